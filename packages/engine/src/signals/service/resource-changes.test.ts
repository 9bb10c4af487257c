import { describe, expect, test } from '@jest/globals';
import { findResourceChanges, type ResourceChange } from './resource-changes.ts';
import { resourceSigns } from './resource-signs.ts';

const steady = [4, 5, 4, 6, 5, 4, 5, 6, 4, 5, 4, 5, 5, 4, 6, 5, 4, 5, 4, 6];
const window = { fromMs: steady.length * 60_000, toMs: steady.length * 60_000 };

function changes(
  now: number,
  { metric = 'cpu', history = steady, load }: { metric?: string; history?: number[]; load?: number } = {},
): ResourceChange[] {
  const points = (values: readonly number[]): { timeMs: number; value: number }[] =>
    values.map((value, minute) => ({ timeMs: minute * 60_000, value }));
  const series = [{ service: 'cart', metric, points: points([...history, now]) }];
  if (load !== undefined)
    series.push({ service: 'cart', metric: 'requests', points: points([...history.map(() => 3), load]) });
  return findResourceChanges({ ...window, series }).filter((change) => change.metric === metric);
}

describe('findResourceChanges', () => {
  test('growth is told with its size, decline is not', () => {
    expect(changes(50)).toMatchObject([{ service: 'cart', kind: 'cpu', before: 5, after: 50 }]);
    expect(changes(2)).toEqual([]);
  });

  test('what was as high before now and then is little evidence', () => {
    const jumpy = steady.map((value, index) => (index % 3 === 0 ? 60 : value));
    expect(changes(50, { history: jumpy })[0]?.evidence).toBeLessThan((changes(50)[0]?.evidence ?? 0) / 2);
  });

  test('growth up to the limit counts twice', () => {
    const of = (metric: string): number => changes(95, { metric })[0]?.evidence ?? 0;
    expect(of('cpu usage (%)')).toBeCloseTo(2 * of('cpu usage (m)'));
  });

  test('a latency that is measured while nothing is called says nothing', () => {
    expect(changes(900, { metric: 'latency', load: 0 })).toEqual([]);
    expect(changes(900, { metric: 'latency', load: 3 })).toHaveLength(1);
  });

  test('too short a past is none', () => {
    expect(
      findResourceChanges({
        fromMs: 1,
        toMs: 1,
        series: [
          {
            service: 'cart',
            metric: 'cpu',
            points: [
              { timeMs: 0, value: 1 },
              { timeMs: 1, value: 90 },
            ],
          },
        ],
      }),
    ).toEqual([]);
  });
});

describe('resourceSigns', () => {
  const waits = (service: string, kind: ResourceChange['kind'], evidence: number): ResourceChange => ({
    service,
    metric: kind,
    kind,
    before: 1,
    after: 9,
    evidence,
  });
  const calls = new Map([
    ['web', new Set(['cart'])],
    ['cart', new Set(['stock'])],
  ]);

  test('a service in the middle of a chain of waiting is passed over for the last one', () => {
    const signs = resourceSigns([waits('web', 'client_latency', 6), waits('cart', 'client_latency', 6)], calls);
    expect(signs.get('cart')?.network).toBe(0);
    expect(signs.get('stock')?.network).toBe(6);
  });

  test('a service that answers late although it waits for nobody is slow itself', () => {
    const signs = resourceSigns([waits('cart', 'client_latency', 6), waits('stock', 'server_latency', 5)], calls);
    expect(signs.get('stock')).toMatchObject({ slow: 5, network: 1 });
  });
});
