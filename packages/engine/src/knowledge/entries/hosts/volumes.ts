import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** LVM, md, ZFS, btrfs and hardware RAID. */
export const VOLUMES: readonly CatalogueEntry[] = [
  {
    id: 'lvm.device-missing',
    kind: 'data_corruption',
    program: 'lvm',
    forms: [
      {
        words: 'couldn t',
        pattern:
          /Couldn't (?:find (?:all )?devices? (?:for PVs|with uuid)|(?:\S{32,40}) not found or rejected)(?: (?<object>[A-Za-z0-9-]{32,40}))?/,
      },
      {
        words: 'warning couldn t',
        pattern:
          /WARNING: Couldn't (?:find (?:all )?devices? (?:for PVs|with uuid)|(?:\S{32,40}) not found or rejected)(?: (?<object>[A-Za-z0-9-]{32,40}))?/,
      },
      {
        words: 'device for pv',
        pattern:
          /Device for PV (?:find (?:all )?devices? (?:for PVs|with uuid)|(?:\S{32,40}) not found or rejected)(?: (?<object>[A-Za-z0-9-]{32,40}))?/,
      },
      {
        words: 'warning device for pv',
        pattern:
          /WARNING: Device for PV (?:find (?:all )?devices? (?:for PVs|with uuid)|(?:\S{32,40}) not found or rejected)(?: (?<object>[A-Za-z0-9-]{32,40}))?/,
      },
      {
        words: 'warning vg is missing pv',
        pattern: /WARNING: VG (?<object>\S{1,60}) is missing PV (?<value>[A-Za-z0-9-]{32,40})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'LVM misses a disk of the volume group: {object|{value}}',
    check: { text: 'List what is there', host: 'sudo pvs -o +missing; sudo vgs; lsblk' },
    repair: [
      { text: 'Bring the disk back; otherwise remove what it held', host: 'sudo vgreduce --removemissing <vg>' },
    ],
    source: 'LVM2 lib/metadata',
    matches: [
      "  Couldn't find device with uuid aB3xYz-1111-2222-3333-4444-5555-aaaaaa.",
      '  WARNING: VG vg0 is missing PV aB3xYz-1111-2222-3333-4444-5555-aaaaaa (last written to /dev/sdb1).',
      "  WARNING: Couldn't find device with uuid aB3xYz-1111-2222-3333-4444-5555-aaaaaa.",
      '  Device for PV find device with uuid aB3xYz-1111-2222-3333-4444-5555-aaaaaa.',
      '  WARNING: Device for PV find device with uuid aB3xYz-1111-2222-3333-4444-5555-aaaaaa.',
    ],
    ignores: ['Found volume group "vg0" using metadata type lvm2'],
  },
  {
    id: 'lvm.no-room',
    kind: 'disk_full',
    program: 'lvm',
    forms: [
      {
        words: 'insufficient free space extents needed but only available',
        pattern: /Insufficient free space: (?<wanted>\d{1,12}) extents needed, but only (?<value>\d{1,12}) available/,
      },
      {
        words: 'warning thin pool is now full',
        pattern: /WARNING: Thin pool (?<object>\S{1,80}) (?:data|metadata) is now (?<value>\d{1,3}\.\d{2}%) full/,
      },
      {
        words: 'device mapper thin',
        pattern:
          /device-mapper: thin: (?<object>\S{1,20}): (?:reached low water mark for (?:data|metadata) device|switching pool to out-of-data-space|no free (?:data|metadata) space available|switching pool to read-only mode)/,
      },
      {
        words: 'cannot create new thin volume free space in pool reached threshold',
        pattern: /Cannot create new thin volume, free space in thin pool (?<object>\S{1,80}) reached threshold/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The LVM volume group or thin pool {object} has no room',
    check: { text: 'See sizes', host: 'sudo vgs; sudo lvs -a -o +data_percent,metadata_percent' },
    repair: [
      {
        text: 'Add a disk to the group, or extend the pool',
        host: 'sudo lvextend -L +20G --poolmetadatasize +1G <vg>/<pool>',
      },
    ],
    source: 'LVM2 lv_manip.c, dm-thin.c',
    matches: [
      '  Insufficient free space: 2560 extents needed, but only 1279 available',
      'lvm[712]: WARNING: Thin pool vg0-pool-tpool data is now 95.02% full.',
      'kernel: device-mapper: thin: 253:4: switching pool to out-of-data-space (queue IO) mode',
      '  Cannot create new thin volume, free space in thin pool vg0/pool reached threshold.',
    ],
    ignores: ['Logical volume vg0/root successfully resized.'],
  },
  {
    id: 'md.array-degraded',
    kind: 'data_corruption',
    program: 'md',
    forms: [
      {
        words: 'md not enough operational',
        pattern: /md\/raid\w{0,3}:(?<object>\w{2,12}): not enough operational (?:devices|mirrors)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The software RAID {object} has lost a disk',
    check: { text: 'See array and disk', host: 'cat /proc/mdstat; sudo mdadm --detail /dev/{object|md0}' },
    repair: [
      {
        text: 'Replace the disk and add it',
        host: 'sudo mdadm /dev/{object|md0} --remove failed; sudo mdadm /dev/{object|md0} --add <partition>',
      },
    ],
    source: 'Linux drivers/md; mdadm monitor',
    matches: [
      'kernel: md/raid:md1: not enough operational devices (2/4 failed)',
      'app: kernel: md/raid:md1: not enough operational devices (2/4 failed)',
    ],
    ignores: ['kernel: md/raid1:md0: active with 2 out of 2 mirrors'],
  },
  {
    id: 'md.check-and-rebuild',
    kind: null,
    program: 'md',
    forms: [
      {
        words: 'md of raid array',
        pattern: /md: (?:data-check|resync|recovery|reshape) of RAID array (?<object>\w{2,12})/,
      },
      { words: 'md', pattern: /md: (?<object>\w{2,12}): (?:data-check|resync|recovery) (?:done|interrupted)/ },
      {
        words: 'event detected on md device',
        pattern: /(?:RebuildStarted|RebuildFinished|Rebuild\d{2}|NewArray|SpareActive) event detected on md device/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'The software RAID checks or rebuilds itself',
    check: { text: 'See progress', host: 'cat /proc/mdstat' },
    repair: [],
    source: 'Linux drivers/md/md.c; mdadm checkarray',
    matches: [
      'kernel: md: data-check of RAID array md0',
      'kernel: md: md0: data-check done.',
      'mdadm[612]: RebuildFinished event detected on md device /dev/md0',
    ],
    ignores: ['kernel: md/raid1:md0: Disk failure on sdb1, disabling device.'],
  },
  {
    id: 'raid-controller.disk-failed',
    kind: 'data_corruption',
    program: 'raid-controller',
    forms: [
      {
        words: 'virtual disk',
        pattern: /(?<value>Virtual Disk (?:\S{1,60} )?(?:is )?(?:Degraded|[Dd]egraded|failed|Failed))/,
      },
      {
        words: 'disk in backplane',
        pattern:
          /(?<value>Disk \d{1,3} in Backplane \d{1,2}[^\n]{0,60}(?:failed|is removed|has failed|predictive failure reported))/,
      },
      {
        words: 'drive',
        pattern:
          /(?<value>Drive \d{1,3}[^\n]{0,40}(?:is in a predictive failure state|is removed|is not functioning correctly|Fault detected|fault detected))/,
      },
      { words: 'in fault state', pattern: /megaraid_sas[^\n]{0,80}(?<value>FW in FAULT state)/ },
      { words: 'in crit error', pattern: /megaraid_sas[^\n]{0,80}(?<value>Controller in crit error)/ },
      {
        words: 'battery',
        pattern:
          /(?:The )?(?<value>(?:controller|RAID Controller|PERC\w{0,12}) battery [^\n]{0,30}(?:has failed|failed|is low|charge is low))/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The RAID controller reports a failed or missing disk: {value}',
    check: {
      text: 'List disks and arrays',
      host: 'sudo storcli64 /c0 show all | grep -E "State|Dgrd|UBad"; sudo ssacli ctrl all show config',
    },
    repair: [{ text: 'Replace the disk; the rebuild starts by itself, or mark it as spare' }],
    source: 'MegaRAID, HPE Smart Array, Dell PERC and iDRAC messages PDR, VDR, CTL',
    matches: [
      'PDR3: Virtual Disk Degraded on Integrated RAID Controller 1.',
      'PDR1016: Disk 3 in Backplane 1 of RAID Controller in Slot 3 is removed.',
      'PDR16: Drive 2 is in a predictive failure state.',
      'kernel: megaraid_sas 0000:03:00.0: 4212 (7s/0x0020/CRIT) - Controller in crit error',
      'BAT1000: The PERC1 battery has failed.',
      'kernel: megaraid_sas 0000:03:00.0: 4212 (7s/0x0020/CRIT) - FW in FAULT state',
    ],
    ignores: ['Virtual Disk 0 is Online'],
  },
  {
    id: 'zfs.pool-degraded',
    kind: 'data_corruption',
    program: 'zfs',
    forms: [
      {
        words: 'pool state',
        pattern: /pool: (?<object>\S{1,60}) {1,3}state: (?<value>DEGRADED|FAULTED|UNAVAIL|SUSPENDED|OFFLINE)/,
      },
      {
        words: 'the number of errors associated with a zfs device exceeded acceptable levels',
        pattern: /The number of (?:I\/O|checksum) errors associated with a ZFS device exceeded\s{1,8}acceptable levels/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The ZFS pool {object} is {value}',
    check: { text: 'Read state and errors', host: 'zpool status -xv' },
    repair: [{ text: 'Replace the disk that is named', host: 'sudo zpool replace {object} <old> <new>' }],
    source: 'OpenZFS zpool status, zed',
    matches: [
      'pool: tank state: DEGRADED status: One or more devices could not be used',
      'The number of I/O errors associated with a ZFS device exceeded acceptable levels. ZFS has marked the device as faulted.',
    ],
    ignores: ['pool: tank state: ONLINE'],
  },
];
