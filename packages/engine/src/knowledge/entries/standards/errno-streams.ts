import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const LOAD_OF_PEER: Step = {
  text: 'See what {peer|the other end} was doing at that time: its log, its load, whether it was restarted',
  compose: 'docker compose logs --since 15m {peer|<peer>}; docker stats --no-stream; docker compose ps -a',
  kubernetes: 'kubectl logs deploy/{peer|<peer>} --since 15m; kubectl top pods; kubectl get pods',
  host: 'journalctl -u {peer|<unit>} --since -15min; uptime',
};

/** Connections that stood and then broke or stayed silent. */
export const ERRNO_STREAMS: readonly CatalogueEntry[] = [
  {
    id: 'client.read-timed-out',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'read timed out',
        pattern:
          /ConnectionPool\(host='(?<peer>[^']{1,100})', port='?(?<port>\d{1,5})'?\).{0,200}Read timed out\.(?: \(read timeout=(?<limit>[\d.]{1,10})\))?/,
      },
      {
        words: 'read timed out',
        pattern:
          /(?:SocketTimeoutException: Read timed out|Read timed out executing (?:GET|POST|PUT|DELETE|PATCH) \w{1,6}:\/\/(?<peer>[\w.-]{1,100}))/,
      },
      {
        words: 'client timeout exceeded while',
        pattern:
          /(?:\b\w{3,7} "?\w{1,6}:\/\/\[?(?<peer>[\w.-]{1,100}?)\]?(?::(?<port>\d{1,5}))?(?:\/[^"]{0,200})?": )?(?:net\/http: request canceled|context deadline exceeded) \(Client\.Timeout (?:exceeded|or context cancellation) while (?:awaiting headers|reading body)\)/,
      },
      { words: 'timeout of exceeded', pattern: /(?:AxiosError|Error): timeout of (?<limit>\d{1,9})ms exceeded/ },
      { words: 'headers timeout error', pattern: /HeadersTimeoutError: Headers Timeout Error|UND_ERR_HEADERS_TIMEOUT/ },
      { words: 'esockettimedout', pattern: /\bError: ESOCKETTIMEDOUT\b/ },
      { words: 'net readtimeout', pattern: /Net::ReadTimeout(?: with #<TCPSocket|\)|:|$| \()/ },
      { words: 'readtimeout', pattern: /\bhttpx\.ReadTimeout\b|\brequests\.exceptions\.ReadTimeout\b/ },
      {
        words: 'configured httpclient timeout of seconds elapsing',
        pattern:
          /The request was canceled due to the configured HttpClient\.Timeout of (?<limit>[\d.,]{1,10}) seconds elapsing/,
      },
      {
        words: 'timed out after milliseconds',
        pattern:
          /(?:curl: \(28\)|cURL error 28:) (?:Operation|Connection) timed out after (?<limit>\d{1,9}) milliseconds/,
      },
      {
        words: 'read tcp i o timeout',
        pattern:
          /\bread (?:tcp|udp)[46]? \[?[\w.:%-]{1,60}\]?:\d{1,5}->\[?(?<peer>[\w.:%-]{1,60}?)\]?:(?<port>(?!53:)\d{1,5}): i\/o timeout/,
      },
      {
        words: 'operation timed out',
        pattern:
          /error sending request for url \(\w{1,6}:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?[^)]{0,200}\).{0,60}operation timed out/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: '{peer|The other end} takes connections but does not answer in time (limit {limit|unknown})',
    check: LOAD_OF_PEER,
    repair: [
      {
        text: 'Find what {peer|the other end} waits for (its database, a lock, a full pool, no CPU) and relieve that: it accepts connections, so it lives',
        compose: 'docker compose logs --since 15m {peer|<peer>} | grep -iE "timeout|slow|pool|lock|error"',
        kubernetes:
          'kubectl top pods && kubectl logs deploy/{peer|<peer>} --since 15m | grep -iE "timeout|slow|pool|lock|error"',
        host: 'ss -tn "sport = :{port|<port>}" | wc -l; top -b -n 1 | head -20',
      },
      { text: 'Raise the read timeout of the client only when such an answer may take that long on good days' },
    ],
    source:
      'urllib3 connectionpool.py, java.net.SocketTimeoutException, Go net/http client.go, axios http adapter, undici HeadersTimeoutError, dotnet HttpClient.cs, curl CURLE_OPERATION_TIMEDOUT',
    matches: [
      "requests.exceptions.ReadTimeout: HTTPConnectionPool(host='pricing', port=8000): Read timed out. (read timeout=5)",
      'feign.RetryableException: Read timed out executing GET http://pricing/api/v1/rates',
      'Get "http://pricing:8080/rates": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
      'AxiosError: timeout of 5000ms exceeded',
      'HeadersTimeoutError: Headers Timeout Error',
      'Error: ESOCKETTIMEDOUT',
      'Net::ReadTimeout with #<TCPSocket:(closed)>',
      'httpx.ReadTimeout: The read operation timed out',
      'System.Threading.Tasks.TaskCanceledException: The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing.',
      'curl: (28) Operation timed out after 10001 milliseconds with 0 bytes received',
      'read tcp 10.0.0.4:41512->10.0.0.9:8080: i/o timeout',
      'reqwest::Error: error sending request for url (http://pricing:8080/rates): operation timed out',
    ],
    ignores: ['client read timeout is 30s, connect timeout is 5s', 'a timeout of 5000ms is used for each attempt'],
  },
  {
    id: 'client.deadline-exceeded',
    kind: 'slow_dependency',
    forms: [
      { words: 'context deadline exceeded', pattern: /(?::|="?|^) ?context deadline exceeded(?:$|["'\\])/ },
      {
        words: 'the operation was aborted due to timeout',
        pattern: /TimeoutError\]?: The operation was aborted due to timeout/,
      },
      {
        words: 'timeoutexception did not observe any item',
        pattern: /TimeoutException: Did not observe any item or terminal signal within (?<limit>\d{1,9})ms/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'A call took longer than the deadline of its caller',
    check: {
      text: 'See which call it was (the words before the message) and what that other end did meanwhile',
      compose: 'docker compose logs --since 15m | grep -iE "timeout|deadline|slow|refused" | head -50',
      kubernetes: 'kubectl get events --sort-by .lastTimestamp | tail -30; kubectl top pods',
      host: 'journalctl --since -15min -p warning --no-pager | tail -50',
    },
    repair: [
      {
        text: 'Relieve what was called; the deadline only tells who lost patience first',
        compose: 'docker stats --no-stream; docker compose ps -a',
        kubernetes: 'kubectl top pods; kubectl get pods',
        host: 'uptime; ss -s',
      },
    ],
    source: 'Go context.DeadlineExceeded; WHATWG AbortSignal.timeout(); reactor-core FluxTimeout',
    matches: [
      'failed to fetch inventory: context deadline exceeded',
      'DOMException [TimeoutError]: The operation was aborted due to timeout',
      "java.util.concurrent.TimeoutException: Did not observe any item or terminal signal within 3000ms in 'flatMap'",
    ],
    ignores: [
      'docs: return context deadline exceeded to the caller when ctx ends',
      'deadline of order 7 was not exceeded',
    ],
  },
  {
    id: 'errno.connection-reset',
    kind: 'unreachable',
    forms: [
      {
        words: 'econnreset',
        pattern: /\b(?:read|write|connect) ECONNRESET\b|socket hang up.{0,40}ECONNRESET|code: 'ECONNRESET'/,
      },
      {
        words: 'connection reset by peer',
        pattern:
          /\b(?:read|write) tcp[46]? \S{1,70}->\[?(?<peer>[\w.:%-]{1,60}?)\]?:(?<port>\d{1,5}): (?:read|write): connection reset by peer/,
      },
      {
        words: 'connection reset by peer',
        pattern:
          /(?:\[Errno (?:104|54)\]|ConnectionResetError\((?:104|54), '|\((?:104|54):|SocketException(?: \((?:104|54)\))?:|IOException:|Errno::ECONNRESET:|recv\(\):|read:|failure:|errno=104,?|FATAL:|error:) ?Connection reset by peer(?!\) while (?:reading client|sending to client|waiting for request))/i,
      },
      {
        words: 'connection reset by peer',
        pattern: /Connection reset by peer \(os error (?:104|54)\)|kind: ConnectionReset\b/,
      },
      { words: 'connection reset', pattern: /java\.net\.SocketException: Connection reset(?: by peer.{0,40})?$/ },
      {
        words: 'existing connection was forcibly closed',
        pattern: /An existing connection was forcibly closed by the remote host/,
      },
      { words: 'econnreset', pattern: /(?::|\{error, ?)econnreset\b/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: '{peer|The other end} dropped a standing connection',
    check: {
      ...LOAD_OF_PEER,
      text: 'See what {peer|the other end} was doing at that time: its log, its load, whether it was restarted; it ended, was killed, or a proxy cut it',
    },
    repair: [
      {
        text: 'When {peer|the other end} was restarted or killed at that moment, settle that; its log or its exit code tells why',
        compose:
          'docker inspect -f "{{.State.ExitCode}} {{.State.OOMKilled}} {{.State.FinishedAt}}" $(docker compose ps -aq)',
        kubernetes: 'kubectl get pods; kubectl describe pod <pod> | grep -A8 "Last State"',
        host: 'journalctl -k --since -1h | grep -iE "oom|killed process"',
      },
      {
        text: 'When only idle connections break, let the client give them up earlier than the load balancer or server does (idle timeout, keep-alive)',
      },
    ],
    source:
      'errno(3) ECONNRESET; Go net.OpError, java.net.SocketException, CPython ConnectionResetError, .NET WSAECONNRESET',
    matches: [
      'Error: read ECONNRESET',
      'read tcp 10.0.0.4:41512->10.0.0.9:5672: read: connection reset by peer',
      "urllib3.exceptions.ProtocolError: ('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))",
      'Error: Connection reset by peer (os error 104)',
      'java.net.SocketException: Connection reset',
      'System.IO.IOException: Unable to read data from the transport connection: An existing connection was forcibly closed by the remote host.',
      '[warning] amqp connection lost: {error, econnreset}',
    ],
    ignores: ['password reset mail sent to peer reviewers', 'statistics: connection resets 12, connections 4000'],
  },
  {
    id: 'errno.broken-pipe',
    kind: 'unreachable',
    forms: [
      { words: 'write epipe', pattern: /\bwrite EPIPE\b/ },
      {
        words: 'write broken pipe',
        pattern:
          /\bwrite (?:tcp[46]?|unix) \S{1,100}->\[?(?<peer>[\w.:%/@-]{1,80}?)\]?(?::(?<port>\d{1,5}))?: write: broken pipe/,
      },
      {
        words: 'broken pipe',
        pattern:
          /(?:\[Errno 32\] Broken pipe|Broken pipe \(os error 32\)|kind: BrokenPipe|Errno::EPIPE: Broken pipe|\(32\): Broken pipe|fwrite\(\): [Ss]end of \d{1,9} bytes failed with errno=32 Broken pipe)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'The reader at the other end {peer|of the connection} was gone before all was written',
    check: LOAD_OF_PEER,
    repair: [
      { text: 'In a server it is a client that did not wait: look for what made the answer slow' },
      {
        text: 'In a client it is a server that ended or closed an idle connection: settle that, and let the client open a new one when a write fails',
        compose: 'docker compose ps -a',
        kubernetes: 'kubectl get pods',
      },
    ],
    source: 'errno(3) EPIPE; pipe(7); Go net.OpError; CPython BrokenPipeError',
    matches: [
      'Error: write EPIPE',
      'write tcp 10.0.0.4:8080->10.0.0.9:51812: write: broken pipe',
      'BrokenPipeError: [Errno 32] Broken pipe',
    ],
    ignores: ['java.io.IOException: Broken pipe', 'ticket 8123: the broken pipe in the cellar was mended'],
  },
  {
    id: 'client.closed-without-answer',
    kind: 'unreachable',
    forms: [
      { words: 'socket hang up', pattern: /\bError: socket hang up\b/ },
      { words: 'curl empty reply from server', pattern: /(?:curl: \(52\)|cURL error 52:) Empty reply from server/ },
      {
        words: 'remotedisconnected',
        pattern:
          /RemoteDisconnected\('Remote end closed connection without response'\)|RemoteDisconnected: Remote end closed/,
      },
      {
        words: 'server disconnected',
        pattern:
          /(?:ServerDisconnectedError: Server disconnected|RemoteProtocolError: Server disconnected without sending a response)/,
      },
      {
        words: 'nohttpresponseexception failed to respond',
        pattern: /NoHttpResponseException: (?<peer>[\w.-]{1,100}):(?<port>\d{1,5}) failed to respond/,
      },
      {
        words: 'eof',
        pattern:
          /\b(?:Get|Post|Put|Patch|Delete|Head) "https?:\/\/\[?(?<peer>[\w.-]{1,100}?)\]?(?::(?<port>\d{1,5}))?(?:\/[^"]{0,200})?": (?:unexpected )?EOF$/,
      },
      { words: 'connection closed before message completed', pattern: /connection closed before message completed/ },
      { words: 'other side closed', pattern: /SocketError: other side closed/ },
      {
        words: 'connection prematurely closed',
        pattern: /PrematureCloseException: Connection prematurely closed (?:BEFORE|DURING) response/,
      },
      { words: 'response ended prematurely', pattern: /The response ended prematurely(?:\.|, with)/ },
      { words: 'end of file reached', pattern: /\bEOFError: end of file reached|EOFError \(end of file reached\)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: '{peer|The other end} closed the connection without a complete answer',
    check: LOAD_OF_PEER,
    repair: [
      {
        text: 'Look whether {peer|the other end} crashed on this request or was restarted, and settle that',
        compose: 'docker compose ps -a; docker compose logs --since 15m {peer|<peer>} | tail -100',
        kubernetes: 'kubectl get pods; kubectl logs deploy/{peer|<peer>} --previous | tail -50',
        host: 'journalctl -u {peer|<unit>} --since -15min | tail -100',
      },
      {
        text: 'When it lives, compare protocols (HTTP spoken to a TLS or HTTP/2 port) and idle times: a server that closes kept connections sooner than the client does causes exactly this',
      },
    ],
    source:
      'Node _http_client.js, undici SocketError, CPython http.client, httpcore, Apache HttpClient, hyper Error::IncompleteMessage, reactor-netty, curl CURLE_GOT_NOTHING',
    matches: [
      'Error: socket hang up',
      'curl: (52) Empty reply from server',
      "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
      'httpx.RemoteProtocolError: Server disconnected without sending a response.',
      'org.apache.http.NoHttpResponseException: pricing:8080 failed to respond',
      'Post "http://pricing:8080/quote": EOF',
      'hyper::Error(IncompleteMessage): connection closed before message completed',
      'SocketError: other side closed',
      'reactor.netty.http.client.PrematureCloseException: Connection prematurely closed BEFORE response',
      'System.IO.IOException: The response ended prematurely.',
      'EOFError: end of file reached',
    ],
    ignores: ['user closed the connection dialog', 'stream closed cleanly: EOF'],
  },
];
