import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NEXTCLOUD: readonly CatalogueEntry[] = [
  {
    id: 'nextcloud.untrusted-domain',
    kind: 'invalid_setting',
    program: 'nextcloud',
    forms: [
      {
        words: 'trusted domain error tried to access using as host',
        pattern:
          /Trusted domain error\. \\?"[^"\\]{0,80}\\?" tried to access using \\?"(?<peer>[^"\\]{1,120})\\?" as host/,
      },
      { words: 'access through untrusted domain', pattern: /Access through untrusted domain/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Nextcloud refuses requests for the host name {peer|in use}: it is no trusted domain',
    check: {
      text: 'Compare the name in the browser with the list trusted_domains of config.php',
      compose: 'docker compose exec -u www-data {service} php occ config:system:get trusted_domains',
      kubernetes:
        'kubectl exec deploy/{service} -- su -s /bin/sh www-data -c "php occ config:system:get trusted_domains"',
      host: 'sudo -u www-data php occ config:system:get trusted_domains',
    },
    repair: [
      {
        text: 'Add the name to trusted_domains; NEXTCLOUD_TRUSTED_DOMAINS is read only at the first installation, so set it with occ',
        compose:
          'docker compose exec -u www-data {service} php occ config:system:set trusted_domains 2 --value="{peer|cloud.example.com}"',
        kubernetes:
          'kubectl exec deploy/{service} -- su -s /bin/sh www-data -c "php occ config:system:set trusted_domains 2 --value={peer|cloud.example.com}"',
        host: 'sudo -u www-data php occ config:system:set trusted_domains 2 --value="{peer|cloud.example.com}"',
      },
      {
        text: 'When a reverse proxy stands in front, let it pass the Host header on and list it in trusted_proxies',
      },
    ],
    source: 'nextcloud/server lib/base.php; Nextcloud admin manual, trusted_domains',
    matches: [
      '{"reqId":"Zk1x","level":2,"app":"core","message":"Trusted domain error. \\"172.18.0.1\\" tried to access using \\"cloud.lan\\" as host.","url":"/"}',
      '<h2>Access through untrusted domain</h2>',
    ],
    ignores: ['Trusted domain cloud.example.com was added to the configuration'],
  },
  {
    id: 'nextcloud.data-directory-invalid',
    kind: 'missing_file',
    program: 'nextcloud',
    forms: [
      { words: 'your data directory is invalid', pattern: /Your data directory is invalid/ },
      {
        words: 'please check that the data directory contains a file in its root',
        pattern: /the data directory contains a file \\?"(?<path>\.ocdata)\\?" in its root/,
      },
      {
        words: 'ensure there is a file called in the root of the data directory',
        pattern: /Ensure there is a file called \\?"(?<path>\.(?:oc|nc)data)\\?" in the root of the data directory/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Nextcloud does not find the marker {path|.ocdata} in its data directory',
    check: {
      text: 'See whether the data volume is mounted where datadirectory points; an empty directory means that the mount is missing',
      compose: 'docker compose exec {service} sh -c "ls -la data | head; df -h data"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ls -la data | head; df -h data"',
      host: 'ls -la /var/www/html/data | head; findmnt -T /var/www/html/data',
    },
    repair: [
      {
        text: 'Mount the right volume again, then restart; Nextcloud refuses to start so that it does not sync an empty directory to everybody',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo mount -a && sudo systemctl restart php-fpm',
      },
      {
        text: "Only when the users' files are really there: create the marker again with the owner of the web server",
        compose: 'docker compose exec -u www-data {service} touch data/{path|.ocdata}',
        kubernetes: 'kubectl exec deploy/{service} -- su -s /bin/sh www-data -c "touch data/{path|.ocdata}"',
        host: 'sudo -u www-data touch /var/www/html/data/{path|.ocdata}',
      },
    ],
    source: 'nextcloud/server lib/private/legacy/OC_Util.php checkDataDirectoryValidity()',
    matches: [
      'Error: Your data directory is invalid.',
      'Ensure there is a file called ".ocdata" in the root of the data directory.',
      'Please check that the data directory contains a file ".ocdata" in its root.',
      'Ensure there is a file called \\".ncdata\\" in the root of the data directory. It should have the content:',
    ],
    ignores: ['Your data directory is readable by other people.'],
  },
  {
    id: 'nextcloud.config-not-writable',
    kind: 'file_permission',
    program: 'nextcloud',
    forms: [
      {
        words: 'write into config directory',
        pattern: /(?:Can't|Cannot) write into \\?"?config\\?"? directory/i,
      },
      {
        words: 'configuration was not read or initialized correctly not overwriting',
        pattern: /Configuration was not read or initialized correctly, not overwriting (?<path>[^\s"']{1,120})/,
      },
      {
        words: 'your data directory is not writable',
        pattern: /Your data directory is not writable/,
      },
      {
        words: 'cannot create data directory',
        pattern: /(?:Can't|Cannot) create \\?"?data\\?"? directory/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Nextcloud cannot write {path|its config or data directory}',
    check: {
      text: 'Look at owner and mode: both directories belong to the account of the web server (www-data, UID 33; 82 in the Alpine image)',
      compose: 'docker compose exec {service} ls -lan config data | head',
      kubernetes: 'kubectl exec deploy/{service} -- ls -lan config data',
      host: 'ls -la /var/www/html/config /var/www/html/data | head',
    },
    repair: [
      {
        text: 'Give the files to the account of the web server',
        compose: 'docker compose exec -u root {service} chown -R www-data:www-data config data',
        kubernetes:
          'kubectl patch deploy {service} -p \'{"spec":{"template":{"spec":{"securityContext":{"fsGroup":33}}}}}\'',
        host: 'sudo chown -R www-data:www-data /var/www/html/config /var/www/html/data',
      },
      {
        text: 'When config.php is empty after the disk was full, put back its backup (instanceid, secret and passwordsalt are in it)',
      },
    ],
    source: 'nextcloud/server lib/base.php checkConfig(), lib/private/Config.php, OC_Util::checkServer()',
    matches: [
      'Cannot write into "config" directory!',
      'OCP\\HintException: Configuration was not read or initialized correctly, not overwriting /var/www/html/config/config.php',
      'Your data directory is not writable.',
      'Cannot create "data" directory',
      "Can't write into config directory!",
    ],
    ignores: ['config directory is writable by the web server'],
  },
  {
    id: 'nextcloud.file-locked',
    kind: 'lock_held',
    program: 'nextcloud',
    forms: [
      {
        words: 'is locked existing lock on file',
        pattern: /"?(?<path>(?:files|uploads|appdata_\w{1,20})\/[^"\\]{1,120})\\?" is locked, existing lock on file/,
      },
      {
        words: 'ocp lock lockedexception',
        pattern: /OCP\\{1,2}Lock\\{1,2}LockedException:? .{0,20}"(?<path>[^"\\]{1,140})\\?" is locked/,
      },
      {
        words: 'oca dav connector sabre exception filelocked',
        pattern: /OCA\\{1,2}DAV\\{1,2}Connector\\{1,2}Sabre\\{1,2}Exception\\{1,2}FileLocked/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: 'Nextcloud keeps the file {path|somebody uploads} locked',
    check: {
      text: 'See whether transactional locking runs over Redis (memcache.locking) or over the table oc_file_locks, where locks of aborted uploads stay',
      compose: 'docker compose exec -u www-data {service} php occ config:system:get memcache.locking',
      kubernetes:
        'kubectl exec deploy/{service} -- su -s /bin/sh www-data -c "php occ config:system:get memcache.locking"',
      host: 'sudo -u www-data php occ config:system:get memcache.locking',
    },
    repair: [
      {
        text: 'Let Redis hold the locks: it is faster, and locks expire after an hour',
        compose:
          "docker compose exec -u www-data {service} php occ config:system:set memcache.locking --value='\\OC\\Memcache\\Redis'",
        host: "sudo -u www-data php occ config:system:set memcache.locking --value='\\OC\\Memcache\\Redis'",
      },
      {
        text: 'Clear stale locks of the database in maintenance mode',
        compose:
          'docker compose exec -u www-data {service} php occ maintenance:mode --on && docker compose exec db mysql -p nextcloud -e "DELETE FROM oc_file_locks" && docker compose exec -u www-data {service} php occ maintenance:mode --off',
        host: 'sudo -u www-data php occ maintenance:mode --on; mysql nextcloud -e "DELETE FROM oc_file_locks"; sudo -u www-data php occ maintenance:mode --off',
        destructive: true,
      },
    ],
    source: 'nextcloud/server lib/public/Lock/LockedException.php; admin manual, Transactional file locking',
    matches: [
      '{"level":3,"app":"webdav","message":"OCP\\\\Lock\\\\LockedException: \\"files/8f14e45fceea167a5a36dedd4bea2543\\" is locked"}',
      '"files/8f14e45fceea167a5a36dedd4bea2543" is locked, existing lock on file: exclusive',
      '{"app":"webdav","exception":{"Exception":"OCA\\\\DAV\\\\Connector\\\\Sabre\\\\Exception\\\\FileLocked"}}',
    ],
    ignores: ['occ: the account anna is locked after too many attempts'],
  },
  {
    id: 'nextcloud.downgrade-refused',
    kind: 'version_mismatch',
    program: 'nextcloud',
    forms: [
      {
        words: 'version of the data is higher than the docker image version downgrading is not supported',
        pattern:
          /version of the data \((?<wanted>[\d.]{1,20})\) is higher than the docker image version \((?<version>[\d.]{1,20})\) and downgrading is not supported/,
      },
      {
        words: 'downgrading nextcloud from to is not supported',
        pattern: /Downgrading Nextcloud from (?<wanted>[\d.]{1,20}) to (?<version>[\d.]{1,20}) is not supported/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Nextcloud {version} cannot open data of the newer version {wanted}',
    check: {
      text: 'Compare the tag of the image with the version in config.php',
      compose:
        'docker compose config --images; docker compose run --rm --entrypoint grep {service} version /var/www/html/config/config.php',
      kubernetes: 'kubectl get deploy {service} -o jsonpath="{..image}"',
    },
    repair: [
      {
        text: 'Use an image of version {wanted} or newer; Nextcloud has no way back but the backup',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=nextcloud:{wanted}',
      },
      { text: 'Or restore the backup of database and files that was made with version {version}', destructive: true },
    ],
    source: 'nextcloud/docker docker-entrypoint.sh; nextcloud/server lib/private/Updater.php',
    matches: [
      "Can't start Nextcloud because the version of the data (28.0.4.1) is higher than the docker image version (27.1.8.1) and downgrading is not supported. Are you sure you have pulled the newest image version?",
      'Exception: Downgrading Nextcloud from 28.0.4.1 to 27.1.8.1 is not supported and may cause unpredictable issues.',
    ],
    ignores: ['Initializing nextcloud 28.0.4.1 ... Upgrading nextcloud from 27.1.8.1 ...'],
  },
  {
    id: 'nextcloud.upgrade-skips-major',
    kind: 'version_mismatch',
    program: 'nextcloud',
    forms: [
      {
        words: 'updates between multiple major versions and downgrades are unsupported',
        pattern: /Updates between multiple major versions and downgrades are unsupported/,
      },
      {
        words: 'can t start nextcloud because upgrading from to is not supported',
        pattern:
          /Can't start Nextcloud because upgrading from (?<version>[\d.]{1,20}) to (?<wanted>[\d.]{1,20}) is not supported/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Nextcloud cannot go from {version|the old} to {wanted|the new} version: a major one is left out',
    check: {
      text: 'Read the version of the data from config.php and the one of the image',
      compose: 'docker compose run --rm --entrypoint grep {service} version /var/www/html/config/config.php',
      host: 'grep version /var/www/html/config/config.php /var/www/html/version.php',
    },
    repair: [
      {
        text: 'Upgrade one major version after the other: set the tag to the next major, start, wait for occ upgrade, then go on',
        compose:
          'docker compose pull {service} && docker compose up -d {service} && docker compose exec -u www-data {service} php occ upgrade',
        host: 'sudo -u www-data php updater/updater.phar && sudo -u www-data php occ upgrade',
      },
    ],
    source: 'nextcloud/server lib/private/Updater.php; nextcloud/docker docker-entrypoint.sh',
    matches: [
      'Exception: Updates between multiple major versions and downgrades are unsupported.',
      "Can't start Nextcloud because upgrading from 25.0.13.2 to 27.1.8.1 is not supported.",
    ],
    ignores: ['It is only possible to upgrade one major version at a time. For example, ...'],
  },
  {
    id: 'nextcloud.upgrade-pending',
    kind: 'missing_schema',
    program: 'nextcloud',
    forms: [
      {
        words: 'nextcloud or one of the apps require upgrade',
        pattern:
          /(?:Nextcloud|ownCloud) or one of the apps require upgrade - only a limited number of commands are available/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Nextcloud waits for occ upgrade: the code is newer than the database',
    check: {
      text: 'See what occ says of the state',
      compose: 'docker compose exec -u www-data {service} php occ status',
      kubernetes: 'kubectl exec deploy/{service} -- su -s /bin/sh www-data -c "php occ status"',
      host: 'sudo -u www-data php occ status',
    },
    repair: [
      {
        text: 'Run the upgrade; it migrates the tables and leaves maintenance mode when it is done',
        compose: 'docker compose exec -u www-data {service} php occ upgrade',
        kubernetes: 'kubectl exec deploy/{service} -- su -s /bin/sh www-data -c "php occ upgrade"',
        host: 'sudo -u www-data php occ upgrade',
      },
    ],
    source: 'nextcloud/server core/Command (console.php), lib/private/Console/Application.php',
    matches: [
      'Nextcloud or one of the apps require upgrade - only a limited number of commands are available',
      'nextcloud-cron-1  | Nextcloud or one of the apps require upgrade - only a limited number of commands are available',
    ],
    ignores: ['Nextcloud is already latest version'],
  },
  {
    id: 'nextcloud.maintenance-mode',
    kind: 'stopped_on_purpose',
    program: 'nextcloud',
    forms: [
      {
        words: 'is in maintenance mode no apps are loaded',
        pattern:
          /(?:Nextcloud|ownCloud) is in maintenance mode, (?:hence the database isn't accessible|no apps (?:have been|are) loaded)/,
      },
      { words: 'system is in maintenance mode', pattern: /System is in maintenance mode/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nextcloud is in maintenance mode and answers everybody with 503',
    check: {
      text: 'See whether an upgrade or a backup still runs that switched it on',
      compose: 'docker compose exec -u www-data {service} php occ status',
      kubernetes: 'kubectl exec deploy/{service} -- su -s /bin/sh www-data -c "php occ status"',
      host: 'sudo -u www-data php occ status; pgrep -af occ',
    },
    repair: [
      {
        text: 'Finish the interrupted upgrade when one is pending, then switch maintenance mode off',
        compose:
          'docker compose exec -u www-data {service} php occ upgrade; docker compose exec -u www-data {service} php occ maintenance:mode --off',
        kubernetes: 'kubectl exec deploy/{service} -- su -s /bin/sh www-data -c "php occ maintenance:mode --off"',
        host: 'sudo -u www-data php occ upgrade; sudo -u www-data php occ maintenance:mode --off',
      },
    ],
    source: 'nextcloud/server lib/private/Console/Application.php, apps/dav MaintenancePlugin',
    matches: [
      'Nextcloud is in maintenance mode, no apps are loaded.',
      '{"app":"webdav","message":"Sabre\\\\DAV\\\\Exception\\\\ServiceUnavailable: System is in maintenance mode."}',
    ],
    ignores: ['Maintenance mode disabled'],
  },
  {
    id: 'nextcloud.memcache-unavailable',
    kind: 'missing_module',
    program: 'nextcloud',
    forms: [
      {
        words: 'memcache not available for cache',
        pattern:
          /Memcache \\{0,2}(?:OC\\{1,2}Memcache\\{1,2})?(?<object>\w{1,30}) not available for (?:local|distributed|distributed and local|transactional file locking) ?(?:cache)?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nextcloud is told to use the cache {object}, but its PHP lacks the module',
    check: {
      text: 'List the modules of the PHP that runs Nextcloud; the one of the command line may differ from the one of the web server',
      compose: 'docker compose exec {service} php -m | grep -iE "apcu|redis|memcached"',
      kubernetes: 'kubectl exec deploy/{service} -- php -m',
      host: 'php -m | grep -iE "apcu|redis|memcached"; php-fpm -m | grep -iE "apcu|redis|memcached"',
    },
    repair: [
      {
        text: 'Install the module and, for APCu on the command line, set apc.enable_cli=1; then restart PHP',
        host: 'sudo apt-get install -y php-apcu php-redis && echo "apc.enable_cli=1" | sudo tee -a /etc/php/*/cli/conf.d/20-apcu.ini && sudo systemctl restart php*-fpm',
      },
      { text: 'Or take the memcache lines out of config.php' },
    ],
    source: 'nextcloud/server lib/private/Memcache/Factory.php',
    matches: [
      'OCP\\HintException: [0]: Memcache OC\\Memcache\\APCu not available for local cache (Is the matching PHP module installed and enabled?)',
      'Memcache \\OC\\Memcache\\Redis not available for distributed cache',
    ],
    ignores: ['Memcache \\OC\\Memcache\\APCu is used for local cache'],
  },
];
