import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PRINTERS_AND_STREAMS: readonly CatalogueEntry[] = [
  {
    id: 'cups.socket-taken',
    kind: 'port_in_use',
    program: 'cups',
    forms: [
      {
        words: 'unable to open listen socket for address',
        pattern:
          /Unable to open listen socket for address (?<peer>[\w.:[\]/]{1,60}?):?(?<port>\d{0,5}) - (?<value>Address already in use|Cannot assign requested address|Permission denied)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'CUPS cannot listen at {peer}: {value}',
    check: {
      text: 'See who has it',
      host: 'sudo ss -ltnp "sport = :631"; grep -E "^(Listen|Port)" /etc/cups/cupsd.conf',
    },
    repair: [{ text: 'End the other cupsd (host and container on the host network), or correct Listen' }],
    source: 'cups scheduler/listen.c cupsdStartListening()',
    matches: [
      'E [05/Jan/2026:10:00:00 +0000] Unable to open listen socket for address 0.0.0.0:631 - Address already in use.',
      'E Unable to open listen socket for address [v1.::1]:631 - Cannot assign requested address.',
    ],
    ignores: ['Listening to 0.0.0.0:631 on fd 7'],
  },
  {
    id: 'cups.job-stuck',
    kind: 'unreachable',
    program: 'cups',
    forms: [{ words: 'job stopping unresponsive', pattern: /\[Job (?<object>\d{1,9})\] Stopping unresponsive job/ }],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The printer did not take the job {object} in time (MaxJobTime)',
    check: {
      text: 'Reach the printer',
      host: 'lpstat -t; ipptool -tv ipp://<printer>/ipp/print get-printer-attributes.test',
    },
    repair: [{ text: 'Switch the printer on, correct its address (lpadmin -v), cupsenable the queue' }],
    source: 'cups scheduler/job.c cupsdCheckJobs()',
    matches: [
      '[Job 12] Stopping unresponsive job.',
      'E [05/Jan/2026:10:00:00 +0000] [Job 113] Stopping unresponsive job.',
    ],
    ignores: ['[Job 12] Job completed.'],
  },
  {
    id: 'sane.device-not-found',
    kind: 'missing_object',
    program: 'sane',
    forms: [
      {
        words: 'scanimage open of device failed',
        pattern:
          /scanimage: open of device (?<object>\S{1,100}) failed: (?<value>Error during device I\/O|Invalid argument|Access to resource has been denied|Device busy)/,
      },
      { words: 'scanimage no sane devices found', pattern: /scanimage: no SANE devices found/ },
      { words: 'no scanners were identified', pattern: /No scanners were identified/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'SANE does not open the scanner {object|}: {value|none is found}',
    check: { text: 'Look', host: 'sane-find-scanner; scanimage -L; lsusb' },
    repair: [
      {
        text: 'Install the back end (airscan for network scanners), add the user to scanner, pass the USB device through, end who uses it',
      },
    ],
    source: 'sane-backends frontend/scanimage.c main(); backend strstatus texts of sanei/sane_strstatus.c',
    matches: [
      'scanimage: open of device epson2:net:10.0.0.5 failed: Error during device I/O',
      'scanimage: no SANE devices found',
      'No scanners were identified. If you were expecting something different',
    ],
    ignores: ["device `epson2:net:10.0.0.5' is a Epson network scanner"],
  },
  {
    id: 'plex.transcoder-ended',
    kind: 'invalid_setting',
    program: 'plex',
    forms: [
      {
        words: 'conversion failed the transcoder to start up',
        pattern: /Conversion failed\. The transcoder failed to start up/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'Plex cannot convert: its transcoder ends at once',
    check: {
      text: 'Read its log',
      host: 'grep -iE "transcod" "/config/Library/Application Support/Plex Media Server/Logs/Plex Media Server.log" | tail -20',
    },
    repair: [
      {
        text: 'Free the transcoder folder and its disk, let Plex write it; switch hardware conversion off to try; delete the Codecs folder so that it is fetched anew',
      },
    ],
    source: 'Plex Media Server, error of its clients as users print it',
    matches: [
      'Conversion failed. The transcoder failed to start up.',
      "Error: 'Conversion failed. The transcoder failed to start up.'",
    ],
    ignores: ['Conversion finished'],
  },
  {
    id: 'ffmpeg.pipe-or-options',
    kind: 'invalid_setting',
    program: 'ffmpeg',
    forms: [
      {
        words: 'too many packets buffered for output stream',
        pattern: /(?<value>Too many packets buffered) for output stream (?<object>\d{1,3}:\d{1,3})/,
      },
      {
        words: 'not divisible by 2',
        pattern: /(?<value>(?:width|height|width or height) not divisible by 2) \((?<object>\d{1,5}x\d{1,5})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'ffmpeg cannot convert with these options: {value} ({object})',
    check: { text: 'Run the very command by hand' },
    repair: [
      {
        text: 'Packets buffered: -max_muxing_queue_size 1024; sizes: scale=trunc(iw/2)*2:trunc(ih/2)*2',
      },
    ],
    source: 'FFmpeg fftools/ffmpeg.c write_packet() (4.x); x264 encoder/encoder.c validate_parameters()',
    matches: [
      'Too many packets buffered for output stream 0:1.',
      '[libx264 @ 0x55] width not divisible by 2 (641x480)',
      '[libx264 @ 0x55] height not divisible by 2 (640x481)',
    ],
    ignores: ['Output #0, mp4, to out.mp4'],
  },
  {
    id: 'frigate.settings-refused',
    kind: 'invalid_setting',
    program: 'frigate',
    forms: [{ words: 'your config file is not valid', pattern: /\*\*\*\s{1,6}Your config file is not valid!/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Frigate does not accept its configuration',
    check: {
      text: 'Read the lines below it: Line, Key, Message',
      host: 'docker logs frigate 2>&1 | grep -A12 "not valid"',
    },
    repair: [{ text: 'Correct the named keys (indentation, names that this release changed)' }],
    source: 'blakeblackshear/frigate frigate/__main__.py',
    matches: [
      '***    Your config file is not valid!                     ***',
      '*************************************************************  ***    Your config file is not valid!                     ***',
    ],
    ignores: ['config is valid'],
  },
  {
    id: 'mediamtx.source-refused',
    kind: 'authentication_refused',
    program: 'mediamtx',
    forms: [
      {
        words: 'source bad status code',
        pattern:
          /\[(?:path )?(?<object>[\w/-]{1,60})\] \[\w{3,8} source\][^\r\n]{0,20}bad status code: (?<value>\d{3} \([A-Za-z ]{1,30}\))/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'MediaMTX: the camera of {object} answers {value}',
    check: { text: 'Try the address', host: 'ffprobe -rtsp_transport tcp "<source>"' },
    repair: [{ text: 'Correct user, password (special characters encoded) and path of source' }],
    source:
      'bluenviron/mediamtx internal/staticsources/rtsp/source.go, internal/core/path.go; gortsplib pkg/liberrors/client.go',
    matches: [
      '2026/01/05 10:00:00 ERR [path cam1] [RTSP source] bad status code: 401 (Unauthorized)',
      'WAR [path cam2] [RTSP source] bad status code: 404 (Not Found)',
    ],
    ignores: ['[path cam1] [RTSP source] ready: 1 track (H264)'],
  },
  {
    id: 'icecast.source-or-port',
    kind: 'authentication_refused',
    program: 'icecast',
    forms: [
      {
        words: 'source attempted to login with invalid or missing password',
        pattern: /Source \((?<object>\/\S{0,60})\) attempted to login with invalid or missing password/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Icecast refuses the source of {object}: wrong password',
    check: { text: 'Compare', host: 'grep -A3 "source-password" /etc/icecast2/icecast.xml' },
    repair: [{ text: 'Set the same source password in the encoder, user source' }],
    source: 'Icecast-Server src/connection.c _handle_source_request() (2.3 and 2.4)',
    matches: [
      '[2026-01-05  10:00:00] INFO connection/_handle_source_request Source (/live) attempted to login with invalid or missing password',
      'INFO connection/_handle_source_request Source (/radio.mp3) attempted to login with invalid or missing password',
    ],
    ignores: ['Source logging in at mountpoint "/live"'],
  },
  {
    id: 'icecast.clients-too-many',
    kind: 'connection_limit',
    program: 'icecast',
    forms: [
      { words: 'server client limit reached', pattern: /server client limit reached \((?<limit>\d{1,7})\/\d{1,7}\)/ },
      {
        words: 'server s configured global client limit reached rejecting',
        pattern: /Server's configured global client limit reached \(\d{1,7} of (?<limit>\d{1,7})\), rejecting client/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Icecast has its {limit} clients and refuses more listeners',
    check: { text: 'Count listeners', host: 'curl -s http://localhost:8000/status-json.xsl' },
    repair: [{ text: 'Raise limits > clients in icecast.xml (and the open files), or add a relay' }],
    source: 'Icecast-Server src/client.c (2.5), src/client.c client_create() (2.3, 2.4)',
    matches: [
      '[2026-01-05  10:00:00] WARN client/client_create server client limit reached (100/101)',
      "WARN client/client_create Server's configured global client limit reached (101 of 100), rejecting client",
    ],
    ignores: ['INFO client limit set to 100'],
  },
  {
    id: 'cups.queue-unknown',
    kind: 'missing_object',
    program: 'cups',
    forms: [
      {
        words: 'error the printer or class does not exist',
        pattern: /\blpr?: Error - The printer or class does not exist/,
      },
      {
        words: 'error no default destination available',
        pattern: /\blpr?q?: Error - no default destination available/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'CUPS has no such printer, or no default one',
    check: { text: 'List them', host: 'lpstat -p -d -h <server>' },
    repair: [
      {
        text: 'Name a queue that is there (-d, -P, PRINTER), set a default (lpadmin -d), or point CUPS_SERVER to the right host',
      },
    ],
    source: 'cups berkeley/lpr.c, berkeley/lpq.c, systemv/lp.c',
    matches: [
      'lp: Error - The printer or class does not exist.',
      'lpr: Error - The printer or class does not exist.',
      'lp: Error - no default destination available.',
    ],
    ignores: ['request id is office-12 (1 file(s))'],
  },
  {
    id: 'cups.not-running',
    kind: 'unreachable',
    program: 'cups',
    forms: [{ words: 'lpstat scheduler is not running', pattern: /lpstat: Scheduler is not running/ }],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'No CUPS answers where lpstat asks',
    check: { text: 'See it', host: 'systemctl status cups cups.socket; echo $CUPS_SERVER; cat /etc/cups/client.conf' },
    repair: [
      {
        text: 'Start cupsd, share its socket with the container, or correct CUPS_SERVER',
        host: 'sudo systemctl start cups',
      },
    ],
    source: 'cups systemv/lpstat.c',
    matches: ['lpstat: Scheduler is not running.', 'stderr: lpstat: Scheduler is not running.'],
    ignores: ['scheduler is running'],
  },
];
