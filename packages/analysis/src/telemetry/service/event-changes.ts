import { quantile } from '../statistics/quantile.ts';
import type { EventCounts } from './event-counts.ts';
import type { EventKind, VisitRecord, WindowProfile } from './window-profile.ts';

/** An event that happens more or less often than in quiet windows, in one context. */
export interface EventChange {
  readonly kind: EventKind;
  readonly context: string;
  readonly direction: 'more' | 'less';
  /** Shares of the context's visits, 0..1. */
  readonly before: number;
  readonly after: number;
  /** Evidence for the change in nats, less what the oddest quiet window shows. */
  readonly evidence: number;
  /** 0..1: the share of the traces that show the change in which nothing comparable had changed before in another service. */
  readonly first: number;
}

/** What is compared: counts of the window in question and of each quiet one. `kinds` has every kind that any of them names. */
export interface EventComparison {
  readonly faultCounts: EventCounts;
  readonly quietCounts: readonly EventCounts[];
  readonly kinds: ReadonlyMap<string, EventKind>;
}

/** Another change is comparable from this share of the evidence on: below, it may be chance, and chance has no place in a request's order. */
const COMPARABLE = 0.25;

/**
 * Finds what happens more or less often in the visits of each context than in quiet windows. Shares of the visits are compared, not
 * counts: a service that is called less often, because something before it fails, behaves as ever whenever it is called, so it is not
 * suspected. Quiet windows are judged in the same way against each other: what differs among them, because the mix of requests does,
 * must differ more to count.
 */
export function findEventChanges(comparison: EventComparison): EventChange[] {
  const { faultCounts, quietCounts, kinds } = comparison;
  const changes: EventChange[] = [];
  for (const [context, now] of faultCounts) {
    const quiet = quietCounts.flatMap((counts) => counts.get(context) ?? []);
    const seen = new Set([...now.kinds.keys(), ...quiet.flatMap((counts) => [...counts.kinds.keys()])]);
    for (const id of seen) {
      const kind = kinds.get(id);
      if (kind === undefined) continue;
      const after = { happened: now.kinds.get(id) ?? 0, occasions: now.occasions };
      const each = quiet.map((counts) => ({ happened: counts.kinds.get(id) ?? 0, occasions: counts.occasions }));
      const { evidence, before } = compareWithQuiet(after, each);
      if (evidence <= 0) continue;
      const share = after.happened / after.occasions;
      const direction = share > before ? 'more' : 'less';
      changes.push({ kind, context, direction, before, after: share, evidence, first: 1 });
    }
  }
  return changes;
}

/** From so many quiet windows on, one of them may turn out not to be quiet: nobody checked them all. */
const ENOUGH_TO_DOUBT_ONE = 5;

/** What quiet windows show among themselves is what all but the oddest tenth show. */
const USUAL_SHARE = 0.9;

function compareWithQuiet(
  after: Share,
  quiet: readonly Share[],
): { readonly evidence: number; readonly before: number } {
  const without = (odd: Share | null, all: Share): Share =>
    odd === null ? all : { happened: all.happened - odd.happened, occasions: all.occasions - odd.occasions };
  const byOddness = (windows: readonly Share[], all: Share): { window: Share; evidence: number }[] =>
    windows
      .map((window) => ({ window, evidence: differenceEvidence(window, without(window, all)) }))
      .toSorted((a, b) => b.evidence - a.evidence);
  let all = total(quiet);
  let odd = byOddness(quiet, all);
  if (quiet.length >= ENOUGH_TO_DOUBT_ONE) {
    const kept = odd.slice(1).map(({ window }) => window);
    all = total(kept);
    odd = byOddness(kept, all);
  }
  const usual = quantile(
    odd.map((one) => one.evidence),
    USUAL_SHARE,
  );
  const evidence = differenceEvidence(after, all) - (usual || 0);
  return { evidence, before: (all.happened + 0.5) / (all.occasions + 1) };
}

function total(shares: readonly Share[]): Share {
  const sum = { happened: 0, occasions: 0 };
  for (const { happened, occasions } of shares) {
    sum.happened += happened;
    sum.occasions += occasions;
  }
  return sum;
}

interface Share {
  readonly happened: number;
  readonly occasions: number;
}

/**
 * Evidence in nats that `now` has another share than `before`: the exponent of Chernoff's bound on the tail of the binomial distribution,
 * occasions times the divergence of Kullback and Leibler. The share before has half an event of each kind added, so that what was never
 * seen is rare, not impossible (Krichevsky and Trofimov, 1981).
 */
export function differenceEvidence(now: Share, before: Share): number {
  if (now.occasions === 0) return 0;
  const expected = (before.happened + 0.5) / (before.occasions + 1);
  const share = now.happened / now.occasions;
  return now.occasions * (part(share, expected) + part(1 - share, 1 - expected));
}

function part(share: number, expected: number): number {
  return share === 0 ? 0 : share * Math.log(share / expected);
}

interface Deviation {
  readonly change: EventChange;
  readonly timeMs: number;
  readonly visit: VisitRecord;
}

/**
 * Whether one deviation explains another of the same request: it came before it in another service, or it is the report, in the same visit,
 * that another service failed. Such a report is hearsay: its writer is a witness, and what else went wrong there followed from it.
 */
function leads(one: Deviation, other: Deviation): boolean {
  if (other.change.kind.about !== null) return one === other;
  if (one.change.evidence < COMPARABLE * other.change.evidence) return false;
  if (one.change.kind.about !== null && one.visit === other.visit) return true;
  return one.timeMs < other.timeMs && one.change.kind.service !== other.change.kind.service;
}

/**
 * Tells for each change in how many of its traces it comes first. Within one request causes come before effects: a caller goes wrong after
 * the answer that led it astray, and a service that is called later with wrong arguments after that. What a visit lacks is known at its end, when a
 * callee's is over and its caller's is not.
 */
export function orderChanges(changes: readonly EventChange[], { visits }: WindowProfile): EventChange[] {
  const byContext = Map.groupBy(changes, ({ context }) => context);
  const traces = new Map<string, Deviation[]>();
  for (const visit of visits) {
    for (const change of byContext.get(visit.context) ?? []) {
      const seen = visit.events.get(change.kind.id);
      const timeMs = change.direction === 'more' ? seen : seen === undefined ? visit.endMs : undefined;
      if (timeMs === undefined) continue;
      const known = traces.get(visit.traceId) ?? [];
      traces.set(visit.traceId, known);
      known.push({ change, timeMs, visit });
    }
  }
  const tally = new Map<EventChange, { first: number; all: number }>();
  for (const deviations of traces.values()) {
    for (const deviation of deviations) {
      const { change } = deviation;
      const count = tally.get(change) ?? { first: 0, all: 0 };
      tally.set(change, count);
      count.all += 1;
      if (!deviations.some((other) => leads(other, deviation))) count.first += 1;
    }
  }
  return changes.map((change) => {
    const count = tally.get(change);
    return count === undefined ? change : { ...change, first: count.first / count.all };
  });
}
