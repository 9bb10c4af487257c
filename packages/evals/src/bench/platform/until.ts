import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer; a look that throws counts as no answer.
 *
 * @throws Error that names what was waited for, when the time (ms) is over.
 */
export async function until<Answer>(
  what: string,
  options: { look: () => Promise<Answer | undefined>; timeoutMs: number; everyMs?: number },
): Promise<Answer> {
  const end = performance.now() + options.timeoutMs;
  let last: unknown;
  while (performance.now() < end) {
    try {
      const answer = await options.look();
      if (answer !== undefined) return answer;
    } catch (error) {
      last = error;
    }
    await sleep(options.everyMs ?? 100);
  }
  throw new Error(`${what} did not happen within ${options.timeoutMs / 1000} s`, { cause: last });
}
