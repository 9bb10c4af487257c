import { createHash } from 'node:crypto';
import { rounded } from './statistics.ts';

/** How fast the machine was before and after a run. */
export interface Calibration {
  readonly first_ms: number;
  readonly last_ms: number;
  /** Share by which the second differs from the first. */
  readonly drift: number;
  /** Whether the machine was the same all along; figures of a run that drifted are not to be quoted. */
  readonly steady: boolean;
}

const MOST_DRIFT = 0.1;
const BLOCK = Buffer.alloc(1024 * 1024, 'calibrator');

/** CPU-bound native work that never changes: the best of five, in wall-clock milliseconds. */
function nativeLoop(): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    const hash = createHash('sha256');
    for (let block = 0; block < 64; block += 1) hash.update(BLOCK);
    hash.digest();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Starts a calibration; the returned function ends it. */
export function startCalibration(measure: () => number = nativeLoop): () => Calibration {
  const first = measure();
  return () => {
    const last = measure();
    const drift = Math.abs(last - first) / first;
    return { first_ms: rounded(first), last_ms: rounded(last), drift: rounded(drift, 2), steady: drift <= MOST_DRIFT };
  };
}
