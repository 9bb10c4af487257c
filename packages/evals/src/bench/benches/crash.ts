import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { investigateCase, investigateWith, repositoriesOf } from '../../door/investigate-case.ts';
import type { CaseAnswer, CaseInput } from '../../door/investigate-case.ts';
import type { Bench, BenchContext, BenchResult } from '../bench.ts';
import { NotRunnable } from '../bench.ts';
import { journeysInTurn, questionOf } from '../code-questions/code-question.ts';
import { cachedRepository } from '../generate-repository/generated-repository.ts';
import type { GeneratedRepository, JourneyStep } from '../generate-repository/generated-repository.ts';
import type { RepositoryShape } from '../generate-repository/plan-repository.ts';
import { alternate } from '../measuring/alternate.ts';
import { median, pairedRatio, rounded, spread } from '../measuring/statistics.ts';

const run = promisify(execFile);

/** As large as the repositories of long-lived products. */
const SHAPE: RepositoryShape = { seed: 20_261_129, files: 20_000, commits: 50_000, journeys: 12 };
const REPOSITORY = 'code';

type Journey = readonly JourneyStep[];

/** The repository, and when its crashes are asked about: an hour after its last commit, so that the last changes are looked at. */
interface Subject {
  readonly folder: string;
  readonly now: number;
}

const HOUR = 3_600_000;

async function subjectOf({ folder, head }: GeneratedRepository): Promise<Subject> {
  const { stdout } = await run('git', ['show', '-s', '--format=%ct', head], { cwd: folder });
  return { folder, now: Number(stdout) * 1000 + HOUR };
}

function inputOf(journey: Journey, { folder, now }: Subject): CaseInput {
  return {
    question: `Why does it crash?\n\n${questionOf(journey).trace}`,
    repositories: { [REPOSITORY]: folder },
    now,
  };
}

/** A fast wrong answer is no answer: the innermost call and its line must be among the places of the report. */
function check({ report, findings }: CaseAnswer, journey: Journey): void {
  const fault = journey.at(-1);
  const places = [report.where, ...report.weakerLeads, ...findings.flatMap(({ candidates }) => candidates)];
  if (places.some(({ file, line }) => file === fault?.path && line === fault?.line)) return;
  throw new Error(`The fault is ${JSON.stringify(fault)}, and no place of the report: ${JSON.stringify(places[0])}.`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measure(context: BenchContext, repository: GeneratedRepository): Promise<BenchResult> {
  const subject = await subjectOf(repository);
  const kept = repositoriesOf({ repositories: { [REPOSITORY]: repository.folder } });
  const turn = {
    warm: journeysInTurn(repository),
    cold: journeysInTurn(repository),
    blame: journeysInTurn(repository),
  };
  const sides = {
    warm: () =>
      timed(async () => {
        const journey = turn.warm();
        check(await investigateWith(kept, inputOf(journey, subject)), journey);
      }),
    cold: () =>
      timed(async () => {
        const journey = turn.cold();
        check(await investigateCase(inputOf(journey, subject)), journey);
      }),
    blame: () =>
      timed(async () => {
        for (const { path, line } of turn.blame()) {
          const range = `${line},${line}`;
          await run('git', ['blame', '--porcelain', '-w', '-M', '-C', '-L', range, repository.head, '--', path], {
            cwd: repository.folder,
          });
        }
      }),
  };
  try {
    context.progress('one crash on each side to fill the caches');
    await alternate(sides, { rounds: 1 });
    const times = await alternate(sides, {
      rounds: context.rounds,
      onMeasured: (side, round, ms) => context.progress(`round ${round + 1} ${side}: ${Math.round(ms)} ms`),
    });
    return {
      ratio: pairedRatio(times.warm, times.blame),
      warm_seconds: rounded(median(times.warm) / 1000),
      cold_seconds: rounded(median(times.cold) / 1000),
      warm: { ms: spread(times.warm) },
      cold: { ms: spread(times.cold) },
      blame: { ms: spread(times.blame) },
      repository: { files: SHAPE.files, commits: SHAPE.commits, head: repository.head },
    };
  } finally {
    await kept.close();
  }
}

/**
 * A pasted stack trace to the report by all three agents in this process. `warm` keeps the repository open as the services do, `cold` opens
 * it anew for every question.
 */
export const crash: Bench = {
  name: 'crash',
  compares:
    'a pasted trace of five frames to file, line, function and commit in a repository of 20,000 files and 50,000 commits, against one git blame for each of its frames',
  goals: [
    { figure: 'warm_seconds', atMost: 1.5, says: 'seconds with the repository kept open' },
    { figure: 'cold_seconds', atMost: 4, says: 'seconds with the repository opened anew' },
    { figure: 'ratio', atMost: 3, says: 'time kept open ÷ git blame of its frames' },
  ],
  async run(context) {
    context.progress('making the repository, unless it is in the cache');
    const repository = await cachedRepository(SHAPE, context.environment['PATH'] ?? '').catch((error: unknown) => {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      throw missing ? new NotRunnable('git is needed and was not found.') : error;
    });
    return measure(context, repository);
  },
};
