import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Windows event log: services, shadow copies and time. */
export const WINDOWS_SERVICES: readonly CatalogueEntry[] = [
  {
    id: 'windows.service-dependency-failed',
    kind: 'startup_order',
    program: 'windows',
    forms: [
      {
        words: 'the service depends on which failed to start because of following error',
        pattern:
          /The (?<object>[^\n]{1,80}?) service depends on (?:the )?(?<peer>[^\n]{1,80}?)(?: service)? which failed to start because of the following error/,
      },
      {
        words: 'the service depends on following this might not be installed',
        pattern:
          /The (?<object>[^\n]{1,80}?) service depends on the following service: (?<peer>[^\n.]{1,80})\. This service might not be installed/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The service {object} waits for {peer}, which does not start',
    check: {
      text: 'Look why the other service does not start; that is the cause',
      host: 'sc.exe qc "{object}" & sc.exe query state= inactive',
    },
    repair: [{ text: 'Repair and start the service it depends on, then this one', host: 'sc.exe start "{object}"' }],
    source: 'Service Control Manager event 7001',
    matches: [
      'The Netlogon service depends on the Workstation service which failed to start because of the following error: The dependency service or group failed to start.',
      'The World Wide Web Publishing Service service depends on the following service: WAS. This service might not be installed.',
    ],
    ignores: ['The Netlogon service entered the running state'],
  },
  {
    id: 'windows.service-hung-at-start',
    kind: 'slow_dependency',
    program: 'windows',
    forms: [
      {
        words: 'a timeout was reached milliseconds while waiting for the service to connect',
        pattern:
          /A timeout was reached \((?<limit>\d{1,8}) milliseconds\) while waiting for the (?<object>[^\n]{1,80}?) service to connect/,
      },
      {
        words: 'a timeout milliseconds was reached while waiting for transaction response from the service',
        pattern:
          /A timeout \((?<limit>\d{1,8}) milliseconds\) was reached while waiting for a transaction response from the (?<object>[^\n]{1,80}?) service/,
      },
      { words: 'the service hung on starting', pattern: /The (?<object>[^\n]{1,80}?) service hung on starting/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The service {object} does not come up in time',
    check: {
      text: "Read the program's own log of the minutes before; SCM only counts the seconds",
      host: 'Get-WinEvent -LogName Application -MaxEvents 50',
    },
    repair: [
      {
        text: 'Start it by hand; where it is only slow, raise ServicesPipeTimeout (milliseconds)',
        host: 'reg add HKLM\\SYSTEM\\CurrentControlSet\\Control /v ServicesPipeTimeout /t REG_DWORD /d 120000 /f',
      },
    ],
    source: 'Service Control Manager events 7009, 7011, 7022',
    matches: [
      'A timeout was reached (30000 milliseconds) while waiting for the Acme Agent service to connect.',
      'A timeout (30000 milliseconds) was reached while waiting for a transaction response from the LanmanServer service.',
      'The Windows Search service hung on starting.',
    ],
    ignores: ['The Acme Agent service entered the running state'],
  },
  {
    id: 'windows.service-did-not-respond',
    kind: 'slow_dependency',
    program: 'windows',
    forms: [
      {
        words: 'the service did not respond to start or control request in a timely fashion',
        pattern: /The service did not respond to the start or control request in a timely fashion/,
      },
      { words: '1053', pattern: /(?:StartService FAILED|System error|error|Error) 1053\b/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 3,
    means: 'A Windows service did not answer its start request in time',
    check: {
      text: 'Run its program by hand: a missing .NET, DLL or setting often stops it before it can answer',
      host: 'sc.exe qc {service}',
    },
    repair: [
      { text: 'Install what it misses or correct its configuration, then start it', host: 'sc.exe start {service}' },
    ],
    source: 'Win32 error 1053 ERROR_SERVICE_REQUEST_TIMEOUT',
    matches: [
      'The Acme Agent service failed to start due to the following error: The service did not respond to the start or control request in a timely fashion.',
      '[SC] StartService FAILED 1053:',
    ],
    ignores: ['The service responded to the control request'],
  },
  {
    id: 'windows.service-disabled',
    kind: 'invalid_setting',
    program: 'windows',
    forms: [
      {
        words: 'the service cannot be started either because it is disabled or has no enabled devices associated with',
        pattern:
          /The service cannot be started, either because it is disabled or because it has no enabled devices associated with it/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A Windows service that is needed is disabled',
    check: { text: 'Look how it is set', host: 'sc.exe qc {service}' },
    repair: [
      {
        text: 'Set it to start on demand and start it',
        host: 'sc.exe config {service} start= demand && sc.exe start {service}',
      },
    ],
    source: 'Win32 error 1058 ERROR_SERVICE_DISABLED',
    matches: [
      'System error 1058 has occurred. The service cannot be started, either because it is disabled or because it has no enabled devices associated with it.',
      'The Windows Update service depends on the RPC service which failed to start because of the following error: The service cannot be started, either because it is disabled or because it has no enabled devices associated with it.',
    ],
    ignores: ['The service was started'],
  },
  {
    id: 'windows.service-log-noise',
    kind: null,
    program: 'windows',
    forms: [
      {
        words: 'the service entered state',
        pattern: /The (?<object>[^\n]{1,80}?) service entered the (?:running|stopped) state/,
      },
      {
        words: 'the start type of service was changed from',
        pattern: /The start type of the (?<object>[^\n]{1,80}?) service was changed from/,
      },
      { words: 'the system uptime is seconds', pattern: /The system uptime is \d{1,12} seconds/ },
      { words: 'the event log service was', pattern: /The Event log service was (?:started|stopped)/ },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'Windows notes what its services do on good days',
    check: { text: 'Nothing to do' },
    repair: [],
    source: 'Service Control Manager events 7036, 7040, 7045; Kernel-General; EventLog 6005, 6013',
    matches: [
      'The Windows Modules Installer service entered the stopped state.',
      'The start type of the Background Intelligent Transfer Service service was changed from auto start to demand start.',
      'The system uptime is 86412 seconds.',
      'The Event log service was started.',
    ],
    ignores: ['The Acme service terminated unexpectedly'],
  },
];
