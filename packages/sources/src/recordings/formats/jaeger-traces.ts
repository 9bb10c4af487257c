import type { RecordedSpan } from '@mats/engine/signals';
import { asList, asNumber, asObject, asText } from '../json-value.ts';
import type { JsonObject } from '../json-value.ts';
import type { RecordingFormat } from '../recording.ts';
import { VERSION_NAMES } from './otlp-attributes.ts';
import { failedByAttributes, toldBySpan } from './span-attributes.ts';

const MICROSECONDS = 1000;

function tagsOf(value: unknown): Map<string, string> {
  return new Map(
    asList(value).map((entry) => {
      const { key, value: held } = asObject(entry);
      return [asText(key), asText(held)];
    }),
  );
}

function spanOf(value: unknown, processes: JsonObject): RecordedSpan[] {
  const span = asObject(value);
  const startMs = asNumber(span['startTime']) / MICROSECONDS;
  const durationMs = asNumber(span['duration']) / MICROSECONDS;
  const [traceId, spanId] = [asText(span['traceID']), asText(span['spanID'])];
  if (!Number.isFinite(startMs) || !Number.isFinite(durationMs) || traceId === '' || spanId === '') return [];
  const tags = tagsOf(span['tags']);
  const failed = failedByAttributes(tags) || tags.get('otel.status_code') === 'ERROR';
  const parents = asList(span['references']).map(asObject);
  const parent = parents.find(({ refType }) => refType === 'CHILD_OF') ?? parents[0];
  const process = asObject(processes[asText(span['processID'])] ?? span['process']);
  const events = asList(span['logs']).map((log) => tagsOf(asObject(log)['fields']));
  const status = tags.get('otel.status_description') ?? '';
  const resource = tagsOf(process['tags']);
  const version = VERSION_NAMES.map((name) => resource.get(name) ?? '').find((text) => text !== '');
  return [
    {
      traceId,
      spanId,
      parentId: asText(parent?.['spanID']) || null,
      service: asText(process['serviceName']) || 'unknown',
      operation: asText(span['operationName']),
      startMs,
      endMs: startMs + durationMs,
      failed,
      ...(version === undefined ? {} : { version }),
      ...toldBySpan(tags, { kind: tags.get('span.kind') ?? '', failed, status, events }),
    },
  ];
}

/** What Jaeger's page and its query API give: traces with their spans and processes. */
export const jaegerTraces: RecordingFormat = (document) => {
  const traces = asList(asObject(document)['data']).map(asObject);
  if (!traces.some(({ spans }) => Array.isArray(spans))) return null;
  const spans = traces.flatMap((trace) =>
    asList(trace['spans']).flatMap((span) => spanOf(span, asObject(trace['processes']))),
  );
  return { spans, series: [] };
};
