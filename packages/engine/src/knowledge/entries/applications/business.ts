import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const BUSINESS: readonly CatalogueEntry[] = [
  {
    id: 'openproject.host-name',
    kind: 'invalid_setting',
    program: 'openproject',
    forms: [{ words: 'invalid host_name configuration', pattern: /Invalid host_name configuration/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'OpenProject refuses the request: its host_name is another one',
    check: {
      text: 'Compare OPENPROJECT_HOST__NAME with the address in the browser',
      compose: 'docker compose config | grep OPENPROJECT_HOST__NAME',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A1 HOST__NAME',
      host: 'sudo openproject config:get OPENPROJECT_HOST__NAME',
    },
    repair: [
      {
        text: 'Set it to the public host and port, and let the proxy pass Host and X-Forwarded-Proto on',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} OPENPROJECT_HOST__NAME=<host>',
        host: 'sudo openproject config:set OPENPROJECT_HOST__NAME=<host> && sudo openproject restart',
      },
    ],
    source: 'opf/openproject lib/open_project/host_name_mismatch; documentation, Environment variables',
    matches: [
      '<h2>Invalid host_name configuration</h2>',
      'Invalid host_name configuration. It is currently set to localhost:8080, but your request has the host name project.example.com.',
    ],
    ignores: ['OPENPROJECT_HOST__NAME=project.example.com'],
  },
  {
    id: 'magento.upgrade-pending',
    kind: 'missing_schema',
    program: 'magento',
    forms: [
      {
        words: 'please upgrade your database run bin magento setup upgrade',
        pattern: /Please upgrade your database: Run \\?"bin\/magento setup:upgrade\\?"/,
      },
    ],
    nearby: [
      /(?<object>[A-Z]\w{1,30}_\w{1,40}) {1,20}(?:schema|data) {1,20}(?<version>\S{1,12}) {1,10}-> {1,10}(?<wanted>\S{1,12})/,
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Magento waits for setup:upgrade: modules ({object|named below}) are newer than its tables',
    check: {
      text: 'List what is pending',
      compose: 'docker compose exec {service} bin/magento setup:db:status',
      host: 'bin/magento setup:db:status',
    },
    repair: [
      {
        text: 'Run setup:upgrade in maintenance mode, then setup:di:compile and cache:flush, at every release that brings modules',
        compose:
          'docker compose exec {service} sh -c "bin/magento maintenance:enable && bin/magento setup:upgrade && bin/magento setup:di:compile && bin/magento cache:flush && bin/magento maintenance:disable"',
        host: 'bin/magento maintenance:enable && bin/magento setup:upgrade && bin/magento setup:di:compile && bin/magento cache:flush && bin/magento maintenance:disable',
      },
    ],
    source: 'magento/magento2 lib/internal/Magento/Framework/Module/Plugin/DbStatusValidator.php',
    matches: [
      'Magento\\Framework\\Exception\\LocalizedException: Please upgrade your database: Run "bin/magento setup:upgrade" from the Magento root directory.',
      '{"0":"Please upgrade your database: Run \\"bin/magento setup:upgrade\\" from the Magento root directory."}',
    ],
    ignores: ['All modules are up to date.'],
  },
  {
    id: 'magento.search-engine-away',
    kind: 'connection_refused',
    program: 'magento',
    forms: [
      {
        words: 'could not validate a connection to',
        pattern: /Could not validate a connection to (?<object>Elasticsearch|OpenSearch)\. (?<value>.{1,80})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'elasticsearch',
    specificity: 3,
    means: 'Magento does not reach {object}: {value}',
    check: {
      text: 'Read host and port of the search and ask it',
      compose:
        'docker compose exec {service} bin/magento config:show catalog/search; docker compose exec {service} curl -s http://opensearch:9200',
      host: 'bin/magento config:show catalog/search; curl -s localhost:9200',
    },
    repair: [
      {
        text: 'Start the search engine (it ends without vm.max_map_count=262144 or memory), or set catalog/search host and port',
        compose: 'docker compose up -d opensearch',
        host: 'bin/magento setup:config:set --search-engine=opensearch --opensearch-host=<host> --opensearch-port=9200',
      },
    ],
    source: 'magento/magento2 module Elasticsearch/Setup/Validator.php',
    matches: [
      'Could not validate a connection to Elasticsearch. No alive nodes found in your cluster',
      'In SearchConfig.php line 81: Could not validate a connection to OpenSearch. Unknown 400 error from OpenSearch null',
    ],
    ignores: ['Search engine connection was validated'],
  },
  {
    id: 'shopware.domain-unknown',
    kind: 'missing_setting',
    program: 'shopware',
    forms: [
      {
        words: 'unable to find a matching sales channel for the request',
        pattern: /Unable to find a matching sales channel for the request: "(?<peer>[^"]{1,160})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Shopware has no sales channel with the domain {peer}',
    check: {
      text: 'List the domains, with their scheme',
      compose: 'docker compose exec {service} bin/console sales-channel:list',
      host: 'bin/console sales-channel:list',
    },
    repair: [
      {
        text: 'Add the domain to the sales channel with exactly this scheme and host; behind a proxy set TRUSTED_PROXIES so that https is seen',
        compose: 'docker compose exec {service} bin/console sales-channel:update:domain <host>',
        host: 'bin/console sales-channel:update:domain <host>',
      },
    ],
    source: 'shopware/shopware src/Storefront/Framework/Routing/Exception/SalesChannelMappingException.php',
    matches: [
      'Unable to find a matching sales channel for the request: "http://localhost:8000/". Please make sure the domain mapping is correct.',
      '[2024-05-02T10:11:12.345+00:00] request.CRITICAL: Uncaught PHP Exception SalesChannelMappingException: "Unable to find a matching sales channel for the request: "https://shop.example.com/". Please make sure the domain mapping is correct."',
    ],
    ignores: ['Sales channel Storefront https://shop.example.com was created'],
  },
  {
    id: 'moodle.dataroot-not-writable',
    kind: 'file_permission',
    program: 'moodle',
    forms: [
      {
        words: 'cfg dataroot is not writable admin has to fix directory permissions',
        pattern: /\$CFG->dataroot is not writable, admin has to fix directory permissions/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Moodle does not start: moodledata is not writable',
    check: {
      text: 'Look at owner, mode and free space',
      compose:
        'docker compose exec {service} sh -c "grep dataroot config.php; ls -ld /var/www/moodledata; df -h /var/www/moodledata"',
      host: 'grep dataroot config.php; ls -ld /var/moodledata; df -h /var/moodledata',
    },
    repair: [
      {
        text: 'Give moodledata to the account of the web server (www-data); on SELinux label it httpd_sys_rw_content_t',
        compose: 'docker compose exec -u root {service} chown -R www-data:www-data /var/www/moodledata',
        host: 'sudo chown -R www-data:www-data /var/moodledata',
      },
    ],
    source: 'moodle/moodle lib/setup.php',
    matches: [
      'Fatal error: $CFG->dataroot is not writable, admin has to fix directory permissions! Exiting.',
      '<p>Fatal error: $CFG->dataroot is not writable, admin has to fix directory permissions! Exiting.</p>',
    ],
    ignores: ["$CFG->dataroot  = '/var/moodledata';"],
  },
  {
    id: 'moodle.reverse-proxy',
    kind: 'invalid_setting',
    program: 'moodle',
    forms: [
      {
        words: 'reverse proxy enabled server accessed directly',
        pattern: /Reverse proxy enabled(?:,| so the) server can ?not be accessed directly/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Moodle refuses the request: reverseproxy is on, but the proxy passes the public name',
    check: {
      text: 'Read the proxy settings',
      compose: 'docker compose exec {service} grep -E "wwwroot|reverseproxy|sslproxy" config.php',
      host: 'grep -E "wwwroot|reverseproxy|sslproxy" config.php',
    },
    repair: [
      {
        text: 'Set $CFG->reverseproxy = false and keep $CFG->sslproxy = true with an https wwwroot: reverseproxy is meant for a proxy that changes the host name',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'moodle/moodle lib/setuplib.php initialise_fullme(), lang/en/error.php reverseproxyabused',
    matches: [
      'Reverse proxy enabled, server cannot be accessed directly, sorry.<br />Please contact server administrator.',
      'error/reverseproxyabused: Reverse proxy enabled so the server cannot be accessed directly.',
    ],
    ignores: ['$CFG->reverseproxy = true;'],
  },
  {
    id: 'moodle.database-away',
    kind: 'connection_refused',
    program: 'moodle',
    forms: [
      {
        words: 'it is possible that the database is overloaded or otherwise not running properly',
        pattern: /It is possible that the database is overloaded or otherwise not running properly/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Moodle does not reach its database',
    check: {
      text: 'Compare dbhost, dbuser and dbpass with the database',
      compose: 'docker compose ps; docker compose exec {service} grep db config.php',
      host: "grep -E 'db(host|name|user)' config.php; systemctl status mariadb postgresql",
    },
    repair: [
      {
        text: 'Start the database, or correct dbhost, dbuser and dbpass in config.php: in a container the host is the name of the service',
        compose: 'docker compose up -d',
        host: 'sudo systemctl restart mariadb',
      },
    ],
    source: 'moodle/moodle lib/dmllib.php, lang/en/error.php dbconnectionfailed',
    matches: [
      'Error: Database connection failed. It is possible that the database is overloaded or otherwise not running properly.',
      '<p>Error: Database connection failed</p><p>It is possible that the database is overloaded or otherwise not running properly.</p>',
    ],
    ignores: ['Moodle cron: database maintenance finished'],
  },
];
