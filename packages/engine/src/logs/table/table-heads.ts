// cspell:ignore netid swpd prirep
/** Names of columns that hold blanks, as commands print them. */
const NAMES_WITH_BLANKS = [
  'CONTAINER ID',
  'MEM USAGE / LIMIT',
  'MEM %',
  'CPU %',
  'NET I/O',
  'BLOCK I/O',
  'LAST SEEN',
  'FIRST SEEN',
  'ACCESS MODES',
  'RECLAIM POLICY',
  'NOMINATED NODE',
  'READINESS GATES',
  'APP VERSION',
  'Mounted on',
  'Local Address:Port',
  'Peer Address:Port',
  'Local Address',
  'Foreign Address',
  'PID/Program name',
] as const;
/** Stands for a blank within a name. */
const WITHIN = '\u00A0';
const BLANKS = new RegExp(
  `(?<![\\w%])(?:${NAMES_WITH_BLANKS.map((name) => name.replaceAll(' ', ' ?')).join('|')})(?![\\w%])`,
  'g',
);

/** Heads that are no names in capitals: of df, free, ss, netstat, vmstat, conditions of Kubernetes, search engines, RabbitMQ. */
const KNOWN_HEADS: readonly RegExp[] = [
  /^Filesystem \S{1,20} I?Used \S{1,20} \S{1,20} Mounted on$/,
  /^total used free\b/,
  /^(?:Netid )?State Recv-Q Send-Q Local Address ?:Port Peer Address ?:Port/,
  /^Proto Recv-Q Send-Q Local Address Foreign Address\b/,
  /^r b swpd free\b/,
  /^Type Status (?:LastProbeTime |LastHeartbeatTime )?LastTransitionTime\b/,
  /^health status index\b/,
  /^index shard prirep state\b/,
  /^(?:vhost )?name (?:\w{1,40} ){0,8}(?:messages|consumers)/,
];
/** With what a head begins; looked at first, because most lines are none. */
const BEGINS =
  /^\s{0,40}(?:[A-Z%#][A-Z\d%#_./()-]{1,40}|Filesystem|total|Netid|State|Proto|r|Type|health|index|vhost|name)\s/;
/** Names of columns have none, but for the size of a block. */
const NUMBERS = /\d\d/;
const CAPITALS = /^[A-Z%#][A-Z\d%#_+./:()&-]{0,40}$/;
const LEAST_NAMES = 3;
const MOST_NAMES = 40;
const LONGEST_HEAD = 600;
/** Names of which most tables in capitals have some; log lines in capitals have none of them together. */
const COMMON = new Set(
  'NAME NAMES NAMESPACE READY STATUS STATE AGE PID USER COMMAND IMAGE PORTS CREATED SERVICE TYPE REASON OBJECT MESSAGE LAG GROUP TOPIC UNIT LOAD ACTIVE SUB REVISION CHART UPDATED REPLICAS ROLES VERSION CAPACITY ENDPOINTS HOSTS ADDRESS SIZE HEALTH CPU% MEM% %CPU %MEM'.split(
    ' ',
  ),
);
const LEAST_COMMON = 2;

/** A name of a column and where it begins in the head. */
export interface TableColumn {
  readonly name: string;
  readonly start: number;
}

/** The head of a table that a command printed. */
export interface TableHead {
  readonly columns: readonly TableColumn[];
  /** Whether at least two blanks stand between the names: the cells then begin below them. */
  readonly spaced: boolean;
  /** Whether the first column has no name, so that rows have one cell more. */
  readonly unnamed: boolean;
}

/** The columns of a line that is the head of a table; null for any other line. */
export function tableHead(line: string): TableHead | null {
  if (line.length > LONGEST_HEAD || !BEGINS.test(line) || (NUMBERS.test(line) && !line.includes('blocks'))) return null;
  const words = line.trim().replaceAll(/\s{1,100}/g, ' ');
  const known = KNOWN_HEADS.some((head) => head.test(words));
  const joined = line.replaceAll(BLANKS, (name) => name.replaceAll(' ', WITHIN));
  const columns = [...joined.matchAll(/[^\t ]{1,80}/g)].map((match): TableColumn => ({
    name: match[0].replaceAll(WITHIN, ' '),
    start: match.index,
  }));
  if (columns.length < LEAST_NAMES || columns.length > MOST_NAMES) return null;
  if (!known) {
    const names = columns.map(({ name }) => name);
    if (!names.every((name) => NAMES_WITH_BLANKS.some((one) => one === name) || CAPITALS.test(name))) return null;
    if (names.filter((name) => COMMON.has(name) || name.includes(' ')).length < LEAST_COMMON) return null;
  }
  const spaced = joined.trim().split(/\t| {2,200}/).length === columns.length;
  return { columns, spaced, unnamed: /^\s{8}/.test(line) };
}
