import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const LOOK_AT_UPSTREAM: Step = {
  text: 'See whether the upstream runs, listens at that port and what its own log says at that time',
  compose: 'docker compose ps -a; docker compose exec {service} wget -qS -O- http://{peer|app}:{port|80}/ 2>&1 | head',
  kubernetes: 'kubectl get pods,endpoints -o wide | grep -F {peer|app}',
  host: 'ss -ltnp | grep ":{port|80} "; curl -sv http://{peer|127.0.0.1}:{port|80}/ -o /dev/null',
};

export const NGINX_UPSTREAM: readonly CatalogueEntry[] = [
  {
    id: 'nginx.upstream-refused',
    kind: 'connection_refused',
    program: 'nginx',
    forms: [
      {
        words: 'connect failed 111 connection refused while connecting to upstream',
        pattern:
          /connect\(\) failed \(111: Connection refused\) while connecting to upstream[^\n]{0,2000}?upstream: "(?:\w{1,8}:)?\/{0,2}(?<peer>[^"/:\s]{1,120}):(?<port>\d{1,5})/,
      },
      {
        words: 'connect failed 111 unknown error while connecting to upstream',
        pattern: /connect\(\) failed \(111: Unknown error\) while connecting to upstream/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Nginx finds nobody listening at its upstream {peer|(not named)} port {port|unknown}',
    check: LOOK_AT_UPSTREAM,
    repair: [
      {
        text: 'Start the upstream, let it listen on 0.0.0.0 instead of 127.0.0.1, and give proxy_pass the port it listens on inside its own container',
        compose: 'docker compose up -d && docker compose exec {service} nginx -s reload',
        kubernetes: 'kubectl rollout restart deploy/<upstream>',
        host: 'systemctl restart <upstream>; nginx -t && systemctl reload nginx',
      },
    ],
    source: 'nginx, ngx_event_connect_peer(), ngx_http_upstream_test_connect()',
    matches: [
      '2025/05/06 07:41:08 [error] 31#31: *12 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.4, server: shop.example.com, request: "GET /orders HTTP/1.1", upstream: "http://172.18.0.5:8080/orders", host: "shop.example.com"',
      '2025/05/06 07:41:08 [error] 31#31: *12 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.4, server: _, request: "GET /index.php HTTP/1.1", upstream: "fastcgi://127.0.0.1:9000", host: "localhost"',
      '2025/05/06 07:41:08 [error] 31#31: *12 connect() failed (111: Unknown error) while connecting to upstream, client: 10.0.0.4, server: _',
    ],
    ignores: [
      '2025/05/06 07:41:08 [error] 31#31: *12 connect() to unix:/run/php-fpm.sock failed (111: Connection refused) while connecting to upstream',
    ],
  },
  {
    id: 'nginx.upstream-timed-out',
    kind: 'slow_dependency',
    program: 'nginx',
    forms: [
      {
        words: 'upstream timed out while upstream',
        pattern:
          /upstream timed out \((?:110|60): (?:Connection|Operation) timed out\) while (?:reading (?:response header|upstream|SSL)|sending request)[^\n]{0,2000}?upstream: "(?:\w{1,8}:)?\/{0,2}(?<peer>[^"/:\s]{1,120}):(?<port>\d{1,5})/,
      },
      {
        words: 'upstream timed out while sending request to upstream',
        pattern:
          /upstream timed out \((?:110|60): (?:Connection|Operation) timed out\) while sending request to upstream/,
      },
      {
        words: 'upstream timed out while reading upstream unix',
        pattern:
          /upstream timed out \((?:110|60): (?:Connection|Operation) timed out\) while reading[^\n]{0,2000}?upstream: "[a-z:/]{0,20}unix:(?<path>[^":]{1,200})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The upstream {peer|socket} (port {port|none}) took longer than proxy_read_timeout to answer',
    check: LOOK_AT_UPSTREAM,
    repair: [
      { text: 'Find what the upstream waits for (database, remote call, all workers busy) and repair that' },
      {
        text: 'Raise proxy_read_timeout (fastcgi_read_timeout, uwsgi_read_timeout; 60 s is the default) only for requests that are meant to take long',
        compose: 'docker compose exec {service} nginx -t && docker compose exec {service} nginx -s reload',
        host: 'nginx -t && systemctl reload nginx',
      },
    ],
    source: 'nginx, ngx_http_upstream_next(), NGX_HTTP_UPSTREAM_FT_TIMEOUT',
    matches: [
      '2025/05/06 07:41:08 [error] 31#31: *12 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 10.0.0.4, server: shop.example.com, request: "POST /export HTTP/1.1", upstream: "http://172.18.0.5:8080/export", host: "shop.example.com"',
      '2025/05/06 07:41:08 [error] 31#31: *12 upstream timed out (110: Operation timed out) while sending request to upstream, client: 10.0.0.4, server: shop.example.com',
      '2025/05/06 07:41:08 [error] 31#31: *12 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 10.0.0.4, server: _, request: "GET / HTTP/1.1", upstream: "fastcgi://unix:/run/php/php8.2-fpm.sock:", host: "localhost"',
    ],
    ignores: [
      '2025/05/06 07:41:08 [error] 31#31: *12 upstream timed out (110: Connection timed out) while connecting to upstream, client: 10.0.0.4',
    ],
  },
  {
    id: 'nginx.upstream-unreachable',
    kind: 'unreachable',
    program: 'nginx',
    forms: [
      {
        words: 'upstream timed out while connecting to upstream',
        pattern:
          /upstream timed out \((?:110|60): (?:Connection|Operation) timed out\) while connecting to upstream(?:[^\n]{0,2000}?upstream: "(?:\w{1,8}:)?\/{0,2}(?<peer>[^"/:\s]{1,120}):(?<port>\d{1,5}))?/,
      },
      {
        words: 'connect failed 113 while connecting to upstream',
        pattern:
          /connect\(\) failed \(113: (?:No route to host|Host is unreachable)\) while connecting to upstream(?:[^\n]{0,2000}?upstream: "(?:\w{1,8}:)?\/{0,2}(?<peer>[^"/:\s]{1,120}):(?<port>\d{1,5}))?/,
      },
      {
        words: 'connect failed 101 while connecting to upstream',
        pattern:
          /connect\(\) (?:to \S{1,80} )?failed \(101: Network (?:is )?unreachable\) while connecting to upstream/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'No way from nginx to its upstream {peer|(not named)} port {port|unknown}',
    check: {
      text: 'See whether that address still belongs to the upstream: nginx resolves names in its configuration only once, at the start',
      compose: 'docker compose ps; docker compose exec {service} getent hosts <upstream name>',
      kubernetes: 'kubectl get endpoints,networkpolicy -A | grep -F {peer|upstream}',
      host: 'ip route get {peer|127.0.0.1}; nc -vz {peer|127.0.0.1} {port|80}; nft list ruleset | head -50',
    },
    repair: [
      {
        text: 'Reload nginx, so that it resolves the name anew, or use a resolver with a variable in proxy_pass; open the firewall otherwise',
        compose: 'docker compose exec {service} nginx -s reload',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'systemctl reload nginx',
      },
    ],
    source: 'nginx, ngx_http_upstream_next(), ngx_event_connect_peer()',
    matches: [
      '2025/05/06 07:41:08 [error] 31#31: *12 upstream timed out (110: Connection timed out) while connecting to upstream, client: 10.0.0.4, server: shop.example.com, request: "GET / HTTP/1.1", upstream: "http://172.18.0.5:8080/", host: "shop.example.com"',
      '2025/05/06 07:41:08 [error] 31#31: *12 connect() failed (113: No route to host) while connecting to upstream, client: 10.0.0.4, server: _, request: "GET / HTTP/1.1", upstream: "http://172.18.0.5:8080/", host: "localhost"',
      '2025/05/06 07:41:08 [error] 31#31: *12 connect() to [2001:db8::5]:443 failed (101: Network unreachable) while connecting to upstream, client: 10.0.0.4, server: _',
    ],
    ignores: [
      '2025/05/06 07:41:08 [error] 31#31: *12 upstream timed out (110: Connection timed out) while reading response header from upstream',
    ],
  },
  {
    id: 'nginx.no-live-upstreams',
    kind: 'connection_refused',
    program: 'nginx',
    forms: [
      {
        words: 'no live upstreams while connecting to upstream',
        pattern:
          /no live upstreams while connecting to upstream(?:[^\n]{0,2000}?upstream: "(?:\w{1,8}:)?\/{0,2}(?<peer>[^"/:\s]{1,120}))?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Nginx counts all servers of the upstream {peer|group} as down',
    check: {
      text: 'Read the errors just before it: they say why each server was marked as failed (max_fails within fail_timeout)',
      compose: 'docker compose logs --since 10m {service} | grep -B20 "no live upstreams" | grep -v "no live"',
      kubernetes: 'kubectl logs deploy/{service} --since=10m | grep -B20 "no live upstreams" | grep -v "no live"',
      host: 'grep -B20 "no live upstreams" /var/log/nginx/error.log | grep -v "no live" | tail -20',
    },
    repair: [
      {
        text: 'Repair the servers behind it; with a single server set max_fails=0, since shutting out the only one helps nobody',
        host: 'nginx -t && systemctl reload nginx',
        compose: 'docker compose exec {service} nginx -s reload',
      },
    ],
    source: 'nginx, ngx_http_upstream_connect() (NGX_BUSY)',
    matches: [
      '2025/05/06 07:41:08 [error] 31#31: *12 no live upstreams while connecting to upstream, client: 10.0.0.4, server: shop.example.com, request: "GET / HTTP/1.1", upstream: "http://backend/", host: "shop.example.com"',
      '2025/05/06 07:41:09 [error] 31#31: *14 no live upstreams while connecting to upstream, client: 10.0.0.4, server: _',
    ],
    ignores: ['upstream backend { server 172.18.0.5:8080 max_fails=0; }'],
  },
  {
    id: 'nginx.upstream-name-unknown-at-start',
    kind: 'name_resolution',
    program: 'nginx',
    forms: [
      {
        words: 'host not found in upstream',
        pattern:
          /host not found in upstream "(?<peer>[^":]{1,120})(?::(?<port>\d{1,5}))?"(?: in (?<path>[^:\s]{1,200}):(?<value>\d{1,6}))?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nginx does not start: it cannot resolve the upstream {peer}',
    check: {
      text: 'See whether {peer} runs and is in the same network: compose gives names only to running containers',
      compose: 'docker compose ps -a; docker compose config | grep -A3 networks',
      kubernetes: 'kubectl get svc -A | grep {peer}',
      host: 'getent hosts {peer}; cat /etc/resolv.conf',
    },
    repair: [
      {
        text: 'Start {peer} first (depends_on with condition: service_healthy) or correct the name',
        compose: 'docker compose up -d {peer} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'nginx -t && systemctl restart nginx',
      },
      {
        text: 'Use "resolver 127.0.0.11;" and a variable in proxy_pass, so that nginx resolves the name at each request and starts without it',
      },
    ],
    source: 'nginx, ngx_http_upstream.c ngx_http_upstream_add(), ngx_inet_resolve_host()',
    matches: [
      '2025/05/06 07:41:08 [emerg] 1#1: host not found in upstream "api" in /etc/nginx/conf.d/default.conf:12',
      'nginx: [emerg] host not found in upstream "api:8080" in /etc/nginx/conf.d/default.conf:3',
    ],
    ignores: ['2025/05/06 07:41:08 [error] 31#31: *12 api could not be resolved (3: Host not found), client: 10.0.0.4'],
  },
  {
    id: 'nginx.name-not-resolved-at-run-time',
    kind: 'name_resolution',
    program: 'nginx',
    forms: [
      {
        words: 'could not be resolved',
        pattern: /\*\d{1,12} (?<peer>[\w.-]{1,120}) could not be resolved \((?<value>\d{1,3}: [^)]{1,40})\)/,
      },
      {
        words: 'failed while resolving resolver',
        pattern:
          /(?:recv|send)\(\) failed \(111: Connection refused\) while resolving, resolver: (?<object>[\d.a-f:[\]]{3,60})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nginx cannot resolve {peer|the upstream} with its resolver',
    check: {
      text: 'Read the resolver directive and ask that server for the name; in Docker it is 127.0.0.11, in Kubernetes the address of kube-dns and the full name',
      compose:
        'docker compose exec {service} grep -rn resolver /etc/nginx; docker compose exec {service} nslookup {peer|api} 127.0.0.11',
      kubernetes:
        'kubectl get svc -n kube-system kube-dns; kubectl exec deploy/{service} -- nslookup {peer|api}.default.svc.cluster.local',
      host: 'grep -rn resolver /etc/nginx; dig {peer|api}',
    },
    repair: [
      {
        text: 'Set a resolver that knows the name (nginx does not read /etc/hosts or search domains here), and reload',
        compose: 'docker compose exec {service} nginx -s reload',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'nginx -t && systemctl reload nginx',
      },
    ],
    source: 'nginx, ngx_http_upstream_resolve_handler(), ngx_http_upstream_init_request()',
    matches: [
      '2025/05/06 07:41:08 [error] 31#31: *12 api could not be resolved (3: Host not found), client: 10.0.0.4, server: _, request: "GET / HTTP/1.1", host: "localhost"',
      '2025/05/06 07:41:08 [error] 31#31: recv() failed (111: Connection refused) while resolving, resolver: 127.0.0.11:53',
    ],
    ignores: ['nginx: [emerg] host not found in upstream "api" in /etc/nginx/conf.d/default.conf:12'],
  },
  {
    id: 'nginx.upstream-closed-early',
    kind: 'crash_signal',
    program: 'nginx',
    forms: [
      {
        words: 'upstream prematurely closed while',
        pattern:
          /upstream prematurely closed (?:FastCGI stdout|connection) while[^\n]{0,2000}?upstream: "(?:\w{1,8}:)?\/{0,2}(?<peer>[^"/:\s]{1,120}):?(?<port>\d{1,5})?/,
      },
      {
        words: 'failed 104 connection reset by peer while reading upstream',
        pattern:
          /(?:recv|readv)\(\) failed \(104: Connection reset by peer\) while reading (?:response header from )?upstream(?:[^\n]{0,2000}?upstream: "(?:\w{1,8}:)?\/{0,2}(?<peer>[^"/:\s]{1,120}):?(?<port>\d{1,5})?)?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The upstream {peer|of nginx} hung up in the middle of a request',
    check: {
      text: 'See whether the upstream crashed, was restarted or killed a worker (timeout, memory) at that second',
      compose:
        'docker compose ps -a; docker compose logs --since 10m | grep -iE "killed|exit|segfault|timeout|restart"',
      kubernetes: 'kubectl get pods; kubectl describe pod <upstream> | grep -A4 "Last State"',
      host: 'journalctl --since -10min -p warning; dmesg -T | grep -iE "killed process|segfault"',
    },
    repair: [
      {
        text: 'Repair what ends the worker; where only idle connections are hit, make the keep-alive time of the upstream longer than that of nginx (keepalive_timeout of the upstream block)',
      },
    ],
    source:
      'nginx, ngx_http_upstream_process_header(), ngx_http_upstream_process_upgraded(), ngx_http_fastcgi_module.c',
    matches: [
      '2025/05/06 07:41:08 [error] 31#31: *12 upstream prematurely closed connection while reading response header from upstream, client: 10.0.0.4, server: shop.example.com, request: "POST /orders HTTP/1.1", upstream: "http://172.18.0.5:8080/orders", host: "shop.example.com"',
      '2025/05/06 07:41:08 [error] 31#31: *12 recv() failed (104: Connection reset by peer) while reading response header from upstream, client: 10.0.0.4, server: _, request: "GET / HTTP/1.1", upstream: "fastcgi://127.0.0.1:9000", host: "localhost"',
    ],
    ignores: ['2025/05/06 07:41:08 [info] 31#31: *12 client prematurely closed connection, client: 10.0.0.4'],
  },
  {
    id: 'nginx.upstream-header-too-big',
    kind: 'payload_too_large',
    program: 'nginx',
    forms: [
      {
        words: 'upstream sent too big header while reading response header from upstream',
        pattern:
          /upstream sent too big header while reading response header from upstream(?:[^\n]{0,2000}?request: "(?<object>[^"]{1,200})")?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The answer headers (cookies) of the upstream do not fit into the buffer of nginx',
    check: {
      text: 'See how large the headers are; session cookies and tokens of a login make them grow',
      compose: 'docker compose exec {service} wget -qS -O /dev/null http://<upstream>/ 2>&1 | wc -c',
      kubernetes: 'kubectl exec deploy/{service} -- curl -sI http://<upstream>/ | wc -c',
      host: 'curl -sI http://<upstream>/ | wc -c',
    },
    repair: [
      {
        text: 'Set proxy_buffer_size 16k and proxy_buffers 4 32k (fastcgi_buffer_size for PHP), since all headers must fit into one buffer of that size; for ingress-nginx use the annotation proxy-buffer-size',
        compose: 'docker compose exec {service} nginx -t && docker compose exec {service} nginx -s reload',
        kubernetes: 'kubectl annotate ingress <ingress> nginx.ingress.kubernetes.io/proxy-buffer-size=16k',
        host: 'nginx -t && systemctl reload nginx',
      },
    ],
    source: 'nginx, ngx_http_upstream_process_header()',
    matches: [
      '2025/05/06 07:41:08 [error] 31#31: *12 upstream sent too big header while reading response header from upstream, client: 10.0.0.4, server: shop.example.com, request: "GET /callback?code=1 HTTP/1.1", upstream: "http://172.18.0.5:8080/callback", host: "shop.example.com"',
      '2025/05/06 07:41:08 [error] 31#31: *12 upstream sent too big header while reading response header from upstream, client: 10.0.0.4, server: _',
    ],
    ignores: [
      '2025/05/06 07:41:08 [warn] 31#31: *12 an upstream response is buffered to a temporary file /var/cache/nginx/proxy_temp/1/00/0000000001 while reading upstream',
    ],
  },
];
