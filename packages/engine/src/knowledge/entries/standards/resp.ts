import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Error prefixes of RESP, the protocol of Redis, Valkey and KeyDB, as every client passes them on. */
export const RESP: readonly CatalogueEntry[] = [
  {
    id: 'resp.authentication-required',
    kind: 'authentication_refused',
    forms: [
      { words: 'noauth authentication required', pattern: /\bNOAUTH:? Authentication required/ },
      {
        words: 'noauth hello must be called',
        pattern: /\bNOAUTH HELLO must be called with the client already authenticated/,
      },
      { words: 'authentication required', pattern: /redis\.exceptions\.AuthenticationError: Authentication required/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 2,
    means: 'Redis wants a password and the client sends none (NOAUTH)',
    check: {
      text: 'Compare requirepass of the server with the address that the client is given',
      compose: 'docker compose config | grep -iE "redis.*(pass|url)|requirepass"',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -i redis',
      host: 'redis-cli -h <host> -a <password> ping',
    },
    repair: [
      {
        text: 'Give the client the password, as in redis://:<password>@<host>:6379, or its own variable for it',
        compose: '$EDITOR .env && docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} --from=secret/<redis secret>',
      },
    ],
    source: 'Redis server.c processCommand, shared.noautherr',
    matches: [
      'ReplyError: NOAUTH Authentication required.',
      '-NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO <proto> AUTH <user> <pass> option can be used',
      'redis.exceptions.AuthenticationError: Authentication required.',
    ],
    ignores: ['407 Proxy Authentication Required', 'requirepass is set, authentication required for all clients'],
  },
  {
    id: 'resp.password-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'wrongpass invalid username password pair',
        pattern: /\bWRONGPASS:? invalid username-password pair(?: or user is disabled)?/i,
      },
      {
        words: 'redis authenticationerror invalid username password pair',
        pattern: /redis\.exceptions\.\w{1,30}: invalid username-password pair/,
      },
      { words: 'err invalid password', pattern: /\bERR invalid password\b/ },
      {
        words: 'auth called without any password configured',
        pattern: /(?:ERR )?AUTH <password> called without any password configured for the default user/,
      },
      { words: 'err client sent auth but no password is set', pattern: /ERR Client sent AUTH, but no password is set/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'Redis refuses the password or account of the client (WRONGPASS)',
    check: {
      text: 'Compare the password of both sides; a server without one refuses AUTH as well',
      compose: 'docker compose config | grep -iE "redis.*(pass|url)|requirepass"',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -i redis',
      host: 'redis-cli -h <host> -a <password> ping; redis-cli acl list',
    },
    repair: [
      {
        text: 'Give both the same password; one with @, : or / has to be percent-encoded in an address. Clients that send the account default to Redis 5 or older fail, too',
        compose: '$EDITOR .env && docker compose up -d',
        kubernetes: 'kubectl edit secret <redis secret> && kubectl rollout restart deploy/{service}',
        host: 'redis-cli -a <old password> config set requirepass <new password>',
      },
    ],
    source: 'Redis acl.c authCommand',
    matches: [
      'ReplyError: WRONGPASS invalid username-password pair or user is disabled.',
      'redis.exceptions.AuthenticationError: invalid username-password pair or user is disabled.',
      'Redis::CommandError: ERR invalid password',
      'ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?',
      '(error) ERR Client sent AUTH, but no password is set',
    ],
    ignores: ['login: invalid password for bob', 'ACL LOG entry created'],
  },
  {
    id: 'resp.no-permission',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'noperm',
        pattern:
          /\bNOPERM:? (?:this user|User (?<user>\S{1,60})) has no permissions to (?:run the '(?<object>[^']{1,60})' command|access)/i,
      },
      {
        words: 'has no permissions to',
        pattern: /NoPermissionError: (?:this user|User (?<user>\S{1,60})) has no permissions/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 3,
    means: 'The ACL of Redis forbids {object|this command or key} to the account {user|of the client}',
    check: {
      text: 'Read the rules of the account and what was refused',
      host: 'redis-cli acl getuser {user|default}; redis-cli acl log 5',
      compose: 'docker compose exec {server|redis} redis-cli acl log 5',
    },
    repair: [
      {
        text: 'Allow the command and the keys to the account in the ACL of Redis, and save it (acl save)',
        host: "redis-cli acl setuser {user|<user>} '+{object|<command>}' '~<prefix>:*' && redis-cli acl save",
        compose:
          "docker compose exec {server|redis} redis-cli acl setuser {user|<user>} '+{object|<command>}' '~<prefix>:*'",
      },
    ],
    source: 'Redis acl.c getAclErrorMessage',
    matches: [
      "ReplyError: NOPERM this user has no permissions to run the 'config|get' command",
      "(error) NOPERM User app has no permissions to run the 'flushall' command",
      'redis.exceptions.NoPermissionError: this user has no permissions to access one of the keys used as arguments',
    ],
    ignores: ['user app has 3 permissions', '403 Forbidden'],
  },
  {
    id: 'resp.out-of-memory',
    kind: 'memory_exhausted',
    forms: [
      {
        words: 'oom command not allowed when used memory maxmemory',
        pattern: /\bOOM:? command not allowed when used memory > 'maxmemory'/i,
      },
      {
        words: 'command not allowed when used memory',
        pattern: /OutOfMemoryError: command not allowed when used memory > 'maxmemory'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'Redis has reached maxmemory and takes no more writes (OOM)',
    check: {
      text: 'Compare used_memory with maxmemory, and see which keys are largest and whether they expire',
      compose:
        'docker compose exec {server|redis} sh -c "redis-cli info memory | grep -E \'used_memory_human|maxmemory\'; redis-cli --bigkeys"',
      kubernetes: 'kubectl exec deploy/{server|redis} -- redis-cli info memory',
      host: 'redis-cli info memory | grep -E "used_memory_human|maxmemory"; redis-cli --bigkeys',
    },
    repair: [
      {
        text: 'Raise maxmemory, or let a cache drop old keys (maxmemory-policy allkeys-lru; noeviction is the default)',
        compose:
          'docker compose exec {server|redis} redis-cli config set maxmemory 2gb; docker compose exec {server|redis} redis-cli config set maxmemory-policy allkeys-lru',
        kubernetes: 'kubectl exec deploy/{server|redis} -- redis-cli config set maxmemory-policy allkeys-lru',
        host: 'redis-cli config set maxmemory 2gb && redis-cli config rewrite',
      },
      { text: 'Let the writer give its keys a time to live, and shorten queues that nobody empties' },
    ],
    source: 'Redis server.c shared.oomerr; documentation, Key eviction',
    matches: [
      "ReplyError: OOM command not allowed when used memory > 'maxmemory'.",
      "redis.exceptions.OutOfMemoryError: command not allowed when used memory > 'maxmemory'.",
    ],
    ignores: ['maxmemory set to 2147483648', 'Out of memory: Killed process 77 (redis-server)'],
  },
  {
    id: 'resp.read-only-replica',
    kind: 'wrong_address',
    forms: [
      {
        words: 'you can t write against a read only',
        pattern: /(?:READONLY:? |ReadOnlyError: )You can't write against a read only (?:replica|slave)/,
      },
      {
        words: 'unblocked force unblock from blocking operation',
        pattern: /UNBLOCKED force unblock from blocking operation, instance state changed/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 2,
    means: 'The client writes to a replica of Redis (READONLY)',
    check: {
      text: 'Ask each instance for its role',
      compose: 'docker compose exec {server|redis} redis-cli role',
      kubernetes: 'kubectl exec <pod> -- redis-cli role',
      host: 'redis-cli -h <host> role; redis-cli -p 26379 sentinel get-master-addr-by-name mymaster',
    },
    repair: [
      {
        text: 'Let the client find the primary through Sentinel or Cluster, or the service of the primary, and reconnect after a failover',
        kubernetes: 'kubectl get endpoints | grep redis',
        compose: '$EDITOR .env && docker compose restart {service}',
      },
      {
        text: 'When it should be the primary, make it so',
        host: 'redis-cli -h <host> replicaof no one',
        compose: 'docker compose exec {server|redis} redis-cli replicaof no one',
      },
    ],
    source: 'Redis server.c shared.roslaveerr; blocked.c disconnectAllBlockedClients',
    matches: [
      "ReplyError: READONLY You can't write against a read only replica.",
      "redis.exceptions.ReadOnlyError: You can't write against a read only replica.",
      'UNBLOCKED force unblock from blocking operation, instance state changed (master -> replica?)',
    ],
    ignores: ['replica is read only as configured', 'Read-only file system'],
  },
  {
    id: 'resp.snapshot-fails',
    kind: 'disk_full',
    forms: [
      {
        words: 'misconf redis is configured to save rdb snapshots',
        pattern:
          /\bMISCONF (?:Redis|Valkey) is configured to save RDB snapshots, but (?:it's currently unable to|it is currently not able to|is currently not able to) persist on disk/,
      },
      {
        words: 'misconf errors writing to the aof file',
        pattern: /\bMISCONF Errors writing to the AOF file: (?<value>[^"'\\]{1,80})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 3,
    means: 'Redis takes no writes since it cannot save to disk (MISCONF {value|see the log of Redis})',
    check: {
      text: 'Read in the log of Redis why the save failed: full disk, no permission on /data, or no memory to fork',
      compose:
        'docker compose logs --tail 50 redis | grep -iE "save|rdb|fork|permission|space"; docker compose exec {server|redis} sh -c "df -h /data; ls -ld /data"',
      kubernetes: 'kubectl logs deploy/{server|redis} --tail 50; kubectl exec deploy/{server|redis} -- df -h /data',
      host: 'redis-cli info persistence | grep -E "rdb_last|aof_last"; df -h /var/lib/redis',
    },
    repair: [
      {
        text: 'Make room, give /data to the account of Redis, or set vm.overcommit_memory=1 when the fork failed',
        host: 'sudo sysctl -w vm.overcommit_memory=1; sudo chown -R redis:redis /var/lib/redis',
        compose:
          'sudo sysctl -w vm.overcommit_memory=1; docker compose exec --user root redis chown -R redis:redis /data',
      },
      {
        text: 'For a cache that needs no disk, switch saving off',
        compose: "docker compose exec {server|redis} redis-cli config set save ''",
        host: "redis-cli config set save ''",
      },
    ],
    source: 'Redis server.c shared.bgsaveerr, writeCommandsGetDiskErrorMessage',
    matches: [
      "ReplyError: MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist on disk. Commands that may modify the data set are disabled",
      'MISCONF Redis is configured to save RDB snapshots, but it is currently not able to persist on disk.',
      'MISCONF Errors writing to the AOF file: No space left on device',
    ],
    ignores: ['Background saving terminated with success', 'rdb snapshots are saved every 60 s'],
  },
  {
    id: 'resp.loading',
    kind: 'startup_order',
    forms: [
      {
        words: 'loading is loading the dataset in memory',
        pattern: /(?:LOADING:? |BusyLoadingError: )(?:Redis|Valkey) is loading the dataset in memory/,
      },
      {
        words: 'masterdown link with master is down',
        pattern: /\bMASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 2,
    means: 'Redis still reads its data set (LOADING) or waits for its primary',
    check: {
      text: 'See how far the loading is, and why Redis was restarted',
      compose: 'docker compose exec {server|redis} redis-cli info persistence | grep loading; docker compose ps -a',
      kubernetes: 'kubectl exec deploy/{server|redis} -- redis-cli info persistence | grep loading; kubectl get pods',
      host: 'redis-cli info persistence | grep loading; uptime',
    },
    repair: [
      {
        text: 'Wait until it is loaded and let clients retry; keep a probe from ending it meanwhile, and settle why it ended before',
        kubernetes: 'kubectl edit deploy/redis   # startupProbe with enough failureThreshold',
        compose: 'docker compose logs --tail 50 redis',
      },
    ],
    source: 'Redis server.c shared.loadingerr, shared.masterdownerr',
    matches: [
      'ReplyError: LOADING Redis is loading the dataset in memory',
      'redis.exceptions.BusyLoadingError: Redis is loading the dataset in memory',
      "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
    ],
    ignores: ['DB loaded from disk: 0.102 seconds', 'loading dataset of 3 tables'],
  },
  {
    id: 'resp.cluster-down',
    kind: 'cluster_quorum',
    forms: [
      {
        words: 'clusterdown',
        pattern:
          /\bCLUSTERDOWN:? (?<value>Hash slot not served|The cluster is down(?: and only accepts read commands)?)/i,
      },
      {
        words: 'hash slot not served',
        pattern: /ClusterDownError: (?:CLUSTERDOWN )?(?<value>Hash slot not served|The cluster is down)/,
      },
      { words: 'not enough good replicas', pattern: /\bNOREPLICAS Not enough good replicas to write/ },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 2,
    means: 'The Redis cluster is down: {value|too few masters or replicas}',
    check: {
      text: 'Ask the cluster for its state and for slots that nobody serves',
      compose:
        'docker compose exec {server|redis} redis-cli cluster info; docker compose exec {server|redis} redis-cli cluster nodes',
      kubernetes: 'kubectl exec redis-0 -- redis-cli cluster info; kubectl exec redis-0 -- redis-cli cluster nodes',
      host: 'redis-cli -c cluster info; redis-cli --cluster check <host>:6379',
    },
    repair: [
      {
        text: 'Bring the missing masters back',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl rollout restart statefulset/redis',
        host: 'sudo systemctl start redis',
      },
      {
        text: 'A cluster that was never made, or whose nodes are gone, needs its slots assigned (data of lost slots is lost)',
        host: 'redis-cli --cluster create <host1>:6379 <host2>:6379 <host3>:6379   # or: redis-cli --cluster fix <host>:6379',
        destructive: true,
      },
    ],
    source: 'Redis cluster.c clusterRedirectClient; ioredis Cluster; server.c shared.noreplicaserr',
    matches: [
      'ReplyError: CLUSTERDOWN Hash slot not served',
      'redis.exceptions.ClusterDownError: Hash slot not served',
      '(error) NOREPLICAS Not enough good replicas to write.',
    ],
    ignores: ['cluster_state:ok', 'slot of hash table 12 served'],
  },
  {
    id: 'resp.cluster-redirect',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'moved',
        pattern:
          /(?:ReplyError:|ResponseError:|\(error\)|CommandError:|ERR|MovedError:|JedisMovedDataException:|redis:|err(?:or)?=") ?"?MOVED (?<value>\d{1,5}) (?<peer>[\w.-]{0,100}):(?<port>\d{1,5})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'A client that does not know clusters talks to a Redis cluster (slot {value})',
    check: {
      text: 'See whether the client is set up for a cluster',
      compose: 'docker compose exec {service} env | grep -i redis',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -i redis',
      host: 'redis-cli -h <host> cluster info | head -1',
    },
    repair: [
      {
        text: 'Use the cluster client of the library (new Redis.Cluster, RedisCluster, redis-cli -c), or point the client at a single server; keys that belong into one command need a common tag in braces',
        compose: '$EDITOR .env && docker compose up -d {service}',
      },
    ],
    source: 'Redis cluster specification; cluster.c clusterRedirectClient',
    matches: ['ReplyError: MOVED 3999 172.18.0.9:6379', 'redis.exceptions.ResponseError: MOVED 866 172.18.0.8:6379'],
    ignores: ['301 Moved Permanently', 'moved 3999 files'],
  },
  {
    id: 'resp.too-many-clients',
    kind: 'connection_limit',
    forms: [
      {
        words: 'err max number of clients reached',
        pattern: /ERR max number of clients (?:\+ cluster connections )?reached/,
      },
      {
        words: 'max number of clients reached',
        pattern: /(?:redis\S{0,60}|ConnectionError|ReplyError): (?:ERR )?max number of clients reached/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 3,
    means: 'All connections of Redis are taken (maxclients)',
    check: {
      text: 'Count the clients by address and name, and how long they idle',
      compose:
        'docker compose exec {server|redis} sh -c "redis-cli config get maxclients; redis-cli client list | cut -d\' \' -f2,4 | sort | uniq -c"',
      kubernetes: 'kubectl exec deploy/{server|redis} -- redis-cli info clients',
      host: 'redis-cli info clients; redis-cli config get maxclients; redis-cli client list | head',
    },
    repair: [
      {
        text: 'Use one client or pool for each process in place of one for each request, close idle ones (timeout), or raise maxclients together with the limit of open files',
        compose: 'docker compose exec {server|redis} redis-cli config set timeout 300',
        host: 'redis-cli config set maxclients 20000 && redis-cli config set timeout 300',
      },
    ],
    source: 'Redis networking.c acceptCommonHandler',
    matches: [
      'ReplyError: ERR max number of clients reached',
      'redis.exceptions.ConnectionError: max number of clients reached',
    ],
    ignores: ['maxclients is 10000', 'FATAL:  sorry, too many clients already'],
  },
];
