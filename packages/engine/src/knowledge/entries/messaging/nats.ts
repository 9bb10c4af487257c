import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NATS: readonly CatalogueEntry[] = [
  {
    id: 'nats.authorization-violation',
    kind: 'authentication_refused',
    forms: [
      { words: 'nats authorization violation', pattern: /nats: '?Authorization Violation/i },
      { words: 'authorization_violation', pattern: /\bAUTHORIZATION_VIOLATION\b/ },
      {
        words: 'authentication error',
        pattern:
          /\[ERR\] [\d.:a-f[\]]{3,60} - (?:\w{3,10}:\d{1,8} - )?(?:"[^"]{0,80}" - )?authentication error(?: - User "(?<user>[^"]{1,120})")?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'nats',
    specificity: 3,
    means: 'NATS refuses the credentials of {user|the client}',
    check: {
      text: 'Compare user, password, token, nkey or .creds file of the client with the authorization block of the server',
      compose: 'docker compose config | grep -iE "nats|creds|token"; docker compose logs --tail 50 nats',
      kubernetes: 'kubectl get secret | grep -i nats; kubectl logs nats-0 --tail 50',
      host: 'grep -A12 -E "authorization|accounts" /etc/nats/nats-server.conf',
    },
    repair: [
      {
        text: 'Give the client the right credentials, or add the user at the server and have it read its configuration anew',
        compose: 'docker compose kill -s HUP nats',
        kubernetes: 'kubectl exec nats-0 -c nats -- nats-server --signal reload',
        host: 'nats-server --signal reload',
      },
    ],
    source: 'nats-server, client.go authViolation(); nats.go errors.go; nats.js ErrorCode',
    matches: [
      'nats: Authorization Violation',
      "NatsError: 'Authorization Violation' code: AUTHORIZATION_VIOLATION",
      '[1] 2025/05/06 07:41:08.826113 [ERR] 172.18.0.7:41234 - cid:12 - authentication error - User "shop"',
    ],
    ignores: ['[1] 2025/05/06 07:41:08.826113 [INF] Server is ready'],
  },
  {
    id: 'nats.permissions-violation',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'permissions violation for to',
        pattern: /Permissions Violation for (?<value>Publish|Subscription) to "(?<object>[^"]{1,200})"/i,
      },
      {
        words: 'violation subject',
        pattern:
          /\[ERR\] [^\n]{1,120}? - (?<value>Publish|Subscription) Violation - (?:(?:User|Nkey) "(?<user>[^"]{1,120})", )?Subject "(?<object>[^"]{1,200})"/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'nats',
    specificity: 3,
    means: 'NATS denies {user|the client} the {value} to {object}',
    check: {
      text: 'Read the permissions of the user; requests need _INBOX.> and JetStream needs $JS.API.>',
      compose: 'docker compose exec {server|nats} cat /etc/nats/nats-server.conf',
      kubernetes: 'kubectl get configmap -o yaml | grep -A20 permissions',
      host: 'grep -A12 permissions /etc/nats/nats-server.conf',
    },
    repair: [
      {
        text: 'Allow the subject under publish or subscribe and reload the server',
        compose: 'docker compose kill -s HUP nats',
        kubernetes: 'kubectl exec nats-0 -c nats -- nats-server --signal reload',
        host: 'nats-server --signal reload',
      },
    ],
    source: 'nats-server, client.go pubPermissionViolation(), subPermissionViolation()',
    matches: [
      'nats: Permissions Violation for Publish to "orders.new"',
      '-ERR \'Permissions Violation for Subscription to "orders.>"\'',
      '[1] 2025/05/06 07:41:08.826113 [ERR] 172.18.0.7:41234 - cid:12 - Publish Violation - User "shop", Subject "orders.new"',
      '[1] 2025/05/06 07:41:08.826113 [ERR] 172.18.0.7:41234 - cid:12 - Subscription Violation - Subject "orders.>", SID 1',
    ],
    ignores: ['nats: Authorization Violation'],
  },
  {
    id: 'nats.slow-consumer',
    kind: 'slow_dependency',
    forms: [
      { words: 'slow consumer detected', pattern: /Slow Consumer Detected: MaxPending of (?<limit>\d{1,12}) Exceeded/ },
      {
        words: 'slow consumer writedeadline of exceeded',
        pattern: /Slow Consumer \w{1,20}: WriteDeadline of (?<limit>[\dms.]{1,12}) exceeded/,
      },
      { words: 'nats slow consumer messages dropped', pattern: /nats: slow consumer, messages dropped/ },
      { words: 'nats slow consumer', pattern: /nats: slow consumer,/ },
    ],
    nearby: [/\[INF\] (?<peer>[\d.]{7,15}):\d{1,5} - cid:\d{1,8}/],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'nats',
    specificity: 1,
    means: 'A NATS client reads too slowly; messages are dropped or it is disconnected',
    check: {
      text: 'List the connections by what waits for them; look for a handler that blocks or a client without CPU',
      compose:
        'docker compose exec {server|nats} wget -qO- "localhost:8222/connz?sort=pending"; docker stats --no-stream',
      kubernetes: 'kubectl exec nats-0 -c nats -- wget -qO- "localhost:8222/connz?sort=pending"; kubectl top pod',
      host: 'curl -s "localhost:8222/connz?sort=pending"',
    },
    repair: [
      {
        text: 'Do the work outside the message handler, add members to the queue group, or use a JetStream pull consumer, which takes only what it can handle',
      },
    ],
    source: 'nats-server, client.go; nats.go ErrSlowConsumer; documentation "Slow Consumers"',
    matches: [
      '[1] 2025/05/06 07:41:08.826113 [INF] 172.18.0.7:41234 - cid:12 - Slow Consumer Detected: MaxPending of 67108864 Exceeded',
      '[1] 2025/05/06 07:41:08.826113 [INF] 172.18.0.7:41234 - cid:12 - Slow Consumer Detected: WriteDeadline of 10s exceeded with 3 chunks of 190342 total bytes.',
      'nats: slow consumer, messages dropped on connection [12] for subscription on "orders.>"',
    ],
    ignores: ['Slow Consumer Recovered: Flush took 0.213s with 3 chunks of 190342 total bytes.'],
  },
  {
    id: 'nats.payload-too-large',
    kind: 'payload_too_large',
    forms: [
      { words: 'nats maximum payload exceeded', pattern: /nats: maximum payload exceeded/i },
      {
        words: 'maximum payload exceeded vs',
        pattern: /maximum payload exceeded: (?<value>\d{1,12}) vs (?<limit>\d{1,12})/,
      },
      {
        words: 'maximum payload violation',
        pattern: /nats: '?Maximum Payload Violation|-ERR 'Maximum Payload Violation'/i,
      },
      { words: 'max_payload_exceeded', pattern: /\bMAX_PAYLOAD_EXCEEDED\b/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'nats',
    specificity: 3,
    means: 'A message of {value|too many} bytes is above max_payload of NATS ({limit|1 MB unless set})',
    check: {
      text: 'Read max_payload of the server and the size of what the client sends',
      compose: 'docker compose exec {server|nats} wget -qO- localhost:8222/varz | grep max_payload',
      kubernetes: 'kubectl exec nats-0 -c nats -- wget -qO- localhost:8222/varz | grep max_payload',
      host: 'curl -s localhost:8222/varz | grep max_payload',
    },
    repair: [
      {
        text: 'Raise max_payload (8 MB at most is advised) and reload, or put the payload into the object store and send its name',
        compose: 'docker compose restart nats',
        kubernetes: 'kubectl rollout restart statefulset/nats',
        host: 'nats-server --signal reload',
      },
    ],
    source: 'nats-server, client.go maxPayloadViolation(); nats.go ErrMaxPayload; nats.js',
    matches: [
      'nats: maximum payload exceeded',
      '[1] 2025/05/06 07:41:08.826113 [ERR] 172.18.0.7:41234 - cid:12 - maximum payload exceeded: 1430987 vs 1048576',
      'nats: Maximum Payload Violation',
      "NatsError: MAX_PAYLOAD_EXCEEDED code: 'MAX_PAYLOAD_EXCEEDED'",
    ],
    ignores: ['max_payload: 1048576'],
  },
  {
    id: 'nats.no-responders',
    kind: 'missing_object',
    forms: [
      { words: 'nats no responders available for request', pattern: /nats: no responders available for request/ },
      { words: 'noresponderserror', pattern: /NoRespondersError/ },
      { words: 'nats no response from stream', pattern: /nats: no response from stream/ },
      {
        words: 'nats stream not found',
        pattern: /nats: (?:API error: code=404 err_code=10059 description=)?stream not found/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'nats',
    specificity: 2,
    means: 'No subscriber or JetStream stream answers the subject that the NATS client asks',
    check: {
      text: 'List streams and subscriptions; the service that answers may be down, or JetStream may be off',
      compose: 'docker compose exec {server|nats} wget -qO- "localhost:8222/jsz?streams=1"; docker compose ps',
      kubernetes: 'kubectl exec deploy/nats-box -- nats stream ls; kubectl get pods',
      host: 'nats stream ls; curl -s "localhost:8222/subsz?subs=1"',
    },
    repair: [
      {
        text: 'Start the service that answers, or make the stream that takes in the subject (nats stream add) before anything publishes to it',
      },
    ],
    source:
      'nats.go ErrNoResponders, ErrNoStreamResponse, ErrStreamNotFound; nats.js NoRespondersError; nats-server errors.json 10059',
    matches: [
      'nats: no responders available for request',
      'NoRespondersError: no responders available for subject orders.create',
      'nats: no response from stream',
      'nats: API error: code=404 err_code=10059 description=stream not found',
    ],
    ignores: ["[INF]   Starting restore for stream '$G > ORDERS'"],
  },
  {
    id: 'nats.jetstream-storage-short',
    kind: 'disk_full',
    program: 'nats',
    forms: [
      { words: 'insufficient storage resources available', pattern: /insufficient storage resources available/ },
      {
        words: 'jetstream out of will be disabled',
        pattern: /JetStream out of (?:space|resources|File resources), will be DISABLED/,
      },
      {
        words: 'jetstream resource limits exceeded for',
        pattern: /JetStream (?<object>file|memory|\w{1,12}) resource limits exceeded for (?:server|account)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'NATS JetStream has no storage left for the {object|stream}',
    check: {
      text: 'Compare what is reserved and used with max_file_store (max_mem) of the server, and see the free space of its disk',
      compose:
        'docker compose exec {server|nats} wget -qO- localhost:8222/jsz; docker compose exec {server|nats} df -h /data',
      kubernetes:
        'kubectl exec nats-0 -c nats -- wget -qO- localhost:8222/jsz; kubectl exec nats-0 -c nats -- df -h /data',
      host: 'nats server report jetstream; df -h',
    },
    repair: [
      {
        text: 'Give streams a max_bytes or max_age that fits, or raise max_file_store together with the volume: a stream reserves its max_bytes times its replicas',
      },
      {
        text: 'Purge a stream whose messages are not needed',
        host: 'nats stream purge <stream>',
        kubernetes: 'kubectl exec deploy/nats-box -- nats stream purge <stream> -f',
        destructive: true,
      },
    ],
    source: 'nats-server, errors.json JSStorageResourcesExceededErr, jetstream.go, stream.go',
    matches: [
      'nats: API error: code=500 err_code=10047 description=insufficient storage resources available',
      '[1] 2025/05/06 07:41:08.826113 [ERR] JetStream out of space, will be DISABLED',
      '[1] 2025/05/06 07:41:08.826113 [ERR] JetStream file resource limits exceeded for server',
    ],
    ignores: ['[INF]   Max Storage:     10.00 GB'],
  },
  {
    id: 'nats.jetstream-no-leader',
    kind: 'cluster_quorum',
    forms: [
      { words: 'jetstream system temporarily unavailable', pattern: /JetStream system temporarily unavailable/ },
      {
        words: 'jetstream cluster has no quorum stalled',
        pattern: /JetStream cluster (?:stream|consumer) '(?<object>[^']{1,200})' has NO quorum, stalled/,
      },
      { words: 'jetstream cluster no metadata leader', pattern: /JetStream cluster no metadata leader/ },
      { words: 'insufficient resources err_code 10023', pattern: /err_code=10023 description=insufficient resources/ },
      { words: 'no suitable peers for placement', pattern: /no suitable peers for placement/ },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'nats',
    specificity: 2,
    means: 'The NATS JetStream cluster has no majority for {object|its metadata or a stream}',
    check: {
      text: 'See how many servers are connected and which of them lead; a stream with three replicas needs two of them',
      compose: 'docker compose ps; docker compose exec {server|nats} wget -qO- localhost:8222/routez',
      kubernetes:
        'kubectl get pods | grep nats; kubectl exec deploy/nats-box -- nats server report jetstream --user sys --password <password>',
      host: 'nats server report jetstream; curl -s localhost:8222/routez',
    },
    repair: [
      {
        text: 'Start the servers that are missing; each needs a server_name of its own and the same cluster name, and its own volume',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl rollout restart statefulset/nats',
        host: 'systemctl restart nats-server',
      },
      { text: 'Ask for no more replicas than there are servers with JetStream' },
    ],
    source:
      'nats-server, errors.json JSClusterNotAvailErr, JSInsufficientResourcesErr, JSClusterNoPeersErrF; jetstream_cluster.go',
    matches: [
      'nats: API error: code=503 err_code=10008 description=JetStream system temporarily unavailable',
      "[1] 2025/05/06 07:41:08.826113 [WRN] JetStream cluster stream '$G > ORDERS' has NO quorum, stalled",
      '[1] 2025/05/06 07:41:08.826113 [INF] JetStream cluster no metadata leader',
      'nats: API error: code=503 err_code=10023 description=insufficient resources',
      'nats: API error: code=400 err_code=10005 description=no suitable peers for placement',
    ],
    ignores: ['[INF] JetStream cluster new metadata leader: nats-1/nats'],
  },
  {
    id: 'nats.jetstream-not-enabled',
    kind: 'missing_setting',
    forms: [
      {
        words: 'not enabled',
        pattern: /(?:description=|nats: )(?:JetStream|jetstream) not enabled(?: for account)?/i,
      },
      { words: 'jetstream not supported by server', pattern: /jetstream not supported by server/i },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'nats',
    specificity: 3,
    means: 'JetStream is not enabled at the NATS server or for this account',
    check: {
      text: 'See whether the server was started with -js or has a jetstream block',
      compose: 'docker compose config | grep -A6 nats; docker compose exec {server|nats} wget -qO- localhost:8222/jsz',
      kubernetes: 'kubectl get statefulset/nats -o yaml | grep -A6 args',
      host: 'grep -A4 jetstream /etc/nats/nats-server.conf',
    },
    repair: [
      {
        text: 'Add command: ["-js", "-sd", "/data"] or jetstream { store_dir: /data } and restart; with accounts enable it in each account',
        compose: 'docker compose up -d nats',
        kubernetes: 'kubectl rollout restart statefulset/nats',
        host: 'systemctl restart nats-server',
      },
    ],
    source: 'nats-server, errors.json JSNotEnabledErr, JSNotEnabledForAccountErr; nats.go ErrJetStreamNotEnabled',
    matches: [
      'nats: API error: code=503 err_code=10076 description=JetStream not enabled',
      'nats: jetstream not enabled for account',
      'nats: JetStream not supported by server',
    ],
    ignores: ['[INF] Starting JetStream'],
  },
  {
    id: 'nats.connection-limit',
    kind: 'connection_limit',
    forms: [
      {
        words: 'maximum connections exceeded',
        pattern: /(?:nats: '?|\[ERR\] [^\n]{1,100}? - )maximum (?:account active )?connections exceeded/i,
      },
      { words: 'maximum account active connections exceeded', pattern: /maximum account active connections exceeded/ },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'nats',
    specificity: 3,
    means: 'NATS refuses a connection because max_connections is reached',
    check: {
      text: 'Count the connections of each client address; a steady rise is a leak',
      compose:
        'docker compose exec {server|nats} wget -qO- "localhost:8222/connz?limit=2048" | grep \'"ip"\' | sort | uniq -c | sort -n | tail',
      kubernetes: 'kubectl exec nats-0 -c nats -- wget -qO- localhost:8222/varz | grep connections',
      host: 'curl -s "localhost:8222/connz?limit=2048" | grep \'"ip"\' | sort | uniq -c | sort -n | tail',
    },
    repair: [
      {
        text: 'Share one connection in each process and close it at the end, or raise max_connections and reload the server',
        host: 'nats-server --signal reload',
        compose: 'docker compose kill -s HUP nats',
      },
    ],
    source: 'nats-server, errors.go ErrTooManyConnections, ErrTooManyAccountConnections',
    matches: [
      'nats: maximum connections exceeded',
      '[1] 2025/05/06 07:41:08.826113 [ERR] 172.18.0.7:41234 - cid:65537 - maximum connections exceeded',
      'nats: maximum account active connections exceeded',
    ],
    ignores: ['max_connections: 65536'],
  },
];
