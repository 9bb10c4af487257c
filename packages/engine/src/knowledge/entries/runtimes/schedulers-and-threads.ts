import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SCHEDULERS_AND_THREADS: readonly CatalogueEntry[] = [
  {
    id: 'quarkus.setting-invalid',
    kind: 'invalid_setting',
    program: 'quarkus',
    forms: [
      {
        words: 'srcfg00039',
        pattern: /SRCFG00039: (?:The config property|Failed to convert value for property) (?<setting>[\w."-]{1,100})/,
      },
      {
        words: 'srcfg00040',
        pattern: /SRCFG00040: (?:The config property|Failed to convert value for property) (?<setting>[\w."-]{1,100})/,
      },
      {
        words: 'srcfg00050 not map to any root',
        pattern: /SRCFG00050: (?<setting>[\w."-]{1,100}) (?:in \S{1,60} )?does not map to any root/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Quarkus or SmallRye cannot use the setting {setting}',
    check: { text: 'See where it comes from', compose: 'docker compose exec {service} printenv | grep -i quarkus' },
    repair: [
      {
        text: 'Give it a value of the wanted type; an empty string counts as missing',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'smallrye-config ConfigMessages',
    matches: [
      'java.lang.IllegalArgumentException: SRCFG00039: The config property quarkus.http.port with the config value "abc" threw an Exception whilst being converted',
      'SRCFG00050: acme.foo in application.properties:12 does not map to any root',
      'SRCFG00040: The config property quarkus.x is defined as the empty String',
    ],
    ignores: ['Unrecognized configuration key "quarkus.x" was provided'],
  },
  {
    id: 'spring.profile-notes',
    kind: null,
    program: 'spring',
    forms: [
      {
        words: 'no active profile set falling back to profile',
        pattern: /No active profile set, falling back to (?:1 )?default profile/,
      },
      {
        words: 'unrecognized configuration key was provided it will be ignored',
        pattern: /Unrecognized configuration key "[\w.]{1,100}" was provided; it will be ignored/,
      },
      {
        words: 'bean of type is not eligible for getting processed by all beanpostprocessors',
        pattern:
          /Bean '[\w.$-]{1,120}' of type \[[^\]]{1,160}\] is not eligible for getting processed by all BeanPostProcessors/,
      },
      {
        words: 'spring jpa open in view is enabled by default',
        pattern: /spring\.jpa\.open-in-view is enabled by default/,
      },
      {
        words: 'does not need to be specified explicitly using hibernate dialect',
        pattern: /Dialect does not need to be specified explicitly using 'hibernate\.dialect'/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of Spring and Quarkus about profiles and unknown keys',
    check: { text: 'Nothing needs doing unless the profile was meant to be set (SPRING_PROFILES_ACTIVE)' },
    repair: [],
    source: 'spring-boot SpringApplication; quarkus',
    matches: [
      'No active profile set, falling back to 1 default profile: "default"',
      '[io.quarkus.config] (main) Unrecognized configuration key "quarkus.x" was provided; it will be ignored',
      "Bean 'a.b.C' of type [a.b.C] is not eligible for getting processed by all BeanPostProcessors",
      'spring.jpa.open-in-view is enabled by default. Therefore, database queries may be performed during view rendering.',
      "HHH90000025: PostgreSQLDialect does not need to be specified explicitly using 'hibernate.dialect' (remove the property setting)",
    ],
    ignores: ['APPLICATION FAILED TO START'],
  },
  {
    id: 'cron.notes',
    kind: null,
    program: 'cron',
    forms: [
      { words: 'no mta installed discarding output', pattern: /No MTA installed, discarding output/ },
      {
        words: 'can t find sendmail at usr sbin sendmail not mailing output',
        pattern: /Can't find sendmail at \/usr\/sbin\/sendmail, not mailing output/,
      },
      {
        words: 'jobalreadyactive not starting job because prior execution is running and concurrency policy is forbid',
        pattern:
          /JobAlreadyActive: Not starting job because prior execution is running and concurrency policy is Forbid/,
      },
      { words: 'root cmd', pattern: /\(root\) CMD \(/ },
      {
        words: 'pam_unix cron session session for user',
        pattern: /pam_unix\(cron:session\): session (?:opened|closed) for user/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of cron and of schedulers that skip a run on purpose',
    check: { text: 'Nothing needs doing; output of jobs is lost without a mailer, so let them log' },
    repair: [],
    source: 'cron do_command.c; anacron; Kubernetes cronjob controller',
    matches: [
      '(CRON) info (No MTA installed, discarding output)',
      "anacron[12]: Can't find sendmail at /usr/sbin/sendmail, not mailing output",
      'Normal  JobAlreadyActive  cronjob/x  JobAlreadyActive: Not starting job because prior execution is running and concurrency policy is Forbid',
      'CRON[12]: (root) CMD (cd / && run-parts --report /etc/cron.hourly)',
      'CRON[12]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)',
    ],
    ignores: ['cron[12]: Error: bad username; while reading /etc/cron.d/x'],
  },
  {
    id: 'jvm.worker-threads-taken',
    kind: 'queue_full',
    program: 'jvm',
    forms: [
      {
        words: 'queuedthreadpool started i 0 r q',
        pattern:
          /QueuedThreadPool\[\w{1,40}\]@\w{1,12}\{STARTED,\d{1,5}<=\d{1,5}<=(?<value>\d{1,5}),i=0,r=-?\d{1,5},q=[1-9]/,
      },
      { words: 'low', pattern: /Low [Tt]hreads/ },
      {
        words: 'taskrejectedexception not accept task',
        pattern: /TaskRejectedException: (?:Executor|ExecutorService) [^\r\n]{0,200}did not accept task/,
      },
      {
        words: 'there were not enough free threads in the threadpool to complete the operation',
        pattern: /There were not enough free threads in the ThreadPool to complete the operation/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'All worker threads of the server or executor are taken: {value|requests wait or are refused}',
    check: {
      text: 'See what the threads wait for',
      compose:
        'docker compose exec {service} jcmd 1 Thread.print | grep -A3 "State:" | sort | uniq -c | sort -rn | head -20',
    },
    repair: [
      {
        text: 'Repair the slow neighbour that they wait for, give calls a time limit, then raise the number of threads',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'Jetty QueuedThreadPool, Spring ThreadPoolTaskExecutor, .NET, XNIO',
    matches: [
      'QueuedThreadPool[qtp123]@1a2b{STARTED,8<=200<=200,i=0,r=-1,q=1024}',
      'WARN Low threads 0/200 on connector: Low Threads',
      'org.springframework.core.task.TaskRejectedException: Executor [java.util.concurrent.ThreadPoolExecutor@1[Running, pool size = 8]] did not accept task: a.b',
      'System.InvalidOperationException: There were not enough free threads in the ThreadPool to complete the operation.',
    ],
    ignores: ['QueuedThreadPool started'],
  },
  {
    id: 'postgresql.template-collation',
    kind: 'invalid_setting',
    program: 'postgresql',
    forms: [
      {
        words: 'new is incompatible with of the template database',
        pattern:
          /new (?:collation|encoding|LC_CTYPE) \((?<value>[^)]{1,40})\) is incompatible with (?:the )?(?:collation|encoding|LC_CTYPE) of the template database \((?<wanted>[^)]{1,40})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The database cannot be made: its collation differs from the template',
    check: { text: 'See the databases', host: 'psql -c "\\l"' },
    repair: [
      {
        text: 'Make it from template0',
        host: `psql -c "create database <name> template template0 encoding 'UTF8' lc_collate '{value}' lc_ctype '{value}'"`,
      },
    ],
    source: 'postgres dbcommands.c',
    matches: [
      'ERROR:  new collation (en_US.utf8) is incompatible with the collation of the template database (C.UTF-8)',
      'ERROR:  new encoding (UTF8) is incompatible with the encoding of the template database (SQL_ASCII)',
    ],
    ignores: ['CREATE DATABASE'],
  },
  {
    id: 'dotnet.code-page-missing',
    kind: 'missing_module',
    program: 'dotnet',
    forms: [
      { words: 'no data is available for encoding', pattern: /No data is available for encoding (?<value>\d{3,5})/ },
      { words: 'encoding data could not be found', pattern: /Encoding (?<value>\d{3,5}) data could not be found/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: '.NET has no data for the code page {value}',
    check: {
      text: 'See which library asks for it',
      compose: 'docker compose logs {service} | grep -A6 "is available for encoding"',
    },
    repair: [
      {
        text: 'Add System.Text.Encoding.CodePages and call Encoding.RegisterProvider(CodePagesEncodingProvider.Instance) at the start',
      },
    ],
    source: '.NET System.Text.Encoding.CodePages',
    matches: [
      'System.NotSupportedException: No data is available for encoding 1252. For information on defining a custom encoding, see the documentation',
      'System.ArgumentException: Encoding 437 data could not be found.',
    ],
    ignores: ['encoding 1252 registered'],
  },
  {
    id: 'jvm.file-name-encoding',
    kind: 'invalid_setting',
    program: 'jvm',
    forms: [
      {
        words: 'invalidpathexception',
        pattern:
          /InvalidPathException: (?:Malformed input or input contains unmappable characters|Illegal char <[^>]{1,4}> at index \d{1,5}): (?<path>[^\r\n]{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Java cannot write file names of this kind: its locale is POSIX ({path})',
    check: {
      text: 'See the locale of the process',
      compose: `docker compose exec {service} sh -c "locale; java -XshowSettings:properties -version 2>&1 | grep -E 'jnu|file.enc'"`,
    },
    repair: [
      {
        text: 'Set LC_ALL=C.UTF-8',
        compose: 'LC_ALL=C.UTF-8 docker compose up -d {service}',
        host: 'sudo systemctl edit {service}   # Environment=LC_ALL=C.UTF-8',
      },
    ],
    source: 'OpenJDK UnixPath',
    matches: [
      'java.nio.file.InvalidPathException: Malformed input or input contains unmappable characters: /data/Müller',
      'java.nio.file.InvalidPathException: Illegal char <:> at index 2: C:\\\\a:b',
    ],
    ignores: ['path /data/a written'],
  },
  {
    id: 'jq.input-unreadable',
    kind: 'invalid_setting',
    program: 'jq',
    forms: [
      { words: 'jq error at', pattern: /jq: error \(at \S{1,60}\): (?<value>[^\r\n]{1,100})/ },
      {
        words: 'parse error invalid at line column',
        pattern:
          /(?<value>parse error: Invalid (?:numeric|literal|string)[^\r\n]{0,40} at line \d{1,6}, column \d{1,6})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'jq cannot read its input: {value}',
    check: { text: 'See what comes in: an error page is usual', host: '<command> | head -c 300' },
    repair: [{ text: 'Let curl fail on errors (-f), and correct the filter for null (.a? // empty)' }],
    source: 'jq main.c, jv_parse.c',
    matches: [
      'jq: error (at <stdin>:1): Cannot index string with string "x"',
      'parse error: Invalid numeric literal at line 1, column 5',
    ],
    ignores: ['jq: 1.7'],
  },
];
