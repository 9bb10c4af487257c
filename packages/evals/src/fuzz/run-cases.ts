import { createRandom } from '../bench/generate/random.ts';
import type { FuzzTarget } from './target.ts';
import { CODE_TARGETS } from './targets/code.ts';
import { HISTORY_TARGETS } from './targets/history.ts';
import { INCIDENT_TARGETS } from './targets/incident.ts';
import { LOG_TARGETS, MILLION_KINDS } from './targets/logs.ts';
import { RECORDING_TARGETS } from './targets/recordings.ts';
import { SIGNAL_TARGETS } from './targets/signals.ts';
import { SOURCE_TARGETS } from './targets/sources.ts';

const TARGETS: readonly FuzzTarget[] = [
  ...LOG_TARGETS,
  ...CODE_TARGETS,
  ...HISTORY_TARGETS,
  ...SIGNAL_TARGETS,
  ...INCIDENT_TARGETS,
  ...RECORDING_TARGETS,
  ...SOURCE_TARGETS,
];
/** One case in so many is of megabytes. */
const LARGE_EVERY = 97;
/** One in so many takes ten seconds; tests run fewer cases. */
const MILLION_EVERY = 2000;

/** How one case went. `failure` is what the product must never do. */
export interface CaseOutcome {
  readonly case: number;
  readonly target: string;
  readonly cpuMilliseconds: number;
  readonly failure?: string;
}

/** Which cases: the same numbers with the same seed are the same cases, whatever ran before. */
export interface CaseRange {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/** Runs cases one after the other and tells of each as it ends. */
export async function runCases(
  { seed, from, to }: CaseRange,
  {
    tell,
    targets = TARGETS,
  }: { readonly tell: (outcome: CaseOutcome) => void; readonly targets?: readonly FuzzTarget[] },
): Promise<void> {
  for (let number = from; number < to; number += 1) {
    const target = targetOf(number, targets);
    const random = createRandom(Math.imul(seed, 1_000_003) + number);
    const start = process.cpuUsage();
    let failure: string | undefined;
    try {
      await target.run(random, number % LARGE_EVERY === LARGE_EVERY - 1 ? 'large' : 'small');
    } catch (error) {
      if (target.allows?.(error) !== true) failure = described(error);
    }
    const { user, system } = process.cpuUsage(start);
    const outcome = { case: number, target: target.name, cpuMilliseconds: (user + system) / 1000 };
    tell(failure === undefined ? outcome : { ...outcome, failure });
  }
}

/** The target of a case. */
export function targetOf(number: number, targets: readonly FuzzTarget[] = TARGETS): FuzzTarget {
  if (targets === TARGETS && number % MILLION_EVERY === MILLION_EVERY - 1) return MILLION_KINDS;
  // Each as often as its share says, twice over so that a share may be a half.
  const turns = targets.flatMap((target) => Array.from({ length: Math.round(target.share * 2) }, () => target));
  const target = turns[number % turns.length];
  if (target === undefined) throw new RangeError(`Case ${number} has no target.`);
  return target;
}

/** Message and the nearest places of the product. */
function described(error: unknown): string {
  if (!(error instanceof Error)) return `threw ${String(error)}`;
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.includes('/packages/'))
    .slice(0, 3);
  return [
    `${error.name}: ${error.message.slice(0, 300)}`,
    ...places.map((line) => line.trim().replace(/^at .*\/packages\//, '')),
  ].join(' | ');
}
