import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HOME_AND_GAMES: readonly CatalogueEntry[] = [
  {
    id: 'zwave-js.stick',
    kind: 'unreachable',
    program: 'zwave-js',
    forms: [
      {
        words: 'failed to initialize the driver',
        pattern: /Failed to initialize the driver: (?<value>[^\n(]{1,120})(?:\(ZW\d{4}\))?/,
      },
      {
        words: 'driver zw0100',
        pattern: /Driver: (?:Failed to open|Serial port errored)(?![^\n]{0,120}Cannot lock port)[^\n]{0,160}\(ZW0100\)/,
      },
      {
        words: 'failed to open the serial port',
        pattern:
          /Failed to open the serial port: (?!(?:Error: )?(?:Error )?(?:Resource temporarily unavailable )?Cannot lock port)(?<value>[^\n]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Z-Wave JS does not get its controller going: {value|serial port}',
    check: {
      text: 'Look for the stick and who holds it',
      host: 'ls -l /dev/serial/by-id; fuser -v /dev/ttyACM0',
    },
    repair: [
      {
        text: 'Set the port to /dev/serial/by-id/..., stop the other program that uses it, plug the stick into a USB 2 port by an extension, restart',
      },
    ],
    source: 'zwave-js Driver.ts, error codes ZW0100 and ZW0200',
    matches: [
      'ZWaveError: Failed to initialize the driver: Timeout while waiting for an ACK from the controller (ZW0200)',
      'Error in driver: Driver: Failed to open the serial port: Error: No such file or directory, cannot open /dev/ttyACM0 (ZW0100)',
    ],
    ignores: ['Z-Wave driver is ready'],
  },
  {
    id: 'zwave-js.stick-held',
    kind: 'lock_held',
    program: 'zwave-js',
    forms: [
      {
        words: 'failed to open the serial port cannot lock port',
        pattern: /Failed to open the serial port: [^\n]{0,80}Cannot lock port/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another program holds the serial port of the Z-Wave stick',
    check: {
      text: 'Look for the stick and who holds it',
      host: 'ls -l /dev/serial/by-id; fuser -v /dev/ttyACM0',
    },
    repair: [
      {
        text: 'Stop the other program that has the stick (Home Assistant ZHA, Zigbee2MQTT, a second Z-Wave JS, ModemManager), restart',
      },
    ],
    source: 'zwave-js Driver.ts, error codes ZW0100 and ZW0200',
    matches: [
      'Failed to open the serial port: Error: Cannot lock port',
      'Error in driver: Driver: Failed to open the serial port: Error Resource temporarily unavailable Cannot lock port (ZW0100)',
    ],
    ignores: ['Z-Wave driver is ready'],
  },
  {
    id: 'zwave-js.node-silent',
    kind: 'unreachable',
    program: 'zwave-js',
    forms: [
      { words: 'the node', pattern: /The node (?:(?<object>\d{1,3}) )?is (?:now )?(?:dead|presumed dead)/ },
      {
        words: 'node',
        pattern: /\[Node (?<object>\d{3})\] [^\n]{0,40}(?:[Tt]imed out|did not respond|presumed dead)[^\n]{0,60}/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The Z-Wave node {object|of a device} does not answer',
    check: {
      text: 'Ping it in the user interface; see route and signal',
      host: 'zwave-js-ui > node > ping',
    },
    repair: [
      {
        text: 'Check power, heal the routes or put a repeater between, exclude it when it is gone',
      },
    ],
    source: 'zwave-js Node.ts logging',
    matches: [
      'The node 5 is dead',
      '10:00:00.000 CNTRLR   [Node 012] Timed out while waiting for a response from the node (ZW0201)',
      '[Node 033] did not respond after 1 attempts, it is presumed dead',
    ],
    ignores: ['[Node 012] The node is alive'],
  },
  {
    id: 'matter.commissioning-failed',
    kind: 'unreachable',
    program: 'matter',
    forms: [
      { words: 'failed to commission node', pattern: /Failed to commission node (?<object>\d{1,10})/ },
      {
        words: 'failed for node',
        pattern: /Commission(?:ing)?(?: with code| on network)? failed for node (?<object>\d{1,10})/,
      },
      { words: 'chip error timeout', pattern: /CHIP Error 0x0{6}32: Timeout/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'A Matter device does not answer or cannot be commissioned',
    check: {
      text: 'Look at IPv6 and mDNS on the host',
      host: 'ip -6 addr; sysctl net.ipv6.conf.all.accept_ra',
    },
    repair: [
      {
        text: 'Same network for phone, server and border router; IPv6 with multicast, host networking for the container, accept_ra=2 and route information for Thread',
      },
    ],
    source: 'python-matter-server, connectedhomeip errors',
    matches: [
      'matter_server.common.errors.NodeCommissionFailed: Commission with code failed for node 3',
      'Failed to commission node 12',
      'CHIP_ERROR [chip.native.DIS] Timeout waiting for mDNS resolution. src/app/x.cpp:1: CHIP Error 0x00000032: Timeout',
    ],
    ignores: ['Commissioned node 3'],
  },
  {
    id: 'otbr.radio-no-answer',
    kind: 'unreachable',
    program: 'otbr',
    forms: [
      { words: 'radiospinelnoresponse', pattern: /RadioSpinelNoResponse/ },
      { words: 'spinel_driver cpp failure', pattern: /spinel_driver\.cpp:\d{1,5}: Failure/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The OpenThread border router gets no answer from its radio',
    check: {
      text: 'Look at the device and its firmware',
      host: 'ls -l /dev/serial/by-id',
    },
    repair: [
      {
        text: 'Flash the OpenThread RCP firmware (not Zigbee), set the right baud rate and flow control, and let no other add-on use the stick',
      },
    ],
    source: 'openthread posix radio, spinel driver',
    matches: [
      '[C] Platform------: Init() at spinel_driver.cpp:83: Failure',
      'otbr-agent[12]: [C] Platform------: HandleRcpTimeout() at radio_spinel.cpp:2087: RadioSpinelNoResponse',
    ],
    ignores: ['otbr-agent: Thread is up'],
  },
  {
    id: 'frigate.detection-or-recording-stuck',
    kind: 'slow_dependency',
    program: 'frigate',
    forms: [
      { words: 'detection appears to', pattern: /Detection appears to (?:be stuck|have stopped)/ },
      {
        words: 'no new recording segments were created for in the last',
        pattern: /No new recording segments were created for (?<object>[\w-]{1,60}) in the last (?<value>\d{1,6})s/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'Frigate restarts {object|its detector}: it does not keep up or the stream is broken',
    check: {
      text: 'Look at the ffmpeg lines before, and at load',
      compose: 'docker compose logs --tail 100 {service}; docker stats --no-stream',
    },
    repair: [
      {
        text: 'Use the sub-stream for detection and TCP for RTSP, a Coral or hardware decoding, and a recording preset that fits the audio codec',
      },
    ],
    source: 'frigate watchdog.py, video.py, record maintainer',
    matches: [
      '[2025-01-01 10:00:00] frigate.watchdog               INFO    : Detection appears to be stuck. Restarting detection process...',
      'watchdog.front ERROR : No new recording segments were created for front in the last 120s. Restarting the ffmpeg record process...',
    ],
    ignores: ['Detection process started'],
  },
  {
    id: 'jellyfin.no-free-space',
    kind: 'disk_full',
    program: 'jellyfin',
    forms: [
      {
        words: 'the path has insufficient free space available required',
        pattern:
          /The path `(?<path>[^`]{1,160})` has insufficient free space\. Available: (?<value>[\w. ]{1,16}), Required: (?<limit>[\w. ]{1,16})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Jellyfin does not start: {path} has {value} free, it wants {limit}',
    check: {
      text: 'Look at the disk',
      host: 'df -h {path}',
    },
    repair: [
      {
        text: 'Make room: old transcodes, caches and image copies, or put the path on a larger volume',
      },
    ],
    source: 'jellyfin StorageHelper, release 10.11',
    matches: [
      '[FTL] Main: Error while starting server System.InvalidOperationException: The path `/config/data` has insufficient free space. Available: 1GiB, Required: 2GiB.',
      'The path `/cache` has insufficient free space. Available: 300MiB, Required: 2GiB.',
    ],
    ignores: ['Storage path `/config/data` has sufficient free space'],
  },
  {
    id: 'servarr.import-path',
    kind: 'missing_file',
    program: 'servarr',
    forms: [
      {
        words: 'import failed path does not exist or is accessible by',
        pattern:
          /Import failed, path does not exist or is not accessible by (?<value>\w{1,12})(?:: (?<path>[^\n]{1,160}?)(?:\. Ensure|$))?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{value} does not see the downloaded files: {path|the path of the client}',
    check: {
      text: 'Compare the paths in both containers',
      compose: 'docker compose exec {service} ls -ld {path}',
    },
    repair: [
      {
        text: 'Mount the same folder at the same path in client and app, or set a remote path mapping; correct PUID and PGID',
      },
    ],
    source: 'Sonarr, Radarr, Lidarr DownloadedTracksImportService',
    matches: [
      '[Warn] DownloadedTracksImportService: Import failed, path does not exist or is not accessible by Lidarr: /downloads/album. Ensure the path exists and the user running Lidarr has the correct permissions',
      '[Error] DownloadedMovieImportService: Import failed, path does not exist or is not accessible by Radarr: /data/film',
    ],
    ignores: ['Import completed by Radarr'],
  },
];
