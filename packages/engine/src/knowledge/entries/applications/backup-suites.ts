import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Veeam, Bacula, Bareos, Velero, Kopia, Duplicity, NetBackup. */
export const BACKUP_SUITES: readonly CatalogueEntry[] = [
  {
    id: 'veeam.job-failed',
    kind: 'invalid_setting',
    program: 'veeam',
    forms: [
      { words: 'processing error', pattern: /Processing (?<object>\S{1,80}) Error: (?<value>[^\n]{3,140})/ },
      {
        words: 'job error',
        pattern: /Job (?:\[?(?<object>[^\]\n]{1,60})\]? )?(?:has been )?(?:finished with|failed with) error\b/,
      },
      {
        words: 'failed to',
        pattern:
          /Failed to (?:prepare guest for (?:hot|volume snapshot) backup|create snapshot|connect to guest agent|call RPC function '(?<value>[^']{1,60})')/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: "Veeam's job or machine fails: {value}",
    check: { text: "Read the session's log", host: 'dir C:\\ProgramData\\Veeam\\Backup\\<job>' },
    repair: [
      {
        text: 'Repair what the message names: credentials, VSS writer, snapshot, repository space or an unreachable host',
      },
    ],
    source: 'Veeam Backup and Replication session messages',
    matches: [
      '12.06.2025 10:02:11 :: Processing vm1 Error: Guest processing skipped (check guest OS VSS state and integration components version)',
      'Job [Daily] has been finished with error',
      "Error: Failed to call RPC function 'Vss.FreezeWriters'",
      'Failed to prepare guest for hot backup. Details: VSSControl: -2147467259 Backup job failed.',
    ],
    ignores: ['12.06.2025 10:05:00 :: Processing finished at 12.06.2025 10:05:00'],
  },
  {
    id: 'veeam.connection-lost',
    kind: 'unreachable',
    program: 'veeam',
    forms: [
      {
        words: 'unable to retrieve next block transmission command',
        pattern: /Unable to retrieve next block transmission command/,
      },
      {
        words: 'agent failed to process method',
        pattern: /Agent: Failed to process method \{(?<object>[\w.]{3,60})\}/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Veeam lost the connection to one of its machines',
    check: {
      text: 'Look at network, proxy and repository of that moment',
      host: 'Test-NetConnection <proxy> -Port 2500',
    },
    repair: [{ text: 'Open TCP 2500-3300 and 6160-6163 between its parts; sleep and antivirus cut long connections' }],
    source: 'Veeam agent channel messages',
    matches: [
      'Unable to retrieve next block transmission command. Number of already processed blocks: [812].',
      'Agent: Failed to process method {DataTransfer.SyncDisk}.',
    ],
    ignores: ['Agent started'],
  },
  {
    id: 'bacula.no-volume',
    kind: 'missing_object',
    program: 'bacula',
    forms: [
      {
        words: 'job is waiting cannot find any appendable volumes',
        pattern: /Job (?<object>\S{1,100}) is waiting\. Cannot find any appendable volumes/,
      },
      {
        words: 'please mount or label a new one',
        pattern: /Please mount (?:append )?Volume "(?<object>[^"]{1,80})" or label a new one/,
      },
      { words: 'cannot find any appendable volumes', pattern: /Cannot find any appendable volumes/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{service|Bacula}: the job waits for a volume it may write',
    check: {
      text: 'Ask for volumes and their state',
      host: 'echo "list volumes" | bconsole; echo "status storage" | bconsole',
    },
    repair: [
      {
        text: 'Label a new volume, or let old ones be recycled: retention, AutoPrune, Recycle, maximum volumes of the pool',
        host: 'echo "label barcodes" | bconsole',
      },
    ],
    source: 'Bacula and Bareos stored/askdir.cc, dird/ua_label.cc',
    matches: [
      'bareos-sd JobId 412: Job backup-web1.2025-06-12_21.00.00_12 is waiting. Cannot find any appendable volumes.',
      'Please mount append Volume "Full-0012" or label a new one for:',
      'bacula-sd JobId 9: Cannot find any appendable volumes.',
    ],
    ignores: ['bareos-sd JobId 412: Wrote label to prelabeled Volume "Full-0012"'],
  },
  {
    id: 'bacula.daemon-refused',
    kind: 'authentication_refused',
    program: 'bacula',
    forms: [
      {
        words: 'unable to authenticate',
        pattern: /Unable to authenticate (?:File|Storage|Director)? ?daemon(?: (?:on|at) "?(?<peer>[^"\s]{1,80})"?)?/,
      },
      {
        words: 'authorization key rejected by',
        pattern:
          /Authorization key rejected by (?:File|Storage|Director)? ?daemon(?: (?:on|at) "?(?<peer>[^"\s]{1,80})"?)?/,
      },
      {
        words: 'unable to authenticate with',
        pattern:
          /Unable to authenticate with (?:File|Storage|Director)? ?daemon(?: (?:on|at) "?(?<peer>[^"\s]{1,80})"?)?/,
      },
      { words: 'passwords or names not the same', pattern: /Passwords or names not the same/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{service|Bacula}: the daemons refuse each other: name, password or TLS differ',
    check: {
      text: 'Compare name and password of both configurations',
      host: 'sudo grep -nE "Name|Password|TLS" /etc/bareos/bareos-fd.d/director/*.conf /etc/bacula/bacula-fd.conf 2>/dev/null',
    },
    repair: [
      {
        text: "Set the director's name and password alike in director, storage and client, then restart",
        host: 'sudo systemctl restart bareos-fd bacula-fd',
      },
    ],
    source: 'Bacula and Bareos dird/authenticate.cc',
    matches: [
      'bareos-dir JobId 412: Fatal error: Unable to authenticate with File daemon at "web1:9102". Possible causes:',
      'Authorization key rejected by Storage daemon.',
      'Passwords or names not the same or Maximum Concurrent Jobs exceeded on the FD or FD networking messed up',
      'bareos-dir JobId 412: Fatal error: Unable to authenticate File daemon at "web1:9102". Possible causes:',
    ],
    ignores: ['bareos-dir JobId 412: Connected Client: web1-fd at web1:9102, encryption: TLS_CHACHA20_POLY1305_SHA256'],
  },
  {
    id: 'bacula.daemon-unreachable',
    kind: 'unreachable',
    program: 'bacula',
    forms: [
      {
        words: 'unable to connect daemon on err',
        pattern:
          /Unable to connect to (?<object>Client|Storage|Director|File|Client: \S{1,60}) daemon on (?<peer>[\w.-]{1,80}):(?<port>\d{1,5})\. ERR=/,
      },
      {
        words: 'could not connect to daemon on',
        pattern:
          /Could not connect to (?<object>Storage|File|Director) daemon on (?<peer>[\w.-]{1,80}):(?<port>\d{1,5})/,
      },
      { words: 'failed to connect', pattern: /Failed to connect to (?<object>Client|Storage) (?<peer>[\w.-]{1,80})/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: '{service|Bacula} reaches no {object} daemon at {peer}',
    check: { text: 'Test the port', host: 'nc -zv {peer} {port|9102}' },
    repair: [
      { text: 'Start the daemon, open its port (9101 director, 9102 client, 9103 storage), correct the address' },
    ],
    source: 'Bacula and Bareos lib/bsock.c',
    matches: [
      'bacula-dir JobId 9: Fatal error: bsockcore.c:208 Unable to connect to Client daemon on web1:9102. ERR=Connection refused',
      'Fatal error: Could not connect to Storage daemon on bak1:9103. ERR=Interrupted system call',
      'bareos-dir JobId 412: Failed to connect to Client web1-fd',
    ],
    ignores: ['bareos-dir JobId 412: Connected Storage: File'],
  },
  {
    id: 'velero.backup-location',
    kind: 'missing_object',
    program: 'velero',
    forms: [
      {
        words: 'error getting backup store for this location',
        pattern: /(?<value>Error getting backup store for this location)/,
      },
      {
        words: 'backupstoragelocation is unavailable',
        pattern: /BackupStorageLocation \\?"(?<object>[\w.-]{1,60})\\?" is unavailable/,
      },
      {
        words: 'there is no existing backup storage location set as default',
        pattern: /(?<value>There is no existing backup storage location set as default)/,
      },
      {
        words: 'backup can t be created because storage location is currently in',
        pattern:
          /(?<value>backup can't be created because backup storage location (?<object>[\w.-]{1,60}) is currently in (?:read-only mode|status[^\n]{1,40}))/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Velero cannot use its backup location: {value|it is unavailable}',
    check: {
      text: 'Ask its state',
      kubernetes: 'velero backup-location get; kubectl -n velero logs deploy/velero --tail 50',
    },
    repair: [
      {
        text: 'Correct bucket, region, s3Url and the secret cloud-credentials',
        kubernetes: 'kubectl -n velero edit backupstoragelocation default',
      },
    ],
    source: 'Velero backup_storage_location_controller.go',
    matches: [
      'level=error msg="Error getting backup store for this location" backupLocation=default controller=backup-sync',
      'level=info msg="BackupStorageLocation \\"default\\" is unavailable"',
      'level=warning msg="There is no existing backup storage location set as default." controller=backup-storage-location',
      "An error occurred: backup can't be created because backup storage location default is currently in read-only mode",
    ],
    ignores: [
      'level=info msg="BackupStorageLocations is valid, marking as available" backup-storage-location=velero/default',
    ],
  },
  {
    id: 'velero.partially-failed',
    kind: 'slow_dependency',
    program: 'velero',
    forms: [
      { words: 'phase', pattern: /phase[:=] ?"?(?<value>PartiallyFailed|FailedValidation)\b/ },
      { words: 'completed with partiallyfailed', pattern: /completed with status:? (?<value>PartiallyFailed)/ },
      {
        words: 'timed out waiting for all to complete',
        pattern: /(?<value>timed out waiting for all PodVolume(?:Backups|Restores) to complete)/,
      },
      {
        words: 'daemonset pod not found in running state node',
        pattern: /(?<value>daemonset pod not found in running state in node)/,
      },
      {
        words: 'failed to get volumesnapshotclass for storageclass',
        pattern: /(?<value>failed to get VolumeSnapshotClass for StorageClass \S{1,60})/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: "Velero's backup or restore is only partly done: {value}",
    check: {
      text: 'Read its errors',
      kubernetes: 'velero backup describe <backup> --details; velero backup logs <backup> | grep error',
    },
    repair: [
      {
        text: 'Raise memory and timeouts of node-agent, give pods with volumes the plugin for snapshots (VolumeSnapshotClass)',
      },
    ],
    source: 'Velero phase PartiallyFailed',
    matches: [
      'velero backup nightly phase: PartiallyFailed (run `velero backup logs nightly` for more information)',
      'Backup completed with status: PartiallyFailed. You may check for more information using the commands',
      'level=error msg="pod volume backup failed: timed out waiting for all PodVolumeBackups to complete"',
      'error="daemonset pod not found in running state in node w1"',
      'failed to get VolumeSnapshotClass for StorageClass longhorn: failed to get volumesnapshotclass for provisioner driver.longhorn.io',
    ],
    ignores: ['Backup completed with status Completed'],
  },
  {
    id: 'kopia.repository-or-password',
    kind: 'authentication_refused',
    program: 'kopia',
    forms: [
      {
        words: 'error',
        pattern:
          /ERROR (?:open repository: |error connecting to repository: |can't connect to storage: )?(?<value>repository is not connected[^\n]{0,60}|repository not initialized in the provided storage|invalid repository password)/,
      },
      {
        words: 'unable to open repository',
        pattern:
          /(?<value>unable to open repository: (?:invalid repository password|repository not initialized[^\n]{0,40}|[^\n]{3,100}))/,
      },
      { words: 'repository password', pattern: /kopia[^\n]{0,60}(?<value>invalid repository password)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kopia cannot open its repository: {value}',
    check: { text: 'Ask its status', host: 'kopia repository status' },
    repair: [
      {
        text: 'Connect with the right password and path; another account has its own configuration',
        host: 'kopia repository connect filesystem --path <path>',
      },
    ],
    source: 'Kopia repo/open.go, cli',
    matches: [
      'ERROR open repository: repository is not connected. See https://kopia.io/docs/repositories/',
      'ERROR error connecting to repository: invalid repository password',
      'unable to open repository: invalid repository password',
      'kopia server: error: invalid repository password',
    ],
    ignores: ['Connected to repository.'],
  },
  {
    id: 'duplicity.state-or-key',
    kind: 'missing_object',
    program: 'duplicity',
    forms: [
      { words: 'gpgerror gpg failed see log below', pattern: /(?<value>GPGError: GPG Failed, see log below)/ },
      {
        words: 'fatal error',
        pattern:
          /Fatal Error: (?<value>Unable to start incremental backup\. Old signatures not found and incremental specified|Neither remote nor local manifest is readable|No backup chains with active signatures found[^\n]{0,40})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Duplicity cannot go on with its backup chain: {value}',
    check: { text: 'Ask for the chains', host: 'duplicity collection-status <url>' },
    repair: [
      {
        text: 'Give it the GPG key and passphrase it was made with; a broken chain wants a new full one',
        host: 'duplicity cleanup --force <url>; duplicity full <folder> <url>',
      },
    ],
    source: 'duplicity gpg.py, dup_main.py',
    matches: [
      'GPGError: GPG Failed, see log below:',
      'Fatal Error: Unable to start incremental backup. Old signatures not found and incremental specified',
    ],
    ignores: ['--------------[ Backup Statistics ]--------------'],
  },
  {
    id: 'duplicity.runs-already',
    kind: 'lock_held',
    program: 'duplicity',
    forms: [
      {
        words: 'another duplicity instance is already running with this archive directory',
        pattern: /(?<value>Another duplicity instance is already running with this archive directory)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Another Duplicity works on the same archive directory',
    check: { text: 'See whether it runs', host: 'pgrep -a duplicity; ls -la ~/.cache/duplicity/*/lockfile*' },
    repair: [
      {
        text: 'Let it end; a lock file that a killed one left may be removed',
        host: 'rm ~/.cache/duplicity/<name>/lockfile',
        destructive: true,
      },
    ],
    source: 'duplicity gpg.py, dup_main.py',
    matches: [
      'Another duplicity instance is already running with this archive directory',
      'Another duplicity instance is already running with this archive directory: /root/.cache/duplicity/a1b2',
    ],
    ignores: ['--------------[ Backup Statistics ]--------------'],
  },
  {
    id: 'netbackup.status-code',
    kind: 'slow_dependency',
    program: 'netbackup',
    forms: [
      {
        words: 'backup of client exited with status',
        pattern: /backup of client \S{1,80} exited with status (?<value>[1-9]\d{0,3}): /,
      },
      { words: 'inf exit status', pattern: /INF - EXIT STATUS (?<value>[1-9]\d{0,3}): / },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'NetBackup ends the job with status {value}',
    check: { text: 'Read the details of the code', host: 'bperror -S {value|<code>}; nbdb_ping; bpps -a' },
    repair: [
      {
        text: '13, 23, 24, 40, 41: network or timeouts; 57 to 59: name and access of the client; 83, 84: media; 96, 129, 213: no room or tape; 156: snapshot; 196: window closed',
      },
    ],
    source: 'Veritas NetBackup status codes',
    matches: [
      "06/12/2025 10:02:11 - end writing; backup of client web1 exited with status 58: can't connect to client",
      '10:02:11 INF - EXIT STATUS 96: unable to allocate new media for backup, storage unit has none available',
    ],
    ignores: ['EXIT STATUS 0: the requested operation was successfully completed'],
  },
];
