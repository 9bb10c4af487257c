import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const REACH: Step = {
  text: 'See whether Redis runs and answers where the client looks for it',
  compose:
    'docker compose ps; docker compose exec {service} sh -c "getent hosts {peer|redis}"; docker compose exec {peer|redis} redis-cli ping',
  kubernetes: 'kubectl get pods,endpoints -o wide | grep -iE "redis|valkey"',
  host: 'redis-cli -h {peer|127.0.0.1} -p {port|6379} ping',
};

export const REDIS_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'redis.client-refused',
    kind: 'connection_refused',
    forms: [
      {
        words: 'econnrefused 6379',
        pattern: /connect ECONNREFUSED (?!127\.|localhost\b|\[?::1\b)(?<peer>[\da-fA-F.:]{2,45}):(?<port>6379|26379)\b/,
      },
      {
        words: 'error 111 connecting to connection refused',
        pattern:
          /Error (?:111|61) connecting to (?!127\.|localhost\b|\[?::1\b)(?<peer>[^\s:]{1,100}):(?<port>\d{1,5})\. Connection refused/,
      },
      {
        words: 'dial tcp 6379 connect connection refused',
        pattern:
          /dial tcp (?!127\.|localhost\b|\[?::1\b)(?<peer>\[?[\da-fA-F.:]{2,45}\]?):(?<port>6379|26379): connect: connection refused/,
      },
      {
        words: 'unable to connect to redis',
        pattern:
          /(?:RedisConnectionException|RedisConnectionFailureException): Unable to connect to (?:\[?(?!127\.|localhost\b|\[?::1\b)(?<peer>[\w.-]{1,100})(?:\/[^\s:]{0,60})?:(?<port>\d{1,5})\]?|Redis)/,
      },
      {
        words: 'could not connect to redis at connection refused',
        pattern:
          /Could not connect to (?:Redis|Valkey) at (?!127\.|localhost\b|\[?::1\b)(?<peer>[^\s:]{1,100}):(?<port>\d{1,5}): Connection refused/,
      },
      {
        words: 'connection refused tcp',
        pattern:
          /(?:Predis\\\S{1,60}: |RedisException: )Connection refused(?: \[tcp:\/\/(?!127\.|localhost\b|\[?::1\b)(?<peer>[^\s:]{1,100}):(?<port>\d{1,5})\])?/,
      },
      {
        words: 'redis cannotconnecterror',
        pattern:
          /(?:CannotConnectError|Redis::\w{5,30}).{0,60}(?:Error connecting to Redis on (?!127\.|localhost\b|\[?::1\b)(?<peer>[^\s:]{1,100}):(?<port>\d{1,5}) \(Errno::ECONNREFUSED\)|Connection refused - connect\(2\) for \S{1,60})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 3,
    means: 'No Redis listens at {peer|the address}:{port|6379}',
    check: REACH,
    repair: [
      {
        text: 'Start Redis and read why it stopped; inside a container "localhost" is the container itself, so name the service (REDIS_HOST, REDIS_URL)',
        compose: 'docker compose up -d {peer|redis} && docker compose restart {service}',
        kubernetes: 'kubectl get svc -A | grep -iE "redis|valkey"',
        host: 'sudo systemctl start redis-server',
      },
      {
        text: 'When it listens on 127.0.0.1 only, set bind to the network together with a password',
        host: `sudo sed -i -E 's/^bind .*/bind 0.0.0.0/' /etc/redis/redis.conf && sudo systemctl restart redis-server`,
      },
    ],
    source:
      'ioredis, node-redis; redis-py connection.py; go-redis; Lettuce RedisClient; redis-cli.c; phpredis, Predis; redis-rb',
    matches: [
      '[ioredis] Unhandled error event: Error: connect ECONNREFUSED 172.18.0.9:6379',
      'redis.exceptions.ConnectionError: Error 111 connecting to redis:6379. Connection refused.',
      'dial tcp 172.18.0.4:6379: connect: connection refused',
      'io.lettuce.core.RedisConnectionException: Unable to connect to redis/<unresolved>:6379',
      'Could not connect to Redis at 172.18.0.9:6379: Connection refused',
      'Predis\\Connection\\ConnectionException: Connection refused [tcp://172.18.0.9:6379]',
      'Redis::CannotConnectError: Error connecting to Redis on db:6379 (Errno::ECONNREFUSED)',
    ],
    ignores: ['1:M 04 Apr 2025 07:12:08.113 * Ready to accept connections tcp'],
  },
  {
    id: 'redis.client-name-unknown',
    kind: 'name_resolution',
    forms: [
      {
        words: 'connecting to',
        pattern:
          /Error -[235] connecting to (?<peer>[^\s:]{1,100}):(?<port>\d{1,5})\. (?<value>Name or service not known|Temporary failure in name resolution|No address associated with hostname)/,
      },
      {
        words: 'getaddrinfo redis',
        pattern: /getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (?<peer>[\w.-]{0,60}(?:redis|valkey)[\w.-]{0,60})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'The name {peer} of the Redis server cannot be resolved',
    check: REACH,
    repair: [
      {
        text: 'Correct the name, or start the service of that name in the same network',
        compose: 'docker compose up -d && docker compose restart {service}',
        kubernetes: 'kubectl set env deploy/{service} REDIS_HOST=<service>.<namespace>.svc',
      },
    ],
    source: 'redis-py connection.py _error_message(); node dns',
    matches: [
      'redis.exceptions.ConnectionError: Error -2 connecting to redis:6379. Name or service not known.',
      'kombu.exceptions.OperationalError: Error -3 connecting to redis:6379. Temporary failure in name resolution.',
      'Error: getaddrinfo ENOTFOUND my-redis-master',
    ],
    ignores: ['Error 111 connecting to redis:6379. Connection refused.'],
  },
  {
    id: 'redis.client-gave-up',
    kind: 'connection_refused',
    forms: [
      {
        words: 'reached the max retries per request limit which is',
        pattern: /Reached the max retries per request limit \(which is (?<limit>\d{1,6})\)/,
      },
      { words: 'failed to refresh slots cache', pattern: /ClusterAllFailedError: Failed to refresh slots cache/ },
      { words: 'could not initialize cluster slots cache', pattern: /Could not initialize cluster slots cache/ },
      {
        words: 'cannot retrieve initial cluster partitions from initial uris',
        pattern: /Cannot retrieve initial cluster partitions from initial URIs/,
      },
      {
        words: 'it was not possible to connect to the redis server s',
        pattern: /It was not possible to connect to the redis server\(s\)(?!\.? There was an authentication failure)/,
      },
      {
        words: 'no connection is active available to service this operation',
        pattern:
          /No connection (?:\(requires writable - not eligible for replica\) )?is (?:active\/)?available to service this operation: (?<object>\w{2,30})/,
      },
      {
        words: 'redis cluster cannot be connected please provide at least one reachable node',
        pattern: /Redis Cluster cannot be connected\. Please provide at least one reachable node/,
      },
      {
        words: 'could not get a resource from the pool failed to connect',
        pattern: /Could not get a resource from the pool.{0,120}(?:Failed to connect|Connection refused)/,
      },
      { words: 'socket closed unexpectedly', pattern: /SocketClosedUnexpectedlyError: Socket closed unexpectedly/ },
      {
        words: 'connection closed by server',
        pattern: /redis\.exceptions\.ConnectionError: Connection closed by server/,
      },
      {
        words: 'error while reading from',
        pattern:
          /redis\.exceptions\.ConnectionError: Error while reading from (?<peer>[\w.-]{1,100}):(?<port>\d{1,5}) ?: (?<value>.{5,60})/,
      },
      {
        words: 'redisexception',
        pattern:
          /RedisException: (?:read error on connection(?: to (?<peer>[\w.-]{1,100}):(?<port>\d{1,5}))?|Redis server (?<object>\S{1,80}) went away|socket error on read socket)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 2,
    means: 'The client has no working connection to Redis ({value|lost, or never got one})',
    check: REACH,
    repair: [
      {
        text: 'Repair or start Redis; look for a password, TLS or cluster mode that differs when it runs well. The clients connect again by themselves (StackExchange.Redis: abortConnect=false)',
        compose: 'docker compose up -d {peer|redis} && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'ioredis MaxRetriesPerRequestError, ClusterAllFailedError; Jedis; Lettuce; StackExchange.Redis ExceptionFactory; redis-py; phpredis library.c; node-redis',
    matches: [
      'MaxRetriesPerRequestError: Reached the max retries per request limit (which is 20). Refer to "maxRetriesPerRequest" option for details.',
      'ClusterAllFailedError: Failed to refresh slots cache.',
      'redis.clients.jedis.exceptions.JedisClusterOperationException: Could not initialize cluster slots cache.',
      "io.lettuce.core.RedisException: Cannot retrieve initial cluster partitions from initial URIs [RedisURI [host='redis-0', port=6379]]",
      `StackExchange.Redis.RedisConnectionException: It was not possible to connect to the redis server(s). Error connecting right now. To allow this multiplexer to continue retrying until it's able to connect, use abortConnect=false in your connection string`,
      'StackExchange.Redis.RedisConnectionException: No connection is active/available to service this operation: GET cart:41',
      'redis.exceptions.RedisClusterException: Redis Cluster cannot be connected. Please provide at least one reachable node: None',
      'redis.clients.jedis.exceptions.JedisException: Could not get a resource from the pool; nested exception: Failed to connect to redis:6379',
      'SocketClosedUnexpectedlyError: Socket closed unexpectedly',
      'redis.exceptions.ConnectionError: Connection closed by server.',
      `redis.exceptions.ConnectionError: Error while reading from redis:6379 : (104, 'Connection reset by peer')`,
      'RedisException: read error on connection to redis:6379',
      'RedisException: Redis server redis:6379 went away',
    ],
    ignores: ['Redis client connected'],
  },
  {
    id: 'redis.client-login-failed',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'there was an authentication failure check that passwords',
        pattern:
          /There was an authentication failure; check that passwords \(or client certificates\) are configured correctly/,
      },
      { words: 'unable to auth to master', pattern: /Unable to AUTH to MASTER: -?(?<value>\w{3,20} .{3,60})/ },
      { words: 'master aborted replication noauth', pattern: /MASTER aborted replication(?: with an error)?: NOAUTH/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'The login at Redis fails ({value|password missing or wrong})',
    check: {
      text: 'Compare requirepass of the server with the password of the client; a replica takes masterauth, Sentinel auth-pass',
      compose: 'docker compose config | grep -niE "requirepass|masterauth|redis.*pass"',
      kubernetes: 'kubectl get secret | grep -i redis',
      host: 'grep -nE "^(requirepass|masterauth|masteruser)" /etc/redis/*.conf',
    },
    repair: [
      {
        text: 'Give both sides the same password, which is requirepass and masterauth of the servers, REDIS_PASSWORD or the address of the client',
        compose: 'docker compose exec {service} redis-cli config set masterauth "<password>"',
        host: 'redis-cli config set masterauth "<password>" && redis-cli config rewrite',
      },
    ],
    source: 'StackExchange.Redis ExceptionFactory.UnableToConnect(); Redis replication.c syncWithMaster()',
    matches: [
      'StackExchange.Redis.RedisConnectionException: It was not possible to connect to the redis server(s). There was an authentication failure; check that passwords (or client certificates) are configured correctly: (RedisServerException) NOAUTH',
      '1:S 04 Apr 2025 07:12:08.113 # Unable to AUTH to MASTER: -WRONGPASS invalid username-password pair or user is disabled.',
      '1:S 04 Apr 2025 07:12:08.113 # MASTER aborted replication with an error: NOAUTH Authentication required.',
    ],
    ignores: ['1:S 04 Apr 2025 07:12:08.113 * MASTER <-> REPLICA sync started'],
  },
  {
    id: 'redis.client-pool-exhausted',
    kind: 'pool_exhausted',
    forms: [
      { words: 'redis connection pool timeout', pattern: /redis: connection pool (?<value>timeout|exhausted)/ },
      {
        words: 'could not get a resource from the pool timeout waiting for idle object',
        pattern: /Could not get a resource from the pool.{0,160}(?:Timeout waiting for idle object|Pool exhausted)/i,
      },
      {
        words: 'nosuchelementexception timeout waiting for idle object',
        pattern: /NoSuchElementException: Timeout waiting for idle object/,
      },
      {
        words: 'redis exceptions connectionerror no connection available',
        pattern: /redis\.exceptions\.ConnectionError: No connection available\./,
      },
      {
        words: 'redis exceptions too many connections',
        pattern: /redis\.exceptions\.(?:MaxConnectionsError|ConnectionError): Too many connections/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'redis',
    specificity: 3,
    means: 'The Redis pool of the client has no free connection',
    check: {
      text: 'Look for slow commands and for connections that are never given back (blocking reads, pub/sub, missing close)',
      compose:
        'docker compose exec {server|redis} redis-cli slowlog get 10; docker compose exec {server|redis} redis-cli client list | wc -l',
      kubernetes: 'kubectl exec deploy/<redis> -- redis-cli slowlog get 10',
      host: 'redis-cli slowlog get 10; redis-cli client list | wc -l',
    },
    repair: [
      {
        text: 'Give connections back (try-with-resources, with), share one client, then raise PoolSize, maxTotal or max_connections',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'go-redis internal/pool ErrPoolTimeout, ErrPoolExhausted; Jedis with commons-pool2; redis-py BlockingConnectionPool',
    matches: [
      'redis: connection pool timeout',
      'redis.clients.jedis.exceptions.JedisException: Could not get a resource from the pool Caused by: java.util.NoSuchElementException: Timeout waiting for idle object',
      'Caused by: java.util.NoSuchElementException: Timeout waiting for idle object',
      'redis.exceptions.ConnectionError: No connection available.',
      'redis.exceptions.MaxConnectionsError: Too many connections',
    ],
    ignores: ['redis: discarding bad PubSub connection: EOF'],
  },
  {
    id: 'redis.client-timeout',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'timeout performing',
        pattern: /Timeout performing (?<object>[A-Z]\w{1,30}).{0,40}\((?<limit>\d{1,9}ms)\)/,
      },
      {
        words: 'rediscommandtimeoutexception command timed out after',
        pattern: /RedisCommandTimeoutException: Command timed out after (?<limit>[\w() .]{3,30})/,
      },
      {
        words: 'redis exceptions timeouterror timeout reading from',
        pattern:
          /redis\.exceptions\.TimeoutError: Timeout (?:reading from|connecting to|writing to) (?<peer>[\w.-]{1,100})/,
      },
      {
        words: 'jedisconnectionexception read timed out',
        pattern: /JedisConnectionException: java\.net\.SocketTimeoutException: (?:Read|connect) timed out/i,
      },
    ],
    nearby: [/WORKER: \((?<value>Busy=\d{1,6},Free=\d{1,6},Min=\d{1,6})/],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 2,
    means: 'Redis does not answer the client in time ({limit|timeout})',
    check: {
      text: 'See whether Redis is slow (slowlog, latency, swap) or the client: in StackExchange.Redis Busy above Min of WORKER means too few threads, and a large "in" that nobody reads',
      compose:
        'docker compose exec {server|redis} redis-cli slowlog get 10; docker compose exec {server|redis} redis-cli --latency-history -i 1',
      kubernetes: 'kubectl exec deploy/<redis> -- redis-cli slowlog get 10',
      host: 'redis-cli slowlog get 10; redis-cli info commandstats | sort -t= -k3 -rn | head',
    },
    repair: [
      {
        text: 'Do without KEYS, large HGETALL and long scripts; give Redis a core of its own; in .NET raise the least number of threads and do not block on async calls',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl set env deploy/{service} DOTNET_ThreadPool_MinThreads=100',
      },
    ],
    source: 'StackExchange.Redis ExceptionFactory.Timeout(); Lettuce ExceptionFactory; redis-py; Jedis',
    matches: [
      'StackExchange.Redis.RedisTimeoutException: Timeout performing GET (5000ms), next: GET cart:41, inst: 0, qu: 0, qs: 12, aw: False, bw: SpinningDown, rs: ReadAsync, ws: Idle, in: 65536',
      'io.lettuce.core.RedisCommandTimeoutException: Command timed out after 1 minute(s)',
      'redis.exceptions.TimeoutError: Timeout reading from redis:6379',
      'redis.clients.jedis.exceptions.JedisConnectionException: java.net.SocketTimeoutException: Read timed out',
    ],
    ignores: ['timeout 300 # close idle clients'],
  },
  {
    id: 'redis.php-extension-missing',
    kind: 'missing_module',
    program: 'php',
    forms: [{ words: 'class redis not found', pattern: /Class ['"]\\{0,2}Redis(?:Cluster)?['"] not found/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PHP lacks the extension redis',
    check: {
      text: 'List the extensions of the PHP that runs',
      compose: 'docker compose exec {service} php -m',
      kubernetes: 'kubectl exec deploy/{service} -- php -m',
      host: 'php -m; php --ini',
    },
    repair: [
      {
        text: 'Install it, or let Laravel use Predis (REDIS_CLIENT=predis with composer require predis/predis)',
        compose: `printf 'RUN pecl install redis && docker-php-ext-enable redis\\n' >> Dockerfile && docker compose build {service} && docker compose up -d {service}`,
        host: 'sudo apt-get install php-redis && sudo systemctl restart php8.2-fpm',
      },
    ],
    source: 'Laravel Illuminate/Redis/Connectors/PhpRedisConnector; phpredis',
    matches: [
      'Error: Class "Redis" not found in /var/www/vendor/laravel/framework/src/Illuminate/Redis/Connectors/PhpRedisConnector.php:80',
      `PHP Fatal error:  Uncaught Error: Class 'Redis' not found in /var/www/html/cache.php:4`,
    ],
    ignores: ['use Illuminate\\Support\\Facades\\Redis;'],
  },
  {
    id: 'redis.client-refused-at-loopback',
    kind: 'wrong_address',
    forms: [
      {
        words: 'econnrefused 6379',
        pattern: /connect ECONNREFUSED (?=127\.|localhost\b|\[?::1\b)(?<peer>[\da-fA-F.:]{2,45}):(?<port>6379|26379)\b/,
      },
      {
        words: 'error 111 connecting to connection refused',
        pattern:
          /Error (?:111|61) connecting to (?=127\.|localhost\b|\[?::1\b)(?<peer>[^\s:]{1,100}):(?<port>\d{1,5})\. Connection refused/,
      },
      {
        words: 'dial tcp 6379 connect connection refused',
        pattern:
          /dial tcp (?=127\.|localhost\b|\[?::1\b)(?<peer>\[?[\da-fA-F.:]{2,45}\]?):(?<port>6379|26379): connect: connection refused/,
      },
      {
        words: 'could not connect to redis at connection refused',
        pattern:
          /Could not connect to (?:Redis|Valkey) at (?=127\.|localhost\b|\[?::1\b)(?<peer>[^\s:]{1,100}):(?<port>\d{1,5}): Connection refused/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'No Redis listens at {peer}:{port|6379}; in a container that is the container itself',
    onHost: { kind: 'connection_refused', means: 'No Redis listens at {peer}:{port|6379} of this host' },
    check: {
      text: 'See whether Redis runs and answers where the client looks for it',
      compose:
        'docker compose ps; docker compose exec {service} sh -c "getent hosts {peer|redis}"; docker compose exec {peer|redis} redis-cli ping',
      kubernetes: 'kubectl get pods,endpoints -o wide | grep -iE "redis|valkey"',
      host: 'redis-cli -h {peer|127.0.0.1} -p {port|6379} ping',
    },
    repair: [
      {
        text: 'Start Redis and read why it stopped; inside a container "localhost" is the container itself, so name the service (REDIS_HOST, REDIS_URL)',
        compose: 'docker compose up -d {peer|redis} && docker compose restart {service}',
        kubernetes: 'kubectl get svc -A | grep -iE "redis|valkey"',
        host: 'sudo systemctl start redis-server',
      },
      {
        text: 'When it listens on 127.0.0.1 only, set bind to the network together with a password',
        host: "sudo sed -i -E 's/^bind .*/bind 0.0.0.0/' /etc/redis/redis.conf && sudo systemctl restart redis-server",
      },
    ],
    source:
      'ioredis, node-redis; redis-py connection.py; go-redis; Lettuce RedisClient; redis-cli.c; phpredis, Predis; redis-rb',
    matches: [
      '[ioredis] Unhandled error event: Error: connect ECONNREFUSED 127.0.0.1:6379',
      'localhost.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.',
      'dial tcp 127.0.0.1:6379: connect: connection refused',
      'Could not connect to Redis at 127.0.0.1:6379: Connection refused',
    ],
    ignores: [
      '1:M 04 Apr 2025 07:12:08.113 * Ready to accept connections tcp',
      '[ioredis] Unhandled error event: Error: connect ECONNREFUSED 172.18.0.9:6379',
    ],
  },
];
