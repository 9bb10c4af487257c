import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PHP_RUBY_SERVERS: readonly CatalogueEntry[] = [
  {
    id: 'php-fpm.max-children',
    kind: 'connection_limit',
    program: 'php-fpm',
    forms: [
      {
        words: 'server reached pm max_children setting consider raising it',
        pattern:
          /\[pool (?<object>[\w.-]{1,80})\] server reached pm\.max_children setting \((?<limit>\d{1,6})\), consider raising it/,
      },
      {
        words: 'server reached max_children setting consider raising it',
        pattern:
          /\[pool (?<object>[\w.-]{1,80})\] server reached max_children setting \((?<limit>\d{1,6})\), consider raising it/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'All {limit} workers of the PHP-FPM pool {object} are busy',
    check: {
      text: 'See what they do: slow queries or remote calls, or simply more visitors; count memory of a worker before raising',
      compose:
        "docker compose exec {service} sh -c \"ps aux | grep -c '[p]hp-fpm: pool'; grep -rhE '^pm' /usr/local/etc/php-fpm.d\"",
      kubernetes: 'kubectl top pod; kubectl logs deploy/{service} --since=30m | grep max_children',
      host: 'ps -C php-fpm8.2 -o rss= | awk "{s+=\\$1} END {print s/NR/1024 \\" MB each\\"}"; tail /var/log/php*slow.log',
    },
    repair: [
      {
        text: 'Repair the slow requests (request_slowlog_timeout shows them), or raise pm.max_children up to free memory divided by the memory of one worker',
        host: 'sed -i "s/^pm.max_children.*/pm.max_children = 40/" /etc/php/8.2/fpm/pool.d/www.conf && systemctl reload php8.2-fpm',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'php-src, sapi/fpm/fpm/fpm_process_ctl.c',
    matches: [
      '[06-May-2025 07:41:08] WARNING: [pool www] server reached pm.max_children setting (5), consider raising it',
      '[06-May-2025 07:41:08] WARNING: [pool shop] server reached max_children setting (10), consider raising it',
    ],
    ignores: [
      '[06-May-2025 07:41:08] WARNING: [pool www] seems busy (you may need to increase pm.start_servers, or pm.min/max_spare_servers), spawning 8 children, there are 0 idle, and 12 total children',
    ],
  },
  {
    id: 'php-fpm.request-terminated',
    kind: 'slow_dependency',
    program: 'php-fpm',
    forms: [
      {
        words: 'execution timed out terminating',
        pattern:
          /\[pool (?<object>[\w.-]{1,80})\] child \d{1,10}, script '(?<path>[^']{1,200})' \(request: "[^"]{0,300}"\) execution timed out \((?<value>[\d.]{1,12}) sec\), terminating/,
      },
      {
        words: 'executing too slow logging',
        pattern:
          /\[pool (?<object>[\w.-]{1,80})\] child \d{1,10}, script '(?<path>[^']{1,200})' \(request: "[^"]{0,300}"\) executing too slow \((?<value>[\d.]{1,12}) sec\), logging/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'The PHP script {path} ran {value} s, longer than the pool {object} allows',
    check: {
      text: 'Read the slow log for the function it was in',
      compose: 'docker compose exec {service} sh -c "tail -60 /var/log/*slow*"',
      host: 'tail -60 /var/log/php*slow.log',
    },
    repair: [
      {
        text: 'Repair what the script waits for; raise request_terminate_timeout and max_execution_time only for scripts that are meant to take long',
        host: 'systemctl reload php8.2-fpm',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'php-src, sapi/fpm/fpm/fpm_request.c fpm_request_check_timed_out()',
    matches: [
      `[06-May-2025 07:41:08] WARNING: [pool www] child 31, script '/var/www/html/index.php' (request: "GET /index.php") execution timed out (60.213344 sec), terminating`,
      `[06-May-2025 07:41:08] WARNING: [pool www] child 31, script '/var/www/html/index.php' (request: "POST /index.php") executing too slow (5.113420 sec), logging`,
    ],
    ignores: [
      '[06-May-2025 07:41:08] NOTICE: [pool www] child 31 exited with code 0 after 312.120033 seconds from start',
    ],
  },
  {
    id: 'php-fpm.child-crashed',
    kind: 'crash_signal',
    program: 'php-fpm',
    forms: [
      {
        words: 'exited on signal after',
        pattern:
          /\[pool (?<object>[\w.-]{1,80})\] child \d{1,10} exited on signal (?<signal>(?:9|11|7|6) \(SIG\w{2,6}(?: - core dumped)?\)) after/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'A worker of the PHP-FPM pool {object} ended with signal {signal}',
    check: {
      text: '9 is the out-of-memory killer; 11 is a crash in PHP or one of its extensions (opcache JIT, imagick, xdebug, newrelic)',
      compose: 'dmesg -T | grep -iE "php-fpm|oom" | tail; docker compose exec {service} php -m',
      kubernetes: 'kubectl describe pod {service} | grep -A4 "Last State"',
      host: 'dmesg -T | grep -iE "php-fpm|oom" | tail; php -m; coredumpctl list',
    },
    repair: [
      {
        text: 'For 9 lower pm.max_children or memory_limit; for 11 update or switch off extensions one by one, beginning with opcache.jit',
        host: 'apt-get install --only-upgrade "php8.2-*" && systemctl restart php8.2-fpm',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
      },
    ],
    source: 'php-src, sapi/fpm/fpm/fpm_children.c fpm_children_bury()',
    matches: [
      '[06-May-2025 07:41:08] WARNING: [pool www] child 31 exited on signal 11 (SIGSEGV - core dumped) after 12.120033 seconds from start',
      '[06-May-2025 07:41:08] WARNING: [pool www] child 31 exited on signal 9 (SIGKILL) after 312.120033 seconds from start',
    ],
    ignores: [
      '[06-May-2025 07:41:08] NOTICE: [pool www] child 31 exited with code 0 after 312.120033 seconds from start',
    ],
  },
  {
    id: 'php-fpm.cannot-start',
    kind: 'invalid_setting',
    program: 'php-fpm',
    forms: [
      {
        words: 'unable to bind listening socket for address',
        pattern:
          /unable to bind listening socket for address '(?<path>[^']{1,120})': (?!Address already in use)(?<value>[A-Z][\w ]{1,60}) \(\d{1,3}\)/,
      },
      {
        words: 'no pool defined least one pool section must be specified in config file',
        pattern: /No pool defined\. (?<value>[Aa]t least one pool section must be specified in config file)/,
      },
      {
        words: 'cannot get for',
        pattern: /\[pool [\w.-]{1,80}\] (?<value>cannot get [ug]id for (?:user|group) '[^']{1,80}')/,
      },
      {
        words: 'failed to post process the configuration',
        pattern: /(?<value>failed to post process the configuration)/,
      },
      {
        words: 'unknown entry',
        pattern: /\[(?<path>\/[^\]:]{1,200}):\d{1,6}\] (?<value>unknown entry '[^']{1,80}')/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PHP-FPM does not start: {value} ({path|pool configuration})',
    check: {
      text: 'Test the configuration; "Address already in use" means that a second FPM runs, an unknown account comes from an image without it',
      compose: 'docker compose run --rm {service} php-fpm -t',
      kubernetes: 'kubectl logs deploy/{service} --tail 20',
      host: 'php-fpm8.2 -t; ss -lxp | grep php',
    },
    repair: [
      {
        text: 'Correct listen, user and group in the pool file (www-data in Debian, apache or nginx in Red Hat), and make the folder of the socket',
        host: 'mkdir -p /run/php && php-fpm8.2 -t && systemctl restart php8.2-fpm',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'php-src, sapi/fpm/fpm/fpm_sockets.c, fpm_conf.c, fpm_unix.c',
    matches: [
      "[06-May-2025 07:41:08] ERROR: unable to bind listening socket for address '/run/php/php8.2-fpm.sock': No such file or directory (2)",
      '[06-May-2025 07:41:08] ERROR: No pool defined. at least one pool section must be specified in config file',
      "[06-May-2025 07:41:08] ERROR: [pool www] cannot get uid for user 'apache'",
      '[06-May-2025 07:41:08] ERROR: failed to post process the configuration',
      "[06-May-2025 07:41:08] ERROR: [/etc/php/8.2/fpm/pool.d/www.conf:12] unknown entry 'pm.max_childs'",
    ],
    ignores: ['[06-May-2025 07:41:08] NOTICE: fpm is running, pid 1'],
  },
  {
    id: 'php-fpm.script-not-found',
    kind: 'wrong_address',
    forms: [
      {
        words: 'primary script unknown',
        pattern: /FastCGI sent in stderr: "Primary script unknown"|AH01071: Got error 'Primary script unknown/,
      },
      {
        words: 'unable to open primary script',
        pattern: /Unable to open primary script: (?<path>\S{1,200}) \((?<value>[\w ]{1,40})\)/,
      },
      {
        words: 'to the script has been denied see security limit_extensions',
        pattern: /[Aa]ccess to the script '(?<path>[^']{0,200})' has been denied \(see security\.limit_extensions\)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'PHP-FPM does not find the script that the web server names ({path|SCRIPT_FILENAME})',
    check: {
      text: 'Compare root and SCRIPT_FILENAME of the web server with the path inside the container of PHP; both need the same files at the same path. Single requests of scanners look the same',
      compose:
        'docker compose exec {service} sh -c "nginx -T 2>/dev/null | grep -nE \'root|SCRIPT_FILENAME\'"; docker compose exec php ls -la /var/www/html',
      kubernetes: 'kubectl describe pod {service} | grep -A6 Mounts',
      host: 'nginx -T 2>/dev/null | grep -nE "root|SCRIPT_FILENAME"',
    },
    repair: [
      {
        text: 'Mount the code in both containers at the same path and set "fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name"',
        compose: 'docker compose up -d',
        host: 'nginx -t && systemctl reload nginx',
      },
    ],
    source: 'php-src, main/fopen_wrappers.c php_fopen_primary_script(), sapi/fpm/fpm/fpm_main.c',
    matches: [
      '2025/05/06 07:41:08 [error] 31#31: *12 FastCGI sent in stderr: "Primary script unknown" while reading response header from upstream, client: 10.0.0.4, server: _',
      'NOTICE: PHP message: PHP Warning:  Unknown: Unable to open primary script: /var/www/html/public/index.php (No such file or directory)',
      '2025/05/06 07:41:08 [error] 31#31: *12 FastCGI sent in stderr: "Access to the script \'/var/www/html\' has been denied (see security.limit_extensions)" while reading response header from upstream',
    ],
    ignores: ["[proxy_fcgi:error] AH01071: Got error 'PHP message: PHP Warning:  Undefined variable $x'"],
  },
  {
    id: 'php-fpm.ordinary-notices',
    kind: null,
    program: 'php-fpm',
    forms: [
      {
        words: 'directive is ignored when fpm is not running as root',
        pattern: /'(?:user|group)' directive is ignored when FPM is not running as root/,
      },
      {
        words: 'exited with code 0 after',
        pattern: /\[pool [\w.-]{1,80}\] child \d{1,10} exited with code 0 after /,
      },
      {
        words: 'seems busy you may need to increase pm start_servers',
        pattern: /\[pool [\w.-]{1,80}\] seems busy \(you may need to increase pm\.start_servers/,
      },
      { words: 'terminating', pattern: /NOTICE: Terminating \.\.\.$/ },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'PHP-FPM tells of ordinary worker changes or of a setting that does not apply',
    check: { text: 'Nothing needs to be done' },
    repair: [],
    source: 'php-src, sapi/fpm/fpm/fpm_unix.c, fpm_children.c, fpm_process_ctl.c',
    matches: [
      "[06-May-2025 07:41:08] NOTICE: [pool www] 'user' directive is ignored when FPM is not running as root",
      '[06-May-2025 07:41:08] NOTICE: [pool www] child 31 exited with code 0 after 312.120033 seconds from start',
      '[06-May-2025 07:41:08] WARNING: [pool www] seems busy (you may need to increase pm.start_servers, or pm.min/max_spare_servers), spawning 8 children, there are 0 idle, and 12 total children',
      '[06-May-2025 07:41:08] NOTICE: Terminating ...',
    ],
    ignores: [
      '[06-May-2025 07:41:08] WARNING: [pool www] server reached pm.max_children setting (5), consider raising it',
    ],
  },
  {
    id: 'ruby-server.worker-timed-out',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'terminating timed out worker',
        pattern: /! Terminating timed out worker(?: \((?<value>[^)]{1,120})\))?: \d{1,10}/,
      },
      {
        words: 'timeout killing',
        pattern: /worker=\d{1,4} PID:\d{1,10} timeout \((?<limit>\d{1,6})s > \d{1,6}s\), killing/,
      },
      { words: 'request queue is full returning an error', pattern: /Request queue is full\. Returning an error/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'A worker of Puma, Unicorn or Passenger was stuck ({value|timed out})',
    check: {
      text: 'See what requests were in it (slow query, remote call, starved CPU), and whether the host has CPU left',
      compose: 'docker stats --no-stream {service}; docker compose logs --since 10m {service} | tail -100',
      kubernetes: 'kubectl top pod; kubectl logs deploy/{service} --since=10m | tail -100',
      host: 'passenger-status; tail -100 log/production.log',
    },
    repair: [
      {
        text: 'Repair what the request waits for and give remote calls timeouts; add workers (WEB_CONCURRENCY, passenger_max_pool_size) when memory allows',
        compose: 'WEB_CONCURRENCY=4 docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} WEB_CONCURRENCY=4',
      },
    ],
    source:
      'Puma, cluster.rb timeout_workers(); Unicorn, http_server.rb murder_lazy_workers(); Passenger, Core/Controller',
    matches: [
      '[1] ! Terminating timed out worker (Worker 0 failed to check in within 60 seconds): 31',
      'E, [2025-05-06T07:41:08.826113 #1] ERROR -- : worker=0 PID:31 timeout (61s > 60s), killing',
      '[ W 2025-05-06 07:41:08.8261 31/T8 age/Cor/Con/CheckoutSession.cpp:261 ]: [Client 1-12] Returning HTTP 503 due to: Request queue is full. Returning an error',
    ],
    ignores: ['[1] - Worker 0 (PID: 31) booted in 1.2s, phase: 0'],
  },
  {
    id: 'puma.malformed-requests',
    kind: null,
    program: 'puma',
    forms: [
      { words: 'http parse error malformed request', pattern: /HTTP parse error, malformed request/ },
      {
        words: 'are you trying to open an ssl connection to a non ssl',
        pattern: /Are you trying to open an SSL connection to a non-SSL Puma\?/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'A scanner or an https:// client sent Puma what it cannot read as HTTP',
    check: { text: 'Nothing needs to be done, unless an own proxy is set to https:// for a plain port' },
    repair: [],
    source: 'Puma, log_writer.rb parse_error(); http_parser errors',
    matches: [
      '2025-05-06 07:41:08 +0000 HTTP parse error, malformed request: #<Puma::HttpParserError: Invalid HTTP format, parsing fails. Are you trying to open an SSL connection to a non-SSL Puma?>',
      '#<Puma::HttpParserError: Invalid HTTP format, parsing fails. Are you trying to open an SSL connection to a non-SSL Puma?>',
    ],
    ignores: ['! Unable to load application: LoadError: cannot load such file -- shop'],
  },
];
