// cspell:ignore ation metricname podname utili
import { parseCsv, readTime } from '@mats/contracts';
import type { ServiceSeries } from '@mats/engine/signals';
import { serviceOfPod } from './service-of-pod.ts';

/** Rows above the first measurement: the names of a column, a part of it each. */
const MOST_HEADERS = 8;
/** Rows that are looked at to tell which columns hold what. */
const LOOKED_AT = 50;
const MOST_COLUMNS = 5_000;
const MOST_ROWS = 500_000;

/** Names of columns in folded form. */
const SERVICE_COLUMNS = [
  'service',
  'servicename',
  'microservice',
  'app',
  'application',
  'component',
  'workload',
  'deployment',
  'container',
  'containername',
  'pod',
  'podname',
  'job',
  'host',
  'hostname',
  'instance',
  'node',
];
const METRIC_COLUMNS = ['metric', 'metricname', 'measurement', 'name', 'label', 'field', 'kpi'];
const STATISTIC_COLUMNS = ['statistic', 'stat', 'aggregation', 'percentile', 'quantile', 'unit', 'units'];
const VALUE_COLUMNS = ['value', 'val', 'reading', 'measure', 'v'];
const IGNORED_COLUMNS = ['namespace', 'cluster', 'region', 'zone', 'environment', 'env', 'team', 'id', 'index'];

const fold = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
const isNumber = (cell: string): boolean => cell !== '' && Number.isFinite(Number(cell));
const isEmpty = (cell: string): boolean => cell === '' || /^(?:nan|null|n\/a|-|undefined)$/i.test(cell);

interface Table {
  readonly headers: readonly (readonly string[])[];
  readonly rows: readonly (readonly string[])[];
  readonly timeColumn: number;
}

function separatorOf(text: string): ',' | ';' | '\t' {
  const [line = ''] = text.split('\n', 1);
  const count = (separator: string): number => line.split(separator).length;
  return ([',', ';', '\t'] as const).reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** The column whose cells are times; numbers before texts, which may be of any zone. */
function timeColumnOf(row: readonly string[], next: readonly string[] | undefined): number {
  const times = row.flatMap((cell, column) =>
    readTime(cell) !== null && (next === undefined || readTime(next[column] ?? '') !== null) ? [column] : [],
  );
  const dated = times.slice(0, 4);
  return dated.find((column) => isNumber(row[column] ?? '')) ?? dated[0] ?? -1;
}

function tableOf(text: string, mostRows: number): Table | null {
  const all = parseCsv(text, { separator: separatorOf(text), mostRows });
  for (let at = 1; at <= Math.min(MOST_HEADERS, all.length - 1); at += 1) {
    const row = all[at] ?? [];
    if (row.length < 2 || row.length > MOST_COLUMNS) continue;
    const timeColumn = timeColumnOf(row, all[at + 1]);
    if (timeColumn < 0) continue;
    const headers = all.slice(0, at).filter((header) => header.some((cell, column) => column > 0 && cell !== ''));
    const named = headers.length > 0 && !headers.some((header) => header.slice(1).some(isNumber));
    return named ? { headers, rows: all.slice(at), timeColumn } : null;
  }
  return null;
}

/** `other` is what no table of measurements has, such as a message. */
type Role = 'ignored' | 'service' | 'metric' | 'statistic' | 'value' | 'other';

function roleOf(table: Table, column: number): Role {
  if (column === table.timeColumn) return 'ignored';
  const cells = table.rows.slice(0, LOOKED_AT).map((row) => (row[column] ?? '').trim());
  const told = cells.filter((cell) => !isEmpty(cell));
  const name = fold(table.headers[0]?.[column] ?? '');
  if (told.length > 0 && told.every(isNumber)) return 'value';
  if (told.length === 0) return 'value';
  if (SERVICE_COLUMNS.includes(name)) return 'service';
  if (METRIC_COLUMNS.includes(name)) return 'metric';
  if (STATISTIC_COLUMNS.includes(name)) return 'statistic';
  const isTime = told.every((cell) => readTime(cell) !== null || /^\d{4}-\d\d-\d\d[ T]/.test(cell));
  return isTime || IGNORED_COLUMNS.includes(name) ? 'ignored' : 'other';
}

/** Points of series by service and metric, in the order of the table. */
class SeriesBook {
  readonly #series = new Map<
    string,
    { service: string; metric: string; points: { timeMs: number; value: number }[] }
  >();

  add(of: { service: string; metric: string }, point: { timeMs: number; value: number }): void {
    const key = `${of.service}\n${of.metric}`;
    const known = this.#series.get(key) ?? { ...of, points: [] };
    known.points.push(point);
    this.#series.set(key, known);
  }

  all(): ServiceSeries[] {
    return [...this.#series.values()];
  }
}

function timeOfRow(row: readonly string[], table: Table): number {
  const time = readTime((row[table.timeColumn] ?? '').trim());
  return time === null ? Number.NaN : Date.parse(time);
}

/** The column of services that says most exactly whose a row is. */
function serviceColumnOf(table: Table, columns: readonly number[]): number | undefined {
  const rank = (column: number): number => SERVICE_COLUMNS.indexOf(fold(table.headers[0]?.[column] ?? ''));
  return columns.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** A row a measurement: time, service, metric, value. */
function longForm(
  table: Table,
  at: { service: number | undefined; metric: number; statistics: readonly number[]; value: number; of: string },
): ServiceSeries[] {
  const book = new SeriesBook();
  for (const row of table.rows) {
    const cell = (row[at.value] ?? '').trim();
    if (!isNumber(cell)) continue;
    const service = at.service === undefined ? at.of : serviceOfPod((row[at.service] ?? '').trim() || at.of);
    const parts = [at.metric, ...at.statistics].map((column) => (row[column] ?? '').trim());
    const metric = parts.filter((part) => part !== '').join(' ');
    book.add({ service, metric }, { timeMs: timeOfRow(row, table), value: Number(cell) });
  }
  return book.all();
}

const LABELLED = /^([\w.:/ -]{0,200}?)\s{0,2}\{(.{1,1000})\}$/;
const LABEL = /([\w.]{1,100})\s{0,2}[=:]\s{0,2}"?([^",}]{1,300})"?/g;

