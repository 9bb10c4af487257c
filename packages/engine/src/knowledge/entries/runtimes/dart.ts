import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DART: readonly CatalogueEntry[] = [
  {
    id: 'dart.null-used',
    kind: 'code_defect',
    program: 'dart',
    forms: [
      {
        words: 'null check operator used on a null value',
        pattern: /(?<object>Null check operator) used on a null value/,
      },
      {
        words: 'nosuchmethoderror was called on null',
        pattern: /NoSuchMethodError: The (?:getter|method|setter) '(?<object>[^']{1,80})' was called on null/,
      },
      {
        words: 'lateinitializationerror has not been initialized',
        pattern: /LateInitializationError: (?:Field|Local) '(?<object>[^']{1,80})' has not been initialized/,
      },
      {
        words: 'type is not a subtype of type',
        pattern: /type '(?<object>[^']{1,80})' is not a subtype of type '(?<value>[^']{1,80})'/,
      },
      {
        words: 'rangeerror not in inclusive range',
        pattern:
          /RangeError \((?<value>index|length|start|end)\): (?:Invalid value: )?Not in (?:inclusive )?range [^\r\n]{1,30}: (?<object>-?\d{1,12})/,
      },
    ],
    nearby: [/^#\d{1,3}\s{2,8}(?<path>[\w.<>$ ]{1,80}) \(package:/],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Dart code expects what is not there: {object} {value|in the first frame}',
    check: {
      text: 'Read the first own frame ("#0 ... (package:<app>/...)")',
      compose: 'docker compose logs --tail 200 {service} | grep -A 10 "#0 "',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -A 10 "#0 "',
      host: 'flutter logs | grep -A 10 "#0 "',
    },
    repair: [
      {
        text: 'Find out why the value is null or of another type (an answer without the field, a plug-in that is not initialised) and handle it',
      },
      {
        text: 'If it began with a release, go back to the one before',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'dart-lang/sdk runtime/lib/errors_patch.dart, sdk/lib/_internal/vm',
    matches: [
      'Unhandled exception: Null check operator used on a null value',
      "NoSuchMethodError: The getter 'email' was called on null.",
      "LateInitializationError: Field 'db' has not been initialized.",
      "type 'Null' is not a subtype of type 'String' in type cast",
      'RangeError (index): Invalid value: Not in inclusive range 0..2: 5',
    ],
    ignores: ['Null safety is enabled'],
  },
  {
    id: 'dart.dependencies-unresolved',
    kind: 'version_mismatch',
    program: 'dart',
    forms: [
      {
        words: 'because requires sdk version version solving failed',
        pattern:
          /Because (?<object>[\w.-]{1,80}) (?:.{0,120} )?requires SDK version (?<wanted>[^\r\n,]{1,40}), version solving failed/,
      },
      {
        words: 'because depends on version solving failed',
        pattern:
          /Because (?:every version of )?(?<object>[\w.-]{1,80}) .{0,300}depends on .{1,300}, version solving failed/,
      },
      {
        words: 'the current dart sdk version is',
        pattern: /The current (?:Dart|Flutter) SDK version is (?<version>[\w.-]{1,30})\./,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'pub finds no set of packages: {object|the project} wants SDK {wanted|or versions that do not fit}',
    check: {
      text: 'Compare the SDK that builds with environment: in pubspec.yaml',
      compose: 'docker compose build --progress plain {service} 2>&1 | grep -iE "sdk|because"',
      host: 'dart --version; flutter --version; dart pub outdated',
    },
    repair: [
      {
        text: 'Build with that SDK (image dart:<version>, flutter upgrade), or loosen the constraint and commit pubspec.lock',
        host: 'flutter upgrade && dart pub upgrade',
      },
    ],
    source: 'dart-lang/pub lib/src/solver',
    matches: [
      'Because shop requires SDK version >=3.4.0 <4.0.0, version solving failed.',
      'Because shop depends on http ^1.2.0 which requires SDK version >=3.3.0, and depends on intl 0.18.1, version solving failed.',
      'The current Dart SDK version is 2.19.6.',
    ],
    ignores: ['Got dependencies!'],
  },
  {
    id: 'dart.socket',
    kind: 'port_in_use',
    program: 'dart',
    forms: [
      {
        words: 'socketexception failed to create server socket address already in use',
        pattern:
          /SocketException: Failed to create server socket \(OS Error: Address already in use, errno = \d{1,3}\), address = (?<peer>[\w.:]{1,60}), port = (?<port>\d{1,5})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The Dart server cannot listen on port {port}, another process has it',
    check: {
      text: 'Find who listens on the port',
      compose: 'docker compose ps; ss -ltnp "sport = :{port}"',
      kubernetes: 'kubectl get pod -l app={service} -o jsonpath="{..containers[*].ports}"',
      host: 'sudo ss -ltnp "sport = :{port}"',
    },
    repair: [
      {
        text: 'Stop the process that holds the port (ss -ltnp names it), or give this one a free port in PORT or its settings',
        compose: 'docker compose up -d {service}  # after PORT=<free port>',
        kubernetes: 'kubectl set env deploy/{service} PORT=<free port>',
        host: 'sudo systemctl edit {service}  # Environment=PORT=<free port>',
      },
    ],
    source: 'dart-lang/sdk sdk/lib/_internal/vm/bin/socket_patch.dart',
    matches: [
      'SocketException: Failed to create server socket (OS Error: Address already in use, errno = 98), address = 0.0.0.0, port = 8080',
      'Unhandled exception: SocketException: Failed to create server socket (OS Error: Address already in use, errno = 48), address = ::, port = 3000',
    ],
    ignores: [
      'SocketException: Connection refused (OS Error: Connection refused, errno = 111), address = localhost, port = 49152',
    ],
  },
];
