import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The hand-written parts of a report, a file each: by what they are about, the file's name without its extension. */
export function readNotes(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return new Map(files.map((name) => [name.slice(0, -'.md'.length), readFileSync(join(folder, name), 'utf8')]));
}
