import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CLIENT_TIME_OUTS: readonly CatalogueEntry[] = [
  {
    id: 'go.response-headers-late',
    kind: 'slow_dependency',
    program: 'go',
    forms: [
      { words: 'net http timeout awaiting response headers', pattern: /net\/http: timeout awaiting response headers/ },
      {
        words: 'request canceled client timeout or context cancellation while reading',
        pattern: /request canceled \(Client\.Timeout or context cancellation while reading body\)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The called service did not answer the Go client in time',
    check: { text: 'See which address is called, and how long it takes from here' },
    repair: [
      {
        text: 'Repair or relieve the service that is called; raise the time-out only where it may take so long, and retry with a growing pause',
      },
    ],
    source: 'Go net/http/transport.go, client.go',
    matches: [
      'Get "http://stock/items": net/http: timeout awaiting response headers',
      'net/http: request canceled (Client.Timeout or context cancellation while reading body)',
    ],
    ignores: ['net/http: HTTP/1.x transport connection broken'],
  },
  {
    id: 'okhttp.timed-out',
    kind: 'slow_dependency',
    program: 'jvm',
    forms: [
      { words: 'java net sockettimeoutexception timeout', pattern: /java\.net\.SocketTimeoutException: timeout\b/ },
      { words: 'java io interruptedioexception timeout', pattern: /java\.io\.InterruptedIOException: timeout\b/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The called service did not answer OkHttp in time',
    check: { text: 'See which address is called, and how long it takes from here' },
    repair: [
      {
        text: 'Repair or relieve the service that is called; raise the time-out only where it may take so long, and retry with a growing pause',
      },
    ],
    source: 'OkHttp okhttp3/internal/connection/RealCall.kt, http2/Http2Stream.kt',
    matches: ['java.net.SocketTimeoutException: timeout', 'java.io.InterruptedIOException: timeout'],
    ignores: ['SocketTimeoutException handler timeout set'],
  },
  {
    id: 'http-client.connect-late',
    kind: 'unreachable',
    forms: [
      {
        words: 'connecttimeoutexception connect to failed timed out',
        pattern:
          /ConnectTimeoutException: Connect to (?<peer>https?:\/\/[\w.-]{1,120}(?::\d{1,5})?|[\w.-]{1,120}:\d{1,5})[^\r\n]{0,60} failed: [Cc]onnect(?:ion)? timed out/,
      },
      { words: 'tcp connect error deadline has elapsed', pattern: /tcp connect error: deadline has elapsed/ },
      {
        words: 'streamtcpexception tcp command connect',
        pattern: /StreamTcpException: Tcp command \[Connect\((?<peer>[\w.-]{1,120}):(?<port>\d{1,5})/,
      },
      { words: 'dioexception connection timeout', pattern: /DioException \[connection timeout\]/ },
      {
        words: 'socketexception connection timed out os error address',
        pattern: /SocketException: Connection timed out \(OS Error: [^)\r\n]{1,80}\), address = (?<peer>[\w.-]{1,120})/,
      },
      {
        words: 'httpoison error reason connect_timeout',
        pattern: /HTTPoison\.Error\{[^}\r\n]{0,20}reason: :connect_timeout/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'No connection to {peer|the called host} in time: the way is blocked or the host is down',
    check: { text: 'Reach it from here', host: 'nc -vz -w5 <host> <port>' },
    repair: [{ text: 'Correct address and port, open firewall or security group, bring the host back' }],
    source:
      'Apache HttpClient ConnectExceptionSupport.java; hyper-util connect/http.rs; Akka Tcp; Dio dio_exception.dart; Dart dart:io; hackney',
    matches: [
      'org.apache.hc.client5.http.ConnectTimeoutException: Connect to http://api:8080 failed: Connect timed out',
      'error sending request for url (http://stock:8080/): client error (Connect): tcp connect error: deadline has elapsed',
      'akka.stream.StreamTcpException: Tcp command [Connect(stock:8080,None,List(),Some(10 seconds),true)] failed because of akka.io.TcpOutgoingConnection$$anon$2: Connect timeout',
      'DioException [connection timeout]: The request connection took longer than 0:00:05.000000',
      'SocketException: Connection timed out (OS Error: Connection timed out, errno = 110), address = api.acme.io, port = 41234',
      '{:error, %HTTPoison.Error{reason: :connect_timeout, id: nil}}',
    ],
    ignores: ['ConnectTimeoutException is explained below'],
  },
  {
    id: 'aws.java-pool-exhausted',
    kind: 'pool_exhausted',
    forms: [
      {
        words: 'acquire operation took longer than the configured maximum time',
        pattern: /Acquire operation took longer than the configured maximum time/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'aws',
    specificity: 3,
    means: "The AWS SDK's HTTP client had no free connection in time",
    check: { text: 'Count requests at once, and streams that are not closed' },
    repair: [
      {
        text: 'Close every ResponseInputStream, use one client, raise maxConcurrency or maxConnections (and connectionAcquisitionTimeout)',
      },
    ],
    source: 'AWS SDK for Java v2 netty-nio-client NettyUtils.java',
    matches: [
      'software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: Acquire operation took longer than the configured maximum time. This indicates that a request cannot get a connection from the pool within the specified maximum time.',
      'java.lang.Throwable: Acquire operation took longer than the configured maximum time.',
    ],
    ignores: ['Acquire operation took 3 ms'],
  },
  {
    id: 'python.read-timed-out',
    kind: 'slow_dependency',
    program: 'python',
    forms: [
      { words: 'httpcore', pattern: /httpcore\.(?:Read|Write)Timeout/ },
      { words: 'urlopen error timed out', pattern: /<urlopen error timed out>/ },
      {
        words: 'the operation timed out',
        pattern: /(?:socket\.timeout|TimeoutError): The (?:read|write) operation timed out/,
      },
      { words: 'socket timeout timed out', pattern: /socket\.timeout: timed out/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The called service did not answer the Python client in time',
    check: { text: 'See which address is called, and how long it takes from here' },
    repair: [
      {
        text: 'Repair or relieve the service that is called; raise the time-out only where it may take so long, and retry with a growing pause',
      },
    ],
    source: 'httpcore _exceptions.py; CPython urllib/request.py, _ssl.c, socketmodule.c',
    matches: [
      'httpcore.ReadTimeout: The read operation timed out',
      'urllib.error.URLError: <urlopen error timed out>',
      'TimeoutError: The read operation timed out',
      'socket.timeout: timed out',
    ],
    ignores: ['timeout=30 was set'],
  },
  {
    id: 'php.http-idle',
    kind: 'slow_dependency',
    program: 'php',
    forms: [{ words: 'idle timeout reached for', pattern: /Idle timeout reached for "(?<peer>[^"]{1,160})"/ }],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The called service {peer} was silent longer than the PHP client waits',
    check: { text: 'See which address is called, and how long it takes from here' },
    repair: [
      {
        text: 'Repair or relieve the service that is called; raise the time-out only where it may take so long, and retry with a growing pause',
      },
    ],
    source: 'Symfony HttpClient Response/TransportResponseTrait.php',
    matches: [
      'Symfony\\Component\\HttpClient\\Exception\\TimeoutException: Idle timeout reached for "http://stock/items".',
      'Idle timeout reached for "https://api.acme.io/v1/orders".',
    ],
    ignores: ['idle timeout set to 30'],
  },
  {
    id: 'rust.timed-out',
    kind: 'slow_dependency',
    program: 'rust',
    forms: [
      { words: 'kind source timedout', pattern: /kind: (?:Request|Connect|Body)[^\r\n]{0,120}source: TimedOut/ },
      { words: 'deadline has elapsed', pattern: /(?:^|Elapsed: |Error: )deadline has elapsed(?:$|")/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The called service did not answer the Rust client in time',
    check: { text: 'See which address is called, and how long it takes from here' },
    repair: [
      {
        text: 'Repair or relieve the service that is called; raise the time-out only where it may take so long, and retry with a growing pause',
      },
    ],
    source: 'reqwest src/async_impl/client.rs, error.rs; tokio time/error.rs',
    matches: [
      'reqwest::Error { kind: Request, url: Url { host: "stock" }, source: TimedOut }',
      'Error: deadline has elapsed',
    ],
    ignores: ['the deadline has elapsed for the ticket'],
  },
  {
    id: 'jvm.akka-idle',
    kind: 'slow_dependency',
    program: 'jvm',
    forms: [
      {
        words: 'idle timeout encountered no bytes passed in the last',
        pattern:
          /(?:HTTP|TCP) idle-timeout encountered(?: on connection to \[(?<peer>[^\]\r\n]{1,120})\])?, no bytes passed in the last (?<limit>[\w ]{1,20})/,
      },
      {
        words: 'the timeout period of has been exceeded while executing',
        pattern:
          /The timeout period of (?<limit>\d{1,9})ms has been exceeded while executing (?<object>[A-Z]{3,7} \S{1,120}) for server (?<peer>[\w.:-]{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The called service {peer|at the other end} was silent for {limit}',
    check: { text: 'See which address is called, and how long it takes from here' },
    repair: [
      {
        text: 'Repair or relieve the service that is called; raise the time-out only where it may take so long, and retry with a growing pause',
      },
    ],
    source: 'Akka HTTP HttpConnectionIdleTimeoutBidi.scala; Vert.x HttpClientRequestBase.java',
    matches: [
      'akka.http.impl.engine.HttpIdleTimeoutException: HTTP idle-timeout encountered on connection to [stock/10.0.0.7:80], no bytes passed in the last 1 minute. This is configurable by akka.http.[server|client].idle-timeout.',
      'io.vertx.core.http.impl.NoStackTraceTimeoutException: The timeout period of 5000ms has been exceeded while executing GET /items for server stock:8080',
    ],
    ignores: ['idle-timeout = 60 s'],
  },
  {
    id: 'vertx.pool-too-busy',
    kind: 'pool_exhausted',
    program: 'jvm',
    forms: [
      {
        words: 'connectionpooltoobusyexception connection pool reached max wait queue size of',
        pattern: /ConnectionPoolTooBusyException: Connection pool reached max wait queue size of (?<limit>\d{1,7})/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: "The Vert.x client's pool is full and {limit} wait already",
    check: { text: 'Count requests at once and how long each takes' },
    repair: [{ text: 'Make the called service faster, raise setMaxPoolSize, and bound what is sent at once' }],
    source: 'Vert.x SimpleConnectionPool.java',
    matches: [
      'io.vertx.core.http.ConnectionPoolTooBusyException: Connection pool reached max wait queue size of 50',
      'ConnectionPoolTooBusyException: Connection pool reached max wait queue size of 200',
    ],
    ignores: ['Connection pool reached 50 connections'],
  },
  {
    id: 'perl.timed-out',
    kind: 'slow_dependency',
    program: 'perl',
    forms: [
      { words: '500 read timeout', pattern: /500 read timeout\b/ },
      {
        words: '500 can t connect to',
        pattern: /500 Can't connect to (?<peer>[\w.-]{1,120}:\d{1,5}) \((?:Connection timed out|timeout)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The called service did not answer the Perl client in time',
    check: { text: 'See which address is called, and how long it takes from here' },
    repair: [
      {
        text: 'Repair or relieve the service that is called; raise the time-out only where it may take so long, and retry with a growing pause',
      },
    ],
    source: 'libwww-perl LWP::Protocol::http; Net::HTTP, read timeout',
    matches: ['LWP: 500 read timeout', "500 Can't connect to api.acme.io:443 (Connection timed out)"],
    ignores: ['read timeout 180'],
  },
  {
    id: 'apple.request-failed',
    kind: 'slow_dependency',
    forms: [
      { words: 'nsurlerrordomain code 1001', pattern: /NSURLErrorDomain Code=-1001/ },
      { words: 'nsurlerrordomain code', pattern: /NSURLErrorDomain Code=-100[459]/ },
      { words: 'kcferrordomaincfnetwork code 1001', pattern: /kCFErrorDomainCFNetwork Code=-1001/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: "Apple's network layer reports: the server was not reached or did not answer in time",
    check: { text: 'See which address is called, and how long it takes from here' },
    repair: [
      {
        text: '-1001: the server is slow; -1004: nobody listens there; -1005: the connection was cut; -1009: the device is offline',
      },
    ],
    source: 'Apple documentation, URLError codes; NSError descriptions as quoted by users of notarytool and Alamofire',
    matches: [
      'Error Domain=NSURLErrorDomain Code=-1001 "The request timed out."',
      'NSURLErrorDomain Code=-1004 "Could not connect to the server."',
      'Error Domain=NSURLErrorDomain Code=-1005 "The network connection was lost."',
      'Error Domain=kCFErrorDomainCFNetwork Code=-1001 "(null)"',
    ],
    ignores: ['Code=-999 "cancelled"'],
  },
  {
    id: 'breaker.open',
    kind: 'slow_dependency',
    forms: [
      { words: 'breaker is open', pattern: /(?:Error: |reason: |"code":"|message: ?)"?Breaker is open/ },
      { words: 'circuit breaker is open', pattern: /circuit breaker is open/ },
      { words: 'hystrix circuit open', pattern: /hystrix: circuit open/ },
      { words: 'eopenbreaker', pattern: /EOPENBREAKER/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'A circuit breaker is open: calls of the service behind it failed too often just before',
    check: { text: 'Read what failed before it opened' },
    repair: [{ text: 'Repair the called service; the breaker closes by itself after its pause' }],
    source: 'opossum lib/circuit.js; sony/gobreaker gobreaker.go; hystrix-go hystrix.go',
    matches: [
      'Error: Breaker is open',
      'stock: circuit breaker is open',
      'hystrix: circuit open',
      "code: 'EOPENBREAKER'",
    ],
    ignores: ['circuit breaker is closed'],
  },
];
