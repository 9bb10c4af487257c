import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** IBM MQ and Oracle Tuxedo. */
export const IBM_MQ: readonly CatalogueEntry[] = [
  {
    id: 'ibm-mq.not-authorised',
    kind: 'authorisation_denied',
    program: 'ibm-mq',
    forms: [
      { words: 'mqrc_not_authorized', pattern: /MQRC_NOT_AUTHORIZED/ },
      {
        words: 'amq8077w entity has insufficient authority to access object',
        pattern:
          /AMQ8077W: Entity '(?<user>[^']{1,60})' has insufficient authority to access object (?<object>\S{1,80})/,
      },
      {
        words: 'amq9557e queue manager user id initialization failed',
        pattern: /AMQ9557E: Queue Manager User ID initialization failed(?: for '(?<user>[^']{1,60})')?/,
      },
      { words: '2035', pattern: /(?:reason|code)[ =:']{1,4}2035\b/i },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'IBM MQ refuses the application: not authorised (2035)',
    check: {
      text: "Read the queue manager's error log: it names user, object and missing authority",
      host: 'tail -60 /var/mqm/qmgrs/<QM>/errors/AMQERR01.LOG',
    },
    repair: [
      {
        text: 'Grant the authority, or map the channel to a user; AMQ5534E is a wrong password, AMQ9776E and AMQ9777E a channel rule',
        host: 'setmqaut -m <QM> -n <queue> -t queue -p <user> +put +get +inq +browse',
      },
    ],
    source: 'IBM MQ reason 2035 MQRC_NOT_AUTHORIZED; AMQ8077W, AMQ9557E',
    matches: [
      "com.ibm.mq.MQException: MQJE001: Completion Code '2', Reason '2035'.",
      "JMSWMQ2013: The security authentication was not valid that was supplied for queue manager 'QM1' with connection mode 'Client'. compcode '2' ('MQCC_FAILED') reason '2035' ('MQRC_NOT_AUTHORIZED').",
      "AMQ8077W: Entity 'app' has insufficient authority to access object DEV.QUEUE.1 [queue].",
      "AMQ9557E: Queue Manager User ID initialization failed for 'app'.",
    ],
    ignores: ['AMQ8078I: Waiting for queue manager'],
  },
  {
    id: 'ibm-mq.channel-blocked',
    kind: 'authorisation_denied',
    program: 'ibm-mq',
    forms: [
      { words: 'channel was blocked by', pattern: /AMQ977[678]E: Channel was blocked by (?:userid|address|SSL peer)/ },
      { words: 'amq9777e channel was blocked', pattern: /AMQ9777E: Channel was blocked/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A channel rule of IBM MQ blocks the connection at the channel',
    check: {
      text: 'Ask which rule matches',
      host: "echo \"DISPLAY CHLAUTH(<channel>) MATCH(RUNCHECK) ADDRESS('<client>') CLNTUSER('<user>')\" | runmqsc <QM>",
    },
    repair: [
      {
        text: 'Add a rule for the client; privileged users (mqm) are blocked on purpose',
        host: "echo \"SET CHLAUTH('<channel>') TYPE(ADDRESSMAP) ADDRESS('<client>') USERSRC(CHANNEL)\" | runmqsc <QM>",
      },
    ],
    source: 'IBM MQ AMQ9776E, AMQ9777E, AMQ9778E',
    matches: [
      'AMQ9776E: Channel was blocked by userid',
      "AMQ9777E: Channel was blocked EXPLANATION: The inbound channel 'DEV.APP.SVRCONN' was blocked from address '10.0.0.9'",
    ],
    ignores: ["AMQ9002I: Channel 'DEV.APP.SVRCONN' is starting."],
  },
  {
    id: 'ibm-mq.no-login-given',
    kind: 'authentication_refused',
    program: 'ibm-mq',
    forms: [
      {
        words: 'amq9791e the client application did not supply a user id and password',
        pattern: /AMQ9791E: The client application did not supply a user ID and password/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The client gives IBM MQ no user ID and password',
    check: { text: 'See CONNAUTH and CHCKCLNT', host: 'echo "DISPLAY QMGR CONNAUTH" | runmqsc <QM>' },
    repair: [
      { text: 'Set user and password in the client (MQCSP), or CHCKCLNT(OPTIONAL) where the channel rules suffice' },
    ],
    source: 'IBM MQ AMQ9776E, AMQ9777E, AMQ9778E',
    matches: [
      'AMQ9791E: The client application did not supply a user ID and password. [Channel(DEV.APP.SVRCONN)]',
      'AMQ9791E: The client application did not supply a user ID and password.',
    ],
    ignores: ["AMQ9002I: Channel 'DEV.APP.SVRCONN' is starting."],
  },
  {
    id: 'ibm-mq.password-wrong',
    kind: 'authentication_refused',
    program: 'ibm-mq',
    forms: [
      {
        words: 'amq5534e user id authentication failed',
        pattern: /AMQ5534E: User ID '(?<user>[^']{1,60})' authentication failed/,
      },
      {
        words: 'amq5542i the failed authentication check was caused by queue manager connauth',
        pattern: /AMQ5542I: The failed authentication check was caused by the queue manager CONNAUTH/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'IBM MQ refuses the password of {user|the application}',
    check: { text: 'Test the account with the check that CONNAUTH uses (operating system or LDAP)' },
    repair: [
      {
        text: 'Correct user or password; ADOPTCTX decides whose authority is then used',
        host: 'echo "REFRESH SECURITY TYPE(CONNAUTH)" | runmqsc <QM>',
      },
    ],
    source: 'IBM MQ AMQ5534E, AMQ5542I',
    matches: [
      "AMQ5534E: User ID 'app' authentication failed",
      'AMQ5542I: The failed authentication check was caused by the queue manager CONNAUTH CHCKCLNT(REQDADM) configuration.',
    ],
    ignores: ['AMQ5541I: The failed authentication check was repeated'],
  },
  {
    id: 'ibm-mq.queue-full',
    kind: 'queue_full',
    program: 'ibm-mq',
    forms: [
      { words: 'mqrc_q_full', pattern: /MQRC_Q_FULL/ },
      { words: '2053', pattern: /(?:reason|code)[ =:']{1,4}2053\b/i },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'A queue of IBM MQ is full',
    check: {
      text: 'See depth, limit and who reads',
      host: 'echo "DISPLAY QSTATUS(\'<queue>\') CURDEPTH IPPROCS" | runmqsc <QM>',
    },
    repair: [
      {
        text: 'Start the program that reads it; then raise MAXDEPTH',
        host: 'echo "ALTER QLOCAL(\'<queue>\') MAXDEPTH(100000)" | runmqsc <QM>',
      },
    ],
    source: 'IBM MQ reason 2053 MQRC_Q_FULL; AMQ7481',
    matches: [
      "com.ibm.msg.client.jms.DetailedJMSException: JMSWMQ2007: Failed to send a message to destination 'ORDERS'. compcode '2' reason '2053' ('MQRC_Q_FULL').",
      "MQJE001: Completion Code '2', Reason '2053'.",
    ],
    ignores: ['CURDEPTH(12) MAXDEPTH(5000)'],
  },
  {
    id: 'ibm-mq.queue-manager-unavailable',
    kind: 'unreachable',
    program: 'ibm-mq',
    forms: [
      { words: 'mqrc_host_not_available', pattern: /MQRC_HOST_NOT_AVAILABLE/ },
      { words: 'mqrc_q_mgr_not_available', pattern: /MQRC_Q_MGR_NOT_AVAILABLE/ },
      { words: 'mqrc_connection_broken', pattern: /MQRC_CONNECTION_BROKEN/ },
      { words: 'amq8146e ibm mq queue manager not available', pattern: /AMQ8146E: IBM MQ queue manager not available/ },
      { words: 'reason', pattern: /reason[ =:']{1,4}(?:2059|2538|2009)\b/i },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The IBM MQ queue manager of the client is not available',
    check: {
      text: 'Look whether queue manager and listener run',
      host: 'dspmq; echo "DISPLAY LSSTATUS(*)" | runmqsc <QM>; nc -zv <host> 1414',
    },
    repair: [
      {
        text: 'Start them, or correct host(port) and the name of the queue manager in the client',
        host: 'strmqm <QM>; echo "START LISTENER(SYSTEM.DEFAULT.LISTENER.TCP)" | runmqsc <QM>',
      },
    ],
    source:
      'IBM MQ reasons 2059 MQRC_Q_MGR_NOT_AVAILABLE, 2538 MQRC_HOST_NOT_AVAILABLE, 2009 MQRC_CONNECTION_BROKEN; AMQ8146E',
    matches: [
      "JMSWMQ0018: Failed to connect to queue manager 'QM1' with connection mode 'Client' and host name 'mq(1414)'. compcode '2' ('MQCC_FAILED') reason '2538' ('MQRC_HOST_NOT_AVAILABLE').",
      'MQ Connect failed: MQCC = MQCC_FAILED [2] MQRC = MQRC_Q_MGR_NOT_AVAILABLE [2059]',
      "compcode '2' ('MQCC_FAILED') reason '2009' ('MQRC_CONNECTION_BROKEN')",
      'AMQ8146E: IBM MQ queue manager not available.',
    ],
    ignores: ['AMQ8024I: IBM MQ channel initiator started.'],
  },
  {
    id: 'ibm-mq.unknown-object',
    kind: 'missing_object',
    program: 'ibm-mq',
    forms: [
      { words: 'mqrc_unknown_object_name', pattern: /MQRC_UNKNOWN_OBJECT_NAME/ },
      { words: 'mqrc_q_mgr_name_error', pattern: /MQRC_Q_MGR_NAME_ERROR/ },
      { words: 'mqrc_unknown_channel_name', pattern: /MQRC_UNKNOWN_CHANNEL_NAME/ },
      { words: 'amq9519e channel not found', pattern: /AMQ9519E: Channel '(?<object>[^']{1,60})' not found/ },
      { words: 'amq8147e ibm mq object not found', pattern: /AMQ8147E: IBM MQ object (?<object>\S{1,60}) not found/ },
      { words: 'reason 2085', pattern: /reason[ =:']{1,4}2085\b/i },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'IBM MQ knows no object {object|of this name}',
    check: { text: 'List it; names are in capitals unless quoted', host: 'echo "DISPLAY Q(*)" | runmqsc <QM>' },
    repair: [
      {
        text: 'Define it, or correct the name in the application',
        host: 'echo "DEFINE QLOCAL(\'{object|<queue>}\')" | runmqsc <QM>',
      },
    ],
    source:
      'IBM MQ reasons 2085 MQRC_UNKNOWN_OBJECT_NAME, 2058 MQRC_Q_MGR_NAME_ERROR, 2540 MQRC_UNKNOWN_CHANNEL_NAME; AMQ9519E, AMQ8147E',
    matches: [
      "JMSWMQ2008: Failed to open MQ queue 'ORDERS'. compcode '2' ('MQCC_FAILED') reason '2085' ('MQRC_UNKNOWN_OBJECT_NAME').",
      'MQ Connect failed: MQRC_Q_MGR_NAME_ERROR [2058]',
      "compcode '2' ('MQCC_FAILED') reason '2540' ('MQRC_UNKNOWN_CHANNEL_NAME')",
      "AMQ9519E: Channel 'APP.SVRCONN' not found.",
      'AMQ8147E: IBM MQ object ORDERS not found.',
    ],
    ignores: ['AMQ8006I: IBM MQ queue created.'],
  },
  {
    id: 'ibm-mq.tls-differs',
    kind: 'protocol_mismatch',
    program: 'ibm-mq',
    forms: [
      {
        words: 'amq9631e the cipherspec negotiated during ssl handshake does not match required for channel',
        pattern:
          /AMQ9631E: The CipherSpec negotiated during the SSL handshake does not match the required CipherSpec for channel '(?<object>[^']{1,60})'/,
      },
      {
        words: 'amq9639e remote channel did not specify a cipherspec',
        pattern: /AMQ9639E: Remote channel '(?<object>[^']{1,60})' did not specify a CipherSpec/,
      },
      {
        words: 'amq9616e the cipherspec proposed is not enabled',
        pattern: /AMQ9616E: The CipherSpec proposed is not enabled/,
      },
      { words: 'mqrc_ssl_initialization_error', pattern: /MQRC_SSL_INITIALIZATION_ERROR/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The cipher of client and IBM MQ channel differ',
    check: {
      text: 'Compare SSLCIPH of the channel with the cipher suite of the client',
      host: 'echo "DISPLAY CHANNEL(\'<channel>\') SSLCIPH SSLCAUTH" | runmqsc <QM>',
    },
    repair: [
      {
        text: "Set the same CipherSpec on both (ANY_TLS12_OR_HIGHER fits), for Java outside of IBM's own set com.ibm.mq.cfg.useIBMCipherMappings=false",
      },
    ],
    source: 'IBM MQ AMQ9631E, AMQ9641E, AMQ9616E; reasons 2393, 2397',
    matches: [
      "AMQ9631E: The CipherSpec negotiated during the SSL handshake does not match the required CipherSpec for channel 'APP.SVRCONN'.",
      "AMQ9639E: Remote channel 'APP.SVRCONN' did not specify a CipherSpec.",
      'AMQ9616E: The CipherSpec proposed is not enabled on the server.',
      "compcode '2' ('MQCC_FAILED') reason '2393' ('MQRC_SSL_INITIALIZATION_ERROR')",
    ],
    ignores: ['AMQ9660I: SSL key repository is set'],
  },
  {
    id: 'ibm-mq.log-full',
    kind: 'disk_full',
    program: 'ibm-mq',
    forms: [
      {
        words: 'transactions rolled back to release log space',
        pattern: /AMQ7469[IW]: Transactions rolled back to release log space/,
      },
      {
        words: 'amq6709e the log for queue manager is full',
        pattern: /AMQ6709E: The log for the Queue manager is full/,
      },
      {
        words: 'amq7467i the oldest log file required to start queue manager',
        pattern: /AMQ7467I: The oldest log file required to start queue manager/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'IBM MQ has no room in its recovery log',
    check: { text: 'See free space and long units of work', host: 'df -h /var/mqm; dspmqtrn -m <QM>' },
    repair: [{ text: 'End the transaction that stays open, add secondary logs or space', host: 'rsvmqtrn -m <QM> -a' }],
    source: 'IBM MQ AMQ7467I, AMQ7469I, AMQ6709E, AMQ7463I; reason 2102',
    matches: [
      'AMQ7469W: Transactions rolled back to release log space.',
      'AMQ6709E: The log for the Queue manager is full.',
      'AMQ7467I: The oldest log file required to start queue manager QM1 is S0000012.LOG.',
    ],
    ignores: ['AMQ7468I: The oldest log file required to perform media recovery'],
  },
  {
    id: 'ibm-mq.message-too-long',
    kind: 'payload_too_large',
    program: 'ibm-mq',
    forms: [
      { words: 'mqrc_msg_too_big_for_q', pattern: /MQRC_MSG_TOO_BIG_FOR_Q\b/ },
      { words: 'mqrc_msg_too_big_for_q_mgr', pattern: /MQRC_MSG_TOO_BIG_FOR_Q_MGR/ },
      { words: 'mqrc_msg_too_big_for_channel', pattern: /MQRC_MSG_TOO_BIG_FOR_CHANNEL/ },
      { words: 'reason', pattern: /reason[ =:']{1,4}(?:2030|2031)\b/i },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The message is longer than queue, channel or queue manager of IBM MQ allow',
    check: { text: 'Compare the three limits', host: 'echo "DISPLAY QMGR MAXMSGL" | runmqsc <QM>' },
    repair: [
      {
        text: 'Raise MAXMSGL of queue, channel and queue manager, or send less',
        host: 'echo "ALTER QLOCAL(\'<queue>\') MAXMSGL(104857600)" | runmqsc <QM>',
      },
    ],
    source: 'IBM MQ reasons 2030, 2031, 2010, 2218',
    matches: [
      "compcode '2' ('MQCC_FAILED') reason '2030' ('MQRC_MSG_TOO_BIG_FOR_Q').",
      'MQRC_MSG_TOO_BIG_FOR_Q_MGR',
      "compcode '2' reason '2218' ('MQRC_MSG_TOO_BIG_FOR_CHANNEL')",
    ],
    ignores: ['MAXMSGL(4194304)'],
  },
  {
    id: 'tuxedo.no-entry',
    kind: 'missing_object',
    program: 'tuxedo',
    forms: [{ words: 'tpenoent no entry found', pattern: /TPENOENT - no entry found/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Tuxedo knows no service of this name',
    check: { text: 'List the services that are advertised', host: 'tmadmin -r <<< "psc"' },
    repair: [{ text: 'Boot the server that offers it, or correct its name in UBBCONFIG', host: 'tmboot -s <server>' }],
    source: 'Oracle Tuxedo TPENOENT, LIBTUX messages',
    matches: [
      'tpcall failed: TPENOENT - no entry found',
      'ERROR: service call ORDER failed, TPENOENT - no entry found',
    ],
    ignores: ['tpcall returned successfully'],
  },
];
