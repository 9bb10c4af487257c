import type { LogSample, LogTemplate } from '../../logs/lines/types.ts';

/** A log's samples, as far as clocks are concerned. */
export interface ClockedLog {
  /** Most frequent first. */
  readonly templates: readonly Pick<LogTemplate, 'severity' | 'samples'>[];
  readonly events: number;
  /** Time of its last event, epoch milliseconds. */
  readonly to: number | null;
}

/** First and last time, in epoch milliseconds, at which a log tells of a request. */
interface Stay {
  readonly from: number;
  readonly to: number;
  readonly texts: readonly string[];
}

/** Smaller differences are those of networks, queues and buffers, and decide nothing here. */
const LEAST_SKEW_MS = 2_000;
/** Fewer shared requests can agree by chance. */
const LEAST_SHARED = 3;
const LEAST_AGREEING = 0.75;
/** Requests take their time, so estimates spread; a clock's error is the same for all. */
const TOLERANCE_MS = 1_000;
const TOLERANCE = 0.1;
/** An id that is written for longer is none of one request. */
const LONGEST_REQUEST_MS = 600_000;
const MOST_READ = 4_000;
/** The most frequent kinds of message are those of requests. */
const MOST_TEMPLATES = 300;

const IDENTIFIED =
  /\b(?:[a-z]{1,10}[._-]){0,3}(?:trace|request|req|correlation|transaction)(?:[._-]?id|parent)?["']?\s?[:=]\s?["']?([A-Za-z0-9][\w-]{5,63})/gi;
const DURATION = /(\d{1,9}(?:\.\d{1,6})?) ?(ms|s|sec|seconds)\b/g;
const DURATION_FIELD =
  /(?:duration|elapsed|latency|took|time_?taken|response_?time)\w{0,10}["']?[:=]\s?["']?(\d{1,9}(?:\.\d{1,6})?)/gi;

/** The ids of requests that a text names: identifier-like values of fields called trace, request, correlation id. */
function idsIn(text: string): string[] {
  return [...text.matchAll(IDENTIFIED)].flatMap(([, value = '']) => {
    // A W3C traceparent holds the trace id in the middle.
    const id = /^[0-9a-f]{2}-([0-9a-f]{32})-/.exec(value)?.[1] ?? value;
    return /\d/.test(id) && !/^\d{1,7}$/.test(id) && !/^0+$/.test(id) ? [id] : [];
  });
}

/** Durations in milliseconds that a text states. */
function durationsIn(text: string): number[] {
  const told = [...text.matchAll(DURATION)].map(([, value, unit]) => Number(value) * (unit === 'ms' ? 1 : 1_000));
  // A field's unit is seldom in its name: both are possible.
  const fields = [...text.matchAll(DURATION_FIELD)].flatMap(([, value]) => [Number(value), Number(value) * 1_000]);
  return [...told, ...fields];
}

function addSample(stays: Map<string, Stay>, sample: LogSample): void {
  const { time } = sample;
  if (time === null) return;
  const text = sample.text.slice(0, MOST_READ);
  for (const id of idsIn(text)) {
    const known = stays.get(id) ?? { from: time, to: time, texts: [] };
    stays.set(id, {
      from: Math.min(known.from, time),
      to: Math.max(known.to, time),
      texts: [...known.texts, text],
    });
  }
}

/** When each request was in a log. Requests with a complaint are left out: failing ones wait for timeouts, as long each. */
function staysOf(log: ClockedLog): Map<string, Stay> {
  const stays = new Map<string, Stay>();
  const failed = new Set<string>();
  for (const { severity, samples } of log.templates.slice(0, MOST_TEMPLATES)) {
    const complains = severity === 'warn' || severity === 'error' || severity === 'fatal';
    for (const sample of samples) {
      if (complains) for (const id of idsIn(sample.text.slice(0, MOST_READ))) failed.add(id);
      else addSample(stays, sample);
    }
  }
  for (const [id, stay] of stays) if (failed.has(id) || stay.to - stay.from > LONGEST_REQUEST_MS) stays.delete(id);
  return stays;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/**
 * How far the second log's clock is ahead of the first one's, or null when it cannot be said. A callee's lines of one
 * request lie between its caller's first and last line, so whoever calls whom, the error lies between the distances of
 * the first lines and of the last ones; it is the same for all requests, unlike the time they took.
 */
function aheadOf(one: ReadonlyMap<string, Stay>, other: ReadonlyMap<string, Stay>): number | null {
  const shared = [...one].flatMap(([id, first]) => {
    const second = other.get(id);
    return second === undefined ? [] : [{ first, second }];
  });
  if (shared.length < LEAST_SHARED) return null;
  const distances = shared.map(({ first, second }) => (second.from - first.from + (second.to - first.to)) / 2);
  const median = medianOf(distances);
  const tolerance = Math.max(TOLERANCE_MS, TOLERANCE * Math.abs(median));
  const agreeing = distances.filter((distance) => Math.abs(distance - median) <= tolerance);
  if (agreeing.length < LEAST_AGREEING * shared.length) return null;
  if (Math.abs(median) <= LEAST_SKEW_MS) return 0;
  // Who logs only when an answer came is late by as long as it waited, and often says how long that was.
  const waited = shared.filter(({ first, second }) =>
    [...first.texts, ...second.texts]
      .flatMap(durationsIn)
      .some((stated) => Math.abs(stated - Math.abs(median)) <= tolerance),
  );
  return waited.length * 2 >= shared.length ? null : median;
}

/** Logs whose clocks can be compared, with each one's distance from the first of them. */
function groupsOf(ahead: (one: number, other: number) => number | null, count: number): Map<number, number>[] {
  const left = new Set(Array.from({ length: count }, (_, index) => index));
  const groups: Map<number, number>[] = [];
  for (const start of left) {
    const group = new Map([[start, 0]]);
    left.delete(start);
    for (const [member, distance] of group) {
      for (const other of left) {
        const further = ahead(member, other);
        if (further === null) continue;
        group.set(other, distance + further);
        left.delete(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

/**
 * How many milliseconds each log's clock is ahead (behind: negative) of the clock that most logs share; 0 for a right
 * one, null where no other log shares enough requests with it to tell. Where as many logs have one clock as another,
 * that clock is right by which they end when most logs end, since they were collected together; else that of the
 * larger logs. Only samples are looked at, so ids must be in those. Pure.
 */
export function clockOffsets(logs: readonly ClockedLog[]): (number | null)[] {
  const stays = logs.map(staysOf);
  const none = new Map<string, Stay>();
  const ahead = (one: number, other: number): number | null => aheadOf(stays[one] ?? none, stays[other] ?? none);
  const offsets = logs.map((): number | null => null);
  const end = medianOf(logs.flatMap(({ to }) => to ?? []));
  for (const group of groupsOf(ahead, logs.length)) {
    if (group.size < 2) continue;
    const near = (distance: number): number[] =>
      [...group].filter(([, other]) => Math.abs(other - distance) <= LEAST_SKEW_MS).map(([index]) => index);
    const weight = (indexes: readonly number[]): number =>
      indexes.reduce((sum, index) => sum + (logs[index]?.events ?? 0), 0);
    const lateness = (indexes: readonly number[]): number =>
      Math.min(...indexes.map((index) => Math.abs((logs[index]?.to ?? Number.POSITIVE_INFINITY) - end)));
    const decisive = (difference: number): number => (Math.abs(difference) > LEAST_SKEW_MS ? difference : 0);
    const [right = 0] = [...group.values()].toSorted(
      (a, b) =>
        near(b).length - near(a).length ||
        decisive(lateness(near(a)) - lateness(near(b))) ||
        weight(near(b)) - weight(near(a)) ||
        a - b,
    );
    for (const [index, distance] of group) {
      const error = distance - right;
      offsets[index] = Math.abs(error) > LEAST_SKEW_MS ? Math.round(error) : 0;
    }
  }
  return offsets;
}
