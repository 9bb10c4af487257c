import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** What programs say of the arguments they are started with. */
export const ARGUMENTS: readonly CatalogueEntry[] = [
  {
    id: 'arguments.unknown-option',
    kind: 'invalid_setting',
    forms: [
      { words: 'unknown option', pattern: /^(?:\S{1,40}: )?error: unknown option '(?<setting>-{1,2}[\w.-]{1,60})'/i },
      {
        words: 'unexpected argument found',
        pattern: /\berror: unexpected argument '(?<setting>[^']{1,60})' found/,
      },
      {
        words: 'unknown shorthand flag',
        pattern: /\bunknown shorthand flag: '\w' in (?<setting>-[\w-]{1,40})/,
      },
      { words: 'invalid option', pattern: /^[\w./-]{1,60}: invalid option -- '(?<setting>[^']{1,20})'/ },
      { words: 'unrecognized option', pattern: /^[\w./-]{1,60}: unrecognized option '(?<setting>--[\w-]{1,60})'/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The program does not know the option {setting|it is started with}',
    check: {
      text: 'Compare the options of the command with those that this version of the program offers',
      compose: 'docker compose run --rm {service} --help; docker compose config {service} | grep -A5 command',
      kubernetes: "kubectl get deploy/{service} -o jsonpath='{.spec.template.spec.containers[*].args}'",
      host: 'systemctl cat {service} | grep ExecStart',
    },
    repair: [
      {
        text: 'Correct the command, or install the version or the plug-in that has the option',
        compose: '$EDITOR docker-compose.yml && docker compose up -d {service}',
        kubernetes: 'kubectl edit deploy/{service}',
        host: 'sudo systemctl edit --full {service} && sudo systemctl restart {service}',
      },
    ],
    source: 'commander, clap, spf13/pflag, getopt_long(3)',
    matches: [
      "error: unknown option '--prot'",
      "error: unexpected argument '--foo' found",
      "Error: unknown shorthand flag: 'd' in -d",
      "tar: invalid option -- 'Q'",
      "mysqld: unrecognized option '--no-such'",
    ],
    ignores: ['option --verbose is deprecated', 'He asked about an unknown option of the contract'],
  },
  {
    id: 'arguments.required-missing',
    kind: 'missing_setting',
    forms: [
      {
        words: 'the following arguments are required',
        pattern: /\berror: the following arguments are required: (?<setting>[\w<>, -]{1,120})/,
      },
      {
        words: 'the following required arguments were not provided',
        pattern: /\berror: the following required arguments were not provided:/,
      },
      {
        words: 'required flag not set',
        pattern: /\b[Rr]equired flags? ?\(?s?\)? ?"(?<setting>[\w", .-]{1,120})" not set/,
      },
      {
        words: 'missing required',
        pattern: /\bmissing required (?:flag|option|argument|parameter)s?:? ['"]?(?<setting>-{1,2}[\w.-]{1,60})/i,
      },
      {
        words: 'required option not specified',
        pattern: /\berror: required option '(?<setting>[^']{1,80})' not specified/,
      },
      { words: 'missing option', pattern: /^Error: Missing (?:option|argument|parameter) '(?<setting>[^']{1,80})'/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The program was started without {setting|an argument that it requires}',
    check: {
      text: 'Look at the command it is started with',
      compose: 'docker compose config {service} | grep -A5 command',
      kubernetes: "kubectl get deploy/{service} -o jsonpath='{.spec.template.spec.containers[*].args}'",
      host: 'systemctl cat {service} | grep ExecStart',
    },
    repair: [
      {
        text: 'Add the argument to the command',
        compose: '$EDITOR docker-compose.yml && docker compose up -d {service}',
        kubernetes: 'kubectl edit deploy/{service}',
        host: 'sudo systemctl edit --full {service} && sudo systemctl restart {service}',
      },
    ],
    source: 'argparse, clap, cobra, commander, click',
    matches: [
      'app.py: error: the following arguments are required: --db',
      'error: the following required arguments were not provided:',
      'Error: required flag(s) "config" not set',
      'level=fatal msg="missing required flag --db"',
      "error: required option '-c, --config <file>' not specified",
      "Error: Missing option '--token'.",
    ],
    ignores: ['HTTP 400: missing required parameter quantity', 'all required flags are set'],
  },
  {
    id: 'arguments.variable-missing',
    kind: 'missing_setting',
    forms: [
      {
        words: 'environment variable is not set',
        pattern:
          /\b[Tt]he (?<setting>[A-Z][A-Z\d]{0,30}_[A-Z\d_]{1,60}) environment variable (?:is not set|is missing|must be set)/,
      },
      {
        words: 'missing env',
        pattern:
          /\b[Mm]issing (?:required )?env(?:ironment)?(?: var(?:iable)?s?)?:? ['"`]?(?<setting>[A-Z][A-Z\d]{0,30}_[A-Z\d_]{1,60})/,
      },
      {
        words: 'error is not defined',
        pattern: /\bError: (?<setting>[A-Z][A-Z\d]{0,30}_[A-Z\d_]{1,60}) is not (?:defined|set|configured)\b/,
      },
      {
        words: 'is required but was not',
        pattern:
          /\b(?<setting>[A-Z][A-Z\d]{0,30}_[A-Z\d_]{1,60}) is required(?: but (?:was )?not (?:set|provided|given|found))?(?:$|[.!])/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The variable {setting} is not set',
    check: {
      text: 'See whether the variable reaches the program',
      compose: 'docker compose config {service} | grep {setting}; docker compose exec {service} printenv {setting}',
      kubernetes: 'kubectl exec deploy/{service} -- printenv {setting}',
      host: 'systemctl show {service} -p Environment -p EnvironmentFiles',
    },
    repair: [
      {
        text: 'Set it, and start the program again',
        compose: '$EDITOR .env && docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} {setting}=<value>',
        host: 'sudoedit /etc/default/{service} && sudo systemctl restart {service}',
      },
    ],
    source: 'POSIX environ(7): names in upper case with underscores; the wording of start-up checks',
    matches: [
      'The SHOP_TOKEN environment variable is not set',
      'Error: Missing env var DATABASE_URL',
      'Error: DATABASE_URL is not defined',
      'SESSION_SECRET is required but was not provided',
    ],
    ignores: ['ReferenceError: window is not defined', 'DATABASE_URL is set', 'ORDER_ID is required for refunds'],
  },
];
