import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const JVM_ENVIRONMENT: readonly CatalogueEntry[] = [
  {
    id: 'jvm.fonts-or-display-missing',
    kind: 'missing_module',
    program: 'jvm',
    forms: [
      { words: 'java awt headlessexception', pattern: /java\.awt\.HeadlessException/ },
      { words: 'sun awt fontconfiguration getversion', pattern: /sun\.awt\.FontConfiguration\.getVersion/ },
      {
        words: 'could not initialize class sun awt',
        pattern: /Could not initialize class sun\.awt\.X11(?:FontManager|GraphicsEnvironment)/,
      },
      {
        words: 'fontconfig head is null check your fonts or fonts configuration',
        pattern: /Fontconfig head is null, check your fonts or fonts configuration/,
      },
      {
        words: 'libfreetype so 6 cannot open shared object file',
        pattern: /libfreetype\.so\.6: cannot open shared object file/,
      },
      {
        words: 'libfontmanager so open shared object file',
        pattern: /libfontmanager\.so: .{0,80}cannot open shared object file/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Java has no fonts or display here: the image is headless',
    check: {
      text: 'See whether fontconfig is there',
      compose: 'docker compose exec {service} fc-list | head',
      host: 'fc-list | head',
    },
    repair: [
      {
        text: 'Add fontconfig and a font to the image (apk add fontconfig ttf-dejavu; apt-get install fontconfig fonts-dejavu-core), and run with -Djava.awt.headless=true',
        compose: 'docker compose build {service} && docker compose up -d {service}',
      },
    ],
    source: 'OpenJDK java.desktop sun.awt',
    matches: [
      'java.awt.HeadlessException: null',
      'java.lang.NullPointerException: Cannot load from short array because "sun.awt.FontConfiguration.head" is null at sun.awt.FontConfiguration.getVersion(FontConfiguration.java:1262) sun.awt.FontConfiguration.getVersion',
      'java.lang.NoClassDefFoundError: Could not initialize class sun.awt.X11FontManager',
      'java.lang.InternalError: java.lang.reflect.InvocationTargetException: Fontconfig head is null, check your fonts or fonts configuration',
      'java.lang.UnsatisfiedLinkError: /opt/java/lib/libfontmanager.so: libfreetype.so.6: cannot open shared object file: No such file or directory',
    ],
    ignores: ['java.awt.headless=true'],
  },
  {
    id: 'jvm.code-cache-full',
    kind: 'memory_exhausted',
    program: 'jvm',
    forms: [
      {
        words: 'codecache is full compiler has been disabled',
        pattern: /CodeCache is full\. Compiler has been disabled/,
      },
      {
        words: 'codeheap is full compiler has been disabled',
        pattern: /CodeHeap '[\w -]{1,40}' is full\. Compiler has been disabled/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The code cache of the JVM is full: nothing is compiled any more and all gets slow',
    check: { text: 'See its size', host: 'jcmd <pid> Compiler.codecache' },
    repair: [
      { text: 'Raise it', compose: 'JAVA_TOOL_OPTIONS=-XX:ReservedCodeCacheSize=512m docker compose up -d {service}' },
    ],
    source: 'OpenJDK codeCache.cpp',
    matches: [
      'OpenJDK 64-Bit Server VM warning: CodeCache is full. Compiler has been disabled.',
      "Java HotSpot(TM) 64-Bit Server VM warning: CodeHeap 'profiled nmethods' is full. Compiler has been disabled.",
    ],
    ignores: ['CodeCache: size=245760Kb used=12000Kb'],
  },
  {
    id: 'jvm.header-too-long',
    kind: 'payload_too_large',
    program: 'jvm',
    forms: [
      { words: 'http header is larger than bytes', pattern: /HTTP header is larger than (?<limit>\d{1,9}) bytes/ },
      { words: 'toolongframeexception', pattern: /TooLongFrameException: [^\r\n]{0,120}/ },
      { words: 'an http line is larger than bytes', pattern: /An HTTP line is larger than (?<limit>\d{1,9}) bytes/ },
      { words: 'adjusted frame length exceeds', pattern: /Adjusted frame length exceeds (?<limit>\d{1,10}): \d{1,12}/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'A header or line is longer than {limit|the limit of} the Netty server or client allows',
    check: {
      text: 'See which header is so long (cookies, tokens with many groups)',
      host: 'curl -sv <url> -H "Cookie: ..." 2>&1 | grep "^>" | awk "{print length}" | sort -n | tail -1',
    },
    repair: [
      {
        text: 'Shorten it, or raise the limit (server.max-http-request-header-size, reactor.netty http decoder, maxFrameLength)',
      },
    ],
    source: 'netty HttpObjectDecoder, LengthFieldBasedFrameDecoder',
    matches: [
      'io.netty.handler.codec.http.TooLongHttpHeaderException: HTTP header is larger than 8192 bytes.',
      'io.netty.handler.codec.TooLongFrameException: Adjusted frame length exceeds 1048576: 1195725860 - discarded',
      'io.netty.handler.codec.http.TooLongHttpLineException: An HTTP line is larger than 4096 bytes.',
    ],
    ignores: ['header size: 812 bytes'],
  },
  {
    id: 'jvm.cleartext-not-allowed',
    kind: 'invalid_setting',
    program: 'jvm',
    forms: [
      {
        words: 'cleartext communication to not permitted by network security policy',
        pattern: /CLEARTEXT communication to (?<peer>[\w.-]{1,100}) not permitted by network security policy/,
      },
      {
        words: 'cleartext http traffic to not permitted',
        pattern: /Cleartext HTTP traffic to (?<peer>[\w.-]{1,100}) not permitted/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Android app may not speak plain HTTP to {peer}',
    check: { text: 'See the address the app is built with', host: 'curl -sI https://{peer}' },
    repair: [
      {
        text: 'Serve the API by HTTPS; for a trial allow the host in network_security_config.xml (cleartextTrafficPermitted)',
      },
    ],
    source: 'OkHttp, Android network security configuration',
    matches: [
      'java.net.UnknownServiceException: CLEARTEXT communication to api.local not permitted by network security policy',
      'java.io.IOException: Cleartext HTTP traffic to 10.0.2.2 not permitted',
    ],
    ignores: ['CLEARTEXT permitted for localhost'],
  },
  {
    id: 'jvm.text-or-yaml-unreadable',
    kind: 'invalid_setting',
    program: 'jvm',
    forms: [
      {
        words: 'malformedinputexception input length',
        pattern: /(?<value>MalformedInputException: Input length = \d{1,4})/,
      },
      {
        words: 'unmappablecharacterexception input length',
        pattern: /(?<value>UnmappableCharacterException: Input length = \d{1,4})/,
      },
      {
        words: 'the incoming yaml document exceeds the limit code points',
        pattern: /(?<value>The incoming YAML document exceeds the limit: \d{1,10} code points)/,
      },
      {
        words: 'number of aliases for non scalar nodes exceeds the specified max',
        pattern: /(?<value>Number of aliases for non-scalar nodes exceeds the specified max=\d{1,6})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Java cannot read the text: {value}',
    check: { text: 'See the encoding of the file', host: 'file -i <file>; iconv -f utf-8 -t utf-8 <file> >/dev/null' },
    repair: [
      {
        text: 'Save it as UTF-8 (or read with its charset; -Dfile.encoding=UTF-8), raise the code point limit of SnakeYAML for large documents',
        host: 'iconv -f latin1 -t utf-8 <file> > <file>.utf8',
      },
    ],
    source: 'OpenJDK java.nio.charset; snakeyaml LoaderOptions',
    matches: [
      'java.nio.charset.MalformedInputException: Input length = 1',
      'java.nio.charset.UnmappableCharacterException: Input length = 1',
      'org.yaml.snakeyaml.error.YAMLException: The incoming YAML document exceeds the limit: 3145728 code points.',
      'org.yaml.snakeyaml.error.YAMLException: Number of aliases for non-scalar nodes exceeds the specified max=50',
    ],
    ignores: ['Input length = 12 characters'],
  },
  {
    id: 'jvm.token-key-too-weak',
    kind: 'invalid_setting',
    program: 'jvm',
    forms: [
      {
        words: 'the specified key byte array is bits which is not secure enough for any jwt hmac sha algorithm',
        pattern:
          /The specified key byte array is (?<value>\d{1,5}) bits which is not secure enough for any JWT HMAC-SHA algorithm/,
      },
      {
        words: 'the secret length must be at least bits',
        pattern: /The secret length must be at least (?<limit>\d{1,4}) bits/,
      },
      { words: 'idx10653', pattern: /IDX10653: [^\r\n]{0,160}/ },
      { words: 'idx10720', pattern: /IDX10720: [^\r\n]{0,160}/ },
      {
        words: 'the algorithm requires a key size of at least bits',
        pattern:
          /The (?:encryption|signing) algorithm '[\w-]{1,60}' requires a key size of at least '(?<limit>\d{1,4})' bits/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The signing key for tokens has {value|too few} bits: HS256 wants at least 256',
    check: { text: 'See the length of the secret', host: 'printenv JWT_SECRET | tr -d "\\n" | wc -c' },
    repair: [{ text: 'Make a longer one (all tokens signed with the old one end)', host: 'openssl rand -base64 48' }],
    source: 'jjwt Keys.java; nimbus MACSigner; Microsoft.IdentityModel',
    matches: [
      'io.jsonwebtoken.security.WeakKeyException: The specified key byte array is 80 bits which is not secure enough for any JWT HMAC-SHA algorithm.',
      'com.nimbusds.jose.KeyLengthException: The secret length must be at least 256 bits',
      "System.ArgumentOutOfRangeException: IDX10720: Unable to create KeyedHashAlgorithm for algorithm 'HS256', the key size must be greater than: '256' bits, key has '128' bits.",
      "IDX10653: The encryption algorithm 'HS256' requires a key size of at least '128' bits. Key 'SymmetricSecurityKey', is of size: '72'.",
      "The signing algorithm 'HS512' requires a key size of at least '512' bits",
    ],
    ignores: ['key size: 256 bits'],
  },
  {
    id: 'java.home-wrong',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'the java_home environment variable is not defined correctly',
        pattern: /The JAVA_HOME environment variable is not defined correctly/,
      },
      {
        words: 'java_home is set to an invalid directory',
        pattern: /JAVA_HOME is set to an invalid directory: (?<path>\S{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'JAVA_HOME names no Java: {path|it is not defined correctly}',
    check: { text: 'See where it points', host: 'echo $JAVA_HOME; ls $JAVA_HOME/bin/java; ls /usr/lib/jvm' },
    repair: [
      {
        text: 'Set JAVA_HOME to the folder of the JDK, not to its bin',
        host: 'export JAVA_HOME=$(dirname $(dirname $(readlink -f $(which javac))))',
      },
    ],
    source: 'mvn; gradlew; Apache Tomcat bin/setclasspath.sh',
    matches: [
      'The JAVA_HOME environment variable is not defined correctly,',
      'ERROR: JAVA_HOME is set to an invalid directory: /usr/lib/jvm/java-11',
    ],
    ignores: ['java 21 is used'],
  },
  {
    id: 'java.home-not-set',
    kind: 'missing_setting',
    forms: [
      {
        words: 'java_home is not set and no java command could be found',
        pattern: /JAVA_HOME is not set and no 'java' command could be found/,
      },
      {
        words: 'neither the java_home nor the jre_home environment variable is defined',
        pattern: /Neither the JAVA_HOME nor the JRE_HOME environment variable is defined/,
      },
      {
        words: 'java_home is not set and could not be found',
        pattern: /Error: JAVA_HOME is not set and could not be found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'No Java is found: JAVA_HOME is not set',
    check: { text: 'See what there is', host: 'echo $JAVA_HOME; which java; ls /usr/lib/jvm' },
    repair: [
      {
        text: 'Install a JDK and set JAVA_HOME for the service (in a unit: Environment=JAVA_HOME=...)',
        host: 'export JAVA_HOME=$(dirname $(dirname $(readlink -f $(which javac))))',
      },
    ],
    source: 'gradlew; Apache Tomcat bin/setclasspath.sh; Apache Hadoop hadoop-functions.sh',
    matches: [
      "ERROR: JAVA_HOME is not set and no 'java' command could be found in your PATH.",
      'Neither the JAVA_HOME nor the JRE_HOME environment variable is defined',
      'Error: JAVA_HOME is not set and could not be found.',
    ],
    ignores: ['java 21 is used'],
  },
];
