import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DATABASES_MORE: readonly CatalogueEntry[] = [
  {
    id: 'neo4j.deadlock-or-memory',
    kind: 'lock_held',
    program: 'neo4j',
    forms: [
      {
        words: 'neo transienterror transaction',
        pattern:
          /Neo\.TransientError\.Transaction\.(?<value>DeadlockDetected|LockClientStopped|Outdated|LockAcquisitionTimeout)/,
      },
      {
        words: 'neo clienterror transaction',
        pattern: /Neo\.ClientError\.Transaction\.(?<value>TransactionTimedOut|LockClientStopped)/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'Neo4j ended the transaction ({value}): locks in another order, or too long',
    check: { text: 'See running transactions', host: 'cypher-shell "SHOW TRANSACTIONS"' },
    repair: [
      {
        text: 'Write in smaller portions (CALL {..} IN TRANSACTIONS), in one order, and try again',
      },
    ],
    source: 'Neo4j status codes',
    matches: [
      "Neo.TransientError.Transaction.DeadlockDetected: ForsetiClient[transactionId=12] can't acquire ExclusiveLock",
      'Neo.ClientError.Transaction.TransactionTimedOut: The transaction has been terminated.',
    ],
    ignores: ['Neo4j transaction committed'],
  },
  {
    id: 'neo4j.memory-codes',
    kind: 'memory_exhausted',
    program: 'neo4j',
    forms: [
      {
        words: 'neo transienterror general',
        pattern:
          /Neo\.TransientError\.General\.(?<value>MemoryPoolOutOfMemoryError|TransactionOutOfMemoryError|OutOfMemoryError)/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'Neo4j ended the transaction for want of memory: {value}',
    check: {
      text: 'See which transactions use how much',
      host: 'cypher-shell "SHOW TRANSACTIONS YIELD transactionId, currentQuery, estimatedUsedHeapMemory"',
    },
    repair: [
      {
        text: 'Write in smaller portions (CALL {..} IN TRANSACTIONS); raise dbms.memory.transaction.total.max or the heap only with memory to spare',
      },
    ],
    source: 'Neo4j status codes',
    matches: [
      "Neo.TransientError.General.TransactionOutOfMemoryError: Can't allocate extra 512 bytes due to exceeding memory limit",
      'Neo.TransientError.General.MemoryPoolOutOfMemoryError: The allocation of an extra 2.0 MiB would use more than the limit 1.4 GiB',
    ],
    ignores: ['Neo4j transaction committed'],
  },
  {
    id: 'surrealdb.refused',
    kind: 'authentication_refused',
    program: 'surrealdb',
    forms: [
      {
        words: 'there was a problem with',
        pattern:
          /(?<value>There was a problem with (?:authentication|the database: There was a problem with authentication))/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'SurrealDB refuses the login: {value}',
    check: {
      text: 'Try by hand',
      host: 'surreal sql --endpoint http://<host>:8000 --user <user> --pass <password> --ns <ns> --db <db>',
    },
    repair: [
      {
        text: 'Give user and password of the level that they were made for (root, namespace, database); a start without --user makes none',
      },
    ],
    source: 'surrealdb core err',
    matches: [
      'There was a problem with the database: There was a problem with authentication',
      'There was a problem with authentication',
    ],
    ignores: ['Authenticated as root'],
  },
  {
    id: 'surrealdb.namespace-missing',
    kind: 'missing_object',
    program: 'surrealdb',
    forms: [
      {
        words: 'the does not exist',
        pattern: /(?<value>The (?:namespace|database) '(?<object>[^']{1,60})' does not exist)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'SurrealDB: {value}',
    check: {
      text: 'List them',
      host: 'surreal sql --endpoint http://<host>:8000 --user <user> --pass <password>   # INFO FOR ROOT; INFO FOR NS',
    },
    repair: [
      {
        text: 'Define it, or correct the name in the client',
        host: 'echo "DEFINE NAMESPACE {object};" | surreal sql --endpoint http://<host>:8000 --user <user> --pass <password>',
      },
    ],
    source: 'surrealdb core err',
    matches: [
      "There was a problem with the database: The namespace 'shop' does not exist",
      "The database 'orders' does not exist",
    ],
    ignores: ['Authenticated as root'],
  },
  {
    id: 'surrealdb.not-permitted',
    kind: 'authorisation_denied',
    program: 'surrealdb',
    forms: [
      {
        words: 'iam error not enough permissions to perform this action',
        pattern: /(?<value>IAM error: Not enough permissions to perform this action)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'SurrealDB does not allow it: {value}',
    check: { text: 'See the role of the user', host: 'surreal sql --pretty   # INFO FOR DB' },
    repair: [{ text: 'Give the user the role OWNER or EDITOR at that level, or open the table by PERMISSIONS' }],
    source: 'surrealdb core err',
    matches: [
      'Error: IAM error: Not enough permissions to perform this action',
      'IAM error: Not enough permissions to perform this action',
    ],
    ignores: ['Authenticated as root'],
  },
  {
    id: 'dragonfly.memory-too-small',
    kind: 'memory_exhausted',
    program: 'dragonfly',
    forms: [
      {
        words: 'there are threads so are required',
        pattern: /There are (?<value>\d{1,4}) threads, so (?<wanted>[\d.]{1,10}[KMGT]iB) are required/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Dragonfly needs {wanted} for {value} threads, more than it may use',
    check: { text: 'See limits', compose: 'docker stats --no-stream {service}' },
    repair: [
      {
        text: 'Give it fewer threads (--proactor_threads=2) or more memory (--maxmemory, mem_limit)',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'dragonflydb/dragonfly server/dfly_main.cc',
    matches: [
      'E20261130 03:04:05 1 dfly_main.cc:636] There are 8 threads, so 2.00GiB are required. Exiting...',
      'There are 16 threads, so 4.00GiB are required. Exiting...',
    ],
    ignores: ['Running on 4 threads'],
  },
  {
    id: 'influxdb.points-dropped',
    kind: 'invalid_setting',
    program: 'influxdb',
    forms: [
      {
        words: 'partial write points beyond retention',
        pattern: /partial write: (?<value>points beyond retention policy)[^\r\n]{0,160}/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'InfluxDB drops points: {value}',
    check: {
      text: 'See which measurement',
      host: `influx query 'import "influxdata/influxdb/schema" schema.measurements(bucket: "<bucket>")'`,
    },
    repair: [
      {
        text: 'Correct time (precision of the client) or type of the field, take ids out of tags, lengthen the retention',
      },
    ],
    source: 'influxdb tsdb/shard.go',
    matches: [
      'partial write: points beyond retention policy dropped=12',
      '{"error":"partial write: points beyond retention policy dropped=3"}',
    ],
    ignores: ['wrote 12 points'],
  },
  {
    id: 'elasticsearch.breaker-of-request',
    kind: 'memory_exhausted',
    program: 'elasticsearch',
    forms: [
      {
        words: 'data too large data for would be which is larger than the limit of',
        pattern:
          /Data too large, data for \[[^\]]{1,60}\] would be \[(?<value>[^\]]{1,40})\], which is larger than the limit of \[(?<limit>[^\]]{1,40})\]/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Elasticsearch refuses a request: it would take {value} of its heap limit {limit}',
    check: {
      text: 'See heap and breakers',
      host: 'curl -s "http://localhost:9200/_nodes/stats/breaker,jvm?human" | head -80; curl -s "http://localhost:9200/_cat/nodes?v&h=name,heap.percent,heap.max"',
    },
    repair: [
      {
        text: 'Give it more heap (half of the memory, -Xms=-Xmx), smaller bulks and aggregations, fewer shards',
        compose: 'ES_JAVA_OPTS="-Xms2g -Xmx2g" docker compose up -d {service}',
      },
    ],
    source: 'elasticsearch HierarchyCircuitBreakerService',
    matches: [
      '[parent] Data too large, data for [<http_request>] would be [1066999360/1017.5mb], which is larger than the limit of [1020054732/972.7mb]',
      'CircuitBreakingException: [fielddata] Data too large, data for [_id] would be [1.1gb/1.1gb], which is larger than the limit of [1gb/1gb]',
    ],
    ignores: ['breaker limit is 972mb'],
  },
  {
    id: 'druid.start-or-load',
    kind: 'invalid_setting',
    program: 'druid',
    forms: [
      { words: 'segmentloadingexception', pattern: /(?<value>SegmentLoadingException: [^\r\n]{1,120})/ },
      { words: 'ise no default server found', pattern: /ISE: (?<value>No default server found)/ },
      {
        words: 'cannot',
        pattern: /(?<value>Cannot (?:construct|find) (?:server|any historical|task runner)[^\r\n]{0,80})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Druid cannot load a segment or finds no server of a kind: {value}',
    check: { text: 'See the services', host: 'curl -s http://<router>:8888/druid/coordinator/v1/servers?simple' },
    repair: [{ text: 'Give deep storage its rights and room, start historicals and brokers before the router' }],
    source: 'apache/druid SegmentLocalCacheManager, TieredBrokerHostSelector',
    matches: [
      'org.apache.druid.segment.loading.SegmentLoadingException: Failed to load segment x in all locations.',
      'java.lang.RuntimeException: org.apache.druid.java.util.common.ISE: No default server found!',
      'Cannot find any historical server for tier _default_tier',
    ],
    ignores: ['Loaded segment x'],
  },
];
