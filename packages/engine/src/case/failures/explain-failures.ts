import { wholeKnowledge } from '../../knowledge/whole-knowledge.ts';
import type { LineGroup } from '../../logs/digest/line-group.ts';
import type { LogLine } from '../../logs/digest/log-line.ts';
import { severityRank } from '../../logs/lines/severity.ts';
import type { FailureView } from '../../rules/failure-view.ts';
import type { Weights } from '../../rules/weigh.ts';
import { WEIGHTS } from '../../rules/weights.ts';
import { deadParts } from './dead-parts.ts';
import type { DeadPart } from './dead-parts.ts';
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
  /** Who died, with the last words. */
  readonly dead: readonly DeadPart[];
  readonly unknown: number;
  readonly noIncident: number;
}

/** What a program says of itself when all is well: it died in the middle of that, and not of it. */
function isOrdinary({ severity, sighting }: FailureView): boolean {
  return sighting === null && severity !== null && severityRank(severity) < severityRank('warn');
}

/** The most telling first, but a line that tells of a death stands behind what the dead wrote last: it says that, and not why. */
function wordsBeforeDeaths(views: readonly FailureView[], deaths: Failures['deaths']): FailureView[] {
  const told = new Set(deaths.map(({ line }) => line));
  const tellsDeath = ({ group }: FailureView): boolean => group.lines.some((line) => told.has(line));
  const first = views.findIndex(tellsDeath);
  if (first === -1) return [...views];
  const words = views
    .slice(first)
    .filter((view) => view.beforeDeath !== null && !tellsDeath(view) && !isOrdinary(view))
    .toSorted((a, b) => (a.beforeDeath ?? 0) - (b.beforeDeath ?? 0));
  const moved = new Set(words);
  return [...views.slice(0, first), ...words, ...views.slice(first).filter((view) => !moved.has(view))];
}

/**
 * Explains a failure from the lines of the logs alone: which known forms of failure they hold, who died with which last words, which
 * comes first, and how probable each is as the cause. Pure but for the index of the catalogue, which is kept.
 */
export function explainFailures(input: {
  readonly lines: readonly LogLine[];
  readonly question: string;
  /** Names of addresses, of container networks. */
  readonly addresses?: ReadonlyMap<string, string> | undefined;
  /** Whether the writers are known to run on a host and in no container. */
  readonly onHost?: boolean | undefined;
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
    telling: wordsBeforeDeaths(
      groups.map(({ view }) => view).filter(({ sighting }) => sighting?.entry.role !== 'harmless'),
      failures.deaths,
    ).map(({ group }) => group),
    dead: deadParts(input.lines, failures.deaths),
    // A line that nobody can name is no cause: it counts for "not known".
    unknown: probabilityOf('unknown') + unnamed.reduce((sum, { probability }) => sum + probability, 0),
    noIncident: probabilityOf('no_incident'),
  };
}
