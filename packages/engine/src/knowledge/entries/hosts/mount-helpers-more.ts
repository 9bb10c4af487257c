import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MOUNT_HELPERS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'cephfs.key-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'mount error',
        pattern:
          /mount error (?<signal>13|1|22) = (?<value>Permission denied|Operation not permitted|Invalid argument)/,
      },
      {
        words: 'libceph auth',
        pattern:
          /libceph: auth (?:method '(?<object>\w{1,12})' error|protocol '\w{1,12}' (?:mauth )?(?:authentication|auth method)[^\r\n]{0,40}) ?-?\d{0,4}/,
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
    source: 'Ceph source, mount.ceph.c; Linux net/ceph/auth.c',
    matches: [
      'mount error 13 = Permission denied',
      'mount error 22 = Invalid argument',
      "libceph: auth method 'x' error -1",
      "libceph: auth protocol 'cephx' mauth authentication failed: -13",
    ],
    ignores: ['libceph: mon0 (1)10.0.0.5:6789 session established'],
  },
  {
    id: 'rbd.map-failed',
    kind: 'unreachable',
    forms: [{ words: 'rbd map failed', pattern: /rbd: map failed: \((?<signal>\d{1,4})\) (?<value>[\w /]{1,60})/ }],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The block device of Ceph cannot be mapped: {value|no answer}',
    check: { text: 'Read the reason of the kernel', host: 'dmesg | tail -5; rbd status <pool>/<image>; ceph -s' },
    repair: [
      {
        text: '110: monitors or OSDs not reached from the node; 2: no such image or pool; 6 and 22: features the kernel lacks (rbd feature disable); 16: mapped elsewhere',
      },
    ],
    source: 'Ceph source, src/krbd.cc; ceph-csi',
    matches: ['rbd: map failed: (2) No such file or directory', 'rbd: map failed: (110) Connection timed out'],
    ignores: ['rbd: mapped /dev/rbd0'],
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
    source: 'ceph-csi source, internal/util/errors.go',
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
      { words: 'iscsiadm no portal found', pattern: /iscsiadm: No portals? found/ },
      {
        words: 'iscsiadm can t open iscsid startup configuration file',
        pattern: /iscsiadm: can't open iscsid\.startup configuration file/,
      },
      { words: 'iscsiadm', pattern: /iscsiadm: (?<value>No records found|no records found)/ },
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
    source: 'open-iscsi source, usr/iscsiadm.c',
    matches: [
      'iscsiadm: No portal found',
      "iscsiadm: can't open iscsid.startup configuration file etc/iscsi/iscsid.conf",
      'iscsiadm: No records found',
      'failed to find device path: [], last error seen: failed to sendtargets to portal 10.0.0.9:3260',
      'iscsiadm: Could not perform SendTargets discovery: iSCSI login failed due to authorization failure',
    ],
    ignores: ['10.0.0.9:3260,1 iqn.2005-10.org:shop'],
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
    source: 'util-linux source, sys-utils/mount.c',
    matches: ["mount: /data: can't find UUID=1234-ABCD.", "mount: /srv: can't find LABEL=backup."],
    ignores: ['mount: /data: already mounted'],
  },
  {
    id: 's3fs.bucket-refused',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 's3fs',
        pattern:
          /s3fs: (?:Failed to access bucket|bucket (?<object>\S{1,60}) does not exist|could not determine how to establish security credentials)/,
      },
      { words: 's3fs invalid credentials', pattern: /s3fs: invalid credentials/ },
      {
        words: 'curl cpp checkbucket',
        pattern: /curl\.cpp:CheckBucket\(\d{1,5}\): (?<value>Check bucket failed[^\r\n]{0,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 's3fs cannot enter the bucket {object|it is given}',
    check: { text: 'Try with the log on', host: 's3fs <bucket> <path> -o dbglevel=info -f -o curldbg' },
    repair: [
      {
        text: 'Correct key (passwd_file with mode 600), region (-o endpoint=, url=) and path style (-o use_path_request_style for MinIO)',
      },
    ],
    source: 's3fs-fuse source, src/s3fs.cpp',
    matches: [
      's3fs: Failed to access bucket.',
      's3fs: invalid credentials (host=https://s3.amazonaws.com) - result of checking service.',
      '[ERR] curl.cpp:CheckBucket(3413): Check bucket failed, S3 response: <Error><Code>AccessDenied</Code>',
    ],
    ignores: ['s3fs: mounted'],
  },
  {
    id: 'bucket-mount.login-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'failed to initialize new pipeline',
        pattern: /failed to initialize new pipeline \[(?<value>failed to authenticate credentials for \w{1,20})/,
      },
      {
        words: 'mountwithstoragehandle setupbucket',
        pattern: /mountWithStorageHandle: [^\r\n]{0,80}SetUpBucket: (?<value>[^\r\n]{1,140})/,
      },
      {
        words: 'mount davfs mounting failed',
        pattern:
          /mount\.davfs: Mounting failed[^\r\n]{0,4}\s{0,4}(?<value>Could not authenticate to server[^\r\n]{0,60})/,
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
    source: 'gcsfuse, blobfuse2 and davfs2 sources',
    matches: [
      'Error: failed to initialize new pipeline [failed to authenticate credentials for azstorage]',
      'Error: mountWithStorageHandle: fs.NewServer: create file system: SetUpBucket: BucketHandle: storageLayout call failed: rpc error: code = PermissionDenied',
      'mount.davfs: Mounting failed. Could not authenticate to server: rejected Basic challenge',
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
        pattern: /Mount failed\. (?:Please check|Check) the log file for more details/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The cluster file system {object|} does not mount: {value|its log tells why}',
    check: {
      text: 'Reach its servers',
      host: 'lctl ping <mgs-nid>; lfs check servers; tail -30 /var/log/glusterfs/*.log',
    },
    repair: [
      {
        text: 'Start the MGS or glusterd and the bricks, correct NID, volume and network (lnetctl net show), same release on both sides',
      },
    ],
    source: 'Lustre utils/mount_lustre.c; GlusterFS mount.glusterfs',
    matches: [
      'mount.lustre: mount 10.0.0.5@tcp:/scratch at /scratch failed: Input/output error',
      'Is the MGS running?',
      'Mount failed. Please check the log file for more details.',
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
    source: 'Kubernetes mount-utils source, mount_linux.go',
    matches: [
      'format of disk "/dev/xvdba" failed: type:("ext4") target:("/var/lib/kubelet/x") options:("defaults") errcode:(exit status 1) output:',
      'format of disk "/dev/longhorn/pvc-1" failed: type:("xfs") target:("/var/lib/kubelet/y")',
    ],
    ignores: ['Disk "/dev/xvdba" appears to be unformatted, attempting to format as type: "ext4"'],
  },
];
