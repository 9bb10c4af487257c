import type { EventKind, WindowProfile } from './window-profile.ts';

/** The visits (or, without traces, the lines) of one context in one window, and how many of them showed each kind of event. */
export interface ContextCounts {
  readonly occasions: number;
  readonly kinds: ReadonlyMap<string, number>;
}

/** Counts by context. */
export type EventCounts = ReadonlyMap<string, ContextCounts>;

/** Counts the events of a window by context. Lines without a visit have the other such lines of their service for context. */
export function countEvents({ visits, loose, kinds }: WindowProfile): EventCounts {
  const counts = new Map<string, { occasions: number; kinds: Map<string, number> }>();
  const contextOf = (context: string): { occasions: number; kinds: Map<string, number> } => {
    const known = counts.get(context) ?? { occasions: 0, kinds: new Map<string, number>() };
    counts.set(context, known);
    return known;
  };
  for (const visit of visits) {
    const context = contextOf(visit.context);
    context.occasions += 1;
    for (const kind of visit.events.keys()) context.kinds.set(kind, (context.kinds.get(kind) ?? 0) + 1);
  }
  for (const [kind, count] of loose) {
    const context = contextOf(looseContext(kinds.get(kind)));
    context.occasions += count;
    context.kinds.set(kind, count);
  }
  return counts;
}

function looseContext(kind: EventKind | undefined): string {
  return `${kind?.service ?? ''} without trace`;
}
