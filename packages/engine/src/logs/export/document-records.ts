import { isRecord } from './record-values.ts';
import type { ExportRecord } from './record-values.ts';

const MOST_RECORDS = 200_000;
const MOST_DEPTH = 6;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What search engines, log APIs and shippers put around a record. */
const WRAPPERS = ['_source', 'result', 'attributes', 'message', 'node', 'fields', 'entry'] as const;

/** A record without what was put around it; what stands beside it (labels, a name) stays. */
export function unwrapRecord(value: ExportRecord): ExportRecord {
  const wrapper = WRAPPERS.find((name) => isRecord(value[name]));
  if (wrapper === undefined) return value;
  const { [wrapper]: inner, ...beside } = value;
  return isRecord(inner) ? { ...beside, ...inner } : value;
}

/** Rows of cells with the names of their columns. */
function recordsOfRows(columns: readonly unknown[], rows: readonly unknown[]): ExportRecord[] {
  const names = columns.map((column) => String(isRecord(column) ? column['name'] : column));
  return rows.map((row) => Object.fromEntries(listOf(row).map((cell, place) => [names[place] ?? `${place}`, cell])));
}

/** Loki: a stream with its labels, and pairs of a time and a line. */
function recordsOfStream(value: ExportRecord): ExportRecord[] | null {
  if (!isRecord(value['stream']) || !Array.isArray(value['values'])) return null;
  const { stream } = value;
  return value['values'].map((pair) => {
    const [timestamp, line] = listOf(pair);
    return { ...stream, timestamp, line };
  });
}

/** Azure Monitor and Splunk: columns and rows. */
function recordsOfTable(value: ExportRecord): ExportRecord[] | null {
  const columns = value['columns'] ?? value['fields'];
  const { rows } = value;
  return Array.isArray(columns) && Array.isArray(rows) && Array.isArray(rows[0]) ? recordsOfRows(columns, rows) : null;
}

/** Grafana: a frame whose columns stand one after the other. */
function recordsOfFrame(value: ExportRecord): ExportRecord[] | null {
  const { schema, data } = value;
  const columns = isRecord(schema) ? schema['fields'] : undefined;
  const values = isRecord(data) ? data['values'] : undefined;
  if (!Array.isArray(columns) || !Array.isArray(values)) return null;
  const rows = listOf(values[0]).map((_cell, place) => values.map((column) => listOf(column)[place]));
  return recordsOfRows(columns, rows);
}

/** CloudWatch Logs Insights: a list of `{field, value}` a record. */
function recordOfPairs(value: readonly unknown[]): ExportRecord | null {
  const pairs = value.filter(isRecord).filter((pair) => typeof pair['field'] === 'string');
  if (pairs.length === 0 || pairs.length < value.length) return null;
  return Object.fromEntries(pairs.map((pair) => [String(pair['field']), pair['value']]));
}

/** The lists of records of a parsed document, however deep they stand; the one with most records first. */
export function recordsOfDocument(document: unknown): readonly (readonly ExportRecord[])[] {
  const found: ExportRecord[][] = [];
  const look = (value: unknown, depth: number): void => {
    if (depth > MOST_DEPTH) return;
    if (Array.isArray(value)) {
      const inner = value.slice(0, MOST_RECORDS);
      const nested = inner.filter(isRecord).flatMap((one) => recordsOfStream(one) ?? recordsOfTable(one) ?? []);
      const paired = inner.flatMap((one): ExportRecord[] => {
        const record = Array.isArray(one) ? recordOfPairs(one) : null;
        return record === null ? [] : [record];
      });
      found.push(nested.length > 0 ? nested : paired.length > 0 ? paired : inner.filter(isRecord).map(unwrapRecord));
      if (nested.length + paired.length === 0) for (const one of inner.slice(0, 4)) look(one, depth + 1);
    } else if (isRecord(value)) {
      const table = recordsOfTable(value) ?? recordsOfFrame(value);
      if (table !== null) found.push(table);
      else for (const one of Object.values(value)) look(one, depth + 1);
    }
  };
  look(document, 0);
  return found.filter((records) => records.length > 0).toSorted((one, other) => other.length - one.length);
}
