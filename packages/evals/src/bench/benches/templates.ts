import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createLogReader } from '@mats/engine/logs';
import type { Bench, BenchContext, BenchResult } from '../bench.ts';
import { writeMixedLog } from '../generate/mixed-log.ts';
import type { MixedLog } from '../generate/mixed-log.ts';
import { startDrain3 } from '../log-reading/drain3.ts';
import type { Drain3, Mined } from '../log-reading/drain3.ts';
import { groupingAccuracy } from '../log-reading/grouping-accuracy.ts';
import { accuracyOnLoghub } from '../log-reading/loghub-accuracy.ts';
import { readWithThreads } from '../log-reading/read-with-threads.ts';
import type { LogReading } from '../log-reading/read-with-threads.ts';
import { alternate } from '../measuring/alternate.ts';
import { median, pairedRatio, rounded, spread } from '../measuring/statistics.ts';
import { withTemporaryFolder } from '../measuring/temporary-folder.ts';

const WARM_UP_BYTES = 6_000_000;
const SEED = 1;

/** Share of lines in which one word is invented: a log's words are all known after a while, or never. */
const VARIANTS = {
  closed: { novelShare: 0, bytes: 96_000_000 },
  novel20: { novelShare: 0.2, bytes: 64_000_000 },
  novel100: { novelShare: 1, bytes: 48_000_000 },
} as const;
type Variant = keyof typeof VARIANTS;

interface Sides {
  readonly ours: LogReading;
  readonly theirs: Drain3;
}

async function ourGroups(log: MixedLog): Promise<readonly string[]> {
  const reader = createLogReader({ source: 'log', referenceTime: Date.UTC(2026, 0, 10), keepLines: true });
  for await (const chunk of createReadStream(log.path)) reader.push(chunk as Uint8Array);
  reader.finish();
  return reader.lineTemplates();
}

function figures(runs: readonly Mined[], accuracy: number): object {
  return {
    lines_per_s: rounded(median(runs.map(({ ms, lines }) => (lines / ms) * 1000))),
    ms: spread(runs.map(({ ms }) => ms)),
    cpu_ms: rounded(median(runs.map(({ cpuMs }) => cpuMs))),
    grouping_accuracy: rounded(accuracy, 3),
  };
}

async function compare(variant: Variant, sides: Sides, at: { context: BenchContext; folder: string }): Promise<object> {
  const { context, folder } = at;
  const { novelShare, bytes } = VARIANTS[variant];
  const log = writeMixedLog({ path: join(folder, `${variant}.log`), seed: SEED, bytes, novelShare });
  const warmUp = writeMixedLog({
    path: join(folder, `${variant}-warm-up.log`),
    seed: SEED + 1,
    bytes: WARM_UP_BYTES,
    novelShare,
  });
  for (const side of [sides.ours, sides.theirs]) await side.mine(warmUp.path);
  const runs = await alternate(
    { ours: () => sides.ours.mine(log.path), theirs: () => sides.theirs.mine(log.path) },
    {
      rounds: context.rounds,
      onMeasured: (side, round, { ms, lines }) =>
        context.progress(`${variant}, round ${round + 1}, ${side}: ${Math.round(lines / ms)} lines a millisecond`),
    },
  );
  context.progress(`${variant}: accuracy`);
  return {
    ratio: pairedRatio(
      runs.theirs.map(({ ms }) => ms),
      runs.ours.map(({ ms }) => ms),
    ),
    cpu_ratio: pairedRatio(
      runs.theirs.map(({ cpuMs }) => cpuMs),
      runs.ours.map(({ cpuMs }) => cpuMs),
    ),
    ours: figures(runs.ours, groupingAccuracy(await ourGroups(log), log.labels)),
    theirs: figures(runs.theirs, groupingAccuracy(await sides.theirs.groups(log.path), log.labels)),
    lines: log.lines,
    bytes: log.bytes,
  };
}

async function measure(context: BenchContext, folder: string): Promise<BenchResult> {
  context.progress('preparing Drain3');
  const sides = { ours: readWithThreads(1), theirs: await startDrain3(context.environment['PATH'] ?? '') };
  try {
    const results: Partial<Record<Variant, object>> = {};
    for (const variant of Object.keys(VARIANTS) as Variant[]) {
      results[variant] = await compare(variant, sides, { context, folder });
    }
    context.progress('accuracy on public logs');
    return { ...results, loghub: await accuracyOnLoghub(context.environment, sides.theirs, folder) };
  } finally {
    await sides.ours.stop();
    await sides.theirs.stop();
  }
}

/**
 * How fast logs become templates, next to Drain3. Ours is what the SRE agent runs, with one thread: besides templates it
 * finds severity, times, services and stacks. Both sides are processes that have read another log before, as services
 * have. Accuracy is of the same lines and the same settings.
 */
export const templates: Bench = {
  name: 'templates',
  compares:
    "a log of 600 statements in eleven layouts to templates: the log workers of the SRE agent with one thread, against Drain3 from PyPI with its example's masks; words all known, one in every fifth line invented, one in every line",
  goals: [
    { figure: 'closed.ratio', atLeast: 80, says: "Drain3's time ÷ ours, no invented words" },
    { figure: 'novel20.ratio', atLeast: 30, says: "Drain3's time ÷ ours, an invented word in 20 % of the lines" },
    { figure: 'novel100.ratio', atLeast: 10, says: "Drain3's time ÷ ours, an invented word in every line" },
    { figure: 'loghub.ratio', atLeast: 1.06, says: "our mean grouping accuracy on public logs ÷ Drain3's" },
  ],
  run: (context) => withTemporaryFolder((folder) => measure(context, folder)),
};
