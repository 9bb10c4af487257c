import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const WEB_NOISE: readonly CatalogueEntry[] = [
  {
    id: 'http.scanner-requests',
    kind: null,
    forms: [
      {
        words: 'http',
        pattern:
          /"(?:GET|POST|HEAD|PUT|PROPFIND|OPTIONS) (?:https?:\/\/[^\s"/]{1,120})?\/[^\s"]{0,120}?(?:wp-login\.php|wp-admin|wp-includes|wp-content\/plugins|xmlrpc\.php|wlwmanifest\.xml|\.env\b|\.git\/(?:config|HEAD)|\.aws\/credentials|\.DS_Store|phpmyadmin|phpMyAdmin|\/pma\/|cgi-bin\/|boaform|HNAP1|vendor\/phpunit|eval-stdin\.php|solr\/admin|actuator\/(?:env|gateway)|_ignition\/execute-solution|owa\/auth|manager\/html|GponForm|setup\.cgi|shell\?cd|autodiscover\.xml|adminer\.php|jmx-console|druid\/index\.html)[^"]{0,400}" (?:30[1278]|40[0-9]|41[0-9]|42[0-9]|444)\b/,
      },
      {
        words: 'failed no such file or directory',
        pattern:
          /open\(\) "[^"]{1,300}?(?:wp-login\.php|wp-admin[^"]{0,80}|xmlrpc\.php|wlwmanifest\.xml|\/\.env[^"]{0,30}|\/\.git\/[^"]{1,40}|phpmyadmin[^"]{0,80}|boaform[^"]{0,60}|HNAP1|cgi-bin[^"]{0,120}|eval-stdin\.php|favicon\.ico|robots\.txt|apple-touch-icon[^"]{0,40}|ads\.txt|security\.txt|sitemap\.xml)" failed \(2: No such file or directory\)/i,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Bots look for known holes or small files that this site does not have, and get an error',
    check: {
      text: 'Nothing needs to be done as long as the answers are 3xx or 4xx; fail2ban or a rule of the proxy makes them fewer',
    },
    repair: [],
    source: 'nginx and Apache access log formats; paths of common scanners',
    matches: [
      '203.0.113.9 - - [06/May/2025:07:41:08 +0000] "GET /wp-login.php HTTP/1.1" 404 153 "-" "Mozilla/5.0"',
      '203.0.113.9 - - [06/May/2025:07:41:09 +0000] "GET /.env HTTP/1.1" 403 548 "-" "python-requests/2.31.0"',
      '203.0.113.9 - - [06/May/2025:07:41:10 +0000] "POST /vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php HTTP/1.1" 404 555 "-" "-"',
      '2025/05/06 07:41:08 [error] 31#31: *12 open() "/usr/share/nginx/html/favicon.ico" failed (2: No such file or directory), client: 10.0.0.4, server: _, request: "GET /favicon.ico HTTP/1.1"',
    ],
    ignores: [
      '203.0.113.9 - - [06/May/2025:07:41:09 +0000] "GET /.env HTTP/1.1" 200 548 "-" "python-requests/2.31.0"',
      '10.0.0.4 - - [06/May/2025:07:41:09 +0000] "GET /api/orders HTTP/1.1" 404 31 "-" "okhttp/4.12"',
    ],
  },
  {
    id: 'http.binary-or-foreign-request',
    kind: null,
    forms: [
      { words: 'x16', pattern: /"\\x16\\x03[^"]{0,2000}" 40[0-9] / },
      { words: 'mstshash', pattern: /"\\x03\\x00[^"]{0,120}mstshash=[^"]{0,80}" 400 / },
      { words: '400', pattern: /"(?:CONNECT|SSH-2\.0-|PRI \*|\\x[0-9A-Fa-f]{2})[^"]{0,400}" 40[05] / },
      {
        words: 'client sent while reading client request',
        pattern:
          /client sent (?:invalid method|invalid request|too long URI|invalid header line|HTTP\/1\.1 request without "Host" header|plain HTTP request to HTTPS port)[^\n]{0,400}? while reading client request/,
      },
      {
        words: 'client sent while reading client request',
        pattern:
          /client sent (?:too long URI|HTTP\/1\.1 request without "Host" header|plain HTTP request to HTTPS port|invalid \w{1,12})[^\n]{0,400}? while reading client request/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'A scanner or a client of another protocol sends what is no HTTP request and gets a 400',
    check: {
      text: 'Nothing needs to be done, unless it is an own client or health check that uses https:// against a plain port',
    },
    repair: [],
    source: 'nginx, ngx_http_process_request_line(); access log escaping',
    matches: [
      '203.0.113.9 - - [06/May/2025:07:41:08 +0000] "\\x16\\x03\\x01\\x02\\x00\\x01\\x00\\x01\\xFC\\x03\\x03" 400 157 "-" "-"',
      '203.0.113.9 - - [06/May/2025:07:41:08 +0000] "\\x03\\x00\\x00/*\\xE0\\x00\\x00\\x00\\x00\\x00Cookie: mstshash=Administr" 400 157 "-" "-"',
      '203.0.113.9 - - [06/May/2025:07:41:08 +0000] "CONNECT www.example.com:443 HTTP/1.1" 400 157 "-" "-"',
      '2025/05/06 07:41:08 [info] 31#31: *12 client sent invalid method while reading client request line, client: 203.0.113.9, server: _, request: "MGLNDD_198.51.100.7_80"',
      '2025/05/06 07:41:08 [info] 31#31: *12 client sent plain HTTP request to HTTPS port while reading client request headers, client: 203.0.113.9, server: _',
    ],
    ignores: ['10.0.0.4 - - [06/May/2025:07:41:08 +0000] "POST /orders HTTP/1.1" 400 31 "-" "okhttp/4.12"'],
  },
  {
    id: 'http.tls-handshake-of-scanners',
    kind: null,
    program: 'nginx',
    forms: [
      {
        words: 'ssl_do_handshake failed while ssl handshaking client',
        pattern:
          /SSL_do_handshake\(\) failed \(SSL: error:[0-9A-F]{6,8}:SSL routines:[^\n]{0,120}?(?:bad key share|unsupported protocol|no shared cipher|no suitable key share|http request|wrong version number|version too low|bad packet length|unexpected message|unknown protocol|no suitable signature algorithm|packet length too long|inappropriate fallback|unexpected eof while reading|record layer failure|unsupported certificate|invalid alert|required cipher missing)[^\n]{0,60}\) while SSL handshaking, client:/i,
      },
      {
        words: 'peer closed connection in ssl handshake while ssl handshaking client',
        pattern: /peer closed connection in SSL handshake(?: \(\d{1,3}: [^)]{1,40}\))? while SSL handshaking, client:/,
      },
      { words: 'ah02008 ssl library error in handshake', pattern: /AH02008: SSL library error \d{1,3} in handshake/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'A scanner or very old client breaks off the TLS handshake with this server',
    check: {
      text: 'Nothing needs to be done, unless real users with old devices complain: then look at ssl_protocols and ssl_ciphers',
    },
    repair: [],
    source: 'nginx, ngx_ssl_handshake(), ngx_ssl_connection_error(); Apache mod_ssl AH02008',
    matches: [
      '2025/05/06 07:41:08 [crit] 31#31: *12 SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL handshaking, client: 203.0.113.9, server: 0.0.0.0:443',
      '2025/05/06 07:41:08 [info] 31#31: *12 peer closed connection in SSL handshake (104: Connection reset by peer) while SSL handshaking, client: 203.0.113.9, server: 0.0.0.0:443',
      '[Tue May 06 07:41:08.826113 2025] [ssl:info] [pid 31:tid 140] [client 203.0.113.9:51834] AH02008: SSL library error 1 in handshake (server shop.example.com:443)',
    ],
    ignores: [
      '2025/05/06 07:41:08 [error] 31#31: *12 SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version number) while SSL handshaking to upstream, client: 10.0.0.4',
    ],
  },
  {
    id: 'http.client-went-away',
    kind: null,
    forms: [
      { words: 'http 499', pattern: / HTTP\/[123](?:\.\d)?" 499 \d{1,12} / },
      { words: 'client prematurely closed connection', pattern: /client prematurely closed connection/ },
      { words: 'client closed keepalive connection', pattern: /client \S{1,45} closed keepalive connection/ },
      {
        words: 'failed while',
        pattern:
          /(?:writev|send|SSL_write|sendfile|SSL_read|recv|readv|SSL_shutdown)\(\) failed \((?:32: Broken pipe|104: Connection reset by peer|SSL: [^)\n]{0,160})[^\n]{0,40}\) while (?:sending (?:response )?to client|waiting for request|reading client request (?:line|headers)|keepalive|closing request)/,
      },
      {
        words: 'failed while waiting for request',
        pattern:
          /(?:recv|SSL_read|readv)\(\) failed \((?:104: Connection reset by peer|SSL: [^)\n]{0,160})[^\n]{0,40}\) while waiting for request/,
      },
      {
        words: 'epoll_wait reported that client prematurely closed connection',
        pattern: /epoll_wait\(\) reported that client prematurely closed connection/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'The client closed the connection before the answer was complete',
    check: {
      text: 'Look at the time of these requests only when there are many: people leave when answers are slow, and probes have short timeouts',
    },
    repair: [],
    source: 'nginx, ngx_http_upstream_check_broken_connection(), NGX_HTTP_CLIENT_CLOSED_REQUEST',
    matches: [
      '10.0.0.4 - - [06/May/2025:07:41:08 +0000] "GET /search?q=lamp HTTP/1.1" 499 0 "https://shop.example.com/" "Mozilla/5.0"',
      '2025/05/06 07:41:08 [info] 31#31: *12 client prematurely closed connection, client: 10.0.0.4, server: _',
      '2025/05/06 07:41:08 [info] 31#31: *12 client 10.0.0.4 closed keepalive connection',
      '2025/05/06 07:41:08 [info] 31#31: *12 writev() failed (32: Broken pipe) while sending to client, client: 10.0.0.4, server: _',
      '2025/05/06 07:41:08 [info] 31#31: *12 recv() failed (104: Connection reset by peer) while waiting for request, client: 10.0.0.4, server: 0.0.0.0:80',
      '2025/05/06 07:41:08 [info] 31#31: *12 epoll_wait() reported that client prematurely closed connection, so upstream connection is closed too while sending request to upstream',
    ],
    ignores: [
      '2025/05/06 07:41:08 [error] 31#31: *12 recv() failed (104: Connection reset by peer) while reading response header from upstream',
    ],
  },
  {
    id: 'http.health-probe-answered',
    kind: null,
    forms: [
      { words: 'kube probe', pattern: /" (?:200|204) \d{1,12} "[^"]{0,200}" "kube-probe\// },
      { words: 'elb healthchecker', pattern: /" 200 \d{1,12} "[^"]{0,200}" "ELB-HealthChecker\// },
      { words: 'googlehc', pattern: /" 200 \d{1,12} "[^"]{0,200}" "GoogleHC\// },
      {
        words: 'http',
        pattern:
          /"(?:GET|HEAD) \/(?:healthz?|livez|readyz|ready|live|health\/(?:live|ready)|actuator\/health(?:\/\w{1,20})?|ping|status|_health|metrics|nginx_status|server-status)\/? HTTP\/[123](?:\.\d)?" (?:200|204)\b/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'A health check or scraper asked and got its answer',
    check: { text: 'Nothing needs to be done; access_log off for that location makes the log shorter' },
    repair: [],
    source: 'Kubernetes, AWS and Google load balancer documentation: user agents of health checks',
    matches: [
      '10.244.0.1 - - [06/May/2025:07:41:08 +0000] "GET /login HTTP/1.1" 200 612 "-" "kube-probe/1.29"',
      '10.0.1.17 - - [06/May/2025:07:41:08 +0000] "GET / HTTP/1.1" 200 612 "-" "ELB-HealthChecker/2.0"',
      '35.191.10.4 - - [06/May/2025:07:41:08 +0000] "GET / HTTP/1.1" 200 612 "-" "GoogleHC/1.0"',
      '127.0.0.1 - - [06/May/2025:07:41:08 +0000] "GET /healthz HTTP/1.1" 200 2 "-" "curl/8.5.0"',
    ],
    ignores: ['10.244.0.1 - - [06/May/2025:07:41:08 +0000] "GET /healthz HTTP/1.1" 503 612 "-" "kube-probe/1.29"'],
  },
  {
    id: 'nginx.ordinary-warnings',
    kind: null,
    program: 'nginx',
    forms: [
      {
        words: 'is buffered to a temporary file',
        pattern: /an? (?:upstream response|client request body) is buffered to a temporary file/,
      },
      {
        words: 'conflicting server name ignored',
        pattern: /conflicting server name "[^"]{0,120}" on \S{1,60}, ignored/,
      },
      {
        words: 'is deprecated',
        pattern: /\[warn\] (?:\d{1,10}#\d{1,10}: )?the "[^"]{1,60}" (?:parameter|directive) is deprecated/,
      },
      {
        words: 'the user directive makes sense only if the master process runs with super user privileges',
        pattern: /the "user" directive makes sense only if the master process runs with super-user privileges/,
      },
      { words: 'could not build optimal', pattern: /could not build optimal \w{1,40}_hash, you should increase/ },
      { words: 'ssl_stapling ignored', pattern: /"ssl_stapling" ignored, / },
      { words: '10 listen on ipv6 by default sh info', pattern: /10-listen-on-ipv6-by-default\.sh: info: / },
      { words: 'signal process started', pattern: /\[notice\] \d{1,10}#\d{1,10}: signal process started/ },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'Nginx warns of something that works all the same (buffering, a deprecated word, a double name)',
    check: {
      text: 'Nothing needs to be done for an incident; for "conflicting server name" the first server block wins',
    },
    repair: [],
    source: 'nginx, ngx_event_pipe.c, ngx_http_core_module.c, ngx_hash.c; nginx docker-entrypoint.d',
    matches: [
      '2025/05/06 07:41:08 [warn] 31#31: *12 an upstream response is buffered to a temporary file /var/cache/nginx/proxy_temp/1/00/0000000001 while reading upstream, client: 10.0.0.4',
      'nginx: [warn] conflicting server name "shop.example.com" on 0.0.0.0:80, ignored',
      'nginx: [warn] the "listen ... http2" directive is deprecated, use the "http2" directive instead in /etc/nginx/conf.d/shop.conf:2',
      'nginx: [warn] the "user" directive makes sense only if the master process runs with super-user privileges, ignored in /etc/nginx/nginx.conf:2',
      'nginx: [warn] could not build optimal types_hash, you should increase either types_hash_max_size: 1024 or types_hash_bucket_size: 64; ignoring types_hash_bucket_size',
      'nginx: [warn] "ssl_stapling" ignored, no OCSP responder URL in the certificate "/etc/nginx/certs/shop.pem"',
      '10-listen-on-ipv6-by-default.sh: info: can not modify /etc/nginx/conf.d/default.conf (read-only file system?)',
      '2025/05/06 07:41:08 [notice] 31#31: signal process started',
    ],
    ignores: ['nginx: [emerg] unknown directive "proxy_passs" in /etc/nginx/conf.d/default.conf:7'],
  },
];
