import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Printers (CUPS) and network storage (Synology, QNAP, TrueNAS). */
export const PRINTING_AND_STORAGE_BOXES: readonly CatalogueEntry[] = [
  {
    id: 'cups.printer-unreachable',
    kind: 'unreachable',
    program: 'cups',
    forms: [
      { words: 'the printer is not responding', pattern: /The printer is not responding(?: "(?<object>[^"]{1,80})")?/ },
      { words: 'unable to locate printer', pattern: /Unable to locate printer(?: "(?<object>[^"]{1,80})")?/ },
      { words: 'printer is not connected', pattern: /Printer is not connected(?: "(?<object>[^"]{1,80})")?/ },
      {
        words: 'job',
        pattern:
          /\[Job \d{1,9}\] (?:The printer is (?:not responding|unreachable at this time|offline)|Unable to locate printer "(?<object>[^"]{1,80})")/,
      },
      {
        words: 'backend returned status',
        pattern:
          /Backend returned status (?<value>\d{1,3} \((?:failed|stop printer|retry job|retry immediately|authentication required|hold job|cancel job)\))/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'CUPS reaches no printer: {value|{object}}',
    check: { text: 'Ask the printer', host: 'lpstat -t; ping <printer>; nc -zv <printer> 631' },
    repair: [
      {
        text: 'Switch it on, give it a fixed address or the name .local through avahi, then resume the queue',
        host: 'sudo cupsenable <queue>',
      },
    ],
    source: 'CUPS backend/socket.c, ipp.c; scheduler/job.c',
    matches: [
      'E [12/Jun/2025:10:02:11 +0200] [Job 12] Unable to locate printer "hp1.local".',
      'D [12/Jun/2025:10:02:11 +0200] [Job 12] The printer is not responding.',
      'E [12/Jun/2025:10:02:12 +0200] [Job 12] Backend returned status 1 (failed)',
      'E [12/Jun/2025:10:02:11 +0200] [Job 12] Printer is not connected "hp1.local".',
    ],
    ignores: ['I [12/Jun/2025:10:02:11 +0200] [Job 12] Completed successfully.'],
  },
  {
    id: 'cups.filter-failed',
    kind: 'missing_module',
    program: 'cups',
    forms: [
      {
        words: 'job',
        pattern: /\[Job \d{1,9}\] (?:Job stopped due to filter errors|[^\n]{0,60}Stopped with status \d{1,3})/,
      },
      { words: 'printer state message filter failed', pattern: /printer-state-message="(?<value>Filter failed)"/ },
      {
        words: 'file usr lib cups not available',
        pattern: /File "(?<path>\/usr\/lib\/cups\/\S{1,100})" not available: (?<value>[^\n]{3,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'CUPS cannot turn the document into what the printer takes: {value}',
    check: {
      text: "Raise the level and read the filter's lines",
      host: 'sudo cupsctl --debug-logging; sudo tail -100 /var/log/cups/error_log | grep -i filter',
    },
    repair: [
      {
        text: 'Install driver or filters (cups-filters, ghostscript, printer-driver-...), or use driverless IPP Everywhere',
        host: 'lpadmin -p <queue> -E -v ipp://<printer>/ipp/print -m everywhere',
      },
    ],
    source: 'CUPS scheduler/job.c, ppd',
    matches: [
      'E [12/Jun/2025:10:02:11 +0200] [Job 12] Job stopped due to filter errors; please consult the /var/log/cups/error_log file for details.',
      'printer-state-message="Filter failed"',
      'E [12/Jun/2025:10:02:11 +0200] File "/usr/lib/cups/filter/rastertoepson" not available: No such file or directory',
    ],
    ignores: ['D [12/Jun/2025:10:02:11 +0200] [Job 12] Started filter pdftopdf'],
  },
  {
    id: 'cups.request-refused',
    kind: 'authorisation_denied',
    program: 'cups',
    forms: [
      {
        words: 'request from using invalid host field',
        pattern: /Request from "(?<peer>[^"]{1,60})" using invalid Host: field "(?<value>[^"]{1,80})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'CUPS refuses the request of {peer|the client}: {value}',
    check: {
      text: 'Read what is allowed',
      host: 'sudo grep -nE "Listen|ServerAlias|Allow|Order" /etc/cups/cupsd.conf',
    },
    repair: [
      {
        text: 'Allow the network and the name under which it is called',
        host: 'sudo cupsctl --remote-any --share-printers; echo "ServerAlias *" | sudo tee -a /etc/cups/cupsd.conf; sudo systemctl restart cups',
      },
    ],
    source: 'CUPS scheduler/client.c',
    matches: [
      'E [12/Jun/2025:10:02:11 +0200] [Client 3] Request from "192.168.1.7" using invalid Host: field "print.lan".',
      'E [12/Jun/2025:10:02:11 +0200] Request from "10.0.0.9" using invalid Host: field "nas1:631".',
    ],
    ignores: ['I [12/Jun/2025:10:02:11 +0200] Listening to 0.0.0.0:631 on fd 7'],
  },
  {
    id: 'cups.login-asked-for',
    kind: 'authorisation_denied',
    program: 'cups',
    forms: [
      {
        words: 'returning error for',
        pattern: /Returning (?:IPP )?(?<value>client-error-(?:not-authorized|forbidden|not-authenticated)) for/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'CUPS asks for a login or refuses ({value}); the first request of each client is answered so',
    check: {
      text: 'Read what is allowed',
      host: 'sudo grep -nE "Listen|ServerAlias|Allow|Order" /etc/cups/cupsd.conf',
    },
    repair: [
      {
        text: 'Allow the network and the name under which it is called',
        host: 'sudo cupsctl --remote-any --share-printers; echo "ServerAlias *" | sudo tee -a /etc/cups/cupsd.conf; sudo systemctl restart cups',
      },
    ],
    source: 'CUPS scheduler/client.c',
    matches: [
      'D [12/Jun/2025:10:02:11 +0200] Returning IPP client-error-not-authorized for Create-Job (ipp://localhost/printers/hp1) from 10.0.0.9.',
      'D [12/Jun/2025:10:02:12 +0200] [Client 14] Returning IPP client-error-not-authenticated for CUPS-Add-Modify-Printer',
    ],
    ignores: ['I [12/Jun/2025:10:02:11 +0200] Listening to 0.0.0.0:631 on fd 7'],
  },
  {
    id: 'cups.ordinary-notes',
    kind: null,
    program: 'cups',
    forms: [
      { words: 'expiring subscriptions', pattern: /Expiring subscriptions\.{3}/ },
      {
        words: 'createprofile failed org freedesktop colormanager alreadyexists',
        pattern: /CreateProfile failed: org\.freedesktop\.ColorManager\.AlreadyExists/,
      },
      {
        words: 'printer drivers are deprecated and will stop working in a future version of cups',
        pattern: /Printer drivers are deprecated and will stop working in a future version of CUPS/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'CUPS notes something of good days',
    check: { text: 'Nothing to do' },
    repair: [],
    source: 'CUPS scheduler',
    matches: [
      'D [12/Jun/2025:10:02:11 +0200] Expiring subscriptions...',
      "W [12/Jun/2025:10:02:11 +0200] CreateProfile failed: org.freedesktop.ColorManager.AlreadyExists:profile id 'hp1-Gray..' already exists",
      'lpadmin: Printer drivers are deprecated and will stop working in a future version of CUPS.',
    ],
    ignores: ['E [12/Jun/2025:10:02:11 +0200] [Job 12] Job stopped due to filter errors'],
  },
  {
    id: 'storage-box.volume-degraded',
    kind: 'data_corruption',
    forms: [
      {
        words: 'volume',
        pattern:
          /(?<object>Volume \d{1,3}) (?:on \S{1,60} )?(?:has|is|was) (?<value>(?:degraded|crashed|entered (?:a )?(?:degraded|read-only|critical)(?: mode| status)?))/,
      },
      {
        words: 'storage',
        pattern:
          /(?<object>Storage [Pp]ool \d{1,3}) (?:on \S{1,60} )?(?:has|is|was) (?<value>(?:degraded|crashed|entered (?:a )?(?:degraded|read-only|critical)(?: mode| status)?))/,
      },
      {
        words: 'storage',
        pattern:
          /\[Storage & Snapshots[^\]]{0,40}\] [^\n]{0,60}(?<object>(?:RAID|Storage Pool|Volume)[^\n]{0,30}?) (?<value>(?:degraded|inactive|Error occurred while accessing))/,
      },
      { words: 'degraded', pattern: /\[Volume[^\]]{0,40}\] [^\n]{0,60}(?<object>RAID[^\n]{0,30}?) (?<value>degraded)/ },
      { words: 'inactive', pattern: /\[Volume[^\]]{0,40}\] [^\n]{0,60}(?<object>RAID[^\n]{0,30}?) (?<value>inactive)/ },
      {
        words: 'error occurred while accessing',
        pattern:
          /\[Volume[^\]]{0,40}\] [^\n]{0,60}(?<object>RAID[^\n]{0,30}?) (?<value>Error occurred while accessing)/,
      },
      {
        words: 'degraded',
        pattern: /\[Volume[^\]]{0,40}\] [^\n]{0,60}(?<object>Storage Pool[^\n]{0,30}?) (?<value>degraded)/,
      },
      {
        words: 'inactive',
        pattern: /\[Volume[^\]]{0,40}\] [^\n]{0,60}(?<object>Storage Pool[^\n]{0,30}?) (?<value>inactive)/,
      },
      {
        words: 'error occurred while accessing',
        pattern:
          /\[Volume[^\]]{0,40}\] [^\n]{0,60}(?<object>Storage Pool[^\n]{0,30}?) (?<value>Error occurred while accessing)/,
      },
      {
        words: 'degraded',
        pattern: /\[Volume[^\]]{0,40}\] [^\n]{0,60}(?<object>Volume[^\n]{0,30}?) (?<value>degraded)/,
      },
      {
        words: 'inactive',
        pattern: /\[Volume[^\]]{0,40}\] [^\n]{0,60}(?<object>Volume[^\n]{0,30}?) (?<value>inactive)/,
      },
      {
        words: 'error occurred while accessing',
        pattern:
          /\[Volume[^\]]{0,40}\] [^\n]{0,60}(?<object>Volume[^\n]{0,30}?) (?<value>Error occurred while accessing)/,
      },
      { words: 'degraded', pattern: /\[RAID[^\]]{0,40}\] [^\n]{0,60}(?<object>RAID[^\n]{0,30}?) (?<value>degraded)/ },
      { words: 'inactive', pattern: /\[RAID[^\]]{0,40}\] [^\n]{0,60}(?<object>RAID[^\n]{0,30}?) (?<value>inactive)/ },
      {
        words: 'error occurred while accessing',
        pattern: /\[RAID[^\]]{0,40}\] [^\n]{0,60}(?<object>RAID[^\n]{0,30}?) (?<value>Error occurred while accessing)/,
      },
      {
        words: 'degraded',
        pattern: /\[RAID[^\]]{0,40}\] [^\n]{0,60}(?<object>Storage Pool[^\n]{0,30}?) (?<value>degraded)/,
      },
      {
        words: 'inactive',
        pattern: /\[RAID[^\]]{0,40}\] [^\n]{0,60}(?<object>Storage Pool[^\n]{0,30}?) (?<value>inactive)/,
      },
      {
        words: 'error occurred while accessing',
        pattern:
          /\[RAID[^\]]{0,40}\] [^\n]{0,60}(?<object>Storage Pool[^\n]{0,30}?) (?<value>Error occurred while accessing)/,
      },
      { words: 'degraded', pattern: /\[RAID[^\]]{0,40}\] [^\n]{0,60}(?<object>Volume[^\n]{0,30}?) (?<value>degraded)/ },
      { words: 'inactive', pattern: /\[RAID[^\]]{0,40}\] [^\n]{0,60}(?<object>Volume[^\n]{0,30}?) (?<value>inactive)/ },
      {
        words: 'error occurred while accessing',
        pattern:
          /\[RAID[^\]]{0,40}\] [^\n]{0,60}(?<object>Volume[^\n]{0,30}?) (?<value>Error occurred while accessing)/,
      },
      {
        words: 'drive',
        pattern:
          /(?<object>Drive \d{1,3}) (?:on \S{1,60} )?(?:has|is|was) (?<value>(?:crashed|failing|failed|reconnected unexpectedly|reporting bad sectors|(?:severely )?critical))/,
      },
      {
        words: 'disk',
        pattern:
          /(?<object>Disk \d{1,3}) (?:on \S{1,60} )?(?:has|is|was) (?<value>(?:crashed|failing|failed|reconnected unexpectedly|reporting bad sectors|(?:severely )?critical))/,
      },
      {
        words: 'hard disk',
        pattern:
          /(?<object>Hard disk \d{1,3}) (?:on \S{1,60} )?(?:has|is|was) (?<value>(?:crashed|failing|failed|reconnected unexpectedly|reporting bad sectors|(?:severely )?critical))/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The storage box reports {object|its volume} as {value}',
    check: { text: 'Read state and disks in its storage manager', host: 'cat /proc/mdstat; sudo smartctl -a /dev/sda' },
    repair: [{ text: 'Back up what matters, replace the disk that is named, repair the pool' }],
    source: 'Synology DSM, QNAP QTS, ASUSTOR notifications',
    matches: [
      'Volume 1 on nas1 has degraded. Please replace the failing drive.',
      'Storage Pool 1 on nas1 is crashed.',
      '[Storage & Snapshots] Detected: Storage Pool 1 degraded',
      'Drive 2 on nas1 is failing.',
      '[Volume] Detected: Storage Pool 1 degraded',
      '[RAID] Detected: Storage Pool 1 degraded',
      '[Volume] Detected: RAID 1 degraded',
      '[Volume] Detected: Volume 1 degraded',
      '[Volume] Detected: RAID 1 inactive',
      '[Volume] Detected: RAID 1 Error occurred while accessing',
      '[Volume] Detected: Storage Pool 1 inactive',
      '[Volume] Detected: Storage Pool 1 Error occurred while accessing',
      '[Volume] Detected: Volume 1 inactive',
      '[Volume] Detected: Volume 1 Error occurred while accessing',
      '[RAID] Detected: RAID 1 degraded',
      '[RAID] Detected: Volume 1 degraded',
      '[RAID] Detected: RAID 1 inactive',
      '[RAID] Detected: RAID 1 Error occurred while accessing',
      '[RAID] Detected: Storage Pool 1 inactive',
      '[RAID] Detected: Storage Pool 1 Error occurred while accessing',
      '[RAID] Detected: Volume 1 inactive',
      '[RAID] Detected: Volume 1 Error occurred while accessing',
      'Disk 2 on nas1 is failing.',
      'Hard disk 2 on nas1 is failing.',
    ],
    ignores: ['Volume 1 on nas1 is healthy.'],
  },
];
