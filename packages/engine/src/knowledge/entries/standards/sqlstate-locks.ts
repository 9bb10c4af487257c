import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** SQLSTATE codes of transactions that wait for each other or for too long, as drivers print them. */
export const SQLSTATE_LOCKS: readonly CatalogueEntry[] = [
  {
    id: 'sqlstate.deadlock',
    kind: 'deadlock',
    forms: [
      {
        words: '40p01',
        pattern: /(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')40P01/,
      },
      { words: 'deadlock detected', pattern: /(?:ERROR: {1,2}|: |ORA-00060: )deadlock detected/ },
      {
        words: 'deadlock found when trying to get lock',
        pattern: /Deadlock found when trying to get lock; try restarting transaction/,
      },
      {
        words: 'was deadlocked on resources',
        pattern:
          /was deadlocked on (?:lock|generic waitable object|communication buffer|thread)(?: \| \w{1,30})? ?(?:\w{1,20} )?resources with another process/,
      },
      {
        words: 'deadlock detected while waiting for resource',
        pattern: /ORA-00060: deadlock detected while waiting for resource/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The database ended a transaction that was in a deadlock (40P01, 1213)',
    check: {
      text: 'Read the two statements in the log of the database',
      compose: 'docker compose logs db | grep -A6 -i deadlock',
      kubernetes: 'kubectl logs deploy/db | grep -A6 -i deadlock',
      host: 'mysql -e "SHOW ENGINE INNODB STATUS\\G" | grep -A40 "LATEST DETECTED DEADLOCK"',
    },
    repair: [
      {
        text: 'Take locks in one order everywhere, keep transactions short, and try the losing one again: a deadlock is answered by repeating',
      },
      { text: 'An index on the columns that the statements search by locks fewer rows' },
    ],
    source:
      'ISO 9075 SQLSTATE; PostgreSQL documentation, appendix A Error Codes; MySQL Error Message Reference; pgx, node-postgres, Npgsql, Hibernate, PDO; SQL Server error 1205; Oracle ORA-00060',
    matches: [
      "  code: '40P01',",
      'ERROR:  deadlock detected',
      'SQLSTATE[40001]: Serialization failure: 1213 Deadlock found when trying to get lock; try restarting transaction',
      'Transaction (Process ID 71) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.',
      'ORA-00060: deadlock detected while waiting for resource',
    ],
    ignores: ['deadlock detection interval 1s', 'no deadlock was found'],
  },
  {
    id: 'sqlstate.serialization-failure',
    kind: 'lock_held',
    forms: [
      {
        words: 'could not serialize access due to',
        pattern:
          /could not serialize access due to (?<value>concurrent (?:update|delete)|read\/write dependencies among transactions)/,
      },
      { words: '40001', pattern: /\(SQLSTATE 40001\)|SQLSTATE: 40001|\(0x80004005\): 40001:/ },
      {
        words: 'restart transaction transactionretrywithprotorefresherror',
        pattern: /restart transaction: TransactionRetryWithProtoRefreshError/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 1,
    means: 'Two transactions wrote the same at once, one was refused (40001)',
    check: {
      text: 'See how often it happens and which statements collide',
      compose: 'docker compose logs {service} | grep -c 40001',
      kubernetes: 'kubectl logs deploy/{service} | grep -c 40001',
    },
    repair: [
      {
        text: 'Repeat the transaction from its start: with repeatable read or serializable that is part of the contract; make it shorter when it happens often',
      },
    ],
    source:
      'ISO 9075 SQLSTATE; PostgreSQL documentation, appendix A Error Codes; MySQL Error Message Reference; pgx, node-postgres, Npgsql, Hibernate, PDO; CockroachDB transaction retry errors',
    matches: [
      'ERROR:  could not serialize access due to concurrent update',
      'pq: restart transaction (SQLSTATE 40001)',
      'ERROR: restart transaction: TransactionRetryWithProtoRefreshError: WriteTooOldError',
    ],
    ignores: [
      'serialize access tokens to JSON',
      'SQLSTATE[40001]: Serialization failure: 1213 Deadlock found when trying to get lock',
    ],
  },
  {
    id: 'sqlstate.lock-not-available',
    kind: 'lock_held',
    forms: [
      {
        words: '55p03',
        pattern: /(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')55P03/,
      },
      { words: 'canceling statement due to lock timeout', pattern: /canceling statement due to lock timeout/ },
      {
        words: 'could not obtain lock on',
        pattern: /could not obtain lock on (?:row in )?relation "(?<object>[^"]{1,100})"/,
      },
      { words: 'lock wait timeout exceeded', pattern: /Lock wait timeout exceeded; try restarting transaction/ },
      {
        words: 'resource busy and acquire with nowait specified',
        pattern: /ORA-00054: resource busy and acquire with NOWAIT specified/,
      },
      { words: 'lock request time out period exceeded', pattern: /Lock request time out period exceeded/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Another transaction holds a lock for too long (55P03, 1205)',
    check: {
      text: 'See who holds the lock and since when',
      compose:
        'docker compose exec db psql -U postgres -c "select pid, state, now()-xact_start age, wait_event_type, left(query,80) from pg_stat_activity where xact_start is not null order by 3 desc limit 10"',
      kubernetes:
        'kubectl exec deploy/db -- psql -U postgres -c "select pid, pg_blocking_pids(pid), left(query,80) from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0"',
      host: 'mysql -e "SELECT * FROM sys.innodb_lock_waits\\G"; mysql -e "SHOW PROCESSLIST"',
    },
    repair: [
      {
        text: 'End the session that holds it, mostly one idle in transaction, a long migration or a backup',
        compose: 'docker compose exec db psql -U postgres -c "select pg_terminate_backend(<pid>)"',
        kubernetes: 'kubectl exec deploy/db -- psql -U postgres -c "select pg_terminate_backend(<pid>)"',
        host: 'mysql -e "KILL <id>"',
        destructive: true,
      },
      {
        text: 'Keep it from coming back: commit sooner, set idle_in_transaction_session_timeout, run migrations with a lock_timeout; SQLite wants one writer, WAL mode and a busy_timeout',
      },
    ],
    source:
      'ISO 9075 SQLSTATE; PostgreSQL documentation, appendix A Error Codes; MySQL Error Message Reference; pgx, node-postgres, Npgsql, Hibernate, PDO; SQLite SQLITE_BUSY (5); Oracle ORA-00054; SQL Server error 1222',
    matches: [
      'ERROR: canceling statement due to lock timeout (SQLSTATE 55P03)',
      'ERROR:  canceling statement due to lock timeout',
      'ERROR:  could not obtain lock on row in relation "jobs"',
      'ERROR 1205 (HY000): Lock wait timeout exceeded; try restarting transaction',
      'ORA-00054: resource busy and acquire with NOWAIT specified or timeout expired',
      'Msg 1222: Lock request time out period exceeded.',
    ],
    ignores: ['lock wait timeout set to 50', 'the database is locked by policy at night'],
  },
  {
    id: 'sqlstate.statement-timeout',
    kind: 'slow_dependency',
    forms: [
      {
        words: '57014',
        pattern: /(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')57014/,
      },
      {
        words: 'canceling statement due to statement timeout',
        pattern: /canceling statement due to statement timeout/,
      },
      {
        words: 'maximum statement execution time exceeded',
        pattern: /(?:maximum statement execution time exceeded|max_statement_time exceeded)/,
      },
      { words: 'max_statement_time exceeded', pattern: /max_statement_time exceeded/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'A query ran longer than its limit and was cancelled (57014, 3024)',
    check: {
      text: 'Look for the slowest statements and their plans',
      compose:
        'docker compose exec db psql -U postgres -c "select pid, now()-query_start age, wait_event, left(query,100) from pg_stat_activity where state=\'active\' order by 2 desc limit 10"',
      kubernetes:
        'kubectl exec deploy/db -- psql -U postgres -c "select pid, now()-query_start age, left(query,100) from pg_stat_activity where state=\'active\' order by 2 desc limit 10"',
      host: 'sudo -u postgres psql -c "select pid, now()-query_start age, left(query,100) from pg_stat_activity where state=\'active\' order by 2 desc limit 10"',
    },
    repair: [
      {
        text: 'Give the query an index or less to read (EXPLAIN ANALYZE), refresh the statistics (ANALYZE), and see whether it only waited for a lock',
      },
      {
        text: 'Raise statement_timeout only for the account that needs it',
        compose: 'docker compose exec db psql -U postgres -c "ALTER ROLE <user> SET statement_timeout = \'60s\'"',
        kubernetes: 'kubectl exec deploy/db -- psql -U postgres -c "ALTER ROLE <user> SET statement_timeout = \'60s\'"',
        host: 'sudo -u postgres psql -c "ALTER ROLE <user> SET statement_timeout = \'60s\'"',
      },
    ],
    source:
      'ISO 9075 SQLSTATE; PostgreSQL documentation, appendix A Error Codes; MySQL Error Message Reference; pgx, node-postgres, Npgsql, Hibernate, PDO',
    matches: [
      "  code: '57014',",
      'ERROR:  canceling statement due to statement timeout',
      'ERROR 3024 (HY000): Query execution was interrupted, maximum statement execution time exceeded',
      'ERROR 1969 (70100): Query execution was interrupted (max_statement_time exceeded)',
    ],
    ignores: ['statement_timeout = 30s', 'canceling order 57014'],
  },
];
