import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Windows event log: volumes, shadow copies, restarts, time. */
export const WINDOWS_STORAGE: readonly CatalogueEntry[] = [
  {
    id: 'windows.shadow-copy-fails',
    kind: 'data_corruption',
    program: 'windows',
    forms: [
      {
        words: 'volume shadow copy service error',
        pattern: /Volume Shadow Copy Service error: (?<value>[^\n]{1,120}?)\.(?: |$)/,
      },
      { words: 'vss_e_writererror_timeout', pattern: /(?<value>VSS_E_WRITERERROR_TIMEOUT)/ },
      { words: 'vss_e_snapshot_set_in_progress', pattern: /(?<value>VSS_E_SNAPSHOT_SET_IN_PROGRESS)/ },
      { words: 'vss_e_insufficient_storage', pattern: /(?<value>VSS_E_INSUFFICIENT_STORAGE)/ },
      { words: 'vss_e_flush_writes_timeout', pattern: /(?<value>VSS_E_FLUSH_WRITES_TIMEOUT)/ },
      { words: 'vss_e_writererror_retryable', pattern: /(?<value>VSS_E_WRITERERROR_RETRYABLE)/ },
      { words: 'vss_e_writererror_nonretryable', pattern: /(?<value>VSS_E_WRITERERROR_NONRETRYABLE)/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The Volume Shadow Copy Service fails: {value}',
    check: {
      text: 'List the writers and their last errors',
      host: 'vssadmin list writers & vssadmin list shadowstorage',
    },
    repair: [
      {
        text: 'Restart the service of the writer that failed and give the shadow storage room',
        host: 'vssadmin resize shadowstorage /for=C: /on=C: /maxsize=15%',
      },
    ],
    source: 'VSS events 8193, 12289, 12293; volsnap 25, 27, 36',
    matches: [
      'Volume Shadow Copy Service error: Unexpected error calling routine QueryFullProcessImageNameW. hr = 0x8007001f',
      'backup failed: VSS_E_WRITERERROR_TIMEOUT (0x800423f2)',
      'Code:0x8004231f VSS_E_INSUFFICIENT_STORAGE',
      'CreateSnapshot: VSS_E_SNAPSHOT_SET_IN_PROGRESS',
      'DoSnapshotSet: VSS_E_FLUSH_WRITES_TIMEOUT',
      "Writer 'SqlServerWriter' experienced an error: VSS_E_WRITERERROR_RETRYABLE",
      "Writer 'SqlServerWriter' experienced an error: VSS_E_WRITERERROR_NONRETRYABLE",
    ],
    ignores: ['The Volume Shadow Copy service entered the running state'],
  },
  {
    id: 'windows.shadow-storage-full',
    kind: 'disk_full',
    program: 'windows',
    forms: [
      {
        words: 'the shadow copies of volume were because',
        pattern:
          /The shadow copies of volume (?<path>\S{1,20}) were (?:aborted|deleted) because (?:of insufficient paging file space|the shadow copy storage could not grow|there is insufficient disk space)/,
      },
      {
        words: 'there was insufficient disk space on volume to the shadow copy storage',
        pattern:
          /There was insufficient disk space on volume (?<path>\S{1,20}) to (?:create|grow) the shadow copy storage/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The shadow copies of {path} have no room',
    check: { text: 'See how much the shadow storage may take', host: 'vssadmin list shadowstorage' },
    repair: [
      {
        text: 'Raise its limit or free space on the volume',
        host: 'vssadmin resize shadowstorage /for={path} /on={path} /maxsize=20%',
      },
    ],
    source: 'volsnap events 24, 25, 35, 36',
    matches: [
      'The shadow copies of volume D: were aborted because the shadow copy storage could not grow due to a user imposed limit.',
      'There was insufficient disk space on volume D: to grow the shadow copy storage for shadow copies of D:.',
    ],
    ignores: ['The shadow copies of volume D: were made'],
  },
  {
    id: 'windows.storage-controller-or-volume-damaged',
    kind: 'data_corruption',
    program: 'windows',
    forms: [
      {
        words: 'the driver detected a controller error on device',
        pattern: /The driver detected a controller error on (?<object>\\Device\\\S{1,60}?)\./,
      },
      {
        words: 'a corruption was discovered in the file system structure on volume',
        pattern: /A corruption was discovered in the file system structure on volume (?<object>\S{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'Windows loses touch with a disk: {object}',
    check: {
      text: 'Read the state of the disk and its cable, controller and driver',
      host: 'Get-PhysicalDisk | Get-StorageReliabilityCounter | fl',
    },
    repair: [
      {
        text: 'Back up, then replace the disk, cable or controller that resets; update the storage driver and firmware',
      },
    ],
    source: 'disk events 11, 51, 153; storahci 129; Ntfs 55, 98',
    matches: [
      'The driver detected a controller error on \\Device\\Harddisk1\\DR1.',
      'A corruption was discovered in the file system structure on volume D:. The exact nature of the corruption is unknown. The file system structures need to be scanned online.',
    ],
    ignores: ['Volume D: is healthy. No action is needed.'],
  },
  {
    id: 'windows.volume-full',
    kind: 'disk_full',
    program: 'windows',
    forms: [
      {
        words: 'the disk is at or near capacity you may need to delete some files',
        pattern: /The (?<path>[A-Z]:) disk is at or near capacity\. You may need to delete some files/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The Windows volume {path} has no room left',
    check: { text: 'Look what fills it', host: 'Get-PSDrive -PSProvider FileSystem' },
    repair: [
      {
        text: 'Delete or move files, empty WinSxS and temporary files, or enlarge the volume',
        host: 'Dism /Online /Cleanup-Image /StartComponentCleanup',
      },
    ],
    source: 'srv event 2013; Win32 error 112 ERROR_DISK_FULL, 39',
    matches: [
      'The D: disk is at or near capacity. You may need to delete some files.',
      'app: The D: disk is at or near capacity. You may need to delete some files.',
    ],
    ignores: ['The D: disk was optimized'],
  },
  {
    id: 'windows.time-not-synced',
    kind: 'clock_wrong',
    program: 'windows',
    forms: [
      {
        words: 'time provider ntpclient no valid response has been received from',
        pattern:
          /Time Provider NtpClient: No valid response has been received from (?:manually configured peer|domain controller) (?<peer>\S{1,100})/,
      },
      {
        words: 'ntpclient was unable to set a peer use as time source because of',
        pattern: /NtpClient was unable to set a (?:manual|domain) peer to use as a time source because of/,
      },
      {
        words:
          'the time service has not synchronized system for seconds because none of providers provided a usable stamp',
        pattern:
          /The time service has not synchronized the system time for (?<value>\d{1,9}) seconds because none of the time service providers provided a usable time stamp/,
      },
      {
        words: 'the computer did not resync because',
        pattern:
          /The computer did not resync because (?<value>no time data was available|the required time change was too big)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The Windows time service gets no time from {peer|its sources}',
    check: { text: 'Read source and offset', host: 'w32tm /query /status & w32tm /query /peers' },
    repair: [
      {
        text: 'Point it at a reachable source, the domain for members and NTP for the first controller, and open UDP 123',
        host: 'w32tm /config /manualpeerlist:"pool.ntp.org,0x8" /syncfromflags:manual /update && w32tm /resync /rediscover',
      },
    ],
    source: 'Time-Service events 24, 29, 36, 47, 129, 134, 142',
    matches: [
      'Time Provider NtpClient: No valid response has been received from manually configured peer time.windows.com,0x8 after 8 attempts to contact it.',
      "NtpClient was unable to set a manual peer to use as a time source because of DNS resolution error on 'time.corp.example'.",
      'The time service has not synchronized the system time for 86400 seconds because none of the time service providers provided a usable time stamp.',
      'The computer did not resync because no time data was available.',
    ],
    ignores: ['The time service is now synchronizing the system time with the time source dc1.corp.example'],
  },
];
