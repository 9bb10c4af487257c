import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NGINX_LIMITS: readonly CatalogueEntry[] = [
  {
    id: 'nginx.index-missing',
    kind: 'missing_file',
    program: 'nginx',
    forms: [
      { words: 'directory index of is forbidden', pattern: /directory index of "(?<path>[^"]{1,200})" is forbidden/ },
      {
        words: 'index is not found no such file or directory',
        pattern: /"(?<path>\/[^"]{1,200}\/index\.(?:html|php))" is not found \(2: No such file or directory\)/,
      },
      {
        words: 'open html failed no such file or directory',
        pattern: /open\(\) "(?<path>\/[^"]{1,200}\/(?:index|50x)\.html)" failed \(2: No such file or directory\)/,
      },
      {
        words: 'rewrite or internal redirection cycle while',
        pattern:
          /rewrite or internal redirection cycle while (?:internally redirecting to|processing) "(?<path>[^"]{1,200})"/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: 'Nginx finds no start page at {path}',
    check: {
      text: 'Compare root (alias) with where the built files are; an empty volume hides what the image brought (the web root is empty or another one)',
      compose:
        'docker compose exec {service} sh -c "nginx -T 2>/dev/null | grep -nE \'root |alias |try_files\'; ls -la /usr/share/nginx/html"',
      kubernetes: 'kubectl exec deploy/{service} -- ls -la /usr/share/nginx/html',
      host: 'nginx -T 2>/dev/null | grep -nE "root |alias |try_files"; ls -la <web root>',
    },
    repair: [
      {
        text: 'Build or copy the files into the web root, or correct root and try_files (for a single page application: try_files $uri /index.html)',
        compose: 'docker compose up -d --build {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'nginx -t && systemctl reload nginx',
      },
    ],
    source: 'nginx, ngx_http_autoindex_module, ngx_http_index_module, ngx_http_internal_redirect()',
    matches: [
      '2025/05/06 07:41:08 [error] 31#31: *12 directory index of "/usr/share/nginx/html/" is forbidden, client: 10.0.0.4, server: _, request: "GET / HTTP/1.1", host: "localhost"',
      '2025/05/06 07:41:08 [error] 31#31: *12 "/var/www/shop/index.html" is not found (2: No such file or directory), client: 10.0.0.4',
      '2025/05/06 07:41:08 [error] 31#31: *12 open() "/usr/share/nginx/html/index.html" failed (2: No such file or directory), client: 10.0.0.4',
      '2025/05/06 07:41:08 [error] 31#31: *12 rewrite or internal redirection cycle while internally redirecting to "/index.html", client: 10.0.0.4',
    ],
    ignores: [
      '2025/05/06 07:41:08 [error] 31#31: *12 open() "/usr/share/nginx/html/favicon.ico" failed (2: No such file or directory)',
    ],
  },
  {
    id: 'nginx.disk-full',
    kind: 'disk_full',
    program: 'nginx',
    forms: [
      {
        words: 'failed 28 no space left on device',
        pattern:
          /(?:pwrite|write|open|writev|pwritev|mkdir)\(\) (?:to )?"(?<path>[^"]{1,200})" failed \(28: No space left on device\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Nginx cannot write {path}: no space left on the disk',
    check: {
      text: 'See which file system is full; big uploads are buffered in client_body_temp, answers in proxy_temp',
      compose: 'docker compose exec {service} df -h',
      kubernetes: 'kubectl exec deploy/{service} -- df -h',
      host: 'df -h; df -i; du -xsh /var/log/* /var/cache/nginx | sort -h | tail',
    },
    repair: [
      {
        text: 'Make room (old logs, caches), and set up log rotation or max_size of proxy_cache_path',
        compose: 'docker system df && docker image prune',
        host: 'journalctl --vacuum-size=500M; logrotate -f /etc/logrotate.conf',
      },
    ],
    source: 'nginx, ngx_write_file(), ngx_log.c',
    matches: [
      '2025/05/06 07:41:08 [crit] 31#31: *12 pwrite() "/var/cache/nginx/client_temp/0000000001" failed (28: No space left on device), client: 10.0.0.4',
      '2025/05/06 07:41:08 [crit] 31#31: *12 open() "/var/cache/nginx/proxy_temp/1/00/0000000001" failed (28: No space left on device) while reading upstream',
    ],
    ignores: ['2025/05/06 07:41:08 [emerg] 1#1: open() "/etc/nginx/nginx.conf" failed (2: No such file or directory)'],
  },
  {
    id: 'nginx.requests-limited',
    kind: 'rate_limited',
    program: 'nginx',
    forms: [
      {
        words: 'limiting requests excess by zone',
        pattern:
          /limiting requests, excess: (?<value>[\d.]{1,12}) by zone "(?<object>[^"]{1,80})"(?:, client: (?<peer>[\d.a-f:]{2,45}))?/,
      },
      {
        words: 'limiting connections by zone',
        pattern: /limiting connections by zone "(?<object>[^"]{1,80})"(?:, client: (?<peer>[\d.a-f:]{2,45}))?/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Nginx refuses requests of {peer|clients} by its own limit {object}',
    check: {
      text: 'See whether one client asks too often or all seem to be one: behind a proxy every request has the address of the proxy',
      host: 'grep "limiting " /var/log/nginx/error.log | grep -oE "client: [^,]+" | sort | uniq -c | sort -n | tail',
      compose: 'docker compose logs --since 10m {service} | grep -oE "client: [^,]+" | sort | uniq -c | sort -n | tail',
      kubernetes:
        'kubectl logs deploy/{service} --since=10m | grep -oE "client: [^,]+" | sort | uniq -c | sort -n | tail',
    },
    repair: [
      {
        text: 'Set real_ip_header with set_real_ip_from behind a proxy, or raise rate and burst of the zone; leave it when it stops an attacker',
        host: 'nginx -t && systemctl reload nginx',
        compose: 'docker compose exec {service} nginx -s reload',
      },
    ],
    source: 'nginx, ngx_http_limit_req_module, ngx_http_limit_conn_module',
    matches: [
      '2025/05/06 07:41:08 [error] 31#31: *12 limiting requests, excess: 20.920 by zone "api", client: 10.0.0.4, server: shop.example.com',
      '2025/05/06 07:41:08 [error] 31#31: *12 limiting connections by zone "addr", client: 10.0.0.4, server: shop.example.com',
    ],
    ignores: ['limit_req_zone $binary_remote_addr zone=api:10m rate=10r/s;'],
  },
  {
    id: 'nginx.worker-crashed',
    kind: 'crash_signal',
    program: 'nginx',
    forms: [
      {
        words: 'worker process exited on signal',
        pattern: /worker process \d{1,10} exited on signal (?<signal>4|6|7|8|11)\b/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'An nginx worker crashed with signal {signal}',
    check: {
      text: 'For 9 look for the out-of-memory killer; for 11 see which dynamic modules are loaded',
      compose: 'dmesg -T | grep -iE "nginx|oom" | tail; docker compose exec {service} nginx -V',
      kubernetes: 'kubectl describe pod {service} | grep -A4 "Last State"',
      host: 'dmesg -T | grep -iE "nginx|oom" | tail; nginx -V; ls /etc/nginx/modules-enabled',
    },
    repair: [
      {
        text: 'Raise the memory limit for 9; for 11 remove or update the module that does not fit this nginx version',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        host: 'apt-get install --only-upgrade nginx "libnginx-mod-*" && systemctl restart nginx',
      },
    ],
    source: 'nginx, ngx_process_get_status()',
    matches: [
      '2025/05/06 07:41:08 [alert] 1#1: worker process 31 exited on signal 6 (core dumped)',
      '2025/05/06 07:41:08 [alert] 1#1: worker process 31 exited on signal 11 (core dumped)',
    ],
    ignores: ['2025/05/06 07:41:08 [notice] 1#1: worker process 31 exited with code 0'],
  },
];
