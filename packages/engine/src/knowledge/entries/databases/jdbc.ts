import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const JDBC: readonly CatalogueEntry[] = [
  {
    id: 'jdbc.driver-missing',
    kind: 'missing_module',
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
    forms: [
      {
        words: 'driver claims to not accept jdbcurl',
        pattern: /Driver (?<object>[\w.$]{5,120}) claims to not accept jdbcUrl, (?<value>\S{1,120})/,
      },
      {
        words: 'failed to configure a datasource url attribute is not specified',
        pattern: /Failed to configure a DataSource: '(?<setting>url)' attribute is not specified/,
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
      `Failed to configure a DataSource: 'url' attribute is not specified and no embedded datasource could be configured.`,
      'java.lang.IllegalArgumentException: jdbcUrl is required with driverClassName.',
      'java.lang.IllegalArgumentException: dataSource or dataSourceClassName or jdbcUrl is required.',
    ],
    ignores: ['INFO HikariPool-1 - Start completed.'],
  },
];
