import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServiceSeries } from '@mats/engine';
import { readTable, serviceOf } from './read-window.ts';

/** Metrics of a day and, where a table tells, who calls whom. */
export interface DayMetrics {
  readonly series: readonly ServiceSeries[];
  readonly calls: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads every table of a folder: those with a column of pods, one a pod; others when their columns are named after services. */
export async function readMetrics(folder: string): Promise<DayMetrics> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  const files = names.filter((name) => name.endsWith('.csv')).toSorted();
  const tables = await Promise.all(
    files.map(async (name) => ({ name: name.slice(0, -'.csv'.length), ...(await readTable(join(folder, name))) })),
  );
  const series = tables.flatMap(podSeries);
  const services = new Set(series.map(({ service }) => service));
  return {
    series: [...series, ...tables.flatMap((table) => serviceColumns(table, services))],
    calls: callPairs(tables, services),
  };
}

interface Table {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function podSeries({ header, rows }: Table): ServiceSeries[] {
  const pod = header.indexOf('PodName');
  const name = rows[0]?.[pod] ?? '';
  return name === ''
    ? []
    : columnsOf({ header, rows }).map(({ column, points }) => ({ service: serviceOf(name), metric: column, points }));
}

function serviceColumns({ name, header, rows }: Table, services: ReadonlySet<string>): ServiceSeries[] {
  if (header.includes('PodName')) return [];
  return columnsOf({ header, rows }).flatMap(({ column, points }) =>
    services.has(column) ? [{ service: column, metric: name, points }] : [],
  );
}

function columnsOf({
  header,
  rows,
}: Pick<Table, 'header' | 'rows'>): { column: string; points: ServiceSeries['points'] }[] {
  const time = header.findIndex((name) => /^(?:unix_?)?time_?stamp$/i.test(name));
  if (time < 0) return [];
  const times = rows.map((row) => Number(row[time]) * 1000);
  return header.flatMap((column, index) => {
    if (index === time) return [];
    const points = rows.map((row, at) => ({
      timeMs: times[at] ?? Number.NaN,
      value: row[index] ? Number(row[index]) : Number.NaN,
    }));
    return points.some(({ value }) => Number.isFinite(value)) ? [{ column, points }] : [];
  });
}

const CALLER = /source|caller|from|client|parent/i;
const CALLEE = /destination|target|callee|to|server|child/i;

/** Pairs of services: in two columns of a row, or in the name of a column. */
function callPairs(tables: readonly Table[], services: ReadonlySet<string>): Map<string, Set<string>> {
  const calls = new Map<string, Set<string>>();
  const add = (caller: string, callee: string): void => {
    if (caller === callee || !services.has(caller) || !services.has(callee)) return;
    calls.set(caller, (calls.get(caller) ?? new Set()).add(callee));
  };
  for (const { header, rows } of tables.filter((table) => !table.header.includes('PodName'))) {
    const callers = header.findIndex((name) => CALLER.test(name));
    const callees = header.findIndex((name) => CALLEE.test(name) && !CALLER.test(name));
    for (const row of rows) add(row[callers] ?? '', row[callees] ?? '');
    for (const name of header) {
      const caller = [...services].find((service) => name.startsWith(service) && !services.has(name));
      if (caller !== undefined) add(caller, name.slice(caller.length).replace(/^[^a-z\d]+/i, ''));
    }
  }
  return calls;
}
