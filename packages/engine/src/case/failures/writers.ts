import type { LogLine } from '../../logs/digest/log-line.ts';
import type { CatalogueEntry } from '../../knowledge/catalogue-entry.ts';
import type { Sighting } from '../../knowledge/match-forms.ts';

/** Names under which a program runs, beside its own. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  postgresql: ['postgres', 'pg', 'psql', 'postgis', 'timescaledb'],
  mysql: ['mysqld', 'mariadb', 'mariadbd'],
  mariadb: ['mysql', 'mysqld', 'mariadbd'],
  mongodb: ['mongo', 'mongod'],
  elasticsearch: ['elastic', 'es'],
  rabbitmq: ['rabbit'],
  redis: ['valkey', 'cache'],
  kubernetes: ['kubelet', 'k8s'],
  docker: ['dockerd', 'compose', 'containerd'],
};

/** The words of which a name is made: `immich_postgres` has two. */
export function wordsOfName(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]{1,4}/)
    .filter((word) => word !== '');
}

/** Whether a service's name says that it is this program: `immich_postgres` is postgresql. */
export function namesProgram(service: string, program: string): boolean {
  const parts = new Set(wordsOfName(service));
  const names = [program, ...(ALIASES[program] ?? [])];
  return names.some((name) => wordsOfName(name).every((word) => parts.has(word)));
}

/** Whether an entry holds words of a server that its clients repeat. */
export function isRepeated({ program, peerProgram }: Pick<CatalogueEntry, 'program' | 'peerProgram'>): boolean {
  return program !== undefined && program === peerProgram;
}

/** Which program each writer is, as far as lines that only that program writes tell. */
export function programsOfWriters(
  sightings: readonly { readonly line: LogLine; readonly sighting: Sighting }[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const programs = new Map<string, Set<string>>();
  for (const { line, sighting } of sightings) {
    const { program, specificity, fault } = sighting.entry;
    if (program === undefined || isRepeated(sighting.entry) || specificity < 3 || fault === 'peer') continue;
    const writer = writerOf(line);
    const known = programs.get(writer) ?? new Set();
    known.add(program);
    programs.set(writer, known);
  }
  return programs;
}

/** A key for whoever wrote a line. */
export function writerOf(line: Pick<LogLine, 'service' | 'file'>): string {
  return line.service ?? `file:${line.file}`;
}

/** The service that a peer's name or address means: `db`, `db:5432`, `db.shop.svc.cluster.local`, `http://db/x`. */
export function serviceOfPeer(peer: string, services: ReadonlySet<string>): string | null {
  const host = peer
    .toLowerCase()
    .replace(/^[a-z+]{2,20}:\/\//, '')
    .replace(/^[^@/]{0,80}@/, '')
    .replace(/[:/].*$/s, '');
  for (const service of services) {
    const name = service.toLowerCase();
    if (host === name || host.split('.')[0] === name) return service;
  }
  return null;
}

const LOOPBACK = /^(?:\w{1,9}:\/\/)?(?:(?:ip6-)?localhost|127\.|\[?::1|0\.0\.0\.0)/i;

/** Whether a peer's name or address means whoever calls it. */
export function isLoopback(peer: string): boolean {
  return LOOPBACK.test(peer);
}

const WORD_PART = /[\p{L}\p{N}_-]/u;

function standsAlone(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + name.length)];
    if (!WORD_PART.test(before) && !WORD_PART.test(after)) return true;
  }
  return false;
}

/** The one other service that a line names: an address that all share does not say whom its writer called. */
export function serviceNamedIn(
  message: string,
  { services, writer }: { readonly services: ReadonlySet<string>; readonly writer: string },
): string | null {
  const text = message.toLowerCase();
  const named = [...services].filter((name) => name !== writer && standsAlone(text, name.toLowerCase()));
  const [only] = named;
  return only === undefined || named.length > 1 ? null : only;
}
