import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const SESSIONS: Step = {
  text: 'See what the connections do on the server: long queries, locks, or "idle in transaction" that the application forgot; a thread dump shows who holds them',
  compose:
    'docker compose exec {service} sh -c "kill -3 1" && docker compose logs --tail 300 {service} | grep -B2 -A12 -i "getConnection"',
  kubernetes:
    'kubectl exec deploy/{service} -- kill -3 1 && kubectl logs deploy/{service} --tail 300 | grep -B2 -A12 -i "getConnection"',
  host: 'jstack $(pgrep -f {service}) | grep -B2 -A12 -i "getConnection"',
};

export const HIKARICP: readonly CatalogueEntry[] = [
  {
    id: 'hikaricp.pool-exhausted',
    kind: 'pool_exhausted',
    program: 'hikaricp',
    forms: [
      {
        words: 'connection is not available request timed out after',
        pattern:
          /(?<object>[\w.-]{1,60}) - Connection is not available, request timed out after (?<limit>\d{1,9}ms)(?:\.| \((?<value>total=[1-9]\d{0,4}, active=\d{1,5}, idle=\d{1,5}, waiting=\d{1,6})\))/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: 'The pool {object} had no connection free for {limit} ({value|all in use})',
    check: SESSIONS,
    repair: [
      {
        text: 'Give connections back: no HTTP calls inside of @Transactional, spring.jpa.open-in-view=false, no nested transactions (REQUIRES_NEW needs a second one), close streams. leakDetectionThreshold names the place',
        compose: 'docker compose run --rm -e SPRING_DATASOURCE_HIKARI_LEAK_DETECTION_THRESHOLD=20000 {service}',
        kubernetes: 'kubectl set env deploy/{service} SPRING_DATASOURCE_HIKARI_LEAK_DETECTION_THRESHOLD=20000',
      },
      {
        text: 'Give slow queries their index; only then raise maximumPoolSize, with instances times pool size below the limit of the database',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE=20',
      },
    ],
    source: 'HikariCP, HikariPool.createTimeoutException()',
    matches: [
      'java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms (total=10, active=10, idle=0, waiting=5)',
      'java.sql.SQLTransientConnectionException: shop-pool - Connection is not available, request timed out after 30001ms.',
    ],
    ignores: [
      'java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms (total=0, active=0, idle=0, waiting=0)',
    ],
  },
  {
    id: 'hikaricp.cannot-connect',
    kind: 'connection_refused',
    program: 'hikaricp',
    forms: [
      {
        words: 'connection is not available request timed out after total 0',
        pattern:
          /(?<object>[\w.-]{1,60}) - Connection is not available, request timed out after (?<limit>\d{1,9}ms) \(total=0, /,
      },
      {
        words: 'exception during pool initialization',
        pattern: /(?<object>[\w.-]{1,60}) - Exception during pool initialization/,
      },
      {
        words: 'failed to initialize pool',
        pattern: /PoolInitializationException: Failed to initialize pool: (?<value>.{5,80})/,
      },
    ],
    nearby: [/Caused by: [\w.]{5,100}: (?<value>.{5,80})/],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The pool gets no connection to its database at all ({value|see "Caused by"})',
    check: {
      text: 'Read the lowest "Caused by": refused, unknown name, password, missing database, TLS',
      compose: 'docker compose logs --tail 200 {service} | grep "Caused by"; docker compose ps',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep "Caused by"',
      host: 'sudo journalctl -u {service} -n 200 | grep "Caused by"',
    },
    repair: [
      {
        text: 'Repair what it says, and let the application start after its database (depends_on with service_healthy, or initializationFailTimeout)',
        compose: 'docker compose up -d --wait && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'HikariCP, HikariPool.checkFailFast(), createTimeoutException()',
    matches: [
      'java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms (total=0, active=0, idle=0, waiting=12)',
      'ERROR 1 --- [main] com.zaxxer.hikari.pool.HikariPool : HikariPool-1 - Exception during pool initialization.',
      'com.zaxxer.hikari.pool.HikariPool$PoolInitializationException: Failed to initialize pool: Connection to db:5432 timed out',
    ],
    ignores: ['HikariPool-1 - Start completed.'],
  },
  {
    id: 'hikaricp.leak',
    kind: 'code_defect',
    program: 'hikaricp',
    forms: [
      {
        words: 'connection leak detection triggered for on thread',
        pattern:
          /Connection leak detection triggered for (?<object>\S{5,120}(?: \([^)]{1,60}\))?) on thread (?<value>[^,]{1,80}),/,
      },
      { words: 'apparent connection leak detected', pattern: /Apparent connection leak detected/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A connection of the pool is not given back (thread {value|in the stack})',
    check: SESSIONS,
    repair: [
      {
        text: 'Close it where the stack trace points to (try-with-resources), or raise leakDetectionThreshold above the longest lawful job',
      },
    ],
    source: 'HikariCP, ProxyLeakTask.run()',
    matches: [
      'WARN com.zaxxer.hikari.pool.ProxyLeakTask - Connection leak detection triggered for org.postgresql.jdbc.PgConnection@4f2b on thread http-nio-8080-exec-3, stack trace follows',
      'java.lang.Exception: Apparent connection leak detected',
    ],
    ignores: [
      'Previously reported leaked connection org.postgresql.jdbc.PgConnection@4f2b on thread http-nio-8080-exec-3 was returned to the pool (unleaked)',
    ],
  },
  {
    id: 'hikaricp.lifetime-too-long',
    kind: 'invalid_setting',
    program: 'hikaricp',
    forms: [
      {
        words: 'possibly consider using a shorter maxlifetime value',
        pattern:
          /(?<object>[\w.-]{1,60}) - Failed to validate connection .{1,200}Possibly consider using a shorter (?<setting>maxLifetime) value/,
      },
      {
        words: 'marked as broken because of sqlstate',
        pattern:
          /(?<object>[\w.-]{1,60}) - Connection \S{5,120} marked as broken because of SQLSTATE\((?<value>\w{1,6})\)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'Connections of the pool {object} were closed by the other side before the pool did so',
    check: {
      text: 'Compare maxLifetime with what ends connections: wait_timeout of MySQL, idle limits of proxies, load balancers and NAT, or a restart of the database',
      compose: 'docker compose logs --tail 200 {service} | grep -c "Failed to validate"',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -c "Failed to validate"',
    },
    repair: [
      {
        text: 'Set maxLifetime some minutes shorter than that limit and keepaliveTime to a minute or two',
        kubernetes:
          'kubectl set env deploy/{service} SPRING_DATASOURCE_HIKARI_MAX_LIFETIME=600000 SPRING_DATASOURCE_HIKARI_KEEPALIVE_TIME=60000',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'HikariCP, PoolBase.isConnectionDead(), ProxyConnection.checkException()',
    matches: [
      'WARN com.zaxxer.hikari.pool.PoolBase - HikariPool-1 - Failed to validate connection com.mysql.cj.jdbc.ConnectionImpl@5a (No operations allowed after connection closed.). Possibly consider using a shorter maxLifetime value.',
      'WARN com.zaxxer.hikari.pool.ProxyConnection - HikariPool-1 - Connection org.postgresql.jdbc.PgConnection@6f marked as broken because of SQLSTATE(08006), ErrorCode(0)',
    ],
    ignores: [
      'HikariPool-1 - Closing connection org.postgresql.jdbc.PgConnection@6f: (connection has passed maxLifetime)',
    ],
  },
  {
    id: 'hikaricp.thread-starvation',
    kind: 'cpu_starved',
    program: 'hikaricp',
    forms: [
      {
        words: 'thread starvation or clock leap detected housekeeper delta',
        pattern:
          /(?<object>[\w.-]{1,60}) - Thread starvation or clock leap detected \(housekeeper delta=(?<limit>[\w.µ]{1,30})\)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The Java process stood still for {limit}',
    check: {
      text: 'Look at CPU throttling, pauses of the garbage collection, and whether the machine was suspended; no CPU, a long garbage collection, or a paused host',
      compose: 'docker stats --no-stream {service}; docker compose exec {service} cat /sys/fs/cgroup/cpu.stat',
      kubernetes: 'kubectl top pod; kubectl exec deploy/{service} -- cat /sys/fs/cgroup/cpu.stat',
      host: 'uptime; vmstat 1 5; sudo journalctl -k | grep -iE "suspend|clocksource" | tail',
    },
    repair: [
      {
        text: 'Give more CPU or heap; on a laptop that slept it means nothing',
        kubernetes: 'kubectl set resources deploy/{service} --limits=cpu=2,memory=2Gi',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'HikariCP, HikariPool.HouseKeeper.run()',
    matches: [
      'WARN com.zaxxer.hikari.pool.HikariPool - HikariPool-1 - Thread starvation or clock leap detected (housekeeper delta=1m2s331ms).',
      'HikariPool-1 - Thread starvation or clock leap detected (housekeeper delta=52s114ms903µs).',
    ],
    ignores: ['HikariPool-1 - Pool stats (total=10, active=2, idle=8, waiting=0)'],
  },
];
