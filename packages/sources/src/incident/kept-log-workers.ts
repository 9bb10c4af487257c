import { createLogWorkers } from '../log-workers/log-workers.ts';
import type { LogWorkers } from '../log-workers/log-workers.ts';

/** How long threads wait for the next question. Starting them and compiling what they run takes as long as 100 MB. */
const KEPT_MS = 60_000;

let kept: { workers: LogWorkers; users: number; closing: NodeJS.Timeout | null } | null = null;

/** Runs `use` with the process's threads for reading logs, which stay for some time afterwards. */
export async function withLogWorkers<Result>(use: (workers: LogWorkers) => Promise<Result>): Promise<Result> {
  kept ??= { workers: createLogWorkers(), users: 0, closing: null };
  const mine = kept;
  mine.users += 1;
  if (mine.closing !== null) clearTimeout(mine.closing);
  try {
    return await use(mine.workers);
  } finally {
    mine.users -= 1;
    if (mine.users === 0) {
      const close = (): void => {
        kept = null;
        void mine.workers.close();
      };
      mine.closing = setTimeout(close, KEPT_MS).unref();
    }
  }
}
