import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HARMLESS_HOSTS: readonly CatalogueEntry[] = [
  {
    id: 'kafka.rebalance-and-retry-notes',
    kind: null,
    program: 'kafka',
    forms: [
      {
        words: 'got error produce response with correlation id on topic partition retrying attempts left',
        pattern:
          /Got error produce response with correlation id \d{1,10} on topic-partition \S{1,120}, retrying \(\d{1,12} attempts left\)/,
      },
      {
        words: 'preparing to rebalance group in state preparingrebalance',
        pattern: /Preparing to rebalance group \S{1,120} in state PreparingRebalance/,
      },
      { words: 'stabilized group generation', pattern: /Stabilized group \S{1,120} generation \d{1,9}/ },
      {
        words: 'received invalid metadata error in produce request on partition due to',
        pattern: /Received invalid metadata error in produce request on partition \S{1,120} due to/,
      },
      { words: 'revoke previously assigned partitions', pattern: /Revoke previously assigned partitions/ },
      { words: 'node disconnected', pattern: /Node -?\d{1,6} disconnected\.$/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of Kafka while leaders move and groups rebalance',
    check: {
      text: 'Nothing needs doing while they end after a minute; rebalances without end mean consumers that are too slow (max.poll.interval.ms) or die',
    },
    repair: [],
    source: 'kafka clients Sender, GroupCoordinator',
    matches: [
      'WARN [Producer clientId=p] Got error produce response with correlation id 12 on topic-partition x-0, retrying (2147483646 attempts left). Error: NOT_LEADER_OR_FOLLOWER',
      'INFO [GroupCoordinator 1]: Preparing to rebalance group x in state PreparingRebalance with old generation 3',
      'INFO [GroupCoordinator 1]: Stabilized group x generation 4 (__consumer_offsets-12) with 2 members',
      'WARN [Producer clientId=p] Received invalid metadata error in produce request on partition x-0 due to org.apache.kafka.common.errors.NotLeaderOrFollowerException',
      'INFO [Consumer clientId=c, groupId=g] Revoke previously assigned partitions x-0',
      'INFO [NetworkClient] [Producer clientId=p] Node 1 disconnected.',
    ],
    ignores: ['CommitFailedException: Offset commit cannot be completed'],
  },
  {
    id: 'nats.busy-notes',
    kind: null,
    program: 'nats',
    forms: [
      { words: 'readloop processing time', pattern: /Readloop processing time: [\d.]{1,12}m?s/ },
      {
        words: 'internal subscription on took too long',
        pattern: /Internal subscription on "[^"]{1,120}" took too long: [\d.]{1,12}m?s/,
      },
      {
        words: 'jetstream request queue has high pending count',
        pattern: /JetStream request queue has high pending count/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of NATS about slow single connections and clocks',
    check: { text: 'Nothing needs doing for single ones; many want a faster disk or more CPU' },
    repair: [],
    source: 'nats-server client.go, jetstream_api.go',
    matches: [
      '[7] 2026/11/30 03:04:05.123456 [WRN] 10.0.0.1:1234 - cid:12 - Readloop processing time: 2.1s',
      '[7] 2026/11/30 03:04:05.123456 [WRN] Internal subscription on "$JS.API.>" took too long: 2.5s',
      '[WRN] JetStream request queue has high pending count: 128',
    ],
    ignores: ['[ERR] JetStream resource limits exceeded for server'],
  },
  {
    id: 'k3s.wait-notes',
    kind: null,
    program: 'k3s',
    forms: [
      { words: 'level error msg runtime core not ready', pattern: /level=error msg="runtime core not ready"/ },
      { words: 'waiting for api server to become available', pattern: /Waiting for API server to become available/ },
      {
        words: 'level info msg tunnel authorizer set kubelet port',
        pattern: /level=info msg="Tunnel authorizer set Kubelet Port/,
      },
      {
        words: 'unable to set control plane role label nodes',
        pattern: /Unable to set control-plane role label: nodes/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Notes of k3s and containers that wait for a part still starting',
    check: { text: 'Nothing needs doing unless they go on for minutes' },
    repair: [],
    source: 'k3s pkg/server, pkg/daemons',
    matches: [
      'time="2026-11-30T03:04:05Z" level=error msg="runtime core not ready"',
      'time="2026-11-30T03:04:05Z" level=info msg="Waiting for API server to become available"',
      'time="2026-11-30T03:04:05Z" level=info msg="Tunnel authorizer set Kubelet Port 10250"',
      'level=info msg="Unable to set control-plane role label: nodes \\"n1\\" not found"',
    ],
    ignores: ['level=fatal msg="starting kubernetes: preparing server"'],
  },
  {
    id: 'linux.storage-watch-notes',
    kind: null,
    program: 'linux',
    forms: [
      {
        words: 'smart attribute changed from to',
        pattern: /SMART (?:Usage|Prefailure) Attribute: \d{1,3} \w{1,40} changed from \d{1,3} to \d{1,3}/,
      },
      {
        words: 'zed eid class',
        pattern:
          /zed: eid=\d{1,9} class=(?:scrub_finish|scrub_start|resilver_start|resilver_finish|history_event|config_sync|pool_import|trim_\w{1,12})/,
      },
      { words: 'pmtud', pattern: /\[KNET {2}\] pmtud: (?:Global data MTU changed|PMTUD link change)/ },
      { words: 'temperature changed celsius', pattern: /Temperature changed [+-]\d{1,3} Celsius/ },
      { words: 'successful auth for user', pattern: /successful auth for user '[\w.@-]{1,60}'/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of smartd, ZFS and corosync on good days',
    check: { text: 'Nothing needs doing' },
    repair: [],
    source: 'smartmontools smartd.cpp; openzfs zed; kronosnet; pve-manager',
    matches: [
      'smartd[812]: Device: /dev/sda [SAT], SMART Usage Attribute: 194 Temperature_Celsius changed from 112 to 110',
      "zed: eid=5 class=scrub_finish pool='tank'",
      'corosync[12]: [KNET  ] pmtud: Global data MTU changed to: 1397',
      'smartd[812]: Device: /dev/nvme0, Temperature changed +3 Celsius to 45 Celsius since last report',
      "pvedaemon[12]: <root@pam> successful auth for user 'root@pam'",
    ],
    ignores: ['Device: /dev/sda [SAT], Failed SMART usage Attribute: 5 Reallocated_Sector_Ct.'],
  },
];
