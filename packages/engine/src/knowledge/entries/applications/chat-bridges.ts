import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CHAT_BRIDGES: readonly CatalogueEntry[] = [
  {
    id: 'matrix-bridge.registration-missing',
    kind: 'authentication_refused',
    program: 'mautrix',
    forms: [
      {
        words: 'as_token was not accepted is the registration file installed in your homeserver correctly',
        pattern: /as_token was not accepted\. Is the registration file installed in your homeserver correctly/,
      },
      {
        words: 'homeserver connection is not working',
        pattern: /Homeserver -> (?:bridge|appservice) connection is not working/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Matrix homeserver does not know the bridge, or cannot reach it',
    check: {
      text: 'Compare the tokens and address of registration.yaml with what the homeserver reads',
      host: "grep -A4 app_service_config_files homeserver.yaml; grep -E 'url|token' registration.yaml",
    },
    repair: [
      {
        text: "Make the homeserver read the bridge's registration.yaml (restart it), and give the bridge an address that the homeserver reaches (appservice.address)",
        compose: 'docker compose restart synapse',
      },
    ],
    source: 'mautrix documentation, Troubleshooting',
    matches: [
      'FTL The as_token was not accepted. Is the registration file installed in your homeserver correctly?',
      'FTL Homeserver -> bridge connection is not working, see https://docs.mau.fi/faq/as-ping for more info',
    ],
    ignores: ['Homeserver -> bridge connection works'],
  },
  {
    id: 'ntfy.limit-reached',
    kind: 'rate_limited',
    program: 'ntfy',
    forms: [
      {
        words: 'limit reached',
        pattern:
          /limit reached: (?<value>too many requests|too many messages|too many emails|too many active subscriptions|daily \w{1,20} quota reached)(?:[;,] please be nice)?/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'ntfy refuses: {value}',
    check: { text: "See the visitor's limits", host: 'grep visitor /etc/ntfy/server.yml' },
    repair: [
      {
        text: 'Send less or sign in; on your own server raise visitor-* limits, and set behind-proxy: true so that not all clients count as one',
      },
    ],
    source: 'ntfy source, server/errors.go',
    matches: [
      '{"code":42901,"http":429,"error":"limit reached: too many requests; please be nice","link":"https://ntfy.sh/docs/publish/#limitations"}',
      'limit reached: too many active subscriptions; please be nice',
    ],
    ignores: ['limit not reached'],
  },
  {
    id: 'prosody.certificate-unreadable',
    kind: 'file_permission',
    program: 'prosody',
    forms: [
      {
        words: 'ssl tls failed to load',
        pattern: /SSL\/TLS: Failed to load '(?<path>[^']{1,160})': (?<value>.{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Prosody cannot use {path}: {value}',
    check: { text: 'Run its own check', host: 'prosodyctl check' },
    repair: [
      {
        text: "Import certificates so that Prosody's account can read them",
        host: 'prosodyctl --root cert import /etc/letsencrypt/live',
      },
    ],
    source: 'Prosody source, util/certmanager, core/portmanager',
    matches: [
      "certmanager\terror\tSSL/TLS: Failed to load '/etc/prosody/certs/chat.example.crt': Check that the path is correct, and the file exists. (for chat.example)",
      "certmanager	error	SSL/TLS: Failed to load '/etc/prosody/certs/example.com.key': Check that the permissions allow Prosody to read this file. (for example.com)",
    ],
    ignores: ["portmanager	info	Activated service 'c2s' on [*]:5222"],
  },
  {
    id: 'prosody.port-not-opened',
    kind: 'port_in_use',
    program: 'prosody',
    forms: [
      {
        words: 'failed to open server port',
        pattern: /Failed to open server port (?<port>\d{1,5}) on \S{1,60}, (?<value>.{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Prosody cannot open port {port}: {value}',
    check: { text: 'See who listens at it', host: 'sudo ss -ltnp "sport = :{port}"; prosodyctl check' },
    repair: [
      {
        text: 'End the other program (an older Prosody, ejabberd) or give Prosody another port in c2s_ports or s2s_ports',
        host: 'sudo systemctl restart prosody',
      },
    ],
    source: 'Prosody source, util/certmanager, core/portmanager',
    matches: [
      'portmanager\terror\tFailed to open server port 5269 on ::, this port is in use. Check that Prosody or another XMPP server is not already running',
      'portmanager	error	Failed to open server port 5222 on *, this port is in use. Check that Prosody or another XMPP server is not already running',
    ],
    ignores: ["portmanager	info	Activated service 'c2s' on [*]:5222"],
  },
  {
    id: 'teamspeak.license-not-accepted',
    kind: 'missing_setting',
    program: 'teamspeak',
    forms: [
      {
        words: 'once this has been done set the variable to accept to accept the license agreement',
        pattern: /Once this has been done set the variable to 'accept' to accept the license agreement/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'TeamSpeak does not start: its licence is not accepted',
    check: { text: 'See the variable', compose: 'docker compose config | grep TS3SERVER_LICENSE' },
    repair: [{ text: 'Set TS3SERVER_LICENSE=accept if you accept it', compose: 'docker compose up -d {service}' }],
    source: 'teamspeak image, entrypoint.sh',
    matches: [
      "To view the license agreement set this variable to 'view' and print on the console. Once this has been done set the variable to 'accept' to accept the license agreement.",
      "teamspeak-1  | Once this has been done set the variable to 'accept' to accept the license agreement.",
    ],
    ignores: ['license accepted'],
  },
  {
    id: 'murmur.cannot-listen',
    kind: 'port_in_use',
    program: 'mumble',
    forms: [
      { words: 'server tcp listen on', pattern: /Server: TCP Listen on (?<peer>\S{1,60}) failed: (?<value>.{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Mumble cannot listen on {peer}: {value}',
    check: { text: 'See who holds it', host: 'ss -lntp | grep 64738' },
    repair: [{ text: 'End the other server, or set host and port in mumble-server.ini to ones of this machine' }],
    source: 'Mumble source, src/murmur/Server.cpp',
    matches: [
      '<C>2026-11-29 10:00:00.123 1 => Server: TCP Listen on [::]:64738 failed: The bound address is already in use',
      '1 => Server: TCP Listen on 203.0.113.9:64738 failed: The address is not available',
    ],
    ignores: ['1 => Server listening on [::]:64738'],
  },
  {
    id: 'livekit.address-check-notice',
    kind: null,
    program: 'livekit',
    forms: [{ words: 'could not validate external ip', pattern: /could not validate external IP/ }],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: "LiveKit's check of its outer address ended early; calls mostly work",
    check: {
      text: 'If calls have no sound, see whether UDP 50000-60000 and TCP 7881 are open',
      host: 'curl -s https://ifconfig.me; grep -A4 rtc livekit.yaml',
    },
    repair: [],
    source: 'LiveKit source, mediatransportutil, rtcconfig/ip.go',
    matches: [
      'WARN	livekit	rtcconfig/ip.go:102	could not validate external IP	{"ip": "203.0.113.9", "error": "context canceled"}',
      '2026-11-29T10:00:00Z WARN could not validate external IP {"ip": "203.0.113.10"}',
    ],
    ignores: ['using external IPs {"ips": ["203.0.113.9/10.0.0.5"]}'],
  },
];
