import { redactSecrets } from '@mats/telemetry';
import { asList, asObject, asText } from '../recordings/json-value.ts';
import type { JsonObject } from '../recordings/json-value.ts';

/**
 * All that is taken over of a span's attributes: who ran, which version, and how it failed. Prompts, completions, inputs, outputs, documents
 * and metadata stay behind.
 */
const KEPT = [
  'openinference.span.kind',
  'service.name',
  'service.version',
  'vcs.ref.head.revision',
  'http.response.status_code',
  'http.status_code',
  'error',
  'error.type',
  'error.message',
  'exception.stacktrace',
  'peer.service',
  'server.address',
] as const;
const EXCEPTION_KEPT = ['exception.type', 'exception.message', 'exception.stacktrace'] as const;

/** A long stack is cut; the frames that matter come first or last. */
const MOST_CHARACTERS = 20_000;
/** Secrets are taken out before that: half a key would be taken for none. */
const MOST_READ = 40_000;
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

/** Phoenix keeps attributes nested or by dotted names, as they came. */
function valueAt(attributes: JsonObject, name: string): unknown {
  if (attributes[name] !== undefined) return attributes[name];
  let value: unknown = attributes;
  for (const part of name.split('.')) value = asObject(value)[part];
  return value;
}

function textAt(attributes: JsonObject, name: string): string {
  return redactSecrets(asText(valueAt(attributes, name)).slice(0, MOST_READ)).slice(0, MOST_CHARACTERS);
}

interface OtlpAttribute {
  readonly key: string;
  readonly value: { readonly stringValue: string };
}

function kept(attributes: JsonObject, names: readonly string[]): OtlpAttribute[] {
  return names.flatMap((key) => {
    const stringValue = textAt(attributes, key);
    return stringValue === '' ? [] : [{ key, value: { stringValue } }];
  });
}

/** Nanoseconds since the epoch as OTLP writes them; null for a text that is no time. */
function nanosecondsOf(time: unknown): string | null {
  const [, base, fraction = '', zone = ''] = TIME.exec(asText(time)) ?? [];
  if (base === undefined) return null;
  const seconds = Date.parse(`${base}${zone}`) / 1_000;
  return Number.isFinite(seconds) ? `${seconds}${fraction.padEnd(9, '0')}` : null;
}

/** A span as Phoenix gives it, as far as it may be read. */
export interface StoredSpan {
  readonly service: string | null;
  /** The commit or version that ran, by the names of OpenTelemetry. */
  readonly version: readonly OtlpAttribute[];
  /** Epoch milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
  /** As OTLP in JSON has it. */
  readonly otlp: JsonObject;
}

const VERSIONS = new Set(['service.version', 'vcs.ref.head.revision']);

/** Reads a span of `GET /v1/projects/…/spans`; null when it is none. */
export function storedSpanOf(json: unknown): StoredSpan | null {
  const span = asObject(json);
  const { trace_id: trace, span_id: id } = asObject(span['context']);
  const [start, end] = [nanosecondsOf(span['start_time']), nanosecondsOf(span['end_time'])];
  const [traceId, spanId] = [asText(trace), asText(id)];
  if (start === null || end === null || traceId === '' || spanId === '') return null;
  const all = kept(asObject(span['attributes']), KEPT);
  const ofResource = all.filter(({ key }) => VERSIONS.has(key));
  const attributes = all.filter(({ key }) => !VERSIONS.has(key) && key !== 'service.name');
  const kind = asText(span['span_kind']);
  const events = asList(span['events'])
    .map(asObject)
    .filter(({ name }) => asText(name) === 'exception')
    .map((event) => ({ name: 'exception', attributes: kept(asObject(event['attributes']), EXCEPTION_KEPT) }));
  const failed = asText(span['status_code']) === 'ERROR';
  const message = redactSecrets(asText(span['status_message']).slice(0, MOST_READ)).slice(0, MOST_CHARACTERS);
  const own = attributes.some(({ key }) => key === 'openinference.span.kind');
  const named = own || kind === '' ? [] : [{ key: 'openinference.span.kind', value: { stringValue: kind } }];
  return {
    service: all.find(({ key }) => key === 'service.name')?.value.stringValue ?? null,
    version: ofResource,
    startMs: Number(start) / 1e6,
    endMs: Number(end) / 1e6,
    otlp: {
      traceId,
      spanId,
      parentSpanId: asText(span['parent_id']),
      name: redactSecrets(asText(span['name']).slice(0, MOST_CHARACTERS)).slice(0, 200),
      startTimeUnixNano: start,
      endTimeUnixNano: end,
      attributes: [...attributes, ...named],
      events,
      status: { code: failed ? 'STATUS_CODE_ERROR' : 'STATUS_CODE_OK', ...(failed ? { message } : {}) },
    },
  };
}

/** Spans as lines of OTLP in JSON, as a collector writes them: what `readRecording` reads. */
export function otlpLines(spans: readonly StoredSpan[], project: string): string[] {
  return spans.map(({ service, version, otlp }) => {
    const name = { key: 'service.name', value: { stringValue: service ?? project } };
    const resource = { attributes: [name, ...version] };
    return JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans: [otlp] }] }] });
  });
}