/** `latency{service="web",quantile="0.9"}`, as Grafana heads its columns. */
function ofLabels(heading: string): { service: string; metric: string } | null {
  const [, name = '', labels = ''] = LABELLED.exec(heading) ?? [];
  const pairs = [...labels.matchAll(LABEL)].map(([, key = '', value = '']) => ({ key, value }));
  const named = pairs
    .filter(({ key }) => SERVICE_COLUMNS.includes(fold(key)))
    .toSorted((a, b) => SERVICE_COLUMNS.indexOf(fold(a.key)) - SERVICE_COLUMNS.indexOf(fold(b.key)))[0];
  if (named === undefined) return null;
  const rest = pairs.filter((pair) => pair !== named).map(({ key, value }) => `${key}="${value}"`);
  const metric = `${name || 'value'}${rest.length === 0 ? '' : `{${rest.join(',')}}`}`;
  return { service: serviceOfPod(named.value), metric };
}

const SPLIT = /^([\w.@/-]{1,200}?)(?:\s{0,2}[:|]\s{1,2}|\s+)(\S.{0,200})$/;

/** `web latency` beside `cart latency`: when the same rest stands behind several first words, those are services. */
function splitHeadings(headings: readonly string[]): Map<string, { service: string; metric: string }> {
  const split = headings.flatMap((heading) => {
    const [, service = '', metric = ''] = SPLIT.exec(heading) ?? [];
    return metric === '' ? [] : [{ heading, service, metric }];
  });
  const services = Map.groupBy(split, ({ metric }) => metric);
  const shared = [...services.values()].some((same) => new Set(same.map(({ service }) => service)).size > 1);
  const metrics = Map.groupBy(split, ({ service }) => service);
  const several = [...metrics.values()].some((same) => same.length > 1);
  return shared || several
    ? new Map(split.map(({ heading, service, metric }) => [heading, { service, metric }]))
    : new Map();
}

/** Words of measurements: a column that has one is a metric, and one that has none may be a service. */
const MEASURED =
  /latency|duration|cpu|memory|mem\b|network|disk|request|error|rate|ratio|count|usage|utili[sz]ation|percent|pct|bytes|_ms\b|seconds|\bp\d\d|throughput|queue|load|success|availability|time|size|workload/i;

