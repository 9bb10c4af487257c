import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const WHO_WAITS: Step = {
  text: 'See which transaction blocks, and how long it has been open',
  compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select * from sys.innodb_lock_waits\\G; select trx_id, trx_started, trx_mysql_thread_id, trx_query from information_schema.innodb_trx order by trx_started"'`,
  kubernetes: `kubectl exec {service}-0 -- sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select trx_id, trx_started, trx_mysql_thread_id, trx_query from information_schema.innodb_trx order by trx_started"'`,
  host: `sudo mysql -e "select * from sys.innodb_lock_waits\\G" -e "select trx_id, trx_started, trx_mysql_thread_id, trx_query from information_schema.innodb_trx order by trx_started"`,
};

export const MYSQL_QUERIES: readonly CatalogueEntry[] = [
  {
    id: 'mysql.lock-wait-timeout',
    kind: 'lock_held',
    program: 'mysql',
    forms: [
      {
        words: 'lock wait timeout exceeded try restarting transaction',
        pattern: /Lock wait timeout exceeded; try restarting transaction/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'A MySQL statement waited too long for a lock that another transaction holds',
    check: WHO_WAITS,
    repair: [
      {
        text: 'End the session that holds it; what it has not committed is rolled back',
        host: 'sudo mysql -e "KILL <trx_mysql_thread_id>"',
        compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "KILL <trx_mysql_thread_id>"'`,
        destructive: true,
      },
      {
        text: 'Commit sooner, keep slow work (mail, HTTP) out of transactions, and give UPDATE and DELETE an index, since without one they lock every row they read',
      },
    ],
    source: 'MySQL error 1205 ER_LOCK_WAIT_TIMEOUT; innodb_lock_wait_timeout',
    matches: [
      'ERROR 1205 (HY000): Lock wait timeout exceeded; try restarting transaction',
      `pymysql.err.OperationalError: (1205, 'Lock wait timeout exceeded; try restarting transaction')`,
    ],
    ignores: ['innodb_lock_wait_timeout = 50'],
  },
  {
    id: 'mysql.deadlock',
    kind: 'deadlock',
    program: 'mysql',
    forms: [
      {
        words: 'deadlock found when trying to get lock try restarting transaction',
        pattern: /Deadlock found when trying to get lock; try restarting transaction/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'Two transactions of MySQL waited for each other, and one was rolled back',
    check: {
      text: 'Read the section LATEST DETECTED DEADLOCK: it names both statements and the index',
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show engine innodb status\\G"' | sed -n '/LATEST DETECTED DEADLOCK/,/TRANSACTIONS/p'`,
      kubernetes: `kubectl exec {service}-0 -- sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show engine innodb status\\G"' | sed -n '/LATEST DETECTED DEADLOCK/,/TRANSACTIONS/p'`,
      host: `sudo mysql -e "show engine innodb status\\G" | sed -n '/LATEST DETECTED DEADLOCK/,/TRANSACTIONS/p'`,
    },
    repair: [
      {
        text: 'Take the rows in the same order everywhere, keep transactions short, use READ COMMITTED to be rid of gap locks, and repeat a transaction that fails with 1213',
        host: 'sudo mysql -e "SET PERSIST innodb_print_all_deadlocks = ON"',
      },
    ],
    source: 'MySQL error 1213 ER_LOCK_DEADLOCK',
    matches: [
      'ERROR 1213 (40001): Deadlock found when trying to get lock; try restarting transaction',
      'com.mysql.cj.jdbc.exceptions.MySQLTransactionRollbackException: Deadlock found when trying to get lock; try restarting transaction',
    ],
    ignores: ['Lock wait timeout exceeded; try restarting transaction'],
  },
  {
    id: 'mysql.database-unknown',
    kind: 'missing_object',
    program: 'mysql',
    forms: [{ words: 'unknown database', pattern: /Unknown database '(?<object>[^']{1,80})'/ }],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'MySQL has no database {object}',
    check: {
      text: 'List the databases; MYSQL_DATABASE is made only with an empty data directory',
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show databases"'`,
      kubernetes: `kubectl exec {service}-0 -- sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show databases"'`,
      host: 'sudo mysql -e "show databases"',
    },
    repair: [
      {
        text: 'Make the database and grant it to the account, then run the migrations; or correct the name in the connection string',
        compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "CREATE DATABASE {object}; GRANT ALL ON {object}.* TO \\"<account>\\"@\\"%\\""'`,
        kubernetes: `kubectl exec {service}-0 -- sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "CREATE DATABASE {object}"'`,
        host: `sudo mysql -e "CREATE DATABASE {object}; GRANT ALL ON {object}.* TO '<account>'@'%'"`,
      },
    ],
    source: 'MySQL error 1049 ER_BAD_DB_ERROR',
    matches: [
      `ERROR 1049 (42000): Unknown database 'shop'`,
      `SQLSTATE[HY000] [1049] Unknown database 'shop'`,
      `Error 1049 (42000): Unknown database 'shop'`,
    ],
    ignores: [`FATAL:  database "shop" does not exist`],
  },
  {
    id: 'mysql.schema-outdated',
    kind: 'missing_schema',
    program: 'mysql',
    forms: [
      {
        words: 'table doesn t exist',
        pattern: /Table '(?<object>(?!mysql\.)[^'\s]{1,80}\.[^']{1,80})' doesn't exist(?! in engine)/,
      },
      {
        words: 'unknown column in',
        pattern:
          /Unknown column '(?<object>[^']{1,120})' in '(?:field list|where clause|order clause|on clause|group statement|having clause|[A-Z]{2,12})'/,
      },
      {
        words: 'base table or view not found',
        pattern: /Base table or view not found: 1146 Table '(?<object>[^']{1,160})' doesn't exist/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'MySQL has no {object}',
    check: {
      text: 'Compare the tables with what the code expects; on Linux the names of tables distinguish capitals (a migration is missing here, or the code is of another version)',
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show tables" "$MYSQL_DATABASE"'`,
      kubernetes: `kubectl exec {service}-0 -- sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show tables" "$MYSQL_DATABASE"'`,
      host: 'sudo mysql -e "show tables" <database>',
    },
    repair: [
      {
        text: 'Run the migrations of the deployed version, before the new code serves',
        compose: 'docker compose run --rm {service} <migrate command>',
        kubernetes: 'kubectl exec deploy/{server} -- <migrate command>',
      },
    ],
    source: 'MySQL errors 1146 ER_NO_SUCH_TABLE, 1054 ER_BAD_FIELD_ERROR',
    matches: [
      `ERROR 1146 (42S02): Table 'shop.orders' doesn't exist`,
      `ERROR 1054 (42S22): Unknown column 'o.discount' in 'field list'`,
      `SQLSTATE[42S02]: Base table or view not found: 1146 Table 'shop.sessions' doesn't exist`,
    ],
    ignores: [`ERROR 1932 (42S02): Table 'shop.orders' doesn't exist in engine`],
  },
  {
    id: 'mysql.row-refused',
    kind: 'code_defect',
    program: 'mysql',
    forms: [
      { words: 'doesn t have a default value', pattern: /Field '(?<object>[^']{1,80})' doesn't have a default value/ },
      {
        words: 'data too long for column at row',
        pattern: /Data too long for column '(?<object>[^']{1,80})' at row \d{1,9}/,
      },
      {
        words: 'cannot add or update a child row a foreign key constraint fails',
        pattern:
          /Cannot (?:add or update a child|delete or update a parent) row: a foreign key constraint fails \((?<object>[^,]{1,120})/,
      },
      { words: 'column cannot be null', pattern: /Column '(?<object>[^']{1,80})' cannot be null/ },
      {
        words: 'out of range value for column at row',
        pattern: /Out of range value for column '(?<object>[^']{1,80})' at row \d{1,9}/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'mysql',
    specificity: 2,
    means: 'MySQL refuses a row because of {object}: a rule of the schema',
    check: {
      text: 'Compare the table with what the code writes; strict sql_mode turns what was a warning into an error, and AUTO_INCREMENT at its end gives duplicates or "out of range"',
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select @@sql_mode; show create table <table>" "$MYSQL_DATABASE"'`,
      host: 'sudo mysql -e "select @@sql_mode; show create table <table>" <database>',
    },
    repair: [
      {
        text: 'Repair the code or deploy the version that belongs to the schema; widen the column (BIGINT for a used-up key)',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'MySQL errors 1062, 1364, 1406, 1452, 1451, 1048, 1264',
    matches: [
      `ERROR 1364 (HY000): Field 'tenant_id' doesn't have a default value`,
      `SQLSTATE[22001]: String data, right truncated: 1406 Data too long for column 'title' at row 1`,
      'ERROR 1452 (23000): Cannot add or update a child row: a foreign key constraint fails (`shop`.`orders`, CONSTRAINT `orders_customer` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`))',
      `Column 'customer_id' cannot be null`,
      `ERROR 1264 (22003): Out of range value for column 'id' at row 1`,
    ],
    ignores: [
      `Could not execute Write_rows event on table shop.orders; Duplicate entry '5' for key 'PRIMARY', Error_code: 1062`,
    ],
  },
  {
    id: 'mysql.collation-or-charset',
    kind: 'version_mismatch',
    program: 'mysql',
    forms: [
      { words: 'unknown collation', pattern: /Unknown collation:? '(?<object>[^']{1,60})'/ },
      { words: 'unknown character set', pattern: /Unknown character set:? '(?<object>[^']{1,60})'/ },
      {
        words: 'incorrect string value for column',
        pattern: /Incorrect string value: '(?<value>[^']{1,120})' for column ['`]?(?<object>[^'\s]{1,120})/,
      },
      { words: 'illegal mix of collations', pattern: /Illegal mix of collations \((?<object>\w{3,40}),/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'Character set or collation does not fit MySQL: {object|keys longer than the limit}',
    check: {
      text: 'See which collations the server has and which the tables use: utf8mb4_0900_ai_ci is of MySQL 8, uca1400 of MariaDB 10.10 and later; "utf8" holds no emoji',
      host: `sudo mysql -e "show variables like 'coll%'; select table_name, table_collation from information_schema.tables where table_schema = '<database>'"`,
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show variables like \\"coll%\\"; show collation like \\"utf8mb4%\\""'`,
    },
    repair: [
      {
        text: 'For a dump of another product replace the collation before loading',
        host: `sed -i 's/utf8mb4_0900_ai_ci/utf8mb4_unicode_ci/g; s/utf8mb4_uca1400_ai_ci/utf8mb4_unicode_ci/g' dump.sql`,
      },
      {
        text: 'For emoji and mixed collations convert the table, and let the client use utf8mb4 too',
        host: 'sudo mysql -e "ALTER TABLE <database>.<table> CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci"',
      },
    ],
    source: 'MySQL errors 1273 ER_UNKNOWN_COLLATION, 1115, 1366, 1267, 1071',
    matches: [
      `ERROR 1273 (HY000) at line 25: Unknown collation: 'utf8mb4_0900_ai_ci'`,
      `ERROR 1115 (42000): Unknown character set: 'utf8mb4'`,
      `ERROR 1366 (HY000): Incorrect string value: '\\xF0\\x9F\\x98\\x80' for column 'body' at row 1`,
      `ERROR 1267 (HY000): Illegal mix of collations (utf8mb4_general_ci,IMPLICIT) and (utf8mb4_0900_ai_ci,IMPLICIT) for operation '='`,
    ],
    ignores: [
      "[Warning] [MY-013242] [Server] --character-set-server: 'utf8' is currently an alias for the character set UTF8MB3",
    ],
  },
  {
    id: 'mysql.only-full-group-by',
    kind: 'invalid_setting',
    program: 'mysql',
    forms: [
      {
        words: 'this is incompatible with sql_mode only_full_group_by',
        pattern: /this is incompatible with (?<setting>sql_mode)=(?<value>only_full_group_by)/,
      },
      {
        words: 'invalid default value for',
        pattern: /\b1067\b.{0,30}Invalid default value for '(?<value>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The strict sql_mode of this MySQL refuses what an older one let pass ({value})',
    check: {
      text: 'Print the mode; 5.7 and later are strict by default',
      host: 'sudo mysql -e "select @@global.sql_mode, @@session.sql_mode"',
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select @@global.sql_mode"'`,
    },
    repair: [
      {
        text: 'Repair the query (name every column in GROUP BY, or use ANY_VALUE) or the default of the column (no 0000-00-00)',
      },
      {
        text: 'As a makeshift take the mode away',
        compose: `docker compose run -d {service} mysqld --sql-mode="STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION"`,
        host: `sudo mysql -e "SET PERSIST sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'"`,
      },
    ],
    source: 'MySQL errors 1055 ER_WRONG_FIELD_WITH_GROUP, 1067 ER_INVALID_DEFAULT; manual 7.1.11 Server SQL Modes',
    matches: [
      `ERROR 1055 (42000): Expression #1 of SELECT list is not in GROUP BY clause and contains nonaggregated column 'shop.o.id' which is not functionally dependent on columns in GROUP BY clause; this is incompatible with sql_mode=only_full_group_by`,
      `ERROR 1067 (42000) at line 88: Invalid default value for 'created_at'`,
    ],
    ignores: ['sql_mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES'],
  },
  {
    id: 'mysql.read-only-server',
    kind: 'wrong_address',
    program: 'mysql',
    forms: [
      {
        words: 'server is running with the option so it cannot execute this statement',
        pattern:
          /The (?:MySQL|MariaDB) server is running with the --(?<setting>(?:super-|innodb-)?read-only\S{0,12}) option so it cannot execute this statement/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The client writes to a MySQL that is read-only (--{setting}): a replica, or set so',
    check: {
      text: 'Ask the server whether it is a replica, and who set it read-only (failover tools do)',
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select @@hostname, @@read_only, @@super_read_only; show replica status\\G"'`,
      host: `mysql -h <host of the connection string> -e "select @@hostname, @@read_only, @@super_read_only; show replica status\\G"`,
    },
    repair: [
      {
        text: 'Point the client at the primary, and close connections opened before the failover',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
      {
        text: 'When this is the primary: switch writing on again',
        host: 'sudo mysql -e "SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF"',
      },
    ],
    source: 'MySQL error 1290 ER_OPTION_PREVENTS_STATEMENT',
    matches: [
      'ERROR 1290 (HY000): The MySQL server is running with the --read-only option so it cannot execute this statement',
      'Error 1290 (HY000): The MySQL server is running with the --super-read-only option so it cannot execute this statement',
    ],
    ignores: [
      'ERROR 1290 (HY000): The MySQL server is running with the --secure-file-priv option so it cannot execute this statement',
    ],
  },
  {
    id: 'mysql.query-interrupted',
    kind: 'slow_dependency',
    program: 'mysql',
    forms: [
      {
        words: 'query execution was interrupted maximum statement execution time exceeded',
        pattern: /Query execution was interrupted, maximum statement execution time exceeded/,
      },
      {
        words: 'query execution was interrupted max_statement_time exceeded',
        pattern: /Query execution was interrupted \(max_statement_time exceeded\)/,
      },
      {
        words: 'statement cancelled due to timeout or client request',
        pattern: /MySQLTimeoutException: Statement cancelled due to timeout or client request/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'mysql',
    specificity: 2,
    means: 'A query of MySQL ran longer than it may and was cancelled',
    check: {
      text: 'Find the query and explain it; when it is fast alone, it waited for a lock or the disk',
      host: `sudo mysql -e "show full processlist" -e "select digest_text, avg_timer_wait/1e12 as s from performance_schema.events_statements_summary_by_digest order by 2 desc limit 5"`,
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show full processlist"'`,
    },
    repair: [
      {
        text: 'Give the query its index and refresh the statistics; raise the limit only for the job that needs it',
        host: 'sudo mysql -e "ANALYZE TABLE <database>.<table>"',
      },
    ],
    source: 'MySQL error 3024 ER_QUERY_TIMEOUT; MariaDB 1969; Connector/J',
    matches: [
      'ERROR 3024 (HY000): Query execution was interrupted, maximum statement execution time exceeded',
      'ERROR 1969 (70100): Query execution was interrupted (max_statement_time exceeded)',
      'com.mysql.cj.jdbc.exceptions.MySQLTimeoutException: Statement cancelled due to timeout or client request',
    ],
    ignores: ['max_execution_time = 30000'],
  },
  {
    id: 'mysql.duplicate-key',
    kind: 'code_defect',
    program: 'mysql',
    forms: [
      {
        words: 'duplicate entry for key',
        pattern: /Duplicate entry '(?<value>[^']{0,120})' for key '(?<object>[^']{1,120})'(?!, Error_code)/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    peerProgram: 'mysql',
    specificity: 1,
    means: 'MySQL has the value {value} already in {object}',
    check: {
      text: 'Compare the table with what the code writes; strict sql_mode turns what was a warning into an error, and AUTO_INCREMENT at its end gives duplicates or "out of range"',
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select @@sql_mode; show create table <table>" "$MYSQL_DATABASE"'`,
      host: 'sudo mysql -e "select @@sql_mode; show create table <table>" <database>',
    },
    repair: [
      {
        text: 'Repair the code or deploy the version that belongs to the schema; widen the column (BIGINT for a used-up key)',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'MySQL errors 1062, 1364, 1406, 1452, 1451, 1048, 1264',
    matches: [
      "ERROR 1062 (23000): Duplicate entry 'anna@example.org' for key 'users.email'",
      "SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry '7' for key 'orders.PRIMARY'",
    ],
    ignores: [
      "Could not execute Write_rows event on table shop.orders; Duplicate entry '5' for key 'orders.PRIMARY', Error_code: 1062",
    ],
  },
];
