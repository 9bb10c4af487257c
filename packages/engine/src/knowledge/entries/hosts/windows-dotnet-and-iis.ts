import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** IIS, .NET Framework, WSUS and Windows Update. */
export const WINDOWS_DOTNET_AND_IIS: readonly CatalogueEntry[] = [
  {
    id: 'iis.pool-disabled',
    kind: 'crash_signal',
    program: 'iis',
    forms: [
      {
        words: 'a process serving application pool',
        pattern:
          /A process serving application pool '(?<object>[^'\n]{1,80})' (?:terminated unexpectedly|suffered a fatal communication error|failed to respond to a ping|exceeded time limits during (?:start up|shut down))/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'IIS switched the application pool {object} off after repeated crashes',
    check: {
      text: 'Read the Application log for the crash of w3wp.exe before it',
      host: "Get-WinEvent -FilterHashtable @{LogName='Application';ProviderName='.NET Runtime','Application Error'} -MaxEvents 10 | fl Message",
    },
    repair: [
      {
        text: 'Repair what makes the worker crash (wrong password of the identity, missing .NET hosting bundle, an unhandled exception), then start the pool',
        host: 'appcmd start apppool /apppool.name:"{object}"',
      },
    ],
    source: 'WAS events 5002, 5059, 5011, 5021, 5057',
    matches: [
      "A process serving application pool 'Shop' suffered a fatal communication error with the Windows Process Activation Service. The process id was '4120'. The data field contains the error number.",
      "app: A process serving application pool 'Shop' suffered a fatal communication error with the Windows Process Activation Service. The process id was '4120'. The data field contains the error number.",
    ],
    ignores: ["Application pool 'Shop' was started"],
  },
  {
    id: 'iis.pool-identity',
    kind: 'authentication_refused',
    program: 'iis',
    forms: [
      {
        words: 'the identity of application pool is invalid',
        pattern: /The identity of application pool (?<object>[^\n]{1,80}?) is invalid/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'IIS cannot log on the identity of the application pool {object}',
    check: {
      text: 'Look which account the pool runs as',
      host: 'appcmd list apppool "{object}" /text:processModel.userName',
    },
    repair: [
      {
        text: 'Enter its password anew and grant it "Log on as a batch job", or run the pool as ApplicationPoolIdentity',
        host: 'appcmd set apppool "{object}" /processModel.identityType:ApplicationPoolIdentity',
      },
    ],
    source: 'WAS events 5021, 5057',
    matches: [
      'The identity of application pool Shop is invalid. The user name or password that is specified for the identity may be incorrect, or the user may not have batch logon rights.',
      'WAS 5021: The identity of application pool DefaultAppPool is invalid.',
    ],
    ignores: ['The identity of application pool Shop was changed'],
  },
  {
    id: 'iis.pool-recycled',
    kind: null,
    program: 'iis',
    forms: [
      {
        words: 'a worker process with id of serving application pool',
        pattern:
          /A worker process with process id of '\d{1,8}' serving application pool '(?<object>[^'\n]{1,80})' (?:has requested a recycle|was shutdown due to inactivity)/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'IIS recycles a worker process on schedule or when idle',
    check: { text: 'Nothing to do; the intervals stand in the advanced settings of the pool' },
    repair: [],
    source: 'WAS events 5074, 5079, 5186',
    matches: [
      "A worker process with process id of '4120' serving application pool 'Shop' has requested a recycle because the worker process reached its allowed processing time limit.",
      "A worker process with process id of '992' serving application pool 'Shop' was shutdown due to inactivity. Application Pool timeout configuration was set to 20 minutes.",
    ],
    ignores: ["A process serving application pool 'Shop' terminated unexpectedly"],
  },
  {
    id: 'iis.configuration-broken',
    kind: 'invalid_setting',
    program: 'iis',
    forms: [
      {
        words: 'this configuration section cannot be used at path',
        pattern: /(?<value>This configuration section cannot be used at this path)/,
      },
      {
        words: 'there is a duplicate section defined',
        pattern: /(?<value>There is a duplicate '[^']{1,80}' section defined)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'IIS cannot read its configuration: {value}',
    check: { text: 'Read file and line that it names', host: 'appcmd list config "Default Web Site"' },
    repair: [
      {
        text: 'Correct web.config: a section without its module (rewrite, aspNetCore) wants the module installed, a locked section is unlocked for the site',
        host: 'appcmd unlock config -section:system.webServer/handlers',
      },
    ],
    source: 'IIS HTTP Error 500.19, 0x8007000d, 0x80070021, 0x80070005',
    matches: [
      'This configuration section cannot be used at this path. This happens when the section is locked at a parent level.',
      "There is a duplicate 'system.web.extensions/scripting/scriptResourceHandler' section defined",
    ],
    ignores: ['The configuration section was read'],
  },
  {
    id: 'iis.dotnet-core-start-fails',
    kind: 'missing_module',
    program: 'iis',
    forms: [
      { words: 'could not find aspnetcorev2_inprocess dll', pattern: /Could not find 'aspnetcorev2_inprocess\.dll'/ },
      {
        words: 'application with physical root has exited from program main exit code',
        pattern:
          /Application '[^']{1,160}' with physical root '(?<path>[^']{1,160})' has exited from Program\.Main with exit code = '(?<signal>[^']{1,12})'/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The ASP.NET Core module of IIS cannot start the application in {path|its folder}',
    check: {
      text: 'Start it by hand in its folder, and switch stdoutLogEnabled on in web.config',
      host: 'dotnet <application>.dll',
    },
    repair: [
      {
        text: 'Install the Hosting Bundle of the same .NET version and restart IIS; 500.30 is an exception at start, 500.31 a missing framework, 500.32 wrong bitness, 500.35 two apps in one pool',
        host: 'net stop was /y && net start w3svc',
      },
    ],
    source: 'IIS AspNetCore Module V2 events 1005 to 1032',
    matches: [
      "Could not find 'aspnetcorev2_inprocess.dll'. Exception message: Error: An error occurred",
      "Application 'MACHINE/WEBROOT/APPHOST/SHOP' with physical root 'C:\\inetpub\\shop\\' has exited from Program.Main with exit code = '0'. First 30KB characters of captured stdout",
    ],
    ignores: ["Application 'MACHINE/WEBROOT/APPHOST/SHOP' started process '4120' successfully"],
  },
  {
    id: 'dotnet.assembly-version-differs',
    kind: 'version_mismatch',
    program: 'dotnet',
    forms: [
      {
        words:
          'could not load file or assembly version one of its dependencies the located s manifest definition does match reference',
        pattern:
          /Could not load file or assembly '(?<object>[^',]{1,120}), Version=(?<wanted>[\d.]{3,20})[^']{0,120}' or one of its dependencies\. The located assembly's manifest definition does not match the assembly reference/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '.NET finds another version of the assembly {object} than the program wants',
    check: {
      text: 'Compare the version in bin with the one that is referred to, and the binding redirects in the .config file',
      host: 'Get-ChildItem <bin> -Recurse -Filter *.dll | % { $_.VersionInfo }',
    },
    repair: [
      {
        text: 'Add or correct the bindingRedirect (AutoGenerateBindingRedirects), or deploy the assembly of the wanted version',
      },
    ],
    source: '.NET Fusion 0x80131040 FUSION_E_REF_DEF_MISMATCH',
    matches: [
      "System.IO.FileLoadException: Could not load file or assembly 'Newtonsoft.Json, Version=9.0.0.0, Culture=neutral, PublicKeyToken=30ad4fe6b2a6aeed' or one of its dependencies. The located assembly's manifest definition does not match the assembly reference. (Exception from HRESULT: 0x80131040)",
      "Could not load file or assembly 'System.Memory, Version=4.0.1.1, Culture=neutral' or one of its dependencies. The located assembly's manifest definition does not match the assembly reference.",
    ],
    ignores: ['The assembly was loaded'],
  },
  {
    id: 'dotnet.bitness-differs',
    kind: 'wrong_architecture',
    program: 'dotnet',
    forms: [
      {
        words: 'winerror 193 1 is not a valid win32 application',
        pattern: /\[WinError 193\] %1 is not a valid Win32 application/,
      },
      {
        words: 'retrieving the com class factory for component with clsid failed due to following error 80040154',
        pattern:
          /Retrieving the COM class factory for component with CLSID (?<object>\{[0-9A-Fa-f-]{36}\}) failed due to the following error: 80040154/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '.NET meets a library of the other bitness: {object|a DLL}',
    check: { text: 'Find whether process and library are 32 or 64 bit', host: 'corflags <file>.dll' },
    repair: [
      {
        text: 'Build for the platform of the native library, or set "Enable 32-Bit Applications" of the IIS pool accordingly',
        host: 'appcmd set apppool <pool> /enable32BitAppOnWin64:true',
      },
    ],
    source: 'System.BadImageFormatException, 0x8007000B, ERROR_BAD_EXE_FORMAT 193',
    matches: [
      'OSError: [WinError 193] %1 is not a valid Win32 application',
      'System.Runtime.InteropServices.COMException: Retrieving the COM class factory for component with CLSID {9E5E5FB2-219D-4EE7-AB27-E4DBED8E123E} failed due to the following error: 80040154 Class not registered',
    ],
    ignores: ['The image was loaded'],
  },
  {
    id: 'windows-update.fails',
    kind: 'invalid_setting',
    program: 'windows-update',
    forms: [
      {
        words: 'installation failure windows failed to install the following update with error',
        pattern:
          /Installation Failure: Windows failed to install the following update with error (?<value>0x[0-9A-Fa-f]{8}): (?<object>[^\n]{1,100}?)\.?$/,
      },
      {
        words: 'windows update failed to with error',
        pattern:
          /Windows Update failed to (?:check for updates|download an update) with error (?<value>0x[0-9A-Fa-f]{8})/,
      },
      { words: 'syncupdates failed error', pattern: /SyncUpdates failed, error (?<value>0x8024[0-9A-Fa-f]{4})/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Windows Update fails to install {object|an update}: {value}',
    check: {
      text: 'Write the log readable and look before the code',
      host: 'Get-WindowsUpdateLog; Get-Content C:\\Windows\\Logs\\CBS\\CBS.log -Tail 50',
    },
    repair: [
      {
        text: 'Repair the component store, then try again; free 10 GB on C:',
        host: 'DISM /Online /Cleanup-Image /RestoreHealth && sfc /scannow',
      },
      {
        text: 'Or empty the download folder of Windows Update',
        host: 'net stop wuauserv & rd /s /q C:\\Windows\\SoftwareDistribution & net start wuauserv',
      },
    ],
    source: 'WindowsUpdateClient events 20, 25, 31',
    matches: [
      'Installation Failure: Windows failed to install the following update with error 0x800F0922: 2025-06 Cumulative Update for Windows Server 2022 (KB5060526).',
      'Windows Update failed to check for updates with error 0x8024402C.',
      '*FAILED* [8024401C] Agent: SyncUpdates failed, error 0x8024401C',
    ],
    ignores: ['Installation Successful: Windows successfully installed the following update: KB5060526'],
  },
  {
    id: 'wsus.not-working',
    kind: 'unreachable',
    program: 'wsus',
    forms: [
      {
        words: 'the web service is not working',
        pattern:
          /(?<value>The (?:Client|Server Synchronization|Reporting|Simple Authentication|DSS Authentication|API Remoting|Self-update|API) Web Service is not working)/,
      },
      {
        words: 'the wsus administration console was unable to connect server',
        pattern: /(?<value>The WSUS administration console was unable to connect to the WSUS Server)/,
      },
      { words: 'self update is not working', pattern: /(?<value>Self-update is not working)/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'WSUS does not serve its clients: {value}',
    check: { text: 'Test its web services', host: 'wsusutil checkhealth & iisreset /status' },
    repair: [
      {
        text: 'Raise the private memory limit of the pool WsusPool (0 is none) and its queue to 2000, then decline superseded updates and reindex SUSDB',
        host: 'appcmd set apppool WsusPool /recycling.periodicRestart.privateMemory:0 /queueLength:2000',
      },
    ],
    source: 'Windows Server Update Services events 12002 to 12072, 13042, 7032, 507',
    matches: [
      'Windows Server Update Services 12022: The Client Web Service is not working.',
      'The WSUS administration console was unable to connect to the WSUS Server via the remote API.',
      'Event 13042: Self-update is not working.',
    ],
    ignores: ['The Client Web Service is working'],
  },
];
