import type { ServiceSeries } from '@mats/engine/signals';
import { asList, asNumber, asObject, asText } from '../json-value.ts';
import type { JsonObject } from '../json-value.ts';
import type { RecordingFormat } from '../recording.ts';
import { millisecondsOf, otlpAttributes, serviceOfResource } from './otlp-attributes.ts';

interface Measurement {
  readonly name: string;
  readonly timeMs: number;
  readonly value: number;
}

const CUMULATIVE = new Set(['2', 'AGGREGATION_TEMPORALITY_CUMULATIVE']);

/** What tells one point's series from another's of the same metric. */
function labelled(name: string, point: JsonObject): string {
  const labels = [...otlpAttributes(point['attributes'])].map(([key, value]) => `${key}="${value}"`).toSorted();
  return labels.length === 0 ? name : `${name}{${labels.join(',')}}`;
}

function measurementsOf(metric: JsonObject): { kind: 'gauge' | 'counter' | 'histogram'; points: JsonObject[] } | null {
  const sum = asObject(metric['sum']);
  if (metric['sum'] !== undefined) {
    const counter = sum['isMonotonic'] === true && CUMULATIVE.has(asText(sum['aggregationTemporality']));
    return { kind: counter ? 'counter' : 'gauge', points: asList(sum['dataPoints']).map(asObject) };
  }
  if (metric['gauge'] !== undefined)
    return { kind: 'gauge', points: asList(asObject(metric['gauge'])['dataPoints']).map(asObject) };
  const histogram = metric['histogram'] ?? metric['exponentialHistogram'];
  return histogram === undefined
    ? null
    : { kind: 'histogram', points: asList(asObject(histogram)['dataPoints']).map(asObject) };
}

/** A counter keeps its running total here: what it grew by needs the points of all documents. */
function read(metric: JsonObject): Measurement[] {
  const found = measurementsOf(metric);
  const base = asText(metric['name']);
  return (found?.points ?? []).flatMap((point): Measurement[] => {
    const timeMs = millisecondsOf(point['timeUnixNano']);
    const name = labelled(base, point);
    if (found?.kind !== 'histogram') {
      const suffix = found?.kind === 'counter' ? '_total' : '';
      return [{ name: `${name}${suffix}`, timeMs, value: asNumber(point['asDouble'] ?? point['asInt']) }];
    }
    return [
      { name: `${name}_sum`, timeMs, value: asNumber(point['sum']) },
      { name: `${name}_count`, timeMs, value: asNumber(point['count']) },
    ];
  });
}

/** OTLP metrics in JSON, as a collector's file exporter writes them: a document a line, each with a few points. */
export const otlpMetrics: RecordingFormat = (document) => {
  const resources = asList(asObject(document)['resourceMetrics']);
  if (resources.length === 0) return null;
  const series = resources.flatMap((entry): ServiceSeries[] => {
    const { resource, scopeMetrics } = asObject(entry);
    const service = serviceOfResource(resource);
    const metrics = asList(scopeMetrics).flatMap((scope) => asList(asObject(scope)['metrics']).map(asObject));
    return metrics
      .flatMap(read)
      .map(({ name, timeMs, value }) => ({ service, metric: name, points: [{ timeMs, value }] }));
  });
  return { spans: [], series };
};
