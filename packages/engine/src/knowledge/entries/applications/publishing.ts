import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PUBLISHING: readonly CatalogueEntry[] = [
  {
    id: 'ghost.url-without-scheme',
    kind: 'invalid_setting',
    program: 'ghost',
    forms: [
      {
        words: 'url in config must be provided with protocol',
        pattern: /URL in config must be provided with protocol/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Ghost does not start: its url lacks http:// or https://',
    check: {
      text: 'Print the address it gets',
      compose: 'docker compose config | grep -E "^ *url:"',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A1 "name: url"',
      host: 'ghost config get url',
    },
    repair: [
      {
        text: 'Set url (in config.production.json or as environment variable) to the full public address with https://',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} url=https://<host>',
        host: 'ghost config url https://<host> && ghost restart',
      },
    ],
    source: 'TryGhost/Ghost ghost/core/core/shared/config/utils.js checkUrlProtocol()',
    matches: [
      'IncorrectUsageError: URL in config must be provided with protocol, eg. "http://my-ghost-blog.com"',
      '[2024-05-02 10:11:12] ERROR URL in config must be provided with protocol, eg. "http://my-ghost-blog.com"',
    ],
    ignores: ['[2024-05-02 10:11:12] INFO Your site is now available on https://blog.example.com/'],
  },
  {
    id: 'ghost.migration-lock',
    kind: 'lock_held',
    program: 'ghost',
    forms: [
      {
        words: 'migration lock was never released or currently a migration is running',
        pattern: /Migration lock was never released or currently a migration is running/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Ghost does not start: a migration left its lock in the database',
    check: {
      text: 'See that no second Ghost migrates now',
      compose: 'docker compose ps; docker compose exec db mysql -u root -p ghost -e "SELECT * FROM migrations_lock"',
      kubernetes: 'kubectl get pods | grep ghost',
      host: 'mysql ghost -e "SELECT * FROM migrations_lock"',
    },
    repair: [
      {
        text: 'Release the lock once nothing migrates, then start one instance; a migration that was cut off may need the backup',
        compose:
          'docker compose exec db mysql -u root -p ghost -e "UPDATE migrations_lock SET locked=0 WHERE lock_key=\'km01\'" && docker compose restart {service}',
        host: 'mysql ghost -e "UPDATE migrations_lock SET locked=0 WHERE lock_key=\'km01\'" && ghost restart',
      },
    ],
    source: 'TryGhost/knex-migrator lib/locking.js MigrationsAreLockedError',
    matches: [
      'MigrationsAreLockedError: Migration lock was never released or currently a migration is running.',
      '[2024-05-02 10:11:12] ERROR Migration lock was never released or currently a migration is running.',
    ],
    ignores: ['[2024-05-02 10:11:12] INFO Releasing database lock'],
  },
  {
    id: 'ghost.theme-missing',
    kind: 'missing_file',
    program: 'ghost',
    forms: [
      {
        words: 'the currently active theme is missing',
        pattern: /The currently active theme "(?<object>[^"]{1,60})" is missing/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Ghost shows no pages: the theme {object} is not in content/themes',
    check: {
      text: 'See what is mounted',
      compose: 'docker compose exec {service} ls -l /var/lib/ghost/content/themes',
      kubernetes: 'kubectl exec deploy/{service} -- ls -l /var/lib/ghost/content/themes',
      host: 'ls -l content/themes',
    },
    repair: [
      {
        text: 'Put the theme back (a fresh volume has none but the defaults), or activate another one in the admin',
        compose: 'docker compose restart {service}',
        host: 'ghost restart',
      },
    ],
    source:
      'TryGhost/Ghost ghost/core/core/server/services/themes, locales errors.middleware.themehandler.missingTheme',
    matches: [
      '[2024-05-02 10:11:12] WARN The currently active theme "casper" is missing.',
      'NotFoundError: The currently active theme "edition" is missing.',
    ],
    ignores: ['[2024-05-02 10:11:12] INFO Activated theme casper'],
  },
  {
    id: 'wordpress.table-missing',
    kind: 'missing_schema',
    program: 'wordpress',
    forms: [
      {
        words: 'wordpress database error table doesn t exist for query',
        pattern: /WordPress database error Table '(?<object>[^']{1,100})' doesn't exist for query/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'WordPress does not find its table {object}',
    check: {
      text: 'Compare $table_prefix with the tables there are',
      compose:
        'docker compose exec {service} grep table_prefix wp-config.php; docker compose config | grep TABLE_PREFIX',
      host: 'grep table_prefix wp-config.php; wp db tables --all-tables',
    },
    repair: [
      {
        text: 'Set WORDPRESS_TABLE_PREFIX to the prefix of the tables, import the missing dump, or activate the plugin again so that it makes its table',
        compose: 'docker compose up -d {service}',
        host: 'wp db import backup.sql',
      },
    ],
    source: 'WordPress wp-includes/class-wpdb.php print_error()',
    matches: [
      "WordPress database error Table 'shop.wp_actionscheduler_actions' doesn't exist for query SELECT a.action_id FROM wp_actionscheduler_actions made by do_action('init')",
      "[02-May-2024 10:11:12 UTC] WordPress database error Table 'blog.wp_options' doesn't exist for query SELECT option_value FROM wp_options",
    ],
    ignores: ['WordPress database error Deadlock found when trying to get lock for query UPDATE wp_options'],
  },
  {
    id: 'wordpress.maintenance-file',
    kind: 'stopped_on_purpose',
    program: 'wordpress',
    forms: [
      {
        words: 'briefly unavailable for scheduled maintenance check back in a minute',
        pattern: /Briefly unavailable for scheduled maintenance\. Check back in a minute/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'WordPress is in maintenance: an update did not end and left .maintenance behind',
    check: {
      text: 'See how old the file is; it counts for ten minutes',
      compose: 'docker compose exec {service} ls -l .maintenance',
      host: 'ls -l .maintenance',
    },
    repair: [
      {
        text: 'Delete .maintenance in the web root, then run the update again to its end',
        compose: 'docker compose exec {service} rm .maintenance',
        kubernetes: 'kubectl exec deploy/{service} -- rm .maintenance',
        host: 'rm .maintenance && wp core update-db',
      },
    ],
    source: 'WordPress wp-includes/load.php wp_maintenance()',
    matches: [
      'Briefly unavailable for scheduled maintenance. Check back in a minute.',
      '<div class="wp-die-message">Briefly unavailable for scheduled maintenance. Check back in a minute.</div>',
    ],
    ignores: ['Enabling Maintenance mode...\nSuccess: WordPress updated successfully.'],
  },
  {
    id: 'wordpress.org-unreachable',
    kind: 'unreachable',
    program: 'wordpress',
    forms: [
      {
        words: 'an unexpected error occurred something may be wrong with wordpress org or this server s configuration',
        pattern:
          /An unexpected error occurred\. Something may be wrong with WordPress\.org or this server(?:'|&#8217;|’)s configuration/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'WordPress does not reach WordPress.org',
    check: {
      text: 'Ask from inside; DNS, an outgoing proxy, certificates or the firewall of the server',
      compose: 'docker compose exec {service} curl -sSI https://api.wordpress.org',
      kubernetes: 'kubectl exec deploy/{service} -- curl -sSI https://api.wordpress.org',
      host: 'curl -sSI https://api.wordpress.org',
    },
    repair: [
      {
        text: 'Repair what curl names: DNS of the container (dns:), an outgoing proxy (WP_PROXY_HOST), or outdated CA certificates',
      },
    ],
    source: 'WordPress wp-includes/update.php, wp-admin/includes/plugin-install.php',
    matches: [
      'PHP Warning:  An unexpected error occurred. Something may be wrong with WordPress.org or this server&#8217;s configuration. If you continue to have problems, please try the support forums. (WordPress could not establish a secure connection to WordPress.org.)',
      "An unexpected error occurred. Something may be wrong with WordPress.org or this server's configuration.",
    ],
    ignores: ['Success: WordPress.org answered'],
  },
  {
    id: 'discourse.bootstrap-failed',
    kind: 'code_defect',
    program: 'discourse',
    forms: [
      {
        words: 'failed to bootstrap please scroll up and look for earlier error messages',
        pattern: /\*\* FAILED TO BOOTSTRAP \*\* please scroll up and look for earlier error messages/,
      },
      {
        words: 'pups execerror failed with return',
        pattern:
          /Pups::ExecError: (?<object>.{1,140}?) failed with return #<Process::Status: pid \d{1,8} exit (?<signal>\d{1,3})>/,
      },
    ],
    role: 'symptom',
    fault: 'change',
    specificity: 2,
    means: 'Discourse cannot be rebuilt: {object|a step} failed',
    check: {
      text: 'Read the first error above: a plugin that does not fit, too little memory or disk, or no network',
      host: 'cd /var/discourse && ./launcher logs app | tail -50; free -m; df -h; ./discourse-doctor',
    },
    repair: [
      {
        text: 'Comment the failing plugin in containers/app.yml out, free disk (./launcher cleanup) or add 2 GB of swap, then rebuild; the old container still starts',
        host: 'cd /var/discourse && ./launcher start app; ./launcher rebuild app',
      },
    ],
    source: 'discourse/discourse_docker launcher; discourse/pups lib/pups/exec_command.rb',
    matches: [
      '** FAILED TO BOOTSTRAP ** please scroll up and look for earlier error messages, there may be more than one.',
      "Pups::ExecError: cd /var/www/discourse && su discourse -c 'bundle exec rake db:migrate' failed with return #<Process::Status: pid 412 exit 1>",
    ],
    ignores: ['Successfully bootstrapped, to startup use ./launcher start app'],
  },
  {
    id: 'discourse.disk-space',
    kind: 'disk_full',
    program: 'discourse',
    forms: [
      {
        words: 'you have less than of free space on the disk where is located',
        pattern: /You have less than (?<limit>\d{1,4}GB) of free space on the disk where (?<path>\S{1,80}) is located/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Discourse does not rebuild: less than {limit} is free for {path}',
    check: {
      text: 'See what fills the disk',
      host: 'df -h {path}; docker system df; du -sh /var/discourse/shared/standalone/*',
    },
    repair: [
      {
        text: 'Remove old images, containers and backups, then rebuild',
        host: 'cd /var/discourse && ./launcher cleanup && ./launcher rebuild app',
        destructive: true,
      },
    ],
    source: 'discourse/discourse_docker launcher check_prereqs()',
    matches: [
      'You have less than 5GB of free space on the disk where /var/lib/docker is located. You will need more space to continue',
      'You have less than 5GB of free space on the disk where /var/lib/docker is located.',
    ],
    ignores: ['x86_64 arch detected.'],
  },
  {
    id: 'strapi.secret-missing',
    kind: 'missing_setting',
    program: 'strapi',
    forms: [
      {
        words: 'app keys are required please set',
        pattern: /App keys are required\. Please set (?<setting>app\.keys) in config\/server/,
      },
      {
        words: 'missing please set',
        pattern:
          /Missing (?<setting>jwtSecret|apiToken\.salt|admin\.auth\.secret|transfer\.token\.salt)(?: configuration)?\.? ?(?:Please,? set|The SessionManager requires)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Strapi does not start: {setting} is not set',
    check: {
      text: 'See which secrets reach it',
      compose: 'docker compose config | grep -E "APP_KEYS|_SALT|_SECRET"',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -E -A1 "APP_KEYS|SALT|SECRET"',
      host: 'grep -E "APP_KEYS|_SALT|_SECRET" .env',
    },
    repair: [
      {
        text: 'Set APP_KEYS, API_TOKEN_SALT, ADMIN_JWT_SECRET, TRANSFER_TOKEN_SALT and JWT_SECRET (openssl rand -base64 32 each) and keep them',
        compose: 'openssl rand -base64 32; docker compose up -d {service}',
        kubernetes: 'kubectl create secret generic strapi --from-literal=APP_KEYS=$(openssl rand -base64 32)',
      },
    ],
    source: 'strapi/strapi packages/core/strapi/src/middlewares/session.ts; plugins/users-permissions/server/bootstrap',
    matches: [
      `Error: Middleware "strapi::session": App keys are required. Please set app.keys in config/server.js (ex: keys: ['myKeyA', 'myKeyB'])`,
      `[2024-05-02 10:11:12.345] error: Missing apiToken.salt. Please set apiToken.salt in config/admin.js (ex: you can generate one using Node with \`crypto.randomBytes(16).toString('base64')\`).`,
      'Error: Missing jwtSecret. Please, set configuration variable "jwtSecret" for the users-permissions plugin in config/plugins.js',
    ],
    ignores: ['[2024-05-02 10:11:12.345] info: Strapi started successfully'],
  },
  {
    id: 'directus.not-installed',
    kind: 'missing_schema',
    program: 'directus',
    forms: [
      {
        words: 'database doesn t have directus tables installed',
        pattern: /Database doesn't have Directus tables installed/,
      },
      { words: 'database migrations have not all been run', pattern: /Database migrations have not all been run/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Directus finds a database without its (newest) tables',
    check: {
      text: 'See whether it connects to the right database',
      compose: 'docker compose config | grep DB_',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A1 DB_',
    },
    repair: [
      {
        text: 'Run bootstrap: it installs or migrates the tables',
        compose: 'docker compose run --rm {service} npx directus bootstrap',
        kubernetes: 'kubectl exec deploy/{service} -- npx directus bootstrap',
        host: 'npx directus bootstrap',
      },
    ],
    source: 'directus/directus api/src/database/index.ts, api/src/app.ts',
    matches: [
      `[10:11:12.345] ERROR: Database doesn't have Directus tables installed.`,
      '[10:11:12.345] WARN: Database migrations have not all been run',
    ],
    ignores: ['[10:11:12.345] INFO: Database already initialized, skipping install'],
  },
];
