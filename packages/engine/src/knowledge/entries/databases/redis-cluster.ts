import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const REDIS_CLUSTER: readonly CatalogueEntry[] = [
  {
    id: 'redis.protected-mode',
    kind: 'authentication_refused',
    program: 'redis',
    forms: [
      {
        words: 'denied is running in protected mode because',
        pattern: /DENIED (?:Redis|Valkey|KeyDB) is running in protected mode because/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'Redis runs in protected mode: no password is set, so it serves this host only',
    check: {
      text: 'Print bind, protected-mode and whether a password is set',
      compose: 'docker compose exec {server} redis-cli config get "protected-mode"',
      kubernetes: 'kubectl exec deploy/{server} -- redis-cli config get protected-mode',
      host: 'grep -nE "^(bind|protected-mode|requirepass)" /etc/redis/redis.conf',
    },
    repair: [
      {
        text: 'Set a password, which ends the protected mode; switch it off only in a network that nobody else reaches',
        compose: `printf 'services:\\n  {service}:\\n    command: redis-server --requirepass \${REDIS_PASSWORD}\\n' > docker-compose.override.yml && docker compose up -d {service}`,
        host: 'redis-cli config set requirepass "<password>" && redis-cli -a "<password>" config rewrite',
      },
    ],
    source: 'Redis source, networking.c acceptCommonHandler()',
    matches: [
      '-DENIED Redis is running in protected mode because protected mode is enabled and no password is set for the default user.',
      'redis.exceptions.ResponseError: DENIED Redis is running in protected mode because protected mode is enabled, no bind address was specified, no authentication password is requested to clients.',
    ],
    ignores: ['protected-mode yes'],
  },
  {
    id: 'redis.cluster-down',
    kind: 'cluster_quorum',
    program: 'redis',
    forms: [
      { words: 'clusterdown', pattern: /CLUSTERDOWN (?:The cluster is down|Hash slot not served)/ },
      { words: 'cluster state changed fail', pattern: /Cluster state changed: fail/ },
      {
        words: 'at least one hash slot is not served by any available node',
        pattern: /At least one hash slot is not served by any available node/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 2,
    means: 'The Redis cluster is down: slots are not served',
    check: {
      text: 'See which nodes fail and which slots nobody has',
      compose:
        'docker compose exec {server} redis-cli cluster info; docker compose exec {server} redis-cli --cluster check localhost:6379',
      kubernetes: 'kubectl exec {service}-0 -- redis-cli --cluster check localhost:6379',
      host: 'redis-cli --cluster check localhost:6379',
    },
    repair: [
      {
        text: 'Start the missing nodes; a new cluster has to be made once, slots left open by a broken resharding can be fixed',
        compose: 'docker compose up -d && docker compose exec {server} redis-cli --cluster fix localhost:6379',
        kubernetes:
          'kubectl rollout status statefulset/{service} && kubectl exec {service}-0 -- redis-cli --cluster fix localhost:6379',
        host: 'redis-cli --cluster fix localhost:6379',
      },
      {
        text: 'Nodes that came back with other addresses (containers) do not find each other: let one meet the others, or announce fixed addresses (cluster-announce-ip, cluster-announce-hostname)',
        host: 'redis-cli cluster meet <address> 6379',
      },
    ],
    source: 'Redis source, cluster.c clusterRedirectClient(); cluster_legacy.c clusterUpdateState()',
    matches: [
      'ReplyError: CLUSTERDOWN Hash slot not served',
      'redis.exceptions.ClusterDownError: CLUSTERDOWN The cluster is down',
      '1:M 04 Apr 2025 07:12:08.113 # Cluster state changed: fail',
      '1:M 04 Apr 2025 07:12:08.113 # Cluster is currently down: At least one hash slot is not served by any available node.',
    ],
    ignores: ['Cluster state changed: ok'],
  },
  {
    id: 'redis.client-not-in-cluster-mode',
    kind: 'invalid_setting',
    program: 'redis',
    forms: [
      {
        words: 'moved',
        pattern:
          /(?:ReplyError|ResponseError|CommandError|JedisMovedDataException|RedisCommandExecutionException|ServerException|\(error\))\W{1,3}MOVED (?<value>\d{1,5}) (?<peer>[\w.-]{1,80}):(?<port>\d{1,5})/,
      },
      { words: 'cluster support disabled', pattern: /This instance has cluster support disabled/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'The client and Redis disagree whether this is a cluster (slot {value|-} at {peer|this node})',
    check: {
      text: 'Ask the server whether it is in cluster mode, and look how the client is made (Redis or Redis.Cluster, spring.data.redis.cluster.nodes)',
      compose: 'docker compose exec {server} redis-cli info cluster',
      kubernetes: 'kubectl exec deploy/{server} -- redis-cli info cluster',
      host: 'redis-cli info cluster',
    },
    repair: [
      {
        text: 'Use the cluster client (redis-cli -c, new Redis.Cluster(...), RedisCluster in redis-py) with the nodes, or a server without cluster mode',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Redis source, cluster.c clusterRedirectClient(), clusterCommand()',
    matches: [
      'ReplyError: MOVED 12182 10.0.0.12:6379',
      '(error) MOVED 12182 10.0.0.12:6379',
      'redis.exceptions.ResponseError: MOVED 5798 redis-1.redis:6379',
      'ReplyError: ERR This instance has cluster support disabled',
    ],
    ignores: ['DEBUG handling redirection MOVED 12182 10.0.0.12:6379'],
  },
  {
    id: 'redis.keys-in-different-slots',
    kind: 'code_defect',
    program: 'redis',
    forms: [
      {
        words: 'crossslot keys in request don t hash to the same slot',
        pattern: /CROSSSLOT Keys in request don't hash to the same slot/,
      },
      { words: 'crossslot', pattern: /\bCROSSSLOT\b.{0,40}(?:same slot|same hash slot)/ },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'redis',
    specificity: 3,
    means: 'A command or script touches keys that lie in different slots of the Redis cluster',
    check: {
      text: 'Find the command with several keys (MGET, pipelines, Lua, BullMQ and Sidekiq queues)',
      compose: 'docker compose logs --tail 200 {service} | grep -B5 CROSSSLOT',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -B5 CROSSSLOT',
    },
    repair: [
      {
        text: 'Give keys that belong together one hash tag, a part of the name in curly brackets that alone decides the slot (BullMQ: a prefix in such brackets), or ask key by key',
      },
    ],
    source: 'Redis source, cluster.c clusterRedirectClient()',
    matches: [
      `ReplyError: CROSSSLOT Keys in request don't hash to the same slot`,
      `redis.exceptions.ClusterCrossSlotError: CROSSSLOT Keys in request don't hash to the same slot`,
    ],
    ignores: ['CLUSTERDOWN Hash slot not served'],
  },
  {
    id: 'redis.command-unknown',
    kind: 'missing_module',
    program: 'redis',
    forms: [{ words: 'err unknown command', pattern: /ERR unknown command [`'](?<object>[\w.-]{1,40})[`']/ }],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'redis',
    specificity: 3,
    means: 'This Redis does not know the command {object}',
    check: {
      text: 'Print version and modules; JSON.*, FT.*, BF.* and TS.* are modules before Redis 8, HELLO needs 6, and managed services and rename-command take commands away (it is too old, the command was renamed, or a module is missing)',
      compose: 'docker compose exec {server} redis-cli info server; docker compose exec {server} redis-cli module list',
      kubernetes: 'kubectl exec deploy/{server} -- redis-cli module list',
      host: 'redis-cli info server | grep version; redis-cli module list',
    },
    repair: [
      {
        text: 'Use an image that has it (redis:8 or redis/redis-stack-server), or tell the client the old protocol',
        compose: `sed -i -E 's#(image: *redis):[^ ]+#\\1:8#' docker-compose.yml && docker compose up -d {service}`,
        kubernetes: 'kubectl set image deploy/{service} "*=redis:8"',
      },
    ],
    source: 'Redis source, server.c rejectCommandFormat(), commandCheckExistence()',
    matches: [
      `ReplyError: ERR unknown command 'JSON.SET', with args beginning with: 'doc' '$'`,
      'redis.exceptions.ResponseError: ERR unknown command `HELLO`, with args beginning with: `3`,',
    ],
    ignores: ['bash: unknown command: redis'],
  },
  {
    id: 'redis.script-blocks',
    kind: 'slow_dependency',
    program: 'redis',
    forms: [
      { words: 'busy is busy running a script', pattern: /BUSY (?:Redis|Valkey|KeyDB) is busy running a script/ },
      {
        words: 'lua slow script detected still in execution after milliseconds',
        pattern: /(?:Lua slow script|Slow script) detected: still in execution after (?<limit>\d{1,12}) milliseconds/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'redis',
    specificity: 3,
    means: 'A Lua script keeps Redis busy, and all other clients wait',
    check: {
      text: 'Find the slow commands',
      compose: 'docker compose exec {server} redis-cli slowlog get 10',
      kubernetes: 'kubectl exec deploy/{server} -- redis-cli slowlog get 10',
      host: 'redis-cli slowlog get 10',
    },
    repair: [
      {
        text: 'End the script; once it has written, only SHUTDOWN NOSAVE does, and that loses what is not saved',
        compose: 'docker compose exec {server} redis-cli script kill',
        kubernetes: 'kubectl exec deploy/{server} -- redis-cli script kill',
        host: 'redis-cli script kill',
        destructive: true,
      },
      { text: 'Let scripts work in small portions, without KEYS and without loops over large structures' },
    ],
    source: 'Redis source, server.c shared.slowevalerr; script.c',
    matches: [
      'ReplyError: BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.',
      '1:M 04 Apr 2025 07:12:08.113 # Lua slow script detected: still in execution after 5000 milliseconds. You can try killing the script using the SCRIPT KILL command.',
    ],
    ignores: ['lua-time-limit 5000'],
  },
  {
    id: 'redis.too-few-replicas',
    kind: 'cluster_quorum',
    program: 'redis',
    forms: [
      {
        words: 'noreplicas not enough good to write',
        pattern: /NOREPLICAS Not enough good (?:replicas|slaves) to write/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 2,
    means: 'Redis refuses writes: fewer replicas follow than min-replicas-to-write demands',
    check: {
      text: 'See which replicas are connected and how far they lag',
      compose: 'docker compose exec {server} redis-cli info replication',
      kubernetes: 'kubectl exec deploy/{server} -- redis-cli info replication',
      host: 'redis-cli info replication',
    },
    repair: [
      {
        text: 'Bring the replicas back, or lower the demand for the time being',
        compose: 'docker compose exec {server} redis-cli config set min-replicas-to-write 0',
        kubernetes: 'kubectl exec deploy/{server} -- redis-cli config set min-replicas-to-write 0',
        host: 'redis-cli config set min-replicas-to-write 0',
      },
    ],
    source: 'Redis source, server.c shared.noreplicaserr',
    matches: [
      'ReplyError: NOREPLICAS Not enough good replicas to write.',
      '(error) NOREPLICAS Not enough good slaves to write.',
    ],
    ignores: ['min-replicas-to-write 1'],
  },
  {
    id: 'redis.sentinel-finds-no-master',
    kind: 'cluster_quorum',
    program: 'redis',
    forms: [
      {
        words: 'failover abort no good slave master',
        pattern: /-failover-abort-no-good-slave master (?<object>\S{1,60}) (?<peer>\S{1,60}) (?<port>\d{1,5})/,
      },
      {
        words: 'failover abort not elected master',
        pattern: /-failover-abort-not-elected master (?<object>\S{1,60}) (?<peer>\S{1,60}) (?<port>\d{1,5})/,
      },
      { words: 'noquorum usable sentinels', pattern: /NOQUORUM (?<value>\d{1,3}) usable Sentinels/ },
      {
        words: 'all sentinels down cannot determine where is master is running',
        pattern: /All sentinels down, cannot determine where is (?<object>\S{1,60}) master is running/,
      },
      { words: 'all sentinels are unreachable', pattern: /All sentinels are unreachable/ },
      { words: 'no master found for', pattern: /MasterNotFoundError: No master found for '(?<object>[^']{1,60})'/ },
      {
        words: 'all sentinels specified in configuration are unreachable',
        pattern: /redis: all sentinels specified in configuration are unreachable/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 2,
    means: 'Sentinel gives no master for {object|the set}: no replica fits, or no majority of Sentinels',
    check: {
      text: 'Ask a Sentinel what it sees: master, replicas, other Sentinels, and whether a majority is there',
      compose:
        'docker compose exec {server} redis-cli -p 26379 sentinel ckquorum {object|mymaster}; docker compose exec {server} redis-cli -p 26379 sentinel replicas {object|mymaster}',
      kubernetes: 'kubectl exec {service}-0 -- redis-cli -p 26379 sentinel ckquorum {object|mymaster}',
      host: 'redis-cli -p 26379 sentinel ckquorum {object|mymaster}; redis-cli -p 26379 sentinel replicas {object|mymaster}',
    },
    repair: [
      {
        text: 'Start the missing Sentinels and replicas, give the client the name of the set that Sentinel has and the port 26379, and give Sentinel the password of the servers (auth-pass)',
        compose: 'docker compose up -d',
        host: 'redis-cli -p 26379 sentinel set {object|mymaster} auth-pass "<password>"; redis-cli -p 26379 sentinel reset {object|mymaster}',
      },
    ],
    source:
      'Redis source, sentinel.c sentinelFailoverSelectSlave(); Jedis JedisSentinelPool; ioredis SentinelConnector; redis-py sentinel.py; go-redis sentinel.go',
    matches: [
      '1:X 04 Apr 2025 07:12:08.113 # -failover-abort-no-good-slave master mymaster 10.0.0.11 6379',
      '1:X 04 Apr 2025 07:12:08.113 # -failover-abort-not-elected master mymaster 10.0.0.11 6379',
      'NOQUORUM 1 usable Sentinels. Not enough available Sentinels to reach the specified quorum for this master',
      'redis.clients.jedis.exceptions.JedisConnectionException: All sentinels down, cannot determine where is mymaster master is running...',
      'Error: All sentinels are unreachable. Retrying from scratch after 10ms.',
      `redis.sentinel.MasterNotFoundError: No master found for 'mymaster'`,
      'redis: all sentinels specified in configuration are unreachable',
    ],
    ignores: ['+switch-master mymaster 10.0.0.11 6379 10.0.0.12 6379'],
  },
];
