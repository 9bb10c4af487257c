import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SWIFT: readonly CatalogueEntry[] = [
  {
    id: 'swift.fatal-error',
    kind: 'code_defect',
    program: 'swift',
    forms: [
      {
        words: 'fatal error',
        pattern:
          /(?:(?<![\w./-])(?<path>[\w./-]{1,120}\.swift):\d{1,6}: )?Fatal error: (?<object>Unexpectedly found nil while (?:implicitly )?unwrapping an Optional value|Index out of range|Division by zero|Array index is out of range|Range requires lowerBound <= upperBound|Double value cannot be converted to \w{1,10} because it is [\w ]{1,40})/,
      },
      {
        words: 'fatal error unexpectedly raised an error',
        pattern:
          /(?:(?<![\w./-])(?<path>[\w./-]{1,120}\.swift):\d{1,6}: )?Fatal error: '?(?<object>try!)'? expression unexpectedly raised an error: (?<value>[^\r\n]{1,160})/,
      },
      {
        words: 'fatal error error raised at top level',
        pattern:
          /(?:(?<![\w./-])(?<path>[\w./-]{1,120}\.swift):\d{1,6}: )?Fatal error: (?<object>Error raised at top level): (?<value>[^\r\n]{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Swift program ends at {path|the line of the trace}: {object} {value|(see above)}',
    check: {
      text: 'Read the file and line, and the crash report that the Swift runtime prints on Linux (SWIFT_BACKTRACE=enable=yes)',
      compose: 'docker compose logs --tail 200 {service} | grep -B 2 -A 20 "Fatal error"',
      kubernetes: 'kubectl logs deploy/{service} --previous | grep -B 2 -A 20 "Fatal error"',
      host: 'journalctl -u {service} -n 200 | grep -B 2 -A 20 "Fatal error"',
    },
    repair: [
      {
        text: 'Replace ! by if let or guard, check the bounds, and repair what the raised error names (often Environment.get of a variable that is not set)',
      },
      {
        text: 'If it began with a release, go back to the one before',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'swiftlang/swift stdlib/public/core (Optional.swift, Array.swift, ErrorType.swift)',
    matches: [
      'App/configure.swift:12: Fatal error: Unexpectedly found nil while unwrapping an Optional value',
      "App/routes.swift:31: Fatal error: 'try!' expression unexpectedly raised an error: Abort.404: Not Found",
      'Swift/ErrorType.swift:200: Fatal error: Error raised at top level: bind(descriptor:ptr:bytes:): Address already in use (errno: 98)',
    ],
    ignores: ["fatal error: no such module 'Vapor'"],
  },
  {
    id: 'swift.pool-exhausted',
    kind: 'pool_exhausted',
    program: 'vapor',
    forms: [
      {
        words: 'timed out this might indicate a connection deadlock in your application',
        pattern:
          /Connection request (?:\(ID \d{1,12}\) )?timed out\. This might indicate a connection deadlock in your application/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The connection pool of Vapor gives no connection in time',
    check: {
      text: 'See whether the database answers and what its connections do',
      compose:
        'docker compose exec db psql -U postgres -c "select state, count(*), max(now()-xact_start) from pg_stat_activity group by 1"',
      kubernetes: 'kubectl logs deploy/{service} --since 15m | grep -c "connection deadlock"',
      host: 'psql -c "select state, count(*), max(now()-xact_start) from pg_stat_activity group by 1"',
    },
    repair: [
      {
        text: 'Use the database that a transaction hands over inside it (not request.db), then raise maxConnectionsPerEventLoop (1 by default) or connectionPoolTimeout',
      },
    ],
    source: 'vapor/async-kit Sources/AsyncKit/ConnectionPool/EventLoopConnectionPool.swift',
    matches: [
      "[ ERROR ] Connection request timed out. This might indicate a connection deadlock in your application. If you're running long running requests, consider increasing your connection timeout.",
      '[ ERROR ] Connection request (ID 42) timed out. This might indicate a connection deadlock in your application. If you have long-running requests, consider increasing your connection timeout.',
    ],
    ignores: ['[ NOTICE ] Server starting on http://0.0.0.0:8080'],
  },
  {
    id: 'swift.tools-version',
    kind: 'version_mismatch',
    program: 'swift',
    forms: [
      {
        words: 'is using swift tools version but the installed version is',
        pattern:
          /package '(?<object>[^']{1,80})' is using Swift tools version (?<wanted>[\d.]{1,10}) but the installed version is (?<version>[\d.]{1,10})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The package {object} wants Swift {wanted}, here is {version}',
    check: {
      text: 'See which Swift builds',
      compose: 'docker compose build --progress plain {service} 2>&1 | grep -i "swift version"',
      host: 'swift --version; head -1 Package.swift',
    },
    repair: [
      {
        text: 'Build with the newer Swift, or hold the package back in Package.resolved',
        compose: 'docker compose build --pull {service}  # after FROM swift:{wanted}',
        host: 'swiftly install {wanted}',
      },
    ],
    source: 'swiftlang/swift-package-manager ToolsVersionLoader.swift, Workspace',
    matches: [
      "error: 'vapor': package 'vapor' is using Swift tools version 5.9.0 but the installed version is 5.8.1",
      "error: package 'async-kit' is using Swift tools version 6.0.0 but the installed version is 5.10.0",
    ],
    ignores: ['Swift version 5.10.1 (swift-5.10.1-RELEASE)'],
  },
];
