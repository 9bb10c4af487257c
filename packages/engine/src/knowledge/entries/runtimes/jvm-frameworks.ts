import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const SET_VARIABLE: Step = {
  text: 'Give {setting} a value in the configuration that is packed, or as a variable in capitals with underscores for dots and dashes',
  compose: 'docker compose up -d --force-recreate {service}  # after adding it under environment:',
  kubernetes: "kubectl set env deploy/{service} <NAME>='<value>'",
  host: 'sudo systemctl edit {service}  # [Service] Environment=<NAME>=<value>, then: sudo systemctl restart {service}',
};

const SEE_SETTINGS: Step = {
  text: 'See what reaches the process and which profile or environment is active',
  compose: 'docker compose config {service}; docker compose exec {service} env | sort',
  kubernetes: 'kubectl set env deploy/{service} --list',
  host: 'systemctl show {service} -p Environment -p EnvironmentFiles',
};

export const JVM_FRAMEWORKS: readonly CatalogueEntry[] = [
  {
    id: 'quarkus.property-missing',
    kind: 'missing_setting',
    program: 'quarkus',
    forms: [
      {
        words: 'the config property is required but it could not be found in any config source',
        pattern:
          /The config property (?<setting>[\w."-]{1,160}) is required but it could not be found in any config source/,
      },
      {
        words: 'the config property is defined as the empty string which the following converter considered to be null',
        pattern:
          /The config property (?<setting>[\w."-]{1,160}) is defined as the empty String \(""\) which the following Converter considered to be null/,
      },
      {
        words: 'failed to load config value of type for',
        pattern: /Failed to load config value of type (?:class )?[\w.]{1,120} for: (?<setting>[\w."-]{1,160})/,
      },
      {
        words: 'could not expand value in property',
        pattern: /Could not expand value (?<value>[\w.-]{1,120}) in property (?<setting>[\w."-]{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Quarkus does not start without the property {setting}',
    check: SEE_SETTINGS,
    repair: [SET_VARIABLE],
    source: 'smallrye-config ConfigMessages (SRCFG00014, SRCFG00011, SRCFG00040)',
    matches: [
      'java.util.NoSuchElementException: SRCFG00014: The config property shop.api-key is required but it could not be found in any config source',
      'SRCFG00040: The config property db.password is defined as the empty String ("") which the following Converter considered to be null: io.smallrye.config.Converters$BuiltInConverter',
      'Failed to load config value of type class java.lang.String for: shop.api-key',
      'SRCFG00011: Could not expand value DB_HOST in property quarkus.datasource.jdbc.url',
    ],
    ignores: ['Unrecognized configuration key "quarkus.shop.key" was provided; it will be ignored'],
  },
  {
    id: 'quarkus.port-in-use',
    kind: 'port_in_use',
    program: 'quarkus',
    forms: [
      {
        words: 'port seems to be in use by another process',
        pattern: /Port (?<port>\d{1,5}) seems to be in use by another process/,
      },
      { words: 'port s already bound', pattern: /Port\(s\) already bound: (?<port>\d{1,5})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Quarkus cannot listen on port {port}, another process has it',
    check: {
      text: 'Find who listens on the port; the management interface (9000) and the test port (8081) count too',
      compose: 'docker compose ps --format "table {{.Name}}\\t{{.Ports}}"; ss -ltnp "sport = :{port}"',
      kubernetes: 'kubectl get pod -l app={service} -o jsonpath="{..containers[*].ports}"',
      host: 'sudo ss -ltnp "sport = :{port}"',
    },
    repair: [
      {
        text: 'Stop the process that holds the port, or set quarkus.http.port (QUARKUS_HTTP_PORT) to a free one',
        compose: 'docker compose up -d {service}  # after QUARKUS_HTTP_PORT=<free port>',
        kubernetes: 'kubectl set env deploy/{service} QUARKUS_HTTP_PORT=<free port>',
        host: 'sudo systemctl edit {service}  # Environment=QUARKUS_HTTP_PORT=<free port>',
      },
    ],
    source: 'quarkus-core ApplicationLifecycleManager, QuarkusBindException',
    matches: [
      'ERROR [io.qua.run.Application] (main) Port 8080 seems to be in use by another process. Quarkus may already be running or the port is used by another application.',
      'Caused by: io.quarkus.runtime.QuarkusBindException: Port(s) already bound: 8080: Address already in use',
    ],
    ignores: ['shop 1.0.0 on JVM (powered by Quarkus 3.9.4) started in 1.021s. Listening on: http://0.0.0.0:8080'],
  },
  {
    id: 'micronaut.property-missing',
    kind: 'missing_setting',
    program: 'micronaut',
    forms: [
      {
        words: 'error resolving property value property doesn t exist',
        pattern: /Error resolving property value \[(?:\$\{)?(?<setting>[\w.-]{1,120})\}?\]\. Property doesn't exist/,
      },
      {
        words: 'configurationexception could not resolve placeholder',
        pattern: /ConfigurationException: Could not resolve placeholder \$\{(?<setting>[\w.-]{1,120})\}/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Micronaut does not start without the property {setting}',
    check: SEE_SETTINGS,
    repair: [SET_VARIABLE],
    source: 'micronaut-inject DependencyInjectionException, DefaultPropertyPlaceholderResolver',
    matches: [
      "Message: Error resolving property value [${shop.api-key}]. Property doesn't exist",
      'io.micronaut.context.exceptions.ConfigurationException: Could not resolve placeholder ${DB_PASSWORD}',
    ],
    ignores: ['Could not resolve placeholder \'shop.api-key\' in value "${shop.api-key}"'],
  },
  {
    id: 'micronaut.bean-missing',
    kind: 'code_defect',
    program: 'micronaut',
    forms: [
      { words: 'no bean of type exists', pattern: /No bean of type \[(?<object>[\w.$<>?, ]{1,200})\] exists/ },
      {
        words: 'unsatisfied dependency for type and qualifiers',
        pattern: /Unsatisfied dependenc(?:y|ies) for type (?<object>[\w.$<>?, ]{1,200}?) (?:and|with) qualifiers/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'There is no bean of the type {object} to inject',
    check: {
      text: 'Read the path of the injection point and the hint below; a disabled bean is listed with the requirement that it misses',
      compose: 'docker compose logs {service} | grep -A 10 "{object}"',
      kubernetes: 'kubectl logs deploy/{service} --previous | grep -A 10 "{object}"',
      host: 'journalctl -u {service} | grep -A 10 "{object}"',
    },
    repair: [
      {
        text: 'Give the class a scope (@Singleton, @ApplicationScoped), have the annotation processor or the Jandex index run for its module, or set the property that its condition asks for (a datasource, for repositories)',
      },
      {
        text: 'If it came with the last release, go back to the one before',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'micronaut-inject NoSuchBeanException; CDI ArC and Weld WELD-001408',
    matches: [
      'io.micronaut.context.exceptions.NoSuchBeanException: No bean of type [com.acme.StockClient] exists. Make sure the bean is not disabled by bean requirements',
      'jakarta.enterprise.inject.UnsatisfiedResolutionException: Unsatisfied dependency for type com.acme.StockClient and qualifiers [@Default]',
    ],
    ignores: ['Resolved bean candidates [Definition: com.acme.StockClient] for type: StockClient'],
  },
  {
    id: 'ktor.configuration',
    kind: 'missing_setting',
    program: 'ktor',
    forms: [
      {
        words: 'applicationconfigurationexception property not found',
        pattern: /ApplicationConfigurationException: Property (?<setting>[\w.-]{1,120}) not found/,
      },
      {
        words: 'neither port nor sslport specified',
        pattern: /Neither (?<setting>port) nor sslPort specified\. Use command line options/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Ktor does not find {setting} in its configuration',
    check: SEE_SETTINGS,
    repair: [SET_VARIABLE],
    source: 'ktor-server HoconApplicationConfig, MapApplicationConfig, CommandLine.kt',
    matches: [
      'Exception in thread "main" io.ktor.server.config.ApplicationConfigurationException: Property jwt.secret not found.',
      'java.lang.IllegalArgumentException: Neither port nor sslPort specified. Use command line options -port/-sslPort or configure connectors in application.conf',
    ],
    ignores: ['Application started in 0.303 seconds.'],
  },
  {
    id: 'typesafe-config.key-missing',
    kind: 'missing_setting',
    program: 'akka',
    forms: [
      {
        words: 'no configuration setting found for key',
        pattern: /No configuration setting found for key '(?<setting>[^']{1,120})'/,
      },
      {
        words: 'could not resolve substitution to a value',
        pattern: /Could not resolve substitution to a value: \$\{(?<setting>[\w.-]{1,120})\}/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The HOCON configuration has no {setting}',
    check: {
      text: 'See whether the variable is set and whether reference.conf of every library is in the jar: a fat jar has to merge them',
      compose: 'docker compose exec {service} env | sort',
      kubernetes: 'kubectl set env deploy/{service} --list',
      host: 'unzip -p app.jar reference.conf | head; systemctl show {service} -p Environment',
    },
    repair: [
      SET_VARIABLE,
      {
        text: 'Write an optional substitution, ${?NAME}, when it may be missing; for akka keys use the append strategy for reference.conf in the assembly',
      },
    ],
    source: 'typesafe config ConfigException.Missing, ConfigException.UnresolvedSubstitution',
    matches: [
      "com.typesafe.config.ConfigException$Missing: system properties: No configuration setting found for key 'akka'",
      'com.typesafe.config.ConfigException$UnresolvedSubstitution: application.conf @ jar:file:/app/app.jar!/application.conf: 12: Could not resolve substitution to a value: ${DB_PASSWORD}',
    ],
    ignores: ["Loading configuration setting for key 'akka.loglevel'"],
  },
  {
    id: 'akka.bind-failed',
    kind: 'port_in_use',
    program: 'akka',
    forms: [
      {
        words: 'bind failed for tcp channel on endpoint',
        pattern: /Bind failed for TCP channel on endpoint \[(?<peer>[^\]:]{0,80}):(?<port>\d{1,5})\]/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Akka cannot listen on port {port}',
    check: {
      text: 'Find who listens on the port, and whether the host name in the bind setting is an address of this host',
      compose: 'docker compose ps; ss -ltnp "sport = :{port}"',
      kubernetes: 'kubectl get pod -l app={service} -o wide',
      host: 'sudo ss -ltnp "sport = :{port}"; ip -br address',
    },
    repair: [
      {
        text: 'Stop the other process, take a free port, or bind to 0.0.0.0 (akka.remote.artery.bind.hostname) and leave the public name to canonical.hostname',
      },
    ],
    source: 'akka-actor akka.io.TcpListener',
    matches: [
      '[ERROR] [akka://shop/system/IO-TCP/selectors/$a/0] Bind failed for TCP channel on endpoint [/0.0.0.0:8080]',
      'akka.io.TcpListener - Bind failed for TCP channel on endpoint [shop-0.shop/10.1.2.3:2552]',
    ],
    ignores: ['Remoting started with transport [Artery tcp]; listening on address [akka://shop@10.1.2.3:2552]'],
  },
  {
    id: 'akka.fatal-error',
    kind: 'code_defect',
    program: 'akka',
    forms: [
      {
        words: 'uncaught error from thread shutting down jvm since is enabled for',
        pattern:
          /Uncaught error from thread \[(?<object>[^\]]{1,120})\].{0,300}shutting down JVM since '[ap][\w-]{2,6}\.jvm-exit-on-fatal-error' is enabled/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'Akka ends the process after a fatal error in the thread {object}',
    check: {
      text: 'Read the error that is named: mostly NoClassDefFoundError, NoSuchMethodError, OutOfMemoryError or StackOverflowError',
      compose: 'docker compose logs {service} | grep -A 15 "Uncaught error from thread"',
      kubernetes: 'kubectl logs deploy/{service} --previous | grep -A 15 "Uncaught error from thread"',
      host: 'journalctl -u {service} | grep -A 15 "Uncaught error from thread"',
    },
    repair: [
      {
        text: 'Repair that error; if it came with a release, go back to the one before',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'akka-actor ActorSystemImpl.uncaughtExceptionHandler',
    matches: [
      "Uncaught error from thread [shop-akka.actor.default-dispatcher-5]: com/acme/Codec, shutting down JVM since 'akka.jvm-exit-on-fatal-error' is enabled for ActorSystem[shop]",
      "Uncaught error from thread [shop-pekko.actor.default-dispatcher-9]: Java heap space, shutting down JVM since 'pekko.jvm-exit-on-fatal-error' is enabled for ActorSystem[shop]",
    ],
    ignores: ['Uncaught error from thread [shop-akka.actor.default-dispatcher-5] in ActorSystem[shop]'],
  },
  {
    id: 'scala.match-error',
    kind: 'code_defect',
    program: 'scala',
    forms: [
      {
        words: 'scala matcherror',
        pattern: /scala\.MatchError: (?<value>[^\r\n]{1,80}?)(?: \(of class (?<object>[\w.$]{1,160})\))?(?:$|\r|\n)/,
      },
      { words: 'kotlin nowhenbranchmatchedexception', pattern: /kotlin\.NoWhenBranchMatchedException/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'No case of a match fits {value|the value}',
    check: {
      text: 'Read the first own frame of the stack trace: it names the match that has no branch for this value',
      compose: 'docker compose logs {service} | grep -A 8 "MatchError\\|NoWhenBranch"',
      kubernetes: 'kubectl logs deploy/{service} | grep -A 8 "MatchError\\|NoWhenBranch"',
      host: 'journalctl -u {service} | grep -A 8 "MatchError\\|NoWhenBranch"',
    },
    repair: [
      {
        text: 'Add the missing case, or a default one, and let the compiler warn (-Xfatal-warnings, sealed types); a new value from a newer producer is the usual reason',
      },
    ],
    source: 'scala.MatchError; kotlin.NoWhenBranchMatchedException',
    matches: [
      'scala.MatchError: Refunded (of class com.acme.order.Refunded$)',
      'kotlin.NoWhenBranchMatchedException: null',
    ],
    ignores: ['warning: match may not be exhaustive. It would fail on the following input: Refunded'],
  },
  {
    id: 'netty.buffer-leak',
    kind: 'code_defect',
    program: 'netty',
    forms: [
      {
        words: 'leak release was not called before it s garbage collected',
        pattern: /LEAK: (?<object>[\w.$]{1,80})\.release\(\) was not called before it's garbage-collected/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A Netty buffer ({object}) is dropped without release, direct memory leaks',
    check: {
      text: 'Run with paranoid detection for a while: the report then lists where the buffer was touched last',
      compose: 'docker compose run --rm -e JAVA_TOOL_OPTIONS=-Dio.netty.leakDetection.level=paranoid {service}',
      kubernetes: 'kubectl set env deploy/{service} JAVA_TOOL_OPTIONS=-Dio.netty.leakDetection.level=paranoid',
      host: 'sudo systemctl edit {service}  # Environment=JAVA_TOOL_OPTIONS=-Dio.netty.leakDetection.level=paranoid',
    },
    repair: [
      {
        text: 'Release the buffer on every way out (ReferenceCountUtil.release, releaseBody() of a WebClient answer that is not read), or upgrade the library that the report names',
      },
    ],
    source: 'netty-common ResourceLeakDetector.reportTracedLeak()',
    matches: [
      "ERROR i.n.u.ResourceLeakDetector - LEAK: ByteBuf.release() was not called before it's garbage-collected. See https://netty.io/wiki/reference-counted-objects.html for more information.",
      "LEAK: DataBuffer.release() was not called before it's garbage-collected.",
    ],
    ignores: ['-Dio.netty.leakDetection.level: simple'],
  },
];
