import type { DenseHistogram } from './histogram.ts';
import type { LogAnalysis, LogPoint, LogSample, LogTemplate, ServiceActivity, Severity, StackBlock } from './types.ts';
import type { MinedShape } from '../template/miner.ts';
import { clusterShapes } from '../template/cluster.ts';
import { sumDenseHistograms } from './histogram.ts';
import { keptSamples } from './tally.ts';
import { templateId } from '../template/template-id.ts';

const MOST_SERVICES = 500;
const MOST_STACKS = 200;

/** What the reading itself knows, apart from the events. */
export type ReadingFacts = Pick<
  LogAnalysis,
  'source' | 'format' | 'envelope' | 'encoding' | 'lines' | 'bytes' | 'unreadableLines' | 'zone' | 'notes'
>;

/** Counts of one shape, severity and service; `shape` is an index into the part's shapes. */
export interface PartTally {
  readonly shape: number;
  readonly severity: Severity | null;
  readonly service: string | null;
  readonly count: number;
  readonly timed: number;
  readonly first: LogPoint;
  readonly last: LogPoint;
  readonly from: number;
  readonly to: number;
  readonly histogram: DenseHistogram;
  readonly samples: readonly LogSample[];
}

/** A stack and the tally its event was counted in. */
export interface PartStack extends Omit<StackBlock, 'templateId'> {
  readonly tally: number;
  /** Equal for stacks of one shape. */
  readonly key: string;
}

/** A log, or a stretch of one, as counted by one reader. Plain data: it can be sent between threads. */
export interface LogPart {
  readonly facts: ReadingFacts;
  readonly shapes: readonly MinedShape[];
  /** Kinds of message that were given up for lack of room. */
  readonly folded: number;
  readonly tallies: readonly PartTally[];
  readonly stacks: readonly PartStack[];
  readonly stacksLeftOut: number;
}

/** `analysis` and, for each part, the template id of each of its tallies. */
export interface CombinedParts {
  readonly analysis: LogAnalysis;
  readonly tallyIds: readonly (readonly string[])[];
}

const isError = (severity: Severity | null): boolean => severity === 'error' || severity === 'fatal';
const earlier = (a: LogPoint, b: LogPoint): LogPoint => (b.line < a.line ? b : a);
const later = (a: LogPoint, b: LogPoint): LogPoint => (b.line > a.line ? b : a);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const shiftPoint = <Point extends { readonly line: number }>(point: Point, lines: number): Point =>
  lines === 0 ? point : { ...point, line: point.line + lines };

/** Brings the shapes of all parts together and says which template each tally of each part belongs to. */
const mineParts = (
  parts: readonly LogPart[],
): { readonly keyOf: (part: number, tally: PartTally) => string; readonly textOf: ReadonlyMap<string, string> } => {
  const shapes: MinedShape[] = [];
  const indexOf = new Map<string, number>();
  const numbers = parts.map((part) =>
    part.shapes.map((shape) => {
      const key = shape.words.join(' ');
      const known = indexOf.get(key);
      const same = known === undefined ? undefined : shapes[known];
      if (known !== undefined && same !== undefined) {
        shapes[known] = { ...same, count: same.count + shape.count };
        return known;
      }
      indexOf.set(key, shapes.length);
      shapes.push(shape);
      return shapes.length - 1;
    }),
  );
  const mined = clusterShapes(shapes);
  const textOf = new Map<string, string>();
  const keyOf = (part: number, tally: PartTally): string => {
    const template = mined.templateOf[numbers[part]?.[tally.shape] ?? 0] ?? 0;
    const key = `${tally.severity ?? ''} ${mined.keys[template] ?? ''}`;
    textOf.set(key, mined.texts[template] ?? '');
    return key;
  };
  return { keyOf, textOf };
};

const toTemplate = (id: string, text: string, tallies: readonly PartTally[]): LogTemplate => {
  const services = new Map<string, number>();
  for (const { service, count } of tallies)
    if (service !== null) services.set(service, (services.get(service) ?? 0) + count);
  const ranked = [...services].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const count = sum(tallies.map((tally) => tally.count));
  return {
    id,
    text,
    count,
    severity: tallies[0]?.severity ?? null,
    service: ranked[0]?.[0] ?? null,
    services: Object.fromEntries(ranked),
    first: tallies.map((tally) => tally.first).reduce(earlier),
    last: tallies.map((tally) => tally.last).reduce(later),
    histogram: sumDenseHistograms(tallies.map((tally) => tally.histogram)),
    samples: keptSamples(
      tallies.flatMap((tally) => tally.samples),
      count,
    ),
  };
};

const activityOf = (tallies: readonly PartTally[]): ServiceActivity[] => {
  const byName = new Map<string, { events: number; errors: number; firstError: LogPoint | null }>();
  for (const { service, severity, count, first } of tallies) {
    if (service === null) continue;
    const activity = byName.get(service) ?? { events: 0, errors: 0, firstError: null };
    byName.set(service, activity);
    activity.events += count;
    if (!isError(severity)) continue;
    activity.errors += count;
    activity.firstError = activity.firstError === null ? first : earlier(activity.firstError, first);
  }
  const list = [...byName].map(([name, activity]) => ({ name, ...activity }));
  return list.toSorted((a, b) => b.errors - a.errors || b.events - a.events || (a.name < b.name ? -1 : 1));
};

