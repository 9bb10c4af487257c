import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DOWNLOADS_AND_MEDIA: readonly CatalogueEntry[] = [
  {
    id: 'sabnzbd.server-refuses',
    kind: 'authentication_refused',
    program: 'sabnzbd',
    forms: [{ words: 'failed login for server', pattern: /Failed login for server (?<peer>\S{1,120})/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Usenet server {peer} refuses the account of SABnzbd',
    check: { text: 'Test the server in Config > Servers' },
    repair: [
      {
        text: 'Correct user and password, set no more connections than the plan has (all programs together), and see whether the account is paid',
      },
    ],
    source: 'SABnzbd source, sabnzbd/downloader.py',
    matches: [
      'ERROR::[downloader:512] Failed login for server eu.news.example.org [481 Invalid credentials]',
      '2026-11-29 10:00:00,123::ERROR::[downloader:512] Failed login for server news.example.com [482 Authentication rejected]',
    ],
    ignores: ['Connecting 20@news.example.com: initiating connection'],
  },
  {
    id: 'sabnzbd.server-away',
    kind: 'unreachable',
    program: 'sabnzbd',
    forms: [
      {
        words: 'cannot connect to server',
        pattern: /Cannot connect to server (?<peer>\S{1,120}) \[(?<value>[^\]]{1,120})\]/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'SABnzbd does not reach the Usenet server {peer}: {value}',
    check: { text: 'Test the server in Config > Servers' },
    repair: [{ text: 'Correct name and port (563 with TLS), the way out, or wait until the provider is back' }],
    source: 'SABnzbd source, sabnzbd/downloader.py',
    matches: [
      'WARNING::[downloader:540] Cannot connect to server news.example.com [Server name does not resolve]',
      'Cannot connect to server news.example.org [timed out]',
    ],
    ignores: ['Connecting 20@news.example.com: initiating connection'],
  },
  {
    id: 'sabnzbd.server-connections',
    kind: 'connection_limit',
    program: 'sabnzbd',
    forms: [{ words: 'too many connections to server', pattern: /Too many connections to server (?<peer>\S{1,120})/ }],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Usenet server {peer} gives SABnzbd no more connections',
    check: { text: 'Test the server in Config > Servers' },
    repair: [
      {
        text: 'Set fewer connections for the server under Config > Servers; connections of another program with the same account count, too',
      },
    ],
    source: 'SABnzbd source, sabnzbd/downloader.py',
    matches: [
      'WARNING::[downloader:530] Too many connections to server news.example.com [502 Too many connections]',
      'WARNING::[downloader:531] Too many connections to server eu.news.example.org [400 too many connections]',
    ],
    ignores: ['Connecting 20@news.example.com: initiating connection'],
  },
  {
    id: 'sabnzbd.disk-full',
    kind: 'disk_full',
    program: 'sabnzbd',
    forms: [
      { words: 'too little diskspace forcing pause', pattern: /Too little diskspace forcing PAUSE/ },
      { words: 'disk full forcing pause', pattern: /Disk full! Forcing Pause/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'SABnzbd pauses: no room in its folders',
    check: { text: 'See the room', host: 'df -h <incomplete> <complete>' },
    repair: [{ text: 'Free room, or set the folders to a larger disk, then resume' }],
    source: 'SABnzbd source, downloader.py, assembler.py',
    matches: [
      'WARNING::[downloader:200] Too little diskspace forcing PAUSE',
      'ERROR::[assembler:90] Disk full! Forcing Pause',
    ],
    ignores: ['Disk speed 200 MB/s'],
  },
  {
    id: 'sabnzbd.host-or-key-refused',
    kind: 'invalid_setting',
    program: 'sabnzbd',
    forms: [
      {
        words: 'refused connection with hostname',
        pattern: /Refused connection with hostname "(?<value>[^"]{1,120})" from:? ?(?<peer>\S{0,60})/,
      },
      {
        words: 'api key use the api key from',
        pattern: /API Key (?:incorrect|missing), Use the api key from Config->General/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'SABnzbd refuses a request: host name {value|or API key} not accepted',
    check: { text: 'See the key and the list of names', host: "grep -E 'host_whitelist|api_key' sabnzbd.ini" },
    repair: [
      {
        text: 'Add the name to host_whitelist (Config > Special), or give the key of Config > General to the other program',
      },
    ],
    source: 'SABnzbd source, interface.py; documentation, hostname check',
    matches: [
      'WARNING::[interface:300] Refused connection with hostname "sabnzbd" from: 172.18.0.5',
      'WARNING::[interface:250] API Key incorrect, Use the api key from Config->General in your 3rd party program: 172.18.0.6',
    ],
    ignores: ['API Key accepted'],
  },
  {
    id: 'sabnzbd.download-not-complete',
    kind: 'missing_object',
    program: 'sabnzbd',
    forms: [
      {
        words: 'aborted cannot be completed',
        pattern: /Aborted, cannot be completed - https?:\/\/sabnzbd\.org\/not-complete/,
      },
      {
        words: 'repair failed not enough repair blocks',
        pattern: /Repair failed, not enough repair blocks \((?<value>\d{1,6}) short\)/,
      },
      {
        words: 'unpacking failed',
        pattern: /Unpacking failed, (?<value>write error or disk is full\?|path is too long)/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: 'SABnzbd cannot finish a download: {value|articles are missing}',
    check: { text: 'See which articles are missing, and where' },
    repair: [
      { text: "Take another release, or add a server of another backbone; a password goes into the job's details" },
    ],
    source: 'SABnzbd source, postproc.py, newsunpack.py',
    matches: [
      'Unpacking failed, path is too long',
      'Aborted, cannot be completed - https://sabnzbd.org/not-complete',
      'Repair failed, not enough repair blocks (12 short)',
    ],
    ignores: ['Unpacked 3 files/folders in 12 seconds'],
  },
  {
    id: 'sabnzbd.archive-asks-password',
    kind: 'authentication_refused',
    program: 'sabnzbd',
    forms: [
      {
        words: 'unpacking failed archive requires a password',
        pattern: /Unpacking failed, archive requires a password/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 3,
    means: 'SABnzbd cannot unpack: the archive wants a password',
    check: { text: 'Look at the job in the history' },
    repair: [
      {
        text: 'Give the password with the job (name and password in its name field), or a password file under Config > Folders; "Action when encrypted RAR is downloaded" can abort such jobs',
      },
    ],
    source: 'SABnzbd source, postproc.py, newsunpack.py',
    matches: [
      'Unpacking failed, archive requires a password',
      'INFO::[newsunpack:740] Unpacking failed, archive requires a password',
    ],
    ignores: ['Unpacked 3 files/folders in 12 seconds'],
  },
  {
    id: 'transmission.request-refused',
    kind: 'authorisation_denied',
    program: 'transmission',
    forms: [
      {
        words: 'rejected request from whitelisted',
        pattern: /Rejected request from (?<peer>[\w.:]{1,60}) \((?<value>(?:[Hh]ost |IP )?not whitelisted)\)/,
      },
      { words: 'unauthorized ip address', pattern: /403: Forbidden.{0,40}Unauthorized IP [Aa]ddress/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Transmission refuses {peer|an address}: it is not on the white list',
    check: { text: 'See the settings', host: 'grep whitelist settings.json' },
    repair: [
      {
        text: 'Stop it, add address or name to rpc-whitelist or rpc-host-whitelist (or switch the check off behind a proxy), start it',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'Transmission source, libtransmission/rpc-server.cc',
    matches: [
      '[2026-11-29 10:00:00] wrn rpc-server.cc:500 Rejected request from 172.18.0.1 (host not whitelisted)',
      '<h1>403: Forbidden</h1><p>Unauthorized IP Address.</p>',
    ],
    ignores: ['Serving RPC and Web requests on 0.0.0.0:9091'],
  },
  {
    id: 'transmission.data-missing',
    kind: 'missing_file',
    program: 'transmission',
    forms: [
      {
        words: 'no data found ensure your drives are connected or use set location',
        pattern: /No data found! Ensure your drives are connected or use "Set Location"/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Transmission does not find the files of a torrent',
    check: { text: 'See whether the volume is mounted', host: 'df -h <download directory>' },
    repair: [
      {
        text: 'Mount it and verify local data, or set the location; nothing is lost as long as the folder is only away',
        host: 'transmission-remote -t <id> --find <path>',
      },
    ],
    source: 'Transmission source, libtransmission/torrent.cc',
    matches: [
      "Couldn't get 'Debian': No data found! Ensure your drives are connected or use \"Set Location\". To re-download, remove the torrent and re-add it.",
      'Error: No data found! Ensure your drives are connected or use "Set Location".',
    ],
    ignores: ['data found'],
  },
  {
    id: 'transmission.notices',
    kind: null,
    program: 'transmission',
    forms: [
      {
        words: 'set buffer',
        pattern: /(?:UDP )?(?:Failed to set|Couldn't set) (?:receive|send|the UDP receive|the UDP send) buffer/,
      },
      {
        words: 'please add the line to sysctl',
        pattern: /Please add the line "net\.core\.[rw]mem_max ?= ?\d{1,10}" to \/etc\/sysctl\.conf/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: 'Transmission wishes larger UDP buffers; it works without',
    check: { text: 'See the limits', host: 'sysctl net.core.rmem_max net.core.wmem_max' },
    repair: [],
    source: 'Transmission source, tr-udp.cc',
    matches: [
      'UDP Failed to set receive buffer: requested 4194304, got 425984 (tr-udp.c:84)',
      'Please add the line "net.core.rmem_max = 4194304" to /etc/sysctl.conf',
    ],
    ignores: ['buffer set'],
  },
  {
    id: 'servarr.no-flaresolverr',
    kind: 'missing_setting',
    program: 'servarr',
    forms: [
      {
        words: 'challenge detected but flaresolverr is not configured',
        pattern: /Challenge detected but FlareSolverr is not configured/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'An indexer wants a browser check, and no FlareSolverr is set for it',
    check: { text: 'Open the site from the same address with a browser' },
    repair: [
      {
        text: 'Give the indexer a FlareSolverr proxy (tag it), update its image, allow more time; an address of a VPN is often barred for good',
        compose: 'docker compose pull flaresolverr && docker compose up -d flaresolverr',
      },
    ],
    source: 'FlareSolverr source, flaresolverr_service.py; Prowlarr',
    matches: [
      '[Warn] Cardigann: Challenge detected but FlareSolverr is not configured',
      'NzbDrone.Core.IndexerProxies.FlareSolverr: Challenge detected but FlareSolverr is not configured for 1337x',
    ],
    ignores: ['Challenge solved!'],
  },
  {
    id: 'bazarr.provider-throttled',
    kind: 'rate_limited',
    program: 'bazarr',
    forms: [
      {
        words: 'throttling',
        pattern:
          /Throttling (?<object>\w{1,40}) for (?<limit>[\w ]{1,20}), until (?<value>[\d/: -]{1,24}), because of: (?<setting>\w{1,40})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Bazarr leaves the provider {object} alone for {limit}: {setting}',
    check: { text: "See the account's limits at the provider" },
    repair: [
      {
        text: 'TooManyRequests and DownloadLimitExceeded pass; AuthenticationError and ConfigurationError want the right account in Settings > Providers',
      },
    ],
    source: 'Bazarr source, get_providers.py',
    matches: [
      'WARNING - Throttling opensubtitlescom for 10 minutes, until 26/11/29 10:10, because of: TooManyRequests. Exception info: ""',
      'Throttling addic7ed for 3 hours, until 26/11/29 13:00, because of: DownloadLimitExceeded.',
    ],
    ignores: ['provider opensubtitlescom ready'],
  },
  {
    id: 'seerr.request-not-passed-on',
    kind: 'invalid_setting',
    program: 'seerr',
    forms: [
      {
        words: 'failed to',
        pattern:
          /\[(?<object>Radarr|Sonarr)\] Failed to (?<value>add movie|add series|retrieve \w{1,20}|update \w{1,20}): (?<setting>.{0,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Overseerr or Jellyseerr could not hand a request to {object}: {setting}',
    check: { text: "Test the server in Settings > Services; read {object}'s log" },
    repair: [
      {
        text: 'Choose a quality profile and root folder that exist there, give the API key, and see whether the title is there already',
      },
    ],
    source: 'Overseerr source, api/servarr',
    matches: [
      '[error][Media Request]: Something went wrong sending request to Radarr {"errorMessage":"[Radarr] Failed to add movie: Request failed with status code 400"}',
      '[Sonarr] Failed to retrieve profiles: connect ECONNREFUSED 172.18.0.9:8989',
    ],
    ignores: ['[Radarr] movie added'],
  },
  {
    id: 'plex.notices',
    kind: null,
    program: 'plex',
    forms: [
      {
        words: 'seconds for a busy database giving up',
        pattern: /Waited over (?<value>\d{1,4}) seconds for a busy database; giving up/,
      },
      {
        words: 'myplex we appear to have lost internet connectivity',
        pattern: /MyPlex: we appear to have lost Internet connectivity/,
      },
      { words: 'critical libusb_init failed', pattern: /Critical: libusb_init failed/ },
      { words: 'nat pmp got an error', pattern: /NAT: PMP, got an error/ },
      { words: 'nsb ssdp error parsing device schema', pattern: /\[NSB\/SSDP\] Error parsing device schema/ },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: 'Plex found its database busy, plex.tv away or no USB; it goes on',
    check: { text: 'See how busy the disk is if it comes often', host: 'iostat -x 5 2' },
    repair: [],
    source: 'Plex support, logs',
    matches: [
      'WARN - Waited over 10 seconds for a busy database; giving up.',
      'WARN - MyPlex: we appear to have lost Internet connectivity, not sending pings.',
      'Critical: libusb_init failed',
      'ERROR - NAT: PMP, got an error: Invalid argument',
      'WARN - NAT: PMP, got an error: Operation timed out',
      'Jan 1 ERROR - [NSB/SSDP] Error parsing device schema for http://192.168.1.1:1900/rootDesc.xml',
    ],
    ignores: ['database disk image is malformed'],
  },
  {
    id: 'mediamtx.no-publisher',
    kind: 'missing_object',
    program: 'mediamtx',
    forms: [
      {
        words: 'no is path',
        pattern: /no (?:one|stream) is (?:publishing to|available on) path '(?<object>[^']{1,120})'/,
      },
      { words: 'is not configured', pattern: /path '(?<object>[^']{1,120})' is not configured/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'MediaMTX has nobody who sends to {object}',
    check: {
      text: 'See which paths there are',
      host: "curl -s http://localhost:9997/v3/paths/list | jq '.items[] | {name, ready}'",
    },
    repair: [
      {
        text: 'Start the publisher (camera, ffmpeg, OBS) on this path, or correct the path of the reader; a path that is not configured needs an entry or all_others',
      },
    ],
    source: 'MediaMTX source, internal/core/path.go, path_manager.go',
    matches: [
      "2026/11/29 10:00:00 INF [RTSP] [session a1b2c3d4] destroyed: no one is publishing to path 'cam1'",
      "WAR [WebRTC] [session 1] closed: no stream is available on path 'live'",
      "ERR [RTMP] [conn 10.0.0.5:51000] closed: path 'obs' is not configured",
    ],
    ignores: ["is publishing to path 'cam1', 1 track (H264)"],
  },
];
