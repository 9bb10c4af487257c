import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MOUNT_HELPERS: readonly CatalogueEntry[] = [
  {
    id: 'nfs.mount-option-wrong',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'mount nfs',
        pattern: /mount\.nfs4?: (?<value>an incorrect mount option was specified)(?: for (?<path>\S{1,120}))?/,
      },
      { words: 'mount nfs failed to apply fstab options', pattern: /mount\.nfs4?: failed to apply fstab options/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'mount.nfs does not know an option of {path|the mount} (also: a version that this host lacks)',
    check: {
      text: 'Try with few options',
      host: 'grep nfs /etc/fstab; cat /proc/fs/nfsd/versions; mount -v -t nfs -o vers=4.2 <server>:<path> /mnt',
    },
    repair: [
      {
        text: 'Correct the options (vers=4.1, no blanks after commas, sec= that is offered); nconnect and fsc need a newer kernel',
      },
    ],
    source: 'nfs-utils source, utils/mount/error.c',
    matches: [
      'mount.nfs: an incorrect mount option was specified for /mnt/nas',
      'mount.nfs: failed to apply fstab options',
    ],
    ignores: ['mount.nfs: timeout set for Mon Jan  5 10:02:00 2026'],
  },
  {
    id: 'nfs.stale-at-mount',
    kind: 'missing_object',
    forms: [
      {
        words: 'mount nfs stale file handle',
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
    source: 'nfs-utils source, utils/mount/error.c; ESTALE',
    matches: [
      'mount.nfs: Stale file handle',
      'mount.nfs4: mounting nas:/srv failed, reason given by server: Stale NFS file handle',
    ],
    ignores: ['file handle of mount.nfs'],
  },
  {
    id: 'nfsd.cannot-start',
    kind: 'port_in_use',
    forms: [
      {
        words: 'rpc nfsd unable to bind af_inet socket errno',
        pattern: /rpc\.nfsd: unable to bind AF_INET6? (?:TCP|UDP) socket: errno (?<value>\d{1,3})/,
      },
      {
        words: 'rpc nfsd writing fd to kernel failed errno',
        pattern: /rpc\.nfsd: writing fd to kernel failed: errno (?<value>\d{1,3})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'The NFS server cannot open its socket (errno {value}: 98 port taken, 111 no rpcbind, 93 no IPv6)',
    check: {
      text: 'See who has the ports',
      host: 'ss -ltnp | grep -E ":(2049|111) "; systemctl status rpcbind; rpcinfo -p',
    },
    repair: [
      {
        text: 'Start rpcbind first, stop the other NFS server (Ganesha, a container on the host network), or host= an address that is here',
      },
    ],
    source: 'nfs-utils source, utils/nfsd/nfssvc.c',
    matches: [
      'rpc.nfsd: writing fd to kernel failed: errno 111 (Connection refused)',
      'rpc.nfsd: unable to bind AF_INET TCP socket: errno 98 (Address already in use)',
    ],
    ignores: ['rpc.nfsd: knfsd is currently up'],
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
    source: 'efs-utils source, src/mount_efs/__init__.py',
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
      {
        words: 'failed to initialize tls tunnel for',
        pattern: /Failed to initialize TLS tunnel for (?<object>fs-\w{1,40})/,
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
    source: 'efs-utils source, mount_efs',
    matches: [
      'Mount attempt 1/3 failed due to timeout after 15 sec, wait 0 sec before next attempt.',
      'Failed to initialize TLS tunnel for fs-1234, please check mount.log for the failure reason.',
    ],
    ignores: ['Successfully mounted fs-1234.efs.eu-west-1.amazonaws.com at /mnt'],
  },
  {
    id: 'efs.access-point-missing',
    kind: 'missing_object',
    forms: [
      { words: 'access', pattern: /Access [Pp]oint (?:does not exist: )?(?<object>fsap-\w{1,40})(?: does not exist)?/ },
      {
        words: 'the region of this file system cannot be determined',
        pattern: /The region of this file system cannot be determined/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'EFS: the access point or region {object|of the file system} is not known',
    check: { text: 'Look', host: 'aws efs describe-access-points --file-system-id <fs-id>' },
    repair: [
      {
        text: 'Correct the volumeHandle (fs-…::fsap-…), or set region in /etc/amazon/efs/efs-utils.conf; let nodes read the instance metadata',
      },
    ],
    source: 'efs-utils and aws-efs-csi-driver sources',
    matches: [
      'Access Point does not exist: fsap-1234',
      'The region of this file system cannot be determined. Please set the "region" parameter in the efs-utils configuration file.',
    ],
    ignores: ['creating an access point'],
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
    source: 'aws-efs-csi-driver issues; efs-utils source',
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
    source: 'cifs-utils, mount.cifs(8)',
    matches: [
      'mount error(22): Invalid argument',
      'mount error(126): Required key not available',
      'mount error: could not resolve address for nas: Unknown error',
    ],
    ignores: ['mount error(13): Permission denied'],
  },
  {
    id: 'cifs.session-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'cifs vfs send error in sesssetup',
        pattern:
          /CIFS: VFS: \\\\(?<peer>[^\\\s]{1,80})(?:\\\S{0,80})? Send error in SessSetup = -(?<signal>13|5|126|127|128|129)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The SMB server {peer} refuses the login of the mount (code {signal})',
    check: { text: 'Log in by hand', host: 'smbclient -L //{peer} -U <user>' },
    repair: [
      {
        text: 'Correct user, domain and password (credentials= file), unlock the account, use vers=3.0 and sec=ntlmssp or krb5 as the server wants',
      },
    ],
    source: 'Linux fs/smb/client/sess.c and connect.c',
    matches: [
      'CIFS: VFS: \\\\nas\\shop Send error in SessSetup = -13',
      'kernel: CIFS: VFS: \\\\10.0.0.9 Send error in SessSetup = -13',
    ],
    ignores: ['CIFS: Attempting to mount \\\\nas\\shop'],
  },
  {
    id: 'cephfs.not-reached',
    kind: 'unreachable',
    forms: [
      { words: 'mount error no mds is up', pattern: /mount error: no mds (?:server|\(Metadata Server\)) is up/ },
      { words: 'mount error 110 connection timed out', pattern: /mount error 110 = Connection timed out/ },
      {
        words: 'unable to get monitor info from dns srv with',
        pattern: /unable to get monitor info from DNS SRV with service name: ceph-mon/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'CephFS is not reached: no MDS is up, or the monitors do not answer',
    check: { text: 'See the cluster', host: 'ceph -s; ceph fs status; nc -vz <monitor> 6789; nc -vz <monitor> 3300' },
    repair: [
      {
        text: 'Bring up an MDS (ceph fs set <fs> joinable true; disk or memory of the MDS host), open 3300 and 6789 to the client, correct the monitors of the mount',
      },
    ],
    source: 'Ceph source, src/mount/mount.ceph.c',
    matches: [
      'mount error: no mds server is up or the cluster is laggy',
      'mount error 110 = Connection timed out',
      'unable to get monitor info from DNS SRV with service name: ceph-mon',
    ],
    ignores: ['mount.ceph: trying 10.0.0.5'],
  },
];
