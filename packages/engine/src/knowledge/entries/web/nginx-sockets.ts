import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NGINX_SOCKETS: readonly CatalogueEntry[] = [
  {
    id: 'nginx.upstream-socket-denied',
    kind: 'file_permission',
    program: 'nginx',
    forms: [
      {
        words: 'connect to unix failed 13 permission denied while connecting to upstream',
        pattern:
          /connect\(\) to unix:(?<path>[^\s:]{1,200}) failed \(13: Permission denied\) while connecting to upstream/,
      },
      {
        words: 'connect to failed 13 permission denied while connecting to upstream',
        pattern:
          /connect\(\) to (?<peer>[\d.a-f:[\]]{3,60}):(?<port>\d{1,5}) failed \(13: Permission denied\) while connecting to upstream/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Nginx may not connect to {path|TCP port} {port|of its upstream}',
    check: {
      text: 'Look at owner and mode of the socket and of each folder above it; for a TCP port it is SELinux',
      compose: 'docker compose exec {service} sh -c "id nginx; ls -la $(dirname {path|/run/app.sock})"',
      host: 'namei -l {path|/run/php}; ps -o user= -C nginx; ausearch -m avc -ts recent | grep nginx; getsebool httpd_can_network_connect',
    },
    repair: [
      {
        text: 'Let the account of nginx (www-data or nginx) use the socket: listen.owner, listen.group and listen.mode = 0660 in the PHP-FPM pool, or the group of the unit',
        host: 'sed -i "s/^;\\?listen.owner.*/listen.owner = nginx/; s/^;\\?listen.group.*/listen.group = nginx/" /etc/php-fpm.d/www.conf && systemctl restart php-fpm',
      },
      {
        text: 'Or allow it in SELinux, which forbids web servers outgoing connections at first',
        host: 'setsebool -P httpd_can_network_connect 1',
      },
    ],
    source: 'nginx, ngx_event_connect_peer(); PHP-FPM listen.owner',
    matches: [
      '2025/05/06 07:41:08 [crit] 31#31: *12 connect() to unix:/run/php/php8.2-fpm.sock failed (13: Permission denied) while connecting to upstream, client: 10.0.0.4, server: _, request: "GET / HTTP/1.1", upstream: "fastcgi://unix:/run/php/php8.2-fpm.sock:", host: "localhost"',
      '2025/05/06 07:41:08 [crit] 31#31: *12 connect() to 127.0.0.1:8080 failed (13: Permission denied) while connecting to upstream, client: 10.0.0.4, server: _',
    ],
    ignores: [
      '2025/05/06 07:41:08 [crit] 31#31: *12 connect() to unix:/run/php/php8.2-fpm.sock failed (2: No such file or directory) while connecting to upstream',
    ],
  },
  {
    id: 'nginx.upstream-socket-missing',
    kind: 'wrong_address',
    program: 'nginx',
    forms: [
      {
        words: 'connect to unix failed while connecting to upstream',
        pattern:
          /connect\(\) to unix:(?<path>[^\s:]{1,200}) failed \((?:2: No such file or directory|111: Connection refused)\) while connecting to upstream/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'Nobody listens at the socket {path} that nginx talks to',
    check: {
      text: 'See whether the service behind the socket runs and which path it uses; the version of PHP is part of the name',
      compose: 'docker compose ps -a; docker compose exec {service} ls -la $(dirname {path})',
      host: 'ls -la $(dirname {path}); ss -lxp | grep -E "php|gunicorn|uwsgi|puma"; systemctl list-units "php*-fpm*" "gunicorn*" "uwsgi*"',
    },
    repair: [
      {
        text: 'Start the service, or write into fastcgi_pass (proxy_pass, uwsgi_pass) the socket that it makes; in containers share its folder as a volume',
        compose: 'docker compose up -d',
        host: 'systemctl restart php8.2-fpm && nginx -t && systemctl reload nginx',
      },
    ],
    source: 'nginx, ngx_event_connect_peer()',
    matches: [
      '2025/05/06 07:41:08 [crit] 31#31: *12 connect() to unix:/run/php/php7.4-fpm.sock failed (2: No such file or directory) while connecting to upstream, client: 10.0.0.4, server: _, request: "GET /index.php HTTP/1.1", upstream: "fastcgi://unix:/run/php/php7.4-fpm.sock:", host: "localhost"',
      '2025/05/06 07:41:08 [error] 31#31: *12 connect() to unix:/run/gunicorn.sock failed (111: Connection refused) while connecting to upstream, client: 10.0.0.4, server: _',
    ],
    ignores: [
      '2025/05/06 07:41:08 [crit] 31#31: *12 connect() to unix:/run/php/php8.2-fpm.sock failed (13: Permission denied) while connecting to upstream',
    ],
  },
  {
    id: 'nginx.upstream-socket-queue-full',
    kind: 'queue_full',
    program: 'nginx',
    forms: [
      {
        words: 'connect to unix failed 11 resource temporarily unavailable while connecting to upstream',
        pattern:
          /connect\(\) to unix:(?<path>[^\s:]{1,200}) failed \(11: Resource temporarily unavailable\) while connecting to upstream/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'The listen queue of the socket {path} is full: all workers behind it are busy',
    check: {
      text: 'Compare the queue and the busy workers with their limits',
      host: 'ss -lx | grep {path}; sysctl net.core.somaxconn; grep -rhE "^(pm|listen.backlog)" /etc/php*/ 2>/dev/null',
      compose: 'docker compose exec {service} ss -lx | grep {path}',
    },
    repair: [
      {
        text: 'Add workers (pm.max_children, gunicorn --workers) or repair what they wait for, and raise listen.backlog together with net.core.somaxconn for short bursts',
        host: 'sysctl -w net.core.somaxconn=4096 && systemctl restart php8.2-fpm',
      },
    ],
    source: 'nginx, ngx_event_connect_peer() (EAGAIN on Unix sockets)',
    matches: [
      '2025/05/06 07:41:08 [error] 31#31: *12 connect() to unix:/run/php/php8.2-fpm.sock failed (11: Resource temporarily unavailable) while connecting to upstream, client: 10.0.0.4, server: _',
      '2025/05/06 07:41:09 [error] 31#31: *13 connect() to unix:/run/uwsgi/app.sock failed (11: Resource temporarily unavailable) while connecting to upstream, client: 10.0.0.4, server: shop.example.com, request: "GET / HTTP/1.1"',
    ],
    ignores: ['fork: retry: Resource temporarily unavailable'],
  },
  {
    id: 'nginx.upstream-tls-failed',
    kind: 'protocol_mismatch',
    program: 'nginx',
    forms: [
      {
        words: 'ssl_do_handshake failed while ssl handshaking to upstream',
        pattern:
          /SSL_do_handshake\(\) failed \(SSL: error:[0-9A-F]{6,8}:SSL routines:\w{0,60}:(?<value>[^():]{1,80})[^\n]{0,160}?\) while SSL handshaking to upstream(?:[^\n]{0,2000}?upstream: "(?:\w{1,8}:)?\/{0,2}(?<peer>[^"/:\s]{1,120}):?(?<port>\d{1,5})?)?/,
      },
      {
        words: 'peer closed connection in ssl handshake while ssl handshaking to upstream',
        pattern:
          /peer closed connection in SSL handshake(?: \(\d{1,3}: [^)]{1,40}\))? while SSL handshaking to upstream(?:[^\n]{0,2000}?upstream: "(?:\w{1,8}:)?\/{0,2}(?<peer>[^"/:\s]{1,120}):?(?<port>\d{1,5})?)?/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The TLS handshake of nginx with its upstream {peer|server} fails: {value|it hung up}',
    check: {
      text: '"wrong version number" means an upstream that speaks plain HTTP; an alert about the name means that it wants SNI',
      compose:
        'docker compose exec {service} sh -c "openssl s_client -connect {peer|upstream}:{port|443} -brief </dev/null"',
      kubernetes: 'kubectl exec deploy/{service} -- curl -skv https://{peer|upstream}:{port|443}/ -o /dev/null',
      host: 'openssl s_client -connect {peer|upstream}:{port|443} -servername <name> -brief </dev/null; curl -s http://{peer|upstream}:{port|443}/ -o /dev/null -v',
    },
    repair: [
      {
        text: 'Use http:// in proxy_pass for a plain upstream; otherwise add "proxy_ssl_server_name on;" (and proxy_ssl_name), since nginx sends no SNI by itself',
        compose: 'docker compose exec {service} nginx -t && docker compose exec {service} nginx -s reload',
        kubernetes: 'kubectl annotate ingress <ingress> nginx.ingress.kubernetes.io/backend-protocol=HTTP --overwrite',
        host: 'nginx -t && systemctl reload nginx',
      },
    ],
    source: 'nginx, ngx_ssl_handshake(), ngx_http_proxy_module proxy_ssl_server_name',
    matches: [
      '2025/05/06 07:41:08 [error] 31#31: *12 SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version number) while SSL handshaking to upstream, client: 10.0.0.4, server: _, request: "GET / HTTP/1.1", upstream: "https://172.18.0.5:8080/", host: "localhost"',
      '2025/05/06 07:41:08 [error] 31#31: *12 SSL_do_handshake() failed (SSL: error:14094410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:SSL alert number 40) while SSL handshaking to upstream, client: 10.0.0.4, server: _',
      '2025/05/06 07:41:08 [error] 31#31: *12 peer closed connection in SSL handshake (104: Connection reset by peer) while SSL handshaking to upstream, client: 10.0.0.4, server: _',
    ],
    ignores: [
      '2025/05/06 07:41:08 [crit] 31#31: *12 SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL handshaking, client: 203.0.113.9, server: 0.0.0.0:443',
    ],
  },
  {
    id: 'nginx.upstream-certificate-refused',
    kind: 'certificate_untrusted',
    program: 'nginx',
    forms: [
      {
        words: 'upstream ssl certificate verify error',
        pattern: /upstream SSL certificate verify error: \((?<value>\d{1,3}:[^)]{1,80})\)/,
      },
      {
        words: 'upstream ssl certificate does not match',
        pattern: /upstream SSL certificate does not match "(?<peer>[^"]{1,120})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nginx refuses the certificate of its upstream: {value|it does not carry the name}',
    check: {
      text: 'Show issuer, names and dates of the certificate that the upstream sends',
      host: 'openssl s_client -connect <upstream>:443 -servername {peer|<name>} </dev/null | openssl x509 -noout -subject -issuer -dates -ext subjectAltName',
      kubernetes: 'kubectl get certificate,secret -A | grep tls',
    },
    repair: [
      {
        text: 'Give proxy_ssl_trusted_certificate the CA that signed it and proxy_ssl_name a name that it carries, or renew it',
        host: 'nginx -t && systemctl reload nginx',
        compose: 'docker compose exec {service} nginx -s reload',
      },
    ],
    source: 'nginx, ngx_http_upstream_ssl_handshake()',
    matches: [
      '2025/05/06 07:41:08 [error] 31#31: *12 upstream SSL certificate verify error: (20:unable to get local issuer certificate) while SSL handshaking to upstream, client: 10.0.0.4',
      '2025/05/06 07:41:08 [error] 31#31: *12 upstream SSL certificate does not match "api.internal" while SSL handshaking to upstream, client: 10.0.0.4',
    ],
    ignores: [
      '2025/05/06 07:41:08 [info] 31#31: *12 client SSL certificate verify error: (10:certificate has expired) while reading client request headers',
    ],
  },
  {
    id: 'nginx.bind-failed',
    kind: 'port_in_use',
    program: 'nginx',
    forms: [
      {
        words: 'bind to failed address in use',
        pattern:
          /bind\(\) to (?:(?<peer>[\d.]{7,15}|\[[\da-f:]{2,45}\]):(?<port>\d{1,5})|unix:(?<path>\S{1,200})) failed \((?:98|48): Address (?:already )?in use\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Nginx cannot listen on port {port|or socket}: another process has it',
    check: {
      text: 'Find who listens there; often Apache, a second nginx, or the same container in host network mode',
      compose: 'docker ps --format "{{.Names}} {{.Ports}}" | grep ":{port|80}->"; ss -ltnp | grep ":{port|80} "',
      kubernetes: 'kubectl get pods -A -o wide | grep -i ingress',
      host: 'ss -ltnp | grep ":{port|80} "',
    },
    repair: [
      {
        text: 'Stop the service that holds the port (apache2, another nginx; ss shows it), or give one of the two another port (listen, ports:)',
        compose: 'docker compose up -d --remove-orphans {service}',
        host: 'systemctl disable --now apache2; systemctl restart nginx',
      },
    ],
    source: 'nginx, ngx_open_listening_sockets()',
    matches: [
      '2025/05/06 07:41:08 [emerg] 1#1: bind() to 0.0.0.0:80 failed (98: Address already in use)',
      'nginx: [emerg] bind() to [::]:443 failed (98: Address in use)',
      'nginx: [emerg] bind() to unix:/run/nginx/app.sock failed (98: Address already in use)',
    ],
    ignores: ['nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)'],
  },
  {
    id: 'nginx.bind-denied',
    kind: 'authorisation_denied',
    program: 'nginx',
    forms: [
      {
        words: 'bind to failed 13 permission denied',
        pattern: /bind\(\) to (?:[\d.]{7,15}|\[[\da-f:]{2,45}\]):(?<port>\d{1,5}) failed \(13: Permission denied\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nginx may not listen on port {port} as the account it runs as',
    check: {
      text: 'See which account nginx starts as: ports below 1024 need root or CAP_NET_BIND_SERVICE; with SELinux the port needs a label',
      compose: 'docker compose config | grep -E "user:|cap_drop|image:"',
      kubernetes: 'kubectl get pod {service} -o yaml | grep -A8 securityContext',
      host: 'semanage port -l | grep http_port_t; sysctl net.ipv4.ip_unprivileged_port_start',
    },
    repair: [
      {
        text: 'Listen on 8080 and publish it as 80 (as nginxinc/nginx-unprivileged does), or add the capability NET_BIND_SERVICE',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'semanage port -a -t http_port_t -p tcp {port}; systemctl restart nginx',
      },
    ],
    source: 'nginx, ngx_open_listening_sockets(); capabilities(7)',
    matches: [
      'nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)',
      '2025/05/06 07:41:08 [emerg] 1#1: bind() to [::]:443 failed (13: Permission denied)',
    ],
    ignores: ['2025/05/06 07:41:08 [emerg] 1#1: bind() to 0.0.0.0:80 failed (98: Address already in use)'],
  },
];
