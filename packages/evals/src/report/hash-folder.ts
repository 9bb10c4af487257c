import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** How anybody gets the same hash as `hashFolder`, standing in the folder. */
export const HASH_COMMAND =
  "find . -type f | cut -c3- | LC_ALL=C sort | tr '\\n' '\\0' | xargs -0 sha256sum | sha256sum";

/**
 * SHA-256 over the list of a folder's files: one line `<sha256 of the file>  <path in the folder>` each, in the order of the
 * paths' bytes. Content and names count, times and rights do not.
 */
export function hashFolder(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      Buffer.from(
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .split(sep)
          .join('/'),
      ),
    )
    .toSorted((a, b) => Buffer.compare(a, b));
  const whole = createHash('sha256');
  for (const file of files) {
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, file.toString())))
      .digest('hex');
    whole.update(`${hash}  `).update(file).update('\n');
  }
  return whole.digest('hex');
}
