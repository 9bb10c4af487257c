import type { ServiceSeries } from '@mats/engine/signals';
import { asList, asNumber, asObject, asText } from '../json-value.ts';
import type { JsonObject } from '../json-value.ts';
import type { RecordingFormat } from '../recording.ts';

/** Labels that name a service, the most particular first. */
const SERVICE_LABELS = [
  'service_name',
  'service',
  'app',
  'application',
  'container_label_com_docker_compose_service',
  'container',
  'name',
  'job',
  'pod',
  'instance',
];
const SECOND = 1000;

function seriesOf(value: unknown): ServiceSeries[] {
  const { metric, values } = asObject(value);
  const labels = asObject(metric);
  const named = SERVICE_LABELS.find((label) => asText(labels[label]) !== '');
  const points = asList(values).map((pair) => {
    const [time, held] = asList(pair);
    return { timeMs: asNumber(time) * SECOND, value: asNumber(held) };
  });
  const service = named === undefined ? 'unknown' : asText(labels[named]);
  return points.length === 0 || 'le' in labels || 'quantile' in labels
    ? []
    : [{ service, metric: metricName(labels, named), points }];
}

function metricName(labels: JsonObject, named: string | undefined): string {
  const skipped = new Set([...SERVICE_LABELS, '__name__', 'environment', 'namespace', 'id', 'image']);
  const rest = Object.keys(labels)
    .filter((label) => label !== named && !skipped.has(label) && !label.startsWith('container_label_'))
    .toSorted()
    .map((label) => `${label}="${asText(labels[label])}"`);
  const name = asText(labels['__name__']) || 'value';
  return rest.length === 0 ? name : `${name}{${rest.join(',')}}`;
}

/** The answer of Prometheus to a range query. */
export const prometheusMatrix: RecordingFormat = (document) => {
  const data = asObject(asObject(document)['data'] ?? document);
  if (data['resultType'] !== 'matrix') return null;
  return { spans: [], series: asList(data['result']).flatMap(seriesOf) };
};
