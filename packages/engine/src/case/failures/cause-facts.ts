import type { CauseKind, Step } from '@mats/contracts';
import type { Step as CatalogueStep } from '../../knowledge/catalogue-entry.ts';
import { fillCaptures } from '../../knowledge/fill-captures.ts';
import { KIND_FACTS } from '../../knowledge/kinds.ts';
import type { Captures } from '../../knowledge/match-forms.ts';
import type { FailureCause } from './weigh-failures.ts';

/** How the software that failed is run: it decides which commands are shown. */
export type Platform = 'compose' | 'kubernetes' | 'host';

export type CauseValues = Captures & { readonly service?: string; readonly program?: string };

const MOST_QUOTED = 160;

/** Captured values of a cause, from the strongest of its lines that has them. */
export function valuesOf(cause: FailureCause): CauseValues {
  const own = cause.answers.toReversed().map(({ answer }) => answer.view.sighting?.captures ?? {});
  const [first] = cause.answers;
  const service = first?.answer.view.group.service ?? null;
  const program = first?.answer.view.sighting?.entry.program;
  return {
    ...Object.assign({}, ...own),
    ...(service === null ? {} : { service }),
    ...(program === undefined ? {} : { program }),
  };
}

/** The cause in one sentence without a full stop, with its values; of a line in no known form, the line itself. */
export function meaningOf(cause: FailureCause): string {
  const [strongest] = cause.answers;
  const entry = strongest?.answer.view.sighting?.entry;
  const means = entry?.means ?? KIND_FACTS[cause.kind].means;
  if (means.includes('{')) return fillCaptures(means, valuesOf(cause));
  // What names no value is told in the program's own words, too.
  const [line = ''] = strongest?.answer.view.group.lines[0].message.split('\n', 1) ?? [];
  return `${means}: “${line.slice(0, MOST_QUOTED)}”`;
}

function stepOf(step: CatalogueStep, options: { values: CauseValues; platform: Platform }): Step {
  const { values, platform } = options;
  const command = step[platform] ?? step.host ?? step.compose ?? step.kubernetes;
  return {
    text: fillCaptures(step.text, values),
    ...(command === undefined ? {} : { command: fillCaptures(command, values) }),
    ...(step.destructive === true ? { destructive: true } : {}),
  };
}

/** What to look at first and what repairs it, as commands for the way it is run. */
export function nextStepsOf(cause: FailureCause, platform: Platform): Step[] {
  const { check, repair } = cause.answers[0]?.answer.view.sighting?.entry ?? KIND_FACTS[cause.kind];
  return [check, ...repair].map((step) => stepOf(step, { values: valuesOf(cause), platform }));
}

/** What to do about a kind of failure of which nothing else is known, for software that Compose runs. */
export function stepsOfKind(kind: CauseKind, given: { service?: string | undefined; peer?: string | undefined }): Step[] {
  const { check, repair } = KIND_FACTS[kind];
  const values = {
    ...(given.service === undefined ? {} : { service: given.service }),
    ...(given.peer === undefined ? {} : { peer: given.peer }),
  };
  return [check, ...repair].map((step) => stepOf(step, { values, platform: 'compose' }));
}
