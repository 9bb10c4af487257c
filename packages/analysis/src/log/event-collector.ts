import type { LineHeader } from './line-header.ts';
import type { LogAnalysis, LogPoint, LogSample, LogTemplate, ServiceActivity, Severity, StackBlock } from './types.ts';
import { hasFrames } from './continuation.ts';
import { mergeHistograms, TimeHistogram } from './histogram.ts';
import { severityOfText } from './severity.ts';
import { TemplateMiner } from '../template/miner.ts';
import { lexMessage } from '../template/lexer.ts';
import { templateId } from '../template/template-id.ts';

const MOST_SAMPLES = 3;
const MOST_SAMPLE_LENGTH = 8192;
const MOST_STACKS = 200;
const MOST_SERVICES = 500;
const RANKS: readonly Severity[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** One event with its continuation lines. */
export interface LogEvent {
  readonly header: LineHeader;
  readonly service: string | null;
  readonly time: number | null;
  readonly line: number;
  readonly lines: readonly string[];
  /** Numbers of the continuation lines; only filled when lines are kept. */
  readonly continuations: readonly number[];
}

interface ShapeRecord {
  readonly shape: number;
  readonly severity: Severity | null;
  readonly index: number;
  count: number;
  services: Map<string, number>;
  first: LogPoint;
  last: LogPoint;
  histogram: TimeHistogram;
  samples: LogSample[];
}

interface ServiceRecord {
  events: number;
  errors: number;
  firstError: LogPoint | null;
}

interface StackRecord extends Omit<StackBlock, 'templateId' | 'count'> {
  count: number;
  readonly record: number;
}

/** What the collector cannot know itself. */
export type ReadingFacts = Pick<
  LogAnalysis,
  'source' | 'format' | 'envelope' | 'encoding' | 'lines' | 'bytes' | 'unreadableLines' | 'zone' | 'notes'
>;

const isError = (severity: Severity | null): boolean => severity === 'error' || severity === 'fatal';
const joined = (lines: readonly string[]): string => lines.join('\n').slice(0, MOST_SAMPLE_LENGTH);

/** Counts events by shape, time, severity and service, and turns the counts into a `LogAnalysis`. */
export class EventCollector {
  readonly #miner = new TemplateMiner();
  readonly #records = new Map<string, ShapeRecord>();
  readonly #services = new Map<string, ServiceRecord>();
  readonly #stacks = new Map<string, StackRecord>();
  readonly #severities: Record<Severity | 'unknown', number> = {
    trace: 0,
    debug: 0,
    info: 0,
    warn: 0,
    error: 0,
    fatal: 0,
    unknown: 0,
  };
  readonly #histogram = new TimeHistogram();
  readonly #errors = new TimeHistogram();
  readonly #lineRecords: number[] | null;
  readonly #idOfRecord = new Map<number, string>();
  #events = 0;
  #timed = 0;
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;
  #stacksLeftOut = 0;

  constructor(keepLines: boolean) {
    this.#lineRecords = keepLines ? [] : null;
  }

  /** After `finish`: the template id of each line, `''` for lines that belong to no event. */
  lineTemplates(lines: number): readonly string[] {
    return Array.from(
      { length: lines },
      (_, index) => this.#idOfRecord.get(this.#lineRecords?.[index + 1] ?? -1) ?? '',
    );
  }

  add(event: LogEvent): void {
    const { header, service, time, line } = event;
    const framed = event.lines.length > 1 && hasFrames(event.lines.join('\n'));
    const severity = header.severity ?? (framed ? 'error' : severityOfText(header.message));
    const shape = this.#miner.add(header.message);
    const record = this.#recordFor(shape, severity, { line, time });
    record.count += 1;
    record.last = { line, time };
    if (record.samples.length < MOST_SAMPLES) record.samples.push({ line, time, text: joined(event.lines) });
    if (service !== null) record.services.set(service, (record.services.get(service) ?? 0) + 1);
    this.#events += 1;
    this.#severities[severity ?? 'unknown'] += 1;
    if (time !== null) this.#addTime(record, time, severity);
    if (service !== null) this.#addService(service, severity, { line, time });
    if (framed) this.#addStack(event, severity, record.index);
    this.#keepLine(event, record.index);
  }

  finish(facts: ReadingFacts): LogAnalysis {
    const mined = this.#miner.finish();
    const groups = new Map<string, { text: string; severity: Severity | null; records: ShapeRecord[] }>();
    for (const record of this.#records.values()) {
      const template = mined.templateOf[record.shape] ?? 0;
      const text = mined.texts[template] ?? '';
      const key = `${record.severity ?? ''} ${mined.keys[template] ?? ''}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { text, severity: record.severity, records: [record] });
      else group.records.push(record);
    }
    const idOfRecord = this.#idOfRecord;
    const templates = [...groups].map(([key, group]) => {
      const id = templateId(key);
      for (const record of group.records) idOfRecord.set(record.index, id);
      return toTemplate(id, group);
    });
    const notes = [...facts.notes];
    if (this.#miner.overflowing > 0)
      notes.push(`${this.#miner.overflowing} events of ever new shape were counted together as one template.`);
    if (this.#stacksLeftOut > 0)
      notes.push(
        `${this.#stacksLeftOut} events with stack traces beyond the first ${MOST_STACKS} kinds were not kept.`,
      );
    return {
      ...facts,
      events: this.#events,
      timedEvents: this.#timed,
      timed: this.#timed > 0,
      from: this.#timed > 0 ? this.#from : null,
      to: this.#timed > 0 ? this.#to : null,
      severities: { ...this.#severities },
      histogram: this.#histogram.snapshot(),
      errorHistogram: this.#errors.snapshot(),
      templates: templates.toSorted((a, b) => b.count - a.count || a.first.line - b.first.line),
      services: this.#serviceList(),
      stacks: [...this.#stacks.values()].map(({ record, ...stack }) => ({
        ...stack,
        templateId: idOfRecord.get(record) ?? null,
      })),
      stacksLeftOut: this.#stacksLeftOut,
      notes,
    };
  }

  #keepLine(event: LogEvent, record: number): void {
    if (this.#lineRecords === null) return;
    this.#lineRecords[event.line] = record;
    for (const line of event.continuations) this.#lineRecords[line] = record;
  }

  #recordFor(shape: number, severity: Severity | null, point: LogPoint): ShapeRecord {
    const key = `${severity ?? ''}${shape}`;
    const known = this.#records.get(key);
    if (known !== undefined) return known;
    const record: ShapeRecord = {
      shape,
      severity,
      index: this.#records.size,
      count: 0,
      services: new Map(),
      first: point,
      last: point,
      histogram: new TimeHistogram(),
      samples: [],
    };
    this.#records.set(key, record);
    return record;
  }

  #addTime(record: ShapeRecord, time: number, severity: Severity | null): void {
    this.#timed += 1;
    if (time < this.#from) this.#from = time;
    if (time > this.#to) this.#to = time;
    record.histogram.add(time);
    this.#histogram.add(time);
    if (isError(severity)) this.#errors.add(time);
  }

  #addService(name: string, severity: Severity | null, point: LogPoint): void {
    let service = this.#services.get(name);
    if (service === undefined) {
      if (this.#services.size >= MOST_SERVICES) return;
      service = { events: 0, errors: 0, firstError: null };
      this.#services.set(name, service);
    }
    service.events += 1;
    if (!isError(severity)) return;
    service.errors += 1;
    service.firstError ??= point;
  }

  #addStack(event: LogEvent, severity: Severity | null, record: number): void {
    const key = lexMessage(event.lines.slice(1, 40).join(' ')).words.join(' ');
    const known = this.#stacks.get(key);
    if (known !== undefined) known.count += 1;
    else if (this.#stacks.size >= MOST_STACKS) this.#stacksLeftOut += 1;
    else
      this.#stacks.set(key, {
        text: joined(event.lines),
        line: event.line,
        time: event.time,
        service: event.service,
        severity,
        count: 1,
        record,
      });
  }

  #serviceList(): ServiceActivity[] {
    const list = [...this.#services].map(([name, service]) => ({ name, ...service }));
    return list.toSorted((a, b) => b.errors - a.errors || b.events - a.events || (a.name < b.name ? -1 : 1));
  }
}

