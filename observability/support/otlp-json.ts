/** A value of an attribute as tests write and read it. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** A span as tests write and read it: only what the extractor may touch. */
export interface PlainSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, Plain>>;
  readonly resource: Readonly<Record<string, Plain>>;
  readonly statusText?: string;
  readonly events?: readonly { readonly name: string; readonly attributes: Readonly<Record<string, Plain>> }[];
}

interface OtlpValue {
  stringValue?: string;
  intValue?: string | number;
  doubleValue?: number;
  boolValue?: boolean;
  arrayValue?: { values?: OtlpValue[] };
  kvlistValue?: { values?: OtlpAttribute[] };
}
interface OtlpAttribute {
  key: string;
  value?: OtlpValue;
}
interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind?: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes?: OtlpAttribute[];
  events?: { name: string; timeUnixNano: string; attributes?: OtlpAttribute[] }[];
  status?: { code?: number; message?: string };
}
export interface OtlpTraces {
  resourceSpans?: { resource?: { attributes?: OtlpAttribute[] }; scopeSpans?: { spans?: OtlpSpan[] }[] }[];
}

function toValue(value: Plain): OtlpValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: (value as readonly Plain[]).map(toValue) } };
  return { kvlistValue: { values: toAttributes(value as Readonly<Record<string, Plain>>) } };
}

function toAttributes(record: Readonly<Record<string, Plain>>): OtlpAttribute[] {
  return Object.entries(record).map(([key, value]) => ({ key, value: toValue(value) }));
}

function fromValue(value: OtlpValue | undefined): Plain {
  if (value?.stringValue !== undefined) return value.stringValue;
  if (value?.boolValue !== undefined) return value.boolValue;
  if (value?.intValue !== undefined) return Number(value.intValue);
  if (value?.doubleValue !== undefined) return value.doubleValue;
  if (value?.arrayValue !== undefined) return (value.arrayValue.values ?? []).map(fromValue);
  if (value?.kvlistValue !== undefined) return fromAttributes(value.kvlistValue.values);
  return '';
}

function fromAttributes(attributes: readonly OtlpAttribute[] | undefined): Record<string, Plain> {
  return Object.fromEntries((attributes ?? []).map(({ key, value }) => [key, fromValue(value)]));
}

/** Spans as one OTLP/JSON request body. Times are `at` (ms since 1970) and one millisecond later. */
export function toOtlp(spans: readonly PlainSpan[], at: number): OtlpTraces {
  return {
    resourceSpans: spans.map((span) => ({
      resource: { attributes: toAttributes(span.resource) },
      scopeSpans: [
        {
          spans: [
            {
              traceId: span.traceId,
              spanId: span.spanId,
              ...(span.parentSpanId === undefined ? {} : { parentSpanId: span.parentSpanId }),
              name: span.name,
              kind: 1,
              startTimeUnixNano: `${at}000000`,
              endTimeUnixNano: `${at + 1}000000`,
              attributes: toAttributes(span.attributes),
              events: (span.events ?? []).map((event) => ({
                name: event.name,
                timeUnixNano: `${at}000000`,
                attributes: toAttributes(event.attributes),
              })),
              ...(span.statusText === undefined ? {} : { status: { code: 2, message: span.statusText } }),
            },
          ],
        },
      ],
    })),
  };
}

/** The spans of one OTLP/JSON request body. */
export function fromOtlp(traces: OtlpTraces): PlainSpan[] {
  return (traces.resourceSpans ?? []).flatMap((resourceSpans) =>
    (resourceSpans.scopeSpans ?? []).flatMap((scopeSpans) =>
      (scopeSpans.spans ?? []).map((span) => ({
        traceId: span.traceId,
        spanId: span.spanId,
        ...(span.parentSpanId === undefined || span.parentSpanId === '' ? {} : { parentSpanId: span.parentSpanId }),
        name: span.name,
        attributes: fromAttributes(span.attributes),
        resource: fromAttributes(resourceSpans.resource?.attributes),
        ...(span.status?.message === undefined ? {} : { statusText: span.status.message }),
        events: (span.events ?? []).map((event) => ({
          name: event.name,
          attributes: fromAttributes(event.attributes),
        })),
      })),
    ),
  );
}
