import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DRIVER_POOLS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'cassandra.driver-no-host',
    kind: 'unreachable',
    forms: [
      {
        words: 'nohostavailableexception all tried for query failed',
        pattern:
          /NoHostAvailableException: All host\(?s?\)? tried for query failed[^\r\n]{0,20}(?<value>[^\r\n]{0,140})/,
      },
      { words: 'gocql no available in the pool', pattern: /gocql: no hosts? available in the pool/ },
      {
        words: 'gocql no response received from cassandra within timeout period',
        pattern: /gocql: no response received from cassandra within timeout period/,
      },
      {
        words: 'gocql connection closed waiting for response',
        pattern: /gocql: connection closed waiting for response/,
      },
      {
        words: 'xandra connectionerror action connect failed with reason',
        pattern: /Xandra\.ConnectionError\) action "connect" failed with reason: (?<value>[\w ]{1,40})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'cassandra',
    specificity: 2,
    means: 'The Cassandra driver reaches no node: {value|none answers}',
    check: { text: 'See the nodes and reach them from here', host: 'nodetool status; nc -vz <node> 9042' },
    repair: [
      {
        text: 'Bring the nodes back, correct contact points and local data centre, or raise the time-out where queries are slow',
      },
    ],
    source:
      'datastax csharp-driver NoHostAvailableException.cs; java-driver 3.x NoHostAvailableException.java; gocql session.go, conn.go; xandra lib/xandra/connection_error.ex',
    matches: [
      "Cassandra.NoHostAvailableException: All hosts tried for query failed (tried 10.0.0.5:9042: SocketException 'Connection refused')",
      'gocql: no hosts available in the pool',
      'gocql: no response received from cassandra within timeout period',
      'gocql: connection closed waiting for response',
      '** (Xandra.ConnectionError) action "connect" failed with reason: connection refused',
    ],
    ignores: ['gocql: connected to 3 hosts'],
  },
  {
    id: 'couchbase.service-missing',
    kind: 'missing_object',
    forms: [
      {
        words: 'servicenotavailableexception service is either not configured or cannot be',
        pattern:
          /ServiceNotAvailableException: Service (?<object>\w{1,12}) is either not configured or cannot be reached/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'couchbase',
    specificity: 3,
    means: 'No Couchbase node offers the service {object}',
    check: {
      text: 'List the services of the nodes',
      host: 'couchbase-cli server-list -c <host> -u <user> -p <password>',
    },
    repair: [
      {
        text: 'Add a node with that service (query/n1ql, index, search, analytics) and rebalance, or reach the port of it (8093 for queries)',
      },
    ],
    source: 'couchbase-net-client src/Couchbase/ServiceNotAvailableException.cs',
    matches: [
      'Couchbase.ServiceNotAvailableException: Service n1ql is either not configured or cannot be reached. Check logs for details.',
      'ServiceNotAvailableException: Service fts is either not configured or cannot be reached.',
    ],
    ignores: ['Service n1ql is configured'],
  },
  {
    id: 'ravendb.database-missing',
    kind: 'missing_object',
    forms: [
      {
        words: 'databasedoesnotexistexception database was not found',
        pattern: /DatabaseDoesNotExistException: Database '(?<object>[^']{1,80})' was not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'ravendb',
    specificity: 3,
    means: 'RavenDB has no database {object}',
    check: { text: 'Open the Studio: which databases are there' },
    repair: [{ text: 'Create it (CreateDatabaseOperation or the Studio), or correct Database of the DocumentStore' }],
    source: 'ravendb Raven.Server/Routing/RouteInformation.cs ThrowDatabaseDoesNotExist(), as its clients print it',
    matches: [
      "Raven.Client.Exceptions.Database.DatabaseDoesNotExistException: Database 'shop' was not found",
      "DatabaseDoesNotExistException: Database 'orders-test' was not found!",
    ],
    ignores: ["Database 'shop' was loaded"],
  },
  {
    id: 'neo4j.driver-pool-exhausted',
    kind: 'pool_exhausted',
    forms: [
      {
        words: 'failed to obtain a connection from pool within',
        pattern: /Failed to obtain a connection from (?:the )?pool within (?<limit>[\d:]{1,12})/,
      },
      {
        words: 'unable to acquire connection from the pool within configured',
        pattern: /Unable to acquire connection from the pool within configured maximum time of (?<limit>\d{1,8}\s?ms)/,
      },
      {
        words: 'connection acquisition timed out in ms',
        pattern: /Connection acquisition timed out in (?<limit>\d{1,8}) ?ms/,
      },
      {
        words: 'failed to obtain a connection from the pool within',
        pattern: /failed to obtain a connection from the pool within (?<limit>[\d.]{1,8}s)/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'neo4j',
    specificity: 3,
    means: "The Neo4j driver's pool had no connection within {limit}",
    check: {
      text: 'See what holds connections for long: a leak, slow queries, a burst',
      compose: 'docker compose logs --since 30m {service}',
      kubernetes: 'kubectl logs deploy/{service} --since 30m',
      host: 'journalctl -u {service} --since -30m',
    },
    repair: [
      {
        text: 'Use one driver for the process, close sessions and consume results, then raise max_connection_pool_size',
      },
    ],
    source:
      'neo4j-dotnet-driver Internal/ConnectionPool.cs; neo4j-java-driver ConnectionPoolImpl.java; neo4j-javascript-driver core/src/internal/pool/pool.ts; neo4j-python-driver _sync/io/_pool.py',
    matches: [
      'Neo4j.Driver.ClientException: Failed to obtain a connection from pool within 00:01:00',
      'org.neo4j.driver.exceptions.ClientException: Unable to acquire connection from the pool within configured maximum time of 60000ms',
      'Neo4jError: Connection acquisition timed out in 60000 ms. Pool status: Active conn count = 100, Idle conn count = 0.',
      'failed to obtain a connection from the pool within 60.0s (timeout)',
    ],
    ignores: ['connection acquired from the pool within 2ms'],
  },
  {
    id: 'clickhouse.go-pool-exhausted',
    kind: 'pool_exhausted',
    forms: [{ words: 'clickhouse acquire conn timeout', pattern: /clickhouse: acquire conn timeout/ }],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'clickhouse',
    specificity: 3,
    means: "The ClickHouse client's pool had no connection in time",
    check: {
      text: 'See what holds connections for long: a leak, slow queries, a burst',
      compose: 'docker compose logs --since 30m {service}',
      kubernetes: 'kubectl logs deploy/{service} --since 30m',
      host: 'journalctl -u {service} --since -30m',
    },
    repair: [
      { text: 'Close rows and batches (rows.Close, batch.Send or Abort), then raise MaxOpenConns or DialTimeout' },
    ],
    source: 'clickhouse-go clickhouse.go ErrAcquireConnTimeout',
    matches: [
      'clickhouse: acquire conn timeout. you can increase the number of max open conn or the dial timeout',
      '[clickhouse] clickhouse: acquire conn timeout',
    ],
    ignores: ['clickhouse: acquired conn 3'],
  },
  {
    id: 'clickhouse.wrong-port',
    kind: 'protocol_mismatch',
    forms: [
      {
        words: 'handshake unexpected packet from server',
        pattern: /\[handshake\] unexpected packet \[(?<value>\d{1,4})\] from server/,
      },
      { words: 'port 9000 is for clickhouse client program', pattern: /Port 9000 is for clickhouse-client program/ },
      { words: 'you must use port 8123 for http', pattern: /You must use port 8123 for HTTP/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'clickhouse',
    specificity: 3,
    means: 'The client speaks native to an HTTP or TLS port of ClickHouse, or the reverse',
    check: { text: 'Read host and port of the address: 9000 native, 9440 native TLS, 8123 HTTP, 8443 HTTPS' },
    repair: [{ text: 'Use the port of the protocol (and Secure/TLS with 9440 and 8443)' }],
    source: 'clickhouse-go conn_handshake.go; ClickHouse src/Server/TCPHandler.cpp',
    matches: [
      '[handshake] unexpected packet [21] from server',
      'Port 9000 is for clickhouse-client program',
      'You must use port 8123 for HTTP.',
    ],
    ignores: ['[handshake] <- server: ClickHouse 24.3'],
  },
  {
    id: 'elasticsearch.client-no-node',
    kind: 'unreachable',
    forms: [
      { words: 'no elasticsearch node available', pattern: /no Elasticsearch node available/ },
      {
        words: 'maximum timeout reached while retrying request',
        pattern:
          /(?:ElasticsearchClient|UnexpectedElasticsearchClient|Transport|UnexpectedTransport)Exception: Maximum timeout reached while retrying request/,
      },
      {
        words: 'elastic transport error cannot get new connection from pool',
        pattern: /Elastic::Transport::Transport::Error: Cannot get new connection from pool/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'elasticsearch',
    specificity: 2,
    means: 'The client reaches no node of Elasticsearch',
    check: { text: 'Ask the cluster from here', host: 'curl -sS http://<host>:9200/_cluster/health?pretty' },
    repair: [
      {
        text: 'Bring the cluster back or correct its address; switch sniffing off (SetSniff(false)) where nodes publish inner addresses',
      },
    ],
    source:
      'olivere/elastic client.go ErrNoClient; elastic-transport-net Components/Pipeline/RequestPipeline.cs; elastic-transport-ruby lib/elastic/transport/transport/base.rb',
    matches: [
      'health check timeout: no Elasticsearch node available',
      'no available connection: no Elasticsearch node available',
      'Elasticsearch.Net.ElasticsearchClientException: Maximum timeout reached while retrying request. Call: Status code unknown from: POST /orders/_search',
      'Elastic.Transport.TransportException: Maximum timeout reached while retrying request. Call: Status code unknown from: POST /orders/_search',
      'Elastic::Transport::Transport::Error: Cannot get new connection from pool.',
    ],
    ignores: ['Elasticsearch node available at 10.0.0.5'],
  },
];
