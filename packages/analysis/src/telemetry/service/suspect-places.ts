import type { NamedPlace } from './named-place.ts';
import type { OrderedChange } from './order-changes.ts';

/** A place in the code of a service and the evidence for it, in nats. */
export interface SuspectPlace extends NamedPlace {
  readonly evidence: number;
}

/**
 * The places that changed behaviour points to, best first. A log statement names its place; a step of a trace is named after class and method in
 * most languages. A statement that is no longer reached lies behind the fault, a new one in the branch the fault leads to: both are near it.
 */
export function suspectPlaces(changes: readonly OrderedChange[]): SuspectPlace[] {
  const places = new Map<string, SuspectPlace>();
  for (const { kind, evidence, first } of changes) {
    const place = kind.place ?? (kind.what === 'line' ? null : placeOfStep(kind.text));
    if (place === null) continue;
    const key = `${place.file}:${place.line ?? ''}`;
    const found = (places.get(key)?.evidence ?? 0) + evidence * first;
    places.set(key, { ...place, evidence: found });
  }
  return [...places.values()]
    .filter(({ evidence }) => evidence > 0)
    .toSorted((a, b) => b.evidence - a.evidence || (a.line ?? 0) - (b.line ?? 0) || (a.file < b.file ? -1 : 1));
}

const CLASS_AND_METHOD = /^((?:\w+\.)*[A-Z]\w*)\.\w+$/;

function placeOfStep(operation: string): NamedPlace | null {
  const named = CLASS_AND_METHOD.exec(operation);
  return named === null ? null : { file: named[1] ?? '', line: null };
}
