import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Windows: tasks, shares, installer, policies, remote work. */
export const WINDOWS_ERRORS: readonly CatalogueEntry[] = [
  {
    id: 'windows.scheduled-task-fails',
    kind: 'invalid_setting',
    program: 'windows',
    forms: [
      {
        words: 'task scheduler failed to for user value',
        pattern:
          /Task Scheduler failed to (?:start|launch) (?:instance "[^"]{1,60}" of )?"(?<object>[^"]{1,160})" {1,2}(?:task|instance "[^"]{1,60}") {1,2}for user "(?<user>[^"]{1,80})"[^\n]{0,60}?Error Value: (?<value>\d{1,12})/,
      },
      {
        words: 'task scheduler failed to log on value',
        pattern: /Task Scheduler failed to log on "(?<user>[^"]{1,80})"\.[^\n]{0,160}?Error Value: (?<value>\d{5,12})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The Windows task {object|in question} fails to start: {value}',
    check: { text: 'Read its last result and account', host: 'schtasks /query /tn "{object}" /v /fo list' },
    repair: [
      {
        text: 'Enter the password of its account anew, or run it as a group managed account; 2147942402 is a missing file, 2147943785 a missing batch logon right, 2147943726 a wrong password',
        host: 'schtasks /change /tn "{object}" /ru <account> /rp <password>',
      },
    ],
    source: 'TaskScheduler events 101, 103, 104',
    matches: [
      'Task Scheduler failed to start "\\Backup\\Nightly" task for user "CORP\\svc-backup". Additional Data: Error Value: 2147943785.',
      'Task Scheduler failed to log on "CORP\\svc-backup". Failure occurred in "LogonUserExEx". User Action: Ensure the credentials for the task are correctly specified. Additional Data: Error Value: 2147943726.',
    ],
    ignores: ['Task Scheduler successfully finished "{8a1}" instance of the "\\Backup\\Nightly" task'],
  },
  {
    id: 'windows.smb-share-refused',
    kind: 'authentication_refused',
    program: 'windows',
    forms: [
      {
        words:
          'multiple connections to a server or shared resource by the same user using more than one name are not allowed',
        pattern:
          /(?<value>Multiple connections to a server or shared resource by the same user, using more than one user name, are not allowed)/,
      },
      {
        words:
          'you can t access this shared folder because your organization s security policies block unauthenticated guest',
        pattern:
          /(?<value>You can't access this shared folder because your organization's security policies block unauthenticated guest access)/,
      },
      {
        words: 'you can t connect to the file share because it s not secure this requires obsolete smb1 protocol',
        pattern:
          /(?<value>You can't connect to the file share because it's not secure\. This share requires the obsolete SMB1 protocol)/,
      },
      { words: 'system error 1326 has occurred', pattern: /System error 1326 has occurred/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Windows refuses the share: {value}',
    check: {
      text: 'Test with the account from the same machine',
      host: 'net use \\\\<server>\\<share> /user:<domain>\\<account>',
    },
    repair: [
      {
        text: 'Store the right account; for guests, which Windows 11 and Server 2022 refuse, give the share an account instead of guest access',
        host: 'cmdkey /add:<server> /user:<domain>\\<account> /pass',
      },
    ],
    source: 'Win32 errors 1219, 1326, 1272, 53, 67, 384',
    matches: [
      'System error 1219 has occurred. Multiple connections to a server or shared resource by the same user, using more than one user name, are not allowed.',
      "You can't access this shared folder because your organization's security policies block unauthenticated guest access.",
      "You can't connect to the file share because it's not secure. This share requires the obsolete SMB1 protocol, which is unsafe",
      'System error 1326 has occurred.',
    ],
    ignores: ['The command completed successfully.'],
  },
  {
    id: 'windows.network-path-not-found',
    kind: 'unreachable',
    program: 'windows',
    forms: [
      { words: 'the network path was not found', pattern: /The network path was not found/ },
      { words: 'the network name cannot be found', pattern: /The network name cannot be found/ },
      {
        words: 'the specified network name is no longer available',
        pattern: /The specified network name is no longer available/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Windows finds no server for the network path',
    check: { text: 'Look whether name and port answer', host: 'Test-NetConnection <server> -Port 445' },
    repair: [{ text: 'Correct name or DNS, start the Server service of the other machine, and open TCP 445' }],
    source: 'Win32 errors 53 ERROR_BAD_NETPATH, 67 ERROR_BAD_NET_NAME, 64',
    matches: [
      'System error 53 has occurred. The network path was not found.',
      "System.IO.IOException: The network name cannot be found. : '\\\\nas1\\scans\\a.pdf'",
      'System.IO.IOException: The specified network name is no longer available.',
    ],
    ignores: ['The network path was mapped'],
  },
  {
    id: 'windows.msi-install-fails',
    kind: 'invalid_setting',
    program: 'windows',
    forms: [
      {
        words: 'product failed',
        pattern:
          /Product: (?<object>[^\n]{1,80}?) -- (?:Installation|Configuration|Removal|Installation operation) failed\./,
      },
      {
        words: 'windows installer the product name version',
        pattern:
          /Windows Installer (?:installed|reconfigured|removed) the product\. Product Name: (?<object>[^\n]{1,80}?)\. Product Version:[^\n]{1,120}?(?:status|success or error status): (?<value>[1-9]\d{2,4})\./,
      },
      { words: 'mainenginethread is returning', pattern: /MainEngineThread is returning (?<value>1[56]\d\d)/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Windows Installer fails on {object}: error {value}',
    check: {
      text: 'Write a full log and read the lines before "Return value 3"',
      host: 'msiexec /i <package>.msi /l*v %TEMP%\\msi.log',
    },
    repair: [
      {
        text: '1603: repair what the log names (permission, pending restart, custom action); 1618: another installation runs; 1619 and 1620: take the package anew; 1638: remove the other version first',
      },
    ],
    source: 'MsiInstaller events 1033, 11708, 10005; Win32 errors 1603 to 1638',
    matches: [
      'Product: Acme Agent 4.2 -- Installation failed.',
      'Windows Installer installed the product. Product Name: Acme Agent. Product Version: 4.2.0. Product Language: 1033. Manufacturer: Acme. Installation success or error status: 1603.',
      'MSI (s) (B4:2C) [11:02:33:120]: MainEngineThread is returning 1603',
    ],
    ignores: ['Product: Acme Agent 4.2 -- Installation completed successfully.'],
  },
  {
    id: 'windows.program-blocked-by-policy',
    kind: 'authorisation_denied',
    program: 'windows',
    forms: [
      {
        words: 'this program is blocked by group policy for more information contact your system administrator',
        pattern: /This program is blocked by group policy\. For more information, contact your system administrator/,
      },
      { words: 'was prevented from running', pattern: /(?<path>%?[^\n]{1,160}?) was prevented from running/ },
      {
        words: 'an application control policy has blocked this file',
        pattern: /An Application Control policy has blocked this file/,
      },
      {
        words:
          'operation did not complete successfully because the file contains a virus or potentially unwanted software',
        pattern:
          /Operation did not complete successfully because the file contains a virus or potentially unwanted software/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A Windows policy blocks {path|the program}',
    check: {
      text: 'Read which rule blocks it',
      host: 'Get-AppLockerPolicy -Effective -Xml; Get-WinEvent -LogName Microsoft-Windows-CodeIntegrity/Operational -MaxEvents 20',
    },
    repair: [
      {
        text: "Allow the program by publisher or hash in AppLocker, WDAC or Defender's attack surface rules, or sign it",
      },
    ],
    source: 'AppLocker event 8004; Win32 errors 1260, 4551; CodeIntegrity 3077',
    matches: [
      'This program is blocked by group policy. For more information, contact your system administrator.',
      '%OSDRIVE%\\TOOLS\\SYNC.EXE was prevented from running.',
      'OSError: [WinError 4551] An Application Control policy has blocked this file',
      'Operation did not complete successfully because the file contains a virus or potentially unwanted software.',
    ],
    ignores: ['The program was allowed to run'],
  },
  {
    id: 'windows.script-execution-disabled',
    kind: 'invalid_setting',
    program: 'powershell',
    forms: [
      {
        words: 'file cannot be loaded because running scripts is disabled on this system',
        pattern: /File (?<path>[^\n]{1,200}?) cannot be loaded because running scripts is disabled on this system/,
      },
      {
        words: 'file cannot be loaded the is not digitally signed',
        pattern: /File (?<path>[^\n]{1,200}?) cannot be loaded\. The file \S{1,200} is not digitally signed/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PowerShell may run no scripts here: {path|the execution policy forbids it}',
    check: { text: 'Print the policies by scope', host: 'Get-ExecutionPolicy -List' },
    repair: [
      {
        text: 'Allow signed and local scripts for the account',
        host: 'Set-ExecutionPolicy -Scope CurrentUser RemoteSigned',
      },
      { text: 'Or unblock the one file that was downloaded', host: 'Unblock-File "{path|<file>}"' },
    ],
    source: 'about_Execution_Policies',
    matches: [
      'npm.ps1 : File C:\\Program Files\\nodejs\\npm.ps1 cannot be loaded because running scripts is disabled on this system.',
      'File C:\\tools\\sync.ps1 cannot be loaded. The file C:\\tools\\sync.ps1 is not digitally signed. You cannot run this script on the current system.',
    ],
    ignores: ['The script was loaded'],
  },
  {
    id: 'windows.winrm-fails',
    kind: 'unreachable',
    program: 'winrm',
    forms: [
      {
        words: 'connecting to remote server failed with the following error',
        pattern:
          /Connecting to remote server (?<peer>\S{1,100}) failed with the following error message ?: ?(?<value>[^\n]{1,100}?)[.:]/,
      },
      {
        words: 'the winrm client cannot process request',
        pattern:
          /(?<value>The WinRM client cannot process the request)\. (?:If the authentication scheme is different from Kerberos|Default authentication may be used)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'WinRM cannot work with {peer|the remote server}: {value}',
    check: { text: 'Test the listener', host: 'Test-WSMan {peer|<server>}; winrm enumerate winrm/config/listener' },
    repair: [
      {
        text: 'Enable remoting on the server, open TCP 5985 or 5986; outside of a domain add it to TrustedHosts',
        host: 'Enable-PSRemoting -Force; Set-Item WSMan:\\localhost\\Client\\TrustedHosts {peer|<server>}',
      },
    ],
    source: 'about_Remote_Troubleshooting; WinRM 0x80338012, 0x8009030e',
    matches: [
      'Connecting to remote server web1 failed with the following error message : WinRM cannot complete the operation. Verify that the specified computer name is valid',
      'The WinRM client cannot process the request. If the authentication scheme is different from Kerberos, or if the client computer is not joined to a domain, then HTTPS transport must be used or the destination machine must be added to the TrustedHosts configuration setting.',
    ],
    ignores: ['Connecting to remote server web1 succeeded'],
  },
  {
    id: 'windows.rdp-license-or-limit',
    kind: 'quota_exceeded',
    program: 'remote-desktop',
    forms: [
      {
        words: 'the rd licensing grace period has expired and not been',
        pattern:
          /The RD Licensing grace period has expired and (?:Licensing|the service) has not been (?:configured|registered)/,
      },
      {
        words:
          'the remote session was disconnected because there are no desktop license servers available to provide a',
        pattern:
          /The remote session was disconnected because there are no Remote Desktop License Servers available to provide a license/,
      },
      {
        words: 'the remote desktop session host server',
        pattern:
          /The Remote Desktop Session Host server (?:is within its RD Licensing grace period, and the server|does not have a Remote Desktop license server specified)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Remote Desktop has no licence left for the session',
    check: {
      text: 'Read mode and servers of the licensing',
      host: 'gwmi -namespace root/cimv2/terminalservices win32_terminalservicesetting | select LicensingType',
    },
    repair: [
      {
        text: 'Name a licence server with free CALs in the policy of the session host; the grace period of 120 days ends without one',
      },
    ],
    source: 'TermService events 1128, 1129, 4105; TerminalServices-RemoteConnectionManager',
    matches: [
      'The RD Licensing grace period has expired and Licensing has not been configured with a license server with installed licenses.',
      'The remote session was disconnected because there are no Remote Desktop License Servers available to provide a license.',
      'The Remote Desktop Session Host server does not have a Remote Desktop license server specified.',
    ],
    ignores: ['The RD Licensing grace period has 60 days left'],
  },
  {
    id: 'windows.printer-driver-fails',
    kind: 'missing_module',
    program: 'print-spooler',
    forms: [
      {
        words: 'the print spooler failed to',
        pattern:
          /The print spooler failed to (?:load a plug-in module|share printer|reopen an existing printer connection)[^\n]{0,60}?(?<object>[A-Za-z0-9_.\\-]{1,80})[^\n]{0,60}?(?:error code|Error:?) (?<value>0x[0-9A-Fa-f]{1,8}|\d{1,6})/,
      },
      {
        words: 'windows to the printer operation failed with error',
        pattern:
          /Windows (?:couldn't connect|cannot connect) to the printer\. Operation failed with error (?<value>0x[0-9A-Fa-f]{8})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The Windows print spooler cannot use {object|a printer}: {value}',
    check: {
      text: 'Read the print service log',
      host: 'Get-WinEvent -LogName Microsoft-Windows-PrintService/Admin -MaxEvents 20',
    },
    repair: [
      {
        text: 'Install the driver on the server and let point-and-print of that server be trusted; 0x0000011b means RPC privacy differs between server and client, update both',
      },
    ],
    source: 'PrintService/Admin events 215, 372, 808; Win32 0x0000011b, 0x00000709',
    matches: [
      'The print spooler failed to load a plug-in module C:\\Windows\\system32\\spool\\DRIVERS\\x64\\3\\hpz.dll, error code 0x7E.',
      'Windows cannot connect to the printer. Operation failed with error 0x0000011b.',
    ],
    ignores: ['The print spooler loaded the plug-in'],
  },
];
