import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const MEMBERS: Step = {
  text: 'Read the state of all members',
  compose: 'docker compose exec {service} patronictl list',
  kubernetes: 'kubectl exec {service}-0 -- patronictl list',
  host: 'patronictl -c /etc/patroni/patroni.yml list',
};

/** Patroni and its members. */
export const PATRONI: readonly CatalogueEntry[] = [
  {
    id: 'patroni.store-away',
    kind: 'unreachable',
    program: 'patroni',
    forms: [
      { words: 'error communicating with dcs', pattern: /Error communicating with DCS/ },
      { words: 'demoting self because dcs is not accessible', pattern: /demoting self because DCS is not accessible/ },
      { words: 'etcd etcdconnectionfailed', pattern: /etcd\.EtcdConnectionFailed/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Patroni does not reach its store (etcd, Consul, Kubernetes), so the leader steps down',
    check: MEMBERS,
    repair: [
      {
        text: 'Repair etcd; failsafe_mode: true keeps the leader while all members see each other',
        host: 'etcdctl endpoint health --cluster',
      },
    ],
    source: 'Patroni ha.py',
    matches: [
      'patroni: ERROR: Error communicating with DCS',
      'patroni: INFO: demoting self because DCS is not accessible and I was a leader',
      'patroni: ERROR: get_cluster etcd.EtcdConnectionFailed',
    ],
    ignores: ['DCS found'],
  },
  {
    id: 'patroni.other-cluster',
    kind: 'invalid_setting',
    program: 'patroni',
    forms: [
      {
        words: 'system id mismatch node belongs to a different cluster',
        pattern:
          /system ID mismatch, node (?<object>\S{1,60}) belongs to a different cluster: (?<version>\d{1,25}) != (?<wanted>\d{1,25})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The data of this member belong to another cluster: {version} is not {wanted}',
    check: MEMBERS,
    repair: [
      {
        text: 'Give the member an empty data folder, or remove the old cluster from the store',
        host: 'patronictl remove <cluster>   # or: patronictl reinit <cluster> {object|<member>}',
        destructive: true,
      },
    ],
    source: 'Patroni ha.py',
    matches: [
      'patroni: CRITICAL: system ID mismatch, node pg2 belongs to a different cluster: 7123 != 7456',
      'CRITICAL: system ID mismatch, node x belongs to a different cluster: 1 != 2',
    ],
    ignores: ['system ID fits'],
  },
  {
    id: 'patroni.member-cannot-follow',
    kind: 'data_corruption',
    program: 'patroni',
    forms: [
      {
        words: 'could not find common ancestor of the source and',
        pattern: /(?<value>could not find common ancestor of the source and target cluster's timelines)/,
      },
      {
        words: 'failed to bootstrap',
        pattern: /(?<value>failed to bootstrap) (?:from leader|\(without leader\)|from replica)/,
      },
      { words: 'configuration directory doesn t exist', pattern: /(?<value>Configuration directory doesn't exist)/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A member cannot follow the leader: {value}',
    check: MEMBERS,
    repair: [{ text: 'Let it fetch everything anew', host: 'patronictl reinit <cluster> <member>', destructive: true }],
    source: 'Patroni rewind.py, bootstrap.py',
    matches: [
      "pg_rewind: fatal: could not find common ancestor of the source and target cluster's timelines",
      "patroni: ERROR: failed to bootstrap from leader 'pg1'",
      "patroni: CRITICAL: Configuration directory doesn't exist",
    ],
    ignores: ['bootstrapped from leader pg1'],
  },
  {
    id: 'patroni.no-leader',
    kind: 'cluster_quorum',
    program: 'patroni',
    forms: [
      { words: 'waiting for leader to bootstrap', pattern: /waiting for leader to bootstrap/ },
      { words: 'lock owner none i am', pattern: /Lock owner: None; I am/ },
      { words: 'could not take out ttl lock', pattern: /Could not take out TTL lock/ },
      {
        words: 'following a different leader because i am not the',
        pattern: /following a different leader because i am not the healthiest node/,
      },
      { words: 'warning postgresql is not running', pattern: /WARNING: Postgresql is not running/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Patroni has no leader yet',
    check: MEMBERS,
    repair: [{ text: 'Look why the former leader does not come back; patronictl failover picks one by hand' }],
    source: 'Patroni ha.py',
    matches: [
      'patroni: INFO: waiting for leader to bootstrap',
      'patroni: INFO: Lock owner: None; I am pg2',
      'patroni: INFO: Could not take out TTL lock',
      'patroni: INFO: following a different leader because i am not the healthiest node',
      'patroni: WARNING: Postgresql is not running.',
    ],
    ignores: ['I am the leader with the lock'],
  },
  {
    id: 'patroni.good-day-notes',
    kind: null,
    program: 'patroni',
    forms: [
      { words: 'no action i am', pattern: /no action\. I am \(\S{1,60}\), (?:the leader with the lock|a secondary)/ },
      { words: 'loop time exceeded rescheduling immediately', pattern: /Loop time exceeded, rescheduling immediately/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of Patroni that need nothing done',
    check: { text: 'Nothing needs doing; a loop that is late again and again wants a faster store or disk' },
    repair: [],
    source: 'Patroni',
    matches: [
      'patroni: INFO: no action. I am (pg1), the leader with the lock',
      'patroni: WARNING: Loop time exceeded, rescheduling immediately.',
    ],
    ignores: ['demoting self'],
  },
];
