import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

interface Window {
  readonly from: number;
  readonly to: number;
}

interface Options {
  readonly signal?: AbortSignal | undefined;
}

interface SpanUnderTest {
  readonly traceId: string;
  readonly spanId: string;
  readonly service: string;
  readonly startMs: number;
  readonly endMs: number;
}

interface SeriesUnderTest {
  readonly service: string;
  readonly metric: string;
  readonly points: readonly { readonly timeMs: number; readonly value: number }[];
}

/** The shape of a source of traces and metrics; `SignalSource` of `@mats/sources` fits it. */
export interface SignalSourceUnderTest {
  readonly name: string;
  list(options?: Options): Promise<{
    readonly window: Window | null;
    readonly services: readonly string[];
    readonly metrics: readonly string[];
    readonly notRead: readonly { readonly what: string; readonly why: string }[];
  }>;
  readSpans(window: Window, options?: Options): Promise<{ readonly spans: readonly SpanUnderTest[] }>;
  readSeries(window: Window, options?: Options): Promise<{ readonly series: readonly SeriesUnderTest[] }>;
  readCalls(options?: Options): Promise<readonly (readonly [string, string])[]>;
  close(): Promise<void>;
}

/** When everything of a set-up was recorded; epoch milliseconds. */
export const SIGNALS_AT = Date.parse('2026-11-20T10:00:00Z');
const SECOND = 1_000;

/**
 * What a source under test must hold: ten requests, one each second from `SIGNALS_AT` on, each 500 ms of `web` that calls `cart` for 200 ms
 * in it; and the metric `queue_depth` of `cart`, one value each second, 0 to 9.
 */
export const SIGNALS_HELD: {
  readonly spans: readonly (SpanUnderTest & { readonly parentId: string | null; readonly operation: string })[];
  readonly series: SeriesUnderTest;
} = {
  spans: Array.from({ length: 10 }, (_, second) => second).flatMap((second) => {
    const traceId = `${second}`.repeat(32).slice(0, 32);
    const startMs = SIGNALS_AT + second * SECOND;
    return [
      {
        traceId,
        spanId: `a${second}`.padEnd(16, '0'),
        parentId: null,
        service: 'web',
        operation: 'GET /',
        startMs,
        endMs: startMs + 500,
      },
      {
        traceId,
        spanId: `b${second}`.padEnd(16, '0'),
        parentId: `a${second}`.padEnd(16, '0'),
        service: 'cart',
        operation: 'read',
        startMs: startMs + 100,
        endMs: startMs + 300,
      },
    ];
  }),
  series: {
    service: 'cart',
    metric: 'queue_depth',
    points: Array.from({ length: 10 }, (_, second) => ({ timeMs: SIGNALS_AT + second * SECOND, value: second })),
  },
};

/** What every source of traces and metrics keeps. Call it at the top of the source's test file; each test gets a source of its own. */
export function signalSourceContract(name: string, setUp: () => Promise<SignalSourceUnderTest>): void {
  describe(`${name} as a source of signals`, () => {
    let source: SignalSourceUnderTest;
    beforeEach(async () => {
      source = await setUp();
    });
    afterEach(() => source.close());
    const all = { from: SIGNALS_AT, to: SIGNALS_AT + 60 * SECOND };

    test('lists of which time, services and metrics it has something', async () => {
      const { window, services, metrics } = await source.list();
      expect(window).toEqual({ from: SIGNALS_AT, to: SIGNALS_AT + 9_500 });
      expect(services).toEqual(['cart', 'web']);
      expect(metrics).toEqual(['queue_depth']);
    });

    test('gives whole requests of a window, those that only reach into it too', async () => {
      const { spans } = await source.readSpans({ from: SIGNALS_AT + 2_450, to: SIGNALS_AT + 3_000 });
      expect([...new Set(spans.map(({ startMs }) => startMs))].toSorted((a, b) => a - b)).toEqual(
        [2_000, 2_100, 3_000, 3_100].map((after) => SIGNALS_AT + after),
      );
      expect((await source.readSpans(all)).spans).toHaveLength(20);
    });

    test('gives the points of a window alone, in order of time', async () => {
      const { series } = await source.readSeries({ from: SIGNALS_AT + 2_000, to: SIGNALS_AT + 4_000 });
      expect(series.map(({ service, metric, points }) => [service, metric, points.map(({ value }) => value)])).toEqual([
        ['cart', 'queue_depth', [2, 3, 4]],
      ]);
    });

    test('has nothing of a time before or after what it holds', async () => {
      const later = { from: SIGNALS_AT + 3_600 * SECOND, to: SIGNALS_AT + 7_200 * SECOND };
      expect((await source.readSpans(later)).spans).toEqual([]);
      expect((await source.readSeries(later)).series).toEqual([]);
    });

    test('stops when it is told to, with the reason', async () => {
      const stopped = { signal: AbortSignal.abort(new Error('enough')) };
      const asked: readonly (() => Promise<unknown>)[] = [
        () => source.list(stopped),
        () => source.readSpans(all, stopped),
        () => source.readSeries(all, stopped),
        () => source.readCalls(stopped),
      ];
      for (const ask of asked) await expect((async () => ask())()).rejects.toThrow('enough');
    });

    test('may be closed twice', async () => {
      await source.close();
      await expect(source.close()).resolves.toBeUndefined();
    });
  });
}
