import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const POOLS: Step = {
  text: 'Ask the console of PgBouncer: cl_waiting counts clients that wait, sv_active the server connections in use',
  compose:
    'docker compose exec {service} psql -h 127.0.0.1 -p 6432 -U pgbouncer pgbouncer -c "show pools" -c "show databases" -c "show config"',
  kubernetes:
    'kubectl exec deploy/{service} -- psql -h 127.0.0.1 -p 6432 -U pgbouncer pgbouncer -c "show pools" -c "show databases"',
  host: 'psql -h 127.0.0.1 -p 6432 -U pgbouncer pgbouncer -c "show pools" -c "show databases" -c "show config"',
};
const RELOAD = {
  compose: 'docker compose restart {service}',
  kubernetes: 'kubectl rollout restart deploy/{service}',
  host: 'sudo systemctl reload pgbouncer',
};

export const PGBOUNCER: readonly CatalogueEntry[] = [
  {
    id: 'pgbouncer.no-server-connection-in-time',
    kind: 'pool_exhausted',
    program: 'pgbouncer',
    forms: [
      { words: 'query_wait_timeout', pattern: /(?:FATAL|ERROR|error|closing because|pq): {1,2}query_wait_timeout/ },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'A client of PgBouncer waited too long for a server connection (query_wait_timeout)',
    check: POOLS,
    repair: [
      {
        text: 'Find what holds the server connections (long or idle transactions in pg_stat_activity) and end it',
        host: `sudo -u postgres psql -c "select pid, state, now() - xact_start, left(query, 80) from pg_stat_activity where xact_start is not null order by xact_start"`,
      },
      {
        text: 'Raise default_pool_size for the pair of account and database, as far as max_connections of PostgreSQL allows; use pool_mode = transaction',
        ...RELOAD,
      },
    ],
    source: 'PgBouncer, src/janitor.c pool_client_maint(); documentation query_wait_timeout',
    matches: [
      '2025-02-11 10:11:12.123 UTC [1] WARNING C-0x55d1c8a0: shop/shop@10.0.0.4:51122 pooler error: query_wait_timeout',
      'FATAL:  query_wait_timeout',
      '2025-02-11 10:11:12.123 UTC [1] LOG C-0x55d1c8a0: shop/shop@10.0.0.4:51122 closing because: query_wait_timeout (age=120s)',
    ],
    ignores: ['query_wait_timeout = 120'],
  },
  {
    id: 'pgbouncer.client-limit',
    kind: 'connection_limit',
    program: 'pgbouncer',
    forms: [
      {
        words: 'no more connections allowed max_client_conn',
        pattern: /no more connections allowed \((?<setting>max_client_conn)\)/,
      },
      {
        words: 'client connections exceeded',
        pattern: /client connections exceeded \((?<setting>max_(?:db|user)_client_connections)\)/,
      },
      { words: 'no more connections allowed', pattern: /pooler error: no more connections allowed$/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PgBouncer takes no further clients: {setting|max_client_conn} is reached',
    check: POOLS,
    repair: [
      {
        text: 'Raise {setting|max_client_conn} (a client costs a few kB; the limit of open files has to be higher), or look for a client that opens connections without closing them',
        ...RELOAD,
      },
    ],
    source: 'PgBouncer, src/client.c decide_startup_pool(), check_db_connection_count()',
    matches: [
      '2025-02-11 10:11:12.123 UTC [1] WARNING C-0x55d1c8a0: (nodb)/(nouser)@10.0.0.4:51122 pooler error: no more connections allowed (max_client_conn)',
      'FATAL:  client connections exceeded (max_db_client_connections)',
      'WARNING C-0x55d1c8a0: (nodb)/(nouser)@10.0.0.4:51122 pooler error: no more connections allowed',
    ],
    ignores: ['LOG kernel file descriptor limit: 1024 (hard: 1048576); max_client_conn: 100, max expected fd use: 152'],
  },
  {
    id: 'pgbouncer.login-refused',
    kind: 'authentication_refused',
    program: 'pgbouncer',
    forms: [
      {
        words: 'pooler error authentication failed',
        pattern:
          /(?:(?<object>[^\s/]{1,60})\/(?<user>[^\s@]{1,60})@\S{3,60} )?pooler error: (?:SASL|password|PAM|LDAP|certificate) authentication failed/,
      },
      {
        words: 'pooler error no such user',
        pattern: /(?:(?<object>[^\s/]{1,60})\/(?<user>[^\s@]{1,60})@\S{3,60} )?pooler error: no such user/,
      },
      { words: 'no such user', pattern: /(?:FATAL|ERROR|error): {1,2}no such user(?:: (?<user>[^\s"]{1,60}))?/ },
      {
        words: 'cannot do scram authentication',
        pattern: /cannot do SCRAM authentication: (?<value>wrong password type|password is md5|.{3,40})/,
      },
      {
        words: 'scram authentication failed user has md5 secret',
        pattern: /SCRAM authentication failed: user has MD5 secret/,
      },
      { words: 'bouncer config error', pattern: /(?:FATAL|ERROR|error|pooler error): {1,2}bouncer config error/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PgBouncer refuses the login of {user|a client}',
    check: {
      text: 'Look whether the account stands in userlist.txt (or auth_query finds it) with the same secret as in PostgreSQL: a SCRAM secret has to be copied from pg_authid or given in clear, an md5 hash does not do for SCRAM; auth_file or auth_query may not fit',
      compose:
        'docker compose exec {service} sh -c "cut -c1-40 /etc/pgbouncer/userlist.txt; grep -E ^auth_ /etc/pgbouncer/pgbouncer.ini"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "cut -c1-40 /etc/pgbouncer/userlist.txt; grep -E ^auth_ /etc/pgbouncer/pgbouncer.ini"',
      host: 'sudo sh -c "cut -c1-40 /etc/pgbouncer/userlist.txt; grep -E ^auth_ /etc/pgbouncer/pgbouncer.ini"',
    },
    repair: [
      {
        text: 'Write the account with its secret of pg_authid into userlist.txt and reload',
        host: `sudo -u postgres psql -Atc "select '\\"' || rolname || '\\" \\"' || rolpassword || '\\"' from pg_authid where rolname = '{user|<account>}'" | sudo tee -a /etc/pgbouncer/userlist.txt && sudo systemctl reload pgbouncer`,
      },
    ],
    source:
      'PgBouncer, src/client.c handle_client_startup(), finish_client_login(); src/scram.c; documentation auth_file, auth_query',
    matches: [
      'WARNING C-0x55d1c8a0: shop/app@10.0.0.4:51122 pooler error: SASL authentication failed',
      'WARNING C-0x55d1c8a0: shop/app@10.0.0.4:51122 pooler error: no such user',
      'ERROR:  no such user: app',
      'WARNING C-0x55d1c8a0: shop/app@10.0.0.4:51122 cannot do SCRAM authentication: wrong password type',
      'ERROR C-0x55d1c8a0: shop/app@10.0.0.4:51122 SCRAM authentication failed: user has MD5 secret',
      'FATAL:  bouncer config error',
    ],
    ignores: ['LOG C-0x55d1c8a0: shop/app@10.0.0.4:51122 login attempt: db=shop user=app tls=no'],
  },
  {
    id: 'pgbouncer.database-unknown',
    kind: 'missing_setting',
    program: 'pgbouncer',
    forms: [
      {
        words: 'no such database',
        pattern: /(?:pooler error|FATAL|ERROR|error|closing because): {1,2}no such database: (?<object>[^\s"()]{1,80})/,
      },
      {
        words: 'database is disabled pooler error',
        pattern: /pooler error: database "(?<object>[^"]{1,80})" is disabled/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PgBouncer knows no database {object}: it is not in the section [databases]',
    check: POOLS,
    repair: [
      {
        text: 'Add a line for it (or one that begins with * for all) to [databases] in pgbouncer.ini, then reload',
        host: `sudo sed -i '/^\\[databases\\]/a {object} = host=<server> port=5432' /etc/pgbouncer/pgbouncer.ini && sudo systemctl reload pgbouncer`,
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'PgBouncer, src/objects.c check_db_connection..., src/client.c set_pool()',
    matches: [
      'WARNING C-0x55d1c8a0: (nodb)/app@10.0.0.4:51122 pooler error: no such database: shop',
      'psql: error: connection to server at "127.0.0.1", port 6432 failed: FATAL:  no such database: shop',
      'WARNING C-0x55d1c8a0: shop/app@10.0.0.4:51122 pooler error: database "shop" is disabled',
    ],
    ignores: ['FATAL:  database "shop" does not exist'],
  },
  {
    id: 'pgbouncer.server-away',
    kind: 'connection_refused',
    program: 'pgbouncer',
    forms: [
      {
        words: 'server login has been failing',
        pattern:
          /server login has been failing, (?:try again later|cached error: (?!.{0,80}(?:password authentication|no pg_hba\.conf entry|SCRAM|role "[^"]{1,60}" does not exist))(?<value>.{3,120})) ?\(server_login_retry\)/,
      },
      { words: 'client_login_timeout server down', pattern: /client_login_timeout \(server down\)/ },
      { words: 'pgbouncer cannot connect to server', pattern: /pgbouncer cannot connect to server/ },
      { words: 'server conn crashed', pattern: /server conn crashed\?/ },
      {
        words: 'closing because connect failed',
        pattern: /@(?<peer>\[?[\da-fA-F.:]{3,45}\]?):(?<port>\d{1,5}) closing because: connect failed/,
      },
    ],
    nearby: [
      /S-0x[\da-f]{4,20}: \S{1,120}@(?<peer>[\da-fA-F.]{7,45}):(?<port>\d{1,5}) closing because: connect (?:failed|timeout)/,
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PgBouncer gets no connection to PostgreSQL {peer|behind it}',
    check: {
      text: 'Read the lines S-0x... of PgBouncer for what the server said (refused, password, too many clients), and try it by hand from there',
      compose: 'docker compose logs --tail 100 {service} | grep -E "S-0x|server login failed"',
      kubernetes: 'kubectl logs deploy/{service} --tail 100 | grep -E "S-0x|server login failed"',
      host: 'sudo grep -hE "S-0x|server login failed" /var/log/postgresql/pgbouncer.log | tail; pg_isready -h {peer|<server>}',
    },
    repair: [
      {
        text: 'Repair or start PostgreSQL, or correct host, port and password in [databases]; PgBouncer tries again every server_login_retry seconds',
        ...RELOAD,
      },
    ],
    source: 'PgBouncer, src/objects.c find_server(); src/janitor.c; src/server.c server_proto()',
    matches: [
      'FATAL:  server login has been failing, try again later (server_login_retry)',
      'WARNING C-0x55d1c8a0: shop/app@10.0.0.4:51122 pooler error: client_login_timeout (server down)',
      'ERROR:  pgbouncer cannot connect to server',
      'WARNING C-0x55d1c8a0: shop/app@10.0.0.4:51122 pooler error: server conn crashed?',
      'LOG S-0x55d1c9f0: shop/app@10.0.0.9:5432 closing because: connect failed (age=0s)',
    ],
    ignores: ['LOG S-0x55d1c9f0: shop/app@10.0.0.9:5432 closing because: server lifetime over (age=3600s)'],
  },
  {
    id: 'pgbouncer.server-login-refused',
    kind: 'authentication_refused',
    program: 'pgbouncer',
    forms: [
      {
        words: 'server login has been failing cached error',
        pattern:
          /server login has been failing, cached error: (?<value>.{0,80}(?:password authentication|no pg_hba\.conf entry|SCRAM|role "[^"]{1,60}" does not exist).{0,40}?) ?\(server_login_retry\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL refuses the login of PgBouncer: {value}',
    check: {
      text: 'Try the same account by hand',
      host: "sudo grep -nE 'password|auth_user|auth_query' /etc/pgbouncer/pgbouncer.ini; psql -h <server> -U <user> <database> -c 'select 1'",
    },
    repair: [
      {
        text: 'Correct password in [databases] or the entry of userlist.txt (SCRAM needs the same secret as pg_authid or the plain password), then reload',
        host: 'sudo systemctl reload pgbouncer',
      },
    ],
    source: 'PgBouncer, src/objects.c find_server(); src/janitor.c; src/server.c server_proto()',
    matches: [
      'ERROR:  server login has been failing, cached error: FATAL: password authentication (server_login_retry)',
      'FATAL:  server login has been failing, cached error: FATAL: password authentication failed for user "app" (server_login_retry)',
    ],
    ignores: ['LOG S-0x55d1c9f0: shop/app@10.0.0.9:5432 closing because: server lifetime over (age=3600s)'],
  },
  {
    id: 'pgbouncer.startup-parameter',
    kind: 'invalid_setting',
    program: 'pgbouncer',
    forms: [
      {
        words: 'unsupported startup parameter',
        pattern: /unsupported startup parameter(?: in options)?: (?<setting>\w{2,60})/,
      },
      { words: 'unsupported options startup parameter', pattern: /unsupported (?<setting>options) startup parameter/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PgBouncer refuses clients that send the startup parameter {setting}',
    check: POOLS,
    repair: [
      {
        text: 'Add {setting} to ignore_startup_parameters (drivers send extra_float_digits, statement_timeout and search_path), then reload; a value that is ignored does not reach the server, so set it there by ALTER ROLE',
        host: `sudo sed -i -E 's/^;?ignore_startup_parameters.*/ignore_startup_parameters = extra_float_digits,{setting}/' /etc/pgbouncer/pgbouncer.ini && sudo systemctl reload pgbouncer`,
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'PgBouncer, src/client.c set_startup_options(), decide_startup_pool()',
    matches: [
      'WARNING C-0x55d1c8a0: shop/app@10.0.0.4:51122 pooler error: unsupported startup parameter: extra_float_digits',
      'FATAL:  unsupported startup parameter in options: search_path',
      "FATAL: unsupported options startup parameter: only '-c config=val' and '--config=val' are allowed",
    ],
    ignores: ['FATAL:  unrecognized configuration parameter "search_paths"'],
  },
  {
    id: 'pgbouncer.prepared-statements',
    kind: 'invalid_setting',
    program: 'pgbouncer',
    forms: [
      {
        words: 'prepared statement already exists',
        pattern:
          /prepared statement \\?"(?<object>(?:S_\d|__asyncpg|lrupsc|stmtcache|pdo_stmt|a\d{1,4}|s\d{1,6}|sqlx_s|_p\w?)\w{0,40})\\?" already exists/,
      },
      {
        words: 'prepared statement does not exist',
        pattern:
          /prepared statement \\?"(?<object>(?:S_\d|__asyncpg|lrupsc|stmtcache|pdo_stmt|a\d{1,4}|s\d{1,6}|sqlx_s|_p\w?)\w{0,40})\\?" does not exist/,
      },
      {
        words: 'prepared statement did not exist',
        pattern: /pooler error: prepared statement (?:did not exist|name is already in use)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 2,
    means: 'The driver prepares {object|statements} through a pooler that switches sessions',
    check: {
      text: 'See whether the client goes through PgBouncer with pool_mode = transaction, and which version that is: 1.21 and later track prepared statements by max_prepared_statements',
      compose:
        'docker compose exec {service} psql -h 127.0.0.1 -p 6432 -U pgbouncer pgbouncer -c "show version" -c "show config"',
      host: 'psql -h 127.0.0.1 -p 6432 -U pgbouncer pgbouncer -c "show version" -c "show config"',
    },
    repair: [
      {
        text: 'Set max_prepared_statements = 200 in pgbouncer.ini (1.21 and later) and reload',
        ...RELOAD,
      },
      {
        text: 'Or tell the driver not to prepare: prepareThreshold=0 (JDBC), statement_cache_size=0 (asyncpg), prepare_threshold=None (psycopg 3), default_query_exec_mode=simple_protocol (pgx), pgbouncer=true (Prisma), prepared_statements: false (Rails)',
      },
    ],
    source:
      'PgBouncer documentation, FAQ "prepared statements with transaction pooling"; PostgreSQL prepare.c StorePreparedStatement(), FetchPreparedStatement()',
    matches: [
      'org.postgresql.util.PSQLException: ERROR: prepared statement "S_1" already exists',
      'asyncpg.exceptions.DuplicatePreparedStatementError: prepared statement "__asyncpg_stmt_2__" already exists',
      'ERROR: prepared statement "s0" does not exist',
      'WARNING C-0x55d1c8a0: shop/app@10.0.0.4:51122 pooler error: prepared statement did not exist',
    ],
    ignores: ['ERROR:  prepared statement "monthly_report" does not exist'],
  },
  {
    id: 'pgbouncer.server-name-unknown',
    kind: 'name_resolution',
    program: 'pgbouncer',
    forms: [
      { words: 'dns lookup failed server', pattern: /server DNS lookup failed/ },
      { words: 'dns lookup failed', pattern: /\] WARNING DNS lookup failed: (?<peer>[\w.-]{1,100})/i },
    ],
    nearby: [/DNS lookup failed: (?<peer>[\w.-]{1,100})/i],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PgBouncer cannot resolve the name {peer|of the server}',
    check: {
      text: 'Resolve the name where PgBouncer runs',
      compose: 'docker compose exec {service} getent hosts {peer|db}',
      kubernetes: 'kubectl exec deploy/{service} -- getent hosts {peer|db}',
      host: 'getent hosts {peer|db}; grep -A5 "^\\[databases\\]" /etc/pgbouncer/pgbouncer.ini',
    },
    repair: [{ text: 'Correct host= in [databases], or start the service of that name', ...RELOAD }],
    source: 'PgBouncer, src/objects.c dns_callback()',
    matches: [
      'LOG S-0x55d1c9f0: shop/app@(bad-af):0 closing because: server DNS lookup failed (age=0s)',
      '2025-02-11 10:11:12.123 UTC [1] WARNING DNS lookup failed: db: result=0',
    ],
    ignores: ['LOG DNS zone serial changed'],
  },
  {
    id: 'pgbouncer.tls-disagreement',
    kind: 'protocol_mismatch',
    program: 'pgbouncer',
    forms: [
      { words: 'server refused ssl', pattern: /closing because: server refused SSL/ },
      { words: 'ssl required pooler error', pattern: /pooler error: SSL required/ },
      { words: 'tls connection required', pattern: /\bC-0x[\da-f]{4,20}: \S{1,120} TLS connection required/ },
      { words: 'fatal ssl required', pattern: /(?:FATAL|ERROR|error): {1,2}SSL required$/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PgBouncer and its other end disagree about TLS',
    check: POOLS,
    repair: [
      {
        text: 'For the server side set server_tls_sslmode to what PostgreSQL offers; for the client side let clients use sslmode=require, or set client_tls_sslmode = prefer',
        ...RELOAD,
      },
    ],
    source: 'PgBouncer, src/server.c handle_sslchar(); src/client.c handle_client_startup()',
    matches: [
      'LOG S-0x55d1c9f0: shop/app@10.0.0.9:5432 closing because: server refused SSL (age=0s)',
      'WARNING C-0x55d1c8a0: (nodb)/(nouser)@10.0.0.4:51122 pooler error: SSL required',
      'ERROR C-0x55d1c8a0: shop/app@10.0.0.4:51122 TLS connection required',
      'psql: error: connection to server at "127.0.0.1", port 6432 failed: FATAL:  SSL required',
    ],
    ignores: ['LOG S-0x55d1c9f0: shop/app@10.0.0.9:5432 SSL established: TLSv1.3/TLS_AES_256_GCM_SHA384'],
  },
];
