import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a copy of the repository is made from: the commits that its branches end in. */
function fingerprint(repository: string): string {
  const refs = join(repository, '.git', 'refs', 'heads');
  const packed = join(repository, '.git', 'packed-refs');
  const loose = existsSync(refs)
    ? readdirSync(refs, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.name} ${readFileSync(join(entry.parentPath, entry.name), 'utf8').trim()}`)
    : [];
  return [...loose.toSorted(), existsSync(packed) ? readFileSync(packed, 'utf8') : ''].join('\n');
}

/**
 * Copies the sample's repository into a volume (`into`, which must exist) unless this very version of it is there. A
 * repository without our mark is the demo's: its shop runs from it, so it stays whatever is started again. A copy that
 * was cut short is made anew.
 */
export function placeRepository(from: string, into: string): void {
  const marker = join(into, '.git', 'mats-sample');
  const underWay = join(into, 'mats-sample-under-way');
  const wanted = fingerprint(from);
  const isOurs = existsSync(marker) || existsSync(underWay);
  if (existsSync(join(into, '.git')) && !isOurs) return;
  if (existsSync(marker) && !existsSync(underWay) && readFileSync(marker, 'utf8') === wanted) return;
  writeFileSync(underWay, '');
  const old = readdirSync(into).filter((name) => join(into, name) !== underWay);
  for (const name of old) rmSync(join(into, name), { recursive: true, force: true });
  cpSync(from, into, { recursive: true });
  writeFileSync(marker, wanted);
  rmSync(underWay);
}
