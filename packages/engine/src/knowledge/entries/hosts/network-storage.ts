import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** NFS, iSCSI, multipath. */
export const NETWORK_STORAGE: readonly CatalogueEntry[] = [
  {
    id: 'nfs.access-denied',
    kind: 'authorisation_denied',
    program: 'linux',
    forms: [
      {
        words: 'mount access denied by server while mounting',
        pattern: /mount\.nfs4?: access denied by server while mounting (?<peer>[^\s:]{1,100}):(?<path>\S{1,160})/,
      },
      {
        words: 'rpc mountd refused mount request from for',
        pattern:
          /rpc\.mountd\[\d{1,8}\]: refused mount request from (?<peer>\S{1,60}) for (?<path>\S{1,160}) \((?<value>[^)]{1,60})\)/,
      },
      { words: 'mount operation not permitted', pattern: /mount\.nfs4?: Operation not permitted/ },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'nfs',
    specificity: 3,
    means: 'The NFS server {peer|asked} exports nothing to this client: {path|the path}',
    check: { text: 'Ask for the exports', host: 'showmount -e {peer|<server>}; sudo exportfs -v' },
    repair: [
      { text: "Add the client's address to /etc/exports of the server and export again", host: 'sudo exportfs -ra' },
    ],
    source: 'nfs-utils mount.nfs, rpc.mountd',
    matches: [
      'mount.nfs: access denied by server while mounting nas1:/srv/data',
      'rpc.mountd[812]: refused mount request from 10.0.0.9 for /srv/data (/srv/data): unmatched host',
      'mount.nfs4: Operation not permitted for nas1:/srv/data on /mnt',
    ],
    ignores: ['rpc.mountd[812]: authenticated mount request from 10.0.0.9:812 for /srv/data (/srv/data)'],
  },
  {
    id: 'nfs.mount-timed-out',
    kind: 'unreachable',
    program: 'linux',
    forms: [
      {
        words: 'mount',
        pattern:
          /mount\.nfs4?: (?<value>Connection timed out|Connection refused|No route to host|mount system call failed|trying text-based options)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The NFS mount gets no answer from the server: {value}',
    check: { text: 'Test the ports', host: 'nc -zv <server> 2049; rpcinfo -p <server>' },
    repair: [{ text: 'Open TCP 2049 (for version 3 also 111 and mountd), start nfs-server' }],
    source: 'nfs-utils mount.nfs',
    matches: [
      'mount.nfs: Connection timed out for nas1:/srv/data on /mnt',
      'mount.nfs4: mount system call failed for nas1:/srv/data',
    ],
    ignores: ['mount.nfs: mount(2): succeeded'],
  },
  {
    id: 'nfs.server-not-resolved',
    kind: 'name_resolution',
    program: 'linux',
    forms: [
      {
        words: 'mount failed to resolve server',
        pattern: /mount\.nfs4?: Failed to resolve server (?<peer>[\w.-]{1,100}): (?<value>[^\n]{1,60})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The NFS client finds no address of the server {peer}: {value}',
    check: { text: 'Ask for the name', host: 'getent hosts {peer}' },
    repair: [
      {
        text: 'Correct the name in fstab or enter it in DNS or /etc/hosts; _netdev lets the mount wait for the network',
      },
    ],
    source: 'nfs-utils mount.nfs',
    matches: [
      'mount.nfs4: Failed to resolve server storage.lan: Temporary failure in name resolution',
      'mount.nfs: Failed to resolve server nas9: Name or service not known',
    ],
    ignores: ['mount.nfs: mount(2): succeeded'],
  },
  {
    id: 'nfs.id-mapping',
    kind: 'invalid_setting',
    program: 'linux',
    forms: [
      {
        words: 'nss_getpwnam name',
        pattern:
          /nss_getpwnam: name '(?<user>[^']{1,80})' (?:does not map into domain '(?<value>[^']{1,80})'|not found in domain '[^']{1,80}')/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'NFSv4 cannot map the owner {user}: files belong to nobody',
    check: { text: 'Compare the idmap domain of both ends', host: 'nfsidmap -d; grep -i ^domain /etc/idmapd.conf' },
    repair: [
      { text: 'Set the same Domain in /etc/idmapd.conf on both and clear the keyring', host: 'sudo nfsidmap -c' },
    ],
    source: 'nfs-utils libnfsidmap',
    matches: [
      "nfsidmap[812]: nss_getpwnam: name 'anna@corp.example' does not map into domain 'localdomain'",
      "rpc.idmapd[812]: nss_getpwnam: name 'app@localdomain' not found in domain 'corp.example'",
    ],
    ignores: ['nfsidmap[812]: id_type=user'],
  },
  {
    id: 'iscsi.login-fails',
    kind: 'authentication_refused',
    program: 'iscsi',
    forms: [
      {
        words: 'iscsiadm could not login to iface target',
        pattern: /iscsiadm: Could not login to \[iface: [^,\]]{1,40}, target: (?<object>[^,\]]{1,120})/,
      },
      {
        words: 'iscsiadm initiator reported error',
        pattern: /iscsiadm: initiator reported error \((?<value>\d{1,3} - [^)\n]{1,80})\)/,
      },
      {
        words: 'iscsid',
        pattern:
          /iscsid: (?:Login failed to authenticate with target (?<object>\S{1,120})|conn \d{1,4} login rejected: (?<value>[^\n]{1,80}))/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The iSCSI login to {object|the target} fails: {value}',
    check: {
      text: 'List session and settings',
      host: 'sudo iscsiadm -m session -P 3; sudo iscsiadm -m node -T {object|<target>} | grep auth',
    },
    repair: [
      {
        text: '24: correct CHAP name and password or the ACL of the target; 8: the portal does not answer, open TCP 3260; 19: the target name is unknown there',
        host: 'sudo iscsiadm -m node -T {object|<target>} -o update -n node.session.auth.password -v <password>',
      },
    ],
    source: 'open-iscsi iscsid, iscsiadm error codes',
    matches: [
      'iscsiadm: Could not login to [iface: default, target: iqn.2005-10.org.freenas.ctl:vm, portal: 10.0.0.7,3260].',
      'iscsiadm: initiator reported error (24 - iSCSI login failed due to authorization failure)',
      'iscsid: conn 0 login rejected: initiator failed authorization with target',
    ],
    ignores: ['Login to [iface: default, target: iqn.2005-10.org.freenas.ctl:vm, portal: 10.0.0.7,3260] successful.'],
  },
  {
    id: 'iscsi.session-lost',
    kind: 'unreachable',
    program: 'iscsi',
    forms: [
      { words: 'detected conn error', pattern: /connection\d{1,4}:\d{1,4}: detected conn error \((?<value>\d{1,6})\)/ },
      {
        words: 'ping timeout of secs expired',
        pattern: /connection\d{1,4}:\d{1,4}: ping timeout of \d{1,4} secs expired/,
      },
      {
        words: 'session recovery timed out after secs',
        pattern: /session\d{1,4}: session recovery timed out after (?<limit>\d{1,6}) secs/,
      },
      {
        words: 'iscsid kernel reported iscsi connection error',
        pattern: /iscsid: Kernel reported iSCSI connection \d{1,4}:\d{1,4} error \((?<value>\d{1,6}[^)]{0,80})\)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The iSCSI session is lost: {value|no answer from the target}',
    check: { text: 'See network and target', host: 'sudo iscsiadm -m session -P 1; ping -M do -s 8972 <portal>' },
    repair: [
      {
        text: 'Repair the storage network (MTU alike on all hops, no shared congestion), the session comes back by itself',
      },
    ],
    source: 'Linux scsi_transport_iscsi.c, libiscsi.c; ESXi iscsi_vmk',
    matches: [
      'kernel: connection1:0: detected conn error (1022)',
      'kernel:  connection1:0: ping timeout of 5 secs expired, recv timeout 5, last rx 4295, last ping 4300, now 4305',
      'kernel:  session1: session recovery timed out after 120 secs',
      'iscsid: Kernel reported iSCSI connection 1:0 error (1022 - Invalid or unknown error code) state (3)',
    ],
    ignores: ['iscsid: connection1:0 is operational after recovery (1 attempts)'],
  },
  {
    id: 'multipath.path-lost',
    kind: 'unreachable',
    program: 'multipath',
    forms: [
      {
        words: 'remaining active paths',
        pattern: /multipathd(?:\[\d{1,8}\])?: (?<object>\S{1,60}): remaining active paths: (?<value>\d{1,3})/,
      },
      {
        words: 'checker reports path is down',
        pattern:
          /multipathd(?:\[\d{1,8}\])?: (?<object>\S{1,60}): (?:sd\w{1,4} - )?(?:tur|directio|rdac|emc_clariion) checker reports path is down/,
      },
      {
        words: 'checker failed path in map',
        pattern: /multipathd(?:\[\d{1,8}\])?: checker failed path \S{1,20} in map (?<object>\S{1,60})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'A path to the storage device {object} has failed',
    check: { text: 'List the paths', host: 'sudo multipath -ll; dmesg | grep -iE "rport|lpfc|qla2xxx|iscsi" | tail' },
    repair: [
      {
        text: 'Repair cable, switch port or controller of the path; as long as one is left, nobody notices',
        host: 'sudo multipathd reconfigure',
      },
    ],
    source: 'device-mapper multipath, multipathd',
    matches: [
      'multipathd[712]: sdc: tur checker reports path is down',
      'multipathd[712]: mpatha: remaining active paths: 1',
      'multipathd[712]: checker failed path 8:48 in map mpatha',
    ],
    ignores: ['multipathd[712]: 8:48: reinstated'],
  },
  {
    id: 'multipath.no-path-left',
    kind: 'unreachable',
    program: 'multipath',
    forms: [
      {
        words: 'entering recovery mode',
        pattern: /multipathd(?:\[\d{1,8}\])?: (?<object>\S{1,60}): Entering recovery mode/,
      },
      { words: 'the all paths down state', pattern: /(?:has entered|entered) the All Paths Down state/ },
      {
        words: 'naa',
        pattern: /(?<object>naa\.\w{10,40})[^\n]{0,60}(?:permanently inaccessible|PERMANENT LOSS|lost all paths)/,
      },
      {
        words: 'lost access to volume connectivity issues',
        pattern: /Lost access to volume [^\n]{1,80}due to connectivity issues/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 3,
    means: 'All paths to {object|the storage device} are gone',
    check: {
      text: 'List the paths and what queues',
      host: 'sudo multipath -ll; sudo dmsetup status --target multipath',
    },
    repair: [
      {
        text: 'Repair the storage or its network; with queue_if_no_path everything waits until then',
        host: 'sudo multipathd disablequeueing map {object|<map>}',
      },
    ],
    source: 'multipathd, ESXi APD and PDL',
    matches: [
      'multipathd[712]: mpatha: Entering recovery mode: max_retries=12',
      'vmkernel: StorageApdHandler: 1203: APD start: Device or filesystem with identifier [naa.60003ff44dc75adc] has entered the All Paths Down state.',
      'vmkwarning: ScsiDevice: Device :naa.60003ff44dc75adc has been removed or is permanently inaccessible.',
      'Lost access to volume 5f2b1c0e-1 (datastore1) due to connectivity issues. Recovery attempt is in progress',
    ],
    ignores: ['multipathd[712]: mpatha: Recovered to normal mode'],
  },
];
