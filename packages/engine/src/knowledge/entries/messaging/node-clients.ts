import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NODE_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'kafkajs.group-moves',
    kind: null,
    program: 'kafkajs',
    forms: [
      { words: 'the coordinator is not aware of this member', pattern: /The coordinator is not aware of this member/ },
      {
        words: 'the group is rebalancing so a rejoin needed',
        pattern: /The group is rebalancing, so a rejoin is needed/,
      },
      {
        words: 'consumergroup consumer has joined the group',
        pattern: /\[ConsumerGroup\] Consumer has joined the group/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'KafkaJS joins its consumer group anew',
    check: {
      text: 'It is ordinary after a start, a deploy or a broker that moved; with each few seconds, processing is longer than sessionTimeout',
    },
    repair: [],
    source: 'kafkajs src/protocol/error.js',
    matches: [
      '{"level":"ERROR","logger":"kafkajs","message":"[Connection] Response Heartbeat(key: 12, version: 3)","error":"The coordinator is not aware of this member"}',
      'KafkaJSProtocolError: The group is rebalancing, so a rejoin is needed',
      '{"level":"INFO","message":"[ConsumerGroup] Consumer has joined the group"}',
    ],
    ignores: ['The coordinator of the course is ill'],
  },
  {
    id: 'kafkajs.broker-silent',
    kind: 'unreachable',
    program: 'kafkajs',
    forms: [
      {
        words: 'failed to connect seed',
        pattern: /Failed to connect to seed broker[^\r\n]{0,80}: (?<value>Connection timeout|[^"\r\n]{1,60})/,
      },
      {
        words: 'kafkajsconnectionerror',
        pattern: /KafkaJSConnectionError: (?<value>Connection timeout|Closed connection)/,
      },
      {
        words: 'kafkajsrequesttimeouterror request key version timed out',
        pattern: /KafkaJSRequestTimeoutError: (?<value>Request \w{1,30}\(key: \d{1,3}, version: \d{1,3}\) timed out)/,
      },
      {
        words: 'kafkajsnumberofretriesexceeded',
        pattern: /KafkaJSNumberOfRetriesExceeded: (?!Connection error: getaddrinfo)(?<value>[^\r\n]{1,80})/,
      },
      { words: 'kafkajsbrokernotfound', pattern: /KafkaJSBrokerNotFound: (?<value>[^\r\n]{1,60})/ },
      {
        words: 'kafkajsconnectionclosederror closed connection',
        pattern: /KafkaJSConnectionClosedError: (?<value>Closed connection)/,
      },
      {
        words: 'kafkajserror the producer is disconnected',
        pattern: /KafkaJSError: (?<value>The producer is disconnected)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'kafka',
    specificity: 2,
    means: 'KafkaJS does not get through to the broker: {value}',
    check: {
      text: 'Check that the brokers run, and that the advertised address can be reached from this container',
      compose: 'docker compose logs --tail 50 kafka',
      kubernetes: 'kubectl get pods -l app=kafka',
    },
    repair: [
      {
        text: 'Start or repair the broker; correct advertised.listeners when only localhost or another name is told to clients',
      },
      { text: 'Raise connectionTimeout (1 s) where the network is slow' },
    ],
    source: 'kafkajs src/errors.js',
    matches: [
      '{"level":"ERROR","logger":"kafkajs","message":"[BrokerPool] Failed to connect to seed broker, trying another broker from the list: Connection timeout","retryCount":0}',
      'KafkaJSConnectionError: Connection timeout',
      'KafkaJSRequestTimeoutError: Request Produce(key: 0, version: 7) timed out',
      'KafkaJSNumberOfRetriesExceeded: Connection timeout',
      'KafkaJSBrokerNotFound: Broker 2 not found in the cached metadata',
      'KafkaJSConnectionClosedError: Closed connection',
      'KafkaJSError: The producer is disconnected',
    ],
    ignores: ['KafkaJS v2 connected to broker'],
  },
  {
    id: 'kafkajs.codec-missing',
    kind: 'missing_module',
    program: 'kafkajs',
    forms: [
      {
        words: 'kafkajsnotimplemented compression not implemented',
        pattern: /KafkaJSNotImplemented: (?<object>\w{1,20}) compression not implemented/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'KafkaJS has no codec for {object} compression',
    check: { text: 'See which compression the producer of the topic uses' },
    repair: [
      {
        text: 'Add kafkajs-snappy, kafkajs-lz4 or @kafkajs/zstd and register it in CompressionCodecs, or let producers use gzip',
      },
    ],
    source: 'kafkajs src/protocol/message/compression',
    matches: [
      'KafkaJSNotImplemented: Snappy compression not implemented',
      'KafkaJSNotImplemented: ZSTD compression not implemented',
    ],
    ignores: ['Snappy compression is used'],
  },
  {
    id: 'kafkajs.login-refused',
    kind: 'authentication_refused',
    program: 'kafkajs',
    forms: [
      { words: 'kafkajssaslauthenticationerror', pattern: /KafkaJSSASLAuthenticationError: (?<value>[^\r\n]{1,100})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'kafka',
    specificity: 3,
    means: 'Kafka refuses the login of KafkaJS: {value}',
    check: {
      text: 'Compare sasl.username and mechanism with what the broker has',
      compose: 'docker compose logs --tail 50 kafka | grep -i sasl',
    },
    repair: [{ text: 'Correct user, password or mechanism (plain, scram-sha-256, scram-sha-512)' }],
    source: 'kafkajs src/broker/saslAuthenticator',
    matches: [
      'KafkaJSSASLAuthenticationError: SASL PLAIN authentication failed: Authentication failed: Invalid username or password',
      'KafkaJSSASLAuthenticationError: SASL SCRAM SHA512 authentication failed: x',
    ],
    ignores: ['SASL PLAIN authentication successful'],
  },
  {
    id: 'amqplib.channel-or-link-closed',
    kind: 'unreachable',
    program: 'amqplib',
    forms: [
      {
        words: 'illegaloperationerror',
        pattern: /IllegalOperationError: (?<value>Channel (?:closed|closing)|Connection (?:closed|closing))/,
      },
      { words: 'error unexpected close', pattern: /Error: (?<value>Unexpected close)/ },
      { words: 'error heartbeat timeout', pattern: /Error: (?<value>Heartbeat timeout)/ },
      {
        words: 'error socket closed abruptly during opening handshake',
        pattern: /Error: (?<value>Socket closed abruptly during opening handshake)/,
      },
      {
        words: 'error channel ended no reply will be forthcoming',
        pattern: /Error: (?<value>Channel ended, no reply will be forthcoming)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'rabbitmq',
    specificity: 2,
    means: 'The link of amqplib to RabbitMQ is gone: {value}',
    check: {
      text: 'Look in the log of RabbitMQ at that time: closed for a reason (406, 320), blocked by an alarm, or no heartbeat because the event loop was busy',
      compose: 'docker compose logs --tail 100 rabbitmq',
      kubernetes: 'kubectl logs sts/rabbitmq --tail 100',
    },
    repair: [
      {
        text: 'Repair what RabbitMQ tells, and open connection and channel anew on "close" and "error" (amqp-connection-manager); "during opening handshake" is a wrong port (5672 plain, 5671 TLS)',
      },
    ],
    source: 'amqplib lib/connection.js, lib/channel.js',
    matches: [
      'IllegalOperationError: Channel closed',
      'Error: Unexpected close',
      'Error: Heartbeat timeout',
      'Error: Socket closed abruptly during opening handshake',
      'IllegalOperationError: Connection closed',
      'Error: Channel ended, no reply will be forthcoming',
    ],
    ignores: ['Heartbeat timeout set to 60 s'],
  },
];
