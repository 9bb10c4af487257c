import { wholeKnowledge } from '../../knowledge/whole-knowledge.ts';
import type { LineGroup } from '../../logs/digest/line-group.ts';
import type { LogLine } from '../../logs/digest/log-line.ts';
import type { Weights } from '../../rules/weigh.ts';
import { WEIGHTS } from '../../rules/weights.ts';
import { viewFailures } from './view-failures.ts';
import type { Failures } from './view-failures.ts';
import { kindOf } from './kind-of.ts';
import { causesOf, weighFailures } from './weigh-failures.ts';
import type { FailureCause, WeighedAnswer } from './weigh-failures.ts';

/** What the lines of all logs say of the failure, weighed. */
export interface ExplainedFailures extends Failures {
  /** Every answer with its probability, the most probable first. */
  readonly answers: readonly WeighedAnswer[];
  /** Known causes, the most probable first. */
  readonly causes: readonly FailureCause[];
  /** Failing lines, the most telling first: what to show where no cause is known. */
  readonly telling: readonly LineGroup[];
  readonly unknown: number;
  readonly noIncident: number;
}

/**
 * Explains a failure from the lines of the logs alone: which known forms of failure they hold, who died with which last words, which
 * comes first, and how probable each is as the cause. Pure but for the index of the catalogue, which is kept.
 */
export function explainFailures(input: {
  readonly lines: readonly LogLine[];
  readonly question: string;
  /** Other weights than the fitted ones, for measuring with cases left out. */
  readonly weights?: Weights | undefined;
}): ExplainedFailures {
  const failures = viewFailures({ ...input, ...wholeKnowledge() });
  const answers = weighFailures(failures, input.weights ?? WEIGHTS.failures);
  const probabilityOf = (is: 'unknown' | 'no_incident'): number =>
    answers.find(({ answer }) => answer.is === is)?.probability ?? 0;
  const groups = answers.flatMap(({ answer, probability }) =>
    answer.is === 'failure' ? [{ ...answer, probability }] : [],
  );
  const unnamed = groups.filter(({ view }) => kindOf(view) === null);
  return {
    ...failures,
    answers,
    causes: causesOf(answers),
    telling: groups.filter(({ view }) => view.sighting?.entry.role !== 'harmless').map(({ view }) => view.group),
    // A line that nobody can name is no cause: it counts for "not known".
    unknown: probabilityOf('unknown') + unnamed.reduce((sum, { probability }) => sum + probability, 0),
    noIncident: probabilityOf('no_incident'),
  };
}
