import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const APACHE_HTTPD: readonly CatalogueEntry[] = [
  {
    id: 'apache.cannot-bind',
    kind: 'port_in_use',
    program: 'apache',
    forms: [
      {
        words: 'make_sock could not bind to address in use',
        pattern:
          /\(98\)Address (?:already )?in use: (?:AH00072: )?make_sock: could not bind to address (?<peer>\[?[\d.a-f:]{1,45}\]?):(?<port>\d{1,5})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Apache cannot listen on port {port}: another process has it',
    check: {
      text: 'Find who listens there; often nginx or an Apache that was started by hand',
      compose: 'docker ps --format "{{.Names}} {{.Ports}}" | grep ":{port}->"',
      host: 'ss -ltnp | grep ":{port} "',
    },
    repair: [
      {
        text: 'Stop the other service, or change Listen in ports.conf and the virtual hosts',
        compose: 'docker compose up -d --remove-orphans {service}',
        host: 'systemctl disable --now nginx; systemctl restart apache2',
      },
    ],
    source: 'Apache httpd, server/listen.c make_sock() AH00072',
    matches: [
      '(98)Address already in use: AH00072: make_sock: could not bind to address [::]:80',
      '(98)Address in use: AH00072: make_sock: could not bind to address 0.0.0.0:443',
    ],
    ignores: ['(13)Permission denied: AH00072: make_sock: could not bind to address [::]:80'],
  },
  {
    id: 'apache.bind-denied',
    kind: 'authorisation_denied',
    program: 'apache',
    forms: [
      {
        words: '13 permission denied make_sock could not bind to address',
        pattern:
          /\(13\)Permission denied: (?:AH00072: )?make_sock: could not bind to address (?:\[?[\d.a-f:]{1,45}\]?):(?<port>\d{1,5})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Apache may not listen on port {port} as the account it runs as',
    check: {
      text: 'See which account starts it: ports below 1024 need root or NET_BIND_SERVICE; OpenShift gives a random account',
      compose: 'docker compose config | grep -E "user:|cap_"',
      kubernetes: 'kubectl get pod {service} -o yaml | grep -A8 securityContext',
      host: 'semanage port -l | grep http_port_t',
    },
    repair: [
      {
        text: 'Let it listen on 8080 (ports.conf and the virtual host) and publish that port, or give it the capability',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'semanage port -a -t http_port_t -p tcp {port} && systemctl restart httpd',
      },
    ],
    source: 'Apache httpd, server/listen.c make_sock() AH00072',
    matches: [
      '(13)Permission denied: AH00072: make_sock: could not bind to address [::]:80',
      '(13)Permission denied: AH00072: make_sock: could not bind to address 0.0.0.0:443',
    ],
    ignores: ['(98)Address already in use: AH00072: make_sock: could not bind to address [::]:80'],
  },
  {
    id: 'apache.configuration-invalid',
    kind: 'invalid_setting',
    program: 'apache',
    forms: [
      {
        words: 'syntax error on line of',
        pattern: /AH00526: Syntax error on line (?<value>\d{1,6}) of (?<path>[^\s:]{1,200}):/,
      },
      {
        words: 'syntax error on line of',
        pattern:
          /(?:httpd|apache2): Syntax error on line (?<value>\d{1,6}) of (?<path>[^\s:]{1,200}): (?<object>[^\n]{1,160})/,
      },
      {
        words: 'invalid command perhaps misspelled or defined by a module not included in the server configuration',
        pattern:
          /Invalid command '(?<setting>[^']{1,80})', perhaps misspelled or defined by a module not included in the server configuration/,
      },
    ],
    nearby: [/Invalid command '(?<setting>[^']{1,80})', perhaps misspelled/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Apache refuses its configuration: {setting|see the line} at {path|.htaccess} line {value|unknown}',
    check: {
      text: 'Test the configuration and list the modules that are loaded',
      compose: 'docker compose run --rm {service} httpd -t; docker compose run --rm {service} httpd -M',
      kubernetes: 'kubectl logs deploy/{service} --tail 30',
      host: 'apachectl configtest; apachectl -M',
    },
    repair: [
      {
        text: 'Correct the line, or enable the module that brings the directive (RewriteEngine: rewrite, Header: headers, ProxyPass: proxy and proxy_http, SSLEngine: ssl)',
        host: 'a2enmod rewrite headers proxy proxy_http ssl && systemctl restart apache2',
        compose: 'docker compose exec {service} a2enmod rewrite headers && docker compose restart {service}',
      },
    ],
    source: 'Apache httpd, server/config.c (AH00526, invoke_cmd)',
    matches: [
      'AH00526: Syntax error on line 12 of /etc/apache2/sites-enabled/000-default.conf:',
      'httpd: Syntax error on line 66 of /usr/local/apache2/conf/httpd.conf: Cannot load modules/mod_php.so into server: modules/mod_php.so: cannot open shared object file: No such file or directory',
      "Invalid command 'RewriteEngine', perhaps misspelled or defined by a module not included in the server configuration",
    ],
    ignores: ['Syntax OK'],
  },
  {
    id: 'apache.backend-unreachable',
    kind: 'connection_refused',
    program: 'apache',
    forms: [
      {
        words: 'attempt to connect to failed',
        pattern:
          /AH00957: (?<value>[\w-]{1,12}): attempt to connect to (?<peer>\[?[\d.a-f:]{2,45}\]?):(?<port>\d{1,5}) \([^)]{1,120}\) failed/,
      },
      {
        words: 'ah01114 http failed to make connection to backend',
        pattern: /AH01114: HTTP: failed to make connection to backend: (?<peer>[\w.:-]{1,120})/,
      },
      {
        words: 'ah01079 failed to make connection to backend',
        pattern: /AH01079: failed to make connection to backend: (?<peer>[\w.:-]{1,120})/,
      },
      {
        words: 'attempt to connect to unix domain socket failed',
        pattern:
          /AH02454: (?<value>[\w-]{1,12}): attempt to connect to Unix domain socket (?<path>\S{1,200}) \([^)]{1,120}\) failed/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Apache cannot connect to its backend {peer|at the socket} {path|as configured}',
    check: {
      text: 'The text before the AH number says why (111 refused, 110 timed out, 13 SELinux, 2 no socket); see whether the backend runs',
      compose: 'docker compose ps -a',
      kubernetes: 'kubectl get pods,endpoints -o wide',
      host: 'ss -ltnp | grep ":{port|9000} "; ls -la {path|/run/php}; getsebool httpd_can_network_connect',
    },
    repair: [
      {
        text: 'Start the backend, or correct ProxyPass or SetHandler; with (13) allow it in SELinux',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl rollout restart deploy/<backend>',
        host: 'systemctl restart php-fpm; setsebool -P httpd_can_network_connect 1',
      },
    ],
    source: 'Apache httpd, proxy_util.c AH00957, AH02454; mod_proxy_http.c AH01114; mod_proxy_fcgi.c AH01079',
    matches: [
      '[Tue May 06 07:41:08.826113 2025] [proxy:error] [pid 31:tid 140] (111)Connection refused: AH00957: http: attempt to connect to 172.18.0.5:8080 (api:8080) failed',
      '[Tue May 06 07:41:08.826113 2025] [proxy_http:error] [pid 31:tid 140] [client 10.0.0.4:51834] AH01114: HTTP: failed to make connection to backend: api',
      '[Tue May 06 07:41:08.826113 2025] [proxy_fcgi:error] [pid 31:tid 140] [client 10.0.0.4:51834] AH01079: failed to make connection to backend: 127.0.0.1',
      '[Tue May 06 07:41:08.826113 2025] [proxy:error] [pid 31:tid 140] (2)No such file or directory: AH02454: FCGI: attempt to connect to Unix domain socket /run/php/php7.4-fpm.sock (localhost:8000) failed',
    ],
    ignores: ["AH00094: Command line: 'httpd -D FOREGROUND'"],
  },
  {
    id: 'apache.backend-answer-failed',
    kind: 'slow_dependency',
    program: 'apache',
    forms: [
      {
        words: 'error reading status line from remote server',
        pattern:
          /(?<value>\(\d{1,6}\)[^:\n]{1,80}: )?(?:\[client \S{1,60}\] )?AH01102: error reading status line from remote server (?<peer>[\w.-]{1,120}):(?<port>\d{1,5})/,
      },
      {
        words: 'error dispatching request to',
        pattern:
          /AH01075: Error dispatching request to (?<peer>[\w.-]{1,120})?:(?<port>\d{1,5})?:? ?(?:\((?<value>[^)]{1,60})\))?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The backend {peer|of Apache} gave no complete answer in time',
    check: {
      text: 'See what the backend did at that second: timeout, crash, restart',
      compose: 'docker compose logs --since 10m | grep -iE "timeout|killed|error"',
      kubernetes: 'kubectl get pods; kubectl logs deploy/<backend> --since=10m',
      host: 'journalctl --since -10min -p warning; tail -50 /var/log/php*-fpm.log',
    },
    repair: [
      {
        text: 'Repair what the backend waits for; raise ProxyTimeout (timeout= of ProxyPass) only for requests that are meant to take long. Where idle connections are cut, set "SetEnv proxy-initial-not-pooled 1" or a shorter ttl',
        host: 'apachectl configtest && systemctl reload apache2',
      },
    ],
    source: 'Apache httpd, mod_proxy_http.c AH01102; mod_proxy_fcgi.c AH01075',
    matches: [
      '[proxy_http:error] [pid 31:tid 140] (70007)The timeout specified has expired: [client 10.0.0.4:51834] AH01102: error reading status line from remote server api:8080',
      '[proxy_fcgi:error] [pid 31:tid 140] (70007)The timeout specified has expired: [client 10.0.0.4:51834] AH01075: Error dispatching request to : (polling)',
    ],
    ignores: ['AH01114: HTTP: failed to make connection to backend: api'],
  },
  {
    id: 'apache.workers-exhausted',
    kind: 'connection_limit',
    program: 'apache',
    forms: [
      {
        words: 'server reached maxrequestworkers setting',
        pattern:
          /AH00(?:161|484|286): server reached MaxRequestWorkers setting, consider raising the MaxRequestWorkers/,
      },
      {
        words: 'server reached maxclients setting',
        pattern: /server reached MaxClients setting, consider raising the MaxClients setting/,
      },
      {
        words: 'scoreboard is full not at maxrequestworkers',
        pattern: /AH03490: scoreboard is full, not at MaxRequestWorkers/,
      },
      {
        words: 'server is within minsparethreads of maxrequestworkers',
        pattern: /AH10159: server is within MinSpareThreads of MaxRequestWorkers/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'All workers of Apache are busy (MaxRequestWorkers)',
    check: {
      text: 'See what they do: a slow backend or database, a flood of requests, or long keep-alive',
      compose: 'docker compose exec {service} apachectl fullstatus',
      kubernetes: 'kubectl top pod',
      host: 'apachectl fullstatus | head -60; ss -tn state established "( sport = :80 or sport = :443 )" | awk "{print \\$4}" | sort | uniq -c | sort -n | tail',
    },
    repair: [
      {
        text: 'Repair what the workers wait for, or raise MaxRequestWorkers (and ServerLimit) as far as memory goes: workers times memory of one',
        host: 'apachectl configtest && systemctl restart apache2',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'Apache httpd, server/mpm/prefork, event, worker: AH00161, AH00484, AH00286, AH03490, AH10159',
    matches: [
      '[mpm_prefork:error] [pid 1] AH00161: server reached MaxRequestWorkers setting, consider raising the MaxRequestWorkers setting',
      '[error] server reached MaxClients setting, consider raising the MaxClients setting',
      '[mpm_event:error] [pid 1:tid 140] AH03490: scoreboard is full, not at MaxRequestWorkers.Increase ServerLimit.',
      '[mpm_event:error] [pid 1:tid 140] AH10159: server is within MinSpareThreads of MaxRequestWorkers, consider raising the MaxRequestWorkers setting',
    ],
    ignores: ['AH00513: WARNING: MaxRequestWorkers of 250 is not an integer multiple of ThreadsPerChild of 64'],
  },
];