const severitiesOf = (tallies: readonly PartTally[]): Record<Severity | 'unknown', number> => {
  const counts: Record<Severity | 'unknown', number> = {
    trace: 0,
    debug: 0,
    info: 0,
    warn: 0,
    error: 0,
    fatal: 0,
    unknown: 0,
  };
  for (const { severity, count } of tallies) counts[severity ?? 'unknown'] += count;
  return counts;
};

const combineFacts = (parts: readonly LogPart[], notes: readonly string[]): ReadingFacts | null => {
  const largest = parts.toSorted((a, b) => b.facts.bytes - a.facts.bytes)[0]?.facts;
  if (largest === undefined) return null;
  const total = (pick: (facts: ReadingFacts) => number): number => sum(parts.map((part) => pick(part.facts)));
  return {
    ...largest,
    lines: total((facts) => facts.lines),
    bytes: total((facts) => facts.bytes),
    unreadableLines: total((facts) => facts.unreadableLines),
    notes: [...new Set([...parts.flatMap((part) => part.facts.notes), ...notes])],
  };
};

const capNotes = (folded: number, stacksLeftOut: number, servicesLeftOut: number): string[] => {
  const notes: string[] = [];
  if (folded > 0)
    notes.push(`${folded} kinds of message beyond the most frequent were counted together by their first word.`);
  if (stacksLeftOut > 0)
    notes.push(`${stacksLeftOut} events with stack traces beyond the first ${MOST_STACKS} kinds were not kept.`);
  if (servicesLeftOut > 0) notes.push(`${servicesLeftOut} services beyond the first ${MOST_SERVICES} were not listed.`);
  return notes;
};

/** Stacks of all parts, those of one shape counted together. */
const combineStacks = (
  parts: readonly LogPart[],
  starts: readonly number[],
  tallyIds: readonly (readonly string[])[],
): StackBlock[] => {
  const byKey = new Map<string, StackBlock>();
  for (const [index, part] of parts.entries()) {
    for (const { tally, key, ...stack } of part.stacks) {
      const known = byKey.get(key);
      const templateId = tallyIds[index]?.[tally] ?? null;
      if (known === undefined) byKey.set(key, { ...shiftPoint(stack, starts[index] ?? 0), templateId });
      else byKey.set(key, { ...known, count: known.count + stack.count });
    }
  }
  return [...byKey.values()];
};

/**
 * Turns parts into one analysis. The parts are stretches of one log in order: line numbers of each continue those of the part before.
 * Throws when there is no part.
 */
export const combineLogParts = (parts: readonly LogPart[]): CombinedParts => {
  const starts = parts.map((_, index) => sum(parts.slice(0, index).map((part) => part.facts.lines)));
  const { keyOf, textOf } = mineParts(parts);
  const groups = new Map<string, PartTally[]>();
  const tallyKeys = parts.map((part, index) =>
    part.tallies.map((tally) => {
      const key = keyOf(index, tally);
      const start = starts[index] ?? 0;
      const shifted = {
        ...tally,
        first: shiftPoint(tally.first, start),
        last: shiftPoint(tally.last, start),
        samples: tally.samples.map((sample) => shiftPoint(sample, start)),
      };
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [shifted]);
      else group.push(shifted);
      return key;
    }),
  );
  const idOf = new Map([...groups.keys()].map((key) => [key, templateId(key)]));
  const tallyIds = tallyKeys.map((keys) => keys.map((key) => idOf.get(key) ?? ''));
  const tallies = [...groups.values()].flat();
  const timed = tallies.filter((tally) => tally.timed > 0);
  const stacks = combineStacks(parts, starts, tallyIds);
  const services = activityOf(tallies);
  const stacksLeftOut =
    sum(parts.map((part) => part.stacksLeftOut)) + sum(stacks.slice(MOST_STACKS).map((stack) => stack.count));
  const facts = combineFacts(
    parts,
    capNotes(sum(parts.map((part) => part.folded)), stacksLeftOut, Math.max(0, services.length - MOST_SERVICES)),
  );
  if (facts === null)
    throw new Error('Expected at least one part of a log, got none; read the log before combining its parts.');
  const analysis: LogAnalysis = {
    ...facts,
    events: sum(tallies.map((tally) => tally.count)),
    timedEvents: sum(timed.map((tally) => tally.timed)),
    timed: timed.length > 0,
    from:
      timed.length > 0 ? timed.reduce((least, tally) => Math.min(least, tally.from), Number.POSITIVE_INFINITY) : null,
    to: timed.length > 0 ? timed.reduce((most, tally) => Math.max(most, tally.to), Number.NEGATIVE_INFINITY) : null,
    severities: severitiesOf(tallies),
    histogram: sumDenseHistograms(timed.map((tally) => tally.histogram)),
    errorHistogram: sumDenseHistograms(
      timed.filter((tally) => isError(tally.severity)).map((tally) => tally.histogram),
    ),
    templates: [...groups]
      .map(([key, group]) => toTemplate(idOf.get(key) ?? '', textOf.get(key) ?? '', group))
      .toSorted((a, b) => b.count - a.count || a.first.line - b.first.line),
    services: services.slice(0, MOST_SERVICES),
    stacks: stacks.slice(0, MOST_STACKS),
    stacksLeftOut,
  };
  return { analysis, tallyIds };
};
