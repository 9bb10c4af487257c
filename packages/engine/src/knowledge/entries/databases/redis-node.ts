import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const REDIS_NODE: readonly CatalogueEntry[] = [
  {
    id: 'redis.client-closed',
    kind: 'unreachable',
    program: 'redis',
    forms: [
      { words: 'clientclosederror the client is closed', pattern: /ClientClosedError: (?<value>The client is closed)/ },
      {
        words: 'stream isn t writeable and enableofflinequeue options is false',
        pattern: /(?<value>Stream isn't writeable and enableOfflineQueue options is false)/,
      },
      { words: 'error command timed out', pattern: /Error: (?<value>Command timed out)/ },
      {
        words: 'connectiontimeouterror connection timeout',
        pattern: /ConnectionTimeoutError: (?<value>Connection timeout)/,
      },
      {
        words: 'disconnectsclienterror disconnects client',
        pattern: /DisconnectsClientError: (?<value>Disconnects client)/,
      },
      { words: 'error connection is closed', pattern: /Error: (?<value>Connection is closed)\.$/ },
      { words: 'redisclient', pattern: /RedisClient::(?<value>CannotConnectError|ReadTimeoutError|ConnectionError)/ },
      {
        words: 'ioredis unhandled error event',
        pattern: /\[ioredis\] (?<value>Unhandled error event: Error: (?:read|write) \w{1,20})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 2,
    means: 'The client of Redis has lost its connection: {value}',
    check: {
      text: 'See whether Redis ran at that time, and whether the code closed the client itself (quit)',
      compose: 'docker compose logs --tail 50 redis',
      kubernetes: 'kubectl logs sts/redis --tail 50',
    },
    repair: [
      {
        text: 'Start or repair Redis; handle the "error" event so that the client connects again; with maxmemory or a slow command look at SLOWLOG',
      },
    ],
    source: 'node-redis packages/client/lib/errors.ts; ioredis lib/Redis.ts',
    matches: [
      'ClientClosedError: The client is closed',
      "Error: Stream isn't writeable and enableOfflineQueue options is false",
      'Error: Command timed out',
      'ConnectionTimeoutError: Connection timeout',
      'DisconnectsClientError: Disconnects client',
      'Error: Connection is closed.',
      'RedisClient::CannotConnectError (Connection refused - connect(2) for 127.0.0.1:6379)',
      'RedisClient::ReadTimeoutError',
      'RedisClient::ConnectionError',
      '[ioredis] Unhandled error event: Error: read ECONNRESET',
    ],
    ignores: ['The client is closed on weekends'],
  },
  {
    id: 'redis.key-of-other-type',
    kind: 'code_defect',
    program: 'redis',
    forms: [
      {
        words: 'wrongtype operation against a key holding the wrong kind of value',
        pattern: /WRONGTYPE Operation against a key holding the wrong kind of value/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The code uses a Redis key as another type than it has',
    check: { text: 'Look at the type of the key', compose: 'docker compose exec {server|redis} redis-cli TYPE <key>' },
    repair: [{ text: 'Give the two uses different key names, or delete the old key after a change of its format' }],
    source: 'redis src/server.c shared.wrongtypeerr',
    matches: [
      'ReplyError: WRONGTYPE Operation against a key holding the wrong kind of value',
      'redis.exceptions.ResponseError: WRONGTYPE Operation against a key holding the wrong kind of value',
    ],
    ignores: ['wrong kind of value in the form'],
  },
  {
    id: 'redis.password-superfluous',
    kind: null,
    program: 'redis',
    forms: [
      {
        words: 'this redis server s default user does not require a password but was supplied',
        pattern: /This Redis server's `default` user does not require a password, but a password was supplied/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'The client of Redis gives a password that the server does not want',
    check: { text: 'Nothing fails; set requirepass in Redis or leave the password out' },
    repair: [],
    source: 'ioredis lib/redis/event_handler.ts',
    matches: [
      "[WARN] This Redis server's `default` user does not require a password, but a password was supplied",
      "(node:1) [WARN] This Redis server's `default` user does not require a password, but a password was supplied",
    ],
    ignores: ['ERR AUTH <password> called without any password configured for the default user'],
  },
];
