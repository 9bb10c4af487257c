import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** SQLSTATE codes that tell of accounts, names and rights, as drivers print them. */
export const SQLSTATE_ACCESS: readonly CatalogueEntry[] = [
  {
    id: 'sqlstate.login-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: '28p01',
        pattern:
          /(?:user "(?<user>[^"]{1,80})".{0,40})?(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')28P01/,
      },
      {
        words: '28000',
        pattern:
          /(?:user "(?<user>[^"]{1,80})".{0,80})?(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')28000/,
      },
      {
        words: '1045 access denied for user',
        pattern:
          /(?:ERROR 1045 \(28000\)|SQLSTATE\[HY000\] \[1045\]|ER_ACCESS_DENIED_ERROR|\(1045, ["'])[^']{0,10} ?["']?Access denied for user '(?<user>[^']{0,80})'@'(?<peer>[^']{1,100})'/,
      },
      {
        words: 'er_access_denied_error access denied for user',
        pattern: /ER_ACCESS_DENIED_ERROR: Access denied for user '(?<user>[^']{0,80})'@'(?<peer>[^']{1,100})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The database refuses the login of {user|this client} (SQLSTATE 28000 or 28P01)',
    check: {
      text: 'Compare account and password of both sides; the password of a database container is set only when its data directory is first made',
      compose: 'docker compose config | grep -iE "database_url|_user|_password"',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -iE "database_url|_user|_password"',
      host: 'psql -h <host> -U {user|<user>} -c "select 1"   # or: mysql -h <host> -u {user|<user>} -p',
    },
    repair: [
      {
        text: 'Give the account the password that the client uses',
        compose: 'docker compose exec db psql -U postgres -c "ALTER USER {user|<user>} PASSWORD \'<password>\'"',
        kubernetes: 'kubectl exec deploy/db -- psql -U postgres -c "ALTER USER {user|<user>} PASSWORD \'<password>\'"',
        host: 'sudo -u postgres psql -c "ALTER USER {user|<user>} PASSWORD \'<password>\'"',
      },
      {
        text: 'In MySQL an account counts together with the host it comes from',
        compose:
          "docker compose exec db mysql -uroot -p -e \"ALTER USER '{user|<user>}'@'%' IDENTIFIED BY '<password>'\"",
        host: 'sudo mysql -e "SELECT user, host, plugin FROM mysql.user"',
      },
    ],
    source:
      'ISO 9075 SQLSTATE; PostgreSQL documentation, appendix A Error Codes; MySQL Error Message Reference; pgx, node-postgres, Npgsql, Hibernate, PDO',
    matches: [
      'failed to connect to `user=shop database=shop`: FATAL: password authentication failed for user "shop" (SQLSTATE 28P01)',
      'Npgsql.PostgresException (0x80004005): 28P01: password authentication failed for user "shop"',
      'FATAL: no pg_hba.conf entry for host "10.0.0.4", user "shop", database "shop", no encryption (SQLSTATE 28000)',
      "SQLSTATE[HY000] [1045] Access denied for user 'shop'@'172.18.0.4' (using password: YES)",
      "Error: ER_ACCESS_DENIED_ERROR: Access denied for user 'shop'@'172.18.0.4' (using password: YES)",
    ],
    ignores: ['port 28000 is open', 'user "shop" logged in'],
  },
  {
    id: 'sqlstate.database-missing',
    kind: 'missing_object',
    forms: [
      {
        words: '3d000',
        pattern:
          /(?:database "(?<object>[^"]{1,80})" does not exist.{0,20})?(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')3D000/,
      },
      {
        words: 'unknown database 1049',
        pattern: /(?:\(?1049\b|\[1049\]).{0,20}Unknown database '(?<object>[^']{1,80})'/,
      },
      { words: 'er_bad_db_error', pattern: /ER_BAD_DB_ERROR: Unknown database '(?<object>[^']{1,80})'/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The database {object|that the client names} does not exist (3D000 or 1049)',
    check: {
      text: 'List the databases of the server',
      compose: 'docker compose exec db psql -U postgres -l',
      kubernetes: 'kubectl exec deploy/db -- psql -U postgres -l',
      host: 'sudo -u postgres psql -l   # or: mysql -e "SHOW DATABASES"',
    },
    repair: [
      {
        text: 'Make the database, or correct its name; without a name a client of PostgreSQL asks for one named like the account',
        compose: 'docker compose exec db psql -U postgres -c "CREATE DATABASE {object|<database>}"',
        kubernetes: 'kubectl exec deploy/db -- psql -U postgres -c "CREATE DATABASE {object|<database>}"',
        host: 'sudo -u postgres psql -c "CREATE DATABASE {object|<database>}"',
      },
    ],
    source:
      'ISO 9075 SQLSTATE; PostgreSQL documentation, appendix A Error Codes; MySQL Error Message Reference; pgx, node-postgres, Npgsql, Hibernate, PDO',
    matches: [
      'FATAL: database "shop" does not exist (SQLSTATE 3D000)',
      "SQLSTATE[HY000] [1049] Unknown database 'shop'",
      "Error: ER_BAD_DB_ERROR: Unknown database 'shop'",
    ],
    ignores: ['database "shop" exists already', 'colour #3D0000 set'],
  },
  {
    id: 'sqlstate.table-or-column-missing',
    kind: 'missing_schema',
    forms: [
      {
        words: '42p01',
        pattern:
          /(?:relation "(?<object>[^"]{1,100})" does not exist.{0,40})?(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')42P01\b(?:\]?:? (?:Undefined table: \d{1,3} ERROR:\s{1,3})?relation "[^"]{1,100}")?/,
      },
      {
        words: '42703',
        pattern:
          /(?:column "?(?<object>[\w."]{1,100}?)"? does not exist.{0,40})?(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')42703/,
      },
      {
        words: '42s02',
        pattern:
          /(?:SQLSTATE\[42S02\]|\(42S02\)|SQLState: 42S02).{0,80}(?:Table '(?<object>[^']{1,100})' doesn't exist|Invalid object name '[^']{1,100}')/,
      },
      {
        words: '42s22',
        pattern:
          /(?:SQLSTATE\[42S22\]|\(42S22\)|SQLState: 42S22)(?:.{0,80}(?:Unknown column|Invalid column name) '(?<object>[^']{1,100})')?/,
      },
      { words: 'er_no_such_table', pattern: /ER_NO_SUCH_TABLE: Table '(?<object>[^']{1,100})' doesn't exist/ },
      {
        words: 'relation does not exist',
        pattern:
          /(?:ERROR: {1,2}|pq: |UndefinedTable: |error: )relation "(?!(?:public\.)?(?:schema_migrations|ar_internal_metadata|django_migrations|flyway_schema_history|databasechangelog(?:lock)?|migration_model|alembic_version|knex_migrations(?:_lock)?|_prisma_migrations|goose_db_version|__EFMigrationsHistory|doctrine_migration_versions|_sqlx_migrations|migrations)")(?<object>[^"]{1,100})" does not exist/,
      },
      {
        words: 'column does not exist',
        pattern: /(?:ERROR: {1,2}|pq: |UndefinedColumn: |error: )column "?(?<object>[\w.]{1,100}?)"? does not exist/,
      },
      {
        words: 'no such table',
        pattern: /(?:Error: |SQLITE_ERROR: |Exception: |: )no such table: (?<object>[\w.]{1,100})/,
      },
      { words: '1146 table doesn t exist', pattern: /1146,? .{0,30}?Table '(?<object>[^']{1,100})' doesn't exist/ },
      { words: 'er_bad_field_error', pattern: /ER_BAD_FIELD_ERROR: Unknown column '(?<object>[^']{1,100})'/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The database has no {object|such table or column}: its schema is not the one the program expects',
    check: {
      text: 'Compare the schema with the migrations that ran',
      compose: 'docker compose exec db psql -U postgres -d <database> -c "\\dt *.*"',
      kubernetes: 'kubectl exec deploy/db -- psql -U postgres -d <database> -c "\\dt *.*"',
      host: 'sudo -u postgres psql -d <database> -c "\\dt *.*"',
    },
    repair: [
      {
        text: 'Run the migrations of this version of the program, before it starts',
        compose: 'docker compose run --rm {service} <migrate command>',
        kubernetes: 'kubectl create job --from=cronjob/<migrate> migrate-now',
      },
      {
        text: 'When they ran, it looks into another database or schema (search_path), or an older version meets a newer schema: go back or forward with the program',
      },
    ],
    source:
      'ISO 9075 SQLSTATE; PostgreSQL documentation, appendix A Error Codes; MySQL Error Message Reference; pgx, node-postgres, Npgsql, Hibernate, PDO',
    matches: [
      'ERROR: relation "orders" does not exist (SQLSTATE 42P01)',
      'ERROR: column "paid_at" does not exist (SQLSTATE 42703)',
      'psycopg2.errors.UndefinedTable: relation "orders" does not exist',
      'pq: column "paid_at" does not exist',
      'sqlite3.OperationalError: no such table: orders',
      "(1146, \"Table 'shop.orders' doesn't exist\")",
      "SQLSTATE[42S02]: Base table or view not found: 1146 Table 'shop.orders' doesn't exist",
      "ERROR 1054 (42S22) at line 3: Unknown column 'paid_at' in 'field list'",
      "Error: ER_NO_SUCH_TABLE: Table 'shop.orders' doesn't exist",
      "Error: ER_BAD_FIELD_ERROR: Unknown column 'paid_at' in 'field list'",
    ],
    ignores: ['CREATE TABLE orders', 'item 42703 sold'],
  },
  {
    id: 'sqlstate.privilege-missing',
    kind: 'authorisation_denied',
    forms: [
      {
        words: '42501',
        pattern:
          /(?:permission denied for (?:table|schema|relation|sequence|database|function|view) (?<object>[\w".]{1,100}).{0,20})?(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')42501/,
      },
      {
        words: 'command denied to user',
        pattern:
          /(?:1142|ER_TABLEACCESS_DENIED_ERROR).{0,30}command denied to user '(?<user>[^']{1,80})'@'[^']{1,100}' for table '?`?(?<object>[^'`]{1,80})/,
      },
      {
        words: '1044 access denied for user to database',
        pattern:
          /(?:1044|ER_DBACCESS_DENIED_ERROR).{0,30}Access denied for user '(?<user>[^']{1,80})'@'[^']{1,100}' to database '(?<object>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The account {user|of the client} lacks a right in the database ({object|42501})',
    check: {
      text: 'List the rights on the object',
      compose: 'docker compose exec db psql -U postgres -d <database> -c "\\dp {object|<table>}"',
      kubernetes: 'kubectl exec deploy/db -- psql -U postgres -d <database> -c "\\dp {object|<table>}"',
      host: 'sudo -u postgres psql -d <database> -c "\\dp {object|<table>}"   # or: mysql -e "SHOW GRANTS FOR <user>"',
    },
    repair: [
      {
        text: 'Grant what is missing; since PostgreSQL 15 nobody but the owner may create in the schema public',
        compose:
          'docker compose exec db psql -U postgres -c "GRANT ALL ON ALL TABLES IN SCHEMA public TO <user>; GRANT CREATE, USAGE ON SCHEMA public TO <user>"',
        kubernetes:
          'kubectl exec deploy/db -- psql -U postgres -c "GRANT ALL ON ALL TABLES IN SCHEMA public TO <user>; GRANT CREATE, USAGE ON SCHEMA public TO <user>"',
        host: 'sudo -u postgres psql -c "GRANT ALL ON ALL TABLES IN SCHEMA public TO <user>; GRANT CREATE, USAGE ON SCHEMA public TO <user>"',
      },
    ],
    source:
      'ISO 9075 SQLSTATE; PostgreSQL documentation, appendix A Error Codes; MySQL Error Message Reference; pgx, node-postgres, Npgsql, Hibernate, PDO',
    matches: [
      'ERROR: permission denied for table orders (SQLSTATE 42501)',
      "ERROR 1142 (42000): SELECT command denied to user 'shop'@'172.18.0.4' for table 'orders'",
      "ERROR 1044 (42000): Access denied for user 'shop'@'%' to database 'billing'",
    ],
    ignores: ['GRANT SELECT ON orders TO shop', 'parcel 42501 delivered'],
  },
  {
    id: 'sqlstate.read-only',
    kind: 'wrong_address',
    forms: [
      {
        words: '25006',
        pattern: /(?:SQLSTATE[:=[ ]{1,2}|SQLState: ?|SqlState: |\(0x80004005\): |code: '|sqlstate=|sqlState: ')25006/,
      },
      {
        words: 'cannot execute in a read only transaction',
        pattern: /cannot execute (?<object>[A-Z][A-Z ]{2,40}) in a read-only transaction/,
      },
      {
        words: 'read only option so it cannot execute this statement',
        pattern:
          /The MySQL server is running with the --(?<setting>(?:super-)?read-only) option so it cannot execute this statement/,
      },
      { words: '1836 running in read only mode', pattern: /1836.{0,20}Running in read-only mode/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The database takes no writes: a replica, or set read-only (25006, 1290, 1836)',
    check: {
      text: 'Ask whether it is a replica, or whether read-only is set',
      compose:
        'docker compose exec db psql -U postgres -c "select pg_is_in_recovery(), current_setting(\'default_transaction_read_only\')"',
      kubernetes: 'kubectl exec deploy/db -- psql -U postgres -c "select pg_is_in_recovery()"',
      host: 'sudo -u postgres psql -c "select pg_is_in_recovery()"   # or: mysql -e "select @@read_only, @@super_read_only"',
    },
    repair: [
      {
        text: 'Send writes to the primary: after a failover clients keep the old address until they connect anew (target_session_attrs=read-write)',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
      {
        text: 'When it is the primary, something set it read-only: a full disk at a cloud provider, a migration, a group without quorum',
        compose:
          'docker compose exec db psql -U postgres -c "ALTER SYSTEM RESET default_transaction_read_only; SELECT pg_reload_conf()"',
        kubernetes:
          'kubectl exec deploy/db -- psql -U postgres -c "ALTER SYSTEM RESET default_transaction_read_only; SELECT pg_reload_conf()"',
        host: 'sudo -u postgres psql -c "ALTER SYSTEM RESET default_transaction_read_only; SELECT pg_reload_conf()"',
      },
    ],
    source:
      'ISO 9075 SQLSTATE; PostgreSQL documentation, appendix A Error Codes; MySQL Error Message Reference; pgx, node-postgres, Npgsql, Hibernate, PDO',
    matches: [
      'Npgsql.PostgresException (0x80004005): 25006: cannot execute INSERT in a read-only transaction',
      'ERROR:  cannot execute UPDATE in a read-only transaction',
      'ERROR 1290 (HY000): The MySQL server is running with the --read-only option so it cannot execute this statement',
      'ERROR 1836 (HY000): Running in read-only mode',
    ],
    ignores: ['transaction read only: false', 'OSError: [Errno 30] Read-only file system'],
  },
  {
    id: 'odbc.driver-missing',
    kind: 'missing_module',
    forms: [
      { words: 'data source name not found', pattern: /\[?IM002\]?.{0,80}Data source name not found/ },
      {
        words: 'can t open lib file not found',
        pattern: /\[01000\].{0,60}Can't open lib '(?<object>[^']{1,150})' : file not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The ODBC driver or data source {object|that is asked} is not installed',
    check: {
      text: 'List the drivers and data sources that unixODBC knows',
      compose: 'docker compose exec {service} sh -c "odbcinst -q -d; odbcinst -q -s; odbcinst -j"',
      host: 'odbcinst -q -d; odbcinst -q -s',
    },
    repair: [
      {
        text: 'Install the driver in the image and name it as it is registered (ODBC Driver 18 for SQL Server; 17 is another name)',
        compose:
          '$EDITOR Dockerfile   # RUN ACCEPT_EULA=Y apt-get install -y msodbcsql18\ndocker compose up -d --build {service}',
        host: 'sudo ACCEPT_EULA=Y apt-get install -y msodbcsql18',
      },
    ],
    source: 'ODBC appendix A: ODBC error codes IM002, 01000; unixODBC DriverManager SQLConnect.c',
    matches: [
      "pyodbc.InterfaceError: ('IM002', '[IM002] [Microsoft][ODBC Driver Manager] Data source name not found, and no default driver specified (0) (SQLDriverConnect)')",
      "pyodbc.Error: ('01000', \"[01000] [unixODBC][Driver Manager]Can't open lib 'ODBC Driver 17 for SQL Server' : file not found (0) (SQLDriverConnect)\")",
    ],
    ignores: ['odbcinst: driver FreeTDS found', 'data source name of the form shop'],
  },
];
