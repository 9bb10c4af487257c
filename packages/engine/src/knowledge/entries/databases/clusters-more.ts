import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CLUSTERS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'zookeeper.data-do-not-fit',
    kind: 'data_corruption',
    program: 'zookeeper',
    forms: [
      {
        words: 'no snapshot found but there are log entries something is broken',
        pattern: /(?<value>No snapshot found, but there are log entries)\. Something is broken/,
      },
      {
        words: 'the current epoch is older than the last zxid',
        pattern: /(?<value>The current epoch, \w{1,20}, is older than the last zxid)/,
      },
      {
        words: 'the accepted epoch is less than the current epoch',
        pattern: /(?<value>The accepted epoch, \w{1,20} is less than the current epoch)/,
      },
      { words: 'unable to load database on disk', pattern: /Unable to load database on disk/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'ZooKeeper cannot load its data: {value}',
    check: { text: 'See what is in the directories', host: 'ls -la <dataDir>/version-2 <dataLogDir>/version-2 | tail' },
    repair: [
      {
        text: 'Where the other members have the data, empty this one and let it copy',
        host: 'mv <dataDir>/version-2 <dataDir>/version-2.old && zkServer.sh restart',
        destructive: true,
      },
      { text: 'After an upgrade from 3.4 start once with zookeeper.snapshot.trust.empty=true' },
    ],
    source: 'apache/zookeeper QuorumPeer, FileTxnSnapLog',
    matches: [
      'java.io.IOException: No snapshot found, but there are log entries. Something is broken!',
      'java.io.IOException: The current epoch, 5, is older than the last zxid, 25769803777',
      'ERROR Unable to load database on disk',
      'java.io.IOException: The accepted epoch, 4 is less than the current epoch, 5',
    ],
    ignores: ['Reading snapshot /data/version-2/snapshot.0'],
  },
  {
    id: 'consul.node-id-twice',
    kind: 'invalid_setting',
    program: 'consul',
    forms: [
      {
        words: 'member has conflicting node id',
        pattern: /Member '(?<object>[\w.-]{1,80})' has conflicting node ID '?(?<value>[\w-]{1,40})/,
      },
      { words: 'node name is reserved by node', pattern: /Node name (?<object>\S{1,80}) is reserved by node/ },
      { words: 'node with already', pattern: /node with (?:the same )?name[^\r\n]{0,60} already (?:exists|in use)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Two Consul agents have one node id or name: {object}',
    check: { text: 'See id and name', host: 'cat /opt/consul/node-id; consul members' },
    repair: [
      {
        text: 'Copies of a machine image share the id: remove it so that a new one is made',
        host: 'sudo rm /opt/consul/node-id && sudo systemctl restart consul',
        destructive: true,
      },
    ],
    source: 'hashicorp/consul agent/consul/merge.go',
    matches: [
      "Failed to join: 10.0.0.2: Member 'n2' has conflicting node ID '1b2c3d4e-aaaa' with this agent's ID",
      'Failed to register node: Node name n2 is reserved by node 1b2c3d with name n2 (10.0.0.3)',
      'rpc error: node with the same name web already exists',
    ],
    ignores: ['node ID: 1b2c'],
  },
  {
    id: 'nomad.not-placed',
    kind: 'quota_exceeded',
    program: 'nomad',
    forms: [
      {
        words: 'excluded by filter',
        pattern: /(?:\* )?Constraint "(?<value>[^"]{1,120})": \d{1,5} nodes? excluded by filter/,
      },
      { words: 'filtered', pattern: /(?:\* )?Constraint "(?<value>[^"]{1,120})" filtered \d{1,5} nodes?/ },
      { words: 'dimension exhausted on', pattern: /Dimension "(?<value>[^"]{1,60})" exhausted on \d{1,5} nodes?/ },
      { words: 'resources exhausted on', pattern: /Resources exhausted on \d{1,5} nodes?/ },
      { words: 'no nodes were eligible for evaluation', pattern: /No nodes were eligible for evaluation/ },
      { words: 'placement', pattern: /Placement Failures?/ },
      { words: 'failed to place all allocations', pattern: /failed to place all allocations/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nomad finds no node for the job: {value}',
    check: { text: 'See why', host: 'nomad job status <job>; nomad node status -self -verbose | grep -A20 Drivers' },
    repair: [
      {
        text: 'Ask for less memory or CPU, install what the constraint wants (docker driver, host volume, CNI plugins), correct datacenters',
      },
    ],
    source: 'hashicorp/nomad command/monitor.go',
    matches: [
      '    * Constraint "missing drivers": 2 nodes excluded by filter',
      'Constraint "missing network" filtered 1 node',
      '    * Dimension "memory" exhausted on 1 nodes',
      '    * Resources exhausted on 1 nodes',
      '    * No nodes were eligible for evaluation',
      'Task Group "web" (failed to place all allocations):',
      'Placement Failures',
    ],
    ignores: ['Deployment completed successfully'],
  },
  {
    id: 'etcd.too-many-requests',
    kind: 'queue_full',
    program: 'etcd',
    forms: [{ words: 'etcdserver too many requests', pattern: /etcdserver: too many requests/ }],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'etcd refuses requests: it is behind in applying them (disk or load)',
    check: { text: 'See disk and load', host: 'etcdctl endpoint status --cluster -w table; iostat -x 1 3' },
    repair: [
      {
        text: 'Speed the disk up, compact and defragment, let clients ask less',
        host: 'etcdctl compact <revision> && etcdctl defrag --cluster',
        destructive: true,
      },
    ],
    source: 'etcd api/v3rpc/rpctypes',
    matches: [
      'etcdserver: too many requests',
      'rpc error: code = ResourceExhausted desc = etcdserver: too many requests',
    ],
    ignores: ['etcdserver: request is too large'],
  },
  {
    id: 'minio.waits-for-others',
    kind: 'startup_order',
    program: 'minio',
    forms: [
      {
        words: 'waiting for all other servers to be online to format the',
        pattern: /Waiting for all other servers to be online to format the (?:disks|drives)/,
      },
      {
        words: 'waiting for the first server to format the disks',
        pattern: /Waiting for the first server to format the disks/,
      },
      {
        words: 'following servers are currently offline or unreachable',
        pattern: /Following servers are currently offline or unreachable \[(?<peer>[^\]]{1,160})\]/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'MinIO waits for the other servers of its set',
    check: {
      text: 'See whether all servers start with the same list of addresses',
      host: 'curl -s http://<other>:9000/minio/health/live -o /dev/null -w "%{http_code}\\n"',
    },
    repair: [{ text: 'Start the others, make their names resolve, keep clocks and versions alike' }],
    source: 'minio cmd/prepare-storage.go, bootstrap-peer-server.go',
    matches: [
      'Waiting for all other servers to be online to format the disks (elapses 12s)',
      'Following servers are currently offline or unreachable [http://minio2:9000/data->dial tcp: lookup minio2: no such host]',
      'Waiting for the first server to format the disks (elapsed 1s)',
    ],
    ignores: ['API: http://10.0.0.1:9000'],
  },
  {
    id: 'minio.root-account-invalid',
    kind: 'invalid_setting',
    program: 'minio',
    forms: [
      {
        words: 'unable to validate credentials inherited from the shell environment',
        pattern: /Unable to validate credentials inherited from the shell environment/,
      },
      { words: 'invalid', pattern: /Invalid credentials(?:[\s\S]{0,120})MINIO_ROOT_(?:USER|PASSWORD)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'MinIO refuses its root account: name of 3, password of 8 characters at least',
    check: { text: 'See the variables', compose: 'docker compose config {service} | grep MINIO_ROOT' },
    repair: [
      { text: 'Set MINIO_ROOT_USER and MINIO_ROOT_PASSWORD long enough', compose: 'docker compose up -d {service}' },
    ],
    source: 'minio internal/config/errors.go',
    matches: [
      'FATAL Unable to validate credentials inherited from the shell environment: Invalid credentials',
      'FATAL Invalid credentials > Please provide correct credentials HINT: MINIO_ROOT_USER length should be at least 3',
    ],
    ignores: ['RootUser: minio'],
  },
  {
    id: 'seaweedfs.no-writable-volume',
    kind: 'disk_full',
    program: 'seaweedfs',
    forms: [
      { words: 'no writable volumes', pattern: /No writable volumes/ },
      { words: 'no free left', pattern: /no free volumes? left/i },
      { words: 'not enough data node found', pattern: /not enough data node found/i },
      {
        words: 'failed to find writable volumes for collection',
        pattern: /failed to find writable volumes for collection/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'SeaweedFS has no volume to write to: its servers are full or away',
    check: { text: 'See volume servers', host: 'echo "volume.list" | weed shell' },
    repair: [
      {
        text: 'Raise -max (0 = as much as the disk holds), add disks, or use replication 000 on one server',
        compose: 'docker compose up -d {service}   # weed volume -max=0',
      },
    ],
    source: 'seaweedfs weed/topology',
    matches: [
      'error: no free volumes left for {"replication":{}}',
      'failed to find writable volumes for collection: replication:000 ttl: error: No more writable volumes!',
      'No writable volumes and no free volumes left',
      'topo failed to pick 1 from 0 node candidates: not enough data node found! No writable volumes',
    ],
    ignores: ['volume 12 created'],
  },
  {
    id: 'vault.storage-not-writable',
    kind: 'file_permission',
    program: 'vault',
    forms: [
      {
        words: 'failed to permission denied',
        pattern:
          /failed to (?:initialize barrier|persist keyring)[^\r\n]{0,80}mkdir (?<path>\/\S{1,120}): permission denied/,
      },
      {
        words: 'failed to open bolt file open permission denied',
        pattern: /failed to open bolt file: open (?<path>\/\S{1,120}): permission denied/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Vault cannot write its storage at {path}',
    check: {
      text: 'See the owner',
      compose: 'docker compose exec {service} ls -ld /vault/data /vault/file; docker compose exec {service} id',
      host: 'ls -ld /opt/vault/data; id vault',
    },
    repair: [
      {
        text: 'Give it to the account of Vault (100:1000 in the image)',
        compose: 'docker compose run --rm --user root --entrypoint chown {service} -R vault:vault /vault',
        host: 'sudo chown -R vault:vault /opt/vault/data && sudo systemctl restart vault',
      },
    ],
    source: 'hashicorp/vault command/server.go',
    matches: [
      'Error initializing: failed to initialize barrier: failed to persist keyring: mkdir /vault/data/core: permission denied',
      'Error initializing storage of type raft: failed to create fsm: failed to open bolt file: open /vault/data/vault.db: permission denied',
    ],
    ignores: ['core: security barrier initialized'],
  },
];
