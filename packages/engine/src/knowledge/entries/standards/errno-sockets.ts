import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const WHO_HOLDS_PORT: Step = {
  text: 'Find out which process or container already holds port {port|of the line}',
  compose:
    'docker ps --format "{{.Names}} {{.Ports}}" | grep -w "{port|<port>}"; sudo ss -ltnp "sport = :{port|<port>}"',
  kubernetes: 'kubectl get pods -A -o wide | grep -i hostnetwork; kubectl get pods -o yaml | grep -n hostPort',
  host: 'sudo ss -ltnp "sport = :{port|<port>}"; sudo lsof -nP -iTCP:{port|<port>} -sTCP:LISTEN',
};

/** Sockets that cannot be opened, and connections that break: codes of errno as every runtime prints them. */
export const ERRNO_SOCKETS: readonly CatalogueEntry[] = [
  {
    id: 'errno.address-in-use',
    kind: 'port_in_use',
    forms: [
      {
        words: 'eaddrinuse',
        pattern:
          /\b(?:listen|bind) EADDRINUSE(?::? address already in use)?:? (?:(?<peer>[\w.]{0,45}|(?:[\da-f]{0,4}:){1,7}):)?(?<port>\d{1,5})\b/,
      },
      {
        words: 'eaddrinuse',
        pattern:
          /\b(?:listen|bind) EADDRINUSE(?::? address already in use)?:? (?<path>\/[\w./-]{1,120}|\\\\[.?]\\pipe\\\S{1,100})/,
      },
      {
        words: 'bind address already in use',
        pattern:
          /\blisten (?:tcp[46]?|udp[46]?) (?<peer>[\w.[\]:%-]{0,60}?):(?<port>\d{1,5}): bind: address already in use/,
      },
      {
        words: 'listen unix address already in use',
        pattern: /\blisten unix (?<path>\/\S{1,120}): bind: address already in use/,
      },
      {
        words: 'address already in use',
        pattern:
          /(?:while attempting to bind on address|error while attempting to bind) \('(?<peer>[^']{1,60})', (?<port>\d{1,5})(?:, \d, \d)?\): (?:\[errno (?:98|48)\] )?address already in use/i,
      },
      {
        words: 'address already in use bind for port',
        pattern: /Address already in use - bind\(2\) for "?(?<peer>[\w.:-]{1,60}?)"? port (?<port>\d{1,5})/,
      },
      {
        words: 'failed to bind address already in use',
        pattern:
          /Failed to bind to address \w{1,6}:\/\/(?<peer>[\w.[\]:-]{1,60}):(?<port>\d{1,5}): address already in use/,
      },
      {
        words: 'bindexception address already in use',
        pattern:
          /BindException: (?:Address already in use|bind\(\.\.\) failed: Address already in use|Failed to bind to.{0,80}?)/,
      },
      {
        words: 'web server failed to start port already in use',
        pattern: /Web server failed to start\. Port (?<port>\d{1,5}) was already in use/,
      },
      {
        words: 'address already in use',
        pattern: /bind\(\) to (?<peer>[\w.[\]:-]{1,60}):(?<port>\d{1,5}) failed \((?:98|48): Address already in use\)/,
      },
      {
        words: 'address already in use',
        pattern:
          /(?:\[Errno (?:98|48)\]|\(98\)|SocketException \(98\):|Os \{ code: 98,|\bbind(?:\(\))?(?: failed)?:|\bbind[^:]{0,60}:) ?(?:kind: AddrInUse|Address already in use)|Address already in use \(os error (?:98|48)\)/,
      },
      { words: 'eaddrinuse', pattern: /(?::|\{error, ?|reason: :?)eaddrinuse\b/ },
      {
        words: 'address in use',
        pattern:
          /Failed to listen on (?:tcp:\/\/)?(?<peer>[\w.[\]-]{1,60}):(?<port>\d{1,5}) \(reason: Address (?:already )?in use\)/,
      },
      {
        words: 'only one usage of each socket address',
        pattern: /Only one usage of each socket address \(protocol\/network address\/port\) is normally permitted/,
      },
      {
        words: 'port is already allocated',
        pattern: /Bind for (?<peer>[\w.[\]:]{1,60}):(?<port>\d{1,5}) failed: port is already allocated/,
      },
      { words: 'connection in use', pattern: /Connection in use: \('(?<peer>[^']{1,60})', (?<port>\d{1,5})\)/ },
      {
        words: 'failed to listen on reason address already in use',
        pattern: /Failed to listen on "(?<peer>[^"]{1,80}):(?<port>\d{1,5})" \(reason: Address already in use\)/,
      },
      {
        words: 'an attempt was made to access a socket in',
        pattern: /An attempt was made to access a socket in a way forbidden by its access permissions/,
      },
      {
        words: 'address already in use',
        pattern: /Address already in use \/(?<peer>[\d.]{7,15}|\[?[\da-f:]{2,39}\]?):(?<port>\d{1,5})\b/,
      },
    ],
    nearby: [/^\s{0,8}port: (?<port>\d{1,5}),?$/, /(?:[Ll]istening on|--port|port)[ =:]{1,2}(?<port>\d{2,5})\b/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Port {port|or socket} is already taken by another process',
    check: WHO_HOLDS_PORT,
    repair: [
      {
        text: 'End what holds port {port|of the line}: mostly an older instance of the same program, or a service of the host',
        compose: 'docker ps -q --filter publish={port|<port>} | xargs -r docker stop',
        host: 'sudo systemctl stop <unit>   # or: sudo kill $(sudo lsof -t -iTCP:{port|<port>} -sTCP:LISTEN)',
        destructive: true,
      },
      {
        text: 'Or give the program another port: only the left side of ports: has to change when the host is what collides',
        compose: '$EDITOR docker-compose.yml   # ports: "<free port>:{port|<port>}"',
        host: 'ss -ltn | awk "{print \\$4}" | sort',
      },
    ],
    source:
      'errno(3) EADDRINUSE; Go net.OpError, libuv, CPython asyncio/base_events.py, ASP.NET Kestrel AddressBinder, Spring Boot PortInUseFailureAnalyzer',
    matches: [
      'Error: listen EADDRINUSE: address already in use :::3000',
      'Error: listen EADDRINUSE: address already in use /run/app/app.sock',
      'listen tcp 0.0.0.0:8080: bind: address already in use',
      'listen unix /run/agent.sock: bind: address already in use',
      "[Errno 98] error while attempting to bind on address ('0.0.0.0', 8000): address already in use",
      'Errno::EADDRINUSE: Address already in use - bind(2) for "127.0.0.1" port 3000',
      'System.IO.IOException: Failed to bind to address http://0.0.0.0:5000: address already in use.',
      'java.net.BindException: Address already in use (Bind failed)',
      'Web server failed to start. Port 8080 was already in use.',
      'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)',
      'OSError: [Errno 98] Address already in use',
      '** (Mix) Could not start application shop: {error, eaddrinuse}',
      'PHP Warning:  Failed to listen on 127.0.0.1:8000 (reason: Address already in use) in Unknown on line 0',
      'bind: Only one usage of each socket address (protocol/network address/port) is normally permitted.',
      'Error response from daemon: driver failed programming external connectivity on endpoint shop-web-1: Bind for 0.0.0.0:80 failed: port is already allocated',
      "[ERROR] Connection in use: ('0.0.0.0', 8000)",
      'PHP Warning: Failed to listen on "0.0.0.0:80" (reason: Address already in use)',
      'listen tcp4 0.0.0.0:53: bind: An attempt was made to access a socket in a way forbidden by its access permissions.',
      'WFLYCTL0186:   Services which failed to start:      service org.wildfly.undertow.listener.default: Address already in use /0.0.0.0:8080',
    ],
    ignores: [
      'Server listening on 0.0.0.0:8080',
      'note: an address already in use at start is retried on the next port',
      'java.net.BindException: Cannot assign requested address',
    ],
  },
  {
    id: 'errno.bind-address-not-local',
    kind: 'wrong_address',
    forms: [
      {
        words: 'listen eaddrnotavail',
        pattern:
          /\b(?:listen|bind) EADDRNOTAVAIL(?:: address not available)? (?<peer>[\w.:%-]{1,60}):(?<port>\d{1,5})\b/,
      },
      {
        words: 'bind cannot assign requested address',
        pattern:
          /\blisten (?:tcp[46]?|udp[46]?) \[?(?<peer>[\w.:%-]{1,60}?)\]?:(?<port>\d{1,5}): bind: cannot assign requested address/,
      },
      {
        words: 'cannot assign requested address',
        pattern:
          /bind\(\) to \[?(?<peer>[\w.:%-]{1,60}?)\]?:(?<port>\d{1,5}) failed \(99: Cannot assign requested address\)/,
      },
      {
        words: 'cannot assign requested address',
        pattern:
          /bind on address \('(?<peer>[^']{1,60})', (?<port>\d{1,5})(?:, \d, \d)?\): (?:\[errno 99\] )?cannot assign requested address/i,
      },
      {
        words: 'bindexception cannot assign requested address',
        pattern: /BindException: (?:bind\(\.\.\) failed: )?Cannot assign requested address/,
      },
      {
        words: 'bind cannot assign requested address',
        pattern: /\bbind(?:\(\d?\))?[^:]{0,80}: ?Cannot assign requested address/,
      },
      {
        words: 'oserror errno 99 cannot assign requested address',
        pattern: /^(?:.{0,60} )?OSError: \[Errno 99\] Cannot assign requested address$/,
      },
      {
        words: 'bind cannot assign requested address',
        pattern: /^(?:.{0,120}[\s"])?bind: cannot assign requested address/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The program is told to listen on {peer|an address} that this host does not have',
    check: {
      text: 'Compare the address the program is to listen on with those that the host or container has',
      compose: 'docker compose exec {service} ip -br addr; docker compose config | grep -nE "{peer|listen|bind}"',
      kubernetes: 'kubectl exec deploy/{service} -- ip -br addr',
      host: 'ip -br addr',
    },
    repair: [
      {
        text: 'Listen on 0.0.0.0 (or the address the host really has): a container never has the address of its host, and behind NAT a host does not have its public one',
        compose: '$EDITOR .env docker-compose.yml && docker compose up -d {service}',
        kubernetes: 'kubectl edit deploy/{service}',
        host: 'sudo systemctl edit {service} && sudo systemctl restart {service}',
      },
      {
        text: 'When it is a floating address that comes later (keepalived), allow to bind it before it is there',
        host: 'sudo sysctl -w net.ipv4.ip_nonlocal_bind=1',
      },
    ],
    source: 'errno(3) EADDRNOTAVAIL; bind(2); ip(7) ip_nonlocal_bind',
    matches: [
      'Error: listen EADDRNOTAVAIL: address not available 203.0.113.9:80',
      'listen tcp 203.0.113.9:80: bind: cannot assign requested address',
      'nginx: [emerg] bind() to 203.0.113.9:443 failed (99: Cannot assign requested address)',
      "OSError: [Errno 99] error while attempting to bind on address ('203.0.113.9', 8000): cannot assign requested address",
      'java.net.BindException: Cannot assign requested address (Bind failed)',
      'FATAL: could not bind socket: bind: Cannot assign requested address',
      'OSError: [Errno 99] Cannot assign requested address',
      'listen failed: bind: cannot assign requested address',
    ],
    ignores: [
      'dial tcp 10.0.0.5:5432: connect: cannot assign requested address',
      'listen tcp 0.0.0.0:8080: bind: address already in use',
    ],
  },
  {
    id: 'errno.ephemeral-ports-exhausted',
    kind: 'kernel_setting',
    forms: [
      {
        words: 'connect cannot assign requested address',
        pattern:
          /\bdial tcp[46]? (?:[\w.[\]:%-]{1,60}->)?(?!\[::1\])\[?(?<peer>[\w.:%-]{1,60}?)\]?:(?<port>\d{1,5}): connect: cannot assign requested address/,
      },
      {
        words: 'connect eaddrnotavail',
        pattern: /\bconnect EADDRNOTAVAIL (?!::1)(?<peer>[\w.:%-]{1,60}):(?<port>\d{1,5})/,
      },
      {
        words: 'cannot assign requested address connect for port',
        pattern: /Cannot assign requested address - connect\(2\) for "?(?<peer>[\w.-]{1,100})"? port (?<port>\d{1,5})/,
      },
      {
        words: 'cannot assign requested address',
        pattern: /(?:NoRouteToHostException|ConnectException): Cannot assign requested address/,
      },
      {
        words: 'cannot assign requested address while connecting to',
        pattern: /connect\(\) to (?<peer>[\w.:[\]-]{1,80}) failed \(99: Cannot assign requested address\)/,
      },
      {
        words: 'failed to establish a new connection errno 99',
        pattern: /Failed to establish a new connection: \[Errno 99\] Cannot assign requested address/,
      },
      { words: 'connect cannot assign requested address', pattern: /^connect: cannot assign requested address/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'No local port is left for connections to {peer|the other end}',
    check: {
      text: 'Count the sockets by state: tens of thousands in TIME_WAIT or ESTAB to one peer use up the range of local ports; TIME_WAIT or a leak of sockets',
      compose: 'docker compose exec {service} sh -c "ss -s; ss -tan state time-wait | wc -l"',
      kubernetes: 'kubectl exec deploy/{service} -- ss -s',
      host: 'ss -s; ss -tan "dst {peer|<peer>}" | awk "{print \\$1}" | sort | uniq -c; sysctl net.ipv4.ip_local_port_range',
    },
    repair: [
      {
        text: 'Keep connections and use them again (a pool, keep-alive, a shared HTTP client) so that each request does not take a new local port',
      },
      {
        text: 'Until then widen the range and let TIME_WAIT sockets be used again',
        host: 'sudo sysctl -w net.ipv4.ip_local_port_range="1024 65535" net.ipv4.tcp_tw_reuse=1',
      },
    ],
    source: 'connect(2) EADDRNOTAVAIL; ip(7) ip_local_port_range; Kubernetes and Go issue threads on port exhaustion',
    matches: [
      'dial tcp 10.0.3.7:8080: connect: cannot assign requested address',
      'Error: connect EADDRNOTAVAIL 10.0.3.7:443 - Local (0.0.0.0:0)',
      'Errno::EADDRNOTAVAIL: Cannot assign requested address - connect(2) for "10.0.3.7" port 6379',
      'java.net.NoRouteToHostException: Cannot assign requested address (Address not available)',
      'connect() to 10.0.3.7:9000 failed (99: Cannot assign requested address) while connecting to upstream',
      'urllib3.exceptions.NewConnectionError: <urllib3.connection.HTTPConnection object at 0x7f>: Failed to establish a new connection: [Errno 99] Cannot assign requested address',
      'connect: cannot assign requested address',
    ],
    ignores: [
      'listen tcp 203.0.113.9:80: bind: cannot assign requested address',
      'dial tcp [::1]:5432: connect: cannot assign requested address',
    ],
  },
  {
    id: 'errno.privileged-port',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'listen eacces',
        pattern: /\blisten EACCES(?:: permission denied)? (?<peer>[\w.:]{1,60}):(?<port>\d{1,4})\b/,
      },
      {
        words: 'bind permission denied',
        pattern: /\blisten (?:tcp|udp)[46]? (?<peer>[\w.[\]:%-]{0,60}?):(?<port>\d{1,4}): bind: permission denied/,
      },
      {
        words: 'permission denied',
        pattern: /bind\(\) to (?<peer>[\w.[\]:-]{1,60}):(?<port>\d{1,4}) failed \(13: Permission denied\)/,
      },
      {
        words: 'permission denied make_sock',
        pattern:
          /\(13\)Permission denied: (?:AH\d{5}: )?make_sock: could not bind to address (?<peer>[\w.[\]:-]{1,60}):(?<port>\d{1,4})/,
      },
      {
        words: 'permission denied bind for port',
        pattern: /Permission denied - bind\(2\) for "?(?<peer>[\w.:-]{1,60}?)"? port (?<port>\d{1,4})\b/,
      },
      {
        words: 'permission denied',
        pattern: /(?:SocketException(?: \(13\))?|BindException): (?:bind\(\.\.\) failed: )?Permission denied/,
      },
      {
        words: 'permissionerror',
        pattern: /PermissionError: \[Errno 13\] Permission denied: \('(?<peer>[\w.:]{1,60})', (?<port>\d{1,4})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The account of the program may not listen on port {port|below 1024}',
    check: {
      text: 'See as whom the program runs: ports below net.ipv4.ip_unprivileged_port_start need root or CAP_NET_BIND_SERVICE',
      compose: 'docker compose exec {service} sh -c "id; sysctl net.ipv4.ip_unprivileged_port_start"',
      kubernetes: 'kubectl get deploy/{service} -o yaml | grep -nA8 securityContext',
      host: 'systemctl show {service} -p User,AmbientCapabilities; sysctl net.ipv4.ip_unprivileged_port_start',
    },
    repair: [
      {
        text: 'Listen on a port above 1023 inside and publish it as {port|the low one} outside',
        compose: '$EDITOR docker-compose.yml   # ports: "{port|80}:8080"',
        kubernetes: 'kubectl edit service {service}   # port: {port|80}, targetPort: 8080',
      },
      {
        text: 'Or give the program the capability; on SELinux hosts label an unusual port as well (semanage port -a -t http_port_t -p tcp)',
        compose: '$EDITOR docker-compose.yml   # cap_add: [NET_BIND_SERVICE]',
        kubernetes: 'kubectl edit deploy/{service}   # securityContext.capabilities.add: ["NET_BIND_SERVICE"]',
        host: 'sudo setcap cap_net_bind_service=+ep $(readlink -f /proc/$(pgrep -o {service})/exe)',
      },
    ],
    source: 'bind(2) EACCES; capabilities(7) CAP_NET_BIND_SERVICE; httpd listen.c make_sock',
    matches: [
      'Error: listen EACCES: permission denied 0.0.0.0:80',
      'listen tcp :443: bind: permission denied',
      'nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)',
      '(13)Permission denied: AH00072: make_sock: could not bind to address 0.0.0.0:80',
      'Errno::EACCES: Permission denied - bind(2) for "0.0.0.0" port 80',
      'java.net.SocketException: Permission denied',
      "PermissionError: [Errno 13] Permission denied: ('0.0.0.0', 80)",
    ],
    ignores: [
      "Error: EACCES: permission denied, open '/data/app.log'",
      'listen tcp :443: bind: address already in use',
    ],
  },
  {
    id: 'errno.unix-socket-missing',
    kind: 'wrong_address',
    forms: [
      { words: 'connect enoent', pattern: /\bconnect (?:ENOENT|ECONNREFUSED) (?<path>\/[\w./@-]{1,150})/ },
      {
        words: 'dial unix connect',
        pattern: /\bdial unix (?<path>\/[\w./@-]{1,150}): connect: (?:no such file or directory|connection refused)/,
      },
      {
        words: 'connect to unix failed',
        pattern:
          /connect\(\) to unix:(?<path>\/[\w./@-]{1,150}) failed \((?:2: No such file or directory|111: Connection refused)\)/,
      },
      {
        words: 'connect for no such file or directory',
        pattern: /No such file or directory - connect\(2\) for (?<path>\/[\w./@-]{1,150})/,
      },
      { words: 'through socket', pattern: /(?:through|via) socket '(?<path>\/[\w./@-]{1,150})' \((?:2|111)\b/ },
      {
        words: 'connection on socket failed',
        pattern: /on socket "(?<path>\/[\w./@-]{1,150})" failed: (?:No such file or directory|Connection refused)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Nobody listens on the socket file {path}',
    check: {
      text: 'See whether {path} is there and who listens on it; a socket file without a listener is left from an ended process',
      compose: 'docker compose exec {service} ls -l {path}',
      kubernetes: 'kubectl exec deploy/{service} -- ls -l {path}',
      host: 'ls -l {path}; sudo ss -xlp | grep {path}',
    },
    repair: [
      {
        text: 'Start the program that makes {path}, or name the path at which it really listens',
        host: 'sudo systemctl restart <unit> && ls -l {path}',
      },
      {
        text: 'In containers a socket file is seen only by those that share its directory: mount it into both, or talk TCP and the service name (a client that is told localhost often means the socket)',
        compose: '$EDITOR docker-compose.yml   # the same volume at the directory of {path}, in both services',
      },
    ],
    source: 'unix(7); connect(2) ENOENT, ECONNREFUSED; libmysqlclient CR_CONNECTION_ERROR; libpq fe-connect.c',
    matches: [
      'Error: connect ENOENT /var/run/docker.sock',
      'dial unix /run/containerd/containerd.sock: connect: no such file or directory',
      'connect() to unix:/run/php/php8.2-fpm.sock failed (2: No such file or directory) while connecting to upstream',
      'Errno::ENOENT: No such file or directory - connect(2) for /tmp/puma.sock',
      "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)",
      'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory',
    ],
    ignores: [
      "Error: ENOENT: no such file or directory, open '/etc/app.json'",
      'listening on unix:/run/php/php8.2-fpm.sock',
    ],
  },
];
