import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KAFKA_CLIENTS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'kafka-client.metadata-late',
    kind: 'unreachable',
    program: 'kafka',
    forms: [
      {
        words: 'kafkatimeouterror to update metadata after secs',
        pattern: /KafkaTimeoutError: (?:KafkaTimeoutError: )?Failed to update metadata after (?<value>[\d.]{1,8}) secs/,
      },
      {
        words: 'kafkaerror code val str local unknown',
        pattern:
          /KafkaError\{code=_UNKNOWN_(?:TOPIC|PARTITION),val=-\d{1,3},str="Local: Unknown (?:topic|partition)"\}/,
      },
      {
        words: 'failed to acquire metadata local',
        pattern: /Failed to acquire metadata: Local: (?<value>[\w ]{1,40})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The Kafka client gets no metadata in time: bootstrap address, listener or topic is wrong',
    check: { text: 'Ask the broker from where the client runs', host: 'kcat -L -b <broker>:9092 | head -20' },
    repair: [{ text: 'Correct bootstrap servers and advertised.listeners, create the topic' }],
    source: 'kafka-python, librdkafka rdkafka.h',
    matches: [
      'kafka.errors.KafkaTimeoutError: KafkaTimeoutError: Failed to update metadata after 60.0 secs.',
      'cimpl.KafkaException: KafkaError{code=_UNKNOWN_TOPIC,val=-188,str="Local: Unknown topic"}',
      '% ERROR: Failed to acquire metadata: Local: Broker transport failure',
    ],
    ignores: ['Metadata for all topics (from broker 1)'],
  },
  {
    id: 'rabbitmq.python-client-refused',
    kind: 'unreachable',
    program: 'rabbitmq',
    forms: [
      {
        words: 'exceptions',
        pattern:
          /(?:pika|aiormq|aio_pika)\.exceptions\.(?:AMQPConnectionError|AMQPConnectorException|ConnectionWrongStateError|IncompatibleProtocolError)/,
      },
      { words: 'kombu exceptions operationalerror', pattern: /kombu\.exceptions\.OperationalError: / },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'rabbitmq',
    specificity: 1,
    means: 'The Python client has no connection to RabbitMQ',
    check: {
      text: 'See whether the port answers from there',
      host: 'nc -zv <rabbitmq> 5672; docker compose ps rabbitmq',
    },
    repair: [
      { text: 'Start RabbitMQ (and wait for it: depends_on with its health check), correct host, port and TLS' },
    ],
    source: 'pika exceptions.py; aiormq',
    matches: [
      'pika.exceptions.AMQPConnectionError',
      'aiormq.exceptions.AMQPConnectionError: Server connection unexpectedly closed',
      'kombu.exceptions.OperationalError: failed to resolve broker hostname',
    ],
    ignores: ['AMQPConnectionWorkflow - reporting success'],
  },
];
