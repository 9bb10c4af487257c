import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const QUERY_ENGINES: readonly CatalogueEntry[] = [
  {
    id: 'trino.memory-limit',
    kind: 'memory_exhausted',
    program: 'trino',
    forms: [
      {
        words: 'query exceeded of',
        pattern:
          /Query exceeded (?:per-node (?:total )?(?:user )?memory limit|distributed (?:user |total )?memory limit|global memory limit) of (?<limit>[\d.]{1,10}[kMGT]?B)/,
      },
      { words: 'exceeded_global_memory_limit', pattern: /EXCEEDED_GLOBAL_MEMORY_LIMIT/ },
      {
        words: 'query killed because the cluster is out of memory',
        pattern: /Query killed because the cluster is out of memory/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A Trino query takes more than {limit}',
    check: {
      text: 'See the query in the web page and what takes the memory',
      host: 'trino --execute "select query_id, state, query from system.runtime.queries order by created desc limit 10"',
    },
    repair: [
      {
        text: 'Help the query (filters, join order, less DISTINCT), raise query.max-memory(-per-node) within the heap, or switch spilling on',
      },
    ],
    source: 'trinodb ExceededMemoryLimitException',
    matches: [
      'io.trino.ExceededMemoryLimitException: Query exceeded per-node memory limit of 1.40GB [Allocated: 1.39GB, Delta: 10MB]',
      'Query 2026_x failed: Query exceeded distributed user memory limit of 20GB',
      'EXCEEDED_GLOBAL_MEMORY_LIMIT',
      'Query killed because the cluster is out of memory. Please try again in a few minutes.',
    ],
    ignores: ['memory limit of 20GB set'],
  },
  {
    id: 'trino.workers-lost',
    kind: 'unreachable',
    program: 'trino',
    forms: [
      {
        words: 'encountered too many errors talking to a worker node',
        pattern: /(?<value>Encountered too many errors talking to a worker node)/,
      },
      { words: 'no available to run query', pattern: /(?<value>No (?:worker )?nodes available to run query)/ },
      { words: 'remote_host_gone', pattern: /(?<value>REMOTE_HOST_GONE)/ },
      {
        words: 'insufficient active worker nodes waited',
        pattern: /(?<value>Insufficient active worker nodes)\. Waited/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Trino has lost a worker or has none: {value}',
    check: { text: 'See the workers', host: 'trino --execute "select * from system.runtime.nodes"' },
    repair: [
      {
        text: 'Read the log of the worker at that moment (memory, GC, restart), open discovery.uri to it, give it more heap',
      },
    ],
    source: 'trinodb RemoteTask errors',
    matches: [
      'io.trino.spi.TrinoException: Encountered too many errors talking to a worker node. The node may have crashed or be under too much load.',
      'Query failed: No nodes available to run query',
      'Error: REMOTE_HOST_GONE',
      'Insufficient active worker nodes. Waited 5.00m for at least 3 workers',
    ],
    ignores: ['2 nodes active'],
  },
  {
    id: 'trino.not-allowed',
    kind: 'authorisation_denied',
    program: 'trino',
    forms: [{ words: 'access denied', pattern: /Access Denied: (?<value>(?:Cannot|User|View owner)[^\r\n]{1,120})/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Trino denies access: {value}',
    check: { text: 'See the rules', host: 'cat etc/access-control.properties etc/rules.json' },
    repair: [
      { text: 'Give the role or the rule for that catalog and table (Hive: the storage rights of its account, too)' },
    ],
    source: 'trinodb AccessDeniedException',
    matches: [
      'io.trino.spi.security.AccessDeniedException: Access Denied: Cannot select from table hive.a.b',
      'Access Denied: User bob cannot impersonate user alice',
    ],
    ignores: ['Access granted'],
  },
  {
    id: 'trino.catalog-missing',
    kind: 'missing_object',
    program: 'trino',
    forms: [{ words: 'catalog', pattern: /Catalog '(?<object>[\w-]{1,60})' (?:does not exist|not found)/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Trino has no catalog {object}',
    check: { text: 'List them', host: 'trino --execute "show catalogs"; ls etc/catalog' },
    repair: [{ text: 'Put etc/catalog/{object}.properties on the coordinator and every worker, restart' }],
    source: 'trinodb MetadataUtil',
    matches: [
      "Query failed: line 1:15: Catalog 'hive' does not exist",
      "io.trino.spi.TrinoException: Catalog 'iceberg' not found",
    ],
    ignores: ["Catalog 'hive' loaded"],
  },
  {
    id: 'doris.backends-missing',
    kind: 'cluster_quorum',
    program: 'doris',
    forms: [
      { words: 'there is no scannode backend available', pattern: /(?<value>there is no scanNode Backend available)/i },
      { words: 'failed to find enough', pattern: /(?<value>Failed to find enough (?:backend|host)[^\r\n]{0,80})/i },
      {
        words: 'backend node not found check if any backend node is down',
        pattern: /(?<value>Backend node not found\. Check if any backend node is down)/,
      },
      { words: 'detailmessage no backends', pattern: /detailMessage = (?<value>No (?:available|alive) backends)/ },
      {
        words: 'system has no available disk capacity or no available be nodes',
        pattern: /(?<value>System has no available disk capacity or no available BE nodes)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Doris or StarRocks has too few backends alive: {value}',
    check: {
      text: 'See which are alive',
      host: 'mysql -h <fe> -P 9030 -uroot -e "show backends\\G" | grep -E "Host|Alive|ErrMsg|UsedPct"',
    },
    repair: [
      {
        text: 'Start the backends, add them with their own address (priority_networks), free their disks; a single one needs replication_num = 1',
        host: `mysql -h <fe> -P 9030 -uroot -e "alter system add backend '<host>:9050'"`,
      },
    ],
    source: 'apache/doris, StarRocks FE',
    matches: [
      'errCode = 2, detailMessage = there is no scanNode Backend available.[10003: not alive]',
      'errCode = 2, detailMessage = Failed to find enough backend, please check the replication num,replication tag and storage medium and avail capacity of backends.',
      'Backend node not found. Check if any backend node is down.',
      'errCode = 2, detailMessage = No available backends',
      'System has no available disk capacity or no available BE nodes',
    ],
    ignores: ['backend 10001 is alive'],
  },
];
