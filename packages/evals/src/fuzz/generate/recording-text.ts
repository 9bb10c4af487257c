import type { Random } from '../../bench/generate/random.ts';
import { ODD_PIECES } from './damage.ts';

const SERVICES = ['web', 'till', 'desk', '', '__proto__', 'constructor'] as const;
const TIMES = [0, 1, 50, 1e3, 6e4, 1e9, -1, 1e300, Number.NaN] as const;
const START = Date.UTC(2026, 0, 9);

const attribute = (key: string, text: string): object => ({ key, value: { stringValue: text } });

function timeOf(random: Random, index: number): number {
  return random.below(12) === 0 ? random.pick(TIMES) : START + index * 1000;
}

function spanIds(random: Random, index: number): { trace: string; id: string; parent: string } {
  const id = (): string => `${random.below(index + 2)}`;
  return { trace: `t${random.below(5)}`, id: id(), parent: random.below(3) === 0 ? '' : id() };
}

function otlpTraces(random: Random, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const { trace, id, parent } = spanIds(random, index);
    const begin = timeOf(random, index);
    const span = {
      traceId: trace,
      spanId: id,
      parentSpanId: parent,
      name: random.pick(['GET /', '', random.pick(ODD_PIECES)]),
      kind: random.below(7),
      startTimeUnixNano: `${begin}000000`,
      endTimeUnixNano: begin * 1e6 + random.pick(TIMES),
      status: { code: random.below(3), message: random.pick(ODD_PIECES) },
      events: [{ attributes: [attribute('exception.stacktrace', 'Error: x\n    at y (/a/b.ts:1:2)')] }],
    };
    const attributes = [attribute('service.name', random.pick(SERVICES)), attribute('service.version', id)];
    return JSON.stringify({ resourceSpans: [{ resource: { attributes }, scopeSpans: [{ spans: [span] }] }] });
  });
}

function jaegerTraces(random: Random, count: number): string {
  const spans = Array.from({ length: count }, (_, index) => {
    const { trace, id, parent } = spanIds(random, index);
    const references = [{ refType: 'CHILD_OF', spanID: parent }];
    const tags = [{ key: 'error', value: random.below(2) === 0 }];
    return {
      traceID: trace,
      spanID: id,
      references,
      startTime: timeOf(random, index) * 1000,
      duration: random.pick(TIMES),
      tags,
      processID: 'p',
    };
  });
  return JSON.stringify({ data: [{ traceID: 't', spans, processes: { p: { serviceName: random.pick(SERVICES) } } }] });
}

function prometheusMatrix(random: Random, count: number): string {
  const result = Array.from({ length: 1 + random.below(5) }, () => ({
    metric: { __name__: random.pick(['cpu_usage', 'x_total', 'x_sum', 'x_count', '']), job: random.pick(SERVICES) },
    values: Array.from({ length: count }, (_, index) => [
      timeOf(random, index) / 1000,
      random.pick(['0', '1', 'NaN', '+Inf', '1e308', '-5', '0.3', 'x']),
    ]),
  }));
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
}

const isoOf = (random: Random, index: number): string => {
  const time = timeOf(random, index);
  return Math.abs(time) < 8e15 ? new Date(time).toISOString() : String(time);
};

/** A table of measurements in one of the forms in which people export them. */
function metricTable(random: Random, count: number): string {
  const cell = (): string => random.pick(['0', '1', '', 'NaN', '-3.5', '1e308', '0.25']);
  const rows = (make: (index: number) => string[]): string[] =>
    Array.from({ length: count }, (_, index) => make(index).join(','));
  const long = (): string[] => [
    'timestamp,service,metric,value',
    ...rows((index) => [isoOf(random, index), random.pick(SERVICES), 'cpu_usage', cell()]),
  ];
  const wide = (): string[] => [
    'Time,"web latency","till latency"',
    ...rows((index) => [isoOf(random, index), cell(), cell()]),
  ];
  const headed = (): string[] => [
    'microservice,web,till',
    'metric,latency,requests',
    'statistic,p90,Sum',
    ...rows((index) => [`${Math.round((START + index * 60_000) / 1000)}`, cell(), cell()]),
  ];
  return random.pick([long, wide, headed])().join('\n');
}

/** Commits, deployments and flags under names of several tools, as lines or as one document. */
function changeFeed(random: Random, count: number): string {
  const change = (index: number): object =>
    random.pick<() => object>([
      () => ({
        sha: index.toString(16).padStart(40, 'a'),
        message: random.pick(ODD_PIECES),
        date: isoOf(random, index),
        files: [random.pick(ODD_PIECES)],
        diff: '@@ src/a.ts @@\n-  x\n+  y',
      }),
      () => ({ at: timeOf(random, index), app: random.pick(SERVICES), version: `v${index}`, commit_sha: 'abcdef1' }),
      () => ({ time: isoOf(random, index), flag: random.pick(ODD_PIECES), change: 'off->on', service: 'web' }),
      () => ({ kind: 'config', key: 'POOL', old: index, new: index * 10, when: isoOf(random, index) }),
    ])();
  const changes = Array.from({ length: count }, (_, index) => change(index));
  return random.below(2) === 0 ? changes.map((one) => JSON.stringify(one)).join('\n') : JSON.stringify(changes);
}

/** A status page of one of the known forms, or a plain list. */
function statusPage(random: Random, count: number): string {
  const status = (): string =>
    random.pick(['operational', 'major_outage', 'investigating', 'resolved', 'degraded', random.pick(ODD_PIECES)]);
  const entry = (index: number): object => ({
    id: random.below(2) === 0 ? undefined : `${random.below(9)}`,
    name: random.pick(SERVICES),
    status: status(),
    started_at: isoOf(random, index),
    resolved_at: random.below(3) === 0 ? isoOf(random, index + 5) : null,
    components: [{ name: random.pick(SERVICES) }, null],
    incident_updates: [{ body: random.pick(ODD_PIECES), affected_components: null }],
  });
  const entries = Array.from({ length: count }, (_, index) => entry(index));
  return JSON.stringify({ page: { name: 'Acme' }, [random.pick(['incidents', 'components', 'events'])]: entries });
}

function serviceMap(random: Random, count: number): string {
  const edges = Array.from({ length: count }, () => ({ source: random.pick(SERVICES), target: random.pick(SERVICES) }));
  return random.below(2) === 0
    ? JSON.stringify({ nodes: [], edges })
    : ['source,target', ...edges.map(({ source, target }) => `${source},${target}`)].join('\n');
}

/** Traces, metrics, changes, notices or calls as a tool would write them, with odd names, times and parents. */
export function recordingText(random: Random, count: number): string {
  const made = [
    () => otlpTraces(random, count).join('\n'),
    () => jaegerTraces(random, count),
    () => prometheusMatrix(random, count),
    () => metricTable(random, count),
    () => changeFeed(random, count),
    () => statusPage(random, count),
    () => serviceMap(random, count),
  ];
  return random.pick(made)();
}
