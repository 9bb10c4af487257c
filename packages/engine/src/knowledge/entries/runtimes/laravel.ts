import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LARAVEL: readonly CatalogueEntry[] = [
  {
    id: 'laravel.key-missing',
    kind: 'missing_setting',
    program: 'laravel',
    forms: [
      {
        words: 'no application encryption key has been specified',
        pattern: /No application encryption key has been specified/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Laravel has no APP_KEY',
    check: {
      text: 'See whether APP_KEY reaches PHP: a cached configuration keeps the state of the build',
      compose: 'docker compose exec {service} php artisan tinker --execute="echo strlen(config(\'app.key\'));"',
      kubernetes: 'kubectl exec deploy/{service} -- php artisan tinker --execute="echo strlen(config(\'app.key\'));"',
      host: 'grep -c "^APP_KEY=base64:" .env; ls bootstrap/cache',
    },
    repair: [
      {
        text: 'Put back the key that was used before (a new one makes sessions and encrypted columns unreadable); for a new installation make one, and clear the cached configuration',
        compose: 'docker compose exec {service} sh -c "php artisan key:generate --show; php artisan config:clear"',
        kubernetes: "kubectl set env deploy/{service} APP_KEY='base64:<key>'",
        host: 'php artisan key:generate --show && php artisan config:clear',
      },
    ],
    source: 'laravel/framework Encryption/MissingAppKeyException, Encrypter::supported()',
    matches: [
      '[2025-05-06 07:41:08] production.ERROR: No application encryption key has been specified. {"exception":"[object]"}',
      'Illuminate\\Encryption\\MissingAppKeyException: No application encryption key has been specified.',
    ],
    ignores: ['Application key set successfully.'],
  },
  {
    id: 'laravel.key-length-wrong',
    kind: 'invalid_setting',
    program: 'laravel',
    forms: [
      { words: 'unsupported cipher or incorrect key length', pattern: /Unsupported cipher or incorrect key length/ },
      {
        words: 'the only supported ciphers are aes 128 cbc and aes 256 cbc with the correct key lengths',
        pattern: /The only supported ciphers are AES-128-CBC and AES-256-CBC with the correct key lengths/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Laravel cannot use APP_KEY: its length does not fit the cipher',
    check: {
      text: 'Count the bytes of the key: aes-256-cbc wants 32 after base64, and the prefix base64: must stand before it',
      compose: 'docker compose exec {service} php artisan tinker --execute="echo strlen(config(\'app.key\'));"',
      host: 'grep "^APP_KEY=" .env; grep cipher config/app.php',
    },
    repair: [
      {
        text: 'Put back the whole key with its prefix base64: (quotes, a cut line or a key of another cipher do this), then clear the cached configuration; a new key makes sessions and encrypted columns unreadable',
        compose: 'docker compose exec {service} php artisan config:clear',
        host: 'php artisan config:clear',
      },
    ],
    source: 'laravel/framework Encryption/MissingAppKeyException, Encrypter::supported()',
    matches: [
      'Unsupported cipher or incorrect key length. Supported ciphers are: aes-128-cbc, aes-256-cbc, aes-128-gcm, aes-256-gcm.',
      'RuntimeException: The only supported ciphers are AES-128-CBC and AES-256-CBC with the correct key lengths.',
    ],
    ignores: ['Application key set successfully.'],
  },
  {
    id: 'laravel.decryption-failed',
    kind: 'invalid_setting',
    program: 'laravel',
    forms: [
      {
        words: 'decryptexception is invalid',
        pattern: /DecryptException: (?<value>The (?:MAC|payload) is invalid|Could not decrypt the data)/,
      },
      { words: 'the mac is invalid', pattern: /(?:ERROR: |"message":")(?<value>The MAC is invalid)/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 2,
    means: 'Laravel cannot decrypt with its APP_KEY ({value}): the key has changed',
    check: {
      text: 'Compare APP_KEY of all instances with the one of the last good day',
      compose: 'docker compose exec {service} php artisan tinker --execute="echo md5(config(\'app.key\'));"',
      kubernetes: 'kubectl exec deploy/{service} -- php artisan tinker --execute="echo md5(config(\'app.key\'));"',
      host: 'grep "^APP_KEY=" .env | md5sum',
    },
    repair: [
      {
        text: 'Put the old key back, or name it in APP_PREVIOUS_KEYS next to the new one (Laravel 11); cookies renew themselves, encrypted columns do not',
      },
    ],
    source: 'laravel/framework Encryption/Encrypter.php',
    matches: [
      'Illuminate\\Contracts\\Encryption\\DecryptException: The MAC is invalid.',
      'production.ERROR: The MAC is invalid. {"exception":"[object] (Illuminate\\\\Contracts\\\\Encryption\\\\DecryptException(code: 0)"}',
      'Illuminate\\Contracts\\Encryption\\DecryptException: The payload is invalid.',
    ],
    ignores: ['The MAC address is invalid.'],
  },
  {
    id: 'laravel.storage-unwritable',
    kind: 'file_permission',
    program: 'laravel',
    forms: [
      {
        words: 'the stream or file could not be opened permission denied',
        pattern:
          /The stream or file "(?<path>[^"]{1,200})" could not be opened(?: in append mode)?: (?:[Ff]ailed to open stream: |fopen\([^)]{1,200}\): [Ff]ailed to open stream: )?Permission denied/,
      },
      {
        words: 'failed to open stream permission denied storage',
        pattern:
          /(?:file_put_contents|fopen|touch|tempnam)\((?<path>[^)]{0,160}\/storage\/[^)]{1,160})\): [Ff]ailed to open stream: Permission denied/,
      },
      {
        words: 'directory must be present and writable',
        pattern: /The (?<path>[^\s]{1,200}) directory must be present and writable/,
      },
      { words: 'please provide a valid cache path', pattern: /Please provide a valid cache path/ },
      {
        words: 'unable to create the directory',
        pattern: /Unable to (?:create|write in) the "(?<object>[\w-]{1,40})" directory \(?"?(?<path>\/[^")\s]{1,200})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PHP may not write {path|storage/framework}',
    check: {
      text: 'See as which user PHP runs (www-data in most images) and who owns the directories; files made by an artisan command as root are usual',
      compose:
        'docker compose exec {service} sh -c "id; ls -ld storage storage/logs storage/framework/* bootstrap/cache var/cache"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "id; ls -ld storage storage/logs storage/framework/* bootstrap/cache"',
      host: 'ps -eo user,args | grep php-fpm | head -2; ls -ld storage storage/logs storage/framework/* bootstrap/cache',
    },
    repair: [
      {
        text: 'Make the directories and give them to that user; volumes start out empty and owned by root',
        compose:
          'docker compose exec -u root {service} sh -c "mkdir -p storage/framework/cache storage/framework/sessions storage/framework/views storage/logs && chown -R www-data:www-data storage bootstrap/cache"',
        kubernetes:
          'kubectl patch deploy {service} -p \'{"spec":{"template":{"spec":{"securityContext":{"fsGroup":33}}}}}\'',
        host: 'sudo chown -R www-data:www-data storage bootstrap/cache && sudo chmod -R ug+rwX storage bootstrap/cache',
      },
    ],
    source:
      'Monolog StreamHandler::write(); laravel/framework Filesystem, PackageManifest, View/Compilers/Compiler; symfony/http-kernel Kernel',
    matches: [
      'The stream or file "/var/www/html/storage/logs/laravel.log" could not be opened in append mode: Failed to open stream: Permission denied',
      'file_put_contents(/var/www/html/storage/framework/views/4f2a.php): Failed to open stream: Permission denied',
      'Exception: The /var/www/html/bootstrap/cache directory must be present and writable.',
      'InvalidArgumentException: Please provide a valid cache path.',
      'Unable to create the "cache" directory (/var/www/html/var/cache/prod).',
    ],
    ignores: ['The stream or file was rotated'],
  },
  {
    id: 'laravel.table-or-column-missing',
    kind: 'missing_schema',
    program: 'php',
    forms: [
      {
        words: 'sqlstate 42s02 base table or view not found',
        pattern:
          /SQLSTATE\[42S02\]: Base table or view not found: (?:\d{1,5} )?Table '(?<object>[^']{1,120})' doesn't exist/,
      },
      {
        words: 'sqlstate 42s22 column not found',
        pattern: /SQLSTATE\[42S22\]: Column not found: (?:\d{1,5} )?Unknown column '(?<object>[^']{1,120})'/,
      },
      {
        words: 'sqlstate 42p01 undefined table',
        pattern: /SQLSTATE\[42P01\]: Undefined table: .{0,20}relation "(?<object>[^"]{1,120})" does not exist/,
      },
      {
        words: 'sqlstate 42703 undefined column',
        pattern:
          /SQLSTATE\[42703\]: Undefined column: .{0,20}column "?(?<object>[^"\s]{1,120})"?(?: of relation "[^"]{1,80}")? does not exist/,
      },
      {
        words: 'sqlstate hy000 general error 1 no such',
        pattern: /SQLSTATE\[HY000\]: General error: 1 no such (?:table|column): (?<object>[\w.]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The database has no {object}: a migration of the application has not run there',
    check: {
      text: 'See which migrations have not run, and to which database the application is connected',
      compose:
        'docker compose exec {service} sh -c "php artisan migrate:status || php bin/console doctrine:migrations:status"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "php artisan migrate:status || php bin/console doctrine:migrations:status"',
      host: 'php artisan migrate:status || php bin/console doctrine:migrations:status',
    },
    repair: [
      {
        text: 'Run the migrations (tables named cache, sessions and jobs come from make:cache-table, make:session-table, make:queue-table), or point the driver elsewhere (SESSION_DRIVER, CACHE_STORE)',
        compose: 'docker compose exec {service} php artisan migrate --force',
        kubernetes: 'kubectl exec deploy/{service} -- php artisan migrate --force',
        host: 'php artisan migrate --force  # Symfony: php bin/console doctrine:migrations:migrate -n',
      },
    ],
    source: 'php-src ext/pdo; laravel/framework QueryException; Doctrine DBAL',
    matches: [
      "Illuminate\\Database\\QueryException: SQLSTATE[42S02]: Base table or view not found: 1146 Table 'shop.sessions' doesn't exist (Connection: mysql, SQL: select * from `sessions`)",
      "SQLSTATE[42S22]: Column not found: 1054 Unknown column 'shipped_at' in 'field list'",
      'SQLSTATE[42P01]: Undefined table: 7 ERROR:  relation "orders" does not exist',
      'SQLSTATE[42703]: Undefined column: 7 ERROR:  column "shipped_at" does not exist',
      'SQLSTATE[HY000]: General error: 1 no such table: cache (Connection: sqlite, SQL: select * from "cache")',
    ],
    ignores: ["SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry '7' for key 'orders.PRIMARY'"],
  },
  {
    id: 'laravel.class-unbound',
    kind: 'code_defect',
    program: 'laravel',
    forms: [
      { words: 'target class does not exist', pattern: /Target class \[(?<object>[^\]]{1,160})\] does not exist/ },
      { words: 'target is not instantiable', pattern: /Target \[(?<object>[^\]]{1,160})\] is not instantiable/ },
      {
        words: 'cannot autowire service argument',
        pattern: /Cannot autowire service "(?<value>[^"]{1,160})": argument "\$(?<object>\w{1,80})" of method/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The container cannot make {object} for {value|the application}',
    check: {
      text: 'See whether the class is there under that name, and whether a cached configuration or container is older than the code',
      compose: 'docker compose exec {service} sh -c "ls bootstrap/cache; composer dump-autoload -o 2>&1 | tail -3"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ls bootstrap/cache"',
      host: 'composer dump-autoload -o; ls bootstrap/cache var/cache',
    },
    repair: [
      {
        text: 'Bind the interface in a service provider (services.yaml), correct namespace or case, and clear the caches',
        compose: 'docker compose exec {service} php artisan optimize:clear',
        kubernetes: 'kubectl rollout undo deploy/{service}',
        host: 'php artisan optimize:clear  # Symfony: php bin/console cache:clear',
      },
    ],
    source: 'laravel/framework Container/Container.php; symfony/dependency-injection AutowirePass',
    matches: [
      'Illuminate\\Contracts\\Container\\BindingResolutionException: Target class [App\\Http\\Controllers\\StockController] does not exist.',
      'Target [App\\Contracts\\Stock] is not instantiable while building [App\\Jobs\\Reserve].',
      'Cannot autowire service "App\\Service\\Stock": argument "$apiKey" of method "__construct()" is type-hinted "string", you should configure its value explicitly.',
    ],
    ignores: ['Target [backup] does not exist yet, creating it'],
  },
  {
    id: 'laravel.vite-manifest-missing',
    kind: 'missing_file',
    program: 'laravel',
    forms: [
      { words: 'vite manifest not found at', pattern: /Vite manifest not found at: (?<path>[^\s]{1,200})/ },
      {
        words: 'unable to locate file in vite manifest',
        pattern: /Unable to locate file in Vite manifest: (?<path>[^\s]{1,160})/,
      },
      {
        words: 'mix manifest',
        pattern: /(?:The )?Mix manifest (?:does not exist|not found at: (?<path>[^\s]{1,200}))/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The built front end is missing: {path|mix-manifest.json}',
    check: {
      text: 'See whether public/build is in the image and whether a volume hides it',
      compose: 'docker compose exec {service} ls -l public/build',
      kubernetes: 'kubectl exec deploy/{service} -- ls -l public/build',
      host: 'ls -l public/build',
    },
    repair: [
      {
        text: 'Build the assets in the image (npm ci && npm run build) and copy public/build; remove public/hot, which points to a dev server',
        compose: 'docker compose build {service} && docker compose up -d {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: 'npm ci && npm run build',
      },
    ],
    source: 'laravel/framework Foundation/Vite.php, Mix.php',
    matches: [
      'Illuminate\\Foundation\\ViteManifestNotFoundException: Vite manifest not found at: /var/www/html/public/build/manifest.json',
      'Unable to locate file in Vite manifest: resources/js/app.js.',
      'Exception: Mix manifest not found at: /var/www/html/public/mix-manifest.json',
    ],
    ignores: ['✓ built in 3.12s'],
  },
  {
    id: 'symfony.variable-missing',
    kind: 'missing_setting',
    program: 'symfony',
    forms: [
      { words: 'environment variable not found', pattern: /Environment variable not found: "(?<setting>\w{1,80})"/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Symfony needs the environment variable {setting}',
    check: {
      text: 'See whether {setting} reaches PHP: php-fpm passes variables only with clear_env = no',
      compose: 'docker compose exec {service} php bin/console debug:dotenv',
      kubernetes: 'kubectl exec deploy/{service} -- printenv {setting}',
      host: 'php bin/console debug:dotenv; grep -rn clear_env /etc/php/*/fpm/pool.d',
    },
    repair: [
      {
        text: 'Set {setting} in the environment or in .env (composer dump-env prod fixes it at build), and clear the cache',
        compose: 'docker compose up -d --force-recreate {service}  # after {setting}: <value> under environment:',
        kubernetes: "kubectl set env deploy/{service} {setting}='<value>'",
        host: 'echo "{setting}=<value>" >> .env.local && php bin/console cache:clear',
      },
    ],
    source: 'symfony/dependency-injection EnvVarProcessor::getEnv()',
    matches: [
      'Symfony\\Component\\DependencyInjection\\Exception\\EnvNotFoundException: Environment variable not found: "APP_SECRET".',
      'CRITICAL [console] Error thrown while running command "cache:warmup". Message: "Environment variable not found: "DATABASE_URL"."',
    ],
    ignores: ['error: Environment variable not found: DATABASE_URL.'],
  },
];
