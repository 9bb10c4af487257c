import { describe, expect, test } from '@jest/globals';
import type { Span } from '../trace/span.ts';
import type { ServiceLogLine } from './log-event.ts';
import { learnQuietBaseline } from './quiet-baseline.ts';
import { rankServices, type ServiceCause } from './rank-services.ts';
import type { TelemetryWindow } from './window-profile.ts';

/** Who calls whom, in this order. */
const CALLEES: Readonly<Record<string, readonly string[]>> = {
  web: ['cart', 'orders'],
  cart: ['stock'],
  orders: ['stock', 'mail'],
};

/** What is wrong, by service: milliseconds more, or words. */
interface Faults {
  readonly wayTo?: Readonly<Record<string, number>>;
  readonly steps?: Readonly<Record<string, number>>;
  readonly callsOf?: Readonly<Record<string, number>>;
  /** Services that no longer log that they are done; those that do not come to it are without it, too. */
  readonly silent?: readonly string[];
  readonly says?: Readonly<Record<string, string>>;
  /** Services that are not called any more. */
  readonly uncalled?: readonly string[];
}

/** One request to the shop. Durations vary from request to request, as they do. */
function request(
  number: number,
  { wayTo = {}, steps = {}, callsOf = {}, silent = [], says = {}, uncalled = [] }: Faults,
): TelemetryWindow {
  const spans: Span[] = [];
  const logs: ServiceLogLine[] = [];
  const traceId = `trace-${number}`;
  const jitter = 1 + ((number * 7) % 10) / 10;
  const visit = (
    service: string,
    { startMs, parentId }: { readonly startMs: number; readonly parentId: string | null },
  ): number => {
    const spanId = `${service}-${spans.length}`;
    const add = (span: Partial<Span>): number =>
      spans.push({
        traceId,
        spanId,
        parentId,
        service,
        operation: `/${service}`,
        startMs,
        endMs: startMs,
        failed: false,
        ...span,
      });
    const say = (timeMs: number, text: string): number => logs.push({ service, timeMs, traceId, spanId, text });
    let now = startMs + 2 * jitter + (steps[service] ?? 0);
    add({ spanId: `${spanId}-step`, parentId: spanId, operation: `${service}.Handler.handle`, endMs: now });
    say(now, `INFO ${service}.Handler:10 begin`);
    for (const callee of (CALLEES[service] ?? []).filter((name) => !uncalled.includes(name))) {
      const call = { spanId: `${spanId}-${callee}`, parentId: spanId, operation: 'GET', startMs: now };
      now =
        visit(callee, { startMs: now + jitter, parentId: call.spanId }) +
        jitter +
        (wayTo[callee] ?? 0) +
        (callsOf[service] ?? 0);
      add({ ...call, endMs: now });
    }
    if (says[service] !== undefined) say(now, says[service]);
    if (!silent.includes(service)) say(now, `INFO ${service}.Handler:30 done`);
    add({ endMs: now + 1 });
    return now + 1;
  };
  visit('web', { startMs: number * 1000, parentId: null });
  return { spans, logs };
}

function shop(
  faults: Faults = {},
  { from = 0, requests = 12 }: { readonly from?: number; readonly requests?: number } = {},
): TelemetryWindow {
  const all = Array.from({ length: requests }, (_, index) => request(from + index, faults));
  return { spans: all.flatMap(({ spans }) => spans), logs: all.flatMap(({ logs }) => logs) };
}

const quiet = learnQuietBaseline(Array.from({ length: 6 }, (_, index) => shop({}, { from: index * 11 })));
const nothing: TelemetryWindow = { spans: [], logs: [] };

function ranked(window: TelemetryWindow): ServiceCause[] {
  return rankServices(window, { quiet });
}

