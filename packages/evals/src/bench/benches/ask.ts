import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchContext, BenchResult } from '../bench.ts';
import { createAsker } from '../load/first-event.ts';
import type { Asker } from '../load/first-event.ts';
import { startSpanSink } from '../load/span-sink.ts';
import { alternate } from '../measuring/alternate.ts';
import { median, pairedRatio, quantile, rounded, spread } from '../measuring/statistics.ts';
import { startSubject } from '../measuring/subject.ts';
import { withTemporaryFolder } from '../measuring/temporary-folder.ts';
import { startPlatform } from '../platform/start-platform.ts';
import type { Platform } from '../platform/start-platform.ts';

const QUESTION = 'Why does checkout return 500?';
/** Until the code is compiled for what it does. */
const WARM_UP_QUESTIONS = 100;
/** Between two questions, so that the end of one turn (its last spans) is not measured as the start of the next. */
const BLOCK = { count: 10, pauseMs: 60 };

/** Where questions go, and what they must carry. */
type Target = Pick<Platform, 'orchestratorUrl' | 'headers'>;

/** First events of a block of questions, one after the other, in milliseconds. */
async function firstEvents(asker: Asker, options: { count: number; pauseMs: number }): Promise<number[]> {
  const times: number[] = [];
  for (let question = 0; question < options.count; question += 1) {
    await sleep(options.pauseMs);
    times.push(await asker.ask({ prompt: QUESTION }));
  }
  return times;
}

/** A whole turn on the sample incident, question to report, in seconds. */
async function wholeTurn({ orchestratorUrl, headers }: Target): Promise<number> {
  const start = performance.now();
  const answer = await fetch(`${orchestratorUrl}/ask`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ prompt: QUESTION, sample: true }),
  });
  const { state } = (await answer.json()) as { state?: unknown };
  if (state !== 'done') throw new Error(`The turn ended as ${String(state)}, not as done.`);
  return (performance.now() - start) / 1000;
}

async function measure(
  context: BenchContext,
  options: { ours: Asker; bare: Asker; platform: Target },
): Promise<BenchResult> {
  const { ours, bare, platform } = options;
  context.progress('warming up');
  await firstEvents(bare, { count: WARM_UP_QUESTIONS, pauseMs: 0 });
  await firstEvents(ours, { count: WARM_UP_QUESTIONS, pauseMs: 0 });
  const blocks = await alternate(
    { ours: () => firstEvents(ours, BLOCK), bare: () => firstEvents(bare, BLOCK) },
    {
      rounds: context.rounds,
      onMeasured: (side, round, times) =>
        context.progress(`round ${round + 1} ${side}: first event after ${median(times).toFixed(2)} ms`),
    },
  );
  await wholeTurn(platform);
  const turns: number[] = [];
  for (let turn = 0; turn < context.rounds; turn += 1) turns.push(await wholeTurn(platform));
  const p50 = (side: 'ours' | 'bare'): number[] => blocks[side].map((times) => median(times));
  const sideOf = (side: 'ours' | 'bare'): object => ({
    first_event_ms: spread(p50(side)),
    p99_ms: rounded(quantile(blocks[side].flat(), 0.99)),
  });
  const turn = spread(turns);
  return {
    ratio: pairedRatio(p50('ours'), p50('bare')),
    turn_s: turn.median,
    ours: sideOf('ours'),
    bare: sideOf('bare'),
    turn,
  };
}

/**
 * How soon a person sees that something happens, and how long the whole answer takes. Both sides are asked alike:
 * a POST that is answered 202 with an address, then the event stream at that address; ours stores the session, the
 * turn and the event in its database before, and starts the agents.
 */
export const ask: Bench = {
  name: 'ask',
  compares:
    'POST of a question to the first event on its stream (two requests, one kept connection): the orchestrator with its database, against a bare node:http server that stores nothing; and a whole turn on the sample incident',
  goals: [
    { figure: 'ratio', atMost: 3, says: 'p50 to the first event, orchestrator ÷ bare streaming endpoint' },
    { figure: 'turn_s', atMost: 2, says: 'seconds for a whole turn on the sample incident' },
  ],
  run: (context) =>
    withTemporaryFolder(async (folder) => {
      const sink = await startSpanSink();
      const bareSubject = await startSubject(join(import.meta.dirname, '..', 'subjects', 'bare-http.js'));
      try {
        context.progress('starting the five services');
        const searchPath = context.environment['PATH'] ?? '';
        const platform = await startPlatform({ folder, spansTo: sink.url, tenantId: 'bench', searchPath });
        const ours = createAsker(platform.orchestratorUrl, platform.headers);
        const bare = createAsker(`http://127.0.0.1:${bareSubject.port}`);
        try {
          return await measure(context, { ours, bare, platform });
        } finally {
          ours.close();
          bare.close();
          await platform.stop();
        }
      } finally {
        await bareSubject.stop();
        await sink.close();
      }
    }),
};
