import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const POSTGRESQL_RECOVERY: readonly CatalogueEntry[] = [
  {
    id: 'postgresql.rewind-or-recovery-impossible',
    kind: 'invalid_setting',
    program: 'postgresql',
    forms: [
      {
        words: 'recovery ended before configured recovery target was reached',
        pattern: /(?<value>recovery ended before configured recovery target was reached)/,
      },
      {
        words: 'pg_rewind',
        pattern:
          /pg_rewind: (?:error|fatal): (?<value>source and target clusters are from different systems|target server (?:needs to use either data checksums|must be shut down cleanly))/,
      },
      {
        words: 'could not find logical decoding starting point',
        pattern: /(?<value>could not find logical decoding starting point)/,
      },
      {
        words: 'wal ends before',
        pattern: /(?<value>WAL ends before (?:end of online backup|consistent recovery point))/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'PostgreSQL cannot recover or rewind to that point: {value}',
    check: {
      text: 'See timelines and which WAL is in the archive',
      host: 'pg_controldata "$PGDATA" | grep -iE "timeline|checkpoint|system identifier"; ls <archive> | tail',
    },
    repair: [
      {
        text: 'Give the archive that holds the missing WAL (restore_command), a later backup, or an earlier target; a standby that cannot be rewound is copied anew',
        host: 'pg_basebackup -h <primary> -U replicator -D <new directory> -R -P',
        destructive: true,
      },
    ],
    source: 'postgres xlogrecovery.c, pg_rewind.c',
    matches: [
      'FATAL:  recovery ended before configured recovery target was reached',
      'pg_rewind: error: source and target clusters are from different systems',
      'ERROR:  could not find logical decoding starting point',
      'FATAL:  WAL ends before end of online backup',
      'pg_rewind: fatal: target server must be shut down cleanly',
      'FATAL:  WAL ends before consistent recovery point',
      'pg_rewind: error: target server needs to use either data checksums or "wal_log_hints = on"',
    ],
    ignores: ['LOG:  recovery stopping before commit of transaction 812', 'pg_rewind: Done!'],
  },
  {
    id: 'postgresql.hba-line-invalid',
    kind: 'invalid_setting',
    program: 'postgresql',
    forms: [
      { words: 'invalid ip mask', pattern: /invalid IP mask "(?<value>[^"]{1,60})"/ },
      {
        words: 'end of line before',
        pattern:
          /(?<value>end-of-line before (?:authentication method|IP address specification|database specification|role specification|netmask specification))/,
      },
      {
        words: 'invalid',
        pattern:
          /(?<value>invalid (?:connection type|authentication method|CIDR mask in address|IP address) "[^"]{1,60}")/,
      },
      { words: 'could not load conf', pattern: /could not load (?<path>\/\S{0,120}pg_hba\.conf)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A line of pg_hba.conf is wrong: {value}',
    check: {
      text: 'Let PostgreSQL show the lines with faults',
      host: 'sudo -u postgres psql -c "select line_number, error from pg_hba_file_rules where error is not null"',
    },
    repair: [
      {
        text: 'Correct the line (an address needs /32 or a mask of its own), then reload',
        host: 'sudo -u postgres psql -c "select pg_reload_conf()"',
      },
    ],
    source: 'postgres src/backend/libpq/hba.c',
    matches: [
      'LOG:  invalid IP mask "md5": Name or service not known',
      'LOG:  end-of-line before authentication method',
      'LOG:  invalid authentication method "md55"',
      'FATAL:  could not load /etc/postgresql/16/main/pg_hba.conf',
    ],
    ignores: ['LOG:  received SIGHUP, reloading configuration files'],
  },
  {
    id: 'postgresql.pid-file-lost',
    kind: 'missing_file',
    program: 'postgresql',
    forms: [
      {
        words: 'performing immediate shutdown because data directory lock file is invalid',
        pattern: /performing immediate shutdown because data directory lock file is invalid/,
      },
      {
        words: 'could not open file postmaster pid no such file or directory',
        pattern: /could not open file "(?<path>postmaster\.pid)": No such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PostgreSQL stops because its postmaster.pid is gone or belongs to another server',
    check: {
      text: 'See who works in the data directory: a second container, a restore, a clean-up',
      host: 'sudo ls -la "$PGDATA" | head; docker ps --filter volume=<volume>; mount | grep -i postgres',
    },
    repair: [
      {
        text: 'Let only one server use the directory (a network mount that went away has the same effect), then start again',
        compose: 'docker compose up -d {service}',
        host: 'sudo systemctl start postgresql',
      },
    ],
    source: 'postgres src/backend/postmaster/postmaster.c',
    matches: [
      'LOG:  performing immediate shutdown because data directory lock file is invalid',
      'LOG:  could not open file "postmaster.pid": No such file or directory',
    ],
    ignores: ['LOG:  database system is ready to accept connections'],
  },
  {
    id: 'postgresql.no-more-transaction-ids',
    kind: 'quota_exceeded',
    program: 'postgresql',
    forms: [
      {
        words: 'database is not accepting commands avoid wraparound data loss in database',
        pattern:
          /database is not accepting commands (?:that assign new (?:XIDs|transaction IDs|MultiXactIds) )?to avoid wraparound data loss in database (?:"(?<object>[^"]{1,63})"|with OID \d{1,12})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'PostgreSQL takes no writes to {object}: transaction ids are about to run out',
    check: {
      text: 'See what keeps vacuum from it: old transactions, slots, prepared ones',
      host: 'sudo -u postgres psql -c "select datname, age(datfrozenxid) from pg_database order by 2 desc" -c "select pid, xact_start, state from pg_stat_activity order by xact_start limit 5" -c "select slot_name, xmin, catalog_xmin from pg_replication_slots"',
    },
    repair: [
      {
        text: 'End old transactions and slots, then vacuum that database',
        host: 'sudo -u postgres vacuumdb --freeze --verbose {object|<database>}',
        destructive: true,
      },
    ],
    source: 'postgres src/backend/access/transam/varsup.c',
    matches: [
      'ERROR:  database is not accepting commands that assign new XIDs to avoid wraparound data loss in database "app"',
      'ERROR:  database is not accepting commands to avoid wraparound data loss in database "shop"',
    ],
    ignores: ['WARNING:  database "app" must be vacuumed within 10985967 transactions'],
  },
  {
    id: 'postgresql.recovery-notes',
    kind: null,
    program: 'postgresql',
    forms: [
      {
        words: 'invalid record length at got 0',
        pattern: /invalid record length at [\dA-F]{1,8}\/[\dA-F]{1,8}: (?:wanted|expected at least) \d{1,3}, got 0/,
      },
      { words: 'started streaming wal from primary at', pattern: /started streaming WAL from primary at/ },
      { words: 'redo at', pattern: /redo (?:starts|done) at [\dA-F]{1,8}\/[\dA-F]{1,8}/ },
      { words: 'consistent recovery state reached at', pattern: /consistent recovery state reached at/ },
      { words: 'restored log file from archive', pattern: /restored log file "[0-9A-F]{24}" from archive/ },
      { words: 'checkpoints are occurring too frequently', pattern: /checkpoints are occurring too frequently/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Notes of PostgreSQL while it recovers, streams or restores a dump',
    check: { text: 'Nothing needs doing: a crash recovery and a stream begin like this' },
    repair: [],
    source: 'postgres xlogrecovery.c, walreceiver.c, checkpointer.c',
    matches: [
      'LOG:  invalid record length at 0/3000148: expected at least 24, got 0',
      'LOG:  started streaming WAL from primary at 0/3000000 on timeline 1',
      'LOG:  redo starts at 0/15D6A60',
      'LOG:  consistent recovery state reached at 0/3000148',
      'LOG:  restored log file "0000000100000000000000AB" from archive',
      'LOG:  checkpoints are occurring too frequently (12 seconds apart)',
    ],
    ignores: ['PANIC:  could not locate a valid checkpoint record'],
  },
  {
    id: 'postgresql.startup-given-up',
    kind: 'data_corruption',
    program: 'postgresql',
    forms: [
      {
        words: 'aborting startup due to startup process failure',
        pattern: /aborting startup due to startup process failure/,
      },
    ],
    role: 'symptom',
    fault: 'own_data',
    specificity: 2,
    means: 'PostgreSQL does not start: reading its data or its WAL failed',
    check: {
      text: 'Read the FATAL or PANIC line above it',
      compose: 'docker compose logs {service} | grep -E "PANIC|FATAL" | tail',
    },
    repair: [
      { text: 'Repair what that line names (room, rights, an extension that does not fit the image)' },
      {
        text: 'Where WAL or pages are damaged, keep a copy of the data folder and restore a backup',
        destructive: true,
      },
    ],
    source: 'PostgreSQL src/backend/postmaster/postmaster.c; immich-app/immich issue 10239',
    matches: [
      '2024-06-12 20:20:11.602 UTC [1] LOG:  aborting startup due to startup process failure',
      'LOG:  aborting startup due to startup process failure',
    ],
    ignores: ['LOG:  database system is ready to accept connections'],
  },
];
