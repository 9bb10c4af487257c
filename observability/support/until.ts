import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The first answer of `look` that is not undefined, asked every 50 ms. Throws with `what` when the time (ms) is over;
 * the last error of `look` is its cause.
 */
export async function until<T>(what: string, look: () => Promise<T | undefined>, timeoutMs = 15_000): Promise<T> {
  const end = performance.now() + timeoutMs;
  let lastError: unknown;
  while (performance.now() < end) {
    try {
      const seen = await look();
      if (seen !== undefined) return seen;
    } catch (error) {
      lastError = error;
    }
    await sleep(50);
  }
  throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`, { cause: lastError });
}
