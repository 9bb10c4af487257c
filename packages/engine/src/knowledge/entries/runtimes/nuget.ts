import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NUGET: readonly CatalogueEntry[] = [
  {
    id: 'nuget.package-unknown',
    kind: 'missing_object',
    program: 'nuget',
    forms: [
      { words: 'unable to find', pattern: /NU110[1-3]: Unable to find (?:a stable )?package (?<object>[\w.-]{1,100})/ },
      { words: 'nu1100 unable to resolve', pattern: /NU1100: Unable to resolve '(?<object>[^']{1,100})'/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'NuGet finds no {object}',
    check: { text: 'See which sources there are', host: 'dotnet nuget list source' },
    repair: [{ text: 'Correct name or version, or add the source and its login in nuget.config' }],
    source: 'NuGet error reference NU1100-NU1103',
    matches: [
      'error NU1101: Unable to find package Acme.Lib. No packages exist with this id in source(s): nuget.org',
      "error NU1100: Unable to resolve 'Acme.Lib (>= 1.0.0)' for 'net8.0'.",
      'error NU1102: Unable to find package Acme.Lib with version (>= 9.0.0)',
      'error NU1103: Unable to find a stable package Acme.Lib with version (>= 3.0.0)',
    ],
    ignores: ['package found'],
  },
  {
    id: 'nuget.versions-conflict',
    kind: 'version_mismatch',
    program: 'nuget',
    forms: [
      {
        words: 'nu1605 detected package downgrade',
        pattern: /(?<value>NU1605: Detected package downgrade: [^\r\n]{1,80})/,
      },
      { words: 'nu1107 version conflict', pattern: /(?<value>NU1107: Version conflict detected[^\r\n]{0,60})/ },
      {
        words: 'nu1202 package is not compatible',
        pattern: /(?<value>NU1202: Package \S{1,80} \S{1,30} is not compatible)/,
      },
      {
        words: 'netsdk1045 the current net sdk does not support',
        pattern: /(?<value>NETSDK1045: The current \.NET SDK does not support targeting[^\r\n]{0,40})/,
      },
      { words: 'netsdk1004 assets', pattern: /(?<value>NETSDK1004: Assets file[^\r\n]{0,80})/ },
      { words: 'nu1004 the lock', pattern: /(?<value>NU1004: The package(?:s)? lock file[^\r\n]{0,60})/ },
      {
        words: 'nu1403 package content hash validation failed',
        pattern: /(?<value>NU1403: Package content hash validation failed)/,
      },
      { words: 'a compatible net sdk was not found', pattern: /A compatible \.NET SDK was not found/ },
      {
        words: 'msb3644 the reference assemblies for were not found',
        pattern: /(?<value>MSB3644: The reference assemblies for [^\r\n]{1,60} were not found)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Packages or SDK do not fit each other: {value}',
    check: { text: 'Compare SDK and versions', host: 'dotnet --list-sdks; dotnet list package' },
    repair: [
      { text: 'Bring the packages to one release, use the SDK image of the target framework, or correct global.json' },
    ],
    source: 'NuGet and .NET SDK error references',
    matches: [
      'error NU1605: Detected package downgrade: X from 8.0.0 to 7.0.0.',
      'error NU1107: Version conflict detected for X.',
      'error NU1202: Package X 8.0.0 is not compatible with net6.0',
      'error NETSDK1045: The current .NET SDK does not support targeting .NET 9.0.',
      "error NETSDK1004: Assets file '/app/obj/project.assets.json' not found.",
      'error NU1004: The packages lock file is inconsistent',
      'error NU1403: Package content hash validation failed for X.1.0.0.',
      'A compatible .NET SDK was not found.',
      'error MSB3644: The reference assemblies for .NETFramework,Version=v4.8 were not found.',
      'error NU1004: The package lock file is out of date',
    ],
    ignores: ['NU1605 is disabled'],
  },
  {
    id: 'nuget.source-unreachable',
    kind: 'unreachable',
    program: 'nuget',
    forms: [
      {
        words: 'nu1301',
        pattern:
          /NU1301: (?:Unable to load the service index for source|Failed to retrieve information about) '?(?:[\w.]{1,80}' from remote source ')?(?:https?:\/\/)?(?<peer>[\w.-]{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'NuGet does not get through to {peer}',
    check: {
      text: 'Try it by hand: 401 is a login, a name that does not resolve the network',
      host: 'curl -sI https://{peer}',
    },
    repair: [{ text: 'Give the login in nuget.config (packageSourceCredentials), or repair the network of the build' }],
    source: 'NuGet NU1301',
    matches: [
      'error NU1301: Unable to load the service index for source https://pkgs.example.com/index.json.',
      "error NU1301: Failed to retrieve information about 'X' from remote source 'https://api.nuget.org/v3-flatcontainer/x/index.json'.",
    ],
    ignores: ['service index loaded'],
  },
];
