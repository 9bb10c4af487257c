import { groupLines } from '../../logs/digest/line-group.ts';
import type { LineGroup } from '../../logs/digest/line-group.ts';
import { findDeaths, lastWords } from '../../logs/digest/deaths.ts';
import type { Death } from '../../logs/digest/deaths.ts';
import type { LogLine } from '../../logs/digest/log-line.ts';
import { severityRank } from '../../logs/lines/severity.ts';
import type { KindGuess, KindGuesser } from '../../knowledge/guess/guess-kind.ts';
import type { FormMatcher, Sighting } from '../../knowledge/match-forms.ts';
import type { CaseView, FailureView } from '../../rules/failure-view.ts';
import { addressNames, withPeerName } from './address-names.ts';
import { withNearbyValues } from './nearby-values.ts';
import { namesOutsideClient } from './outside-client.ts';
import { passedCalls } from './passed-calls.ts';
import { filesOfProse, proseShare } from './prose.ts';
import { docstringLines, isRemark, isRetold } from './retold-failure.ts';
import { serverOf } from './server-of.ts';
import { asksYesOrNo, saysItWorks } from './question-words.ts';
import { tellsFailure } from './told-failure.ts';
import { isLoopback, namesProgram, programsOfWriters, serviceNamedIn, serviceOfPeer, writerOf } from './writers.ts';

/** All that the lines of a case tell, before anything is weighed. */
export interface Failures {
  readonly failures: readonly FailureView[];
  readonly whole: CaseView;
  readonly deaths: readonly Death[];
  /** Services that the lines name. */
  readonly services: ReadonlySet<string>;
}

export interface FailureInput {
  /** In order of time, as `readLogLines` gives them. */
  readonly lines: readonly LogLine[];
  readonly question: string;
  /** Names of addresses that are known beside the lines. */
  readonly addresses?: ReadonlyMap<string, string> | undefined;
  /** Whether the writers are known to run on a host and in no container. */
  readonly onHost?: boolean | undefined;
  readonly matcher: FormMatcher;
  readonly guesser: KindGuesser;
}

