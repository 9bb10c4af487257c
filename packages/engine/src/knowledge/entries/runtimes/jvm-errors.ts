import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const FRAME_OF_EXCEPTION: Step = {
  text: 'Read the first own frame ("at ...") of the stack trace and what was changed there last',
  compose: 'docker compose logs {service} | grep -A 15 "Exception: " | tail -40',
  kubernetes: 'kubectl logs deploy/{service} | grep -A 15 "Exception: " | tail -40',
  host: 'journalctl -u {service} | grep -A 15 "Exception: " | tail -40',
};

const ROLL_BACK: Step = {
  text: 'If it began with a release, go back to the one before until it is mended',
  kubernetes: 'kubectl rollout undo deploy/{service}',
};

export const JVM_ERRORS: readonly CatalogueEntry[] = [
  {
    id: 'jvm.null-pointer',
    kind: 'code_defect',
    program: 'jvm',
    forms: [
      {
        words: 'cannot because is null',
        pattern:
          /Cannot (?:invoke|read|assign|load|store|throw|enter)[^"]{0,40}(?:"(?<value>[^"]{1,200})"[^"]{0,20})? because (?:the return value of )?"(?<object>[^"]{1,160})" is null/,
      },
      {
        words: 'parameter specified as non null is null method parameter',
        pattern:
          /Parameter specified as non-null is null: method (?<value>[\w.$<>]{1,200}), parameter (?<object>\w{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code uses {object}, which is null',
    check: FRAME_OF_EXCEPTION,
    repair: [
      {
        text: 'Find out why {object} is null there (a field that is not injected, a row or an answer that is absent) and check it before it is used',
      },
      ROLL_BACK,
    ],
    source:
      'JEP 358 Helpful NullPointerExceptions; Kotlin Intrinsics.throwParameterIsNullException(); seen with OpenJDK 17',
    matches: [
      'Exception in thread "main" java.lang.NullPointerException: Cannot invoke "String.length()" because "<local2>.name" is null',
      'java.lang.NullPointerException: Cannot invoke "com.acme.User.getId()" because the return value of "com.acme.Session.user()" is null',
      'java.lang.NullPointerException: Cannot store to int array because "this.counts" is null',
      'java.lang.NullPointerException: Parameter specified as non-null is null: method com.acme.Mailer.send, parameter address',
    ],
    ignores: ['The request cannot be cached because "Cache-Control" is null-safe'],
  },
  {
    id: 'jvm.null-pointer-plain',
    kind: 'code_defect',
    program: 'jvm',
    forms: [
      { words: 'java lang nullpointerexception', pattern: /java\.lang\.NullPointerException(?:: null)?(?:\s|$)/ },
      { words: 'kotlinnullpointerexception', pattern: /kotlin\.KotlinNullPointerException/ },
    ],
    nearby: [/^\s{0,8}at (?<object>(?!java\.|jdk\.|org\.spring)[\w.$]{1,160})\(/],
    role: 'cause',
    fault: 'own_code',
    specificity: 1,
    means: 'The code uses something that is null in {object|the first frame of the trace}',
    check: FRAME_OF_EXCEPTION,
    repair: [
      {
        text: 'Check what is null there before it is used; Java 17 and newer name it in the message, older ones with -XX:+ShowCodeDetailsInExceptionMessages from 14 on',
      },
      ROLL_BACK,
    ],
    source: 'Java SE API, java.lang.NullPointerException',
    matches: [
      'java.lang.NullPointerException: null',
      'Exception in thread "main" java.lang.NullPointerException',
      'kotlin.KotlinNullPointerException',
    ],
    ignores: ['java.lang.NullPointerException: Cannot read field "n" because "a" is null'],
  },
  {
    id: 'jvm.index-out-of-bounds',
    kind: 'code_defect',
    program: 'jvm',
    forms: [
      {
        words: 'index out of bounds for length',
        pattern: /IndexOutOfBoundsException: Index (?<value>-?\d{1,12}) out of bounds for length (?<limit>\d{1,12})/,
      },
      {
        words: 'index size',
        pattern: /IndexOutOfBoundsException: Index: (?<value>-?\d{1,12}), Size: (?<limit>\d{1,12})/,
      },
      {
        words: 'stringindexoutofboundsexception begin end length',
        pattern:
          /StringIndexOutOfBoundsException: begin (?<value>-?\d{1,12}), end -?\d{1,12}, length (?<limit>\d{1,12})/,
      },
      {
        words: 'string index out of range',
        pattern: /StringIndexOutOfBoundsException: (?:String )?index out of range: (?<value>-?\d{1,12})/i,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code reads position {value} of {limit|fewer} elements',
    check: FRAME_OF_EXCEPTION,
    repair: [
      {
        text: 'Check the length before position {value} is read; an empty list or a shorter line of input than expected is the usual reason',
      },
      ROLL_BACK,
    ],
    source: 'OpenJDK jdk.internal.util.Preconditions.outOfBoundsMessage(), java.lang.String.checkBoundsBeginEnd()',
    matches: [
      'java.lang.ArrayIndexOutOfBoundsException: Index 5 out of bounds for length 1',
      'java.lang.IndexOutOfBoundsException: Index: 3, Size: 2',
      'java.lang.StringIndexOutOfBoundsException: begin 5, end 3, length 3',
      'java.lang.StringIndexOutOfBoundsException: String index out of range: -1',
    ],
    ignores: ['Index 5 of shop-orders has length 1'],
  },
  {
    id: 'jvm.cast-or-conversion',
    kind: 'code_defect',
    program: 'jvm',
    forms: [
      {
        words: 'cannot be cast to class',
        pattern:
          /ClassCastException: class (?<value>[\w.$[;]{1,200}) cannot be cast to class (?<object>[\w.$[;]{1,200})/,
      },
      {
        words: 'classcastexception cannot be cast to',
        pattern: /ClassCastException: (?<value>[\w.$[;]{1,200}) cannot be cast to (?!class )(?<object>[\w.$[;]{1,200})/,
      },
      {
        words: 'numberformatexception for input string',
        pattern: /NumberFormatException: For input string: "(?<value>[^"]{0,80})"/,
      },
      {
        words: 'java lang illegalargumentexception no enum constant',
        pattern: /No enum constant (?<object>[\w.$]{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code cannot turn {value|a value} into {object|a number}',
    check: FRAME_OF_EXCEPTION,
    repair: [
      {
        text: 'Follow the value to where it comes from (a setting, a column, a message of a newer producer) and correct it there, or accept it in the code',
      },
      ROLL_BACK,
    ],
    source:
      'OpenJDK linkResolver/sharedRuntime generate_class_cast_message(), NumberFormatException.forInputString(), Enum.valueOf()',
    matches: [
      "java.lang.ClassCastException: class java.lang.String cannot be cast to class java.lang.Integer (java.lang.String and java.lang.Integer are in module java.base of loader 'bootstrap')",
      'java.lang.ClassCastException: com.acme.Order cannot be cast to com.acme.Invoice',
      'java.lang.NumberFormatException: For input string: "12,50"',
      'java.lang.IllegalArgumentException: No enum constant com.acme.OrderState.REFUNDED',
    ],
    ignores: ['Votes cannot be cast to class representatives after noon'],
  },
  {
    id: 'jvm.division-by-zero',
    kind: 'code_defect',
    program: 'jvm',
    forms: [
      {
        words: 'java lang arithmeticexception by zero',
        pattern: /java\.lang\.ArithmeticException: (?:\/ by zero|Division by zero)/,
      },
    ],
    nearby: [/^\s{0,8}at (?<object>(?!java\.|jdk\.)[\w.$]{1,160})\(/],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code divides by zero in {object|the first frame of the trace}',
    check: FRAME_OF_EXCEPTION,
    repair: [
      { text: 'Handle the case of nothing to divide by (no rows, an empty period) before the division' },
      ROLL_BACK,
    ],
    source: 'Java Language Specification 15.17.2; BigDecimal.divide()',
    matches: ['java.lang.ArithmeticException: / by zero', 'Caused by: java.lang.ArithmeticException: Division by zero'],
    ignores: ['java.lang.ArithmeticException: Rounding necessary'],
  },
  {
    id: 'jvm.element-absent',
    kind: 'code_defect',
    program: 'jvm',
    forms: [
      { words: 'nosuchelementexception no value present', pattern: /NoSuchElementException: No value present/ },
      {
        words: 'lateinit property has not been initialized',
        pattern: /lateinit property (?<object>\w{1,80}) has not been initialized/,
      },
      {
        words: 'java util nosuchelementexception key is missing in the map',
        pattern: /NoSuchElementException: Key (?<object>[^\r\n]{1,80}) is missing in the map/,
      },
      {
        words: 'java util nosuchelementexception',
        pattern:
          /java\.util\.NoSuchElementException: (?:List|Array|Collection|Sequence|key not found: (?<object>[^\r\n]{1,80})|None\.get|head of empty list)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code takes {object|a value} that is not there',
    check: FRAME_OF_EXCEPTION,
    repair: [
      {
        text: 'Use orElseThrow with a telling message, getOrNull or a check; look whether the data or the setting it expects is missing',
      },
      ROLL_BACK,
    ],
    source:
      'OpenJDK java.util.Optional.get(); Kotlin ThrowUninitializedPropertyAccessException, MapWithDefault.kt, _Collections.kt; Scala Option, List',
    matches: [
      'java.util.NoSuchElementException: No value present',
      'kotlin.UninitializedPropertyAccessException: lateinit property repository has not been initialized',
      'java.util.NoSuchElementException: Key tenant is missing in the map.',
      'java.util.NoSuchElementException: None.get',
      'java.util.NoSuchElementException: key not found: de',
    ],
    ignores: [
      'java.util.NoSuchElementException: SRCFG00014: The config property db.url is required but it could not be found',
    ],
  },
  {
    id: 'jvm.collection-changed',
    kind: 'code_defect',
    program: 'jvm',
    forms: [
      {
        words: 'java util concurrentmodificationexception',
        pattern: /java\.util\.ConcurrentModificationException(?:: null)?(?:\s|$)/,
      },
    ],
    nearby: [/^\s{0,8}at (?<object>(?!java\.|jdk\.)[\w.$]{1,160})\(/],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'A collection is changed while it is walked through in {object|the first own frame}',
    check: FRAME_OF_EXCEPTION,
    repair: [
      {
        text: 'Remove through the iterator or removeIf, walk over a copy, or take a concurrent collection where several threads share it',
      },
    ],
    source: 'Java SE API, java.util.ConcurrentModificationException',
    matches: [
      'java.util.ConcurrentModificationException: null',
      'Exception in thread "pool-2-thread-1" java.util.ConcurrentModificationException',
    ],
    ignores: ['Retry after optimistic lock: java.util.concurrent.CompletionException'],
  },
  {
    id: 'jvm.threads-deadlocked',
    kind: 'deadlock',
    program: 'jvm',
    forms: [{ words: 'found one java level deadlock', pattern: /Found one Java-level deadlock/ }],
    nearby: [/^"(?<object>[^"]{1,80})":$/],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Threads of the JVM wait for each other, {object|one of them} among them',
    check: {
      text: 'Take two thread dumps and read the list of threads and locks at their end',
      compose: 'docker compose exec {service} jcmd 1 Thread.print | grep -A 40 "Java-level deadlock"',
      kubernetes: 'kubectl exec deploy/{service} -- jcmd 1 Thread.print | grep -A 40 "Java-level deadlock"',
      host: "jcmd $(pgrep -of '{service}') Thread.print | grep -A 40 'Java-level deadlock'",
    },
    repair: [
      {
        text: 'Restart to get going again: the threads never come free by themselves',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
        destructive: true,
      },
      { text: 'Take the locks in the same order everywhere, or use tryLock with a limit' },
    ],
    source: 'OpenJDK threadService.cpp, vm_operations.cpp VM_PrintThreads/VM_FindDeadlocks',
    matches: ['Found one Java-level deadlock:', '2025-02-03 10:11:12 stdout | Found one Java-level deadlock:'],
    ignores: ['Found 2 deadlocks.'],
  },
  {
    id: 'log4j.configuration-missing',
    kind: null,
    program: 'log4j',
    forms: [
      { words: 'no log4j 2 configuration file found', pattern: /No Log4j 2 configuration file found/ },
      {
        words: 'log4j warn no appenders could be found for logger',
        pattern: /log4j:WARN No appenders could be found for logger/,
      },
      { words: 'no slf4j providers were found', pattern: /No SLF4J providers were found/ },
      {
        words: 'failed to load class org slf4j impl',
        pattern: /SLF4J: Failed to load class "org\.slf4j\.impl\.StaticLoggerBinder"/,
      },
      {
        words: 'class path contains multiple slf4j',
        pattern: /Class path contains multiple SLF4J (?:bindings|providers)/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'Java logging is not set up, the program runs on but may log nothing',
    check: {
      text: 'See which logging jars are there; what went wrong otherwise may not have been logged at all',
      compose: 'docker compose exec {service} sh -c "ls /app/lib | grep -iE \\"slf4j|logback|log4j\\""',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ls /app/lib | grep -iE \\"slf4j|logback|log4j\\""',
      host: 'mvn dependency:tree | grep -iE "slf4j|logback|log4j"',
    },
    repair: [
      {
        text: 'Keep exactly one SLF4J provider on the class path and put its configuration (log4j2.xml, logback.xml) there',
      },
    ],
    source: 'log4j-core ConfigurationFactory; slf4j-api LoggerFactory; log4j 1.2 Hierarchy.emitNoAppenderWarning()',
    matches: [
      'ERROR StatusLogger No Log4j 2 configuration file found. Using default configuration (logging only errors to the console), or user programmatically provided configurations.',
      'log4j:WARN No appenders could be found for logger (org.apache.kafka.clients.Metadata).',
      'SLF4J(W): No SLF4J providers were found.',
      'SLF4J: Failed to load class "org.slf4j.impl.StaticLoggerBinder".',
      'SLF4J: Class path contains multiple SLF4J bindings.',
    ],
    ignores: ['SLF4J: Actual binding is of type [ch.qos.logback.classic.util.ContextSelectorStaticBinder]'],
  },
  {
    id: 'log4j.file-unwritable',
    kind: 'file_permission',
    program: 'log4j',
    forms: [
      {
        words: 'could not create plugin of type for element',
        pattern:
          /Could not create plugin of type class org\.apache\.logging\.log4j\.core\.appender\.\w{0,20}FileAppender for element \w{1,40}:? .{0,120}RollingFileManager/,
      },
      {
        words: 'failed to create parent directories for',
        pattern: /Failed to create parent directories for \[(?<path>[^\]]{1,200})\]/,
      },
      {
        words: 'openfile call failed filenotfoundexception',
        pattern: /openFile\((?<path>[^,)]{1,200}),(?:true|false)\) call failed/,
      },
    ],
    nearby: [
      /FileNotFoundException: (?<path>[^\s(]{1,200}) \((?:Permission denied|No such file or directory|Read-only file system)\)/,
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Java logging cannot write its file {path|that the configuration names}',
    check: {
      text: 'See which user the process has and whether it may write in that directory',
      compose: 'docker compose exec {service} sh -c "id; ls -ld $(dirname {path|/var/log/app})"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "id; ls -ld $(dirname {path|/var/log/app})"',
      host: 'systemctl show {service} -p User; ls -ld $(dirname {path|/var/log/app})',
    },
    repair: [
      {
        text: 'Give the directory to the user of the process, or log to the console only, as containers do',
        compose:
          'docker compose run --rm -u root --entrypoint sh {service} -c "chown -R <uid> $(dirname {path|/var/log/app})"',
        kubernetes:
          'kubectl patch deploy {service} -p \'{"spec":{"template":{"spec":{"securityContext":{"fsGroup":1000}}}}}\'',
        host: 'sudo chown -R <user> $(dirname {path|/var/log/app}) && sudo systemctl restart {service}',
      },
    ],
    source: 'logback-core FileAppender.start(), FileUtil; log4j-core PluginBuilder, RollingFileManager',
    matches: [
      'ERROR in ch.qos.logback.core.rolling.RollingFileAppender[FILE] - Failed to create parent directories for [/var/log/shop/app.log]',
      '|-ERROR in ch.qos.logback.core.rolling.RollingFileAppender[FILE] - openFile(/var/log/shop/app.log,true) call failed. java.io.FileNotFoundException: /var/log/shop/app.log (Permission denied)',
      'main ERROR Could not create plugin of type class org.apache.logging.log4j.core.appender.RollingFileAppender for element RollingFile: java.lang.IllegalStateException: ManagerFactory [org.apache.logging.log4j.core.appender.rolling.RollingFileManager$RollingFileManagerFactory@57bc27f5] unable to create manager',
    ],
    ignores: [
      '|-INFO in ch.qos.logback.core.rolling.RollingFileAppender[FILE] - File property is set to [/var/log/shop/app.log]',
    ],
  },
  {
    id: 'jvm.json-unreadable',
    kind: 'code_defect',
    program: 'jvm',
    forms: [
      {
        words: 'unrecognizedpropertyexception unrecognized field',
        pattern: /Unrecognized field "(?<object>[^"]{1,80})" \(class (?<value>[\w.$]{1,160})\)/,
      },
      {
        words: 'cannot deserialize value of type',
        pattern: /Cannot (?:deserialize|construct) (?:value|instance) of (?:type )?`(?<object>[^`]{1,160})`/,
      },
      {
        words: 'jsonparseexception',
        pattern:
          /JsonParseException: (?<object>Unexpected character \('[^'<]{1,4}'[^)]{0,30}\)|Unrecognized token '[^']{1,60}'|Unexpected end-of-input)/,
      },
      { words: 'jsondecodingexception', pattern: /JsonDecodingException: (?<object>[^\r\n]{1,120})/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'Java cannot read the JSON: {object} does not fit {value|the class}',
    check: FRAME_OF_EXCEPTION,
    repair: [
      {
        text: 'Compare the text with the class: a newer sender with a new field (@JsonIgnoreProperties, FAIL_ON_UNKNOWN_PROPERTIES), another type, or an answer that is cut off or no JSON at all',
      },
      ROLL_BACK,
    ],
    source:
      'jackson-core JsonParseException, jackson-databind UnrecognizedPropertyException, MismatchedInputException; kotlinx.serialization',
    matches: [
      'com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException: Unrecognized field "discount" (class com.acme.Order), not marked as ignorable',
      'com.fasterxml.jackson.databind.exc.InvalidFormatException: Cannot deserialize value of type `int` from String "a": not a valid `int` value',
      "com.fasterxml.jackson.core.JsonParseException: Unrecognized token 'upstream': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
      "kotlinx.serialization.json.internal.JsonDecodingException: Unexpected JSON token at offset 0: Expected start of the object '{', but had 'E' instead",
    ],
    ignores: [
      'Resolved [org.springframework.http.converter.HttpMessageNotReadableException: Required request body is missing]',
    ],
  },
];
