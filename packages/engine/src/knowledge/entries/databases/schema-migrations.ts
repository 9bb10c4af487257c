import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SCHEMA_MIGRATIONS: readonly CatalogueEntry[] = [
  {
    id: 'golang-migrate.failed',
    kind: 'missing_schema',
    program: 'golang-migrate',
    forms: [
      {
        words: 'migration details',
        pattern: /migration failed(?: in line \d{1,6})?: [^\r\n]{0,200}\(details: (?<value>[^\r\n)]{1,160})/,
      },
      {
        words: 'failed to run sql migration failed to execute sql error',
        pattern:
          /failed to run SQL migration: failed to execute SQL query[^\r\n]{0,200}?: (?<value>ERROR: [^\r\n]{1,120})/,
      },
      {
        words: 'goose run sql failed to run sql migration',
        pattern: /goose run: (?:ERROR )?(?<value>\S{1,80}\.sql): failed to run SQL migration/,
      },
      {
        words: 'error sql failed to run sql migration',
        pattern: /ERROR (?<value>\d{6,20}_\S{1,80}\.sql): failed to run SQL migration/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'A migration failed on a statement: {value}',
    check: {
      text: 'See which version is marked and what stands in the tables',
      host: 'psql -c "select * from schema_migrations" || psql -c "select * from goose_db_version order by id desc limit 5"',
    },
    repair: [
      {
        text: 'Correct the statement or the data it stumbles on; a half-applied one is undone by hand, then the version is set back',
        host: 'migrate -path migrations -database "$DATABASE_URL" force <version before>',
        destructive: true,
      },
    ],
    source: 'golang-migrate database drivers; pressly/goose',
    matches: [
      'error: migration failed in line 0: CREATE TABLE x (id int); (details: pq: relation "x" already exists)',
      'goose run: ERROR 20230101_x.sql: failed to run SQL migration: failed to execute SQL query "ALTER TABLE a": ERROR: column "b" does not exist (SQLSTATE 42703)',
      'goose run: 00003_x.sql: failed to run SQL migration',
    ],
    ignores: ['OK   20230101_x.sql (12ms)'],
  },
  {
    id: 'golang-migrate.files-missing',
    kind: 'missing_file',
    program: 'golang-migrate',
    forms: [
      { words: 'error first file does not exist', pattern: /error: (?<value>first \.: file does not exist)/ },
      { words: 'error can t find migration files', pattern: /Error: (?<value>can't find migration files)/ },
      { words: 'failed to open source', pattern: /failed to open source, "?file:\/\/(?<path>[^"\s]{1,120})"?/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The migration tool finds no files, or older ones were added late: {value}',
    check: {
      text: 'See the directory as the program sees it',
      compose: 'docker compose run --rm --entrypoint ls {service} -la migrations',
    },
    repair: [
      {
        text: 'Copy the files into the image or correct the path (file://migrations is relative to the working directory); goose takes late ones with -allow-missing',
      },
    ],
    source: 'golang-migrate source/file; pressly/goose; dbmate',
    matches: [
      'error: first .: file does not exist',
      "Error: can't find migration files",
      'error: failed to open source, "file://db/migrations": open db/migrations: no such file or directory',
    ],
    ignores: ['3 migrations found'],
  },
  {
    id: 'prisma.shadow-database',
    kind: 'authorisation_denied',
    program: 'prisma',
    forms: [
      {
        words: 'migrate could not create the shadow database',
        pattern: /P3014[^\r\n]{0,40}Prisma Migrate could not create the shadow database/,
      },
      {
        words: 'prisma migrate could not create the shadow database',
        pattern: /Prisma Migrate could not create the shadow database/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Prisma Migrate may not create its shadow database',
    check: { text: 'See the rights of the account', host: 'psql -c "\\du"' },
    repair: [
      {
        text: 'Use "prisma migrate deploy" in production (it needs none), give CREATEDB for development, or name shadowDatabaseUrl',
        host: 'npx prisma migrate deploy',
      },
    ],
    source: 'Prisma error reference P3014',
    matches: [
      'Error: P3014 Prisma Migrate could not create the shadow database. Please make sure the database user has permission to create databases.',
      'Prisma Migrate could not create the shadow database.',
    ],
    ignores: ['shadow database created'],
  },
  {
    id: 'ef-core.model-changed',
    kind: 'missing_schema',
    program: 'ef-core',
    forms: [
      {
        words: 'the model backing the context has changed since the database was created',
        pattern: /The model backing the '(?<object>[\w.]{1,80})' context has changed since the database was created/,
      },
      {
        words: 'the model for context has pending changes',
        pattern: /The model for context '(?<object>[\w.]{1,80})' has pending changes/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The model of Entity Framework differs from the database: a migration is missing',
    check: { text: 'List them', host: 'dotnet ef migrations list' },
    repair: [
      {
        text: 'Add the migration, then apply it',
        host: 'dotnet ef migrations add <name> && dotnet ef database update',
      },
    ],
    source: 'EF, EF Core RelationalEventId',
    matches: [
      "System.InvalidOperationException: The model backing the 'ShopContext' context has changed since the database was created.",
      "The model for context 'AppDb' has pending changes. Add a new migration before updating the database.",
    ],
    ignores: ['No migrations were applied. The database is already up to date.'],
  },
  {
    id: 'ef-core.command-failed',
    kind: 'code_defect',
    program: 'ef-core',
    forms: [
      { words: 'failed executing dbcommand', pattern: /Failed executing DbCommand \((?<value>[\d,.]{1,12}ms)\)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'A command of Entity Framework failed: the error of the database follows it',
    check: {
      text: 'Read the exception below',
      compose: 'docker compose logs {service} | grep -A12 "Failed executing DbCommand" | tail -40',
    },
    repair: [{ text: 'Repair what the database says' }],
    source: 'EF Core RelationalEventId.CommandError',
    matches: [
      "fail: Microsoft.EntityFrameworkCore.Database.Command[20102] Failed executing DbCommand (12ms) [Parameters=[], CommandType='Text', CommandTimeout='30']",
      "Failed executing DbCommand (1,204ms) [Parameters=[@p0='?']",
    ],
    ignores: ['Executed DbCommand (2ms)'],
  },
  {
    id: 'flyway.order-or-support',
    kind: 'version_mismatch',
    program: 'flyway',
    forms: [
      {
        words: 'detected resolved migration not applied to database',
        pattern: /(?<value>Detected resolved migration not applied to database: [\w.]{1,30})/,
      },
      {
        words: 'detected applied migration not resolved locally',
        pattern: /(?<value>Detected applied migration not resolved locally: [\w.]{1,30})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Flyway does not go on: {value}',
    check: { text: 'Compare files and history', host: 'flyway info' },
    repair: [
      {
        text: 'Restore the missing file, or (after a look) flyway repair; outOfOrder=true lets older ones run late; for a newer database take a newer Flyway with its module (flyway-database-postgresql)',
        host: 'flyway repair',
        destructive: true,
      },
    ],
    source: 'flyway-core DbValidate',
    matches: [
      "Detected resolved migration not applied to database: 2.1. To ignore this migration, set -ignoreMigrationPatterns='*:ignored'.",
      'Detected applied migration not resolved locally: 3',
    ],
    ignores: ['Successfully validated 12 migrations'],
  },
  {
    id: 'liquibase.change-log-not-parsed',
    kind: 'invalid_setting',
    program: 'liquibase',
    forms: [{ words: 'changelogparseexception', pattern: /ChangeLogParseException: (?<value>[^\r\n]{1,140})/ }],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Liquibase cannot read its change log: {value}',
    check: { text: 'See file and line', host: 'liquibase validate' },
    repair: [{ text: 'Correct the file; paths are taken from the class path (searchPath)' }],
    source: 'liquibase ChangeLogParseException',
    matches: [
      'liquibase.exception.ChangeLogParseException: Error parsing line 3 column 12 of db/changelog.xml',
      'liquibase.exception.ChangeLogParseException: The file db/changelog.yaml was not found in the configured search path',
    ],
    ignores: ['ChangeSet ran successfully'],
  },
  {
    id: 'atlas.state-differs',
    kind: 'invalid_setting',
    program: 'atlas',
    forms: [
      {
        words: 'connected database is not clean found',
        pattern: /(?<value>connected database is not clean: found [^\r\n]{1,80})/,
      },
      { words: 'checksum mismatch atlas sum', pattern: /(?<value>checksum mismatch \(atlas\.sum\))/ },
      { words: 'migration failed divergent version', pattern: /(?<value>migration failed: divergent version)/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Atlas or refinery does not migrate: {value}',
    check: {
      text: 'See the state',
      host: 'atlas migrate status --url <url>; php bin/console doctrine:migrations:status',
    },
    repair: [
      {
        text: 'Give a baseline to a database that has tables already, sync the metadata of Doctrine (server_version in the URL has to be right)',
        host: 'atlas migrate apply --baseline <version> --url <url>; php bin/console doctrine:migrations:sync-metadata-storage',
        destructive: true,
      },
    ],
    source: 'ariga/atlas sql/migrate; doctrine/migrations; refinery',
    matches: [
      'Error: sql/migrate: connected database is not clean: found table "x" in schema "public". baseline version or allow-dirty is required',
      'migration failed: divergent version: V3__x',
      'Error: checksum mismatch (atlas.sum): L3: 2023.sql was edited',
    ],
    ignores: ['Migrating to version 3 (1 migrations in total)'],
  },
  {
    id: 'rails.environment-mismatch',
    kind: 'invalid_setting',
    program: 'rails',
    forms: [{ words: 'activerecord environmentmismatcherror', pattern: /ActiveRecord::EnvironmentMismatchError/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Rails does not touch the database: it was made in another environment',
    check: { text: 'See what is noted', host: 'psql -c "select * from ar_internal_metadata"' },
    repair: [
      {
        text: 'Check that it is the right database, then note the environment',
        host: 'bin/rails db:environment:set RAILS_ENV=production',
      },
    ],
    source: 'activerecord errors.rb',
    matches: [
      'ActiveRecord::EnvironmentMismatchError: You are attempting to modify a database that was last run in `production` environment.',
      'rails aborted! ActiveRecord::EnvironmentMismatchError: x',
    ],
    ignores: ['environment set to production'],
  },
  {
    id: 'migration.nothing-to-do',
    kind: null,
    program: 'migrations',
    forms: [
      { words: 'change', pattern: /^(?:error: )?no change$/ },
      { words: 'no migrations to run current version', pattern: /no migrations to run\. current version: \d{1,20}/ },
      { words: 'nothing to migrate', pattern: /\bNothing to migrate\b/ },
      {
        words: 'no migrations',
        pattern: /No migrations (?:are pending|were applied\. The database is already up to date|to apply\.)/,
      },
      { words: 'already at the latest version', pattern: /Already at the latest version/ },
      {
        words: 'schema is up to date no migration necessary',
        pattern: /Schema "[^"]{1,60}" is up to date\. No migration necessary/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'A migration tool found nothing to do',
    check: { text: 'Nothing needs doing: scripts that take "no change" for a failure should let it pass' },
    repair: [],
    source: 'golang-migrate ErrNoChange; goose; Laravel; EF Core; Flyway',
    matches: [
      'error: no change',
      'goose: no migrations to run. current version: 12',
      'INFO  Nothing to migrate.',
      'No migrations are pending',
      'No migrations were applied. The database is already up to date.',
      'Already at the latest version: Application\\Version2',
      'Schema "public" is up to date. No migration necessary.',
      'no change',
      'No migrations to apply.',
    ],
    ignores: ['error: migration failed in line 0: CREATE TABLE x'],
  },
];