/** Groups that are weighed: more than these are never the first failure of anything. */
const MOST_GROUPS = 80;
/** Last words this close to a death count as failing whatever their level. */
const NEAR_DEATH = 4;
/** Ordinary lines of a writer after its complaint that show that it went on. */
const WENT_ON = 6;
/** The part of the log in which a complaint must have ended to be over. */
const OVER_BEFORE = 0.75;
const FRAME =
  /^(?:at |File "|from |\.{3} \d|#\d|goroutine |\d{1,4}: |Traceback \(most recent|The above exception was|During handling of the above)|[{}\]),;]$/;
/** Where the last part of the log begins. */
const LAST_PART = 0.85;

interface Seen {
  readonly group: LineGroup;
  readonly sightings: readonly Sighting[];
  readonly severity: LogLine['severity'];
  readonly nearDeath: number | null;
  /** Whether every form in it is only told of. */
  readonly retold: boolean;
}

function mostSevere(lines: readonly LogLine[]): LogLine['severity'] {
  return lines.reduce<LogLine['severity']>(
    (worst, { severity }) => (severityRank(severity) > severityRank(worst) ? severity : worst),
    null,
  );
}

function isFailing({ sightings, severity, nearDeath, group }: Seen): boolean {
  const [best] = sightings;
  if (best !== undefined) return true;
  if (nearDeath !== null && nearDeath < NEAR_DEATH) return true;
  const [first] = group.lines;
  // A continuation says more of its failure (a cause, a detail), unless it is a frame or only opens a trace.
  if (first.continues) return severityRank(severity) >= severityRank('error') && !FRAME.test(first.message);
  return severityRank(severity) >= severityRank('warn');
}

/** What is equal in lines that tell of the same failure: writer, form and values. */
function sameFailure({ group, sightings }: Seen): string {
  const [best] = sightings;
  if (best === undefined) return group.key;
  return JSON.stringify([group.service, group.lines[0].file, best.entry.id, best.captures]);
}

const nearest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

/** Joins groups that tell of the same failure: what else varies in their lines does not matter. */
function joinSame(seen: readonly Seen[]): Seen[] {
  const joined = new Map<string, Seen>();
  for (const one of seen) {
    const key = sameFailure(one);
    const before = joined.get(key);
    if (before === undefined) {
      joined.set(key, one);
      continue;
    }
    const lines = [...before.group.lines, ...one.group.lines].toSorted((a, b) => a.order - b.order);
    const [first = before.group.lines[0], ...rest] = lines;
    joined.set(key, {
      ...before,
      group: { ...before.group, lines: [first, ...rest] },
      severity: mostSevere(lines),
      nearDeath: nearest(before.nearDeath, one.nearDeath),
    });
  }
  return [...joined.values()];
}

/** A form as its entry reads it on a host. */
function onHost(form: Sighting): Sighting {
  return { ...form, entry: { ...form.entry, ...form.entry.onHost } };
}

function seeGroups(input: FailureInput, words: ReadonlyMap<LogLine, number>): Seen[] {
  const names = addressNames(input.lines, input.addresses);
  const documentation = docstringLines(input.lines);
  const passed = passedCalls(input.lines);
  const written = input.lines.filter((line) => !documentation.has(line) && !passed.has(line) && !isRemark(line));
  return groupLines(written).map((group) => {
    const distances = group.lines.flatMap((line) => words.get(line) ?? []);
    const [first] = group.lines;
    const matched = input.matcher.match(first.text);
    const own = matched.filter((form) => !isRetold(first, form));
    return {
      group,
      sightings: own
        .map((form) => (input.onHost === true ? onHost(form) : form))
        .map((form) => withPeerName(withNearbyValues(form, first, input.lines), names)),
      retold: matched.length > 0 && own.length === 0,
      severity: mostSevere(group.lines),
      nearDeath: distances.length === 0 ? null : Math.min(...distances),
    };
  });
}

/** Whether a form can be the reason, and is no complaint of somebody else. */
function tellsReason({ entry: { role } }: Sighting): boolean {
  return role === 'cause' || role === 'either';
}

/**
 * Of forms in one line the one that stands behind: in `A: B: C` the last says why, and the others who was told. A part of the same
 * words that says the same kind of failure stands behind nothing: it only reads less of them.
 */
function reasonBehind(outer: Sighting, sightings: readonly Sighting[]): Sighting | undefined {
  const behind = sightings.filter(
    (one) =>
      tellsReason(one) &&
      one.start > outer.start &&
      one.end >= outer.end &&
      (one.entry.kind !== outer.entry.kind || one.start >= outer.end),
  );
  return behind.toSorted((a, b) => b.start - a.start)[0];
}

/** The form that fits the writer best: the most telling one, unless another program is known to write here. */
function fittingSighting(seen: Seen, ownPrograms: ReadonlySet<string> | undefined): Sighting | null {
  const fits = ({ entry }: Sighting): boolean =>
    entry.program === undefined || ownPrograms === undefined || ownPrograms.has(entry.program);
  const fitting = seen.sightings.filter(fits);
  const best = fitting[0] ?? seen.sightings[0];
  if (best === undefined) return null;
  return best.entry.role === 'harmless' ? best : (reasonBehind(best, fitting) ?? best);
}

function isOwnProgram(seen: Seen, sighting: Sighting | null, known: ReadonlySet<string> | undefined): boolean | null {
  const program = sighting?.entry.program;
  if (program === undefined) return null;
  if (known?.has(program) === true) return true;
  const { service } = seen.group;
  if (service !== null && namesProgram(service, program)) return true;
  return known === undefined ? null : false;
}

interface Context {
  readonly input: FailureInput;
  readonly services: ReadonlySet<string>;
  /** Services that lines name, and those whose deaths are told. */
  readonly named: ReadonlySet<string>;
  readonly programs: ReadonlyMap<string, ReadonlySet<string>>;
  readonly failingWriters: ReadonlyMap<string, readonly Seen[]>;
  readonly blamed: ReadonlySet<string>;
  readonly ordinary: ReadonlyMap<string, readonly number[]>;
  readonly died: ReadonlySet<string>;
  readonly proseFiles: ReadonlySet<number>;
}

function recovered(seen: Seen, context: Context): boolean {
  const writer = writerOf(seen.group.lines[0]);
  const last = seen.group.lines.at(-1)?.order ?? 0;
  if (context.died.size > 0 || last > OVER_BEFORE * context.input.lines.length) return false;
  return (context.ordinary.get(writer) ?? []).filter((order) => order > last).length >= WENT_ON;
}

/** What an access log holds of a request. */
const REQUEST = /"[A-Z]{3,10} [^ "]{1,2000}(?: HTTP\/[\d.]{1,3})?"? /;

