import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const DISK: Step = {
  text: 'Read the state of the disk and copy its data away while it still answers',
  host: 'sudo smartctl -a /dev/{object|sda} | grep -iE "result|realloc|pending|uncorrect|crc"; dmesg | tail -40',
};

const FSCK: Step = {
  text: 'See what the kernel says of the disk below, then check the file system unmounted',
  host: 'dmesg | grep -iE "{object|sd}|I/O error" | tail -20; lsblk -f',
};

/** Kernel lines of disks, file systems, volumes and arrays. */
export const LINUX_STORAGE_ERRORS: readonly CatalogueEntry[] = [
  {
    id: 'linux.disk-link-errors',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      { words: 'failed command', pattern: /(?<object>ata\d{1,3}(?:\.\d{2})?): failed command: \w/ },
      { words: 'serror', pattern: /(?<object>ata\d{1,3}): SError: \{ / },
      { words: 'resetting link', pattern: /(?<object>ata\d{1,3}): (?:hard|soft) resetting link/ },
      {
        words: 'key error',
        pattern: /\[(?<object>sd[a-z]{1,2})\] (?:tag#\d{1,5} )?Sense Key : (?:Medium|Hardware) Error/,
      },
      { words: 'rejecting i o to offline device', pattern: /rejecting I\/O to offline device/ },
      { words: 'multipath path', pattern: /multipath: (?:\S{1,20} )?Failing path (?<object>[\d:]{3,9})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A disk or its cable fails: {object}',
    check: DISK,
    repair: [
      {
        text: 'BadCRC and link resets are cable, backplane or power: change these first; medium errors and pending sectors are the disk: replace it',
        host: 'sudo smartctl -t short /dev/<disk>; sudo multipath -ll',
        destructive: true,
      },
    ],
    source: 'Linux drivers/ata/libata-eh.c, drivers/scsi',
    matches: [
      'ata1.00: failed command: READ FPDMA QUEUED',
      'ata1: SError: { UnrecovData 10B8B BadCRC }',
      'ata1: hard resetting link',
      'sd 0:0:0:0: [sda] tag#0 Sense Key : Medium Error [current]',
      'sd 0:0:0:0: rejecting I/O to offline device',
      'device-mapper: multipath: Failing path 8:16.',
    ],
    ignores: ['ata1: SATA link up 6.0 Gbps'],
  },
  {
    id: 'linux.xfs-damaged',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'xfs',
        pattern:
          /XFS \((?<object>[\w-]{1,40})\): (?:Metadata (?:CRC error|corruption) detected|Internal error \w|Corruption of in-memory data|log mount\/recovery failed|Unmount and run xfs_repair|Corruption detected)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The XFS file system on {object} is damaged',
    check: FSCK,
    repair: [
      {
        text: 'Unmount and repair; -L throws the log away and is the last means',
        host: 'sudo umount /dev/{object|<device>}; sudo xfs_repair /dev/{object|<device>}',
        destructive: true,
      },
    ],
    source: 'Linux fs/xfs/xfs_error.c',
    matches: [
      'XFS (sda1): Metadata corruption detected at xfs_agf_verify+0x1/0x2 [xfs], xfs_agf block 0x1',
      'XFS (sda1): Internal error XFS_WANT_CORRUPTED_GOTO at line 1',
      'XFS (sda1): log mount/recovery failed: error -117',
      'XFS (dm-0): Corruption of in-memory data (0x8) detected at xfs_defer_finish. Shutting down filesystem.',
    ],
    ignores: ['XFS (sda1): Ending clean mount'],
  },
  {
    id: 'linux.btrfs-damaged',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'btrfs critical device leaf',
        pattern: /BTRFS critical \(device (?<object>[\w-]{1,40})\)(?:: | )[^\n]{0,20}corrupt leaf/,
      },
      { words: 'btrfs critical device', pattern: /BTRFS critical \(device (?<object>[\w-]{1,40})[^)]{0,20}\)/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The Btrfs file system on {object} is damaged',
    check: {
      text: 'See what the kernel says of the disk below, then check the file system unmounted',
      host: 'dmesg | grep -iE "{object|sd}|I/O error" | tail -20; lsblk -f',
    },
    repair: [
      {
        text: 'Scrub; with a second copy it heals itself, else restore (btrfs restore) and make it anew; corrupt leaves often come from bad memory',
        host: 'sudo btrfs scrub start -B <mount>; sudo btrfs device stats <mount>',
      },
    ],
    source: 'Linux fs/btrfs',
    matches: [
      'BTRFS critical (device sda1): corrupt leaf: root=2 block=1 slot=3',
      'BTRFS critical (device dm-0 state EA): unable to find logical 1 length 4096',
    ],
    ignores: ['BTRFS info (device sda1): using crc32c'],
  },
  {
    id: 'linux.btrfs-full',
    kind: 'disk_full',
    program: 'linux',
    forms: [
      {
        words: 'device 28 no space left',
        pattern:
          /BTRFS(?: error|:? error)? \(device (?<object>[\w-]{1,40})[^)]{0,20}\)[^\n]{0,60}errno=-28 No space left/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Btrfs on {object} has no room left (also for metadata)',
    check: { text: 'Read data and metadata apart', host: 'sudo btrfs filesystem usage <mount>' },
    repair: [
      { text: 'Delete snapshots, then balance empty chunks', host: 'sudo btrfs balance start -dusage=10 <mount>' },
    ],
    source: 'Linux fs/btrfs/super.c',
    matches: [
      'BTRFS: error (device sda1) in btrfs_finish_ordered_io:1: errno=-28 No space left',
      'BTRFS: error (device sda1 state A) in btrfs_run_delayed_refs:2150: errno=-28 No space left',
    ],
    ignores: ['BTRFS info (device sda1): disk space caching is enabled'],
  },
  {
    id: 'zfs.not-imported',
    kind: 'missing_object',
    program: 'linux',
    forms: [
      {
        words: 'cannot import',
        pattern:
          /cannot import '(?<object>[^']{1,60})': (?<value>one or more devices is currently unavailable|pool was previously in use from another system|no such pool(?: available| or dataset)?|I\/O error|a pool with that name already exists|insufficient replicas)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The ZFS pool {object} cannot be imported: {value}',
    check: { text: 'See which disks it finds', host: 'sudo zpool import; lsblk; ls /dev/disk/by-id' },
    repair: [
      {
        text: 'Attach the missing disks; -f takes a pool over from another host once that one is off',
        host: 'sudo zpool import -d /dev/disk/by-id -f {object|<pool>}',
      },
    ],
    source: 'OpenZFS libzfs_pool.c',
    matches: [
      "cannot import 'tank': one or more devices is currently unavailable",
      "cannot import 'tank': pool was previously in use from another system.",
    ],
    ignores: ['pool tank imported'],
  },
  {
    id: 'linux.array-member-out',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      { words: 'md kicking non fresh from array', pattern: /md: kicking non-fresh (?<object>\w{2,20}) from array/ },
      {
        words: 'device for pv not found or rejected by a',
        pattern: /Device for PV (?<object>[\w-]{1,60}) not found or rejected by a filter/,
      },
      { words: 'couldn t find device with uuid', pattern: /Couldn't find device with uuid (?<object>[\w-]{10,50})/ },
      { words: 'warning vg is missing pv', pattern: /WARNING: VG (?<object>\S{1,40}) is missing PV/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A disk is no longer part of its array or volume group: {object}',
    check: {
      text: 'Look at arrays and volumes',
      host: 'cat /proc/mdstat; sudo mdadm --detail /dev/md0; sudo pvs -a; lsblk',
    },
    repair: [
      {
        text: 'Add it again when the disk is well',
        host: 'sudo mdadm /dev/md0 --re-add /dev/{object|<disk>}; sudo vgextend --restoremissing <vg> <pv>; sudo lvmdevices --adddev <pv>',
      },
    ],
    source: 'Linux md.c; LVM',
    matches: [
      'md: kicking non-fresh sdb1 from array!',
      'WARNING: Device for PV 8d2f not found or rejected by a filter.',
      "Couldn't find device with uuid 8d2fKq-abcdef.",
      'WARNING: VG vg0 is missing PV 8d2f',
    ],
    ignores: ['md: array started'],
  },
  {
    id: 'lvm.volume-group-full',
    kind: 'disk_full',
    program: 'linux',
    forms: [
      {
        words: 'volume group has insufficient free space extents required',
        pattern:
          /Volume group "(?<object>[^"]{1,60})" has insufficient free space \((?<value>\d{1,9}) extents\): (?<wanted>\d{1,9}) required/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The volume group {object} has no room: {value} extents free',
    check: { text: 'List the groups', host: 'sudo vgs; sudo lvs' },
    repair: [
      {
        text: 'Add a disk or shrink another volume',
        host: 'sudo pvcreate /dev/<disk> && sudo vgextend {object|<vg>} /dev/<disk>',
      },
    ],
    source: 'LVM lib/metadata',
    matches: [
      'Volume group "vg0" has insufficient free space (0 extents): 256 required.',
      '  Volume group "ubuntu-vg" has insufficient free space (12 extents): 2560 required.',
    ],
    ignores: ['Volume group "vg0" successfully extended'],
  },
  {
    id: 'linux.mount-refused',
    kind: 'invalid_setting',
    program: 'linux',
    forms: [
      {
        words: 'wrong fs type bad option bad superblock',
        pattern:
          /(?:mount: (?<path>\/\S{0,150}): )?(?<value>wrong fs type, bad option, bad superblock) on (?<object>\S{1,100}?),/,
      },
      { words: 'can t find in etc fstab', pattern: /(?<value>can't find (?:\S{1,60} )?in \/etc\/fstab)/ },
      {
        words: 'special device does not exist',
        pattern: /(?<value>special device (?<object>\S{1,100}) does not exist)/,
      },
      {
        words: 'mount unknown filesystem type',
        pattern: /mount: (?<path>\/\S{0,150}): (?<value>unknown filesystem type '[^']{1,20}')/,
      },
      {
        words: 'already mounted or mount point busy',
        pattern: /(?<object>\S{1,100}) (?<value>already mounted or mount point busy)/,
      },
      {
        words: 'vfs can t find filesystem',
        pattern: /(?<value>VFS: Can't find (?:ext[234]|a valid FAT|\w{2,10}) filesystem)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'mount refuses {path|the mount}: {value}',
    check: {
      text: 'See what the device really holds',
      host: 'sudo blkid; lsblk -f; dmesg | tail -5; sudo wipefs -n {object|<device>}',
    },
    repair: [
      {
        text: 'Name device by UUID and the right type; a whole disk in place of its partition, a LUKS or LVM member, a driver that is not installed (ntfs-3g, exfatprogs) all look like this',
      },
    ],
    source: 'util-linux libmount',
    matches: [
      'mount: /mnt: wrong fs type, bad option, bad superblock on /dev/sdb1, missing codepage or helper program, or other error.',
      "mount: /mnt: can't find in /etc/fstab.",
      'mount: /mnt: special device /dev/sdb1 does not exist.',
      "mount: /mnt: unknown filesystem type 'ntfs'.",
      'mount: /mnt: /dev/sdb1 already mounted or mount point busy.',
      "EXT4-fs (sda1): VFS: Can't find ext4 filesystem",
    ],
    ignores: ['mount: /mnt: done'],
  },
  {
    id: 'nfs.version-or-service',
    kind: 'protocol_mismatch',
    program: 'linux',
    forms: [
      {
        words: 'mount',
        pattern:
          /mount\.nfs4?: (?<value>Protocol not supported|requested NFS version or transport protocol is not supported)/,
      },
      {
        words: 'rpc statd is not running but required for remote',
        pattern: /(?<value>rpc\.statd is not running but is required for remote locking)/,
      },
      { words: 'check lease failed on nfsv4 server', pattern: /(?<value>check lease failed on NFSv4 server)/ },
      {
        words: 'exportfs does not support nfs export',
        pattern: /exportfs: (?<path>\/\S{1,150}) (?<value>does not support NFS export)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'NFS client and server share no version, or a helper does not run: {value}',
    check: {
      text: 'Ask the server',
      host: 'rpcinfo -p <server> | grep nfs; showmount -e <server>; cat /proc/fs/nfsd/versions',
    },
    repair: [
      {
        text: 'Name a version that both speak, start rpc-statd; overlay and fuse folders need fsid= in the export',
        host: 'sudo mount -t nfs -o vers=4.2 <server>:/<path> <mount>; sudo systemctl enable --now rpc-statd',
      },
    ],
    source: 'nfs-utils mount.nfs',
    matches: [
      'mount.nfs: Protocol not supported',
      'mount.nfs: requested NFS version or transport protocol is not supported',
      'mount.nfs: rpc.statd is not running but is required for remote locking.',
      'NFS: state manager: check lease failed on NFSv4 server 10.0.0.1 with error 13',
      'exportfs: /srv/x does not support NFS export',
    ],
    ignores: ['nfs version 4.2'],
  },
  {
    id: 'cifs.share-or-login',
    kind: 'authentication_refused',
    program: 'linux',
    forms: [
      { words: 'cifs_mount failed w return code 13', pattern: /cifs_mount failed w\/return code = (?<value>-13)/ },
      { words: 'status_logon_failure', pattern: /(?<value>STATUS_LOGON_FAILURE)\b/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The SMB server refuses the login: {value}',
    check: { text: 'Ask the server', host: 'smbclient -L //<server> -U <user>; dmesg | grep -i cifs | tail' },
    repair: [
      {
        text: 'Correct share, account and version',
        host: 'sudo mount -t cifs //<server>/<share> <mount> -o credentials=/root/.smb,vers=3.0,uid=1000',
      },
    ],
    source: 'Linux fs/smb; mount.cifs(8)',
    matches: [
      'CIFS: VFS: cifs_mount failed w/return code = -13',
      'CIFS: Status code returned 0xc000006d STATUS_LOGON_FAILURE',
    ],
    ignores: ['mount.cifs done'],
  },
  {
    id: 'cifs.version-not-shared',
    kind: 'protocol_mismatch',
    program: 'linux',
    forms: [
      {
        words: 'mount error 95 operation not supported',
        pattern: /mount error\(95\): (?<value>Operation not supported)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The SMB server and the mount do not speak the same version: {value}',
    check: { text: 'See what the server offers', host: 'sudo dmesg | tail; smbclient -L //<server> -m SMB3' },
    repair: [
      {
        text: 'Name a version that both know (vers=3.0, for old boxes 2.0 or 1.0)',
        host: 'sudo mount -t cifs //<server>/<share> /mnt -o vers=3.0,username=<user>',
      },
    ],
    source: 'Linux fs/smb; mount.cifs(8)',
    matches: [
      'mount error(95): Operation not supported',
      'mount error(95): Operation not supported Refer to the mount.cifs(8) manual page',
    ],
    ignores: ['mount.cifs done'],
  },
  {
    id: 'cifs.share-missing',
    kind: 'missing_object',
    program: 'linux',
    forms: [
      { words: 'bad_network_name', pattern: /(?<value>BAD_NETWORK_NAME): (?<path>\S{3,100})/ },
      {
        words: 'mount error 2 no such file or directory',
        pattern: /mount error\(2\): (?<value>No such file or directory)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The SMB server has no such share: {value}',
    check: { text: 'List the shares', host: 'smbclient -L //<server> -U <user>' },
    repair: [
      {
        text: 'Correct the name of the share (not of a folder on the server) and the path below it; the mount point has to be there, too',
      },
    ],
    source: 'Linux fs/smb; mount.cifs(8)',
    matches: ['CIFS: VFS: BAD_NETWORK_NAME: \\\\10.0.0.1\\x', 'mount error(2): No such file or directory'],
    ignores: ['mount.cifs done'],
  },
];
