import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SELF_HOSTED_PLATFORMS: readonly CatalogueEntry[] = [
  {
    id: 'headscale.key-refused',
    kind: 'authentication_refused',
    program: 'headscale',
    forms: [
      { words: 'authkey', pattern: /authkey:? (?<value>not found|expired|already used|has already been used)/i },
      { words: 'auth key', pattern: /auth-key (?<value>not found|expired|has already been used)/i },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "Headscale refuses the node's key: {value}",
    check: { text: 'List the keys', compose: 'docker compose exec headscale headscale preauthkeys list' },
    repair: [
      {
        text: 'Make a new key (reusable for several nodes) and sign in again',
        compose: 'docker compose exec headscale headscale preauthkeys create --user <user> --reusable --expiration 24h',
      },
    ],
    source: 'headscale source, hscontrol/types/preauth_key.go',
    matches: [
      'ERR user msg: AuthKey not found code=401',
      'register request: http 401: authkey expired: preauthkey expired',
      'ERR user msg: auth-key has already been used code=401',
    ],
    ignores: ['AuthKey accepted'],
  },
  {
    id: 'guacamole.connection-refused',
    kind: 'authentication_refused',
    program: 'guacamole',
    forms: [
      {
        words: 'server refused connection wrong security type',
        pattern: /Server refused connection \(wrong security type\?\)/,
      },
      { words: 'rdp server connection', pattern: /RDP server closed(?:\/refused)? connection: (?<value>.{1,120})/ },
      { words: 'unable to connect to vnc server', pattern: /Unable to connect to VNC server/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The desktop behind Guacamole refuses or does not answer: {value|security mode, account or address}',
    check: { text: 'Reach its port from guacd', compose: "docker compose exec guacd sh -c 'nc -zv <host> 3389'" },
    repair: [
      {
        text: 'Set security mode NLA or any, "ignore server certificate", domain and account; open 3389 (or 5900, 22) for guacd',
      },
    ],
    source: 'guacamole-server source, src/protocols/rdp',
    matches: [
      'guacd[12]: INFO:	Server refused connection (wrong security type?)',
      'guacd[12]: ERROR:	RDP server closed/refused connection: Security negotiation failed (wrong security type?)',
      'guacd[12]: ERROR:	Unable to connect to VNC server.',
    ],
    ignores: ['guacd[12]: INFO:	RDPDR user logged on'],
  },
  {
    id: 'dokku.app-does-not-start',
    kind: 'health_check_wrong',
    program: 'dokku',
    forms: [
      { words: 'app container failed to start', pattern: /App container failed to start!!/ },
      { words: 'could not start due to', pattern: /Could not start due to (?<value>\d{1,3}) failed checks/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'Dokku keeps the old container: the new one did not start or pass its checks',
    check: { text: "Read the new container's log", host: 'dokku logs <app> --num 100; dokku checks:report <app>' },
    repair: [
      {
        text: 'Repair what it says (it must listen on $PORT at 0.0.0.0), or the path and wait of its checks in app.json; then deploy again',
        host: 'dokku ps:rebuild <app>',
      },
    ],
    source: 'dokku source, plugins/checks',
    matches: ['App container failed to start!!', ' !     Could not start due to 1 failed checks'],
    ignores: ['All checks successful'],
  },
  {
    id: 'guacamole.notices',
    kind: null,
    program: 'guacamole',
    forms: [
      {
        words: 'guacd info user disconnected',
        pattern: /guacd\[\d{1,8}\]: INFO:\s{1,4}User "@[\w-]{10,60}" disconnected/,
      },
      { words: 'creating new client for protocol', pattern: /Creating new client for protocol "(?<value>\w{1,12})"/ },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'guacd opens or ends a session',
    check: { text: "See who it was in Guacamole's history" },
    repair: [],
    source: 'guacamole-server source',
    matches: [
      'guacd[12]: INFO:	Creating new client for protocol "rdp"',
      'guacd[12]: INFO:	User "@a1b2c3d4-e5f6-7890" disconnected (0 users remain)',
    ],
    ignores: ['guacd[12]: ERROR:	Unable to bind'],
  },
];
