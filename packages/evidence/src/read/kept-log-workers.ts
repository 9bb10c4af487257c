import { createLogWorkers } from './workers/log-workers.ts';
import type { LogWorkers } from './workers/log-workers.ts';

/** How long threads wait for the next question: a follow-up finds them, a quiet service gives their memory back. */
const KEPT_MS = 60_000;
/** What a thread has read leaves garbage that V8 is slow to collect, so threads are not used for ever. */
const MOST_USES = 3;

interface Kept {
  readonly workers: LogWorkers;
  uses: number;
  users: number;
  closing: NodeJS.Timeout | null;
}

let kept: Kept | null = null;

/**
 * Runs `use` with the process's threads for reading logs. They stay for some time: to start them and to compile what
 * they run takes as long as reading 100 MB does.
 */
export async function withLogWorkers<Result>(use: (workers: LogWorkers) => Promise<Result>): Promise<Result> {
  kept ??= { workers: createLogWorkers(), uses: 0, users: 0, closing: null };
  const mine = kept;
  mine.uses += 1;
  mine.users += 1;
  if (mine.closing !== null) clearTimeout(mine.closing);
  // Whoever comes next gets new ones.
  if (mine.uses === MOST_USES) kept = null;
  try {
    return await use(mine.workers);
  } finally {
    mine.users -= 1;
    if (mine.users === 0) await release(mine);
  }
}

async function release(mine: Kept): Promise<void> {
  if (kept !== mine) {
    await mine.workers.close();
    return;
  }
  const close = (): void => {
    kept = null;
    void mine.workers.close();
  };
  mine.closing = setTimeout(close, KEPT_MS).unref();
}