const earlier = (a: LogPoint, b: LogPoint): LogPoint => (b.line < a.line ? b : a);
const later = (a: LogPoint, b: LogPoint): LogPoint => (b.line > a.line ? b : a);

const toTemplate = (
  id: string,
  group: { readonly text: string; readonly severity: Severity | null; readonly records: readonly ShapeRecord[] },
): LogTemplate => {
  const services = new Map<string, number>();
  for (const record of group.records)
    for (const [name, count] of record.services) services.set(name, (services.get(name) ?? 0) + count);
  const ranked = [...services].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const points = group.records.map((record) => ({ first: record.first, last: record.last }));
  return {
    id,
    text: group.text,
    count: group.records.reduce((sum, record) => sum + record.count, 0),
    severity: group.severity,
    service: ranked[0]?.[0] ?? null,
    services: Object.fromEntries(ranked),
    first: points.map((point) => point.first).reduce(earlier),
    last: points.map((point) => point.last).reduce(later),
    histogram: mergeHistograms(group.records.map((record) => record.histogram.snapshot())),
    samples: group.records
      .flatMap((record) => record.samples)
      .toSorted((a, b) => a.line - b.line)
      .slice(0, MOST_SAMPLES),
  };
};

/** Order of severities, least to most severe; for comparisons. */
export const severityRank = (severity: Severity | null): number => (severity === null ? -1 : RANKS.indexOf(severity));
