import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KAFKA_CONSUMERS: readonly CatalogueEntry[] = [
  {
    id: 'kafka-client.offset-out-of-range',
    kind: 'missing_object',
    forms: [
      {
        words: 'offsets out of range with no configured reset policy for partitions',
        pattern:
          /Offsets out of range with no configured reset policy for partitions: \{(?<object>[\w.-]{1,200})=(?<value>\d{1,20})/,
      },
      {
        words: 'fetch position is out of range for partition',
        pattern:
          /Fetch position FetchPosition\{offset=(?<value>\d{1,20}),[^\n]{0,300}? is out of range for partition (?<object>[\w.-]{1,200})/,
      },
      { words: 'broker offset out of range', pattern: /Broker: Offset out of range/ },
      {
        words: 'undefined offset with no reset policy for',
        pattern: /Undefined offset with no reset policy for partitions?: \[?(?<object>[\w.-]{1,200})/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    peerProgram: 'kafka',
    specificity: 2,
    means: 'The Kafka consumer asks {object|a partition} for an offset that is not kept there ({value|none})',
    check: {
      text: 'Compare the committed offsets of the group with the first and last offset; retention may have deleted what was not yet read, or the topic was made anew',
      compose:
        'docker compose exec {server|kafka} /opt/kafka/bin/kafka-consumer-groups.sh --bootstrap-server localhost:9092 --describe --all-groups',
      kubernetes:
        'kubectl exec kafka-0 -- /opt/kafka/bin/kafka-consumer-groups.sh --bootstrap-server localhost:9092 --describe --all-groups',
      host: '/opt/kafka/bin/kafka-consumer-groups.sh --bootstrap-server localhost:9092 --describe --all-groups',
    },
    repair: [
      {
        text: 'Stop the consumers and set the offset of the group; what lies between is skipped or read twice',
        compose:
          'docker compose exec {server|kafka} /opt/kafka/bin/kafka-consumer-groups.sh --bootstrap-server localhost:9092 --group <group> --topic <topic> --reset-offsets --to-earliest --execute',
        host: '/opt/kafka/bin/kafka-consumer-groups.sh --bootstrap-server localhost:9092 --group <group> --topic <topic> --reset-offsets --to-earliest --execute',
        destructive: true,
      },
      {
        text: 'Set auto.offset.reset to earliest or latest, so that the consumer goes on by itself, and raise retention.ms above the longest outage',
      },
    ],
    source:
      'Apache Kafka, FetchCollector.handleInitializeErrors(), OffsetOutOfRangeException, NoOffsetForPartitionException',
    matches: [
      'org.apache.kafka.clients.consumer.OffsetOutOfRangeException: Offsets out of range with no configured reset policy for partitions: {orders-0=10423}',
      '[Consumer clientId=consumer-shop-1, groupId=shop] Fetch position FetchPosition{offset=10423, offsetEpoch=Optional.empty, currentLeader=LeaderAndEpoch{leader=Optional[kafka:9092 (id: 1 rack: null)], epoch=0}} is out of range for partition orders-0, resetting offset',
      '%4|1746517268.826|OFFSET|rdkafka#consumer-1| [thrd:main]: orders [0]: offset reset (at offset 10423) to END: fetch failed due to requested offset not available on the broker: Broker: Offset out of range',
      'org.apache.kafka.clients.consumer.NoOffsetForPartitionException: Undefined offset with no reset policy for partitions: [orders-0]',
    ],
    ignores: ['auto.offset.reset = none'],
  },
  {
    id: 'kafka-client.poll-interval-exceeded',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'consumer poll timeout has expired',
        pattern:
          /consumer poll timeout has expired\. This means the time between subsequent calls to poll\(\) was longer than/i,
      },
      {
        words: 'offset commit cannot be completed since the consumer is not part of an active group',
        pattern: /Offset commit cannot be completed since the consumer is not part of an active group/,
      },
      {
        words: 'commit cannot be completed since the group has already rebalanced',
        pattern:
          /Commit cannot be completed since the group has already rebalanced and assigned the partitions to another member/,
      },
      {
        words: 'application maximum poll interval exceeded by',
        pattern: /Application maximum poll interval \((?<limit>\d{1,10})ms\) exceeded by (?<value>\d{1,10})ms/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'A Kafka consumer exceeded max.poll.interval.ms and lost its partitions',
    check: {
      text: 'Find what the handler waits for (a slow database, a remote call, a pause for garbage collection), and see the lag of the group',
      compose:
        'docker compose exec kafka /opt/kafka/bin/kafka-consumer-groups.sh --bootstrap-server localhost:9092 --describe --all-groups',
      kubernetes:
        'kubectl exec kafka-0 -- /opt/kafka/bin/kafka-consumer-groups.sh --bootstrap-server localhost:9092 --describe --all-groups; kubectl top pod',
      host: '/opt/kafka/bin/kafka-consumer-groups.sh --bootstrap-server localhost:9092 --describe --all-groups',
    },
    repair: [
      {
        text: 'Lower max.poll.records or raise max.poll.interval.ms above the longest batch, so that the group does not rebalance and handle the same records again and again',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'Apache Kafka, AbstractCoordinator.handlePollTimeoutExpiry(), CommitFailedException; librdkafka rdkafka_cgrp.c',
    matches: [
      '[Consumer clientId=consumer-shop-1, groupId=shop] consumer poll timeout has expired. This means the time between subsequent calls to poll() was longer than the configured max.poll.interval.ms, which typically implies that the poll loop is spending too much time processing messages.',
      'org.apache.kafka.clients.consumer.CommitFailedException: Offset commit cannot be completed since the consumer is not part of an active group for auto partition assignment; it is likely that the consumer was kicked out of the group.',
      'org.apache.kafka.clients.consumer.CommitFailedException: Commit cannot be completed since the group has already rebalanced and assigned the partitions to another member.',
      '%4|1746517268.826|MAXPOLL|rdkafka#consumer-1| [thrd:main]: Application maximum poll interval (300000ms) exceeded by 88ms (adjust max.poll.interval.ms for long-running message processing): leaving group',
    ],
    ignores: ['max.poll.interval.ms = 300000'],
  },
  {
    id: 'kafka-client.record-not-deserialized',
    kind: 'data_corruption',
    forms: [
      {
        words: 'error deserializing for partition at offset',
        pattern:
          /Error deserializing (?:KEY|VALUE|key\/value) for partition (?<object>[\w.-]{1,200}) at offset (?<value>\d{1,20})/,
      },
      { words: 'unknown magic byte', pattern: /(?:SerializationException: |: )Unknown magic byte!/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The Kafka consumer cannot read the record at offset {value|(not named)} of {object|its topic}',
    check: {
      text: 'Look at the record: plain JSON read with an Avro deserializer gives "Unknown magic byte", another class or schema gives the cause below the line',
      compose:
        'docker compose exec kafka /opt/kafka/bin/kafka-console-consumer.sh --bootstrap-server localhost:9092 --topic <topic> --partition 0 --offset {value|0} --max-messages 1',
      kubernetes:
        'kubectl exec kafka-0 -- /opt/kafka/bin/kafka-console-consumer.sh --bootstrap-server localhost:9092 --topic <topic> --partition 0 --offset {value|0} --max-messages 1',
      host: 'kcat -b localhost:9092 -t <topic> -p 0 -o {value|0} -c 1',
    },
    repair: [
      {
        text: 'Use the deserializer that fits what the producer writes, and wrap it (ErrorHandlingDeserializer, a dead letter topic), so that one bad record does not stop the partition',
      },
      {
        text: 'Or step over the record by setting the offset of the group past it; the record is then not handled',
        host: '/opt/kafka/bin/kafka-consumer-groups.sh --bootstrap-server localhost:9092 --group <group> --topic <topic> --reset-offsets --shift-by 1 --execute',
        destructive: true,
      },
    ],
    source: 'Apache Kafka, CompletedFetch.newRecordDeserializationException(); Confluent AbstractKafkaSchemaSerDe',
    matches: [
      'org.apache.kafka.common.errors.RecordDeserializationException: Error deserializing VALUE for partition orders-0 at offset 10423. If needed, please seek past the record to continue consumption.',
      'org.apache.kafka.common.errors.SerializationException: Error deserializing key/value for partition orders-0 at offset 10423. If needed, please seek past the record to continue consumption.',
      'Caused by: org.apache.kafka.common.errors.SerializationException: Unknown magic byte!',
    ],
    ignores: ['value.deserializer = class io.confluent.kafka.serializers.KafkaAvroDeserializer'],
  },
  {
    id: 'kafka-client.send-timed-out',
    kind: 'unreachable',
    forms: [
      {
        words: 'expiring record for ms has passed since batch creation',
        pattern:
          /Expiring \d{1,10} record\(s\) for (?<object>[\w.-]{1,200}):\d{1,12} ms has passed since batch creation/,
      },
      { words: 'local message timed out', pattern: /Local: Message timed out/ },
      {
        words: 'timed out waiting for a node assignment',
        pattern: /Timed out waiting for a node assignment\. Call: (?<value>\w{1,60})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'kafka',
    specificity: 2,
    means: 'Kafka did not take the records for {object|a topic} before the time ran out',
    check: {
      text: 'Look for the connection error before it and for partitions without leader or with too few replicas',
      compose: 'docker compose ps; docker compose logs --since 10m kafka | grep -E "ERROR|WARN" | tail -50',
      kubernetes:
        'kubectl get pods | grep -i kafka; kubectl logs kafka-0 --since=10m | grep -E "ERROR|WARN" | tail -50',
      host: '/opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --describe --unavailable-partitions',
    },
    repair: [
      {
        text: 'Repair the broker or the way to it; delivery.timeout.ms only says how long the producer waits',
        compose: 'docker compose up -d kafka',
        kubernetes: 'kubectl rollout restart statefulset/kafka',
        host: 'systemctl restart kafka',
      },
    ],
    source: 'Apache Kafka, Sender.failBatch(), KafkaAdminClient; librdkafka rdkafka.c',
    matches: [
      'org.apache.kafka.common.errors.TimeoutException: Expiring 10 record(s) for orders-0:120004 ms has passed since batch creation',
      'KafkaError{code=_MSG_TIMED_OUT,val=-192,str="Local: Message timed out"}',
      'org.apache.kafka.common.errors.TimeoutException: Timed out waiting for a node assignment. Call: listTopics',
    ],
    ignores: ['delivery.timeout.ms = 120000'],
  },
  {
    id: 'kafka-client.producer-buffer-full',
    kind: 'queue_full',
    forms: [
      {
        words: 'failed to allocate bytes within the configured max blocking time',
        pattern: /Failed to allocate \d{1,12} bytes within the configured max blocking time (?<limit>\d{1,10}) ms/,
      },
      { words: 'local queue full', pattern: /Local: Queue full/ },
      { words: 'buffererror local queue full', pattern: /BufferError: Local: Queue full/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The buffer of the Kafka producer is full: the broker takes records too slowly',
    check: {
      text: 'See whether the broker is slow or away; if it is well, the producer never waits (librdkafka: no poll() between produce() calls)',
      compose: 'docker compose logs --since 10m {service} | grep -iE "kafka|rdkafka" | tail -50; docker compose ps',
      kubernetes: 'kubectl logs deploy/{service} --since=10m | grep -iE "kafka|rdkafka" | tail -50',
      host: 'journalctl -u {service} --since -10min | grep -iE "kafka|rdkafka" | tail -50',
    },
    repair: [
      {
        text: 'Call poll() or flush() regularly and wait when the queue is full, or raise buffer.memory (queue.buffering.max.messages)',
      },
    ],
    source: 'Apache Kafka, BufferPool.allocate(); librdkafka rdkafka.c _QUEUE_FULL',
    matches: [
      'org.apache.kafka.clients.producer.BufferExhaustedException: Failed to allocate 16384 bytes within the configured max blocking time 60000 ms. Total memory: 33554432 bytes. Available memory: 0 bytes. Poolable size: 16384 bytes',
      'KafkaError{code=_QUEUE_FULL,val=-184,str="Local: Queue full"}',
      'BufferError: Local: Queue full',
    ],
    ignores: ['buffer.memory = 33554432'],
  },
  {
    id: 'kafka-client.instance-fenced',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'newer producer with the same transactionalid',
        pattern: /There is a newer producer with the same transactionalId which fences the current one/,
      },
      {
        words: 'group instance id has been fenced by another instance',
        pattern: /The group instance id (?:Optional\[)?(?<object>[\w.-]{1,200})\]? has been fenced by another instance/,
      },
      {
        words: 'static consumer fenced by other consumer with same group instance id',
        pattern: /Static consumer fenced by other consumer with same group\.instance\.id/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'Two Kafka clients share one ID ({object|transactional.id}), and the newer shut out this one',
    check: {
      text: 'Look for two instances that run with the same transactional.id or group.instance.id, such as replicas of one deployment',
      compose: 'docker compose ps; docker compose config | grep -iE "transactional|instance_id"',
      kubernetes: 'kubectl get pods -o wide | grep {service}',
      host: 'pgrep -af {service}',
    },
    repair: [
      {
        text: 'Derive the ID from something that each instance has of its own (the pod name), since Kafka lets only the newest owner of an ID write',
      },
    ],
    source: 'Apache Kafka, Errors.PRODUCER_FENCED, AbstractCoordinator; librdkafka rdkafka.c',
    matches: [
      'org.apache.kafka.common.errors.ProducerFencedException: There is a newer producer with the same transactionalId which fences the current one.',
      '[Consumer instanceId=shop-1, clientId=consumer-shop-1, groupId=shop] JoinGroup failed: The group instance id Optional[shop-1] has been fenced by another instance. Sent generation was Generation{generationId=4}',
      'KafkaError{code=FENCED_INSTANCE_ID,val=82,str="Broker: Static consumer fenced by other consumer with same group.instance.id"}',
    ],
    ignores: ['group.instance.id = shop-1'],
  },
  {
    id: 'kafka-client.ordinary-notices',
    kind: null,
    forms: [
      {
        words: 'the configuration was supplied but isn t a known config',
        pattern: /The configuration '[^']{1,200}' was supplied but isn't a known config/,
      },
      {
        words: 'were supplied but are not used yet',
        pattern: /These configurations '[^']{1,400}' were supplied but are not used yet/,
      },
      { words: 'error registering appinfo mbean', pattern: /Error registering AppInfo mbean/ },
      {
        words: 'attempt to heartbeat failed since group is rebalancing',
        pattern: /Attempt to heartbeat failed since group is rebalancing/,
      },
      { words: 'disconnected after in state up', pattern: /\bDisconnected \(after \d{4,12}ms in state UP/ },
      { words: 'node disconnected', pattern: /\(?clientId=[^\]]{1,200}\] Node -?\d{1,10} disconnected\./ },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Kafka client tells of an unused setting, an idle connection or an ordinary rebalance',
    check: { text: 'Nothing needs to be done; the client connects anew by itself' },
    repair: [],
    source:
      'Apache Kafka, AbstractConfig.logUnused(), AppInfoParser, AbstractCoordinator, NetworkClient; librdkafka rdkafka_broker.c',
    matches: [
      "The configuration 'specific.avro.reader' was supplied but isn't a known config.",
      "These configurations '[schema.registry.url]' were supplied but are not used yet.",
      'WARN 1 --- [main] o.a.kafka.common.utils.AppInfoParser : Error registering AppInfo mbean javax.management.InstanceAlreadyExistsException: kafka.producer:type=app-info,id=producer-1',
      '[Consumer clientId=consumer-shop-1, groupId=shop] Attempt to heartbeat failed since group is rebalancing',
      '%6|1746517268.826|FAIL|rdkafka#consumer-1| [thrd:kafka:9092/1]: kafka:9092/1: Disconnected (after 600123ms in state UP)',
      '[Consumer clientId=consumer-shop-1, groupId=shop] Node -1 disconnected.',
    ],
    ignores: [
      '[Consumer clientId=consumer-shop-1, groupId=shop] Connection to node -1 (kafka/172.18.0.3:9092) could not be established.',
    ],
  },
];
