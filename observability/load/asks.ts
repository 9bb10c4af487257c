import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from './load.ts';
import type { Load, LoadResult } from './load.ts';
import { startUnderLoad } from './orchestrator-under-load.ts';
import type { OrchestratorUnderLoad } from './orchestrator-under-load.ts';

const P99_MS = 300;
/** However many wait on however slow a machine, some turn ends within so many milliseconds. */
const STANDSTILL_MS = 300_000;
/** What every process does once is no part of it. */
const WARM = 4;
const BODY = JSON.stringify({ prompt: 'Why does checkout return 500?' });

interface Asking {
  accepted: number;
  refused: number;
  readonly times: number[];
}

async function askOnce({ url, headers }: OrchestratorUnderLoad, asking: Asking): Promise<void> {
  const begin = performance.now();
  try {
    const answer = await fetch(`${url}/ask`, { method: 'POST', headers, body: BODY });
    await answer.arrayBuffer();
    if (answer.status !== 202) return void (asking.refused += 1);
    asking.accepted += 1;
    asking.times.push(performance.now() - begin);
  } catch {
    asking.refused += 1;
  }
}

/** Asks at a steady rate, whether or not the answers keep up. */
async function askSteadily(
  orchestrator: OrchestratorUnderLoad,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<Asking> {
  const asking: Asking = { accepted: 0, refused: 0, times: [] };
  const begin = performance.now();
  const running: Promise<void>[] = [];
  for (let count = 0; count < rate * seconds; count += 1) {
    await sleep(Math.max(0, begin + (count * 1_000) / rate - performance.now()));
    running.push(askOnce(orchestrator, asking));
  }
  await Promise.all(running);
  return asking;
}

interface Ended {
  readonly done: number;
  /** Ended without an answer. */
  readonly failed: number;
}

/** How the turns ended, once all have; or nothing more ended for so long that the others are lost. */
async function endedAfter(orchestrator: OrchestratorUnderLoad, accepted: number): Promise<Ended> {
  const count = (which: string): number =>
    Number(orchestrator.postgres.sql('mats', `select count(*) from investigations where ${which}`));
  let ended = 0;
  let since = performance.now();
  while (ended < accepted && performance.now() - since < STANDSTILL_MS) {
    await sleep(500);
    const now = count('finished_at is not null');
    if (now > ended) since = performance.now();
    ended = now;
  }
  const done = count("state = 'done'");
  return { done, failed: count('finished_at is not null') - done };
}

async function run(rate: number, seconds: number, folder: string): Promise<LoadResult> {
  const orchestrator = await startUnderLoad(folder);
  try {
    await askSteadily(orchestrator, { rate: WARM / 2, seconds: 2 });
    const warm = (await endedAfter(orchestrator, WARM)).done;
    const { accepted, refused, times } = await askSteadily(orchestrator, { rate, seconds });
    const ended = await endedAfter(orchestrator, WARM + accepted);
    const [done, failed] = [ended.done - warm, ended.failed - (WARM - warm)];
    const p99 = quantile(times, 0.99);
    return {
      figures: { asked: rate * seconds, accepted, refused, done, failed, p50_ms: quantile(times, 0.5), p99_ms: p99 },
      lost: accepted - done - failed,
      above: [
        ...(p99 > P99_MS ? [`p99 ${p99} ms to 202, above ${P99_MS}`] : []),
        ...(failed > 0 ? [`${failed} failed`] : []),
        ...(refused > 0 ? [`${refused} refused`] : []),
      ],
    };
  } finally {
    await orchestrator.stop();
  }
}

const RATE = 100;

export const asks: Load = {
  name: 'asks',
  says: `${RATE} questions a second on Postgres, scripted agents: seconds`,
  amount: [120, 2],
  run: (seconds, { folder }) => run(RATE, seconds, folder),
};

export const soak: Load = {
  name: 'soak',
  says: `${RATE / 10} questions a second on Postgres, scripted agents: seconds`,
  amount: [1_800, 2],
  run: (seconds, { folder }) => run(RATE / 10, seconds, folder),
};
