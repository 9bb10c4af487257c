import type { RecordedSpan } from '@mats/engine/signals';
import { asList, asNumber, asObject, asText } from '../json-value.ts';
import type { RecordingFormat } from '../recording.ts';
import { failedByAttributes, toldBySpan } from './span-attributes.ts';

const MICROSECONDS = 1000;

function spanOf(value: unknown): RecordedSpan[] {
  const span = asObject(value);
  const startMs = asNumber(span['timestamp']) / MICROSECONDS;
  const durationMs = asNumber(span['duration'] ?? 0) / MICROSECONDS;
  const [traceId, id] = [asText(span['traceId']), asText(span['id'])];
  if (!Number.isFinite(startMs) || !Number.isFinite(durationMs) || traceId === '' || id === '') return [];
  const tags = new Map(Object.entries(asObject(span['tags'])).map(([name, held]) => [name, asText(held)]));
  const failed = failedByAttributes(tags);
  const remote = asText(asObject(span['remoteEndpoint'])['serviceName']);
  if (remote !== '' && !tags.has('peer.service')) tags.set('peer.service', remote);
  // The server may share the id of the client's span: then it is the span below it.
  const shared = span['shared'] === true;
  const parentId = shared ? id : asText(span['parentId']);
  return [
    {
      traceId,
      spanId: shared ? `${id}/server` : id,
      parentId: parentId === '' ? null : parentId,
      service: asText(asObject(span['localEndpoint'])['serviceName']) || 'unknown',
      operation: asText(span['name']),
      startMs,
      endMs: startMs + durationMs,
      failed,
      ...toldBySpan(tags, { kind: asText(span['kind']).toLowerCase(), failed, status: '', events: [] }),
    },
  ];
}

/** Zipkin's format, version 2: a list of spans, or a list of such lists. */
export const zipkinTraces: RecordingFormat = (document) => {
  const list = asList(document).flat(1);
  const first = asObject(list[0]);
  if (!('traceId' in first && 'id' in first && 'timestamp' in first)) return null;
  return { spans: list.flatMap(spanOf), series: [] };
};
