import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const NGINX: Step = {
  text: 'Test the configuration and read the error log',
  compose: 'docker compose exec {service} nginx -t; docker compose logs --tail 30 {service}',
  kubernetes: 'kubectl exec deploy/{service} -- nginx -t; kubectl logs deploy/{service} --tail 30',
  host: 'sudo nginx -t; sudo tail -30 /var/log/nginx/error.log',
};

const UPSTREAM: Step = {
  text: 'Read the log of the upstream at that second',
  compose: 'docker compose logs --since 15m <service>; docker compose ps -a',
  kubernetes: 'kubectl logs deploy/<service> --since 15m',
  host: 'journalctl -u <service> --since -15min --no-pager',
};

/** What nginx says of upstreams that break off, of logins, and of its configuration. */
export const NGINX_MORE: readonly CatalogueEntry[] = [
  {
    id: 'nginx.upstream-breaks-off',
    kind: 'unreachable',
    program: 'nginx',
    forms: [
      {
        words: 'upstream prematurely closed connection while reading',
        pattern: /upstream prematurely closed connection while reading (?:response header from )?upstream/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The upstream of nginx ends the connection in the middle of an answer',
    check: UPSTREAM,
    repair: [
      {
        text: 'Look for a crash, a restart or an out-of-memory end of the upstream; for idle connections set its keep-alive longer than keepalive_timeout of nginx',
      },
    ],
    source: 'nginx ngx_http_upstream.c',
    matches: [
      '[error] 1#1: *1 upstream prematurely closed connection while reading response header from upstream',
      '[error] 31#31: *9 upstream prematurely closed connection while reading upstream, client: 10.0.0.2',
    ],
    ignores: ['client prematurely closed connection'],
  },
  {
    id: 'nginx.upstream-speaks-otherwise',
    kind: 'protocol_mismatch',
    program: 'nginx',
    forms: [
      {
        words: 'upstream sent',
        pattern:
          /upstream sent (?<value>invalid header(?! line)|no valid HTTP\/1\.\d header|invalid status line|invalid chunked response|unsupported FastCGI protocol version|unexpected FastCGI record)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The upstream of nginx does not answer in HTTP: {value}',
    check: {
      text: 'See what that port speaks',
      host: 'curl -sv http://<upstream>/ -o /dev/null; openssl s_client -connect <upstream> </dev/null | head -5',
    },
    repair: [
      {
        text: 'Use https:// in proxy_pass for a port of TLS, fastcgi_pass for PHP-FPM, grpc_pass for gRPC, uwsgi_pass for uWSGI; a header with bad characters has to be mended in the program',
      },
    ],
    source: 'nginx ngx_http_proxy_module.c',
    matches: [
      '[error] 1#1: *1 upstream sent invalid header while reading response header from upstream',
      '[error] 1#1: *1 upstream sent no valid HTTP/1.0 header while reading response header from upstream',
      '[error] 1#1: *1 upstream sent unsupported FastCGI protocol version: 72 while reading response header from upstream',
    ],
    ignores: ['upstream sent too big header'],
  },
  {
    id: 'nginx.basic-login-refused',
    kind: 'authentication_refused',
    program: 'nginx',
    forms: [
      { words: 'user was not found in', pattern: /user "(?<user>[^"]{0,60})" was not found in "(?<path>[^"]{1,150})"/ },
      { words: 'user password mismatch', pattern: /user "(?<user>[^"]{0,60})": password mismatch/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'A client gives nginx a wrong account or password: {user}',
    check: { text: 'Read the file of passwords', host: 'sudo cut -d: -f1 {path|/etc/nginx/.htpasswd}' },
    repair: [{ text: 'Set the password', host: 'sudo htpasswd -B {path|/etc/nginx/.htpasswd} <user>' }],
    source: 'nginx ngx_http_auth_basic_module.c',
    matches: [
      '[error] 1#1: *1 user "x" was not found in "/etc/nginx/.htpasswd", client: 192.0.2.1',
      '[error] 1#1: *1 user "x": password mismatch, client: 192.0.2.1',
    ],
    ignores: ['user "x" logged in'],
  },
  {
    id: 'nginx.forbidden-by-rule',
    kind: null,
    program: 'nginx',
    forms: [{ words: 'access forbidden by rule', pattern: /access forbidden by rule/ }],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'nginx refuses a request by an own rule (deny)',
    check: {
      text: 'Nothing needs doing for strangers; when a client of yours is hit, look at allow, deny and set_real_ip_from',
    },
    repair: [],
    source: 'nginx ngx_http_access_module.c',
    matches: [
      '[error] 1#1: *1 access forbidden by rule, client: 192.0.2.1, server: _, request: "GET /.env HTTP/1.1"',
      '[error] 7#7: *22 access forbidden by rule, client: 192.0.2.9',
    ],
    ignores: ['forbidden by the rule of the house'],
  },
  {
    id: 'nginx.variable-or-url-empty',
    kind: 'invalid_setting',
    program: 'nginx',
    forms: [
      { words: 'invalid url prefix in', pattern: /invalid URL prefix in "(?<value>[^"]{0,80})"/ },
      { words: 'invalid port in', pattern: /invalid port in (?:upstream|resolver|url) "(?<value>[^"]{1,100})"/ },
      {
        words: 'proxy_pass cannot have uri part in location given by',
        pattern: /"proxy_pass" cannot have URI part in location given by regular expression/,
      },
      { words: 'zero size shared memory zone', pattern: /zero size shared memory zone "(?<value>[^"]{1,60})"/ },
      {
        words: 'invalid parameter in',
        pattern: /invalid parameter "(?<value>[^"]{1,80})" in (?<path>\/\S{1,120}):\d{1,6}/,
      },
      {
        words: 'a duplicate default server for in',
        pattern: /a duplicate default server for (?<value>\S{1,60}) in (?<path>\S{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A variable in proxy_pass of nginx is empty or wrong: {value|no URL}',
    check: NGINX,
    repair: [
      {
        text: 'Correct the line, test, reload',
        host: 'sudo nginx -T | grep -n "default_server\\|proxy_pass"; sudo nginx -t && sudo systemctl reload nginx',
      },
    ],
    source: 'nginx ngx_http_proxy_module.c, ngx_http.c',
    matches: [
      '[error] 1#1: *1 invalid URL prefix in ""',
      'nginx: [emerg] invalid port in upstream "x:y" in /etc/nginx/conf.d/a.conf:1',
      'nginx: [emerg] "proxy_pass" cannot have URI part in location given by regular expression, or inside named location',
      'nginx: [emerg] zero size shared memory zone "cache"',
      'nginx: [emerg] invalid parameter "http3" in /etc/nginx/conf.d/a.conf:3',
      'nginx: [emerg] a duplicate default server for 0.0.0.0:80 in /etc/nginx/sites-enabled/b:2',
    ],
    ignores: ['invalid parameter in the form'],
  },
  {
    id: 'nginx.hash-too-small',
    kind: 'invalid_setting',
    program: 'nginx',
    forms: [
      {
        words: 'could not build you should increase',
        pattern:
          /could not build (?:the )?\w{1,30}, you should increase (?:either )?(?<setting>\w{5,40})(?:_max_size| or)?:? ?(?<limit>\d{1,7})?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A table of nginx is too small: raise {setting}',
    check: NGINX,
    repair: [
      {
        text: 'Double it',
        host: 'echo "{setting|server_names_hash_bucket_size} 128;" | sudo tee /etc/nginx/conf.d/hash.conf; sudo nginx -t && sudo systemctl reload nginx',
      },
    ],
    source: 'nginx ngx_hash.c',
    matches: [
      'nginx: [emerg] could not build server_names_hash, you should increase server_names_hash_bucket_size: 64',
      'nginx: [emerg] could not build map_hash, you should increase map_hash_bucket_size: 64',
    ],
    ignores: ['you should increase the font'],
  },
  {
    id: 'nginx.module-of-other-version',
    kind: 'version_mismatch',
    program: 'nginx',
    forms: [
      {
        words: 'module version instead of',
        pattern: /module "(?<path>[^"]{1,150})" version (?<wanted>\d{4,9}) instead of (?<version>\d{4,9})/,
      },
      { words: 'module is not binary compatible', pattern: /module "(?<path>[^"]{1,150})" is not binary compatible/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'A module of nginx was built for another version ({wanted|not compatible})',
    check: NGINX,
    repair: [
      {
        text: 'Install the module of the same source as nginx',
        host: 'nginx -V; apt list --installed 2>/dev/null | grep nginx; sudo apt-get install --reinstall libnginx-mod-<name>',
      },
    ],
    source: 'nginx ngx_module.c',
    matches: [
      'nginx: [emerg] module "/usr/lib/nginx/modules/x.so" version 1018000 instead of 1024000 in /etc/nginx/modules-enabled/x.conf:1',
      'nginx: [emerg] module "/x.so" is not binary compatible in /etc/nginx/nginx.conf:1',
    ],
    ignores: ['module is loaded'],
  },
  {
    id: 'nginx.account-missing',
    kind: 'missing_object',
    program: 'nginx',
    forms: [{ words: 'failed', pattern: /(?:getpwnam|getgrnam)\("(?<user>[^"]{1,40})"\) failed/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'nginx is told to run as the account {user}, which this host does not have',
    check: NGINX,
    repair: [
      {
        text: 'Name an account that exists (www-data, nginx)',
        host: 'getent passwd nginx www-data; sudo sed -i "s/^user .*/user www-data;/" /etc/nginx/nginx.conf',
      },
    ],
    source: 'nginx ngx_process_cycle.c',
    matches: [
      'nginx: [emerg] getpwnam("nginx") failed in /etc/nginx/nginx.conf:1',
      'nginx: [emerg] getgrnam("web") failed in /etc/nginx/nginx.conf:2',
    ],
    ignores: ['user nginx created'],
  },
  {
    id: 'nginx.authority-file',
    kind: 'missing_file',
    program: 'nginx',
    forms: [{ words: 'failed', pattern: /SSL_CTX_load_verify_(?:locations|file)\("(?<path>[^"]{1,150})"\) failed/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'nginx cannot load the authorities of {path}',
    check: NGINX,
    repair: [
      { text: 'Put the PEM file there and make it readable', host: 'openssl x509 -in {path|<file>} -noout -subject' },
    ],
    source: 'nginx ngx_event_openssl.c',
    matches: [
      'nginx: [emerg] SSL_CTX_load_verify_locations("/etc/nginx/ca.pem") failed (SSL: error:80000002)',
      'nginx: [emerg] SSL_CTX_load_verify_locations("/x") failed',
    ],
    ignores: ['verify locations loaded'],
  },
  {
    id: 'nginx.good-day-alerts',
    kind: null,
    program: 'nginx',
    forms: [
      { words: 'open socket left in connection', pattern: /open socket #\d{1,6} left in connection \d{1,9}/ },
      { words: 'ocsp_basic_verify failed', pattern: /OCSP_basic_verify\(\) failed/ },
      {
        words: 'fastcgi sent in stderr php message',
        pattern: /FastCGI sent in stderr: "PHP message: PHP (?:Notice|Deprecated|Warning):/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Alerts of nginx that are no trouble',
    check: {
      text: 'Nothing needs doing: sockets stay at a reload, the OCSP answer comes with the next try; PHP notices belong to the program',
    },
    repair: [],
    source: 'nginx ngx_process_cycle.c',
    matches: [
      '[alert] 1#1: *1 open socket #3 left in connection 2',
      '[error] 1#1: OCSP_basic_verify() failed (SSL: error:27069065)',
      '[error] 1#1: *1 FastCGI sent in stderr: "PHP message: PHP Deprecated:  Return type of x',
    ],
    ignores: ['PHP Fatal error'],
  },
  {
    id: 'php.fatal-through-fastcgi',
    kind: 'code_defect',
    program: 'php',
    forms: [
      { words: 'php message error', pattern: /PHP message: PHP (?:Fatal|Parse) error: {1,2}(?<value>[^\n"]{1,120})/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'PHP ends with an error: {value}',
    check: {
      text: 'Read the log of the upstream at that second',
      compose: 'docker compose logs --since 15m <service>; docker compose ps -a',
      kubernetes: 'kubectl logs deploy/<service> --since 15m',
      host: 'journalctl -u <service> --since -15min --no-pager',
    },
    repair: [
      {
        text: 'Read file and line in the message and mend the program, or bring PHP and extensions to the version it wants',
      },
    ],
    source: 'PHP FPM; nginx ngx_http_fastcgi_module.c',
    matches: [
      'FastCGI sent in stderr: "PHP message: PHP Fatal error:  Uncaught Error: Call to undefined function foo() in /app/x.php:3',
      "AH01071: Got error 'PHP message: PHP Parse error:  syntax error, unexpected end of file",
    ],
    ignores: ['PHP message: PHP Notice: x'],
  },
];
