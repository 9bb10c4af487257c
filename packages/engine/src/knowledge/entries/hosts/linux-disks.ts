import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LINUX_DISKS: readonly CatalogueEntry[] = [
  {
    id: 'linux.disk-io-error',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'i o error dev sector',
        pattern:
          /(?:blk_update_request: )?(?<value>I\/O|critical medium|critical target|critical nexus|timeout) error, dev (?<object>[\w!-]{1,40}), sector \d{1,20}/,
      },
      {
        words: 'error dev sector',
        pattern:
          /(?<value>critical (?:medium|target|nexus)|timeout) error, dev (?<object>[\w!-]{1,40}), sector \d{1,20}/,
      },
      {
        words: 'buffer i o error on dev logical block',
        pattern: /Buffer I\/O error on dev(?:ice)? (?<object>[\w!-]{1,40}), logical block \d{1,20}/,
      },
      {
        words: 'exception emask sact serr',
        pattern: /(?<object>ata\d{1,3}\.\d{2}): exception Emask 0x[0-9a-f]{1,4} SAct 0x[0-9a-f]{1,8} SErr 0x/,
      },
      {
        words: 'unrecovered read error',
        pattern: /(?:\[(?<object>sd[a-z]{1,3})\] )?(?:tag#\d{1,5} )?Add\. Sense: Unrecovered read error/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The disk {object} fails: I/O errors while reading or writing',
    check: {
      text: 'See what the disk says of itself; errors on several disks at once point to cable, controller or a lost network volume',
      host: 'sudo smartctl -a /dev/{object}; sudo dmesg -T | grep -E "I/O error|ata[0-9]|medium error" | tail -30; lsblk -o NAME,MODEL,SERIAL,MOUNTPOINT',
    },
    repair: [
      {
        text: 'Copy the data off now, then replace the disk (in a RAID: fail it, remove it, add the new one)',
        host: 'sudo ddrescue /dev/{object} /backup/{object}.img /backup/{object}.map',
      },
    ],
    source: 'Linux block/blk-mq.c blk_print_req_error; fs/buffer.c buffer_io_error; drivers/ata/libata-eh.c',
    matches: [
      '[81234.826123] blk_update_request: I/O error, dev sda, sector 976773160 op 0x0:(READ) flags 0x80700 phys_seg 1 prio class 0',
      'kernel: critical medium error, dev sdb, sector 12345678 op 0x0:(READ) flags 0x0 phys_seg 1 prio class 2',
      'kernel: Buffer I/O error on dev dm-3, logical block 0, lost async page write',
      'kernel: ata1.00: exception Emask 0x0 SAct 0x30000 SErr 0x0 action 0x6 frozen',
      'kernel: sd 0:0:0:0: [sda] tag#12 Add. Sense: Unrecovered read error - auto reallocate failed',
    ],
    ignores: ['Buffer I/O error on dev fd0, flushed', 'sd 0:0:0:0: [sda] Attached SCSI disk'],
  },
  {
    id: 'linux.nvme-timeout',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'nvme i o timeout',
        pattern:
          /nvme (?<object>nvme\d{1,3}): I\/O (?:tag )?\d{1,6} (?:\([0-9a-f]{1,8}\) )?(?:opcode 0x\w{1,2} \([^)]{1,40}\) )?QID \d{1,4} timeout, (?<value>aborting|reset controller|disable controller|completion polled)/,
      },
      {
        words: 'nvme controller is down will reset',
        pattern: /nvme (?<object>nvme\d{1,3}): controller is down; will reset: (?<value>CSTS=0x[0-9a-f]{1,8})/,
      },
      {
        words: 'nvme device not ready',
        pattern:
          /nvme (?<object>nvme\d{1,3}): (?:Device not ready; aborting (?:reset|shutdown|initiali[sz]ation)(?:, CSTS=0x[0-9a-f]{1,8})?|Removing after probe failure status: (?<value>-\d{1,3})|Disabling device after reset failure: (?:-\d{1,3}))/,
      },
      {
        words: 'nvme after failure status',
        pattern:
          /nvme (?<object>nvme\d{1,3}): (?:Removing after probe failure status: (?<value>-\d{1,3})|Disabling device after reset failure: -\d{1,3})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The NVMe disk {object} stops answering ({value|not ready})',
    check: {
      text: 'See its health, temperature and firmware; CSTS=0xffffffff means that it fell off the bus, often because of power saving',
      host: 'sudo nvme smart-log /dev/{object}; sudo nvme list; sudo dmesg -T | grep -E "nvme|pcieport" | tail -30',
    },
    repair: [
      {
        text: 'Turn the power saving of NVMe and PCIe off and restart the host',
        host: `sudo sed -i 's/^GRUB_CMDLINE_LINUX_DEFAULT="/&nvme_core.default_ps_max_latency_us=0 pcie_aspm=off /' /etc/default/grub && sudo update-grub && sudo reboot`,
        destructive: true,
      },
      {
        text: 'Update its firmware; when it comes back, replace it. In a cloud raise nvme_core.io_timeout as the provider says',
      },
    ],
    source:
      'Linux drivers/nvme/host/pci.c nvme_timeout, nvme_warn_reset, nvme_remove_dead_ctrl; core.c nvme_wait_ready',
    matches: [
      '[81234.826123] nvme nvme0: I/O 412 QID 4 timeout, aborting',
      'kernel: nvme nvme0: I/O tag 412 (719c) opcode 0x2 (I/O Cmd) QID 4 timeout, reset controller',
      'kernel: nvme nvme1: controller is down; will reset: CSTS=0xffffffff, PCI_STATUS=0x10',
      'kernel: nvme nvme1: Device not ready; aborting reset, CSTS=0x1',
      'kernel: nvme nvme1: Removing after probe failure status: -19',
    ],
    ignores: ['nvme nvme0: 8/0/0 default/read/poll queues'],
  },
  {
    id: 'linux.smart-failing',
    kind: 'data_corruption',
    program: 'smartd',
    forms: [
      {
        words: 'failed smart self check back up data now',
        pattern: /Device: (?<object>\S{1,60})(?: \[[^\]]{1,40}\])?, FAILED SMART self-check\. BACK UP DATA NOW!/,
      },
      {
        words: 'smart overall health self assessment test result failed',
        pattern: /SMART overall-health self-assessment test result: (?<value>FAILED!)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'SMART reports that the disk {object|that was tested} is failing',
    check: {
      text: 'See whether the numbers grow',
      host: 'sudo smartctl -a {object|<device>} | grep -iE "realloc|pending|uncorrect|wear|result"',
    },
    repair: [
      {
        text: 'Secure the data first, then replace the disk and let the array or pool rebuild',
        host: 'lsblk -o NAME,MODEL,SERIAL,MOUNTPOINT; cat /proc/mdstat; zpool status',
      },
    ],
    source: 'smartmontools smartd.cpp CheckDevice; ataprint.cpp',
    matches: [
      'smartd[812]: Device: /dev/sda [SAT], FAILED SMART self-check. BACK UP DATA NOW!',
      'SMART overall-health self-assessment test result: FAILED!',
    ],
    ignores: ['SMART overall-health self-assessment test result: PASSED'],
  },
  {
    id: 'linux.smart-pending-sectors',
    kind: 'data_corruption',
    program: 'smartd',
    forms: [
      {
        words: 'device currently unreadable pending sectors',
        pattern:
          /Device: (?<object>\S{1,60})(?: \[[^\]]{1,40}\])?, (?<value>\d{1,8} (?:Currently unreadable \(pending\)|Offline uncorrectable) sectors)/,
      },
      {
        words: 'device offline uncorrectable sectors',
        pattern: /Device: (?<object>\S{1,60})(?: \[[^\]]{1,40}\])?, (?<value>\d{1,8} Offline uncorrectable sectors)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'SMART counts bad sectors on {object}: {value}',
    check: {
      text: 'See whether the numbers grow',
      host: 'sudo smartctl -a {object|<device>} | grep -iE "realloc|pending|uncorrect|wear|result"',
    },
    repair: [
      {
        text: 'Secure the data first, then replace the disk and let the array or pool rebuild',
        host: 'lsblk -o NAME,MODEL,SERIAL,MOUNTPOINT; cat /proc/mdstat; zpool status',
      },
    ],
    source: 'smartmontools smartd.cpp CheckDevice; ataprint.cpp',
    matches: [
      'smartd[812]: Device: /dev/sda [SAT], 8 Currently unreadable (pending) sectors',
      'smartd[812]: Device: /dev/sdb [SAT], 2 Offline uncorrectable sectors',
    ],
    ignores: ['SMART overall-health self-assessment test result: PASSED'],
  },
  {
    id: 'linux.zfs-pool-suspended',
    kind: 'read_only_storage',
    program: 'zfs',
    forms: [
      {
        words: 'pool has encountered an uncorrectable i o failure and has been suspended',
        pattern: /Pool '(?<object>[^']{1,80})' has encountered an uncorrectable I\/O failure and has been suspended/,
      },
      { words: 'state suspended', pattern: /^\s{0,8}state: (?<value>SUSPENDED|UNAVAIL)\s{0,4}$/ },
      { words: 'state unavail', pattern: /^\s{0,8}state: (?<value>UNAVAIL)\s{0,4}$/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The ZFS pool {object|of this host} is suspended: its disks are gone, all access hangs',
    check: {
      text: 'See which disks are missing: cable, controller, USB or iSCSI',
      host: 'zpool status -v {object|<pool>}; sudo dmesg -T | tail -40; lsblk',
    },
    repair: [
      {
        text: 'Bring the disks, cable or iSCSI session back, then clear the pool; replace a disk that is dead',
        host: 'sudo zpool clear {object|<pool>}; zpool status {object|<pool>}',
      },
    ],
    source: 'OpenZFS module/zfs/zio.c zio_suspend; cmd/zpool/zpool_main.c',
    matches: [
      "kernel: WARNING: Pool 'tank' has encountered an uncorrectable I/O failure and has been suspended.",
      ' state: SUSPENDED',
      ' state: UNAVAIL',
    ],
    ignores: [' state: ONLINE'],
  },
  {
    id: 'linux.zfs-pool-degraded',
    kind: 'data_corruption',
    program: 'zfs',
    forms: [
      { words: 'state degraded', pattern: /^\s{0,8}state: (?<value>DEGRADED)\s{0,4}$/ },
      {
        words: 'class statechange pool vdev_state',
        pattern:
          /zed(?:\[\d{1,8}\])?: eid=\d{1,10} class=statechange pool='(?<object>[^']{1,80})'.{0,160}vdev_state=(?<value>FAULTED|DEGRADED|UNAVAIL|REMOVED)/,
      },
      {
        words: 'one or more devices has experienced an error resulting in data',
        pattern: /One or more devices has experienced an error resulting in data/,
      },
      {
        words: 'one or more devices are faulted in response to persistent errors',
        pattern: /One or more devices are faulted in response to (?:persistent errors|IO failures)/,
      },
      {
        words: 'one or more devices could not be opened',
        pattern: /One or more devices could not be (?:opened|used because the label is missing)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'A ZFS pool lacks a disk or has errors ({value|see zpool status})',
    check: {
      text: 'See which disk, and whether files are damaged',
      host: 'zpool status -v {object|<pool>}; zpool events | tail -20; sudo smartctl -a <the disk>',
    },
    repair: [
      {
        text: 'Replace the disk and let the pool resilver; restore the files that are listed as damaged',
        host: 'sudo zpool replace {object|<pool>} <old disk> /dev/disk/by-id/<new disk>; sudo zpool scrub {object|<pool>}',
        destructive: true,
      },
    ],
    source: 'OpenZFS cmd/zpool/zpool_main.c print_status_reason; cmd/zed/zed.d/statechange-notify.sh',
    matches: [
      '  state: DEGRADED',
      "zed[2211]: eid=12 class=statechange pool='tank' vdev=ata-WDC-part1 vdev_state=FAULTED",
      'status: One or more devices has experienced an error resulting in data',
      'status: One or more devices are faulted in response to persistent errors.',
      'status: One or more devices could not be opened.  Sufficient replicas exist for',
    ],
    ignores: ['status: Some supported and requested features are not enabled on the pool.', ' state: ONLINE'],
  },
  {
    id: 'linux.md-array-degraded',
    kind: 'data_corruption',
    program: 'mdadm',
    forms: [
      {
        words: 'md disk failure on disabling device',
        pattern: /md\/raid\d{0,2}:(?<object>md\w{1,12}): Disk failure on (?<path>[\w-]{1,40}), disabling device/,
      },
      {
        words: 'event detected on md device',
        pattern:
          /(?<value>DegradedArray|Fail|FailSpare|DeviceDisappeared|SparesMissing) event (?:detected )?on (?:md device )?(?<object>\/dev\/\S{1,60}?)(?:, component device (?<path>\/\S{1,60}))?$/,
      },
      { words: 'blocks super', pattern: /\[\d{1,2}\/\d{1,2}\] \[(?<value>U{0,12}_[U_]{0,12})\]/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The RAID {object|array} has lost a disk: {path|see its state}',
    check: {
      text: 'See which disk left the array and how it is',
      host: 'cat /proc/mdstat; sudo mdadm --detail {object|/dev/md0}; sudo smartctl -H {path|<disk>}',
    },
    repair: [
      {
        text: 'Replace the disk, copy the partition table, and add it; the array rebuilds',
        host: 'sudo mdadm {object|/dev/md0} --fail <old> --remove <old>; sudo sfdisk -d /dev/<good disk> | sudo sfdisk /dev/<new disk>; sudo mdadm {object|/dev/md0} --add <new>',
        destructive: true,
      },
    ],
    source: 'Linux drivers/md/raid1.c raid1_error, raid5.c; mdadm Monitor.c alert()',
    matches: [
      '[81234.826123] md/raid1:md0: Disk failure on sdb1, disabling device.',
      'mdadm[812]: DegradedArray event detected on md device /dev/md0',
      'mdadm[812]: Fail event detected on md device /dev/md0, component device /dev/sdb1',
      '      976630464 blocks super 1.2 [2/1] [U_]',
    ],
    ignores: [
      '      976630464 blocks super 1.2 [2/2] [UU]',
      'mdadm[812]: RebuildFinished event detected on md device /dev/md0',
    ],
  },
  {
    id: 'linux.thin-pool-full',
    kind: 'disk_full',
    program: 'lvm',
    forms: [
      {
        words: 'switching pool to out of data space',
        pattern: /device-mapper: thin: (?:(?<object>\d{1,4}:\d{1,5}): )?switching pool to out-of-data-space/,
      },
      {
        words: 'thin no free metadata space available',
        pattern:
          /device-mapper: (?:thin|space map metadata): (?:(?<object>\d{1,4}:\d{1,5}): )?(?:no free metadata space available|unable to allocate new metadata block)/,
      },
      {
        words: 'warning thin pool is now full',
        pattern:
          /WARNING: Thin pool (?<object>\S{1,120}) (?<setting>data|metadata) is now (?<value>\d{1,3}\.\d{2}%) full/,
      },
      {
        words: 'reached low water mark for data device',
        pattern: /device-mapper: thin: (?:(?<object>\d{1,4}:\d{1,5}): )?reached low water mark for data device/,
      },
      {
        words: 'free space in thin pool reached threshold',
        pattern: /Cannot create new thin volume, free space in thin pool (?<object>\S{1,120}) reached threshold/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The LVM thin pool {object|of the host} is full or nearly ({value|no space}): writes of its volumes fail',
    check: {
      text: 'See data and metadata of the pool: df inside the machines shows free space all the same',
      host: 'sudo lvs -a -o lv_name,lv_size,data_percent,metadata_percent,pool_lv; sudo vgs',
    },
    repair: [
      {
        text: 'Give the pool more space',
        host: 'sudo lvextend -L +20G <vg>/<pool>; sudo lvextend --poolmetadatasize +1G <vg>/<pool>',
      },
      {
        text: 'Or free some: remove old snapshots, and let the machines give back what they deleted',
        host: 'sudo lvremove <vg>/<snapshot>; sudo fstrim -av',
        destructive: true,
      },
      { text: 'Let it grow by itself: thin_pool_autoextend_threshold = 80 in /etc/lvm/lvm.conf' },
    ],
    source:
      'Linux drivers/md/dm-thin.c set_pool_mode, check_low_water_mark; lvm2 daemons/dmeventd/plugins/thin/dmeventd_thin.c',
    matches: [
      '[81234.826123] device-mapper: thin: 253:4: switching pool to out-of-data-space (queue IO) mode',
      'kernel: device-mapper: thin: 253:4: no free metadata space available.',
      'dmeventd[812]: WARNING: Thin pool pve-data-tpool data is now 95.12% full.',
      'kernel: device-mapper: thin: 253:4: reached low water mark for data device: sending event.',
      '  Cannot create new thin volume, free space in thin pool pve/data reached threshold.',
    ],
    ignores: [
      '  WARNING: Sum of all thin volume sizes (1.20 TiB) exceeds the size of thin pool pve/data (794.30 GiB).',
    ],
  },
  {
    id: 'linux.filesystem-full',
    kind: 'disk_full',
    program: 'df',
    forms: [
      {
        words: '100 dev',
        pattern:
          /^\s{0,8}(?<object>\/dev\/\S{1,100}) {1,30}(?=[\d.]{1,8}[KMGTP] )[\d.]{1,8}[KMGTP] {1,20}[\d.]{1,8}[KMGTP] {1,20}[\d.]{1,8}[KMGTP]? {1,12}(?<value>100)% (?<path>\/(?!snap\/|boot\/efi|run\/|mnt\/cdrom|media\/)\S{0,100})/,
      },
      {
        words: '100 overlay',
        pattern:
          /^\s{0,8}(?<object>overlay) {1,30}[\d.]{1,8}[KMGTP] {1,20}[\d.]{1,8}[KMGTP] {1,20}[\d.]{1,8}[KMGTP]? {1,12}(?<value>100)% (?<path>\/\S{0,100})/,
      },
      {
        words: '100 dev mapper',
        pattern:
          /^\s{0,8}(?<object>\/dev\/\S{1,100}) {1,30}(?<limit>\d{4,14}) {1,20}(?!\k<limit> )\d{4,14} {1,20}\d{1,12} {1,12}(?<value>100)% (?<path>\/\S{0,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The file system {path} ({object}) is full',
    check: {
      text: 'Find what takes the space, and files that were deleted but are still held open',
      host: 'df -h {path}; df -i {path}; sudo du -xh --max-depth=2 {path} | sort -h | tail -20; sudo lsof +L1 | sort -k7 -n | tail',
    },
    repair: [
      {
        text: 'Free space: journal, old logs, package and container leftovers',
        host: 'sudo journalctl --vacuum-size=200M; sudo apt-get clean; docker system prune -f',
        destructive: true,
      },
      { text: 'Or enlarge the volume', host: 'sudo lvextend -r -L +10G {object}' },
    ],
    source: 'coreutils df output',
    matches: [
      '/dev/sda1        50G   50G     0 100% /',
      '/dev/mapper/vg0-root   51343840  48712316         0 100% /',
      'overlay          98G   98G     0 100% /var/lib/docker/overlay2/5f1d/merged',
    ],
    ignores: ['/dev/loop3        64M   64M     0 100% /snap/core20/2318', '/dev/sda1        50G   21G   27G  44% /'],
  },
  {
    id: 'linux.inodes-used-up',
    kind: 'disk_full',
    program: 'df',
    forms: [
      {
        words: '100 0',
        pattern:
          /^\s{0,8}(?<object>\/dev\/\S{1,100}|overlay) {1,30}(?<limit>\d{4,12}) {1,20}\k<limit> {1,20}0 {1,12}100% (?<path>\/\S{0,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The file system {path} has no inodes left: very many small files',
    check: {
      text: 'See which folder holds the many files: sessions, mail queue, cache, or layers of containers',
      host: 'df -i {path}; sudo du --inodes -x --max-depth=3 {path} | sort -n | tail -20',
    },
    repair: [
      {
        text: 'Delete the small files in portions, and have them cleaned up regularly',
        host: 'sudo find <the folder> -xdev -type f -mtime +7 -delete',
        destructive: true,
      },
    ],
    source: 'coreutils df -i output',
    matches: [
      '/dev/sda1      3276800 3276800      0  100% /',
      'overlay        6553600 6553600      0  100% /var/lib/docker/overlay2/5f1d/merged',
    ],
    ignores: ['/dev/sda1      3276800  412000 2864800   13% /'],
  },
];
