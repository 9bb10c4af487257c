import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NGINX_SERVER: readonly CatalogueEntry[] = [
  {
    id: 'nginx.request-body-too-large',
    kind: 'payload_too_large',
    program: 'nginx',
    forms: [
      {
        words: 'client intended to send too large',
        pattern:
          /client intended to send too large (?:body: (?<value>\d{1,15}) bytes|chunked body: (?<limit>\d{1,15})\+\d{1,15} bytes)/,
      },
      {
        words: 'client intended to send too large body',
        pattern: /client intended to send too large body: (?<value>\d{1,15}) bytes/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nginx refuses a request body of {value|too many} bytes (413): client_max_body_size is smaller',
    check: {
      text: 'Find the limit that applies to this server and location; it is 1 MB where nothing is set',
      compose: 'docker compose exec {service} nginx -T 2>/dev/null | grep -n client_max_body_size',
      kubernetes: 'kubectl get ingress -o yaml | grep proxy-body-size',
      host: 'nginx -T 2>/dev/null | grep -n client_max_body_size',
    },
    repair: [
      {
        text: 'Set client_max_body_size above the largest upload in that server block and reload; the application behind it may have a limit, too',
        compose: 'docker compose exec {service} nginx -t && docker compose exec {service} nginx -s reload',
        kubernetes: 'kubectl annotate ingress <ingress> nginx.ingress.kubernetes.io/proxy-body-size=100m --overwrite',
        host: 'nginx -t && systemctl reload nginx',
      },
    ],
    source: 'nginx, ngx_http_core_find_config_phase(), ngx_http_request_body_chunked_filter()',
    matches: [
      '2025/05/06 07:41:08 [error] 31#31: *12 client intended to send too large body: 10485761 bytes, client: 10.0.0.4, server: shop.example.com, request: "POST /upload HTTP/1.1", host: "shop.example.com"',
      '2025/05/06 07:41:08 [error] 31#31: *12 client intended to send too large chunked body: 1048576+8192 bytes, client: 10.0.0.4',
    ],
    ignores: [
      '2025/05/06 07:41:08 [warn] 31#31: *12 a client request body is buffered to a temporary file /var/cache/nginx/client_temp/0000000001',
    ],
  },
  {
    id: 'nginx.too-many-open-files',
    kind: 'descriptor_limit',
    program: 'nginx',
    forms: [
      {
        words: 'failed 24',
        pattern:
          /(?:(?:accept4?|socket)\(\)|open\(\) "(?<path>[^"]{1,200})"|connect\(\)[^\n]{0,80}) failed \((?:24: Too many open files|24: No file descriptors available)\)/,
      },
      { words: 'failed 24 no file descriptors available', pattern: /failed \(24: No file descriptors available\)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'An nginx worker has no file descriptors left',
    check: {
      text: 'Compare the open files of a worker with its limit; each proxied request takes two',
      compose: 'docker compose exec {service} sh -c "grep files /proc/1/limits; ls /proc/[0-9]*/fd | wc -l"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "grep files /proc/1/limits"',
      host: 'for p in $(pgrep nginx); do echo $p $(ls /proc/$p/fd | wc -l) $(grep "open files" /proc/$p/limits); done',
    },
    repair: [
      {
        text: 'Set worker_rlimit_nofile (twice worker_connections at least) and LimitNOFILE of the unit or ulimits of the container, then restart',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'mkdir -p /etc/systemd/system/nginx.service.d && printf "[Service]\\nLimitNOFILE=65536\\n" > /etc/systemd/system/nginx.service.d/limits.conf && systemctl daemon-reload && systemctl restart nginx',
      },
    ],
    source: 'nginx, ngx_event_accept(), ngx_open_cached_file()',
    matches: [
      '2025/05/06 07:41:08 [crit] 31#31: accept4() failed (24: Too many open files)',
      '2025/05/06 07:41:08 [crit] 31#31: *12 open() "/usr/share/nginx/html/index.html" failed (24: Too many open files), client: 10.0.0.4',
      '2025/05/06 07:41:08 [alert] 31#31: *12 socket() failed (24: Too many open files) while connecting to upstream, client: 10.0.0.4',
      '2025/05/06 07:41:08 [alert] 31#31: *12 socket() failed (24: No file descriptors available) while connecting to upstream',
    ],
    ignores: ['java.net.SocketException: Too many open files'],
  },
  {
    id: 'nginx.worker-connections',
    kind: 'connection_limit',
    program: 'nginx',
    forms: [
      { words: 'worker_connections are not enough', pattern: /(?<limit>\d{1,8}) worker_connections are not enough/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'All {limit} worker_connections of an nginx worker are taken',
    check: {
      text: 'See how many connections are open and of what sort; slow upstreams and websockets keep them, and a proxy that asks itself makes them endless',
      compose: 'docker compose exec {service} sh -c "nginx -T 2>/dev/null | grep worker_; netstat -tn | wc -l"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "nginx -T 2>/dev/null | grep worker_"',
      host: 'nginx -T 2>/dev/null | grep worker_; ss -tn | wc -l; ss -tn | awk "{print \\$5}" | cut -d: -f1 | sort | uniq -c | sort -n | tail',
    },
    repair: [
      {
        text: 'Raise worker_connections (4096 and more) with worker_rlimit_nofile, and reload; repair the slow upstream first when there is one',
        compose: 'docker compose exec {service} nginx -s reload',
        host: 'nginx -t && systemctl reload nginx',
      },
      { text: 'Look for a proxy_pass that leads back to the same server' },
    ],
    source: 'nginx, ngx_get_connection(), ngx_drain_connections()',
    matches: [
      '2025/05/06 07:41:08 [alert] 31#31: 1024 worker_connections are not enough',
      '2025/05/06 07:41:08 [warn] 31#31: 512 worker_connections are not enough, reusing connections',
    ],
    ignores: ['worker_connections 1024;'],
  },
  {
    id: 'nginx.certificate-not-loaded',
    kind: 'missing_file',
    program: 'nginx',
    forms: [
      {
        words: 'cannot load certificate no such file or directory',
        pattern:
          /cannot load certificate(?: key)? "(?<path>[^"]{1,200})": (?:BIO_new_file\(\) failed|[^\n]{0,40}) ?\(SSL: error:[^\n]{1,80}No such file or directory/i,
      },
      {
        words: 'ssl_ctx_load_verify_locations failed no such file',
        pattern:
          /SSL_CTX_load_verify_locations\("(?<path>[^"]{1,200})"\) failed \(SSL: error:[^\n]{1,80}No such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Nginx does not start: the certificate file {path} is not there',
    check: {
      text: 'See whether the file exists where nginx runs; links in /etc/letsencrypt/live lead into ../archive, which has to be mounted, too',
      compose: 'docker compose run --rm --entrypoint ls {service} -laL {path}',
      kubernetes: 'kubectl get secret -o name | grep tls; kubectl describe pod {service} | grep -A8 Mounts',
      host: 'ls -laL {path}; certbot certificates',
    },
    repair: [
      {
        text: 'Get the certificate first (start once without the TLS server block) or correct the path, and reload',
        compose:
          'docker compose run --rm certbot certonly --webroot -w /var/www/certbot -d <name> && docker compose up -d {service}',
        host: 'certbot certonly --nginx -d <name> && nginx -t && systemctl restart nginx',
      },
    ],
    source: 'nginx, ngx_ssl_certificate(), ngx_ssl_client_certificate()',
    matches: [
      'nginx: [emerg] cannot load certificate "/etc/letsencrypt/live/shop.example.com/fullchain.pem": BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory:calling fopen(/etc/letsencrypt/live/shop.example.com/fullchain.pem, r) error:10000080:BIO routines::no such file)',
      "2025/05/06 07:41:08 [emerg] 1#1: cannot load certificate key \"/etc/nginx/certs/shop.key\": BIO_new_file() failed (SSL: error:02001002:system library:fopen:No such file or directory:fopen('/etc/nginx/certs/shop.key','r') error:2006D080:BIO routines:BIO_new_file:no such file)",
      'nginx: [emerg] SSL_CTX_load_verify_locations("/etc/nginx/certs/ca.pem") failed (SSL: error:80000002:system library::No such file or directory)',
    ],
    ignores: [
      'nginx: [emerg] cannot load certificate key "/etc/nginx/certs/shop.key": BIO_new_file() failed (SSL: error:8000000D:system library::Permission denied)',
    ],
  },
  {
    id: 'nginx.certificate-unusable',
    kind: 'invalid_setting',
    program: 'nginx',
    forms: [
      {
        words: 'key values mismatch',
        pattern:
          /SSL_CTX_use_PrivateKey(?:_file)?\("(?<path>[^"]{1,200})"\) failed \(SSL: error:[^\n]{1,80}key values mismatch/,
      },
      {
        words: 'cannot load certificate',
        pattern: /cannot load certificate(?: key)? "(?<path>[^"]{1,200})": PEM_read_bio\w{0,20}\(\) failed/,
      },
      {
        words: 'no ssl_certificate is defined',
        pattern:
          /no "ssl_certificate(?:_key)?" is defined (?:for the "listen \.\.\. ssl" directive|in server listening on SSL port while SSL handshaking|for certificate key)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Nginx cannot use the certificate or key {path|that it is given}',
    check: {
      text: 'Compare the public keys of certificate and key, and look whether each file begins with -----BEGIN',
      host: 'openssl x509 -in <certificate> -noout -pubkey | sha256sum; openssl pkey -in {path|<key>} -pubout | sha256sum; head -1 {path|<key>}',
      kubernetes: `kubectl get secret <secret> -o jsonpath='{.data.tls\\.crt}' | base64 -d | openssl x509 -noout -subject -dates`,
    },
    repair: [
      {
        text: 'Use the key that the certificate was made with; put the own certificate first in the file and the intermediate after it, since nginx takes the first one for the key',
        host: 'nginx -t && systemctl reload nginx',
        compose: 'docker compose exec {service} nginx -t && docker compose exec {service} nginx -s reload',
      },
    ],
    source: 'nginx, ngx_ssl_certificate(); OpenSSL X509_R_KEY_VALUES_MISMATCH',
    matches: [
      'nginx: [emerg] SSL_CTX_use_PrivateKey("/etc/nginx/certs/shop.key") failed (SSL: error:05800074:x509 certificate routines::key values mismatch)',
      'nginx: [emerg] cannot load certificate "/etc/nginx/certs/shop.crt": PEM_read_bio_X509_AUX() failed (SSL: error:0480006C:PEM routines::no start line:Expecting: TRUSTED CERTIFICATE)',
      'nginx: [emerg] no "ssl_certificate" is defined for the "listen ... ssl" directive in /etc/nginx/conf.d/shop.conf:2',
    ],
    ignores: ['nginx: the configuration file /etc/nginx/nginx.conf syntax is ok'],
  },
  {
    id: 'nginx.configuration-invalid',
    kind: 'invalid_setting',
    program: 'nginx',
    forms: [
      {
        words: 'unknown directive in',
        pattern:
          /\[emerg\] (?:\d{1,10}#\d{1,10}: )?unknown directive "(?<setting>[^"]{1,80})" in (?<path>[^:\s]{1,200}):(?<value>\d{1,6})/,
      },
      {
        words: 'directive is not allowed here in',
        pattern:
          /\[emerg\] (?:\d{1,10}#\d{1,10}: )?"(?<setting>[^"]{1,80})" directive is not allowed here in (?<path>[^:\s]{1,200}):(?<value>\d{1,6})/,
      },
      {
        words: 'directive is duplicate in',
        pattern:
          /\[emerg\] (?:\d{1,10}#\d{1,10}: )?"(?<setting>[^"]{1,80})" directive is duplicate in (?<path>[^:\s]{1,200}):(?<value>\d{1,6})/,
      },
      {
        words: 'directive is not terminated by',
        pattern:
          /\[emerg\] (?:\d{1,10}#\d{1,10}: )?directive "(?<setting>[^"]{1,80})" is not terminated by ";" in (?<path>[^:\s]{1,200}):(?<value>\d{1,6})/,
      },
      {
        words: 'invalid number of arguments in directive',
        pattern:
          /\[emerg\] (?:\d{1,10}#\d{1,10}: )?invalid number of arguments in "(?<setting>[^"]{1,80})" directive in (?<path>[^:\s]{1,200}):(?<value>\d{1,6})/,
      },
      {
        words: 'unexpected in',
        pattern:
          /\[emerg\] (?:\d{1,10}#\d{1,10}: )?unexpected (?:end of file, expecting )?"?[^"\n]{1,20}"? in (?<path>[^:\s]{1,200}):(?<value>\d{1,6})/,
      },
      {
        words: 'emerg unknown variable',
        pattern: /\[emerg\] (?:\d{1,10}#\d{1,10}: )?unknown "(?<setting>[^"]{1,80})" variable/,
      },
      {
        words: 'emerg duplicate',
        pattern:
          /\[emerg\] (?:\d{1,10}#\d{1,10}: )?duplicate (?:location|upstream|listen options for) "?(?<setting>[^"\s]{1,80})"? in (?<path>[^:\s]{1,200}):(?<value>\d{1,6})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nginx refuses its configuration: {setting|a token} in {path|the files} line {value|unknown}',
    check: {
      text: 'Test the configuration and read the line; the mistake may be a missing ; or } on the line before',
      compose: 'docker compose run --rm {service} nginx -t',
      kubernetes: 'kubectl logs deploy/{service} --tail 20',
      host: 'nginx -t; sed -n "{value|1}p" {path|/etc/nginx/nginx.conf}',
    },
    repair: [
      {
        text: 'Correct the line and reload; for an unknown directive load or install the module it belongs to (nginx -V lists them)',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'nginx -t && systemctl reload nginx',
      },
    ],
    source: 'nginx, ngx_conf_file.c ngx_conf_handler(), ngx_conf_read_token()',
    matches: [
      'nginx: [emerg] unknown directive "proxy_passs" in /etc/nginx/conf.d/default.conf:7',
      '2025/05/06 07:41:08 [emerg] 1#1: "server" directive is not allowed here in /etc/nginx/nginx.conf:1',
      'nginx: [emerg] "client_max_body_size" directive is duplicate in /etc/nginx/conf.d/shop.conf:9',
      'nginx: [emerg] directive "listen" is not terminated by ";" in /etc/nginx/conf.d/shop.conf:3',
      'nginx: [emerg] invalid number of arguments in "proxy_set_header" directive in /etc/nginx/conf.d/shop.conf:12',
      'nginx: [emerg] unexpected end of file, expecting "}" in /etc/nginx/conf.d/shop.conf:40',
      'nginx: [emerg] unknown "connection_upgrade" variable',
      'nginx: [emerg] duplicate location "/" in /etc/nginx/conf.d/shop.conf:21',
    ],
    ignores: ['nginx: configuration file /etc/nginx/nginx.conf test is successful'],
  },
  {
    id: 'nginx.file-permission-denied',
    kind: 'file_permission',
    program: 'nginx',
    forms: [
      {
        words: 'failed 13 permission denied',
        pattern: /(?:open|stat|opendir|mkdir)\(\) "(?<path>\/[^"]{1,200})" failed \(13: Permission denied\)/,
      },
      {
        words: 'cannot load certificate permission denied',
        pattern:
          /cannot load certificate(?: key)? "(?<path>[^"]{1,200})": BIO_new_file\(\) failed \(SSL: error:[^\n]{1,80}Permission denied/,
      },
      {
        words: 'is forbidden 13 permission denied',
        pattern: /"(?<path>\/[^"]{1,200})" is forbidden \(13: Permission denied\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Nginx may not read or write {path}',
    check: {
      text: 'Look at the mode of the file and of each folder above it for the account of the workers; with SELinux also at the label',
      compose: 'docker compose exec {service} sh -c "id nginx; ls -laZ {path}"',
      kubernetes: 'kubectl exec deploy/{service} -- ls -lan {path}',
      host: 'namei -l {path}; ps -o user= -C nginx; ls -Z {path}',
    },
    repair: [
      {
        text: 'Give the account of the workers (www-data or nginx) read rights on the file and x on the folders, or restore the SELinux label',
        compose: 'docker compose exec --user root {service} chmod -R a+rX /usr/share/nginx/html',
        host: 'chmod -R a+rX <web root>; restorecon -Rv <web root>',
      },
    ],
    source: 'nginx, ngx_http_static_handler(), ngx_http_index_handler(), ngx_create_paths()',
    matches: [
      '2025/05/06 07:41:08 [error] 31#31: *12 open() "/usr/share/nginx/html/index.html" failed (13: Permission denied), client: 10.0.0.4, server: _',
      'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (13: Permission denied)',
      'nginx: [emerg] cannot load certificate key "/etc/nginx/certs/shop.key": BIO_new_file() failed (SSL: error:8000000D:system library::Permission denied:calling fopen(/etc/nginx/certs/shop.key, r) error:10080002:BIO routines::system lib)',
      '2025/05/06 07:41:08 [error] 31#31: *12 "/home/shop/public/index.html" is forbidden (13: Permission denied), client: 10.0.0.4',
    ],
    ignores: [
      '2025/05/06 07:41:08 [error] 31#31: *12 open() "/usr/share/nginx/html/favicon.ico" failed (2: No such file or directory)',
    ],
  },
];
