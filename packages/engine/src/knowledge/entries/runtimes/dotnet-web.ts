import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DOTNET_WEB: readonly CatalogueEntry[] = [
  {
    id: 'dotnet.service-unregistered',
    kind: 'code_defect',
    program: 'aspnetcore',
    forms: [
      {
        words: 'unable to resolve service for type while attempting to activate',
        pattern:
          /Unable to resolve service for type '(?<object>[^']{1,200})' while attempting to activate '(?<value>[^']{1,200})'/,
      },
      {
        words: 'no service for type has been registered',
        pattern: /No service for type '(?<object>[^']{1,200})' has been registered/,
      },
      {
        words: 'cannot consume scoped service from singleton',
        pattern: /Cannot consume scoped service '(?<object>[^']{1,200})' from singleton '(?<value>[^']{1,200})'/,
      },
      {
        words: 'a circular dependency was detected for the service of type',
        pattern: /A circular dependency was detected for the service of type '(?<object>[^']{1,200})'/,
      },
      {
        words: 'cannot resolve scoped service from root provider',
        pattern: /Cannot resolve scoped service '(?<object>[^']{1,200})' from root provider/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The service {object} is not registered, or not as {value|its user} needs it',
    check: {
      text: 'Look for its registration in Program.cs and whether a condition (environment, setting) leaves it out',
      compose: 'docker compose logs --tail 100 {service} | grep -A 5 "{object}"',
      kubernetes: 'kubectl logs deploy/{service} --previous | grep -A 5 "{object}"',
      host: 'grep -rnE "Add(Scoped|Singleton|Transient|HttpClient|DbContext)" --include=*.cs . | head -40',
    },
    repair: [
      {
        text: 'Register it (builder.Services.AddScoped<...>()), give a singleton an IServiceScopeFactory in place of a scoped service, and have ValidateOnBuild find it in the tests',
      },
      {
        text: 'If it came with the last release, go back to the one before',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source:
      'dotnet/runtime Microsoft.Extensions.DependencyInjection Strings.resx CannotResolveService, ScopedInSingletonException',
    matches: [
      "System.InvalidOperationException: Unable to resolve service for type 'Shop.IStockClient' while attempting to activate 'Shop.OrderController'.",
      "System.InvalidOperationException: No service for type 'Shop.IStockClient' has been registered.",
      "System.AggregateException: Some services are not able to be constructed (Error while validating the service descriptor: Cannot consume scoped service 'Shop.ShopDb' from singleton 'Shop.Worker'.)",
      "A circular dependency was detected for the service of type 'Shop.IOrderService'.",
      "Cannot resolve scoped service 'Shop.ShopDb' from root provider.",
    ],
    ignores: ['Registered service Shop.IStockClient'],
  },
  {
    id: 'dotnet.connection-string',
    kind: 'missing_setting',
    program: 'aspnetcore',
    forms: [
      {
        words: 'the connectionstring property has not been initialized',
        pattern: /The (?<setting>ConnectionString) property has not been initialized/,
      },
      {
        words: 'value cannot be null parameter connectionstring',
        pattern: /Value cannot be null\. \(Parameter '(?<setting>connectionString)'\)/,
      },
      {
        words: 'a named connection string was used but the name was not found in the application s configuration',
        pattern:
          /A named connection string was used, but the name '(?<setting>[^']{1,80})' was not found in the application's configuration/,
      },
      {
        words: 'format of the initialization string does not conform to specification starting at index',
        pattern:
          /(?<value>Format of the initialization string) does not conform to specification starting at index \d{1,5}/,
      },
      {
        words: 'connection string not found',
        pattern: /InvalidOperationException: Connection string '?"?(?<setting>[\w:.-]{1,80})'?"? not found/,
      },
      {
        words: 'no database provider has been configured for this dbcontext',
        pattern: /No (?<value>database provider) has been configured for this DbContext/,
      },
      {
        words: 'keyword not supported',
        pattern: /System\.ArgumentException: Keyword not supported: '(?<setting>[^']{1,60})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The connection string {setting|of the database} is missing or unreadable',
    check: {
      text: 'See which environment is active and whether ConnectionStrings__<name> is set, spelt as in GetConnectionString',
      compose:
        'docker compose exec {service} sh -c "env | grep -iE \\"connectionstrings|aspnetcore_environment\\" | cut -d= -f1; ls appsettings*.json"',
      kubernetes: 'kubectl set env deploy/{service} --list | grep -iE "connectionstrings|environment" | cut -d= -f1',
      host: 'systemctl show {service} -p Environment | grep -ioE "connectionstrings[^=]*"; ls /opt/{service}/appsettings*.json',
    },
    repair: [
      {
        text: 'Set ConnectionStrings__<name> (two underscores stand for the colon); appsettings.Development.json is not read in Production',
        compose:
          'docker compose up -d --force-recreate {service}  # after ConnectionStrings__DefaultConnection: "Host=db;Database=shop;..."',
        kubernetes:
          "kubectl set env deploy/{service} ConnectionStrings__DefaultConnection='Host=<host>;Database=<database>;Username=<user>;Password=<password>'",
        host: 'sudo systemctl edit {service}  # Environment="ConnectionStrings__DefaultConnection=Host=<host>;Database=<database>"',
      },
    ],
    source:
      'System.Data.Common, EF Core RelationalStrings.resx NamedConnectionStringNotFound, CoreStrings.resx NoProviderConfigured',
    matches: [
      'System.InvalidOperationException: The ConnectionString property has not been initialized.',
      "System.ArgumentNullException: Value cannot be null. (Parameter 'connectionString')",
      "System.InvalidOperationException: A named connection string was used, but the name 'DefaultConnection' was not found in the application's configuration.",
      'System.ArgumentException: Format of the initialization string does not conform to specification starting at index 0.',
      "System.InvalidOperationException: Connection string 'DefaultConnection' not found.",
      'System.InvalidOperationException: No database provider has been configured for this DbContext. A provider can be configured by overriding',
      "System.ArgumentException: Keyword not supported: 'host'.",
    ],
    ignores: ["System.ArgumentNullException: Value cannot be null. (Parameter 'uriString')"],
  },
  {
    id: 'dotnet.configuration',
    kind: 'invalid_setting',
    program: 'aspnetcore',
    forms: [
      {
        words: 'the configuration file was not found and is not optional',
        pattern:
          /The configuration file '(?<object>[^']{1,120})' was not found and is not optional(?:\. The expected physical path was '(?<path>[^']{1,200})')?/,
      },
      {
        words: 'failed to load configuration from file',
        pattern: /Failed to load configuration from file '(?<path>[^']{1,200})'/,
      },
      {
        words: 'dataannotation validation failed for',
        pattern:
          /DataAnnotation validation failed for '(?<object>[^']{1,80})' members: '(?<setting>[^']{1,120})' with the error: '(?<value>[^']{1,160})/,
      },
      {
        words: 'failed to convert configuration value at to type',
        pattern:
          /Failed to convert configuration value (?:'(?<value>[^']{0,80})' )?at '(?<setting>[^']{1,120})' to type '(?<object>[^']{1,120})'/,
      },
      {
        words: 'section not found in configuration',
        pattern: /Section '(?<setting>[^']{1,120})' not found in configuration/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The .NET configuration does not hold: {setting|file} {path|in appsettings} {value|is refused}',
    check: {
      text: 'See whether the file is there, is valid JSON, and which variables go over it',
      compose: 'docker compose exec {service} sh -c "pwd; ls -l appsettings*.json; env | grep __ | cut -d= -f1"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ls -l appsettings*.json; env | grep __ | cut -d= -f1"',
      host: 'python3 -m json.tool < {path|appsettings.json} > /dev/null',
    },
    repair: [
      {
        text: 'Copy the file to the output (CopyToOutputDirectory), start in its directory, mend the JSON, or set the key as a variable with two underscores for the colon',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: "kubectl set env deploy/{service} <Section>__<Key>='<value>'",
        host: 'sudo systemctl edit {service}  # WorkingDirectory=/opt/{service}, Environment=<Section>__<Key>=<value>',
      },
    ],
    source: 'dotnet/runtime Microsoft.Extensions.Configuration.FileExtensions, .Binder, .Options Strings.resx',
    matches: [
      "System.IO.FileNotFoundException: The configuration file 'appsettings.json' was not found and is not optional. The expected physical path was '/app/appsettings.json'.",
      "System.IO.InvalidDataException: Failed to load configuration from file '/app/appsettings.Production.json'.",
      "Microsoft.Extensions.Options.OptionsValidationException: DataAnnotation validation failed for 'MailOptions' members: 'Host' with the error: 'The Host field is required.'.",
      "System.InvalidOperationException: Failed to convert configuration value at 'Mail:Port' to type 'System.Int32'.",
      "System.InvalidOperationException: Section 'Jwt' not found in configuration.",
    ],
    ignores: ['Loaded configuration from appsettings.json'],
  },
];
