import type { CauseKind, Step } from '@mats/contracts';
import type { Step as CatalogueStep } from '../../knowledge/catalogue-entry.ts';
import { fillCaptures, fillCommand } from '../../knowledge/fill-captures.ts';
import type { CommandValues } from '../../knowledge/fill-captures.ts';
import { KIND_FACTS } from '../../knowledge/kinds.ts';
import type { Captures, Sighting } from '../../knowledge/match-forms.ts';
import type { LineGroup } from '../../logs/digest/line-group.ts';
import { isKernel } from './component.ts';
import { namedPeer } from './named-peer.ts';
import type { FailureCause } from './weigh-failures.ts';
import { isRepeated } from './writers.ts';

/** How the software that failed is run: it decides which commands are shown. */
export type Platform = 'compose' | 'kubernetes' | 'systemd' | 'host';

type CauseValues = CommandValues;

/** Characters that are quoted, and at most where the form reaches further. */
const MOST_QUOTED = 140;
const MOST_OF_FORM = 480;
/** Characters before a form that ends further behind. */
const LEAD = 40;

/** A unit of systemd in the path of its control group. */
const UNIT = /([\w@:.-]{1,120}\.service)(?:\/|$)/;

/** What commands have to name: the kernel speaks of units, and is none. */
function serviceOf(group: LineGroup, { path = '' }: Captures): string | null {
  return isKernel(group) ? (UNIT.exec(path)?.[1] ?? null) : group.service;
}

/** What a line names is its own; whom and where it tells of, it mostly shares with those that tell of the same cause. */
function sharedCaptures(sighting: Sighting | null, told: Sighting | null): Captures {
  if (sighting === null) return {};
  if (told === null || sighting.entry.id === told.entry.id) return sighting.captures;
  const { object: _, ...shared } = sighting.captures;
  return shared;
}

/** Captured values of a cause, from the strongest of its lines that has them. */
export function valuesOf(cause: FailureCause): CauseValues {
  const told = tellingAnswer(cause)?.answer.view.sighting ?? null;
  const own = cause.answers.toReversed().map(({ answer }) => sharedCaptures(answer.view.sighting, told));
  const [first] = cause.answers;
  const values: Captures = Object.assign({}, ...own);
  // What is done to a client is not done to the server whose words it repeats.
  const repeats = first?.answer.view.sighting?.entry;
  const client = cause.answers.find(({ answer: { view } }) => view.group.service !== view.server);
  const spoken = repeats !== undefined && isRepeated(repeats) ? (client ?? first) : first;
  const service = spoken === undefined ? null : serviceOf(spoken.answer.view.group, values);
  const program = first?.answer.view.sighting?.entry.program;
  const server = cause.answers.map(({ answer }) => answer.view.server).find((name) => name !== null) ?? undefined;
  const peer = cause.answers.map(({ answer }) => namedPeer(answer.view)).find((name) => name !== undefined);
  return {
    ...values,
    ...(peer === undefined ? {} : { peer }),
    ...(server === undefined ? {} : { server }),
    ...(service === null ? {} : { service }),
    ...(program === undefined ? {} : { program }),
  };
}

/** Answers this much less probable than the strongest still speak for the whole. */
const SPEAKS = 0.2;

/** The answer that tells most: of the probable ones, the first whose sentence names a value. */
function tellingAnswer({ answers }: FailureCause): FailureCause['answers'][number] | undefined {
  const [strongest] = answers;
  if (strongest === undefined) return undefined;
  const probable = answers.filter(({ probability }) => probability >= SPEAKS * strongest.probability);
  const names = ({ answer }: FailureCause['answers'][number]): boolean => {
    const { sighting } = answer.view;
    return (
      sighting !== null && Object.keys(sighting.captures).some((name) => sighting.entry.means.includes(`{${name}`))
    );
  };
  return probable.find(names) ?? strongest;
}

/** Where the first whole word of a stretch begins. */
function wordBegin(text: string, { from, to }: { from: number; to: number }): number {
  const gap = text.slice(from, to).search(/\s/);
  return gap < 0 ? from : from + gap + 1;
}

/** What the program wrote, whole; of a long line its beginning, and the form in it. */
function quoteOf(answer: FailureCause['answers'][number]): string {
  const { sighting, group } = answer.answer.view;
  const [first] = group.lines;
  const at = sighting?.start ?? first.messageAt;
  const begins = Math.min(at, Math.max(first.messageAt, first.text.lastIndexOf('\n', at) + 1));
  const end = sighting?.end ?? begins;
  const from =
    end - begins <= MOST_OF_FORM ? begins : wordBegin(first.text, { from: Math.max(begins, at - LEAD), to: at });
  const most = Math.max(MOST_QUOTED, Math.min(MOST_OF_FORM, end - from));
  const [line = ''] = first.text.slice(from).trimStart().split('\n', 1);
  return `${from > begins ? '…' : ''}${line.slice(0, most)}${line.length > most ? '…' : ''}`;
}

/** A known failure in words: what it means, with its values, and what the program wrote. */
export interface FailureMeaning {
  /** A sentence without a full stop. */
  readonly means: string;
  /** Null where no line of it is known. */
  readonly quote: string | null;
}

/** What a known failure means, apart from the words that it was read from. */
export function meaningOf(cause: FailureCause): FailureMeaning {
  const telling = tellingAnswer(cause);
  if (telling === undefined) return { means: fillCaptures(KIND_FACTS[cause.kind].means, {}), quote: null };
  const entry = telling.answer.view.sighting?.entry;
  const means = fillCaptures(entry?.means ?? KIND_FACTS[cause.kind].means, valuesOf(cause));
  return { means, quote: quoteOf(telling) };
}

/** A path that begins with a drive or the name of a file server: only Windows writes such. */
const WINDOWS_PATH = /^(?:[A-Za-z]:[\\/]|\\\\[\w.-])/;

function commandOf(step: CatalogueStep, options: { values: CauseValues; platform: Platform }): string | undefined {
  const { values } = options;
  // What helps on a host helps where systemd runs the program on it.
  const platform = options.platform === 'systemd' ? 'host' : options.platform;
  // The commands of another system's shell would help nobody.
  if (platform === 'host' && WINDOWS_PATH.test(values.path ?? '')) return step.windows;
  return step[platform] ?? step.host ?? step.compose ?? step.kubernetes;
}

function stepOf(step: CatalogueStep, options: { values: CauseValues; platform: Platform }): Step {
  const { values } = options;
  const command = commandOf(step, options);
  return {
    text: fillCaptures(step.text, values),
    ...(command === undefined ? {} : { command: fillCommand(command, values) }),
    ...(step.destructive === true ? { destructive: true } : {}),
  };
}

/** What to look at first and what repairs it, as commands for the way it is run. */
export function nextStepsOf(cause: FailureCause, platform: Platform): Step[] {
  const { check, repair } = cause.answers[0]?.answer.view.sighting?.entry ?? KIND_FACTS[cause.kind];
  const values = valuesOf(cause);
  return [check, ...repair].map((step) => stepOf(step, { values, platform }));
}

/** What to do about a kind of failure of which nothing else is known; Compose runs what is run in a way that is not known. */
export function stepsOfKind(
  kind: CauseKind,
  given: { service?: string | undefined; peer?: string | undefined; platform?: Platform | undefined },
): Step[] {
  const { check, repair } = KIND_FACTS[kind];
  const values = {
    ...(given.service === undefined ? {} : { service: given.service }),
    ...(given.peer === undefined ? {} : { peer: given.peer }),
  };
  return [check, ...repair].map((step) => stepOf(step, { values, platform: given.platform ?? 'compose' }));
}
