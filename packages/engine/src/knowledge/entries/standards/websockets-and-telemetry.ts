import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const WEBSOCKETS_AND_TELEMETRY: readonly CatalogueEntry[] = [
  {
    id: 'websocket.upgrade-refused',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'server rejected websocket connection http',
        pattern: /server rejected WebSocket connection: HTTP (?<value>\d{3})/,
      },
      {
        words: 'expected handshake response status code 101 but got',
        pattern: /expected handshake response status code 101 but got (?<value>\d{3})/,
      },
      { words: 'websocket bad handshake', pattern: /websocket: bad handshake/ },
      {
        words: 'upgrade token not found in connection header',
        pattern: /'upgrade' token not found in 'Connection' header/,
      },
      {
        words: 'request origin not allowed by upgrader checkorigin',
        pattern: /request origin not allowed by Upgrader\.CheckOrigin/,
      },
      {
        words: 'error during websocket handshake',
        pattern: /Error during WebSocket handshake: (?:Unexpected response code: (?<value>\d{3})|net::ERR_\w{1,40})/,
      },
      { words: 'websockethandshakeexception', pattern: /WebSocketHandshakeException/ },
      {
        words: 'websocket _exceptions websocketbadstatusexception handshake status',
        pattern: /websocket\._exceptions\.WebSocketBadStatusException: Handshake status (?<value>\d{3})/,
      },
      {
        words: 'the server returned status code when status code 101 was expected',
        pattern: /The server returned status code '(?<value>\d{3})' when status code '101' was expected/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means:
      'The WebSocket was not upgraded: the answer was {value|no 101} (a proxy without Upgrade, a wrong path, or a refused origin)',
    check: {
      text: 'Ask by hand, once direct and once through the proxy',
      host: 'curl -si -H "Connection: Upgrade" -H "Upgrade: websocket" -H "Sec-WebSocket-Version: 13" -H "Sec-WebSocket-Key: dGVzdA==" <url> | head -5',
    },
    repair: [
      {
        text: 'Let the proxy pass the upgrade (nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"), correct path and allowed origins, use sticky sessions for Socket.IO',
      },
    ],
    source:
      'RFC 6455; gorilla/websocket, coder/websocket, Python websockets and websocket-client, ws, .NET ClientWebSocket',
    matches: [
      'websockets.exceptions.InvalidStatusCode: server rejected WebSocket connection: HTTP 403',
      'failed to WebSocket dial: expected handshake response status code 101 but got 502',
      'websocket: bad handshake',
      "websocket: the client is not using the websocket protocol: 'upgrade' token not found in 'Connection' header",
      'websocket: request origin not allowed by Upgrader.CheckOrigin',
      "WebSocket connection to 'wss://x/ws' failed: Error during WebSocket handshake: Unexpected response code: 400",
      'java.util.concurrent.CompletionException: java.net.http.WebSocketHandshakeException',
      'websocket._exceptions.WebSocketBadStatusException: Handshake status 404 Not Found',
      "System.Net.WebSockets.WebSocketException (0x80004005): The server returned status code '502' when status code '101' was expected.",
    ],
    ignores: ['websocket upgraded'],
  },
  {
    id: 'websocket.ended-without-close',
    kind: 'unreachable',
    forms: [
      {
        words: 'connectionclosederror no close frame received or sent',
        pattern: /ConnectionClosedError: no close frame received or sent/,
      },
      {
        words: 'websocket was closed before the connection was established',
        pattern: /WebSocket was closed before the connection was established/,
      },
      {
        words: 'sent 1011 keepalive ping timeout',
        pattern: /sent 1011 \(?(?:unexpected error|internal error)\)? keepalive ping timeout/,
      },
      {
        words: 'keepalive ping timeout no close frame received',
        pattern: /keepalive ping timeout; no close frame received/,
      },
      { words: 'transport close', pattern: /transport close$/ },
      { words: 'xhr poll error', pattern: /xhr poll error/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'The WebSocket was cut without a close frame: a client that left, a proxy time limit, a restart',
    check: {
      text: 'See whether they end after the same time always',
      compose: 'docker compose logs {service} | grep -iE "close|1006|ping timeout" | tail',
    },
    repair: [
      { text: 'Raise the read time limit of the proxy (proxy_read_timeout 1h) or send pings more often than it' },
    ],
    source: 'Python websockets; ws; Socket.IO',
    matches: [
      'websockets.exceptions.ConnectionClosedError: no close frame received or sent',
      'Error: WebSocket was closed before the connection was established',
      'sent 1011 (unexpected error) keepalive ping timeout; no close frame received',
      'client disconnected: transport close',
      'Error: xhr poll error',
    ],
    ignores: ['websocket closed normally 1000'],
  },
  {
    id: 'websocket.message-too-large',
    kind: 'payload_too_large',
    forms: [{ words: 'rangeerror max payload size exceeded', pattern: /RangeError: Max payload size exceeded/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A WebSocket message is larger than maxPayload',
    check: {
      text: 'See maxPayload (ws) or maxHttpBufferSize (Socket.IO)',
      compose:
        'docker compose exec {service} grep -rnE "maxPayload|maxHttpBufferSize" --include=*.js --exclude-dir=node_modules .',
    },
    repair: [{ text: 'Raise maxPayload in WebSocketServer({ maxPayload }), or send the data in parts or over HTTP' }],
    source: 'Python websockets; ws; Socket.IO',
    matches: ['RangeError: Max payload size exceeded', 'RangeError: Max payload size exceeded at Receiver.getData'],
    ignores: ['websocket closed normally 1000'],
  },
  {
    id: 'opentelemetry.export-failed',
    kind: null,
    program: 'opentelemetry',
    forms: [
      { words: 'export', pattern: /(?:traces|metrics|logs) export: (?<value>[^\r\n]{1,140})/ },
      {
        words: 'transient error statuscode encountered while exporting',
        pattern: /Transient error StatusCode\.(?<value>\w{1,30}) encountered while exporting (?:traces|metrics|logs)/,
      },
      {
        words: 'failed to export',
        pattern:
          /Failed to export (?:traces|metrics|logs|batch|spans)[^\r\n]{0,80}?(?:error code|code|status)[:= ]{1,3}(?<value>[\w.]{1,40})/,
      },
      { words: 'otlpexportererror', pattern: /OTLPExporterError/ },
      {
        words: 'failed to export',
        pattern:
          /Failed to export (?:spans|metrics|logs)\. (?:Server responded with (?<value>[\w ]{1,40})|The request could not be executed)/,
      },
      { words: 'span', pattern: /BatchSpanProcessor[^\r\n]{0,40}dropping span/i },
      { words: 'is full', pattern: /BatchSpanProcessor[^\r\n]{0,40}queue is full/i },
      { words: 'dropping span because is full', pattern: /dropping span because (?:the )?queue is full/i },
      { words: 'queue is full likely spans will be dropped', pattern: /Queue is full, likely spans will be dropped/ },
      { words: 'opentelemetry trace error occurred', pattern: /OpenTelemetry trace error occurred\./ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means:
      'Traces or metrics of the program do not get out ({value|its collector is away}); the program itself goes on',
    check: {
      text: 'See the address it sends to and whether a collector listens there',
      compose: 'docker compose exec {service} printenv | grep OTEL_',
      kubernetes: 'kubectl exec deploy/{service} -- printenv | grep OTEL_',
    },
    repair: [
      {
        text: 'Set OTEL_EXPORTER_OTLP_ENDPOINT to the collector (4317 gRPC, 4318 HTTP with /v1/traces), or OTEL_TRACES_EXPORTER=none where there is none',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'OpenTelemetry SDKs of Go, Python, JavaScript, Java, Rust',
    matches: [
      '2026/11/30 03:04:05 traces export: Post "http://localhost:4318/v1/traces": dial tcp 127.0.0.1:4318: connect: connection refused',
      'Transient error StatusCode.UNAVAILABLE encountered while exporting traces to otel-collector:4317, retrying in 1s.',
      'Failed to export traces to collector:4317, error code: StatusCode.UNIMPLEMENTED',
      '{"stack":"OTLPExporterError: Bad Request\\n at ...","message":"Bad Request","code":"400","name":"OTLPExporterError"}',
      '[otel.javaagent] WARN io.opentelemetry.exporter.internal.http.HttpExporter - Failed to export spans. Server responded with HTTP status code 404. Error message: 404 page not found',
      'BatchSpanProcessor: dropping span because queue is full',
      'Queue is full, likely spans will be dropped.',
      'OpenTelemetry trace error occurred. error sending request for url (http://localhost:4318/v1/traces)',
      'Failed to export metrics. The request could not be executed. Error message: Failed to connect to localhost/127.0.0.1:4318',
    ],
    ignores: ['exported 12 spans'],
  },
  {
    id: 'telemetry-agent.program-cannot-send',
    kind: null,
    program: 'telemetry-agent',
    forms: [
      {
        words: 'with an api error',
        pattern: /\[?[Ss]entry\]?[^\r\n]{0,40}responded with an API error: (?<value>\d{3})/,
      },
      {
        words: 'no dsn provided client will not',
        pattern: /No DSN provided, client will not (?:send events|do anything)/,
      },
      { words: 'apm server', pattern: /APM Server (?:responded with|transport error)[^\r\n]{0,100}/ },
      { words: 'elastic apm', pattern: /(?:ERROR|error)[^\r\n]{0,60}\[elastic-apm\][^\r\n]{0,100}/ },
      {
        words: 'elastic',
        pattern: /elastic-apm[^\r\n]{0,80}(?:Unable to (?:reach|send)|Error trying to connect to APM Server)/,
      },
      {
        words: 'new',
        pattern:
          /New Relic[^\r\n]{0,60}(?:connect(?:ion)? to collector failed|failed to connect to (?:the )?collector|license key (?:is )?(?:missing|invalid))/i,
      },
      { words: 'error trying to connect to apm server', pattern: /Error trying to connect to APM Server/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'The program cannot send to its monitoring (Sentry, New Relic, Elastic APM); it goes on without',
    check: {
      text: 'See address and key of the monitoring',
      compose: 'docker compose exec {service} printenv | grep -E "DD_|SENTRY|NEW_RELIC|ELASTIC_APM"',
    },
    repair: [
      {
        text: "Set the agent's host (DD_AGENT_HOST), key or DSN, or switch it off (DD_TRACE_ENABLED=false)",
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'ddtrace, dd-trace-js, Sentry SDKs, Elastic APM agents',
    matches: [
      '[sentry] Sentry responded with an API error: 429',
      'Sentry Logger [debug]: No DSN provided, client will not send events.',
      '[elastic-apm] ERROR elastic-apm Error trying to connect to APM Server at http://localhost:8200',
      'APM Server transport error (ECONNREFUSED): connect ECONNREFUSED 127.0.0.1:8200',
      'ERROR: New Relic agent: failed to connect to the collector',
      '2026-11-30 ERROR [elastic-apm] x',
    ],
    ignores: ['traces sent'],
  },
];
