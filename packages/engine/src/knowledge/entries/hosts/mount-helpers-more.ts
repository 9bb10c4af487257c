import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MOUNT_HELPERS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'cephfs.key-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'mount error',
        pattern: /mount error (?<signal>13|1) = (?<value>Permission denied|Operation not permitted)/,
      },
      { words: 'libceph auth method error', pattern: /libceph: auth method '(?<object>\w{1,12})' error -\d{1,4}/ },
      {
        words: 'libceph auth protocol mauth authentication failed',
        pattern: /libceph: auth protocol '(?<object>\w{1,12})' mauth authentication failed: -\d{1,4}/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Ceph refuses the mount: name, secret or rights of the client are wrong ({value|cephx})',
    check: { text: 'See the rights', host: 'ceph auth get client.<name>; ceph fs ls' },
    repair: [
      {
        text: 'Give name= without client. and the right secret, rights for this path (ceph fs authorize <fs> client.<name> / rw), and the name of the file system',
      },
    ],
    source: 'Ceph src/mount/mount.ceph.c; Linux net/ceph/auth.c',
    matches: [
      'mount error 13 = Permission denied',
      "libceph: auth method 'x' error -1",
      "libceph: auth protocol 'cephx' mauth authentication failed: -13",
    ],
    ignores: ['libceph: mon0 (1)10.0.0.5:6789 session established', 'mount error 22 = Invalid argument'],
  },
  {
    id: 'rbd.map-timed-out',
    kind: 'unreachable',
    program: 'ceph',
    forms: [{ words: 'rbd map failed 110', pattern: /rbd: map failed: \(110\) Connection timed out/ }],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The block device of Ceph cannot be mapped: monitors or OSDs do not answer this host',
    check: { text: 'Read the reason of the kernel', host: 'dmesg | tail -5; ceph -s; nc -vz <monitor> 6789' },
    repair: [{ text: 'Open 3300, 6789 and 6800-7300 from this host to the cluster, and bring the OSDs back' }],
    source: 'Ceph src/tools/rbd/action/Kernel.cc, src/krbd.cc',
    matches: [
      'rbd: map failed: (110) Connection timed out',
      'rbd map failed exit status 110, rbd output: rbd: sysfs write failed rbd: map failed: (110) Connection timed out',
    ],
    ignores: ['rbd: mapped /dev/rbd0'],
  },
  {
    id: 'rbd.map-refused',
    kind: 'authorisation_denied',
    program: 'ceph',
    forms: [
      {
        words: 'rbd map failed',
        pattern: /rbd: map failed: \((?:1|13)\) (?<value>Operation not permitted|Permission denied)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Ceph does not let this client map the image: {value}',
    check: { text: 'See the rights', host: 'ceph auth get client.<name>' },
    repair: [{ text: 'Give the client rights for this pool: mon "profile rbd", osd "profile rbd pool=<pool>"' }],
    source: 'Ceph src/tools/rbd/action/Kernel.cc, src/krbd.cc',
    matches: ['rbd: map failed: (1) Operation not permitted', 'rbd: map failed: (13) Permission denied'],
    ignores: ['rbd: mapped /dev/rbd0'],
  },
  {
    id: 'rbd.image-missing',
    kind: 'missing_object',
    program: 'ceph',
    forms: [{ words: 'rbd map failed 2', pattern: /rbd: map failed: \(2\) No such file or directory/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The image or pool that is to be mapped does not exist in Ceph',
    check: { text: 'List', host: 'rbd ls <pool>; ceph osd pool ls' },
    repair: [{ text: 'Correct pool, namespace and image, or restore the image' }],
    source: 'Ceph src/tools/rbd/action/Kernel.cc, src/krbd.cc',
    matches: [
      'rbd: map failed: (2) No such file or directory',
      'rbd: sysfs write failed rbd: map failed: (2) No such file or directory',
    ],
    ignores: ['rbd: map failed: (6) No such device or address'],
  },
  {
    id: 'ceph-csi.operation-under-way',
    kind: 'lock_held',
    program: 'ceph-csi',
    forms: [
      {
        words: 'an operation with the given volume id already exists',
        pattern: /an operation with the given Volume ID (?<object>\S{1,120}) already exists/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'Ceph CSI still waits for its first try with this volume: Ceph does not answer',
    check: {
      text: 'See why the first does not end',
      kubernetes:
        'kubectl -n rook-ceph logs ds/csi-rbdplugin -c csi-rbdplugin --tail 80; kubectl -n rook-ceph exec deploy/rook-ceph-tools -- ceph -s',
    },
    repair: [
      {
        text: 'Repair Ceph (health, full OSDs, network of the nodes to the monitors); restart the plugin only when Ceph is healthy',
      },
    ],
    source: 'ceph-csi internal/util/idlocker.go',
    matches: [
      'rpc error: code = Aborted desc = an operation with the given Volume ID 0001-0009-rook-ceph-0000000000000001-1234 already exists',
      'GRPC error: an operation with the given Volume ID pvc-1234 already exists',
    ],
    ignores: ['operation with the given Volume ID pvc-1 succeeded'],
  },
  {
    id: 'iscsi.portal-or-daemon',
    kind: 'unreachable',
    forms: [
      { words: 'iscsiadm no portals found', pattern: /iscsiadm: No portals found/ },
      {
        words: 'iscsiadm can t open iscsid startup configuration file',
        pattern: /iscsiadm: can't open iscsid\.startup configuration file/,
      },
      { words: 'last error seen failed to sendtargets', pattern: /last error seen: failed to sendtargets/ },
      {
        words: 'iscsiadm could not perform sendtargets discovery',
        pattern: /iscsiadm: Could not perform SendTargets discovery: (?<value>[\w ]{1,60})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'iSCSI finds no target: {value|portal, target list or the daemon of this host is missing}',
    check: {
      text: 'Discover by hand',
      host: 'sudo iscsiadm -m discovery -t sendtargets -p <portal>:3260; systemctl status iscsid',
    },
    repair: [
      {
        text: 'Install and start open-iscsi with iscsid on every node, open 3260, and let the target show itself to this initiator (ACL)',
      },
    ],
    source: 'open-iscsi usr/iscsiadm.c; csi-lib-iscsi as quoted by its users',
    matches: [
      'iscsiadm: No portals found',
      "iscsiadm: can't open iscsid.startup configuration file /etc/iscsi/iscsid.conf",
      'failed to find device path: [], last error seen: failed to sendtargets to portal 10.0.0.9:3260',
      'iscsiadm: Could not perform SendTargets discovery: iSCSI login failed due to authorization failure',
    ],
    ignores: ['10.0.0.9:3260,1 iqn.2005-10.org:shop'],
  },
  {
    id: 'iscsi.no-targets-known',
    kind: 'missing_object',
    forms: [{ words: 'iscsiadm no records found', pattern: /iscsiadm: No records found/ }],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'iSCSI on this host knows no target yet',
    check: { text: 'See what is known', host: 'sudo iscsiadm -m node; sudo iscsiadm -m session' },
    repair: [
      {
        text: 'Where a target is wanted, discover it first',
        host: 'sudo iscsiadm -m discovery -t sendtargets -p <portal>',
      },
    ],
    source: 'open-iscsi usr/iscsiadm.c; OpenEBS issue 1450 (written at each start without targets)',
    matches: ['iscsiadm: No records found', 'iscsiadm[30730]: iscsiadm: No records found'],
    ignores: ['iscsiadm: No active sessions.'],
  },
  {
    id: 'mount.disk-not-there',
    kind: 'missing_object',
    forms: [
      {
        words: 'mount can t find',
        pattern: /mount: (?<path>\S{1,120}): can't find (?<object>(?:UUID|LABEL|PARTUUID)=\S{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk {object} that {path} wants is not there',
    check: { text: 'List the disks', host: 'lsblk -f; grep -n "{object}" /etc/fstab' },
    repair: [
      {
        text: 'Attach the disk, or write its present UUID into /etc/fstab with nofail',
        host: 'sudo systemctl daemon-reload && sudo mount -a',
      },
    ],
    source: 'util-linux libmount/src/context_mount.c',
    matches: ["mount: /data: can't find UUID=1234-ABCD.", "mount: /srv: can't find LABEL=backup."],
    ignores: ['mount: /data: already mounted'],
  },
  {
    id: 's3fs.bucket-refused',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'failed to check bucket and directory for mount point',
        pattern:
          /Failed to check bucket and directory for mount point : (?<value>Invalid Credentials|Bad Request) ?\(host=(?<peer>[^,\r\n]{1,120})/,
      },
      {
        words: 'invalid credentials host result of checking service',
        pattern: /invalid credentials ?\(host=(?<peer>[^)\r\n]{1,120})\) - result of checking service/,
      },
      {
        words: 'curl cpp check bucket failed s3 response',
        pattern: /curl\.cpp:\w{1,30}\(\d{1,5}\): (?<value>Check bucket failed, S3 response: [^\r\n]{0,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 's3fs may not enter the bucket at {peer|its address}: {value|invalid credentials}',
    check: { text: 'Try with the log on', host: 's3fs <bucket> <path> -o dbglevel=info -f -o curldbg' },
    repair: [
      {
        text: 'Correct key (passwd_file with mode 600), region (-o endpoint=, url=) and path style (-o use_path_request_style for MinIO)',
      },
    ],
    source: 's3fs-fuse src/s3fs.cpp, src/curl.cpp; before 1.90 as quoted by its users',
    matches: [
      'Failed to check bucket and directory for mount point : Invalid Credentials(host=https://s3.amazonaws.com, message=AccessDenied)',
      's3fs: invalid credentials(host=https://s3.amazonaws.com) - result of checking service.',
      '[ERR] curl.cpp:CheckBucket(3413): Check bucket failed, S3 response: <Error><Code>AccessDenied</Code>',
    ],
    ignores: ['s3fs: mounted'],
  },
  {
    id: 's3fs.no-credentials',
    kind: 'missing_setting',
    forms: [
      {
        words: 'could not determine how to establish security credentials',
        pattern: /could not determine how to establish security credentials/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 's3fs is given no key: no passwd_file, no profile, no variables, no role',
    check: {
      text: 'Look for one',
      host: 'ls -l /etc/passwd-s3fs ~/.passwd-s3fs ~/.aws/credentials; env | grep -c AWS_',
    },
    repair: [
      {
        text: 'Write key:secret into a file with mode 600 and name it with -o passwd_file=, or use -o iam_role=auto; public_bucket=1 for an open one',
      },
    ],
    source: 's3fs-fuse src/s3fs_cred.cpp',
    matches: [
      's3fs: could not determine how to establish security credentials.',
      'ossfs: could not determine how to establish security credentials.',
    ],
    ignores: ['security credentials were established'],
  },
  {
    id: 's3fs.key-file-refused',
    kind: 'file_permission',
    forms: [
      {
        words: 'credentials file should not have permissions',
        pattern:
          /credentials file (?<path>\S{1,160}) should not have (?<value>others|group|group writable|executable) permissions/,
      },
      { words: 's3fs passwd file is not readable', pattern: /S3fs passwd file "(?<path>[^"]{1,160})" is not readable/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 's3fs does not use the key file {path}: its rights are too wide, or it cannot be read',
    check: { text: 'Look', host: 'ls -l {path}; id' },
    repair: [{ text: 'Leave it to its owner alone', host: 'chmod 600 {path}' }],
    source: 's3fs-fuse src/s3fs_cred.cpp',
    matches: [
      's3fs: credentials file /etc/passwd-s3fs should not have others permissions.',
      's3fs: S3fs passwd file "/home/shop/.passwd-s3fs" is not readable.',
    ],
    ignores: ['s3fs: mounted'],
  },
  {
    id: 'bucket-mount.login-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'failed to initialize new pipeline failed to authenticate credentials',
        pattern:
          /failed to initialize new pipeline \[(?<value>failed to authenticate (?:credentials for \w{1,20}|\w{1,20} credentials)[^\r\n]{0,100})/,
      },
      {
        words: 'mountwithstoragehandle setupbucket',
        pattern: /mountWithStorageHandle: [^\r\n]{0,80}SetUpBucket: (?<value>[^\r\n]{1,140})/,
      },
      {
        words: 'could not authenticate to server',
        pattern:
          /(?:^|Mounting failed\.\s{0,4})Could not authenticate to server: (?<value>(?:ignored|rejected) \w{1,12} challenge)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The bucket or share cannot be mounted: {value}',
    check: {
      text: 'Reach it with the same identity by its own tool (gcloud storage ls, az storage blob list, curl -u)',
    },
    repair: [
      {
        text: 'Give the identity of node or pod the right on bucket or container (storage.objects.list, Storage Blob Data Contributor), and correct name and region',
      },
    ],
    source:
      'gcsfuse cmd/legacy_main.go, internal/fs/fs.go; azure-storage-fuse cmd/mount.go, component/azstorage/azstorage.go; neon as quoted by users of davfs2',
    matches: [
      'Error: failed to initialize new pipeline [failed to authenticate credentials for azstorage]',
      'Error: mountWithStorageHandle: fs.NewServer: create file system: SetUpBucket: BucketHandle: storageLayout call failed: rpc error: code = PermissionDenied',
      'Could not authenticate to server: rejected Basic challenge',
      'Error: failed to initialize new pipeline [failed to authenticate azstorage credentials with error [AuthenticationFailed]]',
    ],
    ignores: ['Start gcsfuse/2.4.0 for app "" using mount point: /data'],
  },
  {
    id: 'cluster-file-system.mount-failed',
    kind: 'unreachable',
    forms: [
      {
        words: 'mount lustre at failed',
        pattern: /mount\.lustre: mount (?<object>\S{1,160}) at (?<path>\S{1,120}) failed: (?<value>[\w /]{1,60})/,
      },
      { words: 'is the mgs', pattern: /Is the MGS (?:running|specification correct)\?/ },
      {
        words: 'mount failed the log file for more details',
        pattern: /Mount failed\. (?:Please check|Check) the log file (?:(?<setting>\/\S{1,120}) )?for more details/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The cluster file system {object|} does not mount: {value|its log tells why}',
    check: {
      text: 'Reach its servers',
      host: 'lctl ping <mgs-nid>; lfs check servers; tail -30 {setting|/var/log/glusterfs/*.log}',
    },
    repair: [
      {
        text: 'Start the MGS or glusterd and the bricks, correct NID, volume and network (lnetctl net show), same release on both sides',
      },
    ],
    source: 'Lustre lustre/utils/mount_lustre.c; GlusterFS xlators/mount/fuse/utils/mount.glusterfs.in',
    matches: [
      'mount.lustre: mount 10.0.0.5@tcp:/scratch at /scratch failed: Input/output error',
      'Is the MGS running?',
      'Mount failed. Please check the log file for more details.',
      'Mount failed. Check the log file /var/log/glusterfs/mnt-data.log for more details.',
    ],
    ignores: ['mount.lustre: mounted'],
  },
  {
    id: 'disk.format-failed',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'format of disk failed type',
        pattern: /format of disk "(?<path>[^"]{1,120})" failed: type:\("(?<object>\w{1,12})"\)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'A new volume at {path} cannot be formatted as {object}',
    check: { text: 'See the device on the node', host: 'lsblk -f {path}; dmesg | tail' },
    repair: [
      {
        text: 'Install the tools of that file system on the node, free the device (another holder, leftover signature: wipefs), or correct fsType',
      },
    ],
    source: 'Kubernetes mount-utils mount_linux.go',
    matches: [
      'format of disk "/dev/xvdba" failed: type:("ext4") target:("/var/lib/kubelet/x") options:("defaults") errcode:(exit status 1) output:',
      'format of disk "/dev/longhorn/pvc-1" failed: type:("xfs") target:("/var/lib/kubelet/y")',
    ],
    ignores: ['Disk "/dev/xvdba" appears to be unformatted, attempting to format as type: "ext4"'],
  },
];
