import { describe, expect, test } from '@jest/globals';
import { findMetricCauses, type MetricDiagnosis } from './metric-causes.ts';
import { buildMetricTable, type MetricPoint, type MetricTable } from './metric-table.ts';
import type { CallGraph, MetricMeaning } from './metric-view.ts';

/** What a node shows in a row; calls 100 a row unless told. */
interface Shown {
  readonly latency?: number;
  readonly availability?: number;
  readonly calls?: number;
}
type System = Readonly<Record<string, (row: number) => Shown | null>>;

const MINUTE = 60_000;
const ORDINARY_ROWS = 240;
const WINDOW_ROWS = 6;
const INCIDENT = [3, 4];

/** The same in every run, between -1 and 1, without a period that windows could line up with. */
const noise = (seed: number, row: number): number => {
  const x = Math.sin(seed * 78.233 + (row + 1) * 12.9898) * 43_758.5453;
  return 2 * (x - Math.floor(x)) - 1;
};

const tableOf = (system: System, { from, rows }: { readonly from: number; readonly rows: number }): MetricTable => {
  const points: MetricPoint[] = [];
  for (const [node, show] of Object.entries(system)) {
    for (let row = from; row < from + rows; row += 1) {
      const shown = show(row);
      const at = { node, time: row * MINUTE };
      if (shown === null) continue;
      if (shown.latency !== undefined)
        points.push({ ...at, metric: 'latency', statistic: 'mean', value: shown.latency });
      if (shown.availability !== undefined)
        points.push({ ...at, metric: 'availability', statistic: 'mean', value: shown.availability });
      points.push({ ...at, metric: 'calls', statistic: 'sum', value: shown.calls ?? 100 });
    }
  }
  return buildMetricTable(points);
};

const CALLS = { metric: 'calls', statistic: 'sum' };
const LATENCY: MetricMeaning = { metric: 'latency', statistics: ['mean'], worse: 'higher', ideal: 0, calls: CALLS };
const AVAILABILITY: MetricMeaning = {
  metric: 'availability',
  statistics: ['mean'],
  worse: 'lower',
  ideal: 100,
  worst: 0,
  calls: CALLS,
};

const GRAPH: CallGraph = new Map([
  ['front', ['shop', 'mail']],
  ['shop', ['store']],
]);

/** front 100 ms, shop 50 ms and store 20 ms of it, mail 10 ms, each with some noise of its own that callers pass on. */
const latencies = (extra: (node: string, row: number) => number = () => 0): System => {
  const own = (node: string, seed: number, level: number) => (row: number) =>
    level + noise(seed, row) * level * 0.05 + extra(node, row);
  const store = own('store', 1, 20);
  const mail = own('mail', 2, 10);
  const shop = (row: number): number => own('shop', 3, 30)(row) + store(row);
  const front = (row: number): number => own('front', 4, 40)(row) + shop(row) + mail(row);
  return Object.fromEntries(
    Object.entries({ front, shop, store, mail }).map(([node, value]) => [node, (row) => ({ latency: value(row) })]),
  );
};

const inIncident = (row: number): boolean => INCIDENT.includes(row - ORDINARY_ROWS);

interface Question {
  readonly ordinary?: System;
  readonly window: System;
  readonly graph?: CallGraph;
  readonly meaning?: MetricMeaning;
  readonly ordinaryRows?: number;
}

const ask = ({ ordinary, window, graph, meaning, ordinaryRows }: Question): MetricDiagnosis =>
  findMetricCauses({
    node: 'front',
    statistic: 'mean',
    meaning: meaning ?? LATENCY,
    graph: graph ?? GRAPH,
    ordinary: tableOf(ordinary ?? latencies(), { from: 0, rows: ordinaryRows ?? ORDINARY_ROWS }),
    window: tableOf(window, { from: ORDINARY_ROWS, rows: WINDOW_ROWS }),
  });

const extraAt =
  (slow: string, by: number, rows: (row: number) => boolean = inIncident) =>
  (node: string, row: number): number =>
    node === slow && rows(row) ? by : 0;

