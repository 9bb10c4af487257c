import type { EventKind, WindowProfile } from './window-profile.ts';

/** The visits (or, without traces, the lines) of one context in one window, and how many of them showed each kind of event. */
export interface ContextCounts {
  /** Whether these are lines without a visit. */
  readonly loose: boolean;
  readonly occasions: number;
  readonly kinds: ReadonlyMap<string, number>;
}

interface OpenCounts extends ContextCounts {
  occasions: number;
  readonly kinds: Map<string, number>;
}

/** Counts by context. */
export type EventCounts = ReadonlyMap<string, ContextCounts>;

/** Counts the events of a window by context. Lines without a visit have the other such lines of their service for context. */
export function countEvents({ visits, loose, kinds }: WindowProfile): EventCounts {
  const counts = new Map<string, OpenCounts>();
  const countsOf = (context: string, isLoose: boolean): OpenCounts => {
    const known = counts.get(context) ?? { loose: isLoose, occasions: 0, kinds: new Map<string, number>() };
    counts.set(context, known);
    return known;
  };
  for (const visit of visits) {
    const context = countsOf(visit.context, false);
    context.occasions += 1;
    for (const kind of visit.events.keys()) context.kinds.set(kind, (context.kinds.get(kind) ?? 0) + 1);
  }
  for (const [kind, count] of loose) {
    const context = countsOf(looseContext(kinds.get(kind)), true);
    context.occasions += count;
    context.kinds.set(kind, count);
  }
  return counts;
}

function looseContext(kind: EventKind | undefined): string {
  return `${kind?.service ?? ''} without trace`;
}
