import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PROXMOX: readonly CatalogueEntry[] = [
  {
    id: 'proxmox.no-quorum',
    kind: 'cluster_quorum',
    program: 'proxmox',
    forms: [
      { words: 'cluster not ready no quorum', pattern: /cluster not ready - no quorum\?/ },
      { words: 'node lost quorum', pattern: /pmxcfs\[\d{1,8}\]: \[status\] notice: node lost quorum/ },
      { words: 'cfs lock error no quorum', pattern: /cfs-lock '(?<object>[^']{1,80})' error: no quorum!/ },
      {
        words: 'this node is within the non primary component and will not provide any services',
        pattern: /This node is within the non-primary component and will NOT provide any services/,
      },
      {
        words: 'unable to open file etc pve permission denied',
        pattern: /unable to open file '(?<path>\/etc\/pve\/[^']{1,160})' - Permission denied/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'corosync',
    specificity: 2,
    means: 'The Proxmox node has no quorum: /etc/pve is read-only and no guest can be started',
    check: {
      text: 'See which nodes are missing and whether corosync reaches them (UDP 5405 on its own network)',
      host: 'pvecm status; corosync-cfgtool -s; systemctl status corosync pve-cluster; journalctl -u corosync -n 40 --no-pager',
    },
    repair: [
      { text: 'Bring the other nodes or the network between them back' },
      {
        text: 'Only when they are off for certain: let this node count alone for the time being',
        host: 'pvecm expected 1',
        destructive: true,
      },
      { text: 'For two nodes add a third vote', host: 'pvecm qdevice setup <address of a third host>' },
    ],
    source: 'pve-cluster PVE/Cluster.pm check_cfs_quorum, cfs_lock; pmxcfs status.c; corosync exec/vsf_quorum.c',
    matches: [
      'cluster not ready - no quorum? (500)',
      'pmxcfs[1021]: [status] notice: node lost quorum',
      "TASK ERROR: cfs-lock 'file-replication_cfg' error: no quorum!",
      'corosync[1101]:   [QUORUM] This node is within the non-primary component and will NOT provide any services.',
      "unable to open file '/etc/pve/nodes/pve1/qemu-server/100.conf.tmp.2211' - Permission denied",
    ],
    ignores: [
      'pmxcfs[1021]: [status] notice: node has quorum',
      'corosync[1101]:   [QUORUM] This node is within the primary component and will provide service.',
    ],
  },
  {
    id: 'corosync.link-unstable',
    kind: 'unreachable',
    program: 'corosync',
    forms: [
      {
        words: 'knet link host link is down',
        pattern: /\[KNET {0,3}\] link: host: (?<peer>\d{1,4}) link: (?<value>\d) is down/,
      },
      { words: 'host has no active links', pattern: /\[KNET {0,3}\] host: host: (?<peer>\d{1,4}) has no active links/ },
      {
        words: 'totem a processor failed forming new configuration',
        pattern: /A processor failed, forming new configuration/,
      },
      { words: 'totem retransmit list', pattern: /\[TOTEM {0,3}\] Retransmit List: (?<value>[0-9a-f ]{1,60})/ },
      { words: 'token has not been received in ms', pattern: /Token has not been received in (?<value>\d{1,8}) ms/ },
      {
        words: 'corosync main process was not scheduled for ms',
        pattern: /Corosync main process was not scheduled .{0,40}for (?<value>[\d.]{1,20}) ms/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'corosync loses contact in the cluster (node {peer|unknown})',
    check: {
      text: 'See the links and the latency; backups and storage on the same network are the usual reason (its network is late or drops packets)',
      host: 'corosync-cfgtool -n; corosync-cmapctl | grep -E "knet.*latency"; ping -c 50 -i 0.2 <other node>; journalctl -u corosync --since -1h --no-pager | tail -40',
    },
    repair: [
      {
        text: 'Give corosync a network of its own and a second link (ring1_addr in /etc/pve/corosync.conf, raise config_version)',
        host: 'cp /etc/pve/corosync.conf /etc/pve/corosync.conf.new && nano /etc/pve/corosync.conf.new && mv /etc/pve/corosync.conf.new /etc/pve/corosync.conf',
      },
      { text: 'When the process was not scheduled, the host is overloaded: move load away' },
    ],
    source: 'corosync exec/totemsrp.c, exec/main.c; kronosnet libknet/threads_heartbeat.c',
    matches: [
      'corosync[1101]:   [KNET  ] link: host: 2 link: 0 is down',
      'corosync[1101]:   [KNET  ] host: host: 2 has no active links',
      'corosync[1101]:   [TOTEM ] A processor failed, forming new configuration: token timed out (3650ms), waiting 4380ms for consensus.',
      'corosync[1101]:   [TOTEM ] Retransmit List: 1a 1b 1c',
      'corosync[1101]:   [TOTEM ] Token has not been received in 2737 ms',
      'corosync[1101]:   [MAIN  ] Corosync main process was not scheduled (@1746517268826) for 4123.5511 ms (threshold is 2920.0000 ms). Consider token timeout increase.',
    ],
    ignores: ['corosync[1101]:   [KNET  ] rx: host: 2 link: 0 is up'],
  },
  {
    id: 'proxmox.storage-offline',
    kind: 'unreachable',
    program: 'proxmox',
    forms: [
      {
        words: 'unable to activate storage directory does not exist or is unreachable',
        pattern:
          /unable to activate storage '(?<object>[^']{1,80})' - directory '(?<path>[^']{1,160})' does not exist or is unreachable/,
      },
      { words: 'storage is not online', pattern: /storage '(?<object>[^']{1,80})' is not online/ },
      { words: 'storage does not exist', pattern: /storage '(?<object>[^']{1,80})' does not exist/ },
      {
        words: 'error fetching datastores',
        pattern: /(?<object>[\w.-]{1,80}): error fetching datastores - (?<value>.{1,80})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The Proxmox storage {object} is not there',
    check: {
      text: 'See the state of the storages and whether the server answers',
      host: 'pvesm status; showmount -e <server>; df -h; journalctl -u pvestatd -n 20 --no-pager',
    },
    repair: [
      {
        text: 'Bring the server or disk back and mount it; for a local folder set is_mountpoint, so that nothing is written below an empty one',
        host: 'mount -a; pvesm set {object} --is_mountpoint yes',
      },
    ],
    source: 'pve-storage PVE/Storage.pm activate_storage; PVE/Storage/{DirPlugin,NFSPlugin,PBSPlugin}.pm',
    matches: [
      "TASK ERROR: unable to activate storage 'backup' - directory '/mnt/pve/backup' does not exist or is unreachable",
      "pvestatd[1201]: storage 'nas' is not online",
      "TASK ERROR: storage 'local-zfs' does not exist",
      "pvestatd[1201]: pbs: error fetching datastores - 500 Can't connect to 10.0.0.8:8007 (Connection refused)",
    ],
    ignores: ["storage 'nas' is online"],
  },
  {
    id: 'proxmox.guest-start-failed',
    kind: 'invalid_setting',
    program: 'proxmox',
    forms: [
      {
        words: 'start failed qemu exited with code',
        pattern: /start failed: QEMU exited with code (?<signal>\d{1,3})/,
      },
      {
        words: 'kvm virtualisation configured but not available',
        pattern: /KVM virtualisation configured, but not available/,
      },
      {
        words: 'qmp command failed got timeout',
        pattern:
          /VM (?<object>\d{1,9}) qmp command '?(?<value>[\w-]{1,40})'? failed - (?:got timeout|unable to connect to VM)/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'The Proxmox guest {object|in question} does not start or does not answer ({value|QEMU exited})',
    check: {
      text: 'Read the lines before it in the task log; start it in the foreground to see all',
      host: 'qm start <vmid>; qm showcmd <vmid> --pretty | head -20; lscpu | grep -i virtual; free -m; journalctl -n 40 --no-pager',
    },
    repair: [
      {
        text: 'Turn virtualisation on in the firmware (or KVM hardware off for the guest), free memory, or take away a device that is gone',
        host: 'qm config <vmid>; qm set <vmid> --delete hostpci0',
      },
    ],
    source: 'qemu-server PVE/QemuServer.pm vm_start_nolock; PVE/QMPClient.pm',
    matches: [
      'TASK ERROR: start failed: QEMU exited with code 1',
      'TASK ERROR: KVM virtualisation configured, but not available. Either disable in VM configuration or enable in BIOS.',
      "VM 100 qmp command 'query-proxmox-support' failed - got timeout",
    ],
    ignores: ['TASK OK'],
  },
  {
    id: 'proxmox.no-subscription',
    kind: null,
    program: 'proxmox',
    forms: [
      {
        words: 'enterprise proxmox com 401 unauthorized',
        pattern: /401 {1,2}Unauthorized[^\n]{0,40}enterprise\.proxmox\.com/,
      },
      {
        words: 'enterprise proxmox com 401 unauthorized',
        pattern: /enterprise\.proxmox\.com[^\n]{0,80}401 {1,2}Unauthorized/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'The enterprise source of Proxmox wants a subscription',
    check: { text: 'Nothing fails: take pve-enterprise.list out and use the no-subscription source' },
    repair: [],
    source: 'Proxmox VE, "Package repositories"',
    matches: [
      'error: 401 Unauthorized  https://enterprise.proxmox.com/debian/pve',
      'Err:5 https://enterprise.proxmox.com/debian/pve bookworm InRelease 401  Unauthorized [IP: 192.0.2.1 443]',
    ],
    ignores: ['enterprise source ok'],
  },
];
