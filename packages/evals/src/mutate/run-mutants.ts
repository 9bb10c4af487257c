import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../bench/generate/random.ts';
import { repositoryRoot } from '../bench/repository-root.ts';
import { mutantsIn } from './mutants-in.ts';
import type { Mutant } from './mutants-in.ts';

/** Parts of the engine whose constants and conditions must be held by tests, and the tests that hold them. */
const PARTS = [
  { folder: 'rules', tests: ['src/rules', 'src/case', 'src/code/crash'] },
  { folder: 'case/judge', tests: ['src/case', 'src/rules'] },
  { folder: 'case/failures', tests: ['src/case', 'src/rules'] },
  { folder: 'knowledge', tests: ['src/knowledge', 'src/case', 'src/rules'] },
] as const;

export interface MutationRequest {
  /** Share of all mutants that is run, 0 to 1. */
  readonly share: number;
  readonly seed: number;
  readonly progress: (words: string) => void;
}

/** What a run found: how many mutants the tests noticed, by part, and those that they did not. */
export interface MutationResult {
  readonly killed: number;
  readonly mutants: number;
  readonly parts: Readonly<Record<string, { readonly killed: number; readonly mutants: number }>>;
  readonly survivors: readonly string[];
}

interface PlacedMutant extends Mutant {
  readonly file: string;
  readonly part: (typeof PARTS)[number];
}

/** A test run that takes longer hangs, which is noticed. */
const SECONDS_PER_RUN = 60;

/** Files with code of their own: entries of the catalogue are data, which their examples test. */
function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('-examples.ts'))
    .filter((file) => !file.startsWith('entries') && !file.includes('testing'))
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile());
}

function allMutants(engine: string): PlacedMutant[] {
  return PARTS.flatMap((part) => {
    const files = sourcesOf(join(engine, 'src', part.folder));
    return files.flatMap((path) => {
      const file = path.slice(engine.length + 1);
      return mutantsIn(file, readFileSync(path, 'utf8')).map((mutant) => ({ ...mutant, file, part }));
    });
  });
}

/** Whether the tests fail on what stands in the copy. */
async function testsFail(copy: string, tests: readonly string[]): Promise<boolean> {
  const jest = join(repositoryRoot(), 'node_modules', 'jest', 'bin', 'jest.js');
  const child = spawn(
    process.execPath,
    ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, '--bail', '--runInBand', ...tests],
    { cwd: copy, stdio: 'ignore' },
  );
  const timer = setTimeout(() => child.kill('SIGKILL'), SECONDS_PER_RUN * 1_000);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(timer);
  return code !== 0;
}

async function runIn(copy: string, mutant: PlacedMutant): Promise<boolean> {
  const path = join(copy, mutant.file);
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, before.slice(0, mutant.start) + mutant.text + before.slice(mutant.end));
  try {
    return await testsFail(copy, mutant.part.tests);
  } finally {
    writeFileSync(path, before);
  }
}

/**
 * Changes the engine's rules, judge and knowledge in one small way after the other and runs their tests, in copies of the engine of its own.
 *
 * @throws when the tests fail before anything was changed.
 */
export async function runMutants({ share, seed, progress }: MutationRequest): Promise<MutationResult> {
  const engine = join(repositoryRoot(), 'packages', 'engine');
  const random = createRandom(seed);
  const chosen = allMutants(engine).filter(() => random.below(1_000) < share * 1_000);
  const folder = join(repositoryRoot(), '.turbo', 'mutants');
  rmSync(folder, { recursive: true, force: true });
  const copies = Array.from({ length: Math.min(availableParallelism(), 8) }, (_, place) => join(folder, `${place}`));
  for (const copy of copies) {
    mkdirSync(copy, { recursive: true });
    cpSync(engine, copy, { recursive: true, filter: (path) => !path.includes('.turbo/jest') });
  }
  const outcomes: { readonly mutant: PlacedMutant; readonly killed: boolean }[] = [];
  try {
    const [first] = copies;
    const every = [...new Set(PARTS.flatMap(({ tests }) => tests))];
    if (first === undefined || (await testsFail(first, every))) {
      throw new Error('The tests of the engine fail without any change: mend them first (npm test -- engine).');
    }
    const waiting = [...chosen];
    const work = async (copy: string): Promise<void> => {
      for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
        outcomes.push({ mutant, killed: await runIn(copy, mutant) });
        if (outcomes.length % 25 === 0) progress(`${outcomes.length} of ${chosen.length}`);
      }
    };
    await Promise.all(copies.map(work));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const parts = PARTS.map(({ folder: name }) => {
    const own = outcomes.filter(({ mutant }) => mutant.part.folder === name);
    return [name, { killed: own.filter(({ killed }) => killed).length, mutants: own.length }] as const;
  });
  return {
    killed: outcomes.filter(({ killed }) => killed).length,
    mutants: outcomes.length,
    parts: Object.fromEntries(parts),
    survivors: outcomes
      .filter(({ killed }) => !killed)
      .map(({ mutant }) => `${mutant.file}:${mutant.line} ${mutant.words}`)
      .toSorted(),
  };
}
