import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const EF_CORE: readonly CatalogueEntry[] = [
  {
    id: 'ef-core.no-connection',
    kind: 'connection_refused',
    program: 'ef-core',
    forms: [
      {
        words: 'an exception has been raised that is likely due to a transient failure',
        pattern: /An exception has been raised that is likely due to a transient failure/,
      },
      {
        words: 'an error occurred using the connection to database on server',
        pattern:
          /An error occurred using the connection to database '(?<object>[^']{1,80})' on server '(?<peer>[^']{1,120})'/,
      },
      {
        words: 'the maximum number of retries was exceeded while executing database operations with',
        pattern:
          /The maximum number of retries \((?<limit>\d{1,3})\) was exceeded while executing database operations with/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'EF Core gets no (lasting) connection to {object|its database} on {peer|its server}',
    check: {
      text: 'Read the inner exception: refused, unknown name, login, timeout',
      compose: 'docker compose logs --tail 200 {service} | grep -E "^ ---> |Exception" | tail -8; docker compose ps',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -E " ---> |Exception" | tail -8',
      host: 'sudo journalctl -u {service} -n 200 | grep -E " ---> |Exception" | tail -8',
    },
    repair: [
      {
        text: 'Repair what it says; EnableRetryOnFailure bears a failover or a slow start',
        compose: 'docker compose up -d --wait && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'EF Core, CoreStrings.TransientExceptionDetected, RelationalResources LogConnectionError, ExecutionStrategy',
    matches: [
      'System.InvalidOperationException: An exception has been raised that is likely due to a transient failure.',
      `fail: Microsoft.EntityFrameworkCore.Database.Connection[20004] An error occurred using the connection to database 'shop' on server 'tcp://db:5432'.`,
      `Microsoft.EntityFrameworkCore.Storage.RetryLimitExceededException: The maximum number of retries (6) was exceeded while executing database operations with 'SqlServerRetryingExecutionStrategy'.`,
    ],
    ignores: ['info: Microsoft.EntityFrameworkCore.Database.Command[20101] Executed DbCommand (12ms)'],
  },
  {
    id: 'ef-core.context-shared',
    kind: 'code_defect',
    program: 'ef-core',
    forms: [
      {
        words: 'a second operation was started on this context instance before a previous operation completed',
        pattern: /A second operation was started on this context instance before a previous operation completed/,
      },
      { words: 'cannot access a disposed context instance', pattern: /Cannot access a disposed context instance/ },
      {
        words: 'there is already an open datareader associated with this connection which must be closed first',
        pattern:
          /There is already an open DataReader associated with this (?:Connection|Command) which must be closed first/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A DbContext is used by two operations at once, or after it was disposed',
    check: {
      text: 'Look for a missing await, Task.WhenAll over queries, a context in a singleton, or async void',
      compose: 'docker compose logs --tail 200 {service} | grep -A14 "context instance"',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -A14 "context instance"',
    },
    repair: [
      {
        text: 'Await every call and take a context of its own for each parallel task (IDbContextFactory, a new scope)',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'EF Core, CoreStrings.ConcurrentMethodInvocation, ContextDisposed',
    matches: [
      'System.InvalidOperationException: A second operation was started on this context instance before a previous operation completed. This is usually caused by different threads concurrently using the same instance of DbContext.',
      'System.ObjectDisposedException: Cannot access a disposed context instance.',
      'System.InvalidOperationException: There is already an open DataReader associated with this Connection which must be closed first.',
    ],
    ignores: [`Object name: 'ShopContext'.`],
  },
  {
    id: 'ef-core.concurrency-conflict',
    kind: 'lock_held',
    program: 'ef-core',
    forms: [
      {
        words: 'the database operation was expected to affect row s but actually affected',
        pattern:
          /The database operation was expected to affect (?<limit>\d{1,9}) row\(s\),? but actually affected (?<value>\d{1,9}) row\(s\)/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 1,
    means: 'EF Core found a row changed or deleted meanwhile (optimistic concurrency)',
    check: {
      text: 'See which entity it is, and who else changes it; a key that the application sets itself gives the same on insert',
      compose: 'docker compose logs --tail 200 {service} | grep -A10 DbUpdateConcurrencyException',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -A10 DbUpdateConcurrencyException',
    },
    repair: [{ text: 'Catch DbUpdateConcurrencyException, reload the entity and repeat, or let the last writer win' }],
    source: 'EF Core, RelationalStrings.UpdateConcurrencyException',
    matches: [
      'Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException: The database operation was expected to affect 1 row(s), but actually affected 0 row(s); data may have been modified or deleted since entities were loaded.',
      'DbUpdateConcurrencyException: The database operation was expected to affect 1 row(s) but actually affected 0 row(s).',
    ],
    ignores: ['1 row(s) affected'],
  },
  {
    id: 'ef-core.migration-missing',
    kind: 'missing_schema',
    program: 'ef-core',
    forms: [
      {
        words: 'the model for context has pending changes',
        pattern: /The model for context '(?<object>[^']{1,80})' has pending changes/,
      },
      {
        words: 'applying existing migrations for may resolve this issue',
        pattern: /Applying existing migrations for (?<object>[\w.]{1,80}) may resolve this issue/,
      },
      { words: 'invalid object name', pattern: /SqlException.{0,40}: Invalid object name '(?<object>[^']{1,120})'/ },
      {
        words: 'invalid column name',
        pattern: /(?:SqlException.{0,40}: |^)Invalid column name '(?<object>[^']{1,120})'/,
      },
      {
        words: 'postgresexception 42p01 relation does not exist',
        pattern: /PostgresException \(0x80004005\): 42P01: relation "(?<object>[^"]{1,120})" does not exist/,
      },
      {
        words: 'postgresexception 42703 column does not exist',
        pattern:
          /PostgresException \(0x80004005\): 42703: column "?(?<object>[^"\s]{1,120})"? (?:of relation "[^"]{1,80}" )?does not exist/,
      },
      {
        words: 'sqlite error 1 no such',
        pattern: /SQLite Error 1: 'no such (?:table|column): (?<object>[\w.]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The database lacks {object}: the migrations of EF Core were not applied',
    check: { text: 'List the migrations and which of them the database has', host: 'dotnet ef migrations list' },
    repair: [
      {
        text: 'Add the migration in the code and apply all before the start (a bundle or script in production)',
        host: 'dotnet ef migrations add <Name> && dotnet ef database update',
        compose: 'docker compose run --rm {service} ./efbundle',
        kubernetes: 'kubectl create job migrate-now --from=cronjob/<migrate>',
      },
    ],
    source:
      'EF Core 9, RelationalResources LogPendingModelChanges; Microsoft.AspNetCore.Diagnostics.EntityFrameworkCore',
    matches: [
      `System.InvalidOperationException: An error was generated for warning 'Microsoft.EntityFrameworkCore.Migrations.PendingModelChangesWarning': The model for context 'ShopContext' has pending changes. Add a new migration before updating the database.`,
      'Applying existing migrations for ShopContext may resolve this issue',
      "Microsoft.Data.SqlClient.SqlException (0x80131904): Invalid object name 'dbo.Orders'.",
      "Microsoft.Data.SqlClient.SqlException (0x80131904): Invalid column name 'ShippedAt'.",
      'Npgsql.PostgresException (0x80004005): 42P01: relation "Orders" does not exist',
      'Npgsql.PostgresException (0x80004005): 42703: column o.ShippedAt does not exist',
      "Microsoft.Data.Sqlite.SqliteException (0x80004005): SQLite Error 1: 'no such table: Orders'.",
    ],
    ignores: [`Applying migration '20250101000000_Init'.`],
  },
];
