import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const BROWSER_PROXIES: readonly CatalogueEntry[] = [
  {
    id: 'browser.cors-blocked',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'has been blocked by cors policy',
        pattern:
          /Access to (?<object>fetch|XMLHttpRequest|script|font|image|manifest|resource) at '(?<path>[^']{1,300})' from origin '(?<peer>[^']{1,120})' has been blocked by CORS policy: (?<value>[^\n]{1,160})/,
      },
      {
        words: 'cross origin request blocked the same origin policy disallows reading the remote resource at',
        pattern:
          /Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at (?<path>\S{1,300}?)\. \(Reason: (?<value>[^)]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The browser blocks {path}: no CORS permission for {peer|the origin of the page}',
    check: {
      text: 'Ask as the browser does; an answer 502 or 404 of a proxy has no CORS headers either, so look for that first',
      host: 'curl -si -X OPTIONS -H "Origin: {peer|<origin>}" -H "Access-Control-Request-Method: GET" "{path}" | head -20',
    },
    repair: [
      {
        text: 'Add the origin to the allowed ones of the API (scheme and port count, no slash at the end), answer OPTIONS with 2xx, send the header once, and no * with credentials',
      },
    ],
    source: 'Chromium, CORS console messages; Firefox CORS errors (MDN)',
    matches: [
      "Access to fetch at 'https://api.example.com/orders' from origin 'https://shop.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/orders. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 502.',
    ],
    ignores: ['Access-Control-Allow-Origin: https://shop.example.com'],
  },
  {
    id: 'websocket.upgrade-not-passed',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'error during websocket handshake unexpected response code',
        pattern:
          /WebSocket connection to '(?<path>wss?:\/\/[^']{1,200})' failed: Error during WebSocket handshake: Unexpected response code: (?<value>\d{3})/,
      },
      {
        words: 'websocket the client is not using the websocket protocol token not found in header',
        pattern:
          /websocket: the client is not using the websocket protocol: '(?<value>upgrade|websocket)' token not found in '(?<setting>Connection|Upgrade)' header/,
      },
      { words: 'can upgrade only to websocket', pattern: /(?<value>Can "Upgrade" only to "WebSocket")/ },
      {
        words: 'unexpected server response',
        pattern: /Error: Unexpected server response: (?<value>200|301|302|400|403|404|426|502)$/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The websocket does not come through: {value} (the proxy does not pass Upgrade on)',
    check: {
      text: 'Ask for the upgrade with and without the proxy',
      host: 'curl -si --http1.1 -H "Connection: Upgrade" -H "Upgrade: websocket" -H "Sec-WebSocket-Version: 13" -H "Sec-WebSocket-Key: dGhlIHNhbXBsZQ==" https://<host>/<path> | head -5',
    },
    repair: [
      {
        text: 'In nginx set proxy_http_version 1.1, proxy_set_header Upgrade $http_upgrade and proxy_set_header Connection "upgrade"; in Apache load mod_proxy_wstunnel; 403 is an origin the application does not allow',
        host: 'nginx -t && systemctl reload nginx',
        compose: 'docker compose exec nginx nginx -s reload',
      },
    ],
    source:
      'Chromium WebSocket messages; gorilla/websocket server.go; Tornado websocket.py; ws (Node.js); nginx "WebSocket proxying"',
    matches: [
      "WebSocket connection to 'wss://shop.example.com/ws' failed: Error during WebSocket handshake: Unexpected response code: 400",
      "websocket: the client is not using the websocket protocol: 'upgrade' token not found in 'Connection' header",
      'Can "Upgrade" only to "WebSocket".',
      'Error: Unexpected server response: 502',
    ],
    ignores: ['"GET /ws HTTP/1.1" 101 0 "-" "Mozilla/5.0"'],
  },
  {
    id: 'websocket.origin-not-allowed',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'websocket request origin not allowed by upgrader checkorigin',
        pattern: /websocket: request origin not allowed by Upgrader\.CheckOrigin/,
      },
      { words: 'request origin not allowed', pattern: /Request origin not allowed: (?<peer>\S{1,160})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The server refuses the websocket of {peer|a page with another origin}',
    check: {
      text: 'Compare the Origin of the page with the host the server sees: behind a proxy the Host header may be changed',
    },
    repair: [
      {
        text: 'In Mattermost set SiteURL (MM_SERVICESETTINGS_SITEURL) to the address in the browser',
        compose: 'docker compose up -d {service}',
      },
      {
        text: 'Pass the Host header on (proxy_set_header Host $host), or allow the origin (config.action_cable.allowed_request_origins, CheckOrigin)',
        host: 'nginx -t && systemctl reload nginx',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'gorilla/websocket server.go; Rails ActionCable connection/base.rb',
    matches: [
      'websocket: request origin not allowed by Upgrader.CheckOrigin',
      'Request origin not allowed: https://shop.example.com',
    ],
    ignores: ['Started GET "/cable" for 10.0.0.4 at 2025-05-06 07:41:08 +0000'],
  },
  {
    id: 'squid.configuration-or-port',
    kind: 'invalid_setting',
    program: 'squid',
    forms: [
      {
        words: 'bungled line',
        pattern: /(?:FATAL: )?Bungled (?<path>\/\S{1,200}) line (?<value>\d{1,6}): (?<setting>[^\n]{1,100})/,
      },
      {
        words: 'fatal',
        pattern: /FATAL: (?<setting>Unable to open HTTP Socket|Cannot open HTTP Port)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Squid does not start: {setting} ({path|see the line})',
    check: {
      text: 'Let it check the file, and see who has the port',
      host: 'squid -k parse; ss -ltnp | grep 3128',
      compose: 'docker compose run --rm {service} squid -k parse',
    },
    repair: [
      {
        text: 'Correct the line (options are removed in new versions), free the port, or remove a left-over squid.pid',
        host: 'squid -k parse && systemctl restart squid',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'Squid, src/ConfigParser.cc, src/Instance.cc, src/client_side.cc',
    matches: [
      '2025/05/06 07:41:08| FATAL: Bungled /etc/squid/squid.conf line 14: http_acces allow all',
      '2025/05/06 07:41:08| FATAL: Unable to open HTTP Socket',
    ],
    ignores: ['2025/05/06 07:41:08| Accepting HTTP Socket connections at conn3 local=[::]:3128'],
  },
  {
    id: 'squid.runs-already',
    kind: 'lock_held',
    program: 'squid',
    forms: [{ words: 'fatal squid is already running', pattern: /FATAL: (?<setting>Squid is already running)/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Squid does not start: {setting}',
    check: { text: 'See whether the process of the pid file lives', host: 'cat /run/squid.pid; pgrep -a squid' },
    repair: [
      {
        text: 'Stop the other Squid, or remove a pid file that a killed one left (in a container: pid_filename none)',
        host: 'sudo squid -k shutdown',
      },
    ],
    source: 'Squid, src/ConfigParser.cc, src/Instance.cc, src/client_side.cc',
    matches: [
      'FATAL: Squid is already running: Found fresh instance PID file (/var/run/squid.pid) with PID 812',
      '2025/05/06 07:41:08| FATAL: Squid is already running: Found fresh instance PID file (/run/squid.pid) with PID 1',
    ],
    ignores: ['2025/05/06 07:41:08| Accepting HTTP Socket connections at conn3 local=[::]:3128'],
  },
  {
    id: 'squid.descriptors-short',
    kind: 'descriptor_limit',
    program: 'squid',
    forms: [
      {
        words: 'your cache is running out of filedescriptors',
        pattern: /WARNING[!:] Your cache is running out of filedescriptors/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Squid has no file descriptors left and slows down',
    check: {
      text: 'Compare the limit with what is in use',
      host: 'squidclient mgr:info | grep -i desc; grep files /proc/$(pgrep -o squid)/limits',
      compose: 'docker compose exec {service} squidclient mgr:info | grep -i desc',
    },
    repair: [
      {
        text: 'Set max_filedescriptors 65536 and LimitNOFILE (ulimits) as high',
        host: 'squid -k parse && systemctl restart squid',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'Squid, src/comm/TcpAcceptor.cc',
    matches: [
      '2025/05/06 07:41:08 kid1| WARNING! Your cache is running out of filedescriptors',
      '2025/05/06 07:41:08 kid1| WARNING: Your cache is running out of filedescriptors',
    ],
    ignores: ['2025/05/06 07:41:08 kid1| With 1048576 file descriptors available'],
  },
  {
    id: 'varnish.backend-failed',
    kind: 'connection_refused',
    program: 'varnish',
    forms: [
      {
        words: 'fetcherror backend fail errno',
        pattern:
          /FetchError\s{1,8}(?:[bc] )?backend (?<peer>[\w.-]{1,80}): fail errno (?<signal>\d{1,4}) \((?<value>[^)]{1,60})\)/,
      },
      {
        words: 'fetcherror',
        pattern:
          /FetchError\s{1,8}(?:[bc] )?(?<value>No backend connection|backend (?<peer>[\w.-]{1,80}): (?:unhealthy|busy))/,
      },
      {
        words: 'fetcherror backend',
        pattern: /FetchError\s{1,8}(?:[bc] )?backend (?<peer>[\w.-]{1,80}): (?<value>unhealthy|busy)/,
      },
      { words: 'error 503 backend fetch failed', pattern: /(?<value>Error 503 Backend fetch failed)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Varnish gets no page from its backend {peer|server}: {value}',
    check: {
      text: 'Look at the health of the backends and ask one directly',
      host: 'varnishadm backend.list -p; varnishlog -g request -q "FetchError" -d | tail -40',
      compose: 'docker compose exec {service} varnishadm backend.list -p',
      kubernetes: 'kubectl exec deploy/{service} -- varnishadm backend.list -p',
    },
    repair: [
      {
        text: 'Start the backend, correct host, port or the probe in the VCL, and raise first_byte_timeout only for slow pages',
        compose: 'docker compose up -d',
        host: 'varnishreload',
      },
    ],
    source: 'Varnish, bin/varnishd/cache/cache_backend.c, cache_fetch.c',
    matches: [
      '-   FetchError     backend default: fail errno 111 (Connection refused)',
      '-   FetchError     No backend connection',
      '-   FetchError     backend default: unhealthy',
      '<h1>Error 503 Backend fetch failed</h1>',
    ],
    ignores: ['-   BackendOpen    24 default 172.18.0.5 8080 172.18.0.9 41234 connect'],
  },
  {
    id: 'varnish.child-died',
    kind: 'crash_signal',
    program: 'varnish',
    forms: [
      { words: 'child died signal', pattern: /Child \(\d{1,10}\) died signal=(?<signal>\d{1,3})/ },
      {
        words: 'child not responding to cli killed it',
        pattern: /Child \(\d{1,10}\) not responding to CLI, killed it/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The Varnish worker died (signal {signal|9, it hung}), so its cache is empty now',
    check: {
      text: 'Read the panic; "not responding to CLI" is a host that swaps or a disk that stalls',
      host: 'varnishadm panic.show; free -m; vmstat 1 5',
      compose: 'docker compose exec {service} varnishadm panic.show',
      kubernetes: 'kubectl exec deploy/{service} -- varnishadm panic.show',
    },
    repair: [
      {
        text: 'Give it a storage that fits the memory (-s malloc,2G takes more than 2 GB), or raise workspace_client and thread_pool_stack when the panic names them',
        host: 'systemctl restart varnish',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'Varnish, bin/varnishd/mgt/mgt_child.c',
    matches: ['Error: Child (31) died signal=6', 'Error: Child (31) not responding to CLI, killed it.'],
    ignores: ['Child (31) Started'],
  },
];
