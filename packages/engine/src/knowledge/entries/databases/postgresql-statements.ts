import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const STATEMENT: Step = {
  text: 'Find the statement and who sends it',
  compose: 'docker compose logs --since 15m {service} | grep -iE "SQLSTATE|ERROR|exception"',
  kubernetes: 'kubectl logs deploy/{service} --since 15m | grep -iE "SQLSTATE|ERROR|exception"',
  host: 'journalctl -u {service} --since -15min | grep -iE "SQLSTATE|ERROR"',
};

/** Statements that PostgreSQL refuses, and notices of its good days. */
export const POSTGRESQL_STATEMENTS: readonly CatalogueEntry[] = [
  {
    id: 'postgresql.value-or-syntax',
    kind: 'code_defect',
    program: 'postgresql',
    forms: [
      {
        words: 'invalid input syntax for type',
        pattern: /(?<value>invalid input syntax for (?:type )?[\w ]{2,30}: "[^"\n]{0,60}")/,
      },
      {
        words: 'operator does not exist',
        pattern: /(?<value>operator does not exist: [\w[\] ]{1,40} \S{1,4} [\w[\] ]{1,40})/,
      },
      {
        words: 'syntax error at',
        pattern:
          /(?:ERROR: {1,2}|SyntaxError[:)]? {0,2}|error: |SQLSTATE\[42601\][^\n]{0,40}|Exception: )(?<value>syntax error at (?:or near "[^"\n]{1,40}"|end of input))/,
      },
      {
        words: 'out of range',
        pattern:
          /(?:ERROR: {1,2}|SQLSTATE\[22003\][^\n]{0,60}|error: |Exception: (?:ERROR: )?)(?<value>(?:integer|bigint|smallint|numeric field overflow|value "[^"]{1,40}" is) out of range(?: for type \w{1,12})?)/,
      },
      { words: 'column reference is ambiguous', pattern: /(?<value>column reference "[^"]{1,60}" is ambiguous)/ },
      {
        words: 'must appear in the group by clause',
        pattern: /(?<value>column "[^"]{1,80}" must appear in the GROUP BY clause)/,
      },
      {
        words: 'is of type but expression is of type',
        pattern: /(?<value>column "[^"]{1,60}" is of type \w{1,30} but expression is of type [\w ]{1,30})/,
      },
      {
        words: 'cannot insert multiple commands into a prepared statement',
        pattern: /(?<value>cannot insert multiple commands into a prepared statement)/,
      },
      {
        words: 'on conflict do update command cannot affect row a second time',
        pattern: /(?<value>ON CONFLICT DO UPDATE command cannot affect row a second time)/,
      },
      {
        words: 'no unique or exclusion constraint matching the on conflict specification',
        pattern: /(?<value>no unique or exclusion constraint matching the ON CONFLICT specification)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'A statement is wrong for PostgreSQL: {value}',
    check: STATEMENT,
    repair: [
      {
        text: 'Correct the statement or the type of its parameter (cast with ::uuid, ::jsonb, bigint keys for sequences that ran past 2147483647)',
      },
    ],
    source: 'PostgreSQL appendix A, classes 22 and 42',
    matches: [
      'ERROR:  invalid input syntax for type uuid: "x"',
      'ERROR:  operator does not exist: uuid = text',
      'ERROR:  syntax error at or near "x"',
      'ERROR:  integer out of range',
      'ERROR:  column reference "id" is ambiguous',
      'ERROR:  column "orders.id" must appear in the GROUP BY clause or be used in an aggregate function',
      'ERROR:  column "data" is of type jsonb but expression is of type text',
      'ERROR:  cannot insert multiple commands into a prepared statement',
      'ERROR:  ON CONFLICT DO UPDATE command cannot affect row a second time',
      'ERROR:  there is no unique or exclusion constraint matching the ON CONFLICT specification',
    ],
    ignores: ['docs: syntax error at or near the end'],
  },
  {
    id: 'postgresql.row-security',
    kind: 'authorisation_denied',
    program: 'postgresql',
    forms: [
      {
        words: 'new row violates level security for table',
        pattern:
          /new row violates row-level security policy(?: \(USING expression\))? for table "(?<object>[^"]{1,80})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A row policy of {object} refuses the write',
    check: {
      text: 'List the policies',
      host: 'psql -c "SELECT * FROM pg_policies WHERE tablename = \'{object|<table>}\'"',
    },
    repair: [
      {
        text: 'Write a policy WITH CHECK for this role (Supabase: the request came without the signed-in user, or with the anon key)',
      },
    ],
    source: 'PostgreSQL execMain.c ExecWithCheckOptions',
    matches: [
      'ERROR:  new row violates row-level security policy for table "x"',
      '{"code":"42501","message":"new row violates row-level security policy for table "files""}',
    ],
    ignores: ['row-level security is on'],
  },
  {
    id: 'postgresql.login-not-allowed',
    kind: 'authentication_refused',
    program: 'postgresql',
    forms: [
      {
        words: 'role is not permitted to log in',
        pattern: /(?<value>role "(?<user>[^"]{1,60})" is not permitted to log in)/,
      },
      {
        words: 'certificate authentication failed for user',
        pattern: /(?<value>certificate authentication failed) for user "(?<user>[^"]{1,60})"/,
      },
      {
        words: 'authentication failed for user',
        pattern:
          /(?<value>(?:RADIUS|PAM|BSD|GSSAPI|SSPI|OAuth bearer) authentication failed) for user "(?<user>[^"]{1,60})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PostgreSQL lets {user|the account} not log in: {value}',
    check: {
      text: 'Read role and rule',
      compose: 'docker compose exec {service} psql -U postgres -c "\\du"',
      host: 'sudo -u postgres psql -c "\\du" -c "SELECT * FROM pg_hba_file_rules"',
    },
    repair: [
      {
        text: 'Give the role LOGIN; for certificates, its CN has to be the name of the role or stand in pg_ident.conf',
        host: 'sudo -u postgres psql -c \'ALTER ROLE "{user|<role>}" LOGIN\'',
      },
    ],
    source: 'PostgreSQL miscinit.c, auth.c',
    matches: [
      'FATAL:  role "app" is not permitted to log in',
      'FATAL:  certificate authentication failed for user "app"',
      'FATAL:  PAM authentication failed for user "app"',
    ],
    ignores: ['role "app" created'],
  },
  {
    id: 'postgresql.database-in-use',
    kind: 'lock_held',
    program: 'postgresql',
    forms: [
      {
        words: 'is being accessed by other users',
        pattern: /(?:source )?database "(?<object>[^"]{1,60})" is being accessed by other users/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The database {object} cannot be dropped or copied: others are connected to it',
    check: {
      text: 'List who is connected',
      host: 'sudo -u postgres psql -c "SELECT pid, usename, application_name FROM pg_stat_activity WHERE datname = \'{object|<database>}\'"',
    },
    repair: [
      {
        text: 'End the sessions, then try again',
        host: 'sudo -u postgres psql -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = \'{object|<database>}\'"   # or DROP DATABASE ... WITH (FORCE)',
        destructive: true,
      },
    ],
    source: 'PostgreSQL dbcommands.c',
    matches: [
      'ERROR:  database "shop" is being accessed by other users',
      'ERROR:  source database "template1" is being accessed by other users',
    ],
    ignores: ['database "shop" is being backed up'],
  },
  {
    id: 'postgresql.files-damaged',
    kind: 'data_corruption',
    program: 'postgresql',
    forms: [
      {
        words: 'could not read file',
        pattern: /(?<value>could not read file "[^"]{1,100}": read only \d{1,9} of \d{1,9} bytes)/,
      },
      {
        words: 'could not open file no such file or directory',
        pattern:
          /(?<value>could not open file "(?:base|global|pg_xact|pg_multixact|pg_subtrans|pg_commit_ts)\/[^"]{1,100}"): No such file or directory/,
      },
      {
        words: 'cache lookup failed for',
        pattern: /(?<value>cache lookup failed for (?:relation|type|attribute|index|function|operator) \d{1,12})/,
      },
      { words: 'from before relfrozenxid', pattern: /(?<value>found xmin \d{1,12} from before relfrozenxid \d{1,12})/ },
      { words: 'invalid memory alloc request size', pattern: /(?<value>invalid memory alloc request size \d{9,20})/ },
      { words: 'compressed', pattern: /(?<value>compressed (?:pglz|lz4) data is corrupt)/ },
      {
        words: 'could not find tuple for',
        pattern: /(?<value>could not find tuple for (?:trigger|constraint|parent) \d{1,12})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Files of PostgreSQL are damaged or gone: {value}',
    check: {
      text: 'Copy the data folder before anything else, then look at disk and memory',
      host: 'sudo systemctl stop postgresql; sudo cp -a /var/lib/postgresql /backup/; dmesg | tail; smartctl -a /dev/sda',
    },
    repair: [
      {
        text: 'Bring back a backup; what remains can be dumped table by table, damaged rows left out; REINDEX helps when only an index is hit',
        host: 'sudo -u postgres pg_dump -t <table> <database>; sudo -u postgres psql -c "REINDEX DATABASE <database>"',
      },
    ],
    source: 'PostgreSQL slru.c, heapam.c, mcxt.c; wiki "Corruption"',
    matches: [
      'FATAL:  could not read file "base/1/2": read only 0 of 8192 bytes',
      'ERROR:  could not open file "pg_xact/0001": No such file or directory',
      'ERROR:  cache lookup failed for relation 12345',
      'ERROR:  found xmin 123 from before relfrozenxid 456',
      'ERROR:  invalid memory alloc request size 18446744073709551613',
      'ERROR:  compressed pglz data is corrupt',
      'ERROR:  could not find tuple for trigger 12345',
    ],
    ignores: ['could not open file "notes.txt": No such file or directory'],
  },
  {
    id: 'postgresql.login-too-slow',
    kind: 'slow_dependency',
    program: 'postgresql',
    forms: [{ words: 'canceling authentication due to timeout', pattern: /canceling authentication due to timeout/ }],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'A client did not finish its login to PostgreSQL in time (authentication_timeout)',
    check: {
      text: 'See whether the host is starved or the clients hang',
      host: 'uptime; sudo -u postgres psql -c "SHOW authentication_timeout"',
    },
    repair: [{ text: 'Relieve the host (CPU, entropy, LDAP that is slow); port scans show the same line' }],
    source: 'PostgreSQL postinit.c',
    matches: [
      'FATAL:  canceling authentication due to timeout',
      '2026-01-02 10:00:00 UTC [12] FATAL:  canceling authentication due to timeout',
    ],
    ignores: ['canceling statement due to statement timeout'],
  },
  {
    id: 'postgresql.multixact-used-up',
    kind: 'quota_exceeded',
    program: 'postgresql',
    forms: [
      { words: 'multixact members limit exceeded', pattern: /multixact "members" limit exceeded/ },
      {
        words: 'database must be vacuumed before more multixact',
        pattern: /database (?:"[^"]{1,60}"|with OID \d{1,12}) must be vacuumed before \d{1,12} more multixact/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'PostgreSQL has no multixact members left until tables are vacuumed',
    check: {
      text: 'Find the oldest',
      host: 'sudo -u postgres psql -c "SELECT datname, mxid_age(datminmxid) FROM pg_database ORDER BY 2 DESC"',
    },
    repair: [
      {
        text: 'Vacuum, and end transactions and prepared ones that stay open',
        host: 'sudo -u postgres vacuumdb --all --freeze',
      },
    ],
    source: 'PostgreSQL multixact.c',
    matches: [
      'ERROR:  multixact "members" limit exceeded',
      'WARNING:  database "shop" must be vacuumed before 1000000 more multixact members are used',
    ],
    ignores: ['multixact limit is fine'],
  },
  {
    id: 'postgresql.ordinary-notices',
    kind: null,
    program: 'postgresql',
    forms: [
      {
        words: 'unexpected eof on client connection with an open transaction',
        pattern: /unexpected EOF on client connection with an open transaction/,
      },
      { words: 'checkpoints are occurring too frequently', pattern: /checkpoints are occurring too frequently/ },
      { words: 'temporary file path base pgsql_tmp', pattern: /temporary file: path "base\/pgsql_tmp/ },
      { words: 'there is transaction in progress', pattern: /there is (?:already a|no) transaction in progress/ },
      { words: 'automatic of table', pattern: /automatic (?:vacuum|analyze) of table "/ },
      {
        words: 'log duration ms',
        pattern: /LOG: {1,2}duration: \d{1,9}\.\d{3} ms {1,2}(?:statement|execute|bind|parse)/,
      },
      { words: 'skipping of', pattern: /skipping (?:vacuum|analyze) of "[^"]{1,60}" --- (?:lock not available|only)/ },
      { words: 'autovacuum found orphan temp table', pattern: /autovacuum: found orphan temp table/ },
      {
        words: 'could not create ipv6 socket for address address family not supported by protocol',
        pattern:
          /could not (?:create|bind) IPv6 (?:socket for )?address "?[\da-f:]{2,40}"?: (?:Address family not supported by protocol|Cannot assign requested address)/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Notices that PostgreSQL writes on good days',
    check: {
      text: 'Nothing needs doing; frequent checkpoints ask for a larger max_wal_size, temporary files for more work_mem',
    },
    repair: [],
    source: 'PostgreSQL postgres.c, checkpointer.c, fd.c, xact.c',
    matches: [
      'LOG:  unexpected EOF on client connection with an open transaction',
      'LOG:  checkpoints are occurring too frequently (9 seconds apart)',
      'LOG:  temporary file: path "base/pgsql_tmp/pgsql_tmp1.0", size 12345',
      'WARNING:  there is already a transaction in progress',
      'LOG:  automatic vacuum of table "shop.public.orders": index scans: 1',
      'LOG:  duration: 1234.567 ms  statement: SELECT 1',
      'WARNING:  skipping vacuum of "orders" --- lock not available',
      'LOG:  autovacuum: found orphan temp table "shop.pg_temp_3.x"',
      'LOG:  could not create IPv6 socket for address "::1": Address family not supported by protocol',
    ],
    ignores: ['FATAL:  the database system is shutting down'],
  },
];
