import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const ROLL_BACK: Step = {
  text: 'If it began with a release, go back to the one before until it is mended',
  kubernetes: 'kubectl rollout undo deploy/{service}',
};

export const DOTNET: readonly CatalogueEntry[] = [
  {
    id: 'dotnet.framework-missing',
    kind: 'version_mismatch',
    program: 'dotnet',
    forms: [
      {
        words: 'you must install or update net to run this application',
        pattern: /You must install (?:or update )?\.NET to run this application/,
      },
      {
        words: 'the framework version was not found',
        pattern:
          /The framework '(?<object>[\w.]{1,60})', version '(?<wanted>[\w.-]{1,30})'(?: \(\w{1,8}\))? was not found/,
      },
      {
        words: 'it was not possible to find any compatible framework version',
        pattern: /It was not possible to find any compatible framework version/,
      },
      {
        words: 'a compatible net sdk was not found',
        pattern:
          /A compatible (?:installed )?\.NET (?<object>SDK) (?:for global\.json version: \[(?<wanted>[^\]]{1,30})\] from \[(?<path>[^\]]{1,160})\] )?was not found/,
      },
      {
        words: 'error netsdk1045 the current net sdk does not support targeting',
        pattern: /NETSDK1045: The current \.NET SDK does not support targeting (?<object>[\w.]{1,20} \d{1,2}\.\d)/,
      },
    ],
    nearby: [
      /Framework: '(?<object>[\w.]{1,60})', version '(?<wanted>[\w.-]{1,30})'/,
      /^\s{1,8}(?<version>\d{1,2}\.\d{1,3}\.\d{1,4}[\w.-]{0,20}) at \[/,
      /Requested SDK version: (?<wanted>[\w.-]{1,30})/,
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The .NET that is installed ({version|another}) is not {object|the one wanted} {wanted|by the application}',
    check: {
      text: 'Compare what is installed with the target of the build (runtimeconfig.json)',
      compose: 'docker compose run --rm --entrypoint dotnet {service} --list-runtimes',
      kubernetes: 'kubectl get deploy {service} -o jsonpath="{..image}"',
      host: 'dotnet --list-runtimes; dotnet --list-sdks; cat *.runtimeconfig.json global.json',
    },
    repair: [
      {
        text: 'Run it on that version: the base image aspnet (not runtime) for web applications, with the tag of the TargetFramework',
        compose:
          'docker compose build --pull {service} && docker compose up -d {service}  # after FROM mcr.microsoft.com/dotnet/aspnet:{wanted|<version>}',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image on the right runtime>',
        host: 'sudo apt-get install -y aspnetcore-runtime-<major.minor> && sudo systemctl restart {service}',
      },
      { text: 'Or publish self-contained, or allow newer ones with <RollForward>Major</RollForward>' },
    ],
    source: 'dotnet/runtime corehost fx_resolver.messages.cpp; dotnet/sdk',
    matches: [
      'You must install or update .NET to run this application.',
      "The framework 'Microsoft.AspNetCore.App', version '6.0.0' (x64) was not found.",
      'It was not possible to find any compatible framework version',
      'A compatible .NET SDK was not found.',
      '/usr/share/dotnet/sdk/6.0.425/Sdks/Microsoft.NET.Sdk/targets/Microsoft.NET.TargetFrameworkInference.targets(144,5): error NETSDK1045: The current .NET SDK does not support targeting .NET 8.0.',
    ],
    ignores: ["Framework: 'Microsoft.NETCore.App', version '8.0.0' (x64)"],
  },
  {
    id: 'dotnet.application-missing',
    kind: 'missing_file',
    program: 'dotnet',
    forms: [
      { words: 'the application does not exist', pattern: /The application '(?<path>[^']{1,160})' does not exist/ },
      {
        words: 'the required library could not be found',
        pattern: /The required library (?<path>libhostfxr\.so|hostfxr\.dll|libhostfxr\.dylib) could not be found/,
      },
      {
        words: 'could not execute because the specified command or file was not found',
        pattern: /Could not execute because the specified command or file was not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '.NET does not find {path|the program} that it is to start',
    check: {
      text: 'See which dll is in the working directory and how it is written in the ENTRYPOINT (upper and lower case count)',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "pwd; ls *.dll"',
      kubernetes: 'kubectl get deploy {service} -o jsonpath="{..command}{..args}{..workingDir}"',
      host: 'ls /opt/{service}/*.dll; systemctl cat {service} | grep -E "ExecStart|WorkingDirectory"',
    },
    repair: [
      {
        text: 'Correct the name (the assembly name of the project) or WORKDIR, copy the publish output into the image, and do not mount a volume over it',
        compose: 'docker compose build {service} && docker compose up -d {service}',
        kubernetes: 'kubectl edit deploy/{service}',
        host: 'sudo systemctl edit --full {service} && sudo systemctl restart {service}',
      },
    ],
    source: 'dotnet/runtime corehost hostfxr fx_muxer.cpp, fxr_resolver; dotnet/sdk',
    matches: [
      "    * You intended to execute a .NET application:       The application 'Shop.Api.dll' does not exist.",
      'A fatal error occurred. The required library libhostfxr.so could not be found.',
      'Could not execute because the specified command or file was not found.',
    ],
    ignores: ['Application started. Press Ctrl+C to shut down.'],
  },
  {
    id: 'dotnet.assembly-missing',
    kind: 'missing_module',
    program: 'dotnet',
    forms: [
      {
        words: 'could not load file or assembly the system cannot find the file specified',
        pattern:
          /Could not load file or assembly '(?<object>[\w.-]{1,100})(?:, Version=(?<wanted>[\d.]{1,24}))?[^']{0,100}'.{0,20}The system cannot find the file specified/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The .NET assembly {object} {wanted|in the version that is asked for} is not there',
    check: {
      text: 'See whether the dll is in the publish directory and which project or package should bring it',
      compose: 'docker compose exec {service} sh -c "ls *.dll; grep -n \\"{object}\\" *.deps.json | head"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ls *.dll; grep -n \\"{object}\\" *.deps.json | head"',
      host: 'ls /opt/{service}/*.dll; dotnet list package --include-transitive | grep -i "{object}"',
    },
    repair: [
      {
        text: 'Reference the package in the project that starts, copy the whole publish output (not bin), and publish for the runtime that runs',
        compose: 'docker compose build --no-cache {service} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo deploy/{service}',
        host: 'dotnet publish -c Release -o /opt/{service} && sudo systemctl restart {service}',
      },
    ],
    source: 'dotnet/runtime mscorrc.rc IDS_EE_FILELOAD_ERROR_GENERIC, COR_E_FILENOTFOUND',
    matches: [
      "Unhandled exception. System.IO.FileNotFoundException: Could not load file or assembly 'Acme.Contracts, Version=2.1.0.0, Culture=neutral, PublicKeyToken=null'. The system cannot find the file specified.",
      "System.IO.FileNotFoundException: Could not load file or assembly 'Serilog, Version=3.1.0.0, Culture=neutral, PublicKeyToken=24c2f752a8e58a10'. The system cannot find the file specified.",
    ],
    ignores: ["'dotnet' (CoreCLR: clrhost): Loaded '/app/Acme.Contracts.dll'. Symbols loaded."],
  },
  {
    id: 'dotnet.assembly-mismatch',
    kind: 'version_mismatch',
    program: 'dotnet',
    forms: [
      {
        words: 'could not load file or assembly the located assembly s manifest definition does not match',
        pattern:
          /Could not load file or assembly '(?<object>[\w.-]{1,100})(?:, Version=(?<wanted>[\d.]{1,24}))?[^']{0,100}'.{0,20}The located assembly's manifest definition does not match/,
      },
      {
        words: 'method not found',
        pattern: /(?:MissingMethodException|Unhandled exception).{0,40}Method not found: '(?<object>[^']{1,240})'/,
      },
      {
        words: 'could not load type from assembly',
        pattern: /Could not load type '(?<object>[^']{1,200})' from assembly '(?<value>[\w.-]{1,100})/,
      },
      {
        words: 'does not have an implementation',
        pattern:
          /Method '(?<value>[^']{1,80})' in type '(?<object>[^']{1,160})' from assembly '[^']{1,200}' does not have an implementation/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'A .NET assembly is not the version {wanted|it was built against}: {object}',
    check: {
      text: 'Compare the dll in the publish directory with deps.json, and see which package brings which version',
      compose: 'docker compose exec {service} sh -c "ls -l *.dll; grep -c . *.deps.json"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ls -l *.dll"',
      host: 'dotnet list package --include-transitive; dotnet nuget why <project> <package>',
    },
    repair: [
      {
        text: 'Bring all packages of the family to one version (Microsoft.Extensions.*, EntityFrameworkCore and its provider), publish into an empty directory and deploy the whole of it',
      },
      ROLL_BACK,
    ],
    source: 'dotnet/runtime mscorrc.rc IDS_CLASSLOAD_GENERAL, FUSION_E_REF_DEF_MISMATCH; System.MissingMethodException',
    matches: [
      "System.IO.FileLoadException: Could not load file or assembly 'Newtonsoft.Json, Version=13.0.0.0, Culture=neutral, PublicKeyToken=30ad4fe6b2a6aeed'. The located assembly's manifest definition does not match the assembly reference.",
      "System.MissingMethodException: Method not found: 'Void Microsoft.EntityFrameworkCore.Diagnostics.CoreLoggerExtensions.Foo()'.",
      "System.TypeLoadException: Could not load type 'Acme.Contracts.Order' from assembly 'Acme.Contracts, Version=2.0.0.0, Culture=neutral, PublicKeyToken=null'.",
      "System.TypeLoadException: Method 'Create' in type 'Acme.Factory' from assembly 'Acme, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null' does not have an implementation.",
    ],
    ignores: [
      "Could not load file or assembly 'Acme.Contracts, Version=2.1.0.0, Culture=neutral, PublicKeyToken=null'. The system cannot find the file specified.",
    ],
  },
  {
    id: 'dotnet.native-library-missing',
    kind: 'missing_module',
    program: 'dotnet',
    forms: [
      {
        words: 'unable to load shared library or one of its dependencies',
        pattern: /Unable to load shared library '(?<object>[^']{1,120})' or one of its dependencies/,
      },
      {
        words: 'couldn t find a valid icu package installed on the system',
        pattern: /Couldn't find a valid (?<object>ICU) package installed on the system/,
      },
      { words: 'no usable version of libssl was found', pattern: /No usable version of (?<object>libssl) was found/ },
      {
        words: 'the type initializer for threw an exception',
        pattern:
          /The type initializer for '(?<object>Gdip|SkiaSharp\.\w{1,40}|System\.Drawing\.\w{1,40})' threw an exception/,
      },
      {
        words: 'globalization invariant mode is not supported',
        pattern: /(?<object>Globalization Invariant Mode) is not supported/,
      },
      {
        words: 'only the invariant culture is supported in globalization invariant mode',
        pattern: /Only the invariant culture is supported in (?<object>globalization-invariant mode)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: '.NET needs {object}, which the image does not have',
    check: {
      text: 'See which library is missing in this image',
      compose:
        'docker compose exec {service} sh -c "cat /etc/os-release | head -2; env | grep -i GLOBALIZATION; ls *.so runtimes/*/native 2>/dev/null"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "cat /etc/os-release | head -2; env | grep -i GLOBALIZATION"',
      host: 'ldconfig -p | grep -iE "icu|ssl|gdiplus"',
    },
    repair: [
      {
        text: 'Install it: icu-libs (Alpine) or libicu and DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false (SqlClient needs ICU), libgdiplus, the package SkiaSharp.NativeAssets.Linux, an image of the own platform',
        compose:
          'docker compose build {service} && docker compose up -d {service}  # after RUN apk add --no-cache icu-libs (Debian: apt-get install -y libicu-dev)',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: 'sudo apt-get install -y libicu-dev libgdiplus && sudo systemctl restart {service}',
      },
    ],
    source:
      'dotnet/runtime pal_icushim.c, opensslshim.c, mscorrc.rc IDS_EE_NDIRECT_LOADLIB_LINUX; Microsoft.Data.SqlClient',
    matches: [
      "System.DllNotFoundException: Unable to load shared library 'libgdiplus' or one of its dependencies. In order to help diagnose loading problems, consider setting the LD_DEBUG environment variable",
      "Process terminated. Couldn't find a valid ICU package installed on the system. Please install libicu (or icu-libs) using your package manager and try again.",
      'No usable version of libssl was found',
      "System.TypeInitializationException: The type initializer for 'Gdip' threw an exception.",
      'System.NotSupportedException: Globalization Invariant Mode is not supported.',
      'System.Globalization.CultureNotFoundException: Only the invariant culture is supported in globalization-invariant mode. See https://aka.ms/GlobalizationInvariantMode for more information.',
    ],
    ignores: ["System.TypeInitializationException: The type initializer for 'Acme.Settings' threw an exception."],
  },
  {
    id: 'dotnet.memory-exhausted',
    kind: 'memory_exhausted',
    program: 'dotnet',
    forms: [
      { words: 'system outofmemoryexception', pattern: /System\.OutOfMemoryException(?::|\s|$)/ },
      {
        words: 'gc heap initialization failed with error',
        pattern: /GC heap initialization failed with error (?<value>0x[0-9A-F]{8})/i,
      },
      {
        words: 'failed to create coreclr hresult 0x8007000e',
        pattern: /Failed to create CoreCLR, HRESULT: (?<value>0x8007000E)/i,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: '.NET gets no more memory ({value|OutOfMemoryException})',
    check: {
      text: 'Compare memory with the limit; the heap takes three quarters of a container limit at most',
      compose:
        'docker stats --no-stream; docker compose exec {service} sh -c "ulimit -v; cat /sys/fs/cgroup/memory.max"',
      kubernetes: 'kubectl top pod; kubectl get deploy {service} -o jsonpath="{..resources}"',
      host: 'free -m; ulimit -v; systemctl show {service} -p MemoryMax',
    },
    repair: [
      {
        text: 'Raise the limit, or have the collector keep within it (DOTNET_GCHeapHardLimitPercent, DOTNET_gcServer=0); then look for what only grows with dotnet-gcdump',
        compose: 'docker compose up -d {service}  # after mem_limit: 1g',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=1Gi',
        host: 'sudo systemctl set-property {service} MemoryMax=1G',
      },
    ],
    source: 'dotnet/runtime ceemain.cpp, gc; System.OutOfMemoryException',
    matches: [
      "System.OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.",
      'GC heap initialization failed with error 0x8007000E',
      'Failed to create CoreCLR, HRESULT: 0x8007000E',
    ],
    ignores: ['Failed to create CoreCLR, HRESULT: 0x80070008'],
  },
];
