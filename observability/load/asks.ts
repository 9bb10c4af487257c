import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from './load.ts';
import type { Load, LoadResult } from './load.ts';
import { startUnderLoad } from './orchestrator-under-load.ts';
import type { OrchestratorUnderLoad } from './orchestrator-under-load.ts';

const P99_MS = 300;
const END_MS = 300_000;
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

async function doneAfter(orchestrator: OrchestratorUnderLoad, accepted: number): Promise<number> {
  const count = (): number =>
    Number(orchestrator.postgres.sql('mats', "select count(*) from investigations where state = 'done'"));
  const end = performance.now() + END_MS;
  while (count() < accepted && performance.now() < end) await sleep(500);
  return count();
}

async function run(rate: number, seconds: number, folder: string): Promise<LoadResult> {
  const orchestrator = await startUnderLoad(folder);
  try {
    await askSteadily(orchestrator, { rate: 2, seconds: 2 });
    const warm = await doneAfter(orchestrator, 4);
    const { accepted, refused, times } = await askSteadily(orchestrator, { rate, seconds });
    const done = (await doneAfter(orchestrator, warm + accepted)) - warm;
    const p99 = quantile(times, 0.99);
    return {
      figures: { asked: rate * seconds, accepted, refused, done, p50_ms: quantile(times, 0.5), p99_ms: p99 },
      lost: accepted - done,
      above: [
        ...(p99 > P99_MS ? [`p99 ${p99} ms to 202, above ${P99_MS}`] : []),
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
