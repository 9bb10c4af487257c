import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PRISMA: readonly CatalogueEntry[] = [
  {
    id: 'prisma.engine-missing',
    kind: 'missing_module',
    program: 'prisma',
    forms: [
      {
        words: 'prisma client could not locate the query engine for runtime',
        pattern: /Prisma Client could not locate the Query Engine for runtime "(?<value>[^"]{1,60})"/,
      },
      { words: 'prisma client did not initialize yet', pattern: /(?<object>@prisma\/client) did not initialize yet/ },
      {
        words: 'unable to require',
        pattern: /Unable to require\(`?(?<path>[^`)\s]{1,160}(?:query_engine|schema-engine)[^`)\s]{0,80})`?\)/,
      },
      {
        words: 'the prisma engines do not seem to be compatible with your system',
        pattern: /The Prisma engines do not seem to be compatible with your system/,
      },
      {
        words: 'prisma failed to detect the libssl openssl version to use',
        pattern: /[Pp]risma failed to detect the (?<object>libssl\/openssl) version to use/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Prisma has no engine for this system ({value|not generated or without OpenSSL})',
    check: {
      text: 'See which engines were generated and which system runs',
      compose:
        'docker compose exec {service} sh -c "ls node_modules/.prisma/client | grep engine; openssl version; cat /etc/os-release | head -2"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "ls node_modules/.prisma/client | grep engine; openssl version"',
      host: 'ls node_modules/.prisma/client | grep engine; openssl version',
    },
    repair: [
      {
        text: 'Run prisma generate in the stage that is shipped, with binaryTargets = ["native", "{value|debian-openssl-3.0.x}"] in the generator, and install openssl in slim and Alpine images',
        compose: 'docker compose build --no-cache {service} && docker compose up -d -V {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: 'npx prisma generate && sudo systemctl restart {service}',
      },
    ],
    source: '@prisma/client 6 runtime/library.js; prisma get-platform',
    matches: [
      'PrismaClientInitializationError: Prisma Client could not locate the Query Engine for runtime "debian-openssl-3.0.x".',
      'Error: @prisma/client did not initialize yet. Please run "prisma generate" and try to import it again.',
      "Unable to require(`/app/node_modules/.prisma/client/libquery_engine-linux-musl.so.node`). The Prisma engines do not seem to be compatible with your system. Please refer to the documentation about Prisma's system requirements",
      'prisma:warn Prisma failed to detect the libssl/openssl version to use, and may not work as expected. Defaulting to "openssl-1.1.x".',
    ],
    ignores: ['✔ Generated Prisma Client (v6.19.3) to ./node_modules/@prisma/client in 84ms'],
  },
  {
    id: 'prisma.authentication-refused',
    kind: 'authentication_refused',
    program: 'prisma',
    forms: [
      {
        words: 'authentication failed against database server the provided database credentials for are not valid',
        pattern:
          /Authentication failed against database server(?: at `(?<peer>[^`:]{1,120})(?::(?<port>\d{1,5}))?`)?, the provided database credentials for `(?<user>[^`]{1,80})` are not valid/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The database refuses the password of the account {user} to Prisma (P1000)',
    check: {
      text: 'Compare user and password in DATABASE_URL with those of the database; a special character has to be encoded (@ as %40)',
      compose: 'docker compose config | grep -iE "database_url|postgres_|mysql_"',
      kubernetes: 'kubectl set env deploy/{service} --list | grep DATABASE_URL',
      host: 'systemctl show {service} -p Environment | grep -o "DATABASE_URL=[^ ]*"',
    },
    repair: [
      {
        text: 'Correct DATABASE_URL, or give the account that password; POSTGRES_PASSWORD only counts when the volume is first filled',
        compose: `docker compose exec {peer|db} psql -U postgres -c "ALTER USER {user} PASSWORD '<the password>'"`,
        kubernetes: "kubectl set env deploy/{service} DATABASE_URL='<the right one>'",
        host: `sudo -u postgres psql -c "ALTER USER {user} PASSWORD '<the password>'"`,
      },
    ],
    source: 'Prisma error reference P1000; prisma-engines user-facing-errors',
    matches: [
      'Error: P1000: Authentication failed against database server at `db`, the provided database credentials for `shop` are not valid.',
      'PrismaClientInitializationError: Authentication failed against database server, the provided database credentials for `shop` are not valid.',
    ],
    ignores: ["Error: P1001: Can't reach database server at `db:5432`"],
  },
  {
    id: 'prisma.database-unreachable',
    kind: 'connection_refused',
    program: 'prisma',
    forms: [
      {
        words: 'can t reach database server at',
        pattern: /Can't reach database server at `(?<peer>[^`:]{1,120})`?:`?(?<port>\d{1,5})`/,
      },
      {
        words: 'the database server at was reached but timed out',
        pattern: /The database server at `(?<peer>[^`:]{1,120})`?:`?(?<port>\d{1,5})` was reached but timed out/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Prisma does not reach the database at {peer}:{port} (P1001)',
    check: {
      text: 'See whether the database runs and whether that address is right seen from this container',
      compose:
        "docker compose ps; docker compose exec {service} node -e \"require('net').connect({port},'{peer}').on('connect',()=>{console.log(1);process.exit()})\"",
      kubernetes: 'kubectl get pod,svc | grep {peer}',
      host: 'nc -vz {peer} {port}',
    },
    repair: [
      {
        text: 'Bring the database back and start after it (depends_on with service_healthy); in a container the host is the name of the service, not localhost',
        compose: 'docker compose up -d --wait {peer} && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart postgresql {service}',
      },
    ],
    source: 'Prisma error reference P1001, P1002; prisma-engines user-facing-errors',
    matches: [
      "Error: P1001: Can't reach database server at `db:5432`",
      "PrismaClientInitializationError: Can't reach database server at `localhost`:`5432`",
      'Error: P1002: The database server at `db:5432` was reached but timed out.',
    ],
    ignores: ['Datasource "db": PostgreSQL database "shop", schema "public" at "db:5432"'],
  },
  {
    id: 'prisma.url-unusable',
    kind: 'missing_setting',
    program: 'prisma',
    forms: [
      {
        words: 'error environment variable not found',
        pattern: /error: Environment variable not found: (?<setting>\w{1,80})\./,
      },
      {
        words: 'prismaclientinitializationerror environment variable not found',
        pattern: /PrismaClientInitializationError: .{0,200}Environment variable not found: (?<setting>\w{1,80})/,
      },
      {
        words: 'error validating datasource the url must start with the protocol',
        pattern:
          /[Ee]rror validating datasource `(?<object>\w{1,40})`: the URL must (?:start with the protocol|not be an empty string)/,
      },
      {
        words: 'error validating datasource you must provide a nonempty url',
        pattern: /[Ee]rror validating datasource `(?<object>\w{1,40})`: You must provide a nonempty URL/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Prisma has no usable address: {setting|the variable} is missing or of another form',
    check: {
      text: 'See whether the variable reaches the process, without quotes around it and with the right protocol',
      compose:
        'docker compose exec {service} sh -c "env | grep -c DATABASE_URL"; docker compose config {service} | grep -i url',
      kubernetes: 'kubectl set env deploy/{service} --list | grep -i url',
      host: 'systemctl show {service} -p Environment -p EnvironmentFiles',
    },
    repair: [
      {
        text: 'Set it: postgresql://user:password@host:5432/database; during docker build it does not exist unless it is passed as a build argument',
        compose: 'docker compose up -d --force-recreate {service}  # after DATABASE_URL under environment:',
        kubernetes:
          "kubectl set env deploy/{service} DATABASE_URL='postgresql://<user>:<password>@<host>:5432/<database>'",
        host: 'sudo systemctl edit {service}  # Environment=DATABASE_URL=postgresql://<user>:<password>@<host>:5432/<database>',
      },
    ],
    source: 'Prisma error reference P1012; psl datasource_loader',
    matches: [
      'error: Environment variable not found: DATABASE_URL.',
      'PrismaClientInitializationError: error: Environment variable not found: DATABASE_URL.',
      'error: Error validating datasource `db`: the URL must start with the protocol `postgresql://` or `postgres://`.',
      'error: Error validating datasource `db`: You must provide a nonempty URL. The environment variable `DATABASE_URL` resolved to an empty string.',
    ],
    ignores: ['Environment variables loaded from .env'],
  },
  {
    id: 'prisma.table-or-column-missing',
    kind: 'missing_schema',
    program: 'prisma',
    forms: [
      {
        words: 'the does not exist in the current database',
        pattern: /The (?:table|column) `(?<object>[^`]{1,120})` does not exist in the current database/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The database has no {object}: a Prisma migration has not run there',
    check: {
      text: 'Compare the migrations of the release with those that are applied',
      compose: 'docker compose exec {service} npx prisma migrate status',
      kubernetes: 'kubectl exec deploy/{service} -- npx prisma migrate status',
      host: 'npx prisma migrate status',
    },
    repair: [
      {
        text: 'Apply the migrations before the new code serves',
        compose: 'docker compose exec {service} npx prisma migrate deploy',
        kubernetes: 'kubectl exec deploy/{service} -- npx prisma migrate deploy',
        host: 'npx prisma migrate deploy && sudo systemctl restart {service}',
      },
    ],
    source: 'Prisma error reference P2021, P2022',
    matches: [
      'The table `public.Order` does not exist in the current database.',
      'PrismaClientKnownRequestError: The column `Order.shippedAt` does not exist in the current database.',
    ],
    ignores: ['Database `shop` does not exist on the database server at `db:5432`.'],
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
  {
    id: 'prisma.pool-exhausted',
    kind: 'pool_exhausted',
    program: 'prisma',
    forms: [
      {
        words: 'timed out fetching a new connection from the connection pool',
        pattern:
          /Timed out fetching a new connection from the connection pool\.(?:.{0,120}\(Current connection pool timeout: \d{1,6}, connection limit: (?<limit>\d{1,5})\))?/,
      },
      {
        words: 'unable to start a transaction in the given time',
        pattern: /Transaction API error: Unable to start a transaction in the given time/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Prisma pool has no free connection ({limit|its limit}), P2024',
    check: {
      text: 'See how many queries run at once and how long they take; several PrismaClient objects each open a pool',
      compose:
        'docker compose exec db psql -U postgres -c "select state, count(*), max(now()-query_start) from pg_stat_activity group by 1"',
      kubernetes: 'kubectl logs deploy/{service} --since 15m | grep -c P2024',
      host: 'psql -c "select state, count(*), max(now()-query_start) from pg_stat_activity group by 1"',
    },
    repair: [
      {
        text: 'Use one PrismaClient, keep interactive transactions short, then raise connection_limit in the address (by default twice the processors plus one)',
        compose:
          'docker compose up -d {service}  # after ?connection_limit=20&pool_timeout=20 at the end of DATABASE_URL',
        kubernetes: "kubectl set env deploy/{service} DATABASE_URL='<address>?connection_limit=20&pool_timeout=20'",
      },
    ],
    source: 'Prisma error reference P2024, P2028',
    matches: [
      'Timed out fetching a new connection from the connection pool. More info: http://pris.ly/d/connection-pool (Current connection pool timeout: 10, connection limit: 5)',
      'PrismaClientKnownRequestError: Transaction API error: Unable to start a transaction in the given time.',
    ],
    ignores: ['prisma:info Starting a postgresql pool with 5 connections.'],
  },
  {
    id: 'prisma.migration-failed',
    kind: 'missing_schema',
    program: 'prisma',
    forms: [
      {
        words: 'migrate found failed migrations in the target database',
        pattern: /migrate found failed migrations in the target database, new migrations will not be applied/,
      },
      {
        words: 'a migration failed to apply new migrations cannot be applied before the error is recovered from',
        pattern: /A migration failed to apply\. New migrations cannot be applied before the error is recovered from/,
      },
      { words: 'the database schema is not empty p3005', pattern: /P3005:? ?.{0,4}The database schema is not empty/ },
      {
        words: 'failed to apply cleanly to the shadow database',
        pattern: /Migration `(?<object>[^`]{1,120})` failed to apply cleanly to the shadow database/,
      },
    ],
    nearby: [
      /Migration name: (?<object>\w{1,120})/,
      /The `(?<object>\w{1,120})` migration started at /,
      /Database error code: (?<value>\w{1,8})/,
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Prisma applies no migrations: {object|an earlier one} failed or the schema is not its own',
    check: {
      text: 'Read the "Database error" below, and see what the half-done migration left',
      compose: 'docker compose exec {service} npx prisma migrate status',
      kubernetes: 'kubectl exec deploy/{service} -- npx prisma migrate status',
      host: 'npx prisma migrate status',
    },
    repair: [
      {
        text: 'Undo or finish by hand what it did, mark it, and deploy again: --rolled-back when it is undone, --applied when it is all there (also to baseline a schema that is not empty)',
        compose:
          'docker compose exec {service} sh -c "npx prisma migrate resolve --rolled-back {object|<migration>} && npx prisma migrate deploy"',
        kubernetes:
          'kubectl exec deploy/{service} -- sh -c "npx prisma migrate resolve --rolled-back {object|<migration>} && npx prisma migrate deploy"',
        host: 'npx prisma migrate resolve --rolled-back {object|<migration>} && npx prisma migrate deploy',
      },
    ],
    source: 'Prisma error reference P3005, P3006, P3009, P3018',
    matches: [
      'migrate found failed migrations in the target database, new migrations will not be applied. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve',
      'A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve',
      'Error: P3005: The database schema is not empty. Read more about how to baseline an existing production database: https://pris.ly/d/migrate-baseline',
      'Migration `20250203101112_add_orders` failed to apply cleanly to the shadow database.',
    ],
    ignores: ['No pending migrations to apply.', 'All migrations have been successfully applied.'],
  },
];
