import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const BACKUP_DATABASES: readonly CatalogueEntry[] = [
  {
    id: 'pgbackrest.stanza-or-repository',
    kind: 'missing_object',
    program: 'pgbackrest',
    forms: [
      {
        words: 'error unable to',
        pattern:
          /ERROR: \[(?<value>055|103)\]: unable to (?:load info file|find a valid repository)[^']{0,20}'?(?<path>[^' ]{0,160})/,
      },
      { words: 'stanza create', pattern: /stanza-create (?:been performed|must be performed)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'pgBackRest finds no stanza in its repository',
    check: { text: 'See what the repository holds', host: 'pgbackrest info && pgbackrest --stanza=<stanza> check' },
    repair: [
      {
        text: 'Make the stanza (as postgres), or point repo1-path, bucket or host at the repository that has it',
        host: 'pgbackrest --stanza=<stanza> stanza-create',
      },
    ],
    source: 'pgBackRest source, error codes 055, 103',
    matches: [
      "ERROR: [055]: unable to load info file '/var/lib/pgbackrest/archive/main/archive.info' or '/var/lib/pgbackrest/archive/main/archive.info.copy':",
      '       HINT: has a stanza-create been performed?',
    ],
    ignores: ['INFO: stanza-create command end: completed successfully'],
  },
  {
    id: 'pgbackrest.archive-late',
    kind: 'unreachable',
    program: 'pgbackrest',
    forms: [
      {
        words: 'was not archived before the',
        pattern:
          /ERROR: \[082\]: WAL segment (?<object>\w{8,40}) was not archived before the (?<limit>\d{1,9})ms timeout/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 3,
    means: 'pgBackRest: WAL does not reach the archive',
    check: {
      text: 'See why archive_command fails',
      host: "psql -c 'select * from pg_stat_archiver'; tail -20 /var/log/pgbackrest/*archive-push*.log",
    },
    repair: [
      {
        text: "Set archive_mode=on and archive_command='pgbackrest --stanza=<stanza> archive-push %p', repair what its log names",
      },
    ],
    source: 'pgBackRest source, error codes 045, 082, 087',
    matches: [
      'ERROR: [082]: WAL segment 0000000100000000000000A1 was not archived before the 30000ms timeout',
      'ERROR: [082]: WAL segment 000000010000000000000003 was not archived before the 60000ms timeout',
    ],
    ignores: ['INFO: WAL segment 000000010000000000000003 successfully archived'],
  },
  {
    id: 'pgbackrest.two-clusters-one-stanza',
    kind: 'invalid_setting',
    program: 'pgbackrest',
    forms: [
      {
        words: 'already exists in the archive with a different checksum',
        pattern:
          /ERROR: \[045\]: WAL file '(?<object>\w{8,60})' already exists in the repo\d? ?archive with a different checksum/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'pgBackRest: another cluster archives WAL {object} into the same stanza',
    check: { text: 'See which clusters name the stanza', host: 'grep -rn pg1-path /etc/pgbackrest*; pgbackrest info' },
    repair: [
      {
        text: 'Give a restored or cloned cluster a stanza of its own, or archive_mode=off; after a restore with the old stanza let it start a new timeline',
      },
    ],
    source: 'pgBackRest source, error codes 045, 082, 087',
    matches: [
      "ERROR: [045]: WAL file '000000010000000000000012' already exists in the repo1 archive with a different checksum",
      "ERROR: [045]: WAL file '00000002000000010000004A' already exists in the repo archive with a different checksum",
    ],
    ignores: ['INFO: WAL segment 000000010000000000000003 successfully archived'],
  },
  {
    id: 'pgbackrest.cluster-differs',
    kind: 'version_mismatch',
    program: 'pgbackrest',
    forms: [
      {
        words: 'error do not match',
        pattern:
          /ERROR: \[(?:028|051)\]: (?<value>(?:backup and archive info files exist but do not match the database|PostgreSQL version \S{1,8}, system-id \d{1,20} do not match stanza version).{0,100})/,
      },
      {
        words: 'unable to find primary cluster cannot proceed',
        pattern: /ERROR: \[056\]: unable to find primary cluster - cannot proceed/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'pgBackRest: the cluster is not the one of the stanza, or no primary runs',
    check: {
      text: 'Compare them',
      host: "pgbackrest info; psql -c 'select system_identifier from pg_control_system()'",
    },
    repair: [
      {
        text: 'After pg_upgrade run stanza-upgrade; a cluster that was made anew needs a stanza of its own; without primary start it or set pg1-path and pg1-port',
        host: 'pgbackrest --stanza=<stanza> stanza-upgrade',
      },
    ],
    source: 'pgBackRest source, error codes 028, 051, 056',
    matches: [
      'ERROR: [028]: backup and archive info files exist but do not match the database HINT: is this the correct stanza?',
      'ERROR: [051]: PostgreSQL version 16, system-id 7300000000000000001 do not match stanza version 15, system-id 7200000000000000001',
      'ERROR: [056]: unable to find primary cluster - cannot proceed',
    ],
    ignores: ['stanza-upgrade command end: completed successfully'],
  },
  {
    id: 'barman.check-failed',
    kind: 'unreachable',
    program: 'barman',
    forms: [
      {
        words: 'impossible to start the backup check the log for more details',
        pattern: /Impossible to start the backup\. Check the log for more details/,
      },
      { words: 'wal archive failed', pattern: /(?<object>WAL archive): FAILED/ },
      { words: 'receive wal running failed', pattern: /(?<object>receive-wal running): FAILED/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: "Barman's check of the server fails: {object|see barman check}",
    check: { text: 'Run the check', host: 'barman check <server>' },
    repair: [
      {
        text: 'Repair the line that failed: replication slot (barman receive-wal --create-slot), streaming account in pg_hba.conf, archive_command, SSH key; then barman cron',
        host: 'barman receive-wal --create-slot <server> && barman cron && barman switch-wal --force --archive <server>',
      },
    ],
    source: 'Barman source, server.py',
    matches: [
      "ERROR: Impossible to start the backup. Check the log for more details, or run 'barman check main'",
      '	WAL archive: FAILED (please make sure WAL shipping is setup)',
      '	receive-wal running: FAILED (See the Barman log file for more details)',
    ],
    ignores: ['	ssh: OK (PostgreSQL server)'],
  },
  {
    id: 'backup.run-overlaps',
    kind: 'lock_held',
    program: 'rsnapshot',
    forms: [
      {
        words: 'exists and so does its process can not continue',
        pattern: /Lockfile (?<path>\S{1,160}) exists and so does its process, can not continue/,
      },
      { words: 'lockfile exists not starting', pattern: /Lockfile (?<path>\S{1,160}) exists\.? (?:Not|not) starting/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'A backup does not start: the one before still runs ({path})',
    check: { text: 'See how long it runs', host: 'cat {path}; ps -p "$(cat {path})" -o pid,etime,args' },
    repair: [{ text: 'Wait for it, or end it if it hangs (a dead mount or host); leave more time between the runs' }],
    source: 'rsnapshot source',
    matches: [
      'rsnapshot encountered an error! Lockfile /var/run/rsnapshot.pid exists and so does its process, can not continue',
      'ERROR: Lockfile /var/run/backup.lock exists. Not starting',
    ],
    ignores: ['Lockfile /var/run/rsnapshot.pid removed'],
  },
  {
    id: 'pg-restore.other-format',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'pg_restore error input file',
        pattern:
          /pg_restore: error: (?:input file appears to be a text format dump\. Please use psql|input file does not appear to be a valid archive)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'pg_restore is given a file that is not of its formats',
    check: { text: 'Look what it is', host: 'file <dump>; head -c 300 <dump>' },
    repair: [
      {
        text: 'Plain text goes through psql, packed text through gunzip first; an empty or cut file has to be dumped again',
        host: 'psql -h <host> -U <user> -d <database> -f <dump>',
      },
    ],
    source: 'PostgreSQL source, pg_dump.c, pg_backup_archiver.c',
    matches: [
      'pg_restore: error: input file appears to be a text format dump. Please use psql.',
      'pg_restore: error: input file does not appear to be a valid archive',
    ],
    ignores: ['pg_dump: last built-in OID is 16383'],
  },
  {
    id: 'mysqldump.right-or-version',
    kind: 'authorisation_denied',
    program: 'mysql',
    forms: [
      {
        words:
          'access denied you need at least one of the privilege s for this operation when trying to dump tablespaces',
        pattern:
          /mysqldump: (?:Error: )?'Access denied; you need \(at least one of\) the (?<value>[\w ,]{1,60}) privilege\(s\) for this operation' when trying to dump tablespaces/,
      },
      { words: 'mysqldump couldn t execute', pattern: /mysqldump: Couldn't execute '(?<object>.{1,160})/ },
      { words: 'mysqldump got error', pattern: /mysqldump: Got error: (?<value>.{1,160}) when (?<object>.{1,60})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'mysqldump cannot read: {value|the statement it names}',
    check: { text: "See the account's grants", host: "mysql -e 'show grants for current_user()'" },
    repair: [
      {
        text: "Grant PROCESS, SELECT, LOCK TABLES, SHOW VIEW, TRIGGER, EVENT (or --no-tablespaces), and use the mysqldump of the server's kind (--column-statistics=0 for MariaDB or 5.7)",
        host: 'mysqldump --no-tablespaces --single-transaction <database>',
      },
    ],
    source: 'MySQL Reference Manual, mysqldump',
    matches: [
      "mysqldump: Error: 'Access denied; you need (at least one of) the PROCESS privilege(s) for this operation' when trying to dump tablespaces",
      "mysqldump: Couldn't execute 'SELECT COLUMN_NAME, JSON_EXTRACT(HISTOGRAM, '$.\"number-of-buckets-specified\"') FROM information_schema.COLUMN_STATISTICS': Unknown table 'COLUMN_STATISTICS' in information_schema (1109)",
      "mysqldump: Got error: 1045: Access denied for user 'backup'@'localhost' (using password: YES) when trying to connect",
    ],
    ignores: ['-- Dump completed on 2026-11-29'],
  },
  {
    id: 'rsync.ended-badly',
    kind: 'unreachable',
    program: 'rsync',
    forms: [
      {
        words: 'rsync error some files attrs were not transferred',
        pattern:
          /rsync error: (?<value>some files\/attrs were not transferred) \(see previous errors\) \(code (?<signal>23)\)/,
      },
      {
        words: 'rsync error code',
        pattern:
          /rsync error: (?<value>error in rsync protocol data stream|error in socket IO|timeout in data send\/receive|unexplained error|received SIGINT, SIGTERM, or SIGHUP|error in file IO|remote command not found|syntax or usage error|partial transfer|errors selecting input\/output files, dirs|protocol incompatibility|error allocating core memory buffers) \(code (?<signal>\d{1,3})\)/,
      },
      {
        words: 'connection unexpectedly closed bytes received so far',
        pattern: /rsync: (?:\[\w{1,12}\] )?connection unexpectedly closed \((?<value>\d{1,12}) bytes received so far\)/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'rsync ended with code {signal|12}: {value}',
    check: { text: 'Read the lines before it', host: 'rsync -avn --stats <source> <target>' },
    repair: [
      {
        text: '23: rights or files named before; 11: disk full; 12 and 255: the other side ended (SSH login, rsync missing there, memory); 30: --timeout',
      },
    ],
    source: 'rsync(1), exit values',
    matches: [
      'rsync error: some files/attrs were not transferred (see previous errors) (code 23) at main.c(1338) [sender=3.2.7]',
      'rsync error: error in rsync protocol data stream (code 12) at io.c(232) [sender=3.2.7]',
      'rsync: connection unexpectedly closed (0 bytes received so far) [sender]',
    ],
    ignores: ['rsync warning: some files vanished before they could be transferred (code 24)'],
  },
  {
    id: 'rsync.files-vanished',
    kind: null,
    program: 'rsync',
    forms: [
      {
        words: 'rsync warning some files vanished before they could be transferred code 24',
        pattern: /rsync warning: some files vanished before they could be transferred \(code 24\)/,
      },
      { words: 'file has vanished', pattern: /file has vanished: "(?<path>[^"]{1,160})"/ },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'rsync: files went away while they were copied',
    check: { text: 'See which: logs and caches are no loss' },
    repair: [],
    source: 'rsync(1), exit value 24',
    matches: [
      'rsync warning: some files vanished before they could be transferred (code 24) at main.c(1338) [sender=3.2.7]',
      'file has vanished: "/srv/app/tmp/sess_1a2b"',
    ],
    ignores: ['rsync error: some files/attrs were not transferred (see previous errors) (code 23)'],
  },
  {
    id: 'restic.read-again',
    kind: 'unreachable',
    program: 'restic',
    forms: [
      {
        words: 'returned error retrying after',
        pattern: /(?:load|Load|Save|List)\(<?(?<object>[\w/]{1,80})>?.{0,60}returned error, retrying after/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 1,
    means: 'restic reads or writes {object} again after an error',
    check: {
      text: 'Let restic read everything once, and look at the disk and memory of the store',
      host: 'restic check --read-data; smartctl -a /dev/sdX; memtester 1G 1',
    },
    repair: [
      {
        text: 'It ends by itself when the storage answers; look for a bad link or RAM when the same object fails again and again',
      },
    ],
    source:
      'restic/restic internal/crypto/crypto.go ErrUnauthenticated, internal/checker; documentation, Troubleshooting',
    matches: [
      'Load(<data/30df1f9a5b>, 0, 0) returned error, retrying after 720ms: invalid data returned',
      'Save(<data/5c1f>) returned error, retrying after 720.254544ms: client.PutObject: 503 Service Unavailable',
    ],
    ignores: ['no errors were found'],
  },
];
