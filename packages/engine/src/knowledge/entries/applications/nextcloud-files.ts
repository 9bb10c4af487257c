import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NEXTCLOUD_FILES: readonly CatalogueEntry[] = [
  {
    id: 'nextcloud.version-or-php',
    kind: 'version_mismatch',
    program: 'nextcloud',
    forms: [
      {
        words: 'this version of nextcloud requires at least php',
        pattern: /This version of Nextcloud requires at least PHP (?<wanted>[\d.]{1,8})/,
      },
      {
        words: 'this version of nextcloud is not compatible with php',
        pattern: /This version of Nextcloud is not compatible with PHP ?(?<wanted>[<>=]{1,2} ?[\d.]{1,8})/,
      },
      {
        words: 'cannot be installed because it is not compatible with this version of the server',
        pattern:
          /(?:App|app) "(?<object>[^"]{1,60})" cannot be installed because it is not compatible with this version of the server/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Nextcloud does not fit this PHP ({wanted|see the line})',
    check: {
      text: 'See PHP and Nextcloud',
      compose: 'docker compose exec {service} php -v; docker compose exec {service} cat version.php',
      host: 'php -v',
    },
    repair: [
      {
        text: 'Use the PHP that this release supports (or the image of Nextcloud that brings it), and update step by step',
      },
    ],
    source: 'nextcloud/server lib/versioncheck.php',
    matches: [
      'This version of Nextcloud requires at least PHP 8.1',
      'This version of Nextcloud is not compatible with PHP>=8.4.<br/>You are currently running 8.4.1',
      'App "calendar" cannot be installed because it is not compatible with this version of the server.',
    ],
    ignores: ['Nextcloud 30 is available'],
  },
  {
    id: 'nextcloud.update-waits',
    kind: 'missing_schema',
    program: 'nextcloud',
    forms: [
      { words: 'oc needsupdateexception', pattern: /OC\\NeedsUpdateException/ },
      {
        words: 'nextcloud or one of the apps require upgrade',
        pattern: /Nextcloud or one of the apps require upgrade/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nextcloud waits for its update',
    check: {
      text: 'See the state',
      compose: 'docker compose exec -u www-data {service} php occ status',
      host: 'sudo -u www-data php occ status',
    },
    repair: [
      {
        text: 'Run it',
        compose: 'docker compose exec -u www-data {service} php occ upgrade',
        host: 'sudo -u www-data php occ upgrade',
      },
    ],
    source: 'nextcloud/server lib/base.php',
    matches: [
      'OC\\NeedsUpdateException',
      'Nextcloud or one of the apps require upgrade - only a limited number of commands are available',
    ],
    ignores: ['Nextcloud is up to date'],
  },
  {
    id: 'nextcloud.file-operation',
    kind: 'file_permission',
    program: 'nextcloud',
    forms: [
      { words: 'notpermittedexception', pattern: /NotPermittedException: (?<value>[^"\r\n]{1,100})/ },
      {
        words: 'your data directory is readable by other',
        pattern: /(?<value>Your data directory is readable by other (?:users|people))/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Nextcloud may not write a file: {value}',
    check: { text: 'See who owns the data', compose: 'docker compose exec {service} ls -ldn data config custom_apps' },
    repair: [
      {
        text: 'Give it to the user of the web server: chown -R www-data:www-data, chmod 0770 data',
        compose: 'docker compose exec {service} chown -R www-data:www-data data config custom_apps',
      },
    ],
    source: 'nextcloud/server',
    matches: [
      'OCP\\Files\\NotPermittedException: Could not create path',
      'Your data directory is readable by other users. Please change the permissions to 0770 so that the directory cannot be listed by other users.',
      'Your data directory is readable by other people.',
    ],
    ignores: ['data directory ok'],
  },
  {
    id: 'nextcloud.no-space',
    kind: 'quota_exceeded',
    program: 'nextcloud',
    forms: [
      { words: 'insufficientstorage', pattern: /InsufficientStorage/ },
      { words: 'notenoughspaceexception', pattern: /NotEnoughSpaceException/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The space or quota of Nextcloud is used up',
    check: {
      text: 'Look at the quota of the user and at the disk',
      compose: 'docker compose exec {service} df -h data',
    },
    repair: [
      {
        text: 'Raise the quota, empty trash and versions (occ trashbin:cleanup, versions:cleanup), or enlarge the disk',
      },
    ],
    source: 'nextcloud/server',
    matches: [
      'Sabre\\DAV\\Exception\\InsufficientStorage: Insufficient space in /user/files',
      'OCP\\Files\\NotEnoughSpaceException',
    ],
    ignores: ['storage is sufficient'],
  },
  {
    id: 'nextcloud.upload-broken-off',
    kind: 'payload_too_large',
    program: 'nextcloud',
    forms: [
      {
        words: 'expected filesize of bytes but read from nextcloud client and wrote to storage',
        pattern:
          /Expected filesize of (?<wanted>\d{1,15}) bytes but read \(from Nextcloud client\) and wrote \(to Nextcloud storage\) (?<value>\d{1,15}) bytes/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'An upload to Nextcloud came only in part',
    check: { text: 'Look at limits and timeouts of the proxy and PHP' },
    repair: [
      {
        text: 'Raise client_max_body_size, proxy_read_timeout, upload limits and max_execution_time; clients that lose their network give it, too',
      },
    ],
    source: 'nextcloud/server apps/dav/lib/Connector/Sabre/File.php',
    matches: [
      'Expected filesize of 104857600 bytes but read (from Nextcloud client) and wrote (to Nextcloud storage) 1048576 bytes. Could either be a network problem on the sending side or a problem writing to the storage on the server side.',
      'Expected filesize of 10 bytes but read (from Nextcloud client) and wrote (to Nextcloud storage) 0 bytes.',
    ],
    ignores: ['filesize of 10 bytes'],
  },
  {
    id: 'nextcloud.key-differs',
    kind: 'invalid_setting',
    program: 'nextcloud',
    forms: [
      { words: 'decryptionfailedexception', pattern: /DecryptionFailedException: / },
      { words: 'genericencryptionexception', pattern: /GenericEncryptionException: / },
      { words: 'multikeydecryptexception', pattern: /MultiKeyDecryptException: / },
      { words: 'hmac does not match', pattern: /HMAC does not match\./ },
      { words: 'private key missing for user', pattern: /Private Key missing for user/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Nextcloud cannot decrypt what it stored',
    check: {
      text: 'See whether "secret" and "instanceid" in config.php and the keys in data/files_encryption are those of before',
    },
    repair: [
      {
        text: 'Put the old config.php and keys back from the backup; the user re-enters a changed login password for encryption',
      },
    ],
    source: 'nextcloud/server apps/encryption; lib/private/Security/Crypto.php',
    matches: [
      'OC\\Encryption\\Exceptions\\DecryptionFailedException: Can not decrypt this file, probably this is a shared file.',
      'OCA\\Encryption\\Exceptions\\MultiKeyDecryptException: multikeydecrypt with share key failed',
      'OCP\\Encryption\\Exceptions\\GenericEncryptionException: Bad Signature',
      'Exception: HMAC does not match.',
      'Private Key missing for user: please try to log-out and log-in again',
    ],
    ignores: ['encryption enabled'],
  },
  {
    id: 'nextcloud.notices',
    kind: null,
    program: 'nextcloud',
    forms: [
      { words: 'login failed remote ip', pattern: /Login failed: .{1,80}\(Remote IP: / },
      {
        words: 'your web server is not properly set up to resolve well known',
        pattern: /Your web server is not properly set up to resolve "\/\.well-known/,
      },
      {
        words: 'the reverse proxy header configuration is incorrect',
        pattern: /The reverse proxy header configuration is incorrect/,
      },
      { words: 'last background job execution ran', pattern: /Last background job execution ran/ },
      { words: 'the database is missing some', pattern: /The database is missing some (?:optional columns|indexes)/ },
      {
        words: 'your installation has no default phone region set',
        pattern: /Your installation has no default phone region set/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nextcloud notes a refused login or a check of its overview',
    check: {
      text: 'Nothing fails; a background job that did not run for days wants cron: */5 * * * * php -f cron.php as www-data',
    },
    repair: [],
    source: 'nextcloud/server lib/private/User/Session.php, apps/settings',
    matches: [
      '{"reqId":"a","level":2,"app":"core","message":"Login failed: admin (Remote IP: 10.0.0.5)"}',
      'Your web server is not properly set up to resolve "/.well-known/caldav".',
      'The reverse proxy header configuration is incorrect, or you are accessing Nextcloud from a trusted proxy.',
      'Last background job execution ran 2 days ago. Something seems wrong.',
      'The database is missing some indexes.',
      'Your installation has no default phone region set.',
      'The database is missing some optional columns.',
    ],
    ignores: ['Login successful'],
  },
];
