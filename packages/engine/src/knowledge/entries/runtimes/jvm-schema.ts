import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const JVM_SCHEMA: readonly CatalogueEntry[] = [
  {
    id: 'flyway.checksum-mismatch',
    kind: 'version_mismatch',
    program: 'flyway',
    forms: [
      {
        words: 'migration checksum mismatch for migration',
        pattern:
          /Migration (?:checksum|description|type) mismatch for migration (?:version |description )?(?<object>[^\s]{1,100})/,
      },
      {
        words: 'detected applied migration not resolved locally',
        pattern: /Detected applied migration not resolved locally: (?<object>[^\s]{1,100}?)\.?(?:\s|$)/,
      },
    ],
    nearby: [/-> Applied to database : (?<version>-?\d{1,12})/, /-> Resolved locally {4}: (?<wanted>-?\d{1,12})/],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Flyway stops: migration {object} was applied in another form than this release holds',
    check: {
      text: 'Compare the schema history with the migrations in the release; an applied file must never change, and line endings or an older release count as change',
      compose:
        'docker compose exec db psql -U postgres -c "select version, description, checksum, success from flyway_schema_history order by installed_rank desc limit 10"',
      kubernetes: 'git log --oneline -3 -- src/main/resources/db/migration',
      host: 'flyway info; git log --oneline -3 -- src/main/resources/db/migration',
    },
    repair: [
      {
        text: 'Put the file back as it was and write a new migration for the change; after a rollback deploy the newer release again',
      },
      {
        text: 'Or, when the change is known to make no difference, write the new checksums into the history',
        host: 'flyway repair',
      },
    ],
    source: 'flyway-core MigrationInfoImpl.validate()',
    matches: [
      'Migration checksum mismatch for migration version 7',
      'Caused by: org.flywaydb.core.api.exception.FlywayValidateException: Validate failed: Migrations have failed validation Migration checksum mismatch for migration version 3.1',
      'Detected applied migration not resolved locally: 12.',
    ],
    ignores: ['Successfully validated 12 migrations (execution time 00:00.021s)'],
  },
  {
    id: 'flyway.migration-failed',
    kind: 'missing_schema',
    program: 'flyway',
    forms: [
      {
        words: 'detected failed migration to version',
        pattern: /Detected failed (?:repeatable migration: |migration to version )(?<object>[^\r\n]{1,100})/,
      },
      {
        words: 'schema contains a failed migration to version',
        pattern:
          /Schema [^\s]{1,80} contains a failed (?:repeatable )?migration(?: to version)? (?<object>[^\s]{1,80})/,
      },
      {
        words: 'failed to execute script',
        pattern: /Failed to execute script (?<object>[\w.-]{1,120}\.sql)/,
      },
      {
        words: 'sql failed migration',
        pattern: /Migration (?<object>[\w.-]{1,120}\.sql) failed(?:\s|$)/,
      },
    ],
    nearby: [/^\s{0,8}SQL State\s{1,4}: (?<value>\w{5})/, /^\s{0,8}Location\s{1,4}: (?<path>[^\s]{1,160})/],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The Flyway migration {object} fails, the schema is not up to date',
    check: {
      text: 'Read SQL State, Message and Statement below; MySQL keeps the half that was done, PostgreSQL rolls it back',
      compose: 'docker compose logs {service} | grep -A 12 -i "migration .* failed\\|Failed to execute script"',
      kubernetes:
        'kubectl logs deploy/{service} --previous | grep -A 12 -i "migration .* failed\\|Failed to execute script"',
      host: 'flyway info',
    },
    repair: [
      {
        text: 'Correct the statement (or the data that it meets), undo what the half-done migration left, then clear the failed row and start again',
        host: 'flyway repair && flyway migrate',
      },
    ],
    source: 'flyway-core MigrationInfoImpl.validate(), DbMigrate, FlywaySqlScriptException',
    matches: [
      'Detected failed migration to version 8 (add orders).',
      'Schema "public" contains a failed migration to version 8 !',
      'Caused by: org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException: Failed to execute script V8__add_orders.sql',
      'Migration V8__add_orders.sql failed',
    ],
    ignores: ['Migrating schema "public" to version "8 - add orders"'],
  },
  {
    id: 'flyway.schema-not-empty',
    kind: 'missing_schema',
    program: 'flyway',
    forms: [
      {
        words: 'found non empty schema but no schema history table',
        pattern: /Found non-empty schema\(s\) (?<object>.{1,120}?) (?:without|but no) schema history table/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Flyway finds tables in {object} but no schema history table',
    check: {
      text: 'Look whether this is the database that was meant: tables of somebody else, or a dump without flyway_schema_history',
      compose: 'docker compose exec db psql -U postgres -c "\\dt"',
      kubernetes: 'kubectl set env deploy/{service} --list | grep -iE "url|flyway"',
      host: 'psql -c "\\dt"; flyway info',
    },
    repair: [
      {
        text: 'If the tables are the own ones, have Flyway note the present state as baseline',
        compose:
          'docker compose up -d {service}  # after SPRING_FLYWAY_BASELINEONMIGRATE=true and SPRING_FLYWAY_BASELINEVERSION=<the version they are at>',
        kubernetes:
          'kubectl set env deploy/{service} SPRING_FLYWAY_BASELINEONMIGRATE=true SPRING_FLYWAY_BASELINEVERSION=<version>',
        host: 'flyway baseline -baselineVersion=<version>',
      },
      { text: 'Otherwise correct spring.datasource.url or spring.flyway.schemas' },
    ],
    source: 'flyway-core Flyway.migrate(), ErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE',
    matches: [
      'org.flywaydb.core.api.FlywayException: Found non-empty schema(s) "public" but no schema history table. Use baseline() or set baselineOnMigrate to true to initialize the schema history table.',
      'Found non-empty schema(s) `shop` but no schema history table. Use baseline() or set baselineOnMigrate to true to initialize the schema history table.',
    ],
    ignores: ['Creating Schema History table "public"."flyway_schema_history" ...'],
  },
  {
    id: 'flyway.database-unsupported',
    kind: 'missing_module',
    program: 'flyway',
    forms: [
      {
        words: 'flywayexception unsupported database',
        pattern: /FlywayException: Unsupported Database: (?<object>[^\r\n]{1,60})/,
      },
      {
        words: 'no database found to handle',
        pattern: /No database found to handle (?<object>jdbc:[^\s]{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'This Flyway has no support for {object}',
    check: {
      text: 'See which flyway modules the release holds and which database version runs',
      compose: 'docker compose exec {service} sh -c "unzip -l /app/app.jar | grep flyway"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "unzip -l /app/app.jar | grep flyway"',
      host: 'mvn dependency:tree | grep flyway',
    },
    repair: [
      {
        text: 'Since Flyway 10 each database is a module of its own: add org.flywaydb:flyway-database-postgresql (or flyway-mysql, flyway-sqlserver); with older ones upgrade Flyway for the newer database',
      },
    ],
    source: 'flyway-core DatabaseTypeRegister',
    matches: [
      'org.flywaydb.core.api.FlywayException: Unsupported Database: PostgreSQL 16.1',
      'org.flywaydb.core.api.FlywayException: No database found to handle jdbc:postgresql://db:5432/shop',
    ],
    ignores: ['Database: jdbc:postgresql://db:5432/shop (PostgreSQL 16.1)'],
  },
  {
    id: 'liquibase.lock-held',
    kind: 'lock_held',
    program: 'liquibase',
    forms: [
      {
        words: 'could not acquire change log lock currently locked by',
        pattern: /Could not acquire change log lock\.\s{1,2}Currently locked by (?<peer>[\w.-]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The Liquibase lock is held by {peer|another instance}',
    check: {
      text: 'See who holds the lock since when, and whether that instance still runs a migration',
      compose: 'docker compose exec db psql -U postgres -c "select * from databasechangeloglock"',
      kubernetes: 'kubectl get pod -o wide | grep {service}',
      host: 'liquibase list-locks',
    },
    repair: [
      {
        text: 'When nobody migrates any more (it was killed while it did), release the lock and start again',
        compose:
          'docker compose exec db psql -U postgres -c "update databasechangeloglock set locked=false, lockgranted=null, lockedby=null where id=1"',
        kubernetes:
          'kubectl run liquibase --rm -it --image=liquibase/liquibase -- release-locks --url=<jdbc url> --username=<user> --password=<password>',
        host: 'liquibase release-locks',
        destructive: true,
      },
      {
        text: 'Give the start more time (initialDelaySeconds or startupProbe) so that the pod is not killed in the middle of a migration',
      },
    ],
    source: 'liquibase-core StandardLockService.waitForLock()',
    matches: [
      'liquibase.exception.LockException: Could not acquire change log lock.  Currently locked by shop-7c9d (10.1.2.3) since 2/3/25 10:04 AM',
      'liquibase.exception.LockException: Could not acquire change log lock.  Currently locked by api-2 (172.18.0.4) since 5/6/25 7:41 AM',
    ],
    ignores: ['Successfully acquired change log lock', 'Successfully released change log lock'],
  },
  {
    id: 'liquibase.checksum-changed',
    kind: 'version_mismatch',
    program: 'liquibase',
    forms: [
      {
        words: 'was but is now',
        pattern:
          /(?<![\w./-])(?<object>[\w./-]{1,160}::[\w.-]{1,100}::[^\s]{1,60}) was: (?<version>\d{1,2}:[0-9a-f]{32}) but is now: (?<wanted>\d{1,2}:[0-9a-f]{32})/,
      },
      {
        words: 'changesets check sum',
        pattern: /(?:\d{1,5}|Validation Failed:.{0,20}) change ?sets check sum/i,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Liquibase stops: the change set {object|named below} was changed after it had been applied',
    check: {
      text: 'See what changed in the change set since it was applied',
      compose:
        'docker compose exec db psql -U postgres -c "select id, author, filename, md5sum from databasechangelog order by orderexecuted desc limit 10"',
      kubernetes: 'git log --oneline -3 -- src/main/resources/db/changelog',
      host: 'liquibase status --verbose; git log --oneline -3 -- src/main/resources/db/changelog',
    },
    repair: [
      { text: 'Put the change set back as it was and write the change as a new one' },
      {
        text: 'Or, when it makes no difference, have the checksums computed again (or add validCheckSum to the change set)',
        host: 'liquibase clear-checksums',
      },
    ],
    source: 'liquibase-core ValidatingVisitor, liquibase-core.properties check.sum.changed',
    matches: [
      'db/changelog/001.yaml::1::ana was: 9:3a0c8e5b1c0f4d9e8a7b6c5d4e3f2a1b but is now: 9:ffeeddccbbaa99887766554433221100',
      '1 changesets check sum',
    ],
    ignores: ['Changeset db/changelog/001.yaml::1::ana ran successfully in 12ms'],
  },
  {
    id: 'jpa.transaction-lost',
    kind: 'code_defect',
    program: 'spring',
    forms: [
      {
        words: 'marked as rollback only because it has been',
        pattern: /Transaction (?:silently )?rolled back because it has been marked as rollback-only/,
      },
      {
        words: 'no entitymanager with actual transaction available for current thread',
        pattern: /No EntityManager with actual transaction available for current thread/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'The code works outside of its transaction, or goes on after it was given up',
    check: {
      text: 'For "marked as rollback-only" look for the exception that was caught before it: that one is the reason',
      compose: 'docker compose logs {service} | grep -B 30 "rollback-only\\|no Session" | grep -i "exception"',
      kubernetes: 'kubectl logs deploy/{service} | grep -B 30 "rollback-only\\|no Session" | grep -i "exception"',
      host: 'journalctl -u {service} | grep -B 30 "rollback-only\\|no Session" | grep -i "exception"',
    },
    repair: [
      {
        text: 'Put @Transactional on the public method that is called from outside, and do not swallow exceptions within it',
      },
    ],
    source: 'spring-tx AbstractPlatformTransactionManager; spring-orm SharedEntityManagerCreator',
    matches: [
      'org.springframework.transaction.UnexpectedRollbackException: Transaction silently rolled back because it has been marked as rollback-only',
      "jakarta.persistence.TransactionRequiredException: No EntityManager with actual transaction available for current thread - cannot reliably process 'remove' call",
    ],
    ignores: ['Participating transaction failed - marking existing transaction as rollback-only'],
  },
  {
    id: 'liquibase.lock-waited-for',
    kind: 'lock_held',
    program: 'liquibase',
    forms: [{ words: 'waiting for changelog lock', pattern: /Waiting for changelog lock\.{2,4}/ }],
    role: 'either',
    fault: 'own_data',
    specificity: 1,
    means: 'Liquibase waits for its lock',
    check: {
      text: 'See who holds the lock since when, and whether that instance still runs a migration; another instance migrates, or one left it behind',
      compose: 'docker compose exec db psql -U postgres -c "select * from databasechangeloglock"',
      kubernetes: 'kubectl get pod -o wide | grep {service}',
      host: 'liquibase list-locks',
    },
    repair: [
      {
        text: 'When nobody migrates any more (it was killed while it did), release the lock and start again',
        compose:
          'docker compose exec db psql -U postgres -c "update databasechangeloglock set locked=false, lockgranted=null, lockedby=null where id=1"',
        kubernetes:
          'kubectl run liquibase --rm -it --image=liquibase/liquibase -- release-locks --url=<jdbc url> --username=<user> --password=<password>',
        host: 'liquibase release-locks',
        destructive: true,
      },
      {
        text: 'Give the start more time (initialDelaySeconds or startupProbe) so that the pod is not killed in the middle of a migration',
      },
    ],
    source: 'liquibase-core StandardLockService.waitForLock()',
    matches: [
      'INFO liquibase.lockservice.StandardLockService : Waiting for changelog lock....',
      'Waiting for changelog lock....',
    ],
    ignores: ['Successfully acquired change log lock', 'Successfully released change log lock'],
  },
];
