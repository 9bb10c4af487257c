import { execFile, spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NotRunnable } from '../bench.ts';
import { hasRipgrep, RIPGREP } from '../code-questions/one-process-each.ts';
import { literalOf } from '../code-questions/code-question.ts';
import type { GeneratedRepository } from '../generate-repository/generated-repository.ts';
import { familyCpuTime } from '../measuring/cpu-time.ts';

const run = promisify(execFile);
const MOST_BYTES = 256 * 1024 * 1024;
const CONTEXT_LINES = 8;
const MOST_COMMITS = 60;

/** Milliseconds of each native program, one after the other. */
export interface Floors {
  readonly tokenise: number;
  readonly search: number;
  readonly blame: number;
  readonly log: number;
  readonly total: number;
  readonly cpuMs: number | null;
}

export interface NativeFloors {
  /** What searched: ripgrep, or git where it is missing. */
  readonly searchedWith: 'ripgrep' | 'git grep';
  readonly measure: () => Promise<Floors>;
}

/** The C compiler's answer to the tokeniser beside this file; throws `NotRunnable` without a compiler. */
async function compiledTokeniser(folder: string, searchPath: string): Promise<string> {
  const env = { PATH: searchPath };
  const compiler = ['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version'], { env }).status === 0);
  if (compiler === undefined)
    throw new NotRunnable('A C compiler (cc, gcc or clang) is needed for the native tokeniser.');
  const program = join(folder, 'tokenise');
  await run(compiler, ['-O3', '-o', program, join(import.meta.dirname, 'tokenise.c')], { env });
  return program;
}

/**
 * The least that programs written in C or Rust need for the parts of an investigation: a tokeniser over all logs on one
 * core, one search for all literals, a blame for each of five places (two at a time), and one log of the commits.
 */
export async function nativeFloors(
  repository: GeneratedRepository,
  options: { readonly folder: string; readonly logs: string; readonly searchPath: string },
): Promise<NativeFloors> {
  const { folder, logs, searchPath } = options;
  const tokeniser = await compiledTokeniser(folder, searchPath);
  const logFiles = (await readdir(logs)).map((name) => join(logs, name));
  const journey = repository.journeys[0] ?? [];
  const literals = journey.map((step) => literalOf(step.template));
  const ripgrep = hasRipgrep(searchPath);
  const call = async (program: string, words: readonly string[]): Promise<void> => {
    const env = { PATH: searchPath, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
    await run(program, words, { cwd: repository.folder, env, maxBuffer: MOST_BYTES });
  };
  const search: readonly [string, readonly string[]] = ripgrep
    ? [RIPGREP, ['--fixed-strings', '--line-number', ...literals.flatMap((literal) => ['-e', literal]), '.']]
    : ['git', ['grep', '--perl-regexp', '--line-number', '-e', literals.join('|')]];
  const blame = async (): Promise<void> => {
    const waiting = journey.values();
    const worker = async (): Promise<void> => {
      for (const { path, line } of waiting) {
        const range = `${Math.max(1, line - CONTEXT_LINES)},${line + CONTEXT_LINES}`;
        await call('git', ['blame', '--porcelain', '-w', '-L', range, repository.head, '--', path]);
      }
    };
    await Promise.all([worker(), worker()]);
  };
  const range = `${repository.previous}..${repository.head}`;
  const log = ['log', '--patch', '--find-renames', `--max-count=${MOST_COMMITS}`, range];
  const timed = async (act: () => Promise<void>): Promise<number> => {
    const start = performance.now();
    await act();
    return performance.now() - start;
  };
  return {
    searchedWith: ripgrep ? 'ripgrep' : 'git grep',
    async measure() {
      const before = familyCpuTime();
      const parts = {
        tokenise: await timed(() => call(tokeniser, logFiles)),
        search: await timed(() => call(...search)),
        blame: await timed(blame),
        log: await timed(() => call('git', log)),
      };
      const after = familyCpuTime();
      const total = Object.values(parts).reduce((sum, part) => sum + part, 0);
      return { ...parts, total, cpuMs: before === null || after === null ? null : after - before };
    },
  };
}
