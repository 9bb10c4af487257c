import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HOSTED_APPS_FURTHER: readonly CatalogueEntry[] = [
  {
    id: 'odoo.access-or-session',
    kind: 'authorisation_denied',
    program: 'odoo',
    forms: [
      {
        words: 'you are not allowed to records',
        pattern:
          /You are not allowed to (?<value>access|modify|create|delete) '(?<object>[^']{1,80})' \((?<setting>[\w.]{1,60})\) records/,
      },
      { words: 'odoo exceptions accesserror', pattern: /odoo\.exceptions\.AccessError: (?<value>.{1,120})/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: "Odoo denies {object|records}: the user's groups or record rules do not allow it",
    check: { text: 'See the groups it names below' },
    repair: [
      {
        text: 'Add the user to one of the groups, correct the record rule or the allowed companies; in code use sudo() on purpose',
      },
    ],
    source: 'Odoo source, models/ir_model.py, exceptions.py',
    matches: [
      "odoo.exceptions.AccessError: You are not allowed to access 'Journal Entry' (account.move) records.",
      "You are not allowed to modify 'Sales Order' (sale.order) records. This operation is allowed for the following groups:",
    ],
    ignores: ['access granted'],
  },
  {
    id: 'matrix.request-refused',
    kind: null,
    forms: [
      {
        words: 'errcode',
        pattern:
          /"errcode": ?"(?<value>M_FORBIDDEN|M_LIMIT_EXCEEDED|M_NOT_FOUND|M_USER_DEACTIVATED|M_GUEST_ACCESS_FORBIDDEN)"/,
      },
      {
        words: 'failed to send request',
        pattern: /Failed to send request: (?<value>ResponseNeverReceived|RequestTransmissionFailed).{0,80}/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'A Matrix client or server was refused or not reached; others go on',
    check: { text: 'If it is your own client, see its rights in the room and its rate' },
    repair: [],
    source: 'Matrix specification, standard error responses',
    matches: [
      '{"errcode":"M_FORBIDDEN","error":"You are not invited to this room."}',
      'INFO - synapse.http.matrixfederationclient - {PUT-O-12} [old.example.org] Failed to send request: ResponseNeverReceived: [<twisted.python.failure.Failure>]',
    ],
    ignores: ['{"errcode":"M_UNKNOWN","error":"Internal server error"}'],
  },
  {
    id: 'minecraft.mod-or-world-broken',
    kind: 'code_defect',
    program: 'minecraft',
    forms: [
      {
        words: 'needs language provider',
        pattern: /Mod File (?<path>\S{1,120}) needs language provider (?<object>\w{1,20}):(?<wanted>\S{1,30})/,
      },
      {
        words: 'expected range',
        pattern:
          /Mod ID: '(?<object>[^']{1,60})', Requested by: '(?<value>[^']{1,60})', Expected range: '(?<wanted>[^']{1,40})', Actual version: '(?<version>[^']{1,30})'/,
      },
      { words: 'failed to start the minecraft server', pattern: /Failed to start the minecraft server/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 2,
    means: "Minecraft's server ended: {object|a mod, plugin or the world} does not fit",
    check: {
      text: 'Read the newest crash report',
      host: "ls -t crash-reports | head -1 | xargs -I{} sed -n '1,40p' crash-reports/{}",
    },
    repair: [
      { text: 'Take mods of this game version and loader, add what is [MISSING], and see the newest crash report' },
    ],
    source: 'Minecraft and Forge source, crash reports',
    matches: [
      'Mod File create-1.20.jar needs language provider javafml:47 or above to load',
      "Mod ID: 'flywheel', Requested by: 'create', Expected range: '[0.6.9,)', Actual version: '[MISSING]'",
      '[main/ERROR]: Failed to start the minecraft server',
    ],
    ignores: ['Done (12.3s)! For help, type "help"'],
  },
  {
    id: 'photoprism.database-away',
    kind: 'connection_refused',
    program: 'photoprism',
    forms: [
      { words: 'config failed to connect to database', pattern: /config: failed to connect to database/ },
      { words: 'config database', pattern: /config: database: (?<value>.{1,120})/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'PhotoPrism has no database',
    check: { text: 'Ask it with its settings', compose: 'docker compose config | grep PHOTOPRISM_DATABASE' },
    repair: [{ text: 'Start MariaDB first (depends_on with a health check), correct server, name and password' }],
    source: 'PhotoPrism source, internal/config/db.go',
    matches: [
      'time="2026-11-29T10:00:00Z" level=fatal msg="config: failed to connect to database"',
      'ERRO[2026-11-29] config: database: dial tcp: lookup mariadb on 127.0.0.11:53: no such host',
    ],
    ignores: ['config: database connected'],
  },
  {
    id: 'syncthing.peer-noise',
    kind: null,
    program: 'syncthing',
    forms: [
      { words: 'failed to exchange hello messages with', pattern: /Failed to exchange Hello messages with \S{1,80}/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Syncthing: a peer or a stranger broke off the first words',
    check: {
      text: 'See whether the own devices connect',
      host: 'curl -s -H "X-API-Key: <key>" http://localhost:8384/rest/system/connections | jq \'.connections | map_values(.connected)\'',
    },
    repair: [],
    source: 'Syncthing source, lib/connections',
    matches: [
      '[ABCDE] WARNING: Failed to exchange Hello messages with DEVICE-ID at 203.0.113.9:22000: EOF',
      'WARNING: Failed to exchange Hello messages with AAAA-BBBB at relay: read tcp: connection reset by peer',
    ],
    ignores: ['Established secure connection to DEVICE-ID'],
  },
  {
    id: 'syncthing.file-not-synced',
    kind: 'file_permission',
    program: 'syncthing',
    forms: [
      {
        words: 'puller folder',
        pattern:
          /Puller \(folder "(?<object>[^"]{1,60})".{0,30}, (?:item|file) "(?<path>[^"]{1,160})"\): (?<value>.{1,120})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Syncthing cannot write in folder {object}: {value}',
    check: { text: 'See whose the files are', host: 'ls -ln <folder> | head; id' },
    repair: [
      {
        text: "Give them to Syncthing's account (PUID, PGID), free room, or rename what the file system does not take (ignorePerms for exFAT and SMB)",
      },
    ],
    source: 'Syncthing source, lib/model/folder_sendrecv.go',
    matches: [
      '[ABCDE] INFO: Puller (folder "photos" (abc-def), item "a/b.jpg"): syncing: finishing: rename: permission denied',
      'INFO: Puller (folder "docs" (x1-y2), item "c.txt"): syncing: no connected device has the required version of this file',
    ],
    ignores: ['Completed initial scan of sendreceive folder "photos"'],
  },
  {
    id: 'pihole.notices',
    kind: null,
    program: 'pihole',
    forms: [
      {
        words: 'insufficient permissions to set process priority to',
        pattern: /Insufficient permissions to set process priority to (?<value>-?\d{1,3})/,
      },
      { words: 'insufficient permissions to set system time', pattern: /Insufficient permissions to set system time/ },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: 'Pi-hole lacks a right that it can do without',
    check: {
      text: 'If it is wanted, add SYS_NICE or SYS_TIME to the container',
      compose: 'docker compose config | grep -A4 cap_add',
    },
    repair: [],
    source: 'Pi-hole FTL documentation, container capabilities',
    matches: [
      '2026-11-29 10:00:00.123 [1] WARNING: Insufficient permissions to set process priority to -10 (CAP_SYS_NICE required), process priority remains at 0',
      'WARNING: Insufficient permissions to set system time (CAP_SYS_TIME required), NTP client not available',
    ],
    ignores: ['listening on 0.0.0.0 port 53'],
  },
];
