import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const GAME_HOSTING: readonly CatalogueEntry[] = [
  {
    id: 'wings.server-crashed',
    kind: 'crash_signal',
    program: 'pterodactyl',
    forms: [
      { words: 'detected server process in a crashed state', pattern: /Detected server process in a crashed state!/ },
      {
        words: 'aborting automatic restart last crash occurred less than',
        pattern: /Aborting automatic restart, last crash occurred less than (?<limit>\d{1,5}) seconds ago/,
      },
    ],
    nearby: [/Exit code: (?<signal>\d{1,3})/, /Out of memory: (?<value>true|false)/],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'The game server ended by itself; the panel started it again or gave up',
    check: {
      text: 'Read the exit code, "Out of memory" and the server\'s log before it',
      host: 'tail -80 /var/lib/pterodactyl/volumes/<uuid>/logs/latest.log',
    },
    repair: [
      {
        text: 'Out of memory: raise the limit of the server (more than -Xmx); else repair what the log names (plugin, mod, world)',
      },
    ],
    source: 'Pterodactyl Wings source, server/crash.go',
    matches: [
      '[Pterodactyl Daemon]: ---------- Detected server process in a crashed state! ----------',
      '[Pelican Daemon]: Aborting automatic restart, last crash occurred less than 60 seconds ago.',
    ],
    ignores: ['Server marked as running...'],
  },
  {
    id: 'wings.panel-refuses',
    kind: 'authentication_refused',
    program: 'pterodactyl',
    forms: [
      { words: 'error response from panel', pattern: /Error response from Panel: (?<value>.{1,160})/ },
      {
        words: 'from panel',
        pattern: /failed to (?:load|fetch|retrieve) server configurations? from (?:the )?[Pp]anel/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Wings is refused by its panel: {value|see the answer}',
    check: {
      text: 'Ask the panel from this node',
      host: "curl -sI https://<panel>/api/remote/servers; grep -E 'remote|token' /etc/pterodactyl/config.yml",
    },
    repair: [
      {
        text: "Copy the node's configuration from the panel again (token_id and token), with the panel's address as it is reached from here, and start Wings",
        host: 'systemctl restart wings',
      },
    ],
    source: 'Pterodactyl Wings source, remote/errors.go',
    matches: [
      'FATAL: [Nov 29 10:00:00.123] failed to load server configurations error=Error response from Panel: AccessDeniedHttpException: You are not authorized to access this resource. (HTTP/403)',
      'ERROR: failed to retrieve server configuration from panel',
    ],
    ignores: ['INFO: fetching list of servers from API'],
  },
  {
    id: 'game-server.good-day-notes',
    kind: null,
    forms: [
      { words: 'setting breakpad minidump appid', pattern: /Setting breakpad minidump AppID = (?<value>\d{1,9})/ },
      {
        words: 's_api steamapi_init loaded',
        pattern: /\[S_API\] SteamAPI_Init\(\): Loaded '?[\w\/ .]{0,60}steamclient\.so' OK/,
      },
      { words: 'moved server thread', pattern: /moved (?:too quickly|wrongly)! ?-?[\d.,-]{0,60}/ },
      { words: 'ambiguity between arguments', pattern: /Ambiguity between arguments \[/ },
      {
        words: 'server thread hitch warning timer interval of',
        pattern: /server thread hitch warning: timer interval of (?<value>\d{1,7}) milliseconds/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: "A game server tells of Steam's start, a fast player or a short stutter",
    check: { text: 'See whether stutters are frequent', host: 'top -b -n1 | head -15' },
    repair: [],
    source: 'Minecraft, FiveM, Valheim and Palworld server logs',
    matches: [
      'Setting breakpad minidump AppID = 2394010',
      "[S_API] SteamAPI_Init(): Loaded 'steamclient.so' OK.",
      '[10:00:00] [Server thread/WARN]: Steve moved too quickly! 11.2,-3.0,8.1',
      '[Server thread/WARN]: Ambiguity between arguments [teleport, destination] and [teleport, targets] with inputs: [Player]',
      'server thread hitch warning: timer interval of 250 milliseconds',
    ],
    ignores: ['Unable to initialise Steam'],
  },
  {
    id: 'fivem.resource-missing',
    kind: 'missing_module',
    program: 'fivem',
    forms: [
      { words: 'couldn t find resource', pattern: /Couldn't find resource (?<object>[\w.-]{1,80})/ },
      {
        words: 'could not find dependency',
        pattern: /Could not find dependency (?<value>\S{1,60}) for resource (?<object>\S{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'FiveM does not run a resource: {object} or what it needs is missing',
    check: { text: 'See server.cfg and the folder', host: 'grep ensure server.cfg; ls resources' },
    repair: [{ text: 'Put the resource with an fxmanifest.lua under resources/ before it is ensured' }],
    source: 'FiveM source, citizen-server-impl',
    matches: ["Couldn't find resource es_extended.", 'Could not find dependency oxmysql for resource qb-core.'],
    ignores: ['Started resource es_extended'],
  },
];
