import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Exit messages of curl and wget that no other standard explains. */
export const CURL: readonly CatalogueEntry[] = [
  {
    id: 'curl.cannot-write',
    kind: 'file_permission',
    forms: [
      {
        words: 'curl 23',
        pattern:
          /curl: \(23\) (?:Failure writing output to destination[^\n]{0,60}|client returned ERROR on write[^\n]{0,60})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'curl cannot write what it gets: the pipe closed, the disk is full, or the folder is closed to it',
    check: { text: 'See what reads from it and where it writes', host: 'df -h .; ls -ld .' },
    repair: [
      {
        text: 'A program after the pipe that ended early (head, grep -q, a failing tar) shows the same words: then its own error is the cause; the curl of snap writes only below the home folder',
      },
    ],
    source: 'curl(1), exit code 23',
    matches: [
      'curl: (23) Failure writing output to destination',
      'curl: (23) Failure writing output to destination, passed 1371 returned 0',
    ],
    ignores: ['curl: (22) The requested URL returned error: 404'],
  },
  {
    id: 'curl.file-not-read',
    kind: 'missing_file',
    forms: [
      {
        words: 'curl 26 failed to open read local data from',
        pattern: /curl: \(26\) Failed to open\/read local data from file\/application/,
      },
      { words: 'curl 37 couldn t open file', pattern: /curl: \(37\) Couldn't open file (?<path>\S{1,200})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'curl cannot read the file that it is to send or fetch: {path|it is not there}',
    check: { text: 'Look for the file in the folder from which the command runs' },
    repair: [{ text: 'Correct the path after @, -T or file://; in a container it has to be mounted' }],
    source: 'curl(1), exit codes 26 and 37',
    matches: [
      'curl: (26) Failed to open/read local data from file/application',
      "curl: (37) Couldn't open file /srv/x.json",
    ],
    ignores: ['curl: (7) Failed to connect to db port 37'],
  },
  {
    id: 'curl.proxy-refuses-tunnel',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'curl 56 connect tunnel failed response',
        pattern: /curl: \(56\) CONNECT tunnel failed, response (?<value>4(?!07)\d\d)/,
      },
      {
        words: 'received http code 403 from proxy after connect',
        pattern: /Received HTTP code (?<value>403) from proxy after CONNECT/,
      },
      { words: 'tunnel connection failed', pattern: /Tunnel connection failed: (?<value>403 [\w ]{1,40})/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The proxy refuses the tunnel (CONNECT): {value}',
    check: {
      text: 'See which proxy is set and what it allows',
      compose: 'docker compose exec {service} sh -c "env | grep -i proxy"',
      host: 'env | grep -i proxy; grep -n "http_access\\|acl" /etc/squid/squid.conf',
    },
    repair: [
      { text: 'Let the proxy allow that host and port (Safe_ports, SSL_ports in Squid), or name the host in no_proxy' },
    ],
    source: 'curl(1), exit code 56; CPython http/client.py _tunnel',
    matches: [
      'curl: (56) CONNECT tunnel failed, response 403',
      'curl: (56) Received HTTP code 403 from proxy after CONNECT',
      'OSError: Tunnel connection failed: 403 Forbidden',
    ],
    ignores: ['curl: (56) CONNECT tunnel failed, response 407'],
  },
  {
    id: 'curl.transfer-cut',
    kind: 'unreachable',
    forms: [
      {
        words: 'curl 18',
        pattern:
          /curl: \(18\) (?:transfer closed with (?:\d{1,15} bytes|outstanding read data) remaining|HTTP\/\d\S{0,4} \w)/,
      },
      {
        words: 'curl 92 http 2 stream was not closed cleanly',
        pattern:
          /(?:curl: \(92\)|RPC failed; curl 92) HTTP\/2 stream \d{1,6} was not closed cleanly(?: before end of the underlying stream)?:? ?(?<value>[A-Z_]{1,30})?/,
      },
      { words: 'curl 16 error in the http2 framing layer', pattern: /curl: \(16\) Error in the HTTP2 framing layer/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A transfer ends before all bytes are there',
    check: { text: 'Ask the same without HTTP/2 and from another place', host: 'curl --http1.1 -v <url> -o /dev/null' },
    repair: [
      {
        text: 'Read the log of the proxy in front: a timeout, a size limit or a backend that ended (PROTOCOL_ERROR of a large header)',
      },
      { text: 'For git, use HTTP/1.1', host: 'git config --global http.version HTTP/1.1' },
    ],
    source: 'curl(1), exit codes 16, 18, 92',
    matches: [
      'curl: (18) transfer closed with 1234 bytes remaining to read',
      'curl: (92) HTTP/2 stream 1 was not closed cleanly: INTERNAL_ERROR (err 2)',
      'error: RPC failed; curl 92 HTTP/2 stream 5 was not closed cleanly: CANCEL (err 8)',
      'curl: (16) Error in the HTTP2 framing layer',
    ],
    ignores: ['curl: (28) Operation timed out'],
  },
  {
    id: 'curl.url-unusable',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'curl 3',
        pattern:
          /curl: \(3\) (?:URL (?:using bad\/illegal format or missing URL|rejected: (?<value>[\w ]{1,60}))|<url> malformed)/,
      },
      { words: 'curl 1 protocol', pattern: /curl: \(1\) Protocol "(?<value>[^"]{1,30})" (?:not supported|disabled)/ },
      {
        words: 'curl 47 maximum redirects followed',
        pattern: /curl: \(47\) Maximum \((?<limit>\d{1,4})\) redirects followed/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The URL or scheme given to curl cannot be used: {value|malformed}',
    check: {
      text: 'Print the URL with its quotes: a line break or blank at the end of a variable, or a scheme missing',
    },
    repair: [
      { text: 'Correct the variable that holds the URL; write it in quotes' },
      {
        text: 'Redirects in a ring come from a proxy that ends TLS while the service behind it redirects to https: set X-Forwarded-Proto',
      },
    ],
    source: 'curl(1), exit codes 1, 3, 47',
    matches: [
      'curl: (3) URL using bad/illegal format or missing URL',
      'curl: (3) URL rejected: Malformed input to a URL function',
      'curl: (1) Protocol "htps" not supported or disabled in libcurl',
      'curl: (47) Maximum (50) redirects followed',
    ],
    ignores: ['curl: (6) Could not resolve host: api'],
  },
  {
    id: 'curl.plain-answer',
    kind: 'protocol_mismatch',
    forms: [
      {
        words: 'curl 1 received http 0 9 when not allowed',
        pattern: /curl: \(1\) Received HTTP\/0\.9 when not allowed/,
      },
      { words: 'received http 0 9 when not allowed', pattern: /Received HTTP\/0\.9 when not allowed/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The port does not speak HTTP (curl takes the answer for HTTP/0.9)',
    check: { text: 'See what listens on that port' },
    repair: [{ text: 'Ask the port of HTTP: this one speaks TLS, a database protocol or gRPC' }],
    source: 'curl lib/http.c',
    matches: ['curl: (1) Received HTTP/0.9 when not allowed', 'cURL error 1: Received HTTP/0.9 when not allowed'],
    ignores: ['HTTP/0.9 is not allowed here'],
  },
  {
    id: 'curl.remote-file-missing',
    kind: 'missing_object',
    forms: [
      {
        words: 'curl',
        pattern:
          /curl: \((?:78|19)\) (?:RETR response: 550|Could not open remote file|The file does not exist|Could not open directory)/,
      },
      {
        words: 'curl 9 server denied you to change the given',
        pattern: /curl: \(9\) Server denied you to change to the given directory/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The server of FTP or SFTP has no such file',
    check: { text: 'List the folder with the same account' },
    repair: [
      { text: 'Correct the path: FTP paths are relative to the home of the account (two slashes for absolute ones)' },
    ],
    source: 'curl(1), exit codes 9, 19, 78',
    matches: ['curl: (78) RETR response: 550', 'curl: (9) Server denied you to change to the given directory'],
    ignores: ['550 mailbox unavailable'],
  },
  {
    id: 'curl.proxy-login-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'curl 97',
        pattern:
          /curl: \(97\) (?:SOCKS5 authentication failed|User was rejected by the SOCKS5 server|No authentication method was acceptable|SOCKS4[^\n]{0,60}rejected)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The SOCKS proxy refuses the login',
    check: { text: 'Read the proxy settings' },
    repair: [{ text: 'Set the account in the URL of the proxy (socks5h://name:<password>@host:1080)' }],
    source: 'curl lib/socks.c',
    matches: ['curl: (97) SOCKS5 authentication failed', 'curl: (97) User was rejected by the SOCKS5 server (1 255).'],
    ignores: ['SOCKS proxy started'],
  },
  {
    id: 'curl.too-large',
    kind: 'payload_too_large',
    forms: [
      {
        words: 'curl 63',
        pattern: /curl: \(63\) (?:Maximum file size exceeded|Exceeded the maximum allowed file size)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The answer is larger than the writer takes',
    check: { text: 'Ask for the size' },
    repair: [{ text: 'Raise --max-filesize, or ask for less' }],
    source: 'curl(1), exit code 63',
    matches: ['curl: (63) Maximum file size exceeded', 'curl: (63) Exceeded the maximum allowed file size (1000)'],
    ignores: ['maximum file size is 5 MB'],
  },
  {
    id: 'http-client.answer-too-large',
    kind: 'payload_too_large',
    forms: [
      { words: 'size of exceeded', pattern: /max(?:Content|Body)Length size of (?<limit>\d{1,12}) exceeded/ },
      {
        words: 'request body larger than maxbodylength limit',
        pattern: /Request body larger than maxBodyLength limit/,
      },
      {
        words: 'databufferlimitexception exceeded limit on max bytes to buffer',
        pattern: /DataBufferLimitException: Exceeded limit on max bytes to buffer : (?<limit>\d{1,12})/,
      },
      {
        words: 'cannot write more bytes to the buffer than configured',
        pattern: /Cannot write more bytes to the buffer than the configured maximum buffer size: (?<limit>\d{1,12})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'An answer or request is larger than the HTTP client takes ({limit|its limit})',
    check: { text: 'Compare the size of the answer with the limit' },
    repair: [
      {
        text: 'Raise the limit of the client (axios maxContentLength and maxBodyLength, spring.codec.max-in-memory-size, MaxResponseContentBufferSize)',
      },
    ],
    source: 'axios; Spring DataBufferLimitException; .NET SR.net_http_content_buffersize_exceeded',
    matches: [
      'AxiosError: maxContentLength size of 2000 exceeded',
      'Error: Request body larger than maxBodyLength limit',
      'org.springframework.core.io.buffer.DataBufferLimitException: Exceeded limit on max bytes to buffer : 262144',
      'Cannot write more bytes to the buffer than the configured maximum buffer size: 2147483647.',
    ],
    ignores: ['maxContentLength is 2000'],
  },
  {
    id: 'http-client.pool-full',
    kind: null,
    forms: [
      {
        words: 'connection pool is full discarding',
        pattern: /Connection pool is full, discarding connection: (?<peer>[\w.-]{1,100})/,
      },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 2,
    means: 'An HTTP client keeps fewer connections than it uses at once',
    check: {
      text: 'Nothing needs doing: a connection more is made and thrown away; raise pool_maxsize of the HTTPAdapter when it is often',
    },
    repair: [],
    source: 'urllib3 connectionpool.py',
    matches: [
      'WARNING:urllib3.connectionpool:Connection pool is full, discarding connection: api.local. Connection pool size: 10',
      'Connection pool is full, discarding connection: kubernetes.default.svc',
    ],
    ignores: ['connection pool is full, waiting'],
  },
  {
    id: 'http-client.pool-used-up',
    kind: 'pool_exhausted',
    forms: [
      { words: 'httpx pooltimeout', pattern: /httpx\.PoolTimeout/ },
      { words: 'httpcore pooltimeout', pattern: /httpcore\.PoolTimeout/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'All connections of an HTTP client are in use',
    check: {
      text: 'Look for answers that are never closed',
      compose: 'docker compose exec {service} sh -c "ss -tn | wc -l"',
    },
    repair: [
      { text: 'Close responses (async with, aclose), use one client for all, raise max_connections of httpx.Limits' },
    ],
    source: 'httpx, "Timeouts"',
    matches: ['httpx.PoolTimeout', 'httpcore.PoolTimeout'],
    ignores: ['pool timeout is 5 s'],
  },
];
