import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const OUTLINE_AND_SYNAPSE: readonly CatalogueEntry[] = [
  {
    id: 'outline.database-without-tls',
    kind: 'invalid_setting',
    program: 'outline',
    forms: [
      {
        words: 'the database does not support ssl connections set the pgsslmode environment variable to disable',
        pattern:
          /The database does not support SSL connections\. Set the `PGSSLMODE` environment variable to `disable`/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Outline asks its PostgreSQL for TLS, which that server does not offer',
    check: { text: 'See what is set', compose: 'docker compose config {service}' },
    repair: [
      {
        text: 'Set PGSSLMODE=disable for a database of the same compose file, or switch TLS on at the server',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'outline server/storage/database.ts checkConnection()',
    matches: [
      '{"error":"The server does not support SSL connections","level":"error","message":"The database does not support SSL connections. Set the `PGSSLMODE` environment variable to `disable` or enable SSL on your database server."}',
      'error: The database does not support SSL connections. Set the `PGSSLMODE` environment variable to `disable` or enable SSL on your database server.',
    ],
    ignores: ['PGSSLMODE=disable'],
  },
  {
    id: 'outline.database-not-reached',
    kind: 'unreachable',
    program: 'outline',
    forms: [
      {
        words: 'could not connect to the database please check your connection settings',
        pattern: /Could not connect to the database\. Please check your connection settings/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'postgresql',
    specificity: 2,
    means: 'Outline does not reach its PostgreSQL',
    check: {
      text: 'Read the reason in the same line; see the database',
      compose: 'docker compose ps; docker compose logs postgres',
    },
    repair: [{ text: 'Start the database first (depends_on with a health check), correct DATABASE_URL' }],
    source: 'outline server/scripts/checkMigrations.ts',
    matches: [
      '{"error":"connect ECONNREFUSED 172.18.0.2:5432","level":"error","message":"Could not connect to the database. Please check your connection settings."}',
      'error: Could not connect to the database. Please check your connection settings.',
    ],
    ignores: ['Connected to the database'],
  },
  {
    id: 'outline.key-changed',
    kind: 'invalid_setting',
    program: 'outline',
    forms: [
      {
        words:
          'failed to decrypt database column the secret_key environment variable may have changed since installation',
        pattern:
          /Failed to decrypt database column \((?<object>[\w.]{1,60})\)\. The SECRET_KEY environment variable may have changed/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'SECRET_KEY of Outline is not the one that encrypted its data ({object})',
    check: { text: 'Compare it with the .env file of the installation or of the backup' },
    repair: [
      {
        text: 'Set the old SECRET_KEY again; where it is lost, API keys and sign-in integrations have to be made anew',
      },
    ],
    source: 'outline server/models/decorators/Encrypted.ts',
    matches: [
      '{"error":"Unsupported state or unable to authenticate data","level":"error","message":"Failed to decrypt database column (value). The SECRET_KEY environment variable may have changed since installation."}',
      'error: Failed to decrypt database column (clientSecret). The SECRET_KEY environment variable may have changed since installation.',
    ],
    ignores: ['The SECRET_KEY environment variable is set'],
  },
  {
    id: 'outline.migrations-not-run',
    kind: 'missing_schema',
    program: 'outline',
    forms: [
      {
        words: 'database migrations are pending and were not run because the no migrate flag was passed',
        pattern: /Database migrations are pending and were not run because the --no-migrate flag was passed/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Outline does not start: its database lacks migrations, and --no-migrate forbids them',
    check: { text: 'Look for the flag', compose: 'docker compose config {service}' },
    repair: [{ text: 'Run them once after a backup', compose: 'docker compose run --rm {service} yarn db:migrate' }],
    source: 'outline server/scripts/checkMigrations.ts',
    matches: [
      '{"error":"Migrations pending","level":"error","message":"Database migrations are pending and were not run because the --no-migrate flag was passed.\\nRun the migrations with \\"yarn db:migrate\\"."}',
      'error: Database migrations are pending and were not run because the --no-migrate flag was passed.',
    ],
    ignores: ['[database] Running migrations…'],
  },
  {
    id: 'outline.redis-lost',
    kind: 'unreachable',
    program: 'outline',
    forms: [
      {
        words: 'redis maximum retries exceeded',
        pattern: /Redis maximum retries exceeded(?: in socketio adapter)?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 3,
    means: 'Outline ends: it reached no Redis in all its tries',
    check: { text: 'See Redis', compose: 'docker compose ps redis; docker compose logs redis' },
    repair: [{ text: 'Start Redis, correct REDIS_URL (redis://redis:6379), put both on one network' }],
    source: 'outline server/storage/redis.ts, server/services/websockets.ts',
    matches: [
      '{"error":"Reached the max retries per request limit","level":"error","message":"Redis maximum retries exceeded"}',
      'error: Redis maximum retries exceeded in socketio adapter',
    ],
    ignores: ['Retrying redis connection: attempt 3'],
  },
  {
    id: 'outline.file-not-in-store',
    kind: 'missing_file',
    program: 'outline',
    forms: [{ words: 'attachment is missing from storage', pattern: /Attachment is missing from storage/ }],
    role: 'either',
    fault: 'own_data',
    specificity: 3,
    means: 'A file that Outline lists is not in its store',
    check: {
      text: 'Compare FILE_STORAGE, AWS_S3_* or FILE_STORAGE_LOCAL_ROOT_DIR with where the files are',
      compose: 'docker compose config {service}',
    },
    repair: [{ text: 'Mount the volume or name the bucket that holds them; after a move copy the files over, too' }],
    source: 'outline server/queues/tasks/ExportTask.ts',
    matches: [
      '{"level":"warn","message":"Attachment is missing from storage","key":"uploads/1/2/a.png"}',
      'warn: Attachment is missing from storage',
    ],
    ignores: ['Attachment stored'],
  },
  {
    id: 'synapse.workers-before-main',
    kind: 'missing_schema',
    program: 'synapse',
    forms: [
      {
        words: 'expected database schema version but got run the main synapse process to upgrade',
        pattern:
          /Expected database schema version (?<wanted>\d{1,4}) but got (?<version>\d{1,4}): run the main synapse process to upgrade/,
      },
      {
        words: 'uninitialised database run the main synapse process to prepare the database schema',
        pattern: /Uninitialised database: run the main synapse process to prepare the database schema/,
      },
      {
        words: 'database schema delta has not been applied run the main synapse process to upgrade',
        pattern:
          /Database schema delta (?<object>\S{1,80}) has not been applied: run the main synapse process to upgrade/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'A worker of Synapse starts before the main process has changed the database {wanted|}',
    check: { text: 'See what the main process writes', compose: 'docker compose logs --tail 100 synapse' },
    repair: [
      {
        text: 'Take the main process to the new release first and wait until it answers, then its workers (depends_on with a health check), all of one image',
        compose: 'docker compose up -d synapse',
      },
    ],
    source:
      'synapse/storage/prepare_database.py OUTDATED_SCHEMA_ON_WORKER_ERROR, EMPTY_DATABASE_ON_WORKER_ERROR, UNAPPLIED_DELTA_ON_WORKER_ERROR',
    matches: [
      'Expected database schema version 92 but got 88: run the main synapse process to upgrade the database schema before starting worker processes.',
      'synapse.storage.prepare_database.PrepareDatabaseException: Uninitialised database: run the main synapse process to prepare the database schema before starting worker processes.',
      'Database schema delta 92/01_remove.sql has not been applied: run the main synapse process to upgrade the database schema before starting worker processes.',
    ],
    ignores: ['Applying schema 92/01_remove.sql'],
  },
  {
    id: 'synapse.open-registration',
    kind: 'invalid_setting',
    program: 'synapse',
    forms: [
      {
        words: 'you have enabled open registration without any verification',
        pattern: /You have enabled open registration without any verification/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Synapse does not start: anybody could register, without any check',
    check: {
      text: 'Look at enable_registration',
      compose: 'docker compose exec {service} grep -n registration /data/homeserver.yaml',
    },
    repair: [
      {
        text: 'Set enable_registration: false, or ask for a token, mail address or captcha (registration_requires_token, registrations_require_3pid); to want it so, enable_registration_without_verification: true',
      },
    ],
    source: 'synapse/config/homeserver.py',
    matches: [
      'You have enabled open registration without any verification. This is a known vector for spam and abuse. If you would like to allow public registration, please consider adding email, captcha, or token-based verification.',
      'synapse.config._base.ConfigError: You have enabled open registration without any verification. This is a known vector for',
    ],
    ignores: ['Registration has been disabled.'],
  },
  {
    id: 'synapse.variable-missing',
    kind: 'missing_setting',
    program: 'synapse',
    forms: [
      {
        words: 'environment variable is mandatory',
        pattern:
          /Environment variable '(?<setting>SYNAPSE_\w{1,40})' is mandatory (?:when generating a config file|in `generate` mode)/,
      },
      {
        words: 'missing mandatory server_name config option',
        pattern: /Missing mandatory `(?<setting>server_name)` config option/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Synapse needs {setting}, which is not set',
    check: { text: 'See what is set', compose: 'docker compose config {service}' },
    repair: [
      { text: 'Set it; a configuration is made once with `generate`, then homeserver.yaml of the volume /data counts' },
    ],
    source: 'synapse docker/start.py, synapse/config/_base.py MISSING_SERVER_NAME',
    matches: [
      "Environment variable 'SYNAPSE_SERVER_NAME' is mandatory when generating a config file.",
      "Environment variable 'SYNAPSE_REPORT_STATS' is mandatory in `generate` mode.",
      'Missing mandatory `server_name` config option.',
    ],
    ignores: ['SYNAPSE_SERVER_NAME=example.org'],
  },
  {
    id: 'synapse.setting-refused',
    kind: 'invalid_setting',
    program: 'synapse',
    forms: [
      {
        words: 'error in configuration',
        pattern: /(?:^|[|*] {0,3}| )Error in configuration(?: at '(?<setting>[^'\r\n]{1,80})')?:$/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'Synapse does not start: it cannot use {setting|its configuration}',
    check: { text: 'Read the lines below it', compose: 'docker compose logs --tail 20 {service}' },
    repair: [
      {
        text: 'Correct that setting in homeserver.yaml (indentation counts), then start again',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'synapse/config/_base.py format_config_error()',
    matches: [
      " Error in configuration at 'oidc_config.user_mapping_provider.config.display_name_template':",
      "Error in configuration at 'listeners.<item 0>.port':",
    ],
    ignores: ['There was no error in configuration: all well'],
  },
];
