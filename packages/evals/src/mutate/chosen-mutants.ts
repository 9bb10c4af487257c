import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../bench/generate/random.ts';
import { repositoryRoot } from '../bench/repository-root.ts';
import { mutantsIn } from './mutants-in.ts';
import type { Mutant } from './mutants-in.ts';

/** Parts of the engine whose constants and conditions must be held by tests. */
export const PARTS = ['rules', 'case/judge', 'case/failures', 'knowledge'] as const;

/** Which of all mutants are run: the same for the same share, seed and code. */
export interface MutantChoice {
  /** Share of all mutants that is run, 0 to 1. */
  readonly share: number;
  readonly seed: number;
}

export interface PlacedMutant extends Mutant {
  /** Absolute path. */
  readonly path: string;
  /** Path in the engine. */
  readonly file: string;
  readonly part: (typeof PARTS)[number];
}

/** Where the engine's code stands. */
export function engineSource(): string {
  return join(repositoryRoot(), 'packages', 'engine', 'src');
}

/** Entries of the catalogue are data, which their own examples test. */
export function isData(file: string): boolean {
  return file.startsWith(join('knowledge', 'entries'));
}

/** Files with code of their own. */
function sourcesOf(part: string): string[] {
  return readdirSync(join(engineSource(), part), { recursive: true, encoding: 'utf8' })
    .map((file) => join(part, file))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('-examples.ts'))
    .filter((file) => !isData(file) && !file.includes('testing'))
    .filter((file) => statSync(join(engineSource(), file)).isFile())
    .toSorted();
}

/** The mutants of a choice, in the order of files and lines. */
export function chosenMutants({ share, seed }: MutantChoice): PlacedMutant[] {
  const random = createRandom(seed);
  const all = PARTS.flatMap((part) =>
    sourcesOf(part).flatMap((file) => {
      const path = join(engineSource(), file);
      return mutantsIn(file, readFileSync(path, 'utf8')).map((mutant) => ({ ...mutant, path, file, part }));
    }),
  );
  return all.filter(() => random.below(1_000) < share * 1_000);
}
