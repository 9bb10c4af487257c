import type { Step } from '@mats/contracts';
import type { Step as CatalogueStep } from '../../knowledge/catalogue-entry.ts';
import { fillCaptures } from '../../knowledge/fill-captures.ts';
import type { Captures } from '../../knowledge/match-forms.ts';
import type { FailureCause } from './weigh-failures.ts';

/** How the software that failed is run: it decides which commands are shown. */
export type Platform = 'compose' | 'kubernetes' | 'host';

export type CauseValues = Captures & { readonly service?: string; readonly program?: string };

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

/** The cause in one sentence without a full stop, with its values. */
export function meaningOf(cause: FailureCause): string {
  const entry = cause.answers[0]?.answer.view.sighting?.entry;
  return entry === undefined ? '' : fillCaptures(entry.means, valuesOf(cause));
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
  const entry = cause.answers[0]?.answer.view.sighting?.entry;
  if (entry === undefined) return [];
  const options = { values: valuesOf(cause), platform };
  return [entry.check, ...entry.repair].map((step) => stepOf(step, options));
}
