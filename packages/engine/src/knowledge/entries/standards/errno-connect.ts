import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const LOOK_AT_PEER: Step = {
  text: 'See whether {peer|the other end} runs and listens on port {port|it is asked on}; its own log says why it ended',
  compose: 'docker compose ps -a && docker compose logs --tail 100 {peer|<peer>}',
  kubernetes: 'kubectl get pods -o wide && kubectl get endpoints {peer|<peer>}',
  host: 'ss -ltnp | grep -w "{port|LISTEN}"; nc -vz {peer|<host>} {port|<port>}',
};

/** Connections that are refused, as every runtime prints it. */
export const ERRNO_CONNECT: readonly CatalogueEntry[] = [
  {
    id: 'errno.connection-refused',
    kind: 'connection_refused',
    forms: [
      {
        words: 'can t connect to server on',
        pattern:
          /Can't connect to (?:MySQL|MariaDB) server on '(?!localhost|127\.)(?<peer>[^':]{1,100})(?::(?<port>\d{1,5}))?' \((?:111\b|\[Errno 111\]|61\b)/,
      },
      {
        words: 'i o error on request for connection refused',
        pattern:
          /I\/O error on \w{1,7} request for "https?:\/\/(?!localhost|127\.)(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?[^"]{0,200}": (?:Connect to .{1,160} failed: )?Connection refused/,
      },
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
      { words: 'all connection attempts failed', pattern: /ConnectError: All connection attempts failed/ },
      { words: 'econnrefused', pattern: /(?:connect|connection)[^:]{0,80}: ECONNREFUSED$/i },
      {
        words: 'socketexception 111 connection refused',
        pattern: /SocketException \(111\): Connection refused(?! \()/,
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
      'org.springframework.web.client.ResourceAccessException: I/O error on GET request for "http://inventory:8080/items": Connection refused',
      "ERROR 2003 (HY000): Can't connect to MySQL server on 'db:3306' (111)",
      'httpx.ConnectError: All connection attempts failed',
      'ERROR Failed to connect to the database: ECONNREFUSED',
      'System.Net.Sockets.SocketException (111): Connection refused',
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
      {
        words: 'connecting to cannot assign requested address',
        pattern: /Error 99 connecting to (?<peer>localhost|::1):(?<port>\d{1,5})\. Cannot assign requested address/,
      },
      {
        words: 'connect cannot assign requested address',
        pattern: /\bdial tcp[46]? \[(?<peer>::1)\]:(?<port>\d{1,5}): connect: cannot assign requested address/,
      },
      { words: 'connect eaddrnotavail', pattern: /\bconnect EADDRNOTAVAIL (?<peer>::1):(?<port>\d{1,5})/ },
      {
        words: 'i o error on request for connection refused',
        pattern:
          /I\/O error on \w{1,7} request for "https?:\/\/(?<peer>localhost|127\.0\.0\.1)(?::(?<port>\d{1,5}))?[^"]{0,200}": (?:Connect to .{1,160} failed: )?Connection refused/,
      },
      {
        words: 'failed connection refused',
        pattern:
          /Connecting to (?:localhost|127\.0\.0\.1) \([^)]{1,60}\)\|(?<peer>127\.0\.0\.1|::1)\|:(?<port>\d{1,5})\.\.\. failed: Connection refused/,
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
    onHost: {
      kind: 'connection_refused',
      means: 'Nobody listens on port {port} of this host, at {peer}',
      check: {
        text: 'See who should listen on port {port}, whether it runs, and what it wrote last',
        host: 'ss -ltnp | grep ":{port} "; systemctl --failed',
      },
      repair: [
        {
          text: 'Start what should listen on port {port}; where it ends again, its own log says why',
          host: 'sudo systemctl restart <unit>; journalctl -u <unit> -n 50',
        },
      ],
    },
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
      'redis.exceptions.ConnectionError: Error 99 connecting to localhost:6379. Cannot assign requested address.',
      'dial tcp [::1]:5432: connect: cannot assign requested address',
      'Error: connect EADDRNOTAVAIL ::1:5432 - Local (:::0)',
      'ResourceAccessException: I/O error on POST request for "http://localhost:9411/api/v2/spans": Connection refused',
      'Connecting to localhost (localhost)|127.0.0.1|:8080... failed: Connection refused.',
    ],
    ignores: [
      'Error: connect ECONNREFUSED 172.18.0.4:5432',
      'the admin port binds to localhost: a connection refused from elsewhere is intended',
    ],
  },
];
