// cspell:ignore destinationservice
import { parseCsv } from '@mats/contracts';
import { asList, asObject, asText } from '../json-value.ts';
import type { JsonObject } from '../json-value.ts';
import type { RecordingPart } from '../recording.ts';

type Call = readonly [caller: string, callee: string];

const MOST_CALLS = 200_000;
const CALLER = ['source', 'caller', 'from', 'client', 'parent', 'upstream', 'sourceservice', 'src'];
const CALLEE = ['target', 'callee', 'to', 'server', 'child', 'downstream', 'destination', 'destinationservice', 'dst'];
const fold = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

function partOf(calls: readonly Call[]): RecordingPart | null {
  const own = calls.filter(([caller, callee]) => caller !== '' && callee !== '').slice(0, MOST_CALLS);
  return own.length === 0 ? null : { spans: [], series: [], calls: own };
}

function isShare(cell: string): boolean {
  return cell.trim() === '' || Number.isFinite(Number(cell));
}

/** A square of numbers whose first row and column hold the same names. */
function isAdjacency(rows: readonly (readonly string[])[]): boolean {
  const [header = [], ...rest] = rows;
  const names = new Set(header.slice(1).filter((name) => name !== ''));
  return (
    names.size > 1 &&
    rest.length > 0 &&
    rest.every(([name = '', ...cells]) => names.has(name) && cells.length === header.length - 1 && cells.every(isShare))
  );
}

function adjacency(rows: readonly (readonly string[])[]): Call[] {
  const [header = [], ...rest] = rows;
  return rest.flatMap(([caller = '', ...cells]) =>
    cells.flatMap((cell, column): Call[] => (Number(cell) > 0 ? [[caller, header[column + 1] ?? '']] : [])),
  );
}

/** A row a call: a column of callers and one of callees. */
function pairColumns(header: readonly string[]): readonly [number, number] | null {
  const names = header.map(fold);
  const [caller, callee] = [
    names.findIndex((name) => CALLER.includes(name)),
    names.findIndex((name) => CALLEE.includes(name)),
  ];
  return caller < 0 || callee < 0 ? null : [caller, callee];
}

/** Whether the first rows of a text are those of a table of calls. */
export function looksLikeCallTable(head: string): boolean {
  const [first = ''] = head.split('\n', 1);
  if (!first.includes(',') || /^\s*[[{<]/.test(head)) return false;
  const rows = parseCsv(head, { mostRows: 20 });
  return isAdjacency(rows) || (pairColumns(rows[0] ?? []) !== null && rows.length > 1);
}

/** Who calls whom, as a table: an adjacency matrix (the row calls the column), or a row a call. */
export function callGraphOfTable(text: string): RecordingPart | null {
  const rows = parseCsv(text.replace(/^\uFEFF/, ''));
  if (isAdjacency(rows)) return partOf(adjacency(rows));
  const columns = pairColumns(rows[0] ?? []);
  return columns === null
    ? null
    : partOf(rows.slice(1).map((row): Call => [(row[columns[0]] ?? '').trim(), (row[columns[1]] ?? '').trim()]));
}

const NAME_FIELDS = ['name', 'service', 'label', 'workload', 'app', 'title', 'Name'] as const;

/** What nodes are called, by the ids that edges name them with. */
function namesOfNodes(nodes: readonly JsonObject[]): ReadonlyMap<string, string> {
  return new Map(
    nodes.map((node) => {
      const id = asText(node['id'] ?? node['ReferenceId'] ?? node['name']);
      return [id, NAME_FIELDS.map((field) => asText(node[field])).find((name) => name !== '') ?? id];
    }),
  );
}

/** A node or edge, out of the `data` in which some graph libraries wrap it. */
function unwrapped(value: unknown): JsonObject {
  const outer = asObject(value);
  return outer['data'] === undefined ? outer : asObject(outer['data']);
}

function fieldOf(edge: JsonObject, names: readonly string[]): string {
  for (const [field, held] of Object.entries(edge)) {
    if (!names.includes(fold(field))) continue;
    const text = asText(held) || asText(asObject(held)['name'] ?? asObject(held)['id'] ?? asObject(held)['service']);
    if (text !== '') return text;
  }
  return '';
}

function ofEdges(edges: readonly unknown[], names: ReadonlyMap<string, string>): Call[] {
  const named = (id: string): string => names.get(id) ?? id;
  return edges.map((edge): Call => {
    const own = unwrapped(edge);
    return [named(fieldOf(own, CALLER)), named(fieldOf(own, CALLEE))];
  });
}

/** AWS X-Ray: services with edges to others by their number. */
function ofServices(services: readonly JsonObject[]): Call[] {
  const names = namesOfNodes(services);
  return services.flatMap((service) =>
    asList(service['Edges']).map((edge): Call => {
      const id = asText(asObject(edge)['ReferenceId']);
      return [asText(service['Name']), names.get(id) ?? id];
    }),
  );
}

/**
 * Who calls whom, as service maps give it in JSON: nodes with edges (Kiali, Grafana), pairs of parent and child (Jaeger, Zipkin),
 * services with edges (X-Ray).
 */
export function callGraphOfJson(text: string): RecordingPart | null {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return null;
  }
  if (Array.isArray(document)) return partOf(ofEdges(document, new Map()));
  const outer = asObject(document);
  const inner = asObject(outer['elements'] ?? outer['graph'] ?? outer);
  const edges = inner['edges'] ?? inner['links'] ?? inner['dependencies'] ?? inner['data'];
  const services = asList(inner['Services']).map(asObject);
  if (services.length > 0) return partOf(ofServices(services));
  return partOf(ofEdges(asList(edges), namesOfNodes(asList(inner['nodes']).map(unwrapped))));
}
