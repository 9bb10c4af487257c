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

/** Traces or metrics as a tool would write them, with odd names, times and parents. */
export function recordingText(random: Random, count: number): string {
  const made = [
    () => otlpTraces(random, count).join('\n'),
    () => jaegerTraces(random, count),
    () => prometheusMatrix(random, count),
  ];
  return random.pick(made)();
}
