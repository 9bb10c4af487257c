import type { RecordedSpan } from '@mats/engine/signals';
import { asList, asObject, asText } from '../json-value.ts';
import type { RecordingFormat } from '../recording.ts';
import { millisecondsOf, otlpAttributes, serviceOfResource, versionOfResource } from './otlp-attributes.ts';
import { failedByAttributes, toldBySpan } from './span-attributes.ts';

const KINDS: ReadonlyMap<string, string> = new Map([
  ['2', 'server'],
  ['3', 'client'],
  ['4', 'producer'],
  ['5', 'consumer'],
]);
const FAILED = new Set(['2', 'STATUS_CODE_ERROR']);

function kindOf(kind: unknown): string {
  const text = asText(kind);
  return KINDS.get(text) ?? text.replace('SPAN_KIND_', '').toLowerCase();
}

function spanOf(value: unknown, of: Pick<RecordedSpan, 'service' | 'version'>): RecordedSpan[] {
  const span = asObject(value);
  const [startMs, endMs] = [millisecondsOf(span['startTimeUnixNano']), millisecondsOf(span['endTimeUnixNano'])];
  const [traceId, spanId] = [asText(span['traceId']), asText(span['spanId'])];
  if (!Number.isFinite(startMs) || !Number.isFinite(endMs) || traceId === '' || spanId === '') return [];
  const attributes = otlpAttributes(span['attributes']);
  const status = asObject(span['status']);
  const failed = FAILED.has(asText(status['code'])) || failedByAttributes(attributes);
  const events = asList(span['events']).map((event) => otlpAttributes(asObject(event)['attributes']));
  const told = { kind: kindOf(span['kind']), failed, status: asText(status['message']), events };
  const parentId = asText(span['parentSpanId']);
  return [
    {
      traceId,
      spanId,
      parentId: /^0*$/.test(parentId) ? null : parentId,
      ...of,
      operation: asText(span['name']),
      startMs,
      endMs,
      failed,
      ...toldBySpan(attributes, told),
    },
  ];
}

/** OTLP in JSON, as a collector's file exporter writes it (a document a line) and as Tempo answers. */
export const otlpTraces: RecordingFormat = (document) => {
  const outer = asObject(document);
  const inner = asObject(outer['trace'] ?? outer);
  const resources = asList(inner['resourceSpans'] ?? inner['batches']);
  if (resources.length === 0) return null;
  const spans = resources.flatMap((entry) => {
    const { resource, scopeSpans, instrumentationLibrarySpans } = asObject(entry);
    const of = { service: serviceOfResource(resource), ...versionOfResource(resource) };
    return asList(scopeSpans ?? instrumentationLibrarySpans).flatMap((scope) =>
      asList(asObject(scope)['spans']).flatMap((span) => spanOf(span, of)),
    );
  });
  return { spans, series: [] };
};
