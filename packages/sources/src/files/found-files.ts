import { realpath, stat } from 'node:fs/promises';
import { findLogFiles } from './find-log-files.ts';
import type { LogFile } from './find-log-files.ts';

type Found = Awaited<ReturnType<typeof findLogFiles>>;

/** The log files of some patterns, looked for again only when one is asked for that was not found before. */
export interface FoundFiles {
  /** Those that are there now. */
  find(): Promise<Found>;
  /** One of them by its real path, as it is now; undefined when the patterns do not find it. */
  at(path: string): Promise<LogFile | undefined>;
}

/** A search through folders for each of dozens of excerpts costs more than reading them. */
export function createFoundFiles(patterns: readonly string[]): FoundFiles {
  let searching: Promise<Found> | null = null;
  let known: ReadonlyMap<string, LogFile> = new Map();
  const find = (): Promise<Found> => {
    // Who asks while a search runs takes part in it.
    searching ??= findLogFiles(patterns)
      .then((found) => {
        known = new Map(found.files.map((file) => [file.path, file]));
        return found;
      })
      .finally(() => {
        searching = null;
      });
    return searching;
  };
  return {
    find,
    async at(path) {
      const before = known.get(path);
      const again = before === undefined ? null : await stillThere(before);
      return again ?? (await find()).files.find((file) => file.path === path);
    },
  };
}

/** The file with its size and time of now; null when its place is gone, a link or no file any more. */
async function stillThere(file: LogFile): Promise<LogFile | null> {
  const real = await realpath(file.path).catch(() => null);
  if (real !== file.path) return null;
  const about = await stat(real).catch(() => null);
  return about?.isFile() === true ? { ...file, bytes: about.size, modified: about.mtimeMs } : null;
}
