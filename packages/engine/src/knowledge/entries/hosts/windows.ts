import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const WINDOWS: readonly CatalogueEntry[] = [
  {
    id: 'windows.service-ended',
    kind: 'crash_signal',
    program: 'windows',
    forms: [
      {
        words: 'service terminated unexpectedly it has done this time s',
        pattern:
          /The (?<object>.{1,100}?) service terminated unexpectedly\. {1,4}It has done this (?<limit>\d{1,9}) time\(s\)/,
      },
      {
        words: 'service terminated with the following error',
        pattern:
          /The (?<object>.{1,100}?) service terminated with the following (?:service-specific )?error:?(?: {0,4}(?<value>\S.{0,100}))?/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'The Windows service {object} ended: {value|unexpectedly}',
    check: {
      text: 'See the Application log of the same minute: Application Error 1000 or .NET Runtime 1026 name module and exception',
      host: 'powershell -c "Get-WinEvent -FilterHashtable @{LogName=\'Application\';Level=1,2;StartTime=(Get-Date).AddHours(-1)} | Format-List TimeCreated,ProviderName,Message"',
    },
    repair: [
      {
        text: 'Repair what it names, then start the service, and let it be started again after a failure',
        host: 'sc.exe failure "{object}" reset= 86400 actions= restart/60000; powershell -c "Restart-Service -DisplayName \'{object}\'"',
      },
    ],
    source: 'Windows, Service Control Manager events 7031, 7034, 7023, 7024',
    matches: [
      'Service Control Manager 7034: The ShopWorker service terminated unexpectedly.  It has done this 3 time(s).',
      'The World Wide Web Publishing Service service terminated with the following error: The data is invalid.',
      'The MSSQLSERVER service terminated with the following service-specific error: %%3417',
    ],
    ignores: ['The ShopWorker service entered the stopped state.'],
  },
  {
    id: 'windows.service-start-failed',
    kind: 'invalid_setting',
    program: 'windows',
    forms: [
      {
        words: 'service failed to start due to the following error',
        pattern:
          /The (?<object>.{1,100}?) service failed to start due to the following error:?(?: {0,4}(?<value>\S.{0,100}))?/,
      },
      {
        words: 'a timeout was reached while waiting for the service to connect',
        pattern:
          /A timeout was reached \((?<limit>\d{1,8}) milliseconds\) while waiting for the (?<object>.{1,100}?) service to connect/,
      },
      {
        words: 'service depends on the service which failed to start',
        pattern: /The (?<object>.{1,100}?) service depends on the (?<peer>.{1,100}?) service which failed to start/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The Windows service {object} does not start: {value|timeout or failed dependency}',
    check: {
      text: 'See path and account of the service, and what it depends on',
      host: 'sc.exe qc "{object}"; powershell -c "Get-Service -DisplayName \'{object}\' | Select -Expand ServicesDependedOn"',
    },
    repair: [
      {
        text: 'Correct path or account; for a slow start (disk, many updates) raise the limit of 30 s and restart the host',
        host: 'reg add HKLM\\SYSTEM\\CurrentControlSet\\Control /v ServicesPipeTimeout /t REG_DWORD /d 120000 /f',
      },
    ],
    source: 'Windows, Service Control Manager events 7000, 7001, 7009',
    matches: [
      'The ShopWorker service failed to start due to the following error: The system cannot find the file specified.',
      'A timeout was reached (30000 milliseconds) while waiting for the ShopWorker service to connect.',
      'The SQL Server Agent (MSSQLSERVER) service depends on the SQL Server (MSSQLSERVER) service which failed to start because of the following error:',
    ],
    ignores: ['The ShopWorker service entered the running state.'],
  },
  {
    id: 'windows.service-logon-failed',
    kind: 'authentication_refused',
    program: 'windows',
    forms: [
      {
        words: 'service was unable to log on as with the currently configured password',
        pattern:
          /The (?<object>.{1,100}?) service was unable to log on as (?<user>\S{1,100}) with the currently configured password/,
      },
      {
        words: 'the service did not start due to a logon failure',
        pattern: /[Tt]he service did not start due to a logon failure/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Windows service {object|cannot start:} cannot log on as {user|its account}',
    check: {
      text: 'See whether the password was changed or has expired, or the right "Log on as a service" was taken by a policy',
      host: 'sc.exe qc "{object|<service>}" | findstr START_NAME; net user {user|<user>} /domain',
    },
    repair: [
      {
        text: 'Give the service the new password (better a group managed service account), then start it',
        host: 'sc.exe config "{object|<service>}" obj= "{user|<user>}" password= "<the password>" && sc.exe start "{object|<service>}"',
      },
    ],
    source: 'Windows, Service Control Manager event 7038, error 1069',
    matches: [
      'The ShopWorker service was unable to log on as ACME\\svc-shop with the currently configured password due to the following error: The user name or password is incorrect.',
      'The ShopWorker service failed to start due to the following error: The service did not start due to a logon failure.',
    ],
    ignores: ['An account was successfully logged on.'],
  },
  {
    id: 'windows.unexpected-restart',
    kind: 'crash_signal',
    program: 'windows',
    forms: [
      {
        words: 'the system has rebooted without cleanly shutting down first',
        pattern: /The system has rebooted without cleanly shutting down first/,
      },
      {
        words: 'the previous system shutdown at was unexpected',
        pattern: /The previous system shutdown at (?<value>.{1,60}?) was unexpected/,
      },
      {
        words: 'the computer has rebooted from a bugcheck',
        pattern: /The computer has rebooted from a bugcheck\. {1,4}The bugcheck was: (?<value>0x[0-9a-fA-F]{8})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The Windows host restarted without shutting down ({value|Kernel-Power 41})',
    check: {
      text: 'A bugcheck other than 0 is a crash of the system (memory dump); 0 is a loss of power or a reset, in a virtual machine by its host (power, a hang or a crash)',
      host: 'powershell -c "Get-WinEvent -FilterHashtable @{LogName=\'System\';Id=41,1001,6008} -MaxEvents 5 | Format-List"; dir C:\\Windows\\Minidump',
    },
    repair: [
      {
        text: 'For a bugcheck update or take back the driver that the dump names; otherwise see to power supply, host and its watchdog',
      },
    ],
    source: 'Windows events Kernel-Power 41, EventLog 6008, WER-SystemErrorReporting 1001',
    matches: [
      'Microsoft-Windows-Kernel-Power 41: The system has rebooted without cleanly shutting down first. This error could be caused if the system stopped responding, crashed, or lost power unexpectedly.',
      'EventLog 6008: The previous system shutdown at 7:41:08 AM on 5/6/2025 was unexpected.',
      'The computer has rebooted from a bugcheck.  The bugcheck was: 0x0000009f (0x0000000000000003, 0xffffa28f1c0b1a2e). A dump was saved in: C:\\Windows\\MEMORY.DMP.',
    ],
    ignores: ['The process C:\\Windows\\system32\\svchost.exe has initiated the restart of computer WEB1'],
  },
  {
    id: 'windows.application-crashed',
    kind: 'crash_signal',
    program: 'windows',
    forms: [
      {
        words: 'faulting application name version',
        pattern: /Faulting application name: (?<object>[^,]{1,100}), version: (?<version>[\d.]{1,40})/,
      },
      {
        words: 'the process was terminated due to an unhandled exception',
        pattern: /Application: (?<object>[^\s]{1,100}).{0,200}The process was terminated due to an unhandled exception/,
      },
    ],
    nearby: [/Faulting module name: (?<path>[^,]{1,100})/, /Exception code: (?<signal>0x[0-9a-f]{8})/],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: '{object} crashed on Windows (version {version|unknown})',
    check: {
      text: 'Read faulting module and exception code: 0xc0000005 is an access violation, 0xe0434352 an unhandled .NET exception, 0xc00000fd a stack overflow',
      host: 'powershell -c "Get-WinEvent -FilterHashtable @{LogName=\'Application\';Id=1000,1026} -MaxEvents 4 | Format-List"',
    },
    repair: [{ text: 'Go back to the version that ran before, or repair the exception that .NET Runtime 1026 names' }],
    source: 'Windows, Application Error event 1000; .NET Runtime event 1026',
    matches: [
      'Faulting application name: ShopWorker.exe, version: 2.1.0.0, time stamp: 0x65f1d2c3 Faulting module name: KERNELBASE.dll, version: 10.0.17763.5696, Exception code: 0xe0434352',
      'Application: ShopWorker.exe Framework Version: v4.0.30319 Description: The process was terminated due to an unhandled exception. Exception Info: System.NullReferenceException',
    ],
    ignores: ['Windows Error Reporting: Fault bucket 1234, type 4'],
  },
  {
    id: 'windows.low-virtual-memory',
    kind: 'memory_exhausted',
    program: 'windows',
    forms: [
      {
        words: 'windows successfully diagnosed a low virtual memory condition',
        pattern:
          /Windows successfully diagnosed a low virtual memory condition\. .{0,80}consumed the most virtual memory: (?<object>\S{1,100}) \(\d{1,8}\) consumed (?<value>\d{1,20}) bytes/,
      },
      {
        words: 'the paging file is too small for this operation to complete',
        pattern: /The paging file is too small for this operation to complete/,
      },
      {
        words: 'insufficient system resources exist to complete the requested service',
        pattern: /Insufficient system resources exist to complete the requested service/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Windows has no virtual memory left; the biggest user is {object|in event 2004}',
    check: {
      text: 'See who has committed how much',
      host: 'powershell -c "Get-Process | Sort PagedMemorySize64 -Descending | Select -First 10 Name,Id,@{n=\'MB\';e={[int]($_.PagedMemorySize64/1MB)}}"',
    },
    repair: [
      {
        text: 'Limit or repair the biggest (max server memory of SQL Server), let Windows size the paging file itself, or add memory',
        host: 'wmic computersystem set AutomaticManagedPagefile=True',
      },
    ],
    source: 'Windows, Resource-Exhaustion-Detector event 2004; error 1455, 1450',
    matches: [
      'Windows successfully diagnosed a low virtual memory condition. The following programs consumed the most virtual memory: sqlservr.exe (2211) consumed 12884901888 bytes, ShopWorker.exe (4711) consumed 2147483648 bytes',
      'OSError: [WinError 1455] The paging file is too small for this operation to complete',
      'System.ComponentModel.Win32Exception: Insufficient system resources exist to complete the requested service',
    ],
    ignores: ['Windows has started the virtual memory manager'],
  },
  {
    id: 'windows.disk-error',
    kind: 'data_corruption',
    program: 'windows',
    forms: [
      { words: 'the device has a bad block', pattern: /The device, (?<object>\\Device\\\S{1,60}), has a bad block/ },
      {
        words: 'the file system structure on the disk is corrupt and unusable',
        pattern: /The file system structure on the disk is corrupt and unusable/,
      },
      {
        words: 'the io operation at logical block address for disk was retried',
        pattern:
          /The IO operation at logical block address 0x[0-9a-f]{1,16} for (?<object>[Dd]isk \d{1,4}) \(PDO name: .{1,80}\) was retried/,
      },
      { words: 'reset to device was issued', pattern: /Reset to device, (?<object>\\Device\\\S{1,60}), was issued/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A disk of the Windows host fails or its file system is damaged ({object|NTFS})',
    check: {
      text: 'See the health of the disks',
      host: 'powershell -c "Get-PhysicalDisk | Get-StorageReliabilityCounter | Format-Table DeviceId,ReadErrorsTotal,Wear,Temperature"; chkdsk C: /scan',
    },
    repair: [
      {
        text: 'Secure the data, replace the disk; for a damaged file system let it be repaired',
        host: 'chkdsk C: /spotfix',
        destructive: true,
      },
    ],
    source: 'Windows events disk 7, 153, Ntfs 55, storahci 129',
    matches: [
      'The device, \\Device\\Harddisk0\\DR0, has a bad block.',
      'The file system structure on the disk is corrupt and unusable. Please run the chkdsk utility on the volume C:.',
      'The IO operation at logical block address 0x1c0b1a2e for Disk 1 (PDO name: \\Device\\00000031) was retried.',
      'Reset to device, \\Device\\RaidPort0, was issued.',
    ],
    ignores: ['Volume C: (\\Device\\HarddiskVolume3) is healthy.  No action is needed.'],
  },
  {
    id: 'windows.ephemeral-ports-used-up',
    kind: 'kernel_setting',
    program: 'windows',
    forms: [
      {
        words: 'a request to allocate an ephemeral port number has failed due to all such ports being in use',
        pattern:
          /A request to allocate an ephemeral port number from the global (?<object>TCP|UDP) port space has failed due to all such ports being in use/,
      },
      {
        words:
          'tcp ip failed to establish an outgoing connection because the selected local endpoint was recently used',
        pattern:
          /TCP\/IP failed to establish an outgoing connection because the selected local endpoint was recently used/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Windows has no ephemeral {object|TCP} port left for outgoing connections',
    check: {
      text: 'See which process holds so many connections',
      host: 'powershell -c "Get-NetTCPConnection | Group OwningProcess | Sort Count -Descending | Select -First 5 Count,Name"; netsh int ipv4 show dynamicport tcp',
    },
    repair: [
      {
        text: 'Let the program keep and share its connections (one HttpClient); then widen the range',
        host: 'netsh int ipv4 set dynamicport tcp start=10000 num=55000',
      },
    ],
    source: 'Windows, Tcpip events 4231, 4227',
    matches: [
      'A request to allocate an ephemeral port number from the global TCP port space has failed due to all such ports being in use.',
      'TCP/IP failed to establish an outgoing connection because the selected local endpoint was recently used to connect to the same remote endpoint.',
    ],
    ignores: ['Protocol tcp Dynamic Port Range: Start Port 49152 Number of Ports 16384'],
  },
];
