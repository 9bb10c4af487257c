import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ETCD: readonly CatalogueEntry[] = [
  {
    id: 'etcd.space-quota-exceeded',
    kind: 'quota_exceeded',
    program: 'etcd',
    forms: [
      { words: 'mvcc database space exceeded', pattern: /mvcc: database space exceeded/ },
      { words: 'alarm nospace', pattern: /(?:"?alarm"?:"?|alarm:|ALARM )NOSPACE/ },
      { words: 'etcdserver no space', pattern: /etcdserver: no space/ },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'etcd',
    specificity: 3,
    means: 'etcd takes no writes any more: its database has reached the quota (2 GB by default)',
    check: {
      text: 'See the size of the database of each member and the alarms',
      host: 'etcdctl endpoint status --cluster -w table; etcdctl alarm list',
      kubernetes:
        'kubectl -n kube-system exec etcd-<node> -- etcdctl --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/server.crt --key /etc/kubernetes/pki/etcd/server.key endpoint status -w table',
    },
    repair: [
      {
        text: 'Compact the history, defragment every member (one after the other, it stops for that time), then clear the alarm; without the last step etcd stays read-only',
        host: `rev=$(etcdctl endpoint status -w json | grep -oE '"revision":[0-9]+' | grep -oE '[0-9]+' | head -1); etcdctl compact $rev && etcdctl defrag --cluster && etcdctl alarm disarm`,
        destructive: true,
      },
      {
        text: 'Raise --quota-backend-bytes (up to 8 GB) and set --auto-compaction-retention; find who writes so much, mostly events or a controller that loops',
        host: `etcdctl get / --prefix --keys-only | cut -d/ -f3 | sort | uniq -c | sort -n | tail`,
      },
    ],
    source: 'etcd api/v3rpc/rpctypes/error.go ErrGRPCNoSpace; etcd documentation, Maintenance, Space quota',
    matches: [
      'Error from server: etcdserver: mvcc: database space exceeded',
      '{"level":"warn","ts":"2025-05-06T07:41:08.826Z","caller":"v3rpc/interceptor.go:197","msg":"request stats","error":"etcdserver: mvcc: database space exceeded"}',
      'memberID:8630161756594109333 alarm:NOSPACE',
      'etcdserver: no space',
    ],
    ignores: ['quota-backend-bytes: 2147483648'],
  },
  {
    id: 'etcd.disk-slow',
    kind: 'slow_dependency',
    program: 'etcd',
    forms: [
      { words: 'slow fdatasync', pattern: /"slow fdatasync".{0,60}"took":"(?<value>[\w.]{1,20})"/ },
      {
        words: 'leader failed to send out heartbeat on time',
        pattern: /(?:leader )?failed to send out heartbeat on time/,
      },
      {
        words: 'sync duration of expected less than',
        pattern: /sync duration of (?<value>[\w.]{1,20}), expected less than/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'etcd writes too slowly to its disk (sync took {value|too long})',
    check: {
      text: 'Measure the disk: etcd needs a 99th percentile of fsync under 10 ms; another program on the same disk or a throttled cloud volume is the usual reason',
      host: 'fio --rw=write --ioengine=sync --fdatasync=1 --directory=/var/lib/etcd --size=22m --bs=2300 --name=etcd; iostat -x 2 5',
    },
    repair: [
      {
        text: 'Put /var/lib/etcd on an SSD of its own, or raise the IOPS of the volume; until then give etcd precedence',
        host: 'sudo ionice -c2 -n0 -p $(pgrep -x etcd)',
      },
      {
        text: 'On slow disks or long lines raise --heartbeat-interval to 500 and --election-timeout to 5000 on all members alike',
      },
    ],
    source: 'etcd server/storage/wal/wal.go fdatasync; server/etcdserver/raft.go; etcd documentation, Tuning, FAQ',
    matches: [
      '{"level":"warn","ts":"2025-05-06T07:41:08.826Z","caller":"wal/wal.go:805","msg":"slow fdatasync","took":"1.428612s","expected-duration":"1s"}',
      '{"level":"warn","caller":"etcdserver/raft.go:416","msg":"leader failed to send out heartbeat on time; took too long, leader is overloaded likely from slow disk","to":"9a1c","heartbeat-interval":"100ms"}',
      'W | wal: sync duration of 2.14s, expected less than 1s',
    ],
    ignores: ['etcd_disk_wal_fsync_duration_seconds_bucket{le="0.008"} 99'],
  },
  {
    id: 'etcd.request-slow',
    kind: 'slow_dependency',
    program: 'etcd',
    forms: [
      {
        words: 'apply request took too long',
        pattern: /"apply request took too long".{0,60}"took":"(?<value>[\w.]{1,20})"/,
      },
      {
        words: 'waiting for readindex response took too long',
        pattern: /waiting for ReadIndex response took too long, retrying/,
      },
      {
        words: 'took too long to execute',
        pattern: /(?:read-only range )?request ".{1,200}" .{0,80}took too long \((?<value>[\w.]{1,20})\) to execute/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'etcd answers slowly (a request took {value|too long})',
    check: {
      text: 'See whether the disk (slow fdatasync), the CPU or one big request is behind it',
      host: 'iostat -x 2 3; uptime; etcdctl endpoint status --cluster -w table',
    },
    repair: [
      {
        text: 'Give etcd a faster disk and CPU of its own; defragment a database that has grown',
        host: 'etcdctl defrag --cluster',
        destructive: true,
      },
    ],
    source: 'etcd server/etcdserver/txn/util.go WarnOfExpensiveRequest; v3_server.go requestCurrentIndex',
    matches: [
      '{"level":"warn","caller":"txn/util.go:93","msg":"apply request took too long","took":"412.1ms","expected-duration":"100ms","prefix":"read-only range ","request":"key:\\"/registry/pods\\""}',
      '{"level":"warn","caller":"etcdserver/v3_server.go:897","msg":"waiting for ReadIndex response took too long, retrying","sent-request-id":81,"retry-timeout":"500ms"}',
      'W | etcdserver: read-only range request "key:\\"/registry/leases\\" " with result "range_response_count:1" took too long (1.2s) to execute',
    ],
    ignores: ['msg="finished scheduled compaction" took=412ms'],
  },
  {
    id: 'etcd.no-leader',
    kind: 'cluster_quorum',
    program: 'etcd',
    forms: [
      { words: 'etcdserver no leader', pattern: /etcdserver: no leader/ },
      {
        words: 'etcdserver request timed out',
        pattern: /etcdserver: request timed out(?:, possibly due to (?:previous leader failure|connection lost))?/,
      },
      { words: 'etcdserver leader changed', pattern: /etcdserver: leader changed/ },
      { words: 'serving health false no leader', pattern: /serving \/health false; no leader/ },
      {
        words: 'etcdserver re configuration failed due to not enough started members',
        pattern: /etcdserver: re-configuration failed due to not enough started members/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'etcd',
    specificity: 2,
    means: 'etcd has no leader',
    check: {
      text: 'See which members answer; of three members two have to be up (too few members are up or reach each other)',
      host: 'etcdctl endpoint health --cluster; etcdctl member list -w table; sudo crictl logs --tail 50 $(sudo crictl ps -a -q --name etcd | head -1)',
    },
    repair: [
      {
        text: 'Bring the missing members back and open 2379 and 2380 between them',
        host: 'sudo systemctl restart etcd',
      },
      {
        text: 'When the majority is lost for good, restore a snapshot as a cluster of one',
        host: 'etcdutl snapshot restore <snapshot.db> --data-dir /var/lib/etcd-new',
        destructive: true,
      },
    ],
    source:
      'etcd api/v3rpc/rpctypes/error.go ErrGRPCNoLeader, ErrGRPCTimeout; server/etcdserver/api/etcdhttp/health.go',
    matches: [
      'E0506 07:41:08.826123       1 leaderelection.go:448] error retrieving resource lock kube-system/kube-scheduler: etcdserver: request timed out',
      'rpc error: code = Unavailable desc = etcdserver: no leader',
      'Error from server: etcdserver: leader changed',
      '{"level":"warn","caller":"etcdhttp/health.go:214","msg":"serving /health false; no leader"}',
      'Error: etcdserver: re-configuration failed due to not enough started members',
    ],
    ignores: ['"msg":"raft.node: 8e9e elected leader 8e9e at term 4"'],
  },
  {
    id: 'etcd.clock-drift',
    kind: 'clock_wrong',
    program: 'etcd',
    forms: [
      {
        words: 'prober found high clock drift',
        pattern:
          /"prober found high clock drift".{0,120}"remote-peer-id":"(?<peer>\w{1,20})"(?:,"clock-drift":"(?<value>[\w.-]{1,20})")?/,
      },
      {
        words: 'the clock difference against peer is too high',
        pattern: /the clock difference against peer (?<peer>\w{1,20}) is too high \[(?<value>[\w.-]{1,20}) >/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The clocks of the etcd members differ: {value|too much} against {peer}',
    check: { text: 'Compare the clocks of all members', host: 'timedatectl; chronyc tracking' },
    repair: [
      {
        text: 'Let all members take their time from the same servers, and step the clock once',
        host: 'sudo systemctl enable --now chrony && sudo chronyc makestep',
      },
    ],
    source: 'etcd server/etcdserver/api/rafthttp/probing_status.go monitorProbingStatus',
    matches: [
      '{"level":"warn","caller":"rafthttp/probing_status.go:82","msg":"prober found high clock drift","round-tripper-name":"ROUND_TRIPPER_SNAPSHOT","remote-peer-id":"9a1c","clock-drift":"1.51s","rtt":"2ms"}',
      'W | rafthttp: the clock difference against peer 9a1c is too high [2.1s > 1s]',
    ],
    ignores: ['chronyd: System clock wrong by 1.51 seconds'],
  },
  {
    id: 'etcd.cluster-id-mismatch',
    kind: 'invalid_setting',
    program: 'etcd',
    forms: [
      {
        words: 'cluster id mismatch',
        pattern:
          /request (?:cluster ID mismatch|sent was ignored(?: by remote peer)? due to cluster ID mismatch|sent was ignored \(cluster ID mismatch)/,
      },
      { words: 'member count is unequal', pattern: /error validating peerURLs .{0,400}: member count is unequal/ },
      {
        words: 'member has already been bootstrapped',
        pattern: /member (?<peer>[0-9a-f]{1,16}) has already been bootstrapped/,
      },
      {
        words: 'couldn t find local name in the initial cluster configuration',
        pattern: /couldn't find local name "(?<object>[^"]{1,60})" in the initial cluster configuration/,
      },
      {
        words: 'the member has been permanently removed from the cluster',
        pattern: /the member has been permanently removed from the cluster/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'This etcd member has data or a member list of another cluster',
    check: {
      text: 'Compare the list of the cluster with --initial-cluster of this member',
      host: 'etcdctl member list -w table; grep -E "initial-cluster" /etc/kubernetes/manifests/etcd.yaml /etc/etcd/etcd.conf',
    },
    repair: [
      {
        text: 'Remove the member, empty its data directory, and add it again with --initial-cluster-state existing',
        host: 'etcdctl member remove <id>; sudo mv /var/lib/etcd/member /var/lib/etcd/member.old; etcdctl member add <name> --peer-urls=https://<address>:2380',
        destructive: true,
      },
    ],
    source: 'etcd server/etcdserver/api/rafthttp/http.go, stream.go; server/etcdserver/api/membership/cluster.go',
    matches: [
      '{"level":"error","caller":"rafthttp/http.go:513","msg":"request cluster ID mismatch","local-member-cluster-id":"cdf8","remote-peer-cluster-id":"7a1b"}',
      'C | etcdmain: error validating peerURLs {"ClusterID":"cdf8"}: member count is unequal',
      '{"level":"fatal","msg":"discovery failed","error":"member 9a1c has already been bootstrapped"}',
      `couldn't find local name "etcd-3" in the initial cluster configuration`,
      '{"level":"warn","msg":"the member has been permanently removed from the cluster"}',
    ],
    ignores: ['"msg":"added member","cluster-id":"cdf8"'],
  },
  {
    id: 'etcd.data-corrupt',
    kind: 'data_corruption',
    program: 'etcd',
    forms: [
      { words: 'etcdserver corrupt cluster', pattern: /etcdserver: corrupt cluster/ },
      { words: 'alarm corrupt', pattern: /(?:"?alarm"?:"?|alarm:|ALARM )CORRUPT/ },
      { words: 'wal crc mismatch', pattern: /wal(?:pb)?: crc mismatch/ },
      {
        words: 'failed to find database snapshot file',
        pattern: /(?:failed to find database snapshot file|snap: no available snapshot).{0,120}/,
      },
      {
        words: 'was the raft log corrupted truncated or lost',
        pattern:
          /tocommit\((?<value>\d{1,20})\) is out of range \[lastIndex\((?<limit>\d{1,20})\)\]\. Was the raft log corrupted, truncated, or lost\?/,
      },
      { words: 'found data inconsistency with peers', pattern: /found data inconsistency with peers/ },
      { words: 'failed to read wal cannot be repaired', pattern: /failed to read WAL, cannot be repaired/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The data of this etcd member is damaged or incomplete',
    check: {
      text: 'See whether only one member is affected: then it can be made anew from the others',
      host: 'etcdctl endpoint status --cluster -w table; etcdctl endpoint hashkv --cluster; sudo dmesg -T | grep -iE "I/O error|nvme" | tail',
    },
    repair: [
      {
        text: 'With healthy others: remove this member, move its data away, add it again',
        host: 'etcdctl member remove <id>; sudo systemctl stop etcd; sudo mv /var/lib/etcd/member /var/lib/etcd/member.bad; etcdctl member add <name> --peer-urls=https://<address>:2380',
        destructive: true,
      },
      {
        text: 'When it was the only one: restore the last snapshot',
        host: 'etcdutl snapshot restore <snapshot.db> --data-dir /var/lib/etcd-new',
        destructive: true,
      },
    ],
    source: 'etcd api/v3rpc/rpctypes ErrGRPCCorrupt; server/storage/wal; raft log.go commitTo',
    matches: [
      'rpc error: code = DataLoss desc = etcdserver: corrupt cluster',
      'memberID:8630161756594109333 alarm:CORRUPT',
      '{"level":"fatal","msg":"failed to read WAL","error":"wal: crc mismatch"}',
      '{"level":"panic","msg":"failed to recover v3 backend from snapshot","error":"failed to find database snapshot file (snap: snapshot file doesn\'t exist)"}',
      'panic: tocommit(107) is out of range [lastIndex(84)]. Was the raft log corrupted, truncated, or lost?',
      '{"level":"fatal","msg":"failed to check hash kv","error":"8e9e05c52164694d found data inconsistency with peers"}',
      '{"level":"fatal","msg":"failed to read WAL, cannot be repaired","error":"wal: max entry size limit exceeded"}',
    ],
    ignores: ['{"level":"info","msg":"starting initial corruption check"}'],
  },
  {
    id: 'etcd.login-refused',
    kind: 'authentication_refused',
    program: 'etcd',
    forms: [
      {
        words: 'etcdserver authentication failed invalid user id or password',
        pattern: /etcdserver: authentication failed, invalid user ID or password/,
      },
      { words: 'etcdserver user name is empty', pattern: /etcdserver: user name is empty/ },
      { words: 'etcdserver invalid auth token', pattern: /etcdserver: invalid auth token/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'etcd',
    specificity: 3,
    means: 'etcd refuses the login: wrong, missing or expired credentials',
    check: {
      text: 'See whether authentication is on, and which users there are',
      host: 'etcdctl --user root auth status; etcdctl --user root user list',
      compose: 'docker compose exec {server} etcdctl --user root user list',
    },
    repair: [
      {
        text: 'Give the client user and password (or a certificate whose CN is the user), or set the password anew',
        host: 'etcdctl --user root user passwd <user>',
        compose: 'docker compose exec {server} etcdctl --user root user passwd <user>',
      },
    ],
    source: 'etcd, rpctypes ErrGRPCAuthFailed, ErrGRPCUserEmpty, ErrGRPCInvalidAuthToken',
    matches: [
      'Error: etcdserver: authentication failed, invalid user ID or password',
      'rpc error: code = InvalidArgument desc = etcdserver: user name is empty',
      'rpc error: code = Unauthenticated desc = etcdserver: invalid auth token',
    ],
    ignores: ['Authentication Enabled'],
  },
  {
    id: 'etcd.request-too-large',
    kind: 'payload_too_large',
    program: 'etcd',
    forms: [{ words: 'etcdserver request is too large', pattern: /etcdserver: request is too large/ }],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'etcd',
    specificity: 3,
    means: 'A value is larger than etcd takes (1.5 MB)',
    check: {
      text: 'See what is stored: mostly a ConfigMap, Secret or custom resource that holds a file',
      kubernetes: `kubectl get configmap,secret -A -o json | python3 -c "import json,sys; print(sorted(((len(json.dumps(i)), i['metadata']['name']) for i in json.load(sys.stdin)['items']))[-5:])"`,
    },
    repair: [
      {
        text: 'Store the file elsewhere and its address here; raise --max-request-bytes only when there is no other way',
      },
    ],
    source: 'etcd, rpctypes ErrGRPCRequestTooLarge',
    matches: ['etcdserver: request is too large', 'Error from server: etcdserver: request is too large'],
    ignores: ['--max-request-bytes=1572864'],
  },
];
