import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LOGGING_LIBRARIES: readonly CatalogueEntry[] = [
  {
    id: 'jvm.logging-not-configured',
    kind: 'invalid_setting',
    program: 'jvm',
    forms: [
      {
        words: 'logging system failed to initialize using configuration from',
        pattern: /Logging system failed to initialize using configuration from '(?<path>[^']{1,160})'/,
      },
      { words: 'logback configuration error detected', pattern: /Logback configuration error detected/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The logging of the program cannot start: its configuration is faulty',
    check: {
      text: 'Read the lines below, and see the directory of the log file',
      compose: 'docker compose logs {service} | grep -A8 -iE "logback|log4j" | head -30',
    },
    repair: [
      {
        text: 'Correct the file',
        host: 'sudo mkdir -p <directory> && sudo chown <account> <directory>',
      },
    ],
    source: 'Spring Boot LoggingApplicationListener; logback; log4j-core',
    matches: [
      "Logging system failed to initialize using configuration from 'classpath:logback.xml'",
      'java.lang.IllegalStateException: Logback configuration error detected:',
    ],
    ignores: ['Logging initialized'],
  },
  {
    id: 'jvm.log-file-not-created',
    kind: 'file_permission',
    program: 'jvm',
    forms: [
      {
        words: 'unable to create file java io ioexception',
        pattern: /Unable to create file (?<path>\/\S{1,160}) (?<value>java\.io\.IOException: [\w ]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The program cannot create its log file {path}: {value}',
    check: {
      text: 'See owner and rights of the directory',
      compose: 'docker compose exec {service} ls -ld {path}; docker compose exec {service} id',
      host: 'namei -l {path}',
    },
    repair: [
      {
        text: 'Let the account of the program write the directory, or log to the console',
        host: 'sudo chown <account> <directory>',
      },
    ],
    source: 'Spring Boot LoggingApplicationListener; logback; log4j-core',
    matches: [
      '2025-05-06 07:41:08,123 main ERROR Unable to create file /logs/shop.log java.io.IOException: Permission denied',
      'main ERROR Unable to create file /var/log/app.log java.io.IOException: Permission denied',
    ],
    ignores: ['Logging initialized'],
  },
  {
    id: 'python.logging-not-configured',
    kind: 'invalid_setting',
    program: 'python',
    forms: [
      {
        words: 'valueerror unable to configure',
        pattern:
          /ValueError: (?<value>Unable to configure (?!handler 'task')(?:handler|formatter|logger|filter|root logger)(?: '[^']{1,60}')?)/,
      },
      { words: 'no section formatters', pattern: /(?<value>No section: 'formatters')/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The logging configuration of Python is faulty: {value}',
    check: {
      text: 'Read the cause above: a directory that is missing, a class that cannot be imported',
      compose: 'docker compose logs {service} | grep -B6 "Unable to configure" | head -20',
    },
    repair: [
      {
        text: 'Make the directory of the log file or correct the class',
        host: 'sudo mkdir -p <directory> && sudo chown <account> <directory>',
      },
    ],
    source: 'CPython Lib/logging/config.py',
    matches: [
      "ValueError: Unable to configure handler 'file'",
      "ValueError: Unable to configure formatter 'json'",
      "configparser.NoSectionError: No section: 'formatters'",
    ],
    ignores: ['logging configured'],
  },
  {
    id: 'logging.notes',
    kind: null,
    program: 'log4j',
    forms: [
      { words: 'logging error', pattern: /^-{3} Logging error -{3}$/ },
      {
        words: 'winston attempt to write logs with no transports',
        pattern: /\[winston\] Attempt to write logs with no transports/,
      },
      {
        words: 'slf4j',
        pattern:
          /SLF4J: (?:Actual binding is of type|Found binding in|No SLF4J providers were found|Defaulting to no-operation)/,
      },
      {
        words: 'warning an illegal reflective access operation has occurred',
        pattern: /WARNING: An illegal reflective access operation has occurred/,
      },
      { words: 'picked up java_tool_options', pattern: /Picked up JAVA_TOOL_OPTIONS: / },
      {
        words: 'warning sun reflect reflection getcallerclass is not supported',
        pattern: /WARNING: sun\.reflect\.Reflection\.getCallerClass is not supported/,
      },
      {
        words: 'warning a method in has been called',
        pattern:
          /WARNING: A (?:terminally deprecated|restricted) method in (?:sun\.misc\.Unsafe|java\.lang\.System) has been called/,
      },
      {
        words: 'sharing is only supported for boot loader classes because bootstrap classpath has been appended',
        pattern: /Sharing is only supported for boot loader classes because bootstrap classpath has been appended/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of logging libraries that change nothing',
    check: { text: 'Nothing needs doing; messages may be missing in the log' },
    repair: [],
    source: 'CPython logging; winston; SLF4J; OpenJDK',
    matches: [
      '--- Logging error ---',
      '[winston] Attempt to write logs with no transports, which can increase memory usage: {"level":"info"}',
      'SLF4J: Actual binding is of type [ch.qos.logback.classic.util.ContextSelectorStaticBinder]',
      'WARNING: An illegal reflective access operation has occurred',
      'Picked up JAVA_TOOL_OPTIONS: -Xmx512m',
      'WARNING: sun.reflect.Reflection.getCallerClass is not supported. This will impact performance.',
      'WARNING: A terminally deprecated method in sun.misc.Unsafe has been called',
      'OpenJDK 64-Bit Server VM warning: Sharing is only supported for boot loader classes because bootstrap classpath has been appended',
    ],
    ignores: ['Error: Unable to access jarfile'],
  },
];
