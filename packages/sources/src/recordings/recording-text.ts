import { requestSeries, seriesText, traceText, versionsText } from '@mats/analysis';
import type { LogSource, LogStream } from '../log-source.ts';
import { readRecording } from './read-recordings.ts';
import type { RecordingPart } from './recording.ts';

/** `locator.part` of a trace, of the versions of a service, of a span's stack trace, and of a metric. */
export const partOfTrace = (traceId: string): string => `trace:${traceId}`;
export const partOfStack = (span: { traceId: string; spanId: string }): string =>
  `stack:${span.traceId}/${span.spanId}`;
export const partOfVersions = (service: string): string => `versions:${service}`;
export const partOfSeries = (series: { service: string; metric: string }): string =>
  `metric:${series.service} ${series.metric}`;

/** What a part of a recording is as text, or null when the recording has no such part. */
export function textOfPart({ spans, series }: RecordingPart, part: string): string | null {
  const trace = spans.filter(({ traceId }) => partOfTrace(traceId) === part);
  if (trace.length > 0) return traceText(trace);
  const versioned = spans.find(({ service, version }) => version !== undefined && partOfVersions(service) === part);
  if (versioned !== undefined) return versionsText(spans, versioned.service);
  const stack = spans.find((span) => partOfStack(span) === part)?.stack;
  if (stack !== undefined) return stack;
  const metric = [...series, ...requestSeries(spans)].find((one) => partOfSeries(one) === part);
  return metric === undefined ? null : seriesText(metric);
}

/** Reads a part of a recording as text; null when it is not there. */
export type PartReader = (source: LogSource, wanted: { stream: LogStream; part: string }) => Promise<string | null>;

/** A reader that reads each recording once, however many parts of it are asked for. */
export function createPartReader(): PartReader {
  const read = new Map<string, ReturnType<typeof readRecording>>();
  return async (source, { stream, part }) => {
    const key = JSON.stringify([source.kind, stream.id, stream.locator.path]);
    const reading = read.get(key) ?? readRecording(source, stream);
    read.set(key, reading);
    const found = await reading;
    return found === null ? null : textOfPart(found.recording, part);
  };
}
