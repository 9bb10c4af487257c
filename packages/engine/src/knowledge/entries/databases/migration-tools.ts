import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MIGRATION_TOOLS: readonly CatalogueEntry[] = [
  {
    id: 'golang-migrate.file-missing',
    kind: 'version_mismatch',
    forms: [
      { words: 'no migration found for version', pattern: /no migration found for version (?<version>\d{1,20})/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'golang-migrate has no file for version {version}, which the database holds',
    check: {
      text: "Compare the files with the database's version",
      host: 'migrate -path migrations -database "$DATABASE_URL" version',
    },
    repair: [
      {
        text: 'Run the build that has the file (an older one runs against a newer database), or bring the file back; force a version only when its statements hold',
        host: 'migrate -path migrations -database "$DATABASE_URL" force {version}',
      },
    ],
    source: 'golang-migrate source, migrate.go',
    matches: [
      'error: no migration found for version 13: read down for version 13 migrations: file does not exist',
      'migrate: no migration found for version 20260101: read down for version 20260101',
    ],
    ignores: ['no change'],
  },
  {
    id: 'goose.missing-migrations',
    kind: 'version_mismatch',
    forms: [{ words: 'found missing', pattern: /found (?<value>\d{1,4}) missing (?:\(out-of-order\) )?migrations?/ }],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: "goose finds {value} migrations that are older than the database's version",
    check: { text: 'Compare files and table', host: 'goose status' },
    repair: [
      {
        text: 'Run them on purpose (goose up -allow-missing), or give them a newer number',
        host: 'goose up -allow-missing',
      },
    ],
    source: 'goose source, up.go',
    matches: [
      'goose run: error: found 1 missing migrations: version 20230101: migrations/20230101_x.sql',
      'goose: failed to run: found 2 missing (out-of-order) migrations lower than current max (20230105): [20230101,20230102]',
    ],
    ignores: ['goose: no migrations to run. current version: 20230105'],
  },
  {
    id: 'doctrine.metadata-storage',
    kind: 'missing_schema',
    program: 'symfony',
    forms: [
      {
        words: 'please run the sync metadata storage command',
        pattern: /The metadata storage is not (?:up to date|initialized), please run the sync-metadata-storage command/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: "Doctrine's table of migrations is of an older form, or server_version is wrong",
    check: { text: 'See the database address', host: 'php bin/console doctrine:migrations:status' },
    repair: [
      {
        text: 'Run sync-metadata-storage; give the true serverVersion (mariadb-10.11.2) in DATABASE_URL',
        host: 'php bin/console doctrine:migrations:sync-metadata-storage',
      },
    ],
    source: 'Doctrine Migrations source, TableMetadataStorage',
    matches: [
      'The metadata storage is not up to date, please run the sync-metadata-storage command to fix this issue.',
      'In MetadataStorageError.php line 13: The metadata storage is not initialized, please run the sync-metadata-storage command to fix this issue.',
    ],
    ignores: ['Metadata storage synchronized'],
  },
  {
    id: 'duckdb.out-of-memory',
    kind: 'memory_exhausted',
    forms: [
      {
        words: 'out of memory error used',
        pattern:
          /Out of Memory Error: (?:failed to (?:allocate|pin|offload)|could not allocate)[^(]{0,80}\((?<value>[\d.]{1,8} \w{2,3})\/(?<limit>[\d.]{1,8} \w{2,3}) used\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: "DuckDB's memory of {limit} is used up",
    check: {
      text: 'See its settings',
      host: "duckdb -c \"select name, value from duckdb_settings() where name in ('memory_limit','temp_directory','threads')\"",
    },
    repair: [
      {
        text: 'Give temp_directory on disk, fewer threads, SET preserve_insertion_order=false, or a higher memory_limit',
      },
    ],
    source: 'DuckDB documentation, Out of memory',
    matches: [
      'duckdb.duckdb.OutOfMemoryException: Out of Memory Error: failed to allocate data of size 32.0 MiB (1.8 GiB/1.8 GiB used)',
      'Out of Memory Error: could not allocate block of size 256.0 KiB (3.7 GiB/3.7 GiB used)',
    ],
    ignores: ['memory 200 MiB'],
  },
  {
    id: 'iceberg.commit-conflict',
    kind: 'lock_held',
    forms: [
      {
        words: 'commitfailedexception',
        pattern:
          /CommitFailedException: (?:Requirement failed|Cannot commit|Glue detected concurrent update)(?<value>.{0,120})/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'Two jobs committed to the same Iceberg table at once',
    check: {
      text: "See the table's snapshots",
      host: "spark-sql -e 'select committed_at, operation from <table>.snapshots order by 1 desc limit 5'",
    },
    repair: [{ text: 'Try again, raise commit.retry.num-retries, let compaction run at other times' }],
    source: 'Apache Iceberg documentation, Concurrent write operations',
    matches: [
      'pyiceberg.exceptions.CommitFailedException: CommitFailedException: Requirement failed: branch main has changed: expected id 1, found 2',
      'org.apache.iceberg.exceptions.CommitFailedException: Cannot commit changes: metadata location has changed',
    ],
    ignores: ['Committed snapshot 12'],
  },
];
