import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const DATABASE_URL: Step = {
  text: 'Print the DATABASE_URL that the process gets, and try it where the process runs',
  compose: 'docker compose exec {service} env | grep DATABASE_URL; docker compose ps',
  kubernetes: 'kubectl exec deploy/{service} -- env | grep DATABASE_URL',
  host: 'systemctl show {service} -p Environment | grep DATABASE_URL',
};

export const PRISMA: readonly CatalogueEntry[] = [
  {
    id: 'prisma.pool-timeout',
    kind: 'pool_exhausted',
    program: 'prisma',
    forms: [
      {
        words: 'timed out fetching a new connection from the connection pool',
        pattern:
          /Timed out fetching a new connection from the connection pool(?:\..{0,80}\(Current connection pool timeout: (?<value>\d{1,6}), connection limit: (?<limit>\d{1,6})\))?/,
      },
      {
        words: 'unable to start a transaction in the given time',
        pattern: /Transaction API error: Unable to start a transaction in the given time/,
      },
    ],
    nearby: [/connection pool timeout: (?<value>\d{1,6}), connection limit: (?<limit>\d{1,6})/],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: 'The Prisma pool had no free connection in time (P2024, limit {limit|unknown})',
    check: {
      text: 'Look for slow queries and open transactions on the server, and whether more than one PrismaClient is made (hot reload, one per request)',
      compose: `docker compose exec db psql -U postgres -c "select state, now() - state_change as since, left(query, 80) from pg_stat_activity where datname is not null order by 2 desc"`,
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "grep -rn \'new PrismaClient\' /app --include=*.js | grep -v node_modules"',
    },
    repair: [
      {
        text: 'Use one PrismaClient per process, fewer queries at once (Promise.all over lists), then raise ?connection_limit=20&pool_timeout=20 in DATABASE_URL below what the database allows',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Prisma documentation, Error reference P2024, P2028',
    matches: [
      'Timed out fetching a new connection from the connection pool. More info: http://pris.ly/d/connection-pool (Current connection pool timeout: 10, connection limit: 5)',
      'PrismaClientKnownRequestError: Transaction API error: Unable to start a transaction in the given time.',
    ],
    ignores: ['prisma:info Starting a postgresql pool with 5 connections.'],
  },
  {
    id: 'prisma.not-reachable',
    kind: 'connection_refused',
    program: 'prisma',
    forms: [
      {
        words: 'can t reach database server at',
        pattern: /Can't reach database server at `?(?<peer>[^`:\s]{1,100})`?:`?(?<port>\d{1,5})`?/,
      },
      {
        words: 'p1017 server has closed the connection',
        pattern: /(?:P1017|PrismaClient\w{5,30}).{0,160}Server has closed the connection/,
      },
      {
        words: 'the database server was reached but timed out',
        pattern:
          /The database server (?:at `?(?<peer>[^`:\s]{1,100})`?:`?(?<port>\d{1,5})`? )?was reached but timed out/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Prisma does not reach the database at {peer|its address} (port {port|unknown})',
    check: DATABASE_URL,
    repair: [
      {
        text: 'Start the database or correct the host: in a container "localhost" is the container itself. Serverless databases that sleep need connect_timeout=30',
        compose: 'docker compose up -d --wait && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Prisma documentation, Error reference P1001, P1002, P1017',
    matches: [
      `PrismaClientInitializationError: Can't reach database server at \`db:5432\``,
      `Error: P1001: Can't reach database server at \`db\`:\`5432\``,
      'Error: P1017: Server has closed the connection.',
      'Error: P1002: The database server at `db`:`5432` was reached but timed out.',
    ],
    ignores: ['prisma:info Starting a postgresql pool with 5 connections.'],
  },
  {
    id: 'prisma.login-refused',
    kind: 'authentication_refused',
    program: 'prisma',
    forms: [
      {
        words: 'authentication failed against database server',
        pattern:
          /Authentication failed against (?:the )?database server(?: at `?(?<peer>[^`,\s]{1,100})`?)?, the provided database credentials for `?(?<user>[^`\s]{1,80})`? are not valid/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The database refuses the account {user} that Prisma uses (P1000)',
    check: DATABASE_URL,
    repair: [
      {
        text: 'Correct account and password in DATABASE_URL (signs like @ : / # percent-encoded), or set the password in the database; POSTGRES_PASSWORD counts only for an empty volume',
        compose: `docker compose exec db psql -U postgres -c "ALTER USER {user} PASSWORD '<password>'"`,
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Prisma documentation, Error reference P1000, P1010',
    matches: [
      'Error: P1000: Authentication failed against database server at `db`, the provided database credentials for `shop` are not valid.',
      'Authentication failed against the database server, the provided database credentials for `shop` are not valid.',
    ],
    ignores: [`Error: P1001: Can't reach database server at \`db\`:\`5432\``],
  },
  {
    id: 'prisma.schema-outdated',
    kind: 'missing_schema',
    program: 'prisma',
    forms: [
      {
        words: 'does not exist in the current database',
        pattern: /The (?:table|column) `(?<object>[^`]{1,120})` does not exist in the current database/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The database of Prisma lacks {object}: the migrations did not run here',
    check: {
      text: 'See which migrations the database has',
      compose: 'docker compose exec {service} npx prisma migrate status',
      kubernetes: 'kubectl exec deploy/{service} -- npx prisma migrate status',
      host: 'npx prisma migrate status',
    },
    repair: [
      {
        text: 'Run them (never "migrate dev" or "db push" in production), and generate the client from the same schema',
        compose: 'docker compose run --rm {service} npx prisma migrate deploy',
        kubernetes: 'kubectl exec deploy/{service} -- npx prisma migrate deploy',
        host: 'npx prisma migrate deploy',
      },
    ],
    source: 'Prisma documentation, Error reference P2021, P2022, P1003',
    matches: [
      'The table `public.Order` does not exist in the current database.',
      'The column `Order.discount` does not exist in the current database.',
    ],
    ignores: ['Database schema is up to date!'],
  },
  {
    id: 'prisma.migration-stuck',
    kind: 'missing_schema',
    program: 'prisma',
    forms: [
      {
        words: 'migrate found failed migrations in the target database new migrations will not be applied',
        pattern: /migrate found failed migrations in the target database, new migrations will not be applied/,
      },
      { words: 'p3018 a migration failed to apply', pattern: /P3018\W{1,4}A migration failed to apply/ },
      { words: 'p3005 the database schema is not empty', pattern: /P3005\W{1,4}The database schema is not empty/ },
      {
        words: 'a migration failed to apply new migrations cannot be applied before the error is recovered from',
        pattern: /A migration failed to apply\. New migrations cannot be applied before the error is recovered from/,
      },
      {
        words: 'failed to apply cleanly to the shadow database',
        pattern: /Migration `(?<object>[^`]{1,120})` failed to apply cleanly to the shadow database/,
      },
    ],
    nearby: [/[Mm]igration(?: name:)? `?(?<object>\d{8,20}_\w{1,80})`?/],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Prisma applies no migrations: {object|one} failed or has no baseline',
    check: {
      text: 'Read what failed in it, and how much of it was done',
      compose: 'docker compose run --rm {service} npx prisma migrate status',
      kubernetes: 'kubectl exec deploy/{service} -- npx prisma migrate status',
      host: 'npx prisma migrate status',
    },
    repair: [
      {
        text: 'Undo or finish by hand what it began, mark it, and deploy again; for P3005 mark the existing state as the baseline (--applied)',
        compose:
          'docker compose run --rm {service} npx prisma migrate resolve --rolled-back {object|<migration>} && docker compose run --rm {service} npx prisma migrate deploy',
        kubernetes: 'kubectl exec deploy/{service} -- npx prisma migrate resolve --rolled-back {object|<migration>}',
        host: 'npx prisma migrate resolve --rolled-back {object|<migration>} && npx prisma migrate deploy',
      },
    ],
    source: 'Prisma documentation, Error reference P3009, P3018, P3005',
    matches: [
      'Error: P3009\nmigrate found failed migrations in the target database, new migrations will not be applied.',
      'Error: P3018: A migration failed to apply. New migrations cannot be applied before the error is recovered from.',
      'Error: P3005: The database schema is not empty.',
      'A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve',
      'Migration `20250203101112_add_orders` failed to apply cleanly to the shadow database.',
    ],
    ignores: ['No pending migrations to apply.'],
  },
  {
    id: 'prisma.migration-lock',
    kind: 'lock_held',
    program: 'prisma',
    forms: [
      {
        words: 'timed out trying to acquire a advisory lock',
        pattern:
          /Timed out trying to acquire an? (?<object>postgres|MySQL|mysql|SQL Server) advisory lock \(?.{0,80}Elapsed: (?<limit>\d{1,7}ms)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Another Prisma migration holds the advisory lock of the database',
    check: {
      text: 'See whether several instances migrate at once, and who holds the lock; through PgBouncer it is left behind',
      compose: `docker compose exec db psql -U postgres -c "select pid, granted, objid from pg_locks where locktype = 'advisory'"`,
      kubernetes: `kubectl exec deploy/<database> -- psql -U postgres -c "select pid, granted, objid from pg_locks where locktype = 'advisory'"`,
      host: `sudo -u postgres psql -c "select pid, granted, objid from pg_locks where locktype = 'advisory'"`,
    },
    repair: [
      {
        text: 'Migrate once before the instances start, over a direct connection (directUrl), and end the session that holds the lock',
        host: 'sudo -u postgres psql -c "select pg_terminate_backend(<pid>)"',
        compose: 'docker compose exec db psql -U postgres -c "select pg_terminate_backend(<pid>)"',
        destructive: true,
      },
    ],
    source: 'Prisma documentation, Advisory locking; Error reference P1002',
    matches: [
      'Context: Timed out trying to acquire a postgres advisory lock (SELECT pg_advisory_lock(72707369)). Elapsed: 10000ms. See https://pris.ly/d/migrate-advisory-locking for details.',
      'Error: P1002 Context: Timed out trying to acquire a postgres advisory lock (SELECT pg_advisory_lock(72707369)). Elapsed: 10002ms.',
    ],
    ignores: ['Applying migration `20250101_init`'],
  },
  {
    id: 'prisma.url-missing',
    kind: 'missing_setting',
    program: 'prisma',
    forms: [
      {
        words: 'environment variable not found',
        pattern: /[eE]rror: Environment variable not found: (?<setting>\w{2,80})/,
      },
      {
        words: 'error validating datasource you must provide a nonempty url',
        pattern: /[Ee]rror validating datasource `(?<object>\w{1,40})`: You must provide a nonempty URL/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Prisma has no usable database address ({setting|its form is wrong})',
    check: DATABASE_URL,
    repair: [
      {
        text: 'Set {setting|DATABASE_URL} in the environment of the process (a .env beside schema.prisma is read by the command line only), without quotes around it',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} --from=secret/<secret with DATABASE_URL>',
      },
    ],
    source: 'Prisma documentation, Error reference P1012',
    matches: [
      'error: Environment variable not found: DATABASE_URL.',
      'error: Error validating datasource `db`: You must provide a nonempty URL. The environment variable `DATABASE_URL` resolved to an empty string.',
    ],
    ignores: ['Environment variables loaded from .env'],
  },
  {
    id: 'prisma.engine-not-in-image',
    kind: 'missing_module',
    program: 'prisma',
    forms: [
      {
        words: 'could not locate the query engine for runtime',
        pattern: /Prisma Client could not locate the Query Engine for runtime "(?<wanted>[\w.-]{3,60})"/,
      },
      {
        words: 'query engine library for current platform could not be found',
        pattern: /Query engine (?:library|binary) for current platform "(?<wanted>[\w.-]{3,60})" could not be found/,
      },
      {
        words: 'prisma client did not initialize yet please run prisma generate',
        pattern: /@prisma\/client did not initialize yet\. Please run "prisma generate"/,
      },
      {
        words: 'unable to require',
        pattern: /Unable to require\(`?(?<path>[^`)\s]{1,160}(?:query_engine|schema-engine)[^`)\s]{0,80})`?\)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The image lacks the Prisma client or its engine ({wanted|prisma generate did not run})',
    check: {
      text: 'Look which engine was generated: the build ran on another system (macOS, Debian) than the image (Alpine is linux-musl)',
      compose: 'docker compose exec {service} ls node_modules/.prisma/client',
      kubernetes: 'kubectl exec deploy/{service} -- ls node_modules/.prisma/client',
    },
    repair: [
      {
        text: 'Run prisma generate in the Dockerfile after copying the schema, and name binaryTargets = ["native", "{wanted|linux-musl-openssl-3.0.x}"] in the generator',
        compose: 'docker compose build --no-cache {service} && docker compose up -d {service}',
      },
    ],
    source: 'Prisma documentation, Generators, binaryTargets; @prisma/client runtime',
    matches: [
      'PrismaClientInitializationError: Prisma Client could not locate the Query Engine for runtime "debian-openssl-3.0.x".',
      'Query engine library for current platform "linux-musl-openssl-3.0.x" could not be found.',
      'Error: @prisma/client did not initialize yet. Please run "prisma generate" and try to import it again.',
      "Unable to require(`/app/node_modules/.prisma/client/libquery_engine-linux-musl.so.node`). The Prisma engines do not seem to be compatible with your system. Please refer to the documentation about Prisma's system requirements",
    ],
    ignores: ['Generated Prisma Client (v5.14.0) to ./node_modules/@prisma/client in 87ms'],
  },
  {
    id: 'prisma.openssl-not-found',
    kind: 'missing_module',
    program: 'prisma',
    forms: [
      {
        words: 'prisma failed to detect the libssl openssl version to use',
        pattern: /[Pp]risma failed to detect the (?<object>libssl\/openssl) version to use/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 1,
    means: 'Prisma does not find OpenSSL in the image and guesses its version',
    check: {
      text: 'Look which engine was generated: the build ran on another system (macOS, Debian) than the image (Alpine is linux-musl)',
      compose: 'docker compose exec {service} ls node_modules/.prisma/client',
      kubernetes: 'kubectl exec deploy/{service} -- ls node_modules/.prisma/client',
    },
    repair: [
      {
        text: 'Run prisma generate in the Dockerfile after copying the schema, and install openssl in the image (apt-get install openssl, apk add openssl)',
        compose: 'docker compose build --no-cache {service} && docker compose up -d {service}',
      },
    ],
    source: 'Prisma documentation, Generators, binaryTargets; @prisma/client runtime',
    matches: [
      'prisma:warn Prisma failed to detect the libssl/openssl version to use, and may not work as expected. Defaulting to "openssl-1.1.x".',
      'Prisma failed to detect the libssl/openssl version to use, and may not work as expected. Defaulting to "openssl-3.0.x".',
    ],
    ignores: ['Generated Prisma Client (v5.14.0) to ./node_modules/@prisma/client in 87ms'],
  },
  {
    id: 'prisma.database-missing',
    kind: 'missing_object',
    program: 'prisma',
    forms: [
      {
        words: 'database does not exist',
        pattern:
          /(?:P1003: |InitializationError: )?Database `(?<object>[^`]{1,80})` does not exist(?: on the database server at `(?<peer>[^`:]{1,120})`?:`?(?<port>\d{1,5})`)?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'There is no database {object} on {peer|the server} (P1003)',
    check: {
      text: 'List the databases of the server',
      compose: 'docker compose exec {peer|db} psql -U postgres -l',
      kubernetes: 'kubectl exec deploy/{peer|db} -- psql -U postgres -l',
      host: 'psql -l',
    },
    repair: [
      {
        text: 'Create it (prisma migrate deploy does not for every provider), or correct the name at the end of DATABASE_URL; POSTGRES_DB only counts when the volume is first filled',
        compose: 'docker compose exec {peer|db} createdb -U postgres {object}',
        kubernetes: 'kubectl exec deploy/{peer|db} -- createdb -U postgres {object}',
        host: 'sudo -u postgres createdb {object}',
      },
    ],
    source: 'Prisma error reference P1003',
    matches: [
      'Error: P1003: Database `shop` does not exist on the database server at `db:5432`.',
      'PrismaClientInitializationError: Database `shop` does not exist',
    ],
    ignores: ['The table `public.Order` does not exist in the current database.'],
  },
];
