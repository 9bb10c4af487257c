import { readFileSync, writeSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chosenMutants, engineSource, isData } from './chosen-mutants.ts';
import type { MutantChoice, PlacedMutant } from './chosen-mutants.ts';
import { takeCollected } from './collected-tests.ts';
import type { CollectedTest } from './collected-tests.ts';
import { moduleGraph } from './module-graph.ts';
import type { ModuleGraph } from './module-graph.ts';
import { countReached } from './reached-code.ts';

/** What a worker prints, a line each: that the tests pass without a mutant, then how each mutant went, by its place among the chosen ones. */
export type MutantLine = { readonly ready: true } | { readonly mutant: number; readonly killed: boolean };

/** Tests of a file that reach a mutant, by their places in it. */
type Reaching = ReadonlyMap<string, readonly number[]>;

/** The mutant that stands in the code now: the modules that import it are loaded anew under its number. */
interface Standing {
  readonly number: number;
  readonly url: string;
  readonly text: string;
  readonly importers: ReadonlySet<string>;
}

let standing: Standing | null = null;

/** Puts our own `@jest/globals` in the place of Jest's, and the mutant in the place of the file. */
function changeLoading(): void {
  const collecting = new URL('./collected-tests.ts', import.meta.url).href;
  registerHooks({
    resolve: (name, context, next) => {
      if (name === '@jest/globals') return { url: collecting, shortCircuit: true };
      const found = next(name, context);
      const [bare = ''] = found.url.split('?', 1);
      return standing?.importers.has(bare) === true ? { ...found, url: `${bare}?mutant=${standing.number}` } : found;
    },
    load: (url, context, next) =>
      standing !== null && url === `${standing.url}?mutant=${standing.number}`
        ? { format: 'module-typescript', source: standing.text, shortCircuit: true }
        : next(url, context),
  });
}

interface LoadedTests {
  readonly tests: readonly CollectedTest[];
  readonly before: readonly (() => unknown)[];
  readonly after: readonly (() => unknown)[];
}

async function load(url: string): Promise<LoadedTests> {
  takeCollected();
  await import(url);
  return takeCollected();
}

/** Which tests reach which mutant; what runs as a module is loaded, which happens once, is reached by all tests of its importers. */
async function reachingTests(mutants: readonly PlacedMutant[], graph: ModuleGraph): Promise<Map<string, number[]>[]> {
  const reaching = mutants.map(() => new Map<string, number[]>());
  const related = new Map(mutants.map(({ path }) => [path, graph.importersOf(path).filter(isTest)]));
  const took = new Map<string, number>();
  const counts = new Map<string, number>();
  const loaded = new Set<number>();
  const counting = await countReached();
  for (const file of new Set([...related.values()].flat())) {
    const url = pathToFileURL(file).href;
    await counting.reset();
    const began = process.cpuUsage();
    const { tests, before, after } = await load(url);
    for (const run of before) await run();
    const loading = await counting.take();
    counts.set(url, tests.length);
    for (const [at, { path, start }] of mutants.entries()) if (loading(pathToFileURL(path).href, start)) loaded.add(at);
    for (const [place, { name, run }] of tests.entries()) {
      try {
        await run();
      } catch (cause) {
        throw new Error(`"${name}" of ${file} fails without any change: mend it first (npm test -- engine).`, {
          cause,
        });
      }
      const reached = await counting.take();
      for (const [at, { path, start }] of mutants.entries()) {
        if (related.get(path)?.includes(file) !== true) continue;
        if (reached(pathToFileURL(path).href, start)) reaching[at]?.set(url, [...(reaching[at].get(url) ?? []), place]);
      }
    }
    for (const run of after) await run();
    took.set(url, process.cpuUsage(began).user);
  }
  counting.close();
  for (const at of loaded) {
    for (const url of (related.get(mutants[at]?.path ?? '') ?? []).map((file) => pathToFileURL(file).href))
      reaching[at]?.set(
        url,
        Array.from({ length: counts.get(url) ?? 0 }, (_, place) => place),
      );
  }
  // What is quick to run notices most of them.
  return reaching.map((tests) => new Map([...tests].toSorted(([a], [b]) => (took.get(a) ?? 0) - (took.get(b) ?? 0))));
}

const isTest = (file: string): boolean => file.endsWith('.test.ts');

function tell(line: MutantLine): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

/** Whether a test fails with the mutant in place. */
async function isNoticed(reaching: Reaching): Promise<boolean> {
  for (const [url, places] of reaching) {
    try {
      const { tests, before, after } = await load(url);
      for (const run of before) await run();
      for (const place of places) await tests[place]?.run();
      for (const run of after) await run();
    } catch {
      return true;
    }
  }
  return false;
}

/** Runs the chosen mutants from one on, each in modules of its own, against the tests that reach it. */
export async function runMutantWorker({ from, ...choice }: MutantChoice & { readonly from: number }): Promise<void> {
  // A promise that a mutant leaves behind is nobody's.
  process.on('unhandledRejection', () => undefined);
  changeLoading();
  const graph = moduleGraph(engineSource(), isData);
  const mutants = chosenMutants(choice);
  const reaching = await reachingTests(mutants, graph);
  tell({ ready: true });
  for (const [place, mutant] of mutants.entries()) {
    if (place < from) continue;
    const text = readFileSync(mutant.path, 'utf8');
    standing = {
      number: place,
      url: pathToFileURL(mutant.path).href,
      text: text.slice(0, mutant.start) + mutant.text + text.slice(mutant.end),
      importers: new Set(graph.importersOf(mutant.path).map((file) => pathToFileURL(file).href)),
    };
    const killed = await isNoticed(reaching[place] ?? new Map());
    standing = null;
    tell({ mutant: place, killed });
  }
}
