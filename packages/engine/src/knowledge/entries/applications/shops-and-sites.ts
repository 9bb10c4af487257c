import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SHOPS_AND_SITES: readonly CatalogueEntry[] = [
  {
    id: 'joomla.does-not-start',
    kind: 'invalid_setting',
    program: 'joomla',
    forms: [
      { words: 'application instantiation error', pattern: /Application Instantiation Error: (?<value>.{1,120})/ },
      {
        words: 'failed to start the session because headers have already been sent',
        pattern: /Failed to start the session because headers have already been sent/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'Joomla does not start: {value|something is printed before the session}',
    check: { text: 'Read the PHP error log before it', host: 'tail -30 <php error log>' },
    repair: [
      {
        text: 'Repair what it names (database settings in configuration.php, writable tmp and logs); output before the session is a byte order mark or an echo in a plugin',
      },
    ],
    source: 'Joomla source, libraries/src/Factory, Session',
    matches: [
      'Error displaying the error page: Application Instantiation Error: Could not connect to MySQL server.',
      'Failed to start application: Failed to start the session because headers have already been sent by "" at line 0.',
    ],
    ignores: ['session started'],
  },
  {
    id: 'prestashop.database-away',
    kind: 'connection_refused',
    program: 'prestashop',
    forms: [
      {
        words: 'link to database cannot be established',
        pattern: /Link to database cannot be established: (?<value>.{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'PrestaShop has no database: {value}',
    check: {
      text: 'Ask with the account of app/config/parameters.php',
      host: 'grep database_ app/config/parameters.php',
    },
    repair: [{ text: 'Start the database, or correct host, name, user and password there and clear var/cache' }],
    source: 'PrestaShop source, classes/db/DbPDO.php',
    matches: [
      'PrestaShopDatabaseException: Link to database cannot be established: SQLSTATE[HY000] [2002] No such file or directory',
      'Fatal error: Uncaught PrestaShopException: Link to database cannot be established: SQLSTATE[HY000] [1045] Access denied',
    ],
    ignores: ['link to database established'],
  },
  {
    id: 'magento.configuration-not-imported',
    kind: 'invalid_setting',
    program: 'magento',
    forms: [
      {
        words: 'the app config import or the setup upgrade command',
        pattern: /The configuration file has changed\. {1,2}Run the "app:config:import" or the "setup:upgrade" command/,
      },
      {
        words: 'there are no commands defined in the setup namespace',
        pattern: /There are no commands defined in the "setup" namespace/,
      },
      { words: 'area code is not set', pattern: /Area code is not set/ },
      {
        words: 'resourceconnection proxy does not exist',
        pattern: /Class "?Magento\\Framework\\App\\ResourceConnection\\Proxy"? does not exist/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: "Magento's code and configuration do not fit: deploy steps were left out",
    check: { text: 'See what is pending', host: 'bin/magento setup:db:status; bin/magento app:config:status' },
    repair: [
      {
        text: 'Run the steps of a deployment again',
        host: 'bin/magento maintenance:enable && bin/magento setup:upgrade && bin/magento setup:di:compile && bin/magento cache:flush && bin/magento maintenance:disable',
      },
    ],
    source: 'Magento source, Deploy, DeploymentConfig, App\\State',
    matches: [
      'The configuration file has changed.  Run the "app:config:import" or the "setup:upgrade" command to synchronize the configuration.',
      'There are no commands defined in the "setup" namespace.',
      'report.CRITICAL: Area code is not set {"exception":"[object] (Magento\\\\Framework\\\\Exception\\\\LocalizedException(code: 0): Area code is not set',
      'main.CRITICAL: Class "Magento\\Framework\\App\\ResourceConnection\\Proxy" does not exist',
    ],
    ignores: ['Nothing to import.'],
  },
  {
    id: 'magento.cron-or-index-notes',
    kind: null,
    program: 'magento',
    forms: [
      { words: 'is missed at', pattern: /Cron Job (?<object>\w{1,80}) is missed at (?<value>.{1,40})/ },
      {
        words: 'index is locked by another reindex process',
        pattern: /(?<object>[\w ]{1,60}) index is locked by another reindex process\. Skipping/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'Magento skips a late cron job or an index that is being built; the next run takes it',
    check: { text: 'See whether cron runs each minute', host: 'bin/magento cron:run; bin/magento indexer:status' },
    repair: [],
    source: 'Magento source, Cron, Indexer',
    matches: [
      'main.INFO: Cron Job sales_clean_quotes is missed at 2026-11-29 00:00:00',
      'Product Price index is locked by another reindex process. Skipping.',
    ],
    ignores: ['Product Price index has been rebuilt successfully in 00:00:02'],
  },
  {
    id: 'elasticsearch-php.no-alive-nodes',
    kind: 'connection_refused',
    forms: [
      { words: 'no alive nodes found in your cluster', pattern: /No alive nodes found in your cluster/ },
      { words: 'no alive nodes all the', pattern: /No alive nodes\. All the (?<value>\d{1,3}) nodes seem to be down/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'No Elasticsearch or OpenSearch node answers this client',
    check: { text: 'Ask the address that is set', host: 'curl -s http://<host>:9200/' },
    repair: [{ text: 'Start the search server, or correct host, port, scheme and password' }],
    source: 'elasticsearch-php, elastic-transport-php, NoNodesAvailableException',
    matches: [
      'main.CRITICAL: No alive nodes found in your cluster {"exception":"[object] (Elasticsearch\\\\Common\\\\Exceptions\\\\NoNodesAvailableException(code: 0)',
      'Elastic\\Transport\\Exception\\NoNodeAvailableException: No alive nodes. All the 1 nodes seem to be down.',
    ],
    ignores: ['1 node alive'],
  },
  {
    id: 'flarum.boot-error',
    kind: 'code_defect',
    program: 'flarum',
    forms: [{ words: 'flarum encountered a boot error', pattern: /Flarum encountered a boot error/ }],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 1,
    means: 'Flarum did not start; the exception below says why',
    check: { text: 'Read it', host: 'tail -40 storage/logs/flarum-*.log' },
    repair: [
      {
        text: 'Repair that: database settings in config.php, an extension of another version (php flarum info; disable it), rights of storage/',
        host: 'php flarum migrate && php flarum cache:clear',
      },
    ],
    source: 'Flarum source, Foundation',
    matches: [
      'Flarum encountered a boot error (Illuminate\\Database\\QueryException)',
      'Flarum encountered a boot error (Flarum\\Foundation\\BootException)',
    ],
    ignores: ['Flarum booted'],
  },
  {
    id: 'nodebb.schema-or-port',
    kind: 'missing_schema',
    program: 'nodebb',
    forms: [
      { words: 'your nodebb schema is out of date', pattern: /Your NodeBB (?:database )?schema is out-of-date/ },
      {
        words: 'nodebb upgrade could not complete as your database schema is too far out of date',
        pattern: /NodeBB upgrade could not complete, as your database schema is too far out of date/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: "NodeBB's database is not of this release",
    check: { text: 'Compare the release with the last upgrade', host: './nodebb upgrade --schema' },
    repair: [
      {
        text: 'Back up, then run the upgrade; do not skip a minor release',
        host: './nodebb stop && ./nodebb upgrade && ./nodebb start',
      },
    ],
    source: 'NodeBB source, src/upgrade.js, start.js',
    matches: [
      'warn: Your NodeBB schema is out-of-date. Please run the following command to bring your dataset up to spec:',
      'error: [upgrade] NodeBB upgrade could not complete, as your database schema is too far out of date.',
    ],
    ignores: ['NodeBB schema is up to date'],
  },
  {
    id: 'nodebb.port-taken',
    kind: 'port_in_use',
    program: 'nodebb',
    forms: [{ words: 'nodebb address in use exiting', pattern: /NodeBB address in use, exiting/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: "NodeBB's port is taken, mostly by another NodeBB",
    check: { text: 'See who holds it', host: 'ss -ltnp | grep 4567' },
    repair: [{ text: 'Stop the other process, or set another port in config.json', host: './nodebb stop' }],
    source: 'NodeBB source, src/webserver.js',
    matches: [
      '2026-11-29T10:00:00.000Z [4567/12] - error: NodeBB address in use, exiting...',
      'error: NodeBB address in use, exiting...',
    ],
    ignores: ['NodeBB is now listening on: 0.0.0.0:4567'],
  },
  {
    id: 'moodle.coding-error',
    kind: 'code_defect',
    program: 'moodle',
    forms: [
      {
        words: 'coding error detected it must be fixed by a programmer',
        pattern: /Coding error detected, it must be fixed by a programmer: (?<value>.{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'Moodle: {value}',
    check: { text: 'See which plugin stands in the stack trace', host: "grep -A12 'Coding error' <php error log>" },
    repair: [
      {
        text: 'Update or disable the plugin; after an upgrade purge caches (mixed files of two releases do this, too)',
        host: 'php admin/cli/purge_caches.php',
      },
    ],
    source: 'Moodle source, lib/setuplib.php, coding_exception',
    matches: [
      'Default exception handler: Coding error detected, it must be fixed by a programmer: Moodle components are out of sync Debug:',
      'Exception - Coding error detected, it must be fixed by a programmer: Invalid course module ID',
    ],
    ignores: ['coding style checked'],
  },
  {
    id: 'moodle.upgrade-or-lock',
    kind: 'stopped_on_purpose',
    program: 'moodle',
    forms: [
      {
        words: 'moodle upgrade pending cron execution suspended',
        pattern: /Moodle upgrade pending, cron execution suspended/,
      },
      { words: 'site is being upgraded please retry later', pattern: /Site is being upgraded, please retry later/ },
      {
        words: 'cannot obtain session lock for sid',
        pattern: /Cannot obtain session lock for sid: (?<object>\w{1,40}) within (?<limit>\d{1,5})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Moodle waits: an upgrade is pending or a session is locked',
    check: { text: 'See the state of the upgrade', host: 'php admin/cli/upgrade.php --is-pending' },
    repair: [
      {
        text: 'Finish the upgrade; locked sessions come from a long request of the same user (debug it, or put sessions into Redis)',
        host: 'php admin/cli/upgrade.php --non-interactive',
      },
    ],
    source: 'Moodle source, lib/cronlib.php, classes/session',
    matches: [
      'Moodle upgrade pending, cron execution suspended.',
      'Error: Site is being upgraded, please retry later.',
      'Exception: Cannot obtain session lock for sid: 1a2b3c within 120 seconds.',
    ],
    ignores: ['No upgrade needed for the installed version'],
  },
  {
    id: 'payload.secret-missing',
    kind: 'missing_setting',
    program: 'payload',
    forms: [
      {
        words: 'error missing secret key a secret key is needed to secure payload',
        pattern: /Error: missing secret key\. A secret key is needed to secure Payload/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Payload has no PAYLOAD_SECRET',
    check: { text: 'See whether the process has it', compose: 'docker compose exec {service} printenv PAYLOAD_SECRET' },
    repair: [
      {
        text: 'Set PAYLOAD_SECRET at run time and in the build that reads it',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'Payload source, packages/payload',
    matches: [
      'Error: missing secret key. A secret key is needed to secure Payload.',
      '⨯ Error: missing secret key. A secret key is needed to secure Payload. at BasePayload.init',
    ],
    ignores: ['Payload secret set'],
  },
  {
    id: 'payload.database-away',
    kind: 'connection_refused',
    program: 'payload',
    forms: [
      {
        words: 'error cannot connect to',
        pattern: /Error: cannot connect to (?<object>Postgres|MongoDB|SQLite)[.:] ?(?:Details: ?)?(?<value>.{0,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Payload has no database ({object}): {value|see the reason behind}',
    check: { text: 'Ask it with DATABASE_URI', compose: 'docker compose exec {service} printenv DATABASE_URI' },
    repair: [{ text: 'Repair what the reason says; a build that renders pages needs the database, too' }],
    source: 'Payload source, db-postgres, db-mongodb connect.ts',
    matches: [
      'ERROR: Error: cannot connect to Postgres. Details: connect ECONNREFUSED 172.18.0.2:5432',
      'ERROR: Error: cannot connect to MongoDB. Details: getaddrinfo ENOTFOUND mongo',
    ],
    ignores: ['Connected to Postgres'],
  },
];
