import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HARMLESS_REQUESTS: readonly CatalogueEntry[] = [
  {
    id: 'harmless.health-check-request',
    kind: null,
    forms: [
      {
        words: 'kube probe',
        pattern: /"(?:GET|HEAD) \S{1,120} HTTP\/[\d.]{1,3}" [23]\d{2} .{0,60}"kube-probe\/(?<version>[+\d.]{1,8})/,
      },
      {
        words: 'elb healthchecker',
        pattern: /"(?:GET|HEAD) \S{1,120} HTTP\/[\d.]{1,3}" [23]\d{2} .{0,60}ELB-HealthChecker\/[\d.]{1,6}/,
      },
      { words: 'googlehc', pattern: /"(?:GET|HEAD) \S{1,120} HTTP\/[\d.]{1,3}" [23]\d{2} .{0,60}GoogleHC\/[\d.]{1,6}/ },
      {
        words: 'consul health check',
        pattern: /"(?:GET|HEAD) \S{1,120} HTTP\/[\d.]{1,3}" [23]\d{2} .{0,60}Consul Health Check/,
      },
      {
        words: 'uptime kuma',
        pattern: /"(?:GET|HEAD) \S{1,120} HTTP\/[\d.]{1,3}" [23]\d{2} .{0,60}Uptime-Kuma\/[\d.]{1,8}/,
      },
      {
        words: 'prometheus get metrics http 200',
        pattern: /"GET \/metrics HTTP\/[\d.]{1,3}" 200 .{0,60}Prometheus\/[\d.]{1,8}/,
      },
      {
        words: 'get http',
        pattern:
          /"(?:GET|HEAD) (?<path>\/(?:healthz?|healthcheck|livez|readyz|ready|alive|ping|status|-\/healthy|-\/ready|up)\/?) HTTP\/[\d.]{1,3}"? (?:200|204)\b/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'A health check or scrape was answered',
    check: { text: 'Nothing to do; to keep it out of the log, switch access_log off for that path' },
    repair: [],
    source: 'Kubernetes kubelet prober; AWS ELB and Google Cloud health checks; access log formats',
    matches: [
      '10.1.0.1 - - [02/May/2024:10:11:12 +0000] "GET /healthz HTTP/1.1" 200 2 "-" "kube-probe/1.29"',
      '10.0.3.7 - - [02/May/2024:10:11:12 +0000] "GET / HTTP/1.1" 200 612 "-" "ELB-HealthChecker/2.0" "-"',
      '35.191.10.2 - - [02/May/2024:10:11:12 +0000] "GET / HTTP/1.1" 200 612 "-" "GoogleHC/1.0"',
      '172.17.0.1 - - [02/May/2024:10:11:12 +0000] "GET / HTTP/1.1" 200 612 "-" "Consul Health Check"',
      '172.18.0.9 - - [02/May/2024:10:11:12 +0000] "GET / HTTP/1.1" 200 612 "-" "Uptime-Kuma/1.23.11"',
      '172.18.0.4 - - [02/May/2024:10:11:12 +0000] "GET /metrics HTTP/1.1" 200 4412 "-" "Prometheus/2.51.2"',
      'INFO:     127.0.0.1:51234 - "GET /health HTTP/1.1" 200 OK',
    ],
    ignores: ['10.1.0.1 - - [02/May/2024:10:11:12 +0000] "GET /healthz HTTP/1.1" 503 2 "-" "kube-probe/1.29"'],
  },
  {
    id: 'harmless.bot-scan',
    kind: null,
    forms: [
      {
        words: 'wp login php',
        pattern:
          /"(?:GET|POST|HEAD) (?<path>\S{0,60}\/wp-login\.php\S{0,60}) HTTP\/[\d.]{1,3}" (?:404|403|400|444|301)\b/,
      },
      { words: 'wlwmanifest xml', pattern: /(?<path>\/\S{0,60}wlwmanifest\.xml)/ },
      {
        words: 'xmlrpc php',
        pattern: /"(?:GET|POST|HEAD) (?<path>\S{0,60}\/xmlrpc\.php\S{0,60}) HTTP\/[\d.]{1,3}" (?:404|403|400|444)\b/,
      },
      {
        words: 'env http',
        pattern:
          /"(?:GET|POST|HEAD) (?<path>\S{0,60}\/\.env(?:\.\w{1,12})?) HTTP\/[\d.]{1,3}" (?:404|403|400|444|301)\b/,
      },
      {
        words: 'git config http',
        pattern:
          /"(?:GET|POST|HEAD) (?<path>\S{0,60}\/\.git\/(?:config|HEAD)) HTTP\/[\d.]{1,3}" (?:404|403|400|444|301)\b/,
      },
      { words: 'eval stdin php', pattern: /(?<path>\/\S{0,80}phpunit\S{0,60}eval-stdin\.php)/ },
      { words: 'cgi bin luci', pattern: /(?<path>\/cgi-bin\/luci\S{0,80})/ },
      { words: 'boaform admin', pattern: /(?<path>\/boaform\/admin\/\S{0,60})/ },
      { words: 'x16 x03 x01', pattern: /"\\x16\\x03\\x0[0-4].{0,200}" 400\b/ },
      {
        words: 'phpmyadmin',
        pattern: /"(?:GET|POST|HEAD) (?<path>\/\S{0,40}phpmyadmin\S{0,60}) HTTP\/[\d.]{1,3}" (?:404|403|400|444)\b/i,
      },
      { words: 'zgrab', pattern: /"(?:GET|POST|HEAD) \S{1,120} HTTP\/[\d.]{1,3}" [1-4]\d{2} .{0,60}zgrab\/0/ },
      {
        words: 'failed no such file or directory',
        pattern:
          /open\(\) "[^"]{1,300}?(?:wp-login\.php|wp-admin[^"]{0,80}|xmlrpc\.php|wlwmanifest\.xml|\/\.env[^"]{0,30}|\/\.git\/[^"]{1,40}|phpmyadmin[^"]{0,80}|boaform[^"]{0,60}|HNAP1|cgi-bin[^"]{0,120}|eval-stdin\.php|favicon\.ico|robots\.txt|apple-touch-icon[^"]{0,40}|ads\.txt|security\.txt|sitemap\.xml)" failed \(2: No such file or directory\)/i,
      },
      { words: 'mstshash', pattern: /"\\x03\\x00[^"]{0,120}mstshash=[^"]{0,80}" 400 / },
      { words: '400', pattern: /"(?:CONNECT|SSH-2\.0-|PRI \*|\\x[0-9A-Fa-f]{2})[^"]{0,400}" 40[05] / },
      {
        words: 'client sent while reading client request',
        pattern:
          /client sent (?:too long URI|HTTP\/1\.1 request without "Host" header|invalid \w{1,12})[^\n]{0,400}? while reading client request/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'A bot of the internet tried {path|a known hole} and got nothing',
    check: { text: 'Nothing to do as long as the answer is 4xx; see that such a path never answers 200' },
    repair: [],
    source: 'Public web server logs; nginx and Apache access log formats',
    matches: [
      '203.0.113.7 - - [02/May/2024:10:11:12 +0000] "GET /wp-login.php HTTP/1.1" 404 153 "-" "Mozilla/5.0"',
      '203.0.113.7 - - [02/May/2024:10:11:12 +0000] "GET //blog/wp-includes/wlwmanifest.xml HTTP/1.1" 404 153',
      '203.0.113.7 - - [02/May/2024:10:11:12 +0000] "POST /xmlrpc.php HTTP/1.1" 403 153 "-" "python-requests/2.28"',
      '203.0.113.7 - - [02/May/2024:10:11:12 +0000] "GET /api/.env HTTP/1.1" 404 153 "-" "curl/7.54.0"',
      '203.0.113.7 - - [02/May/2024:10:11:12 +0000] "GET /.git/config HTTP/1.1" 403 153 "-" "-"',
      '203.0.113.7 - - [02/May/2024:10:11:12 +0000] "GET /vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php HTTP/1.1" 404 153',
      '203.0.113.7 - - [02/May/2024:10:11:12 +0000] "GET /cgi-bin/luci/;stok=/locale?form=country HTTP/1.1" 404 153',
      '203.0.113.7 - - [02/May/2024:10:11:12 +0000] "POST /boaform/admin/formLogin HTTP/1.1" 404 153',
      '203.0.113.7 - - [02/May/2024:10:11:12 +0000] "\\x16\\x03\\x01\\x00\\xEE\\x01\\x00" 400 157 "-" "-"',
      '203.0.113.7 - - [02/May/2024:10:11:12 +0000] "GET /phpMyAdmin/index.php HTTP/1.1" 404 153 "-" "Mozilla/5.0"',
      '203.0.113.7 - - [02/May/2024:10:11:12 +0000] "GET / HTTP/1.1" 200 612 "-" "Mozilla/5.0 zgrab/0.x"',
      '2025/05/06 07:41:08 [error] 31#31: *12 open() "/usr/share/nginx/html/favicon.ico" failed (2: No such file or directory), client: 10.0.0.4, server: _, request: "GET /favicon.ico HTTP/1.1"',
      '203.0.113.9 - - [06/May/2025:07:41:08 +0000] "\\x03\\x00\\x00/*\\xE0\\x00\\x00\\x00\\x00\\x00Cookie: mstshash=Administr" 400 157 "-" "-"',
      '203.0.113.9 - - [06/May/2025:07:41:08 +0000] "CONNECT www.example.com:443 HTTP/1.1" 400 157 "-" "-"',
      '2025/05/06 07:41:08 [info] 31#31: *12 client sent invalid method while reading client request line, client: 203.0.113.9, server: _, request: "MGLNDD_198.51.100.7_80"',
    ],
    ignores: ['203.0.113.7 - - [02/May/2024:10:11:12 +0000] "GET /.env HTTP/1.1" 200 812 "-" "curl/7.54.0"'],
  },
  {
    id: 'harmless.browser-asks-for-extras',
    kind: null,
    forms: [
      {
        words: 'http 404',
        pattern:
          /"(?:GET|HEAD) (?<path>\/(?:favicon\.ico|robots\.txt|ads\.txt|app-ads\.txt|sitemap\.xml|security\.txt|apple-touch-icon[\w-]{0,30}\.png|\.well-known\/[\w./-]{1,80}|browserconfig\.xml|humans\.txt|manifest\.json)) HTTP\/[\d.]{1,3}"? 404\b/,
      },
      {
        words: 'open failed no such file or directory',
        pattern:
          /open\(\) "(?<path>[^"]{0,120}\/(?:favicon\.ico|robots\.txt|ads\.txt|sitemap\.xml|apple-touch-icon[\w-]{0,30}\.png|\.well-known\/[\w./-]{1,80}))" failed \(2: No such file or directory\)/,
      },
      {
        words: 'com chrome devtools json',
        pattern: /(?<path>\/\.well-known\/appspecific\/com\.chrome\.devtools\.json)/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'A browser or crawler asked for {path}, which this site does not have',
    check: { text: 'Nothing to do; log_not_found off for these paths keeps the log quiet' },
    repair: [],
    source: 'nginx ngx_http_static_module; access log formats; RFC 8615',
    matches: [
      '198.51.100.4 - - [02/May/2024:10:11:12 +0000] "GET /favicon.ico HTTP/1.1" 404 153 "https://shop.example.com/" "Mozilla/5.0"',
      '2024/05/02 10:11:12 [error] 29#29: *7 open() "/usr/share/nginx/html/robots.txt" failed (2: No such file or directory), client: 198.51.100.4, server: _, request: "GET /robots.txt HTTP/1.1"',
      '[404] GET /.well-known/appspecific/com.chrome.devtools.json',
    ],
    ignores: [
      '2024/05/02 10:11:12 [error] 29#29: *7 open() "/usr/share/nginx/html/app.js" failed (2: No such file or directory)',
    ],
  },
  {
    id: 'harmless.client-went-away',
    kind: null,
    forms: [
      { words: 'client prematurely closed connection', pattern: /client prematurely closed connection/ },
      { words: 'client closed keepalive connection', pattern: /client \S{1,45} closed keepalive connection/ },
      {
        words: 'client timed out connection timed out while waiting for request',
        pattern:
          /\[info\] .{0,40}client timed out \(110: (?:Connection|Operation) timed out\) while (?:waiting for|reading client) request/,
      },
      {
        words: 'recv failed connection reset by peer while waiting for request',
        pattern:
          /recv\(\) failed \(104: Connection reset by peer\) while (?:waiting for request|reading client request|processing HTTP\/2 connection|keepalive)/,
      },
      { words: 'http 499', pattern: / HTTP\/[123](?:\.\d)?" 499 \d{1,12} / },
      {
        words: 'failed while',
        pattern:
          /(?:writev|send|SSL_write|sendfile|SSL_read|recv|readv|SSL_shutdown)\(\) failed \((?:32: Broken pipe|104: Connection reset by peer|SSL: [^)\n]{0,160})[^\n]{0,40}\) while (?:sending (?:response )?to client|waiting for request|reading client request (?:line|headers)|keepalive|closing request)/,
      },
      {
        words: 'broken pipe while sending',
        pattern:
          /(?:writev?|send|sendfile)\(\) failed \(32: Broken pipe\) while sending (?:to client|response to client)/,
      },
      {
        words: 'the client reset the request stream',
        pattern: /The client reset the request stream|BadHttpRequestException: Unexpected end of request content/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'A client ended the connection before the answer was through',
    check: {
      text: 'Only when it happens often: see whether answers are slow, or a load balancer probes the port with bare connections',
    },
    repair: [],
    source:
      'nginx ngx_http_request.c, ngx_http_upstream.c, ngx_event_openssl.c; Tomcat ClientAbortException; uWSGI core/writer.c; Go net/http server.go',
    matches: [
      '2024/05/02 10:11:12 [info] 29#29: *412 epoll_wait() reported that client prematurely closed connection, so upstream connection is closed too while sending request to upstream, client: 198.51.100.4',
      '2024/05/02 10:11:12 [info] 29#29: *413 client 198.51.100.4 closed keepalive connection',
      '2024/05/02 10:11:12 [info] 29#29: *414 client timed out (110: Connection timed out) while waiting for request, client: 198.51.100.4, server: 0.0.0.0:443',
      '2024/05/02 10:11:12 [info] 29#29: *415 recv() failed (104: Connection reset by peer) while waiting for request, client: 198.51.100.4',
      '10.0.0.4 - - [06/May/2025:07:41:08 +0000] "GET /search?q=lamp HTTP/1.1" 499 0 "https://shop.example.com/" "Mozilla/5.0"',
      '2025/05/06 07:41:08 [info] 31#31: *12 writev() failed (32: Broken pipe) while sending to client, client: 10.0.0.4, server: _',
      '2025/01/02 11:12:13 [info] 31#31: *77 writev() failed (32: Broken pipe) while sending to client, client: 10.0.0.2',
      'Microsoft.AspNetCore.Connections.ConnectionResetException: The client reset the request stream.',
    ],
    ignores: [
      '2024/05/02 10:11:12 [error] 29#29: *417 recv() failed (104: Connection reset by peer) while reading response header from upstream, client: 198.51.100.4',
      '2024/05/02 10:11:12 http: TLS handshake error from 198.51.100.4:51234: remote error: tls: bad certificate',
    ],
  },
  {
    id: 'harmless.turn-first-step',
    kind: null,
    program: 'coturn',
    forms: [
      {
        words: 'incoming packet message processed error 401 unauthorized',
        pattern: /realm <[^>]{0,100}> user <>: incoming packet (?:message|ALLOCATE) processed, error 401: Unauthorized/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'The first step of a TURN login: the client asks without a name and then gets the realm',
    check: { text: 'Nothing to do when a line with a user name and success follows' },
    repair: [],
    source: 'coturn ns_turn_server.c; RFC 8489, Long-term credential mechanism',
    matches: [
      '123: (12): INFO: session 001000000000000012: realm <example.com> user <>: incoming packet message processed, error 401: Unauthorized',
      '456: session 002: realm <turn.lan> user <>: incoming packet message processed, error 401: Unauthorized',
    ],
    ignores: [
      '123: (12): INFO: session 001: realm <example.com> user <anna>: incoming packet ALLOCATE processed, error 401: Unauthorized',
    ],
  },
];
