import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ADMIN_PAGES_AND_TUNNELS: readonly CatalogueEntry[] = [
  {
    id: 'database-admin.notices',
    kind: null,
    forms: [
      {
        words: 'the phpmyadmin configuration storage is not completely configured',
        pattern: /The phpMyAdmin configuration storage is not completely configured/,
      },
      {
        words: 'waiting for',
        pattern:
          /Waiting for (?<peer>[\w.-]{1,40}:\d{1,5})\.\.\. {1,3}\S{0,40}.{0,80}(?:Try again|Name does not resolve)/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'phpMyAdmin or Mongo Express waits, or has no tables of its own; it goes on',
    check: { text: 'See whether it reaches the database later' },
    repair: [],
    source: 'phpMyAdmin documentation; mongo-express entry point',
    matches: [
      'The phpMyAdmin configuration storage is not completely configured, some extended features have been deactivated.',
      'Waiting for mongo:27017... /docker-entrypoint.sh: line 15: mongo: Try again',
    ],
    ignores: ['phpMyAdmin: cannot log in'],
  },
  {
    id: 'pgadmin.email-invalid',
    kind: 'invalid_setting',
    program: 'pgadmin',
    forms: [
      {
        words: 'does not appear to be a valid email address please reset the pgadmin_default_email',
        pattern: /does not appear to be a valid email address\. Please reset the PGADMIN_DEFAULT_EMAIL/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'pgAdmin does not start: PGADMIN_DEFAULT_EMAIL is no valid address',
    check: { text: 'See it', compose: 'docker compose config | grep PGADMIN_DEFAULT_EMAIL' },
    repair: [
      {
        text: 'Give a real domain (admin@example.com, not .local or localhost)',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'pgAdmin entrypoint.sh',
    matches: [
      "'admin@localhost' does not appear to be a valid email address. Please reset the PGADMIN_DEFAULT_EMAIL environment variable and try again.",
      "pgadmin  | 'admin@pg.local' does not appear to be a valid email address. Please reset the PGADMIN_DEFAULT_EMAIL environment variable and try again.",
    ],
    ignores: ['pgAdmin 4 ready'],
  },
  {
    id: 'mongo-express.database-away',
    kind: 'connection_refused',
    forms: [
      {
        words: 'could not connect to database using connectionstring',
        pattern: /Could not connect to database using connectionString: (?<peer>mongodb(?:\+srv)?:\/\/\S{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Mongo Express has no database',
    check: { text: 'Ask it from its container', compose: "docker compose exec {service} sh -c 'nc -zv mongo 27017'" },
    repair: [
      {
        text: 'Start MongoDB first (depends_on with a health check), and give ME_CONFIG_MONGODB_URL with account and ?authSource=admin',
      },
    ],
    source: 'mongo-express source',
    matches: [
      'Could not connect to database using connectionString: mongodb://root:***@mongo:27017/',
      'mongo-express-1 | Could not connect to database using connectionString: mongodb://mongo:27017/',
    ],
    ignores: ['Mongo Express server listening at http://0.0.0.0:8081'],
  },
  {
    id: 'wg-easy.password-hash',
    kind: 'invalid_setting',
    program: 'wg-easy',
    forms: [
      {
        words: 'do not use password environment variable use password_hash instead',
        pattern: /DO NOT USE PASSWORD ENVIRONMENT VARIABLE\. USE PASSWORD_HASH INSTEAD/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'wg-easy wants a hash, not a password',
    check: { text: 'See the variable', compose: 'docker compose config | grep PASSWORD' },
    repair: [
      {
        text: 'Make the hash (wgpw) and set PASSWORD_HASH, with each $ doubled in compose',
        host: "docker run --rm ghcr.io/wg-easy/wg-easy wgpw '<password>'",
      },
    ],
    source: 'wg-easy source, server.js',
    matches: [
      'DO NOT USE PASSWORD ENVIRONMENT VARIABLE. USE PASSWORD_HASH INSTEAD.',
      'wg-easy  | DO NOT USE PASSWORD ENVIRONMENT VARIABLE. USE PASSWORD_HASH INSTEAD.',
    ],
    ignores: ['Listening on http://0.0.0.0:51821'],
  },
  {
    id: 'gluetun.vpn-unhealthy',
    kind: 'unreachable',
    program: 'gluetun',
    forms: [
      {
        words: 'program has been unhealthy for restarting vpn',
        pattern: /\[healthcheck\] program has been unhealthy for (?<value>\w{1,8}): restarting VPN/,
      },
      {
        words: 'healthcheck vpn',
        pattern:
          /\[healthcheck\] (?:unhealthy|restarting VPN because it failed to pass the healthcheck)(?<value>.{0,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: "Gluetun's tunnel carries nothing: it starts again",
    check: {
      text: "Read the VPN's lines before it",
      compose: "docker compose logs --tail 60 {service} | grep -E 'AUTH_FAILED|openvpn|wireguard'",
    },
    repair: [
      {
        text: "Correct keys or account, another server or country, WireGuard instead of OpenVPN; look at the provider's outage page",
      },
    ],
    source: 'gluetun source, internal/healthcheck',
    matches: [
      'INFO [healthcheck] program has been unhealthy for 6s: restarting VPN (see https://github.com/qdm12/gluetun-wiki/blob/main/faq/healthcheck.md)',
      'WARN [healthcheck] restarting VPN because it failed to pass the healthcheck: startup check: all check tries failed',
    ],
    ignores: ['INFO [healthcheck] healthy!'],
  },
  {
    id: 'tailscale.tags-not-permitted',
    kind: 'authorisation_denied',
    program: 'tailscale',
    forms: [
      {
        words: 'are invalid or not permitted',
        pattern: /requested tags \[(?<value>[^\]]{1,80})\] are invalid or not permitted/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Tailscale does not give the node the tags {value}',
    check: { text: 'See tagOwners of the policy' },
    repair: [{ text: 'Name the user (or autogroup:admin) as owner of the tag, or make the auth key with this tag' }],
    source: 'Tailscale documentation, Tags',
    matches: [
      'backend error: requested tags [tag:server] are invalid or not permitted',
      '400: requested tags [tag:k8s tag:ci] are invalid or not permitted',
    ],
    ignores: ['tags [tag:server] applied'],
  },
  {
    id: 'frp.refused',
    kind: 'authentication_refused',
    program: 'frp',
    forms: [
      {
        words: 'token in login doesn t match token from configuration',
        pattern: /token in login doesn't match token from configuration/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "frp's server refuses the client: the token differs",
    check: { text: 'Compare both configurations', host: "grep -E 'token|serverAddr' frpc.toml frps.toml" },
    repair: [{ text: 'Set the same auth.token on both sides' }],
    source: 'frp source, server/service.go',
    matches: [
      "token in login doesn't match token from configuration",
      "[E] [client/service.go:295] login to the server failed: token in login doesn't match token from configuration. With loginFailExit enabled, no additional retries will be attempted",
    ],
    ignores: ['[I] login to server success'],
  },
  {
    id: 'frp.proxy-not-allowed',
    kind: 'invalid_setting',
    program: 'frp',
    forms: [
      {
        words: 'start error',
        pattern: /start error: (?<value>port not allowed|proxy \[[^\]]{1,60}\] already exists)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "frp's server refuses a proxy: {value}",
    check: {
      text: 'Compare both configurations',
      host: "grep -nE 'name|remotePort' frpc.toml; grep -n allowPorts frps.toml",
    },
    repair: [{ text: 'Choose a remotePort within allowPorts of frps, and a name that no other client uses' }],
    source: 'frp source, server/service.go',
    matches: [
      '[web] start error: port not allowed',
      '[W] [client/control.go:168] [web] start error: proxy [web] already exists',
    ],
    ignores: ['[I] login to server success'],
  },
  {
    id: 'frp.port-taken',
    kind: 'port_in_use',
    program: 'frp',
    forms: [{ words: 'start error port', pattern: /start error: (?<value>port already used|port unavailable)/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The remote port that an frp proxy asks for is taken ({value})',
    check: {
      text: 'See who holds it on the server',
      host: 'sudo ss -ltnp | grep <remotePort>; grep -nE "name|remotePort" frpc.toml',
    },
    repair: [
      {
        text: 'Take another remotePort, or stop the other client or program that holds it; after a cut the server frees it when the heartbeat ends',
      },
    ],
    source: 'frp source, server/service.go',
    matches: [
      '[W] [client/control.go:168] [web] start error: port already used',
      '2025/11/28 10:00:00 [W] [client/control.go:170] [ssh] start error: port unavailable',
    ],
    ignores: ['[I] login to server success'],
  },
  {
    id: 'ngrok.error-code',
    kind: 'quota_exceeded',
    program: 'ngrok',
    forms: [{ words: 'err_ngrok_108', pattern: /(?<value>ERR_NGROK_108)\b/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'ngrok admits no further agent of this account ({value})',
    check: { text: 'Read the text beside the code', host: 'ngrok diagnose' },
    repair: [
      {
        text: 'End the other agent of this account (one on another machine counts), run several tunnels from one agent (ngrok start --all), or take a larger plan',
      },
    ],
    source: 'ngrok documentation, Error reference',
    matches: [
      'ERROR:  ERR_NGROK_108',
      'ERROR:  authentication failed: Your account is limited to 1 simultaneous ngrok agent sessions. ERR_NGROK_108',
    ],
    ignores: ['tunnel online'],
  },
  {
    id: 'ngrok.endpoint-online',
    kind: 'lock_held',
    program: 'ngrok',
    forms: [{ words: 'err_ngrok_334', pattern: /(?<value>ERR_NGROK_334)\b/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Another ngrok agent holds this endpoint ({value})',
    check: { text: 'See which agents run', host: 'pgrep -a ngrok; ngrok api endpoints list' },
    repair: [{ text: 'End the other agent, use another domain, or start with --pooling-enabled' }],
    source: 'ngrok documentation, Error reference',
    matches: [
      "ERROR:  failed to start tunnel: The endpoint 'https://shop.ngrok.app' is already online. ERROR:  ERR_NGROK_334",
      "The endpoint 'https://x.ngrok-free.app' is already online. ERR_NGROK_334",
    ],
    ignores: ['tunnel online'],
  },
  {
    id: 'ngrok.token-missing',
    kind: 'missing_setting',
    program: 'ngrok',
    forms: [{ words: 'err_ngrok_4018', pattern: /(?<value>ERR_NGROK_4018)\b/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'ngrok has no authtoken ({value})',
    check: { text: 'See the configuration', host: 'ngrok config check' },
    repair: [{ text: 'Enter the token of the account', host: 'ngrok config add-authtoken <token>' }],
    source: 'ngrok documentation, Error reference',
    matches: [
      'ERROR:  authentication failed: Usage of ngrok requires a verified account and authtoken. ERROR:  ERR_NGROK_4018',
      'ERR_NGROK_4018 Usage of ngrok requires a verified account and authtoken.',
    ],
    ignores: ['tunnel online'],
  },
  {
    id: 'ngrok.agent-too-old',
    kind: 'version_mismatch',
    program: 'ngrok',
    forms: [{ words: 'err_ngrok_121', pattern: /(?<value>ERR_NGROK_121)\b/ }],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The ngrok agent is too old ({value})',
    check: { text: 'See its version', host: 'ngrok version' },
    repair: [{ text: 'Update the agent: ngrok no longer admits this version', host: 'ngrok update' }],
    source: 'ngrok documentation, Error reference',
    matches: [
      'ERROR:  authentication failed: Your ngrok-agent version "2.3.41" is too old. The minimum supported agent version for your account is "3.2.0". ERR_NGROK_121',
      'ERR_NGROK_121 Your ngrok agent version "3.3.1" is too old',
    ],
    ignores: ['tunnel online'],
  },
  {
    id: 'ngrok.upstream-away',
    kind: 'connection_refused',
    program: 'ngrok',
    forms: [
      { words: 'err_ngrok_8012', pattern: /(?<value>ERR_NGROK_8012)\b/ },
      { words: 'err_ngrok_3200', pattern: /(?<value>ERR_NGROK_3200)\b/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: "ngrok's tunnel has nobody behind it: the local service or the agent is away",
    check: { text: 'Ask the local service', host: 'curl -sI http://localhost:<port>' },
    repair: [
      {
        text: 'Start it, forward to the right port and scheme (host.docker.internal from a container), start the agent (3200)',
      },
    ],
    source: 'ngrok documentation, Error reference',
    matches: [
      'ERR_NGROK_8012 Traffic was successfully tunneled to the ngrok agent, but the agent failed to establish a connection to the upstream web service at http://localhost:3000',
      'ERR_NGROK_3200 The endpoint shop.ngrok-free.app is offline.',
    ],
    ignores: ['upstream ok'],
  },
];