describe('where an incident begins', () => {
  test.each(['store', 'shop', 'mail', 'front'])('%s is first when it is slow, not those that wait for it', (slow) => {
    const { incident, causes } = ask({ window: latencies(extraAt(slow, 30)) });
    expect([incident, causes[0]?.node]).toEqual([true, slow]);
  });

  test('a victim between explains as much and begins nothing', () => {
    const { causes } = ask({ window: latencies(extraAt('store', 30)) });
    const shop = causes.find(({ node }) => node === 'shop');
    expect(shop?.explains).toBeGreaterThan(0.9);
    expect(shop?.score).toBeLessThan(0.2);
  });

  test('a callee counts by how often it is called, however far off its own level it is', () => {
    const base = latencies(extraAt('store', 30));
    const window: System = {
      ...base,
      mail: (row) => ({ latency: inIncident(row) ? 500 : 10, calls: 1 }),
    };
    const rare: System = { ...latencies(), mail: (row) => ({ latency: 10 + noise(2, row) / 10, calls: 1 }) };
    const { causes } = ask({ ordinary: rare, window });
    expect(causes[0]?.node).toBe('store');
    expect(causes.find(({ node }) => node === 'mail')?.explains).toBeLessThan(0.3);
  });

  test('several callees that slow down at once point to what they have in common', () => {
    const callees = ['store', 'cache', 'queue'];
    const graph: CallGraph = new Map([...GRAPH, ['shop', callees]]);
    const starved = (node: string, row: number): number =>
      !inIncident(row) ? 0 : node === 'shop' ? 10 : callees.includes(node) ? 12 : 0;
    const withCallees = (extra: (node: string, row: number) => number): System => {
      const base = latencies((node, row) => extra(node, row) + (node === 'shop' ? extra('cache', row) * 2 : 0));
      const callee = (node: string, seed: number) => (row: number) => ({
        latency: 5 + noise(seed, row) / 4 + extra(node, row),
      });
      return { ...base, cache: callee('cache', 11), queue: callee('queue', 12) };
    };
    const { causes } = ask({ ordinary: withCallees(() => 0), window: withCallees(starved), graph });
    expect(causes[0]?.node).toBe('shop');
  });

  test('what a node also shows while the alarm is silent is not its cause', () => {
    const drifted = latencies(extraAt('store', 30));
    const window: System = { ...drifted, mail: (row) => ({ latency: 300 + noise(2, row) }) };
    expect(ask({ window }).causes[0]?.node).toBe('store');
  });

  test('an incident that fills the window is compared with ordinary days', () => {
    const { incident, causes } = ask({ window: latencies(extraAt('store', 30, (row) => row >= ORDINARY_ROWS)) });
    expect([incident, causes[0]?.node]).toEqual([true, 'store']);
  });

  test('a node without a past can be the cause', () => {
    const window: System = {
      ...latencies(extraAt('front', 30)),
      added: (row) => (inIncident(row) ? { latency: 30 } : null),
    };
    const graph: CallGraph = new Map([...GRAPH, ['front', ['shop', 'mail', 'added']]]);
    const { incident, causes } = ask({ window, graph });
    expect([incident, causes[0]?.node]).toEqual([true, 'added']);
  });

  test('calls in a circle end, and equals are named in order', () => {
    const slow = (row: number): Shown => ({ latency: 50 + noise(3, row) + (inIncident(row) ? 30 : 0) });
    const window: System = { ...latencies(extraAt('front', 30)), 'twin-b': slow, 'twin-a': slow };
    const calm = (row: number): Shown => ({ latency: 50 + noise(3, row) });
    const graph: CallGraph = new Map([
      ['front', ['twin-b', 'twin-a']],
      ['twin-a', ['front']],
      ['twin-b', ['twin-b']],
    ]);
    const { causes } = ask({ ordinary: { ...latencies(), 'twin-a': calm, 'twin-b': calm }, window, graph });
    expect(causes.map(({ node }) => node)).toEqual(['twin-b', 'twin-a', 'front']);
    const twins: CallGraph = new Map([['front', ['twin-b', 'twin-a']]]);
    const equals = ask({ ordinary: { ...latencies(), 'twin-a': calm, 'twin-b': calm }, window, graph: twins });
    expect(equals.causes.map(({ node }) => node)).toEqual(['twin-a', 'twin-b', 'front']);
  });

  test('the order of measurements does not matter, and nodes out of reach are not named', () => {
    const window = latencies(extraAt('store', 30));
    const reversed = Object.fromEntries(
      Object.entries({ ...window, other: window['front'] ?? (() => null) }).toReversed(),
    );
    expect(ask({ window: reversed })).toEqual(ask({ window }));
  });
});

