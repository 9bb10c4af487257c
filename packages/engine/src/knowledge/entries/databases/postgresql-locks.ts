import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const WHO_BLOCKS: Step = {
  text: 'See who blocks whom, what that session runs, and for how long its transaction has been open',
  compose: `docker compose exec {server} psql -U postgres -c "select pid, pg_blocking_pids(pid), state, now() - xact_start as open_for, left(query, 80) from pg_stat_activity where xact_start is not null order by xact_start"`,
  kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -c "select pid, pg_blocking_pids(pid), state, now() - xact_start as open_for, left(query, 80) from pg_stat_activity where xact_start is not null order by xact_start"`,
  host: `sudo -u postgres psql -c "select pid, pg_blocking_pids(pid), state, now() - xact_start as open_for, left(query, 80) from pg_stat_activity where xact_start is not null order by xact_start"`,
};
const STATEMENTS: Step = {
  text: 'Read the STATEMENT and CONTEXT lines that follow in the log of the server',
  compose: 'docker compose logs --tail 300 {service} | grep -A4 -E "ERROR|FATAL"',
  kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -A4 -E "ERROR|FATAL"',
  host: 'sudo tail -n 300 /var/log/postgresql/postgresql-*.log | grep -A4 -E "ERROR|FATAL"',
};

export const POSTGRESQL_LOCKS: readonly CatalogueEntry[] = [
  {
    id: 'postgresql.deadlock',
    kind: 'deadlock',
    program: 'postgresql',
    forms: [
      {
        words: 'deadlock detected',
        pattern: /(?:ERROR|FATAL|error|pq|DeadlockDetected\w{0,10}|40P01): {1,2}deadlock detected/,
      },
      {
        words: 'process waits for on blocked by process',
        pattern: /Process \d{1,9} waits for (?<value>\w{3,30}) on (?<object>[^;]{1,80}); blocked by process \d{1,9}/,
      },
    ],
    nearby: [/waits for (?<value>\w{3,30}) on (?<object>[^;]{1,80}); blocked by process/],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'Two transactions of PostgreSQL waited for each other ({value|a lock} on {object|rows})',
    check: STATEMENTS,
    repair: [
      {
        text: 'Let every transaction take its rows in the same order (ORDER BY the key before UPDATE, or SELECT ... FOR UPDATE first), keep transactions short, and repeat one that fails with 40P01',
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET log_lock_waits = on" -c "select pg_reload_conf()"`,
      },
    ],
    source: 'PostgreSQL documentation, 13.3.4 Deadlocks; deadlock.c DeadLockReport()',
    matches: [
      '2025-05-19 12:00:41.330 UTC [771] ERROR:  deadlock detected',
      'psycopg2.errors.DeadlockDetected: deadlock detected',
      'DETAIL:  Process 771 waits for ShareLock on transaction 90122; blocked by process 769.',
    ],
    ignores: ['LOG:  process 771 still waiting for ShareLock on transaction 90122 after 1000.120 ms'],
  },
  {
    id: 'postgresql.lock-not-got',
    kind: 'lock_held',
    program: 'postgresql',
    forms: [
      { words: 'canceling statement due to lock timeout', pattern: /canceling statement due to lock timeout/ },
      {
        words: 'could not obtain lock on',
        pattern: /could not obtain lock on (?:row in )?relation \\?"(?<object>[^"\\]{1,120})\\?"/,
      },
    ],
    nearby: [/(?:in|on|of) relation "(?<object>[^"]{1,80})"/],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL grants no lock on {object|a table}: another session holds it',
    check: WHO_BLOCKS,
    repair: [
      {
        text: 'End the session that holds it; its transaction is rolled back',
        compose: 'docker compose exec {server} psql -U postgres -c "select pg_terminate_backend(<pid>)"',
        kubernetes: 'kubectl exec deploy/{server} -- psql -U postgres -c "select pg_terminate_backend(<pid>)"',
        host: 'sudo -u postgres psql -c "select pg_terminate_backend(<pid>)"',
        destructive: true,
      },
      {
        text: 'Run migrations with a short lock_timeout and retry, since one waiting ALTER TABLE makes all later queries wait; build indexes CONCURRENTLY',
      },
    ],
    source: 'PostgreSQL source, postgres.c ProcessInterrupts(); heapam.c; lmgr.c; proc.c ProcSleep()',
    matches: [
      'ERROR:  canceling statement due to lock timeout',
      'ERROR:  could not obtain lock on row in relation "jobs"',
    ],
    ignores: ['LOG:  process 771 acquired ShareLock on transaction 90122 after 1042.001 ms'],
  },
  {
    id: 'postgresql.statement-timeout',
    kind: 'slow_dependency',
    program: 'postgresql',
    forms: [
      {
        words: 'canceling statement due to statement timeout',
        pattern: /canceling statement due to statement timeout/,
      },
      {
        words: 'canceling statement due to user request',
        pattern: /canceling statement due to user request/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'postgresql',
    specificity: 2,
    means: 'A query of PostgreSQL ran longer than it may and was cancelled',
    check: {
      text: 'Find the query and explain it; when it is fast alone, it waited for a lock or for a busy disk. "user request" is the query timeout of the driver, or somebody by hand',
      compose: `docker compose exec {server} psql -U postgres -c "select pid, now() - query_start as runs, wait_event_type, wait_event, left(query, 100) from pg_stat_activity where state = 'active' order by query_start"`,
      kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -c "select pid, now() - query_start as runs, wait_event_type, wait_event, left(query, 100) from pg_stat_activity where state = 'active' order by query_start"`,
      host: `sudo -u postgres psql -c "select pid, now() - query_start as runs, wait_event_type, wait_event, left(query, 100) from pg_stat_activity where state = 'active' order by query_start"`,
    },
    repair: [
      {
        text: 'Give the query its index and refresh the statistics; raise statement_timeout only for the account or job that needs it',
        compose: 'docker compose exec {server} psql -U postgres -d <database> -c "ANALYZE"',
        kubernetes: 'kubectl exec deploy/{server} -- psql -U postgres -d <database> -c "ANALYZE"',
        host: `sudo -u postgres psql -d <database> -c "ANALYZE" -c "ALTER ROLE <account> SET statement_timeout = '5min'"`,
      },
    ],
    source: 'PostgreSQL source, postgres.c ProcessInterrupts()',
    matches: [
      'ERROR:  canceling statement due to statement timeout',
      'org.postgresql.util.PSQLException: ERROR: canceling statement due to user request',
    ],
    ignores: ['ERROR:  canceling statement due to lock timeout', 'ERROR:  canceling autovacuum task'],
  },
  {
    id: 'postgresql.recovery-conflict',
    kind: 'lock_held',
    program: 'postgresql',
    forms: [
      {
        words: 'due to conflict with recovery',
        pattern: /(?:canceling statement|terminating connection) due to conflict with recovery/,
      },
    ],
    nearby: [/User query might have needed to see (?<object>row versions) that must be removed/],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 2,
    means: 'A PostgreSQL standby cancelled a query because it kept changes of the primary waiting',
    check: {
      text: 'Count the conflicts by their sort, and see which settings the standby has',
      compose:
        'docker compose exec {server} psql -U postgres -c "table pg_stat_database_conflicts" -c "show hot_standby_feedback" -c "show max_standby_streaming_delay"',
      kubernetes:
        'kubectl exec deploy/{server} -- psql -U postgres -c "table pg_stat_database_conflicts" -c "show hot_standby_feedback" -c "show max_standby_streaming_delay"',
      host: 'sudo -u postgres psql -c "table pg_stat_database_conflicts" -c "show hot_standby_feedback" -c "show max_standby_streaming_delay"',
    },
    repair: [
      {
        text: 'Switch hot_standby_feedback on in the standby (the primary then keeps the rows, and bloats a little), or let it lag longer by max_standby_streaming_delay',
        compose: `docker compose exec {server} psql -U postgres -c "ALTER SYSTEM SET hot_standby_feedback = on" -c "ALTER SYSTEM SET max_standby_streaming_delay = '15min'" -c "select pg_reload_conf()"`,
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET hot_standby_feedback = on" -c "ALTER SYSTEM SET max_standby_streaming_delay = '15min'" -c "select pg_reload_conf()"`,
      },
    ],
    source: 'PostgreSQL documentation, 26.4.2 Handling Query Conflicts; postgres.c ProcessInterrupts()',
    matches: [
      'ERROR:  canceling statement due to conflict with recovery',
      'FATAL:  terminating connection due to conflict with recovery',
    ],
    ignores: ['LOG:  recovery restart point at 0/15D2B40'],
  },
  {
    id: 'postgresql.idle-session-ended',
    kind: 'code_defect',
    program: 'postgresql',
    forms: [
      {
        words: 'terminating connection due to idle in transaction timeout',
        pattern: /terminating connection due to (?<setting>idle-in-transaction) timeout/,
      },
      {
        words: 'terminating connection due to idle session timeout',
        pattern: /terminating connection due to (?<setting>idle-session) timeout/,
      },
      {
        words: 'terminating connection due to transaction timeout',
        pattern: /terminating connection due to (?<setting>transaction) timeout/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL ended a session at its {setting} timeout: the client left it open',
    check: WHO_BLOCKS,
    repair: [
      {
        text: 'End transactions before slow work (a call over HTTP, a wait for a user) and return the connection to its pool; let the pool drop idle connections before the server does',
      },
      {
        text: 'Or raise the timeout for the account that needs long transactions',
        host: `sudo -u postgres psql -c "ALTER ROLE <account> SET idle_in_transaction_session_timeout = '10min'"`,
      },
    ],
    source: 'PostgreSQL source, postgres.c ProcessInterrupts()',
    matches: [
      'FATAL:  terminating connection due to idle-in-transaction timeout',
      'FATAL:  terminating connection due to idle-session timeout',
      'FATAL:  terminating connection due to transaction timeout',
    ],
    ignores: ['FATAL:  terminating connection due to administrator command'],
  },
  {
    id: 'postgresql.serialization-failure',
    kind: 'lock_held',
    program: 'postgresql',
    forms: [
      {
        words: 'could not serialize access due to',
        pattern: /could not serialize access due to (?<value>concurrent (?:update|delete)|read\/write dependencies)/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'postgresql',
    specificity: 1,
    means: 'A PostgreSQL transaction lost to another ({value}), not repeated',
    check: STATEMENTS,
    repair: [
      {
        text: 'Repeat the whole transaction on SQLSTATE 40001, as REPEATABLE READ and SERIALIZABLE demand of the application; or use READ COMMITTED with SELECT ... FOR UPDATE',
      },
    ],
    source: 'PostgreSQL documentation, 13.5 Serialization Failure Handling; predicate.c; heapam.c',
    matches: [
      'ERROR:  could not serialize access due to concurrent update',
      'ERROR:  could not serialize access due to read/write dependencies among transactions',
    ],
    ignores: ['WARN could not serialize access token: unknown type'],
  },
  {
    id: 'postgresql.read-only-transaction',
    kind: 'wrong_address',
    program: 'postgresql',
    forms: [
      {
        words: 'cannot execute in a read only transaction',
        pattern: /cannot execute (?<object>[A-Z][A-Z ]{2,40}) in a read-only transaction/,
      },
      {
        words: 'cannot execute during recovery',
        pattern: /cannot execute (?<object>[A-Za-z_][\w() ]{2,40}) during recovery/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The client sends {object} to a PostgreSQL that is read-only: a standby, or set so',
    check: {
      text: 'Ask the server whether it is a standby (t), and whether default_transaction_read_only is on (providers switch it on when the disk is nearly full)',
      compose:
        'docker compose exec {server} psql -U postgres -c "select pg_is_in_recovery()" -c "show default_transaction_read_only"',
      kubernetes:
        'kubectl exec deploy/{server} -- psql -U postgres -c "select pg_is_in_recovery()" -c "show default_transaction_read_only"',
      host: 'psql -h <host of the connection string> -c "select pg_is_in_recovery()" -c "show default_transaction_read_only"',
    },
    repair: [
      {
        text: 'Point the client at the primary: after a failover close the old connections; name all servers and let the driver choose (target_session_attrs=read-write, JDBC targetServerType=primary)',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
      },
      {
        text: 'When the primary itself is read-only: make room on its disk, then switch writing on again',
        host: 'sudo -u postgres psql -c "ALTER SYSTEM RESET default_transaction_read_only" -c "select pg_reload_conf()"',
      },
    ],
    source: 'PostgreSQL source, utility.c PreventCommandIfReadOnly(), PreventCommandDuringRecovery()',
    matches: [
      'ERROR:  cannot execute INSERT in a read-only transaction',
      'error: cannot execute CREATE TABLE in a read-only transaction',
      'ERROR:  cannot execute nextval() during recovery',
    ],
    ignores: ['LOG:  database system is ready to accept read-only connections'],
  },
  {
    id: 'postgresql.transaction-aborted',
    kind: 'code_defect',
    program: 'postgresql',
    forms: [
      {
        words: 'current transaction is aborted commands ignored until end of transaction block',
        pattern: /current transaction is aborted, commands ignored until end of (?:transaction block|block)/,
      },
      { words: 'infailedsqltransaction', pattern: /psycopg2?\.errors\.InFailedSqlTransaction/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'postgresql',
    specificity: 2,
    means: 'An earlier statement of the same PostgreSQL transaction failed; look for that one',
    check: STATEMENTS,
    repair: [
      {
        text: 'Repair the statement that failed first, and roll back after an error (or use a savepoint) before going on',
      },
    ],
    source: 'PostgreSQL source, postgres.c exec_simple_query()',
    matches: [
      'ERROR:  current transaction is aborted, commands ignored until end of transaction block',
      'psycopg2.errors.InFailedSqlTransaction: current transaction is aborted, commands ignored until end of transaction block',
    ],
    ignores: ['WARNING:  there is no transaction in progress'],
  },
  {
    id: 'postgresql.lock-waited-for',
    kind: 'lock_held',
    program: 'postgresql',
    forms: [
      {
        words: 'still waiting for on after ms',
        pattern: /process \d{1,9} still waiting for (?<value>\w{3,30}) on (?<object>.{1,80}) after [\d.]{1,12} ms/,
      },
    ],
    nearby: [/(?:in|on|of) relation "(?<object>[^"]{1,80})"/],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'postgresql',
    specificity: 1,
    means: 'A PostgreSQL session waits for {value} on {object}',
    check: {
      text: 'See who blocks whom, what that session runs, and for how long its transaction has been open',
      compose:
        'docker compose exec {server} psql -U postgres -c "select pid, pg_blocking_pids(pid), state, now() - xact_start as open_for, left(query, 80) from pg_stat_activity where xact_start is not null order by xact_start"',
      kubernetes:
        'kubectl exec deploy/{server} -- psql -U postgres -c "select pid, pg_blocking_pids(pid), state, now() - xact_start as open_for, left(query, 80) from pg_stat_activity where xact_start is not null order by xact_start"',
      host: 'sudo -u postgres psql -c "select pid, pg_blocking_pids(pid), state, now() - xact_start as open_for, left(query, 80) from pg_stat_activity where xact_start is not null order by xact_start"',
    },
    repair: [
      {
        text: 'End the session that holds it; its transaction is rolled back',
        compose: 'docker compose exec {server} psql -U postgres -c "select pg_terminate_backend(<pid>)"',
        kubernetes: 'kubectl exec deploy/{server} -- psql -U postgres -c "select pg_terminate_backend(<pid>)"',
        host: 'sudo -u postgres psql -c "select pg_terminate_backend(<pid>)"',
        destructive: true,
      },
      {
        text: 'Run migrations with a short lock_timeout and retry, since one waiting ALTER TABLE makes all later queries wait; build indexes CONCURRENTLY',
      },
    ],
    source: 'PostgreSQL source, postgres.c ProcessInterrupts(); heapam.c; lmgr.c; proc.c ProcSleep()',
    matches: [
      'LOG:  process 771 still waiting for AccessExclusiveLock on relation 24601 of database 16384 after 1000.120 ms',
      '2025-05-19 12:00:41.330 UTC [771] LOG:  process 771 still waiting for ShareLock on transaction 90122 after 1000.120 ms',
    ],
    ignores: ['LOG:  process 771 acquired ShareLock on transaction 90122 after 1204.512 ms'],
  },
];
