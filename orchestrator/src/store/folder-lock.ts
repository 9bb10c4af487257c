import { linkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { MatsError } from '@mats/contracts';
import { z } from 'zod';
import { beganOf, isRunning, readIfThere } from './running-process.ts';

const holderSchema = z.object({
  pid: z.int().positive(),
  host: z.string(),
  /** When the process began, as the system counts it; null where it does not tell. Process ids are used again. */
  began: z.string().nullable(),
  since: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/** The right to use a folder alone; whoever holds it is named to others. */
export interface FolderLock {
  release(): void;
}

/** A holder on another machine shows that it lives by touching the file; on this one the system is asked. */
const TOUCH_MS = 5_000;
const DEAD_AFTER_MS = 30_000;

function holderOf(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function lives(holder: Holder, file: string, now: number): boolean {
  if (holder.host !== hostname()) return now - statSync(file).mtimeMs < DEAD_AFTER_MS;
  if (!isRunning(holder.pid)) return false;
  return holder.began === null || beganOf(holder.pid) === holder.began;
}

/** Takes a lock away whose holder is dead, unless somebody else was faster. */
function takeAway(file: string, seen: string): void {
  const aside = `${file}.${process.pid}.dead`;
  renameSync(file, aside);
  const moved = readIfThere(aside);
  if (moved !== seen) {
    // A new holder's lock was moved: it goes back.
    linkSync(aside, file);
  }
  rmSync(aside, { force: true });
}

/**
 * Locks a folder for this process by a file beside it.
 *
 * @throws MatsError `storage_in_use` that says who has it.
 */
export function lockFolder(folder: string, options: { now: () => number }): FolderLock {
  const file = `${folder}.lock`;
  const own: Holder = {
    pid: process.pid,
    host: hostname(),
    began: beganOf(process.pid),
    since: new Date(options.now()).toISOString(),
  };
  const text = JSON.stringify(own);
  const draft = `${file}.${process.pid}`;
  for (let tries = 0; ; tries += 1) {
    writeFileSync(draft, text, { mode: 0o600 });
    try {
      linkSync(draft, file);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    const seen = readIfThere(file);
    if (seen === undefined) continue;
    const holder = holderOf(seen);
    if (tries >= 3 || (holder !== undefined && lives(holder, file, options.now()))) {
      const { pid = '?', host = '?', since = '?' } = holder ?? {};
      throw new MatsError('storage_in_use', { folder, pid, host, since });
    }
    takeAway(file, seen);
  }
  const touching = setInterval(() => {
    const at = new Date(options.now());
    try {
      utimesSync(file, at, at);
    } catch {
      // A folder that cannot be written tells so when it is used.
    }
  }, TOUCH_MS).unref();
  return {
    release: () => {
      clearInterval(touching);
      if (readIfThere(file) === text) rmSync(file, { force: true });
    },
  };
}
