import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const IS_IT_UP: Step = {
  text: 'See whether the server runs, listens on that address and answers',
  compose: 'docker compose ps; docker compose logs --tail 50 {peer|db}; docker compose exec {peer|db} pg_isready',
  kubernetes: 'kubectl get pods,endpoints -o wide | grep -iE "postgres|{peer|db}"',
  host: `pg_isready -h {peer|127.0.0.1} -p {port|5432}; sudo ss -ltnp 'sport = :{port|5432}'`,
};

export const POSTGRESQL_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'postgresql.client-refused',
    kind: 'connection_refused',
    forms: [
      {
        words: 'connection to server at port failed connection refused',
        pattern:
          /connection to server at "(?!127\.|localhost\b|\[?::1\b)(?<peer>[^"]{1,100})"(?: \([^)]{1,60}\))?, port (?<port>\d{1,5}) failed: Connection refused/,
      },
      {
        words: 'is the server running on host and accepting tcp ip connections on port',
        pattern:
          /Is the server running on host "(?!127\.|localhost\b|\[?::1\b)(?<peer>[^"]{1,100})"(?: \([^)]{1,60}\))? and accepting\s?TCP\/IP connections on port (?<port>\d{1,5})\?/,
      },
      {
        words: 'connection to refused check that the hostname and port are correct',
        pattern:
          /Connection to (?!127\.|localhost\b|\[?::1\b)(?<peer>[^\s:]{1,100}):(?<port>\d{1,5}) refused\. Check that the hostname and port are correct and that the postmaster is accepting TCP\/IP connections/,
      },
      {
        words: 'econnrefused 5432',
        pattern: /ECONNREFUSED (?!127\.|localhost\b|\[?::1\b)(?<peer>[\da-fA-F.:]{2,45}):(?<port>5432)\b/,
      },
      {
        words: 'failed to connect to dial error connection refused',
        pattern:
          /failed to connect to [`\\]{0,2}(?:host|user|database)=.{1,160}dial tcp (?!127\.|localhost\b|\[?::1\b)(?<peer>\[?[\da-fA-F.:]{2,45}\]?):(?<port>\d{1,5}): connect: connection refused/,
      },
      {
        words: 'failed to connect to npgsql',
        pattern:
          /Npgsql\.NpgsqlException.{0,40}: Failed to connect to (?!127\.|localhost\b|\[?::1\b)(?<peer>[^\s:]{1,100}):(?<port>\d{1,5})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'No PostgreSQL listens at {peer}:{port}',
    check: IS_IT_UP,
    repair: [
      {
        text: 'Start the database and read why it stopped; inside a container "localhost" is the container itself, so name the service of the database',
        compose: 'docker compose up -d {peer|db} && docker compose restart {service}',
        kubernetes: 'kubectl get svc -A | grep -i postgres',
        host: 'sudo systemctl start postgresql',
      },
      {
        text: `When it listens on 127.0.0.1 only, let it listen on the network (listen_addresses) and allow the client in pg_hba.conf`,
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET listen_addresses = '*'" && sudo systemctl restart postgresql`,
      },
    ],
    source:
      'libpq fe-connect.c; pgjdbc ConnectionFactoryImpl; node-postgres; jackc/pgconn; Npgsql NpgsqlConnector.Connect()',
    matches: [
      'connection to server at "db" (172.18.0.2), port 5432 failed: Connection refused',
      'Is the server running on host "db" (172.18.0.9) and accepting TCP/IP connections on port 5432?',
      'org.postgresql.util.PSQLException: Connection to db:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.',
      'Error: connect ECONNREFUSED 172.18.0.9:5432',
      'failed to connect to `host=db user=shop database=shop`: dial error (dial tcp 172.18.0.2:5432: connect: connection refused)',
      'Npgsql.NpgsqlException (0x80004005): Failed to connect to 172.18.0.2:5432',
    ],
    ignores: [
      'connection to server at "db" (172.18.0.2), port 5432 failed: FATAL:  the database system is starting up',
    ],
  },
  {
    id: 'postgresql.client-socket-missing',
    kind: 'wrong_address',
    forms: [
      {
        words: 'connection to server on socket failed no such file or directory',
        pattern:
          /connection to server on socket "(?<path>[^"]{1,160}\.s\.PGSQL\.(?<port>\d{1,5}))" failed: (?:No such file or directory|Connection refused)/,
      },
      {
        words: 'connections on unix domain socket',
        pattern: /connections on Unix domain socket "(?<path>[^"]{1,160}\.s\.PGSQL\.(?<port>\d{1,5}))"/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The client finds no PostgreSQL at the local socket {path}',
    check: {
      text: 'See whether the client has a host name at all: without PGHOST or a host in its address libpq takes the socket of the same machine',
      compose: 'docker compose exec {service} env | grep -iE "PGHOST|DATABASE_URL|DB_HOST"',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -iE "PGHOST|DATABASE_URL|DB_HOST"',
      host: 'systemctl status postgresql; ls -l /var/run/postgresql /tmp/.s.PGSQL*',
    },
    repair: [
      {
        text: 'Name the host of the database (PGHOST, or the host of the connection string)',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} PGHOST=<service of the database>',
      },
      {
        text: 'When the database should run on this machine: start it, or give the directory of its socket with -h',
        host: 'sudo systemctl start postgresql && pg_lsclusters',
      },
    ],
    source: 'libpq fe-connect.c emitHostIdentityInfo(), connectFailureMessage()',
    matches: [
      'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory',
      '\tconnections on Unix domain socket "/tmp/.s.PGSQL.5432"?',
    ],
    ignores: ['LOG:  listening on Unix socket "/var/run/postgresql/.s.PGSQL.5432"'],
  },
  {
    id: 'postgresql.client-name-unknown',
    kind: 'name_resolution',
    forms: [
      {
        words: 'could not translate host name to address',
        pattern: /could not translate host name "(?<peer>[^"]{1,120})" to address: (?<value>.{3,60})/,
      },
      {
        words: 'failed to connect to hostname resolving error',
        pattern:
          /failed to connect to [`\\]{0,2}(?:host|user|database)=.{1,160}hostname resolving error.{0,12}lookup (?<peer>[^\s:]{1,100})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The name {peer} of the PostgreSQL server cannot be resolved',
    check: {
      text: 'Resolve the name where the client runs; in compose both services have to share a network and the database has to be up',
      compose: 'docker compose exec {service} getent hosts {peer}; docker compose ps -a',
      kubernetes: 'kubectl get svc -A | grep -w {peer}; kubectl exec deploy/{service} -- getent hosts {peer}',
      host: 'getent hosts {peer}; cat /etc/resolv.conf',
    },
    repair: [
      {
        text: 'Correct the host name, or start the service of that name in the same network (in another namespace of Kubernetes: name.namespace)',
        compose: 'docker compose up -d && docker compose restart {service}',
        kubernetes: 'kubectl set env deploy/{service} PGHOST={peer}.<namespace>.svc',
      },
    ],
    source: 'libpq fe-connect.c PQconnectPoll(); jackc/pgconn',
    matches: [
      'psycopg2.OperationalError: could not translate host name "db" to address: Name or service not known',
      'failed to connect to `host=db user=shop database=shop`: hostname resolving error (lookup db on 127.0.0.11:53: no such host)',
      'failed to connect to `user=shop database=shop`: hostname resolving error: lookup db on 127.0.0.11:53: server misbehaving',
    ],
    ignores: ['LOG:  could not resolve "10.0.0.9": Name or service not known'],
  },
  {
    id: 'postgresql.client-unreachable',
    kind: 'unreachable',
    forms: [
      {
        words: 'connection to server at port failed',
        pattern:
          /connection to server at "(?<peer>[^"]{1,100})"(?: \([^)]{1,60}\))?, port (?<port>\d{1,5}) failed: (?<value>Connection timed out|timeout expired|No route to host|Network is unreachable|Operation timed out)/,
      },
      {
        words: 'etimedout 5432',
        pattern: /(?<value>ETIMEDOUT|EHOSTUNREACH|ENETUNREACH) (?<peer>[\da-fA-F.:]{2,45}):(?<port>5432)\b/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL at {peer}:{port} does not answer: {value}',
    check: {
      text: 'See whether packets get there: a firewall, a security group, a NetworkPolicy, a wrong address or a host that is down',
      compose: 'docker compose exec {service} sh -c "nc -vz -w 3 {peer} {port}"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "nc -vz -w 3 {peer} {port}"; kubectl get networkpolicy',
      host: 'nc -vz -w 3 {peer} {port}; ip route get {peer}',
    },
    repair: [
      {
        text: 'Open port {port} from the client to the database, or correct the address',
        host: 'sudo ufw allow from <client> to any port {port} proto tcp',
      },
    ],
    source: 'libpq fe-connect.c; node net module',
    matches: [
      'connection to server at "10.0.3.7", port 5432 failed: Connection timed out',
      'connection to server at "db.example.org" (10.0.3.7), port 5432 failed: timeout expired',
      'Error: connect ETIMEDOUT 10.0.3.7:5432',
    ],
    ignores: ['connection to server at "10.0.3.7", port 5432 failed: Connection refused'],
  },
  {
    id: 'postgresql.client-cut-off',
    kind: 'unreachable',
    forms: [
      {
        words: 'server closed the connection unexpectedly',
        pattern: /server closed the connection unexpectedly/,
      },
      { words: 'connection terminated unexpectedly', pattern: /Error: Connection terminated unexpectedly/ },
      {
        words: 'an i o error occurred while sending to the backend',
        pattern: /PSQLException: An I\/O error occurred while sending to the backend/,
      },
      {
        words: 'connection was closed in the middle of operation',
        pattern: /ConnectionDoesNotExistError: connection was closed in the middle of operation/,
      },
      { words: 'ssl connection has been closed unexpectedly', pattern: /SSL connection has been closed unexpectedly/ },
      {
        words: 'npgsqlexception exception while reading from stream',
        pattern: /NpgsqlException.{0,40}: Exception while (?:reading from|writing to) stream/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'postgresql',
    specificity: 2,
    means: 'An open connection to PostgreSQL was cut',
    check: {
      text: 'Read the log of the server at that time: a crash, a restart, an idle timeout; with nothing there it was a firewall, NAT or load balancer that drops idle connections',
      compose: 'docker compose logs --tail 200 db | grep -E "terminat|shut|signal|crash"',
      kubernetes: 'kubectl logs deploy/<database> --tail 200 | grep -E "terminat|shut|signal|crash"',
      host: 'sudo grep -hE "terminat|shut|signal|crash" /var/log/postgresql/*.log | tail',
    },
    repair: [
      {
        text: 'Repair what ended the server; let the pool test connections before use (pool_pre_ping, connectionTestQuery, maxLifetime below the limit of the network) and switch TCP keepalives on',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'libpq fe-misc.c pqReadData(); fe-secure-openssl.c; node-postgres client.js; pgjdbc QueryExecutorImpl; asyncpg; Npgsql',
    matches: [
      'psycopg2.OperationalError: server closed the connection unexpectedly',
      'Error: Connection terminated unexpectedly',
      'org.postgresql.util.PSQLException: An I/O error occurred while sending to the backend.',
      'asyncpg.exceptions.ConnectionDoesNotExistError: connection was closed in the middle of operation',
      'psycopg2.OperationalError: SSL connection has been closed unexpectedly',
      'Npgsql.NpgsqlException (0x80004005): Exception while reading from stream',
    ],
    ignores: ['LOG:  could not receive data from client: Connection reset by peer'],
  },
  {
    id: 'postgresql.client-too-old-for-scram',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'authentication method 10 not supported',
        pattern: /authentication method (?<value>10) not supported/i,
      },
      {
        words: 'scram authentication requires libpq version 10 or above',
        pattern: /SCRAM authentication requires libpq version 10 or above/,
      },
      {
        words: 'the authentication type 10 is not supported',
        pattern: /The authentication type (?<value>10) is not supported/,
      },
      { words: 'unknown authentication response 10', pattern: /pq: unknown authentication response: (?<value>10)/ },
      {
        words: 'unknown authenticationok message type',
        pattern: /Unknown authenticationOk message type/,
      },
      {
        words: 'authentication method not supported received 10',
        pattern: /Authentication method not supported \(Received: (?<value>10)\)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The PostgreSQL driver is too old for passwords stored as scram-sha-256',
    check: {
      text: 'Print the version of the driver or of libpq, and how the password is stored',
      compose: `docker compose exec {service} sh -c "ldconfig -p | grep libpq"; docker compose exec {server|db} psql -U postgres -c "select rolname, left(rolpassword, 13) from pg_authid"`,
      host: `ldconfig -p | grep libpq; sudo -u postgres psql -c "select rolname, left(rolpassword, 13) from pg_authid"`,
    },
    repair: [
      {
        text: 'Update the driver (libpq 10, pgjdbc 42.2, node-postgres 7.x, lib/pq 1.0, Npgsql 3.2.7 and later know SCRAM), rebuild and redeploy',
        compose: 'docker compose build --pull {service} && docker compose up -d {service}',
        host: 'sudo apt-get install --only-upgrade libpq5',
      },
      {
        text: 'Only as a makeshift: store this password as md5 again (set the method of its line in pg_hba.conf to md5, too)',
        host: `sudo -u postgres psql -c "SET password_encryption = 'md5'; ALTER USER <account> PASSWORD '<password>'"`,
      },
    ],
    source:
      'libpq fe-auth.c pg_fe_sendauth(); pgjdbc ConnectionFactoryImpl.doAuthentication(); lib/pq conn.go auth(); PostgreSQL documentation 20.5',
    matches: [
      'SQLSTATE[08006] [7] authentication method 10 not supported',
      'django.db.utils.OperationalError: SCRAM authentication requires libpq version 10 or above',
      "org.postgresql.util.PSQLException: The authentication type 10 is not supported. Check that you have configured the pg_hba.conf file to include the client's IP address or subnet",
      'pq: unknown authentication response: 10',
      'Error: Unknown authenticationOk message type 10',
      'Npgsql.NpgsqlException: Authentication method not supported (Received: 10)',
    ],
    ignores: ['LOG:  connection authenticated: identity="shop" method=scram-sha-256'],
  },
  {
    id: 'postgresql.client-wants-primary',
    kind: 'missing_object',
    forms: [
      {
        words: 'could not find a server with specified targetservertype',
        pattern: /Could not find a server with specified targetServerType: (?<value>\w{3,20})/,
      },
      { words: 'server failed session is read only', pattern: /failed: session is (?<value>read-only|not read-only)/ },
      {
        words: 'failed server is in hot standby mode',
        pattern: /failed: server is (?:not )?in (?<value>hot standby) mode/,
      },
      {
        words: 'validateconnect failed read only connection',
        pattern: /ValidateConnect failed.{0,10}(?<value>read only) connection/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'postgresql',
    specificity: 2,
    means: 'No PostgreSQL server of the kind the client wants is there ({value})',
    check: {
      text: 'Ask each server in the connection string whether it is a standby; with none in charge a failover is under way or has failed',
      compose: 'docker compose ps; docker compose exec {server|db} psql -U postgres -Atc "select pg_is_in_recovery()"',
      kubernetes: 'kubectl get pods -L role,spilo-role,cnpg.io/instanceRole',
      host: 'patronictl list || psql -h <server> -Atc "select pg_is_in_recovery()"',
    },
    repair: [
      {
        text: 'Promote a standby, when the primary is gone for good; make sure first that the old one cannot come back as a second primary',
        host: 'patronictl failover || sudo -u postgres psql -c "select pg_promote()"',
        destructive: true,
      },
    ],
    source:
      'pgjdbc ConnectionFactoryImpl.openConnectionImpl(); libpq fe-connect.c (target_session_attrs); pgconn ValidateConnectTargetSessionAttrsReadWrite',
    matches: [
      'org.postgresql.util.PSQLException: Could not find a server with specified targetServerType: primary',
      'connection to server at "pg-2" (10.0.0.5), port 5432 failed: session is read-only',
      'connection to server at "pg-2" (10.0.0.5), port 5432 failed: server is in hot standby mode',
      'failed to connect to `host=pg-2 user=shop database=shop`: ValidateConnect failed (read only connection)',
    ],
    ignores: ['LOG:  database system is ready to accept read-only connections'],
  },
  {
    id: 'postgresql.client-refused-at-loopback',
    kind: 'wrong_address',
    forms: [
      {
        words: 'connection to server at port failed connection refused',
        pattern:
          /connection to server at "(?=127\.|localhost\b|\[?::1\b)(?<peer>[^"]{1,100})"(?: \([^)]{1,60}\))?, port (?<port>\d{1,5}) failed: Connection refused/,
      },
      {
        words: 'is the server running on host and accepting tcp ip connections on port',
        pattern:
          /Is the server running on host "(?=127\.|localhost\b|\[?::1\b)(?<peer>[^"]{1,100})"(?: \([^)]{1,60}\))? and accepting\s?TCP\/IP connections on port (?<port>\d{1,5})\?/,
      },
      {
        words: 'connection to refused check that the hostname and port are correct',
        pattern:
          /Connection to (?=127\.|localhost\b|\[?::1\b)(?<peer>[^\s:]{1,100}):(?<port>\d{1,5}) refused\. Check that the hostname and port are correct and that the postmaster is accepting TCP\/IP connections/,
      },
      {
        words: 'econnrefused 5432',
        pattern: /ECONNREFUSED (?=127\.|localhost\b|\[?::1\b)(?<peer>[\da-fA-F.:]{2,45}):(?<port>5432)\b/,
      },
      {
        words: 'failed to connect to dial error connection refused',
        pattern:
          /failed to connect to [`\\]{0,2}(?:host|user|database)=.{1,160}dial tcp (?=127\.|localhost\b|\[?::1\b)(?<peer>\[?[\da-fA-F.:]{2,45}\]?):(?<port>\d{1,5}): connect: connection refused/,
      },
      {
        words: 'failed to connect to npgsql',
        pattern:
          /Npgsql\.NpgsqlException.{0,40}: Failed to connect to (?=127\.|localhost\b|\[?::1\b)(?<peer>[^\s:]{1,100}):(?<port>\d{1,5})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'No PostgreSQL listens at {peer}:{port|5432}; in a container that is the container itself',
    onHost: { kind: 'connection_refused', means: 'No PostgreSQL listens at {peer}:{port|5432} of this host' },
    check: {
      text: 'See whether the server runs, listens on that address and answers',
      compose: 'docker compose ps; docker compose logs --tail 50 {peer|db}; docker compose exec {peer|db} pg_isready',
      kubernetes: 'kubectl get pods,endpoints -o wide | grep -iE "postgres|{peer|db}"',
      host: "pg_isready -h {peer|127.0.0.1} -p {port|5432}; sudo ss -ltnp 'sport = :{port|5432}'",
    },
    repair: [
      {
        text: 'Start the database and read why it stopped; inside a container "localhost" is the container itself, so name the service of the database',
        compose: 'docker compose up -d {peer|db} && docker compose restart {service}',
        kubernetes: 'kubectl get svc -A | grep -i postgres',
        host: 'sudo systemctl start postgresql',
      },
      {
        text: 'When it listens on 127.0.0.1 only, let it listen on the network (listen_addresses) and allow the client in pg_hba.conf',
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET listen_addresses = '*'" && sudo systemctl restart postgresql`,
      },
    ],
    source:
      'libpq fe-connect.c; pgjdbc ConnectionFactoryImpl; node-postgres; jackc/pgconn; Npgsql NpgsqlConnector.Connect()',
    matches: [
      'connection to server at "127.0.0.1" (172.18.0.2), port 5432 failed: Connection refused',
      'Is the server running on host "localhost" (::1) and accepting TCP/IP connections on port 5432?',
      'org.postgresql.util.PSQLException: Connection to localhost:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.',
      'Error: connect ECONNREFUSED 127.0.0.1:5432',
      'failed to connect to `host=db user=shop database=shop`: dial error (dial tcp 127.0.0.1:5432: connect: connection refused)',
      'Npgsql.NpgsqlException (0x80004005): Failed to connect to 127.0.0.1:5432',
    ],
    ignores: [
      'connection to server at "db" (172.18.0.2), port 5432 failed: FATAL:  the database system is starting up',
      'connection to server at "db" (172.18.0.2), port 5432 failed: Connection refused',
    ],
  },
];