describe('slow services', () => {
  test('a slow way to a service is charged to it when all its callers wait, and it lacks network', () => {
    const [first, second] = ranked(shop({ wayTo: { stock: 900 } }));
    expect(first).toMatchObject({ service: 'stock', lacks: { resource: 'network' } });
    expect(second?.score).toBeLessThan((first?.score ?? 0) / 4);
  });

  test('a service whose own steps take longer lacks CPU', () => {
    expect(ranked(shop({ steps: { orders: 200 }, wayTo: { orders: 150 } }))[0]).toMatchObject({
      service: 'orders',
      lacks: { resource: 'cpu' },
    });
  });

  test('a caller that is slow with all it calls is charged, not those it calls', () => {
    expect(ranked(shop({ callsOf: { orders: 400 } }))[0]?.service).toBe('orders');
  });

  test('where only one calls only one, the called is the likelier cause', () => {
    const chain = (wayTo: Faults['wayTo'] = {}): TelemetryWindow => {
      const { spans } = shop({ wayTo });
      const kept = new Set(['web', 'cart']);
      return {
        spans: spans.filter(({ spanId }) => kept.has(spanId.split('-')[0] ?? '') && !spanId.endsWith('orders')),
        logs: [],
      };
    };
    const baseline = learnQuietBaseline([chain(), chain(), chain()]);
    expect(rankServices(chain({ cart: 500 }), { quiet: baseline })[0]?.service).toBe('cart');
  });

  test('a single slow call proves little, however slow', () => {
    const scores = (requests: number): number => ranked(shop({ wayTo: { mail: 5000 } }, { requests }))[0]?.score ?? 0;
    expect(scores(1)).toBeLessThan(10);
    expect(scores(6)).toBeGreaterThan(30);
  });

  test('a difference that is within what single durations vary hardly counts, however many show it', () => {
    const slightly = ranked(shop({ steps: { cart: 1 } }, { requests: 200 }))[0]?.score ?? 0;
    const clearly = ranked(shop({ steps: { cart: 30 } }, { requests: 20 }))[0]?.score ?? 0;
    expect(slightly).toBeLessThan(clearly / 4);
  });
});

describe('changed behaviour', () => {
  test('of services that no longer finish, the one that stopped first in each request is to blame; its line is named', () => {
    const [first, second] = ranked(shop({ silent: ['stock', 'orders', 'cart', 'web'] }));
    expect(first?.service).toBe('stock');
    expect(second?.score).toBe(0);
    expect(first?.places[0]).toMatchObject({ file: 'stock.Handler', line: 30 });
  });

  test('a new error leads to its place', () => {
    const [first] = ranked(shop({ says: { cart: 'ERROR cart.Basket:77 basket is broken' } }));
    expect(first).toMatchObject({ service: 'cart' });
    expect(first?.places[0]).toMatchObject({ file: 'cart.Basket', line: 77 });
  });

  test('who is called less often behaves as ever', () => {
    const causes = ranked(shop({ silent: ['orders'], uncalled: ['stock'] }));
    expect(causes.find(({ service }) => service === 'stock')?.score ?? 0).toBe(0);
  });

  test('who reports that another service failed is a witness, not the cause', () => {
    const causes = ranked(shop({ says: { orders: 'ERROR orders.Client:5 no answer from mail' }, silent: ['orders'] }));
    expect(causes.find(({ service }) => service === 'orders')?.score).toBe(0);
  });

  test('even when the other one is not to be seen any more', () => {
    const says = { orders: 'ERROR orders.Client:5 no answer from mail' };
    const causes = ranked(shop({ says, silent: ['orders'], uncalled: ['mail'] }));
    expect(causes.find(({ service }) => service === 'orders')?.score).toBe(0);
  });

  test('an error that is no longer logged is a recovery', () => {
    const broken = learnQuietBaseline(
      Array.from({ length: 6 }, (_, index) =>
        shop({ says: { cart: 'ERROR cart.Basket:77 broken' } }, { from: index * 11 }),
      ),
    );
    expect(rankServices(shop(), { quiet: broken })[0]?.score).toBe(0);
  });

  test('one bad window among the quiet ones does not hide the fault', () => {
    const windows = [
      shop({ silent: ['stock'] }),
      ...Array.from({ length: 6 }, (_, index) => shop({}, { from: index * 11 })),
    ];
    const [first] = rankServices(shop({ silent: ['stock'] }), { quiet: learnQuietBaseline(windows) });
    expect(first?.service).toBe('stock');
  });

  test('without traces the lines of a service are compared with each other', () => {
    const untied = (window: TelemetryWindow): TelemetryWindow => ({
      spans: [],
      logs: window.logs.map((line) => ({ ...line, traceId: null, spanId: null })),
    });
    const lines = learnQuietBaseline(Array.from({ length: 6 }, (_, index) => untied(shop({}, { from: index * 11 }))));
    expect(rankServices(untied(shop({ silent: ['mail'] })), { quiet: lines })[0]?.service).toBe('mail');
  });
});

