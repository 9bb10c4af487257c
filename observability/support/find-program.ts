import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { searchPath, settingOf } from './env.ts';

/** A program of this host: what the setting names, else the first of the names on the PATH; undefined where it is not. */
export function findProgram(setting: Parameters<typeof settingOf>[0], names: readonly string[]): string | undefined {
  const named = settingOf(setting);
  if (named !== undefined) return existsSync(named) ? named : undefined;
  return searchPath()
    .split(':')
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}
