import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PRISMA_CLIENT: readonly CatalogueEntry[] = [
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
    id: 'prisma.migration-failed',
    kind: 'missing_schema',
    program: 'prisma',
    forms: [
      {
        words: 'a migration failed to apply new migrations cannot be applied before the error is recovered from',
        pattern: /A migration failed to apply\. New migrations cannot be applied before the error is recovered from/,
      },
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
    means: 'Prisma applies no migrations: {object|an earlier one} failed',
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
      'A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve',
      'Migration `20250203101112_add_orders` failed to apply cleanly to the shadow database.',
    ],
    ignores: ['No pending migrations to apply.', 'All migrations have been successfully applied.'],
  },
  {
    id: 'prisma.url-unusable',
    kind: 'missing_setting',
    program: 'prisma',
    forms: [
      {
        words: 'prismaclientinitializationerror environment variable not found',
        pattern: /PrismaClientInitializationError: .{0,200}Environment variable not found: (?<setting>\w{1,80})/,
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
      'PrismaClientInitializationError: error: Environment variable not found: DATABASE_URL.',
      'error: Error validating datasource `db`: You must provide a nonempty URL. The environment variable `DATABASE_URL` resolved to an empty string.',
    ],
    ignores: ['Environment variables loaded from .env'],
  },
];
