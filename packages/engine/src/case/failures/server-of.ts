// cspell:ignore clickhouse opensearch meilisearch typesense
import type { CatalogueEntry } from '../../knowledge/catalogue-entry.ts';
import type { LogLine } from '../../logs/digest/log-line.ts';
import { hostAtPort } from './host-at-port.ts';
import { namesProgram, serviceOfPeer, wordsOfName, writerOf } from './writers.ts';

const DATABASES = [
  'postgresql',
  'mysql',
  'mariadb',
  'mongodb',
  'sql-server',
  'oracle',
  'cockroachdb',
  'couchdb',
  'cassandra',
  'neo4j',
  'influxdb',
  'clickhouse',
];

/** What services are called for what they do, and the programs that do it. */
const ROLES: readonly { readonly names: readonly string[]; readonly programs: ReadonlySet<string> }[] = [
  { names: ['db', 'database', 'sql', 'datastore'], programs: new Set(DATABASES) },
  { names: ['cache'], programs: new Set(['redis', 'memcached']) },
  {
    names: ['search', 'index'],
    programs: new Set(['elasticsearch', 'opensearch', 'meilisearch', 'solr', 'typesense']),
  },
  { names: ['broker', 'mq', 'queue', 'bus'], programs: new Set(['rabbitmq', 'kafka', 'nats', 'activemq', 'redis']) },
];

function hasRole(service: string, program: string): boolean {
  const words = new Set(wordsOfName(service));
  return ROLES.some(({ names, programs }) => programs.has(program) && names.some((name) => words.has(name)));
}

function only(found: readonly string[]): string | null {
  const [first] = found;
  return found.length === 1 && first !== undefined ? first : null;
}

/**
 * The service that runs the program of an entry. Words of a server stand in the logs of its clients, too: whoever repeats them is not
 * whom they are about. Null where nothing tells, or two services may be meant.
 */
export function serverOf(
  { entry, line, peer }: { readonly entry: CatalogueEntry; readonly line: LogLine; readonly peer: string | undefined },
  known: { readonly services: ReadonlySet<string>; readonly programs: ReadonlyMap<string, ReadonlySet<string>> },
): string | null {
  const program = entry.peerProgram ?? entry.program;
  if (program === undefined) return null;
  if (entry.peerProgram === undefined) return line.service;
  const runs = (service: string): boolean =>
    namesProgram(service, program) || known.programs.get(service)?.has(program) === true;
  if (line.service !== null && entry.program === program && runs(line.service)) return line.service;
  const named = peer === undefined ? null : serviceOfPeer(peer, known.services);
  if (named !== null) return named;
  const host = hostAtPort(line.message, program);
  if (host !== undefined) return serviceOfPeer(host, known.services) ?? host;
  const others = [...known.services].filter((service) => service !== writerOf(line));
  const running = others.filter(runs);
  return running.length > 0 ? only(running) : only([...known.services].filter((service) => hasRole(service, program)));
}
