import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ZFS: readonly CatalogueEntry[] = [
  {
    id: 'zfs.key-not-loaded',
    kind: 'missing_setting',
    program: 'zfs',
    forms: [
      {
        words: 'cannot mount encryption key not loaded',
        pattern: /cannot mount '(?<object>[\w/.:-]{1,120})': encryption key not loaded/,
      },
      { words: 'key load error', pattern: /Key load error: (?<value>[\w ':/.-]{1,100})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The encrypted dataset {object} has no key: it is not mounted after a start',
    check: {
      text: 'See which keys are missing',
      host: 'zfs get -r keystatus,keylocation,mounted {object|<dataset>} | grep -v "@"',
    },
    repair: [
      { text: 'Load the key and mount', host: 'sudo zfs load-key -r {object|<dataset>} && sudo zfs mount -a' },
      {
        text: 'Let it happen at the start: a key file and the unit zfs-load-key',
        host: 'sudo systemctl enable zfs-load-key.service',
      },
    ],
    source: 'openzfs lib/libzfs/libzfs_crypto.c',
    matches: [
      "cannot mount 'tank/enc': encryption key not loaded",
      'Key load error: Failed to open key material file: No such file or directory',
    ],
    ignores: ['1 / 1 key(s) successfully loaded'],
  },
  {
    id: 'zfs.mount-point-not-empty',
    kind: 'invalid_setting',
    program: 'zfs',
    forms: [
      {
        words: 'cannot mount directory is not empty',
        pattern: /cannot mount '(?<object>[\w/.:-]{1,120})': directory is not empty/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'ZFS does not mount {object}: its directory holds files written while it was away',
    check: { text: 'See the files that cover it', host: 'ls -la {object}; zfs get mountpoint,mounted -r <pool>' },
    repair: [
      {
        text: 'Move them away (often a container wrote before the pool was imported), mount, and start the writers after zfs-mount.service',
        host: 'sudo systemctl stop docker; sudo mv {object} {object}.stray && sudo zfs mount -a && sudo systemctl start docker',
        destructive: true,
      },
    ],
    source: 'openzfs lib/libzfs/libzfs_mount.c',
    matches: ["cannot mount '/tank': directory is not empty", "cannot mount '/mnt/tank/media': directory is not empty"],
    ignores: ["cannot mount 'tank': pool or dataset is busy"],
  },
  {
    id: 'zfs.device-errors',
    kind: 'data_corruption',
    program: 'zfs',
    forms: [
      {
        words: 'status one or more devices has experienced an',
        pattern: /status: One or more devices has experienced an (?:unrecoverable error|error resulting in data)/,
      },
      {
        words: 'status one or more devices faulted in response to',
        pattern: /status: One or more devices (?:are|is) faulted in response to (?:persistent errors|IO failures)/,
      },
      {
        words: 'status one or more devices',
        pattern: /status: One or more devices (?:could not be (?:opened|used)|has been (?:removed|taken offline))/,
      },
      {
        words: 'errors permanent errors have been detected in the following files',
        pattern: /errors: Permanent errors have been detected in the following files/,
      },
      { words: 'errors data errors use v for a list', pattern: /errors: \d{1,9} data errors, use '-v' for a list/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Devices of a ZFS pool give errors or are faulted',
    check: {
      text: 'See which device and which files',
      host: 'sudo zpool status -v; dmesg -T | grep -iE "ata|nvme|I/O error" | tail',
    },
    repair: [
      {
        text: 'Replace the device that counts errors (after cable and port were checked), then clear',
        host: 'sudo zpool replace <pool> <old> <new>; sudo zpool clear <pool>',
        destructive: true,
      },
      { text: 'Files with permanent errors come from a backup' },
    ],
    source: 'openzfs cmd/zpool/zpool_main.c',
    matches: [
      'status: One or more devices has experienced an unrecoverable error.  An',
      'status: One or more devices are faulted in response to IO failures.',
      'status: One or more devices could not be used because the label is missing or',
      'errors: Permanent errors have been detected in the following files:',
      "errors: 3 data errors, use '-v' for a list",
    ],
    ignores: ['errors: No known data errors'],
  },
  {
    id: 'zfs.metadata-broken',
    kind: 'data_corruption',
    program: 'zfs',
    forms: [
      { words: 'panic zfs', pattern: /PANIC: zfs: (?<value>[^\r\n]{1,100})/ },
      { words: 'panic at c', pattern: /PANIC at (?<value>\w{1,40}\.c:\d{1,5}:\w{1,60})/ },
      { words: 'failed', pattern: /(?<value>VERIFY3?[SUPB]?\([^\r\n]{1,120}\) failed)/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'ZFS finds its own structures broken and stops: {value}',
    check: {
      text: 'See whether memory is good and what the pool says',
      host: 'dmesg -T | grep -A20 -E "VERIFY|PANIC" | head -40; sudo memtester 1G 1',
    },
    repair: [
      {
        text: 'Import read-only and copy the data; the ways to write on (zfs_recover=1, import -FX) only after that',
        host: 'sudo zpool import -o readonly=on -N <pool>',
      },
      { text: 'Make the pool anew and restore', host: 'sudo zpool create <pool> <devices>', destructive: true },
    ],
    source: 'openzfs module/os/linux/spl/spl-err.c',
    matches: [
      'PANIC: zfs: adding existent segment to range tree (offset=1000 size=1000)',
      'PANIC at range_tree.c:304:range_tree_remove_impl()',
      'VERIFY3(0 == dmu_object_free(os, obj, tx)) failed (0 == 2)',
    ],
    ignores: ['VERIFY passed', 'zfs: module loaded'],
  },
  {
    id: 'zfs.receive-does-not-fit',
    kind: 'invalid_setting',
    program: 'zfs',
    forms: [
      {
        words: 'cannot receive stream destination',
        pattern:
          /cannot receive (?:incremental|new filesystem|new) stream: destination '?(?<object>[\w/.:-]{1,120}?)'? (?:has been modified|exists|already exists)/,
      },
      {
        words: 'cannot receive incremental stream',
        pattern:
          /cannot receive incremental stream: (?:most recent snapshot of (?<object>[\w/.:-]{1,120}) does not|kernel modules|dataset does not exist)/,
      },
      {
        words: 'cannot stream',
        pattern:
          /cannot receive(?: incremental)? stream: (?:most recent snapshot|checksum mismatch or incomplete stream)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The target {object} does not fit the stream: it was changed or exists',
    check: {
      text: 'Compare the snapshots of both ends',
      host: 'zfs list -t snapshot -o name,creation -s creation -r {object|<dataset>} | tail',
    },
    repair: [
      {
        text: 'Keep the target from being mounted and written (readonly=on), roll it back to the last common snapshot',
        host: 'sudo zfs set readonly=on {object|<target>} && sudo zfs rollback -r {object|<target>}@<common>',
        destructive: true,
      },
    ],
    source: 'openzfs lib/libzfs/libzfs_sendrecv.c',
    matches: [
      'cannot receive incremental stream: destination tank/x has been modified since most recent snapshot',
      "cannot receive new filesystem stream: destination 'tank/x' exists",
      'cannot receive incremental stream: most recent snapshot of tank/x does not match incremental source',
      'cannot receive incremental stream: checksum mismatch or incomplete stream.',
    ],
    ignores: ['received 1.2G stream in 12 seconds'],
  },
  {
    id: 'zfs.busy',
    kind: 'lock_held',
    program: 'zfs',
    forms: [
      {
        words: 'cannot is busy',
        pattern:
          /cannot (?:destroy|unmount|export|rename) '(?<object>[\w/.:@-]{1,120})': (?:dataset|pool|pool or dataset) is busy/,
      },
      {
        words: 'cannot unmount',
        pattern: /cannot unmount '(?<object>[\w/.:-]{1,120})': (?:target is busy|pool or dataset is busy)/,
      },
      {
        words: 'cannot destroy',
        pattern:
          /cannot destroy (?:snapshot )?'?(?<object>[\w/.:@-]{1,120}?)'?: (?:snapshot has dependent clones|filesystem has children|it's being held)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'ZFS cannot take {object} away: something uses it',
    check: {
      text: 'See who uses it: open files, holds, clones, a send that runs',
      host: 'sudo fuser -vm /{object}; zfs holds {object}; zfs get -H -o value clones {object}',
    },
    repair: [
      {
        text: 'End the user or release the hold, then try again',
        host: 'sudo zfs release <tag> {object}',
        destructive: true,
      },
    ],
    source: 'openzfs lib/libzfs/libzfs_dataset.c',
    matches: [
      "cannot destroy 'tank/x@snap': dataset is busy",
      "cannot unmount '/tank/x': target is busy",
      "cannot destroy 'tank/x@base': snapshot has dependent clones",
      "cannot export 'tank': pool is busy",
    ],
    ignores: ['destroyed tank/x@snap'],
  },
  {
    id: 'zfs.out-of-space',
    kind: 'disk_full',
    program: 'zfs',
    forms: [
      {
        words: 'cannot create snapshot out of space',
        pattern: /cannot create snapshot '?(?<object>[\w/.:@-]{1,120}?)'?: out of space/,
      },
      {
        words: 'cannot out of space',
        pattern: /cannot (?:create|receive|set property for|rename) '?(?<object>[\w/.:@-]{1,120}?)'?: out of space/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The ZFS pool or quota of {object} is full: not even a snapshot can be made',
    check: {
      text: 'See what takes the room',
      host: 'zfs list -o space -r <pool>; zpool list; zfs get quota,refquota,reservation {object}',
    },
    repair: [
      {
        text: 'Destroy old snapshots or raise the quota',
        host: 'zfs list -t snapshot -o name,used -s used | tail; sudo zfs destroy <dataset>@<old>',
        destructive: true,
      },
    ],
    source: 'openzfs lib/libzfs/libzfs_util.c (EZFS_NOSPC)',
    matches: ["cannot create snapshot 'tank/x@daily': out of space", "cannot receive 'tank/x': out of space"],
    ignores: ['out of space warning at 80%'],
  },
  {
    id: 'zfs.module-not-loaded',
    kind: 'missing_module',
    program: 'zfs',
    forms: [
      { words: 'the zfs modules', pattern: /The ZFS modules (?:are not loaded|cannot be auto-loaded)/ },
      {
        words: 'modprobe fatal module zfs not found in directory lib modules',
        pattern: /modprobe: FATAL: Module zfs not found in directory (?<path>\/lib\/modules\/\S{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The ZFS kernel module is not loaded: none fits the running kernel',
    check: { text: 'Compare kernel and module', host: 'uname -r; dkms status zfs; modinfo zfs | head -3' },
    repair: [
      {
        text: 'Build the module for this kernel, or start the older kernel',
        host: 'sudo apt-get install -y linux-headers-$(uname -r) && sudo dkms autoinstall && sudo modprobe zfs && sudo zpool import -a',
      },
    ],
    source: 'openzfs lib/libzfs_core; dkms',
    matches: [
      "The ZFS modules are not loaded. Try running '/sbin/modprobe zfs' as root to load them.",
      'modprobe: FATAL: Module zfs not found in directory /lib/modules/6.8.0-49-generic',
      'The ZFS modules cannot be auto-loaded.',
    ],
    ignores: ['ZFS: Loaded module v2.2.2'],
  },
];
