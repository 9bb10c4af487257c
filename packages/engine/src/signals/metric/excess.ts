import { median, quantile } from '../statistics/quantile.ts';
import type { MetricView, NodeView, OrdinaryLevels, Range } from './metric-view.ts';

/** How far a window is above its ordinary level, and what each node has to do with it; the unit is that of the alarm's metric. */
export interface WindowExcess {
  /** Per row: by how much the target's metric is worse than ordinary; 0 outside the rows that make the alarm. */
  readonly target: readonly number[];
  /** Per node and row: how much of the target's metric per call of the target the node's own excess amounts to. Not limited to the target's excess. */
  readonly nodes: ReadonlyMap<string, readonly number[]>;
}

/** A row belongs to the alarm when it is at least this share of the worst row: below, it tells more about the ordinary level than about the incident. */
const ALARM_SHARE = 1 / 3;
/** Fewer quiet rows than this say nothing about the level of a series. */
const LEAST_QUIET_ROWS = 2;

/**
 * Excess is conserved on its way up: what a callee takes longer (or fails more often), times how often it is called, is what its callers
 * take longer (or fail more often), because a synchronous caller waits for its callee. So excesses of nodes with different rates and levels
 * are compared in one unit, that of the target, instead of in deviations, where a rarely called or very steady node is always the loudest.
 *
 * The level to compare with is the window's own where the alarm is silent: it shares the day, the load and the version with the rows that
 * are not silent. What the node also shows then is not what the alarm is about. Ordinary days only bound it, for windows without a quiet row.
 */
export function measureExcess(view: MetricView, levels: OrdinaryLevels): WindowExcess {
  const alarmLevel = ownLevel(view.alarm, levels.alarm);
  const alarm = Array.from(view.alarm, (value) => Math.max(0, value - alarmLevel) || 0);
  const worst = Math.max(...alarm);
  const alarming = alarm.map((value) => worst > 0 && value >= worst * ALARM_SHARE);
  const atTarget = view.nodes.get(view.target);
  const targetLevel = ownLevel(atTarget?.badness ?? [], levels.target);
  const target = Array.from(atTarget?.badness ?? [], (value, row) =>
    alarming[row] === true ? Math.max(0, value - targetLevel) || 0 : 0,
  );
  const nodes = new Map<string, readonly number[]>();
  for (const [node, seen] of view.nodes) {
    const level = quietLevel(seen, { alarming, ordinary: levels.middle.get(node) ?? Number.NaN });
    const excess = (value: number, row: number): number =>
      alarming[row] === true ? bounded((value - level) * callsPerCall(seen, atTarget, row)) : 0;
    nodes.set(node, node === view.target ? target : Array.from(seen.badness, excess));
  }
  return { target, nodes };
}

/** Beyond what anything can measure; differences of infinities would be no numbers. */
const LARGEST_EXCESS = 1e200;

function bounded(excess: number): number {
  return Math.max(-LARGEST_EXCESS, Math.min(LARGEST_EXCESS, excess || 0));
}

/** A quarter of a window is taken to be quiet, within what is ordinary: else a dip would make an alarm of the rows beside it. */
function ownLevel(values: Iterable<number>, [low, high]: Range): number {
  const quiet = quantile(values, 0.25);
  return Number.isNaN(high) ? quiet : Math.min(Math.max(quiet, low), high);
}

/** The node's level while the alarm is silent; else the ordinary one; for a node without a past, none: all of it is new. */
function quietLevel(
  { badness }: NodeView,
  { alarming, ordinary }: { readonly alarming: readonly boolean[]; readonly ordinary: number },
): number {
  const quiet = badness.filter((value, row) => alarming[row] !== true && Number.isFinite(value));
  if (quiet.length >= LEAST_QUIET_ROWS) return median(quiet);
  if (!Number.isNaN(ordinary)) return ordinary;
  return quiet[0] ?? 0;
}

function callsPerCall(node: NodeView, target: NodeView | undefined, row: number): number {
  if (node.calls === undefined || target?.calls === undefined) return 1;
  const ratio = (node.calls[row] ?? 0) / (target.calls[row] ?? 0);
  return Number.isFinite(ratio) ? ratio : 0;
}
