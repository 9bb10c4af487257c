import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const REALTIME_AND_GRAPHQL: readonly CatalogueEntry[] = [
  {
    id: 'socket-io.session-unknown',
    kind: 'invalid_setting',
    forms: [{ words: 'id', pattern: /"?Session ID unknown"?/ }],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: "Socket.IO's requests reach different instances: the session is not known here",
    check: {
      text: 'See how many instances there are and whether the proxy is sticky',
      kubernetes: 'kubectl get ingress -o yaml | grep -i affinity',
    },
    repair: [
      {
        text: 'Make the proxy sticky (cookie affinity, ip_hash), or use the WebSocket transport only, with the Redis adapter between instances',
      },
    ],
    source: 'Socket.IO documentation, Using multiple nodes',
    matches: [
      '{"code":1,"message":"Session ID unknown"}',
      'POST /socket.io/?EIO=4&transport=polling&sid=1a2b 400 {"code":1,"message":"Session ID unknown"}',
    ],
    ignores: ['session connected'],
  },
  {
    id: 'websocket.handshake-refused',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'websocket connection to failed',
        pattern: /WebSocket connection to '(?<peer>wss?:\/\/[^']{1,160})' failed(?:: (?<value>.{1,120}))?/,
      },
      { words: 'error during websocket handshake', pattern: /Error during WebSocket handshake: (?<value>.{1,100})/ },
      {
        words: 'websocket failed to connect the connection could not be found on the server',
        pattern: /WebSocket failed to connect\. The connection could not be found on the server/,
      },
      {
        words: 'failed to complete negotiation with the server',
        pattern: /Failed to complete negotiation with the server: (?<value>.{1,160})/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'A WebSocket to {peer|the server} is not set up: {value|proxy or several instances}',
    check: {
      text: 'Try the handshake',
      host: "curl -si -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: eA==' <address> | head -5",
    },
    repair: [
      {
        text: "Let the proxy pass Upgrade and Connection over HTTP/1.1 with long timeouts, sticky sessions for several instances (SignalR), the login's token",
      },
    ],
    source: 'Chromium and SignalR client source; nginx WebSocket proxying',
    matches: [
      "WebSocket connection to 'wss://app.example.com/socket.io/?EIO=4&transport=websocket' failed: ",
      'Error during WebSocket handshake: Unexpected response code: 400',
      'Error: WebSocket failed to connect. The connection could not be found on the server, either the endpoint may not be a SignalR endpoint, the connection ID is not present on the server, or there is a proxy blocking WebSockets.',
      "Error: Failed to complete negotiation with the server: Error: Unauthorized: Status code '401'",
    ],
    ignores: ['WebSocket connected to wss://app.example.com'],
  },
  {
    id: 'laravel.broadcaster-away',
    kind: 'connection_refused',
    program: 'laravel',
    forms: [
      { words: 'broadcastexception pusher error', pattern: /BroadcastException: Pusher error: (?<value>.{1,160})/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: "Laravel's broadcaster (Reverb, Soketi, Pusher) does not take events: {value}",
    check: {
      text: 'Ask it from this container',
      compose: "docker compose exec {service} sh -c 'curl -si http://reverb:8080/app | head -1'",
    },
    repair: [
      {
        text: "Start it, set REVERB_HOST or PUSHER_HOST, port and scheme as this container sees it (not localhost), with the app's key and secret",
      },
    ],
    source: 'Laravel source, Broadcasters/PusherBroadcaster',
    matches: [
      "Illuminate\\Broadcasting\\BroadcastException: Pusher error: cURL error 7: Failed to connect to localhost port 8080 after 0 ms: Couldn't connect to server",
      'BroadcastException: Pusher error: Invalid signature',
    ],
    ignores: ['Broadcasting [OrderShipped] on channels [orders]'],
  },
  {
    id: 'graphql.query-does-not-fit',
    kind: 'version_mismatch',
    forms: [
      { words: 'cannot query field', pattern: /Cannot query field "(?<object>\w{1,80})" on type "(?<value>\w{1,80})"/ },
      {
        words: 'unknown argument',
        pattern: /Unknown argument "(?<object>\w{1,80})" on field "(?<value>[\w.]{1,120})"/,
      },
      {
        words: 'field of type',
        pattern:
          /Field "(?<object>\w{1,80})" (?:argument "\w{1,60}" )?of (?:required )?type "[\w![\]]{1,80}" (?:is required|must have a selection)/,
      },
    ],
    role: 'either',
    fault: 'change',
    specificity: 2,
    means: 'The GraphQL query does not fit the schema: {object}',
    check: {
      text: "See the server's schema",
      host: 'npx graphql-inspector introspect <endpoint> --write schema.graphql && grep -n {object} schema.graphql',
    },
    repair: [
      {
        text: "Deploy server and client together, generate the client's types anew, or keep the old field deprecated for a while",
      },
    ],
    source: 'GraphQL specification; graphql-js validation rules',
    matches: [
      'GraphQLError: Cannot query field "discount" on type "Order". Did you mean "discounts"?',
      'Unknown argument "first" on field "Query.orders".',
      'Field "order" argument "id" of type "ID!" is required, but it was not provided.',
    ],
    ignores: ['Query.orders answered'],
  },
  {
    id: 'graphql.persisted-query',
    kind: null,
    forms: [{ words: 'persistedquerynotfound', pattern: /PersistedQueryNotFound/ }],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'A client sent a hash that this server does not have yet; it sends the query next',
    check: { text: 'See whether several instances have one cache' },
    repair: [],
    source: 'Apollo, Automatic persisted queries',
    matches: [
      '{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}',
      'PersistedQueryNotFound',
    ],
    ignores: ['persisted query stored'],
  },
  {
    id: 'curl.no-server',
    kind: 'connection_refused',
    forms: [
      {
        words: 'curl error 7 failed to connect to port after connect to server',
        pattern:
          /cURL error 7: Failed to connect to (?!localhost|127\.)(?<peer>[\w.:-]{1,120}) port (?<port>\d{1,5}) after \d{1,8} ms: (?:Couldn't|Could not) connect to server/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Nobody answers at {peer}:{port}',
    check: {
      text: 'Try it from the same place',
      compose: 'docker compose exec {service} curl -sv http://{peer}:{port} -o /dev/null',
      host: 'curl -sv http://{peer}:{port} -o /dev/null',
    },
    repair: [
      {
        text: 'Start what listens there, or correct host and port (localhost inside a container is the container itself)',
      },
    ],
    source: 'libcurl error codes, CURLE_COULDNT_CONNECT; Guzzle',
    matches: [
      "GuzzleHttp\\Exception\\ConnectException: cURL error 7: Failed to connect to api port 8080 after 0 ms: Couldn't connect to server (see https://curl.haxx.se/libcurl/c/libcurl-errors.html) for http://api:8080/x",
      'cURL error 7: Failed to connect to 10.0.0.5 port 443 after 3 ms: Could not connect to server',
    ],
    ignores: ['cURL error 6: Could not resolve host: api'],
  },
];
