import { quantileOfSorted, sortedFinite } from '../statistics/quantile.ts';
import { measureExcess, type WindowExcess } from './excess.ts';
import type { MetricTable } from './metric-table.ts';
import {
  type CallGraph,
  levelsOf,
  type MetricMeaning,
  type MetricView,
  type OrdinaryLevels,
  rowsOf,
  viewOf,
} from './metric-view.ts';

/** An alarm on one metric of one node, what was measured around it, and what is ordinary. */
export interface MetricAlarm {
  readonly node: string;
  readonly statistic: string;
  readonly meaning: MetricMeaning;
  readonly graph: CallGraph;
  /** An ordinary stretch, much longer than the window, sampled as often. */
  readonly ordinary: MetricTable;
  /** The stretch the alarm lies in. */
  readonly window: MetricTable;
}

/** A node and its part in the alarm. */
export interface MetricCause {
  readonly node: string;
  /** 0..1: the share of the target's excess that begins at this node, beyond what the node shows in ordinary times. */
  readonly score: number;
  /** 0..1: the share of the target's excess that passes through this node. */
  readonly explains: number;
  /** How many times what it explains in all but the worst ordinary windows. */
  readonly strength: number;
}

/** `incident`: whether there is anything to explain. Causes are ranked in either case: best first, equal ones by name. */
export interface MetricDiagnosis {
  readonly incident: boolean;
  readonly reason: 'explained' | 'within_ordinary' | 'not_measured' | 'no_ordinary';
  /** 0..1: probability that there is something to explain. */
  readonly unusual: number;
  /** 0..1: how sure it is that there is none, or that there is one and the first cause is it; one half without measurements. */
  readonly confidence: number;
  readonly causes: readonly MetricCause[];
}

/** An incident must be explained for the greater part by one node: many small things at once are what ordinary variation looks like. */
const LEAST_EXPLAINED = 0.5;
/**
 * How unusual the alarm and the node that explains it must be together: the product of how many times each exceeds its own ordinary
 * windows. Either may be a chance, the node more easily because there are many; an alarm that nothing else explains stands for itself twice.
 * So the two are nearly three times what is ordinary on (geometric) average: just exceeding it happens somewhere in nearly every window.
 */
const LEAST_UNUSUAL = 2.75 ** 2;
/** Ordinary windows are judged by all but the worst tenth: ordinary days hold incidents too, and nobody marked them. */
const ORDINARY_SHARE = 0.9;
/** With fewer ordinary windows that share is a guess. */
const LEAST_WINDOWS = 20;

/**
 * Decides whether a window differs from ordinary times and which nodes the alarm comes from. Each window of the ordinary stretch is
 * measured in the very same way as the window of the alarm, so sparse traffic, heavy tails, drifting levels and constant series need no rule of their
 * own: a node that often explains as much by chance must explain more.
 */
export function findMetricCauses(alarm: MetricAlarm): MetricDiagnosis {
  const seen = viewOf(alarm.window, alarm);
  if (seen === null || seen.rows === 0) return { incident: false, reason: 'not_measured', ...UNKNOWN };
  const ordinary = viewOf(alarm.ordinary, alarm);
  if (ordinary === null || ordinary.rows - seen.rows + 1 < LEAST_WINDOWS)
    return { incident: false, reason: 'no_ordinary', ...UNKNOWN };
  const levels = levelsOf(ordinary, alarm.meaning);
  const excess = measureExcess(seen, levels);
  const usual = usuallyExplained(ordinary, { rows: seen.rows, levels });
  const causes = rankNodes(excess, { usual, target: seen.target, graph: alarm.graph });
  const alarmStrength = causes.find(({ node }) => node === seen.target)?.strength ?? 0;
  const unusual = causes
    .filter(({ explains }) => explains >= LEAST_EXPLAINED)
    .reduce((most, { strength }) => Math.max(most, alarmStrength > 0 ? alarmStrength * strength : 0), 0);
  const incident = unusual >= LEAST_UNUSUAL;
  const confidence = confidenceOf(causes, { incident, unusual });
  return {
    incident,
    reason: incident ? 'explained' : 'within_ordinary',
    unusual: probabilityOf(unusual),
    confidence,
    causes,
  };
}

const UNKNOWN: Pick<MetricDiagnosis, 'confidence' | 'unusual' | 'causes'> = {
  confidence: 0.5,
  unusual: 0.5,
  causes: [],
};
/** Some ordinary days are unlike the one that was measured, however unusual a window is. */
const MOST_SURE = 0.98;

