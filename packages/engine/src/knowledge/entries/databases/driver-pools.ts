import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DRIVER_POOLS: readonly CatalogueEntry[] = [
  {
    id: 'oracle.dotnet-pool-exhausted',
    kind: 'pool_exhausted',
    forms: [
      {
        words: 'request timed out',
        pattern: /(?:OracleException[^\r\n]{0,60}|ORA-50000: )(?:Pooled c|C)onnection request timed out/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'oracle',
    specificity: 3,
    means: "Oracle's .NET pool had no free connection in time",
    check: {
      text: 'See what holds connections for long: a leak, slow queries, a burst',
      compose: 'docker compose logs --since 30m {service}',
      kubernetes: 'kubectl logs deploy/{service} --since 30m',
      host: 'journalctl -u {service} --since -30m',
    },
    repair: [
      {
        text: 'Dispose every connection (using), then raise Max Pool Size or Connection Timeout within what the sessions of the database allow',
      },
    ],
    source: 'ODP.NET documentation, Connection pooling (both sentences); ORA-50000',
    matches: [
      'Oracle.ManagedDataAccess.Client.OracleException (0x80004005): Pooled connection request timed out',
      'Oracle.ManagedDataAccess.Client.OracleException: ORA-50000: Connection request timed out',
    ],
    ignores: ['OracleException: ORA-12541: TNS:no listener'],
  },
  {
    id: 'mongodb.dotnet-pool-exhausted',
    kind: 'pool_exhausted',
    forms: [
      {
        words: 'the wait queue for acquiring a connection to server',
        pattern: /The wait queue for acquiring a connection to server (?<peer>[\w.-]{1,120}):(?<port>\d{1,5}) is full/,
      },
      {
        words: 'timeoutexception timed out waiting for a connection after',
        pattern: /TimeoutException: Timed out waiting for a connection after (?<limit>[\d.]{1,12}ms)/,
      },
      {
        words: 'mongo error connectioncheckouttimeout timed out attempting to check a',
        pattern: /Mongo::Error::ConnectionCheckOutTimeout: Timed out attempting to check out a connection/,
      },
      {
        words: 'timed out attempting to dequeue connection after sec',
        pattern: /Timed out attempting to dequeue connection after (?<limit>[\d.]{1,8}) sec/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'mongodb',
    specificity: 3,
    means: "The MongoDB driver's pool has no free connection to {peer|the server}",
    check: {
      text: 'See what holds connections for long: a leak, slow queries, a burst',
      compose: 'docker compose logs --since 30m {service}',
      kubernetes: 'kubectl logs deploy/{service} --since 30m',
      host: 'journalctl -u {service} --since -30m',
    },
    repair: [
      {
        text: 'Use one client for the whole process, make slow operations faster (index), then raise maxPoolSize (max_pool_size) or the wait queue time',
      },
    ],
    source:
      'mongo-csharp-driver MongoWaitQueueFullException.cs, ExclusiveConnectionPool.Helpers.cs; mongo-ruby-driver lib/mongo/server/connection_pool.rb; Ruby driver 2.0 to 2.6 connection_pool/queue.rb',
    matches: [
      'MongoDB.Driver.MongoWaitQueueFullException: The wait queue for acquiring a connection to server mongo-0:27017 is full.',
      'System.TimeoutException: Timed out waiting for a connection after 120000ms.',
      'Mongo::Error::ConnectionCheckOutTimeout: Timed out attempting to check out a connection from pool for mongo-0:27017 after 10 sec. Connections in pool: 0 available, 5 checked out, 0 pending, 3 connections requests (max size: 5)',
      'Timed out attempting to dequeue connection after 1 sec.',
    ],
    ignores: ['the wait queue has 3 requests'],
  },
  {
    id: 'mongodb.pool-paused',
    kind: 'unreachable',
    forms: [
      {
        words: 'mongoconnectionpoolpausedexception the connection pool is in paused state for',
        pattern:
          /MongoConnectionPoolPausedException: The connection pool is in paused state for server (?<peer>[\w.-]{1,120}):(?<port>\d{1,5})/,
      },
      {
        words: 'pool for was cleared because another operation failed with',
        pattern:
          /[Cc]onnection pool for (?<peer>[\w.-]{1,120}):(?<port>\d{1,5}) was cleared because another operation failed with: (?<value>[^\r\n]{1,160})/,
      },
      {
        words: 'connection incomplete read of message header',
        pattern:
          /connection\((?<peer>[\w.-]{1,120}):(?<port>\d{1,5})\[-?\d{1,8}\]\) incomplete read of message header: (?<value>[^\r\n]{1,80})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'The MongoDB driver lost {peer|its server} and cleared the pool: {value|its monitor failed}',
    check: {
      text: 'See whether that member restarted, stepped down or is out of reach',
      host: 'mongosh --host {peer|<host>} --eval "rs.status().members.map(m=>[m.name,m.stateStr])"',
    },
    repair: [
      {
        text: 'Look at the member (its log, memory, TLS settings); keep retryable reads and writes on so that an election is not felt',
      },
    ],
    source:
      'mongo-csharp-driver MongoConnectionPoolPausedException.cs; mongo-go-driver x/mongo/driver/topology/pool.go, connection.go; node-mongodb-native src/cmap/errors.ts',
    matches: [
      'MongoDB.Driver.MongoConnectionPoolPausedException: The connection pool is in paused state for server mongo-0:27017.',
      'connection pool for mongo-0:27017 was cleared because another operation failed with: connection() error occurred during connection handshake: EOF',
      'connection(mongo-0:27017[-5]) incomplete read of message header: EOF',
      'MongoPoolClearedError: Connection pool for mongo-0:27017 was cleared because another operation failed with: "read ECONNRESET"',
    ],
    ignores: ['Connection pool ready for mongo-0:27017'],
  },
  {
    id: 'mongodb.ruby-no-server',
    kind: 'unreachable',
    forms: [
      {
        words: 'mongo error noserveravailable no server is available in cluster',
        pattern:
          /Mongo::Error::NoServerAvailable[: (]{1,3}No (?<object>[a-z_]{1,24}) server(?: with tag sets: [^\r\n]{1,120})? is available in cluster/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mongodb',
    specificity: 2,
    means: 'The MongoDB driver for Ruby finds no {object} server',
    check: {
      text: 'See the state of the members',
      host: 'mongosh --eval "rs.status().members.map(m=>[m.name,m.stateStr])"',
    },
    repair: [
      {
        text: 'Bring the members up, give their names (as in rs.conf()) to the client, and set direct_connection or the replica set name as the deployment is',
      },
    ],
    source: 'mongo-ruby-driver lib/mongo/server_selector/base.rb select_server()',
    matches: [
      'Mongo::Error::NoServerAvailable (No primary server is available in cluster: #<Cluster topology=ReplicaSetNoPrimary[mongo-0:27017,name=rs0] servers=[]> with timeout=30, LT=0.015)',
      'Mongo::Error::NoServerAvailable: No primary_preferred server is available in cluster: #<Cluster topology=Unknown[db:27017]>',
    ],
    ignores: ['A primary server is available'],
  },
  {
    id: 'redis.dotnet-backlog',
    kind: 'unreachable',
    forms: [
      {
        words: 'the message timed out in backlog attempting to send',
        pattern:
          /The message timed out in the backlog attempting to send because no connection became available \((?<limit>\d{1,9})ms\)(?: - Last Connection Exception: (?<value>[^\r\n]{1,120}))?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 3,
    means: 'StackExchange.Redis had no connection for {limit} ms: {value|Redis was not reached}',
    check: { text: 'Reach Redis from the same place', host: 'redis-cli -h <host> ping' },
    repair: [
      { text: 'Bring Redis back or correct its address; set abortConnect=false so that the client goes on trying' },
    ],
    source: 'StackExchange.Redis src/StackExchange.Redis/ExceptionFactory.cs Timeout()',
    matches: [
      'StackExchange.Redis.RedisConnectionException: The message timed out in the backlog attempting to send because no connection became available (5000ms) - Last Connection Exception: UnableToConnect on redis:6379/Interactive',
      'StackExchange.Redis.RedisTimeoutException: The message timed out in the backlog attempting to send because no connection became available (1500ms)',
    ],
    ignores: ['backlog processed 12 messages'],
  },
  {
    id: 'redis.go-pool-used-up',
    kind: 'pool_exhausted',
    forms: [
      { words: 'redis connection pool exhausted', pattern: /redis: connection pool exhausted/ },

      { words: 'redigo connection pool exhausted', pattern: /redigo: connection pool exhausted/ },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'redis',
    specificity: 3,
    means: "The Go client's pool to Redis is exhausted",
    check: {
      text: 'See what holds connections for long: a leak, slow queries, a burst',
      compose: 'docker compose logs --since 30m {service}',
      kubernetes: 'kubectl logs deploy/{service} --since 30m',
      host: 'journalctl -u {service} --since -30m',
    },
    repair: [
      {
        text: 'Close each connection of the pool (defer conn.Close()), raise PoolSize/MaxActive, and let callers wait (PoolTimeout, Wait: true)',
      },
    ],
    source: 'go-redis internal/pool/pool.go ErrPoolExhausted; redigo redis/pool.go ErrPoolExhausted',
    matches: [
      'redis: connection pool exhausted',

      'GET cart: redigo: connection pool exhausted',
    ],
    ignores: ['redis: pool has 10 connections'],
  },
  {
    id: 'go.client-closed',
    kind: 'code_defect',
    program: 'go',
    forms: [
      { words: 'redis client is closed', pattern: /redis: client is closed/ },
      { words: 'redigo get on closed pool', pattern: /redigo: get on closed pool/ },

      { words: 'closed pool', pattern: /(?:^|[\s"])closed pool(?:$|")/ },
      { words: 'client is disconnected', pattern: /client is disconnected$/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: 'The Go code uses a client or pool that it has closed already',
    check: { text: 'See where Close, Disconnect or a defer of it runs' },
    repair: [
      {
        text: 'Close it once, at the end of main, after the servers and workers were drained (http.Server.Shutdown first)',
      },
    ],
    source:
      'go-redis internal/pool/pool.go ErrClosed; redigo redis/pool.go; puddle pool.go ErrClosedPool (pgxpool); mongo-go-driver mongo/errors.go ErrClientDisconnected',
    matches: [
      'redis: client is closed',
      'redigo: get on closed pool',
      'load orders: closed pool',
      'error: closed pool',
      'find orders: client is disconnected',
    ],
    ignores: ['closed pool of 10 connections normally', 'client is disconnected from the broker, retrying'],
  },
  {
    id: 'cassandra.driver-busy',
    kind: 'pool_exhausted',
    forms: [
      {
        words: 'busypoolexception all connections to host are busy requests in',
        pattern:
          /BusyPoolException: All connections to host (?<peer>[\w.:-]{1,80}) are busy, (?<value>\d{1,8}) requests are in-flight/,
      },
      {
        words: 'pool is busy no available connection and the queue',
        pattern: /Pool is busy \(no available connection and the queue has reached its max size (?<limit>\d{1,6})\)/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'cassandra',
    specificity: 3,
    means: "The Cassandra driver's connections are full of requests: {value|the queue is full}",
    check: {
      text: 'See how many requests the code sends at once, and the latency',
      host: 'nodetool tpstats; nodetool proxyhistograms',
    },
    repair: [
      {
        text: 'Bound the number of asynchronous requests, raise connections per host or requests per connection, and look for slow partitions',
      },
    ],
    source:
      'datastax csharp-driver src/Cassandra/Exceptions/BusyPoolException.cs; java-driver 3.x BusyPoolException.java',
    matches: [
      'Cassandra.BusyPoolException: All connections to host 10.0.0.5:9042 are busy, 2048 requests are in-flight on 1 connection(s)',
      'com.datastax.driver.core.exceptions.BusyPoolException: [/10.0.0.5] Pool is busy (no available connection and the queue has reached its max size 256)',
    ],
    ignores: ['connections to host 10.0.0.5 are idle'],
  },
  {
    id: 'mongodb.dotnet-login-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'mongoauthenticationexception unable to authenticate using sasl protocol mechanism',
        pattern:
          /MongoAuthenticationException: Unable to authenticate using sasl protocol mechanism (?<value>[\w-]{1,30})/,
      },
      {
        words: 'mongo auth unauthorized is not authorized to access',
        pattern:
          /Mongo::Auth::Unauthorized[: (]{1,3}User (?<user>[^\s(]{1,80})[^\r\n]{0,120} is not authorized to access (?<object>[\w-]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'MongoDB refuses the login of {user|the client} ({value|user, password or authSource})',
    check: {
      text: 'Try it',
      host: 'mongosh "mongodb://<user>:<password>@<host>/?authSource=admin" --eval "db.runCommand({connectionStatus:1})"',
    },
    repair: [
      {
        text: 'Set user and password of the account and authSource to the database that holds it (admin, mostly); special characters encoded',
      },
    ],
    source: 'mongo-csharp-driver Authentication/SaslAuthenticator.cs; mongo-ruby-driver lib/mongo/auth.rb',
    matches: [
      'MongoDB.Driver.MongoAuthenticationException: Unable to authenticate using sasl protocol mechanism SCRAM-SHA-1.',
      'Mongo::Auth::Unauthorized (User shop (mechanism: scram256) is not authorized to access shop (auth source: admin, used mechanism: SCRAM-SHA-256)',
    ],
    ignores: ['authenticated using SCRAM-SHA-256'],
  },
  {
    id: 'mongodb.ruby-no-answer',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'mongo error sockettimeouterror took more than seconds to receive data',
        pattern:
          /Mongo::Error::SocketTimeoutError[: (]{1,3}Took more than (?<limit>[\d.]{1,8}) seconds to receive data/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mongodb',
    specificity: 2,
    means: 'MongoDB did not answer the Ruby driver within {limit} s',
    check: { text: 'Look for slow operations', host: 'mongosh --eval "db.currentOp({secs_running:{$gt:3}})"' },
    repair: [
      { text: 'Give the query an index, relieve the member, or raise socket_timeout only where it may take so long' },
    ],
    source: 'mongo-ruby-driver lib/mongo/socket.rb',
    matches: [
      'Mongo::Error::SocketTimeoutError: Took more than 5.0 seconds to receive data',
      'Mongo::Error::SocketTimeoutError (Took more than 5 seconds to receive data (select call timed out) (for 10.0.0.5:27017))',
    ],
    ignores: ['received data in 2 seconds'],
  },
];
