import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PHP_PACKAGES: readonly CatalogueEntry[] = [
  {
    id: 'composer.platform-unsuitable',
    kind: 'version_mismatch',
    program: 'composer',
    forms: [
      {
        words: 'your composer dependencies require a php version you are running',
        pattern:
          /Your Composer dependencies require a PHP version "(?<wanted>[^"]{1,60})"\. You are running (?<version>[\w.-]{1,40}?)\.?(?:\s|"|$)/,
      },
      {
        words: 'requires php but your php version does not satisfy that requirement',
        pattern:
          /requires php (?<wanted>[^\r\n]{1,60}?) but your php version \((?<version>[^)]{1,60})\) does not satisfy that requirement/,
      },
      {
        words: 'does not satisfy that requirement your php version',
        pattern:
          /requires php (?<wanted>[^\r\n]{1,60}?) -> your php version \((?<version>[^)]{1,60})\) does not satisfy that requirement/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Composer packages want PHP {wanted}, but PHP {version} runs',
    check: {
      text: 'See which PHP runs: the one of the web server may be another than that of the command line',
      compose: 'docker compose exec {service} sh -c "php -v; composer check-platform-reqs"',
      kubernetes: 'kubectl exec deploy/{service} -- php -v',
      host: 'php -v; php-fpm8.2 -v; composer check-platform-reqs',
    },
    repair: [
      {
        text: 'Run the newer PHP, or resolve for the one that runs (composer config platform.php <version> && composer update) and commit composer.lock',
        compose: 'docker compose build --pull {service}  # after FROM php:<version>-fpm',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image with PHP {wanted}>',
        host: 'sudo update-alternatives --config php && sudo systemctl restart "php*-fpm"',
      },
    ],
    source: 'composer/composer Autoload/AutoloadGenerator::getPlatformCheck(), DependencyResolver/Problem.php',
    matches: [
      'Fatal error: Composer detected issues in your platform: Your Composer dependencies require a PHP version ">= 8.1.0". You are running 7.4.33.',
      '    - Root composer.json requires php ^8.2 but your php version (8.1.27) does not satisfy that requirement.',
      '    - laravel/framework v11.0.7 requires php ^8.2 -> your php version (8.1.27) does not satisfy that requirement.',
    ],
    ignores: ['Package operations: 12 installs, 0 updates, 0 removals'],
  },
  {
    id: 'composer.extension-missing',
    kind: 'missing_module',
    program: 'composer',
    forms: [
      {
        words: 'it is missing from your system',
        pattern: /requires (?:PHP extension )?(?<object>ext-[\w-]{1,40}) [^\r\n]{1,40}it is missing from your system/,
      },
      {
        words: 'your composer dependencies require the following php extensions to be installed',
        pattern:
          /Your Composer dependencies require the following PHP extensions to be installed: (?<object>[\w, -]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PHP lacks the extension {object}, which a Composer package needs',
    check: {
      text: 'List the extensions',
      compose: 'docker compose exec {service} php -m',
      kubernetes: 'kubectl exec deploy/{service} -- php -m',
      host: 'php -m; composer check-platform-reqs',
    },
    repair: [
      {
        text: 'Install it in the image (in every stage that runs composer), not --ignore-platform-reqs, which only moves the failure to run time',
        compose:
          'docker compose build {service}  # after RUN install-php-extensions <name> (or docker-php-ext-install <name>)',
        host: 'sudo apt-get install -y php-<name> && sudo systemctl restart "php*-fpm"',
      },
    ],
    source: 'composer/composer DependencyResolver/Problem.php, Autoload/AutoloadGenerator.php',
    matches: [
      "    - Root composer.json requires PHP extension ext-intl * but it is missing from your system. Install or enable PHP's intl extension.",
      "    - phpoffice/phpspreadsheet 1.29.0 requires ext-gd * -> it is missing from your system. Install or enable PHP's gd extension.",
      'Composer detected issues in your platform: Your Composer dependencies require the following PHP extensions to be installed: intl, redis.',
    ],
    ignores: ['ext-intl 8.2.0 success'],
  },
  {
    id: 'composer.lock-out-of-date',
    kind: 'version_mismatch',
    program: 'composer',
    forms: [
      {
        words: 'required package is not present in the lock file',
        pattern:
          /Required (?:\(in require-dev\) )?package "(?<object>[^"]{1,120})" is (?:not present in the lock file|in the lock file as "(?<version>[^"]{1,40})" but that does not satisfy your constraint "(?<wanted>[^"]{1,40})")/,
      },
      {
        words: 'required package is in the lock file as but that does not satisfy your constraint',
        pattern:
          /package "(?<object>[^"]{1,120})" is in the lock file as "(?<version>[^"]{1,40})" but that does not satisfy your constraint "(?<wanted>[^"]{1,40})"/,
      },
      {
        words: 'your requirements could not be resolved to an installable set of packages',
        pattern: /Your requirements could not be resolved to an installable set of packages/,
      },
      {
        words: 'your lock file does not contain a compatible set of packages please run composer update',
        pattern: /Your lock file does not contain a compatible set of packages\. Please run composer update/,
      },
    ],
    nearby: [/- (?:Root composer\.json|(?<object>[\w.-]{1,60}\/[\w.-]{1,60})) requires /],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'composer.json and composer.lock do not fit each other or this PHP: {object|see the list}',
    check: {
      text: 'Read the list of problems below; it names package, constraint and PHP',
      host: 'composer validate; composer install --dry-run',
    },
    repair: [
      {
        text: 'Update the named packages and commit composer.json and composer.lock together',
        host: 'composer update {object|<package>} --with-all-dependencies',
      },
    ],
    source: 'composer/composer DependencyResolver, Package/Locker.php getMissingRequirementInfo(), Installer.php',
    matches: [
      '- Required package "acme/client" is not present in the lock file.',
      '- Required package "acme/client" is in the lock file as "1.2.0" but that does not satisfy your constraint "^2.0".',
      'Your requirements could not be resolved to an installable set of packages.',
      'Your lock file does not contain a compatible set of packages. Please run composer update.',
    ],
    ignores: ['Verifying lock file contents can be installed on current platform.'],
  },
  {
    id: 'wordpress.database-connection',
    kind: 'connection_refused',
    program: 'wordpress',
    forms: [{ words: 'error establishing a database connection', pattern: /Error establishing a database connection/ }],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'WordPress gets no connection to its database',
    check: {
      text: 'See whether the database runs and whether DB_HOST, DB_USER and DB_PASSWORD fit; the page is the same for a refused password and for a server that is away',
      compose:
        'docker compose ps; docker compose exec {service} sh -c "env | grep WORDPRESS_DB; grep DB_ wp-config.php | sed s/PASSWORD.*/.../"',
      kubernetes: 'kubectl get pod,svc | grep -iE "mysql|maria"; kubectl set env deploy/{service} --list | grep DB_',
      host: 'wp db check; systemctl status mariadb mysql',
    },
    repair: [
      {
        text: 'Bring the database back or correct the account; MYSQL_PASSWORD of the database container only counts when its volume is first filled',
        compose: 'docker compose up -d --wait db && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart mariadb',
      },
    ],
    source: 'WordPress wp-includes/class-wpdb.php db_connect(), functions.php dead_db()',
    matches: [
      '<h1>Error establishing a database connection</h1>',
      'Error: Error establishing a database connection. This either means that the username and password information in your `wp-config.php` file is incorrect',
    ],
    ignores: ['Success: Database checked.'],
  },
  {
    id: 'wordpress.plugin-fatal',
    kind: 'code_defect',
    program: 'wordpress',
    forms: [
      {
        words: 'php fatal error wp content plugins',
        pattern:
          /PHP (?:Fatal|Parse) error:\s{1,2}(?<value>.{1,200}?) in \/[^\s:]{0,160}\/wp-content\/(?:mu-)?plugins\/(?<object>[\w.-]{1,80})\//,
      },
      {
        words: 'php fatal error wp content themes',
        pattern:
          /PHP (?:Fatal|Parse) error:\s{1,2}(?<value>.{1,200}?) in \/[^\s:]{0,160}\/wp-content\/themes\/(?<object>[\w.-]{1,80})\//,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 2,
    means: 'The WordPress plugin or theme {object} breaks the site',
    check: {
      text: 'See which plugin, WordPress or PHP was updated last',
      compose: 'docker compose exec {service} sh -c "php -v | head -1; ls -lt wp-content/plugins | head"',
      kubernetes: 'kubectl exec deploy/{service} -- ls -lt wp-content/plugins',
      host: 'wp plugin list; wp core version; php -v | head -1',
    },
    repair: [
      {
        text: 'Switch it off by renaming its directory, then install a version that suits this WordPress and PHP',
        compose: 'docker compose exec {service} mv wp-content/plugins/{object} wp-content/plugins/{object}.off',
        kubernetes: 'kubectl exec deploy/{service} -- mv wp-content/plugins/{object} wp-content/plugins/{object}.off',
        host: 'wp plugin deactivate {object} --skip-plugins',
      },
    ],
    source: 'php-src main.c php_error_cb(); WordPress plugin layout',
    matches: [
      'PHP Fatal error:  Uncaught Error: Call to undefined function each() in /var/www/html/wp-content/plugins/old-slider/slider.php:88',
      'PHP Fatal error:  Uncaught TypeError: count(): Argument #1 ($value) must be of type Countable|array, null given in /var/www/html/wp-content/themes/shopfront/functions.php:12',
    ],
    ignores: [
      'PHP Warning:  Undefined array key "a" in /var/www/html/wp-content/plugins/old-slider/slider.php on line 9',
    ],
  },
];
