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
    source: 'CUPS source, scheduler/listen.c',
    matches: [
      'E [05/Jan/2026:10:00:00 +0000] Unable to open listen socket for address 0.0.0.0:631 - Address already in use.',
      'E Unable to open listen socket for address [v1.::1]:631 - Cannot assign requested address.',
    ],
    ignores: ['Listening to 0.0.0.0:631 on fd 7'],
  },
  {
    id: 'cups.filter-or-driver-missing',
    kind: 'missing_module',
    program: 'cups',
    forms: [
      {
        words: 'not available',
        pattern:
          /(?<path>\/usr\/lib\/cups\/filter\/\S{1,60}) not available: (?<value>No such file or directory|Permission denied|Operation not permitted)/,
      },
      { words: 'job', pattern: /\[Job (?<object>\d{1,9})\] (?:Stopped due to )?[Ff]ilter (?:failed|errors?)/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'CUPS cannot convert the job for the printer: {path|a filter} fails or is missing',
    check: {
      text: 'Read the job with the debug log',
      host: 'cupsctl --debug-logging; grep "\\[Job" /var/log/cups/error_log | tail -40',
    },
    repair: [
      {
        text: 'Install the driver package (32-bit libraries for old binary drivers, correct owner and mode), or use driverless IPP Everywhere (lpadmin -m everywhere)',
      },
    ],
    source: 'CUPS source, scheduler/job.c',
    matches: [
      '[Job 12] /usr/lib/cups/filter/brlaser not available: No such file or directory',
      '[Job 12] Filter failed',
    ],
    ignores: ['[Job 12] Started filter /usr/lib/cups/filter/pdftopdf (PID 12)'],
  },
  {
    id: 'cups.job-stuck',
    kind: 'unreachable',
    program: 'cups',
    forms: [
      {
        words: 'job',
        pattern:
          /\[Job (?<object>\d{1,9})\] (?<value>Stopping unresponsive job|Printer did not accept attributes, aborting job|Unable to connect to printer)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The printer does not take the job {object}: {value}',
    check: {
      text: 'Reach the printer',
      host: 'lpstat -t; ipptool -tv ipp://<printer>/ipp/print get-printer-attributes.test',
    },
    repair: [{ text: 'Switch the printer on, correct its address (lpadmin -v), cupsenable the queue' }],
    source: 'CUPS source, scheduler/job.c and backend/ipp.c',
    matches: ['[Job 12] Stopping unresponsive job.', '[Job 12] Printer did not accept attributes, aborting job.'],
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
    source: 'SANE source, frontend/scanimage.c',
    matches: [
      'scanimage: open of device epson2:net:10.0.0.5 failed: Error during device I/O',
      'scanimage: no SANE devices found',
      'No scanners were identified. If you were expecting something different',
    ],
    ignores: ["device `epson2:net:10.0.0.5' is a Epson network scanner"],
  },
  {
    id: 'plex.transcode-space',
    kind: 'disk_full',
    program: 'plex',
    forms: [
      { words: 'not enough disk space to convert this item', pattern: /Not enough disk space to convert this item/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Plex has no room to convert: the transcoder folder is full',
    check: { text: 'See', host: 'df -h /transcode /tmp' },
    repair: [{ text: 'Free room, or set the transcoder temporary directory to a larger disk (a larger tmpfs)' }],
    source: 'Plex Media Server forum; Transcoder settings',
    matches: [
      'Streaming Resource: Terminated session with reason Not enough disk space to convert this item',
      'ERROR - Not enough disk space to convert this item',
    ],
    ignores: ['enough disk space'],
  },
  {
    id: 'transcoder.ended',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'conversion failed the transcoder to start up',
        pattern: /Conversion failed\. The transcoder failed to start up/,
      },
      {
        words: 'ffmpegexception ffmpeg exited with code',
        pattern: /FfmpegException: FFmpeg exited with code (?<signal>-?\d{1,10})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The media server cannot convert: its transcoder ends ({signal|at once})',
    check: { text: 'Read the log of the transcoder', host: 'ls -lt /config/log/*ranscod* | head -3' },
    repair: [
      {
        text: 'Switch hardware conversion off to try; give the container /dev/dri or the GPU and its group; free the temporary folder',
      },
    ],
    source: 'Plex and Jellyfin logs',
    matches: [
      'Conversion failed. The transcoder failed to start up.',
      'MediaBrowser.Common.FfmpegException: FFmpeg exited with code 254',
    ],
    ignores: ['FFmpeg exited with code 0'],
  },
  {
    id: 'ffmpeg.pipe-or-options',
    kind: 'invalid_setting',
    program: 'ffmpeg',
    forms: [
      {
        words: 'too many packets buffered for output stream',
        pattern: /Too many packets buffered for output stream (?<object>\d{1,3}:\d{1,3})/,
      },
      { words: 'at least one output file must be specified', pattern: /At least one output file must be specified/ },
      {
        words: 'not divisible by 2',
        pattern: /(?<object>width|height) not divisible by 2 \((?<value>\d{1,5}x\d{1,5})\)/,
      },
      { words: 'unrecognized option', pattern: /Unrecognized option '(?<setting>[^']{1,40})'/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'ffmpeg cannot do this with these options: {value|setting|see the line}',
    check: { text: 'Run the very command by hand' },
    repair: [
      {
        text: 'Packets buffered: -max_muxing_queue_size 1024; sizes: scale=trunc(iw/2)*2:trunc(ih/2)*2; quote paths; options of this release',
      },
    ],
    source: 'FFmpeg source, fftools and libx264.c',
    matches: [
      'Too many packets buffered for output stream 0:1.',
      'At least one output file must be specified',
      '[libx264 @ 0x55] width not divisible by 2 (641x480)',
      "Unrecognized option 'hwaccel_flag'.",
    ],
    ignores: ['Output #0, mp4, to out.mp4'],
  },
  {
    id: 'frigate.camera-lost',
    kind: 'unreachable',
    program: 'frigate',
    forms: [
      { words: 'unable to read frames from ffmpeg process', pattern: /Unable to read frames from ffmpeg process/ },
      {
        words: 'ffmpeg process is not running exiting capture thread',
        pattern: /ffmpeg process is not running\. exiting capture thread/,
      },
      { words: 'ffmpeg sent a broken frame', pattern: /(?<object>[\w-]{1,40}): ffmpeg sent a broken frame/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Frigate gets no pictures of a camera {object|}: its ffmpeg ended',
    check: {
      text: 'Read the lines of ffmpeg below it, and try the stream',
      host: 'ffprobe -rtsp_transport tcp "<rtsp url>"',
    },
    repair: [
      {
        text: 'Correct address and login of the camera, use TCP, take the hwaccel preset away to try, restream by go2rtc where the camera allows few clients',
      },
    ],
    source: 'Frigate source, frigate/video.py',
    matches: [
      'frigate.video ERROR : Unable to read frames from ffmpeg process.',
      'frigate.video ERROR : front: ffmpeg process is not running. exiting capture thread...',
      'front: ffmpeg sent a broken frame. memory kept',
    ],
    ignores: ['Capture process started for front'],
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
    source: 'Frigate source, frigate/app.py',
    matches: ['***    Your config file is not valid!    ***', '*** Your config file is not valid!'],
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
    source: 'MediaMTX and gortsplib sources',
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
    source: 'Icecast source, connection.c',
    matches: [
      'WARN connection/_handle_source_request Source (/live) attempted to login with invalid or missing password',
      'WARN source Source (/radio.mp3) attempted to login with invalid or missing password',
    ],
    ignores: ['Source logging in at mountpoint "/live"'],
  },
];
