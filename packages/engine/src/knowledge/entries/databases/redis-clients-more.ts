import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const REDIS_CLIENTS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'redis.module-command-missing',
    kind: 'missing_module',
    program: 'redis',
    forms: [
      {
        words: 'unknown command',
        pattern: /unknown command '?`?(?<value>(?:BF|CF|FT|JSON|TS|TOPK|CMS|GRAPH|TDIGEST|VADD|VSIM)\.?\w{0,20})/i,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Redis does not know {value}: a module or a newer release is missing',
    check: {
      text: 'See modules and release',
      host: 'redis-cli module list; redis-cli info server | grep redis_version',
    },
    repair: [
      {
        text: 'Use Redis 8 or redis/redis-stack, which hold the modules',
        compose: 'docker compose up -d {service}   # image: redis:8',
      },
    ],
    source: 'Redis server.c; Redis Stack docs',
    matches: [
      "redis.exceptions.ResponseError: unknown command 'BF.ADD', with args beginning with: 'a'",
      "ERR unknown command 'FT.CREATE', with args beginning with: 'idx'",
      'ERR unknown command `JSON.SET`, with args beginning with: `a`',
    ],
    ignores: ['command JSON.SET executed'],
  },
  {
    id: 'redis.jedis-pool-exhausted',
    kind: 'pool_exhausted',
    program: 'redis',
    forms: [
      { words: 'jedisexhaustedpoolexception', pattern: /JedisExhaustedPoolException/ },
      {
        words: 'jedisconnectionexception could not get a resource from the pool',
        pattern: /JedisConnectionException: Could not get a resource from the pool/,
      },
      {
        words: 'redistimeoutexception unable to acquire connection',
        pattern: /RedisTimeoutException: Unable to acquire connection/,
      },
      { words: 'cannot get jedis connection', pattern: /Cannot get Jedis connection/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'The Redis pool of the Java client gives no connection: all are taken or Redis is away',
    check: {
      text: 'See connections at Redis and whether it answers',
      host: 'redis-cli ping; redis-cli info clients; redis-cli client list | wc -l',
    },
    repair: [
      {
        text: 'Where Redis answers: close connections (try-with-resources), raise maxTotal; else repair the address',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'jedis Pool.java; redisson',
    matches: [
      'redis.clients.jedis.exceptions.JedisExhaustedPoolException: Could not get a resource since the pool is exhausted',
      'redis.clients.jedis.exceptions.JedisConnectionException: Could not get a resource from the pool',
      'org.redisson.client.RedisTimeoutException: Unable to acquire connection! RedissonPromise Increase connection pool size or timeout.',
      'org.springframework.data.redis.RedisConnectionFailureException: Cannot get Jedis connection; nested exception is',
    ],
    ignores: ['Jedis pool created'],
  },
];
