import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const POSTGRESQL_TOOLS: readonly CatalogueEntry[] = [
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
