import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const JDBC: readonly CatalogueEntry[] = [
  {
    id: 'jdbc.driver-missing',
    kind: 'missing_module',
    program: 'jvm',
    forms: [
      {
        words: 'no suitable driver found for jdbc',
        pattern: /No suitable driver found for (?<value>jdbc:[a-z0-9]{2,20})/i,
      },
      {
        words: 'load driver class',
        pattern: /(?:Cannot|Failed to|Could not) load (?:JDBC )?driver class:? (?<object>[\w.$]{5,120})/i,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Java finds no JDBC driver {object|in its class path} ({value|class missing})',
    check: {
      text: 'Look whether the jar of the driver is in the artefact, and whether the address begins as the driver wants it (jdbc:postgresql:, jdbc:mysql:, not postgres:)',
      compose:
        'docker compose exec {service} sh -c "unzip -l /app/*.jar | grep -iE \'postgresql|mysql|mariadb|mssql|ojdbc\'"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "unzip -l /app/*.jar | grep -iE \'postgresql|mysql|mariadb|mssql|ojdbc\'"',
      host: 'unzip -l app.jar | grep -iE "postgresql|mysql|mariadb|mssql|ojdbc"',
    },
    repair: [
      {
        text: 'Add the driver as a runtime dependency (org.postgresql:postgresql, com.mysql:mysql-connector-j) and rebuild; a tool with a folder for plugins wants the jar there',
        compose: 'docker compose build {service} && docker compose up -d {service}',
      },
    ],
    source: 'JDK java.sql.DriverManager.getDriver(); HikariCP DriverDataSource; Spring Boot DataSourceProperties',
    matches: [
      'java.sql.SQLException: No suitable driver found for jdbc:postgresql://db:5432/shop',
      'java.lang.RuntimeException: Failed to load driver class com.mysql.cj.jdbc.Driver in either of HikariConfig class loader or Thread context classloader',
      'java.lang.IllegalStateException: Cannot load driver class: org.postgresql.Driver',
    ],
    ignores: ['INFO Loaded driver class org.postgresql.Driver'],
  },
  {
    id: 'jdbc.address-invalid',
    kind: 'invalid_setting',
    program: 'jvm',
    forms: [
      {
        words: 'driver claims to not accept jdbcurl',
        pattern: /Driver (?<object>[\w.$]{5,120}) claims to not accept jdbcUrl, (?<value>\S{1,120})/,
      },
      {
        words: 'jdbcurl is required with driverclassname',
        pattern: /(?<setting>jdbcUrl) is required with driverClassName/,
      },
      {
        words: 'datasource or datasourceclassname or jdbcurl is required',
        pattern: /dataSource or dataSourceClassName or (?<setting>jdbcUrl) is required/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The JDBC address of the application is missing or wrong ({value|no url given})',
    check: {
      text: 'Print what the process really gets: a variable that is not expanded, the wrong profile, or an address that does not begin with jdbc:',
      compose: 'docker compose exec {service} env | grep -iE "spring_datasource|jdbc|database_url"',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -iE "spring_datasource|jdbc|database_url"',
      host: 'systemctl show {service} -p Environment',
    },
    repair: [
      {
        text: 'Set spring.datasource.url (SPRING_DATASOURCE_URL=jdbc:postgresql://db:5432/name); for a pool of its own the key is jdbc-url instead of url',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} SPRING_DATASOURCE_URL=jdbc:postgresql://<host>:5432/<database>',
      },
    ],
    source: 'HikariCP DriverDataSource, HikariConfig.validate(); Spring Boot DataSourceBeanCreationFailureAnalyzer',
    matches: [
      'java.lang.RuntimeException: Driver org.postgresql.Driver claims to not accept jdbcUrl, ${DB_URL}',
      'java.lang.IllegalArgumentException: jdbcUrl is required with driverClassName.',
      'java.lang.IllegalArgumentException: dataSource or dataSourceClassName or jdbcUrl is required.',
    ],
    ignores: ['INFO HikariPool-1 - Start completed.'],
  },
  {
    id: 'jdbc.pool-exhausted',
    kind: 'pool_exhausted',
    program: 'jvm',
    forms: [
      {
        words: 'pool empty unable to fetch a connection in seconds none available',
        pattern:
          /Timeout: Pool empty\. Unable to fetch a connection in (?<limit>\d{1,6}) seconds, none available\[(?<value>size:\d{1,6}; busy:\d{1,6}; idle:\d{1,6})/,
      },
      {
        words: 'cannot get a connection pool error',
        pattern: /Cannot get a connection, pool error:? Timeout waiting for idle object/,
      },
      {
        words: 'an attempt by a client to checkout a connection has timed out',
        pattern: /An attempt by a client to checkout a Connection has timed out/,
      },
      {
        words: 'wait millis active maxactive creating',
        pattern: /wait millis (?<limit>\d{1,9}), active (?<value>\d{1,6}), maxActive \d{1,6}, creating \d{1,6}/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: 'The JDBC pool of the application has no free connection ({value|all in use})',
    check: {
      text: 'See what the connections do on the server, and take a thread dump: who holds them, who waits',
      compose: 'docker compose exec {service} sh -c "jcmd 1 Thread.print" | grep -iB2 -A10 getConnection',
      kubernetes: 'kubectl exec deploy/{service} -- jcmd 1 Thread.print | grep -iB2 -A10 getConnection',
      host: 'jstack <pid> | grep -iB2 -A10 getConnection',
    },
    repair: [
      {
        text: 'Close connections in every path, shorten transactions and queries, then raise the size of the pool below the limit of the database',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source:
      'Tomcat JDBC ConnectionPool.borrowConnection(); Agroal ConnectionPool; commons-dbcp2 PoolingDataSource; c3p0; Druid DruidDataSource',
    matches: [
      'org.apache.tomcat.jdbc.pool.PoolExhaustedException: [http-nio-8080-exec-3] Timeout: Pool empty. Unable to fetch a connection in 30 seconds, none available[size:100; busy:100; idle:0; lastwait:30000].',
      'java.sql.SQLException: Cannot get a connection, pool error Timeout waiting for idle object',
      'java.sql.SQLException: An attempt by a client to checkout a Connection has timed out.',
      'com.alibaba.druid.pool.GetConnectionTimeoutException: wait millis 60000, active 20, maxActive 20, creating 0',
    ],
    ignores: ['Pool stats: size:100; busy:2; idle:98'],
  },
];
