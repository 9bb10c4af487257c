import type { LogSample, Severity } from './types.ts';
import type { PartTally } from './log-part.ts';
import { TimeHistogram } from './histogram.ts';

/** Samples kept of each kind of event. */
export const MOST_SAMPLES = 3;
const MOST_TALLIES = 40_000;

const timeOrNull = (time: number): number | null => (Number.isNaN(time) ? null : time);

/** Counts of the events of one shape, severity and service. */
export class Tally {
  readonly severity: Severity | null;
  readonly service: string | null;
  shape: number;
  count = 0;
  timed = 0;
  firstLine = 0;
  /** NaN for events without a time: fields that are always numbers are written without allocating. */
  firstTime = Number.NaN;
  lastLine = 0;
  lastTime = Number.NaN;
  from = Number.POSITIVE_INFINITY;
  to = Number.NEGATIVE_INFINITY;
  samples: LogSample[] = [];
  /** Set when this tally's counts were moved into another. */
  into: Tally | null = null;
  #histogram: TimeHistogram | null = null;

  constructor(shape: number, severity: Severity | null, service: string | null) {
    this.shape = shape;
    this.severity = severity;
    this.service = service;
  }

  get histogram(): TimeHistogram {
    this.#histogram ??= new TimeHistogram();
    return this.#histogram;
  }

  /** Counts one event; `time` is NaN when it has none. */
  hit(line: number, time: number): void {
    if (this.count === 0) {
      this.firstLine = line;
      this.firstTime = time;
    }
    this.count += 1;
    this.lastLine = line;
    this.lastTime = time;
    if (Number.isNaN(time)) return;
    this.timed += 1;
    if (time < this.from) this.from = time;
    if (time > this.to) this.to = time;
    this.histogram.add(time);
  }

  /** The counts as plain data. */
  snapshot(): PartTally {
    const { shape, severity, service, count, timed, from, to, samples } = this;
    const first = { line: this.firstLine, time: timeOrNull(this.firstTime) };
    const last = { line: this.lastLine, time: timeOrNull(this.lastTime) };
    return {
      shape,
      severity,
      service,
      count,
      timed,
      first,
      last,
      from,
      to,
      histogram: this.histogram.dense(),
      samples,
    };
  }

  /** Adds the counts of another tally of the same log to this one. */
  absorb(other: Tally): void {
    other.into = this;
    if (other.count === 0) return;
    if (this.count === 0 || other.firstLine < this.firstLine) {
      this.firstLine = other.firstLine;
      this.firstTime = other.firstTime;
    }
    if (other.lastLine > this.lastLine) {
      this.lastLine = other.lastLine;
      this.lastTime = other.lastTime;
    }
    this.count += other.count;
    this.timed += other.timed;
    this.from = Math.min(this.from, other.from);
    this.to = Math.max(this.to, other.to);
    this.samples = [...this.samples, ...other.samples].toSorted((a, b) => a.line - b.line).slice(0, MOST_SAMPLES);
    if (other.timed > 0) this.histogram.addDense(other.histogram.dense());
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