/** Even odds where the decision turns; tails of latencies fall about with the square. */
function probabilityOf(unusual: number): number {
  return Math.min(MOST_SURE, Math.max(1 - MOST_SURE, 1 / (1 + (LEAST_UNUSUAL / unusual) ** 2)));
}

/**
 * Even odds where the decision turns, growing with the square of what is unusual, as tails of latencies fall about that fast (Pareto with an
 * index near two); the first cause gets its part of what begins at the first two.
 */
function confidenceOf(
  [first, second]: readonly MetricCause[],
  { incident, unusual }: { readonly incident: boolean; readonly unusual: number },
): number {
  const sure = 1 / (1 + (LEAST_UNUSUAL / unusual) ** 2);
  if (!incident) return Math.min(MOST_SURE, 1 - sure);
  const lead = first === undefined || first.score === 0 ? 0 : first.score / (first.score + (second?.score ?? 0));
  return Math.min(MOST_SURE, sure * lead);
}

/** Per node: what it explains of the target's excess in all but the worst ordinary windows; never less than one failed call is. */
type UsuallyExplained = ReadonlyMap<string, number>;

/** A node that was too rarely measured to have a past of its own is judged by the target's. */
function usuallyExplained(
  ordinary: MetricView,
  { rows, levels }: { readonly rows: number; readonly levels: OrdinaryLevels },
): UsuallyExplained {
  const perNode = new Map<string, number[]>([...ordinary.nodes.keys()].map((node) => [node, []]));
  for (let from = 0; from + rows <= ordinary.rows; from += 1) {
    const window = rowsOf(ordinary, from, rows);
    const excess = measureExcess(window, levels);
    for (const [node, { badness }] of window.nodes) {
      if (badness.some(Number.isFinite)) perNode.get(node)?.push(explained(excess, excess.nodes.get(node) ?? []));
    }
  }
  const atTarget = sortedFinite(perNode.get(ordinary.target) ?? []);
  const most = new Map<string, number>();
  for (const [node, found] of perNode) {
    const known = found.length < LEAST_WINDOWS ? atTarget : sortedFinite(found);
    most.set(node, Math.max(levels.oneFailedCall, quantileOfSorted(known, ORDINARY_SHARE)));
  }
  return most;
}

/** How much of the target's excess is not more than the node's, row by row: an excess at another time explains nothing. */
function explained({ target }: WindowExcess, node: readonly number[]): number {
  return sum(target.map((value, row) => Math.min(value, Math.max(0, node[row] ?? 0))));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * What begins at a node is its excess less that of its worst callee: a victim passes on what it suffers, so little begins there however loud it
 * is. Only the worst one counts because several callees rarely fail by themselves at once: what their calls have in common is the caller,
 * which may lack the processor time to read the answers. The part of an excess that a node also shows in ordinary windows is taken off first.
 */
function rankNodes(
  excess: WindowExcess,
  { usual, target, graph }: { readonly usual: UsuallyExplained; readonly target: string; readonly graph: CallGraph },
): MetricCause[] {
  const total = sum(excess.target);
  const strengths = new Map<string, number>();
  const credited = new Map<string, readonly number[]>();
  for (const [node, rows] of excess.nodes) {
    const found = explained(excess, rows);
    const most = usual.get(node) ?? usual.get(target) ?? 0;
    strengths.set(node, found > 0 ? found / most : 0);
    const credit = Math.max(0, 1 - most / found) || 0;
    credited.set(
      node,
      rows.map((value) => credit * Math.max(0, value)),
    );
  }
  const causes = [...excess.nodes].map(([node, rows]): MetricCause => {
    const passedOn = (graph.get(node) ?? [])
      .flatMap((callee) => (callee === node ? [] : [credited.get(callee) ?? []]))
      .reduce((most, callee) => (explained(excess, callee) > explained(excess, most) ? callee : most), []);
    const own = (credited.get(node) ?? []).map((value, row) => value - (passedOn[row] ?? 0));
    const share = (amount: number): number => (total > 0 ? amount / total : 0);
    return {
      node,
      score: share(explained(excess, own)),
      explains: share(explained(excess, rows)),
      strength: strengths.get(node) ?? 0,
    };
  });
  return causes.toSorted(
    (a, b) => b.score - a.score || b.strength - a.strength || (a.node < b.node ? -1 : Number(a.node > b.node)),
  );
}
