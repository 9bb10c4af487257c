import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LINUX_MOUNTS: readonly CatalogueEntry[] = [
  {
    id: 'linux.xfs-duplicate-uuid',
    kind: 'invalid_setting',
    program: 'linux',
    forms: [
      {
        words: 'xfs filesystem has duplicate uuid can t mount',
        pattern: /XFS \((?<object>[\w.-]{1,40})\): Filesystem has duplicate UUID (?<value>[\w-]{1,40}) - can't mount/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'XFS does not mount {object}: a copy with the same UUID is mounted already',
    check: { text: 'See the copies', host: 'sudo blkid | grep -i {value}' },
    repair: [
      {
        text: 'Mount it for reading without the check, or give the copy an id of its own',
        host: 'sudo mount -o ro,nouuid /dev/{object} /mnt; sudo xfs_admin -U generate /dev/{object}',
        destructive: true,
      },
    ],
    source: 'linux fs/xfs/xfs_mount.c',
    matches: [
      "XFS (sdb1): Filesystem has duplicate UUID 1b2c-3d - can't mount",
      "XFS (dm-4): Filesystem has duplicate UUID 0f1e2d3c-aa-bb - can't mount",
    ],
    ignores: ['XFS (sdb1): Mounting V5 Filesystem'],
  },
  {
    id: 'linux.superblock-unreadable',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'mount can t read superblock on dev',
        pattern: /mount: \S{1,80}: can't read superblock on (?<object>\/dev\/\S{1,60}?)\.?(?:\s|$)/,
      },
      {
        words: 'jbd2 error 5 detected when updating journal superblock for',
        pattern: /JBD2: Error -5 detected when updating journal superblock for (?<object>[\w.-]{1,40})/,
      },
      {
        words: 'device mapper raid failed to read superblock of device at position',
        pattern: /device-mapper: raid: Failed to read superblock of device at position (?<object>\d{1,3})/,
      },
      { words: 'bch_cache_set_error', pattern: /bch_cache_set_error\(\)/ },
      {
        words: 'bad magic number in super block while trying to open dev',
        pattern: /Bad magic number in super-block while trying to open (?<object>\/dev\/\S{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The superblock on {object} cannot be read: the device fails or holds another file system',
    check: {
      text: 'See what is on the device and whether it gives I/O errors',
      host: 'sudo blkid -p {object|<device>}; dmesg -T | grep -iE "I/O error|superblock" | tail',
    },
    repair: [
      {
        text: 'Copy the device first, then check with a backup superblock',
        host: 'sudo dumpe2fs {object|<device>} | grep -i superblock; sudo e2fsck -b 32768 {object|<device>}',
        destructive: true,
      },
    ],
    source: 'util-linux libmount; linux fs/jbd2; e2fsprogs',
    matches: [
      "mount: /mnt: can't read superblock on /dev/sdb1.",
      'JBD2: Error -5 detected when updating journal superblock for sda1-8.',
      'device-mapper: raid: Failed to read superblock of device at position 0',
      'bcache: bch_cache_set_error() error on 1b2c: io error, disabling caching',
      'fsck.ext4: Bad magic number in super-block while trying to open /dev/sdb',
    ],
    ignores: ['EXT4-fs (sdb1): mounted filesystem with ordered data mode'],
  },
  {
    id: 'fuse.module-missing',
    kind: 'missing_module',
    program: 'fuse',
    forms: [
      {
        words: 'fuse device not found try modprobe fuse first',
        pattern: /fuse: device not found, try 'modprobe fuse' first/,
      },
      {
        words: 'failed to open dev fuse',
        pattern: /fusermount3?: failed to open \/dev\/fuse: No such (?:file|device)/,
      },
      {
        words: 'fuse failed to open dev fuse',
        pattern: /fuse: failed to open \/dev\/fuse: No such (?:file|device)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'FUSE is not there: the module is not loaded or /dev/fuse is not passed into the container',
    check: { text: 'See the device', host: 'ls -l /dev/fuse; lsmod | grep fuse' },
    repair: [
      {
        text: 'Load it; for a container add the device and the capability',
        compose:
          'docker compose up -d {service}   # devices: ["/dev/fuse"], cap_add: [SYS_ADMIN], security_opt: ["apparmor:unconfined"]',
        host: 'sudo modprobe fuse',
      },
    ],
    source: 'libfuse lib/mount.c, util/fusermount.c',
    matches: [
      'fusermount3: failed to open /dev/fuse: No such file or directory',
      'fuse: failed to open /dev/fuse: No such device',
      "fuse: device not found, try 'modprobe fuse' first",
    ],
    ignores: ['fuse: init (API version 7.39)'],
  },
  {
    id: 'fuse.device-not-permitted',
    kind: 'file_permission',
    program: 'fuse',
    forms: [
      {
        words: 'failed to open dev fuse',
        pattern: /(?:fusermount3?|fuse): failed to open \/dev\/fuse: (?:Operation not permitted|Permission denied)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The process may not open /dev/fuse',
    check: {
      text: 'See the device and the rights of the container',
      host: 'ls -l /dev/fuse; id',
      compose: 'docker compose exec {service} ls -l /dev/fuse',
    },
    repair: [
      {
        text: 'Give the container the device and SYS_ADMIN; on a host the device is 0666',
        compose:
          'docker compose up -d {service}   # devices: ["/dev/fuse"], cap_add: [SYS_ADMIN], security_opt: ["apparmor:unconfined"]',
        host: 'sudo chmod 666 /dev/fuse',
      },
    ],
    source: 'libfuse lib/mount.c, util/fusermount.c',
    matches: [
      'fusermount3: failed to open /dev/fuse: Operation not permitted',
      'fuse: failed to open /dev/fuse: Permission denied',
    ],
    ignores: ['fuse: init (API version 7.39)'],
  },
  {
    id: 'drbd.split-brain',
    kind: 'data_corruption',
    program: 'drbd',
    forms: [
      {
        words: 'split brain detected but unresolved dropping connection',
        pattern: /(?<object>(?:drbd )?[\w./ -]{1,40}): Split-Brain detected but unresolved, dropping connection/,
      },
      { words: 'unrelated data aborting', pattern: /(?<object>drbd[\w./ -]{1,40}): Unrelated data, aborting/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Both sides of the DRBD volume {object} have written: it does not connect again by itself',
    check: { text: 'See both sides', host: 'drbdadm status; cat /proc/drbd' },
    repair: [
      {
        text: 'Choose the side to lose, throw its changes away, connect',
        host: 'sudo drbdadm disconnect <res>; sudo drbdadm secondary <res>; sudo drbdadm connect --discard-my-data <res>; on the other: sudo drbdadm connect <res>',
        destructive: true,
      },
    ],
    source: 'DRBD user guide "Split brain"; drbd_receiver.c',
    matches: [
      'block drbd0: Split-Brain detected but unresolved, dropping connection!',
      'drbd r0/0 drbd1 node2: Split-Brain detected but unresolved, dropping connection!',
      'block drbd0: Unrelated data, aborting!',
    ],
    ignores: ['block drbd0: conn( WFConnection -> Connected )'],
  },
];