/** Whether the words of lines may tell what is wrong: those of errors do, those of a request are the caller's. */
function mayBeGuessed({ group, severity, retold }: Seen): boolean {
  return !retold && severityRank(severity) >= severityRank('error') && !REQUEST.test(group.lines[0].message);
}

function guessOf({ message }: LogLine, { input }: Context): KindGuess | null {
  return input.guesser.guess(message)[0] ?? null;
}

/** The service that a complaint is about: by its address, or else by its name. */
function blamedBy(
  line: LogLine,
  { peer, services }: { readonly peer: string | undefined; readonly services: ReadonlySet<string> },
): string | null {
  if (peer === undefined) return null;
  return serviceOfPeer(peer, services) ?? serviceNamedIn(line.message, { services, writer: writerOf(line) });
}

/** Whether a complaint is of a server that it does not name: by its program, or at the machine's own address. */
function complainsOfServer(sighting: Sighting | null): boolean {
  if (sighting === null || sighting.entry.role === 'cause' || sighting.entry.peerProgram === undefined) return false;
  const { peer } = sighting.captures;
  return peer === undefined || isLoopback(peer);
}

function viewOf(seen: Seen, at: { sighting: Sighting | null; own: boolean | null }, context: Context): FailureView {
  const { group, severity } = seen;
  const [first] = group.lines;
  const writer = writerOf(first);
  const { sighting } = at;
  const { peer } = sighting?.captures ?? {};
  const blames = blamedBy(first, { peer, services: context.services });
  const { programs } = context;
  const serverAmong = (services: ReadonlySet<string>): string | null =>
    sighting === null ? null : serverOf({ entry: sighting.entry, line: first, peer }, { services, programs });
  // A unit and the program in it may have two names: whoever wrote lines is meant before those of whom lines only tell.
  const server = serverAmong(context.named) ?? serverAmong(context.services);
  const failed = blames ?? (complainsOfServer(sighting) ? server : null);
  const peerFailures = failed === null || failed === writer ? [] : (context.failingWriters.get(failed) ?? []);
  return {
    group,
    sighting,
    variants: 1,
    guess: sighting === null && mayBeGuessed(seen) ? guessOf(first, context) : null,
    severity,
    ownProgram: at.own,
    server,
    beforeDeath: seen.nearDeath,
    blamedByOthers: context.blamed.has(writer),
    peerFails: peerFailures.length > 0,
    peerUnread: peer !== undefined && blames === null && context.services.size > 0 && !isLoopback(peer),
    recovered: recovered(seen, context),
    persists: (group.lines.at(-1)?.order ?? 0) >= LAST_PART * context.input.lines.length,
    prose: context.proseFiles.has(first.file) ? 1 : proseShare(first) / 2,
    onlyKind: false,
    outsideClient: namesOutsideClient(first.text),
  };
}

/** The kinds that can be a cause and last. */
function lastingKind({ sighting, recovered: over, prose }: FailureView): string | null {
  if (sighting === null || over || prose === 1) return null;
  return tellsReason(sighting) ? sighting.entry.kind : null;
}

/** How often each form comes again in the mouth of one writer, with other values. */
function withVariants(failures: readonly FailureView[]): FailureView[] {
  const formOf = ({ group, sighting }: FailureView): string =>
    `${writerOf(group.lines[0])} ${sighting?.entry.id ?? ''}`;
  const counts = Map.groupBy(failures, formOf);
  return failures.map((view) =>
    view.sighting === null ? view : { ...view, variants: counts.get(formOf(view))?.length ?? 1 },
  );
}

function withOnlyKinds(failures: readonly FailureView[]): FailureView[] {
  const kinds = new Set(failures.flatMap((view) => lastingKind(view) ?? []));
  return failures.map((view) => {
    const own = lastingKind(view);
    return { ...view, onlyKind: own !== null && kinds.size === 1 };
  });
}

const isHarmless = (sighting: Sighting | null): boolean => sighting?.entry.role === 'harmless';

