import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DOWNLOADS_AND_PRINTERS: readonly CatalogueEntry[] = [
  {
    id: 'servarr.indexer-or-app-away',
    kind: 'unreachable',
    program: 'servarr',
    forms: [
      {
        words: 'http error res',
        pattern:
          /HTTP Error - Res: HTTP\/[\d.]{1,3} \[\w{3,6}\] https?:\/\/(?<peer>[\w.-]{1,120})\S{0,200} ?(?<value>5\d\d\.\w{1,30})/,
      },
      {
        words: 'unable to complete application test cannot connect',
        pattern: /Unable to complete application test, cannot connect to (?<peer>\w{1,20})/,
      },
      { words: 'unable to connect indexer', pattern: /Unable to connect to indexer/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Sonarr, Radarr or Prowlarr does not reach a service: {peer|see the line}',
    check: {
      text: 'Call it from the container',
      compose: 'docker compose exec {service} curl -sSI http://{peer|<host>}',
    },
    repair: [
      {
        text: 'Use the name of the container instead of localhost, correct address, port and API key; wait when the indexer has trouble',
      },
    ],
    source: 'Sonarr src/NzbDrone.Core',
    matches: [
      '[Warn] HttpClient: HTTP Error - Res: HTTP/2.0 [GET] https://indexer.example/api: 503.ServiceUnavailable (0 bytes)',
      '[Warn] Sonarr: Unable to complete application test, cannot connect to Sonarr',
      '[Warn] Newznab: Unable to connect to indexer',
    ],
    ignores: ['application test ok'],
  },
  {
    id: 'servarr.indexer-limit',
    kind: 'rate_limited',
    program: 'servarr',
    forms: [
      { words: 'api limit', pattern: /API (?:Request|Grab) Limit reached(?: for (?<peer>[\w .-]{1,60}))?/ },
      {
        words: 'http error res 429 toomanyrequests',
        pattern:
          /HTTP Error - Res: HTTP\/[\d.]{1,3} \[\w{3,6}\] https?:\/\/(?<peer>[\w.-]{1,120})\S{0,200} ?429\.TooManyRequests/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The indexer {peer} limits the requests',
    check: { text: 'See the limits of the account' },
    repair: [{ text: 'Search less often, or take a larger account' }],
    source: 'Sonarr Indexers/HttpIndexerBase.cs',
    matches: [
      '[Warn] Newznab: API Request Limit reached for NZBgeek',
      '[Warn] Newznab: API Grab Limit reached for NZBgeek',
      '[Warn] HttpClient: HTTP Error - Res: HTTP/2.0 [GET] https://indexer.example/api: 429.TooManyRequests (0 bytes)',
    ],
    ignores: ['Limit 100'],
  },
  {
    id: 'servarr.key-refused',
    kind: 'authentication_refused',
    program: 'servarr',
    forms: [
      { words: 'indexer api key invalid', pattern: /Indexer API Key Invalid/ },
      { words: 'apikeyexception', pattern: /ApiKeyException: [^\r\n]{1,60}/ },
      { words: 'warn unauthorized request to indexer', pattern: /\[Warn\] \w{1,40}: Unauthorized request to indexer/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'An indexer refuses the API key',
    check: { text: 'Compare the key in Settings, Indexers' },
    repair: [{ text: 'Enter the key anew' }],
    source: 'Sonarr Indexers/Newznab',
    matches: [
      '[Warn] Newznab: Indexer API Key Invalid',
      'ApiKeyException: Invalid API Key',
      '[Warn] Newznab: Unauthorized request to indexer',
    ],
    ignores: ['API Key valid'],
  },
  {
    id: 'servarr.folder-missing',
    kind: 'missing_file',
    program: 'servarr',
    forms: [
      { words: 'missing root folder', pattern: /Missing root folder: (?<path>\/\S{1,120})/ },
      { words: 'root folder exist', pattern: /Root folder (?<path>\/\S{1,120}) (?:doesn't|does not) exist/ },
      { words: 'folder', pattern: /Folder '(?<path>\/[^']{1,120})' (?:is not writable by user|does not exist)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Sonarr or Radarr misses its folder {path}',
    check: {
      text: 'See whether the volume is mounted alike in all containers',
      compose: 'docker compose exec {service} ls -ldn {path}',
    },
    repair: [
      {
        text: 'Mount the same host folder at the same path in the client and the *arr (one /data), owned by PUID:PGID',
      },
    ],
    source: 'Sonarr HealthCheck, RootFolders',
    matches: [
      '[Warn] Missing root folder: /tv',
      "[Warn] Root folder /tv doesn't exist",
      "Folder '/tv/' is not writable by user 'abc'",
      "Folder '/tv/' does not exist",
    ],
    ignores: ['Root folder /tv added'],
  },
  {
    id: 'qbittorrent.second-or-address',
    kind: 'lock_held',
    program: 'qbittorrent',
    forms: [
      {
        words: 'another qbittorrent instance is already running',
        pattern: /Another qBittorrent instance is already running/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another qBittorrent runs on the same profile',
    check: { text: 'See who runs', host: 'ps aux | grep qbittorrent' },
    repair: [{ text: 'End it, or delete the lock file in the profile when none runs' }],
    source: 'qbittorrent src/app/main.cpp',
    matches: [
      'Another qBittorrent instance is already running.',
      'WebUI: Another qBittorrent instance is already running',
    ],
    ignores: ['qBittorrent started'],
  },
  {
    id: 'qbittorrent.cannot-listen',
    kind: 'wrong_address',
    program: 'qbittorrent',
    forms: [
      { words: 'failed to listen on ip', pattern: /Failed to listen on IP\. IP: "(?<value>[^"]{1,60})"/ },
      {
        words: 'the configured network is invalid',
        pattern: /The configured network (?:address|interface) is invalid/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'qBittorrent cannot listen on {value}',
    check: { text: 'See the interface in Advanced settings and the addresses of the container' },
    repair: [{ text: 'Choose "Any interface", or the interface of the VPN that is up (tun0, wg0)' }],
    source: 'qbittorrent session',
    matches: [
      'Failed to listen on IP. IP: "10.2.0.2". Port: "TCP/6881". Reason: "Cannot assign requested address"',
      'The configured network address is invalid. Address: "10.2.0.2"',
      'The configured network interface is invalid. Interface: "tun0"',
    ],
    ignores: ['Successfully listening on IP. IP: "127.0.0.1"'],
  },
  {
    id: 'octoprint.printer-silent',
    kind: 'unreachable',
    program: 'octoprint',
    forms: [
      { words: 'communication timeout while', pattern: /(?<value>Communication timeout while (?:printing|idle))/ },
      {
        words: 'too many consecutive timeouts printer still connected',
        pattern: /(?<value>Too many consecutive timeouts), printer still connected/,
      },
      { words: 'mcu unable to connect', pattern: /(?<value>mcu '\w{1,20}': Unable to connect)/ },
      { words: 'lost communication with mcu', pattern: /(?<value>Lost communication with MCU '\w{1,20}')/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The printer does not answer: {value}',
    check: { text: 'Look at cable, power and the serial device', host: 'ls -l /dev/serial/by-id; dmesg | tail' },
    repair: [
      {
        text: 'Use another cable and a strong power supply; raise the communication timeouts; set the right serial path and baud rate',
      },
    ],
    source: 'OctoPrint util/comm.py; klipper mcu.py',
    matches: [
      'octoprint: Communication timeout while printing, trying to trigger response from printer.',
      'Too many consecutive timeouts, printer still connected and alive?',
      "mcu 'mcu': Unable to connect",
      "Lost communication with MCU 'mcu'",
      'Communication timeout while idle',
    ],
    ignores: ['printer connected'],
  },
  {
    id: 'klipper.shutdown',
    kind: 'cpu_starved',
    program: 'klipper',
    forms: [
      {
        words: 'mcu shutdown',
        pattern:
          /MCU '\w{1,20}' shutdown: (?<value>Timer too close|Missed scheduling of next [\w ]{1,30}|Rescheduled timer in the past|Move queue overflow|Stepper too far in past)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The board of Klipper stopped: {value}',
    check: { text: 'See the load of the host', host: 'uptime; vcgencmd get_throttled' },
    repair: [
      {
        text: 'Lower the load of the host (other programs, webcam), lower microsteps or speed, use a fast card and good power',
      },
    ],
    source: 'klipper docs FAQ',
    matches: [
      "MCU 'mcu' shutdown: Timer too close",
      "MCU 'mcu' shutdown: Missed scheduling of next digital out event",
      "MCU 'mcu' shutdown: Move queue overflow",
      "MCU 'mcu' shutdown: Rescheduled timer in the past",
      "MCU 'mcu' shutdown: Stepper too far in past",
    ],
    ignores: ["MCU 'mcu' config ok"],
  },
  {
    id: 'klipper.option-invalid',
    kind: 'invalid_setting',
    program: 'klipper',
    forms: [
      {
        words: 'option',
        pattern:
          /Option '(?<setting>[^']{1,60})' (?:is not valid in section|in section '[^']{1,60}' must be specified)/,
      },
      {
        words: 'section is not a valid config',
        pattern: /Section '(?<setting>[^']{1,60})' is not a valid config section/,
      },
      {
        words: 'unable to parse option in section',
        pattern: /Unable to parse option '(?<setting>[^']{1,60})' in section/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'printer.cfg has an option that Klipper does not know: {setting}',
    check: { text: 'Open printer.cfg' },
    repair: [{ text: 'Correct or remove it, then FIRMWARE_RESTART' }],
    source: 'klipper klippy/configfile.py',
    matches: [
      "Option 'x' is not valid in section 'extruder'",
      "Option 'step_pin' in section 'stepper_x' must be specified",
      "Section 'foo' is not a valid config section",
      "Unable to parse option 'x' in section 'y'",
    ],
    ignores: ['option set'],
  },
];
