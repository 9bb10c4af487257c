import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const READ_OTHER: Step = {
  text: 'Read the log of the service that answers, at that second: it names its own reason',
  compose: 'docker compose logs --since 15m <service>',
  kubernetes: 'kubectl logs deploy/<service> --since 15m',
  host: 'journalctl -u <service> --since -15min --no-pager',
};

/** What HTTP clients of all languages say, apart from statuses and refused connections. */
export const HTTP_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'http-client.url-unusable',
    kind: 'invalid_setting',
    forms: [
      { words: 'invalid url', pattern: /(?:MissingSchema|InvalidURL): Invalid URL '(?<value>[^']{0,100})'/ },
      {
        words: 'no connection adapters were found for',
        pattern: /No connection adapters were found for '(?<value>[^']{1,100})'/,
      },
      { words: 'requests exceptions invalidurl', pattern: /requests\.exceptions\.InvalidURL: (?<value>[^\n]{1,100})/ },
      { words: 'typeerror only absolute urls are supported', pattern: /TypeError: Only absolute URLs are supported/ },
      {
        words: 'typeerror only http s protocols are supported',
        pattern: /TypeError: Only HTTP\(S\) protocols are supported/,
      },
      { words: 'err_invalid_url', pattern: /\[?ERR_INVALID_URL\]?/ },
      {
        words: 'first path segment in url cannot contain colon',
        pattern: /first path segment in URL cannot contain colon/,
      },
      {
        words: 'invalid port after host',
        pattern: /parse "[^"]{0,200}": invalid port "(?<value>[^"]{1,60})" after host/,
      },
      { words: 'invalid in url', pattern: /net\/url: invalid (?:control character in URL|userinfo)/ },
      { words: 'invalid url escape', pattern: /invalid URL escape "(?<value>[^"]{1,10})"/ },
      {
        words: 'unsupportedprotocol request url',
        pattern:
          /UnsupportedProtocol: Request URL (?:is missing an 'http:\/\/' or 'https:\/\/' protocol|has an unsupported protocol '(?<value>[^']{1,40})')/,
      },
      {
        words: 'invalid uri the',
        pattern:
          /Invalid URI: The (?<value>format of the URI could not be determined|hostname could not be parsed|URI is empty)/,
      },
      { words: 'an invalid request uri was provided', pattern: /An invalid request URI was provided/ },
      { words: 'relative url without a base', pattern: /relative URL without a base/ },
      { words: 'java net malformedurlexception', pattern: /java\.net\.MalformedURLException: (?<value>[^\n]{1,80})/ },
      {
        words: 'uri',
        pattern:
          /IllegalArgumentException: (?<value>URI is not absolute|URI with undefined scheme|Expected URL scheme 'http' or 'https'[^\n]{0,60})/,
      },
      { words: 'uri', pattern: /URI::InvalidURIError[:)]? ?\(?(?<value>[^\n]{0,80})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The URL that an HTTP client is given cannot be used: {value|malformed}',
    check: {
      text: 'Print the variable with its quotes: an empty one, a missing scheme, a line break at its end, a password with # / ? @',
      compose: 'docker compose exec {service} sh -c "env | grep -iE \'url|host|endpoint\' | cat -A"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "env | grep -iE \'url|host|endpoint\' | cat -A"',
      host: 'systemctl show {service} -p Environment | cat -A',
    },
    repair: [
      {
        text: 'Write the whole URL with its scheme; encode special characters of a password (%23, %40, %2F)',
        compose: '$EDITOR .env && docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} <VARIABLE>=http://<service>:<port>',
      },
    ],
    source: 'requests models.py; Node url; Go net/url; httpx; .NET System.Uri; reqwest; java.net.URL',
    matches: [
      "requests.exceptions.MissingSchema: Invalid URL 'api.local/x': No scheme supplied. Perhaps you meant https://api.local/x?",
      "requests.exceptions.InvalidSchema: No connection adapters were found for 'htp://x'",
      'requests.exceptions.InvalidURL: Failed to parse: http://user:p@ss@host',
      'TypeError: Only absolute URLs are supported',
      'TypeError: Only HTTP(S) protocols are supported',
      'TypeError [ERR_INVALID_URL]: Invalid URL',
      'parse "api:80/x": first path segment in URL cannot contain colon',
      'parse "http://user:p#ss@db:5432": invalid port ":p" after host',
      'parse "http://api\\n": net/url: invalid control character in URL',
      'parse "http://x/%zz": invalid URL escape "%zz"',
      "httpx.UnsupportedProtocol: Request URL is missing an 'http://' or 'https://' protocol.",
      'System.UriFormatException: Invalid URI: The format of the URI could not be determined.',
      'System.InvalidOperationException: An invalid request URI was provided. Either the request URI must be an absolute URI or BaseAddress must be set.',
      'builder error: relative URL without a base',
      'java.net.MalformedURLException: no protocol: api/x',
      'java.lang.IllegalArgumentException: URI is not absolute',
      'URI::InvalidURIError (bad URI(is not URI?): "http://a b")',
    ],
    ignores: ['url: http://api.local/x is up'],
  },
  {
    id: 'http-client.answer-cut',
    kind: 'unreachable',
    forms: [
      { words: 'connection broken', pattern: /Connection broken: (?:InvalidChunkLength|IncompleteRead)/ },
      {
        words: 'peer closed connection without sending complete message body',
        pattern: /peer closed connection without sending complete message body/,
      },
      { words: 'response payload is not completed', pattern: /Response payload is not completed/ },
      {
        words: 'unexpected end of stream on',
        pattern: /unexpected end of stream on (?<peer>https?:\/\/[^\s/]{1,100})/,
      },
      { words: 'stream was reset', pattern: /StreamResetException: stream was reset: (?<value>[A-Z_]{1,30})/ },
      { words: 'axioserror', pattern: /AxiosError: (?:socket hang up|stream has been aborted|aborted)/ },
      { words: 'http server closed idle connection', pattern: /http: server closed idle connection/ },
      {
        words: 'http2 server sent goaway and closed the connection',
        pattern: /http2: server sent GOAWAY and closed the connection/,
      },
      {
        words: 'httprequestexception',
        pattern:
          /HttpRequestException: (?:An error occurred while sending the request|Error while copying content to a stream)/,
      },
      {
        words: 'connection reset',
        pattern: /HttpRequestException[^\n]{0,80}Unable to read data from the transport connection/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The other end closes the connection before its answer is whole',
    check: READ_OTHER,
    repair: [
      {
        text: 'Look for a restart, an out-of-memory end or a timeout of the service or of the proxy in front of it at that second',
      },
      {
        text: 'When it comes after idle times, set the keep-alive of the server longer than that of its clients (Node: server.keepAliveTimeout above the 60 s of the load balancer)',
      },
    ],
    source:
      'urllib3 response.py; h11; aiohttp; OkHttp Http1ExchangeCodec; Go net/http transport.go; .NET SR.net_http_client_execution_error',
    matches: [
      "requests.exceptions.ChunkedEncodingError: (\"Connection broken: InvalidChunkLength(got length b'', 0 bytes read)\", InvalidChunkLength(got length b'', 0 bytes read))",
      "urllib3.exceptions.ProtocolError: ('Connection broken: IncompleteRead(512 bytes read, 1024 more expected)', IncompleteRead(512 bytes read, 1024 more expected))",
      'httpx.RemoteProtocolError: peer closed connection without sending complete message body (incomplete chunked read)',
      'aiohttp.client_exceptions.ClientPayloadError: Response payload is not completed',
      'java.io.IOException: unexpected end of stream on http://api:8080/...',
      'okhttp3.internal.http2.StreamResetException: stream was reset: INTERNAL_ERROR',
      'AxiosError: socket hang up',
      'Post "http://api/x": http: server closed idle connection',
      'http2: server sent GOAWAY and closed the connection; LastStreamID=1999, ErrCode=NO_ERROR, debug=""',
      'System.Net.Http.HttpRequestException: An error occurred while sending the request.',
      'System.Net.Http.HttpRequestException: Error: Unable to read data from the transport connection: Connection reset by peer (connection reset).',
    ],
    ignores: ['connection closed after answer'],
  },
  {
    id: 'http-client.no-answer-in-time',
    kind: 'slow_dependency',
    forms: [
      { words: 'timeout on reading data from socket', pattern: /Timeout on reading data from socket/ },
      { words: 'body timeout error', pattern: /Body Timeout Error/ },
      {
        words: 'timeout awaiting for',
        pattern: /Timeout awaiting '(?:request|response|socket)' for (?<limit>\d{1,7})ms/,
      },
      { words: 'network timeout at', pattern: /network timeout at: (?<peer>\S{1,150})/ },
      { words: 'faraday timeouterror', pattern: /Faraday::TimeoutError/ },
      { words: 'httpoison error timeout', pattern: /HTTPoison\.Error\{reason: :(?:timeout|connect_timeout)/ },
      { words: 'http timeouterror', pattern: /HTTP::TimeoutError/ },
      { words: 'asyncio timeouterror', pattern: /^(?:asyncio\.(?:exceptions\.)?TimeoutError|TimeoutError)$/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The other end does not answer an HTTP request in time ({limit|the limit of the client})',
    check: READ_OTHER,
    repair: [
      {
        text: 'Find what holds the service up (database, lock, CPU) and repair it there; a longer limit only moves the wait',
      },
    ],
    source: 'aiohttp; undici; got; node-fetch; Faraday; Mint; HTTPoison',
    matches: [
      'aiohttp.ServerTimeoutError: Timeout on reading data from socket',
      'BodyTimeoutError: Body Timeout Error',
      "TimeoutError: Timeout awaiting 'request' for 10000ms",
      'FetchError: network timeout at: http://api/',
      'Faraday::TimeoutError',
      '{:error, %HTTPoison.Error{reason: :timeout, id: nil}}',
      'HTTP::TimeoutError: Timed out after using the allocated 5 seconds',
      'asyncio.exceptions.TimeoutError',
    ],
    ignores: ['timeout set to 10 s'],
  },
  {
    id: 'http-client.cannot-connect',
    kind: 'unreachable',
    forms: [
      { words: 'httpx connecttimeout', pattern: /httpx\.ConnectTimeout(?:$|: )/ },
      { words: 'axioserror network error', pattern: /AxiosError: Network Error/ },
      { words: 'typeerror fetch failed', pattern: /TypeError: fetch failed$/ },
      {
        words: 'failed_connect to_address',
        pattern: /\{:?failed_connect,\s?\[\{:?to_address,\s?\{'?(?<peer>[\w.-]{1,100})'?,\s?(?<port>\d{1,5})\}\}/,
      },
      {
        words: 'net http request canceled while waiting for connection',
        pattern: /net\/http: request canceled while waiting for connection/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'An HTTP client gets no connection; its cause stands beside it',
    check: {
      text: 'Try the same address from the same container',
      compose: 'docker compose exec {service} sh -c "wget -qO- <url> || curl -sv <url>"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "wget -qO- <url> || curl -sv <url>"',
      host: 'curl -sv <url> -o /dev/null',
    },
    repair: [{ text: 'Read the cause below it (ENOTFOUND, ECONNREFUSED, certificate) and repair that' }],
    source: 'httpx; axios; undici; Erlang httpc',
    matches: [
      'httpx.ConnectTimeout',
      'AxiosError: Network Error',
      'TypeError: fetch failed',
      "{:failed_connect, [{:to_address, {'api', 80}}, {:inet, [:inet], :etimedout}]}",
      'net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
    ],
    ignores: ['network error rate 0 %'],
  },
  {
    id: 'http-client.refused-elixir',
    kind: 'connection_refused',
    forms: [
      {
        words: 'econnrefused reason',
        pattern:
          /(?:Mint\.TransportError|HTTPoison\.Error|Finch\.Error|Req\.TransportError)\{(?:[^}]{0,60})?reason: :econnrefused/,
      },
      { words: 'transporterror connection refused', pattern: /\((?:Mint|Req)\.TransportError\) connection refused/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Nobody listens at the address that an HTTP client asks',
    check: READ_OTHER,
    repair: [{ text: 'Start the service, or correct host and port' }],
    source: 'Mint, HTTPoison, Req',
    matches: [
      '%Mint.TransportError{reason: :econnrefused}',
      '{:error, %HTTPoison.Error{reason: :econnrefused, id: nil}}',
      '** (Req.TransportError) connection refused',
    ],
    ignores: ['reason: :normal'],
  },
  {
    id: 'http-client.answer-unreadable',
    kind: 'protocol_mismatch',
    forms: [
      { words: 'httpparsererror', pattern: /HTTPParserError: (?<value>[^\n]{1,80})/ },
      {
        words: 'parse error',
        pattern:
          /Error: Parse Error: (?<value>Expected HTTP\/|Invalid header value char|Missing expected CR after header value|Content-Length can't be present with (?:Transfer-Encoding|chunked encoding)|Header overflow|Invalid response status|Data after `Connection: close`)/,
      },
      { words: 'hpe_invalid_constant', pattern: /\bHPE_(?<value>INVALID_CONSTANT)\b/ },
      { words: 'badstatusline', pattern: /BadStatusLine\((?<value>[^)]{1,60})\)/ },
      {
        words: 'malformed http',
        pattern: /malformed HTTP (?:response|status code|version) "(?!\\x15\\x03)(?<value>[^"]{1,60})/,
      },
      {
        words: 'illegal',
        pattern: /LocalProtocolError: Illegal header value|RemoteProtocolError: illegal (?:status line|header line)/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'What answers does not speak HTTP as it should',
    check: {
      text: 'See what really stands at that port',
      host: 'printf "GET / HTTP/1.0\\r\\n\\r\\n" | nc <host> <port> | head -3 | cat -v',
    },
    repair: [
      {
        text: 'Name the port of HTTP (another protocol or TLS listens there), or repair the header that the service writes; Node takes 16 KB of headers unless --max-http-header-size is raised',
      },
    ],
    source: 'llhttp; undici; CPython http.client; Go net/http; h11',
    matches: [
      'HTTPParserError: Response does not match the HTTP/1.1 protocol (Invalid header value char)',
      'Error: Parse Error: Expected HTTP/',
      "  code: 'HPE_INVALID_CONSTANT',",
      "http.client.BadStatusLine: ('Connection aborted.', BadStatusLine('SSH-2.0-OpenSSH_9.6'))",
      'net/http: HTTP/1.x transport connection broken: malformed HTTP response "SSH-2.0-OpenSSH_9.6"',
      "httpx.LocalProtocolError: Illegal header value b'Bearer \\n'",
    ],
    ignores: ['malformed HTTP response "\\x15\\x03\\x01"'],
  },
  {
    id: 'http-client.retries-used-up',
    kind: 'outside_outage',
    forms: [
      { words: 'too many error responses', pattern: /too many (?<value>\d{3}) error responses/ },
      { words: 'giving up after attempt', pattern: /giving up after (?<limit>\d{1,4}) attempt\(s\)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'The service asked answers {value} again and again',
    check: READ_OTHER,
    repair: [{ text: 'Repair the service, or read its page of status' }],
    source: 'urllib3 util/retry.py; hashicorp/go-retryablehttp',
    matches: [
      'urllib3.exceptions.ResponseError: too many 503 error responses',
      'GET https://api.local/x giving up after 5 attempt(s)',
    ],
    ignores: ['retry 1 of 5'],
  },
];