/** Words by which tools say that what they were asked to do is done. */
const SUCCESS =
  /\b(?:succeeded|successful(?:ly)?|completed|passed|finished|complete)\b|\bexited with code 0\b|\bcondition met\b|\b0 (?:errors|failures|failed)\b/i;
const FAILURE = /\b(?:not|un|fail\w{0,3}|errors?|without)\b/i;

/** Whether somebody says that it succeeded after the last line that tells of an error. */
function succeedsAfter(lines: readonly LogLine[], errors: readonly FailureView[]): boolean {
  const last = Math.max(-1, ...errors.flatMap(({ group }) => group.lines.at(-1)?.order ?? []));
  return lines.some(({ order, message }) => order > last && SUCCESS.test(message) && !FAILURE.test(message));
}

function wholeOf(failures: readonly FailureView[], context: Context & { deaths: readonly Death[] }): CaseView {
  const { input, deaths } = context;
  const failureTold = tellsFailure(input.question);
  const telling = failures.filter(({ sighting, prose }) => !isHarmless(sighting) && prose < 1);
  // What names a cause is an error, whatever its level.
  const errors = telling.filter(
    ({ severity, sighting }) => severityRank(severity) >= severityRank('error') || sighting?.entry.role === 'cause',
  );
  return {
    deaths: deaths.length,
    noErrors: errors.length === 0,
    endsWell: !telling.some(({ persists }) => persists),
    asksYesOrNo: asksYesOrNo(input.question),
    saysItWorks: saysItWorks(input.question) && !failureTold,
    tellsFailure: failureTold,
    succeeds: succeedsAfter(input.lines, errors),
  };
}

/** Looks at every group of lines that may tell of a failure. Pure; linear in the number of lines but for their sorting. */
export function viewFailures(input: FailureInput): Failures {
  const { lines } = input;
  const deaths = findDeaths(lines);
  const seen = joinSame(seeGroups(input, lastWords(lines, deaths)));
  const services = new Set(lines.flatMap(({ service }) => service ?? []));
  const programs = programsOfWriters(
    seen.flatMap(({ group, sightings }) => sightings.map((sighting) => ({ line: group.lines[0], sighting }))),
  );
  const proseFiles = filesOfProse(lines);
  const allProse = lines.every(({ file }) => proseFiles.has(file));
  // What people wrote about failures counts only where programs wrote nothing.
  const failing = seen.filter((one) => isFailing(one) && (allProse || !proseFiles.has(one.group.lines[0].file)));
  const withForms = failing.map((one) => {
    const known = programs.get(writerOf(one.group.lines[0]));
    const sighting = fittingSighting(one, known);
    return { one, sighting, own: isOwnProgram(one, sighting, known) };
  });
  const telling = withForms.filter(({ sighting }) => !isHarmless(sighting));
  const failingWriters = new Map<string, Seen[]>();
  for (const { one, sighting } of telling) {
    if (sighting?.entry.role === 'symptom' || severityRank(one.severity) < severityRank('warn')) continue;
    const writer = writerOf(one.group.lines[0]);
    failingWriters.set(writer, [...(failingWriters.get(writer) ?? []), one]);
  }
  const blamed = new Set(
    telling.flatMap(({ one, sighting }) => {
      const peer = sighting?.captures.peer;
      const service = blamedBy(one.group.lines[0], { peer, services });
      return service === null || service === writerOf(one.group.lines[0]) ? [] : [service];
    }),
  );
  const complaints = new Set(failing.flatMap(({ group }) => group.lines));
  const ordinary = new Map<string, number[]>();
  for (const line of lines) {
    if (complaints.has(line) || line.message === '') continue;
    const writer = writerOf(line);
    const orders = ordinary.get(writer);
    if (orders === undefined) ordinary.set(writer, [line.order]);
    else orders.push(line.order);
  }
  const context: Context = {
    input,
    services,
    named: new Set([...services, ...deaths.flatMap(({ service }) => service ?? [])]),
    programs,
    failingWriters,
    blamed,
    ordinary,
    died: new Set(deaths.map(({ service }) => service ?? '')),
    proseFiles,
  };
  const failures = withForms
    .map(({ one, sighting, own }) => viewOf(one, { sighting, own }, context))
    .slice(0, MOST_GROUPS);
  return {
    failures: withVariants(withOnlyKinds(failures)),
    whole: wholeOf(failures, { ...context, deaths }),
    deaths,
    services,
  };
}
