import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const SHOW_HBA: Step = {
  text: 'Print the rules as the server reads them, first match first, with the mistakes it found in the file',
  compose: `docker compose exec {server} psql -U postgres -c "table pg_hba_file_rules"`,
  kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -c "table pg_hba_file_rules"`,
  host: `sudo -u postgres psql -c "table pg_hba_file_rules"`,
};

export const POSTGRESQL: readonly CatalogueEntry[] = [
  {
    id: 'postgresql.password-refused',
    kind: 'authentication_refused',
    program: 'postgresql',
    forms: [
      {
        words: 'password authentication failed for user',
        pattern: /password authentication failed for user \\?"(?<user>[^"\\]{1,80})\\?"/i,
      },
      {
        words: 'authentication failed for user ldap',
        pattern: /LDAP authentication failed for user \\?"(?<user>[^"\\]{1,80})\\?"/,
      },
      {
        words: 'authentication failed for user pam',
        pattern: /PAM authentication failed for user \\?"(?<user>[^"\\]{1,80})\\?"/,
      },
      {
        words: 'has no password assigned',
        pattern: /(?:User|Role) \\?"(?<user>[^"\\]{1,80})\\?" has no password assigned/,
      },
    ],
    nearby: [/connection to server at "(?<peer>[^"]{1,100})"(?: \([^)]{1,60}\))?, port (?<port>\d{1,5})/],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL refuses the password of the account {user}',
    check: {
      text: 'Compare the password that the client is given with the one the database has; POSTGRES_PASSWORD is read only when the data directory is first made, so a later change of it does nothing',
      compose: 'docker compose config | grep -iE "postgres_|database_url|_password"',
      kubernetes: 'kubectl get secret,configmap | grep -i postgres',
      host: 'psql -h {peer|127.0.0.1} -U {user} -c "select 1"',
    },
    repair: [
      {
        text: 'Give the account the password that the client uses',
        compose: `docker compose exec {server} psql -U postgres -c "ALTER USER {user} PASSWORD '<the new password>'"`,
        kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -c "ALTER USER {user} PASSWORD '<the new password>'"`,
        host: `sudo -u postgres psql -c "ALTER USER {user} PASSWORD '<the new password>'"`,
      },
      {
        text: 'Or start with an empty data directory, when nothing in it is needed',
        compose: 'docker compose down -v && docker compose up -d',
        destructive: true,
      },
    ],
    source: 'PostgreSQL documentation, 20.3 Authentication Methods; auth.c auth_failed(); crypt.c get_role_password()',
    matches: [
      '2025-05-06 07:41:08.826 UTC [40] FATAL:  password authentication failed for user "shop"',
      'psycopg2.OperationalError: connection to server at "db" (172.18.0.2), port 5432 failed: FATAL:  password authentication failed for user "shop"',
      'level=error msg="connect: FATAL: password authentication failed for user \\"shop\\" (SQLSTATE 28P01)"',
      '2025-05-06 07:41:08.826 UTC [40] FATAL:  LDAP authentication failed for user "anna"',
      '2025-05-06 07:41:08.826 UTC [40] FATAL:  PAM authentication failed for user "anna"',
      '2025-05-06 07:41:08.826 UTC [40] DETAIL:  User "shop" has no password assigned.',
    ],
    ignores: ['2025-05-06 07:41:08.826 UTC [40] LOG:  connection authenticated: identity="shop" method=scram-sha-256'],
  },
  {
    id: 'postgresql.password-not-given',
    kind: 'authentication_refused',
    program: 'postgresql',
    forms: [
      { words: 'fe_sendauth no password supplied', pattern: /fe_sendauth: no password supplied/ },
      {
        words: 'requested authentication but no password was provided',
        pattern: /The server requested (?:password|SCRAM|\w{2,12})-based authentication, but no password was provided/,
      },
      {
        words: 'no password has been provided but the backend requires one',
        pattern: /No password has been provided but the backend requires one \(in [\w/-]{2,30}\)/,
      },
      {
        words: 'sasl client password must be a',
        pattern: /SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a (?:non-empty )?string/,
      },
    ],
    nearby: [/connection to server at "(?<peer>[^"]{1,100})"(?: \([^)]{1,60}\))?, port (?<port>\d{1,5})/],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The client gives PostgreSQL no password',
    check: {
      text: 'Look whether the variable that holds the password reaches the process: a .env file that is not loaded, a wrong name, or a number where a string is wanted; the variable with it is empty or not read',
      compose: 'docker compose exec {service} env | grep -iE "PGPASSWORD|DATABASE_URL|DB_PASS"',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -iE "PGPASSWORD|DATABASE_URL|DB_PASS"',
      host: 'systemctl show {service} -p Environment -p EnvironmentFiles',
    },
    repair: [
      {
        text: 'Set the password variable that the application reads (PGPASSWORD for everything built on libpq), then recreate the process, because the environment is read once at its start',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source: 'libpq fe-auth.c; pgjdbc ConnectionFactoryImpl; Npgsql NpgsqlConnector.Auth; node-postgres crypto/sasl.js',
    matches: [
      'connection to server at "db" (172.18.0.2), port 5432 failed: fe_sendauth: no password supplied',
      'org.postgresql.util.PSQLException: The server requested SCRAM-based authentication, but no password was provided.',
      'Npgsql.NpgsqlException (0x80004005): No password has been provided but the backend requires one (in SASL/SCRAM-SHA-256)',
      'Error: SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string',
    ],
    ignores: ['The server requested password-based authentication and the password file was read'],
  },
  {
    id: 'postgresql.peer-account-differs',
    kind: 'authentication_refused',
    program: 'postgresql',
    forms: [
      {
        words: 'authentication failed for user peer',
        pattern: /Peer authentication failed for user \\?"(?<user>[^"\\]{1,80})\\?"/,
      },
      {
        words: 'authentication failed for user ident',
        pattern: /Ident authentication failed for user \\?"(?<user>[^"\\]{1,80})\\?"/,
      },
      {
        words: 'provided user name and authenticated user name do not match',
        pattern:
          /provided user name \((?<user>[^)]{1,80})\) and authenticated user name \((?<value>[^)]{1,80})\) do not match/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PostgreSQL lets {user} in only from the operating system account of that name',
    check: SHOW_HBA,
    repair: [
      {
        text: 'Connect over TCP with a password instead of the socket (give -h 127.0.0.1), or become the operating system account',
        host: 'psql -h 127.0.0.1 -U {user} -W',
      },
      {
        text: 'Or change the method of the "local" or "host" line in pg_hba.conf from peer or ident to scram-sha-256 and reload: then the password decides and not the account of the process',
        host: `sudo sed -i -E 's/^(local[[:space:]]+all[[:space:]]+all[[:space:]]+)peer/\\1scram-sha-256/' "$(sudo -u postgres psql -Atc 'show hba_file')" && sudo systemctl reload postgresql`,
      },
    ],
    source:
      'PostgreSQL documentation, 20.8 and 20.9 Ident and Peer Authentication; auth.c auth_failed(); hba.c check_usermap()',
    matches: [
      'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: FATAL:  Peer authentication failed for user "shop"',
      '2024-11-02 10:12:44 CET [9981] shop@shop FATAL:  Ident authentication failed for user "shop"',
      '2024-11-02 10:12:44 CET [9981] shop@shop LOG:  provided user name (shop) and authenticated user name (www-data) do not match',
    ],
    ignores: ['2024-11-02 10:12:44 CET [9981] LOG:  connection authorized: user=shop database=shop'],
  },
  {
    id: 'postgresql.no-hba-entry',
    kind: 'authentication_refused',
    program: 'postgresql',
    forms: [
      {
        words: 'no pg_hba conf entry for host',
        pattern:
          /no pg_hba\.conf entry for (?:replication connection from )?host \\?"(?<peer>[^"\\]{1,100})\\?", user \\?"(?<user>[^"\\]{1,80})\\?"(?:, database \\?"(?<object>[^"\\]{1,80})\\?")?/,
      },
      {
        words: 'pg_hba conf rejects connection for host',
        pattern:
          /pg_hba\.conf rejects (?:replication )?connection for host \\?"(?<peer>[^"\\]{1,100})\\?", user \\?"(?<user>[^"\\]{1,80})\\?"(?:, database \\?"(?<object>[^"\\]{1,80})\\?")?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL has no rule in pg_hba.conf that lets {user} in from {peer}',
    check: SHOW_HBA,
    repair: [
      {
        text: 'Add a line for this account, database and address to pg_hba.conf and reload; where the message ends with "no encryption" or "SSL off" and the rules are hostssl, let the client use sslmode=require instead',
        compose: `docker compose exec {server} sh -c 'echo "host {object|all} {user} {peer}/32 scram-sha-256" >> "$PGDATA/pg_hba.conf"' && docker compose exec {server} psql -U postgres -c "select pg_reload_conf()"`,
        kubernetes: `kubectl exec deploy/{server} -- sh -c 'echo "host {object|all} {user} {peer}/32 scram-sha-256" >> "$PGDATA/pg_hba.conf" && psql -U postgres -c "select pg_reload_conf()"'`,
        host: `echo "host {object|all} {user} {peer}/32 scram-sha-256" | sudo tee -a "$(sudo -u postgres psql -Atc 'show hba_file')" && sudo systemctl reload postgresql`,
      },
    ],
    source: 'PostgreSQL documentation, 20.16 Authentication Problems; auth.c ClientAuthentication()',
    matches: [
      'FATAL:  no pg_hba.conf entry for host "10.8.0.14", user "shop", database "shop", no encryption',
      'FATAL:  no pg_hba.conf entry for host "10.8.0.14", user "shop", database "shop", SSL off',
      '2025-01-09 11:02:17 UTC FATAL:  no pg_hba.conf entry for replication connection from host "10.8.0.15", user "replicator", no encryption',
      'FATAL:  pg_hba.conf rejects connection for host "10.8.0.14", user "shop", database "shop", SSL on',
    ],
    ignores: [
      'LOG:  connection authorized: user=shop database=shop application_name=psql (/etc/postgresql/pg_hba.conf:97)',
    ],
  },
  {
    id: 'postgresql.role-missing',
    kind: 'missing_object',
    program: 'postgresql',
    forms: [
      {
        words: 'role does not exist',
        pattern: /\b[Rr]ole \\?"(?!root\\?")(?<user>[^"\\]{1,80})\\?" does not exist(?!, skipping)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL has no account {user}',
    check: {
      text: 'List the accounts; in the official image POSTGRES_USER takes the place of "postgres" and is made only with an empty data directory, so a volume of an earlier set-up has other accounts',
      compose: `docker compose exec {server} sh -c 'psql -U "$POSTGRES_USER" -d postgres -c "\\du"'`,
      kubernetes: `kubectl exec deploy/{server} -- sh -c 'psql -U "$POSTGRES_USER" -d postgres -c "\\du"'`,
      host: `sudo -u postgres psql -c '\\du'`,
    },
    repair: [
      {
        text: 'Make the account, or correct the name that the client uses (without one, libpq takes the name of the operating system account)',
        compose: `docker compose exec {server} sh -c 'psql -U "$POSTGRES_USER" -d postgres -c "CREATE ROLE \\"{user}\\" LOGIN"'`,
        kubernetes: `kubectl exec deploy/{server} -- sh -c 'psql -U "$POSTGRES_USER" -d postgres -c "CREATE ROLE \\"{user}\\" LOGIN"'`,
        host: 'sudo -u postgres createuser --pwprompt {user}',
      },
      {
        text: 'Or make the data directory anew, when nothing in it is needed, so that POSTGRES_USER takes effect',
        compose: 'docker compose down -v && docker compose up -d',
        destructive: true,
      },
    ],
    source:
      'PostgreSQL source, miscinit.c InitializeSessionUserId(); crypt.c get_role_password(); acl.c get_role_oid()',
    matches: [
      'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: FATAL:  role "shop" does not exist',
      '2025-03-18 09:00:11.402 UTC [73] DETAIL:  Role "shop" does not exist.',
    ],
    ignores: [
      'NOTICE:  role "shop" does not exist, skipping',
      'botocore.exceptions.ClientError: the role with name app-role does not exist',
    ],
  },
  {
    id: 'postgresql.database-missing',
    kind: 'missing_object',
    program: 'postgresql',
    forms: [
      {
        words: 'database does not exist',
        pattern: /\bdatabase \\?"(?<object>[^"\\]{1,80})\\?" does not exist(?!, skipping)/,
      },
      {
        words: 'it seems to have just been dropped or renamed',
        pattern: /It seems to have just been dropped or renamed/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL has no database {object|of that name}',
    check: {
      text: 'List the databases; POSTGRES_DB is made only with an empty data directory, and a client without a database name asks for one named like its account',
      compose: `docker compose exec {server} sh -c 'psql -U "$POSTGRES_USER" -d postgres -l'`,
      kubernetes: `kubectl exec deploy/{server} -- sh -c 'psql -U "$POSTGRES_USER" -d postgres -l'`,
      host: 'sudo -u postgres psql -l',
    },
    repair: [
      {
        text: 'Make the database, then run the migrations; or correct the name at the end of the connection string',
        compose: `docker compose exec {server} sh -c 'createdb -U "$POSTGRES_USER" {object|<database>}'`,
        kubernetes: `kubectl exec deploy/{server} -- sh -c 'createdb -U "$POSTGRES_USER" {object|<database>}'`,
        host: 'sudo -u postgres createdb {object|<database>}',
      },
    ],
    source: 'PostgreSQL source, postinit.c InitPostgres(); dbcommands.c',
    matches: [
      '2025-03-18 09:00:11.402 UTC [73] FATAL:  database "shop" does not exist',
      'org.postgresql.util.PSQLException: FATAL: database "shop" does not exist',
      'failed to connect to `user=shop database=shop`: 172.18.0.2:5432 (db): server error: FATAL: database \\"shop\\" does not exist (SQLSTATE 3D000)',
      'DETAIL:  It seems to have just been dropped or renamed.',
    ],
    ignores: ['NOTICE:  database "shop" does not exist, skipping'],
  },
  {
    id: 'postgresql.tls-not-offered',
    kind: 'protocol_mismatch',
    program: 'postgresql',
    forms: [
      {
        words: 'server does not support ssl but was required',
        pattern: /server does not support SSL, but SSL was required/,
      },
      { words: 'the server does not support ssl', pattern: /The server does not support SSL(?: connections|\.|$)/ },
      { words: 'ssl is not enabled on the server', pattern: /SSL is not enabled on the server/ },
      { words: 'server refused tls connection', pattern: /server refused TLS connection/ },
    ],
    nearby: [/connection to server at "(?<peer>[^"]{1,100})"(?: \([^)]{1,60}\))?, port (?<port>\d{1,5})/],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The client demands TLS and PostgreSQL at {peer|the other end} has it switched off',
    check: {
      text: 'Ask the server whether it has TLS, and the client which sslmode it is given',
      compose: 'docker compose exec {peer|db} psql -U postgres -c "show ssl"',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -iE "sslmode|PGSSLMODE|DATABASE_URL"',
      host: 'sudo -u postgres psql -c "show ssl"',
    },
    repair: [
      {
        text: 'Inside a private network tell the client not to ask for TLS: sslmode=disable (libpq, JDBC, Go), ssl: false (node), SSL Mode=Disable (Npgsql)',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} PGSSLMODE=disable',
      },
      {
        text: 'Or switch TLS on in the server, with a key and certificate that the postgres account can read',
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET ssl = on" && sudo systemctl restart postgresql`,
      },
    ],
    source:
      'libpq fe-connect.c PQconnectPoll(); node-postgres connection.js; pgjdbc ConnectionFactoryImpl.enableSSL(); lib/pq ErrSSLNotSupported; pgconn',
    matches: [
      'connection to server at "db" (172.18.0.2), port 5432 failed: server does not support SSL, but SSL was required',
      'Error: The server does not support SSL connections',
      'pq: SSL is not enabled on the server',
      'failed to connect to `user=shop database=shop`: 172.18.0.2:5432 (db): tls error: server refused TLS connection',
    ],
    ignores: ['LOG:  could not accept SSL connection: EOF detected'],
  },
  {
    id: 'postgresql.tls-files-wrong',
    kind: 'file_permission',
    program: 'postgresql',
    forms: [
      {
        words: 'private key file has group or world access',
        pattern: /private key file \\?"(?<path>[^"\\]{1,200})\\?" has group or world access/,
      },
      {
        words: 'private key file must be owned by',
        pattern:
          /private key file \\?"(?<path>[^"\\]{1,200})\\?" must be owned by (?:the database user|the current user|root)/,
      },
      {
        words: 'could not load file permission denied',
        pattern:
          /could not load (?:server certificate|private key|root certificate) file \\?"(?<path>[^"\\]{1,200})\\?": Permission denied/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PostgreSQL refuses its TLS file {path}: wrong owner or mode',
    check: {
      text: 'Look at owner and mode: the key has to belong to the account of the server with mode 0600, or to root with 0640',
      compose: 'docker compose exec {service} ls -ln {path}',
      kubernetes: 'kubectl exec deploy/{service} -- ls -ln {path}',
      host: 'sudo ls -l {path}',
    },
    repair: [
      {
        text: 'Give the key to the account of the server (uid 999 in the Debian image, 70 in Alpine) and take it from everybody else',
        compose:
          'docker compose run --rm --user root --entrypoint sh {service} -c "chown postgres {path} && chmod 600 {path}"',
        kubernetes: `kubectl patch deploy/{service} -p '{"spec":{"template":{"spec":{"securityContext":{"fsGroup":999}}}}}'`,
        host: 'sudo chown postgres: {path} && sudo chmod 600 {path} && sudo systemctl restart postgresql',
      },
    ],
    source:
      'PostgreSQL documentation, 19.9 Secure TCP/IP Connections with SSL; be-secure-common.c check_ssl_key_file_permissions()',
    matches: [
      '2025-02-02 04:00:02.118 UTC [1] FATAL:  private key file "/var/lib/postgresql/server.key" has group or world access',
      '2025-02-02 04:00:02.118 UTC [1] FATAL:  private key file "server.key" must be owned by the database user or root',
      '2025-02-02 04:00:02.118 UTC [1] FATAL:  could not load server certificate file "/certs/server.crt": Permission denied',
    ],
    ignores: ['DETAIL:  File must have permissions u=rw (0600) or less if owned by the database user'],
  },
  {
    id: 'postgresql.tls-files-missing',
    kind: 'missing_file',
    program: 'postgresql',
    forms: [
      {
        words: 'could not load file no such file or directory',
        pattern:
          /could not load (?:server certificate|root certificate|private key) file \\?"(?<path>[^"\\]{1,200})\\?": No such file or directory/,
      },
      {
        words: 'could not access private key file',
        pattern: /could not access private key file \\?"(?<path>[^"\\]{1,200})\\?": No such file or directory/,
      },
      {
        words: 'root certificate file does not exist',
        pattern: /root certificate file \\?"(?<path>[^"\\]{1,200})\\?" does not exist/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PostgreSQL is to use TLS and its file {path} is not there',
    check: {
      text: 'Look whether the file is mounted where ssl_cert_file, ssl_key_file and ssl_ca_file (in the client: sslrootcert) point; a relative name is looked for in the data directory',
      compose: 'docker compose exec {service} ls -l {path}',
      kubernetes: 'kubectl exec deploy/{service} -- ls -l {path}',
      host: 'sudo ls -l {path}',
    },
    repair: [
      {
        text: 'Put the certificate there or mount it, or set the name of the file that there is; without a need for TLS set ssl = off',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'sudo -u postgres grep -nE "^ssl" "$(sudo -u postgres psql -Atc \'show config_file\')"',
      },
    ],
    source: 'PostgreSQL source, be-secure-openssl.c be_tls_init(); libpq fe-secure-openssl.c initialize_SSL()',
    matches: [
      '2025-02-02 04:00:02.118 UTC [1] FATAL:  could not load server certificate file "server.crt": No such file or directory',
      '2025-02-02 04:00:02.118 UTC [1] FATAL:  could not access private key file "/certs/server.key": No such file or directory',
      'connection to server at "db.example.org" (10.0.3.7), port 5432 failed: root certificate file "/root/.postgresql/root.crt" does not exist',
    ],
    ignores: ['WARNING:  could not open usermap file "/etc/postgresql/pg_ident.conf": No such file or directory'],
  },
];
