import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planRepository } from './plan-repository.ts';
import type { PlannedStep, RepositoryShape } from './plan-repository.ts';
import { writeRepository } from './write-repository.ts';

/** A step of a journey, with the full id of the commit that wrote its line last. */
export interface JourneyStep extends Omit<PlannedStep, 'mark'> {
  readonly sha: string;
}

/** A repository for benches and what is true of it. */
export interface GeneratedRepository {
  readonly folder: string;
  /** Full id of the last commit. */
  readonly head: string;
  /** Outermost step first. */
  readonly journeys: readonly (readonly JourneyStep[])[];
}

/** What the `code-evidence` and `investigation` benches look into. */
export const BENCH_SHAPE: RepositoryShape = { seed: 20_261_121, files: 5_000, commits: 400, journeys: 12 };

async function generatorsHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(import.meta.dirname)).toSorted()) {
    if (!name.endsWith('.test.ts')) hash.update(await readFile(join(import.meta.dirname, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** Writes a repository of this shape into a folder that is empty or not there. */
export async function generateRepository(
  shape: RepositoryShape,
  to: { readonly folder: string; readonly searchPath: string },
): Promise<GeneratedRepository> {
  const { journeys, commits } = await writeRepository(planRepository(shape), to);
  return {
    folder: to.folder,
    head: commits.get(Math.max(...commits.keys())) ?? '',
    journeys: journeys.map((steps) => steps.map(({ mark, ...step }) => ({ ...step, sha: commits.get(mark) ?? '' }))),
  };
}

/**
 * The repository of this shape from the cache in the system's folder for temporary files, written there first if need
 * be: it takes some seconds and is the same every time.
 */
export async function cachedRepository(shape: RepositoryShape, searchPath: string): Promise<GeneratedRepository> {
  const key = [await generatorsHash(), shape.seed, shape.files, shape.commits, shape.journeys].join('-');
  const place = join(tmpdir(), 'mats-bench-cache', `repository-${key}`);
  const facts = join(place, 'facts.json');
  const known = await readFile(facts, 'utf8').catch(() => null);
  if (known !== null) return { ...(JSON.parse(known) as GeneratedRepository), folder: join(place, 'code') };
  const draft = `${place}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const made = await generateRepository(shape, { folder: join(draft, 'code'), searchPath });
  await writeFile(join(draft, 'facts.json'), JSON.stringify(made));
  // Somebody else may have been faster.
  await rename(draft, place).catch(() => rm(draft, { recursive: true, force: true }));
  return { ...made, folder: join(place, 'code') };
}
