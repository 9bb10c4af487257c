import { quantile } from '../statistics/quantile.ts';
import type { MetricTable } from './metric-table.ts';

/** Who calls whom: the callees of each node. Nodes without callees may be left out; cycles are allowed. */
export type CallGraph = ReadonlyMap<string, readonly string[]>;

/**
 * What the alarm's metric means. Nothing is read from names: whoever knows the monitoring system says which way is bad and which series
 * counts the calls.
 */
export interface MetricMeaning {
  readonly metric: string;
  /** Statistics of the metric that stand for all calls of an interval, best first: a mean adds up over calls, percentiles only nearly. */
  readonly statistics: readonly string[];
  readonly worse: 'higher' | 'lower';
  /** What a node shows that has nothing to complain of and no past: 100 for an availability in per cent, 0 for a latency. */
  readonly ideal: number;
  /** What a node shows when every call goes wrong: 0 for an availability. Left out where there is no such bound, as for a latency. */
  readonly worst?: number;
  /** The series of calls per interval; without it every node counts as called once a call of the target. */
  readonly calls?: { readonly metric: string; readonly statistic: string };
}

/** The alarm's kind of metric at one node, turned so that 0 is ideal and more is worse. */
export interface NodeView {
  readonly badness: Float64Array;
  readonly calls: Float64Array | undefined;
}

/** The part of a table that an alarm is about: its kind of metric at every node that its target reaches by calls. */
export interface MetricView {
  readonly rows: number;
  readonly target: string;
  /** The statistic that raised the alarm, turned like the others. */
  readonly alarm: Float64Array;
  readonly nodes: ReadonlyMap<string, NodeView>;
}

/** The target and everything it calls, directly or not, nearest first, neighbours by name. */
export function reachableFrom(target: string, graph: CallGraph): string[] {
  const found = new Set([target]);
  for (const node of found) for (const callee of (graph.get(node) ?? []).toSorted()) found.add(callee);
  return [...found];
}

/** What an alarm is about in this table, or null when the alarm's own series is not in it. */
export function viewOf(
  table: MetricTable,
  alarm: {
    readonly node: string;
    readonly statistic: string;
    readonly meaning: MetricMeaning;
    readonly graph: CallGraph;
  },
): MetricView | null {
  const { meaning, node: target } = alarm;
  const turned = (node: string, statistic: string): Float64Array | undefined =>
    table
      .series({ node, metric: meaning.metric, statistic })
      ?.map((value) => (meaning.worse === 'higher' ? value - meaning.ideal : meaning.ideal - value));
  const raised = turned(target, alarm.statistic);
  if (raised === undefined) return null;
  const nodes = new Map<string, NodeView>();
  for (const node of reachableFrom(target, alarm.graph)) {
    const badness = meaning.statistics.map((statistic) => turned(node, statistic)).find((found) => found !== undefined);
    const calls = meaning.calls && table.series({ node, ...meaning.calls });
    if (badness !== undefined) nodes.set(node, { badness, calls });
  }
  if (!nodes.has(target)) nodes.set(target, { badness: raised, calls: undefined });
  return { rows: table.times.length, target, alarm: raised, nodes };
}

/** Rows `from` to `from + rows` of a view, without copying. */
export function rowsOf(view: MetricView, from: number, rows: number): MetricView {
  const nodes = new Map<string, NodeView>();
  for (const [node, { badness, calls }] of view.nodes) {
    nodes.set(node, { badness: badness.subarray(from, from + rows), calls: calls?.subarray(from, from + rows) });
  }
  return { ...view, rows, alarm: view.alarm.subarray(from, from + rows), nodes };
}

/** A range, from the lower to the upper end. */
export type Range = readonly [low: number, high: number];

/** Levels of ordinary times: of the alarm's own series, of the target, and the middle of each node's. NaN where nothing was measured. */
export interface OrdinaryLevels {
  readonly alarm: Range;
  readonly target: Range;
  readonly middle: ReadonlyMap<string, number>;
  /** What one call that goes wholly wrong does to the target's metric; 0 where calls are not counted or cannot go wholly wrong. */
  readonly oneFailedCall: number;
}

/** The outer tenths of ordinary values are no ordinary levels: they hold ordinary days' own small incidents and dips. */
const ORDINARY_RANGE: Range = [0.1, 0.9];

/** What is ordinary in this view. */
export function levelsOf(view: MetricView, { worst, ideal }: MetricMeaning): OrdinaryLevels {
  const calls = quantile(view.nodes.get(view.target)?.calls ?? [], 0.5);
  const middle = new Map([...view.nodes].map(([node, { badness }]) => [node, quantile(badness, 0.5)]));
  return {
    alarm: rangeOf(view.alarm),
    target: rangeOf(view.nodes.get(view.target)?.badness ?? []),
    middle,
    oneFailedCall: worst !== undefined && calls > 0 ? Math.abs(worst - ideal) / calls : 0,
  };
}

function rangeOf(values: Iterable<number>): Range {
  const [low, high] = ORDINARY_RANGE;
  return [quantile(values, low), quantile(values, high)];
}