describe('metrics alone', () => {
  const minutes = (values: readonly number[]): { timeMs: number; value: number }[] =>
    values.map((value, minute) => ({ timeMs: minute * 60_000, value }));
  const steady = [4, 5, 4, 6, 5, 4, 5, 6, 4, 5, 4, 5];
  const window = { fromMs: 12 * 60_000, toMs: 13 * 60_000 };

  test('a processor at its limit is the cause', () => {
    const series = ['cart', 'stock'].map((service) => ({
      service,
      metric: 'CpuUsageRate(%)',
      points: minutes([...steady, service === 'stock' ? 99 : 6]),
    }));
    const [first] = rankServices(nothing, { quiet: learnQuietBaseline([]), resources: { ...window, series } });
    expect(first).toMatchObject({ service: 'stock', lacks: { resource: 'cpu' } });
  });

  test('what comes after the window is the future', () => {
    const series = [{ service: 'cart', metric: 'cpu', points: minutes([...steady, 5, 5, 99]) }];
    expect(rankServices(nothing, { quiet: learnQuietBaseline([]), resources: { ...window, series } })).toEqual([]);
  });

  test('a service that all its callers wait for, though it answers in time, lacks network', () => {
    const series = ['cart', 'orders', 'stock'].flatMap((service) => [
      { service, metric: 'client latency', points: minutes([...steady, service === 'stock' ? 5 : 900]) },
      { service, metric: 'server latency', points: minutes([...steady, service === 'stock' ? 5 : 900]) },
    ]);
    const [first] = rankServices(nothing, { quiet, resources: { ...window, series } });
    expect(first).toMatchObject({ service: 'stock', lacks: { resource: 'network' } });
  });
});

test('nothing to compare with, or nothing to explain, blames nobody', () => {
  expect(rankServices(nothing, { quiet: learnQuietBaseline([]) })).toEqual([]);
  expect(Math.max(...ranked(shop({}, { from: 5 })).map(({ score }) => score))).toBeLessThan(2);
});

describe('damaged data', () => {
  /** A small generator (Park and Miller), so that every run sees the same damage. */
  function dice(seed: number): (sides: number) => number {
    let state = seed;
    return (sides) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % sides;
    };
  }

  function damaged(seed: number): TelemetryWindow {
    const roll = dice(seed);
    const { spans, logs } = shop({}, { requests: 3 });
    const times = [Number.NaN, -1, 0, 1e18, Number.POSITIVE_INFINITY];
    return {
      spans: spans.map((span) => ({
        ...span,
        ...(roll(4) === 0 && { parentId: spans[roll(spans.length)]?.spanId ?? null }),
        ...(roll(6) === 0 && { endMs: times[roll(times.length)] ?? 0 }),
        ...(roll(8) === 0 && { spanId: '', operation: '', service: '' }),
      })),
      logs: logs.map((line) => ({
        ...line,
        ...(roll(4) === 0 && { text: line.text.slice(0, roll(9)) }),
        ...(roll(6) === 0 && { timeMs: Number.NaN, traceId: null }),
      })),
    };
  }

  test('every score stays a number, whichever side the damage is on', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const before = learnQuietBaseline([damaged(seed), damaged(seed + 1000), shop()]);
      const causes = rankServices(damaged(seed + 2000), { quiet: before });
      expect(causes.filter(({ score }) => !Number.isFinite(score))).toEqual([]);
    }
  });
});
