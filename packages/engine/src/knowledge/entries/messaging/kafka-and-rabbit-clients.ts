import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KAFKA_AND_RABBIT_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'kafka-client.tls-handshake',
    kind: 'certificate_untrusted',
    program: 'kafka',
    forms: [
      {
        words: 'sslauthenticationexception ssl handshake failed',
        pattern: /SslAuthenticationException: SSL handshake failed/,
      },
      {
        words: 'ssl handshake failed verify failed',
        pattern: /SSL handshake failed: [^\r\n]{0,40}certificate verify failed/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The Kafka client and its broker do not agree on TLS: trust store, name, or a plain port',
    check: {
      text: 'See what the broker shows',
      host: 'openssl s_client -connect <broker>:9093 -servername <broker> </dev/null 2>&1 | grep -E "subject|issuer|Verify"',
    },
    repair: [
      {
        text: 'Put the CA of the broker into the trust store of the client (ssl.truststore.location, ssl.ca.location); ssl.endpoint.identification.algorithm is empty only for names that cannot be mended',
      },
    ],
    source: 'kafka clients SslTransportLayer',
    matches: [
      'org.apache.kafka.common.errors.SslAuthenticationException: SSL handshake failed',
      'Caused by: org.apache.kafka.common.errors.SslAuthenticationException: SSL handshake failed',
      '%3|1|FAIL| SSL handshake failed: error:0A000086:SSL routines::certificate verify failed',
    ],
    ignores: ['SSL handshake completed successfully'],
  },
  {
    id: 'kafka-streams.source-topic-missing',
    kind: 'missing_object',
    program: 'kafka',
    forms: [
      { words: 'missingsourcetopicexception', pattern: /MissingSourceTopicException/ },
      {
        words: 'one or more source topics were missing during rebalance',
        pattern: /One or more source topics were missing during rebalance/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A Kafka Streams program misses a source topic',
    check: { text: 'List the topics', host: 'kafka-topics.sh --bootstrap-server <broker> --list' },
    repair: [
      {
        text: 'Create it before the program starts',
        host: 'kafka-topics.sh --bootstrap-server <broker> --create --topic <topic> --partitions 3',
      },
    ],
    source: 'kafka streams',
    matches: [
      'org.apache.kafka.streams.errors.MissingSourceTopicException: One or more source topics were missing during rebalance',
      'stream-thread [a] Error: MissingSourceTopicException',
    ],
    ignores: ['topic created'],
  },
  {
    id: 'kafka-streams.state-locked',
    kind: 'lock_held',
    program: 'kafka',
    forms: [
      {
        words: 'failed to lock the state directory for task',
        pattern: /Failed to lock the state directory for task (?<object>[\d_]{1,12})/,
      },
      { words: 'lockexception to lock', pattern: /LockException: (?:task \[(?<object>[\d_]{1,12})\] )?Failed to lock/ },
      {
        words: 'unable to directory',
        pattern: /Unable to (?:obtain|lock) (?:the )?state directory: (?<path>\S{1,120})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The state directory of Kafka Streams is used by another instance or thread',
    check: { text: 'See how many run with this state.dir', host: 'sudo fuser -v /tmp/kafka-streams/*/*/.lock' },
    repair: [{ text: 'Give every instance a state.dir of its own; after a crash it takes over by itself' }],
    source: 'kafka streams StateDirectory',
    matches: [
      'org.apache.kafka.streams.errors.LockException: task [0_0] Failed to lock the state directory for task 0_0',
      'Unable to obtain state directory: /tmp/kafka-streams/app',
    ],
    ignores: ['state directory locked'],
  },
  {
    id: 'kafka-streams.step-failed',
    kind: 'code_defect',
    program: 'kafka',
    forms: [
      {
        words: 'streamsexception exception caught in process',
        pattern: /StreamsException: Exception caught in process/,
      },
      {
        words: 'encountered the following during processing',
        pattern: /Encountered the following (?:unexpected )?[Ee]xception during processing/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'A step of a Kafka Streams program failed: the cause stands below',
    check: {
      text: 'Read the cause and the record it names',
      compose: 'docker compose logs {service} | grep -A20 "Exception caught in process" | head -40',
    },
    repair: [{ text: 'Repair the code, or let records that cannot be read pass (LogAndContinueExceptionHandler)' }],
    source: 'kafka streams StreamTask',
    matches: [
      'org.apache.kafka.streams.errors.StreamsException: Exception caught in process. taskId=0_0, processor=KSTREAM-SOURCE-0000000000, topic=x, partition=0, offset=12',
      'stream-thread [a-1] Encountered the following exception during processing and the thread is going to shut down:',
    ],
    ignores: ['State transition from REBALANCING to RUNNING'],
  },
  {
    id: 'rabbitmq.client-connection-closed',
    kind: 'unreachable',
    program: 'rabbitmq',
    forms: [
      {
        words: 'exception 504 reason channel connection is not open',
        pattern: /Exception \(504\) Reason: "channel\/connection is not open"/,
      },
      { words: 'exception 501 reason', pattern: /Exception \(501\) Reason: "(?:EOF|read tcp[^"]{0,120})"/ },
      {
        words: 'alreadyclosedexception is already closed due to',
        pattern: /AlreadyClosedException: (?:connection|channel) is already closed due to (?<value>[^\r\n]{1,100})/,
      },
      { words: 'tcpconnectionfailedforallhosts', pattern: /TCPConnectionFailedForAllHosts/ },
      { words: 'amqpheartbeatmissedexception', pattern: /AMQPHeartbeatMissedException/ },
      {
        words: 'amqptimeoutexception the connection timed out after sec',
        pattern: /AMQPTimeoutException: The connection timed out after (?<limit>[\d.]{1,8}) sec/,
      },
      { words: 'amqpconnectionclosedexception', pattern: /AMQPConnectionClosedException: (?<value>[^\r\n]{1,80})/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The client of RabbitMQ uses a connection or channel that is closed already',
    check: {
      text: 'See why the server closed it',
      host: 'docker compose logs rabbitmq --since 10m | grep -iE "closing|error|alarm" | tail',
    },
    repair: [
      {
        text: 'Repair what the log of RabbitMQ says (heartbeats missed, alarm of memory or disk, restart), and let the client connect again by itself',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'amqp091-go, rabbitmq-java-client, Bunny, php-amqplib',
    matches: [
      'Exception (504) Reason: "channel/connection is not open"',
      'Exception (501) Reason: "EOF"',
      'com.rabbitmq.client.AlreadyClosedException: connection is already closed due to connection error; cause: java.net.SocketException: Connection reset',
      'Bunny::TCPConnectionFailedForAllHosts: Could not establish TCP connection to any of the configured hosts',
      'PhpAmqpLib\\Exception\\AMQPHeartbeatMissedException: Missed server heartbeat',
      'PhpAmqpLib\\Exception\\AMQPTimeoutException: The connection timed out after 3 sec while awaiting incoming data',
      'PhpAmqpLib\\Exception\\AMQPConnectionClosedException: Broken pipe or closed connection',
    ],
    ignores: ['connection opened'],
  },
  {
    id: 'rabbitmq.client-login-refused',
    kind: 'authentication_refused',
    program: 'rabbitmq',
    forms: [
      { words: 'possibleauthenticationfailureexception', pattern: /PossibleAuthenticationFailureException/ },
      { words: 'bunny authenticationfailureerror', pattern: /Bunny::AuthenticationFailureError/ },
      { words: 'bunny possibleauthenticationfailureerror', pattern: /Bunny::PossibleAuthenticationFailureError/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'rabbitmq',
    specificity: 3,
    means: 'RabbitMQ refuses the login of the client',
    check: {
      text: 'Try the account',
      host: 'rabbitmqctl authenticate_user <user> <password>; rabbitmqctl list_permissions -p <vhost>',
    },
    repair: [
      {
        text: 'Correct it; guest may come from localhost only',
        host: 'rabbitmqctl change_password <user> <password>; rabbitmqctl set_permissions -p / <user> ".*" ".*" ".*"',
      },
    ],
    source: 'rabbitmq-java-client, Bunny',
    matches: [
      'com.rabbitmq.client.PossibleAuthenticationFailureException: Possibly caused by authentication failure',
      'Bunny::AuthenticationFailureError: Authentication with RabbitMQ failed. Please check your connection settings. Username: app',
      'Bunny::PossibleAuthenticationFailureError: x',
    ],
    ignores: ['authenticated'],
  },
];
