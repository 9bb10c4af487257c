import { join } from 'node:path';
import type { Bench, BenchContext } from '../bench.ts';
import type { LoadFigures } from '../load/http-load.ts';
import { runLoad } from '../load/run-load.ts';
import { startSpanSink } from '../load/span-sink.ts';
import type { SpanSink } from '../load/span-sink.ts';
import { alternate } from '../measuring/alternate.ts';
import { residentMegabytes } from '../measuring/cpu-time.ts';
import { median, pairedRatio, rounded, spread } from '../measuring/statistics.ts';
import type { Spread } from '../measuring/statistics.ts';
import { pinning, startSubject } from '../measuring/subject.ts';
import type { Subject } from '../measuring/subject.ts';
import { repositoryRoot } from '../repository-root.ts';

const SUBJECT_CORE = 0;
const LOAD_CORE = 1;
const CONNECTIONS = 32;
/** Until the code is compiled for what it does: 20,000 requests, or 15 s on a slow machine. */
const WARM_UP = { requests: 20_000, seconds: 15 };
const BLOCK_SECONDS = 2;
const NAMES = ['traced', 'instrumented', 'plain'] as const;
type Name = (typeof NAMES)[number];

interface Block extends LoadFigures {
  readonly spans: number;
  readonly megabytes: number | null;
}

interface SideFigures {
  readonly requests_per_s: Spread;
  readonly cpu_us_per_request: number | null;
  readonly spans_per_request: number;
  readonly rss_mb: number | null;
}

function entries(): Readonly<Record<Name, string>> {
  const subjects = join(import.meta.dirname, '..', 'subjects');
  return {
    traced: join(repositoryRoot(), 'packages/service/src/testing/echo-service.ts'),
    instrumented: join(subjects, 'instrumented-express.ts'),
    plain: join(subjects, 'plain-express.ts'),
  };
}

async function block(subject: Subject, options: { seconds: number; sink: SpanSink }): Promise<Block> {
  options.sink.take();
  const figures = await runLoad(subject, { seconds: options.seconds, connections: CONNECTIONS, core: LOAD_CORE });
  // Spans wait in a batch; the standard processor's default is five seconds, so not all are in yet.
  return { ...figures, spans: options.sink.take().spans, megabytes: residentMegabytes(subject.pid) };
}

async function warmUp(subject: Subject, sink: SpanSink): Promise<void> {
  const end = performance.now() + WARM_UP.seconds * 1000;
  for (let requests = 0; requests < WARM_UP.requests && performance.now() < end;) {
    requests += (await block(subject, { seconds: 1, sink })).requests;
  }
}

function rate(figures: LoadFigures): number {
  return figures.requests / figures.seconds;
}

function cpuPerRequest(blocks: readonly Block[]): number | null {
  const values = blocks.flatMap(({ subjectCpuMs, requests }) =>
    subjectCpuMs === null ? [] : [(subjectCpuMs * 1000) / requests],
  );
  return values.length === 0 ? null : rounded(median(values), 3);
}

function sideFigures(blocks: readonly Block[]): SideFigures {
  return {
    requests_per_s: spread(blocks.map(rate)),
    cpu_us_per_request: cpuPerRequest(blocks),
    spans_per_request: rounded(median(blocks.map(({ spans, requests }) => spans / requests)), 2),
    rss_mb: blocks.at(-1)?.megabytes ?? null,
  };
}

function cpuRatio(other: SideFigures, own: SideFigures): number | null {
  const [over, under] = [other.cpu_us_per_request, own.cpu_us_per_request];
  return over === null || under === null ? null : rounded(over / under, 3);
}

async function measure(context: BenchContext, sink: SpanSink, subjects: Record<Name, Subject>): Promise<object> {
  for (const name of NAMES) {
    context.progress(`warming up ${name}`);
    await warmUp(subjects[name], sink);
  }
  const sideOf = (name: Name) => () => block(subjects[name], { seconds: BLOCK_SECONDS, sink });
  const blocks = await alternate(
    { traced: sideOf('traced'), instrumented: sideOf('instrumented'), plain: sideOf('plain') },
    {
      rounds: context.rounds,
      onMeasured: (name, round, figures) =>
        context.progress(`round ${round + 1} ${name}: ${Math.round(rate(figures))} requests/s`),
    },
  );
  const rates = (name: Name): number[] => blocks[name].map(rate);
  const traced = sideFigures(blocks.traced);
  const instrumented = sideFigures(blocks.instrumented);
  const plain = sideFigures(blocks.plain);
  return {
    ratio: pairedRatio(rates('traced'), rates('instrumented')),
    cpu_ratio: cpuRatio(instrumented, traced),
    traced,
    instrumented,
    plain: {
      ratio: pairedRatio(rates('traced'), rates('plain')),
      cpu_ratio: cpuRatio(plain, traced),
      ...plain,
    },
    load_busy: rounded(Math.max(...NAMES.flatMap((name) => blocks[name].map(({ loadBusy }) => loadBusy))), 2),
    pinned: pinning(),
  };
}

/** Requests a second of a traced MATS service against the same app under standard instrumentation and untraced. */
export const http: Bench = {
  name: 'http',
  compares:
    'POST of a JSON echo on 32 connections: a MATS service with session and span, against the same Express 5 app with the http, express and undici instrumentations, and without any tracing',
  goals: [
    { figure: 'ratio', atLeast: 1.9, says: 'requests/s, traced service ÷ auto-instrumented Express' },
    { figure: 'plain.ratio', atLeast: 0.7, says: 'requests/s, traced service ÷ plain, untraced Express' },
  ],
  run: async (context) => {
    const sink = await startSpanSink();
    const files = entries();
    const started: Subject[] = [];
    const start = async (name: Name): Promise<Subject> => {
      const subject = await startSubject(files[name], { arguments: [sink.url], core: SUBJECT_CORE });
      started.push(subject);
      return subject;
    };
    try {
      const subjects = {
        traced: await start('traced'),
        instrumented: await start('instrumented'),
        plain: await start('plain'),
      };
      return { ...(await measure(context, sink, subjects)) };
    } finally {
      await Promise.all(started.map((subject) => subject.stop()));
      await sink.close();
    }
  },
};
