import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const QUERY_SERVERS: readonly CatalogueEntry[] = [
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
