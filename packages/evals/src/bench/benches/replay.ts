import path from 'node:path';
import { openSessionFile, replaySession } from '@mats/replay';
import { recordSession } from '@mats/replay/testing';
import type { RecordedQuestion } from '@mats/replay/testing';
import type { Bench, BenchContext, BenchResult } from '../bench.ts';
import { cachedIncidentLogs } from '../generate-repository/incident-logs.ts';
import { BENCH_SHAPE, cachedRepository } from '../generate-repository/generated-repository.ts';
import { alternate } from '../measuring/alternate.ts';
import { pairedRatio, rounded, spread } from '../measuring/statistics.ts';

/** Below what a tape keeps. */
const LOG_BYTES = 8 * 1024 * 1024;
const VERSION = { version: 'bench' };

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measure(context: BenchContext): Promise<BenchResult> {
  context.progress('making the repository and the logs, unless they are in the cache');
  const repository = await cachedRepository(BENCH_SHAPE, context.environment['PATH'] ?? '');
  const logs = await cachedIncidentLogs(repository, LOG_BYTES);
  const question: RecordedQuestion = {
    prompt: 'Why do requests fail?',
    logPaths: [path.join(logs.folder, '*.log')],
    repositories: { shop: repository.folder },
    now: Date.now(),
  };
  const file = openSessionFile(JSON.stringify(await recordSession(question)));
  const { identical } = await replaySession(file, VERSION);
  if (!identical) throw new Error('The replay gives another report.');
  const sides = {
    turn: () => timed(() => recordSession(question)),
    replay: () => timed(() => replaySession(file, VERSION)),
  };
  const times = await alternate(sides, {
    rounds: context.rounds,
    onMeasured: (side, round, ms) => context.progress(`round ${round + 1} ${side}: ${Math.round(ms)} ms`),
  });
  const text = JSON.stringify(file);
  return {
    ratio: pairedRatio(times.replay, times.turn),
    identical,
    turn: { ms: spread(times.turn) },
    replay: { ms: spread(times.replay) },
    file_mb: rounded(text.length / 1024 / 1024, 3),
    data: { log_bytes: logs.bytes, files: BENCH_SHAPE.files, commits: BENCH_SHAPE.commits },
  };
}

/** What it costs to do a turn again from its file. */
export const replay: Bench = {
  name: 'replay',
  compares:
    'a turn replayed from its file, without network and repositories, against the same turn by the three agents in one process, recorded',
  goals: [{ figure: 'ratio', atMost: 1, says: 'time of the replay ÷ time of the turn' }],
  run: measure,
};
