import type { Incident, MapPart } from '@mats/contracts';

/** With fewer parts a sentence says who calls whom. */
const LEAST = 3;
/** More parts than these are no picture any more: those that fail and their neighbours are kept. */
const MOST = 16;

/**
 * Who calls whom: as spans show it, and where there are none as failures say it, since whoever names another in a failure has called it.
 * Parts without a connection are left out. Undefined with fewer than three.
 */
export function serviceMapOf(incident: Incident | undefined): MapPart[] | undefined {
  const services = incident?.services ?? [];
  const named = services.map(({ name, errors, counted, calls, blames }) => ({
    name,
    errors,
    ...(counted === undefined ? {} : { counted }),
    calls: [...new Set([...calls, ...blames])].filter((other) => other !== name),
  }));
  const known = new Set(named.map(({ name }) => name));
  // Whoever is only called by others has no lines of its own.
  const others = [...new Set(named.flatMap(({ calls }) => calls))].filter((name) => !known.has(name));
  const called = new Set(named.flatMap(({ calls }) => calls));
  const all: MapPart[] = [...named, ...others.map((name) => ({ name, errors: 0, calls: [] }))];
  const connected = all.filter(({ name, calls }) => calls.length > 0 || called.has(name));
  if (connected.length < LEAST) return undefined;
  const kept = kernelOf(connected);
  const names = new Set(kept.map(({ name }) => name));
  return kept.map((part) => ({ ...part, calls: part.calls.filter((name) => names.has(name)) }));
}

/** The parts that fail, then those next to them, then the rest. */
function kernelOf(parts: readonly MapPart[]): MapPart[] {
  const failing = new Set(parts.flatMap(({ name, errors }) => (errors > 0 ? [name] : [])));
  const isNear = ({ name, calls }: MapPart): boolean =>
    calls.some((other) => failing.has(other)) ||
    parts.some((other) => failing.has(other.name) && other.calls.includes(name));
  return parts
    .toSorted((a, b) => b.errors - a.errors || Number(isNear(b)) - Number(isNear(a)) || (a.name < b.name ? -1 : 1))
    .slice(0, MOST);
}