describe('whether there is an incident', () => {
  test.each([0, 50, 100, 150])('none in a window like all others, %s rows later', (later) => {
    const shifted = Object.fromEntries(
      Object.entries(latencies()).map(([node, show]) => [node, (row: number) => show(row + later)]),
    );
    expect(ask({ window: shifted })).toMatchObject({ incident: false, reason: 'within_ordinary' });
  });

  test('small for a target that is noisy, large for one that is steady', () => {
    const window = latencies(extraAt('front', 20));
    const steady = ask({ window });
    const loud = latencies((node, row) => (node === 'front' ? 25 * noise(9, row) : 0));
    expect([steady.incident, ask({ ordinary: loud, window }).incident]).toEqual([true, false]);
  });

  test('none when a steady node that is off its level explains little of an alarm like others', () => {
    const steadyMail = (more: System, extra: number): System => ({
      ...more,
      mail: (row) => ({ latency: 10 + noise(2, row) / 100 + (inIncident(row) ? extra : 0) }),
    });
    const window = steadyMail(latencies(extraAt('front', 4)), 1);
    expect(ask({ ordinary: steadyMail(latencies(), 0), window }).incident).toBe(false);
  });

  test('none when a rarely called node happens to be called during an alarm like others', () => {
    const graph: CallGraph = new Map([...GRAPH, ['front', ['shop', 'mail', 'rare']]]);
    const ordinary: System = { ...latencies(), rare: (row) => (row === 50 || row === 150 ? { latency: 10 } : null) };
    const window: System = {
      ...latencies(extraAt('front', 4)),
      rare: (row) => (inIncident(row) ? { latency: 14 } : null),
    };
    expect(ask({ ordinary, window, graph }).incident).toBe(false);
  });

  test('ordinary days may hold incidents that nobody marked', () => {
    const marked = (row: number): boolean => row > 60 && row < 72;
    const ordinary = latencies(extraAt('store', 30, marked));
    expect(ask({ ordinary, window: latencies(extraAt('store', 30)) }).incident).toBe(true);
  });

  const availabilities = (failing: (node: string, row: number) => number): System =>
    Object.fromEntries(
      ['front', 'shop', 'store', 'mail'].map((node) => [
        node,
        (row) => ({ availability: 100 - failing(node, row), calls: 100 }),
      ]),
    );

  test('one failed call where none ever failed is no incident, ten are', () => {
    const ordinary = availabilities(() => 0);
    const failing = (calls: number): System =>
      availabilities((node, row) => (node !== 'mail' && row === ORDINARY_ROWS + 3 ? calls : 0));
    const one = ask({ ordinary, window: failing(1), meaning: AVAILABILITY });
    const ten = ask({ ordinary, window: failing(10), meaning: AVAILABILITY });
    expect([one.incident, ten.incident, ten.causes[0]?.node]).toEqual([false, true, 'store']);
  });

  test('the more unusual, the surer that there is an incident, and the less that there is none', () => {
    const [none, hardly, clearly] = [0, 8, 40].map((by) => ask({ window: latencies(extraAt('store', by)) }));
    expect([none?.incident, clearly?.incident]).toEqual([false, true]);
    expect(none?.confidence).toBeGreaterThan(0.9);
    expect(clearly?.confidence).toBeGreaterThan(0.9);
    expect(hardly?.confidence).toBeLessThan(0.9);
  });

  test('better than ordinary is no incident', () => {
    expect(ask({ window: latencies(extraAt('front', -30)) }).incident).toBe(false);
  });

  test('nothing to say without the series of the alarm, or with too little to compare it with', () => {
    const { front: _, ...rest } = latencies();
    expect(ask({ window: rest })).toEqual({
      incident: false,
      reason: 'not_measured',
      unusual: 0.5,
      confidence: 0.5,
      causes: [],
    });
    expect(ask({ window: latencies(extraAt('store', 30)), ordinaryRows: 15 })).toEqual({
      incident: false,
      reason: 'no_ordinary',
      unusual: 0.5,
      confidence: 0.5,
      causes: [],
    });
  });
});

test('without counted calls every node counts as called once a call', () => {
  const { calls: _, ...uncounted } = LATENCY;
  expect(ask({ window: latencies(extraAt('store', 30)), meaning: uncounted }).causes[0]?.node).toBe('store');
});
