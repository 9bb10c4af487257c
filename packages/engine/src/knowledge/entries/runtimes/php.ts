import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const READ_PLACE: Step = {
  text: 'Read the file and line at the end of the message and what was changed there last',
  compose: 'docker compose logs --tail 200 {service} | grep -A 8 "PHP \\|Uncaught"',
  kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -A 8 "PHP \\|Uncaught"',
  host: 'tail -100 /var/log/php*-fpm.log /var/log/nginx/error.log | grep "PHP "',
};

const ROLL_BACK: Step = {
  text: 'If it began with a release, go back to the one before until it is mended',
  kubernetes: 'kubectl rollout undo deploy/{service}',
};

export const PHP: readonly CatalogueEntry[] = [
  {
    id: 'php.memory-limit',
    kind: 'memory_exhausted',
    program: 'php',
    forms: [
      {
        words: 'allowed memory size of bytes exhausted tried to allocate bytes',
        pattern:
          /Allowed memory size of (?<limit>\d{1,15}) bytes exhausted(?: at [^\s]{1,80})? \(tried to allocate (?<value>\d{1,15}) bytes\)(?: in (?<path>[^\s:]{1,200}))?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PHP reaches memory_limit ({limit} bytes) in {path|a script}',
    check: {
      text: 'See which limit holds for this script (php.ini, pool, .htaccess) and what it reads at once',
      compose: 'docker compose exec {service} php -r "echo ini_get(\'memory_limit\');"',
      kubernetes: 'kubectl exec deploy/{service} -- php -r "echo ini_get(\'memory_limit\');"',
      host: 'php -i | grep -E "memory_limit|Loaded Configuration"; grep -rn memory_limit /etc/php',
    },
    repair: [
      {
        text: 'Raise memory_limit for this pool or command (WP_MEMORY_LIMIT in WordPress, COMPOSER_MEMORY_LIMIT=-1 for composer), with the limit of the container above it times the number of children',
        compose:
          'docker compose exec {service} sh -c "echo memory_limit=512M > /usr/local/etc/php/conf.d/zz-memory.ini" && docker compose restart {service}',
        kubernetes:
          'kubectl create configmap {service}-php --from-literal=zz-memory.ini="memory_limit=512M"  # and mount it in /usr/local/etc/php/conf.d',
        host: 'sudo sed -i "s/^memory_limit.*/memory_limit = 512M/" /etc/php/*/fpm/php.ini && sudo systemctl restart "php*-fpm"',
      },
      { text: 'Or read in pieces: chunk(), cursor(), a generator, a file by lines' },
    ],
    source: 'php-src Zend/zend_alloc.c zend_mm_safe_error(); seen with PHP 8.2',
    matches: [
      'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) in /var/www/html/src/Export.php on line 88',
      'Allowed memory size of 1610612736 bytes exhausted (tried to allocate 4096 bytes) in phar:///usr/local/bin/composer/src/Composer/DependencyResolver/Solver.php on line 223',
    ],
    ignores: ['memory_limit => 128M => 128M'],
  },
  {
    id: 'php.execution-time',
    kind: 'slow_dependency',
    program: 'php',
    forms: [
      {
        words: 'maximum execution time of exceeded',
        pattern:
          /Maximum execution time of (?<limit>\d{1,6})(?:\+\d{1,6})? seconds? exceeded(?: \([a-z]{1,12}\))?(?: in (?<path>[^\s:]{1,200}))?/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The script {path|of PHP} runs longer than {limit} seconds',
    check: {
      text: 'Find what it waits for: a slow log of the pool shows the stack of slow requests',
      compose:
        'docker compose exec {service} sh -c "php -i | grep max_execution_time; grep -rn slowlog /usr/local/etc/php-fpm.d"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "grep -rnE \\"slowlog|terminate_timeout\\" /usr/local/etc/php-fpm.d"',
      host: 'grep -rnE "slowlog|request_terminate_timeout" /etc/php/*/fpm/pool.d; tail -50 /var/log/php*slow.log',
    },
    repair: [
      { text: 'Speed up the query or call, or move it to a queue; give HTTP clients a timeout of their own' },
      {
        text: 'Where it is right that it takes long, raise max_execution_time, request_terminate_timeout and the timeout of the proxy together',
        compose:
          'docker compose exec {service} sh -c "echo max_execution_time=120 > /usr/local/etc/php/conf.d/zz-time.ini" && docker compose restart {service}',
        host: 'sudo sed -i "s/^max_execution_time.*/max_execution_time = 120/" /etc/php/*/fpm/php.ini && sudo systemctl restart "php*-fpm"',
      },
    ],
    source: 'php-src Zend/zend_execute_API.c zend_timeout(); sapi/fpm/fpm/fpm_request.c; seen with PHP 8.2',
    matches: [
      'PHP Fatal error:  Maximum execution time of 30 seconds exceeded in /var/www/html/src/Report.php on line 40',
      'Symfony\\Component\\ErrorHandler\\Error\\FatalError: Maximum execution time of 60 seconds exceeded',
    ],
    ignores: ['max_execution_time => 0 => 0'],
  },
  {
    id: 'php.class-missing',
    kind: 'missing_module',
    program: 'php',
    forms: [
      {
        words: 'class not found',
        pattern:
          /(?:Uncaught Error: |Fatal error:\s{1,2}|Error\(code: 0\): |production\.ERROR: |"message":")(?:Class|Interface|Trait|Enum) \\?["'](?!Redis["'\\])(?<object>[^"'\\][^"']{0,160})["'] not found/,
      },
      { words: 'failed opening required', pattern: /Failed opening required '(?<path>[^']{1,200})'/ },
      {
        words: 'vendor autoload php failed to open stream no such file or directory',
        pattern: /(?:require|include)(?:_once)?\((?<path>[^)]{0,200}vendor\/autoload\.php)\): [Ff]ailed to open stream/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'PHP does not find {object|the file} {path|on its path}',
    check: {
      text: 'See whether vendor is there and whether the class is in the autoloader: upper and lower case count on Linux, and a volume over the code hides the vendor of the image',
      compose:
        'docker compose exec {service} sh -c "ls vendor | head; composer dump-autoload -o 2>&1 | tail -3; php -m"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ls vendor | head; php -m"',
      host: 'ls vendor | head; composer dump-autoload -o; php -m',
    },
    repair: [
      {
        text: 'Run composer install (without --no-dev where a dev package is used), make the autoloader anew, or install the extension that brings the class (ext-redis, ext-intl, ext-soap)',
        compose: 'docker compose exec {service} composer install --no-interaction && docker compose restart {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: 'composer install --no-interaction && sudo systemctl reload "php*-fpm"',
      },
    ],
    source: 'php-src Zend/zend_execute_API.c, main/streams; seen with PHP 8.2',
    matches: [
      'PHP Fatal error:  Uncaught Error: Class "App\\Service\\Stock" not found in /var/www/html/src/Kernel.php:12',
      "PHP Fatal error:  Uncaught Error: Class 'Memcached' not found in /var/www/html/src/Cache.php:9",
      "PHP Fatal error:  Uncaught Error: Failed opening required '/var/www/html/vendor/autoload.php' (include_path='.:/usr/local/lib/php')",
      'PHP Warning:  require(/var/www/html/vendor/autoload.php): Failed to open stream: No such file or directory in /var/www/html/public/index.php on line 13',
    ],
    ignores: [
      'Composer: Class App\\Service\\Stock located in ./src/stock.php does not comply with psr-4 autoloading standard. Skipping.',
    ],
  },
  {
    id: 'php.extension-missing',
    kind: 'missing_module',
    program: 'php',
    forms: [
      {
        words: 'call to undefined function',
        pattern:
          /Call to undefined function (?:[\w\\]{1,80}\\)?(?<object>(?:mysqli|mysql|pg|curl|mb|imagecreate|image|gd|bc|intl|simplexml|xml|dom|utf8|gmp|sodium|openssl|json|ctype|iconv|exif|ldap|imap|ftp|zip|pcntl|posix|socket|shm|sem|sqlsrv|oci|apcu|igbinary|opcache|token|soap|gz|bz|finfo|mime|readline|sodium)_?\w{0,60})\(\)/,
      },
      {
        words: 'could not find driver',
        pattern:
          /(?:PDOException: |QueryException: |\[Doctrine\\DBAL\\|Illuminate\\|An exception occurred in the driver: |message":")?(?<value>could not find driver)(?: \((?:Connection|SQL|in)|\s{0,2}$| in \/)/,
      },
      {
        words: 'php startup unable to load dynamic library tried',
        pattern: /PHP Startup: Unable to load dynamic library '(?<object>[^']{1,80})' \(tried: (?<path>[^\s]{1,160})/,
      },
      {
        words: 'your php installation appears to be missing the extension which is required by wordpress',
        pattern:
          /Your PHP installation appears to be missing the (?<object>\w{1,20}) extension which is required by WordPress/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PHP lacks the extension for {object|the database driver}',
    check: {
      text: 'List the extensions of the PHP that serves: the one of the command line may be another',
      compose: 'docker compose exec {service} php -m',
      kubernetes: 'kubectl exec deploy/{service} -- php -m',
      host: 'php -m; php-fpm8.2 -m; php --ini',
    },
    repair: [
      {
        text: 'Install and enable the extension for the PHP that serves (docker-php-ext-install, apt-get install php8.x-<name>), then restart it',
        compose:
          'docker compose build {service} && docker compose up -d {service}  # after RUN docker-php-ext-install pdo_mysql mysqli (or install-php-extensions gd intl zip redis)',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: 'sudo apt-get install -y php-mysql php-pgsql php-mbstring php-xml php-curl php-gd php-intl php-zip && sudo systemctl restart "php*-fpm"',
      },
    ],
    source: 'php-src Zend/zend_execute.c, ext/pdo/pdo_dbh.c, ext/standard/dl.c; seen with PHP 8.2',
    matches: [
      'PHP Fatal error:  Uncaught Error: Call to undefined function mysqli_connect() in /var/www/html/db.php:3',
      'PHP Fatal error:  Uncaught PDOException: could not find driver in /var/www/html/vendor/laravel/framework/src/Illuminate/Database/Connectors/Connector.php:65',
      'Illuminate\\Database\\QueryException: could not find driver (Connection: mysql, SQL: select * from `sessions`)',
      "PHP Warning:  PHP Startup: Unable to load dynamic library 'pdo_mysql' (tried: /usr/local/lib/php/extensions/no-debug-non-zts-20220829/pdo_mysql (No such file or directory)",
      'Your PHP installation appears to be missing the MySQL extension which is required by WordPress.',
    ],
    ignores: ['PHP Fatal error:  Uncaught Error: Call to undefined function shop_total() in /var/www/html/cart.php:3'],
  },
  {
    id: 'php.null-or-type',
    kind: 'code_defect',
    program: 'php',
    forms: [
      {
        words: 'call to a member function on',
        pattern: /Call to a member function (?<object>\w{1,80}\(\)) on (?<value>null|bool|false|string|array|int)/,
      },
      { words: 'call to undefined method', pattern: /Call to undefined method (?<object>[\w\\]{1,160}::\w{1,80}\(\))/ },
      {
        words: 'argument must be of type given',
        pattern:
          /(?<![\w\\:])(?<object>[\w\\:]{1,160}\(\)): Argument #\d{1,2}(?: \(\$\w{1,60}\))? must be of type [^\r\n]{1,120}, (?<value>[\w\\]{1,80}) given/,
      },
      {
        words: 'call to undefined function',
        pattern:
          /Call to undefined function (?!(?:mysqli|mysql|pg|curl|mb|imagecreate|image|gd|bc|intl|simplexml|xml|dom|utf8|gmp|sodium|openssl|json|ctype|iconv|exif|ldap|imap|ftp|zip|pcntl|posix|socket|shm|sem|sqlsrv|oci|apcu|igbinary|opcache|token|soap|gz|bz|finfo|mime|readline)_)(?<object>[\w\\]{1,160}\(\))/,
      },
    ],
    nearby: [/ in (?<path>\/[^\s:]{1,200}\.php)(?::| on line )\d{1,6}/],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The PHP code uses {object|an offset} of something {value|that is not there}',
    check: READ_PLACE,
    repair: [
      {
        text: 'Find out why it is missing there (a row that is not found, a key that the answer does not have, another version of a package) and handle it, with ?-> or ??',
      },
      ROLL_BACK,
    ],
    source: 'php-src Zend/zend_execute.c, zend_API.c; seen with PHP 8.2',
    matches: [
      'PHP Fatal error:  Uncaught Error: Call to a member function getEmail() on null in /var/www/html/src/Mailer.php:31',
      'PHP Fatal error:  Uncaught Error: Call to undefined method App\\Stock::reserve() in /var/www/html/src/Cart.php:12',
      'PHP Fatal error:  Uncaught TypeError: App\\Cart::add(): Argument #1 ($qty) must be of type int, string given, called in /var/www/html/src/Cart.php:12',
      'PHP Fatal error:  Uncaught Error: Call to undefined function shop_total() in /var/www/html/cart.php:3',
    ],
    ignores: [
      'PHP Deprecated:  strlen(): Passing null to parameter #1 ($string) of type string is deprecated in /var/www/html/a.php on line 2',
    ],
  },
  {
    id: 'php.division-or-parse',
    kind: 'code_defect',
    program: 'php',
    forms: [
      {
        words: 'divisionbyzeroerror by zero',
        pattern: /DivisionByZeroError: (?<value>(?:Division|Modulo) by zero)(?: in (?<path>[^\s:]{1,200}))?/,
      },
      {
        words: 'parse error syntax error',
        pattern: /Parse error:\s{1,2}(?<value>syntax error, [^\r\n]{1,100}?) in (?<path>[^\s]{1,200}) on line/,
      },
      {
        words: 'uncaught jsonexception',
        pattern: /Uncaught JsonException: (?<value>[^\r\n]{1,60}?) in (?<path>[^\s:]{1,200})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The PHP code fails in {path|a script}: {value}',
    check: READ_PLACE,
    repair: [
      {
        text: 'Correct the line; a parse error in code that runs elsewhere is a newer syntax than this PHP knows, or a merge mark',
      },
      ROLL_BACK,
    ],
    source: 'php-src Zend/zend_operators.c, zend_language_parser.y, ext/json; seen with PHP 8.2',
    matches: [
      'PHP Fatal error:  Uncaught DivisionByZeroError: Division by zero in /var/www/html/src/Average.php:5',
      'PHP Parse error:  syntax error, unexpected identifier "readonly" in /var/www/html/src/Order.php on line 12',
      'PHP Fatal error:  Uncaught JsonException: Syntax error in /var/www/html/src/Client.php:44',
    ],
    ignores: ['No syntax errors detected in src/Order.php'],
  },
  {
    id: 'php.opcache-memory',
    kind: 'memory_exhausted',
    program: 'php',
    forms: [
      {
        words: 'fatal error unable to allocate shared memory segment of bytes',
        pattern: /Unable to allocate shared memory segment of (?<limit>\d{1,15}) bytes: (?<value>[^\r\n]{1,60})/,
      },
      {
        words: 'fatal error insufficient shared memory',
        pattern: /[Ii]nsufficient shared memory(?: for (?<value>interned strings buffer))?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'OPcache gets no shared memory ({limit|opcache.memory_consumption} bytes)',
    check: {
      text: 'See how much OPcache and its JIT ask for and what the host or the limit allows',
      compose:
        'docker compose exec {service} sh -c "php -i | grep -E \\"opcache.(memory|jit_buffer|interned)\\"; df -h /dev/shm"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "php -i | grep -E \\"opcache.(memory|jit_buffer|interned)\\""',
      host: 'php -i | grep -E "opcache.(memory|jit_buffer|interned)"; free -m; ulimit -v',
    },
    repair: [
      {
        text: 'Ask for less (opcache.memory_consumption, opcache.jit_buffer_size, opcache.interned_strings_buffer) or raise the limit of memory',
        compose:
          'docker compose exec {service} sh -c "echo opcache.memory_consumption=64 > /usr/local/etc/php/conf.d/zz-opcache.ini" && docker compose restart {service}',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=1Gi',
        host: 'echo "opcache.memory_consumption=64" | sudo tee /etc/php/8.2/fpm/conf.d/99-opcache.ini && sudo systemctl restart php8.2-fpm',
      },
    ],
    source: 'php-src ext/opcache zend_shared_alloc.c, ZendAccelerator.c',
    matches: [
      'Fatal Error Unable to allocate shared memory segment of 134217728 bytes: mmap: Cannot allocate memory (12)',
      'Mon Feb  3 10:11:12 2025 (1): Fatal Error Insufficient shared memory for interned strings buffer!',
    ],
    ignores: ['opcache.memory_consumption => 128 => 128'],
  },
];
