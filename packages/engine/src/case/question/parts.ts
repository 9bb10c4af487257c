import type { CauseKind } from '@mats/contracts';

/** A sort of part that people ask about without a name. */
export type PartName =
  | 'database'
  | 'network'
  | 'dns'
  | 'memory'
  | 'disk'
  | 'processor'
  | 'cache'
  | 'queue'
  | 'certificate'
  | 'deployment';

export interface Part {
  /** What it is called, plain, in all languages; joined words by their last part are not split. */
  readonly words: string;
  /** Parts of names by which a part of this sort is known. */
  readonly names: string;
  /** Kinds of cause that are its failures. */
  readonly kinds: readonly CauseKind[];
}

/** Sorts of parts, how people call them, and what their failures are. */
export const PARTS: Readonly<Record<PartName, Part>> = {
  database: {
    words: 'database databases db datenbank datenbanken base bdd basededatos datos sql',
    names: 'db database postgres postgresql mysql mariadb mongo mongodb sqlite mssql oracle cassandra sql',
    kinds: ['connection_limit', 'pool_exhausted', 'missing_schema', 'deadlock', 'lock_held', 'data_corruption'],
  },
  network: {
    words: 'network netzwerk netz reseau red firewall',
    names: 'network proxy gateway haproxy nginx envoy traefik',
    kinds: ['connection_refused', 'unreachable', 'name_resolution', 'wrong_address', 'advertised_address'],
  },
  dns: { words: 'dns namensauflosung', names: 'dns coredns', kinds: ['name_resolution'] },
  memory: {
    words: 'memory ram speicher arbeitsspeicher memoire memoria heap oom',
    names: '',
    kinds: ['memory_exhausted'],
  },
  disk: {
    words: 'disk storage festplatte platte disque disco volume',
    names: '',
    kinds: ['disk_full', 'read_only_storage', 'data_corruption'],
  },
  processor: { words: 'cpu processor prozessor processeur procesador', names: '', kinds: ['cpu_starved'] },
  cache: { words: 'cache zwischenspeicher', names: 'redis memcached cache valkey', kinds: [] },
  queue: {
    words: 'queue broker warteschlange cola',
    names: 'kafka rabbitmq nats queue broker sqs',
    kinds: ['queue_full'],
  },
  certificate: {
    words: 'certificate certificates cert tls ssl zertifikat certificat certificado',
    names: '',
    kinds: ['certificate_expired', 'certificate_untrusted', 'certificate_name_mismatch'],
  },
  deployment: {
    words: 'deploy deployment release rollout deploiement despliegue',
    names: '',
    kinds: [],
  },
};

/** The sort of part that a word names. */
export const PART_WORDS: ReadonlyMap<string, PartName> = new Map(
  (Object.keys(PARTS) as PartName[]).flatMap((part) =>
    PARTS[part].words.split(' ').map((word): [string, PartName] => [word, part]),
  ),
);
