import { severityRank } from '../../logs/lines/severity.ts';
import type { ContextCounts, EventCounts } from './event-counts.ts';
import { compareWithQuiet, type Share } from './share-evidence.ts';
import type { EventKind } from './window-profile.ts';

/** Something that services do more or less often, per request, than in quiet windows. */
export interface EventChange {
  readonly kind: EventKind;
  /** Where it changed. */
  readonly contexts: readonly string[];
  readonly direction: 'more' | 'less';
  /** How often it was to be expected and how often it was seen, over all contexts it occurs in. */
  readonly expected: number;
  readonly seen: number;
  /** Evidence for the change in nats, beyond what quiet windows show among themselves. */
  readonly evidence: number;
}

/** Counts of the window in question and of each quiet one. `kinds` has every kind that any of them names. */
export interface EventComparison {
  readonly now: EventCounts;
  readonly quiet: readonly EventCounts[];
  readonly kinds: ReadonlyMap<string, EventKind>;
}

interface ContextChange {
  readonly context: string;
  readonly expected: number;
  readonly seen: number;
  readonly evidence: number;
}

/**
 * Finds what happens more or less often in the visits of each context than in quiet windows. Shares of the visits are compared, not
 * counts: a service that is called less often, because something before it fails, behaves as ever whenever it is called, so it is not
 * suspected.
 *
 * The contexts are then taken together: code that is broken is broken for every request that reaches it, so what vanishes in one context and goes
 * on in another counts by the part that vanished, and so does what only moved from one to the other.
 */
export function findEventChanges({ now, quiet, kinds }: EventComparison): EventChange[] {
  const found = new Map<string, ContextChange[]>();
  for (const [context, counts] of now) {
    const before = quietCounts(context, { counts, quiet, kinds });
    const seen = new Set([...counts.kinds.keys(), ...before.flatMap((window) => [...window.kinds.keys()])]);
    for (const id of before.length === 0 ? [] : seen) {
      const after = shareOf(id, counts);
      const { evidence, expected } = compareWithQuiet(
        after,
        before.map((window) => shareOf(id, window)),
      );
      const change = { context, expected: expected * after.occasions, seen: after.happened, evidence };
      const known = found.get(id);
      if (known === undefined) found.set(id, [change]);
      else known.push(change);
    }
  }
  return [...found].flatMap(([id, changes]) => {
    const kind = kinds.get(id);
    return kind === undefined ? [] : joinContexts(kind, changes);
  });
}

/**
 * The quiet counts of a context. A service that logged nothing without a trace before and complains now is compared with everything that is logged
 * without a trace.
 */
function quietCounts(
  context: string,
  { counts, quiet, kinds }: { readonly counts: ContextCounts } & Pick<EventComparison, 'quiet' | 'kinds'>,
): ContextCounts[] {
  const same = quiet.flatMap((window) => window.get(context) ?? []);
  if (same.length > 0 || !counts.loose) return same;
  const complains = [...counts.kinds.keys()].some((id) => severityRank(kinds.get(id)?.severity ?? null) >= WARNING);
  if (!complains) return [];
  return quiet.map((window) => {
    const occasions = [...window.values()].reduce((sum, one) => sum + (one.loose ? one.occasions : 0), 0);
    return { loose: true, occasions, kinds: new Map() };
  });
}

const WARNING = severityRank('warn');

/**
 * What tells of trouble and becomes rare is a recovery. What tells of no trouble and becomes frequent is most often another mix of requests, so it
 * counts half.
 */
function weightOf({ severity }: EventKind, direction: EventChange['direction']): number {
  const troubled = severityRank(severity) >= WARNING;
  if (direction === 'less') return troubled ? 0 : 1;
  return troubled ? 1 : 0.5;
}

function shareOf(id: string, { kinds, occasions }: ContextCounts): Share {
  return { happened: kinds.get(id) ?? 0, occasions };
}

function joinContexts(kind: EventKind, changes: readonly ContextChange[]): EventChange[] {
  const sum = (of: (change: ContextChange) => number, some = changes): number =>
    some.reduce((total, change) => total + of(change), 0);
  const expected = sum((change) => change.expected);
  const seen = sum((change) => change.seen);
  const direction = seen > expected ? 'more' : 'less';
  const agreeing = changes.filter(
    (change) => change.evidence > 0 && (direction === 'more') === change.seen > change.expected,
  );
  const changedPart = Math.abs(seen - expected) / Math.max(seen, expected);
  const evidence = changedPart * weightOf(kind, direction) * sum((change) => change.evidence, agreeing);
  if (!(evidence > 0)) return [];
  return [{ kind, contexts: agreeing.map(({ context }) => context), direction, expected, seen, evidence }];
}
