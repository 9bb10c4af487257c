import type { RecordedTelemetry } from '@mats/engine/signals';
import type { LogSource, LogStream } from '../log-source.ts';

/** What one document of a recording holds. */
export type RecordingPart = RecordedTelemetry;

/** Traces or metrics that a tracing system, a collector or Prometheus wrote to a file. */
export interface Recording extends RecordingPart {
  readonly source: LogSource;
  readonly stream: LogStream;
}

/** Reads a parsed document of one format; null when it is of another. */
export type RecordingFormat = (document: unknown) => RecordingPart | null;
