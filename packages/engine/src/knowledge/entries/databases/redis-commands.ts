import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const REDIS_COMMANDS: readonly CatalogueEntry[] = [
  {
    id: 'redis.password-not-given',
    kind: 'authentication_refused',
    program: 'redis',
    forms: [
      { words: 'noauth authentication required', pattern: /\bNOAUTH Authentication required/ },
      {
        words: 'noauth hello must be called with the client already authenticated',
        pattern: /\bNOAUTH HELLO must be called with the client already authenticated/,
      },
      { words: 'authenticationerror authentication required', pattern: /AuthenticationError: Authentication required/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'Redis demands a password (requirepass) and the client gives none',
    check: {
      text: 'Compare what the server demands with what reaches the client (REDIS_PASSWORD, REDIS_URL); a replica needs masterauth',
      compose:
        'docker compose config | grep -niE "redis|requirepass"; docker compose exec {service} env | grep -i redis',
      kubernetes: 'kubectl get secret | grep -i redis; kubectl exec deploy/{service} -- env | grep -i redis',
      host: 'grep -nE "^(requirepass|masterauth|user)" /etc/redis/redis.conf',
    },
    repair: [
      {
        text: 'Give the client the password, as in redis://:<password>@host:6379/0, then recreate it',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source: 'Redis source, server.c shared.noautherr; networking.c helloCommand()',
    matches: [
      'ReplyError: NOAUTH Authentication required.',
      '(error) NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO <proto> AUTH <user> <pass> option can be used',
      'redis.exceptions.AuthenticationError: Authentication required.',
    ],
    ignores: ['WRONGPASS invalid username-password pair or user is disabled.'],
  },
  {
    id: 'redis.password-refused',
    kind: 'authentication_refused',
    program: 'redis',
    forms: [
      {
        words: 'invalid username password pair or user is disabled',
        pattern: /invalid username-password pair or user is disabled/,
      },
      { words: 'err invalid password', pattern: /\bERR invalid password/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'Redis refuses the password or the user of the client',
    check: {
      text: 'Compare both passwords; signs like @ / # in a URL have to be percent-encoded, and before version 6 there are no user names',
      compose:
        'docker compose config | grep -niE "redis|requirepass"; docker compose exec {server} redis-cli --askpass acl list',
      kubernetes: 'kubectl get secret | grep -i redis',
      host: 'grep -nE "^(requirepass|user|aclfile)" /etc/redis/redis.conf',
    },
    repair: [
      {
        text: 'Give both sides the same password (requirepass or the ACL user; REDIS_PASSWORD or the URL of the client) and restart the client',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'redis-cli --askpass config set requirepass "<password>" && redis-cli -a "<password>" config rewrite',
      },
    ],
    source: 'Redis source, acl.c authCommand(); Redis < 6: server.c authCommand()',
    matches: [
      'ReplyError: WRONGPASS invalid username-password pair or user is disabled.',
      '(error) ERR invalid password',
    ],
    ignores: ['NOAUTH Authentication required.'],
  },
  {
    id: 'redis.password-not-wanted',
    kind: 'authentication_refused',
    program: 'redis',
    forms: [
      {
        words: 'called without any password configured for the default user',
        pattern: /ERR AUTH <password> called without any password configured for the default user/,
      },
      { words: 'client sent auth but no password is set', pattern: /ERR Client sent AUTH, but no password is set/ },
      {
        words: 'err wrong number of arguments for auth command',
        pattern: /ERR wrong number of arguments for 'auth' command/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'The client sends Redis a password (or user name) and the server has none configured',
    check: {
      text: 'See whether requirepass really reached the server: a command line in compose takes the place of redis.conf',
      compose: 'docker compose exec {server} redis-cli info server',
      kubernetes: 'kubectl exec deploy/{server} -- redis-cli info server',
      host: 'redis-cli info server',
    },
    repair: [
      {
        text: 'Take the password out of the client, or start the server with one',
        compose: `printf 'services:\\n  {service}:\\n    command: redis-server --requirepass \${REDIS_PASSWORD}\\n' > docker-compose.override.yml && docker compose up -d {service}`,
        host: 'redis-cli config set requirepass "<password>" && redis-cli -a "<password>" config rewrite',
      },
    ],
    source: 'Redis source, acl.c authCommand()',
    matches: [
      'ReplyError: ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?',
      '(error) ERR Client sent AUTH, but no password is set',
      `ReplyError: ERR wrong number of arguments for 'auth' command`,
    ],
    ignores: ['NOAUTH Authentication required.'],
  },
  {
    id: 'redis.no-permission',
    kind: 'authorisation_denied',
    program: 'redis',
    forms: [
      {
        words: 'noperm has no permissions to run the command',
        pattern:
          /NOPERM (?:this user|User (?<user>\S{1,80})) has no permissions to run the '(?<value>[^']{1,60})' command/,
      },
      { words: 'no permissions to access', pattern: /No permissions to access a (?<value>key|channel)/ },
      {
        words: 'noperm this user has no permissions to access one of the',
        pattern: /NOPERM this user has no permissions to access one of the (?<value>keys|channels) used as arguments/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'The ACL of Redis forbids {user|this user} "{value}"',
    check: {
      text: 'Print the rules of the user and what was refused',
      compose:
        'docker compose exec {server} redis-cli --askpass acl list; docker compose exec {server} redis-cli --askpass acl log 5',
      kubernetes: 'kubectl exec deploy/{server} -- redis-cli acl log 5',
      host: 'redis-cli --askpass acl list; redis-cli --askpass acl log 5',
    },
    repair: [
      {
        text: 'Allow the command (+get, +@read) or the keys (~prefix:*) with ACL SETUSER, and keep the rules with ACL SAVE',
        host: 'redis-cli --askpass acl setuser {user|<user>} "~<prefix>:*" "+{value}" && redis-cli --askpass acl save',
        compose: 'docker compose exec {server} redis-cli --askpass acl setuser {user|<user>} "~<prefix>:*" "+{value}"',
      },
    ],
    source: 'Redis source, acl.c getAclErrorMessage(), ACLCheckAllPerm',
    matches: [
      `ReplyError: NOPERM this user has no permissions to run the 'flushall' command or its subcommand`,
      `(error) NOPERM User shop has no permissions to run the 'config|get' command`,
      'redis.exceptions.NoPermissionError: No permissions to access a key',
      'NOPERM this user has no permissions to access one of the keys used as arguments',
    ],
    ignores: ['NOAUTH Authentication required.'],
  },
  {
    id: 'redis.maxmemory-reached',
    kind: 'memory_exhausted',
    program: 'redis',
    forms: [
      {
        words: 'command not allowed when used memory',
        pattern: /command not allowed when used memory > 'maxmemory'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'Redis has used up maxmemory and takes no further writes',
    check: {
      text: 'See what fills it and what maxmemory_policy says: with noeviction (or volatile-* and no keys that expire) nothing is thrown out',
      compose: 'docker compose exec {server} redis-cli info memory; docker compose exec {server} redis-cli --bigkeys',
      kubernetes: 'kubectl exec deploy/{server} -- redis-cli info memory',
      host: 'redis-cli info memory; redis-cli --bigkeys',
    },
    repair: [
      {
        text: 'Raise maxmemory as far as the machine allows; for a cache let it throw out old keys, for queues and sessions find what is never deleted and give it a lifetime',
        compose:
          'docker compose exec {server} redis-cli config set maxmemory 2gb && docker compose exec {server} redis-cli config set maxmemory-policy allkeys-lru',
        kubernetes: 'kubectl exec deploy/{server} -- redis-cli config set maxmemory-policy allkeys-lru',
        host: 'redis-cli config set maxmemory 2gb && redis-cli config set maxmemory-policy allkeys-lru && redis-cli config rewrite',
      },
    ],
    source: 'Redis source, server.c shared.oomerr',
    matches: [
      `ReplyError: OOM command not allowed when used memory > 'maxmemory'.`,
      `redis.exceptions.OutOfMemoryError: command not allowed when used memory > 'maxmemory'.`,
    ],
    ignores: ['maxmemory-policy allkeys-lru'],
  },
  {
    id: 'redis.cannot-persist',
    kind: 'disk_full',
    program: 'redis',
    forms: [
      {
        words: 'misconf is configured to save rdb snapshots',
        pattern:
          /MISCONF (?:Redis|Valkey|KeyDB) is configured to save RDB snapshots, but (?:it's|it is|is) currently (?:unable|not able) to persist (?:to|on) disk/,
      },
      {
        words: 'misconf errors writing to the aof file',
        pattern: /MISCONF Errors writing to the AOF file: (?<value>.{5,60})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    peerProgram: 'redis',
    specificity: 3,
    means: 'Redis refuses writes because it cannot save to disk ({value|see its own log})',
    check: {
      text: 'Read the log of Redis for the reason: a full disk, missing rights on the directory, or a fork without memory',
      compose:
        'docker compose logs --tail 50 {service} | grep -iE "save|write|fork|permission|space"; docker compose exec {server} df -h /data',
      kubernetes:
        'kubectl logs deploy/{service} --tail 50 | grep -iE "save|write|fork|permission|space"; kubectl exec deploy/{server} -- df -h /data',
      host: 'sudo tail -50 /var/log/redis/redis-server.log; df -h /var/lib/redis; sysctl vm.overcommit_memory',
    },
    repair: [
      {
        text: 'Make room, repair the rights (chown redis:redis) or set vm.overcommit_memory=1; then save once, and writing goes on',
        compose: 'docker compose exec {server} redis-cli bgsave',
        kubernetes: 'kubectl exec deploy/{server} -- redis-cli bgsave',
        host: 'sudo chown -R redis:redis /var/lib/redis && sudo sysctl -w vm.overcommit_memory=1 && redis-cli bgsave',
      },
      {
        text: 'When nobody needs the snapshot (a pure cache): switch it off',
        host: `redis-cli config set save ""`,
        compose: `docker compose exec {server} redis-cli config set save ""`,
      },
    ],
    source: 'Redis source, server.c shared.bgsaveerr, writeGetDiskErrorMessage()',
    matches: [
      `ReplyError: MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk. Commands that may modify the data set are disabled`,
      'MISCONF Redis is configured to save RDB snapshots, but is currently not able to persist on disk.',
      '(error) MISCONF Errors writing to the AOF file: No space left on device',
    ],
    ignores: ['Background saving terminated with success'],
  },
  {
    id: 'redis.read-only-replica',
    kind: 'wrong_address',
    program: 'redis',
    forms: [
      {
        words: 'you can t write against a read only',
        pattern: /You can't write against a read[ -]only (?:replica|slave)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'The client writes to a Redis replica',
    check: {
      text: 'Ask the server for its role: after a failover the old address is a replica; on a server open to the Internet REPLICAOF may have been set by a stranger',
      compose: 'docker compose exec {server} redis-cli info replication',
      kubernetes: 'kubectl exec deploy/{server} -- redis-cli info replication',
      host: 'redis-cli info replication',
    },
    repair: [
      {
        text: 'Point the client at the master: through Sentinel or the cluster client instead of a fixed address, and restart it so that old connections go',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
      {
        text: 'When this server is to be the master: end the replication',
        host: 'redis-cli replicaof no one',
        compose: 'docker compose exec {server} redis-cli replicaof no one',
        destructive: true,
      },
    ],
    source: 'Redis source, server.c shared.roslaveerr',
    matches: [
      `ReplyError: READONLY You can't write against a read only replica.`,
      `redis.exceptions.ReadOnlyError: You can't write against a read only replica.`,
      `READONLY You can't write against a read only slave.`,
    ],
    ignores: ['replica-read-only yes'],
  },
  {
    id: 'redis.loading',
    kind: 'startup_order',
    program: 'redis',
    forms: [
      { words: 'is loading the dataset in memory', pattern: /(?:Redis|Valkey|KeyDB) is loading the dataset in memory/ },
      {
        words: 'masterdown link with master is down',
        pattern: /MASTERDOWN Link with MASTER is down and (?:replica|slave)-serve-stale-data is set to 'no'/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 2,
    means: 'Redis still loads its data (or waits for its master): the client came too early',
    check: {
      text: 'See how far the loading is and why the server restarted',
      compose: 'docker compose exec {server} redis-cli info persistence',
      kubernetes: 'kubectl exec deploy/{server} -- redis-cli info persistence',
      host: 'redis-cli info persistence',
    },
    repair: [
      {
        text: 'Wait for it and let the client retry; a health check with redis-cli ping that expects PONG keeps clients away meanwhile',
        compose: 'docker compose up -d --wait && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Redis source, server.c shared.loadingerr, shared.masterdownerr',
    matches: [
      'ReplyError: LOADING Redis is loading the dataset in memory',
      'redis.exceptions.BusyLoadingError: Redis is loading the dataset in memory',
      `MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.`,
    ],
    ignores: ['DB loaded from disk: 0.012 seconds'],
  },
  {
    id: 'redis.too-many-clients',
    kind: 'connection_limit',
    program: 'redis',
    forms: [
      { words: 'max number of clients reached', pattern: /max number of clients (?:\+ cluster connections )?reached/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'Redis takes no further clients (maxclients)',
    check: {
      text: 'Count the clients by address and name: a process that makes a new client for each request, or pools that are too large',
      compose: `docker compose exec {server} redis-cli client list | sed -E 's/.*addr=([^:]+).*/\\1/' | sort | uniq -c | sort -n | tail`,
      kubernetes:
        'kubectl exec deploy/{server} -- redis-cli client list | grep -oE "addr=[^:]+" | sort | uniq -c | sort -n | tail',
      host: 'redis-cli client list | grep -oE "addr=[^:]+" | sort | uniq -c | sort -n | tail',
    },
    repair: [
      {
        text: 'Share one client per process, drop idle ones (timeout 300), raise maxclients together with the limit of open files',
        compose:
          'docker compose exec {server} redis-cli config set timeout 300 && docker compose exec {server} redis-cli config set maxclients 20000',
        kubernetes: 'kubectl exec deploy/{server} -- redis-cli config set timeout 300',
        host: 'redis-cli config set timeout 300 && redis-cli config set maxclients 20000',
      },
    ],
    source: 'Redis source, networking.c acceptCommonHandler()',
    matches: [
      'ReplyError: ERR max number of clients reached',
      'redis.exceptions.ConnectionError: max number of clients reached',
    ],
    ignores: ['maxclients has been reduced to 4064 to compensate for low ulimit.'],
  },
];
