// cspell:ignore reco
import { describe, expect, test } from '@jest/globals';
import type { ServiceSeries } from '../../signals/service/resource-changes.ts';
import { filledResources } from './filled-resources.ts';

const MINUTE = 60_000;
/** An hour: level until the twentieth minute, then on its way to `to` until the fortieth. */
const gauge = (metric: string, { from, to }: { from: number; to: number }, service = 'reco'): ServiceSeries => ({
  service,
  metric,
  points: Array.from({ length: 60 }, (_, minute) => {
    const way = Math.min(1, Math.max(0, (minute - 20) / 20));
    return { timeMs: minute * MINUTE, value: from + (to - from) * way + (minute % 3) * from * 0.002 };
  }),
});

describe('filledResources', () => {
  test('a share of a resource runs full at its whole, whichever way it is written', () => {
    const found = filledResources([
      gauge('disk_used_pct', { from: 40, to: 99 }, 'agent'),
      gauge('heap_utilization', { from: 0.3, to: 0.97 }, 'web'),
    ]);
    expect(found.map(({ kind, series }) => `${kind} of ${series.service}`).toSorted()).toEqual([
      'disk_full of agent',
      'saturated of web',
    ]);
  });

  test('a gauge is compared with the limit that is recorded beside it, and dated from where it began to rise', () => {
    const limit = gauge('container_memory_limit_mb', { from: 512, to: 512 });
    const [filled] = filledResources([gauge('container_memory_rss_mb', { from: 220, to: 505 }), limit]);
    expect(filled?.kind).toBe('saturated');
    expect(filled?.saturation.risesFrom).toBeLessThan(25 * MINUTE);
    expect(filled?.saturation.fullFrom).toBeGreaterThan(30 * MINUTE);
  });

  test('without a limit nothing is full, nor is what is always near it, nor a queue, nor what is left of it', () => {
    expect(
      filledResources([
        gauge('memory_bytes', { from: 1e9, to: 9e9 }, 'a'),
        gauge('memory_usage_percent', { from: 94, to: 95 }, 'b'),
        gauge('queue_ratio', { from: 0.1, to: 1 }, 'c'),
        gauge('disk_free_percent', { from: 5, to: 99 }, 'd'),
      ]),
    ).toEqual([]);
  });
});
