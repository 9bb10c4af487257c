import type { EventCounts } from './event-counts.ts';
import type { NamedPlace } from './named-place.ts';
import type { OrderedChange } from './order-changes.ts';
import type { EventKind } from './window-profile.ts';

/** A place in the code of a service and the evidence for it, in nats. */
export interface SuspectPlace extends NamedPlace {
  readonly evidence: number;
}

/** What a step beside the change says less of where it is than the change's own place. */
const BESIDE = 0.1;

/**
 * The places that the changed behaviour of one service points to, best first. A log statement names its place; a step of a trace is named after
 * class and method in most languages. A statement that is no longer reached lies behind the fault, a new one in the branch the fault leads to: both
 * are near it. Where neither names a place, the other steps of the same requests do, the first of them best: it is what the service itself does,
 * before it goes to its libraries.
 */
export function suspectPlaces(
  changes: readonly OrderedChange[],
  { counts, kinds }: { readonly counts: EventCounts; readonly kinds: ReadonlyMap<string, EventKind> },
): SuspectPlace[] {
  const places = new Map<string, SuspectPlace>();
  const add = (place: NamedPlace | null, evidence: number): void => {
    if (place === null || evidence <= 0) return;
    const key = `${place.file}:${place.line ?? ''}`;
    places.set(key, { ...place, evidence: (places.get(key)?.evidence ?? 0) + evidence });
  };
  for (const { kind, evidence, first, contexts } of changes) {
    add(placeOf(kind), evidence * first);
    for (const context of contexts) {
      const beside = [...(counts.get(context)?.kinds.keys() ?? [])].flatMap((id) => kinds.get(id) ?? []);
      const named = beside.filter(({ what }) => what === 'step').flatMap((step) => placeOf(step) ?? []);
      for (const [rank, place] of named.entries())
        add(place, (evidence * first * BESIDE) / (contexts.length * (rank + 1)));
    }
  }
  return [...places.values()].toSorted(
    (a, b) => b.evidence - a.evidence || (a.line ?? 0) - (b.line ?? 0) || (a.file < b.file ? -1 : 1),
  );
}

const CLASS_AND_METHOD = /^((?:\w+\.)*[A-Z]\w*)\.\w+$/;

function placeOf({ what, place, text }: EventKind): NamedPlace | null {
  if (place !== null || what !== 'step') return place;
  const file = CLASS_AND_METHOD.exec(text)?.[1];
  return file === undefined ? null : { file, line: null };
}
