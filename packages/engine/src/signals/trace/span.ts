/**
 * One timed operation of one service, as tracing systems report it (OpenTelemetry, Zipkin, Jaeger). Times are epoch milliseconds with
 * fractions. `parentId` is null for the first span of a trace.
 */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | null;
  readonly service: string;
  readonly operation: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Whether the span itself says that it failed. */
  readonly failed: boolean;
}
