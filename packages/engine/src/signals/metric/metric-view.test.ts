import { describe, expect, test } from '@jest/globals';
import { measureExcess } from './excess.ts';
import { buildMetricTable } from './metric-table.ts';
import { levelsOf, reachableFrom, rowsOf, viewOf } from './metric-view.ts';
import type { MetricMeaning, MetricView, NodeView } from './metric-view.ts';

const GRAPH = new Map([
  ['web', ['shop', 'cart']],
  ['cart', ['db', 'web']],
  ['mail', ['db']],
]);
const LATENCY: MetricMeaning = { metric: 'latency', statistics: ['mean', 'p50'], worse: 'higher', ideal: 0 };
const AVAILABILITY: MetricMeaning = {
  metric: 'availability',
  statistics: ['mean'],
  worse: 'lower',
  ideal: 100,
  worst: 0,
  calls: { metric: 'requests', statistic: 'sum' },
};

const tableOf = (series: Readonly<Record<string, readonly number[]>>) =>
  buildMetricTable(
    Object.entries(series).flatMap(([name, values]) => {
      const [node = '', metric = '', statistic = ''] = name.split(' ');
      return values.map((value, time) => ({ node, metric, statistic, time, value }));
    }),
  );

test('a target reaches what it calls, nearest first, neighbours by name, each once', () => {
  expect(reachableFrom('web', GRAPH)).toEqual(['web', 'cart', 'shop', 'db']);
  expect(reachableFrom('db', GRAPH)).toEqual(['db']);
});

describe('the view of an alarm', () => {
  const shown = (view: MetricView | null) =>
    view === null
      ? null
      : { alarm: [...view.alarm], nodes: [...view.nodes].map(([node, { badness }]) => [node, ...badness]) };

  test('holds its kind of metric at all nodes that the target reaches, by the best statistic of each', () => {
    const table = tableOf({
      'web latency p99': [5, 9],
      'web latency mean': [1, 2],
      'db latency p50': [3, 4],
      'mail latency mean': [7, 7],
    });
    const view = viewOf(table, { node: 'web', statistic: 'p99', meaning: LATENCY, graph: GRAPH });
    expect(shown(view)).toEqual({
      alarm: [5, 9],
      nodes: [
        ['web', 1, 2],
        ['db', 3, 4],
      ],
    });
    expect(view).toMatchObject({ rows: 2, target: 'web' });
  });

  test('is turned so that more is worse', () => {
    const table = tableOf({ 'web availability mean': [100, 40], 'web requests sum': [10, 20] });
    const view = viewOf(table, { node: 'web', statistic: 'mean', meaning: AVAILABILITY, graph: GRAPH });
    expect(shown(view)).toEqual({ alarm: [0, 60], nodes: [['web', 0, 60]] });
    expect([...(view?.nodes.get('web')?.calls ?? [])]).toEqual([10, 20]);
  });

  test('shows the target by what raised the alarm where it has nothing better', () => {
    const view = viewOf(tableOf({ 'web latency p99': [5, 9] }), {
      node: 'web',
      statistic: 'p99',
      meaning: LATENCY,
      graph: GRAPH,
    });
    expect(shown(view)?.nodes).toEqual([['web', 5, 9]]);
  });

  test('is none of a series that was not recorded', () => {
    expect(
      viewOf(tableOf({ 'db latency p99': [1] }), { node: 'web', statistic: 'p99', meaning: LATENCY, graph: GRAPH }),
    ).toBeNull();
  });

  test('can be cut to some of its rows', () => {
    const table = tableOf({ 'web availability mean': [100, 40, 70], 'web requests sum': [10, 20, 30] });
    const view = viewOf(table, { node: 'web', statistic: 'mean', meaning: AVAILABILITY, graph: GRAPH });
    const cut = view === null ? null : rowsOf(view, 1, 2);
    expect(shown(cut)).toEqual({ alarm: [60, 30], nodes: [['web', 60, 30]] });
    expect([cut?.rows, ...(cut?.nodes.get('web')?.calls ?? [])]).toEqual([2, 20, 30]);
  });
});

