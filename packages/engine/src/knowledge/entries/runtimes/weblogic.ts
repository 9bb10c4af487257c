import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Oracle WebLogic Server. */
export const WEBLOGIC: readonly CatalogueEntry[] = [
  {
    id: 'weblogic.stuck-thread',
    kind: 'slow_dependency',
    program: 'weblogic',
    forms: [
      {
        words: 'bea been busy for seconds',
        pattern: /BEA-000337[^\n]{0,20}[^\n]{0,100}has been busy for "(?<value>\d{1,8})" seconds/,
      },
      { words: 'stuck executethread for queue', pattern: /\[STUCK\] ExecuteThread: '\d{1,6}' for queue/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'A WebLogic thread is stuck for {value} seconds',
    check: {
      text: 'Read the stack below the message: it shows what the thread waits for',
      host: 'jcmd <pid> Thread.print | grep -A25 STUCK',
    },
    repair: [
      {
        text: 'Give the waiting call a timeout (JDBC query, web service client) and repair the slow other end; StuckThreadMaxTime only changes when it is told',
      },
    ],
    source: 'WebLogic BEA-000337, BEA-000339',
    matches: [
      '<Error> <WebLogicServer> <BEA-000337> <[STUCK] ExecuteThread: \'12\' for queue: \'weblogic.kernel.Default (self-tuning)\' has been busy for "612" seconds working on the request "Http Request: /shop/order", which is more than the configured time (StuckThreadMaxTime) of "600" seconds.',
      "\"[STUCK] ExecuteThread: '3' for queue: 'weblogic.kernel.Default (self-tuning)'\" #41 daemon prio=1",
    ],
    ignores: ['<BEA-000339> ExecuteThread: \'12\' has become "unstuck".'],
  },
  {
    id: 'weblogic.start-refused-login',
    kind: 'authentication_refused',
    program: 'weblogic',
    forms: [
      {
        words: 'bea denied boot identity not valid',
        pattern: /BEA-090402[^\n]{0,40}Authentication denied: Boot identity not valid/,
      },
      {
        words: 'authentication denied boot identity not valid',
        pattern: /Authentication denied: Boot identity not valid/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'WebLogic refuses the boot identity',
    check: { text: 'Look at boot.properties of the server', host: 'cat servers/<server>/security/boot.properties' },
    repair: [
      { text: 'Write username and password in clear text into boot.properties; the server encrypts them at its start' },
    ],
    source: 'WebLogic BEA-090402, BEA-090870',
    matches: [
      '<Critical> <Security> <BEA-090402> <Authentication denied: Boot identity not valid. The user name or password or both from the boot identity file (boot.properties) is not valid.',
      'weblogic.security.SecurityInitializationException: Authentication denied: Boot identity not valid',
    ],
    ignores: ['<Notice> <Security> <BEA-090082> <Security initializing using security realm myrealm.>'],
  },
  {
    id: 'weblogic.admin-server-away',
    kind: 'startup_order',
    program: 'weblogic',
    forms: [
      {
        words: 'bea administration server could not be reached at',
        pattern: /BEA-141151[^\n]{0,20}The Administration Server could not be reached at (?<peer>\S{1,120}?)[.>]/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The WebLogic managed server reaches no administration server at {peer|its URL}',
    check: { text: 'Try the URL from the machine', host: 'curl -sv {peer|<admin url>}/console 2>&1 | head' },
    repair: [
      {
        text: 'Start the administration server first, correct ADMIN_URL; with MSI mode on, the managed server starts from its copy',
      },
    ],
    source: 'WebLogic BEA-150021, BEA-141151, BEA-141223',
    matches: [
      '<BEA-141151> <The Administration Server could not be reached at t3://admin:7001.>',
      '<Alert> <Management> <BEA-141151> <The Administration Server could not be reached at http://10.0.0.5:7001.>',
    ],
    ignores: ['The Administration Server is running'],
  },
  {
    id: 'weblogic.managed-server-not-authenticated',
    kind: 'authentication_refused',
    program: 'weblogic',
    forms: [
      {
        words: 'bea administration server failed to authenticate the identity',
        pattern: /BEA-150021[^\n]{0,20}The Administration Server failed to authenticate the identity/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The WebLogic administration server refuses the account of a managed server',
    check: {
      text: 'Look at boot.properties of the managed server',
      host: 'cat $DOMAIN_HOME/servers/<server>/security/boot.properties',
    },
    repair: [
      {
        text: 'Write user and password in plain text into boot.properties (they are encrypted at the next start), and copy the domain (pack, unpack) when its keys differ',
        host: "printf 'username=<user>\\npassword=<password>\\n' > $DOMAIN_HOME/servers/<server>/security/boot.properties",
      },
    ],
    source: 'WebLogic BEA-150021, BEA-141151, BEA-141223',
    matches: [
      '<BEA-150021> <The Administration Server failed to authenticate the identity of the user weblogic starting the Managed Server.',
      '<Critical> <Security> <BEA-150021> <The Administration Server failed to authenticate the identity of the user system starting the Managed Server. The reason for the error is .>',
    ],
    ignores: ['The Administration Server is running'],
  },
  {
    id: 'weblogic.deployment-failed',
    kind: 'code_defect',
    program: 'weblogic',
    forms: [
      {
        words: 'bea occurred in the execution of deployment request with id for task',
        pattern:
          /BEA-149265[^\n]{0,30}Failure occurred in the execution of deployment request with ID "[^"]{1,60}" for task/,
      },
      {
        words: 'bea to set the activation state true for application',
        pattern:
          /BEA-149231[^\n]{0,30}Unable to set the activation state to true for the application "(?<object>[^"]{1,100})"/,
      },
      {
        words: 'bea to initialize the application',
        pattern: /BEA-149205[^\n]{0,30}Failed to initialize the application "(?<object>[^"]{1,100})"/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'WebLogic fails to deploy {object|an application}',
    check: { text: 'Read the nested exception below', host: 'grep -A30 BEA-149265 servers/<server>/logs/<server>.log' },
    repair: [
      {
        text: 'Repair what the nested exception names: a missing class or library, a descriptor, a data source, a name of an EJB',
      },
    ],
    source: 'WebLogic BEA-149265, BEA-149202, BEA-149231, BEA-160228',
    matches: [
      '<Error> <Deployer> <BEA-149265> <Failure occurred in the execution of deployment request with ID "1488" for task "0". Error is: "weblogic.application.ModuleException: Failed to load webapp"',
      '<Error> <Deployer> <BEA-149231> <Unable to set the activation state to true for the application "shop".',
      '<Error> <Deployer> <BEA-149205> <Failed to initialize the application "ShopDS" due to error weblogic.application.ModuleException',
    ],
    ignores: ['<BEA-149060> <Module shop successfully transitioned from STATE_NEW to STATE_PREPARED'],
  },
  {
    id: 'weblogic.pool-disabled',
    kind: 'slow_dependency',
    program: 'weblogic',
    forms: [
      {
        words: 'bea set up for pool failed with exception',
        pattern:
          /BEA-001112[^\n]{0,20}Test "[^"]{1,120}" set up for pool "(?<object>[^"]{1,80})" failed with exception/,
      },
      {
        words: 'bea',
        pattern: /BEA-0011(?:29|28)[^\n]{0,20}(?:Received|Connection for) [^\n]{0,60}pool "(?<object>[^"]{1,80})"/,
      },
      {
        words: 'weblogic common pool is',
        pattern:
          /weblogic\.common\.(?:resourcepool\.)?ResourceDisabledException: Pool (?<object>\S{1,80}) is (?:Suspended|disabled)/,
      },
      { words: 'weblogic common', pattern: /weblogic\.common\.(?:resourcepool\.)?ResourceUnusableException/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'WebLogic suspends the JDBC pool {object}: its tests of connections fail',
    check: {
      text: 'Test the database from the host of WebLogic',
      host: 'java -cp weblogic.jar utils.dbping ORACLE <user> <password> <host:port/service>',
    },
    repair: [{ text: 'Repair the database or network; the pool comes back by itself once a test works' }],
    source: 'WebLogic BEA-001156, BEA-001112, BEA-001128, BEA-001129',
    matches: [
      '<Error> <JDBC> <BEA-001112> <Test "SQL SELECT 1 FROM DUAL" set up for pool "ShopDS" failed with exception: "java.sql.SQLRecoverableException: Closed Connection".>',
      '<Info> <JDBC> <BEA-001128> <Connection for pool "ShopDS" has been closed.>',
      'java.sql.SQLException: weblogic.common.resourcepool.ResourceDisabledException: Pool ShopDS is Suspended, cannot allocate resources to applications.',
      'Caused by: weblogic.common.ResourceUnusableException: ShopDS(weblogic.common.resourcepool.ResourceUnusableException)',
    ],
    ignores: ['<BEA-001124> <Created Connection Pool named ShopDS.>'],
  },
  {
    id: 'weblogic.pool-limit',
    kind: 'pool_exhausted',
    program: 'weblogic',
    forms: [
      {
        words:
          'poollimitsqlexception weblogic common resourcepool resourcelimitexception no resources currently available in pool',
        pattern:
          /PoolLimitSQLException: weblogic\.common\.resourcepool\.ResourceLimitException: No resources currently available in pool (?<object>\S{1,80})/,
      },
      {
        words: 'bea maximum capacity of pool',
        pattern: /BEA-000627[^\n]{0,20}Reached maximum capacity of pool "(?<object>[^"]{1,80})"/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'All connections of the WebLogic pool {object} are taken',
    check: {
      text: 'See leaks: Services, Data Sources, Monitoring',
      host: 'grep -c BEA-001074 servers/<server>/logs/<server>.log',
    },
    repair: [{ text: 'Close connections in finally, set Inactive Connection Timeout, then raise Maximum Capacity' }],
    source: 'WebLogic PoolLimitSQLException, BEA-000627, BEA-001153',
    matches: [
      'weblogic.jdbc.extensions.PoolLimitSQLException: weblogic.common.resourcepool.ResourceLimitException: No resources currently available in pool ShopDS to allocate to applications',
      '<Info> <Common> <BEA-000627> <Reached maximum capacity of pool "ShopDS", making "0" new resource instances instead of "1".>',
    ],
    ignores: ['<BEA-000628> <Created "1" resources for pool "ShopDS", out of which "1" are available'],
  },
  {
    id: 'weblogic.lock-file',
    kind: 'lock_held',
    program: 'weblogic',
    forms: [
      {
        words: 'unable to obtain lock on lok server may already be running',
        pattern: /Unable to obtain lock on (?<path>\S{1,160}\.lok)\. Server may already be running/,
      },
      {
        words: 'bea error occurred while initializing the embedded ldap server',
        pattern: /BEA-171522[^\n]{0,20}An error occurred while initializing the Embedded LDAP Server/,
      },
      { words: 'bea to get file lock will retry', pattern: /BEA-141281[^\n]{0,20}unable to get file lock, will retry/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another process holds the lock of the WebLogic server or domain',
    check: { text: 'Find it', host: 'lsof servers/<server>/tmp/<server>.lok; ps -ef | grep weblogic.Server' },
    repair: [
      {
        text: 'Stop the other server; where none runs, remove the lock files',
        host: 'rm servers/<server>/tmp/<server>.lok servers/<server>/data/ldap/ldapfiles/EmbeddedLDAP.lok',
      },
    ],
    source: 'WebLogic BEA-141281, BEA-171522',
    matches: [
      'weblogic.management.ManagementException: Unable to obtain lock on /u01/domains/shop/servers/AdminServer/tmp/AdminServer.lok. Server may already be running',
      '<BEA-171522> <An error occurred while initializing the Embedded LDAP Server. The exception thrown is java.lang.NumberFormatException',
      '<Info> <Management> <BEA-141281> <unable to get file lock, will retry ...>',
    ],
    ignores: ['<BEA-000365> <Server state changed to RUNNING.>'],
  },
];
