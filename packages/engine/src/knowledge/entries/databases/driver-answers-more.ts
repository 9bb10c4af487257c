import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DRIVER_ANSWERS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'memcached.dalli-failed',
    kind: 'connection_refused',
    forms: [
      {
        words: 'failed count',
        pattern: /(?<peer>[\w.-]{1,120}):(?<port>\d{1,5}) failed \(count: \d{1,6}\) (?<value>[^\r\n]{1,100})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'memcached',
    specificity: 2,
    means: 'Memcached at {peer}:{port} does not answer: {value}',
    check: { text: 'Reach it', host: 'echo stats | nc -w1 {peer} {port}' },
    repair: [{ text: 'Start it or correct MEMCACHE_SERVERS' }],
    source: 'Dalli source, server/connection',
    matches: [
      'Dalli: 127.0.0.1:11211 failed (count: 0) Errno::ECONNREFUSED: Connection refused - connect(2)',
      'memcached:11211 failed (count: 1) Dalli::NetworkError: Socket operation failed, retrying...',
    ],
    ignores: ['10.0.0.5:80 failed'],
  },
  {
    id: 'elixir.redis-away',
    kind: 'connection_refused',
    forms: [
      {
        words: 'failed to connect redis',
        pattern: /Failed to connect to Redis \((?<peer>[\w.-]{1,120}):(?<port>\d{1,5})\): (?<value>[\w: ,()"-]{1,80})/,
      },
      {
        words: 'disconnected from redis',
        pattern: /Disconnected from Redis \((?<peer>[\w.-]{1,120}):(?<port>\d{1,5})\): (?<value>[\w ]{1,60})/,
      },
      {
        words: 'redix connectionerror the connection to redis is closed',
        pattern: /Redix\.ConnectionError\) the connection to Redis is closed/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 2,
    means: 'Elixir (Redix) has no connection to Redis at {peer|its address}: {value|closed}',
    check: { text: 'Reach it from here', host: 'redis-cli -h {peer|<host>} ping' },
    repair: [{ text: 'Start Redis, or correct host, password and TLS of the Redix options; it reconnects by itself' }],
    source: 'Redix source, lib/redix/telemetry.ex',
    matches: [
      '[error] Failed to connect to Redis (redis:6379): connection refused',
      '[error] Disconnected from Redis (redis:6379): TCP connection closed',
      '** (Redix.ConnectionError) the connection to Redis is closed',
    ],
    ignores: ['Reconnected to Redis (redis:6379)'],
  },
  {
    id: 'elixir.http-pool-exhausted',
    kind: 'pool_exhausted',
    program: 'elixir',
    forms: [
      {
        words: 'finch was unable to provide a connection within the',
        pattern: /Finch was unable to provide a connection within the timeout due to excess queuing for connections/,
      },
      {
        words: 'httpoison error reason checkout_timeout',
        pattern: /HTTPoison\.Error\{[^}\r\n]{0,40}reason: :checkout_timeout/,
      },
      { words: 'exited in poolboy checkout', pattern: /exited in: :poolboy\.checkout\(/ },
      { words: 'exited in nimblepool checkout', pattern: /exited in: NimblePool\.checkout\(/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: 'The Elixir pool had no free connection or worker in time',
    check: {
      text: 'See what holds connections for long: a leak, slow queries, a burst',
      compose: 'docker compose logs --since 30m {service}',
      kubernetes: 'kubectl logs deploy/{service} --since 30m',
      host: 'journalctl -u {service} --since -30m',
    },
    repair: [
      {
        text: 'Raise size and count of the Finch pool (max_connections of hackney, poolboy size), and lower how long each request takes (receive_timeout)',
      },
    ],
    source: 'Finch source, http1/pool.ex; hackney; poolboy',
    matches: [
      '** (RuntimeError) Finch was unable to provide a connection within the timeout due to excess queuing for connections. Consider adjusting the pool size, count, timeout or reducing the rate of requests',
      '{:error, %HTTPoison.Error{id: nil, reason: :checkout_timeout}}',
      '** (exit) exited in: :poolboy.checkout(:worker_pool, true, 5000)',
      '** (exit) exited in: NimblePool.checkout(#PID<0.300.0>)',
    ],
    ignores: ['Finch started with 10 pools'],
  },
  {
    id: 'elixir.http-no-answer',
    kind: 'slow_dependency',
    program: 'elixir',
    forms: [
      { words: 'mint transporterror timeout', pattern: /Mint\.TransportError(?:\{reason: :|\) )timeout/ },
      { words: 'httpoison error reason', pattern: /HTTPoison\.Error\{[^}\r\n]{0,40}reason: :(?:connect_)?timeout/ },
      { words: 'req transporterror timeout', pattern: /Req\.TransportError(?:\{reason: :|\) )timeout/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The called service did not answer the Elixir client in time',
    check: { text: 'See which address is called and how long it takes' },
    repair: [{ text: 'Repair or relieve the called service; raise receive_timeout only where it may take so long' }],
    source: 'Mint, Req and HTTPoison sources',
    matches: [
      '{:error, %Mint.TransportError{reason: :timeout}}',
      '** (Mint.TransportError) timeout',
      '{:error, %HTTPoison.Error{reason: :connect_timeout, id: nil}}',
      '** (Req.TransportError) timeout',
    ],
    ignores: ['%Mint.TransportError{reason: :closed}'],
  },
  {
    id: 'elixir.database-refused',
    kind: 'connection_refused',
    program: 'elixir',
    forms: [
      {
        words: 'pid failed to connect dbconnection connectionerror',
        pattern:
          /(?:MyXQL|Postgrex|Tds|Exqlite)\.\w{1,20} \(#PID<[\d.]{1,20}>(?: \([^)\r\n]{1,60}\))?\) failed to connect: \*\* \(DBConnection\.ConnectionError\)[^\r\n]{0,20}\((?<peer>[\w.-]{1,120}):(?<port>\d{1,5})\): (?<value>connection refused|timeout|host is unreachable)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The database at {peer}:{port} is not reached: {value}',
    check: { text: 'Reach it from here', host: 'nc -vz {peer} {port}' },
    repair: [{ text: 'Start the database or correct hostname and port of the Repo (DATABASE_URL)' }],
    source: 'db_connection source',
    matches: [
      '[error] MyXQL.Connection (#PID<0.300.0>) failed to connect: ** (DBConnection.ConnectionError) (db:3306): connection refused - :econnrefused',
      '[error] Postgrex.Protocol (#PID<0.300.0> ("db_conn_1")) failed to connect: ** (DBConnection.ConnectionError) tcp connect (db:5432): connection refused - :econnrefused',
    ],
    ignores: ['Postgrex.Protocol (#PID<0.300.0>) connected'],
  },
  {
    id: 'elixir.owner-exited',
    kind: null,
    program: 'elixir',
    forms: [
      {
        words: 'dbconnection connectionerror owner pid exited',
        pattern: /DBConnection\.ConnectionError\) owner #PID<[\d.]{1,20}> exited/,
      },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 2,
    means: 'A process ended while it held a database connection (a test, a request that was left)',
    check: { text: 'Only if a request fails with it: read why that process ended' },
    repair: [],
    source: 'db_connection source, ownership',
    matches: [
      '[error] Postgrex.Protocol (#PID<0.300.0>) disconnected: ** (DBConnection.ConnectionError) owner #PID<0.3.0> exited',
      '** (DBConnection.ConnectionError) owner #PID<0.812.0> exited while client #PID<0.900.0> is still running',
    ],
    ignores: ['** (DBConnection.ConnectionError) tcp recv: closed'],
  },
  {
    id: 'firebird.pool-full',
    kind: 'pool_exhausted',
    forms: [
      { words: 'fbexception connection pool is full', pattern: /FbException[^\r\n]{0,40}: Connection pool is full/ },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'firebird',
    specificity: 3,
    means: 'The Firebird .NET pool is full',
    check: {
      text: 'See what holds connections for long: a leak, slow queries, a burst',
      compose: 'docker compose logs --since 30m {service}',
      kubernetes: 'kubectl logs deploy/{service} --since 30m',
      host: 'journalctl -u {service} --since -30m',
    },
    repair: [{ text: 'Dispose connections (using), then raise Max Pool Size' }],
    source: 'FirebirdSql.Data.FirebirdClient source',
    matches: [
      'FirebirdSql.Data.FirebirdClient.FbException (0x80004005): Connection pool is full.',
      'FbException: Connection pool is full.',
    ],
    ignores: ['Connection pool is empty'],
  },
  {
    id: 'ruby.http-no-answer',
    kind: 'slow_dependency',
    program: 'ruby',
    forms: [
      {
        words: 'excon error timeout',
        pattern:
          /Excon::Error::Timeout:? \(?(?<value>connect timeout reached|read timeout reached|write timeout reached)/,
      },
      { words: 'typhoeus operation_timedout', pattern: /Typhoeus[^\r\n]{0,60}operation_timedout/ },
      {
        words: 'http timeouterror',
        pattern:
          /HTTP::TimeoutError:? \(?(?<value>[Rr]ead timed out after [\d.]{1,8} seconds|execution expired|[Cc]onnect timed out[^\r\n]{0,30})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The called service did not answer the Ruby client: {value|timed out}',
    check: { text: 'See which address is called, and reach it from here' },
    repair: [{ text: 'Repair the called service or the way to it; raise the time-out only where it may take so long' }],
    source: 'Excon, Typhoeus and http.rb sources',
    matches: [
      'Excon::Error::Timeout: connect timeout reached',
      'Typhoeus: request failed (operation_timedout)',
      'HTTP::TimeoutError: Read timed out after 10 seconds',
    ],
    ignores: ['timeout set to 60'],
  },
];
