/** A span as a suite's files give it; times are epoch milliseconds. */
export interface SuiteSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | null;
  readonly service: string;
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly failed: boolean;
  readonly message: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const nanoseconds = (milliseconds: number): string => `${BigInt(Math.round(milliseconds * 1_000))}000`;

function spanOf({ traceId, spanId, parentId, name, startMs, endMs, failed, message, attributes }: SuiteSpan): object {
  return {
    traceId,
    spanId,
    ...(parentId === null ? {} : { parentSpanId: parentId }),
    name,
    startTimeUnixNano: nanoseconds(startMs),
    endTimeUnixNano: nanoseconds(endMs),
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: String(value) } })),
    status: failed ? { code: 2, message } : { code: 1 },
  };
}

/** Spans as a collector's file exporter writes them: OTLP in JSON. */
export function otlpOfSpans(spans: readonly SuiteSpan[]): object {
  const byService = Map.groupBy(spans, ({ service }) => service);
  return {
    resourceSpans: [...byService].map(([service, own]) => ({
      resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
      scopeSpans: [{ spans: own.map(spanOf) }],
    })),
  };
}
