import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { eventSchema, investigationSchema } from '@mats/contracts';
import { quantile } from './load.ts';
import type { Load, LoadResult } from './load.ts';
import { startUnderLoad } from './orchestrator-under-load.ts';

const VIEWERS = 1_000;
const P99_MS = 250;
const EVERY_MS = 100;
/** The event after which a turn is watched by all. */
const SETTLE_MS = 10_000;

interface Viewer {
  readonly seen: Set<number>;
  readonly delays: number[];
  readonly ended: Promise<void>;
}

/** Follows a turn; counts the delay of what happened after `from` (epoch milliseconds). */
function view(url: string, headers: Readonly<Record<string, string>>, from: number): Viewer {
  const seen = new Set<number>();
  const delays: number[] = [];
  const read = (answer: IncomingMessage): void => {
    let rest = '';
    answer.on('data', (chunk: Buffer) => {
      const now = Date.now();
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (!line.startsWith('data:')) continue;
        const { seq, at } = eventSchema.parse(JSON.parse(line.slice('data:'.length)));
        seen.add(seq);
        if (Date.parse(at) > from) delays.push(now - Date.parse(at));
      }
    });
  };
  const ended = new Promise<void>((resolve) => {
    const call = request(url, { headers, agent: false }, (answer) => {
      read(answer);
      answer.once('close', resolve);
    });
    call.once('error', () => resolve());
    call.end();
  });
  return { seen, delays, ended };
}

async function run(seconds: number, folder: string): Promise<LoadResult> {
  const steps = Math.ceil((seconds * 1_000 + SETTLE_MS) / EVERY_MS);
  const orchestrator = await startUnderLoad(folder, { steps, everyMs: EVERY_MS });
  try {
    const { url, headers } = orchestrator;
    const answer = await fetch(`${url}/ask`, { method: 'POST', headers, body: '{"prompt":"Why?"}' });
    const { id } = investigationSchema.parse(await answer.json());
    const from = Date.now() + SETTLE_MS;
    const { authorization = '' } = headers;
    const viewers = Array.from({ length: VIEWERS }, () =>
      view(`${url}/investigations/${id}/events`, { authorization }, from),
    );
    await Promise.all(viewers.map(({ ended }) => ended));
    const delays = viewers.flatMap((viewer) => viewer.delays);
    const most = Math.max(...viewers.map(({ seen }) => seen.size));
    const lost = viewers.reduce((sum, { seen }) => sum + most - seen.size, 0);
    const p99 = quantile(delays, 0.99);
    return {
      figures: { viewers: VIEWERS, events: most, delivered: delays.length, p50_ms: quantile(delays, 0.5), p99_ms: p99 },
      lost,
      above: p99 > P99_MS ? [`p99 ${p99} ms until an event is there, above ${P99_MS}`] : [],
    };
  } finally {
    await orchestrator.stop();
  }
}

export const viewers: Load = {
  name: 'viewers',
  says: `${VIEWERS} watch one turn with ten events a second: seconds`,
  amount: [60, 2],
  run: (seconds, { folder }) => run(seconds, folder),
};
