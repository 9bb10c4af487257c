import type { ServiceSeries } from './service/resource-changes.ts';
import type { Span } from './trace/span.ts';

/** A span as it was recorded, with what it says of its failure. */
export interface RecordedSpan extends Span {
  readonly message?: string;
  /** A stack trace, as text. */
  readonly stack?: string;
  /** Who was called: a host or the name of a system, where the span says so. */
  readonly peer?: string;
  /** The version of the service that ran, best a commit. */
  readonly version?: string;
  /** What an agent does in it, as OpenInference names it: `LLM`, `TOOL`, `CHAIN`. */
  readonly kind?: string;
}

/** Traces and metrics that were recorded around an incident; either may be empty. */
export interface RecordedTelemetry {
  readonly spans: readonly RecordedSpan[];
  readonly series: readonly ServiceSeries[];
  /** Who calls whom, where somebody has written it down: pairs of caller and callee. Spans tell it too. */
  readonly calls?: readonly (readonly [caller: string, callee: string])[];
}
