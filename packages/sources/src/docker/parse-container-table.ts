import type { Locator } from '@mats/contracts';
import type { ContainerState } from './container-state.ts';

/** Rows of containers beyond this are left out. */
const MOST_ROWS = 500;
const HEAD = /^(?:CONTAINER ID|NAMES?)\s{2,}.{0,400}\bSTATUS\b/;
const COLUMNS = /(?:CONTAINER ID|NAMES?|IMAGE|COMMAND|SERVICE|CREATED|STATUS|PORTS)/g;

interface Column {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The columns of the head of a table, by where their names stand; null for any other line. */
function columnsOf(head: string): Column[] | null {
  if (!HEAD.test(head)) return null;
  const names = [...head.matchAll(COLUMNS)];
  return names.map(({ 0: name, index }, place) => ({
    name,
    from: index,
    to: names[place + 1]?.index ?? Number.POSITIVE_INFINITY,
  }));
}

const STATES: readonly (readonly [RegExp, string])[] = [
  [/^Up\b.{0,80}\(Paused\)/, 'paused'],
  [/^Up\b/, 'running'],
  [/^Exited\b/, 'exited'],
  [/^Restarting\b/, 'restarting'],
  [/^Created\b/, 'created'],
  [/^Dead\b/, 'dead'],
];

function stateOf(
  row: string,
  { columns, origin, line }: { columns: readonly Column[]; origin: Locator; line: number },
): ContainerState | null {
  const cell = (...names: readonly string[]): string => {
    const column = columns.find(({ name }) => names.includes(name));
    return column === undefined ? '' : row.slice(column.from, column.to).trim();
  };
  const told = cell('STATUS');
  const status = STATES.find(([form]) => form.test(told))?.[1];
  const name = cell('NAME', 'NAMES');
  if (status === undefined || !/^[A-Za-z0-9][\w.-]{0,100}$/.test(name)) return null;
  const code = /^(?:Exited|Restarting) \((\d{1,3})\)/.exec(told)?.[1];
  const health = /\((healthy|unhealthy|health: starting)\)/.exec(told)?.[1];
  const image = cell('IMAGE');
  return {
    id: name,
    name,
    project: null,
    service: cell('SERVICE') || name,
    status,
    ...(image === '' ? {} : { image }),
    imageId: null,
    ...(code === undefined ? {} : { exitCode: Number(code) }),
    oomKilled: false,
    restartCount: status === 'restarting' ? 1 : 0,
    ...(health === undefined ? {} : { health: health.replace('health: ', '') }),
    startedAt: null,
    finishedAt: null,
    error: null,
    healthRuns: [],
    terminal: false,
    locator: { ...origin, startLine: line, endLine: line },
    text: row,
  };
}

/** The containers in the table that `docker ps` and `docker compose ps` print, each located at its row; null when the text is none. */
export function parseContainerTable(lines: readonly string[], origin: Locator): ContainerState[] | null {
  const head = lines.findIndex((line) => line.trim() !== '');
  const columns = columnsOf(lines[head] ?? '');
  if (columns === null) return null;
  const rows = lines.slice(head + 1, head + 1 + MOST_ROWS).map((row, place) => ({ row, line: head + 2 + place }));
  const told = rows.filter(({ row }) => row.trim() !== '');
  const states = told.flatMap(({ row, line }) => stateOf(row, { columns, origin, line }) ?? []);
  // A log that goes on below is no table.
  return states.length === 0 || states.length < told.length ? null : states;
}
