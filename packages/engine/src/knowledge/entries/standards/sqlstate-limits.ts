import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** SQLSTATE codes that tell of limits and of failing servers, as drivers print them. */
export const SQLSTATE_LIMITS: readonly CatalogueEntry[] = [
  {
    id: 'sqlstate.too-many-connections',
    kind: 'connection_limit',
    forms: [
      {
        words: '53300',
        pattern: /(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')53300/,
      },
      {
        words: 'sorry too many clients already',
        pattern: /(?:FATAL: ? ?|message="|: )sorry, too many clients already/,
      },
      { words: '1040 too many connections', pattern: /1040.{0,20}Too many connections/ },
      { words: 'er_con_count_error', pattern: /ER_CON_COUNT_ERROR: Too many connections/ },
      {
        words: 'remaining connection slots are reserved',
        pattern:
          /remaining connection slots are reserved for (?:non-replication superuser connections|roles with (?:the )?(?:\w{1,30} )?(?:privileges|SUPERUSER))?/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The database has no connection left for clients (53300, 1040)',
    check: {
      text: 'Count the connections by client and state against max_connections',
      compose:
        'docker compose exec db psql -U postgres -c "select usename, client_addr, state, count(*) from pg_stat_activity group by 1,2,3 order by 4 desc"',
      kubernetes:
        'kubectl exec deploy/db -- psql -U postgres -c "select usename, client_addr, state, count(*) from pg_stat_activity group by 1,2,3 order by 4 desc"',
      host: 'sudo -u postgres psql -c "select usename, client_addr, state, count(*) from pg_stat_activity group by 1,2,3 order by 4 desc"   # or: mysql -e "SHOW PROCESSLIST"',
    },
    repair: [
      {
        text: 'Shrink the pools (pool size times instances has to stay below the limit), close what leaks, or put a pooler such as PgBouncer between',
      },
      {
        text: 'Raise max_connections, which needs a restart and memory',
        compose: 'docker compose exec db psql -U postgres -c "ALTER SYSTEM SET max_connections = 300"',
        kubernetes: 'kubectl exec deploy/db -- psql -U postgres -c "ALTER SYSTEM SET max_connections = 300"',
        host: 'sudo -u postgres psql -c "ALTER SYSTEM SET max_connections = 300"',
      },
    ],
    source:
      'ISO 9075 SQLSTATE; PostgreSQL documentation, appendix A Error Codes; MySQL Error Message Reference; pgx, node-postgres, Npgsql, Hibernate, PDO',
    matches: [
      'failed to connect: FATAL: sorry, too many clients already (SQLSTATE 53300)',
      'FATAL:  sorry, too many clients already',
      'SQLSTATE[HY000] [1040] Too many connections',
      'Error: ER_CON_COUNT_ERROR: Too many connections',
      'FATAL:  remaining connection slots are reserved for non-replication superuser connections',
    ],
    ignores: ['max_connections = 100', 'too many connections in graph, cutting edges'],
  },
  {
    id: 'sqlstate.resources-exhausted',
    kind: 'disk_full',
    forms: [
      {
        words: '53100',
        pattern: /(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')53100/,
      },
      { words: 'the table is full', pattern: /(?:1114.{0,20})The table '(?<object>[^']{1,100})' is full/ },
      { words: 'er_record_file_full', pattern: /ER_RECORD_FILE_FULL: The table '(?<object>[^']{1,100})' is full/ },
      { words: '1021 disk full', pattern: /1021.{0,20}Disk full \((?<path>[^)]{1,120})\)/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The database has no room on its disk (53100, 1021, 1114)',
    check: {
      text: 'See which volume of the database is full',
      compose: 'docker compose exec db df -h',
      kubernetes: 'kubectl exec deploy/db -- df -h; kubectl get pvc',
      host: 'df -h',
    },
    repair: [
      {
        text: 'Make room or enlarge the volume (never delete files of the database by hand: drop tables, old replication slots or binary logs by statement)',
        compose: 'docker system prune -af',
        kubernetes: 'kubectl patch pvc <claim> -p \'{"spec":{"resources":{"requests":{"storage":"<size>"}}}}\'',
        host: 'sudo -u postgres psql -c "select slot_name, active, pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) from pg_replication_slots"',
        destructive: true,
      },
    ],
    source:
      'ISO 9075 SQLSTATE; PostgreSQL documentation, appendix A Error Codes; MySQL Error Message Reference; pgx, node-postgres, Npgsql, Hibernate, PDO',
    matches: [
      'ERROR: could not extend file "base/16384/16397": No space left on device (SQLSTATE 53100)',
      "ERROR 1114 (HY000): The table 'orders' is full",
      "Error: ER_RECORD_FILE_FULL: The table 'orders' is full",
      'ERROR 1021 (HY000): Disk full (/tmp/#sql_1_0.MAI); waiting for someone to free some space...',
    ],
    ignores: ['the table is full of rows', 'zip 53100'],
  },
  {
    id: 'sqlstate.out-of-memory',
    kind: 'memory_exhausted',
    forms: [
      {
        words: '53200',
        pattern:
          /(?<!out of shared memory.{0,12})(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')53200/,
      },
      { words: 'out of memory', pattern: /(?:ERROR|FATAL): {1,2}out of memory\b/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 2,
    means: 'The database could not get memory for a query (53200)',
    check: {
      text: 'See memory and work_mem of the server, and the size of its shared memory',
      compose:
        'docker stats --no-stream; docker compose exec db sh -c "df -h /dev/shm; psql -U postgres -c \'show work_mem\'"',
      kubernetes: 'kubectl top pods; kubectl exec deploy/db -- df -h /dev/shm',
      host: 'free -m; sudo -u postgres psql -c "show work_mem"',
    },
    repair: [
      {
        text: 'Lower work_mem or the number of connections, enlarge memory or shm_size, or raise max_locks_per_transaction when the hint names it',
        compose: '$EDITOR docker-compose.yml   # shm_size: 512mb\ndocker compose up -d db',
        kubernetes: 'kubectl set resources deploy/db --limits=memory=<more>',
      },
    ],
    source:
      'ISO 9075 SQLSTATE; PostgreSQL documentation, appendix A Error Codes; MySQL Error Message Reference; pgx, node-postgres, Npgsql, Hibernate, PDO',
    matches: ['ERROR: out of memory (SQLSTATE 53200)', 'ERROR:  out of memory'],
    ignores: ['memory context dumped', 'order 53200 paid'],
  },
  {
    id: 'sqlstate.starting-or-stopping',
    kind: 'startup_order',
    forms: [
      {
        words: '57p03',
        pattern: /(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')57P03/,
      },
      {
        words: 'the database system is',
        pattern:
          /(?:FATAL: {1,2}|: )the database system is (?<value>starting up|in recovery mode|not yet accepting connections|not accepting connections)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The database is still {value|starting or recovering} (57P03)',
    check: {
      text: 'Read in the log of the database what it does and why it was restarted',
      compose: 'docker compose ps -a; docker compose logs --tail 60 db',
      kubernetes: 'kubectl get pods; kubectl logs deploy/db --tail 60',
      host: 'journalctl -u postgresql -n 60 --no-pager',
    },
    repair: [
      {
        text: 'Wait for it and let the program try again (healthcheck with pg_isready, depends_on condition service_healthy); when it restarts again and again, settle the error in its log',
        compose: 'docker compose up -d --wait db',
        kubernetes: 'kubectl rollout status deploy/db',
      },
    ],
    source:
      'ISO 9075 SQLSTATE; PostgreSQL documentation, appendix A Error Codes; MySQL Error Message Reference; pgx, node-postgres, Npgsql, Hibernate, PDO',
    matches: [
      'FATAL: the database system is starting up (SQLSTATE 57P03)',
      'FATAL:  the database system is not yet accepting connections',
    ],
    ignores: ['the database system is ready to accept connections', 'docs on starting up the database system'],
  },
  {
    id: 'sqlstate.connection-failed',
    kind: 'connection_refused',
    forms: [
      { words: '08001', pattern: /(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|\[)08001\b/ },
      {
        words: '08006',
        pattern: /(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|\[)08006\b(?!.{0,60}could not translate host name)/,
      },
      { words: '08s01', pattern: /(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|\[)08S01\b/ },
      { words: 'hyt00 login timeout expired', pattern: /\[HYT00\].{0,60}Login timeout expired/ },
      { words: 'hy000 2002', pattern: /SQLSTATE\[HY000\] \[2002\] (?<value>[^(\n]{3,60})/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The connection to the database failed or broke ({value|class 08, HYT00})',
    check: {
      text: 'See whether the database runs and can be reached',
      compose: 'docker compose ps -a; docker compose logs --tail 60 db',
      kubernetes: 'kubectl get pods,endpoints; kubectl logs deploy/db --tail 60',
      host: 'pg_isready -h <host>; nc -vz <host> 5432',
    },
    repair: [
      {
        text: 'Bring the database up or correct host and port; the words after the code tell whether it was refused, timed out or was cut',
        compose: 'docker compose up -d db',
        kubernetes: 'kubectl rollout restart deploy/db',
        host: 'sudo systemctl restart postgresql',
      },
    ],
    source:
      'ISO 9075 SQLSTATE; PostgreSQL documentation, appendix A Error Codes; MySQL Error Message Reference; pgx, node-postgres, Npgsql, Hibernate, PDO; ODBC appendix A',
    matches: [
      'WARN  SqlExceptionHelper : SQL Error: 0, SQLState: 08001',
      'SQLSTATE[08006] [7] timeout expired',
      'WARN  SqlExceptionHelper : SQL Error: 0, SQLState: 08S01',
      "pyodbc.OperationalError: ('HYT00', '[HYT00] [Microsoft][ODBC Driver 18 for SQL Server]Login timeout expired (0) (SQLDriverConnect)')",
      'SQLSTATE[HY000] [2002] Connection refused',
    ],
    ignores: ['dial 08001 for help', 'connection to db established'],
  },
  {
    id: 'sqlstate.data-corrupted',
    kind: 'data_corruption',
    forms: [
      {
        words: 'xx001',
        pattern: /(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')XX001/,
      },
      {
        words: 'xx002',
        pattern: /(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')XX002/,
      },
      {
        words: '58030',
        pattern: /(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')58030/,
      },
      {
        words: 'invalid page in block of relation',
        pattern: /invalid page in block \d{1,12} of relation (?<object>[\w/.]{1,80})/,
      },
      { words: 'database disk image is malformed', pattern: /database disk image is malformed/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The database finds its own files damaged (XX001, XX002, 58030)',
    check: {
      text: 'Read the whole message in the log of the database and check the disk first',
      compose: 'docker compose logs db | grep -iE "invalid page|checksum|could not read|corrupt"',
      kubernetes: 'kubectl logs deploy/db | grep -iE "invalid page|checksum|could not read|corrupt"',
      host: 'sudo dmesg -T | grep -iE "i/o error|ext4|xfs"; sudo -u postgres pg_checksums --check -D <data directory>',
    },
    repair: [
      { text: 'Stop it, copy the data directory as it is, and restore the last good backup' },
      {
        text: 'When only an index is damaged, build it anew',
        compose: 'docker compose exec db psql -U postgres -c "REINDEX TABLE <table>"',
        kubernetes: 'kubectl exec deploy/db -- psql -U postgres -c "REINDEX TABLE <table>"',
        host: 'sudo -u postgres psql -c "REINDEX TABLE <table>"',
      },
    ],
    source:
      'ISO 9075 SQLSTATE; PostgreSQL documentation, appendix A Error Codes; MySQL Error Message Reference; pgx, node-postgres, Npgsql, Hibernate, PDO; SQLite SQLITE_CORRUPT (11)',
    matches: [
      'ERROR: invalid page in block 12 of relation base/16384/16397 (SQLSTATE XX001)',
      'ERROR: index "orders_pkey" contains unexpected zero page at block 3 (SQLSTATE XX002)',
      'ERROR: could not read block 7 in file "base/16384/16397": Input/output error (SQLSTATE 58030)',
      'WARNING:  invalid page in block 12 of relation base/16384/16397',
      'sqlite3.DatabaseError: database disk image is malformed',
    ],
    ignores: ['page 12 of the relation report', 'checksums are enabled'],
  },
];
