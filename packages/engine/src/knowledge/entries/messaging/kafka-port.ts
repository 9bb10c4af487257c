import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KAFKA_PORT: readonly CatalogueEntry[] = [
  {
    id: 'kafka.port-in-use',
    kind: 'port_in_use',
    program: 'kafka',
    forms: [
      {
        words: 'socket server failed to bind to address already in use',
        pattern: /Socket server failed to bind to (?<peer>\S{0,80}?):(?<port>\d{1,5}): Address already in use/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Kafka cannot listen: {port} is taken',
    check: { text: 'See who listens', host: 'sudo ss -ltnp "sport = :{port}"' },
    repair: [
      {
        text: 'End the older broker (its process may hang in shutting down), then start',
        host: 'sudo systemctl restart kafka',
        destructive: true,
      },
    ],
    source: 'kafka core/src/main/scala/kafka/network/SocketServer.scala',
    matches: [
      'org.apache.kafka.common.KafkaException: Socket server failed to bind to 0.0.0.0:9092: Address already in use.',
      'ERROR Exiting Kafka due to fatal exception. Socket server failed to bind to localhost:9093: Address already in use.',
    ],
    ignores: ['Awaiting socket connections on 0.0.0.0:9092.'],
  },
];
