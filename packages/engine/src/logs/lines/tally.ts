import type { LogSample, Severity } from './types.ts';
import type { PartTally } from './log-part.ts';
import { TimeHistogram } from './histogram.ts';

/** Samples kept of each kind of event: so many of the first, and so many of the last. */
const KEPT_SAMPLES = 3;
/** Of kinds with more events only the first are kept: to write an event down takes longer than to count it. */
const MOST_SAMPLED = 16;
const MOST_TALLIES = 40_000;

const NO_TIMES = new TimeHistogram();

const ONE_TIME = new Float64Array(1);

const timeOrNull = (time: number): number | null => (Number.isNaN(time) ? null : time);

const COUNT = 0;
const TIMED = 1;
const FIRST_LINE = 2;
const FIRST_TIME = 3;
const LAST_LINE = 4;
const LAST_TIME = 5;
const FROM = 6;
const TO = 7;

/**
 * What is kept of the samples of `count` events, in order of lines: the first, and of rare kinds the last, too. Each deployment tells
 * something of its own, one of thousands of requests hardly does, and its line number is known. It does not matter in how many
 * parts the events were read.
 */
export const keptSamples = (samples: readonly LogSample[], count: number): LogSample[] => {
  const sorted = samples.toSorted((a, b) => a.line - b.line);
  if (count > MOST_SAMPLED) return sorted.slice(0, KEPT_SAMPLES);
  return [...sorted.slice(0, KEPT_SAMPLES), ...sorted.slice(KEPT_SAMPLES).slice(-KEPT_SAMPLES)];
};

/** Counts of the events of one shape, severity and service. */
export class Tally {
  readonly severity: Severity | null;
  readonly service: string | null;
  shape: number;
  /** Set when this tally's counts were moved into another. */
  into: Tally | null = null;
  /** All numbers side by side: a log has thousands of tallies, and each event touches another one. Times are NaN when not known. */
  readonly #numbers = new Float64Array(8);
  #histogram: TimeHistogram | null = null;
  #samples: LogSample[] = [];

  constructor(shape: number, severity: Severity | null, service: string | null) {
    this.shape = shape;
    this.severity = severity;
    this.service = service;
    this.#numbers[FROM] = Number.POSITIVE_INFINITY;
    this.#numbers[TO] = Number.NEGATIVE_INFINITY;
  }

  get count(): number {
    return this.#numbers[COUNT] as number;
  }

  /** Whether the next event is to be written down; else it adds nothing but to the counts. */
  get wantsSample(): boolean {
    return (this.#numbers[COUNT] as number) < MOST_SAMPLED;
  }

  /** Takes an event that was counted for a sample. */
  sample(sample: LogSample): void {
    if (this.#samples.length === 2 * KEPT_SAMPLES) this.#samples.splice(KEPT_SAMPLES, 1);
    this.#samples.push(sample);
  }

  /** Counts one event; `time` is NaN when it has none. */
  hit(line: number, time: number): void {
    ONE_TIME[0] = time;
    this.hitAt(line, ONE_TIME, 0);
  }

  /** The same with the time in its place: a number that is passed on its own is an object to the garbage collector. */
  hitAt(line: number, times: Float64Array, place: number): void {
    const time = times[place] as number;
    const numbers = this.#numbers;
    if (numbers[COUNT] === 0) {
      numbers[FIRST_LINE] = line;
      numbers[FIRST_TIME] = time;
    }
    numbers[COUNT] = (numbers[COUNT] as number) + 1;
    numbers[LAST_LINE] = line;
    numbers[LAST_TIME] = time;
    if (Number.isNaN(time)) return;
    numbers[TIMED] = (numbers[TIMED] as number) + 1;
    if (time < (numbers[FROM] as number)) numbers[FROM] = time;
    if (time > (numbers[TO] as number)) numbers[TO] = time;
    this.#histogram ??= new TimeHistogram();
    this.#histogram.add(time);
  }

  /** The counts as plain data. */
  snapshot(): PartTally {
    const { shape, severity, service } = this;
    const [count = 0, timed = 0, firstLine = 0, firstTime = 0, lastLine = 0, lastTime = 0, from = 0, to = 0] =
      this.#numbers;
    return {
      shape,
      severity,
      service,
      count,
      timed,
      first: { line: firstLine, time: timeOrNull(firstTime) },
      last: { line: lastLine, time: timeOrNull(lastTime) },
      from,
      to,
      histogram: (this.#histogram ?? NO_TIMES).dense(),
      samples: keptSamples(this.#samples, count),
    };
  }

  /** Adds the counts of another tally of the same log to this one. */
  absorb(other: Tally): void {
    other.into = this;
    const mine = this.#numbers;
    const theirs = other.#numbers;
    const of = (numbers: Float64Array, place: number): number => numbers[place] ?? 0;
    if (other.count === 0) return;
    if (this.count === 0 || of(theirs, FIRST_LINE) < of(mine, FIRST_LINE)) {
      mine[FIRST_LINE] = of(theirs, FIRST_LINE);
      mine[FIRST_TIME] = of(theirs, FIRST_TIME);
    }
    if (of(theirs, LAST_LINE) > of(mine, LAST_LINE)) {
      mine[LAST_LINE] = of(theirs, LAST_LINE);
      mine[LAST_TIME] = of(theirs, LAST_TIME);
    }
    for (const place of [COUNT, TIMED]) mine[place] = of(mine, place) + of(theirs, place);
    mine[FROM] = Math.min(of(mine, FROM), of(theirs, FROM));
    mine[TO] = Math.max(of(mine, TO), of(theirs, TO));
    this.#samples = keptSamples([...this.#samples, ...other.#samples], this.count);
    if (other.#histogram === null) return;
    this.#histogram ??= new TimeHistogram();
    this.#histogram.addDense(other.#histogram.dense());
  }
}

/** All tallies of a log, found by shape, severity and service. */
export class TallyBook {
  #byShape: Tally[][] = [];
  #size = 0;

  get(shape: number, severity: Severity | null, service: string | null): Tally {
    const tallies = (this.#byShape[shape] ??= []);
    const named = this.#size < MOST_TALLIES ? service : null;
    for (const tally of tallies) if (tally.severity === severity && tally.service === named) return tally;
    const tally = new Tally(shape, severity, named);
    tallies.push(tally);
    this.#size += 1;
    return tally;
  }

  /** Events of a shape. */
  weight(shape: number): number {
    let count = 0;
    for (const tally of this.#byShape[shape] ?? []) count += tally.count;
    return count;
  }

  /** Follows a change of the shapes' numbers: `remap[old]` is the new number. Tallies that became equal are joined. */
  remap(remap: Int32Array): void {
    const old = this.#byShape;
    this.#byShape = [];
    this.#size = 0;
    for (const [shape, tallies] of old.entries()) {
      for (const tally of tallies ?? []) {
        const target = remap[shape] ?? 0;
        const known = (this.#byShape[target] ??= []).find(
          (other) => other.severity === tally.severity && other.service === tally.service,
        );
        tally.shape = target;
        if (known !== undefined) known.absorb(tally);
        else {
          this.#byShape[target]?.push(tally);
          this.#size += 1;
        }
      }
    }
  }

  /** Tallies with events. */
  live(): Tally[] {
    return this.#byShape.flatMap((tallies) => (tallies ?? []).filter((tally) => tally.count > 0));
  }
}

/** The tally that holds the counts of `tally` now. */
export const resolveTally = (tally: Tally): Tally => {
  let current = tally;
  while (current.into !== null) current = current.into;
  return current;
};
