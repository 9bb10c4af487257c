import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const READ_SETTINGS: Step = {
  text: 'Read what the program is really given',
  compose: 'docker compose config; docker compose exec {service} env | sort',
  kubernetes: 'kubectl set env deploy/{service} --list; kubectl describe deploy/{service} | grep -iA20 environment',
  host: 'systemctl show {service} -p Environment,EnvironmentFiles; sudo cat /etc/default/{service}',
};

/** Settings that are missing or refused, in the words of runtimes, frameworks and common configuration libraries. */
export const SETTINGS: readonly CatalogueEntry[] = [
  {
    id: 'setting.variable-missing',
    kind: 'missing_setting',
    forms: [
      {
        words: 'missing required environment variable s',
        pattern: /[Mm]issing (?:required )?environment variable\(s\):? (?<setting>[A-Z][A-Z\d_]{2,60})/,
      },
      {
        words: 'invalid_type undefined path',
        pattern:
          /"code": ?"invalid_type".{0,120}"received": ?"undefined".{0,20}"path": ?\[ ?"(?<setting>[A-Z][A-Z\d_]{2,60})"/,
      },
      { words: 'keyerror', pattern: /(?:^|[\s"])KeyError: ['"](?<setting>[A-Z][A-Z\d]{1,30}_[A-Z\d_]{1,50})['"]/ },
      { words: 'key not found keyerror', pattern: /key not found: "(?<setting>[A-Z][A-Z\d_]{2,60})" \(KeyError\)/ },
      {
        words: 'environment variable',
        pattern:
          /(?:[Mm]issing|[Rr]equired|[Uu]nset|[Uu]ndefined) (?:required )?(?:environment|env) variables?(?: is missing| not set)?:? ["'`]?(?<setting>[A-Z][A-Z\d_]{2,60})\b/,
      },
      {
        words: 'environment variable',
        pattern:
          /(?<!\b(?:[Ii]f|[Ww]hen|[Uu]nless) (?:the )?)[Ee]nvironment variable ["'`]?\$?(?<setting>[A-Z][A-Z\d_]{2,60})["'`]? (?:is )?(?:not set|not defined|missing|required|must be set|is required|should not be empty|unset|not found)/,
      },
      {
        words: 'environment variable not found',
        pattern: /Environment variable not found: "?(?<setting>[A-Z][A-Z\d_]{2,60})\b/,
      },
      {
        words: 'could not fetch environment variable because it is not set',
        pattern: /could not fetch environment variable "(?<setting>[A-Z][A-Z\d_]{2,60})" because it is not set/,
      },
      { words: 'required key missing value', pattern: /required key (?<setting>[A-Z][A-Z\d_]{2,60}) missing value/ },
      {
        words: 'could not resolve placeholder',
        pattern: /Could not resolve placeholder '(?<setting>[\w.-]{1,80})' in (?:value|string value)/,
      },
      { words: 'unbound variable', pattern: /: (?:line \d{1,5}: )?(?<setting>[A-Za-z_]\w{1,60}): unbound variable/ },
      {
        words: 'parameter not set',
        pattern: /: (?:line )?(?:\d{1,5}: )?(?<setting>[A-Za-z_]\w{1,60}): parameter (?:null or )?not set/,
      },
      {
        words: 'must be set notpresent',
        pattern:
          /(?<setting>[A-Z][A-Z\d_]{2,60})(?: (?:must be set|must be provided|must be defined|should be set|is not set|not set|is missing|missing|not found|is required|required))?: NotPresent\b/,
      },
      {
        words: 'required',
        pattern:
          /(?<!\b(?:[Ii]f|[Ww]hen|[Uu]nless|[Tt]he))(?:^|[\s"'`:$])(?<setting>[A-Z][A-Z\d]{1,30}_[A-Z\d_]{1,50})["'`]? is required(?:$|[.!,;:"')]| (?:but|to|for|when|in)\b)/,
      },
      {
        words: 'set',
        pattern:
          /(?<!\b(?:[Ii]f|[Ww]hen|[Uu]nless|[Tt]he))(?:^|[\s"'`:$])(?<setting>[A-Z][A-Z\d]{1,30}_[A-Z\d_]{1,50})["'`]?:? (?:is not set|must be set|not set|environment variable is not set)(?! to| by| \(or| and| or|[;,.] [\w -]{1,40} (?:is|are|will be) disabled)/,
      },
      {
        words: 'missing',
        pattern:
          /(?<!\b(?:[Ii]f|[Ww]hen|[Uu]nless|[Tt]he))(?:^|[\s"'`:$])(?<setting>[A-Z][A-Z\d]{1,30}_[A-Z\d_]{1,50})["'`]? is missing(?:$|[.!,;"'])/,
      },
      {
        words: 'variable is required error',
        pattern:
          /required (?:variable|option|setting|parameter) ["'`]?(?<setting>[A-Za-z][\w.-]{2,60})["'`]? is missing a value/,
      },
      {
        words: 'must set',
        pattern:
          /(?:[Yy]ou )?must set (?:the )?(?:environment variable |env var )?["'`]?(?<setting>[A-Z][A-Z\d]{1,30}_[A-Z\d_]{1,50})\b/,
      },
      {
        words: 'environment variables',
        pattern:
          /(?:[Mm]issing|[Rr]equired|[Uu]nset|[Uu]ndefined) (?:required )?(?:environment|env) variables?:? [["'`]{0,2}(?<setting>[A-Z][A-Z\d_]{2,60})\b/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The setting {setting} is not set',
    check: READ_SETTINGS,
    repair: [
      {
        text: 'Set {setting} for {service} and start it anew: a new version may want it, .env is read only next to the Compose file, and what is set in a shell does not reach a service',
        compose:
          "echo '{setting}=<value>' >> .env && docker compose up -d {service}   # and name it under environment:",
        kubernetes: 'kubectl set env deploy/{service} {setting}=<value>',
        host: "echo '{setting}=<value>' | sudo tee -a /etc/default/{service} && sudo systemctl restart {service}",
      },
    ],
    source:
      'CPython os.environ, Ruby ENV.fetch, POSIX sh ${parameter:?}, bash set -u, kelseyhightower/envconfig, Spring PropertyPlaceholderHelper, Symfony and Prisma env(), Elixir System.fetch_env!, Rust std::env::VarError, Compose interpolation',
    matches: [
      'Missing required environment variable(s): JWT_SECRET',
      'ZodError: [ { "code": "invalid_type", "expected": "string", "received": "undefined", "path": [ "DATABASE_URL" ], "message": "Required" } ]',
      "KeyError: 'DATABASE_URL'",
      'config.rb:4:in `fetch\': key not found: "SECRET_KEY_BASE" (KeyError)',
      'Error: Missing required environment variable: STRIPE_API_KEY',
      'panic: environment variable "REDIS_ADDR" is not set',
      'error: Environment variable not found: DATABASE_URL.',
      '** (System.EnvError) could not fetch environment variable "SECRET_KEY_BASE" because it is not set',
      'required key APP_PORT missing value',
      'java.lang.IllegalArgumentException: Could not resolve placeholder \'spring.datasource.password\' in value "${spring.datasource.password}"',
      '/entrypoint.sh: line 7: DB_HOST: unbound variable',
      'sh: 1: DB_HOST: parameter not set',
      "thread 'main' panicked at src/main.rs:9:26: DATABASE_URL must be set: NotPresent",
      'ValueError: JWT_SECRET is required',
      'fatal: POSTGRES_DSN is not set',
      'Error: SMTP_HOST is missing',
      'error while interpolating services.api.environment.[]: required variable API_TOKEN is missing a value: set it in .env',
      'error: You must set DATABASE_URL',
      'sh: 1: DB_URL: must be set',
      'Missing required environment variables: DB_HOST, DB_USER',
    ],
    ignores: [
      "KeyError: 'items'",
      'The flag MAX_RETRIES is not set to its default',
      'docs: environment variables are read at start',
      'LOG_LEVEL is set to debug',
    ],
  },
  {
    id: 'setting.value-refused',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'invalid value for',
        pattern:
          /[Ii]nvalid value (?:"(?<value>[^"]{0,80})" )?for (?:flag |option |parameter |setting |argument |environment variable |config(?:uration)? |key )?["'`]?(?<setting>-{0,2}[A-Za-z][\w.-]{1,60})["'`]?(?:: |$| \()/,
      },
      {
        words: 'assigning to converting to type',
        pattern:
          /envconfig\.Process: assigning (?<setting>[A-Z][A-Z\d_]{1,60}) to \w{1,60}: converting '(?<value>[^']{0,80})' to type (?<wanted>[\w.]{1,30})/,
      },
      {
        words: 'failed to bind properties under to',
        pattern: /Failed to bind properties under '(?<setting>[\w.[\]-]{1,100})' to (?<wanted>[\w.$]{1,100})/,
      },
      {
        words: 'parse error on field of type',
        pattern:
          /env: parse error on field "(?<setting>\w{1,60})" of type "(?<wanted>[\w.]{1,40})": (?:\w{1,20}\.\w{1,20}: parsing "(?<value>[^"]{0,80})")?/,
      },
      {
        words: 'invalid argument for flag',
        pattern:
          /invalid (?:argument|value|boolean value) "(?<value>[^"]{0,80})" for (?:flag )?"?(?<setting>-{1,2}[\w.-]{1,40}(?:, -{1,2}[\w.-]{1,40})?)"?(?: flag)?:/,
      },
      { words: 'unsupported protocol scheme', pattern: /unsupported protocol scheme "(?<value>[^"]{0,40})"/ },
      { words: 'unknown flag', pattern: /(?:^|[eE]rror: |")unknown flag: (?<setting>-{1,2}[\w.-]{1,60})/ },
      {
        words: 'unrecognized',
        pattern: /(?:unrecognized (?:arguments?|option)):? ["'`]?(?<setting>-{1,2}[\w.-]{1,60})/,
      },
      {
        words: 'flag provided but not defined',
        pattern: /flag provided but not defined: (?<setting>-{1,2}[\w.-]{1,60})/,
      },
      {
        words: 'port should be 0 and 65536',
        pattern:
          /ERR_SOCKET_BAD_PORT\]?: (?<setting>[\w.]{1,40}) should be >= 0 and < 65536\. Received (?<value>.{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The value {value|that is set} is not accepted for {setting|a setting}',
    check: READ_SETTINGS,
    repair: [
      {
        text: 'Correct the value: quotes taken along from .env, a space or CR at its end, a unit that is not understood, an address without http://, a flag that the new version dropped',
        compose: '$EDITOR .env docker-compose.yml && docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} {setting|<setting>}=<value>',
        host: 'sudoedit /etc/default/{service} && sudo systemctl restart {service}',
      },
    ],
    source:
      'click, argparse, spf13/pflag, Go flag, kelseyhightower/envconfig, caarlos0/env, Spring Boot BindFailureAnalyzer, CPython int(), Go net/http transport.go, Node ERR_SOCKET_BAD_PORT',
    matches: [
      "Error: Invalid value for '--port': '80a' is not a valid integer.",
      'envconfig.Process: assigning APP_PORT to Port: converting \'http\' to type int. details: strconv.ParseInt: parsing "http": invalid syntax',
      "Failed to bind properties under 'server.port' to java.lang.Integer:",
      'env: parse error on field "Port" of type "int": strconv.ParseInt: parsing "http": invalid syntax',
      'invalid argument "abc" for "-r, --replicas" flag: strconv.ParseInt: parsing "abc": invalid syntax',
      'Post "localhost:4318/v1/traces": unsupported protocol scheme "localhost"',
      'Error: unknown flag: --storage.local.path',
      'server: error: unrecognized arguments: --workers-class',
      'flag provided but not defined: -config.file',
      'RangeError [ERR_SOCKET_BAD_PORT]: options.port should be >= 0 and < 65536. Received type number (NaN).',
    ],
    ignores: ['validation passed for 12 values', 'HTTP 400: invalid value for field quantity in order'],
  },
  {
    id: 'setting.file-not-parsed',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'yaml line',
        pattern:
          /(?:yaml|YAML)[^:]{0,40}: (?:[^:]{0,80}: )?line (?<object>\d{1,6}): (?<value>(?:mapping values are not allowed|did not find expected|found (?:character|a tab|unknown)|could not find expected|cannot unmarshal|field \S{1,60} not found)[^"]{0,60})/,
      },
      {
        words: 'error converting yaml to json',
        pattern: /error converting YAML to JSON: yaml: (?:line (?<object>\d{1,6}): )?(?<value>.{1,80})/,
      },
      {
        words: 'yaml scannererror while',
        pattern: /yaml\.scanner\.ScannerError: (?<value>while \w{1,12} (?:an? )?[\w -]{1,60})/,
      },
      { words: 'yaml parsererror while', pattern: /yaml\.parser\.ParserError: (?<value>while parsing a [\w ]{1,40})/ },
      { words: 'yamlexception', pattern: /YAMLException: (?<value>[\w ,-]{5,80}) \((?<object>\d{1,6}):\d{1,6}\)/ },
      { words: 'toml parse error at line', pattern: /TOML parse error at line (?<object>\d{1,6})/ },
      {
        words: 'parse config',
        pattern:
          /(?:[Uu]nable|[Ff]ailed) to parse (?:the )?config(?:uration)?(?: file)?:? ["'`]?(?<path>[\w./-]{3,120})["'`]?: /,
      },
      {
        words: 'config file',
        pattern:
          /(?:[Cc]ouldn't load configuration|error loading config file|[Ff]ailed to load config(?:uration)? file) .{0,40}?["'`]?(?<path>\/[\w./-]{3,120})["'`]?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The settings file {path|that was read} fails in line {object|unknown}: {value|syntax}',
    check: {
      text: 'Read the file around that line as the program gets it, with invisible characters',
      compose: 'docker compose exec {service} sh -c "cat -A {path|<file>}" | head -40',
      kubernetes: 'kubectl get configmap -o yaml | cat -A | head -80',
      host: 'cat -A {path|<file>} | head -40; yamllint {path|<file>}',
    },
    repair: [
      {
        text: 'Correct indentation, tabs, colons and quotes, or the key that this version no longer knows; a template that was not filled in looks the same',
        compose: '$EDITOR <file> && docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl edit configmap <configmap> && kubectl rollout restart deploy/{service}',
        host: '$EDITOR {path|<file>} && sudo systemctl restart {service}',
      },
    ],
    source: 'go-yaml scannerc.go, PyYAML scanner.py, js-yaml exception.js, toml-rs, Prometheus cmd/prometheus/main.go',
    matches: [
      'error loading config: yaml: line 14: did not find expected key',
      'error converting YAML to JSON: yaml: line 9: mapping values are not allowed in this context',
      'yaml.scanner.ScannerError: while scanning for the next token',
      'yaml.parser.ParserError: while parsing a block mapping',
      'YAMLException: bad indentation of a mapping entry (7:3)',
      'TOML parse error at line 3, column 9',
      'Failed to parse config file /etc/app/config.ini: unexpected end',
      'level=error msg="Error loading config (--config.file=/etc/prometheus/prometheus.yml)" err="error loading config file /etc/prometheus/prometheus.yml"',
    ],
    ignores: ['loaded config file /etc/app/config.yaml', 'yaml support enabled'],
  },
];
