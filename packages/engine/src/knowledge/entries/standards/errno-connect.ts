import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const LOOK_AT_PEER: Step = {
  text: 'See whether {peer|the other end} runs and listens on port {port|it is asked on}; its own log says why it ended',
  compose: 'docker compose ps -a && docker compose logs --tail 100 {peer|<peer>}',
  kubernetes: 'kubectl get pods -o wide && kubectl get endpoints {peer|<peer>}',
  host: 'ss -ltnp | grep -w "{port|LISTEN}"; nc -vz {peer|<host>} {port|<port>}',
};

const ROUTE_TO_PEER: Step = {
  text: 'Ask for the route to {peer|the other end} and try the port from where the writer runs',
  compose: 'docker compose exec {service} sh -c "ip route; nc -vz -w 3 {peer|<host>} {port|<port>}"; docker network ls',
  kubernetes: 'kubectl exec deploy/{service} -- nc -vz -w 3 {peer|<host>} {port|<port>}; kubectl get networkpolicy',
  host: 'ip route get {peer|<address>}; nc -vz -w 3 {peer|<host>} {port|<port>}; sudo iptables -L -n | grep -iE "reject|drop"',
};

/** Connections that fail with a code of errno, as every runtime prints it. */
export const ERRNO_CONNECT: readonly CatalogueEntry[] = [
  {
    id: 'errno.connection-refused',
    kind: 'connection_refused',
    forms: [
      {
        words: 'econnrefused',
        pattern: /\bconnect ECONNREFUSED (?!127\.|::1)(?<peer>[\w.:-]{1,80}):(?<port>\d{1,5})\b/,
      },
      {
        words: 'connect connection refused',
        pattern:
          /\bdial (?:tcp[46]?|udp) (?!127\.|\[::1\]|localhost)\[?(?<peer>[\w.:%-]{1,100}?)\]?:(?<port>\d{1,5}): connect: connection refused/,
      },
      {
        words: 'host port connection refused',
        pattern:
          /\(host='(?!localhost|127\.)(?<peer>[^']{1,100})', port='?(?<port>\d{1,5})'?\).{1,260}\[Errno (?:111|61)\] Connection refused/,
      },
      {
        words: 'connect call failed',
        pattern: /Connect call failed \('(?!127\.|::1)(?<peer>[^']{1,80})', (?<port>\d{1,5})/,
      },
      {
        words: 'connecting to connection refused',
        pattern:
          /Error (?:111|61) connecting to (?!localhost|127\.)(?<peer>[\w.-]{1,100}):(?<port>\d{1,5})\. Connection refused/,
      },
      {
        words: 'connection refused connect for port',
        pattern:
          /Connection refused - connect\(2\) for "?(?!localhost|127\.|::1)(?<peer>[\w.:-]{1,100}?)"? port (?<port>\d{1,5})/,
      },
      {
        words: 'connection refused',
        pattern:
          /Connection refused(?: \(Connection refused\))?: (?:no further information: )?(?!localhost)(?<peer>[\w.-]{1,100})\/[\w.:]{0,60}:(?<port>\d{1,5})/,
      },
      {
        words: 'connection refused',
        pattern: /Connection refused \((?!localhost|127\.)\[?(?<peer>[\w.:-]{1,100}?)\]?:(?<port>\d{1,5})\)/,
      },
      {
        words: 'actively refused it',
        pattern:
          /target machine actively refused it\.?(?: \[?(?:::ffff:)?(?<peer>[\w.:-]{1,100}?)\]?:(?<port>\d{1,5}))?/,
      },
      {
        words: 'tcp connect connection refused econnrefused',
        pattern:
          /tcp connect \((?!localhost|127\.)(?<peer>[\w.-]{1,100}):(?<port>\d{1,5})\): connection refused - :econnrefused/,
      },
      {
        words: 'failed_connect econnrefused',
        pattern:
          /to_address,\s?\{["']?(?!localhost|127\.)(?<peer>[\w.-]{1,100})["']?,\s?(?<port>\d{1,5})\}.{1,80}econnrefused/,
      },
      {
        words: 'curl failed to connect to port',
        pattern:
          /curl: \(7\) Failed to connect to (?!localhost|127\.|::1)(?<peer>\S{1,100}) port (?<port>\d{1,5})(?: after \d{1,9} ms)?: (?:Connection refused|Couldn't connect to server|Could not connect to server)/,
      },
      {
        words: 'connection refused',
        pattern:
          /connect(?:ing|ion)? to(?: \w{1,20} at| host)? "?(?!localhost|127\.|\[?::1)(?<peer>[\w.-]{1,100})"?(?: \([\w.:-]{2,100}\))?(?:\|[\w.:|-]{2,60}\|)?(?:,? port |:)(?<port>\d{1,5})\b[^"':]{0,60}: Connection refused/i,
      },
      {
        words: 'remote host connection refused',
        pattern: /connect to remote host \((?!127\.|::1)(?<peer>[\w.:-]{1,80})\): Connection refused/,
      },
      {
        words: 'connection refused',
        pattern:
          /SocketException \(111\): Connection refused \[?(?:::ffff:)?(?!127\.|::1)(?<peer>[\w.:-]{1,80}?)\]?:(?<port>\d{1,5})/,
      },
      {
        words: 'unable to connect to connection refused',
        pattern:
          /(?:Can't|[Uu]nable to) connect to (?:tcp:\/\/|ssl:\/\/)?(?!localhost|127\.)(?<peer>[\w.-]{1,100}):(?<port>\d{1,5}) \(Connection refused\)/,
      },
      {
        words: 'connection refused',
        pattern:
          /\bOs \{ code: 111, kind: ConnectionRefused|Connection refused \(os error (?:111|61|10061)\)|(?<!(?:localhost|127\.0\.0\.1|::1).{0,260})(?:Errno |\(|errno=|error )(?:111|61)[\]):,] ?Connection refused/,
      },
      {
        words: 'connectexception connection refused',
        pattern:
          /java\.net\.ConnectException: (?:finishConnect\(\.\.\) failed: )?Connection refused(?: \(Connection refused\))?(?:$|[\s,)"'])/,
      },
      {
        words: 'connection refused',
        pattern:
          /(?<!(?:localhost|127\.0\.0\.1|::1).{0,260})(?:\b(?:connect|connect\(\)|connection|failed)|(?:[Cc]ould not|[Ff]ailed to|[Cc]an(?:not|'t)|[Uu]nable to) connect[^:]{0,100}): Connection refused(?:$|[.,;"'\])}\\])/,
      },
    ],
    nearby: [
      /^\s{0,8}(?:address|hostname): '(?<peer>[^']{1,100})'/,
      /^\s{0,8}port: (?<port>\d{1,5}),?$/,
      /Connect to (?:https?:\/\/)?(?<peer>[\w.-]{1,100}):(?<port>\d{1,5}) \[[^\]]{1,120}\] failed/,
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Nobody listens at {peer|the address} port {port|that was asked}: the connection is refused',
    check: LOOK_AT_PEER,
    repair: [
      {
        text: 'Bring {peer|the other end} up; the host answers, so the network and the name are right and only the program behind the port is away',
        compose: 'docker compose up -d {peer|<peer>} && docker compose logs -f --tail 50 {peer|<peer>}',
        kubernetes: 'kubectl rollout restart deploy/{peer|<peer>} && kubectl rollout status deploy/{peer|<peer>}',
        host: 'sudo systemctl restart {peer|<unit>} && systemctl status {peer|<unit>} --no-pager',
      },
      {
        text: 'When it does run, compare the port it really listens on with the one in the settings of the writer (inside a network the container port counts, not the published one), and see that it listens on 0.0.0.0 and not on 127.0.0.1 alone',
        compose: 'docker compose exec {peer|<peer>} sh -c "ss -ltn || netstat -ltn"',
        kubernetes: 'kubectl describe service {peer|<service>} | grep -iE "port|endpoints"',
        host: 'ss -ltnp',
      },
      {
        text: 'When it is only slow to start, let the writer wait for it: a healthcheck with depends_on condition service_healthy, or retries in the client',
      },
    ],
    source:
      'errno(3) ECONNREFUSED; libuv uv__strerror, Go net.OpError.Error(), CPython asyncio/selector_events.py, urllib3 NewConnectionError, curl CURLE_COULDNT_CONNECT',
    matches: [
      'Error: connect ECONNREFUSED 10.0.0.5:5432',
      'dial tcp 172.18.0.3:6379: connect: connection refused',
      "requests.exceptions.ConnectionError: HTTPConnectionPool(host='stock', port=8000): Max retries exceeded with url: /items (Caused by NewConnectionError('<urllib3.connection.HTTPConnection object at 0x7f1d2c>: Failed to establish a new connection: [Errno 111] Connection refused'))",
      "OSError: Multiple exceptions: [Errno 111] Connect call failed ('172.18.0.2', 5432)",
      'redis.exceptions.ConnectionError: Error 111 connecting to cache:6379. Connection refused.',
      'Errno::ECONNREFUSED: Failed to open TCP connection to search:9200 (Connection refused - connect(2) for "search" port 9200)',
      'io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection refused: orders/172.18.0.7:8081',
      'System.Net.Http.HttpRequestException: Connection refused (basket:8080)',
      'System.Net.Sockets.SocketException (10061): No connection could be made because the target machine actively refused it. [::ffff:10.1.0.9]:1433',
      '** (DBConnection.ConnectionError) tcp connect (db:5432): connection refused - :econnrefused',
      '{failed_connect,[{to_address,{"billing",4000}},{inet,[inet],econnrefused}]}',
      "curl: (7) Failed to connect to catalogue port 8080 after 2 ms: Couldn't connect to server",
      'ssh: connect to host build7 port 22: Connection refused',
      'psql: error: connection to server at "db" (172.18.0.2), port 5432 failed: Connection refused',
      'System.Net.Internals.SocketExceptionFactory+ExtendedSocketException (111): Connection refused [::ffff:172.18.0.5]:6379',
      'Could not connect to Redis at cache:6379: Connection refused',
      "wget: can't connect to remote host (172.18.0.2): Connection refused",
      'PHP Warning:  stream_socket_client(): Unable to connect to tcp://queue:5672 (Connection refused) in /srv/app/worker.php on line 31',
      'Error: tcp connect error: Connection refused (os error 111)',
      'connect() failed (111: Connection refused) while connecting to upstream, client: 172.18.0.1',
      'java.net.ConnectException: Connection refused',
      'nc: connect: Connection refused',
    ],
    ignores: [
      'runbook: when the log says connection refused, look at the container of the database first',
      'Error: connect ETIMEDOUT 10.0.0.5:5432',
      'connected to 10.0.0.5:5432 after 3 refused attempts',
    ],
  },
  {
    id: 'errno.connection-refused-loopback',
    kind: 'wrong_address',
    forms: [
      {
        words: 'econnrefused',
        pattern: /\bconnect ECONNREFUSED (?<peer>127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1):(?<port>\d{1,5})\b/,
      },
      {
        words: 'connect connection refused',
        pattern:
          /\bdial tcp[46]? \[?(?<peer>127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|localhost)\]?:(?<port>\d{1,5}): connect: connection refused/,
      },
      {
        words: 'host localhost connection refused',
        pattern:
          /\(host='(?<peer>localhost)', port='?(?<port>\d{1,5})'?\).{1,260}\[Errno (?:111|61)\] Connection refused/,
      },
      {
        words: 'connect call failed',
        pattern: /Connect call failed \('(?<peer>127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)', (?<port>\d{1,5})/,
      },
      {
        words: 'localhost connection refused',
        pattern:
          /(?:Error (?:111|61) connecting to|Connection refused:|Connection refused \(|tcp connect \(|Unable to connect to tcp:\/\/|Connect to) ?(?<peer>localhost)(?:\/[\w.:]{1,45})?:(?<port>\d{1,5})/,
      },
      {
        words: 'connection refused connect for port',
        pattern:
          /Connection refused - connect\(2\) for "?(?<peer>localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)"? port (?<port>\d{1,5})/,
      },
      {
        words: 'connection to server at localhost connection refused',
        pattern:
          /connection to server at "(?<peer>localhost|127\.0\.0\.1)"(?: \([\w.:]{2,45}\))?, port (?<port>\d{1,5}) failed: Connection refused/,
      },
      {
        words: 'curl failed to connect to port',
        pattern:
          /curl: \(7\) Failed to connect to (?<peer>localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1) port (?<port>\d{1,5})(?: after \d{1,9} ms)?: (?:Connection refused|Couldn't connect to server|Could not connect to server)/,
      },
      {
        words: 'connection refused connections',
        pattern:
          /Connection to (?<peer>localhost|127\.0\.0\.1):(?<port>\d{1,5}) refused\. Check that the hostname and port are correct and that the postmaster/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Nobody listens on port {port} of {peer}: in a container that is the container itself',
    check: {
      text: 'Look up which address the writer is given: localhost in a container is that container, never the host and never another service',
      compose:
        'docker compose exec {service} env | grep -iE "localhost|127\\.0\\.0\\.1|_host|_url"; docker compose ps -a',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -iE "localhost|127\\.0\\.0\\.1|_host|_url"',
      host: 'ss -ltnp | grep ":{port} "',
    },
    repair: [
      {
        text: 'Put the service name of the other end in place of localhost in the settings of {service}, or let it read them: a default of localhost means that its variable is unset',
        compose: '$EDITOR .env docker-compose.yml && docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} <HOST_VARIABLE>=<service name>',
      },
      {
        text: 'Where both do run on one host, start what should listen on port {port}',
        host: 'sudo systemctl restart <unit> && ss -ltnp | grep ":{port} "',
      },
    ],
    source: 'errno(3) ECONNREFUSED; Docker documentation, Networking in Compose; pgjdbc ConnectionFactoryImpl',
    matches: [
      'Error: connect ECONNREFUSED 127.0.0.1:5432',
      'failed to connect: dial tcp [::1]:9092: connect: connection refused',
      "HTTPConnectionPool(host='localhost', port=9200): Max retries exceeded with url: / (Caused by NewConnectionError('<urllib3.connection.HTTPConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused'))",
      "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 27017)",
      'redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.',
      'Errno::ECONNREFUSED: Connection refused - connect(2) for "localhost" port 3306',
      'connection to server at "localhost" (::1), port 5432 failed: Connection refused',
      "curl: (7) Failed to connect to localhost port 8080 after 0 ms: Couldn't connect to server",
      'org.postgresql.util.PSQLException: Connection to localhost:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.',
    ],
    ignores: [
      'Error: connect ECONNREFUSED 172.18.0.4:5432',
      'the admin port binds to localhost: a connection refused from elsewhere is intended',
    ],
  },
  {
    id: 'errno.host-unreachable',
    kind: 'unreachable',
    forms: [
      { words: 'ehostunreach', pattern: /\bconnect EHOSTUNREACH (?<peer>[\w.:-]{1,80}):(?<port>\d{1,5})\b/ },
      {
        words: 'connect no route to host',
        pattern: /\bdial (?:tcp[46]?|udp) \[?(?<peer>[\w.:%-]{1,100}?)\]?:(?<port>\d{1,5}): connect: no route to host/,
      },
      {
        words: 'no route to host connect for port',
        pattern: /No route to host - connect\(2\) for "?(?<peer>[\w.:-]{1,100}?)"? port (?<port>\d{1,5})/,
      },
      {
        words: 'noroutetohostexception',
        pattern:
          /java\.net\.NoRouteToHostException: (?:No route to host|Host is unreachable)(?:.{0,30}?: (?<peer>[\w.-]{1,100})\/[\w.:]{0,60}:(?<port>\d{1,5}))?/,
      },
      {
        words: 'no route to host',
        pattern:
          /No route to host(?: \((?:\[?(?<peer>[\w.-]{1,100})\]?:(?<port>\d{1,5})|os error 113)\)|$|[.,;"'\])}\\])/,
      },
      { words: 'ehostunreach', pattern: /(?::|\{error, ?)ehostunreach\b/ },
    ],
    nearby: [/connection to server at "(?<peer>[^"]{1,100})"(?: \([^)]{1,60}\))?, port (?<port>\d{1,5})/],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'No route leads to {peer|the other end} port {port|that was asked}: host down or firewall rejects',
    check: ROUTE_TO_PEER,
    repair: [
      {
        text: 'Bring the host of {peer|the other end} up, or correct the address when it has moved: nothing on the last network answers for it',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl get nodes -o wide; kubectl get endpoints',
        host: 'ping -c 3 {peer|<address>}; ip neigh show {peer|<peer>}',
      },
      {
        text: 'When the host answers a ping, its firewall rejects the port (firewalld answers icmp-host-prohibited, which is felt as this error): open it',
        host: 'sudo firewall-cmd --permanent --add-port={port|<port>}/tcp && sudo firewall-cmd --reload',
      },
    ],
    source: 'errno(3) EHOSTUNREACH; java.net.NoRouteToHostException; firewalld reject type icmp-host-prohibited',
    matches: [
      'Error: connect EHOSTUNREACH 192.168.10.20:3306',
      'dial tcp 10.42.1.17:8443: connect: no route to host',
      'Errno::EHOSTUNREACH: No route to host - connect(2) for "10.1.2.3" port 5432',
      'java.net.NoRouteToHostException: No route to host',
      'OSError: [Errno 113] No route to host',
      'System.Net.Http.HttpRequestException: No route to host (ledger:8080)',
      '[error] gen_tcp connect failed: :ehostunreach',
    ],
    ignores: ['docs: no route to host means that ARP got no answer', 'route added: 10.42.1.0/24 via 10.0.0.1 dev eth0'],
  },
  {
    id: 'errno.network-unreachable',
    kind: 'unreachable',
    forms: [
      { words: 'enetunreach', pattern: /\bconnect ENETUNREACH (?<peer>[\w.:-]{1,80}):(?<port>\d{1,5})\b/ },
      {
        words: 'connect network is unreachable',
        pattern:
          /\bdial (?:tcp[46]?|udp) \[?(?<peer>[\w.:%-]{1,100}?)\]?:(?<port>\d{1,5}): connect: network is unreachable/,
      },
      {
        words: 'network is unreachable',
        pattern:
          /Network is unreachable(?: \((?:connect failed|os error 101|\[?(?<peer>[\w.-]{1,100})\]?:(?<port>\d{1,5}))\)|$|[.,;"'\])}\\])/,
      },
      { words: 'enetunreach', pattern: /(?::|\{error, ?)enetunreach\b/ },
    ],
    nearby: [/connection to server at "(?<peer>[^"]{1,100})"(?: \([^)]{1,60}\))?, port (?<port>\d{1,5})/],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'This host has no network that leads to {peer|the other end}',
    check: ROUTE_TO_PEER,
    repair: [
      {
        text: 'Give the writer a network with a way out: a container on a network with internal: true, or with network_mode none, has no default route',
        compose:
          'docker compose config | grep -nE "internal|network_mode"; docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl exec deploy/{service} -- ip route',
        host: 'ip -br addr; ip route show default; sudo systemctl restart NetworkManager systemd-networkd 2>/dev/null',
      },
      {
        text: 'When the address is an IPv6 one and the host has no IPv6, make the client prefer IPv4 (precedence ::ffff:0:0/96 100 in /etc/gai.conf, or node --dns-result-order=ipv4first)',
        host: 'ip -6 route show default',
      },
    ],
    source: 'errno(3) ENETUNREACH; gai.conf(5)',
    matches: [
      'Error: connect ENETUNREACH 2606:4700::6810:85e5:443 - Local (:::0)',
      'dial tcp [2a00:1450:4001:82a::200e]:443: connect: network is unreachable',
      'OSError: [Errno 101] Network is unreachable',
      'ftp: connect failed: {error, enetunreach}',
    ],
    ignores: ['alert rule "network is unreachable from site B" saved', 'network is reachable again after 12 s'],
  },
  {
    id: 'errno.connect-timed-out',
    kind: 'unreachable',
    forms: [
      { words: 'etimedout', pattern: /\bconnect ETIMEDOUT(?: (?<peer>[\w.:-]{1,80}):(?<port>\d{1,5}))?/ },
      {
        words: 'dial tcp timeout',
        pattern:
          /\bdial (?:tcp[46]?|udp) \[?(?<peer>[\w.:%-]{1,100}?)\]?:(?<port>\d{1,5}): (?:i\/o timeout|connect: connection timed out)/,
      },
      {
        words: 'connecttimeouterror',
        pattern: /\(host='(?<peer>[^']{1,100})', port='?(?<port>\d{1,5})'?\).{1,200}ConnectTimeoutError\(/,
      },
      {
        words: 'connect timeout',
        pattern:
          /UND_ERR_CONNECT_TIMEOUT|ConnectTimeoutError: Connect Timeout Error(?: \(attempted addresses?: (?<peer>[\w.]{1,60}):(?<port>\d{1,5}))?/i,
      },
      {
        words: 'connect timed out',
        pattern:
          /java\.net\.(?:SocketTimeoutException|ConnectException|http\.HttpConnectTimeoutException): (?:[Cc]onnect timed out|Connection timed out|HTTP connect timed out)/,
      },
      {
        words: 'connection timed out',
        pattern: /connection timed out(?: after \d{1,9} ms)?: (?<peer>[\w.-]{1,100})\/[\w.:]{0,60}:(?<port>\d{1,5})/,
      },
      {
        words: 'connection timed out',
        pattern:
          /(?:Errno |\()(?:110|60)[\]:)] ?(?:Connection|Operation) timed out|Connection timed out \(os error 110\)|Connection timed out - connect\(2\) for "?(?<peer>[\w.:-]{1,100}?)"? port (?<port>\d{1,5})|(?:connect|failed): Connection timed out$/,
      },
      {
        words: 'execution expired',
        pattern:
          /Net::OpenTimeout: (?:Failed to open TCP connection to (?<peer>[\w.-]{1,100}):(?<port>\d{1,5}) \()?execution expired/,
      },
      {
        words: 'failed to respond after a period',
        pattern: /connected party did not properly respond after a period of time, or established connection failed/,
      },
      {
        words: 'curl 28',
        pattern:
          /curl: \(28\) (?:Failed to connect to (?<peer>\S{1,100}) port (?<port>\d{1,5}).{0,30}: (?:Connection timed out|Timeout was reached)|Connection timed out after \d{1,9} milliseconds|Connection timeout after)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: '{peer|The other end} port {port|that was asked} does not answer a connection within the time',
    check: ROUTE_TO_PEER,
    repair: [
      {
        text: 'Let the packets through: silence instead of a refusal means that a firewall, security group or network policy drops them, or that the address belongs to no running host',
        compose: 'docker network ls; docker compose exec {service} ip route',
        kubernetes: 'kubectl get networkpolicy -A; kubectl get endpoints {peer|<peer>}',
        host: 'sudo iptables -L -n -v | grep -iE "drop|reject"; sudo ufw status',
      },
      {
        text: 'When {peer|it} is up and reachable, its accept queue is full or its host starved: relieve it before the timeout of the client is raised',
        host: 'ss -ltn "sport = :{port|<port>}"; nstat -az TcpExtListenOverflows; uptime',
      },
    ],
    source:
      'errno(3) ETIMEDOUT; Go net.OpError, undici ConnectTimeoutError, Ruby Net::OpenTimeout, netty ConnectTimeoutException, curl CURLE_OPERATION_TIMEDOUT',
    matches: [
      'Error: connect ETIMEDOUT 10.20.0.8:1433',
      'dial tcp 10.20.0.8:5432: i/o timeout',
      "HTTPConnectionPool(host='rates', port=80): Max retries exceeded with url: / (Caused by ConnectTimeoutError(<urllib3.connection.HTTPConnection object at 0x7f>, 'Connection to rates timed out. (connect timeout=5)'))",
      'ConnectTimeoutError: Connect Timeout Error (attempted address: 10.20.0.8:443, timeout: 10000ms)',
      'java.net.SocketTimeoutException: Connect timed out',
      'io.netty.channel.ConnectTimeoutException: connection timed out after 30000 ms: rates/10.20.0.8:8080',
      'TimeoutError: [Errno 110] Connection timed out',
      'Net::OpenTimeout: Failed to open TCP connection to rates:443 (execution expired)',
      'System.Net.Sockets.SocketException (10060): A connection attempt failed because the connected party did not properly respond after a period of time, or established connection failed because connected host has failed to respond.',
      'curl: (28) Failed to connect to rates port 443 after 130112 ms: Connection timed out',
    ],
    ignores: [
      'connect timeout set to 5s, read timeout set to 30s',
      'session of admin timed out after 30 minutes of inactivity',
      'dial tcp 10.20.0.8:5432: connect: connection refused',
    ],
  },
];
