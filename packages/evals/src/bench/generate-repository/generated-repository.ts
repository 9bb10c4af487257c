import { cachedFolder } from './cached-folder.ts';
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
  /** Full id of a commit some way before it, as the deployment before would have. */
  readonly previous: string;
  /** Outermost step first. */
  readonly journeys: readonly (readonly JourneyStep[])[];
}

/** What the `code-evidence` and `investigation` benches look into. */
export const BENCH_SHAPE: RepositoryShape = { seed: 20_261_121, files: 5_000, commits: 400, journeys: 12 };

const COMMITS_DEPLOYED = 15;

/** Writes a repository of this shape into a folder that is empty or not there. */
export async function generateRepository(
  shape: RepositoryShape,
  to: { readonly folder: string; readonly searchPath: string },
): Promise<GeneratedRepository> {
  const { journeys, commits } = await writeRepository(planRepository(shape), to);
  const last = Math.max(...commits.keys());
  return {
    folder: to.folder,
    head: commits.get(last) ?? '',
    previous: commits.get(last - COMMITS_DEPLOYED) ?? '',
    journeys: journeys.map((steps) => steps.map(({ mark, ...step }) => ({ ...step, sha: commits.get(mark) ?? '' }))),
  };
}

/** The repository of this shape, from the cache or written there first. */
export async function cachedRepository(shape: RepositoryShape, searchPath: string): Promise<GeneratedRepository> {
  const name = `repository-${shape.seed}-${shape.files}-${shape.commits}-${shape.journeys}`;
  const { folder, facts } = await cachedFolder(name, async (to) => {
    const { folder: _folder, ...known } = await generateRepository(shape, { folder: to, searchPath });
    return known;
  });
  return { ...facts, folder };
}
