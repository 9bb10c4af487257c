import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** What the tables of brokers show of queues and groups; rows are read with the names of their columns. */
export const QUEUE_TABLES: readonly CatalogueEntry[] = [
  {
    id: 'rabbitmq.listed-without-consumer',
    kind: 'queue_full',
    program: 'rabbitmq',
    forms: [
      {
        words: 'name consumers 0',
        pattern:
          /\bname=(?<object>[^;\n]{1,120}); (?:[^\n]{1,300}; )?messages(?:_ready)?=(?<value>[1-9]\d{0,11}); (?:[^\n]{1,300}; )?consumers=0(?:;|$)/m,
      },
      {
        words: 'name messages consumers 0',
        pattern:
          /\bname=(?<object>[^;\n]{1,120}); (?:[^\n]{1,300}; )?consumers=0; (?:[^\n]{1,300}; )?messages(?:_ready)?=(?<value>[1-9]\d{0,11})\b/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nobody consumes the queue {object}: {value} messages wait in it',
    check: {
      text: 'See whether the worker that should consume {object} runs and is connected',
      compose: 'docker compose ps -a; docker compose exec {server|rabbitmq} rabbitmqctl list_consumers | grep {object}',
      kubernetes: 'kubectl get pods; kubectl exec {server|rabbitmq}-0 -- rabbitmqctl list_consumers | grep {object}',
      host: 'sudo rabbitmqctl list_consumers | grep {object}; sudo rabbitmqctl list_connections user peer_host state',
    },
    repair: [{ text: 'Start the worker of this queue, or correct the queue name or virtual host that it consumes' }],
    source: 'rabbitmqctl(8) list_queues: messages, consumers',
    matches: [
      'name=mail; messages=48211; consumers=0',
      'name=mail; messages_ready=11; messages_unacknowledged=0; consumers=0; state=running',
      'name=jobs; consumers=0; messages=12',
    ],
    ignores: ['name=invoices; messages=0; consumers=0', 'name=thumbs; messages=3; consumers=4'],
  },
  {
    id: 'kafka.group-without-members',
    kind: 'queue_full',
    program: 'kafka',
    forms: [
      {
        words: 'consumer group has no active members',
        pattern: /^Consumer group '(?<object>[^']{1,200})' has no active members\./,
      },
      {
        words: 'group topic partition lag consumer id',
        pattern:
          /\bGROUP=(?<object>[\w.-]{1,200}); TOPIC=[\w.-]{1,200}; PARTITION=\d{1,6}; [^\n]{1,120}LAG=(?<value>[1-9]\d{0,15}); CONSUMER-ID=-/,
      },
    ],
    nearby: [/\bTOPIC=(?<path>[\w.-]{1,200});.{0,200}\bLAG=(?<value>[1-9]\d{0,15})/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nobody consumes in the Kafka group {object}: its lag grows ({value|see LAG})',
    check: {
      text: 'See whether the consumers of group {object} run, and why they left the group',
      compose:
        'docker compose ps -a; docker compose exec {server|kafka} kafka-consumer-groups.sh --bootstrap-server localhost:9092 --describe --group {object} --state',
      kubernetes:
        'kubectl get pods; kubectl exec {server|kafka}-0 -- kafka-consumer-groups.sh --bootstrap-server localhost:9092 --describe --group {object} --state',
      host: 'kafka-consumer-groups.sh --bootstrap-server localhost:9092 --describe --group {object} --state',
    },
    repair: [{ text: 'Start the consumers, or correct their group.id, topic or bootstrap.servers' }],
    source: 'Apache Kafka tools ConsumerGroupCommand.printStates',
    matches: [
      "Consumer group 'billing' has no active members.",
      "Consumer group 'a-b' has no active members.",
      'GROUP=billing; TOPIC=orders; PARTITION=0; CURRENT-OFFSET=120; LOG-END-OFFSET=81340; LAG=81220; CONSUMER-ID=-; HOST=-; CLIENT-ID=-',
    ],
    ignores: [
      "Consumer group 'billing' is rebalancing.",
      'GROUP=billing; TOPIC=orders; PARTITION=0; CURRENT-OFFSET=81340; LOG-END-OFFSET=81340; LAG=0; CONSUMER-ID=-; HOST=-; CLIENT-ID=-',
    ],
  },
];
