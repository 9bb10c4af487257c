import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const JVM_POOLS: readonly CatalogueEntry[] = [
  {
    id: 'spring.connection-missing',
    kind: 'connection_refused',
    program: 'spring',
    forms: [
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
    means: 'Spring gets no connection to the database {peer|that it is set to}',
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
    source: 'spring-jdbc DataSourceUtils; spring-orm JpaTransactionManager',
    matches: [
      'org.springframework.jdbc.CannotGetJdbcConnectionException: Failed to obtain JDBC Connection; nested exception is java.net.ConnectException: Connection refused',
      'org.springframework.transaction.CannotCreateTransactionException: Could not open JPA EntityManager for transaction',
    ],
    ignores: ['HikariPool-1 - Start completed.'],
  },
  {
    id: 'vertx.event-loop-blocked',
    kind: 'code_defect',
    program: 'vertx',
    forms: [
      {
        words: 'has been blocked for ms time limit is',
        pattern:
          /Thread Thread\[(?<object>[^\]]{1,100})\] has been blocked for (?<value>\d{1,9}) ms, time limit is (?<limit>\d{1,9})/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 1,
    means: 'The thread {object} is blocked for {value} ms, the event loop stands still',
    check: {
      text: 'Read the stack trace below: it shows the call that blocks; all threads at once means that the processor is throttled or the collector works without end',
      compose: 'docker compose logs --tail 300 {service} | grep -A 12 "has been blocked"; docker stats --no-stream',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -A 12 "has been blocked"; kubectl top pod',
      host: "journalctl -u {service} -n 300 | grep -A 12 'has been blocked'; jstat -gcutil $(pgrep -of '{service}') 1000 5",
    },
    repair: [
      {
        text: 'Move the call to executeBlocking, @Blocking or a worker verticle, or use a client that does not block',
      },
      {
        text: 'Where the processor is short, raise its limit',
        compose: 'docker compose up -d {service}  # after cpus: 2',
        kubernetes: 'kubectl set resources deploy/{service} --limits=cpu=2',
      },
    ],
    source: 'vertx-core BlockedThreadChecker.defaultBlockedThreadHandler()',
    matches: [
      'Thread Thread[vert.x-eventloop-thread-0,5,main] has been blocked for 2734 ms, time limit is 2000 ms',
      'WARN  [io.ver.cor.imp.BlockedThreadChecker] (vertx-blocked-thread-checker) Thread Thread[vert.x-eventloop-thread-3,5,main] has been blocked for 5120 ms, time limit is 2000 ms: io.vertx.core.VertxException: Thread blocked',
    ],
    ignores: ['Thread Thread[vert.x-eventloop-thread-0,5,main] is no longer blocked'],
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
