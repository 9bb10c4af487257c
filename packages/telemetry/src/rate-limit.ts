/**
 * Lets a report through at most `most` times a minute and counts what it held back.
 * The clock returns milliseconds.
 */
export function createRateLimit(most: number, now: () => number): () => boolean {
  let windowStart = Number.NEGATIVE_INFINITY;
  let passed = 0;
  return () => {
    const time = now();
    if (time - windowStart >= 60_000) {
      windowStart = time;
      passed = 0;
    }
    passed += 1;
    return passed <= most;
  };
}
