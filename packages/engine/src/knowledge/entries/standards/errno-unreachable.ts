import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const ROUTE_TO_PEER: Step = {
  text: 'Ask for the route to {peer|the other end} and try the port from where the writer runs',
  compose: 'docker compose exec {service} sh -c "ip route; nc -vz -w 3 {peer|<host>} {port|<port>}"; docker network ls',
  kubernetes: 'kubectl exec deploy/{service} -- nc -vz -w 3 {peer|<host>} {port|<port>}; kubectl get networkpolicy',
  host: 'ip route get {peer|<address>}; nc -vz -w 3 {peer|<host>} {port|<port>}; sudo iptables -L -n | grep -iE "reject|drop"',
};

/** Connections that find no way or no answer: codes of errno as every runtime prints them. */
export const ERRNO_UNREACHABLE: readonly CatalogueEntry[] = [
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
      { words: 'connect no route to host', pattern: /(?:^|[\s"])connect: no route to host/ },
    ],
    nearby: [/connection to server at "(?<peer>[^"]{1,100})"(?: \([^)]{1,60}\))?, port (?<port>\d{1,5})/],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'No route leads to {peer|the other end} port {port|that was asked}',
    check: {
      ...ROUTE_TO_PEER,
      text: 'Ask for the route to {peer|the other end} and try the port from where the writer runs; the host is down or a firewall rejects',
    },
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
      'connect: no route to host',
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
          /(?<!')Network is unreachable(?!["'] error)(?: \((?:connect failed|os error 101|\[?(?<peer>[\w.-]{1,100})\]?:(?<port>\d{1,5}))\)|$|[.,;"'\])}\\])/,
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
          /(?:Errno |\()(?:110|60)[\]:)] ?(?:Connection|Operation) timed out|Connection timed out \(os error 110\)|\{ code: 110, kind: TimedOut|SocketException \(110\): Connection timed out|Connection timed out - connect\(2\) for "?(?<peer>[\w.:-]{1,100}?)"? port (?<port>\d{1,5})|(?:connect|failed): Connection timed out$/,
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
      {
        words: 'read tcp connection timed out',
        pattern:
          /\bread tcp [^\s>]{1,60}->(?<peer>[\w.-]{1,100}|\[[\da-f:]{2,45}\]):(?<port>\d{1,5}): read: connection timed out/,
      },
      { words: 'write connection timed out', pattern: /(?:^|[\s"])write: connection timed out/ },
      { words: 'wget download timed out', pattern: /wget: download timed out/ },
      { words: 'curl 97 connection to proxy closed', pattern: /curl: \(97\) connection to proxy closed/ },
      { words: 'curl 55 send failure', pattern: /curl: \(55\) Send failure: [\w ]{1,40}/ },
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
      'read tcp 10.0.0.1:33184->10.0.0.2:5432: read: connection timed out',
      'write: connection timed out',
      'wget: download timed out',
      'curl: (97) connection to proxy closed',
      'curl: (55) Send failure: Broken pipe',
    ],
    ignores: [
      'connect timeout set to 5s, read timeout set to 30s',
      'session of admin timed out after 30 minutes of inactivity',
      'dial tcp 10.20.0.8:5432: connect: connection refused',
    ],
  },
];
