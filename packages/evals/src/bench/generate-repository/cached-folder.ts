import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const GENERATORS = [import.meta.dirname, join(import.meta.dirname, '..', 'generate')];

/** Changes whenever what makes the data does. */
async function generatorsHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of GENERATORS) {
    for (const name of (await readdir(folder)).toSorted()) {
      if (name.endsWith('.ts') && !name.endsWith('.test.ts')) hash.update(await readFile(join(folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/**
 * Data that takes some seconds to make and is the same every time, from a cache below the system's folder for temporary
 * files. `make` fills an empty folder and returns the facts about it, which must survive being written as JSON.
 */
export async function cachedFolder<Facts>(
  name: string,
  make: (folder: string) => Promise<Facts>,
): Promise<{ readonly folder: string; readonly facts: Facts }> {
  const place = join(tmpdir(), 'mats-bench-cache', `${name}-${await generatorsHash()}`);
  const factsFile = 'facts.json';
  const known = await readFile(join(place, factsFile), 'utf8').catch(() => null);
  if (known !== null) return { folder: join(place, 'data'), facts: JSON.parse(known) as Facts };
  const draft = `${place}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(join(draft, 'data'), { recursive: true });
  const facts = await make(join(draft, 'data'));
  await writeFile(join(draft, factsFile), JSON.stringify(facts));
  // Somebody else may have been faster.
  await rename(draft, place).catch(() => rm(draft, { recursive: true, force: true }));
  return { folder: join(place, 'data'), facts };
}
