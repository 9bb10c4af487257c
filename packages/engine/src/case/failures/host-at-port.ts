// cspell:ignore clickhouse meilisearch
import { isLoopback } from './writers.ts';

/** The ports on which programs listen unless told otherwise (IANA's registry of service names, else their documentation). */
const PORTS: Readonly<Record<string, readonly number[]>> = {
  postgresql: [5432],
  mysql: [3306],
  mariadb: [3306],
  'sql-server': [1433],
  oracle: [1521],
  mongodb: [27017],
  redis: [6379, 6380],
  memcached: [11211],
  rabbitmq: [5672, 5671],
  kafka: [9092, 9093],
  nats: [4222],
  elasticsearch: [9200],
  opensearch: [9200],
  cassandra: [9042],
  clickhouse: [8123, 9000],
  meilisearch: [7700],
  etcd: [2379],
};

/** A name with a port, as in `db:5432`, `(db, 5432)`, `host=db port=5432`; numbers are no name. */
const NAMED = /(?:^|[\s@/"'(=])([A-Za-z][A-Za-z0-9_.-]{0,80})(?::|,\s?|\s?port=)(\d{2,5})(?![\d.])/g;

/** The host that a line names together with the port of a program: who is meant by words of that program's server. */
export function hostAtPort(message: string, program: string): string | undefined {
  const ports = PORTS[program];
  if (ports === undefined) return undefined;
  for (const [, host = '', port] of message.slice(0, 2_000).matchAll(NAMED)) {
    if (ports.includes(Number(port)) && !isLoopback(host)) return host;
  }
  return undefined;
}
