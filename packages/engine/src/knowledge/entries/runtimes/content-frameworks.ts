import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CONTENT_FRAMEWORKS: readonly CatalogueEntry[] = [
  {
    id: 'typo3.error-code',
    kind: 'code_defect',
    program: 'typo3',
    forms: [
      {
        words: 'oops an error occurred',
        pattern: /Oops, an error occurred! (?:Code: |Request: )(?<value>[0-9a-f]{14,40})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'TYPO3 shows a page with an error: {value} stands in its log too',
    check: {
      text: 'Look the code up in the log',
      compose: 'docker compose exec {service} grep -r {value} var/log',
      host: 'grep -r {value} var/log/',
    },
    repair: [
      {
        text: 'Repair what the logged exception names; set config.contentObjectExceptionHandler = 0 for a while to see it',
      },
    ],
    source: 'TYPO3 ProductionExceptionHandler',
    matches: [
      'Oops, an error occurred! Code: 20240101121212abcd1234',
      'Oops, an error occurred! Request: 5f2a1b3c4d5e6f',
    ],
    ignores: ['Oops, an error occurred'],
  },
  {
    id: 'typo3.trusted-host',
    kind: 'invalid_setting',
    program: 'typo3',
    forms: [
      {
        words: 'the current host header value does not match configured trusted hosts pattern',
        pattern: /The current host header value does not match the configured trusted hosts pattern/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'TYPO3 refuses the host name of the request: trustedHostsPattern',
    check: {
      text: 'Read the setting',
      host: 'vendor/bin/typo3 configuration:show SYS/trustedHostsPattern',
    },
    repair: [
      {
        text: "Set $GLOBALS['TYPO3_CONF_VARS']['SYS']['trustedHostsPattern'] to the site's names, and reverseProxyIP when a proxy is in front",
      },
    ],
    source: 'TYPO3 NormalizedParams, exception 1396795884',
    matches: [
      '#1396795884: The current host header value does not match the configured trusted hosts pattern!',
      'UnexpectedValueException: The current host header value does not match the configured trusted hosts pattern! Check the pattern defined in',
    ],
    ignores: ['trusted hosts pattern is .*'],
  },
  {
    id: 'drupal.trusted-host',
    kind: 'invalid_setting',
    program: 'drupal',
    forms: [
      {
        words: 'the provided host name is not valid for this server',
        pattern: /The provided host name is not valid for this server/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Drupal refuses the host name: trusted_host_patterns',
    check: {
      text: 'Read the setting',
      host: 'grep -n -A6 trusted_host_patterns web/sites/default/settings.php',
    },
    repair: [
      {
        text: "Add the name to $settings['trusted_host_patterns'] as a pattern (^www\\.example\\.org$)",
      },
    ],
    source: 'Drupal core, DrupalKernel',
    matches: [
      'The provided host name is not valid for this server.',
      'BadRequestHttpException: The provided host name is not valid for this server. in Drupal\\Core\\Http',
    ],
    ignores: ['The host name is valid'],
  },
  {
    id: 'drupal.module-missing',
    kind: 'missing_module',
    program: 'drupal',
    forms: [
      {
        words: 'pluginnotfoundexception the does not exist',
        pattern: /PluginNotFoundException: The "(?<object>[\w:.-]{1,80})" (?:plugin|entity type) does not exist/,
      },
      {
        words: 'the following is missing from file system',
        pattern: /The following (?:module|theme) is missing from the file system: (?<object>\w{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Drupal misses the module of {object}, which its configuration names',
    check: {
      text: 'See which module brought it',
      host: 'drush pm:list --status=enabled',
    },
    repair: [
      {
        text: 'Bring the module back by composer, uninstall it properly, then rebuild the caches',
        host: 'composer require drupal/<module> && drush cr',
      },
    ],
    source: 'Drupal core, Component Plugin discovery',
    matches: [
      'Drupal\\Component\\Plugin\\Exception\\PluginNotFoundException: The "webform" plugin does not exist. Valid plugin IDs for',
      'User warning: The following module is missing from the file system: ckeditor in drupal_get_filename()',
    ],
    ignores: ['plugin exists'],
  },
  {
    id: 'drupal.unexpected-error',
    kind: 'code_defect',
    program: 'drupal',
    forms: [
      {
        words: 'the website encountered an unexpected error again later',
        pattern: /The website encountered an unexpected error\. (?:Please )?[Tt]ry again later/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'Drupal shows an error page; the reason stands in its log',
    check: {
      text: 'Read the log',
      host: 'drush watchdog:show --severity=Error',
    },
    repair: [
      {
        text: 'Repair what the log names; after updates run drush updatedb and drush cr',
      },
    ],
    source: 'Drupal core, FinalExceptionSubscriber',
    matches: [
      'The website encountered an unexpected error. Please try again later.',
      'The website encountered an unexpected error. Try again later.',
    ],
    ignores: ['The website encountered a visitor'],
  },
  {
    id: 'symfony.asset-manifest',
    kind: 'missing_file',
    program: 'symfony',
    forms: [
      {
        words: 'asset manifest file does not exist',
        pattern: /Asset manifest file "(?<path>[^"]{1,160})" does not exist/,
      },
      {
        words: 'could not find the entrypoints file from webpack does exist',
        pattern: /Could not find the entrypoints file from Webpack: the file "(?<path>[^"]{1,160})" does not exist/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The built front end of the Symfony app is missing: {path}',
    check: {
      text: 'Look for the build output',
      host: 'ls -l public/build',
    },
    repair: [
      {
        text: 'Build the assets in the image and copy them in',
        host: 'npm ci && npm run build',
      },
    ],
    source: 'symfony/asset JsonManifestVersionStrategy, webpack-encore-bundle',
    matches: [
      'An exception has been thrown during the rendering of a template ("Asset manifest file "/app/public/build/manifest.json" does not exist. Did you forget to build the assets with npm or yarn?").',
      'Could not find the entrypoints file from Webpack: the file "/app/public/build/entrypoints.json" does not exist.',
    ],
    ignores: ['Asset manifest file written'],
  },
  {
    id: 'quarkus.no-datasource',
    kind: 'missing_setting',
    program: 'quarkus',
    forms: [
      {
        words: 'model classes are defined for persistence unit but configured not found',
        pattern:
          /Model classes are defined for persistence unit <?(?<object>[\w-]{1,40})>? but configured datasource(?: <?[\w-]{1,40}>?)? not found/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Quarkus has entities for {object} but no datasource',
    check: {
      text: 'Read the settings',
      host: 'grep -n datasource src/main/resources/application.properties',
    },
    repair: [
      {
        text: 'Set quarkus.datasource.db-kind and jdbc.url at build time and add the JDBC extension of the database',
      },
    ],
    source: 'quarkus hibernate-orm HibernateOrmProcessor',
    matches: [
      'Model classes are defined for persistence unit <default> but configured datasource not found: the default EntityManagerFactory will not be created.',
      '[error]: Model classes are defined for persistence unit users but configured datasource users not found',
    ],
    ignores: ['persistence unit <default> created'],
  },
  {
    id: 'drizzle.query-failed',
    kind: 'missing_schema',
    program: 'drizzle',
    forms: [
      { words: 'drizzlequeryerror failed query', pattern: /DrizzleQueryError: Failed query: (?<value>[^\n]{1,100})/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'A query of Drizzle failed: {value}',
    check: {
      text: "Read [cause] below it: the database's own error",
    },
    repair: [
      {
        text: 'Repair what the cause names; a missing table or column means migrations that were not run',
        host: 'npx drizzle-kit migrate',
      },
    ],
    source: 'drizzle-orm errors.ts',
    matches: [
      'DrizzleQueryError: Failed query: select * from users',
      'Error: DrizzleQueryError: Failed query: insert into "orders" ("id") values ($1)',
    ],
    ignores: ['drizzle query logged'],
  },
  {
    id: 'prisma.failed-migration',
    kind: 'missing_schema',
    program: 'prisma',
    forms: [
      {
        words: 'migrate found failed migrations in the target database',
        pattern: /migrate found failed migrations in the target database/,
      },
      {
        words: 'the migration started at failed',
        pattern: /The `(?<object>[\w-]{1,120})` migration started at .{1,40} failed/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Prisma applies nothing: an earlier migration failed half-way',
    check: {
      text: 'See which one',
      host: 'npx prisma migrate status',
    },
    repair: [
      {
        text: 'Repair the database by hand, then mark the migration',
        host: 'npx prisma migrate resolve --rolled-back <migration>',
      },
    ],
    source: 'Prisma error reference, P3009',
    matches: [
      'Error: P3009: migrate found failed migrations in the target database, new migrations will not be applied.',
      'The `20240101_add_users` migration started at 2024-01-01 10:00:00.000 UTC failed',
    ],
    ignores: ['migrations were applied'],
  },
];
