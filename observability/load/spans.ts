import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { phoenixProject } from '@mats/contracts';
import { startTelemetry, withSession, withSpan } from '@mats/telemetry';
import { usePhoenix } from '../faults/phoenix-server.ts';
import type { Load, LoadResult } from './load.ts';

const RATE = 1_000;
/** Spans of one trace. */
const TRACE = 20;
const SETTLE_MS = 600_000;

/** Asked by name: a list of projects has the first fifty alone. */
async function countIn(phoenixUrl: string, project: string): Promise<number> {
  const query = `query ($name: String!) { getProjectByName(name: $name) { recordCount } }`;
  const answer = await fetch(`${phoenixUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { name: project } }),
  });
  const { data } = (await answer.json()) as { data: { getProjectByName: { recordCount: number } | null } };
  return data.getProjectByName?.recordCount ?? 0;
}

async function makeTrace(number: number): Promise<void> {
  await withSession({ sessionId: `load-${number % 50}-x` }, () =>
    withSpan({ name: 'load', kind: 'CHAIN', root: true, input: 'load' }, async () => {
      for (let part = 1; part < TRACE; part += 1) {
        await withSpan({ name: 'part', kind: 'TOOL', input: `part ${part}` }, (span) => span.setOutput('done'));
      }
    }),
  );
}

async function run(seconds: number, folder: string): Promise<LoadResult> {
  const phoenix = await usePhoenix(folder, false);
  const tenantId = `load-${process.pid}`;
  const telemetry = startTelemetry({
    serviceName: 'load',
    tenantId,
    endpoint: phoenix.url,
    spoolDirectory: join(folder, 'spool'),
  });
  try {
    const begin = performance.now();
    const traces = (RATE * seconds) / TRACE;
    for (let made = 0; made < traces; made += 1) {
      await sleep(Math.max(0, begin + (made * TRACE * 1_000) / RATE - performance.now()));
      await makeTrace(made);
    }
    const madeIn = (performance.now() - begin) / 1_000;
    const made = traces * TRACE;
    const end = performance.now() + SETTLE_MS;
    let stored = 0;
    while (stored < made && performance.now() < end) {
      await telemetry.forceFlush();
      await sleep(500);
      stored = await countIn(phoenix.url, phoenixProject(tenantId));
    }
    const storedAfter = (performance.now() - begin) / 1_000;
    const round = (value: number): number => Math.round(value * 10) / 10;
    return {
      figures: {
        made,
        stored,
        made_in_s: round(madeIn),
        stored_after_s: round(storedAfter),
        dropped: telemetry.dropped(),
      },
      lost: made - stored,
      above: [],
    };
  } finally {
    await telemetry.shutdown();
    await phoenix.process.end('SIGTERM');
  }
}

export const spans: Load = {
  name: 'spans',
  says: `${RATE} spans a second to the real Phoenix, until all are stored: seconds`,
  amount: [60, 2],
  run: (seconds, { folder }) => run(seconds, folder),
};
