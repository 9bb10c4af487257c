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
    id: 'harmless.probe-while-starting',
    kind: null,
    forms: [
      {
        words: 'startup probe failed',
        pattern: /Unhealthy {1,12}\d{1,2}s {1,12}kubelet {1,12}Startup probe failed: (?<value>.{1,120})/,
      },
      {
        words: 'readiness probe failed connection refused',
        pattern:
          /Unhealthy {1,12}\d{1,2}s {1,12}kubelet {1,12}Readiness probe failed: (?:Get "(?<peer>[^"]{1,120})": )?dial tcp \S{1,60}: connect: connection refused/,
      },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 2,
    means: 'Kubernetes asks a pod that is still starting; it gets traffic once it answers',
    check: {
      text: 'Only when it goes on for minutes: see whether the pod listens and what it logs',
      kubernetes: 'kubectl get pods; kubectl describe pod <pod> | tail -20',
    },
    repair: [],
    source: 'Kubernetes kubelet pkg/kubelet/prober; documentation, Probes',
    matches: [
      'Warning  Unhealthy  12s  kubelet  Startup probe failed: Get "http://10.42.0.17:8080/health": dial tcp 10.42.0.17:8080: connect: connection refused',
      'Warning  Unhealthy  12s  kubelet  Readiness probe failed: Get "http://10.42.0.17:8080/ready": dial tcp 10.42.0.17:8080: connect: connection refused',
    ],
    ignores: ['Warning  Unhealthy  12s  kubelet  Liveness probe failed: HTTP probe failed with statuscode: 500'],
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
      {
        words: 'clientabortexception',
        pattern: /ClientAbortException: java\.io\.IOException: (?:Broken pipe|Connection reset by peer)/,
      },
      {
        words: 'sigpipe writing to a closed pipe socket fd',
        pattern: /SIGPIPE: writing to a closed pipe\/socket\/fd \(probably the client disconnected\)/,
      },
      { words: 'uwsgi_response_write_body_do broken pipe', pattern: /uwsgi_response_write\w{1,40}\(\): Broken pipe/ },
      { words: 'tls handshake error from eof', pattern: /http: TLS handshake error from \S{1,60}: EOF/ },
      {
        words: 'tls handshake error from',
        pattern:
          /http: TLS handshake error from \S{1,60}: (?:read tcp .{1,80}: (?:connection reset by peer|i\/o timeout))/,
      },
      {
        words: 'ssl_do_handshake failed while ssl handshaking client',
        pattern:
          /SSL_do_handshake\(\) failed \(SSL: error:\w{8}:SSL routines:.{0,40}:(?:unsupported protocol|no shared cipher|wrong version number|http request|version too low|bad key share|no suitable key share|unexpected message|inappropriate fallback)(?::Expecting: .{0,40})?\) while SSL handshaking, client/,
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
      'org.apache.catalina.connector.ClientAbortException: java.io.IOException: Broken pipe',
      'SIGPIPE: writing to a closed pipe/socket/fd (probably the client disconnected) on request /api/list (ip 198.51.100.4) !!!',
      'uwsgi_response_write_body_do(): Broken pipe [core/writer.c line 341] during GET /api/list (198.51.100.4)',
      '2024/05/02 10:11:12 http: TLS handshake error from 198.51.100.4:51234: EOF',
      '2024/05/02 10:11:12 http: TLS handshake error from 198.51.100.4:51234: read tcp 10.0.0.5:443->198.51.100.4:51234: read: connection reset by peer',
      '2024/05/02 10:11:12 [crit] 29#29: *416 SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL handshaking, client: 203.0.113.7, server: 0.0.0.0:443',
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
