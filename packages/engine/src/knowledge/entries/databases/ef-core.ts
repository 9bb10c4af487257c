import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const CONNECTION_STRING: Step = {
  text: 'Print what the process gets: ConnectionStrings__Name in the environment, the appsettings file of another environment, or nothing at all',
  compose: 'docker compose exec {service} env | grep -iE "connectionstrings|aspnetcore_environment"',
  kubernetes: 'kubectl exec deploy/{service} -- env | grep -iE "connectionstrings|aspnetcore_environment"',
  host: 'systemctl show {service} -p Environment',
};

export const EF_CORE: readonly CatalogueEntry[] = [
  {
    id: 'ef-core.connection-string',
    kind: 'missing_setting',
    program: 'ef-core',
    forms: [
      {
        words: 'the connectionstring property has not been initialized',
        pattern: /The ConnectionString property has not been initialized/,
      },
      {
        words: 'format of the initialization string does not conform to specification starting at index',
        pattern:
          /Format of the initialization string does not conform to specification starting at index (?<value>\d{1,5})/,
      },
      {
        words: 'no database provider has been configured for this dbcontext',
        pattern: /No database provider has been configured for this DbContext/,
      },
      {
        words: 'keyword not supported',
        pattern: /System\.ArgumentException: Keyword not supported: '(?<setting>[^']{1,60})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The .NET application has no valid connection string ({setting|empty, or malformed})',
    check: CONNECTION_STRING,
    repair: [
      {
        text: 'Set ConnectionStrings__<Name> in the environment, with the keywords of this driver, and look that ASPNETCORE_ENVIRONMENT is the one whose file has it',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} --from=secret/<secret with ConnectionStrings__Default>',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source: 'System.Data.Common DbConnectionOptions; EF Core CoreStrings.NoProviderConfigured; SqlClient',
    matches: [
      'System.InvalidOperationException: The ConnectionString property has not been initialized.',
      'System.ArgumentException: Format of the initialization string does not conform to specification starting at index 0.',
      'System.InvalidOperationException: No database provider has been configured for this DbContext.',
      `System.ArgumentException: Keyword not supported: 'host'.`,
    ],
    ignores: ['info: Microsoft.EntityFrameworkCore.Infrastructure[10403] Entity Framework Core 8.0.4 initialized'],
  },
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
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The model of {object} was changed without a migration, or migrations were not applied',
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
    ],
    ignores: [`Applying migration '20250101000000_Init'.`],
  },
];
