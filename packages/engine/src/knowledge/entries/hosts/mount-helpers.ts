import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MOUNT_HELPERS: readonly CatalogueEntry[] = [
  {
    id: 'nfs.mount-option-wrong',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'an incorrect mount option was specified',
        pattern: /mount\.nfs4?: (?<value>an incorrect mount option was specified)(?: for (?<path>\S{1,120}))?/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'mount.nfs does not accept the options of {path|the mount}',
    check: {
      text: 'Read the lines before it (rpc.statd, Kerberos, another mount with other options), and try with few options',
      host: 'grep nfs /etc/fstab; sudo dmesg | tail -5; sudo mount -v -t nfs -o vers=4.2 <server>:<path> /mnt',
    },
    repair: [
      {
        text: 'Correct the options (vers=4.1, no blanks after commas, sec= that is offered and whose daemon rpc-gssd runs); start rpcbind and rpc.statd for NFS 3',
      },
    ],
    source: 'nfs-utils utils/mount/error.c, EINVAL',
    matches: [
      'mount.nfs: an incorrect mount option was specified for /mnt/nas',
      'mount.nfs4: an incorrect mount option was specified',
    ],
    ignores: ['mount.nfs: timeout set for Mon Jan  5 10:02:00 2026'],
  },
  {
    id: 'nfs.mount-by-user',
    kind: 'authorisation_denied',
    forms: [{ words: 'failed to apply fstab options', pattern: /mount\.nfs4?: failed to apply fstab options/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'mount.nfs may not mount: it does not run as root, or /etc/fstab lets no user mount this',
    check: { text: 'See who mounts, and what fstab says', host: 'id -un; grep nfs /etc/fstab' },
    repair: [
      {
        text: 'Mount as root (sudo, a unit of the system, a container with CAP_SYS_ADMIN), or write the mount with the option user into /etc/fstab',
      },
    ],
    source: 'nfs-utils utils/mount/mount_libmount.c, mnt_context_apply_fstab',
    matches: ['mount.nfs: failed to apply fstab options', 'mount.nfs4: failed to apply fstab options'],
    ignores: ['mount.nfs: trying vers=4.2 with fstab options'],
  },
  {
    id: 'nfs.stale-at-mount',
    kind: 'missing_object',
    forms: [
      {
        words: 'mount stale file handle',
        pattern: /mount\.nfs4?: (?:mounting \S{1,160} failed, reason given by server: )?Stale (?:NFS )?file handle/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The NFS server no longer has what was mounted (export moved, disk exchanged or formatted)',
    check: { text: 'See the exports', host: 'showmount -e <server>; exportfs -v' },
    repair: [
      {
        text: 'Export again (exportfs -ra; fsid= when the disk changed), then unmount lazily and mount anew',
        host: 'sudo umount -l <path> && sudo mount <path>',
      },
    ],
    source: 'nfs-utils utils/mount/error.c, ESTALE, as quoted by its users',
    matches: [
      'mount.nfs: Stale file handle',
      'mount.nfs4: mounting nas:/srv failed, reason given by server: Stale NFS file handle',
    ],
    ignores: ['file handle of mount.nfs'],
  },
  {
    id: 'nfsd.port-taken',
    kind: 'port_in_use',
    forms: [
      {
        words: 'rpc nfsd unable to bind socket errno',
        pattern: /rpc\.nfsd: unable to bind (?:AF_)?(?:INET6?|inet6?) (?<object>TCP|UDP) socket: errno 98\b/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The NFS server cannot listen at {object} port 2049: another one has it',
    check: { text: 'See who has it', host: 'sudo ss -lntup "sport = :2049"; cat /proc/fs/nfsd/portlist' },
    repair: [
      { text: 'Stop the other NFS server (Ganesha, a container on the host network), or give ours another host=' },
    ],
    source: 'nfs-utils utils/nfsd/nfssvc.c',
    matches: [
      'rpc.nfsd: unable to bind AF_INET TCP socket: errno 98 (Address already in use)',
      'rpc.nfsd: unable to bind inet6 TCP socket: errno 98 (Address already in use)',
    ],
    ignores: ['rpc.nfsd: knfsd is currently up'],
  },
  {
    id: 'nfsd.address-not-here',
    kind: 'wrong_address',
    forms: [
      {
        words: 'rpc nfsd unable to bind socket errno 99',
        pattern: /rpc\.nfsd: unable to bind (?:AF_)?(?:INET6?|inet6?) (?:TCP|UDP) socket: errno 99\b/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The NFS server is to listen at an address that this host does not have (yet)',
    check: { text: 'Compare', host: 'grep -n "^host" /etc/nfs.conf; ip -br addr' },
    repair: [
      {
        text: 'Correct host= in /etc/nfs.conf, or start the server after the interface is up (VPN, Tailscale: a drop-in with After=)',
      },
    ],
    source: 'nfs-utils utils/nfsd/nfssvc.c',
    matches: [
      'rpc.nfsd: unable to bind AF_INET TCP socket: errno 99 (Cannot assign requested address)',
      'rpc.nfsd: unable to bind inet TCP socket: errno 99 (Cannot assign requested address)',
    ],
    ignores: ['rpc.nfsd: unable to bind AF_INET TCP socket: errno 98 (Address already in use)'],
  },
  {
    id: 'nfsd.no-rpcbind',
    kind: 'startup_order',
    forms: [
      {
        words: 'rpc nfsd writing fd to kernel failed errno 111',
        pattern: /rpc\.nfsd: writing fd to kernel failed: errno 111\b/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The NFS server cannot register: rpcbind does not run where the kernel looks for it',
    check: { text: 'Ask it', host: 'systemctl status rpcbind; rpcinfo -p' },
    repair: [
      {
        text: 'Start rpcbind before the NFS server; in a container use the network of the host (the kernel server asks port 111 there) or NFS 4 only',
        host: 'sudo systemctl enable --now rpcbind && sudo systemctl restart nfs-server',
      },
    ],
    source: 'nfs-utils utils/nfsd/nfssvc.c, ECONNREFUSED',
    matches: [
      'rpc.nfsd: writing fd to kernel failed: errno 111 (Connection refused)',
      'Starting NFS daemon: rpc.nfsd: writing fd to kernel failed: errno 111 (Connection refused)',
    ],
    ignores: ['rpc.nfsd: knfsd is currently down'],
  },
  {
    id: 'efs.mount-target-unknown',
    kind: 'name_resolution',
    forms: [
      {
        words: 'failed to resolve check that your file system id',
        pattern: /Failed to resolve "(?<peer>fs-[\w.-]{1,120})" - check that your file system ID is correct/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The name of the EFS file system does not resolve here: no mount target in this VPC or zone',
    check: { text: 'Look', host: 'aws efs describe-mount-targets --file-system-id <fs-id>; getent hosts {peer}' },
    repair: [
      {
        text: 'Make a mount target in each zone of the nodes, switch on enableDnsSupport and enableDnsHostnames of the VPC, or mount by mounttargetip',
      },
    ],
    source: 'efs-utils src/mount_efs/dns_resolver.py',
    matches: [
      'Failed to resolve "fs-12345678.efs.eu-west-1.amazonaws.com" - check that your file system ID is correct, and ensure that the VPC has an EFS mount target for this file system ID.',
      'ERROR - Failed to resolve "fs-0abc.efs.us-east-1.amazonaws.com" - check that your file system ID is correct, and ensure that the VPC has an EFS mount target for this file system ID.',
    ],
    ignores: ['Resolved fs-12345678'],
  },
  {
    id: 'efs.mount-times-out',
    kind: 'unreachable',
    forms: [
      {
        words: 'mount attempt failed due to timeout after sec',
        pattern: /Mount attempt \d{1,2}\/\d{1,2} failed due to timeout after (?<limit>\d{1,4}) sec/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'EFS does not answer at port 2049: mostly the security group of the mount target',
    check: {
      text: 'Reach it',
      host: 'nc -vz <mount-target-ip> 2049; aws efs describe-mount-target-security-groups --mount-target-id <id>',
    },
    repair: [
      {
        text: 'Allow 2049/tcp from the security group of the nodes to that of the mount target, and one subnet per zone',
      },
    ],
    source: 'efs-utils src/efs_utils_common/mount_utils.py',
    matches: [
      'Mount attempt 1/3 failed due to timeout after 15 sec, wait 0 sec before next attempt.',
      'Mount attempt 2/3 failed due to timeout after 15 sec, wait 2 sec before next attempt.',
    ],
    ignores: ['Successfully mounted fs-1234.efs.eu-west-1.amazonaws.com at /mnt'],
  },
  {
    id: 'efs.tunnel-not-started',
    kind: 'crash_signal',
    forms: [
      {
        words: 'failed to initialize tunnel for please check mount log',
        pattern: /Failed to initialize (?:TLS )?tunnel for (?<object>fs-\w{1,40}), please check mount\.log/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The TLS tunnel for {object} ended at its start: its own log tells why',
    check: { text: 'Read the log', host: 'sudo tail -40 /var/log/amazon/efs/mount.log; stunnel -version' },
    repair: [
      { text: 'Renew efs-utils and stunnel (or efs-proxy), free the port it wants, or mount without the option tls' },
    ],
    source: 'efs-utils src/efs_utils_common/proxy.py; issues 27 and 65 (TLS tunnel)',
    matches: [
      'Failed to initialize tunnel for fs-0abc1234, please check mount.log for the failure reason.',
      'Failed to initialize TLS tunnel for fs-0abc1234, please check mount.log for the failure reason.',
    ],
    ignores: ['Started TLS tunnel, pid: 1899'],
  },
  {
    id: 'efs.region-unknown',
    kind: 'missing_setting',
    forms: [
      {
        words: 'error retrieving region please set the region parameter',
        pattern: /Error retrieving region\. Please set the "(?<setting>region)" parameter/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The EFS helper does not know its region: no setting, and no instance metadata',
    check: {
      text: 'Look',
      host: 'grep -n region /etc/amazon/efs/efs-utils.conf; curl -s -m2 http://169.254.169.254/latest/',
    },
    repair: [
      {
        text: 'Set region in /etc/amazon/efs/efs-utils.conf (or -o region=), or let the container reach the instance metadata (hop limit 2)',
      },
    ],
    source: 'efs-utils src/efs_utils_common/metadata.py',
    matches: [
      'Error retrieving region. Please set the "region" parameter in the efs-utils configuration file.',
      'ERROR - Error retrieving region. Please set the "region" parameter in the efs-utils configuration file.',
    ],
    ignores: ['Retrieve property region from instance metadata'],
  },
  {
    id: 'efs.network-not-up',
    kind: 'startup_order',
    forms: [
      {
        words: 'failed to mount because the network was not yet available add',
        pattern:
          /Failed to mount (?<peer>\S{1,160}) because the network was not yet available, add "?'?(?<setting>_netdev)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The EFS mount of /etc/fstab was tried before the network was up',
    check: { text: 'Look', host: 'grep efs /etc/fstab; systemctl status network-online.target' },
    repair: [
      { text: 'Add _netdev to its options in /etc/fstab', host: 'sudo systemctl daemon-reload && sudo mount -a' },
    ],
    source: 'efs-utils src/efs_utils_common/network_utils.py',
    matches: [
      'Failed to mount fs-0abc1234.efs.eu-west-1.amazonaws.com because the network was not yet available, add "_netdev" to your mount options',
      'Failed to mount fs-1234 because the network was not yet available, add "_netdev" to your mount options',
    ],
    ignores: ['Successfully mounted fs-1234.efs.eu-west-1.amazonaws.com at /mnt'],
  },
  {
    id: 'efs.good-day-notes',
    kind: null,
    forms: [
      {
        words: 'could not start amazon efs mount watchdog unrecognized init',
        pattern: /Could not start amazon-efs-mount-watchdog, unrecognized init system "(?<object>[^"]{1,40})"/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: 'The EFS helper finds no init system in its container; the CSI driver runs the watchdog by itself',
    check: { text: 'The reason of a failed mount stands in the next line' },
    repair: [],
    source: 'efs-utils src/efs_utils_common/proxy.py; aws-efs-csi-driver issues 347 and 1723',
    matches: [
      'Could not start amazon-efs-mount-watchdog, unrecognized init system "aws-efs-csi-dri"',
      'Output: Could not start amazon-efs-mount-watchdog, unrecognized init system "bash"',
    ],
    ignores: ['watchdog started'],
  },
  {
    id: 'cifs.option-or-key',
    kind: 'invalid_setting',
    forms: [
      { words: 'mount error invalid argument', pattern: /mount error\((?<signal>22)\): Invalid argument/ },
      {
        words: 'mount error required key not available',
        pattern: /mount error\((?<signal>126)\): Required key not available/,
      },
      {
        words: 'mount error could not resolve address for',
        pattern: /mount error: could not resolve address for (?<peer>[\w.-]{1,120}): /,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'mount.cifs cannot mount: {peer|an option, the SMB version or the Kerberos ticket} is wrong',
    check: { text: 'Read the reason of the kernel', host: 'sudo dmesg | tail -5; klist; getent hosts {peer|<server>}' },
    repair: [
      {
        text: '22: vers=3.0, correct options and a share in the path; 126: a Kerberos ticket and keyutils with cifs.upcall; name: its address or /etc/hosts',
      },
    ],
    source: 'cifs-utils mount.cifs.c',
    matches: [
      'mount error(22): Invalid argument',
      'mount error(126): Required key not available',
      'mount error: could not resolve address for nas: Unknown error',
    ],
    ignores: ['mount error(13): Permission denied'],
  },
  {
    id: 'cifs.module-missing',
    kind: 'kernel_setting',
    forms: [
      {
        words: 'mount error filesystem not supported by the system',
        pattern: /mount error: (?<object>cifs|smb3|ceph) ?filesystem not supported by the system/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The running kernel has no module for {object}',
    check: { text: 'Look', host: 'uname -r; ls /lib/modules; sudo modprobe {object}' },
    repair: [
      {
        text: 'Restart into the kernel whose modules are installed, or install linux-modules-extra of it; a container needs the module on its host',
      },
    ],
    source: 'cifs-utils mount.cifs.c; Ceph src/mount/mount.ceph.c',
    matches: [
      'mount error: cifs filesystem not supported by the system',
      'mount error: ceph filesystem not supported by the system',
    ],
    ignores: ['mount error(95): Operation not supported'],
  },
  {
    id: 'cephfs.not-reached',
    kind: 'unreachable',
    forms: [
      { words: 'mount error no mds is up', pattern: /mount error: no mds (?:server|\(Metadata Server\)) is up/ },
      { words: 'mount error 110 connection timed out', pattern: /mount error 110 = Connection timed out/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'CephFS is not reached: no MDS is up for this client, or the monitors do not answer',
    check: { text: 'See the cluster', host: 'ceph -s; ceph fs status; nc -vz <monitor> 6789; nc -vz <monitor> 3300' },
    repair: [
      {
        text: 'Bring up an MDS (ceph fs set <fs> joinable true; disk or memory of the MDS host), open 3300 and 6789 to the client, correct the monitors of the mount; where the MDS is up: rights of the client for this path, ms_mode=prefer-crc for port 3300',
      },
    ],
    source: 'Ceph src/mount/mount.ceph.c',
    matches: [
      'mount error: no mds server is up or the cluster is laggy',
      'mount error 110 = Connection timed out',
      'mount error: no mds (Metadata Server) is up. The cluster might be laggy, or you may not be authorized',
    ],
    ignores: ['mount.ceph: trying 10.0.0.5'],
  },
  {
    id: 'ceph.monitors-not-named',
    kind: 'missing_setting',
    program: 'ceph',
    forms: [
      {
        words: 'unable to get monitor info from dns srv with service name ceph mon',
        pattern: /unable to get monitor info from DNS SRV with service name: ceph-mon/,
      },
      {
        words: 'get_monmap_and_config cannot identify monitors to contact',
        pattern: /get_monmap_and_config cannot identify monitors to contact/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The Ceph client knows no monitors: none in its ceph.conf, and none in DNS',
    check: { text: 'See what it reads', host: 'cat /etc/ceph/ceph.conf; ls -l /etc/ceph' },
    repair: [
      { text: 'Write mon_host into ceph.conf of this client (ceph config generate-minimal-conf on a cluster host)' },
    ],
    source: 'Ceph src/mon/MonMap.cc, src/mon/MonClient.cc',
    matches: [
      'unable to get monitor info from DNS SRV with service name: ceph-mon',
      '2026-01-31T08:19:46.888+0000 7f9aba35f640 -1 monclient: get_monmap_and_config cannot identify monitors to contact',
    ],
    ignores: ['monclient: get_monmap_and_config success'],
  },
];
