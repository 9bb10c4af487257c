import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HAPROXY: readonly CatalogueEntry[] = [
  {
    id: 'haproxy.server-down',
    kind: 'connection_refused',
    program: 'haproxy',
    forms: [
      {
        words: 'server is down',
        pattern:
          /(?:Backup )?Server (?<object>[\w.:-]{1,100})\/(?<peer>[\w.:-]{1,100}) is DOWN(?:, reason: (?<value>[\w ]{1,60})(?:, code: (?<signal>\d{3}))?)?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'HAProxy marks {object}/{peer} as down: {value|its health check fails}',
    check: {
      text: 'Layer4 means nobody listens or a firewall drops, Layer6 a TLS failure, Layer7 a wrong answer of the health check: ask the server the same way',
      compose: 'docker compose ps -a; docker compose logs --since 10m {peer}',
      kubernetes: 'kubectl get pods,endpoints -o wide',
      host: 'echo "show servers state" | socat stdio /run/haproxy/admin.sock; grep -A12 "backend {object}" /etc/haproxy/haproxy.cfg',
    },
    repair: [
      {
        text: 'Repair or start that server; HAProxy takes it in again after "rise" good checks',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl rollout restart deploy/<server>',
        host: 'systemctl restart <server>',
      },
    ],
    source: 'HAProxy, server.c srv_update_status(); check.c describe of check status',
    matches: [
      '[WARNING] 126/074108 (8) : Server app/web1 is DOWN, reason: Layer4 connection problem, info: "Connection refused", check duration: 0ms. 1 active and 0 backup servers left. 0 sessions active, 0 requeued, 0 remaining in queue.',
      'May  6 07:41:08 lb haproxy[8]: Server app/web2 is DOWN, reason: Layer7 wrong status, code: 503, info: "Service Unavailable", check duration: 3ms. 0 active and 0 backup servers left. 2 sessions active, 0 requeued, 0 remaining in queue.',
    ],
    ignores: [
      '[WARNING] 126/074108 (8) : Server app/web1 is UP, reason: Layer7 check passed, code: 200, check duration: 1ms.',
    ],
  },
  {
    id: 'haproxy.no-server-available',
    kind: 'connection_refused',
    program: 'haproxy',
    forms: [
      {
        words: 'has no server available',
        pattern: /(?:backend|proxy) '?(?<object>[\w.:-]{1,100})'? has no server available!/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'HAProxy has no server left in the backend {object} and answers 503',
    check: {
      text: 'Read the "is DOWN, reason" lines before it',
      compose: 'docker compose logs --since 30m {service} | grep "is DOWN"',
      kubernetes: 'kubectl logs deploy/{service} --since=30m | grep "is DOWN"',
      host: 'journalctl -u haproxy --since -30min | grep "is DOWN"',
    },
    repair: [
      {
        text: 'Repair the servers of the backend; when all fell at once look at the health check itself (option httpchk, Host header, certificate)',
        compose: 'docker compose up -d',
        host: 'haproxy -c -f /etc/haproxy/haproxy.cfg && systemctl reload haproxy',
      },
    ],
    source: 'HAProxy, backend.c / server.c set_backend_down()',
    matches: [
      "[ALERT] 126/074108 (8) : backend 'app' has no server available!",
      'May  6 07:41:08 lb haproxy[8]: backend app has no server available!',
    ],
    ignores: ['[NOTICE] 126/074108 (8) : New worker (10) forked'],
  },
  {
    id: 'haproxy.no-server-chosen',
    kind: 'connection_refused',
    program: 'haproxy',
    forms: [
      {
        words: 'nosrv 503',
        pattern:
          / (?<peer>[\w.:~-]{1,100})\/<NOSRV> [\d/+-]{9,60} 503 \d{1,12} \S{1,60} \S{1,60} (?:[sS]C|sQ)[-A-Z]{2} /,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'HAProxy answers 503 because no server of the backend {peer} takes the request',
    check: {
      text: 'Read why its servers are down ("is DOWN, reason"); sQ means that all are busy (maxconn)',
      compose: 'docker compose logs --since 30m {service} | grep -E "is DOWN|no server available"',
      kubernetes: 'kubectl logs deploy/{service} --since=30m | grep -E "is DOWN|no server available"',
      host: 'journalctl -u haproxy --since -30min | grep -E "is DOWN|no server available"; echo "show stat" | socat stdio /run/haproxy/admin.sock | cut -d, -f1,2,5,18 | grep {peer}',
    },
    repair: [{ text: 'Start the servers of the backend {peer}, or correct their addresses and the health check' }],
    source: 'HAProxy configuration manual, 8.5 Session state at disconnection; 8.2.3 HTTP log format, server_name',
    matches: [
      'haproxy[8]: 10.0.0.4:51834 [06/May/2025:07:41:08.826] http-in app/<NOSRV> 0/-1/-1/-1/0 503 217 - - SC-- 12/12/0/0/0 0/0 "GET / HTTP/1.1"',
      'haproxy[8]: 10.0.0.4:51834 [06/May/2025:07:41:08.826] http-in app/<NOSRV> 0/5001/-1/-1/5001 503 217 - - sQ-- 120/120/80/0/0 40/0 "GET / HTTP/1.1"',
    ],
    ignores: [
      'haproxy[8]: 10.0.0.4:51834 [06/May/2025:07:41:08.826] http-in app/web1 0/0/1/12/13 200 612 - - ---- 12/12/3/2/0 0/0 "GET / HTTP/1.1"',
    ],
  },
  {
    id: 'haproxy.request-failed-at-server',
    kind: 'slow_dependency',
    program: 'haproxy',
    forms: [
      {
        words: '504',
        pattern:
          / (?<object>[\w.:~-]{1,100})\/(?<peer>[\w.:-]{1,100}) [\d/+-]{9,60} 504 \d{1,12} \S{1,60} \S{1,60} sH[-A-Z]{2} /,
      },
      {
        words: '502',
        pattern:
          / (?<object>[\w.:~-]{1,100})\/(?<peer>[\w.:-]{1,100}) [\d/+-]{9,60} 502 \d{1,12} \S{1,60} \S{1,60} SH[-A-Z]{2} /,
      },
      {
        words: '503',
        pattern:
          / (?<object>[\w.:~-]{1,100})\/(?<peer>[\w.:-]{1,100}) [\d/+-]{9,60} 503 \d{1,12} \S{1,60} \S{1,60} (?:[sS]C|sQ)[-A-Z]{2} /,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Requests that HAProxy gave to {object}/{peer} failed or got no answer in time',
    check: {
      text: 'Read the state at the end: sH is "timeout server", SH a server that hung up, SC nobody listening, sC "timeout connect", sQ a full queue (maxconn of the server)',
      compose: 'docker compose logs --since 10m {service} | grep -oE " [sSC][CHQD][-A-Z]{2} " | sort | uniq -c',
      kubernetes: 'kubectl logs deploy/{service} --since=10m | grep -oE " [sSC][CHQD][-A-Z]{2} " | sort | uniq -c',
      host: 'journalctl -u haproxy --since -10min | grep -oE " [sSC][CHQD][-A-Z]{2} " | sort | uniq -c; echo "show stat" | socat stdio /run/haproxy/admin.sock | cut -d, -f1,2,5,18',
    },
    repair: [
      {
        text: 'Repair the server behind it; raise "timeout server" or maxconn only when the requests are meant to take that long',
        host: 'haproxy -c -f /etc/haproxy/haproxy.cfg && systemctl reload haproxy',
        compose: 'docker compose kill -s HUP {service}',
      },
    ],
    source: 'HAProxy configuration manual, 8.5 Session state at disconnection',
    matches: [
      'haproxy[8]: 10.0.0.4:51834 [06/May/2025:07:41:08.826] http-in app/web1 0/0/1/-1/30002 504 217 - - sH-- 12/12/3/2/0 0/0 "GET /export HTTP/1.1"',
      'haproxy[8]: 10.0.0.4:51834 [06/May/2025:07:41:08.826] http-in~ app/web1 0/0/1/-1/204 502 208 - - SH-- 12/12/3/2/0 0/0 "POST /orders HTTP/1.1"',
      'haproxy[8]: 10.0.0.4:51834 [06/May/2025:07:41:08.826] http-in app/web1 0/0/3001/-1/3001 503 217 - - sC-- 12/12/3/2/0 0/0 "GET / HTTP/1.1"',
    ],
    ignores: [
      'haproxy[8]: 10.0.0.4:51834 [06/May/2025:07:41:08.826] http-in app/web1 0/0/1/12/13 200 612 - - ---- 12/12/3/2/0 0/0 "GET / HTTP/1.1"',
    ],
  },
  {
    id: 'haproxy.cannot-bind',
    kind: 'port_in_use',
    program: 'haproxy',
    forms: [
      {
        words: 'cannot bind socket address already in use for',
        pattern:
          /cannot bind (?:UNIX )?socket \(Address already in use\) for \[(?<peer>[\d.a-f:*]{0,45}):(?<port>\d{1,5})\]/,
      },
      {
        words: 'starting cannot bind socket',
        pattern:
          /Starting (?:frontend|proxy|listen) (?<object>\S{1,80}): cannot bind (?:UNIX )?socket \[(?<peer>[\d.a-f:*]{0,45}):(?<port>\d{1,5})\]/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'HAProxy cannot listen on port {port}: another process has it',
    check: {
      text: 'Find who listens there',
      compose: 'docker ps --format "{{.Names}} {{.Ports}}" | grep ":{port}->"; ss -ltnp | grep ":{port} "',
      host: 'ss -ltnp | grep ":{port} "',
    },
    repair: [
      {
        text: 'Stop the service that holds the port (ss shows it), or change the port in bind and in ports:',
        compose: 'docker compose up -d --remove-orphans {service}',
        host: 'systemctl disable --now nginx apache2; systemctl restart haproxy',
      },
    ],
    source: 'HAProxy, proto_tcp.c tcp_bind_listener(), protocol.c protocol_bind_all()',
    matches: [
      '[ALERT]    (1) : Binding [/usr/local/etc/haproxy/haproxy.cfg:12] for frontend http-in: cannot bind socket (Address already in use) for [0.0.0.0:80]',
      '[ALERT] 126/074108 (1) : Starting frontend http-in: cannot bind socket [0.0.0.0:443]',
    ],
    ignores: [
      '[ALERT]    (1) : Binding [/usr/local/etc/haproxy/haproxy.cfg:12] for frontend http-in: cannot bind socket (Permission denied) for [0.0.0.0:80]',
    ],
  },
  {
    id: 'haproxy.bind-denied',
    kind: 'authorisation_denied',
    program: 'haproxy',
    forms: [
      {
        words: 'cannot bind socket permission denied for',
        pattern:
          /cannot bind (?:UNIX )?socket \(Permission denied\) for \[(?:[\d.a-f:*]{0,45}:(?<port>\d{1,5})|(?<path>\/[^\]]{1,200}))\]/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'HAProxy may not listen on {path|port} {port|as this account}',
    check: {
      text: 'See which account it starts as; the image runs as "haproxy" from 2.4 on, and ports below 1024 are for root',
      compose: 'docker compose config | grep -E "user:|cap_|sysctls"',
      kubernetes: 'kubectl get pod {service} -o yaml | grep -A8 securityContext',
      host: 'semanage port -l | grep http_port_t; getsebool haproxy_connect_any',
    },
    repair: [
      {
        text: 'Set the sysctl net.ipv4.ip_unprivileged_port_start=0 for the container, add NET_BIND_SERVICE, or listen on 8080',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'setsebool -P haproxy_connect_any 1 && systemctl restart haproxy',
      },
    ],
    source: 'HAProxy, proto_tcp.c; Docker official image notes on the user from 2.4',
    matches: [
      '[ALERT]    (1) : Binding [/usr/local/etc/haproxy/haproxy.cfg:12] for frontend http-in: cannot bind socket (Permission denied) for [0.0.0.0:80]',
      '[ALERT]    (1) : Binding [/etc/haproxy/haproxy.cfg:5] for proxy GLOBAL: cannot bind UNIX socket (Permission denied) for [/run/haproxy/admin.sock]',
    ],
    ignores: [
      '[ALERT]    (1) : Binding [haproxy.cfg:12] for frontend http-in: cannot bind socket (Address already in use) for [0.0.0.0:80]',
    ],
  },
  {
    id: 'haproxy.configuration-invalid',
    kind: 'invalid_setting',
    program: 'haproxy',
    forms: [
      {
        words: 'alert parsing',
        pattern:
          /\[ALERT\][^\n]{0,60}? ?: ?parsing \[(?<path>[^\]:]{1,200}):(?<value>\d{1,6})\] ?: (?![^\n]{0,200}(?:could not resolve|unable to (?:load|stat)|No Private Key))(?<object>[^\n]{1,120})/,
      },
      {
        words: 'missing lf on last line',
        pattern: /parsing \[(?<path>[^\]:]{1,200}):(?<value>\d{1,6})\] ?: Missing LF on last line/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'HAProxy refuses its configuration: {path} line {value}',
    check: {
      text: 'Let it check the file',
      compose: 'docker compose run --rm {service} haproxy -c -f /usr/local/etc/haproxy/haproxy.cfg',
      kubernetes: 'kubectl logs deploy/{service} --tail 30',
      host: 'haproxy -c -f {path}',
    },
    repair: [
      {
        text: 'Correct the line; options that were deprecated are errors after an upgrade (reqadd, nbproc, httpclose). A file without an end of line at its end counts as cut off',
        host: 'haproxy -c -f {path} && systemctl restart haproxy',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'HAProxy, cfgparse.c',
    matches: [
      "[ALERT] 126/074108 (1) : parsing [/usr/local/etc/haproxy/haproxy.cfg:14] : unknown keyword 'reqadd' in 'frontend' section",
      '[ALERT]    (1) : config : parsing [/usr/local/etc/haproxy/haproxy.cfg:40]: Missing LF on last line, file might have been truncated at position 24.',
    ],
    ignores: [
      "[ALERT]    (1) : config : parsing [/usr/local/etc/haproxy/haproxy.cfg:30] : 'server app/web1' : could not resolve address 'web1'.",
    ],
  },
  {
    id: 'haproxy.server-name-unknown',
    kind: 'name_resolution',
    program: 'haproxy',
    forms: [
      { words: 'could not resolve address', pattern: /could not resolve address '(?<peer>[^']{1,120})'\.?(?!,)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'HAProxy does not start: it cannot resolve {peer}',
    check: {
      text: 'See whether {peer} runs in the same network',
      compose: 'docker compose ps -a; docker compose run --rm {service} getent hosts {peer}',
      kubernetes: 'kubectl get svc -A | grep {peer}',
      host: 'getent hosts {peer}',
    },
    repair: [
      {
        text: 'Start {peer} first, or add "init-addr last,libc,none" with a resolvers section, so that HAProxy starts without it and finds it later',
        compose: 'docker compose up -d {peer} && docker compose up -d {service}',
        host: 'haproxy -c -f /etc/haproxy/haproxy.cfg && systemctl restart haproxy',
      },
    ],
    source: 'HAProxy, server.c srv_iterate_initaddr()',
    matches: [
      "[ALERT]    (1) : config : parsing [/usr/local/etc/haproxy/haproxy.cfg:30] : 'server app/web1' : could not resolve address 'web1'.",
      "[ALERT] 126/074108 (1) : parsing [/etc/haproxy/haproxy.cfg:30] : 'server web1' : could not resolve address 'web1.internal'.",
    ],
    ignores: ["[NOTICE]   (1) : could not resolve address 'web1', disabling server."],
  },
  {
    id: 'haproxy.certificate-not-loaded',
    kind: 'missing_file',
    program: 'haproxy',
    forms: [
      {
        words: 'unable to stat ssl certificate',
        pattern: /unable to stat SSL certificate from file '(?<path>[^']{1,200})' ?: (?<value>[^\n.']{1,60})/,
      },
      { words: 'no private key found in', pattern: /No Private Key found in '(?<path>[^']{1,200})'/ },
      {
        words: 'unable to load',
        pattern:
          /unable to load (?:SSL private key|certificate chain|certificate)(?: from (?:PEM )?file| into SSL Context)? ?'(?<path>[^']{1,200})'/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'HAProxy cannot use the certificate {path}',
    check: {
      text: 'See whether the file exists, may be read and holds certificate and private key in one',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "ls -la {path}; grep -h BEGIN {path}"',
      kubernetes: 'kubectl get secret | grep tls',
      host: 'ls -la {path}; grep -h BEGIN {path}',
    },
    repair: [
      {
        text: 'Write chain and key into one PEM file, which is what "crt" expects, and reload',
        host: 'cat fullchain.pem privkey.pem > {path} && chmod 600 {path} && systemctl reload haproxy',
        compose: 'docker compose kill -s HUP {service}',
      },
    ],
    source: 'HAProxy, ssl_sock.c ssl_sock_load_cert(), ssl_ckch.c',
    matches: [
      "[ALERT]    (1) : config : parsing [/usr/local/etc/haproxy/haproxy.cfg:12] : 'bind *:443' in section 'frontend' : unable to stat SSL certificate from file '/etc/haproxy/certs/shop.pem' : No such file or directory.",
      "[ALERT]    (1) : config : parsing [/usr/local/etc/haproxy/haproxy.cfg:12] : 'bind *:443' in section 'frontend' : No Private Key found in '/etc/haproxy/certs/shop.pem.key'.",
      "[ALERT] 126/074108 (1) : parsing [/etc/haproxy/haproxy.cfg:12] : 'bind *:443' : unable to load SSL private key from PEM file '/etc/haproxy/certs/shop.pem'.",
    ],
    ignores: ["[WARNING]  (1) : config : parsing [haproxy.cfg:12] : 'bind *:443' : 'verify' is set to 'optional'"],
  },
  {
    id: 'haproxy.connections-exhausted',
    kind: 'connection_limit',
    program: 'haproxy',
    forms: [
      {
        words: 'reached the configured maximum connection limit',
        pattern:
          /Proxy (?<object>\S{1,80}) reached the configured maximum connection limit\. Please check the global 'maxconn'/,
      },
      {
        words: 'reached fd limit',
        pattern: /Proxy (?<object>\S{1,80}) reached (?:process|system) FD limit(?: \(maxsock=(?<limit>\d{1,10})\))?/,
      },
      {
        words: 'reached system fd limit',
        pattern: /Proxy (?<object>\S{1,80}) reached system FD limit(?: \(maxsock=(?<limit>\d{1,10})\))?/,
      },
      {
        words: 'fd limit too low for maxconn',
        pattern: /FD limit \((?<limit>\d{1,12})\) too low for maxconn=(?<value>\d{1,12})\/maxsock=\d{1,12}/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'HAProxy ({object|all}) takes no more connections: maxconn or the descriptor limit is reached',
    check: {
      text: 'Compare CurrConns with Maxconn and Ulimit-n, and see whether connections wait for a slow server',
      compose:
        'docker compose exec {service} sh -c "echo show info | socat stdio /var/run/haproxy.sock | grep -iE \'conns|maxconn|ulimit\'"',
      host: 'echo "show info" | socat stdio /run/haproxy/admin.sock | grep -iE "conns|maxconn|ulimit"',
    },
    repair: [
      {
        text: 'Raise global maxconn (and LimitNOFILE or ulimits with it: two descriptors a connection), or repair the slow servers that keep connections',
        host: 'systemctl restart haproxy',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'HAProxy, sock.c sock_accept_conn(), limits.c',
    matches: [
      "May  6 07:41:08 lb haproxy[8]: Proxy http-in reached the configured maximum connection limit. Please check the global 'maxconn' value.",
      "May  6 07:41:08 lb haproxy[8]: Proxy http-in reached process FD limit (maxsock=4031). Please check 'ulimit-n' and restart.",
      'Proxy http-in reached system FD limit (maxsock=4031). Please check system tunables.',
      "[ALERT]    (1) : [haproxy.main()] FD limit (1024) too low for maxconn=20000/maxsock=40034. Please raise 'ulimit-n' to 40034 or more to avoid any trouble.",
    ],
    ignores: ['maxconn 20000'],
  },
  {
    id: 'haproxy.client-side-noise',
    kind: null,
    program: 'haproxy',
    forms: [
      {
        words: 'ssl handshake',
        pattern:
          /\] [\w.:~-]{1,80}\/[\w.:~-]{1,80}: (?:SSL handshake failure|Connection closed during SSL handshake|Timeout during SSL handshake|Connection error during SSL handshake)/,
      },
      { words: 'badreq', pattern: / <BADREQ> | "<BADREQ>"/ },
      { words: 'cd', pattern: / [\d/+-]{9,60} (?:-1|\d{3}) \d{1,12} \S{1,60} \S{1,60} [cC]D[-A-Z]{2} / },
      {
        words: 'nosrv',
        pattern: /\/<NOSRV> [\d/+-]{9,60} (?:-1|40[08]) \d{1,12} \S{1,60} \S{1,60} [cC]R[-A-Z]{2} /,
      },
      { words: 'server is up reason', pattern: /Server [\w.:/-]{1,200} is UP, reason: / },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'A client of HAProxy went away or sent no valid request; or a server came back',
    check: { text: 'Nothing needs to be done; "option dontlognull" hides connections without a request' },
    repair: [],
    source: 'HAProxy configuration manual, 8.2.5 Error log format and 8.5 Session state at disconnection',
    matches: [
      'haproxy[8]: 203.0.113.9:51834 [06/May/2025:07:41:08.826] https-in/1: SSL handshake failure',
      'haproxy[8]: 203.0.113.9:51834 [06/May/2025:07:41:08.826] https-in/1: Connection closed during SSL handshake',
      'haproxy[8]: 203.0.113.9:51834 [06/May/2025:07:41:08.826] http-in http-in/<NOSRV> -1/-1/-1/-1/0 400 0 - - PR-- 1/1/0/0/0 0/0 "<BADREQ>"',
      'haproxy[8]: 10.0.0.4:51834 [06/May/2025:07:41:08.826] http-in app/web1 0/0/1/12/1300 200 612 - - CD-- 12/12/3/2/0 0/0 "GET / HTTP/1.1"',
      'haproxy[8]: 10.0.0.4:51834 [06/May/2025:07:41:08.826] http-in http-in/<NOSRV> -1/-1/-1/-1/10001 408 212 - - cR-- 1/1/0/0/0 0/0 "-"',
      '[WARNING]  (8) : Server app/web1 is UP, reason: Layer4 check passed, check duration: 0ms. 2 active and 0 backup servers online.',
    ],
    ignores: [
      'haproxy[8]: 10.0.0.4:51834 [06/May/2025:07:41:08.826] http-in app/web1 0/0/1/-1/30002 504 217 - - sH-- 12/12/3/2/0 0/0 "GET / HTTP/1.1"',
    ],
  },
];
