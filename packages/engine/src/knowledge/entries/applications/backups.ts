import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const BACKUPS: readonly CatalogueEntry[] = [
  {
    id: 'restic.repository-locked',
    kind: 'lock_held',
    program: 'restic',
    forms: [
      {
        words: 'repository is already locked by pid on',
        pattern:
          /repository is already locked(?: exclusively)? by PID (?<value>\d{1,10}) on (?<peer>\S{1,80}) by (?<user>\S{0,60}) \(UID/,
      },
    ],
    nearby: [/lock was created at (?<limit>[\d-]{10} [\d:]{8})/],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'restic: the repository is locked by process {value} on {peer}',
    check: {
      text: 'See whether that process still runs there',
      compose: 'docker ps | grep restic',
      kubernetes: 'kubectl get pods,jobs | grep -iE "restic|velero|k8up"',
      host: 'ssh {peer} ps -fp {value}; restic list locks',
    },
    repair: [
      {
        text: 'Wait for it; when it is gone remove the stale lock and see why the run was cut off',
        compose: 'docker compose run --rm {service} unlock',
        kubernetes: 'kubectl exec deploy/{service} -- restic unlock',
        host: 'restic unlock',
      },
    ],
    source: 'restic/restic internal/restic/lock.go alreadyLockedError',
    matches: [
      'unable to create lock in backend: repository is already locked by PID 8492 on backuphost by root (UID 0, GID 0)',
      'Fatal: unable to create lock in backend: repository is already locked exclusively by PID 123 on nas by anna (UID 1000, GID 1000)',
    ],
    ignores: ['successfully removed 1 locks'],
  },
  {
    id: 'restic.wrong-password',
    kind: 'authentication_refused',
    program: 'restic',
    forms: [{ words: 'wrong password or no key found', pattern: /wrong password or no key found/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'restic cannot open the repository: the password is wrong',
    check: {
      text: 'See which password is used: RESTIC_PASSWORD, RESTIC_PASSWORD_FILE (a line break at its end does not matter) or the command',
      compose: 'docker compose config | grep RESTIC_',
      kubernetes: 'kubectl get secret -o name | grep -i restic',
      host: 'env | grep RESTIC_',
    },
    repair: [
      {
        text: 'Give the password the repository was made with; there is no way around it. A second key can be added while one still works',
        host: 'restic key add',
      },
    ],
    source: 'restic/restic internal/repository/key.go ErrNoKeyFound',
    matches: ['Fatal: wrong password or no key found', 'error: wrong password or no key found. Try again'],
    ignores: ['enter password for repository:'],
  },
  {
    id: 'restic.repository-missing',
    kind: 'missing_object',
    program: 'restic',
    forms: [
      {
        words: 'is there a repository at the following location',
        pattern: /Is there a repository at the following location\?/,
      },
      {
        words: 'fatal repository does not exist unable to open config file',
        pattern: /Fatal: repository does not exist: unable to open config file: (?<value>.{1,140})/,
      },
    ],
    nearby: [/^(?<path>(?:s3|b2|rest|sftp|rclone|azure|gs|local):?\S{1,140}|\/\S{1,140})$/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'restic finds no repository at {path|the given place}',
    check: {
      text: 'See where RESTIC_REPOSITORY points and whether the volume or bucket is there',
      compose: 'docker compose config | grep RESTIC_REPOSITORY',
      kubernetes: 'kubectl get deploy,cronjob -o yaml | grep -A1 RESTIC_REPOSITORY',
      host: 'env | grep RESTIC_REPOSITORY; findmnt',
    },
    repair: [
      {
        text: 'Correct path, bucket or mount; only for a new repository run init: after a wrong path it would start an empty one',
        compose: 'docker compose run --rm {service} init',
        host: 'restic init',
      },
    ],
    source: 'restic/restic cmd/restic/global.go OpenRepository()',
    matches: [
      'Fatal: unable to open config file: Stat: The specified key does not exist.\nIs there a repository at the following location?\ns3:https://s3.example.com/backup',
      'Fatal: repository does not exist: unable to open config file: stat /srv/backup/config: no such file or directory',
    ],
    ignores: ['created restic repository 085b3c76b9 at /srv/backup'],
  },
  {
    id: 'restic.repository-damaged',
    kind: 'data_corruption',
    program: 'restic',
    forms: [
      { words: 'fatal repository contains errors', pattern: /Fatal: repository contains errors/ },
      { words: 'ciphertext verification failed', pattern: /ciphertext verification failed/ },
      {
        words: 'invalid data returned load',
        pattern:
          /(?:load|Load)[( ]<?(?<object>[\w/]{1,80})>?(?!.{0,60}retrying after).{0,80}(?:invalid data returned|hash does not match|wrong data returned)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The restic repository is damaged ({object|check found errors})',
    check: {
      text: 'Let restic read everything once, and look at the disk and memory of the store',
      host: 'restic check --read-data; smartctl -a /dev/sdX; memtester 1G 1',
    },
    repair: [
      {
        text: 'Copy the repository first. Then repair index, packs and snapshots: what cannot be read any more is left out',
        host: 'restic repair index && restic repair packs <ids> && restic repair snapshots --forget',
        destructive: true,
      },
    ],
    source:
      'restic/restic internal/crypto/crypto.go ErrUnauthenticated, internal/checker; documentation, Troubleshooting',
    matches: [
      'Load(<data/30df1f9a5b>, 0, 0): invalid data returned',
      'Fatal: repository contains errors',
      'error for tree 4645312b: decrypting blob failed: ciphertext verification failed',
    ],
    ignores: ['no errors were found'],
  },
  {
    id: 'borg.repository-locked',
    kind: 'lock_held',
    program: 'borg',
    forms: [
      {
        words: 'failed to create acquire the lock timeout',
        pattern: /Failed to create\/acquire the lock (?<path>\S{1,160}?)(?:\.exclusive|\.roster)? \(timeout\)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'borg: another process holds or left the lock {path}',
    check: {
      text: 'See whether a borg still runs, here or on the host of the repository',
      compose: 'docker ps | grep -iE "borg|vorta"',
      host: 'pgrep -af borg; ssh <backup host> pgrep -af borg',
    },
    repair: [
      {
        text: 'Wait for the other borg; only when none runs anywhere (a killed one leaves its lock), break the lock',
        host: 'borg break-lock <repository>',
      },
    ],
    source: 'borgbackup/borg src/borg/locking.py LockTimeout',
    matches: [
      'Failed to create/acquire the lock /mnt/backup/repo/lock.exclusive (timeout).',
      'Failed to create/acquire the lock /root/.cache/borg/1a2b3c/lock.exclusive (timeout).',
    ],
    ignores: ['Waiting for the lock of the repository'],
  },
  {
    id: 'borg.repository-missing',
    kind: 'missing_object',
    program: 'borg',
    forms: [
      {
        words: 'repository does not exist',
        pattern: /Repository (?<path>(?:ssh:\/\/|\/|[\w.-]{1,60}@)\S{1,160}) does not exist\./,
      },
      {
        words: 'is not a valid repository check repo config',
        pattern: /(?:^|\s)(?<path>\S{1,160}) is not a valid repository\. Check repo config/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'borg finds no repository at {path}',
    check: {
      text: 'See whether the disk or share with it is mounted',
      host: 'findmnt; ls -la {path}; env | grep BORG_REPO',
    },
    repair: [
      {
        text: 'Mount the disk or share and correct BORG_REPO (ssh://account@host/./path); borg init only for a new repository',
        host: 'borg init --encryption=repokey-blake2 {path}',
      },
    ],
    source: 'borgbackup/borg src/borg/repository.py DoesNotExist, InvalidRepository',
    matches: [
      'Repository /mnt/backup/repo does not exist.',
      '/mnt/backup/repo is not a valid repository. Check repo config.',
    ],
    ignores: ['A repository already exists at /mnt/backup/repo.'],
  },
  {
    id: 'borg.passphrase-wrong',
    kind: 'authentication_refused',
    program: 'borg',
    forms: [
      {
        words: 'passphrase supplied in or via is incorrect',
        pattern: /passphrase supplied in BORG_PASSPHRASE, by BORG_PASSCOMMAND or via BORG_PASSPHRASE_FD is incorrect/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'borg refuses the passphrase of the repository',
    check: {
      text: 'See which one is used',
      compose: 'docker compose config | grep BORG_',
      host: 'env | grep BORG_PASS',
    },
    repair: [
      {
        text: 'Give the passphrase of this repository; with a keyfile its file under ~/.config/borg/keys is needed as well',
      },
    ],
    source: 'borgbackup/borg src/borg/crypto/key.py PassphraseWrong',
    matches: [
      'passphrase supplied in BORG_PASSPHRASE, by BORG_PASSCOMMAND or via BORG_PASSPHRASE_FD is incorrect.',
      'borgmatic: passphrase supplied in BORG_PASSPHRASE, by BORG_PASSCOMMAND or via BORG_PASSPHRASE_FD is incorrect.',
    ],
    ignores: ['Do you want your passphrase to be displayed for verification? [yN]:'],
  },
  {
    id: 'borg.repository-moved',
    kind: 'invalid_setting',
    program: 'borg',
    forms: [
      {
        words: 'warning the repository at location was previously located at',
        pattern:
          /Warning: The repository at location (?<path>\S{1,160}) was previously located at (?<wanted>\S{1,160})/,
      },
      { words: 'repository access aborted', pattern: /^(?:.{0,60}[: ])?Repository access aborted/ },
      {
        words: 'cache or information obtained from the security directory is newer than repository',
        pattern: /Cache, or information obtained from the security directory is newer than repository/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'borg asks before it opens a repository that moved or was restored ({path|see above})',
    check: {
      text: 'Make sure that it is the right repository and no older copy of it',
      host: 'borg info <repository>; ls ~/.config/borg/security',
    },
    repair: [
      {
        text: 'Confirm the move for one run; after a restore of an older copy delete the cache and the security directory of that repository',
        host: 'BORG_RELOCATED_REPO_ACCESS_IS_OK=yes borg list <repository>; borg delete --cache-only <repository>',
      },
    ],
    source: 'borgbackup/borg src/borg/cache.py SecurityManager',
    matches: [
      'Warning: The repository at location ssh://nas/backup/repo was previously located at ssh://oldnas/backup/repo',
      'Repository access aborted',
      'Cache, or information obtained from the security directory is newer than repository - this is either an attack or unsafe (multiple repos with same ID)',
    ],
    ignores: ['Do you want to continue? [yN] y'],
  },
  {
    id: 'borg.data-damaged',
    kind: 'data_corruption',
    program: 'borg',
    forms: [{ words: 'data integrity error', pattern: /Data integrity error: (?<value>.{1,140})/ }],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The borg repository is damaged: {value}',
    check: {
      text: 'Look at the disk and memory of the store, then check',
      host: 'borg check --repository-only -v <repository>; smartctl -a /dev/sdX; dmesg | grep -i "i/o error"',
    },
    repair: [
      {
        text: 'Copy the repository first, then repair: damaged chunks are replaced by zeros',
        host: 'borg check --repair <repository>',
        destructive: true,
      },
    ],
    source: 'borgbackup/borg src/borg/helpers/errors.py IntegrityError',
    matches: [
      'Data integrity error: Segment entry checksum mismatch [segment 1042, offset 8]',
      'borg.helpers.IntegrityError: Data integrity error: Chunk 1a2b3c: Invalid encryption envelope',
    ],
    ignores: ['Archive consistency check complete, no problems found.'],
  },
  {
    id: 'borg.server-closed',
    kind: 'unreachable',
    program: 'borg',
    forms: [
      {
        words: 'connection closed by remote host is borg working on the server',
        pattern: /Connection closed by remote host\. Is borg working on the server\?/,
      },
    ],
    nearby: [/Remote: (?<value>.{1,120})/],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'borg lost the server: {value|ssh, the account or the borg there fails}',
    check: {
      text: 'Try the same by hand; the line with Remote: names the reason',
      host: 'ssh <account>@<host> borg --version',
    },
    repair: [
      {
        text: 'Install borg there (or name it with --remote-path), put the key into authorized_keys, free its disk, and set ServerAliveInterval for slow steps',
      },
    ],
    source: 'borgbackup/borg src/borg/remote.py ConnectionClosedWithHint',
    matches: [
      'Connection closed by remote host. Is borg working on the server?',
      'borgmatic: Connection closed by remote host. Is borg working on the server?',
    ],
    ignores: ['Connection to nas closed.'],
  },
  {
    id: 'duplicati.remote-files-differ',
    kind: 'data_corruption',
    program: 'duplicati',
    forms: [
      {
        words: 'found files that are missing from the remote storage please run repair',
        pattern: /Found (?<value>\d{1,9}) files that are missing from the remote storage, please run repair/,
      },
      {
        words: 'unexpected difference in fileset',
        pattern:
          /Unexpected difference in fileset (?:version )?(?<object>[\w ]{1,20}).{0,80}found (?<value>\d{1,12}) entries, but expected (?<wanted>\d{1,12})/,
      },
      {
        words: 'found remote files that are not recorded in local storage please run repair',
        pattern: /Found (?<value>\d{1,9}) remote files that are not recorded in local storage, please run repair/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Duplicati stops: its database and the destination differ ({value})',
    check: {
      text: 'See whether the destination lost files or a backup was cut off',
      compose: 'docker compose exec {service} duplicati-cli test <destination> all',
    },
    repair: [
      {
        text: 'Run Repair; when it does not end it, recreate the local database (Database > Recreate); a damaged version has to be deleted',
        compose: 'docker compose exec {service} duplicati-cli repair <destination> --passphrase=<passphrase>',
      },
    ],
    source: 'duplicati/duplicati Duplicati/Library/Main/Operation/FilelistProcessor.cs, Database/LocalDatabase.cs',
    matches: [
      'Found 3 files that are missing from the remote storage, please run repair',
      'Unexpected difference in fileset version 3: 5/1/2024 10:00:00 AM (database id: 12), found 1000 entries, but expected 1001',
      'Found 2 remote files that are not recorded in local storage, please run repair',
    ],
    ignores: ['Repair completed: 3 files were uploaded again'],
  },
  {
    id: 'pbs.fingerprint-differs',
    kind: 'certificate_untrusted',
    program: 'proxmox-backup',
    forms: [
      {
        words: 'certificate fingerprint was not confirmed',
        pattern: /(?:certificate validation failed - )?Certificate fingerprint was not confirmed/,
      },
      {
        words: 'certificate fingerprint does not match expected fingerprint',
        pattern: /certificate fingerprint does not match expected fingerprint/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The Proxmox Backup Server shows another certificate than the stored fingerprint',
    check: {
      text: 'Read the present fingerprint on the backup server',
      host: 'proxmox-backup-manager cert info | grep Fingerprint',
    },
    repair: [
      {
        text: 'When it was renewed on purpose, store the new fingerprint (remove it for a publicly trusted certificate)',
        host: 'pvesm set <storage> --fingerprint <fingerprint>',
      },
    ],
    source: 'proxmox-backup pbs-client/src/http_client.rs',
    matches: [
      'Error: error trying to connect: certificate validation failed - Certificate fingerprint was not confirmed.',
      'WARNING: certificate fingerprint does not match expected fingerprint!',
    ],
    ignores: ['Fingerprint (sha256): aa:bb:cc'],
  },
  {
    id: 'pbs.snapshot-locked',
    kind: 'lock_held',
    program: 'proxmox-backup',
    forms: [
      {
        words: 'unable to acquire lock on snapshot',
        pattern:
          /unable to acquire lock on (?:snapshot|backup group|group)(?: directory)? "?(?<path>[^"\s]{1,160})"? - (?<value>.{1,80})/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: 'Proxmox Backup: {path} is in use by another task ({value})',
    check: {
      text: 'List the running tasks: backup, verify, prune or sync',
      host: 'proxmox-backup-manager task list --limit 20',
    },
    repair: [
      {
        text: 'Wait for it or move the schedules apart; a hanging task can be stopped in the web interface',
        host: 'proxmox-backup-manager task stop <upid>',
      },
    ],
    source: 'proxmox-backup pbs-datastore/src/datastore.rs, backup_info.rs',
    matches: [
      'ERROR: backup failed: unable to acquire lock on snapshot directory "/mnt/datastore/main/vm/100/2024-05-02T10:11:12Z" - base snapshot is already locked by another operation',
      'unable to acquire lock on snapshot "/mnt/datastore/main/ct/101/2024-05-02T10:11:12Z" - internal error - tried creating snapshot that\'s already in use',
    ],
    ignores: ['TASK OK'],
  },
];
