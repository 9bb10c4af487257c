import { requestSeries, seriesText, traceText, versionsText } from '@mats/engine/signals';
import type { LogSource, LogStream } from '@mats/sources';
import { changeText, noticeText, readChangesOf, readNoticesOf } from '@mats/sources/changes';
import { readRecording } from '@mats/sources/signals';
import type { RecordingPart } from '@mats/sources/signals';

/** `locator.part` of a trace, of the versions of a service, of a span's stack trace, and of a metric. */
export const partOfTrace = (traceId: string): string => `trace:${traceId}`;
export const partOfStack = (span: { traceId: string; spanId: string }): string =>
  `stack:${span.traceId}/${span.spanId}`;
export const partOfVersions = (service: string): string => `versions:${service}`;
export const partOfSeries = (series: { service: string; metric: string }): string =>
  `metric:${series.service} ${series.metric}`;

type TextOf = (recording: RecordingPart, name: string) => string | null;

function textOfVersions({ spans }: RecordingPart, service: string): string | null {
  return versionsText(spans, service) || null;
}

function textOfTrace({ spans }: RecordingPart, traceId: string): string | null {
  return traceText(spans.filter((span) => span.traceId === traceId)) || null;
}

function textOfStack({ spans }: RecordingPart, name: string): string | null {
  return spans.find((span) => `${span.traceId}/${span.spanId}` === name)?.stack ?? null;
}

function textOfSeries({ spans, series }: RecordingPart, name: string): string | null {
  const found = [...series, ...requestSeries(spans)].find(({ service, metric }) => `${service} ${metric}` === name);
  return found === undefined ? null : seriesText(found);
}

const TEXTS: ReadonlyMap<string, TextOf> = new Map([
  ['trace', textOfTrace],
  ['stack', textOfStack],
  ['versions', textOfVersions],
  ['metric', textOfSeries],
]);

/** What a part of a recording is as text, or null when the recording has no such part. */
export function textOfPart(recording: RecordingPart, part: string): string | null {
  const colon = part.indexOf(':');
  return TEXTS.get(part.slice(0, colon))?.(recording, part.slice(colon + 1)) ?? null;
}

/** Reads a part of a recording as text; null when it is not there. */
export type PartReader = (source: LogSource, wanted: { stream: LogStream; part: string }) => Promise<string | null>;

/** Reads a document once, however many parts of it are asked for. */
function readingOnce<Read>(
  read: (source: LogSource, stream: LogStream) => Promise<Read>,
): (source: LogSource, stream: LogStream) => Promise<Read> {
  const readings = new Map<string, Promise<Read>>();
  return (source, stream) => {
    const key = JSON.stringify([source.kind, source.name, stream.id, stream.locator.path]);
    const reading = readings.get(key) ?? read(source, stream);
    readings.set(key, reading);
    return reading;
  };
}

const CHANGE = 'change:';
const NOTICE = 'notice:';

/** A reader of parts of recordings, change feeds and status pages. */
export function createPartReader(): PartReader {
  const readOnce = readingOnce(readRecording);
  const changesOnce = readingOnce(readChangesOf);
  const noticesOnce = readingOnce(readNoticesOf);
  return async (source, { stream, part }) => {
    if (part.startsWith(CHANGE)) {
      const changes = (await changesOnce(source, { ...stream, holds: 'changes' }))?.changes ?? [];
      const change = changes.find(({ id }) => id === part.slice(CHANGE.length));
      return change === undefined ? null : changeText(change);
    }
    if (part.startsWith(NOTICE)) {
      const notices = (await noticesOnce(source, stream))?.notices ?? [];
      const notice = notices.find(({ id }) => id === part.slice(NOTICE.length));
      return notice === undefined ? null : noticeText(notice);
    }
    const found = await readOnce(source, stream);
    return found === null ? null : textOfPart(found.recording, part);
  };
}