interface Naming {
  /** Whose the measurements are when neither row nor column says. */
  readonly of: string;
  /** What was measured when columns are services: the file's name. */
  readonly title: string;
}

/** What each column of values measures, and whose it is; the row's own service comes first. */
function namesOfColumns(
  table: Table,
  columns: readonly number[],
  naming: Naming,
): Map<number, { service: string; metric: string }> {
  const parts = (column: number): string[] => table.headers.map((header) => (header[column] ?? '').trim());
  if (table.headers.length > 1) {
    // The first cell of a header row often says what its cells are.
    const told = table.headers.findIndex((header) => SERVICE_COLUMNS.includes(fold(header[0] ?? '')));
    const ofService = Math.max(0, told);
    return new Map(
      columns.map((column) => {
        const metric = parts(column).filter((part, row) => row !== ofService && part !== '');
        const service = serviceOfPod(parts(column)[ofService] ?? '') || naming.of;
        return [column, { service, metric: metric.join(' ') || 'value' }];
      }),
    );
  }
  const headings = columns.map((column) => parts(column)[0] ?? '');
  const split = splitHeadings(headings);
  const areServices = headings.length > 1 && !headings.some((heading) => MEASURED.test(heading));
  return new Map(
    columns.map((column, place) => {
      const heading = headings[place] ?? '';
      const named = ofLabels(heading) ?? split.get(heading);
      if (named !== undefined) return [column, named];
      return [
        column,
        areServices
          ? { service: serviceOfPod(heading), metric: naming.title }
          : { service: naming.of, metric: heading || 'value' },
      ];
    }),
  );
}

/** A column a series, perhaps with a column that says whose the row is. */
function wideForm(
  table: Table,
  at: { service: number | undefined; values: readonly number[] },
  naming: Naming,
): ServiceSeries[] {
  const book = new SeriesBook();
  const names = namesOfColumns(table, at.values, naming);
  for (const row of table.rows) {
    const timeMs = timeOfRow(row, table);
    const owner = at.service === undefined ? '' : serviceOfPod((row[at.service] ?? '').trim());
    for (const [column, name] of names) {
      const cell = (row[column] ?? '').trim();
      if (!isNumber(cell)) continue;
      const heading = table.headers[0]?.[column] ?? 'value';
      book.add(owner === '' ? name : { service: owner, metric: heading }, { timeMs, value: Number(cell) });
    }
  }
  return book.all();
}

function readTable(table: Table, naming: Naming): ServiceSeries[] | null {
  const width = table.headers[0]?.length ?? 0;
  const roles = Array.from({ length: width }, (_, column) => roleOf(table, column));
  const of = (role: Role): number[] => roles.flatMap((one, column) => (one === role ? [column] : []));
  const values = of('value');
  if (values.length === 0 || (table.headers.length === 1 && roles.includes('other'))) return null;
  const service = table.headers.length > 1 ? undefined : serviceColumnOf(table, of('service'));
  const [metric] = of('metric');
  const value = values.find((column) => VALUE_COLUMNS.includes(fold(table.headers[0]?.[column] ?? ''))) ?? values[0];
  if (metric !== undefined && value !== undefined) {
    return longForm(table, { service, metric, statistics: of('statistic'), value, of: naming.of });
  }
  return wideForm(table, { service, values }, naming);
}

/** Whether the first rows of a text are those of a table of measurements over time, and not of a log. */
export function looksLikeMetricTable(head: string): boolean {
  const [first = ''] = head.split('\n', 1);
  if (!/[,;\t]/.test(first) || /^\s*[[{<]/.test(head)) return false;
  const table = tableOf(head, LOOKED_AT + MOST_HEADERS);
  return table !== null && readTable(table, { of: '', title: '' }) !== null;
}

/**
 * Metrics as people export them: a CSV with a time column and one column a series (Grafana, CloudWatch with several header rows, a
 * monitoring system's dump with a column of services), or one measurement a row. Null when it is none. Empty cells are gaps.
 */
export function metricTable(text: string, naming: Naming): ServiceSeries[] | null {
  const table = tableOf(text.replace(/^\uFEFF/, ''), MOST_ROWS);
  return table === null ? null : readTable(table, naming);
}
