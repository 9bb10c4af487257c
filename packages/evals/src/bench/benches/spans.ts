import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { phoenixProject } from '@mats/contracts';
import type { Bench, BenchContext, BenchResult } from '../bench.ts';
import { rounded, spread } from '../measuring/statistics.ts';
import { withTemporaryFolder } from '../measuring/temporary-folder.ts';
import { signIn } from '../platform/browser.ts';
import { startPhoenix, visibleSpans } from '../platform/phoenix.ts';
import { startPlatform } from '../platform/start-platform.ts';

const QUESTION = 'Why does checkout return 500?';
const LOOK_EVERY_MS = 25;
/** A turn counts as complete when nothing was added for this long. */
const QUIET_MS = 2_000;
/** What the SDK's batch processor waits by default before it sends. */
const DEFAULT_LAG_S = 5;

interface Seen {
  readonly spans: number;
  /** From the answer to the moment when the last span could be read. */
  readonly visibleMs: number;
}

async function watch(phoenixUrl: string, trace: { project: string; traceId: string }): Promise<Seen> {
  const start = performance.now();
  let seen: Seen = { spans: 0, visibleMs: 0 };
  let changed = start;
  while (performance.now() - changed < QUIET_MS) {
    const spans = await visibleSpans(phoenixUrl, trace);
    if (spans !== seen.spans) {
      changed = performance.now();
      seen = { spans, visibleMs: changed - start };
    }
    await sleep(LOOK_EVERY_MS);
  }
  return seen;
}

async function measure(context: BenchContext, folder: string): Promise<BenchResult> {
  const phoenixFolder = join(folder, 'phoenix');
  await mkdir(phoenixFolder);
  context.progress('starting Phoenix');
  const phoenix = await startPhoenix(context.environment, phoenixFolder);
  try {
    const tenantId = `bench-${randomUUID().slice(0, 8)}`;
    context.progress('starting the five services');
    const searchPath = context.environment['PATH'] ?? '';
    const platform = await startPlatform({ folder, spansTo: phoenix.url, tenantId, searchPath });
    try {
      const browser = await signIn(platform.uiUrl, 'bench@example.org');
      const turns: Seen[] = [];
      // The first turn makes the project and loads code; it is not counted.
      for (let turn = 0; turn <= context.rounds; turn += 1) {
        const { traceId } = await browser.askSample(QUESTION);
        const seen = await watch(phoenix.url, { project: phoenixProject(tenantId), traceId });
        context.progress(`turn ${turn}: ${seen.spans} spans, all visible after ${Math.round(seen.visibleMs)} ms`);
        if (turn > 0) turns.push(seen);
      }
      const visible = spread(turns.map(({ visibleMs }) => visibleMs / 1000));
      return {
        spans: Math.max(...turns.map(({ spans }) => spans)),
        visible_s: visible.median,
        visible,
        ratio: rounded(visible.median / DEFAULT_LAG_S, 2),
        sdk_default_lag_s: DEFAULT_LAG_S,
        turns: turns.length,
      };
    } finally {
      await platform.stop();
    }
  } finally {
    await phoenix.stop();
  }
}

/** How many spans a turn costs, and how soon after the answer all of them can be read in Phoenix. */
export const spans: Bench = {
  name: 'spans',
  compares:
    "a turn on the sample incident through the five services and the real Phoenix: its spans, and the time from the answer to its last span's being readable, against the delay of the SDK's batch processor",
  goals: [
    { figure: 'spans', atLeast: 1, atMost: 30, says: 'spans of a turn' },
    { figure: 'visible_s', atMost: 0.5, says: 'seconds from the answer until all of them are in Phoenix' },
  ],
  run: (context) => withTemporaryFolder((folder) => measure(context, folder)),
};
