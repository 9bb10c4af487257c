import { join } from 'node:path';
import type { Bench, BenchContext, BenchResult } from '../bench.ts';
import { alternate } from '../measuring/alternate.ts';
import { bundle } from '../measuring/bundles.ts';
import { cpuTimeOf, residentMegabytes } from '../measuring/cpu-time.ts';
import { median, pairedRatio, rounded, spread } from '../measuring/statistics.ts';
import type { Spread } from '../measuring/statistics.ts';
import { startSubject } from '../measuring/subject.ts';
import { withTemporaryFolder } from '../measuring/temporary-folder.ts';
import { repositoryRoot } from '../repository-root.ts';

/** Services as the images start them (a bundle and Node's compile cache), and one from its sources as `npm start` does. */
const BUNDLED = { orchestrator: 'mats-orchestrator', sre: 'mats-sre-agent', ui: 'mats-ui' } as const;
type BundledName = keyof typeof BUNDLED;
type Name = 'bare' | BundledName | 'orchestrator_sources';

interface Start {
  readonly ms: number;
  readonly cpuMs: number | null;
  readonly megabytes: number | null;
}

interface StartFigures {
  readonly ms: Spread;
  readonly cpu_ms: number | null;
  readonly rss_mb: number | null;
}

async function startOnce(file: string, environment: Readonly<Record<string, string>>): Promise<Start> {
  const subject = await startSubject(file, { environment });
  const start = { ms: subject.startMs, cpuMs: cpuTimeOf(subject.pid), megabytes: residentMegabytes(subject.pid) };
  await subject.stop();
  return start;
}

function figures(starts: readonly Start[]): StartFigures {
  const cpu = starts.flatMap(({ cpuMs }) => (cpuMs === null ? [] : [cpuMs]));
  return {
    ms: spread(starts.map(({ ms }) => ms)),
    cpu_ms: cpu.length === 0 ? null : rounded(median(cpu)),
    rss_mb: starts.at(-1)?.megabytes ?? null,
  };
}

async function measure(context: BenchContext, folder: string): Promise<BenchResult> {
  const files = new Map<Name, string>([
    ['bare', join(import.meta.dirname, '..', 'subjects', 'bare-http.js')],
    ['orchestrator_sources', join(repositoryRoot(), 'orchestrator/src/main.ts')],
  ]);
  for (const [name, service] of Object.entries(BUNDLED)) {
    context.progress(`bundling ${service}`);
    files.set(name as BundledName, await bundle(service, join(folder, 'bundles')));
  }
  const startOf = (name: Name) => () =>
    startOnce(files.get(name) ?? '', {
      PORT: '0',
      NODE_COMPILE_CACHE: join(folder, 'compile-cache'),
      MATS_DATA_DIR: join(folder, name),
      MATS_SERVICE_KEYS: join(folder, 'service-keys.json'),
      MATS_API_KEY_FILE: join(folder, 'api-key'),
      TELEMETRY_SPOOL_DIR: join(folder, 'spool'),
      // Nothing listens there: a start must not depend on Phoenix.
      PHOENIX_COLLECTOR_ENDPOINT: 'http://127.0.0.1:9',
    });
  const sides = {
    bare: startOf('bare'),
    orchestrator: startOf('orchestrator'),
    sre: startOf('sre'),
    ui: startOf('ui'),
    orchestrator_sources: startOf('orchestrator_sources'),
  };
  context.progress('one start of each to fill the caches');
  await alternate(sides, { rounds: 1 });
  const starts = await alternate(sides, {
    rounds: context.rounds * 2 + 1,
    onMeasured: (name, round, { ms }) => context.progress(`round ${round + 1} ${name}: ${Math.round(ms)} ms`),
  });
  const ratioOf = (name: Name): number =>
    pairedRatio(
      starts[name].map(({ ms }) => ms),
      starts.bare.map(({ ms }) => ms),
    );
  const side = (name: Name): object => ({ ratio: ratioOf(name), ...figures(starts[name]) });
  return {
    // The slowest of the services as they are shipped.
    ratio: Math.max(...(Object.keys(BUNDLED) as BundledName[]).map(ratioOf)),
    bare: figures(starts.bare),
    orchestrator: side('orchestrator'),
    sre: side('sre'),
    ui: side('ui'),
    orchestrator_sources: side('orchestrator_sources'),
  };
}

/** From the start of the process to the line that says it listens. */
export const start: Bench = {
  name: 'start',
  compares:
    'process start to listening: the services bundled as in the images, with the compile cache, against a bare node:http server',
  goals: [{ figure: 'ratio', atMost: 2.5, says: 'time to listening, slowest bundled service ÷ bare node:http' }],
  run: (context) => withTemporaryFolder((folder) => measure(context, folder)),
};
