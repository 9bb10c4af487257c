import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DRIVER_ANSWERS: readonly CatalogueEntry[] = [
  {
    id: 'mysql.connector-no-answer',
    kind: 'unreachable',
    forms: [
      {
        words: 'mysqlexception connect timeout expired',
        pattern: /MySqlException[^\r\n]{0,40}: Connect Timeout expired\.?$/,
      },
      {
        words: 'trilogy timeouterror trilogy_connect unable to connect',
        pattern:
          /Trilogy::TimeoutError: trilogy_connect - unable to connect to (?<peer>[\w.-]{1,120}):?(?<port>\d{0,5})/,
      },
      {
        words: 'mysql2 error timeouterror timeout waiting for a response from',
        pattern: /Mysql2::Error::TimeoutError: Timeout waiting for a response from the last query/,
      },
      { words: 'trilogy_closed_connection', pattern: /trilogy_\w{1,24}: TRILOGY_CLOSED_CONNECTION/ },
      { words: 'trilogy syscallerror', pattern: /Trilogy::SyscallError::\w{3,16}: (?<value>[\w ]{1,60}) - trilogy_/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mysql',
    specificity: 2,
    means: 'The MySQL client gets no answer from {peer|the server}: {value|no connection, or it was cut}',
    check: { text: 'Reach it from here', host: 'nc -vz {peer|<host>} 3306; mysqladmin -h {peer|<host>} ping' },
    repair: [
      {
        text: 'Open the way (host, firewall, security group); shorten slow queries or raise Connection Timeout / read_timeout; keep idle connections below wait_timeout',
      },
    ],
    source:
      'MySqlConnector src/MySqlConnector/Core/ServerSession.cs; trilogy contrib/ruby/ext/trilogy-ruby/cext.c handle_trilogy_error(); mysql2 ext/mysql2/client.c',
    matches: [
      'MySqlConnector.MySqlException (0x80004005): Connect Timeout expired.',
      'Trilogy::TimeoutError: trilogy_connect - unable to connect to db:3306',
      'Mysql2::Error::TimeoutError: Timeout waiting for a response from the last query. (waited 30 seconds)',
      'Trilogy::EOFError: trilogy_query_recv: TRILOGY_CLOSED_CONNECTION',
      'Trilogy::SyscallError::ECONNRESET: Connection reset by peer - trilogy_query_recv',
    ],
    ignores: ['Connect Timeout set to 15'],
  },
  {
    id: 'mysql.go-connection-invalid',
    kind: 'unreachable',
    forms: [
      { words: 'closing bad idle connection', pattern: /closing bad idle connection: (?<value>[\w ]{1,60})/ },
      { words: 'invalid connection', pattern: /(?:^|: |[Ee]rr(?:or)?[=:] ?"?)invalid connection(?:$|")/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mysql',
    specificity: 2,
    means: 'The Go MySQL driver drops a connection that the server or the network had cut: {value|closed}',
    check: {
      text: 'Compare wait_timeout with the age of connections',
      host: 'mysql -e "SHOW VARIABLES LIKE \'%wait_timeout\'"',
    },
    repair: [{ text: 'db.SetConnMaxLifetime below wait_timeout and the idle limits of proxies' }],
    source: 'go-sql-driver/mysql errors.go ErrInvalidConn, connection.go',
    matches: [
      '[mysql] 2026/01/05 10:00:00 connection.go:803: closing bad idle connection: EOF',
      'query orders: invalid connection',
    ],
    ignores: ['invalid connection string', 'closing idle connection'],
  },
  {
    id: 'mysql.go-out-of-sync',
    kind: 'code_defect',
    forms: [
      {
        words: 'commands out of sync',
        pattern: /commands out of sync\. (?:You can't run this command now|Did you run multiple statements at once\?)/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'mysql',
    specificity: 2,
    means: 'The Go code used a MySQL connection whose earlier answer was not read to its end',
    check: { text: 'See which queries share one connection or transaction, and where rows are not closed' },
    repair: [
      {
        text: 'Close rows before the next query of the same transaction, never share a Conn or Tx among goroutines, one statement per call or multiStatements=true',
      },
    ],
    source: 'go-sql-driver/mysql errors.go ErrPktSync, ErrPktSyncMul',
    matches: [
      "commands out of sync. You can't run this command now",
      '[mysql] packets.go:45: commands out of sync. Did you run multiple statements at once?',
    ],
    ignores: ['commands are in sync'],
  },
  {
    id: 'mysql.go-plugin-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'this user requires password authentication',
        pattern: /this user requires (?<value>old|mysql native) password authentication/,
      },
      {
        words: 'this user requires clear text authentication',
        pattern: /this user requires (?<value>clear text) authentication/,
      },
      {
        words: 'this authentication plugin is not supported',
        pattern: /(?:^|: )this authentication plugin is not supported/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The Go MySQL driver does not log in so: the account wants {value|another plugin}',
    check: { text: 'See the plugin of the account', host: 'mysql -e "SELECT user,host,plugin FROM mysql.user"' },
    repair: [
      {
        text: 'ALTER USER to caching_sha2_password and renew the driver; only behind TLS allow allowCleartextPasswords or allowNativePasswords in the DSN',
      },
    ],
    source: 'go-sql-driver/mysql errors.go ErrOldPassword, ErrNativePassword, ErrCleartextPassword, ErrUnknownPlugin',
    matches: [
      "this user requires old password authentication. If you still want to use it, please add 'allowOldPasswords=1' to your DSN",
      'this user requires mysql native password authentication',
      "this user requires clear text authentication. If you still want to use it, please add 'allowCleartextPasswords=1' to your DSN",
      'ping db: this authentication plugin is not supported',
    ],
    ignores: ['caching_sha2_password is the default plugin'],
  },
  {
    id: 'oracle.thin-verifier-old',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'password verifier type is not supported by in mode',
        pattern:
          /(?:DPY-3015|NJS-116): password verifier type (?<value>\w{1,12}) is not supported by [\w-]{1,24} in [Tt]hin mode/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'oracle',
    specificity: 3,
    means: "Oracle's thin driver cannot log in: the account has only the old 10G verifier",
    check: {
      text: 'See the verifiers',
      host: 'sqlplus / as sysdba <<< "select username,password_versions from dba_users;"',
    },
    repair: [
      {
        text: 'Set the password again so that 11G/12C verifiers are made (SEC_CASE_SENSITIVE_LOGON true), or use the thick mode',
      },
    ],
    source: 'python-oracledb src/oracledb/errors.py ERR_UNSUPPORTED_VERIFIER_TYPE; node-oracledb lib/errors.js NJS-116',
    matches: [
      'oracledb.exceptions.NotSupportedError: DPY-3015: password verifier type 0x939 is not supported by python-oracledb in thin mode',
      'Error: NJS-116: password verifier type 0x939 is not supported by node-oracledb in Thin mode',
    ],
    ignores: ['DPY-3015 is explained in the guide'],
  },
  {
    id: 'oracle.node-pool-refused',
    kind: 'pool_exhausted',
    forms: [
      {
        words: 'njs 076 connection request rejected pool queue length queuemax',
        pattern: /NJS-076: connection request rejected\. Pool queue length "queueMax" (?<limit>\d{1,6}) reached/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'oracle',
    specificity: 3,
    means: "node-oracledb's queue for connections is full: {limit} wait",
    check: {
      text: 'See what holds connections for long: a leak, slow queries, a burst',
      compose: 'docker compose logs --since 30m {service}',
      kubernetes: 'kubectl logs deploy/{service} --since 30m',
      host: 'journalctl -u {service} --since -30m',
    },
    repair: [
      {
        text: 'Close connections in finally, then raise poolMax (and UV_THREADPOOL_SIZE in thick mode); queueMax only afterwards',
      },
    ],
    source: 'node-oracledb lib/errors.js NJS-076',
    matches: [
      'Error: NJS-076: connection request rejected. Pool queue length "queueMax" 500 reached',
      'NJS-076: connection request rejected. Pool queue length "queueMax" 20 reached',
    ],
    ignores: ['NJS-040: connection request timeout'],
  },
  {
    id: 'oracle.connection-broken',
    kind: 'unreachable',
    forms: [
      {
        words: 'njs 500 connection to oracle database was broken',
        pattern: /NJS-500: connection to (?:the )?Oracle Database was (?:closed or )?broken/,
      },
      {
        words: 'njs 501 connection to host port terminated unexpectedly',
        pattern: /NJS-501: connection to host (?<peer>[\w.:-]{1,120}) port (?<port>\d{1,5}) terminated unexpectedly/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'oracle',
    specificity: 2,
    means: 'The connection to Oracle {peer|} was cut',
    check: { text: 'See the alert log and what lies between (firewall, SQLNET.EXPIRE_TIME)' },
    repair: [
      { text: 'Look why the session ended; set expireTime / poolPingInterval so that dead connections are found' },
    ],
    source: 'node-oracledb lib/errors.js NJS-500 (before 6.6: "to the Oracle Database was broken"), NJS-501',
    matches: [
      'Error: NJS-500: connection to the Oracle Database was broken',
      'Error: NJS-500: connection to Oracle Database was closed or broken',
      'NJS-501: connection to host dbhost.example.com port 1521 terminated unexpectedly.',
    ],
    ignores: ['NJS-503: connection to host db port 1521 could not be established'],
  },
  {
    id: 'ruby.pool-timeout',
    kind: 'pool_exhausted',
    program: 'ruby',
    forms: [
      {
        words: 'connectionpool timeouterror waited sec available',
        pattern:
          /ConnectionPool::TimeoutError:? \(?Waited (?<limit>[\d.]{1,8}) sec, (?<value>\d{1,5}\/\d{1,5}) available/,
      },
      {
        words: 'sequel pooltimeout timeout elapsed',
        pattern: /Sequel::PoolTimeout:? \(?timeout: (?<limit>[\d.]{1,8}), elapsed: [\d.]{1,10}/,
      },
      { words: 'waited sec available', pattern: /Waited (?<limit>[\d.]{1,8}) sec, (?<value>0\/\d{1,5}) available/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: 'No connection of the Ruby pool came free within {limit} s',
    check: {
      text: 'See what holds connections for long: a leak, slow queries, a burst',
      compose: 'docker compose logs --since 30m {service}',
      kubernetes: 'kubectl logs deploy/{service} --since 30m',
      host: 'journalctl -u {service} --since -30m',
    },
    repair: [
      {
        text: 'Make the pool as large as the threads that use it (RAILS_MAX_THREADS, Sidekiq concurrency, max_connections: of Sequel), and look for slow calls inside of with { }',
      },
    ],
    source: 'connection_pool lib/connection_pool/timed_stack.rb; sequel lib/sequel/connection_pool/threaded.rb',
    matches: [
      'ConnectionPool::TimeoutError: Waited 1 sec, 0/5 available',
      'Sequel::PoolTimeout: timeout: 5.0, elapsed: 5.004',
      'Waited 5 sec, 0/10 available',
    ],
    ignores: ['Waited 1 sec for the lock'],
  },
  {
    id: 'redis.ruby-client-no-answer',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'redis timeouterror',
        pattern: /Redis::TimeoutError:? \(?(?:Waited (?<limit>[\d.]{1,8}) seconds|Connection timed out)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 2,
    means: 'Redis did not answer the Ruby client within {limit|the time-out} s',
    check: { text: 'Look for slow commands and load', host: 'redis-cli --latency; redis-cli slowlog get 10' },
    repair: [{ text: 'Avoid KEYS and large values, give Redis memory and CPU, or raise timeout' }],
    source: 'redis-client lib/redis_client/ruby_connection/buffered_io.rb; redis-rb 4 lib/redis/client.rb',
    matches: ['Redis::TimeoutError: Waited 5.0 seconds', 'Redis::TimeoutError (Connection timed out)'],
    ignores: ['Waited 5.0 seconds for the server'],
  },
  {
    id: 'redis.ruby-client-refused',
    kind: 'connection_refused',
    forms: [
      {
        words: 'error connecting to redis on',
        pattern: /Error connecting to Redis on (?<peer>[\w.-]{1,120}):(?<port>\d{1,5}) \((?<value>[\w:]{1,40})\)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 3,
    means: 'Nobody answers at {peer}:{port} for Redis: {value}',
    check: { text: 'Reach it from here', host: 'redis-cli -h {peer} -p {port} ping' },
    repair: [{ text: 'Start Redis, or set REDIS_URL to where it is (the name of the service inside of a container)' }],
    source: 'redis-rb 3 and 4 lib/redis/client.rb establish_connection()',
    matches: [
      'Redis::CannotConnectError: Error connecting to Redis on localhost:6379 (Errno::ECONNREFUSED)',
      'Error connecting to Redis on redis:6379 (Errno::EHOSTUNREACH)',
    ],
    ignores: ['Connected to Redis on localhost:6379'],
  },
  {
    id: 'mysql.dotnet-not-reached',
    kind: 'unreachable',
    forms: [
      {
        words: 'unable to connect any of the specified mysql hosts',
        pattern: /Unable to connect to any of the specified MySQL hosts/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The .NET client reaches no MySQL server',
    check: { text: 'Reach it from here', host: 'nc -vz <host> 3306' },
    repair: [{ text: 'Start the server, correct Server and Port of the connection string, open the way to it' }],
    source: 'MySqlConnector src/MySqlConnector/Core/ServerSession.cs, MySqlConnection.cs; MySql.Data writes the same',
    matches: [
      'MySqlConnector.MySqlException (0x80004005): Unable to connect to any of the specified MySQL hosts.',
      'MySql.Data.MySqlClient.MySqlException: Unable to connect to any of the specified MySQL hosts.',
    ],
    ignores: ['connected to MySQL host db'],
  },
  {
    id: 'mysql.dotnet-command-late',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'the command timeout expired before operation completed',
        pattern: /The Command Timeout expired before the operation completed/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mysql',
    specificity: 2,
    means: 'A MySQL command of the .NET client took longer than Command Timeout',
    check: { text: 'See what runs and waits', host: 'mysql -e "SHOW FULL PROCESSLIST"' },
    repair: [
      { text: 'Make the query faster (index, locks), or raise DefaultCommandTimeout where it may take so long' },
    ],
    source: 'MySqlConnector src/MySqlConnector/MySqlException.cs CreateForTimeout()',
    matches: [
      'MySqlConnector.MySqlException (0x80004005): The Command Timeout expired before the operation completed.',
      '---> MySqlConnector.MySqlException: The Command Timeout expired before the operation completed.',
    ],
    ignores: ['Command Timeout set to 30'],
  },
  {
    id: 'mysql.trilogy-name-unknown',
    kind: 'name_resolution',
    forms: [{ words: 'trilogy_dns_error', pattern: /trilogy_\w{1,24}[^\r\n]{0,120}: TRILOGY_DNS_ERROR/ }],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The Ruby client (Trilogy) finds no address for its MySQL server',
    check: { text: 'Ask from the same place', host: 'getent hosts <host>' },
    repair: [
      { text: 'Correct host of database.yml or DATABASE_URL; inside of a container use the name of the service' },
    ],
    source: 'trilogy contrib/ruby/ext/trilogy-ruby/cext.c handle_trilogy_error()',
    matches: [
      'Trilogy::BaseConnectionError: trilogy_connect - unable to connect to db:3306: TRILOGY_DNS_ERROR',
      'ActiveRecord::ConnectionNotEstablished: trilogy_auth_recv: TRILOGY_DNS_ERROR',
    ],
    ignores: ['trilogy connected to db:3306'],
  },
];
