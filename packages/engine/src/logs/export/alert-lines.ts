import type { ExportEntry } from './export-entry.ts';
import { isRecord, textOf } from './record-values.ts';
import type { ExportRecord } from './record-values.ts';
import { workloadOfPod } from '../lines/line-prefix.ts';

/** Labels that say whose alert it is, best first. */
const WRITERS = ['service', 'app', 'deployment', 'container', 'job', 'pod', 'instance'] as const;
/** Words of severities that are none of logs. */
const LEVELS: ReadonlyMap<string, string> = new Map([
  ['page', 'CRITICAL'],
  ['high', 'ERROR'],
  ['major', 'ERROR'],
  ['minor', 'WARN'],
  ['low', 'WARN'],
]);

function writerOf(labels: ExportRecord): string | null {
  const name = WRITERS.map((label) => textOf(labels[label])).find((value) => value !== '');
  const host =
    name
      ?.replace(/:\d{1,5}$/, '')
      .split('/')
      .at(-1) ?? '';
  return /^[A-Za-z][\w.-]{0,79}$/.test(host) ? workloadOfPod(host) : null;
}

/** An alert of Prometheus, Alertmanager or Grafana as a line; null for any other record. */
export function alertEntry(record: ExportRecord): ExportEntry | null {
  const { labels, annotations } = record;
  if (!isRecord(labels) || textOf(labels['alertname']) === '') return null;
  const notes = isRecord(annotations) ? annotations : {};
  const state = textOf(record['state']) || textOf(record['status']) || 'firing';
  const time = textOf(record['startsAt']) || textOf(record['activeAt']);
  const at = Date.parse(time);
  const severity = textOf(labels['severity']);
  const told = [textOf(notes['summary']), textOf(notes['description']), textOf(notes['message'])].filter(
    (text, place, all) => text !== '' && all.indexOf(text) === place,
  );
  const fires = !/^(?:resolved|inactive|normal|ok)$/i.test(state);
  return {
    time: Number.isNaN(at) ? null : new Date(at).toISOString().replace('Z', '000000Z'),
    at: Number.isNaN(at) ? null : at,
    level: fires ? (LEVELS.get(severity.toLowerCase()) ?? (severity || 'ERROR')) : 'INFO',
    service: writerOf(labels),
    text: `${textOf(labels['alertname'])} ${fires ? 'is firing' : 'is over'}${told.length === 0 ? '' : `: ${told.join(' ')}`}`.replaceAll(
      '\n',
      ' ',
    ),
  };
}
