import { describe, expect, test } from '@jest/globals';
import type { RecordedSpan } from '../../signals/recorded.ts';
import type { ServiceSeries } from '../../signals/service/resource-changes.ts';
import { analyseIncident } from './analyse-incident.ts';
import type { IncidentAnalysis } from './analyse-incident.ts';

const START = Date.parse('2026-11-20T09:00:00Z');
const ONSET = START + 600_000;
const SECONDS = 3;

interface Fault {
  readonly failing?: boolean;
  /** Milliseconds that the till takes longer. */
  readonly slow?: number;
  readonly peer?: string;
}

/** A request a few seconds: the shop asks the desk, which asks the till; from the onset on the till is at fault. */
function requests(count: number, fault: Fault): RecordedSpan[] {
  return Array.from({ length: count }, (_, index) => {
    const begin = START + index * SECONDS * 1000;
    const bad = begin >= ONSET;
    const failed = bad && fault.failing === true;
    const end = begin + 40 + (index % 7) + (bad ? (fault.slow ?? 0) : 0);
    const span = (spanId: string, parentId: string | null, more: Partial<RecordedSpan>): RecordedSpan => ({
      traceId: `t${index}`,
      spanId,
      parentId,
      service: 'shop',
      operation: 'GET /buy',
      startMs: begin,
      endMs: end,
      failed,
      ...more,
    });
    const told = failed ? { message: 'Error: drawer is stuck', ...(fault.peer && { peer: fault.peer }) } : {};
    return [
      span('a', null, {}),
      span('b', 'a', { service: 'desk', operation: 'POST /desk', startMs: begin + 5, endMs: end - 5 }),
      span('c', 'b', { service: 'till', operation: 'POST /till', startMs: begin + 10, endMs: end - 10, ...told }),
    ];
  }).flat();
}

function analyse(spans: readonly RecordedSpan[], series: readonly ServiceSeries[] = []): IncidentAnalysis {
  return analyseIncident({ logs: [], containers: [], telemetry: { spans, series } });
}

describe('traces without logs', () => {
  test('failed requests lead past the victims to where they begin to fail', () => {
    const { telemetry, firstService, onset, signals, services } = analyse(requests(400, { failing: true }));
    expect(firstService).toBe('till');
    // Nobody logged anything: requests are what is counted.
    expect(services.find(({ name }) => name === 'till')).toMatchObject({ errors: 200, counted: 'requests' });
    expect(Math.abs((onset?.at ?? 0) - ONSET)).toBeLessThan(30_000);
    expect(telemetry?.origins[0]).toMatchObject({ service: 'till', requests: 200, of: 200 });
    expect(signals).toMatchObject([{ kind: 'failing_requests', service: 'till', count: 200 }]);
  });

  test('a service that became slow by itself is told from those that wait for it', () => {
    const { firstService, signals, telemetry } = analyse(requests(400, { slow: 300 }));
    expect(firstService).toBe('till');
    expect(signals).toMatchObject([{ kind: 'slow', service: 'till' }]);
    expect(telemetry?.signs[0]?.text).toBe('takes 300 ms longer (200 requests)');
  });

  test('a service that waits longer for somebody who was not recorded is told from one that takes longer by itself', () => {
    const asking = requests(400, { slow: 300 }).flatMap((span): RecordedSpan[] =>
      span.service === 'till'
        ? [span, { ...span, spanId: 'd', parentId: 'c', operation: 'SELECT drawer', peer: 'postgresql' }]
        : [span],
    );
    expect(analyse(asking).signals).toMatchObject([
      { kind: 'slow', service: 'till', target: 'postgresql', reading: 'SELECT drawer takes 323 ms, before 23 ms' },
    ]);
  });

  test('a failing call of somebody who was not recorded points outside', () => {
    const { signals } = analyse(requests(400, { failing: true, peer: 'bank.example' }));
    expect(signals).toMatchObject([{ kind: 'upstream_failure', service: 'till', target: 'bank.example' }]);
  });

  test('a service that callers give up on, and that takes longer than before, is where it begins', () => {
    const given = requests(400, { slow: 300 }).flatMap((one): RecordedSpan[] => {
      const bad = one.startMs >= ONSET && one.service !== 'till';
      const patience = bad ? { failed: true, endMs: one.startMs + 150 } : {};
      if (one.spanId !== 'b') return [{ ...one, ...patience, ...(one.spanId === 'c' ? { parentId: 'b2' } : {}) }];
      return [
        { ...one, ...patience },
        { ...one, ...patience, spanId: 'b2', parentId: 'b', operation: 'call till', startMs: one.startMs + 4 },
      ];
    });
    const { firstService, signals, telemetry } = analyse(given);
    expect(telemetry?.origins[0]).toMatchObject({ service: 'desk', gaveUpOn: 'till', requests: 200 });
    expect(firstService).toBe('till');
    expect(signals[0]).toMatchObject({ kind: 'slow', service: 'till', confidence: 0.8 });
    expect(signals[0]?.reading).toBe('p90 of POST /till is 326 ms, before 26 ms');
  });

  test('a single failed request still tells where it began', () => {
    const failed = requests(400, { failing: true }).slice(-3);
    const { firstService, onset, telemetry } = analyse(failed);
    expect(onset).toBeNull();
    expect(firstService).toBe('till');
    expect(telemetry?.example).toHaveLength(3);
  });

  test('ordinary traffic blames nobody', () => {
    const { firstService, signals, onset } = analyse(requests(400, {}));
    expect(onset).toBeNull();
    expect(firstService).toBeNull();
    expect(signals).toEqual([]);
  });
});

describe('metrics without traces', () => {
  const series = (service: string, metric: string, values: (minute: number) => number): ServiceSeries => ({
    service,
    metric,
    points: Array.from({ length: 60 }, (_, minute) => ({ timeMs: START + minute * 60_000, value: values(minute) })),
  });
  const late = (service: string): ServiceSeries =>
    series(service, 'request_duration', (minute) => 0.1 + (minute % 5) / 100 + (minute >= 40 ? 0.9 : 0));

  test('of services that are all late, the one whose processor is used up is named', () => {
    const cpu = (service: string, high: number): ServiceSeries =>
      series(service, 'cpu_usage', (minute) => 0.2 + (minute % 5) / 50 + (minute >= 40 ? high : 0));
    const { firstService, signals, telemetry } = analyse(
      [],
      [late('desk'), late('till'), cpu('till', 0.7), cpu('desk', 0)],
    );
    expect(firstService).toBe('till');
    expect(signals.map(({ kind }) => kind)).toContain('saturated');
    expect(telemetry?.metrics.map(({ metric }) => metric)).toContain('cpu_usage');
  });

  test('services that are merely late are not told apart', () => {
    expect(analyse([], [late('desk'), late('till')]).firstService).toBeNull();
  });
});
