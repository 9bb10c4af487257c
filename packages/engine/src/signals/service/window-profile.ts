import { severityOfText, severityRank } from '../../logs/lines/severity.ts';
import type { Severity } from '../../logs/lines/types.ts';
import type { Span } from '../trace/span.ts';
import {
  answersTo,
  buildSpanTrees,
  findVisits,
  selfTime,
  spanKey,
  type SpanNode,
  type Visit,
} from '../trace/span-tree.ts';
import type { NamedPlace } from './named-place.ts';
import { type ServiceLogLine, statementOf } from './log-event.ts';

/** What was recorded in one stretch of time; either list may be empty. */
export interface TelemetryWindow {
  readonly spans: readonly Span[];
  readonly logs: readonly ServiceLogLine[];
}

/** Something that may or may not happen while a service works on a request. */
export interface EventKind {
  readonly id: string;
  readonly service: string;
  readonly what: 'line' | 'step' | 'call' | 'failure';
  /** Operation, statement or callee. */
  readonly text: string;
  readonly place: NamedPlace | null;
  readonly severity: Severity | null;
  /** The other service that a warning or error line names, or null. */
  readonly about: string | null;
}

/** A visit as a set of events, each with the time it was first seen. */
export interface VisitRecord {
  readonly traceId: string;
  readonly service: string;
  /** Service and operation of the entry: visits with one context do the same work, so they can be compared. */
  readonly context: string;
  readonly endMs: number;
  readonly events: ReadonlyMap<string, number>;
}

/** Durations in milliseconds of one kind of work: a service's own, or what a call takes beyond the callee's part of it. */
export interface Timing {
  readonly caller: string;
  /** Null for a service's own work. */
  readonly callee: string | null;
  readonly operation: string;
  readonly values: number[];
}

/** A window reduced to what windows are compared by. */
export interface WindowProfile {
  readonly visits: readonly VisitRecord[];
  readonly timings: ReadonlyMap<string, Timing>;
  /** Lines that belong to no visit: how many of each kind. */
  readonly loose: ReadonlyMap<string, number>;
  readonly kinds: ReadonlyMap<string, EventKind>;
  /** Who called whom. */
  readonly calls: ReadonlyMap<string, ReadonlySet<string>>;
}

interface OpenRecord extends VisitRecord {
  readonly startMs: number;
  readonly events: Map<string, number>;
}

/** Reduces a window to its profile; spans without a time are left out. Log lines may also tell of `services` that the window does not show. */
export function profileWindow({ spans, logs }: TelemetryWindow, services: Iterable<string> = []): WindowProfile {
  const named = [...spans, ...logs].map(({ service }) => service);
  const profile = new ProfileBuilder(nameFinder(new Set([...services, ...named])));
  const timed = spans.filter(({ startMs, endMs }) => Number.isFinite(startMs) && Number.isFinite(endMs));
  for (const visit of findVisits(buildSpanTrees(timed))) profile.addVisit(visit);
  for (const line of logs) profile.addLine(line);
  return profile;
}

class ProfileBuilder implements WindowProfile {
  readonly visits: OpenRecord[] = [];
  readonly timings = new Map<string, Timing>();
  readonly loose = new Map<string, number>();
  readonly kinds = new Map<string, EventKind>();
  readonly calls = new Map<string, Set<string>>();
  readonly #bySpan = new Map<string, OpenRecord>();
  readonly #byTrace = new Map<string, OpenRecord[]>();
  readonly #namedIn: (text: string) => string[];

  constructor(namedIn: (text: string) => string[]) {
    this.#namedIn = namedIn;
  }

  addVisit(visit: Visit): void {
    const { span } = visit.entry;
    const record: OpenRecord = {
      traceId: span.traceId,
      service: span.service,
      context: `${span.service} ${span.operation}`,
      startMs: span.startMs,
      endMs: span.endMs,
      events: new Map(),
    };
    this.visits.push(record);
    const key = spanKey(span.traceId, span.service);
    const siblings = this.#byTrace.get(key);
    if (siblings === undefined) this.#byTrace.set(key, [record]);
    else siblings.push(record);
    for (const node of visit.nodes) this.#addNode(node, { visit, record });
  }

