import { describe, expect, test } from '@jest/globals';
import { readLocator } from '../verify/read-locator.ts';
import { createTextLogSource } from '@mats/sources';
import { readRecordings } from '@mats/sources/signals';
import { partOfStack, partOfTrace } from './recording-text.ts';

async function read(text: string): ReturnType<typeof readRecordings> {
  const source = createTextLogSource({ text });
  const { streams } = await source.list();
  return readRecordings(source, streams);
}

const attribute = (key: string, text: string): object => ({ key, value: { stringValue: text } });
const STACK = 'Error: stuck\n    at open (/srv/till/src/drawer.ts:12:5)';

/** A document of the collector's file exporter with one failed span. */
const otlp = (spanId = 'b'): object => ({
  resourceSpans: [
    {
      resource: { attributes: [attribute('service.name', 'till'), attribute('service.version', '1.4')] },
      scopeSpans: [
        {
          spans: [
            {
              traceId: 't',
              spanId,
              parentSpanId: '',
              name: 'POST /till',
              kind: 'SPAN_KIND_CLIENT',
              startTimeUnixNano: '1763632800000000000',
              endTimeUnixNano: 1_763_632_800_250_000_000,
              attributes: [attribute('server.address', 'bank.example')],
              status: { code: 2, message: 'stuck' },
              events: [
                {
                  name: 'exception',
                  attributes: [attribute('exception.type', 'Error'), attribute('exception.stacktrace', STACK)],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
});

const SPAN = { traceId: 't', spanId: 'b', parentId: null, service: 'till', operation: 'POST /till', failed: true };

describe('traces', () => {
  test.each([
    ['a document a line', `${JSON.stringify(otlp())}\n${JSON.stringify(otlp('c'))}\n`, 2],
    ['one document over many lines', JSON.stringify(otlp(), null, 2), 1],
    ['a trace as Tempo answers', JSON.stringify({ batches: (otlp() as { resourceSpans: object[] }).resourceSpans }), 1],
  ])('OTLP as %s', async (_what, text, spans) => {
    const [recording] = (await read(text)).recordings;
    expect(recording?.spans).toHaveLength(spans);
    expect(recording?.spans[0]).toMatchObject({
      ...SPAN,
      message: 'Error',
      stack: STACK,
      peer: 'bank.example',
      version: '1.4',
    });
    expect(recording?.spans[0]?.startMs).toBe(1_763_632_800_000);
  });

  test('what Jaeger gives', async () => {
    const spans = [
      {
        traceID: 't',
        spanID: 'b',
        operationName: 'POST /till',
        references: [{ refType: 'CHILD_OF', traceID: 't', spanID: 'a' }],
        startTime: 1_763_632_800_000_000,
        duration: 250_000,
        processID: 'p1',
        tags: [{ key: 'error', type: 'bool', value: true }],
        logs: [
          {
            timestamp: 1,
            fields: [
              { key: 'message', value: 'stuck' },
              { key: 'stack', value: STACK },
            ],
          },
        ],
      },
    ];
    const text = JSON.stringify({ data: [{ traceID: 't', spans, processes: { p1: { serviceName: 'till' } } }] });
    const [recording] = (await read(text)).recordings;
    const expected = { ...SPAN, parentId: 'a', message: 'stuck', stack: STACK, endMs: 1_763_632_800_250 };
    expect(recording?.spans).toMatchObject([expected]);
  });

  test('Zipkin spans whose server shares the id of its client', async () => {
    const base = { traceId: 't', id: 'b', name: 'post', timestamp: 1_763_632_800_000_000, duration: 1000 };
    const text = JSON.stringify([
      { ...base, kind: 'CLIENT', localEndpoint: { serviceName: 'desk' }, remoteEndpoint: { serviceName: 'till' } },
      { ...base, kind: 'SERVER', shared: true, localEndpoint: { serviceName: 'till' }, tags: { error: 'stuck' } },
    ]);
    const [recording] = (await read(text)).recordings;
    expect(recording?.spans).toMatchObject([
      { service: 'desk', spanId: 'b', parentId: null, peer: 'till', failed: false },
      { service: 'till', spanId: 'b/server', parentId: 'b', failed: true, message: 'stuck' },
    ]);
  });
});

describe('metrics', () => {
  test('an answer of Prometheus: counters become rates, sums with counts become means, services come from labels', async () => {
    const one = (name: string, values: readonly number[]): object => ({
      metric: { __name__: name, job: 'till', instance: 'till:9464' },
      values: values.map((value, index) => [1_763_632_800 + index * 10, String(value)]),
    });
    const result = [
      one('process_cpu_seconds_total', [5, 10, 2]),
      one('request_duration_seconds_sum', [1, 3, 3]),
      one('request_duration_seconds_count', [10, 14, 14]),
      one('memory_bytes', [7, 8, 9]),
    ];
    const [recording] = (await read(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } })))
      .recordings;
    const told = recording?.series.map(({ service, metric, points }) => [
      service,
      metric,
      points.map(({ value }) => value),
    ]);
    expect(told).toEqual([
      ['till', 'process_cpu_seconds_total', [0.5, 0.2]],
      ['till', 'request_duration_seconds', [0.5, Number.NaN]],
      ['till', 'request_duration_seconds_count', [0.4, 0]],
      ['till', 'memory_bytes', [7, 8, 9]],
    ]);
  });

  test('points of an OTLP metric are put together over documents', async () => {
    const document = (second: number, value: number): object => ({
      resourceMetrics: [
        {
          resource: { attributes: [attribute('service.name', 'till')] },
          scopeMetrics: [
            {
              metrics: [
                { name: 'cpu', gauge: { dataPoints: [{ timeUnixNano: `${second}000000000`, asDouble: value }] } },
                {
                  name: 'calls',
                  sum: {
                    isMonotonic: true,
                    aggregationTemporality: 2,
                    dataPoints: [{ timeUnixNano: `${second}000000000`, asInt: `${value * 10}` }],
                  },
                },
              ],
            },
          ],
        },
      ],
    });
    const text = [document(20, 2), document(10, 1)].map((one) => JSON.stringify(one)).join('\n');
    const [recording] = (await read(`${text}\n`)).recordings;
    expect(recording?.series).toEqual([
      {
        service: 'till',
        metric: 'cpu',
        points: [
          { timeMs: 10_000, value: 1 },
          { timeMs: 20_000, value: 2 },
        ],
      },
      { service: 'till', metric: 'calls_total', points: [{ timeMs: 20_000, value: 1 }] },
    ]);
  });
});

describe('what is no recording stays a log', () => {
  test.each([
    ['plain lines', '2026-11-20T10:00:00Z INFO web started\n'],
    [
      'JSON lines that name a trace',
      '{"level":"error","traceId":"t","spanId":"b","msg":"batches are late"}\n'.repeat(3),
    ],
    ['a list of objects', '[{"Id":"a","Name":"/till"}]'],
    ['a truncated document', JSON.stringify(otlp()).slice(0, 300)],
    ['nothing', ''],
  ])('%s', async (_what, text) => {
    await expect(read(text)).resolves.toEqual({ recordings: [], streams: [], notRead: [] });
  });

  test('spans with rubbish in them are left out, the others kept', async () => {
    const text = JSON.stringify({
      data: [{ traceID: 't', spans: [null, 7, { spanID: 'x' }, [], 'b'], processes: null }],
    });
    expect((await read(text)).recordings).toEqual([]);
  });
});

test('a part of a recording is read again from where it stands', async () => {
  const source = createTextLogSource({ text: JSON.stringify(otlp()) });
  const [stream] = (await source.list()).streams;
  if (stream === undefined) throw new Error('There is no stream.');
  const at = async (part: string): Promise<unknown> => readLocator({ ...stream.locator, part }, { sources: [source] });
  await expect(at(partOfStack({ traceId: 't', spanId: 'b' }))).resolves.toEqual({ ok: true, text: STACK });
  await expect(at(partOfTrace('t'))).resolves.toMatchObject({
    ok: true,
    text: expect.stringContaining('till POST /till'),
  });
  await expect(at(partOfTrace('other'))).resolves.toEqual({ ok: false, reason: 'the recording has no such part' });
});
