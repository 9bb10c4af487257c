import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const STATUS: Step = {
  text: 'Ask all members for their state, size, leader and alarms',
  compose:
    'docker compose exec {service} etcdctl endpoint status --cluster -w table; docker compose exec {service} etcdctl alarm list',
  kubernetes:
    'kubectl -n kube-system exec etcd-<node> -- sh -c "ETCDCTL_API=3 etcdctl --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/server.crt --key /etc/kubernetes/pki/etcd/server.key endpoint status --cluster -w table"',
  host: 'etcdctl endpoint status --cluster -w table; etcdctl endpoint health --cluster; etcdctl alarm list',
};

export const ETCD: readonly CatalogueEntry[] = [
  {
    id: 'etcd.space-exceeded',
    kind: 'quota_exceeded',
    program: 'etcd',
    forms: [
      { words: 'etcdserver mvcc database space exceeded', pattern: /etcdserver: mvcc: database space exceeded/ },
      { words: 'etcdserver no space', pattern: /etcdserver: no space/ },
      { words: 'alarm nospace', pattern: /memberID:\d{1,20} alarm:NOSPACE/ },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'etcd',
    specificity: 3,
    means: 'etcd has reached its space quota and takes no writes until it is compacted',
    check: STATUS,
    repair: [
      {
        text: 'Compact to the present revision, defragment each member, and take the alarm away',
        host: `rev=$(etcdctl endpoint status -w json | grep -oE '"revision":[0-9]+' | head -1 | cut -d: -f2); etcdctl compact $rev && etcdctl defrag --cluster && etcdctl alarm disarm`,
        compose: `docker compose exec {service} sh -c 'etcdctl defrag --cluster && etcdctl alarm disarm'`,
        kubernetes:
          'kubectl -n kube-system exec etcd-<node> -- etcdctl defrag --cluster && kubectl -n kube-system exec etcd-<node> -- etcdctl alarm disarm',
      },
      {
        text: 'Let it compact by itself (--auto-compaction-mode=periodic --auto-compaction-retention=1h), raise --quota-backend-bytes up to 8 GB, and find who writes so much (events, leases, custom resources)',
      },
    ],
    source: 'etcd, rpctypes ErrGRPCNoSpace; documentation "Maintenance: Space quota"',
    matches: [
      'etcdserver: mvcc: database space exceeded',
      'rpc error: code = ResourceExhausted desc = etcdserver: mvcc: database space exceeded',
      'etcdserver: no space',
      'memberID:8630161756594109333 alarm:NOSPACE',
    ],
    ignores: ['{"level":"info","msg":"enabled backend quota","quota-name":"v3-applier","quota-size-bytes":2147483648}'],
  },
  {
    id: 'etcd.leader-missing',
    kind: 'cluster_quorum',
    program: 'etcd',
    forms: [
      { words: 'etcdserver no leader', pattern: /etcdserver: no leader/ },
      {
        words: 'etcdserver request timed out',
        pattern:
          /etcdserver: request timed out(?:, (?<value>possibly due to (?:previous leader failure|connection lost)))?/,
      },
      { words: 'serving health false no leader', pattern: /serving \/health false; no leader/ },
      {
        words: 'etcdserver re configuration failed due to not enough started members',
        pattern: /etcdserver: re-configuration failed due to not enough started members/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'etcd',
    specificity: 3,
    means: 'etcd has no leader: too few members are up or reach each other',
    check: STATUS,
    repair: [
      {
        text: 'Start the missing members with their old data, open port 2380 between them, and synchronise the clocks',
        compose: 'docker compose up -d',
        host: 'sudo systemctl start etcd',
        kubernetes: 'kubectl -n kube-system get pods -o wide | grep etcd',
      },
      {
        text: 'When the majority is lost for good: restore a snapshot as a new cluster, or force one from the member that lives',
        host: 'etcdutl snapshot restore <snapshot.db> --data-dir <new dir> || etcd --force-new-cluster',
        destructive: true,
      },
    ],
    source: 'etcd, etcdserver/errors; rpctypes ErrGRPCNoLeader, ErrGRPCTimeoutDueToLeaderFail',
    matches: [
      'etcdserver: no leader',
      'etcdserver: request timed out, possibly due to previous leader failure',
      '{"level":"warn","caller":"etcdhttp/health.go:224","msg":"serving /health false; no leader"}',
      'Error: etcdserver: re-configuration failed due to not enough started members',
    ],
    ignores: ['{"level":"info","msg":"raft.node: 8e9e05c52164694d elected leader 8e9e05c52164694d at term 2"}'],
  },
  {
    id: 'etcd.slow-disk',
    kind: 'slow_dependency',
    program: 'etcd',
    forms: [
      {
        words: 'apply request took too long',
        pattern: /apply request took too long(?:".{0,80}"took":"(?<value>[\w.µ]{1,20})")?/,
      },
      {
        words: 'leader failed to send out heartbeat on time took too long',
        pattern: /failed to send out heartbeat on time(?:;| \(exceeded)/,
      },
      { words: 'slow fdatasync', pattern: /slow fdatasync(?:".{0,40}"took":"(?<value>[\w.µ]{1,20})")?/ },
      {
        words: 'waiting for readindex response took too long retrying',
        pattern: /waiting for ReadIndex response took too long, retrying/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'etcd is slow ({value|longer than it may}): mostly its disk, sometimes CPU or network',
    check: {
      text: 'Measure the disk: wal_fsync has to stay below 10 ms at the 99th percentile',
      host: `curl -s localhost:2379/metrics | grep -E 'wal_fsync_duration_seconds_(sum|count)'; fio --rw=write --ioengine=sync --fdatasync=1 --directory=/var/lib/etcd --size=22m --bs=2300 --name=etcd`,
      compose:
        'docker compose exec {service} sh -c "wget -qO- localhost:2379/metrics | grep wal_fsync_duration_seconds_sum"',
      kubernetes: 'kubectl -n kube-system logs etcd-<node> | grep -c "took too long"',
    },
    repair: [
      {
        text: 'Give it an SSD of its own and CPU, keep other writers away (ionice), and defragment; in a virtual lab raise heartbeat-interval and election-timeout',
        host: 'sudo ionice -c2 -n0 -p $(pgrep etcd)',
      },
    ],
    source: 'etcd, etcdserver/txn/util.go, raft.go, storage/wal/wal.go; documentation "Tuning"',
    matches: [
      '{"level":"warn","caller":"etcdserver/util.go:170","msg":"apply request took too long","took":"1.21s","expected-duration":"100ms","prefix":"read-only range "}',
      '{"level":"warn","caller":"etcdserver/raft.go:416","msg":"leader failed to send out heartbeat on time; took too long, leader is overloaded likely from slow disk"}',
      '{"level":"warn","caller":"wal/wal.go:805","msg":"slow fdatasync","took":"2.31s","expected-duration":"1s"}',
      '{"level":"warn","caller":"etcdserver/v3_server.go:852","msg":"waiting for ReadIndex response took too long, retrying","sent-request-id":12}',
    ],
    ignores: ['{"level":"info","msg":"finished scheduled compaction","took":"12ms"}'],
  },
  {
    id: 'etcd.data-damaged',
    kind: 'data_corruption',
    program: 'etcd',
    forms: [
      {
        words: 'is out of range was the raft log corrupted truncated or lost',
        pattern:
          /tocommit\((?<value>\d{1,20})\) is out of range \[lastIndex\(\d{1,20}\)\]\. Was the raft log corrupted, truncated, or lost\?/,
      },
      { words: 'etcdserver corrupt cluster', pattern: /etcdserver: corrupt cluster/ },
      { words: 'found data inconsistency with peers', pattern: /found data inconsistency with peers/ },
      { words: 'crc mismatch', pattern: /(?:walpb|wal|snap): crc mismatch/ },
      { words: 'failed to recover v3 backend from snapshot', pattern: /failed to recover v3 backend from snapshot/ },
      { words: 'failed to read wal cannot be repaired', pattern: /failed to read WAL, cannot be repaired/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The data of this etcd member are damaged or older than the others know',
    check: STATUS,
    repair: [
      {
        text: 'With a healthy majority: remove this member, empty its directory, and let it join anew',
        host: 'etcdctl member remove <id> && sudo rm -rf /var/lib/etcd/member && etcdctl member add <name> --peer-urls=https://<address>:2380 && sudo systemctl start etcd  # --initial-cluster-state=existing',
        destructive: true,
      },
      {
        text: 'Alone: restore the last snapshot',
        host: 'etcdutl snapshot restore <snapshot.db> --data-dir /var/lib/etcd-new',
        compose:
          'docker compose run --rm --entrypoint etcdutl {service} snapshot restore /backup/snapshot.db --data-dir /etcd-data-new',
      },
    ],
    source: 'etcd, raft log.go commitTo(); etcdserver/corrupt.go; storage/wal; bootstrap.go',
    matches: [
      'panic: tocommit(107) is out of range [lastIndex(84)]. Was the raft log corrupted, truncated, or lost?',
      'rpc error: code = DataLoss desc = etcdserver: corrupt cluster',
      '{"level":"fatal","msg":"failed to check hash kv","error":"8e9e05c52164694d found data inconsistency with peers"}',
      '{"level":"fatal","msg":"failed to open WAL","error":"walpb: crc mismatch"}',
      '{"level":"panic","msg":"failed to recover v3 backend from snapshot","error":"failed to find database snapshot file (snap: snapshot file doesn\'t exist)"}',
      '{"level":"fatal","msg":"failed to read WAL, cannot be repaired","error":"wal: max entry size limit exceeded"}',
    ],
    ignores: ['{"level":"info","msg":"restored last compact revision","meta-bucket-name":"meta"}'],
  },
  {
    id: 'etcd.membership-differs',
    kind: 'invalid_setting',
    program: 'etcd',
    forms: [
      {
        words: 'cluster id mismatch',
        pattern:
          /request (?:sent )?(?:was )?(?:ignored|received) .{0,40}due to cluster ID mismatch|request cluster ID mismatch/,
      },
      { words: 'member count is unequal', pattern: /member count is unequal/ },
      {
        words: 'has already been bootstrapped',
        pattern: /member (?<object>[\da-f]{8,20}) has already been bootstrapped/,
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
    fault: 'own_setting',
    specificity: 3,
    means: 'This etcd member and its cluster do not agree about the membership ({object|IDs differ})',
    check: {
      text: 'Compare --name, --initial-cluster, --initial-cluster-state and token of all members, and see whether old data lie in the directory',
      compose: 'docker compose config | grep -nE "ETCD_(NAME|INITIAL)|initial-cluster"',
      kubernetes: 'kubectl get pods -l app={service} -o yaml | grep -nE "initial-cluster|ETCD_"',
      host: 'etcdctl member list -w table; grep -nE "^(name|initial-)" /etc/etcd/etcd.conf.yml',
    },
    repair: [
      {
        text: 'For a member that joins a running cluster: etcdctl member add first, then start it empty with --initial-cluster-state=existing',
        host: 'etcdctl member add <name> --peer-urls=http://<address>:2380 && sudo rm -rf /var/lib/etcd/member && sudo systemctl start etcd',
        destructive: true,
      },
      {
        text: 'For a new cluster nobody uses yet: empty all directories and start all members with the same token',
        compose: 'docker compose down -v && docker compose up -d',
        destructive: true,
      },
    ],
    source:
      'etcd, rafthttp/http.go, util.go; membership/cluster.go ValidateClusterAndAssignIDs(); bootstrap.go; embed/config.go',
    matches: [
      '{"level":"warn","caller":"rafthttp/http.go:500","msg":"request cluster ID mismatch","local-member-id":"8e9e","remote-peer-id":"a8266e"}',
      '{"level":"warn","caller":"rafthttp/stream.go:660","msg":"request sent was ignored by remote peer due to cluster ID mismatch","remote-peer-id":"a8266e"}',
      '{"level":"fatal","msg":"discovery failed","error":"error validating peerURLs {ClusterID:cdf8 Members:[]}: member count is unequal"}',
      '{"level":"fatal","msg":"discovery failed","error":"member 8e9e05c52164694d has already been bootstrapped"}',
      `couldn't find local name "etcd-3" in the initial cluster configuration`,
      '{"level":"warn","msg":"the member has been permanently removed from the cluster"}',
    ],
    ignores: ['{"level":"info","msg":"added member","cluster-id":"cdf8"}'],
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
      compose: 'docker compose exec {service} etcdctl --user root user list',
    },
    repair: [
      {
        text: 'Give the client user and password (or a certificate whose CN is the user), or set the password anew',
        host: 'etcdctl --user root user passwd <user>',
        compose: 'docker compose exec {service} etcdctl --user root user passwd <user>',
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
      kubernetes:
        "kubectl get configmap,secret -A -o json | python3 -c \"import json,sys; print(sorted(((len(json.dumps(i)), i['metadata']['name']) for i in json.load(sys.stdin)['items']))[-5:])\"",
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
  {
    id: 'etcd.clocks-differ',
    kind: 'clock_wrong',
    program: 'etcd',
    forms: [
      {
        words: 'prober found high clock drift',
        pattern: /prober found high clock drift(?:".{0,160}"clock-drift":"(?<value>[\w.µ-]{1,24})")?/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'The clocks of the etcd members differ by {value|more than a second}',
    check: { text: 'Compare the clocks with their source', host: 'chronyc tracking; timedatectl status' },
    repair: [
      {
        text: 'Synchronise all members with one source',
        host: 'sudo systemctl enable --now chrony && sudo chronyc makestep',
      },
    ],
    source: 'etcd, rafthttp/probing_status.go',
    matches: [
      '{"level":"warn","caller":"rafthttp/probing_status.go:82","msg":"prober found high clock drift","round-tripper-name":"ROUND_TRIPPER_SNAPSHOT","remote-peer-id":"a8266e","clock-drift":"2.3s","rtt":"1ms"}',
      '{"level":"warn","msg":"prober found high clock drift","remote-peer-id":"b7","clock-drift":"-6.1s"}',
    ],
    ignores: ['{"level":"info","msg":"clock ok"}'],
  },
];
