import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const WIKIS_AND_NOTES: readonly CatalogueEntry[] = [
  {
    id: 'mediawiki.database-away',
    kind: 'connection_refused',
    program: 'mediawiki',
    forms: [
      { words: 'cannot access the database', pattern: /Cannot access the database: (?<value>.{1,120})/ },
      {
        words: 'dbreadonlyerror database is read only',
        pattern: /DBReadOnlyError: Database is read-only: (?<value>.{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'MediaWiki has no usable database: {value}',
    check: {
      text: 'Ask the database with the account of LocalSettings.php',
      compose: "docker compose exec {service} php maintenance/run.php sql --query 'select 1'",
      host: "grep -E 'wgDB(server|name|user)' LocalSettings.php",
    },
    repair: [
      {
        text: 'Start the database, or correct $wgDBserver, $wgDBuser and $wgDBpassword; "read-only" is a replica, a lagged replica or $wgReadOnly',
      },
    ],
    source: 'MediaWiki source, libs/rdbms, DBConnectionError',
    matches: [
      'Wikimedia\\Rdbms\\DBConnectionError: Cannot access the database: Connection refused (db)',
      '[a1b2] /index.php Wikimedia\\Rdbms\\DBReadOnlyError: Database is read-only: The database is read-only until replication lag decreases.',
    ],
    ignores: ['Database connection opened'],
  },
  {
    id: 'mediawiki.parts-out-of-date',
    kind: 'missing_module',
    program: 'mediawiki',
    forms: [
      {
        words: 'no localisation cache found for english please run maintenance rebuildlocalisationcache php',
        pattern: /No localisation cache found for English\. Please run maintenance\/rebuildLocalisationCache\.php/,
      },
      {
        words: 'error your up to date',
        pattern: /Error: your (?:composer\.lock file is not|dependencies are not) up to date/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: "MediaWiki's files do not belong together after an update",
    check: {
      text: 'Look whether core, vendor/, extensions and PHP are of one release',
      host: 'php maintenance/run.php version; ls vendor | head; php -v',
    },
    repair: [
      {
        text: "Take the tarball's vendor/ (or composer update --no-dev), extensions of the same branch and the PHP it wants, then run update.php and rebuildLocalisationCache",
        host: 'composer update --no-dev && php maintenance/run.php update',
      },
    ],
    source: 'MediaWiki source, LocalisationCache, checkComposerLockUpToDate.php, PHPVersionCheck',
    matches: [
      'MWException: No localisation cache found for English. Please run maintenance/rebuildLocalisationCache.php.',
      'Error: your composer.lock file is not up to date. Run "composer update --no-dev" to install newer dependencies',
    ],
    ignores: ['Your composer.lock file is up to date with current dependencies!'],
  },
  {
    id: 'mediawiki.php-too-old',
    kind: 'version_mismatch',
    program: 'mediawiki',
    forms: [
      {
        words: 'this version of mediawiki requires php',
        pattern: /this version of MediaWiki requires PHP (?<wanted>[\d.]{1,10})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'MediaWiki wants PHP {wanted}',
    check: {
      text: 'See which PHP answers',
      host: 'php -v; apachectl -M | grep php',
      compose: 'docker compose exec {service} php -v',
    },
    repair: [{ text: 'Update PHP (also that of the web server), or take the MediaWiki release that this PHP can run' }],
    source: 'MediaWiki source, LocalisationCache, checkComposerLockUpToDate.php, PHPVersionCheck',
    matches: [
      'MediaWiki 1.43 internal error: this version of MediaWiki requires PHP 8.1.0 or later',
      'MediaWiki internal error: this version of MediaWiki requires PHP 8.1.0 or higher; you are using PHP 7.4.33.',
    ],
    ignores: ['Your composer.lock file is up to date with current dependencies!'],
  },
  {
    id: 'dokuwiki.directory-not-usable',
    kind: 'file_permission',
    program: 'dokuwiki',
    forms: [
      {
        words: 'is not found isn t accessible or writable',
        pattern:
          /The (?<setting>\w{1,20}) \('(?<value>[^']{1,60})'\) at (?<path>\S{1,160}) is not found, isn't accessible or writable/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'DokuWiki cannot use {path} ({setting})',
    check: { text: 'See whose it is', compose: 'docker compose exec {service} ls -ldn {path}', host: 'ls -ld {path}' },
    repair: [{ text: "Give it to the web server's account", host: 'chown -R www-data: {path}' }],
    source: 'DokuWiki source, inc/init.php',
    matches: [
      "DokuWiki Setup Error: The datadir ('pages') at ./data/pages is not found, isn't accessible or writable. You should check your config and permission settings.",
      "DokuWiki Setup Error: The cachedir ('cache') at /dokuwiki/data/cache is not found, isn't accessible or writable.",
    ],
    ignores: ['datadir /dokuwiki/data/pages is writable'],
  },
  {
    id: 'jira.locked',
    kind: 'startup_order',
    program: 'jira',
    forms: [
      { words: 'startup check failed', pattern: /Startup check failed\. J(?:ira|IRA) will be locked/ },
      {
        words: 'unable to create and acquire lock file for jira home directory',
        pattern: /Unable to create and acquire lock file for jira\.home directory '(?<path>[^']{1,160})'/,
      },
      {
        words: 'failed to start due to a build number inconsistency',
        pattern: /J(?:ira|IRA) failed to start due to a build number inconsistency/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'Jira locks itself at start: database, home or versions are not as it needs {path|them}',
    check: {
      text: 'Read the lines of startup around it',
      host: "grep -A12 -E 'Startup check|failed to start' log/atlassian-jira.log | tail -40",
    },
    repair: [
      {
        text: 'Repair what they name: database reachable and of the right version, home writable and used by no other instance (remove .jira-home.lock only when none runs)',
      },
    ],
    source: 'Jira source, JiraStartupLogger, JiraHomeStartupCheck; Atlassian knowledge base',
    matches: [
      '2026-11-29 16:34:37,899 Jira-Bootstrap FATAL [c.a.jira.startup.JiraStartupLogger] Startup check failed. Jira will be locked.',
      "Unable to create and acquire lock file for jira.home directory '/var/atlassian/application-data/jira'.",
      'JIRA failed to start due to a build number inconsistency.',
    ],
    ignores: ['Running Jira startup checks.'],
  },
  {
    id: 'confluence.does-not-start',
    kind: 'invalid_setting',
    program: 'confluence',
    forms: [
      {
        words: 'unable to start up confluence fatal error during startup sequence',
        pattern: /Unable to start up Confluence\. Fatal error during startup sequence: (?<value>\S{1,120})/,
      },
      {
        words: 'database is being updated by an instance which is not part of the current cluster',
        pattern: /Database is being updated by an instance which is not part of the current cluster/,
      },
      { words: 'confluence is vacant a call to tenanted', pattern: /Confluence is vacant, a call to tenanted/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'Confluence did not start: {value|another instance writes its database, or its setup failed}',
    check: {
      text: 'Read the first ERROR of the start',
      host: "grep -m5 -B2 -A8 -E 'ERROR|FATAL' logs/atlassian-confluence.log",
    },
    repair: [
      {
        text: 'Stop the second instance that uses the same database (a clone, a node left over), or repair the check that failed; "vacant" follows from an earlier error',
      },
    ],
    source: 'Atlassian knowledge base, Confluence startup, cluster panic',
    matches: [
      'Unable to start up Confluence. Fatal error during startup sequence: confluence.database.connection.check (code 1)',
      'Fatal error in Confluence cluster: Database is being updated by an instance which is not part of the current cluster. You should check network connections between cluster nodes',
      'java.lang.IllegalStateException: Confluence is vacant, a call to tenanted [public abstract java.lang.String] is not allowed.',
    ],
    ignores: ['Confluence is ready to serve'],
  },
  {
    id: 'joplin.origin-refused',
    kind: 'invalid_setting',
    program: 'joplin',
    forms: [{ words: 'invalid origin', pattern: /Invalid origin: (?<value>https?:\/\/\S{1,120})/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Joplin Server is asked as {value}, which is not its APP_BASE_URL',
    check: { text: 'Compare both', compose: 'docker compose config | grep APP_BASE_URL' },
    repair: [
      {
        text: 'Set APP_BASE_URL to exactly the address that clients use (scheme, host and port), and let the proxy pass Host and X-Forwarded-Proto',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'Joplin Server source, routeUtils, APP_BASE_URL',
    matches: [
      '2026-11-29 09:02:48: [error] App: 404: GET /login: Invalid origin: http://192.168.1.5:22300',
      '[error] App: Invalid origin: https://notes.example.com',
    ],
    ignores: ['App: GET /login (200) (12ms)'],
  },
  {
    id: 'miniflux.schema-not-current',
    kind: 'missing_schema',
    program: 'miniflux',
    forms: [
      {
        words: 'you must run the sql migrations',
        pattern: /You must run the SQL migrations, (?:the )?(?:database )?schema is not up to date/i,
      },
      {
        words: 'the database schema is not up to date current',
        pattern: /the database schema is not up to date: current=v(?<version>\d{1,4}) expected=v(?<wanted>\d{1,4})/,
      },
      {
        words: 'pending database upgrade s',
        pattern:
          /(?<value>\d{1,3}|one|some|there are \d{1,3}) pending database upgrade\(s\): \[(?<wanted>[^\]]{1,60})\]/,
      },
      {
        words: 'the database does not appear to be setup run install',
        pattern: /the database does not appear to be setup\. Run --install/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The database is not of this release: {wanted|migrations have to be run}',
    check: { text: 'Compare release and schema', compose: 'docker compose logs --tail 30 {service}' },
    repair: [
      {
        text: 'Back the database up, then run the migrations of this release (Miniflux: RUN_MIGRATIONS=1 or -migrate; listmonk: --install or --upgrade)',
        compose: 'docker compose run --rm {service} ./listmonk --upgrade --yes',
        host: 'miniflux -migrate',
      },
    ],
    source: 'miniflux internal/database; listmonk cmd/upgrade.go',
    matches: [
      '[FATAL] You must run the SQL migrations, the database schema is not up to date: current=v0 expected=v62',
      'level=ERROR msg="You must run the SQL migrations" error="the database schema is not up to date: current=v110 expected=v125"',
      '2026/04/07 06:22:47 upgrade.go:102: there are 1 pending database upgrade(s): [v2.1.0]. The last upgrade was v2.0.0. Backup the database and run listmonk --upgrade',
      'init.go:140: the database does not appear to be setup. Run --install.',
    ],
    ignores: ['level=INFO msg="Running database migrations" current_version=125 latest_version=129'],
  },
  {
    id: 'actual.budget-of-newer-version',
    kind: 'version_mismatch',
    program: 'actual',
    forms: [{ words: 'out of sync migrations', pattern: /out-of-sync-migrations/ }],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Actual cannot open the budget: the app is older than the file',
    check: { text: 'Compare the versions of server and app', compose: 'docker compose images {service}' },
    repair: [
      {
        text: 'Update the server, app or API library that is behind, so that all are of one release',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
      },
    ],
    source: 'Actual source, loot-core, migrations',
    matches: [
      'This budget cannot be loaded with this version of the app. Error: out-of-sync-migrations',
      'Error updating Error: out-of-sync-migrations',
    ],
    ignores: ['migrations in sync'],
  },
  {
    id: 'ocis.secret-not-set',
    kind: 'missing_setting',
    program: 'ocis',
    forms: [
      {
        words: 'has not been set properly in your config for',
        pattern: /The (?<setting>[a-z_ ]{2,60}) has not been set properly in your config for (?<object>[\w-]{1,40})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'ownCloud Infinite Scale or OpenCloud: {setting} is not set for {object}',
    check: {
      text: 'See whether the config was made',
      compose: 'docker compose run --rm {service} ls -l /etc/ocis /etc/opencloud',
    },
    repair: [
      {
        text: 'Run init once (ocis init, opencloud init) into the volume that the service reads, or set the variable',
        compose: 'docker compose run --rm {service} init',
      },
    ],
    source: 'ocis source, shared/errors.go',
    matches: [
      'The jwt_secret has not been set properly in your config for gateway. Make sure your /etc/ocis config contains the proper values (e.g. by running ocis init or setting it manually in the config/corresponding environment variable).',
      'The transfer secret has not been set properly in your config for frontend. Make sure your /etc/opencloud config contains the proper values',
    ],
    ignores: ['jwt_secret read from /etc/ocis/ocis.yaml'],
  },
  {
    id: 'homepage.host-not-allowed',
    kind: 'missing_setting',
    program: 'homepage',
    forms: [
      {
        words: 'host validation failed for',
        pattern: /Host validation failed for: (?<value>\S{1,80}?)\. Hint: Set the HOMEPAGE_ALLOWED_HOSTS/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Homepage is asked as {value}, which HOMEPAGE_ALLOWED_HOSTS does not name',
    check: { text: 'See what it names', compose: 'docker compose config | grep HOMEPAGE_ALLOWED_HOSTS' },
    repair: [
      { text: 'Add {value} (host with port, comma between several)', compose: 'docker compose up -d {service}' },
    ],
    source: 'gethomepage source, middleware.js',
    matches: [
      '[2026-11-29T10:00:00.000Z] error: <middleware> Host validation failed for: 192.168.1.10:3000. Hint: Set the HOMEPAGE_ALLOWED_HOSTS environment variable to allow requests from this host / port.',
      'error: Host validation failed for: home.example.com. Hint: Set the HOMEPAGE_ALLOWED_HOSTS environment variable',
    ],
    ignores: ['Host home.example.com is allowed'],
  },
  {
    id: 'calibre-web.library-missing',
    kind: 'missing_file',
    program: 'calibre-web',
    forms: [
      {
        words: 'db location is not valid',
        pattern:
          /DB (?:location|Location) is (?:not|Not) (?:valid|Valid), (?:please|Please) (?:enter|Enter) (?:correct|Correct) (?:path|Path)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Calibre-Web finds no metadata.db at the path that is set',
    check: {
      text: 'See whether it is there and writable',
      compose: 'docker compose exec {service} ls -l /books/metadata.db',
    },
    repair: [
      {
        text: "Mount the Calibre library (make one with calibredb if there is none) and give the folder to the process's account",
        host: 'calibredb restore_database --really-do-it --with-library /books',
      },
    ],
    source: 'Calibre-Web source, cps/admin.py',
    matches: [
      'DB Location is not Valid, Please Enter Correct Path',
      'ERROR {cps} DB location is not valid, please enter correct path',
    ],
    ignores: ['metadata.db opened'],
  },
];
