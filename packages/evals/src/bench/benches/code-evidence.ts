import { isDeepStrictEqual } from 'node:util';
import type { Bench, BenchContext, BenchResult } from '../bench.ts';
import { NotRunnable } from '../bench.ts';
import { journeysInTurn, questionOf, trueAnswer } from '../code-questions/code-question.ts';
import type { CodeAnswerer } from '../code-questions/code-question.ts';
import { hasRipgrep, oneProcessEach } from '../code-questions/one-process-each.ts';
import { throughDoors } from '../code-questions/through-doors.ts';
import { withIsomorphicGit } from '../code-questions/with-isomorphic-git.ts';
import { BENCH_SHAPE, cachedRepository } from '../generate-repository/generated-repository.ts';
import type { GeneratedRepository } from '../generate-repository/generated-repository.ts';
import { alternate } from '../measuring/alternate.ts';
import { familyCpuTime } from '../measuring/cpu-time.ts';
import { median, pairedRatio, rounded, spread } from '../measuring/statistics.ts';
import type { Spread } from '../measuring/statistics.ts';

/** Questions that are measured together, per side: as many as make a block long enough to be timed well. */
const QUESTIONS = { ours: 6, cold: 2, process: 2, isomorphic: 1 } as const;
type Name = keyof typeof QUESTIONS;

interface Block {
  /** Milliseconds per question. */
  readonly ms: number;
  readonly cpuMs: number | null;
}

/** Asks about `count` journeys, the next ones in turn, and checks every answer. */
async function askBlock(
  answererFor: () => CodeAnswerer,
  about: { readonly next: ReturnType<typeof journeysInTurn>; readonly count: number; readonly side: string },
): Promise<Block> {
  const { next, count, side } = about;
  let [ms, cpuMs] = [0, 0];
  for (let question = 0; question < count; question += 1) {
    const journey = next();
    const asked = questionOf(journey);
    const cpu = familyCpuTime();
    const start = performance.now();
    const answer = await answererFor().answer(asked);
    ms += performance.now() - start;
    cpuMs += (familyCpuTime() ?? Number.NaN) - (cpu ?? Number.NaN);
    if (!isDeepStrictEqual(answer, trueAnswer(journey))) {
      throw new Error(`${side} gave a wrong answer about ${journey[0]?.path ?? ''}: ${JSON.stringify(answer)}`);
    }
  }
  return { ms: ms / count, cpuMs: Number.isNaN(cpuMs) ? null : cpuMs / count };
}

interface SideFigures {
  readonly ms: Spread;
  readonly cpu_ms: number | null;
}

function figures(blocks: readonly Block[]): SideFigures {
  const cpu = blocks.flatMap(({ cpuMs }) => (cpuMs === null ? [] : [cpuMs]));
  return { ms: spread(blocks.map(({ ms }) => ms)), cpu_ms: cpu.length === 0 ? null : rounded(median(cpu)) };
}

async function measure(context: BenchContext, repository: GeneratedRepository): Promise<BenchResult> {
  const { folder, head } = repository;
  const searchPath = context.environment['PATH'] ?? '';
  const kept = {
    ours: throughDoors(folder),
    process: oneProcessEach(folder, searchPath),
    isomorphic: withIsomorphicGit(folder),
  };
  let cold = throughDoors(folder);
  const openedNow = (): CodeAnswerer => {
    cold.close();
    cold = throughDoors(folder);
    return cold;
  };
  const sideOf = (name: Name, answererFor: () => CodeAnswerer): (() => Promise<Block>) => {
    const next = journeysInTurn(repository);
    return () => askBlock(answererFor, { next, count: QUESTIONS[name], side: name });
  };
  const sides = {
    ours: sideOf('ours', () => kept.ours),
    cold: sideOf('cold', openedNow),
    process: sideOf('process', () => kept.process),
    isomorphic: sideOf('isomorphic', () => kept.isomorphic),
  };
  try {
    context.progress('one question to each to fill the caches');
    await alternate(sides, { rounds: 1 });
    const blocks = await alternate(sides, {
      rounds: context.rounds,
      onMeasured: (name, round, { ms }) =>
        context.progress(`round ${round + 1} ${name}: ${ms.toFixed(1)} ms a question`),
    });
    const times = (name: Name): number[] => blocks[name].map(({ ms }) => ms);
    const ratios = (name: 'process' | 'isomorphic'): object => ({
      ratio: pairedRatio(times(name), times('ours')),
      cold_ratio: pairedRatio(times(name), times('cold')),
      ...figures(blocks[name]),
    });
    return {
      process: { ...ratios('process'), searched_with: hasRipgrep(searchPath) ? 'ripgrep' : 'git grep' },
      isomorphic: ratios('isomorphic'),
      ours: figures(blocks.ours),
      cold: figures(blocks.cold),
      repository: { files: BENCH_SHAPE.files, commits: BENCH_SHAPE.commits, head },
    };
  } finally {
    for (const answerer of [...Object.values(kept), cold]) answerer.close();
  }
}

/**
 * Five frames to file, line, function, commit and author, and five log templates to the statements that write them,
 * in a repository of 5,000 files. `ours` keeps the repository open as the Investigator does; `cold` opens it anew for
 * every question. Every answer is compared with what the generator of the repository knows.
 */
export const codeEvidence: Bench = {
  name: 'code-evidence',
  compares:
    'a five-frame trace and five log templates to file, line, function, commit, author and statement in 5,000 files: the doors that the Investigator uses, against one git or ripgrep process per question and against isomorphic-git',
  goals: [
    { figure: 'process.ratio', atLeast: 3, says: 'time of one process per question ÷ ours' },
    { figure: 'isomorphic.ratio', atLeast: 50, says: 'time of isomorphic-git ÷ ours' },
  ],
  async run(context) {
    context.progress('making the repository, unless it is in the cache');
    const repository = await cachedRepository(BENCH_SHAPE, context.environment['PATH'] ?? '').catch(
      (error: unknown) => {
        const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
        throw missing ? new NotRunnable('git is needed and was not found.') : error;
      },
    );
    return measure(context, repository);
  },
};