  /** A line belongs to the visit of its span, else to that of its trace and service which was open at its time. */
  addLine(line: ServiceLogLine): void {
    const statement = statementOf(line.text);
    const { service } = line;
    const troubled = severityRank(statement.severity) >= severityRank('warn');
    const about = troubled ? (this.#namedIn(line.text).find((name) => name !== service) ?? null) : null;
    const { place, severity, id } = statement;
    const text = about === null ? id : `${id} about ${about}`;
    const kind = { service, what: 'line', text, place, severity, about } as const;
    const record = this.#recordOf(line);
    if (record === undefined) {
      const loose = this.#kind(kind);
      this.loose.set(loose, (this.loose.get(loose) ?? 0) + 1);
    } else if (!happened(record, { kind: this.#kind(kind), timeMs: line.timeMs })) {
      // Two statements may write the same words; then it tells whether both did.
      happened(record, { kind: this.#kind({ ...kind, text: `${text} again` }), timeMs: line.timeMs });
    }
  }

  #addNode(node: SpanNode, { visit, record }: { readonly visit: Visit; readonly record: OpenRecord }): void {
    const { span } = node;
    const { service } = span;
    this.#bySpan.set(spanKey(span.traceId, span.spanId), record);
    if (span.failed) this.#note(record, { what: 'failure', text: span.operation, timeMs: span.endMs });
    const answers = answersTo(node);
    if (answers.length === 0) {
      const self = selfTime(node, visit);
      if (node !== visit.entry) this.#note(record, { what: 'step', text: span.operation, timeMs: span.startMs });
      this.#time({ caller: service, callee: null, operation: span.operation }, self);
    }
    for (const { span: answer } of answers) {
      const text = `${answer.service} ${answer.operation}`;
      this.#note(record, { what: 'call', text, timeMs: answer.startMs });
      const gap = Math.max(0, span.endMs - span.startMs - (answer.endMs - answer.startMs));
      this.#time({ caller: service, callee: answer.service, operation: answer.operation }, gap);
      const callees = this.calls.get(service) ?? new Set();
      this.calls.set(service, callees.add(answer.service));
    }
  }

  #recordOf({ service, traceId, spanId, timeMs }: ServiceLogLine): OpenRecord | undefined {
    if (traceId === null) return undefined;
    const bySpan = spanId === null ? undefined : this.#bySpan.get(spanKey(traceId, spanId));
    if (bySpan?.service === service) return bySpan;
    const open = this.#byTrace.get(spanKey(traceId, service)) ?? [];
    return open.find(({ startMs, endMs }) => startMs <= timeMs && timeMs <= endMs) ?? open[0];
  }

  #note(record: OpenRecord, seen: Pick<EventKind, 'what' | 'text'> & { readonly timeMs: number }): void {
    const { service } = record;
    const severity = seen.what === 'failure' || severityOfText(seen.text) === 'error' ? 'error' : null;
    const kind = this.#kind({ service, what: seen.what, text: seen.text, place: null, severity, about: null });
    happened(record, { kind, timeMs: seen.timeMs });
  }

  #kind(kind: Omit<EventKind, 'id'>): string {
    const id = `${kind.service} ${kind.what} ${kind.text}`;
    if (!this.kinds.has(id)) this.kinds.set(id, { ...kind, id });
    return id;
  }

  #time(timing: Omit<Timing, 'values'>, value: number): void {
    const key = `${timing.caller} > ${timing.callee ?? ''} ${timing.operation}`;
    const known = this.timings.get(key);
    if (known === undefined) this.timings.set(key, { ...timing, values: [value] });
    else known.values.push(value);
  }
}

/** Finds the names of services in a text, as whole words. */
function nameFinder(services: ReadonlySet<string>): (text: string) => string[] {
  if (services.size === 0) return () => [];
  const names = [...services]
    .filter((name) => name !== '')
    .map((name) => name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`));
  const pattern = new RegExp(`(?<![\\w-])(?:${names.join('|')})(?![\\w-])`, 'g');
  return (text) => text.match(pattern) ?? [];
}

/** Whether it had not happened before. */
function happened(record: OpenRecord, { kind, timeMs }: { readonly kind: string; readonly timeMs: number }): boolean {
  const first = record.events.get(kind);
  if (first === undefined || timeMs < first) record.events.set(kind, timeMs);
  return first === undefined;
}
