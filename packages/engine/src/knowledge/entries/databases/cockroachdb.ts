import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const COCKROACHDB: readonly CatalogueEntry[] = [
  {
    id: 'cockroachdb.clock-offset',
    kind: 'clock_wrong',
    program: 'cockroachdb',
    forms: [
      {
        words: 'clock synchronization error this node is more than away from at least half of the known nodes',
        pattern:
          /clock synchronization error: this node is more than (?<limit>[\d.]{1,8}m?s) away from at least half of the known nodes/,
      },
      {
        words: 'fewer than half the known nodes are within the maximum offset',
        pattern: /fewer than half the known nodes are within the maximum offset of (?<limit>[\d.]{1,8}m?s)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The clock of this CockroachDB node is more than {limit} off, so it stopped itself',
    check: {
      text: 'Compare the clocks of all nodes with their time source',
      host: 'chronyc tracking; timedatectl status',
      kubernetes: 'kubectl get nodes -o name | xargs -I{} kubectl debug {} --image=busybox -- date -u',
    },
    repair: [
      {
        text: 'Synchronise all nodes with the same source, then start CockroachDB again',
        host: 'sudo systemctl enable --now chrony && sudo chronyc makestep && sudo systemctl restart {service}',
      },
    ],
    source: 'CockroachDB, pkg/rpc/clock_offset.go VerifyClockOffset(); documentation "Node clock synchronization"',
    matches: [
      'F250330 06:28:40.975752 83 server/server.go:253 [n2] clock synchronization error: this node is more than 500ms away from at least half of the known nodes (0 of 2 are within the offset)',
      'F170607 16:21:52.933517 68 server/server.go:162 [n?] fewer than half the known nodes are within the maximum offset of 500ms (0 of 1)',
    ],
    ignores: ['I250330 06:28:40.975752 83 rpc/clock_offset.go:120 [n2] clock offset within bounds'],
  },
  {
    id: 'cockroachdb.quorum-lost',
    kind: 'cluster_quorum',
    program: 'cockroachdb',
    forms: [
      {
        words: 'replica unavailable unable to serve request to lost quorum',
        pattern:
          /replica unavailable: \(n\d{1,5},s\d{1,5}\)\S{0,12} unable to serve request to (?<object>r\d{1,9})\S{0,60} .{0,160}lost quorum(?: \(down: (?<peer>[^;]{1,60})\);)?/,
      },
      {
        words: 'range requires a replication change but lacks a quorum of live replicas',
        pattern:
          /range requires a replication change, but lacks a quorum of live (?:replicas|nodes) \((?<value>\d{1,3}\/\d{1,3})\)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'cockroachdb',
    specificity: 2,
    means: 'CockroachDB has lost the majority of the replicas of {object|a range} (down: {peer|see the line})',
    check: {
      text: 'See which nodes are down',
      compose: 'docker compose ps; docker compose exec {server} ./cockroach node status --insecure',
      kubernetes: 'kubectl get pods -o wide; kubectl exec {service}-0 -- ./cockroach node status --certs-dir=certs',
      host: 'cockroach node status --certs-dir=certs',
    },
    repair: [
      {
        text: 'Start the missing nodes with their old disks; the ranges come back by themselves as soon as a majority answers',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl rollout status statefulset/{service}',
        host: 'sudo systemctl start cockroachdb',
      },
      {
        text: 'Only when their disks are lost for good: recover by cockroach debug recover, which may lose what was written last',
        host: 'cockroach debug recover collect-info --store=<store> > info.json && cockroach debug recover make-plan -o plan.json info.json',
        destructive: true,
      },
    ],
    source: 'CockroachDB, pkg/kv/kvserver/replica_circuit_breaker.go replicaUnavailableError(); issues 94691, 133283',
    matches: [
      'ERROR: replica unavailable: (n1,s1):1 unable to serve request to r26:/NamespaceTable/{30-Max} [(n1,s1):1, (n5,s5):2, (n4,s4):4, next=6, gen=14]: lost quorum (down: (n5,s5):2,(n4,s4):4); closed timestamp: 1781768163.604528851,0',
      'E250307 11:59:54.319547 [replicate,n2,s2,r88/2:/System/tsd] range requires a replication change, but lacks a quorum of live replicas (0/2)',
    ],
    ignores: ['I250307 11:59:54.319547 [n2] raft quorum reached for r26'],
  },
  {
    id: 'cockroachdb.version-of-store',
    kind: 'version_mismatch',
    program: 'cockroachdb',
    forms: [
      {
        words: 'store last used with cockroach version is too old for running version',
        pattern:
          /store (?<path>\S{1,120}), last used with cockroach version v?(?<wanted>[\w.-]{1,20}), is too old for running version v?(?<version>[\w.-]{1,20})/,
      },
      {
        words: 'cockroach version is incompatible with data in store use version or later',
        pattern:
          /cockroach version v?(?<version>[\w.-]{1,20}) is incompatible with data in store (?<path>\S{1,120}); use version v?(?<wanted>[\w.-]{1,20}) or later/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'CockroachDB {version} cannot use its store, which belongs to version {wanted}',
    check: {
      text: 'Read the cluster version and the version of each node',
      host: 'cockroach version; cockroach sql -e "show cluster setting version"',
      kubernetes: 'kubectl get statefulset {service} -o jsonpath="{.spec.template.spec.containers[*].image}"',
    },
    repair: [
      {
        text: 'Start the version that fits the data, finalise its upgrade, then go on one major version at a time',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo statefulset/{service}',
      },
    ],
    source: 'CockroachDB, pkg/kv/kvserver/kvstorage/cluster_version.go',
    matches: [
      'ERROR: cockroach server exited with error: store </cockroach/cockroach-data>, last used with cockroach version v21.1, is too old for running version v22.1 (which requires data from v21.2 or later)',
      'ERROR: cockroach version v22.2 is incompatible with data in store </cockroach/cockroach-data>; use version v23.1 or later',
    ],
    ignores: ['I250307 server/init.go:287 received cluster version: 22.1'],
  },
  {
    id: 'cockroachdb.memory-budget',
    kind: 'memory_exhausted',
    program: 'cockroachdb',
    forms: [
      {
        words: 'memory budget exceeded bytes requested currently allocated',
        pattern:
          /memory budget exceeded: (?<value>\d{1,15}) bytes requested, \d{1,15} currently allocated, (?<limit>\d{1,15}) bytes in budget/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'cockroachdb',
    specificity: 3,
    means: 'A query of CockroachDB needs more than the SQL memory of {limit} bytes',
    check: {
      text: 'Find the statement; a sort, join or insert of very many rows in one transaction',
      host: `cockroach sql -e "select query, max_mem_usage from [show statements] order by 2 desc" || cockroach sql -e "show queries"`,
    },
    repair: [
      {
        text: 'Cut the statement into batches or give it an index; or raise --max-sql-memory (a quarter of the memory)',
        host: 'cockroach start --max-sql-memory=.25 --cache=.25',
      },
    ],
    source: 'CockroachDB, pkg/util/mon/bytes_usage.go; pkg/util/mon/resource.go',
    matches: [
      'ERROR: root: memory budget exceeded: 10240 bytes requested, 134217728 currently allocated, 134217728 bytes in budget',
      'pq: scan with start key: flow-sort: memory budget exceeded: 1048576 bytes requested, 67108000 currently allocated, 67108864 bytes in budget',
    ],
    ignores: ['I250307 mon: memory budget of 134217728 bytes configured'],
  },
  {
    id: 'cockroachdb.transaction-retry',
    kind: 'lock_held',
    program: 'cockroachdb',
    forms: [
      {
        words: 'restart transaction transactionretrywithprotorefresherror',
        pattern: /restart transaction: TransactionRetryWithProtoRefreshError: (?<value>[A-Za-z]{3,40})/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'cockroachdb',
    specificity: 1,
    means: 'CockroachDB wants a transaction repeated ({value})',
    check: {
      text: 'See which transactions contend for which rows',
      host: 'cockroach sql -e "select * from crdb_internal.transaction_contention_events order by contention_duration desc limit 10"',
    },
    repair: [
      {
        text: 'Repeat transactions on SQLSTATE 40001 in the client, keep them short, use SELECT ... FOR UPDATE, or READ COMMITTED (23.2 and later)',
      },
    ],
    source: 'CockroachDB documentation, "Transaction Retry Error Reference"',
    matches: [
      'ERROR: restart transaction: TransactionRetryWithProtoRefreshError: WriteTooOldError: write for key /Table/106/1/5 at timestamp 1700000000.1,0 too old',
      'pq: restart transaction: TransactionRetryWithProtoRefreshError: TransactionAbortedError(ABORT_REASON_ABORTED_RECORD_FOUND)',
    ],
    ignores: ['I250307 sql/conn_executor.go: transaction automatically retried'],
  },
  {
    id: 'cockroachdb.tls-required',
    kind: 'protocol_mismatch',
    program: 'cockroachdb',
    forms: [
      {
        words: 'node is running secure mode ssl connection required',
        pattern: /node is running secure mode, SSL connection required/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'cockroachdb',
    specificity: 3,
    means: 'CockroachDB runs in secure mode and the client comes without TLS',
    check: {
      text: 'Look at sslmode in the connection string of the client, and at how the node is started',
      compose: 'docker compose config | grep -nE "sslmode|--insecure|--certs-dir"',
      kubernetes: 'kubectl get deploy,statefulset -o yaml | grep -nE "sslmode|--insecure|--certs-dir"',
    },
    repair: [
      {
        text: 'Give the client sslmode=verify-full with sslrootcert (and its certificate), or run the cluster with --insecure on a test machine only',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'CockroachDB, pkg/sql/pgwire/server.go',
    matches: [
      'ERROR: node is running secure mode, SSL connection required',
      'pq: node is running secure mode, SSL connection required',
    ],
    ignores: ['starting cockroach in secure mode, see https://www.cockroachlabs.com/docs/'],
  },
];
