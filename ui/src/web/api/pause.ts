const FIRST_MS = 400;
const LONGEST_MS = 5000;

/** How long to wait before attempt number `attempt` (from 1): doubles up to 5 s, spread so that pages do not come back at once. */
export function backoff(attempt: number, random: () => number): number {
  const step = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return step / 2 + (step / 2) * random();
}

/** Waits for the backoff, or less: until the browser says that the network is back. Rejects when aborted. */
export function pauseForNetwork(attempt: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      globalThis.removeEventListener('online', onOnline);
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    const onOnline = (): void => finish(resolve);
    const onAbort = (): void => finish(() => reject(new DOMException('Stopped', 'AbortError')));
    const timer = setTimeout(() => finish(resolve), backoff(attempt, Math.random));
    globalThis.addEventListener('online', onOnline);
    signal.addEventListener('abort', onAbort);
  });
}
