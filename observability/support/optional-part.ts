import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe } from '@jest/globals';

/** The first of `names` that is an executable file in a folder of the PATH, or undefined. */
export function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const folder of folders) {
    for (const name of names) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here: the next folder or name may have it.
      }
    }
  }
  return undefined;
}

/**
 * `describe` where the part of the world that the tests need is there; otherwise the tests are skipped, and one line on
 * stderr says what was missed and how to get it.
 */
export function describeWith(part: unknown, missed: string): typeof describe | typeof describe.skip {
  if (part !== undefined && part !== '' && part !== false) return describe;
  process.stderr.write(`Not tested: ${missed}\n`);
  return describe.skip;
}
