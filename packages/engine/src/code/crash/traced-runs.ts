import { isTestUnit } from '../../logs/stack/unit-names.ts';
import type { LocatedFrame } from './located-frames.ts';

/** The traces that tell of one failure, and those that were printed beside. */
export interface TracedRuns<Run> {
  readonly runs: readonly Run[];
  readonly others: readonly Run[];
}

/** Tests that fail together fail for one reason; any other trace is another failure, or another thread. */
export function tracedRuns<Run extends { readonly frames: readonly LocatedFrame[] }>(
  located: readonly Run[],
  first: Run,
): TracedRuns<Run> {
  const ofTest = ({ frames }: Run): boolean => frames.some(({ path }) => isTestUnit(path));
  const runs = ofTest(first) ? located.filter(ofTest) : [first];
  return { runs, others: located.filter((one) => !runs.includes(one) && one.frames.length > 0) };
}
