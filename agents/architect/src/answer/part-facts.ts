import { PARTS } from '@mats/engine/question';
import type { PartName, Question } from '@mats/engine/question';
import { broughtBy } from '@mats/contracts';
import type { Candidate, Evidence, Incident, ReadSource, Report } from '@mats/contracts';
import type { SessionFacts } from './session-facts.ts';

/** A part that a question asks about: by its name, or as a sort of parts. */
export interface AskedPart {
  /** As it is told in an answer: `payment`, "the database". */
  readonly label: string;
  readonly name: string | null;
  readonly sort: PartName | null;
}

/** The parts that a question names, those with a name first. */
export function askedParts({ services, subjects, parts }: Question): AskedPart[] {
  const named = [...new Set([...services, ...subjects])].map((name) => ({ label: name, name, sort: null }));
  return [...named, ...parts.map((sort) => ({ label: `the ${sort}`, name: null, sort }))];
}

function partsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((part) => part !== '');
}

/** Whether a name in a log or of a container is the part that was asked about: `shop-payment-1` is `payment`. */
export function isPart(asked: AskedPart, name: string | null | undefined): boolean {
  if (name === null || name === undefined || name === '') return false;
  const own = partsOf(name);
  if (asked.name !== null) {
    if (asked.name.toLowerCase() === name.toLowerCase()) return true;
    const wanted = partsOf(asked.name).filter((part) => part.length > 1);
    return wanted.length > 0 && wanted.every((part) => own.includes(part) || own.includes(`${part}s`));
  }
  const names = asked.sort === null ? [] : PARTS[asked.sort].names.split(' ').filter((part) => part !== '');
  return own.some((part) => names.some((known) => part === known || (known.length > 4 && part.startsWith(known))));
}

/** What was read of a part. */
export function readOf(asked: AskedPart, { read }: SessionFacts): ReadSource[] {
  return read.filter(
    ({ services, what }) => services.some((name) => isPart(asked, name)) || isPart(asked, labelOf(what)),
  );
}

/** The name of a log's file without its ending. */
function labelOf(what: string): string {
  return what.replace(/\.(?:log|txt|jsonl?|gz|csv)$/gi, '');
}

export function evidenceOfPart(asked: AskedPart, facts: SessionFacts): Evidence[] {
  return [...facts.evidence.values()].filter(({ service }) => isPart(asked, service));
}

export function failuresOfPart(asked: AskedPart, { incident }: SessionFacts): Incident['services'] {
  return (incident?.services ?? []).filter(({ name }) => isPart(asked, name));
}

/** Whether a candidate blames a part, by what it names and by what sort of failure it is. */
export function blames(
  candidate: Pick<Candidate, 'component' | 'service' | 'kind' | 'commit' | 'change'>,
  asked: AskedPart,
): boolean {
  if (isPart(asked, candidate.component) || isPart(asked, candidate.service)) return true;
  if (asked.sort === null) return false;
  if (asked.sort === 'deployment') return broughtBy(candidate) !== null;
  return candidate.kind !== null && PARTS[asked.sort].kinds.includes(candidate.kind);
}

/** Whether the conclusion itself blames a part. */
export function isConcluded({ component, where, kind, change }: Report, asked: AskedPart): boolean {
  const { service, commit = null } = where;
  return blames({ component: component ?? undefined, service, kind, commit, change }, asked);
}

/** From when to when was read; null when nothing that was read has times. */
export function readPeriod(read: readonly ReadSource[]): { from: string; to: string } | null {
  const from = read.flatMap((source) => source.from ?? []).toSorted()[0];
  const to = read
    .flatMap((source) => source.to ?? [])
    .toSorted()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

/** Whether a part was read at all, or speaks in any evidence. */
export function wasRead(asked: AskedPart, facts: SessionFacts): boolean {
  return (
    readOf(asked, facts).length > 0 ||
    failuresOfPart(asked, facts).length > 0 ||
    evidenceOfPart(asked, facts).length > 0
  );
}
