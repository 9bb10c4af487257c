import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ACTIVERECORD: readonly CatalogueEntry[] = [
  {
    id: 'activerecord.pool-exhausted',
    kind: 'pool_exhausted',
    program: 'activerecord',
    forms: [
      {
        words: 'could not obtain a connection from the pool within seconds all pooled connections were in use',
        pattern:
          /could not obtain a connection from the pool within (?<limit>[\d.]{1,8}) seconds \(waited [\d.]{1,8} seconds\); all pooled connections were in use/,
      },
      {
        words: 'could not obtain a database connection within seconds',
        pattern: /could not obtain a database connection within (?<limit>[\d.]{1,8}) seconds/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The ActiveRecord pool had no free connection for {limit} s',
    check: {
      text: 'Compare pool in database.yml with the threads of Puma (RAILS_MAX_THREADS) and the concurrency of Sidekiq: it has to be at least as large, and threads of your own count too',
      compose:
        'docker compose exec {service} sh -c "env | grep -E \'RAILS_MAX_THREADS|DB_POOL|WEB_CONCURRENCY\'; grep -n pool config/database.yml; cat config/sidekiq.yml"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "env | grep -E \'RAILS_MAX_THREADS|DB_POOL\'; grep -n pool config/database.yml"',
      host: 'grep -n pool config/database.yml; systemctl show {service} -p Environment',
    },
    repair: [
      {
        text: 'Set pool to the number of threads; wrap threads of your own in connection_pool.with_connection; keep processes times pool below what the database allows',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} RAILS_MAX_THREADS=5 DB_POOL=10',
      },
    ],
    source:
      'Rails, activerecord/lib/active_record/connection_adapters/abstract/connection_pool (ConnectionTimeoutError)',
    matches: [
      'ActiveRecord::ConnectionTimeoutError: could not obtain a connection from the pool within 5.000 seconds (waited 5.002 seconds); all pooled connections were in use',
      'ActiveRecord::ConnectionTimeoutError (could not obtain a database connection within 5.000 seconds (waited 5.001 seconds))',
    ],
    ignores: ['pool: <%= ENV.fetch("RAILS_MAX_THREADS") { 5 } %>'],
  },
  {
    id: 'activerecord.database-missing',
    kind: 'missing_object',
    program: 'activerecord',
    forms: [
      { words: 'we could not find your database', pattern: /We could not find your database: (?<object>[\w-]{1,80})/ },
      {
        words: 'database is not configured for the environment',
        pattern: /[tT]he `(?<object>\w{1,60})` database is not configured for the `(?<value>\w{1,60})` environment/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Rails finds no database {object} ({value|not created yet})',
    check: {
      text: 'See which database the environment names',
      compose:
        'docker compose exec {service} sh -c "env | grep -E \'RAILS_ENV|DATABASE_URL\'; grep -n database: config/database.yml"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "env | grep -E \'RAILS_ENV|DATABASE_URL\'"',
      host: 'grep -n -A8 production: config/database.yml',
    },
    repair: [
      {
        text: 'Make it with its schema (db:prepare), or correct the database name in DATABASE_URL or config/database.yml',
        compose: 'docker compose run --rm {service} bin/rails db:prepare',
        kubernetes: 'kubectl exec deploy/{service} -- bin/rails db:prepare',
        host: 'RAILS_ENV=production bin/rails db:prepare',
      },
    ],
    source: 'Rails, ActiveRecord::NoDatabaseError.db_error; AdapterNotSpecified in database_configurations',
    matches: [
      'ActiveRecord::NoDatabaseError: We could not find your database: shop_production. Available database configurations can be found in config/database.yml.',
      'ActiveRecord::AdapterNotSpecified: The `primary` database is not configured for the `production` environment.',
    ],
    ignores: [`Created database 'shop_production'`],
  },
  {
    id: 'activerecord.migrations-pending',
    kind: 'missing_schema',
    program: 'activerecord',
    forms: [
      { words: 'migrations are pending', pattern: /Migrations are pending(?:\. To resolve this issue, run|; run ')/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Migrations of Rails did not run on this database',
    check: {
      text: 'List them',
      compose: 'docker compose run --rm {service} bin/rails db:migrate:status',
      kubernetes: 'kubectl exec deploy/{service} -- bin/rails db:migrate:status',
      host: 'bin/rails db:migrate:status',
    },
    repair: [
      {
        text: 'Run them, as a step of the deployment before the new code serves',
        compose: 'docker compose run --rm {service} bin/rails db:migrate',
        kubernetes: 'kubectl exec deploy/{service} -- bin/rails db:migrate',
        host: 'RAILS_ENV=production bin/rails db:migrate',
      },
    ],
    source: 'Rails, ActiveRecord::PendingMigrationError',
    matches: [
      'ActiveRecord::PendingMigrationError: Migrations are pending. To resolve this issue, run: bin/rails db:migrate',
      "Migrations are pending; run 'bin/rake db:migrate RAILS_ENV=production' to resolve this issue.",
    ],
    ignores: ['== 20250101000000 AddDiscount: migrated (0.0021s) ='],
  },
  {
    id: 'activerecord.no-connection',
    kind: 'connection_refused',
    program: 'activerecord',
    forms: [
      {
        words: 'there is an issue connecting with your hostname',
        pattern: /There is an issue connecting with your hostname: (?<peer>[\w.-]{0,99}\w)/,
      },
      {
        words: 'there is an issue connecting to your database with your username password',
        pattern:
          /There is an issue connecting to your database with your username\/password, username: (?<user>[\w.-]{0,79}\w)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Rails cannot connect to its database at {peer|its host} as {user|its account}',
    check: {
      text: 'Print DATABASE_URL and database.yml as the process sees them',
      compose: 'docker compose exec {service} env | grep -E "DATABASE|DB_"; docker compose ps',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -E "DATABASE|DB_"',
      host: 'grep -n -A10 production: config/database.yml',
    },
    repair: [
      {
        text: 'Start the database, or correct host, account and password in DATABASE_URL or config/database.yml',
        compose: 'docker compose up -d --wait && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Rails, ActiveRecord::DatabaseConnectionError.hostname_error, username_error',
    matches: [
      'ActiveRecord::DatabaseConnectionError: There is an issue connecting with your hostname: db.',
      'ActiveRecord::DatabaseConnectionError: There is an issue connecting to your database with your username/password, username: shop.',
    ],
    ignores: ['Please check your database configuration and ensure there is a valid connection to your database.'],
  },
];
