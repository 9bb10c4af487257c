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
    source: 'dalli lib/dalli/protocol/connection_manager.rb log_warn_message()',
    matches: [
      'Dalli: 127.0.0.1:11211 failed (count: 0) Errno::ECONNREFUSED: Connection refused - connect(2)',
      'memcached:11211 failed (count: 1) Dalli::NetworkError: Socket operation failed, retrying...',
    ],
    ignores: ['10.0.0.5:80 failed'],
  },
  {
    id: 'elixir.redis-away',
    kind: 'unreachable',
    forms: [
      {
        words: 'connection to redis at',
        pattern:
          /Connection \S{1,80} (?:failed to connect to|disconnected from) Redis at (?<peer>[\w.-]{1,120}):(?<port>\d{1,5}): (?<value>[^\r\n]{1,80})/,
      },
      {
        words: 'connection from redis at',
        pattern:
          /Connection \S{1,80} disconnected from Redis at (?<peer>[\w.-]{1,120}):(?<port>\d{1,5}): (?<value>[^\r\n]{1,80})/,
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
    source: 'redix lib/redix/telemetry.ex handle_event(), lib/redix/exceptions.ex; lib/redix/connection.ex before 0.8',
    matches: [
      '[error] Connection :my_redix failed to connect to Redis at redis:6379: connection refused',
      '[error] Connection #PID<0.300.0> disconnected from Redis at redis:6379: TCP connection closed',
      '[error] Disconnected from Redis (redis:6379): TCP connection closed',
      '** (Redix.ConnectionError) the connection to Redis is closed',
    ],
    ignores: ['Connection :my_redix reconnected to Redis at redis:6379'],
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
    source: 'finch lib/finch/http1/pool.ex; nimble_pool; hackney hackney_pool checkout_timeout',
    matches: [
      '** (RuntimeError) Finch was unable to provide a connection within the timeout due to excess queuing for connections. Consider adjusting the pool size, count, timeout or reducing the rate of requests',
      '{:error, %HTTPoison.Error{id: nil, reason: :checkout_timeout}}',

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
      { words: 'httpoison error reason timeout', pattern: /HTTPoison\.Error\{[^}\r\n]{0,40}reason: :timeout/ },
      { words: 'req transporterror timeout', pattern: /Req\.TransportError(?:\{reason: :|\) )timeout/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The called service did not answer the Elixir client in time',
    check: { text: 'See which address is called and how long it takes' },
    repair: [{ text: 'Repair or relieve the called service; raise receive_timeout only where it may take so long' }],
    source: 'mint lib/mint/transport_error.ex; httpoison lib/httpoison.ex; req Req.TransportError',
    matches: [
      '{:error, %Mint.TransportError{reason: :timeout}}',
      '** (Mint.TransportError) timeout',
      '{:error, %HTTPoison.Error{reason: :timeout, id: nil}}',
      '** (Req.TransportError) timeout',
    ],
    ignores: ['%Mint.TransportError{reason: :closed}'],
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
    source: 'db_connection lib/db_connection/ownership/proxy.ex',
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
      {
        words: 'system invalidoperationexception connection pool is full',
        pattern: /System\.InvalidOperationException: Connection pool is full\./,
      },
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
    source: 'FirebirdSQL/NETProvider FirebirdClient/FbConnectionPoolManager.cs',
    matches: [
      'Unhandled exception. System.InvalidOperationException: Connection pool is full.',
      'System.InvalidOperationException: Connection pool is full. at FirebirdSql.Data.FirebirdClient.FbConnectionPoolManager.Pool.GetConnection',
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
        pattern: /Excon::Error::Timeout:? \(?(?<value>(?:connect|read|write|request) timeout reached)/,
      },
      {
        words: 'http timeouterror timed out after seconds',
        pattern: /HTTP::TimeoutError:? \(?(?<value>(?:Read|Write) timed out after [\d.]{1,8} seconds)/,
      },
      {
        words: 'http connecttimeouterror connect timed out after seconds',
        pattern: /HTTP::ConnectTimeoutError:? \(?(?<value>Connect timed out after [\d.]{1,8} seconds)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The called service did not answer the Ruby client: {value|timed out}',
    check: { text: 'See which address is called, and reach it from here' },
    repair: [{ text: 'Repair the called service or the way to it; raise the time-out only where it may take so long' }],
    source: 'excon lib/excon/socket.rb; httprb/http lib/http/timeout/null.rb, global.rb',
    matches: [
      'Excon::Error::Timeout: connect timeout reached',
      'HTTP::TimeoutError: Read timed out after 10 seconds',
      'HTTP::ConnectTimeoutError: Connect timed out after 5 seconds',
    ],
    ignores: ['timeout set to 60'],
  },
  {
    id: 'ruby.excon-refused',
    kind: 'connection_refused',
    program: 'ruby',
    forms: [
      {
        words: 'excon error socket connection refused',
        pattern:
          /Excon::Error::Socket[: (]{1,3}Connection refused - connect\(2\) for (?:"(?<peer>[^"]{1,80})" port )?(?:(?<object>[\w.]{1,80}):)?(?<port>\d{1,5})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Nobody listens at {peer|the address}:{port} that the Ruby client (Excon) calls',
    check: { text: 'Reach it from here', host: 'nc -vz <host> {port}' },
    repair: [{ text: 'Start the called service, or correct its address' }],
    source: 'excon lib/excon/error.rb Excon::Error::Socket',
    matches: [
      'Excon::Error::Socket: Connection refused - connect(2) for 10.0.0.5:443 (Errno::ECONNREFUSED)',
      'Excon::Error::Socket (Connection refused - connect(2) for "10.0.0.5" port 9000 (Errno::ECONNREFUSED))',
    ],
    ignores: ['Excon::Error::Socket: end of file reached (EOFError)'],
  },
  {
    id: 'firebird.server-away',
    kind: 'unreachable',
    forms: [
      {
        words: 'unable to complete network request host',
        pattern: /Unable to complete network request to host "(?<peer>[^"]{1,80})"/i,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'firebird',
    specificity: 3,
    means: 'The Firebird server {peer} is not reached, or it cut the connection',
    check: { text: 'Reach it from here', host: 'nc -vz {peer} 3050' },
    repair: [{ text: 'Start Firebird, open 3050, correct the host; read firebird.log where connections get cut' }],
    source: 'Firebird messages, isc_network_error (335544721)',
    matches: [
      'FirebirdSql.Data.FirebirdClient.FbException (0x80004005): Unable to complete network request to host "db".',
      'Unable to complete network request to host "10.0.0.5". -Failed to establish a connection.',
    ],
    ignores: ['network request to host db completed'],
  },
];