const of = (values: readonly number[], calls?: readonly number[]): NodeView => ({
  badness: Float64Array.from(values),
  calls: calls && Float64Array.from(calls),
});
const view = (nodes: Readonly<Record<string, NodeView>>): MetricView => ({
  rows: nodes['web']?.badness.length ?? 0,
  target: 'web',
  alarm: nodes['web']?.badness ?? new Float64Array(),
  nodes: new Map(Object.entries(nodes)),
});

test('ordinary levels leave out the outer tenths, and count what one failed call does', () => {
  const values = Array.from({ length: 11 }, (_, index) => index);
  const levels = levelsOf(
    view({
      web: of(
        values,
        values.map(() => 50),
      ),
      db: of([1, 2, 3]),
    }),
    AVAILABILITY,
  );
  expect(levels).toEqual({
    alarm: [1, 9],
    target: [1, 9],
    middle: new Map([
      ['web', 5],
      ['db', 2],
    ]),
    oneFailedCall: 2,
  });
  expect(
    levelsOf(
      view({
        web: of(
          values,
          values.map(() => 50),
        ),
      }),
      LATENCY,
    ).oneFailedCall,
  ).toBe(0);
  expect(
    levelsOf(
      view({
        web: of(
          values,
          values.map(() => 0),
        ),
      }),
      AVAILABILITY,
    ).oneFailedCall,
  ).toBe(0);
});

describe('the excess over ordinary times', () => {
  const UNKNOWN = {
    alarm: [Number.NaN, Number.NaN],
    target: [Number.NaN, Number.NaN],
    middle: new Map<string, number>(),
    oneFailedCall: 0,
  } as const;
  const excessOf = (nodes: Readonly<Record<string, NodeView>>, levels: Partial<ReturnType<typeof levelsOf>> = {}) => {
    const { target, nodes: found } = measureExcess(view(nodes), { ...UNKNOWN, ...levels });
    return { target, ...Object.fromEntries(found) };
  };

  test('is above the quiet part of the window, in the rows that make the alarm', () => {
    expect(excessOf({ web: of([10, 10, 10, 40, 20, 19]), db: of([1, 1, 1, 16, 9, 9]) })).toEqual({
      target: [0, 0, 0, 30, 10, 0],
      web: [0, 0, 0, 30, 10, 0],
      db: [0, 0, 0, 15, 8, 0],
    });
  });

  test('counts a callee as often as it is called', () => {
    const { db } = excessOf({ web: of([0, 0, 9], [10, 10, 10]), db: of([0, 0, 6], [5, 5, 20]) }) as Record<
      string,
      unknown
    >;
    expect(db).toEqual([0, 0, 12]);
  });

  test('is nothing of a callee while the target is not called', () => {
    const { db } = excessOf({ web: of([0, 0, 9], [10, 10, 0]), db: of([0, 0, 6], [5, 5, 20]) }) as Record<
      string,
      unknown
    >;
    expect(db).toEqual([0, 0, 0]);
  });

  test('is measured from what is ordinary where the window is never quiet', () => {
    const levels = { alarm: [1, 2], target: [1, 3], middle: new Map([['db', 4]]) } as const;
    expect(excessOf({ web: of([9, 9]), db: of([5, 6]) }, levels)).toEqual({ target: [6, 6], web: [6, 6], db: [1, 2] });
  });

  test('is not measured from below what is ordinary', () => {
    expect(excessOf({ web: of([0, 0, 0, 0, 9]) }, { alarm: [2, 3], target: [2, 3] }).target).toEqual([0, 0, 0, 0, 7]);
  });

  test('is all of what a node without a past shows', () => {
    expect(excessOf({ web: of([9, 9]), db: of([5, 6]) }, { alarm: [1, 2], target: [1, 2] })).toMatchObject({
      db: [5, 6],
    });
  });

  test('is below nothing where a node does better than ordinarily', () => {
    expect(excessOf({ web: of([0, 0, 9]), db: of([5, 5, 2]) })).toMatchObject({ db: [0, 0, -3] });
  });

  test('is a number whatever was measured', () => {
    const broken = excessOf({
      web: of([0, 0, 9]),
      db: of([0, 0, Number.POSITIVE_INFINITY]),
      mail: of([0, 0, Number.NaN]),
    });
    expect(broken).toMatchObject({ db: [0, 0, 1e200], mail: [0, 0, 0] });
  });
});
