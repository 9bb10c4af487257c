import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const QUERY_ENGINES: readonly CatalogueEntry[] = [
  {
    id: 'trino.memory-limit',
    kind: 'memory_exhausted',
    forms: [
      {
        words: 'query exceeded memory limit of',
        pattern:
          /Query exceeded (?<object>per-node (?:user |total |)memory|distributed (?:user |total )memory|per-node local memory|global (?:user |total )memory) limit of (?<limit>[\d.]{1,10}[kMGTB]{1,2})/,
      },
      { words: 'exceeded_local_memory_limit', pattern: /EXCEEDED_(?:LOCAL|GLOBAL)_MEMORY_LIMIT/ },
      {
        words: 'query killed because the cluster is out of memory',
        pattern: /Query killed because the cluster is out of memory/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'trino',
    specificity: 3,
    means: 'Trino ends a query: {object|memory} is over its limit',
    check: {
      text: 'Look at the query in the web UI: which join or aggregation holds the memory',
      host: "curl -s http://localhost:8080/v1/query | jq '.[] | {queryId, state, query}'",
    },
    repair: [
      {
        text: 'Join the smaller table on the right, filter earlier, collect statistics (ANALYZE); raise query.max-memory-per-node and the heap, or allow spilling (spill-enabled)',
      },
    ],
    source: 'Trino documentation, Resource management properties; ExceededMemoryLimitException',
    matches: [
      'io.trino.ExceededMemoryLimitException: Query exceeded per-node memory limit of 2.40GB [Allocated: 2.39GB, Delta: 12MB]',
      'Query 20261129_100000_00001_abcde failed: Query exceeded distributed user memory limit of 20GB',
      'errorName=EXCEEDED_LOCAL_MEMORY_LIMIT, errorType=INSUFFICIENT_RESOURCES',
      'Query killed because the cluster is out of memory. Please try again in a few minutes.',
    ],
    ignores: ['Query 20261129_100000_00001_abcde finished'],
  },
  {
    id: 'trino.worker-lost',
    kind: 'memory_exhausted',
    forms: [
      {
        words: 'encountered too many errors talking to a worker node',
        pattern: /Encountered too many errors talking to a worker node/,
      },
      { words: 'available to run query', pattern: /No (?:worker )?nodes available to run query/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'trino',
    specificity: 2,
    means: 'Trino lost a worker during the query, or has none',
    check: {
      text: 'See whether the worker was ended for memory or restarted',
      compose: 'docker compose ps && docker compose logs --tail 50 {service}',
      kubernetes: 'kubectl get pods -o wide && kubectl describe pod <worker>',
    },
    repair: [
      {
        text: 'Repair the worker (heap below the memory limit of the container, discovery.uri) and run the query again',
      },
    ],
    source: 'Trino source, PageTransportTimeoutException, NoNodesAvailable',
    matches: [
      'io.trino.operator.PageTransportTimeoutException: Encountered too many errors talking to a worker node. The node may have crashed or be under too much load. This is probably a transient issue, so please retry your query in a few minutes. (http://10.0.0.7:8080/v1/task/x/results/0/0 - 30 failures)',
      'Query failed: No nodes available to run query',
    ],
    ignores: ['all worker nodes are active'],
  },
  {
    id: 'trino.queue-full',
    kind: 'queue_full',
    forms: [{ words: 'too many queued queries for', pattern: /Too many queued queries for "(?<object>[^"]{1,80})"/ }],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'trino',
    specificity: 3,
    means: "Trino's resource group {object} takes no more queries",
    check: {
      text: 'See what runs and waits',
      host: "trino --execute \"select query_id, state, user, source from system.runtime.queries where state in ('RUNNING','QUEUED')\"",
    },
    repair: [
      {
        text: 'End queries that hang, and set hardConcurrencyLimit and maxQueued of the group to what the cluster can do',
        host: "trino --execute \"call system.runtime.kill_query(query_id => '<id>', message => 'held the queue')\"",
      },
    ],
    source: 'Trino documentation, Resource groups; QUERY_QUEUE_FULL',
    matches: [
      'Query failed: Too many queued queries for "global.adhoc"',
      'io.trino.spi.TrinoException: Too many queued queries for "global"',
    ],
    ignores: ['query queued for 3s'],
  },
  {
    id: 'trino.object-missing',
    kind: 'missing_object',
    forms: [
      {
        words: 'line does not exist',
        pattern: /line \d{1,6}:\d{1,6}: (?<value>Table|Schema|Catalog|Column) '(?<object>[^']{1,160})' does not exist/,
      },
      {
        words: 'line cannot be resolved',
        pattern:
          /line \d{1,6}:\d{1,6}: (?<value>Table|Schema|Catalog|Column) '(?<object>[^']{1,160})' cannot be resolved/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'trino',
    specificity: 3,
    means: 'Trino: {value} {object} does not exist',
    check: { text: 'See what the catalog holds', host: 'trino --execute "show catalogs; show schemas from <catalog>"' },
    repair: [
      {
        text: "Correct the name, or mount the catalog's properties file (etc/catalog/<name>.properties) on coordinator and workers",
      },
    ],
    source: 'Trino source, StatementAnalyzer; TABLE_NOT_FOUND, CATALOG_NOT_FOUND',
    matches: [
      "Query 20261129_1 failed: line 1:15: Table 'hive.default.orders' does not exist",
      'TrinoUserError(type=USER_ERROR, name=COLUMN_NOT_FOUND, message="line 1:8: Column \'custmer\' cannot be resolved", query_id=2026)',
    ],
    ignores: ["line 12: table 'orders' created"],
  },
  {
    id: 'athena.partition-or-data-wrong',
    kind: 'data_corruption',
    forms: [
      {
        words: 'hive_partition_schema_mismatch',
        pattern: /(?<value>HIVE_PARTITION_SCHEMA_MISMATCH): (?<object>.{1,160})/,
      },
      { words: 'hive_bad_data', pattern: /(?<value>HIVE_BAD_DATA): (?<object>.{1,160})/ },
      { words: 'hive_cannot_open_split', pattern: /(?<value>HIVE_CANNOT_OPEN_SPLIT): (?<object>.{1,160})/ },
      { words: 'hive_cursor_error', pattern: /(?<value>HIVE_CURSOR_ERROR): (?<object>.{1,160})/ },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'athena',
    specificity: 3,
    means: "Athena or Trino cannot read a table's data: {object}",
    check: {
      text: 'Look at the file or partition that the message names',
      host: 'aws s3 ls s3://<bucket>/<prefix>/ && aws glue get-partitions --database-name <db> --table-name <table>',
    },
    repair: [
      {
        text: 'Make table, partition and files say the same type (run the crawler again, drop and add the partition), and take broken files out of the prefix',
      },
    ],
    source: 'Amazon Athena User Guide, Troubleshooting',
    matches: [
      'HIVE_PARTITION_SCHEMA_MISMATCH: There is a mismatch between the table and partition schemas. The types are incompatible and cannot be coerced.',
      "HIVE_CURSOR_ERROR: Row is not a valid JSON Object - JSONException: A JSONObject text must end with '}' at 12",
      "HIVE_BAD_DATA: Error parsing field value '2026-13-01' for field 3: For input string",
      'HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split s3://lake/orders/part-0.parquet (offset=0, length=4): Failed to read Parquet file',
    ],
    ignores: ['HIVE metastore is up'],
  },
  {
    id: 'athena.no-output',
    kind: 'missing_setting',
    forms: [
      {
        words: 'no output location provided',
        pattern:
          /No output location provided\. (?:You did not provide an output location for your query results|An output location is required)/,
      },
      {
        words: 'query exhausted resources',
        pattern: /Query exhausted resources (?:at this scale factor|on this cluster)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'athena',
    specificity: 3,
    means: 'Athena does not run the query: no place for results, or too large for one go',
    check: { text: "See the workgroup's settings", host: 'aws athena get-work-group --work-group primary' },
    repair: [
      {
        text: 'Set an output bucket at the workgroup or call; a query that exhausts resources has to be smaller (partitions, LIMIT with ORDER BY, fewer wide joins)',
      },
    ],
    source: 'Amazon Athena User Guide, Troubleshooting',
    matches: [
      'InvalidRequestException: No output location provided. You did not provide an output location for your query results.',
      'Query exhausted resources at this scale factor',
    ],
    ignores: ['Query results are written to s3://results/'],
  },
  {
    id: 'redshift.load-failed',
    kind: 'data_corruption',
    forms: [
      {
        words: 'load into table',
        pattern:
          /Load into table '(?<object>[^']{1,120})' failed\. {1,2}Check '(?:stl_load_errors|sys_load_error_detail)' system table for details/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    peerProgram: 'redshift',
    specificity: 3,
    means: 'Redshift could not load a file into {object}: a row does not fit',
    check: {
      text: 'Read the row and reason',
      host: 'psql -h <cluster> -p 5439 -c "select filename, line_number, colname, err_reason, raw_line from stl_load_errors order by starttime desc limit 5"',
    },
    repair: [
      {
        text: 'Correct file or COPY options (DELIMITER, DATEFORMAT, IGNOREHEADER, TRUNCATECOLUMNS), or allow some with MAXERROR',
      },
    ],
    source: 'Amazon Redshift Database Developer Guide, Troubleshooting data loads',
    matches: [
      "ERROR: Load into table 'orders' failed.  Check 'stl_load_errors' system table for details.",
      "psycopg2.errors.InternalError_: Load into table 'events' failed.  Check 'sys_load_error_detail' system table for details.",
    ],
    ignores: ["Load into table 'orders' completed, 120 record(s) loaded successfully."],
  },
  {
    id: 'redshift.serializable-isolation',
    kind: 'lock_held',
    forms: [
      {
        words: 'serializable isolation violation on table',
        pattern: /Serializable isolation violation on table - (?<object>\d{1,12})/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'redshift',
    specificity: 3,
    means: 'Redshift ended a transaction: two wrote table {object} at once',
    check: {
      text: 'See which transactions overlap',
      host: 'psql -h <cluster> -p 5439 -c "select * from stl_tr_conflict order by xact_start_ts desc limit 10"',
    },
    repair: [
      {
        text: 'Try again, let jobs that write the same table run one after the other (LOCK before), or take snapshot isolation',
        host: 'psql -h <cluster> -p 5439 -c "alter database <db> isolation level snapshot"',
      },
    ],
    source: 'Amazon Redshift Database Developer Guide, Serializable isolation errors (1023)',
    matches: [
      'ERROR:1023 DETAIL: Serializable isolation violation on table - 100179, transactions forming the cycle are: 5322, 5323',
      'psycopg2.errors.SerializationFailure: 1023 DETAIL:  Serializable isolation violation on table - 5552',
    ],
    ignores: ['could not serialize access due to concurrent update'],
  },
  {
    id: 'databricks.token-or-right',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'user does not have on',
        pattern:
          /(?:PERMISSION_DENIED|INSUFFICIENT_PERMISSIONS)\]?:? (?:Insufficient privileges: )?User (?:does not have|'[^']{1,80}' does not have) (?<value>(?:permission )?[A-Z_, ]{3,60}) on (?<object>[A-Za-z ]{3,30} ?['`]?[\w.`-]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'databricks',
    specificity: 3,
    means: 'Databricks: the account lacks {value} on {object}',
    check: { text: 'See the grants', host: 'databricks grants get table <catalog.schema.table>' },
    repair: [
      {
        text: 'Grant the right, with USE CATALOG and USE SCHEMA above it, to the service principal of the job',
        host: 'databricks sql "GRANT USE CATALOG ON CATALOG <catalog> TO `<principal>`"',
      },
    ],
    source: 'Databricks documentation, Unity Catalog privileges, error classes',
    matches: [
      "PERMISSION_DENIED: User does not have USE CATALOG on Catalog 'main'.",
      '[INSUFFICIENT_PERMISSIONS] Insufficient privileges: User does not have permission SELECT on table `main`.`sales`.`orders`',
    ],
    ignores: ['User has SELECT on table orders'],
  },
  {
    id: 'databricks.cluster-not-started',
    kind: 'quota_exceeded',
    forms: [
      {
        words: 'was terminated reason',
        pattern: /Cluster '?(?<object>[\w-]{4,40})'? was terminated\. Reason: (?<value>[A-Z_]{4,60})/,
      },
      {
        words: 'unexpected failure while waiting for the cluster',
        pattern: /Unexpected failure while waiting for the cluster \(?(?<object>[\w-]{1,40})?\)? ?to be ready/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'databricks',
    specificity: 2,
    means: 'Databricks cluster {object} did not start or was ended: {value|see its event log}',
    check: { text: 'Read the event log of the cluster', host: 'databricks clusters events {object}' },
    repair: [
      {
        text: 'CLOUD_PROVIDER_RESOURCE_STOCKOUT and LAUNCH_FAILURE: another instance type or zone; QUOTA: raise it at the cloud; INIT_SCRIPT_FAILURE: repair the script; DRIVER_OUT_OF_MEMORY: larger driver',
      },
    ],
    source: 'Databricks documentation, Clusters API, TerminationReason',
    matches: [
      "Cluster '1129-100000-abc123' was terminated. Reason: CLOUD_PROVIDER_RESOURCE_STOCKOUT (CLOUD_FAILURE).",
      'Unexpected failure while waiting for the cluster (1129-100000-abc123) to be ready: Cluster 1129-100000-abc123 is in unexpected state Terminated: AWS_INSUFFICIENT_INSTANCE_CAPACITY_FAILURE',
    ],
    ignores: ['Cluster 1129-100000-abc123 is running'],
  },
];
