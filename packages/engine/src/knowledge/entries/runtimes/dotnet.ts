import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const FIRST_FRAME: Step = {
  text: 'Read the first own "at ..." line (with "in <file>:line <n>" where symbols are there) and what was changed there last',
  compose: 'docker compose logs --tail 300 {service} | grep -A 12 "Exception: "',
  kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -A 12 "Exception: "',
  host: 'journalctl -u {service} -n 300 | grep -A 12 "Exception: "',
};

const ROLL_BACK: Step = {
  text: 'If it began with a release, go back to the one before until it is mended',
  kubernetes: 'kubectl rollout undo deploy/{service}',
};

const OWN_FRAME = /^\s{2,8}at (?<object>(?!System\.|Microsoft\.)[\w.<>`|[\], ]{1,160})\(/;

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
    id: 'dotnet.assembly-mismatch',
    kind: 'version_mismatch',
    program: 'dotnet',
    forms: [
      {
        words: 'could not load file or assembly',
        pattern:
          /Could not load file or assembly '(?<object>[\w.-]{1,100})(?:, Version=(?<wanted>[\d.]{1,24}))?[^']{0,100}'/,
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
    means: 'The .NET assembly {object} is missing or not the version {wanted|expected}',
    check: {
      text: 'Compare the dll in the publish directory with deps.json, and see which package brings which version',
      compose: 'docker compose exec {service} sh -c "ls *.dll; grep -n \\"{object}\\" *.deps.json | head"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "grep -n \\"{object}\\" *.deps.json | head"',
      host: 'dotnet list package --include-transitive | grep -i "{object}"',
    },
    repair: [
      {
        text: 'Bring all packages of the family to one version (Microsoft.Extensions.*, EntityFrameworkCore and its provider), publish into an empty directory and deploy the whole of it',
      },
      ROLL_BACK,
    ],
    source: 'dotnet/runtime mscorrc.rc IDS_EE_FILELOAD_ERROR_GENERIC, IDS_CLASSLOAD_GENERAL; System.Private.CoreLib',
    matches: [
      "Unhandled exception. System.IO.FileNotFoundException: Could not load file or assembly 'Acme.Contracts, Version=2.1.0.0, Culture=neutral, PublicKeyToken=null'. The system cannot find the file specified.",
      "System.MissingMethodException: Method not found: 'Void Microsoft.EntityFrameworkCore.Diagnostics.CoreLoggerExtensions.Foo()'.",
      "System.TypeLoadException: Could not load type 'Acme.Contracts.Order' from assembly 'Acme.Contracts, Version=2.0.0.0, Culture=neutral, PublicKeyToken=null'.",
      "System.TypeLoadException: Method 'Create' in type 'Acme.Factory' from assembly 'Acme, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null' does not have an implementation.",
    ],
    ignores: ["'dotnet' (CoreCLR: clrhost): Loaded '/app/Acme.Contracts.dll'. Symbols loaded."],
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
  {
    id: 'dotnet.null-reference',
    kind: 'code_defect',
    program: 'dotnet',
    forms: [
      {
        words: 'object reference not set to an instance of an object',
        pattern: /Object reference not set to an instance of an object/,
      },
      {
        words: 'value cannot be null parameter',
        pattern: /Value cannot be null\. \(Parameter '(?<object>(?!connectionString|source'|s')\w{1,80})'\)/,
      },
      { words: 'nullable object must have a value', pattern: /Nullable object must have a value/ },
    ],
    nearby: [OWN_FRAME, / in (?<path>\/[^\s:]{1,200}\.cs):line \d{1,6}/],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'The .NET code uses {object|something} that is null',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Find out why it is null there (a setting, a row, an answer that is absent) and check it before it is used',
      },
      ROLL_BACK,
    ],
    source: 'dotnet/runtime Strings.resx Arg_NullReferenceException, ArgumentNull_Generic, InvalidOperation_NoValue',
    matches: [
      'System.NullReferenceException: Object reference not set to an instance of an object.',
      "System.ArgumentNullException: Value cannot be null. (Parameter 'uriString')",
      'System.InvalidOperationException: Nullable object must have a value.',
    ],
    ignores: ["System.ArgumentNullException: Value cannot be null. (Parameter 'connectionString')"],
  },
  {
    id: 'dotnet.element-absent',
    kind: 'code_defect',
    program: 'dotnet',
    forms: [
      {
        words: 'sequence contains element',
        pattern: /Sequence contains (?<object>no (?:matching )?elements|more than one (?:matching )?element)/,
      },
      { words: 'sequence contains no', pattern: /Sequence contains (?<object>no (?:matching )?elements?)/ },
      {
        words: 'index was outside the bounds of the array',
        pattern: /(?<object>Index was outside the bounds of the array)/,
      },
      {
        words: 'index was out of range must be non negative and less than',
        pattern: /(?<object>Index was out of range)\. Must be non-negative and less than/,
      },
      {
        words: 'the given key was not present in the dictionary',
        pattern: /The given key '(?<object>[^']{1,120})' was not present in the dictionary/,
      },
      {
        words: 'collection was modified enumeration operation may not execute',
        pattern: /(?<object>Collection was modified); enumeration operation may not execute/,
      },
    ],
    nearby: [/ in (?<path>\/[^\s:]{1,200}\.cs):line \d{1,6}/],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'The .NET code takes what is not there: {object} ({path|see the trace})',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Use TryGetValue, FirstOrDefault or a check of the count, and look why the data or the setting it expects is missing',
      },
      ROLL_BACK,
    ],
    source: 'dotnet/runtime Strings.resx of System.Linq and System.Private.CoreLib',
    matches: [
      'System.InvalidOperationException: Sequence contains more than one element',
      'System.InvalidOperationException: Sequence contains no elements',
      'System.IndexOutOfRangeException: Index was outside the bounds of the array.',
      "System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
      "System.Collections.Generic.KeyNotFoundException: The given key 'tenant' was not present in the dictionary.",
      'System.InvalidOperationException: Collection was modified; enumeration operation may not execute.',
    ],
    ignores: ['The sequence contains 12 elements'],
  },
  {
    id: 'dotnet.conversion',
    kind: 'code_defect',
    program: 'dotnet',
    forms: [
      {
        words: 'unable to cast object of type to type',
        pattern: /Unable to cast object of type '(?<value>[^']{1,160})' to type '(?<object>[^']{1,160})'/,
      },
      {
        words: 'the input string was not in a correct format',
        pattern: /The input string '(?<value>[^']{0,80})' was not in a correct format/,
      },
      { words: 'input string was not in a correct format', pattern: /Input string was not in a correct format/ },
      {
        words: 'the json value could not be converted to path',
        pattern:
          /The JSON value could not be converted to (?<object>[\w.`[\], ]{1,160}?)\. Path: (?<value>\$\S{0,100})/,
      },
      {
        words: 'is an invalid start of a value path',
        pattern: /'(?<value>[^']{1,6})' is an invalid start of a value\. (?:Path: |LineNumber: )/,
      },
      { words: 'attempted to divide by zero', pattern: /(?<value>Attempted to divide by zero)/ },
    ],
    nearby: [/ in (?<path>\/[^\s:]{1,200}\.cs):line \d{1,6}/],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'The .NET code cannot use {value|a value} as {object|what it expects}',
    check: FIRST_FRAME,
    repair: [
      {
        text: "Follow the value to where it comes from (a setting, a column, an answer; '<' is an HTML page) and correct it there, or accept it in the code",
      },
      ROLL_BACK,
    ],
    source: 'dotnet/runtime Strings.resx of System.Private.CoreLib and System.Text.Json',
    matches: [
      "System.InvalidCastException: Unable to cast object of type 'System.DBNull' to type 'System.String'.",
      "System.FormatException: The input string '8080tcp' was not in a correct format.",
      'System.FormatException: Input string was not in a correct format.',
      'System.Text.Json.JsonException: The JSON value could not be converted to System.Int32. Path: $.qty | LineNumber: 0 | BytePositionInLine: 12.',
      "System.Text.Json.JsonException: '<' is an invalid start of a value. Path: $ | LineNumber: 0 | BytePositionInLine: 0.",
      'System.DivideByZeroException: Attempted to divide by zero.',
    ],
    ignores: ['The input string was accepted'],
  },
  {
    id: 'dotnet.unhandled',
    kind: 'code_defect',
    program: 'dotnet',
    forms: [
      {
        words: 'unhandled exception',
        pattern:
          /Unhandled exception\. (?<object>[A-Z][\w.`]{1,120}(?:Exception|Error))(?: \([\w, ]{1,30}\))?: (?<value>[^\r\n]{1,120})/,
      },
      { words: 'stack overflow', pattern: /^(?:[\w.-]{1,40}\s{0,12}\| )?Stack overflow\.$/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 1,
    means: 'The .NET process ends: {object|stack overflow} {value|by a call without end}',
    check: FIRST_FRAME,
    repair: [
      { text: 'Repair what the message names; an inner exception ("--->") further down is nearer to the cause' },
      ROLL_BACK,
    ],
    source: 'dotnet/runtime excep.cpp DefaultCatchHandler(), eepolicy.cpp',
    matches: [
      'Unhandled exception. System.InvalidOperationException: Cannot open database "shop" requested by the login.',
      'Stack overflow.',
    ],
    ignores: ['An unhandled exception has occurred while executing the request.'],
  },
];
