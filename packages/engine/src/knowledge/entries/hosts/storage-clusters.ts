import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const MC: Step = {
  text: 'Read the state of drives',
  compose: 'docker compose logs --tail 40 {service}; docker compose exec {service} ls -la /data',
  host: 'mc admin info <alias>',
};

const CEPH: Step = { text: 'Read the details', host: 'sudo ceph health detail; sudo ceph osd tree; sudo ceph df' };

const LHS: Step = {
  text: 'Read volumes, replicas and nodes',
  kubernetes:
    'kubectl -n longhorn-system get volumes.longhorn.io,replicas.longhorn.io,nodes.longhorn.io; kubectl -n longhorn-system logs ds/longhorn-manager --tail 50',
};

const PVE: Step = {
  text: 'Read the task and the cluster',
  host: 'pvecm status; pvesm status; journalctl -u pve-cluster -u pvedaemon -n 40 --no-pager',
};

/** MinIO, Ceph, Longhorn and Proxmox: further lines. */
export const STORAGE_CLUSTERS: readonly CatalogueEntry[] = [
  {
    id: 'minio.drives-fail',
    kind: 'cluster_quorum',
    program: 'minio',
    forms: [
      {
        words: 'storage resources are insufficient for the operation',
        pattern: /(?<value>Storage resources are insufficient for the (?:read|write) operation)/,
      },
      {
        words: 'drive returned an unexpected error',
        pattern: /Drive (?<path>\S{1,100}) returned an unexpected error: (?<value>[^\n,]{1,60})/,
      },
      {
        words: 'unable to use the drive',
        pattern: /Unable to use the drive (?<path>\S{1,120}): (?<value>[^\n]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'MinIO lacks drives: {value}',
    check: MC,
    repair: [{ text: 'Bring drives and nodes back, then heal', host: 'mc admin heal -r <alias>' }],
    source: 'MinIO cmd/object-api-errors.go',
    matches: [
      'Error: Storage resources are insufficient for the read operation',
      'API: SYSTEM() Error: Drive /data1 returned an unexpected error: file not found, please investigate - drive will be offline',
      'ERROR Unable to use the drive http://minio-1:9000/data: drive not found',
    ],
    ignores: ['all drives online'],
  },
  {
    id: 'minio.format-of-old-release',
    kind: 'version_mismatch',
    program: 'minio',
    forms: [{ words: 'unsupported backend format', pattern: /Unsupported backend format \[(?<value>\w{1,12})\]/ }],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'MinIO no longer knows the format of its data ({value})',
    check: MC,
    repair: [
      {
        text: 'Start the last release that knows it (RELEASE.2022-10-24T18-35-07Z), copy with mc mirror into a new one',
      },
    ],
    source: 'MinIO, "Migrate from gateway or filesystem mode"',
    matches: [
      'ERROR Unable to initialize backend: Unsupported backend format [fs] found on /data',
      'Unsupported backend format [fs]',
    ],
    ignores: ['backend format xl'],
  },
  {
    id: 'minio.credentials-unfit',
    kind: 'invalid_setting',
    program: 'minio',
    forms: [
      { words: 'unable to validate', pattern: /Unable to validate credentials[^\n]{0,60}: (?<value>[^\n]{1,120})/ },
      {
        words: 'unable to initialize config system',
        pattern: /Unable to initialize config system: (?<value>[^\n]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'MinIO refuses its own settings: {value}',
    check: MC,
    repair: [
      {
        text: 'MINIO_ROOT_USER has 3 characters or more, MINIO_ROOT_PASSWORD 8 or more; a changed password or KMS key cannot open old configuration',
      },
    ],
    source: 'MinIO cmd/common-main.go',
    matches: [
      'FATAL Unable to validate credentials inherited from the shell environment: Invalid credentials: access key length should be at least 3',
      'ERROR Unable to initialize sub-systems: Unable to initialize config system: decryption failed',
    ],
    ignores: ['credentials set'],
  },
  {
    id: 'minio.good-day-notes',
    kind: null,
    program: 'minio',
    forms: [
      {
        words: 'detected default credentials minioadmin',
        pattern: /Detected default credentials 'minioadmin:minioadmin'/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'MinIO still has its first password',
    check: { text: 'Set MINIO_ROOT_USER and MINIO_ROOT_PASSWORD before others can reach it' },
    repair: [],
    source: 'MinIO cmd/server-startup-msg.go',
    matches: [
      "WARNING: Detected default credentials 'minioadmin:minioadmin', we recommend that you change these values",
      "Detected default credentials 'minioadmin:minioadmin'",
    ],
    ignores: ['credentials changed'],
  },
  {
    id: 'ceph.redundancy-short',
    kind: 'cluster_quorum',
    program: 'ceph',
    forms: [
      { words: 'degraded data redundancy', pattern: /(?<value>Degraded data redundancy): / },
      { words: 'mds_all_down', pattern: /(?<value>MDS_ALL_DOWN)\b/ },
      { words: 'cephadm_failed_daemon', pattern: /(?<value>CEPHADM_FAILED_DAEMON)\b/ },
      { words: 'mgr_down', pattern: /(?<value>MGR_DOWN)\b/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'Ceph runs with less redundancy or a service down: {value}',
    check: CEPH,
    repair: [
      {
        text: 'Start the daemons that are down and let it recover',
        host: 'sudo ceph orch ps | grep -v running; sudo ceph orch daemon restart <daemon>',
      },
    ],
    source: 'Ceph, "Health checks"',
    matches: [
      'PG_DEGRADED Degraded data redundancy: 1/3 objects degraded',
      'MDS_ALL_DOWN 1 filesystem is offline',
      'CEPHADM_FAILED_DAEMON: 1 failed cephadm daemon(s)',
      'MGR_DOWN: no active mgr',
    ],
    ignores: ['HEALTH_OK'],
  },
  {
    id: 'ceph.settings-hint',
    kind: null,
    program: 'ceph',
    forms: [
      { words: 'auth_insecure_global_id_reclaim', pattern: /(?<value>AUTH_INSECURE_GLOBAL_ID_RECLAIM)\b/ },
      {
        words: 'auth_insecure_global_id_reclaim_allowed',
        pattern: /(?<value>AUTH_INSECURE_GLOBAL_ID_RECLAIM_ALLOWED)\b/,
      },
      { words: 'recent_crash', pattern: /(?<value>RECENT_CRASH)\b/ },
      { words: 'pool_app_not_enabled', pattern: /(?<value>POOL_APP_NOT_ENABLED)\b/ },
      { words: 'too_many_pgs', pattern: /(?<value>TOO_MANY_PGS)\b/ },
      { words: 'pool_no_redundancy', pattern: /(?<value>POOL_NO_REDUNDANCY)\b/ },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'A hint of Ceph that can wait: {value}',
    check: {
      text: 'Nothing fails: see ceph health detail; ceph crash archive-all, ceph config set mon auth_allow_insecure_global_id_reclaim false',
    },
    repair: [],
    source: 'Ceph, "Health checks"',
    matches: [
      'AUTH_INSECURE_GLOBAL_ID_RECLAIM mons',
      'AUTH_INSECURE_GLOBAL_ID_RECLAIM_ALLOWED mons are allowing insecure global_id reclaim',
      'RECENT_CRASH 1 daemons have recently crashed',
      'POOL_APP_NOT_ENABLED 1 pool(s) do not have an application enabled',
      'TOO_MANY_PGS too many PGs per OSD (300 > max 250)',
      'POOL_NO_REDUNDANCY 1 pool(s) have no replicas configured',
    ],
    ignores: ['HEALTH_OK'],
  },
  {
    id: 'ceph.pool-nearly-full',
    kind: 'disk_full',
    program: 'ceph',
    forms: [
      { words: 'pool_nearfull', pattern: /(?<value>POOL_NEARFULL)\b/ },
      { words: 'pool_near_full', pattern: /(?<value>POOL_NEAR_FULL)\b/ },
      { words: 'pool_full', pattern: /(?<value>POOL_FULL)\b/ },
      { words: 'pool_backfillfull', pattern: /(?<value>POOL_BACKFILLFULL)\b/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A pool of Ceph is nearly full',
    check: CEPH,
    repair: [{ text: 'Delete, add disks, or raise the quota of the pool' }],
    source: 'Ceph, "Health checks"',
    matches: [
      'POOL_NEARFULL 1 pool(s) nearfull',
      'POOL_NEAR_FULL 1 pools nearing quota',
      'POOL_FULL 1 pool(s) full',
      'POOL_BACKFILLFULL 1 pool(s) backfillfull',
    ],
    ignores: ['pool 12 %'],
  },
  {
    id: 'ceph.image-locked',
    kind: 'lock_held',
    program: 'ceph',
    forms: [
      {
        words: 'rbd image is',
        pattern: /rbd: image (?<object>\S{1,100}) is (?:locked by other nodes|still being used)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'An RBD image is held by another node',
    check: { text: 'See who watches it', host: 'rbd status <pool>/<image>; rbd lock ls <pool>/<image>' },
    repair: [
      {
        text: 'End the old user, or put it on the block list',
        host: 'sudo ceph osd blocklist add <address>',
        destructive: true,
      },
    ],
    source: 'ceph-csi, Kubernetes rbd',
    matches: ['rbd: image pool/x is locked by other nodes', 'rbd: image x is still being used'],
    ignores: ['image mapped'],
  },
  {
    id: 'longhorn.no-room-for-replica',
    kind: 'disk_full',
    program: 'longhorn',
    forms: [
      {
        words: 'no available disk candidates to create a new replica',
        pattern: /(?<value>no available disk candidates to create a new replica)/,
      },
      { words: 'scheduling failure', pattern: /Scheduling Failure: (?<value>[\w ]{3,60})/ },
      { words: 'precheck new replica failed', pattern: /(?<value>precheck new replica failed: [^\n]{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Longhorn finds no disk for a replica: {value}',
    check: LHS,
    repair: [
      { text: 'Give nodes more disk (storage reserved, over-provisioning), lower the number of replicas, add nodes' },
    ],
    source: 'Longhorn replica scheduler',
    matches: [
      'longhorn: replica pvc-1-r-1 failed to start: no available disk candidates to create a new replica',
      'longhorn: Scheduling Failure: insufficient storage',
      'precheck new replica failed: insufficient storage',
    ],
    ignores: ['replica scheduled'],
  },
  {
    id: 'longhorn.volume-waits',
    kind: 'unreachable',
    program: 'longhorn',
    forms: [
      {
        words: 'volume is not ready for workloads',
        pattern: /volume (?<object>\S{1,80}) is (?<value>not ready for workloads)/,
      },
      {
        words: 'node is not ready couldn t attach',
        pattern: /(?<value>node \S{1,60} is not ready, couldn't attach volume) ?(?<object>\S{0,60})/,
      },
      {
        words: 'volume is attached to node with a different mode',
        pattern: /volume (?<object>\S{1,80}) is (?<value>attached to node \S{1,60} with a different mode)/,
      },
      { words: 'detected degraded volume', pattern: /Detected (?<value>degraded) volume (?<object>\S{1,80})/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A Longhorn volume cannot be used now: {value}',
    check: LHS,
    repair: [{ text: 'Bring the node back, or delete the pod that holds it; a faulted volume is salvaged in the UI' }],
    source: 'Longhorn manager',
    matches: [
      'longhorn: volume pvc-1 is not ready for workloads',
      "longhorn: failed to attach: node x is not ready, couldn't attach volume pvc-1",
      'rpc error: code = FailedPrecondition desc = volume pvc-1 is attached to node x with a different mode',
      'longhorn: Detected degraded volume pvc-1',
    ],
    ignores: ['volume attached'],
  },
  {
    id: 'longhorn.iscsi-missing',
    kind: 'missing_module',
    program: 'longhorn',
    forms: [{ words: 'iscsiadm connect to iscsi daemon', pattern: /iscsiadm: can ?not connect to iSCSI daemon/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A node lacks open-iscsi, which Longhorn needs',
    check: { text: 'Look for it', host: 'systemctl status iscsid' },
    repair: [
      {
        text: 'Install it on each node',
        host: 'sudo apt-get install -y open-iscsi && sudo systemctl enable --now iscsid',
      },
    ],
    source: 'Longhorn, "Installation requirements"',
    matches: [
      'error="failed to start instance: iscsiadm: can not connect to iSCSI daemon"',
      'iscsiadm: can not connect to iSCSI daemon (111)!',
    ],
    ignores: ['iscsid started'],
  },
  {
    id: 'proxmox.name-not-resolved',
    kind: 'name_resolution',
    program: 'proxmox',
    forms: [
      {
        words: 'unable to resolve node name a non loopback ip',
        pattern: /Unable to resolve node name '(?<object>[^']{1,60})' to a non-loopback IP address/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The name {object} of this Proxmox node has no own address',
    check: PVE,
    repair: [
      {
        text: 'Write it into /etc/hosts',
        host: 'echo "<address> {object|<node>}.local {object|<node>}" | sudo tee -a /etc/hosts && sudo systemctl restart pve-cluster',
      },
    ],
    source: 'pmxcfs',
    matches: [
      "pmxcfs[1]: [main] crit: Unable to resolve node name 'pve' to a non-loopback IP address - missing entry in '/etc/hosts' or DNS?",
      "Unable to resolve node name 'pve2' to a non-loopback IP address",
    ],
    ignores: ['node pve resolved'],
  },
  {
    id: 'proxmox.cluster-file-system',
    kind: 'cluster_quorum',
    program: 'proxmox',
    forms: [
      {
        words: 'quorum crit failed',
        pattern: /\[quorum\] crit: (?<value>quorum_(?:initialize|dispatch) failed: \d{1,3})/,
      },
      {
        words: 'crit found entry with duplicate',
        pattern: /\[database\] crit: (?<value>found entry with duplicate name[^\n]{0,60})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The cluster file system of Proxmox does not come up: {value}',
    check: PVE,
    repair: [
      {
        text: 'Start corosync on all nodes; a single one that has to go on: pvecm expected 1',
        host: 'sudo systemctl restart corosync pve-cluster',
      },
    ],
    source: 'pmxcfs',
    matches: [
      'pmxcfs[1]: [quorum] crit: quorum_initialize failed: 2',
      "pmxcfs[1]: [database] crit: found entry with duplicate name 'qemu-server'",
    ],
    ignores: ['[quorum] node has quorum'],
  },
  {
    id: 'proxmox.task-failed',
    kind: 'lock_held',
    program: 'proxmox',
    forms: [
      {
        words: 'task error',
        pattern:
          /TASK ERROR: (?<value>timeout waiting on systemd|migration aborted|start failed: org\.freedesktop\.systemd1\.UnitExists[^\n]{0,60})/,
      },
      {
        words: 'error backup of failed',
        pattern:
          /ERROR: Backup of (?:VM|CT) (?<object>\d{1,9}) failed - (?<value>vma_queue_write[^\n]{0,60}|[^\n]{0,60}got timeout)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'A task of Proxmox failed: {value}',
    check: PVE,
    repair: [
      {
        text: 'Read the lines above it; a unit left over is ended, a full or slow target cleaned',
        host: 'sudo systemctl stop <id>.scope; df -h; qm unlock <id>',
      },
    ],
    source: 'qemu-server, pve-manager',
    matches: [
      'TASK ERROR: timeout waiting on systemd',
      'TASK ERROR: start failed: org.freedesktop.systemd1.UnitExists: Unit 100.scope already exists.',
      'ERROR: Backup of VM 100 failed - vma_queue_write: write error - Broken pipe',
    ],
    ignores: ['TASK OK'],
  },
];
