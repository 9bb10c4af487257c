import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const POSTGRESQL_TOOLS: readonly CatalogueEntry[] = [
  {
    id: 'pgbackrest.segment-not-archived',
    kind: 'invalid_setting',
    program: 'pgbackrest',
    forms: [
      {
        words: 'error 082 wal segment was not archived before the timeout',
        pattern:
          /ERROR: \[082\]: WAL segment (?<object>[0-9A-F]{24}) was not archived before the (?<limit>\d{1,9}ms) timeout/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'PostgreSQL does not hand WAL segment {object} to pgBackRest within {limit}',
    check: {
      text: 'See the archiver of PostgreSQL and the command it calls',
      host: 'sudo -u postgres psql -c "select * from pg_stat_archiver" -c "show archive_command" -c "show archive_mode"; tail -20 /var/log/pgbackrest/*archive-push*',
    },
    repair: [
      {
        text: 'Set archive_mode=on and archive_command with the right stanza, restart, and repair what archive-push complains of',
        host: `sudo -u postgres psql -c "alter system set archive_command='pgbackrest --stanza=<stanza> archive-push %p'" && sudo systemctl restart postgresql`,
      },
    ],
    source: 'pgbackrest src/command/archive/common.c',
    matches: [
      'P00  ERROR: [082]: WAL segment 0000000100000000000000AB was not archived before the 60000ms timeout',
      '2026-11-30 03:04:05.123 P00  ERROR: [082]: WAL segment 00000004000000030000004F was not archived before the 60000ms timeout',
    ],
    ignores: ['P00   INFO: WAL segment 0000000100000000000000AB successfully archived to repo1'],
  },
  {
    id: 'pgbackrest.stanza-differs',
    kind: 'invalid_setting',
    program: 'pgbackrest',
    forms: [
      { words: 'error 028', pattern: /ERROR: \[028\]: / },
      {
        words: 'backup and archive info files exist but do not match the database',
        pattern: /backup and archive info files exist but do not match the database/,
      },
      { words: 'unable to load info file', pattern: /unable to load info file '(?<path>\/[^']{1,160})'/ },
      { words: '055 to load info file', pattern: /\[055\]: (?:raised from \S{1,60}: )?unable to load info file/ },
      {
        words: 'postgresql version system id do not match stanza version',
        pattern:
          /PostgreSQL version (?<version>[\d.]{1,6}), system-id \d{6,20} do not match stanza version (?<wanted>[\d.]{1,6})/,
      },
      { words: 'archive info does not exist', pattern: /archive\.info does not exist/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The stanza of pgBackRest belongs to another database or is not made yet',
    check: {
      text: 'Let pgBackRest check itself',
      host: 'sudo -u postgres pgbackrest --stanza=<stanza> check --log-level-console=info; sudo -u postgres pgbackrest info',
    },
    repair: [
      {
        text: 'Make it, or after a major upgrade of PostgreSQL upgrade it',
        host: 'sudo -u postgres pgbackrest --stanza=<stanza> stanza-create || sudo -u postgres pgbackrest --stanza=<stanza> stanza-upgrade',
      },
    ],
    source: 'pgbackrest src/info, user guide',
    matches: [
      'ERROR: [028]: backup and archive info files exist but do not match the database',
      "P00  ERROR: [055]: unable to load info file '/var/lib/pgbackrest/backup/main/backup.info' or '/var/lib/pgbackrest/backup/main/backup.info.copy':",
      'FileMissingError: archive.info does not exist but is required to push/get WAL segments',
      'ERROR: [028]: PostgreSQL version 16, system-id 7291712345678 do not match stanza version 15, system-id 7111',
    ],
    ignores: ['P00   INFO: stanza-create command end: completed successfully'],
  },
  {
    id: 'pgbackrest.lock-held',
    kind: 'lock_held',
    program: 'pgbackrest',
    forms: [
      {
        words: '050 unable to acquire lock on file',
        pattern: /\[050\]: unable to acquire lock on file '(?<path>\/[^']{1,160})'/,
      },
      {
        words: '062 stop file exists for',
        pattern: /\[062\]: stop file exists for (?:all stanzas|stanza (?<object>[\w-]{1,60}))/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another pgBackRest process works on the stanza',
    check: { text: 'See what runs, and since when', host: 'ps aux | grep [p]gbackrest; ls -l /tmp/pgbackrest' },
    repair: [
      {
        text: 'Wait for the running backup or end it; "pgbackrest start" removes a stop file',
        host: 'sudo -u postgres pgbackrest start',
      },
    ],
    source: 'pgbackrest src/common/lock.c',
    matches: [
      "P00  ERROR: [050]: unable to acquire lock on file '/tmp/pgbackrest/main-backup.lock': Resource temporarily unavailable",
      'P00  ERROR: [062]: stop file exists for all stanzas',
    ],
    ignores: ['P00   INFO: backup command end: completed successfully'],
  },
  {
    id: 'pgbackrest.no-primary',
    kind: 'unreachable',
    program: 'pgbackrest',
    forms: [
      {
        words: '056 unable to find primary cluster cannot proceed',
        pattern: /\[056\]: unable to find primary cluster - cannot proceed/,
      },
      { words: '103 unable to find a valid repository', pattern: /\[103\]: unable to find a valid repository/ },
      {
        words: '102 remote 0 process on terminated unexpectedly',
        pattern: /\[102\]: remote-0 process on '(?<peer>[\w.-]{1,80})' terminated unexpectedly/,
      },
      {
        words: 'remote process on terminated unexpectedly',
        pattern: /remote-\d process on '(?<peer>[\w.-]{1,80})' terminated unexpectedly \[(?<signal>\d{1,3})\]/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'pgBackRest finds no running primary: PostgreSQL is away or ssh to its host does not work',
    check: {
      text: 'Let pgBackRest check itself',
      host: 'sudo -u postgres pgbackrest --stanza=<stanza> check --log-level-console=info; sudo -u postgres pgbackrest info',
    },
    repair: [
      {
        text: 'Start PostgreSQL, and try the ssh login between the hosts as postgres without a password',
        host: 'sudo -u postgres ssh postgres@{peer|<host>} pgbackrest version',
      },
    ],
    source: 'pgbackrest src/db, src/protocol/helper.c',
    matches: [
      'ERROR: [056]: unable to find primary cluster - cannot proceed',
      'ERROR: [103]: unable to find a valid repository:',
      "ERROR: [102]: remote-0 process on 'db1' terminated unexpectedly [255]: Host key verification failed.",
      "WARN: unable to check pg-1: [UnknownError] remote-0 process on 'db2' terminated unexpectedly [127]",
    ],
    ignores: ['P00   INFO: check command end: completed successfully'],
  },
  {
    id: 'barman.backup-impossible',
    kind: 'invalid_setting',
    program: 'barman',
    forms: [
      {
        words: 'impossible to start the backup check the log for more details',
        pattern: /Impossible to start the backup\. Check the log for more details/,
      },
      {
        words: 'error check failed for server',
        pattern: /ERROR: Check '(?<value>[\w /-]{1,60})' failed for server '(?<object>[\w.-]{1,60})'/,
      },
      {
        words: 'failed',
        pattern:
          /(?<value>WAL archive|replication slot|receive-wal running|PostgreSQL|ssh|directories|backup maximum age): FAILED/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Barman cannot take a backup: one of its checks fails ({value|see "barman check"})',
    check: { text: 'Read the checks one by one', host: 'sudo -u barman barman check all' },
    repair: [
      {
        text: 'Repair the one that fails: start receive-wal, make the slot, force a switch of WAL',
        host: 'sudo -u barman barman receive-wal --create-slot <server>; sudo -u barman barman switch-wal --force --archive <server>',
      },
    ],
    source: 'EnterpriseDB/barman barman/backup.py',
    matches: [
      "ERROR: Impossible to start the backup. Check the log for more details, or run 'barman check pg'",
      "2026-11-30 03:04:05,123 [812] barman.server ERROR: Check 'receive-wal running' failed for server 'pg'",
      '\tWAL archive: FAILED (please make sure WAL shipping is setup)',
      '\treplication slot: FAILED (slot not initialised)',
      '\treceive-wal running: FAILED (See the Barman log file)',
      '\tPostgreSQL: FAILED',
      '\tbackup maximum age: FAILED (interval provided: 1 day)',
      '\tssh: FAILED (return code: 255)',
      '\tdirectories: FAILED',
    ],
    ignores: ['\tWAL archive: OK'],
  },
  {
    id: 'pgpool.login-to-backend',
    kind: 'authentication_refused',
    program: 'pgpool',
    forms: [
      {
        words: 'failed to authenticate with backend using scram',
        pattern: /failed to authenticate with backend using SCRAM/,
      },
      {
        words: 'unable to get password password file descriptor is null',
        pattern: /unable to get password, password file descriptor is NULL/,
      },
      { words: 'valid password not found', pattern: /valid password not found/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Pgpool cannot log in to PostgreSQL for the client: its pool_passwd lacks the account',
    check: {
      text: 'See whether the account is in pool_passwd',
      host: 'grep -c . /etc/pgpool2/pool_passwd; grep -E "enable_pool_hba|pool_passwd|allow_clear" /etc/pgpool2/pgpool.conf',
    },
    repair: [
      {
        text: 'Put the account with an AES or clear password into it, and restart',
        host: 'pg_enc -m -k ~/.pgpoolkey -u <user> -p && sudo systemctl restart pgpool2',
      },
    ],
    source: 'pgpool2 src/auth/pool_auth.c',
    matches: [
      'FATAL:  failed to authenticate with backend using SCRAM',
      'ERROR:  unable to get password, password file descriptor is NULL',
      'DETAIL:  valid password not found',
    ],
    ignores: ['LOG:  pool_auth_file: user authenticated'],
  },
  {
    id: 'pgpool.backend-down',
    kind: 'unreachable',
    program: 'pgpool',
    forms: [
      {
        words: 'failed to connect to postgresql server on',
        pattern: /failed to connect to PostgreSQL server on "(?<peer>[\w.-]{1,80}):(?<port>\d{1,5})"/,
      },
      { words: 'pgpool is not accepting any new connections', pattern: /pgpool is not accepting any new connections/ },
      {
        words: 'all backend nodes are down pgpool requires at least one valid node',
        pattern: /all backend nodes are down, pgpool requires at least one valid node/,
      },
      {
        words: 'starting degeneration shutdown host',
        pattern: /starting degeneration\. shutdown host (?<peer>[\w.-]{1,80})\((?<port>\d{1,5})\)/,
      },
      { words: 'unable to read message kind', pattern: /unable to read message kind/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Pgpool has put the node {peer} of PostgreSQL aside or cannot reach any',
    check: { text: 'See the nodes as Pgpool sees them', host: 'psql -h localhost -p 9999 -c "show pool_nodes"' },
    repair: [
      {
        text: 'Start PostgreSQL there, then attach the node again',
        host: 'pcp_attach_node -h localhost -U pgpool -n <node>',
      },
    ],
    source: 'pgpool2 src/protocol/pool_connection_pool.c',
    matches: [
      'LOG:  failed to connect to PostgreSQL server on "db1:5432", getsockopt() failed',
      'FATAL:  pgpool is not accepting any new connections',
      'DETAIL:  all backend nodes are down, pgpool requires at least one valid node',
      'LOG:  starting degeneration. shutdown host db1(5432)',
      'ERROR:  unable to read message kind',
    ],
    ignores: ['LOG:  find_primary_node: primary node is 0'],
  },
  {
    id: 'repmgr.not-connected',
    kind: 'unreachable',
    program: 'repmgr',
    forms: [
      { words: 'unable to node', pattern: /unable to (?:connect to|ping) "?(?:upstream|primary|local) node/ },
      {
        words: 'to determine if server is in recovery',
        pattern: /repmgrd?.{0,60}unable to determine if server is in recovery/,
      },
      { words: 'unable to find a', pattern: /unable to find a (?:visible )?primary/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'repmgr cannot reach the node it follows or finds no primary',
    check: {
      text: 'See the cluster as each node sees it',
      host: 'sudo -u postgres repmgr cluster show; sudo -u postgres repmgr node check',
    },
    repair: [
      {
        text: 'Start the node, correct its conninfo, or promote a standby when the primary is lost',
        host: 'sudo -u postgres repmgr standby promote',
        destructive: true,
      },
    ],
    source: 'EnterpriseDB/repmgr repmgrd-physical.c',
    matches: [
      '[2026-11-30 03:04:05] [WARNING] unable to connect to upstream node "pg1" (ID: 1)',
      '[WARNING] unable to ping "upstream node"',
      'repmgrd[12]: [ERROR] unable to determine if server is in recovery',
      '[ERROR] unable to find a primary',
    ],
    ignores: ['[INFO] monitoring primary node "pg1" (ID: 1) in normal state'],
  },
];
