import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Replies of Redis and Valkey that are neither access, memory nor replication. */
export const REDIS_REPLIES: readonly CatalogueEntry[] = [
  {
    id: 'redis.wrong-use',
    kind: 'code_defect',
    program: 'redis',
    forms: [
      {
        words: 'wrongtype operation against a key holding the wrong kind',
        pattern: /(?<value>WRONGTYPE Operation against a key holding the wrong kind of value)/,
      },
      {
        words: 'execabort transaction discarded because of previous errors',
        pattern: /(?<value>EXECABORT Transaction discarded because of previous errors)/,
      },
      {
        words: 'err value is not an or out of range',
        pattern:
          /\bERR (?<value>value is not an? (?:integer|valid float) or out of range|value is not an integer or out of range)/,
      },
      {
        words: 'err wrong number of arguments for command',
        pattern: /\bERR (?<value>wrong number of arguments for '[^']{1,30}' command)/,
      },
      {
        words: 'err syntax error',
        pattern:
          /(?:ReplyError|ResponseError|RedisException|CommandError|RedisError)[^\n]{0,20}: (?:ERR )?(?<value>syntax error)/,
      },
      {
        words: 'err protocol error',
        pattern:
          /\bERR (?<value>Protocol error: (?:invalid bulk length|invalid multibulk length|too big mbulk count string|expected '\$'[^\n]{0,20}|unbalanced quotes in request))/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'A program uses Redis wrongly: {value}',
    check: {
      text: 'See which key and which program',
      compose:
        'docker compose exec {server|redis} redis-cli --scan --pattern "<prefix>*" | head; docker compose exec {server|redis} redis-cli type <key>',
      host: 'redis-cli type <key>',
    },
    repair: [
      {
        text: 'Give each program its own prefix or database number: a key of another type was written there by an older version or another program',
      },
      { text: 'Delete the key when it is only a cache', host: 'redis-cli del <key>', destructive: true },
    ],
    source: 'Redis server.c shared objects',
    matches: [
      'WRONGTYPE Operation against a key holding the wrong kind of value',
      'EXECABORT Transaction discarded because of previous errors.',
      'ERR value is not an integer or out of range',
      "ERR wrong number of arguments for 'set' command",
      'ReplyError: ERR syntax error',
      'ERR Protocol error: invalid bulk length',
    ],
    ignores: ['wrong type of day'],
  },
  {
    id: 'redis.database-number',
    kind: 'invalid_setting',
    program: 'redis',
    forms: [
      { words: 'err', pattern: /\bERR (?:DB index is out of range|invalid DB index)/ },
      { words: 'select is not allowed in cluster mode', pattern: /SELECT is not allowed in cluster mode/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Redis database number in the settings is not there',
    check: {
      text: 'Read the number in the URL',
      compose:
        'docker compose exec {service} sh -c "env | grep -i redis"; docker compose exec {server|redis} redis-cli config get databases',
    },
    repair: [
      { text: 'Use a number below "databases" (16 unless set), and 0 in a cluster; tell programs apart by prefix' },
    ],
    source: 'Redis db.c selectCommand',
    matches: ['ERR DB index is out of range', 'ERR SELECT is not allowed in cluster mode', 'ERR invalid DB index'],
    ignores: ['db index 0'],
  },
  {
    id: 'redis.group-missing',
    kind: 'missing_object',
    program: 'redis',
    forms: [
      {
        words: 'nogroup no such key or consumer group',
        pattern: /NOGROUP No such key '(?<object>[^']{1,100})' or consumer group/,
      },
      { words: 'nogroup no such consumer group', pattern: /NOGROUP No such consumer group '(?<object>[^']{1,100})'/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The stream or consumer group {object} is not there: Redis was emptied or the group never made',
    check: { text: 'Look for the stream', host: 'redis-cli xinfo groups <stream>' },
    repair: [
      {
        text: 'Make the group (programs do it at their start: restart them after Redis was emptied) and turn persistence on',
        host: 'redis-cli xgroup create <stream> <group> $ MKSTREAM',
      },
    ],
    source: 'Redis t_stream.c',
    matches: [
      "NOGROUP No such key 'x' or consumer group 'y' in XREADGROUP with GROUP option",
      "NOGROUP No such consumer group 'y' for key name 'x'",
    ],
    ignores: ['group made'],
  },
  {
    id: 'redis.good-day-replies',
    kind: null,
    program: 'redis',
    forms: [
      { words: 'busygroup', pattern: /(?<value>BUSYGROUP) Consumer Group name already exists/ },
      { words: 'noscript', pattern: /(?<value>NOSCRIPT) No matching script/ },
      {
        words: 'tryagain multiple keys request',
        pattern: /(?<value>TRYAGAIN) Multiple keys request during rehashing of slot/,
      },
      {
        words: 'possible security attack detected',
        pattern:
          /Possible (?<value>SECURITY ATTACK) detected\. It looks like somebody is sending POST or Host: commands/,
      },
      { words: 'inprog failover already in progress', pattern: /(?<value>INPROG) Failover already in progress/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Replies of Redis that need nothing done: {value}',
    check: {
      text: 'Nothing needs doing: clients load the script, the group is there, slots move; the attack line is a web request to the port of Redis - close it to the outside',
    },
    repair: [],
    source: 'Redis server.c shared objects, networking.c securityWarningCommand',
    matches: [
      'BUSYGROUP Consumer Group name already exists',
      'NOSCRIPT No matching script. Please use EVAL.',
      'TRYAGAIN Multiple keys request during rehashing of slot',
      '# Possible SECURITY ATTACK detected. It looks like somebody is sending POST or Host: commands to Redis.',
      'INPROG Failover already in progress',
    ],
    ignores: ['security check passed'],
  },
  {
    id: 'redis.script-cannot-be-killed',
    kind: 'slow_dependency',
    program: 'redis',
    forms: [
      {
        words: 'unkillable script already executed write commands',
        pattern: /UNKILLABLE (?:Sorry )?the script already executed write commands/i,
      },
      {
        words: 'unkillable the busy script was sent by a master',
        pattern: /UNKILLABLE The busy script was sent by a master/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A Redis script that wrote already cannot be ended',
    check: { text: 'Read what runs', host: 'redis-cli slowlog get 3; redis-cli info commandstats | tail' },
    repair: [
      {
        text: 'Only a stop without saving ends it; then make the script shorter',
        host: 'redis-cli shutdown nosave',
        destructive: true,
      },
    ],
    source: 'Redis eval.c',
    matches: [
      'UNKILLABLE Sorry the script already executed write commands against the dataset.',
      'UNKILLABLE The busy script was sent by a master instance in the context of replication and cannot be killed.',
    ],
    ignores: ['script ended'],
  },
  {
    id: 'redis.replication-link-down',
    kind: 'unreachable',
    program: 'redis',
    forms: [
      { words: 'master timeout no data nor ping received', pattern: /MASTER timeout: no data nor PING received/ },
      {
        words: 'error condition on socket for sync',
        pattern: /Error condition on socket for SYNC: (?<value>[\w ]{3,40})/,
      },
      {
        words: 'connection with lost',
        pattern: /Connection with (?:replica|slave|master)(?: (?:client id #\d{1,12}|(?<peer>[\w.:-]{3,80})))? lost/,
      },
      { words: 'timeout connecting to the master', pattern: /Timeout connecting to the MASTER/ },
      {
        words: 'failed trying to load the master synchronization db',
        pattern: /Failed trying to load the MASTER synchronization DB/,
      },
      {
        words: 'master aborted replication with an error',
        pattern: /MASTER aborted replication with an error: (?<value>[^\n]{1,80})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A Redis replica loses its primary: {value|the link is down}',
    check: { text: 'Compare both sides', host: 'redis-cli info replication' },
    repair: [
      {
        text: 'Open the port, set masterauth and the announced address (replica-announce-ip behind NAT), raise client-output-buffer-limit replica and repl-timeout for large data',
      },
    ],
    source: 'Redis replication.c',
    matches: [
      '# MASTER timeout: no data nor PING received...',
      '* Error condition on socket for SYNC: Connection refused',
      '* Connection with replica 10.0.0.3:6379 lost.',
      '# Timeout connecting to the MASTER...',
      '# Failed trying to load the MASTER synchronization DB from disk',
      '# MASTER aborted replication with an error: ERR no such thing',
    ],
    ignores: ['* MASTER <-> REPLICA sync: Finished with success'],
  },
  {
    id: 'redis.output-buffer-overrun',
    kind: 'slow_dependency',
    program: 'redis',
    forms: [
      {
        words: 'closed overcoming of output buffer limits',
        pattern: /closed (?:ASAP )?for overcoming of output buffer limits/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'Redis cuts a client or replica that reads too slowly',
    check: {
      text: 'Read the limits and the largest clients',
      host: 'redis-cli config get client-output-buffer-limit; redis-cli client list | sort -t= -k15 | tail -3',
    },
    repair: [
      {
        text: 'Raise the limit for replicas or subscribers, and make the reader faster',
        host: 'redis-cli config set client-output-buffer-limit "replica 512mb 128mb 120"',
      },
    ],
    source: 'Redis networking.c asyncCloseClientOnOutputBufferLimitReached',
    matches: [
      '# Client id=1 addr=10.0.0.3:1 fd=8 scheduled to be closed ASAP for overcoming of output buffer limits.',
      '# Client id=1 addr=10.0.0.3:1 closed for overcoming of output buffer limits.',
    ],
    ignores: ['output buffer limit is 0'],
  },
  {
    id: 'redis.rdb-truncated',
    kind: 'data_corruption',
    program: 'redis',
    forms: [
      { words: 'unexpected eof reading rdb file', pattern: /Unexpected EOF reading RDB file/ },
      { words: 'internal error in rdb reading offset', pattern: /Internal error in RDB reading offset \d{1,20}/ },
      { words: 'wrong rdb checksum', pattern: /Wrong RDB checksum/ },
      {
        words: 'terminating server after rdb file reading failure',
        pattern: /Terminating server after rdb file reading failure/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The RDB file of Redis ends too early or is damaged',
    check: {
      text: 'Check the file',
      compose: 'docker compose run --rm --entrypoint redis-check-rdb redis /data/dump.rdb',
      host: 'redis-check-rdb /var/lib/redis/dump.rdb',
    },
    repair: [
      { text: 'Bring back a copy from a replica or a backup, or start without the file when it is only a cache' },
    ],
    source: 'Redis rdb.c',
    matches: [
      '# Unexpected EOF reading RDB file',
      '# Internal error in RDB reading offset 0, function at rdb.c:123 -> Unexpected EOF',
      '# Wrong RDB checksum expected: (a) but got (b). Aborting now.',
      '# Terminating server after rdb file reading failure.',
    ],
    ignores: ['RDB file loaded'],
  },
  {
    id: 'redis.module-not-loaded',
    kind: 'missing_module',
    program: 'redis',
    forms: [
      { words: 'module failed to load', pattern: /Module (?<path>\/\S{1,150}) failed to load: (?<value>[^\n]{1,80})/ },
      {
        words: 'can t load module from server aborting',
        pattern: /Can't load module from (?<path>\/\S{1,150}): server aborting/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Redis cannot load the module {path}',
    check: {
      text: 'Look at the file',
      compose: 'docker compose exec {service} ls -l {path|/usr/lib/redis/modules}',
      host: 'ls -l {path|/usr/lib/redis/modules}',
    },
    repair: [
      {
        text: 'Make it executable and fit for this version and libc (the image of Redis 8 brings search and JSON along)',
        host: 'sudo chmod +x {path|<module>}',
      },
    ],
    source: 'Redis module.c',
    matches: [
      '# Module /usr/lib/redis/modules/redisearch.so failed to load: It does not have execute permissions.',
      "# Can't load module from /usr/lib/redis/modules/rejson.so: server aborting",
    ],
    ignores: ['module loaded'],
  },
];
