import type { EventChange } from './event-changes.ts';
import type { VisitRecord, WindowProfile } from './window-profile.ts';

/** A change and its place in the course of the requests that show it. */
export interface OrderedChange extends EventChange {
  /** 0..1: the share of these requests in which nothing explains it that came before in another service. */
  readonly first: number;
}

/** Another change is comparable from this share of the evidence on: below, it may be chance, and chance explains nothing. */
const COMPARABLE = 0.25;

interface Deviation {
  readonly change: EventChange;
  readonly timeMs: number;
  readonly visit: VisitRecord;
}

/**
 * Tells for each change in how many of its requests it comes first. Within one request causes come before effects: a caller goes wrong
 * after the answer that led it astray, and a service that is called later with wrong arguments goes wrong after that. What a visit lacks is known at
 * its end, when a callee's visit is over and its caller's is not. Changes that were seen in no trace have nothing before them.
 */
export function orderChanges(changes: readonly EventChange[], { visits }: WindowProfile): OrderedChange[] {
  const tally = new Map<EventChange, { first: number; all: number }>();
  for (const deviations of deviationsByTrace(changes, visits).values()) {
    const explained = explainedDeviations(deviations);
    for (const deviation of deviations) {
      const count = tally.get(deviation.change) ?? { first: 0, all: 0 };
      tally.set(deviation.change, count);
      count.all += 1;
      if (!explained.has(deviation)) count.first += 1;
    }
  }
  return changes.map((change) => {
    const count = tally.get(change);
    if (count === undefined) return { ...change, first: change.kind.about === null ? 1 : 0 };
    return { ...change, first: count.first / count.all };
  });
}

function deviationsByTrace(changes: readonly EventChange[], visits: readonly VisitRecord[]): Map<string, Deviation[]> {
  const byContext = new Map<string, EventChange[]>();
  for (const change of changes) {
    for (const context of change.contexts) byContext.set(context, [...(byContext.get(context) ?? []), change]);
  }
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
  return traces;
}

/**
 * The deviations of one request that another one explains: it came before in another service, or it is the report, in the same visit, that
 * another service failed. Such a report is hearsay: its writer is a witness, and what else went wrong there followed from it.
 */
function explainedDeviations(deviations: readonly Deviation[]): ReadonlySet<Deviation> {
  const reports = new Map<VisitRecord, number>();
  for (const { change, visit } of deviations) {
    if (change.kind.about !== null) reports.set(visit, Math.max(reports.get(visit) ?? 0, change.evidence));
  }
  const explained = new Set<Deviation>();
  const before = new Strongest();
  const byTime = Map.groupBy(deviations, ({ timeMs }) => timeMs);
  for (const timeMs of [...byTime.keys()].toSorted((a, b) => a - b)) {
    const together = byTime.get(timeMs) ?? [];
    for (const deviation of together) {
      const { evidence, kind } = deviation.change;
      const other = Math.max(reports.get(deviation.visit) ?? 0, before.except(kind.service));
      if (other >= COMPARABLE * evidence && other > 0) explained.add(deviation);
    }
    for (const { change } of together) before.add(change.kind.service, change.evidence);
  }
  return explained;
}

/** The strongest evidence of any service but one, for each one. */
class Strongest {
  readonly #best = new Map<string, number>();

  add(service: string, evidence: number): void {
    this.#best.set(service, Math.max(this.#best.get(service) ?? 0, evidence));
  }

  except(service: string): number {
    let most = 0;
    for (const [other, evidence] of this.#best) if (other !== service) most = Math.max(most, evidence);
    return most;
  }
}
