import { workloadOfPod } from '../lines/line-prefix.ts';
import type { TableCell } from './table-rows.ts';

const PROGRAM = /^\[?(?:\S{0,200}\/)?([A-Za-z][\w.-]{0,60})/;
const OF_SOCKET = /\(\("([\w.-]{1,60})"/;

/** A column that names the part, and how its value is made the name that people use. */
interface Naming {
  readonly column: string;
  /** Columns that stand beside it in the tables meant. */
  readonly beside?: string;
  readonly name: (value: string) => string | null;
}

const itself = (value: string): string => value;
const withoutReplica = (value: string): string => value.replace(/[-_]\d{1,3}$/, '');
const programOf = (value: string): string | null => PROGRAM.exec(value)?.[1] ?? null;

/** Docker and Compose, kubectl, systemctl, ps and top, ss, netstat; the first that fits. */
const NAMINGS: readonly Naming[] = [
  { column: 'SERVICE', name: itself },
  { column: 'NAMES', name: withoutReplica },
  { column: 'NAME', beside: 'CONTAINER ID', name: withoutReplica },
  { column: 'NAME', beside: 'RESTARTS', name: workloadOfPod },
  { column: 'POD', name: workloadOfPod },
  { column: 'NAME', name: itself },
  { column: 'UNIT', name: (value) => value.replace(/^● ?/, '').replace(/\.(?:service|socket|mount|timer|scope)$/, '') },
  { column: 'COMMAND', beside: 'PID', name: programOf },
  { column: 'Process', name: (value) => OF_SOCKET.exec(value)?.[1] ?? null },
  { column: 'PID/Program name', name: (value) => /^\d{1,9}\/([\w.-]{1,60})/.exec(value)?.[1] ?? null },
];

/** The part that a row of a table tells of; null where no column names one. */
export function tableOwner(cells: readonly TableCell[]): string | null {
  const values = new Map(cells.map(({ name, value }) => [name, value]));
  for (const { column, beside, name } of NAMINGS) {
    const value = values.get(column);
    if (value !== undefined && (beside === undefined || values.has(beside))) return name(value);
  }
  return null;
}
