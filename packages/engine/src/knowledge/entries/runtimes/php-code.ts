import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PHP_CODE: readonly CatalogueEntry[] = [
  {
    id: 'php.code-error',
    kind: 'code_defect',
    program: 'php',
    forms: [
      { words: 'uncaught', pattern: /Uncaught (?:\w{0,30}\\)?(?<value>ArgumentCountError: [^\r\n]{1,120})/ },
      { words: 'uncaught valueerror', pattern: /Uncaught (?<value>ValueError: [^\r\n]{1,120})/ },
      {
        words: 'uncaught error',
        pattern:
          /Uncaught Error: (?<value>(?:Undefined constant|Unsupported operand types|Typed property|Cannot use object of type|Cannot access (?:private|protected|offset)|Cannot instantiate|Cannot unset|Cannot modify readonly property|Object of class|Unknown named parameter|Using \$this when not in object context|Call to (?:private|protected|undefined)|Access to undeclared|Non-static method|Value of type|\[\] operator not supported|Maximum call stack size|Attempt to assign property|Cannot pass parameter|Cannot call|Enum case)[^\r\n]{1,120})/,
      },
      { words: 'uncaught unhandledmatcherror', pattern: /Uncaught (?<value>UnhandledMatchError: [^\r\n]{1,80})/ },
      {
        words: 'php fatal error',
        pattern:
          /PHP Fatal error:\s{1,3}(?<value>(?:Cannot (?:redeclare|declare class|use|override|make|inherit|re-assign|unset)|Declaration of|Access level to|Class \S{1,100} contains \d|Interface|Trait|Abstract function|Non-static|Namespace declaration|Constant expression|Default value|Unsupported declare|Array and string offset access syntax|Nesting level too deep|Uncaught Error: Class "[^"]{1,100}\\)[^\r\n]{1,120})/,
      },
      { words: 'must be compatible with', pattern: /(?<value>must be compatible with \S{1,80})/ },
      { words: 'uncaught jsonexception', pattern: /Uncaught (?<value>JsonException: [^\r\n]{1,80})/ },
      {
        words: 'uncaught',
        pattern:
          /Uncaught (?<value>\w{0,30}(?:\\\w{1,30}){0,6}(?:TypeError|DomainException|LogicException|RangeException|LengthException|UnexpectedValueException|OutOfBoundsException|OutOfRangeException|InvalidArgumentException|BadMethodCallException|BadFunctionCallException): [^\r\n]{1,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The PHP code fails: {value}',
    check: {
      text: 'Read file and line of the error and what was changed there last',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "PHP |Exception|ERROR"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "PHP |Exception|ERROR"',
      host: 'journalctl -u {service} -n 300 | grep -iE "PHP |Exception|ERROR"',
    },
    repair: [
      {
        text: 'Correct it where the line says, or pin the package that moved; after a newer PHP look for what it removed (php.watch)',
      },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'php-src Zend/zend_execute.c, zend_inheritance.c, spl_exceptions',
    matches: [
      'PHP Fatal error:  Uncaught ArgumentCountError: Too few arguments to function foo(), 1 passed in /x.php on line 3 and exactly 2 expected',
      'PHP Fatal error:  Uncaught ValueError: array_combine(): Argument #1 ($keys) and argument #2 ($values) must have the same number of elements',
      'PHP Fatal error:  Uncaught Error: Undefined constant "FOO" in /x.php:3',
      'PHP Fatal error:  Uncaught UnhandledMatchError: Unhandled match case 5 in /x.php:3',
      'PHP Fatal error:  Cannot redeclare foo() (previously declared in /x.php:3) in /y.php on line 3',
      'PHP Fatal error:  Declaration of A::foo($x) must be compatible with B::foo(int $x) in /x.php on line 3',
      'PHP Fatal error:  Uncaught JsonException: Syntax error in /x.php:3',
      'PHP Fatal error:  Uncaught TypeError: x in /x.php:3',
      'PHP Fatal error:  Uncaught DomainException: x in /x.php:3',
      'PHP Fatal error:  Uncaught LogicException: x in /x.php:3',
      'PHP Fatal error:  Uncaught RangeException: x in /x.php:3',
      'PHP Fatal error:  Uncaught LengthException: x in /x.php:3',
      'PHP Fatal error:  Uncaught UnexpectedValueException: x in /x.php:3',
      'PHP Fatal error:  Uncaught OutOfBoundsException: x in /x.php:3',
      'PHP Fatal error:  Uncaught OutOfRangeException: x in /x.php:3',
      'PHP Fatal error:  Uncaught InvalidArgumentException: x in /x.php:3',
      'PHP Fatal error:  Uncaught BadMethodCallException: x in /x.php:3',
      'PHP Fatal error:  Uncaught BadFunctionCallException: x in /x.php:3',
    ],
    ignores: ['PHP Warning:  Undefined variable $foo in /x.php on line 3'],
  },
  {
    id: 'php.headers-sent-late',
    kind: 'code_defect',
    program: 'php',
    forms: [
      {
        words: 'cannot modify header information headers already sent',
        pattern: /Cannot modify header information - headers already sent by/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 1,
    means: 'A PHP page has written something before its headers',
    check: {
      text: 'Read file and line of the error and what was changed there last',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "PHP |Exception|ERROR"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "PHP |Exception|ERROR"',
      host: 'journalctl -u {service} -n 300 | grep -iE "PHP |Exception|ERROR"',
    },
    repair: [
      {
        text: 'Correct it where the line says, or pin the package that moved; after a newer PHP look for what it removed (php.watch)',
      },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'php-src Zend/zend_execute.c, zend_inheritance.c, spl_exceptions',
    matches: [
      'PHP Warning:  Cannot modify header information - headers already sent by (output started at /x.php:3) in /y.php on line 4',
      'PHP Warning:  Cannot modify header information - headers already sent by (output started at /var/www/a.php:1) in /var/www/b.php on line 12',
    ],
    ignores: ['PHP Warning:  Undefined variable $foo in /x.php on line 3'],
  },
  {
    id: 'php.warnings',
    kind: null,
    program: 'php',
    forms: [
      {
        words: 'php',
        pattern:
          /PHP (?:Notice|Warning|Deprecated):\s{1,3}(?:Undefined (?:offset|property)|Trying to get property|Creation of dynamic property|Automatic conversion|Implicit conversion|Optional parameter|Function _load_textdomain|Array to string conversion|A non-numeric value)/,
      },
      {
        words: 'php warning module loaded',
        pattern: /PHP Warning:\s{1,3}Module "?'?\w{1,40}"?'? (?:is )?already loaded/,
      },
      { words: 'php deprecated', pattern: /PHP Deprecated:\s{1,3}/ },
      { words: 'do not run composer as root', pattern: /Do not run Composer as root/ },
      { words: 'notice fpm is running pid', pattern: /NOTICE: fpm is running, pid/ },
      {
        words: 'notice',
        pattern: /NOTICE: (?:ready to handle connections|Finishing \.\.\.|exiting, bye-bye|Terminating \.\.\.)/,
      },
      {
        words: 'broken reference the element cannot be added',
        pattern: /Broken reference: the '[^']{1,80}' element cannot be added/,
      },
      { words: 'cron event error for hook', pattern: /Cron (?:reschedule|unschedule) event error for hook: / },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 2,
    means: 'PHP warns of a small slip in the code',
    check: {
      text: 'Nothing fails by it; with display_errors on it can break JSON answers: log_errors=On, display_errors=Off',
    },
    repair: [],
    source: 'php-src Zend; WordPress wp-includes; Magento',
    matches: [
      'PHP Notice:  Undefined offset: 3 in /x.php on line 3',
      'PHP Warning:  Module "curl" is already loaded in Unknown on line 0',
      'PHP Deprecated:  Creation of dynamic property App\\X::$y is deprecated in /x.php on line 3',
      'Do not run Composer as root/super user! See https://getcomposer.org/root for details',
      'NOTICE: fpm is running, pid 1',
      'NOTICE: ready to handle connections',
      "main.INFO: Broken reference: the 'x' element cannot be added as child to 'y', because the latter doesn't exist",
      'Cron reschedule event error for hook: wp_version_check, Error code: invalid_schedule',
      'PHP Notice:  Function _load_textdomain_just_in_time was called incorrectly.',
      'NOTICE: Finishing ...',
      'NOTICE: exiting, bye-bye!',
      'NOTICE: Terminating ...',
      'Cron unschedule event error for hook: x',
    ],
    ignores: ['PHP Fatal error:  Uncaught Error: x'],
  },
  {
    id: 'php.undefined-used',
    kind: 'code_defect',
    program: 'php',
    forms: [
      {
        words: 'attempt to property on',
        pattern:
          /Attempt to (?:read|assign) property "(?<object>[^"]{1,80})" on (?<value>null|bool|false|string|array|int)/,
      },
      {
        words: 'trying to access array offset on',
        pattern: /Trying to access array offset on (?:value of type )?(?<value>null|bool|false|int)/,
      },
      { words: 'undefined', pattern: /Undefined (?:array key|index:) "?(?<object>[^"\s]{1,80})"?/ },
      { words: 'undefined', pattern: /Undefined variable:? (?<object>\$?\w{1,80})/ },
    ],
    nearby: [/ in (?<path>\/[^\s:]{1,200}\.php)(?::| on line )\d{1,6}/],
    role: 'either',
    fault: 'own_code',
    specificity: 1,
    means: 'The PHP code uses {object|an offset} that is not there ({value|undefined})',
    check: {
      text: 'Read file and line of the error and what was changed there last',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "PHP |Exception|ERROR"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "PHP |Exception|ERROR"',
      host: 'journalctl -u {service} -n 300 | grep -iE "PHP |Exception|ERROR"',
    },
    repair: [
      {
        text: 'Find out why it is missing there (a row that is not found, a key that the answer does not have) and handle it with ?-> or ??; as a warning only it rarely explains an incident',
      },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'php-src Zend/zend_execute.c',
    matches: [
      'PHP Warning:  Attempt to read property "email" on null in /var/www/html/src/Mailer.php on line 31',
      'PHP Warning:  Trying to access array offset on value of type null in /var/www/html/src/Cart.php on line 7',
      'PHP Warning:  Undefined array key "qty" in /var/www/html/src/Cart.php on line 8',
      'PHP Warning:  Undefined variable $total in /var/www/html/src/Cart.php on line 9',
      'PHP Notice:  Undefined index: qty in /x.php on line 3',
    ],
    ignores: ['the variable is undefined in the template'],
  },
  {
    id: 'php.post-too-large',
    kind: 'payload_too_large',
    program: 'php',
    forms: [
      {
        words: 'post content length of bytes exceeds the limit',
        pattern: /POST Content-Length of (?<value>\d{1,15}) bytes exceeds the limit of (?<limit>\d{1,15}) bytes/,
      },
      { words: 'posttoolargeexception', pattern: /PostTooLargeException/ },
      {
        words: 'the uploaded file exceeds upload_max_filesize directive',
        pattern: /The uploaded file exceeds the (?<setting>upload_max_filesize) directive/,
      },
      {
        words: 'the file exceeds your upload_max_filesize ini directive',
        pattern: /The file "[^"]{1,120}" exceeds your (?<setting>upload_max_filesize) ini directive/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'An upload of {value} bytes exceeds post_max_size ({limit})',
    check: {
      text: 'See what PHP has',
      compose: 'docker compose exec {service} php -i | grep -E "post_max_size|upload_max_filesize"',
      host: 'php -i | grep -E "post_max_size|upload_max_filesize"',
    },
    repair: [
      {
        text: 'Raise post_max_size and upload_max_filesize in php.ini, and the limit of the web server (client_max_body_size) with them',
      },
    ],
    source: 'php-src main/SAPI.c; laravel PostTooLargeException',
    matches: [
      'PHP Warning:  POST Content-Length of 9000000 bytes exceeds the limit of 8388608 bytes in Unknown on line 0',
      'Illuminate\\Http\\Exceptions\\PostTooLargeException',
      'The uploaded file exceeds the upload_max_filesize directive in php.ini.',
      'The file "a.pdf" exceeds your upload_max_filesize ini directive (limit is 2048 KiB).',
    ],
    ignores: ['POST Content-Length is 20'],
  },
  {
    id: 'php.file-not-deployed',
    kind: 'missing_file',
    program: 'php',
    forms: [
      {
        words: 'failed to open stream no such file or directory',
        pattern:
          /(?:require|include)(?:_once)?\((?<path>(?![^)]{0,160}vendor\/autoload)[^)]{1,200})\): Failed to open stream: No such file or directory/i,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'PHP misses a file: {path}',
    check: {
      text: 'See whether the file is in the image; vendor/ comes from composer install',
      compose: 'docker compose exec {service} ls -l {path}',
      host: 'ls -l {path}',
    },
    repair: [
      {
        text: 'Run composer install (no volume may hide vendor/), or correct the path',
        compose: 'docker compose run --rm {service} composer install --no-dev',
      },
    ],
    source: 'php-src main/main.c, Zend/zend_execute.c',
    matches: [
      'PHP Warning:  require(/var/www/config/app.php): Failed to open stream: No such file or directory in /x.php on line 3',
      'PHP Warning:  include_once(/x/y.php): failed to open stream: No such file or directory in /x.php on line 3',
    ],
    ignores: ['opening hours are required'],
  },
  {
    id: 'php.stream-call-failed',
    kind: 'unreachable',
    program: 'php',
    forms: [
      {
        words: 'to open stream',
        pattern:
          /(?:file_get_contents|fopen|copy|SoapClient::__doRequest)\(https?:\/\/(?<peer>[\w.-]{1,120})\S{0,160}\): [Ff]ailed to open stream: (?:HTTP request failed|Connection refused|Connection timed out|operation failed)/,
      },
      {
        words: 'stream_socket_client unable to connect',
        pattern: /stream_socket_client\(\): Unable to connect to (?<peer>\S{1,120}) \((?!Connection refused)/,
      },
      {
        words: 'connection could not be established with host',
        pattern: /Connection could not be established with host "?(?<peer>[^"\s]{1,120})/,
      },
      { words: 'soapfault', pattern: /SoapFault: (?:Could not connect to host|Error Fetching http headers)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A call of PHP to {peer} fails',
    check: {
      text: 'Call the address from there',
      compose: 'docker compose exec {service} curl -sSI http://{peer}',
      host: 'curl -sSI http://{peer}',
    },
    repair: [{ text: 'Repair the other side or the address' }],
    source: 'php-src ext/standard/http_fopen_wrapper.c; symfony/mailer',
    matches: [
      'PHP Warning:  file_get_contents(http://api/x): Failed to open stream: HTTP request failed! HTTP/1.1 500',
      'stream_socket_client(): Unable to connect to ssl://smtp:465 (Connection timed out)',
      'Connection could not be established with host "ssl://smtp:465": stream_socket_client()',
      'SoapFault: Could not connect to host',
      'PHP Fatal error:  Uncaught SoapFault: Error Fetching http headers',
      'PHP Warning:  fopen(http://api/x): failed to open stream: Connection refused',
    ],
    ignores: ['connected to host'],
  },
  {
    id: 'magento.code-not-generated',
    kind: 'code_defect',
    program: 'magento',
    forms: [
      {
        words: 'class does not exist',
        pattern: /Class "?(?<value>\S{1,120}\\(?:Interceptor|Proxy|Factory))"? does not exist/,
      },
      { words: 'rename generated', pattern: /(?<value>rename\(\S{0,120}\/generated\/)/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'Magento runs with code that is not generated anew: {value}',
    check: { text: 'See who owns generated/ and var/', compose: 'docker compose exec {service} ls -ld generated var' },
    repair: [
      {
        text: 'Compile again as the user of PHP',
        compose:
          'docker compose exec {service} bin/magento setup:di:compile && docker compose exec {service} bin/magento cache:flush',
        host: 'bin/magento setup:di:compile && bin/magento cache:flush',
      },
    ],
    source: 'magento/framework ObjectManager',
    matches: [
      'main.CRITICAL: Class "Magento\\X\\Y\\Interceptor" does not exist',
      'Warning: rename(/app/generated/x,/app/generated/y): Permission denied',
    ],
    ignores: ['Class exists'],
  },
  {
    id: 'wordpress.call-order',
    kind: 'code_defect',
    program: 'wordpress',
    forms: [
      {
        words: 'wordpress database error commands out of sync',
        pattern: /WordPress database error Commands out of sync/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'A plugin of WordPress breaks the order of its database calls',
    check: {
      text: 'Read the query and the plugin behind "made by"',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "WordPress database error"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "WordPress database error"',
      host: 'journalctl -u {service} -n 300 | grep -iE "WordPress database error"',
    },
    repair: [
      {
        text: 'Turn the plugin off (wp plugin deactivate), raise max_allowed_packet and wait_timeout when the server "has gone away"',
        compose: 'docker compose exec {service} wp plugin list',
      },
    ],
    source: 'wp-includes/class-wpdb.php',
    matches: [
      'NOTICE: PHP message: WordPress database error Commands out of sync',
      "WordPress database error Commands out of sync; you can't run this command now for query SELECT",
    ],
    ignores: ['WordPress database upgraded'],
  },
  {
    id: 'wordpress.database-cut',
    kind: 'unreachable',
    program: 'wordpress',
    forms: [
      {
        words: 'wordpress database error',
        pattern: /WordPress database error (?:MySQL server has gone away|Lost connection)/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'WordPress lost its connection to MySQL',
    check: {
      text: 'Read the query and the plugin behind "made by"',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "WordPress database error"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "WordPress database error"',
      host: 'journalctl -u {service} -n 300 | grep -iE "WordPress database error"',
    },
    repair: [{ text: 'Look into the log of MySQL at that time: restarts, memory, max_allowed_packet, wait_timeout' }],
    source: 'wp-includes/class-wpdb.php',
    matches: [
      'WordPress database error MySQL server has gone away for query SELECT',
      'WordPress database error Lost connection to MySQL server during query',
    ],
    ignores: ['WordPress database upgraded'],
  },
];
