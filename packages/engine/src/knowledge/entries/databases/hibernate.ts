import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HIBERNATE: readonly CatalogueEntry[] = [
  {
    id: 'hibernate.schema-mismatch',
    kind: 'missing_schema',
    program: 'hibernate',
    forms: [
      {
        words: 'schema validation missing',
        pattern:
          /Schema-validation: missing (?:table|column|sequence) \[(?<object>[^\]]{1,120})\](?: in table \[(?<value>[^\]]{1,120})\])?/,
      },
      {
        words: 'schema validation wrong column type encountered in column in table',
        pattern:
          /Schema-validation: wrong column type encountered in column \[(?<object>[^\]]{1,120})\] in table \[(?<value>[^\]]{1,120})\]/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The database does not fit the entities of Hibernate: {object} in {value|the schema}',
    check: {
      text: 'See which migrations ran (flyway_schema_history, databasechangelog), and in which schema the application looks',
      compose: 'docker compose logs {service} | grep -iE "flyway|liquibase|Schema-validation" | tail',
      kubernetes: 'kubectl logs deploy/{service} | grep -iE "flyway|liquibase|Schema-validation" | tail',
      host: 'sudo journalctl -u {service} | grep -iE "flyway|liquibase|Schema-validation" | tail',
    },
    repair: [
      {
        text: 'Run the missing migration, or deploy the version that belongs to the schema; ddl-auto=update is no substitute in production',
        compose: 'docker compose run --rm {service} <migrate command>',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'Hibernate ORM, AbstractSchemaValidator',
    matches: [
      'org.hibernate.tool.schema.spi.SchemaManagementException: Schema-validation: missing table [orders]',
      'Schema-validation: missing column [discount] in table [orders]',
      'Schema-validation: wrong column type encountered in column [total] in table [orders]; found [int8 (Types#BIGINT)], but expecting [integer (Types#INTEGER)]',
    ],
    ignores: ['HHH000262: Table not found: orders'],
  },
  {
    id: 'hibernate.no-connection',
    kind: 'connection_refused',
    program: 'hibernate',
    forms: [
      { words: 'unable to acquire jdbc connection', pattern: /Unable to acquire JDBC Connection/ },
      {
        words: 'unable to determine dialect without jdbc metadata',
        pattern: /Unable to determine Dialect without JDBC metadata/,
      },
      {
        words: 'access to dialectresolutioninfo cannot be null when hibernate dialect not set',
        pattern: /Access to DialectResolutionInfo cannot be null when 'hibernate\.dialect' not set/,
      },
      {
        words: 'unable to open jdbc connection for ddl execution',
        pattern: /Unable to open JDBC Connection for DDL execution/,
      },
    ],
    nearby: [/Caused by: [\w.]{5,100}: (?<value>.{5,80})/],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Hibernate gets no connection to the database ({value|see "Caused by"})',
    check: {
      text: 'Read the lowest "Caused by": the dialect line only says that the database could not be asked',
      compose: 'docker compose logs --tail 300 {service} | grep "Caused by" | tail -3',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep "Caused by" | tail -3',
      host: 'sudo journalctl -u {service} -n 300 | grep "Caused by" | tail -3',
    },
    repair: [
      {
        text: 'Repair the connection (address, password, database up), then restart',
        compose: 'docker compose up -d --wait && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Hibernate ORM, DialectFactoryImpl, LogicalConnectionManagedImpl, DdlTransactionIsolatorNonJtaImpl',
    matches: [
      'org.hibernate.exception.JDBCConnectionException: Unable to acquire JDBC Connection',
      `org.hibernate.HibernateException: Unable to determine Dialect without JDBC metadata (please set 'jakarta.persistence.jdbc.url' for common cases or 'hibernate.dialect' when a custom Dialect implementation must be provided)`,
      `org.hibernate.HibernateException: Access to DialectResolutionInfo cannot be null when 'hibernate.dialect' not set`,
      'org.hibernate.exception.JDBCConnectionException: Unable to open JDBC Connection for DDL execution',
    ],
    ignores: ['HHH000400: Using dialect: org.hibernate.dialect.PostgreSQLDialect'],
  },
  {
    id: 'hibernate.optimistic-lock',
    kind: 'lock_held',
    program: 'hibernate',
    forms: [
      {
        words: 'row was updated or deleted by another transaction or unsaved value mapping was incorrect',
        pattern:
          /Row was (?:already )?updated or deleted by another transaction \(or unsaved-value mapping was incorrect\) ?:? ?\[?(?<object>[\w.]{1,120}(?:#[\w-]{1,60})?)/,
      },
      {
        words: 'batch update returned unexpected row count from update',
        pattern:
          /Batch update returned unexpected row count from update \[?\d{1,6}\]?; actual row count: (?<value>\d{1,9}); expected: (?<limit>\d{1,9})/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 1,
    means: 'Two requests changed the same entity {object|of Hibernate} at once (optimistic lock)',
    check: {
      text: 'See which requests change it together: a double click, a retry, a scheduler on every instance',
      compose: 'docker compose logs --tail 300 {service} | grep -B3 -A12 "another transaction"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -B3 -A12 "another transaction"',
    },
    repair: [
      {
        text: 'Repeat the whole transaction on OptimisticLockException, or lock the row before (PESSIMISTIC_WRITE) where the conflict is the rule',
      },
    ],
    source: 'Hibernate ORM, StaleObjectStateException, Expectations',
    matches: [
      'org.hibernate.StaleObjectStateException: Row was updated or deleted by another transaction (or unsaved-value mapping was incorrect) : [com.shop.Order#41]',
      'org.hibernate.StaleStateException: Batch update returned unexpected row count from update [0]; actual row count: 0; expected: 1; statement executed: update orders set total=?',
    ],
    ignores: ['DEBUG flushing entity com.shop.Order#41'],
  },
  {
    id: 'hibernate.lazy-loading',
    kind: 'code_defect',
    program: 'hibernate',
    forms: [
      {
        words: 'could not initialize proxy no session',
        pattern: /could not initialize proxy(?: \[(?<object>[\w.]{1,120}(?:#[\w-]{1,60})?)\])? - no Session/,
      },
      {
        words: 'failed to lazily initialize a collection of role',
        pattern: /failed to lazily initialize a collection of role: (?<object>[\w.]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The code reads {object|a lazy relation} after the Hibernate session has ended',
    check: {
      text: 'Read the stack trace: mostly a serialiser, a template or an async job behind the transaction',
      compose: 'docker compose logs --tail 300 {service} | grep -A12 LazyInitializationException',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -A12 LazyInitializationException',
    },
    repair: [
      {
        text: 'Fetch the relation within the transaction (join fetch, @EntityGraph) or hand out a DTO; did it begin with open-in-view=false, go back to the version before until then',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'Hibernate ORM, AbstractLazyInitializer, AbstractPersistentCollection',
    matches: [
      'org.hibernate.LazyInitializationException: could not initialize proxy [com.shop.Customer#7] - no Session',
      'org.hibernate.LazyInitializationException: failed to lazily initialize a collection of role: com.shop.Order.items: could not initialize proxy - no Session',
    ],
    ignores: ['spring.jpa.open-in-view is enabled by default.'],
  },
];
