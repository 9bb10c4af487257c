import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SETTINGS_READ: readonly CatalogueEntry[] = [
  {
    id: 'setting.markup-of-file',
    kind: 'invalid_setting',
    forms: [
      { words: 'psych', pattern: /(?<value>Psych::(?:SyntaxError|BadAlias|AliasesNotEnabled)): / },
      { words: 'yamlparseerror', pattern: /(?<value>YAMLParseError: [^\r\n]{1,120})/ },
      {
        words: 'yamlexception line col',
        pattern: /(?<value>YamlException: \(Line: \d{1,6}, Col: \d{1,5}[^\r\n]{1,120})/,
      },
      {
        words: 'semanticerrorexception line col',
        pattern: /(?<value>SemanticErrorException: \(Line: \d{1,6}, Col: \d{1,5}[^\r\n]{1,120})/,
      },
      {
        words: 'component yaml exception parseexception',
        pattern: /Component\\Yaml\\Exception\\ParseException: (?<value>[^\r\n]{1,120})/,
      },
      { words: 'could not parse the json file', pattern: /(?<value>Could not parse the JSON file)\./ },
      {
        words: 'yaml',
        pattern: /(?<value>yaml: (?:control characters are not allowed|invalid (?:trailing|leading) UTF-8 octet))/,
      },
      { words: 'toml cannot toml', pattern: /toml: (?<value>cannot (?:load|decode|store) TOML [^\r\n]{1,100})/ },
      {
        words: 'near line last key parsed',
        pattern: /(?<value>Near line \d{1,6} \(last key parsed '[^']{0,60}'\): [^\r\n]{1,80})/,
      },
      { words: 'tomldecodeerror', pattern: /(?<value>TomlDecodeError: [^\r\n]{1,100})/ },
      { words: 'invalid toml document', pattern: /(?<value>Invalid TOML document: [^\r\n]{1,80})/ },
      { words: 'error parsing at', pattern: /Error parsing \S{1,100}: (?<value>At \d{1,6}:\d{1,5}: [^\r\n]{1,80})/ },
      { words: 'while scanning a simple key', pattern: /(?<value>while scanning a simple key)/ },
      {
        words: 'encountered unexpected whitespace at',
        pattern: /Encountered (?<value>unexpected whitespace at \[[^\]]{1,80}\])/,
      },
      { words: 'failed to parse dotenv file', pattern: /(?<value>Failed to parse dotenv file)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A configuration file cannot be read: {value}',
    check: {
      text: 'See the line it names, with tabs and odd characters shown',
      host: 'cat -A <file> | sed -n "<line>p"; yamllint <file>',
    },
    repair: [
      {
        text: 'Correct it: spaces for tabs, quotes around values with ": " or "#", UTF-8 without BOM; Psych of Ruby 3.1 wants aliases: true',
      },
    ],
    source: 'Psych, yaml (npm), YamlDotNet, Symfony Yaml, go-yaml, go-toml, HCL, phpdotenv',
    matches: [
      'Psych::SyntaxError: (config/database.yml): did not find expected key while parsing a block mapping at line 5 column 3',
      'Psych::BadAlias: Alias parsing was not enabled. To enable it, pass `aliases: true` to `Psych::load`.',
      'YAMLParseError: Nested mappings are not allowed in compact mappings at line 1, column 7',
      "YamlDotNet.Core.SemanticErrorException: (Line: 3, Col: 1, Idx: 20): While scanning a simple key, could not find expected ':'",
      'YamlDotNet.Core.YamlException: (Line: 3, Col: 1, Idx: 20): Exception during deserialization',
      'Symfony\\Component\\Yaml\\Exception\\ParseException: Malformed inline YAML string at line 3',
      'System.FormatException: Could not parse the JSON file.',
      'yaml: control characters are not allowed',
      'yaml: invalid trailing UTF-8 octet',
      'toml: cannot load TOML value of type string into a Go integer',
      "Near line 3 (last key parsed 'a.b'): expected value but found '\\n' instead",
      'toml.decoder.TomlDecodeError: Invalid value',
      'Error: Invalid TOML document: unexpected character',
      'Error parsing config.hcl: At 3:1: illegal character',
      "while scanning a simple key could not find expected ':' in 'reader', line 3, column 1",
      'The environment file is invalid! Failed to parse dotenv file. Encountered unexpected whitespace at [a b].',
      'Psych::AliasesNotEnabled: Alias parsing was not enabled.',
      "Failed to parse dotenv file. Encountered a missing closing quote at ['abc].",
    ],
    ignores: ['configuration loaded from app.yml'],
  },
  {
    id: 'setting.key-not-known',
    kind: 'invalid_setting',
    forms: [
      { words: 'unknown in', pattern: /unknown fields? in (?<object>[\w.]{1,60}): (?<setting>[\w., ]{1,80})/ },
      {
        words: 'field not found in type',
        pattern: /field (?<setting>[\w.-]{1,80}) not found in type (?<object>[\w.]{1,80})/,
      },
      {
        words: 'strict decoding error unknown field',
        pattern: /strict decoding error: unknown field "(?<setting>[^"]{1,100})"/,
      },
      { words: 'has invalid keys', pattern: /'' has invalid keys: (?<setting>[\w., -]{1,100})/ },
      {
        words: 'additional not allowed',
        pattern: /Additional propert(?:y|ies) (?:'|")?(?<setting>[\w.-]{1,60})(?:'|")? (?:is|are) not allowed/i,
      },
      { words: 'unrecognized', pattern: /Unrecognized (?:key|option)s?:? ['"](?<setting>[\w.-]{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The configuration holds a key that this release does not know: {setting}',
    check: {
      text: 'Compare with the documentation of exactly this release',
      host: 'grep -rn "{setting}" <configuration>',
    },
    repair: [
      { text: 'Correct spelling and indentation, or remove the key; after an upgrade see which name replaced it' },
    ],
    source: 'go-yaml UnmarshalStrict; Kubernetes strict decoding; mapstructure; JSON schema; zod',
    matches: [
      'invalid config: unknown fields in prometheus: scrape_intervall',
      'yaml: unmarshal errors: line 12: field foo not found in type config.plain',
      'Error from server (BadRequest): error when creating "a.yaml": Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replica"',
      "error decoding 'receivers': 1 error(s) decoding: * '' has invalid keys: protocol",
      'services.web Additional property imge is not allowed',
      "Unrecognized option 'foo' under 'framework'",
    ],
    ignores: ['unknown fields are ignored'],
  },
  {
    id: 'arguments.shell-variable-unset',
    kind: 'missing_setting',
    forms: [
      {
        words: 'line',
        pattern:
          /line \d{0,5}:? ?(?<setting>[A-Z_][A-Z0-9_]{1,60}): (?:unbound variable|parameter not set|parameter null or not set)/,
      },
      { words: 'unbound variable', pattern: /: \d{0,5}:? ?(?<setting>[A-Z_][A-Z0-9_]{1,60}): unbound variable/ },
      { words: 'parameter not set', pattern: /: \d{0,5}:? ?(?<setting>[A-Z_][A-Z0-9_]{1,60}): parameter not set/ },
      {
        words: 'parameter null or not set',
        pattern: /: \d{0,5}:? ?(?<setting>[A-Z_][A-Z0-9_]{1,60}): parameter null or not set/,
      },
      { words: 'unbound variable', pattern: /\b(?<setting>[A-Z_][A-Z0-9_]{1,60}): unbound variable/ },
      { words: 'parameter null or not set', pattern: /\b(?<setting>[A-Z_][A-Z0-9_]{1,60}): parameter null or not set/ },
      { words: 'parameter not set', pattern: /\b(?<setting>[A-Z_][A-Z0-9_]{1,60}): parameter not set/ },
      {
        words: 'environment variable not set',
        pattern: /environment variable not set: (?<setting>[A-Z_][A-Z0-9_]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A script misses the variable {setting}',
    check: {
      text: 'See what it is given',
      compose: 'docker compose config {service} | grep -A20 environment',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A20 env:',
      host: 'systemctl show {service} -p Environment',
    },
    repair: [
      {
        text: 'Set it and start anew',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} {setting}=<value>',
      },
    ],
    source: 'bash, dash, busybox ash',
    matches: [
      '/entrypoint.sh: line 3: DB_HOST: unbound variable',
      '/entrypoint.sh: 12: DB_HOST: parameter not set',
      '/docker-entrypoint.sh: line 3: DB_HOST: parameter null or not set',
      'fatal: environment variable not set: DB_HOST',
    ],
    ignores: ['DB_HOST: set'],
  },
  {
    id: 'arguments.unknown-command',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'unknown command for',
        pattern: /[Ee]rror: unknown command "(?<value>[^"]{1,60})" for "(?<object>[^"]{1,60})"/,
      },
      { words: 'error unrecognized subcommand', pattern: /error: unrecognized subcommand '(?<value>[^']{1,60})'/ },
      {
        words: 'error argument invalid choice choose from',
        pattern: /error: argument \S{0,40}: invalid choice: '(?<value>[^']{1,60})' \(choose from/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The program knows no command {value}',
    check: { text: 'See the help of this release', compose: 'docker compose run --rm {service} --help' },
    repair: [
      {
        text: 'Correct the command of the service; between major releases commands are renamed',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'cobra, clap, argparse',
    matches: [
      'Error: unknown command "serv" for "app"',
      "error: unrecognized subcommand 'serv'",
      "app: error: argument command: invalid choice: 'strat' (choose from 'start', 'stop')",
    ],
    ignores: ['unknown command of user'],
  },
  {
    id: 'lock.distributed-not-got',
    kind: 'lock_held',
    forms: [
      { words: 'locknotownederror', pattern: /LockNotOwnedError: / },
      {
        words: 'cannot release a lock that s no longer owned',
        pattern: /Cannot release a lock that's no longer owned/,
      },
      {
        words: 'lockerror unable to acquire lock within the time specified',
        pattern: /LockError: Unable to acquire lock within the time specified/,
      },
      {
        words: 'unable to achieve a quorum during its retry window',
        pattern: /unable to achieve a quorum during its retry window/,
      },
      { words: 'cannot extend', pattern: /Cannot extend (?:an unlocked lock|a lock that's no longer owned)/ },
      { words: 'flock failed to', pattern: /flock: failed to (?:get lock|execute)/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'A lock in Redis or the database was not got, or was lost before the work was done',
    check: {
      text: 'See who holds it and how long the work takes',
      host: 'redis-cli --scan --pattern "*lock*"; redis-cli pttl <key>',
    },
    repair: [
      {
        text: 'Give the lock a longer life than the work, or extend it; remove one that a dead process left',
        host: 'redis-cli del <key>',
        destructive: true,
      },
    ],
    source: 'redis-py lock.py; redlock; util-linux flock',
    matches: [
      "redis.exceptions.LockNotOwnedError: Cannot release a lock that's no longer owned",
      'redis.exceptions.LockError: Unable to acquire lock within the time specified',
      'ExecutionError: The operation was unable to achieve a quorum during its retry window.',
      "redis.exceptions.LockNotOwnedError: Cannot extend a lock that's no longer owned",
      'flock: failed to get lock',
    ],
    ignores: ['lock acquired'],
  },
  {
    id: 'locale.not-there',
    kind: 'missing_file',
    forms: [
      {
        words: 'cannot set to default locale no such file or directory',
        pattern: /Cannot set LC_\w{2,12} to default locale: No such file or directory/,
      },
      {
        words: 'click will abort further execution because python',
        pattern: /Click will abort further execution because Python (?:was configured to use ASCII|3 was configured)/,
      },
      { words: 'unable to set a', pattern: /Unable to set a locale[^\r\n]{0,60}/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'The locale of LANG or LC_ALL is not generated on this host',
    check: { text: 'See what is there', host: 'locale -a; locale' },
    repair: [
      {
        text: 'Use C.UTF-8 (in every image) or generate it',
        compose: 'LANG=C.UTF-8 LC_ALL=C.UTF-8 docker compose up -d {service}',
        host: 'sudo locale-gen en_US.UTF-8 && sudo update-locale LANG=en_US.UTF-8',
      },
    ],
    source: 'glibc locale(1), perl, bash, click, initdb',
    matches: [
      'locale: Cannot set LC_ALL to default locale: No such file or directory',
      'RuntimeError: Click will abort further execution because Python was configured to use ASCII as encoding for the environment.',
      'Unable to set a locale that supports UTF-8',
    ],
    ignores: ['LANG=C.UTF-8'],
  },
];
