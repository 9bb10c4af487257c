import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const JVM: readonly CatalogueEntry[] = [
  {
    id: 'jvm.class-file-too-new',
    kind: 'version_mismatch',
    program: 'jvm',
    forms: [
      {
        words: 'has been compiled by a more recent version of the java runtime',
        pattern:
          /(?<![\w.$/-])(?<object>[\w.$/-]{1,200}) has been compiled by a more recent version of the Java Runtime \(class file version (?<wanted>\d{1,3}\.\d{1,5})\), this version of the Java Runtime only recognizes class file versions up to (?<version>\d{1,3}\.\d{1,5})/,
      },
      {
        words: 'unsupported major minor version',
        pattern:
          /(?:(?<![\w.$/-])(?<object>[\w.$/-]{1,200}) : )?Unsupported major\.minor version (?<wanted>\d{1,3}\.\d{1,5})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: '{object|A class} is compiled for class file {wanted}, this Java reads only {version|older ones}',
    check: {
      text: 'Subtract 44 from the class file version to get the Java release (52 is 8, 55 is 11, 61 is 17, 65 is 21) and compare with the Java that runs',
      compose: 'docker compose exec {service} java -version',
      kubernetes: 'kubectl exec deploy/{service} -- java -version',
      host: 'java -version; readlink -f "$(command -v java)"',
    },
    repair: [
      {
        text: 'Run it with the newer Java: change the base image or JAVA_HOME',
        compose:
          'docker compose build --pull {service} && docker compose up -d {service}  # after FROM eclipse-temurin:<release>-jre',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image with the newer Java>',
        host: 'sudo update-alternatives --config java && sudo systemctl restart {service}',
      },
      {
        text: 'Or compile for the Java that runs (maven.compiler.release, Gradle toolchain), or take the last release of the library that supports it',
      },
    ],
    source: 'OpenJDK classFileParser.cpp verify_class_version()',
    matches: [
      'java.lang.UnsupportedClassVersionError: com/acme/shop/ShopApplication has been compiled by a more recent version of the Java Runtime (class file version 61.0), this version of the Java Runtime only recognizes class file versions up to 55.0',
      'Exception in thread "main" java.lang.UnsupportedClassVersionError: com/acme/Main : Unsupported major.minor version 52.0',
    ],
    ignores: ['Compiled with class file version 61.0, running on Java 21.0.3'],
  },
  {
    id: 'jvm.library-versions-differ',
    kind: 'version_mismatch',
    program: 'jvm',
    forms: [
      {
        words: 'java lang nosuchmethoderror',
        pattern: /java\.lang\.NoSuchMethodError: '(?<object>[^']{1,240})'/,
      },
      {
        words: 'java lang nosuchmethoderror',
        pattern: /java\.lang\.NoSuchMethodError: (?<object>[\w.$/<>]{1,160})\(/,
      },
      { words: 'java lang nosuchfielderror', pattern: /java\.lang\.NoSuchFieldError: (?<object>[^\r\n]{1,160})/ },
      {
        words: 'java lang abstractmethoderror',
        pattern: /java\.lang\.AbstractMethodError: (?:Receiver class )?(?<object>[\w.$/]{1,200})/,
      },
      {
        words: 'java lang incompatibleclasschangeerror',
        pattern: /java\.lang\.IncompatibleClassChangeError: (?<object>[^\r\n]{1,160})/,
      },
      {
        words: 'an attempt was made to call a method that does not exist',
        pattern: /An attempt was made to call a method that does not exist/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Libraries on the class path do not fit each other: {object|a method} is missing',
    check: {
      text: 'Find which jar the class came from and which version the caller was built against',
      compose: 'docker compose exec {service} sh -c "unzip -l /app/app.jar | grep BOOT-INF/lib | sort"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "unzip -l /app/app.jar | grep BOOT-INF/lib | sort"',
      host: 'mvn dependency:tree -Dverbose | grep -i conflict; gradle dependencyInsight --dependency <group:name>',
    },
    repair: [
      {
        text: 'Bring both libraries to versions that belong together (import the BOM, drop the hand-written version, exclude the older transitive jar) and build again',
      },
      {
        text: 'Until then go back to the release before the dependency change',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'Java Language Specification 13, Binary Compatibility; spring-boot NoSuchMethodFailureAnalyzer',
    matches: [
      "java.lang.NoSuchMethodError: 'void org.yaml.snakeyaml.LoaderOptions.setCodePointLimit(int)'",
      'java.lang.NoSuchMethodError: com.google.common.base.Preconditions.checkArgument(ZLjava/lang/String;Ljava/lang/Object;)V',
      'Caused by: java.lang.NoSuchFieldError: INSTANCE',
      'java.lang.AbstractMethodError: Receiver class com.acme.FooImpl does not define or inherit an implementation of the resolved method',
      'java.lang.IncompatibleClassChangeError: Found interface org.objectweb.asm.ClassVisitor, but class was expected',
      'An attempt was made to call a method that does not exist. The attempt was made from the following location:',
    ],
    ignores: ['java.lang.NoSuchMethodException: com.acme.Foo.<init>()'],
  },
  {
    id: 'jvm.class-missing',
    kind: 'missing_module',
    program: 'jvm',
    forms: [
      {
        words: 'java lang classnotfoundexception',
        pattern: /java\.lang\.ClassNotFoundException: (?<object>[A-Za-z_][\w.$-]{1,200})/,
      },
      {
        words: 'java lang noclassdeffounderror',
        pattern: /java\.lang\.NoClassDefFoundError: (?!Could not initialize)(?<object>[A-Za-z_][\w./$-]{1,200})/,
      },
      {
        words: 'could not find or load main class',
        pattern: /Could not find or load main class (?<object>[\w./$-]{1,200})/,
      },
      {
        words: 'no main manifest attribute in',
        pattern: /no main manifest attribute, in (?<object>[^\s]{1,200})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The class {object} is not on the class path',
    check: {
      text: 'Search the jar and the class path for the class; whether it was there before tells if a dependency, its scope or the packaging changed',
      compose: "docker compose exec {service} sh -c \"ls -l /app /app/lib; cat /proc/1/cmdline | tr '\\0' ' '\"",
      kubernetes: "kubectl exec deploy/{service} -- sh -c \"ls -l /app /app/lib; cat /proc/1/cmdline | tr '\\0' ' '\"",
      host: "tr '\\0' ' ' < /proc/$(pgrep -of '{service}')/cmdline; unzip -l app.jar | grep -i \"$(basename '{object}')\"",
    },
    repair: [
      {
        text: 'Add the dependency that holds {object} with a runtime scope (not provided or test), or correct -cp, the main class and the packaging (the boot jar, not the plain one); javax classes became jakarta in Spring Boot 3',
      },
      {
        text: 'If it came with the last release, go back to the one before',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'OpenJDK BuiltinClassLoader, launcher messages java.launcher.cls.error1; spring-boot DataSourceProperties',
    matches: [
      'Caused by: java.lang.ClassNotFoundException: org.postgresql.Driver',
      'java.lang.NoClassDefFoundError: javax/servlet/http/HttpServletRequest',
      'Error: Could not find or load main class com.acme.Main',
      'no main manifest attribute, in /app/app.jar',
    ],
    ignores: ['java.lang.NoClassDefFoundError: Could not initialize class com.acme.Settings'],
  },
  {
    id: 'jvm.class-initialisation-failed',
    kind: 'code_defect',
    program: 'jvm',
    forms: [
      {
        words: 'noclassdeffounderror could not initialize class',
        pattern: /NoClassDefFoundError: Could not initialize class (?<object>[\w.$]{1,200})/,
      },
      { words: 'java lang exceptionininitializererror', pattern: /java\.lang\.ExceptionInInitializerError/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: 'The static block of {object|a class} fails, the class cannot be used any more',
    check: {
      text: 'Look for the first ExceptionInInitializerError since the start and its "Caused by:": only that one tells why',
      compose: 'docker compose logs {service} | grep -m1 -A 20 ExceptionInInitializerError',
      kubernetes: 'kubectl logs deploy/{service} | grep -m1 -A 20 ExceptionInInitializerError',
      host: 'journalctl -u {service} | grep -m1 -A 20 ExceptionInInitializerError',
    },
    repair: [
      {
        text: 'Repair what its cause names (a file, a native library, a variable read in a static field) and restart: the JVM does not try again',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source: 'Java Language Specification 12.4.2; java.lang.ExceptionInInitializerError',
    matches: [
      'java.lang.NoClassDefFoundError: Could not initialize class com.acme.shop.Settings',
      'Exception in thread "main" java.lang.ExceptionInInitializerError',
    ],
    ignores: ['java.lang.NoClassDefFoundError: org/slf4j/LoggerFactory'],
  },
  {
    id: 'jvm.option-refused',
    kind: 'invalid_setting',
    program: 'jvm',
    forms: [
      { words: 'unrecognized vm option', pattern: /Unrecognized VM option '(?<value>[^']{1,120})'/ },
      {
        words: 'unrecognized option',
        pattern: /^(?:Error: )?Unrecognized option: (?<value>-\S{1,120})/,
      },
      {
        words: 'invalid heap size',
        pattern: /Invalid (?:maximum|initial) heap size: (?<value>-\S{1,60})/,
      },
      {
        words: 'initial heap size set to a larger value than the maximum heap size',
        pattern: /Initial heap size set to a larger value than the maximum heap size/,
      },
      {
        words: 'conflicting collector combinations in option list',
        pattern: /Conflicting collector combinations in option list/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The JVM does not start with the option {value|that it is given}',
    check: {
      text: 'Look for the option in JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS, JAVA_OPTS and the start command, and at the Java that reads it',
      compose:
        'docker compose config {service} | grep -nE -- "-X|JAVA"; docker compose run --rm --entrypoint java {service} -version',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -nE -- "-X|JAVA"',
      host: 'systemctl cat {service} | grep -nE -- "-X|JAVA"; java -version',
    },
    repair: [
      {
        text: 'Take the option out or spell it for this Java: UseConcMarkSweepGC went with 14, MaxPermSize with 8 (an error since 17), PrintGCDetails became -Xlog:gc*',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl edit deploy/{service}',
        host: 'sudo systemctl edit --full {service} && sudo systemctl restart {service}',
      },
    ],
    source: 'OpenJDK arguments.cpp Arguments::process_argument(), parse_each_vm_init_arg(); seen with OpenJDK 17',
    matches: [
      "Unrecognized VM option 'UseConcMarkSweepGC'",
      'Unrecognized option: --add-open',
      'Invalid maximum heap size: -Xmx2gb',
      'Initial heap size set to a larger value than the maximum heap size',
      'Conflicting collector combinations in option list; please refer to the release notes for the combinations allowed',
    ],
    ignores: ['OpenJDK 64-Bit Server VM warning: Ignoring option MaxPermSize; support was removed in 8.0'],
  },
  {
    id: 'jvm.jar-missing',
    kind: 'missing_file',
    program: 'jvm',
    forms: [
      { words: 'unable to access jarfile', pattern: /Unable to access jarfile (?<path>[^\s]{1,200})/ },
      {
        words: 'error opening zip file or jar manifest missing',
        pattern: /Error opening zip file or JAR manifest missing : (?<path>[^\s]{1,200})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Java cannot open the jar {path}',
    check: {
      text: 'See whether the jar is at that path (a volume over /app hides it) and whether it is whole; -javaagent jars count too',
      compose: 'docker compose run --rm --entrypoint ls {service} -l {path}',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -nE "javaagent|mountPath|\\.jar"',
      host: 'ls -l {path}; unzip -tq {path}',
    },
    repair: [
      {
        text: 'Put the jar there or correct the path in the start command, in JAVA_TOOL_OPTIONS or in the COPY of the image; a relative path counts from the working directory',
        compose: 'docker compose build {service} && docker compose up -d {service}',
        kubernetes: 'kubectl edit deploy/{service}',
        host: 'sudo systemctl edit --full {service} && sudo systemctl restart {service}',
      },
    ],
    source: 'OpenJDK launcher emessages.h JAR_ERROR1; InvocationAdapter.c; seen with OpenJDK 17',
    matches: [
      'Error: Unable to access jarfile app.jar',
      'Error opening zip file or JAR manifest missing : /otel/opentelemetry-javaagent.jar',
    ],
    ignores: ['Picked up JAVA_TOOL_OPTIONS: -javaagent:/otel/opentelemetry-javaagent.jar'],
  },
  {
    id: 'jvm.module-closed',
    kind: 'version_mismatch',
    program: 'jvm',
    forms: [
      {
        words: 'module does not to unnamed module opens',
        pattern: /module (?<object>[\w.]{1,80}) does not "opens (?<value>[\w.]{1,120})" to unnamed module/,
      },
      {
        words: 'module does not to unnamed module',
        pattern:
          /module (?<object>[\w.]{1,80}) does not (?:"exports|export) (?<value>[\w.]{1,120})"? to unnamed module/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Java no longer lets reflection into {value} of {object}',
    check: {
      text: 'See which Java runs and which library is in the stack trace: it is older than this Java',
      compose: 'docker compose exec {service} java -version',
      kubernetes: 'kubectl exec deploy/{service} -- java -version',
      host: 'java -version',
    },
    repair: [
      {
        text: 'Open the package on the command line until the library is upgraded',
        compose: 'docker compose up -d {service}  # after JDK_JAVA_OPTIONS="--add-opens={object}/{value}=ALL-UNNAMED"',
        kubernetes: 'kubectl set env deploy/{service} JDK_JAVA_OPTIONS="--add-opens={object}/{value}=ALL-UNNAMED"',
        host: 'sudo systemctl edit {service}  # Environment=JDK_JAVA_OPTIONS=--add-opens={object}/{value}=ALL-UNNAMED',
      },
      {
        text: 'Upgrade the library to a version that supports this Java (Lombok, Mockito, Spark, cglib and Hadoop are the usual ones)',
      },
    ],
    source: 'JEP 403; OpenJDK AccessibleObject.checkCanSetAccessible(); seen with OpenJDK 17',
    matches: [
      'java.lang.reflect.InaccessibleObjectException: Unable to make field private final byte[] java.lang.String.value accessible: module java.base does not "opens java.lang" to unnamed module @fcd6521',
      'java.lang.IllegalAccessError: class org.apache.spark.storage.StorageUtils$ (in unnamed module @0x2ac1fdc4) cannot access class sun.nio.ch.DirectBuffer (in module java.base) because module java.base does not export sun.nio.ch to unnamed module @0x2ac1fdc4',
    ],
    ignores: ['module java.base opens java.lang to unnamed module by --add-opens'],
  },
  {
    id: 'jvm.crash',
    kind: 'crash_signal',
    program: 'jvm',
    forms: [
      {
        words: 'a fatal error has been detected by the java runtime environment',
        pattern: /^# A fatal error has been detected by the Java Runtime Environment/,
      },
    ],
    nearby: [
      /^#\s{1,4}(?<signal>SIG[A-Z]{2,6}) \(0x[0-9a-f]{1,4}\) at pc=/,
      /^# [CVJj]\s{1,4}\[(?<object>[\w.+-]{1,80})\+0x/,
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'The JVM itself crashes ({signal|signal}) in {object|native code}',
    check: {
      text: 'Read "Problematic frame" and the top of hs_err_pid<pid>.log: C is a native library, V the JVM, J compiled Java',
      compose: 'docker compose logs {service} | grep -A 20 "A fatal error has been detected"',
      kubernetes: 'kubectl logs deploy/{service} --previous | grep -A 20 "A fatal error has been detected"',
      host: 'ls -t hs_err_pid*.log | head -1 | xargs sed -n 1,60p',
    },
    repair: [
      {
        text: 'Update the native library that it names (on Alpine: its musl build), or the patch release of the JDK when it is libjvm.so; keep hs_err and the core for the report',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo deploy/{service}',
        host: 'sudo apt-get install --only-upgrade "openjdk-*" && sudo systemctl restart {service}',
      },
    ],
    source: 'OpenJDK vmError.cpp VMError::report()',
    matches: [
      '# A fatal error has been detected by the Java Runtime Environment:',
      '# A fatal error has been detected by the Java Runtime Environment: (sent by kill)',
    ],
    ignores: ['# An error report file with more information is saved as:'],
  },
];
