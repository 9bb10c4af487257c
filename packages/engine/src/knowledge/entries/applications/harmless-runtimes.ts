import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HARMLESS_RUNTIMES: readonly CatalogueEntry[] = [
  {
    id: 'harmless.deprecation-warning',
    kind: null,
    forms: [
      {
        words: 'deprecationwarning',
        pattern:
          /(?:\(node:\d{1,8}\) (?:\[DEP\d{4}\] )?|\.py:\d{1,6}: (?:\w{0,20})?)DeprecationWarning: (?<value>.{1,140})/,
      },
      {
        words: 'node trace deprecation to show where the warning was created',
        pattern: /\(Use `node --trace-(?:deprecation|warnings) \.\.\.` to show where the warning was created\)/,
      },
      { words: 'experimentalwarning', pattern: /\(node:\d{1,8}\) ExperimentalWarning: (?<value>.{1,140})/ },
      { words: 'php deprecated', pattern: /PHP Deprecated: {1,2}(?<value>.{1,140})/ },
      { words: 'futurewarning', pattern: /\.py:\d{1,6}: FutureWarning: (?<value>.{1,140})/ },
      { words: 'pendingdeprecationwarning', pattern: /PendingDeprecationWarning: (?<value>.{1,140})/ },
      { words: 'pkg_resources is deprecated as an api', pattern: /UserWarning: pkg_resources is deprecated as an API/ },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 2,
    means: 'A deprecation warning: it works today and stops in a later version',
    check: { text: 'Nothing to do now; note it for the next upgrade' },
    repair: [],
    source: 'Node.js documentation, Deprecated APIs; Python warnings; PHP E_DEPRECATED',
    matches: [
      '(node:18) [DEP0040] DeprecationWarning: The `punycode` module is deprecated. Please use a userland alternative instead.',
      '(Use `node --trace-deprecation ...` to show where the warning was created)',
      '(node:1) ExperimentalWarning: The Fetch API is an experimental feature. This feature could change at any time',
      '[02-May-2024 10:11:12 UTC] PHP Deprecated:  Creation of dynamic property Slider::$id is deprecated in /var/www/html/a.php on line 12',
      '/usr/lib/python3.11/site-packages/app.py:12: DeprecationWarning: datetime.datetime.utcnow() is deprecated',
      '/opt/venv/lib/python3.11/site-packages/torch/load.py:40: FutureWarning: You are using `torch.load` with `weights_only=False`',
      '/app/x.py:3: PendingDeprecationWarning: lib2to3 package is deprecated',
      '/usr/lib/python3/dist-packages/app.py:4: UserWarning: pkg_resources is deprecated as an API. See https://setuptools.pypa.io',
    ],
    ignores: ['TypeError: utcnow() was removed'],
  },
  {
    id: 'harmless.package-manager-notice',
    kind: null,
    forms: [
      { words: 'npm warn deprecated', pattern: /npm (?:WARN|warn) deprecated (?<object>\S{1,80}@[\w.-]{1,30}):/ },
      {
        words: 'npm notice',
        pattern:
          /npm notice (?:New (?:major|minor|patch) version of npm available|Changelog:|Run `?npm install -g npm|To update run)/,
      },
      { words: 'packages are looking for funding', pattern: /\d{1,6} packages? (?:are|is) looking for funding/ },
      {
        words: 'skipping optional dependency',
        pattern: /npm (?:WARN|warn) optional SKIPPING OPTIONAL DEPENDENCY: (?<object>\S{1,80})/,
      },
      {
        words: 'running pip as the root user can result in broken permissions',
        pattern: /WARNING: Running pip as the 'root' user can result in broken permissions/,
      },
      { words: 'notice a new release of pip', pattern: /\[notice\] A new release of pip(?: is)? available/ },
      {
        words: 'debconf delaying package configuration since apt utils is not installed',
        pattern: /debconf: delaying package configuration, since apt-utils is not installed/,
      },
      {
        words: 'apt does not have a stable cli interface',
        pattern: /WARNING: apt does not have a stable CLI interface/,
      },
      {
        words: 'the attribute version is obsolete it will be ignored',
        pattern: /the attribute `version` is obsolete, it will be ignored/,
      },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 3,
    means: 'A notice of the package manager or of Compose',
    check: { text: 'Nothing to do' },
    repair: [],
    source: 'npm cli; pip; debconf; apt; docker compose loader',
    matches: [
      'npm warn deprecated inflight@1.0.6: This module is not supported, and leaks memory.',
      'npm notice New major version of npm available! 10.5.0 -> 11.1.0',
      '132 packages are looking for funding',
      'npm WARN optional SKIPPING OPTIONAL DEPENDENCY: fsevents@^2.3.2 (node_modules/chokidar/node_modules/fsevents):',
      "WARNING: Running pip as the 'root' user can result in broken permissions and conflicting behaviour with the system package manager.",
      '[notice] A new release of pip is available: 23.0.1 -> 24.0',
      'debconf: delaying package configuration, since apt-utils is not installed',
      'WARNING: apt does not have a stable CLI interface. Use with caution in scripts.',
      'time="2024-05-02T10:11:12Z" level=warning msg="/srv/shop/docker-compose.yml: the attribute `version` is obsolete, it will be ignored, please remove it to avoid potential confusion"',
    ],
    ignores: ['npm error code ERESOLVE'],
  },
  {
    id: 'harmless.jvm-access-warning',
    kind: null,
    forms: [
      {
        words: 'an illegal reflective access operation has occurred',
        pattern: /WARNING: An illegal reflective access operation has occurred/,
      },
      { words: 'illegal reflective access by', pattern: /WARNING: Illegal reflective access by (?<object>\S{1,120})/ },
      {
        words: 'all illegal access operations will be denied in a future release',
        pattern: /WARNING: All illegal access operations will be denied in a future release/,
      },
      {
        words: 'terminally deprecated method in has been called',
        pattern: /WARNING: A terminally deprecated method in (?<object>[\w.]{1,60}) has been called/,
      },
      {
        words: 'a restricted method in has been called',
        pattern: /WARNING: A restricted method in (?<object>[\w.]{1,60}) has been called/,
      },
      {
        words: 'vm warning sharing is only supported for boot loader classes',
        pattern: /VM warning: Sharing is only supported for boot loader classes/,
      },
      { words: 'warning using incubator modules', pattern: /WARNING: Using incubator modules: (?<object>\S{1,60})/ },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 3,
    means: 'The JVM warns of an access that it still allows ({object|reflection})',
    check: { text: 'Nothing to do; update the library when a new Java version is near' },
    repair: [],
    source: 'OpenJDK java.lang.Module, JEP 261, JEP 472, JEP 498; HotSpot CDS',
    matches: [
      'WARNING: An illegal reflective access operation has occurred',
      'WARNING: Illegal reflective access by org.codehaus.groovy.reflection.CachedClass (file:/app/groovy.jar) to method java.lang.Object.finalize()',
      'WARNING: All illegal access operations will be denied in a future release',
      'WARNING: A terminally deprecated method in sun.misc.Unsafe has been called',
      'WARNING: A restricted method in java.lang.System has been called',
      'OpenJDK 64-Bit Server VM warning: Sharing is only supported for boot loader classes because bootstrap classpath has been appended',
      'WARNING: Using incubator modules: jdk.incubator.vector',
    ],
    ignores: [
      'java.lang.reflect.InaccessibleObjectException: Unable to make field private final java.lang.String accessible',
    ],
  },
  {
    id: 'harmless.hibernate-notice',
    kind: null,
    forms: [
      { words: 'hhh90000025', pattern: /HHH90000025: (?<value>.{1,120})/ },
      { words: 'hhh90000026', pattern: /HHH90000026: (?<value>.{1,120})/ },
      { words: 'hhh000490', pattern: /HHH000490: Using JtaPlatform implementation/ },
      { words: 'hhh000489', pattern: /HHH000489: No JTA platform available/ },
      {
        words: 'spring jpa open in view is enabled by default',
        pattern: /spring\.jpa\.open-in-view is enabled by default/,
      },
      { words: 'hhh000400', pattern: /HHH000400: Using dialect/ },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 3,
    means: 'A start notice of Hibernate or Spring Data',
    check: { text: 'Nothing to do' },
    repair: [],
    source: 'Hibernate ORM CoreMessageLogger, DeprecationLogger; Spring Boot JpaBaseConfiguration',
    matches: [
      "WARN 1 --- [main] org.hibernate.orm.deprecation : HHH90000025: PostgreSQLDialect does not need to be specified explicitly using 'hibernate.dialect' (remove the property setting and it will be selected by default)",
      'HHH90000026: MySQL5Dialect has been deprecated; use org.hibernate.dialect.MySQLDialect instead',
      'INFO 1 --- [main] o.h.e.t.j.p.i.JtaPlatformInitiator : HHH000490: Using JtaPlatform implementation: [org.hibernate.engine.transaction.jta.platform.internal.NoJtaPlatform]',
      "INFO 1 --- [main] o.h.e.t.j.p.i.JtaPlatformInitiator : HHH000489: No JTA platform available (set 'hibernate.transaction.jta.platform' to enable JTA platform integration)",
      'WARN 1 --- [main] JpaBaseConfiguration$JpaWebConfiguration : spring.jpa.open-in-view is enabled by default. Therefore, database queries may be performed during view rendering.',
      'INFO 1 --- [main] org.hibernate.dialect.Dialect : HHH000400: Using dialect: org.hibernate.dialect.PostgreSQLDialect',
    ],
    ignores: ['HHH000342: Could not obtain connection to query metadata'],
  },
  {
    id: 'harmless.optional-part-missing',
    kind: null,
    forms: [
      {
        words: 'tomcat native library which allows',
        pattern:
          /Apache Tomcat Native library which allows (?:optimal performance in production environments|using OpenSSL) was not found/,
      },
      {
        words: 'unable to load native hadoop library for your platform',
        pattern:
          /Unable to load native-hadoop library for your platform\.\.\. using builtin-java classes where applicable/,
      },
      {
        words: 'could not find cuda drivers on your machine gpu will not be used',
        pattern: /Could not find cuda drivers on your machine, GPU will not be used/,
      },
      {
        words: 'ignore above cudart dlerror if you do not have a gpu set up on your machine',
        pattern: /Ignore above cudart dlerror if you do not have a GPU set up on your machine/,
      },
      {
        words: 's_api fail steamapi_init failed',
        pattern: /\[S_API(?: FAIL)?\] SteamAPI_Init\(\)(?: failed|: Loaded)/,
      },
      {
        words: 'none of pytorch tensorflow or flax have been found',
        pattern: /None of PyTorch, TensorFlow >= [\d.]{1,6}, or Flax have been found/,
      },
      {
        words: 'unable to load io netty resolver dns macos',
        pattern: /Unable to load io\.netty\.resolver\.dns\.macos/,
      },
      { words: 'agent not available check configuration', pattern: /Agent not available\. Check configuration/ },
      { words: 'integration not available missing', pattern: /integration not available: missing ApiKey/ },
      {
        words: 'no configuration file found using default values',
        pattern: /No configuration file found\. Using default values/,
      },
      {
        words: 'not found it will be auto generated on first use',
        pattern: /not found, it will be auto.?generated on first use/,
      },
      { words: 'does not exist used blank', pattern: /KeyStore file '[^']{1,160}' does not exist\. Used blank/ },
      {
        words: 'before starting folder is empty or does not exist',
        pattern: /Skipped: the "[\w-]{1,40}" folder is empty \(or does not exist\)/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'An optional part is not installed; the program goes on without it',
    check: { text: 'Nothing to do unless that part (GPU, native library) is wanted' },
    repair: [],
    source:
      'Tomcat AprLifecycleListener; Hadoop NativeCodeLoader; SLF4J codes; TensorFlow; Steamworks; transformers; Netty',
    matches: [
      'INFO [main] org.apache.catalina.core.AprLifecycleListener.lifecycleEvent The Apache Tomcat Native library which allows using OpenSSL was not found on the java.library.path',
      'WARN util.NativeCodeLoader: Unable to load native-hadoop library for your platform... using builtin-java classes where applicable',
      'I external/local_tsl/tsl/cuda/cudart_stub.cc:31] Could not find cuda drivers on your machine, GPU will not be used.',
      'I tensorflow/stream_executor/cuda/cudart_stub.cc:29] Ignore above cudart dlerror if you do not have a GPU set up on your machine.',
      '[S_API FAIL] SteamAPI_Init() failed; SteamAPI_IsSteamRunning() failed.',
      "None of PyTorch, TensorFlow >= 2.0, or Flax have been found. Models won't be available and only tokenizers, configuration and file/data utilities can be used.",
      'Unable to load io.netty.resolver.dns.macos.MacOSDnsServerAddressStreamProvider, fallback to system defaults.',
      'ERRO[0000] Agent not available. Check configuration      name=lastfm',
      'INFO[0000] Last.FM integration not available: missing ApiKey/Secret',
      'level=warning msg="No configuration file found. Using default values. To specify a config file, use the --configfile flag or set the ND_CONFIGFILE environment variable."',
      'WARN  [org.wildfly.extension.elytron] WFLYELY01084: KeyStore /opt/jboss/keycloak/standalone/configuration/application.keystore not found, it will be auto generated on first use with a self-signed certificate for host localhost',
      "WARN  [org.wildfly.extension.elytron] (MSC service thread 1-8) WFLYELY00023: KeyStore file '/opt/jboss/keycloak/standalone/configuration/application.keystore' does not exist. Used blank.",
      '==> Skipped: the "before-starting" folder is empty (or does not exist)',
    ],
    ignores: ["ModuleNotFoundError: No module named 'torch'"],
  },
  {
    id: 'harmless.goes-on-without',
    kind: null,
    forms: [
      {
        words: 'falling back to',
        pattern:
          /(?:not found|not available|missing|unsupported|not supported|not installed|no such file or directory|not configured|disabled)[^\n]{0,60}?[,;:.(-] ?(?:[Ff]alling|[Ff]all) back to\b/,
      },
      {
        words: 'using defaults',
        pattern:
          /(?:not found|[Nn]o [\w ]{1,40} found|missing|not set|not configured|no such file or directory|could not be read)[^\n]{0,80}?[,;:.(-] ?[Uu]sing (?:the )?(?:built-?in )?defaults\b/,
      },
      {
        words: 'using default',
        pattern:
          /(?:not found|[Nn]o [\w ]{1,40} found|missing|not set|not configured|no such file or directory|could not be read)[^\n]{0,80}?[,;:.(-] ?[Uu]sing (?:the )?default (?:values?|settings?|config(?:uration)?|path|locale|theme)\b/,
      },
      { words: 'proceeding without', pattern: /[,;:.(-] ?[Pp]roceeding without\b/ },
      {
        words: 'not using memory',
        pattern: /(?:not configured|not set)[^\n]{0,60}?[,;:] ?using (?:an )?in-memory\b/,
      },
      {
        words: 'not disabled',
        pattern: /(?:is|are) not (?:configured|set)[,;] [\w -]{1,40} (?:is|are|will be) disabled\b/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'The program says itself that it goes on without that',
    check: { text: 'See whether what is missing was wanted: the line names it' },
    repair: [],
    source: 'The way in which programs tell of a fallback they took',
    matches: [
      'WARN io_uring is not available, falling back to epoll',
      'WARNING: native module not found; falling back to the JavaScript implementation',
      'level=info msg="No config file found, using defaults" error="open /etc/app/config.yml: no such file or directory"',
      'WARN theme "dark" not found, using default theme',
      'WARN: xformers is not installed. Proceeding without it.',
      'WARN Redis is not configured, using in-memory cache',
      'WARN: STRIPE_SECRET_KEY is not set; payments are disabled',
      'WARN: SMTP is not configured, e-mail notifications are disabled',
    ],
    ignores: [
      'fatal: SMTP_HOST is not set',
      'time="2025-05-06T07:41:08+02:00" level=warning msg="The \\"DB_PASSWORD\\" variable is not set. Defaulting to a blank string."',
    ],
  },
  {
    id: 'harmless.fallback-taken',
    kind: null,
    forms: [
      { words: 'continuing without', pattern: /[,;:.(-] ?[Cc]ontinuing without\b/ },
      {
        words: 'falling back to',
        pattern:
          /(?:[Ff]ailed|[Cc]annot|[Cc]an't|[Cc]ould not|[Uu]nable to|unavailable)[^\n]{0,120}?[,;:.(-] ?(?:[Ff]alling|[Ff]all) back to\b/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 1,
    means: 'The program took another way, since the first one failed',
    check: { text: 'See whether what is missing was wanted: the line names it' },
    repair: [],
    source: 'The way in which programs tell of a fallback they took',
    matches: [
      'Could not read the certificate store, continuing without it: no such file or directory',
      'WARN Cache server unavailable, falling back to memory',
    ],
    ignores: [
      'fatal: SMTP_HOST is not set',
      'time="2025-05-06T07:41:08+02:00" level=warning msg="The \\"DB_PASSWORD\\" variable is not set. Defaulting to a blank string."',
    ],
  },
  {
    id: 'harmless.locale-warning',
    kind: null,
    forms: [
      { words: 'perl warning setting locale failed', pattern: /perl: warning: Setting locale failed/ },
      {
        words: 'setlocale cannot change locale',
        pattern: /warning: setlocale: (?<setting>LC_\w{2,20}): cannot change locale \((?<value>[\w.@-]{1,30})\)/,
      },
      {
        words: 'falling back to the standard locale c',
        pattern: /perl: warning: Falling back to the standard locale \("C"\)/,
      },
      { words: 'no usable system locales were found', pattern: /WARNING: {1,2}no usable system locales were found/ },
      { words: 'sh locale not found', pattern: /\bsh: locale: not found/ },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'The locale {value|that is set} is not installed; C is used',
    check: { text: 'Nothing to do; locale-gen or LANG=C.UTF-8 keeps it quiet', host: 'locale -a' },
    repair: [],
    source: 'Perl perldiag; bash locale.c; PostgreSQL initdb',
    matches: [
      'perl: warning: Setting locale failed.',
      'bash: warning: setlocale: LC_ALL: cannot change locale (en_US.UTF-8)',
      'perl: warning: Falling back to the standard locale ("C").',
      '2024-05-02 10:11:12.345 UTC [35] WARNING:  no usable system locales were found',
      'performing post-bootstrap initialization ... sh: locale: not found',
    ],
    ignores: ['ERROR:  could not create locale "de_DE.utf8": No such file or directory'],
  },
  {
    id: 'harmless.development-notice',
    kind: null,
    forms: [
      {
        words: 'this is a development server do not use it in a production deployment',
        pattern: /WARNING: This is a development server\. Do not use it in a production deployment/,
      },
      { words: 'using generated security password', pattern: /Using generated security password: [\w-]{1,40}/ },
      {
        words: 'connect session memorystore is not designed for a production environment',
        pattern: /connect\.session\(\) MemoryStore is not designed for a production environment/,
      },
      { words: 'you are running vue in development mode', pattern: /You are running Vue in development mode/ },
      {
        words: 'telemetry anonymous',
        pattern: /(?:collects completely anonymous telemetry|Telemetry is (?:enabled|anonymous))/i,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'A notice that a development default is in use',
    check: { text: 'Nothing breaks by it; change it before the service is public' },
    repair: [],
    source: 'Werkzeug serving.py; Spring Boot UserDetailsServiceAutoConfiguration; express-session; Next.js telemetry',
    matches: [
      'WARNING: This is a development server. Do not use it in a production deployment. Use a production WSGI server instead.',
      'Using generated security password: 8e557245-73e2-4286-969a-ff57fe326336',
      'Warning: connect.session() MemoryStore is not designed for a production environment, as it will leak memory, and will not scale past a single process.',
      'You are running Vue in development mode.',
      'Attention: Next.js now collects completely anonymous telemetry regarding usage.',
    ],
    ignores: ['Running in production mode'],
  },
];
