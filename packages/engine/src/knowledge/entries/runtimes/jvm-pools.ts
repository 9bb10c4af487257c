import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const JVM_POOLS: readonly CatalogueEntry[] = [
  {
    id: 'hikari.pool-exhausted',
    kind: 'pool_exhausted',
    program: 'hikari',
    forms: [
      {
        words: 'connection is not available request timed out after active idle waiting',
        pattern:
          /(?<![\w.-])(?<object>[\w.-]{1,80}) - Connection is not available, request timed out after \d{1,9}ms \(total=(?<limit>[1-9]\d{0,5}), active=(?<value>[1-9]\d{0,5}), idle=0, waiting=\d{1,6}\)/,
      },
      {
        words: 'connection is not available request timed out after',
        pattern:
          /(?<![\w.-])(?<object>[\w.-]{1,80}) - Connection is not available, request timed out after \d{1,9}ms\.(?:\s|$)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The connection pool {object} has none free: {value|all} of {limit|its} connections taken',
    check: {
      text: 'See what the connections do in the database: idle in transaction is a leak or an outside call inside a transaction, active ones are slow queries',
      compose:
        'docker compose exec db psql -U postgres -c "select state, now()-xact_start, left(query,80) from pg_stat_activity where datname is not null order by 2 desc nulls last"',
      kubernetes: "kubectl exec deploy/{service} -- jcmd 1 Thread.print | grep -B 2 -A 12 'HikariPool\\|java.sql'",
      host: 'psql -c "select state, now()-xact_start, left(query,80) from pg_stat_activity where datname is not null order by 2 desc nulls last"',
    },
    repair: [
      {
        text: 'Return connections sooner: no remote calls inside @Transactional, spring.jpa.open-in-view=false, close what is opened by hand; leak-detection-threshold prints the place that keeps one',
        compose: 'docker compose up -d {service}  # after SPRING_DATASOURCE_HIKARI_LEAK_DETECTION_THRESHOLD=20000',
        kubernetes: 'kubectl set env deploy/{service} SPRING_DATASOURCE_HIKARI_LEAKDETECTIONTHRESHOLD=20000',
      },
      {
        text: 'Raise maximumPoolSize when the load really grew, and stay below max_connections of the database over all instances',
        compose: 'docker compose up -d {service}  # after SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE=20',
        kubernetes: 'kubectl set env deploy/{service} SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE=20',
        host: 'sudo systemctl edit {service}  # Environment=SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE=20',
      },
    ],
    source: 'HikariCP HikariPool.createTimeoutException(), ProxyLeakTask',
    matches: [
      'java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30001ms (total=10, active=10, idle=0, waiting=42)',
      'java.sql.SQLTransientConnectionException: shop-pool - Connection is not available, request timed out after 30000ms.',
    ],
    ignores: [
      'HikariPool-1 - Connection is not available, request timed out after 30005ms (total=0, active=0, idle=0, waiting=3)',
      'HikariPool-1 - Pool stats (total=10, active=10, idle=0, waiting=0)',
    ],
  },
  {
    id: 'hikari.database-away',
    kind: 'connection_refused',
    program: 'hikari',
    forms: [
      {
        words: 'connection is not available request timed out after total 0',
        pattern:
          /(?<![\w.-])(?<object>[\w.-]{1,80}) - Connection is not available, request timed out after \d{1,9}ms \(total=0, active=0/,
      },
      {
        words: 'exception during pool initialization',
        pattern: /(?<![\w.-])(?<object>[\w.-]{1,80}) - Exception during pool initialization/,
      },
      {
        words: 'failed to obtain jdbc connection',
        pattern: /CannotGetJdbcConnectionException: Failed to obtain JDBC Connection/,
      },
      {
        words: 'could not open jpa entitymanager for transaction',
        pattern: /Could not open JPA EntityManager for transaction/,
      },
    ],
    nearby: [/(?:Connection to |jdbc:\w{1,20}:\/\/)(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})/],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'The pool {object|of connections} gets no connection to the database {peer|that it is set to}',
    check: {
      text: 'Read the "Caused by:" below: a refused connection, a refused password and a full pool look the same up here',
      compose: 'docker compose ps; docker compose logs {service} | grep "Caused by" | tail -5',
      kubernetes: 'kubectl get pod; kubectl logs deploy/{service} | grep "Caused by" | tail -5',
      host: 'journalctl -u {service} | grep "Caused by" | tail -5; pg_isready -h {peer|localhost} -p {port|5432}',
    },
    repair: [
      {
        text: 'Bring the database back, or correct spring.datasource.url, and start this service after it',
        compose: 'docker compose up -d --wait {peer|db} && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source: 'HikariCP HikariPool; spring-jdbc DataSourceUtils; spring-orm JpaTransactionManager',
    matches: [
      'HikariPool-1 - Connection is not available, request timed out after 30005ms (total=0, active=0, idle=0, waiting=3)',
      'HikariPool-1 - Exception during pool initialization.',
      'org.springframework.jdbc.CannotGetJdbcConnectionException: Failed to obtain JDBC Connection; nested exception is java.net.ConnectException: Connection refused',
      'org.springframework.transaction.CannotCreateTransactionException: Could not open JPA EntityManager for transaction',
    ],
    ignores: ['HikariPool-1 - Start completed.'],
  },
  {
    id: 'hikari.stale-connection',
    kind: 'invalid_setting',
    program: 'hikari',
    forms: [
      {
        words: 'failed to validate connection possibly consider using a shorter maxlifetime value',
        pattern:
          /(?<![\w.-])(?<object>[\w.-]{1,80}) - Failed to validate connection .{1,200} Possibly consider using a shorter maxLifetime value/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The pool {object} holds connections that the database has closed',
    check: {
      text: 'Compare maxLifetime with the time after which the database, proxy or firewall closes idle connections; all at once means that the database was restarted',
      compose: 'docker compose ps; docker compose logs --since 1h {service} | grep -c "Failed to validate connection"',
      kubernetes: 'kubectl logs deploy/{service} --since 1h | grep -c "Failed to validate connection"',
      host: 'mysql -e "show variables like \'wait_timeout\'"',
    },
    repair: [
      {
        text: 'Set maxLifetime some 30 seconds below that time; requests are not lost, the pool makes new connections',
        compose: 'docker compose up -d {service}  # after SPRING_DATASOURCE_HIKARI_MAXLIFETIME=240000',
        kubernetes: 'kubectl set env deploy/{service} SPRING_DATASOURCE_HIKARI_MAXLIFETIME=240000',
        host: 'sudo systemctl edit {service}  # Environment=SPRING_DATASOURCE_HIKARI_MAXLIFETIME=240000',
      },
    ],
    source: 'HikariCP PoolBase.isConnectionDead()',
    matches: [
      'HikariPool-1 - Failed to validate connection com.mysql.cj.jdbc.ConnectionImpl@4ce9b1 (No operations allowed after connection closed.). Possibly consider using a shorter maxLifetime value.',
      'WARN com.zaxxer.hikari.pool.PoolBase - shop-pool - Failed to validate connection org.postgresql.jdbc.PgConnection@1b2c3d (This connection has been closed.). Possibly consider using a shorter maxLifetime value.',
    ],
    ignores: [
      'HikariPool-1 - Closing connection org.postgresql.jdbc.PgConnection@1b2c3d: (connection has passed maxLifetime)',
    ],
  },
  {
    id: 'jvm.process-starved',
    kind: 'cpu_starved',
    program: 'jvm',
    forms: [
      {
        words: 'thread starvation or clock leap detected',
        pattern: /Thread starvation or clock leap detected \(housekeeper delta=(?<value>[^)]{1,40})\)/,
      },
      {
        words: 'has been blocked for ms time limit is',
        pattern:
          /Thread Thread\[(?<object>[^\]]{1,100})\] has been blocked for (?<value>\d{1,9}) ms, time limit is (?<limit>\d{1,9})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Threads of the JVM stand still for {value}: too little processor, or a blocked loop',
    check: {
      text: 'See whether the container is throttled or the garbage collector works without end; with Vert.x the stack trace below shows the call that blocks the event loop',
      compose: 'docker stats --no-stream; docker compose exec {service} cat /sys/fs/cgroup/cpu.stat',
      kubernetes: 'kubectl top pod; kubectl exec deploy/{service} -- grep throttled /sys/fs/cgroup/cpu.stat',
      host: "uptime; jstat -gcutil $(pgrep -of '{service}') 1000 5",
    },
    repair: [
      {
        text: 'Raise the processor limit, or move the blocking call off the event loop (executeBlocking, @Blocking)',
        compose: 'docker compose up -d {service}  # after cpus: 2',
        kubernetes: 'kubectl set resources deploy/{service} --limits=cpu=2',
      },
    ],
    source: 'HikariCP HikariPool.HouseKeeper; vertx-core BlockedThreadChecker',
    matches: [
      'HikariPool-1 - Thread starvation or clock leap detected (housekeeper delta=1m12s345ms).',
      'Thread Thread[vert.x-eventloop-thread-0,5,main] has been blocked for 2734 ms, time limit is 2000 ms',
    ],
    ignores: [
      'HikariPool-1 - Retrograde clock change detected (housekeeper delta=29s), soft-evicting connections from pool.',
    ],
  },
  {
    id: 'jvm.http-pool-exhausted',
    kind: 'pool_exhausted',
    program: 'jvm',
    forms: [
      {
        words: 'connectionpooltimeoutexception timeout waiting for connection from pool',
        pattern: /ConnectionPoolTimeoutException: Timeout waiting for connection from pool/,
      },
      {
        words: 'connectionrequesttimeoutexception timeout deadline',
        pattern: /ConnectionRequestTimeoutException: Timeout deadline: (?<limit>\d{1,9}) MILLISECONDS/,
      },
      {
        words: 'has been pending for more than the configured timeout',
        pattern:
          /Pool#acquire\(Duration\) has been pending for more than the configured timeout of (?<limit>\d{1,9})ms/,
      },
      {
        words: 'pending acquire queue has reached its maximum size of',
        pattern: /Pending acquire queue has reached its maximum size of (?<limit>\d{1,7})/,
      },
      {
        words: 'exceeded configured max open requests value of',
        pattern: /Exceeded configured max-open-requests value of \[(?<limit>\d{1,7})\]/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The HTTP client has no free connection left (limit {limit|of its pool})',
    check: {
      text: 'See whether the service it calls has become slow, which fills every pool, or whether responses are not closed',
      compose:
        'docker compose exec {service} sh -c "ss -tn state established | awk \'{print $4}\' | sort | uniq -c | sort -rn | head"',
      kubernetes: 'kubectl exec deploy/{service} -- jcmd 1 Thread.print | grep -c "PoolEntry\\|AbstractConnPool"',
      host: "ss -tn state established | awk '{print $4}' | sort | uniq -c | sort -rn | head",
    },
    repair: [
      {
        text: 'Give calls a read timeout and close every response; then raise the pool (maxTotal and defaultMaxPerRoute, ConnectionProvider.maxConnections, max-connections), since two connections a route is the default of Apache HttpClient',
      },
    ],
    source:
      'httpclient PoolingHttpClientConnectionManager; reactor-pool PoolAcquireTimeoutException, PoolAcquirePendingLimitException; akka-http PoolInterface',
    matches: [
      'org.apache.http.conn.ConnectionPoolTimeoutException: Timeout waiting for connection from pool',
      'org.apache.hc.core5.http.ConnectionRequestTimeoutException: Timeout deadline: 180000 MILLISECONDS, actual: 180001 MILLISECONDS',
      'reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException: Pool#acquire(Duration) has been pending for more than the configured timeout of 45000ms',
      'reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException: Pending acquire queue has reached its maximum size of 1000',
      'akka.stream.BufferOverflowException: Exceeded configured max-open-requests value of [32]. This means that the request queue of this pool has completely filled up',
    ],
    ignores: [
      'Connection leased: [id: 12][route: {}->http://stock:8080][total available: 0; route allocated: 2 of 2; total allocated: 2 of 20]',
    ],
  },
  {
    id: 'agroal.pool-exhausted',
    kind: 'pool_exhausted',
    program: 'quarkus',
    forms: [
      { words: 'sorry acquisition timeout', pattern: /Sorry, acquisition timeout!/ },
      {
        words: 'acquisition timeout while waiting for new connection',
        pattern: /Acquisition timeout while waiting for new connection/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Quarkus datasource has no free connection in time',
    check: {
      text: 'See whether the database answers and what the connections do: "while waiting for new connection" means it is slow or away',
      compose: 'docker compose ps; docker compose logs --tail 100 {service} | grep -i agroal',
      kubernetes: 'kubectl logs deploy/{service} | grep -i agroal | tail',
      host: 'journalctl -u {service} | grep -i agroal | tail',
    },
    repair: [
      {
        text: 'Raise quarkus.datasource.jdbc.max-size (20 by default) or return connections sooner; jdbc.leak-detection-interval shows who keeps them',
        compose: 'docker compose up -d {service}  # after QUARKUS_DATASOURCE_JDBC_MAX_SIZE=40',
        kubernetes: 'kubectl set env deploy/{service} QUARKUS_DATASOURCE_JDBC_MAX_SIZE=40',
        host: 'sudo systemctl edit {service}  # Environment=QUARKUS_DATASOURCE_JDBC_MAX_SIZE=40',
      },
    ],
    source: 'agroal-pool ConnectionPool.handlerFromSharedCache()',
    matches: [
      'java.sql.SQLException: Sorry, acquisition timeout!',
      'Caused by: java.sql.SQLException: Acquisition timeout while waiting for new connection',
    ],
    ignores: ['Datasource <default>: Connection acquisition took 12ms'],
  },
];
