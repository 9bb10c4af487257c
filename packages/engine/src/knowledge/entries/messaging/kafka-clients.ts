import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KAFKA_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'kafka-client.bootstrap-unreachable',
    kind: 'connection_refused',
    forms: [
      {
        words: 'connection to node could not be established',
        pattern:
          /Connection to node -\d{1,10} \((?<peer>[\w.-]{1,120})?\/?[\d.:a-f[\]]{2,60}:(?<port>\d{1,5})\) could not be established\. (?:Node|Broker) may not be available/,
      },
      {
        words: 'bootstrap connect to failed',
        pattern: /(?<![\w.-])(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})\/bootstrap: Connect to \S{1,80} failed: /,
      },
      { words: 'nobrokersavailable', pattern: /kafka\.errors\.NoBrokersAvailable/ },
      {
        words: 'kafka client has run out of available brokers to talk to',
        pattern:
          /kafka: client has run out of available brokers to talk to(?:: dial tcp (?<peer>[\w.-]{1,120}):(?<port>\d{1,5}))?/,
      },
      {
        words: 'kafkaconnectionerror unable to bootstrap from',
        pattern:
          /KafkaConnectionError: Unable to bootstrap from \[\(?'(?<peer>[^',]{1,120})[',: ]{1,3}(?<port>\d{1,5})/,
      },
      {
        words: 'connection error connect econnrefused kafkajs',
        pattern: /Connection error: connect ECONNREFUSED (?<peer>[\w.:-]{1,120}):(?<port>\d{1,5})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'kafka',
    specificity: 2,
    means: 'The Kafka client reaches no broker at {peer|its bootstrap servers}:{port|9092}',
    check: {
      text: 'See whether the broker runs and listens at the address that bootstrap.servers names; inside a container localhost is the container itself',
      compose:
        'docker compose ps; docker compose logs --tail 50 kafka; docker compose exec {service} getent hosts {peer|kafka}',
      kubernetes: 'kubectl get pods,svc,endpoints | grep -i kafka',
      host: 'nc -vz {peer|localhost} {port|9092}; systemctl status kafka',
    },
    repair: [
      {
        text: 'Start the broker, and start the client only when the broker answers (depends_on with condition: service_healthy)',
        compose: 'docker compose up -d kafka && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart statefulset/kafka',
        host: 'systemctl restart kafka',
      },
      {
        text: 'Point bootstrap.servers at a listener that is reachable from the client (kafka:29092, not localhost:9092)',
      },
    ],
    source:
      'Apache Kafka, NetworkClient.processDisconnection(); librdkafka rdkafka_broker.c; kafka-python, Sarama, aiokafka, KafkaJS',
    matches: [
      '2025-05-06 07:41:08.826  WARN 1 --- [ntainer#0-0-C-1] org.apache.kafka.clients.NetworkClient   : [Consumer clientId=consumer-shop-1, groupId=shop] Connection to node -1 (kafka/172.18.0.3:9092) could not be established. Broker may not be available.',
      '%3|1746517268.826|FAIL|rdkafka#producer-1| [thrd:kafka:9092/bootstrap]: kafka:9092/bootstrap: Connect to ipv4#172.18.0.3:9092 failed: Connection refused (after 0ms in state CONNECT)',
      'kafka.errors.NoBrokersAvailable: NoBrokersAvailable',
      'kafka: client has run out of available brokers to talk to: dial tcp 172.18.0.3:9092: connect: connection refused',
      "aiokafka.errors.KafkaConnectionError: KafkaConnectionError: Unable to bootstrap from [('kafka', 9092, <AddressFamily.AF_UNSPEC: 0>)]",
      '{"level":"ERROR","logger":"kafkajs","message":"[Connection] Connection error: connect ECONNREFUSED 172.18.0.3:9092","broker":"kafka:9092","clientId":"shop"}',
    ],
    ignores: [
      '[Consumer clientId=consumer-shop-1, groupId=shop] Connection to node 1 (kafka-1/172.18.0.3:9092) could not be established. Node may not be available.',
      'runbook: connection to node -1 could not be established means that the bootstrap server is down',
    ],
  },
  {
    id: 'kafka-client.advertised-address-unreachable',
    kind: 'advertised_address',
    forms: [
      {
        words: 'connection to node could not be established',
        pattern:
          /Connection to node (?<object>\d{1,10}) \((?<peer>localhost|127\.0\.0\.1|0\.0\.0\.0)?\/(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0|\[?0:0:0:0:0:0:0:1\]?):(?<port>\d{1,5})\) could not be established/,
      },
      {
        words: 'connect to failed',
        pattern: /(?<peer>localhost|127\.0\.0\.1):(?<port>\d{1,5})\/(?<object>\d{1,10}): Connect to \S{1,80} failed: /,
      },
      {
        words: 'error connecting to node id rack',
        pattern: /Error connecting to node (?<peer>[\w.-]{1,120}):(?<port>\d{1,5}) \(id: (?<object>\d{1,10}) rack: /,
      },
      {
        words: 'failed to resolve',
        pattern:
          /(?<![\w.-])(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})\/(?<object>\d{1,10}): Failed to resolve '[^']{1,120}': /,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'kafka',
    specificity: 3,
    means: 'Kafka advertises {peer|localhost}:{port}, which the client cannot reach',
    check: {
      text: 'List what the broker advertises; the bootstrap connection worked, since the client knows the ID of the broker',
      compose:
        'docker compose config | grep -i advertised_listeners; docker compose exec {service} getent hosts {peer|kafka}',
      kubernetes: 'kubectl get statefulset/kafka -o yaml | grep -i advertised',
      host: 'kcat -b <bootstrap server> -L | grep broker; grep advertised.listeners /opt/kafka/config/server.properties',
    },
    repair: [
      {
        text: 'Advertise per network what its clients can resolve, such as INTERNAL://kafka:29092,EXTERNAL://localhost:9092 in KAFKA_ADVERTISED_LISTENERS, since clients leave the bootstrap address and go on with the advertised one',
        compose: 'docker compose up -d --force-recreate kafka',
        kubernetes: 'kubectl rollout restart statefulset/kafka',
        host: 'systemctl restart kafka',
      },
      { text: 'Use in bootstrap.servers the port of the listener that is meant for this network' },
    ],
    source: 'Apache Kafka, NetworkClient.initiateConnect() and processDisconnection(); librdkafka rdkafka_broker.c',
    matches: [
      '[Producer clientId=producer-1] Connection to node 1 (localhost/127.0.0.1:9092) could not be established. Node may not be available. (org.apache.kafka.clients.NetworkClient)',
      '%3|1746517268.826|FAIL|rdkafka#producer-1| [thrd:localhost:9092/1]: localhost:9092/1: Connect to ipv4#127.0.0.1:9092 failed: Connection refused (after 0ms in state CONNECT)',
      '[Consumer clientId=consumer-shop-1, groupId=shop] Error connecting to node 7c1f2b9a33d1:9092 (id: 1001 rack: null) (org.apache.kafka.clients.NetworkClient) java.net.UnknownHostException: 7c1f2b9a33d1',
      "%3|1746517268.826|FAIL|rdkafka#consumer-1| [thrd:broker-1:9092/1]: broker-1:9092/1: Failed to resolve 'broker-1:9092': Name or service not known (after 1ms in state CONNECT)",
    ],
    ignores: [
      '[Producer clientId=producer-1] Connection to node -1 (localhost/127.0.0.1:9092) could not be established. Node may not be available.',
      '[Producer clientId=producer-1] Error connecting to node kafka:9092 (id: -1 rack: null)',
    ],
  },
  {
    id: 'kafka-client.broker-unreachable',
    kind: 'connection_refused',
    forms: [
      {
        words: 'connection to node could not be established',
        pattern:
          /Connection to node (?<object>\d{1,10}) \((?!localhost\/|127\.|\/127\.)(?<peer>[\w.-]{1,120})?\/?[\d.:a-f[\]]{2,60}:(?<port>\d{1,5})\) could not be established/,
      },
      {
        words: 'connect to failed',
        pattern:
          /(?!localhost|127\.)(?<![\w.-])(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})\/(?<object>\d{1,10}): Connect to \S{1,80} failed: /,
      },
      { words: 'brokers are down', pattern: /(?<value>\d{1,4})\/(?<limit>\d{1,4}) brokers are down/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'kafka',
    specificity: 2,
    means: 'The Kafka client cannot reach broker {object|(all of them)} at {peer|its address}:{port|9092}',
    check: {
      text: 'See whether that broker runs; the others of the cluster may be well',
      compose: 'docker compose ps; docker compose logs --tail 50 {peer|kafka}',
      kubernetes: 'kubectl get pods -o wide | grep -i kafka',
      host: 'nc -vz {peer|localhost} {port|9092}',
    },
    repair: [
      {
        text: 'Start the broker that is away and read in its log why it ended',
        compose: 'docker compose up -d {peer|kafka}',
        kubernetes: 'kubectl delete pod {peer|kafka-0}',
        host: 'systemctl restart kafka',
      },
    ],
    source: 'Apache Kafka, NetworkClient.processDisconnection(); librdkafka rdkafka_broker.c',
    matches: [
      '[Consumer clientId=consumer-shop-1, groupId=shop] Connection to node 2 (kafka-2/172.18.0.4:9092) could not be established. Node may not be available.',
      '%3|1746517268.826|FAIL|rdkafka#consumer-1| [thrd:kafka-2:9092/2]: kafka-2:9092/2: Connect to ipv4#172.18.0.4:9092 failed: Connection refused (after 0ms in state CONNECT)',
      '%3|1746517268.826|ERROR|rdkafka#producer-1| [thrd:kafka:9092/bootstrap]: 3/3 brokers are down',
    ],
    ignores: [
      '[Producer clientId=producer-1] Connection to node 1 (localhost/127.0.0.1:9092) could not be established. Node may not be available.',
    ],
  },
  {
    id: 'kafka-client.bootstrap-name-unknown',
    kind: 'name_resolution',
    forms: [
      {
        words: 'resolve server from as dns resolution',
        pattern:
          /Couldn't resolve server (?<peer>[\w.-]{1,120}):(?<port>\d{1,5}) from (?:bootstrap\.servers|bootstrap\.controllers) as DNS resolution/,
      },
      {
        words: 'no resolvable bootstrap urls given in bootstrap servers',
        pattern: /No resolvable bootstrap urls given in bootstrap\.servers/,
      },
      {
        words: 'bootstrap failed to resolve',
        pattern: /(?<![\w.-])(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})\/bootstrap: Failed to resolve '[^']{1,120}': /,
      },
      {
        words: 'kafkajs connection error getaddrinfo',
        pattern: /Connection error: getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (?<peer>[\w.-]{1,120})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'kafka',
    specificity: 3,
    means: 'The Kafka client cannot resolve {peer|any name in its bootstrap.servers}',
    check: {
      text: 'Resolve the name from inside the client; a stopped container has no name in the network of compose',
      compose: 'docker compose ps -a; docker compose exec {service} getent hosts {peer|kafka}',
      kubernetes: 'kubectl exec deploy/{service} -- getent hosts {peer|kafka}; kubectl get svc -A | grep -i kafka',
      host: 'getent hosts {peer|kafka}',
    },
    repair: [
      {
        text: 'Correct bootstrap.servers, or start the broker and put both in one network',
        compose: 'docker compose up -d kafka && docker compose restart {service}',
      },
    ],
    source: 'Apache Kafka, ClientUtils.parseAndValidateAddresses(); librdkafka rdkafka_broker.c',
    matches: [
      "[Producer clientId=producer-1] Couldn't resolve server kafka:9092 from bootstrap.servers as DNS resolution failed for kafka",
      'Caused by: org.apache.kafka.common.config.ConfigException: No resolvable bootstrap urls given in bootstrap.servers',
      "%3|1746517268.826|FAIL|rdkafka#producer-1| [thrd:kafka:9092/bootstrap]: kafka:9092/bootstrap: Failed to resolve 'kafka:9092': Temporary failure in name resolution (after 20ms in state CONNECT)",
      '{"level":"ERROR","logger":"kafkajs","message":"[Connection] Connection error: getaddrinfo ENOTFOUND kafka","broker":"kafka:9092"}',
    ],
    ignores: ['bootstrap.servers = [kafka:9092]'],
  },
  {
    id: 'kafka-client.topic-unknown',
    kind: 'missing_object',
    forms: [
      {
        words: 'unknown_topic_or_partition',
        pattern: /\{(?<object>[\w.-]{1,200})=UNKNOWN_TOPIC_OR_PARTITION\}/,
      },
      {
        words: 'this server does not host this topic partition',
        pattern: /This server does not host this topic-partition/,
      },
      {
        words: 'topic not present in metadata after ms',
        pattern: /Topic (?<object>[\w.-]{1,200}) not present in metadata after \d{1,10} ms/,
      },
      {
        words: 'broker unknown topic or partition',
        pattern: /(?:Subscribed topic not available: (?<object>[\w.-]{1,200}): )?Broker: Unknown topic or partition/,
      },
      {
        words: 'topic not present and missingtopicsfatal is true',
        pattern: /Topic\(s\) \[(?<object>[^\]]{1,200})\] is\/are not present and missingTopicsFatal is true/,
      },
      {
        words: 'kafka server request was for a topic or partition that does not exist on this broker',
        pattern: /Request was for a topic or partition that does not exist on this broker/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'kafka',
    specificity: 2,
    means: 'Kafka has no topic {object|of the name that the client asks for}',
    check: {
      text: 'List the topics of the cluster and look for a wrong name, prefix or environment',
      compose:
        'docker compose exec {server|kafka} /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --list',
      kubernetes: 'kubectl exec kafka-0 -- /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --list',
      host: '/opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --list',
    },
    repair: [
      {
        text: 'Create the topic; with auto.create.topics.enable=false nobody else does',
        compose:
          'docker compose exec {server|kafka} /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --create --topic {object|<topic>} --partitions 3',
        kubernetes:
          'kubectl exec kafka-0 -- /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --create --topic {object|<topic>} --partitions 3',
        host: '/opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --create --topic {object|<topic>} --partitions 3',
      },
    ],
    source:
      'Apache Kafka, Errors.UNKNOWN_TOPIC_OR_PARTITION, KafkaProducer.waitOnMetadata(); librdkafka rdkafka.c; Spring Kafka; Sarama errors.go',
    matches: [
      '[Consumer clientId=consumer-shop-1, groupId=shop] Error while fetching metadata with correlation id 14 : {orders=UNKNOWN_TOPIC_OR_PARTITION} (org.apache.kafka.clients.NetworkClient)',
      'org.apache.kafka.common.errors.UnknownTopicOrPartitionException: This server does not host this topic-partition.',
      'org.apache.kafka.common.errors.TimeoutException: Topic orders not present in metadata after 60000 ms.',
      'KafkaError{code=UNKNOWN_TOPIC_OR_PART,val=3,str="Subscribed topic not available: orders: Broker: Unknown topic or partition"}',
      'java.lang.IllegalStateException: Topic(s) [orders] is/are not present and missingTopicsFatal is true',
      'kafka server: Request was for a topic or partition that does not exist on this broker',
    ],
    ignores: [
      '[Consumer clientId=consumer-shop-1, groupId=shop] Error while fetching metadata with correlation id 2 : {orders=LEADER_NOT_AVAILABLE}',
    ],
  },
  {
    id: 'kafka-client.leader-not-available',
    kind: 'cluster_quorum',
    forms: [
      {
        words: 'leader_not_available',
        pattern:
          /Error while fetching metadata with correlation id \d{1,10} : \{(?<object>[\w.-]{1,200})=LEADER_NOT_AVAILABLE/,
      },
      {
        words: 'there is no leader for this topic partition leadership election',
        pattern: /There is no leader for this topic-partition as we are in the middle of a leadership election/,
      },
      { words: 'broker leader not available', pattern: /Broker: Leader not available/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'kafka',
    specificity: 2,
    means: 'A partition of the Kafka topic {object|that is asked for} has no leader',
    check: {
      text: 'Look for partitions without a leader; once, right after a topic was made, this is normal',
      compose:
        'docker compose exec {server|kafka} /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --describe --unavailable-partitions',
      kubernetes:
        'kubectl exec kafka-0 -- /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --describe --unavailable-partitions',
      host: '/opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --describe --unavailable-partitions',
    },
    repair: [
      {
        text: 'Start the brokers that hold the replicas of the partition; right after a topic was made the notice passes by itself',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl get pods | grep -i kafka',
        host: 'systemctl start kafka',
      },
    ],
    source: 'Apache Kafka, NetworkClient metadata updater; Errors.LEADER_NOT_AVAILABLE; librdkafka rdkafka.c',
    matches: [
      '[Producer clientId=producer-1] Error while fetching metadata with correlation id 3 : {orders=LEADER_NOT_AVAILABLE} (org.apache.kafka.clients.NetworkClient)',
      'org.apache.kafka.common.errors.LeaderNotAvailableException: There is no leader for this topic-partition as we are in the middle of a leadership election.',
      'KafkaError{code=LEADER_NOT_AVAILABLE,val=5,str="Broker: Leader not available"}',
    ],
    ignores: ['{orders=UNKNOWN_TOPIC_OR_PARTITION}'],
  },
  {
    id: 'kafka-client.coordinator-not-available',
    kind: 'cluster_quorum',
    forms: [
      {
        words: 'coordinator is not available',
        pattern: /(?:CoordinatorNotAvailableException: |lookup failed: )The (?:group )?coordinator is not available/i,
      },
      { words: 'broker coordinator not available', pattern: /Broker: Coordinator not available/ },
      {
        words: 'group_coordinator_not_available',
        pattern: /\bGROUP_COORDINATOR_NOT_AVAILABLE\b/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'kafka',
    specificity: 2,
    means: 'Kafka has no coordinator for the consumer group',
    check: {
      text: 'See whether __consumer_offsets exists and all its partitions have a leader; a replication factor above the number of brokers keeps it from being made',
      compose:
        'docker compose exec {server|kafka} /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --describe --topic __consumer_offsets',
      kubernetes:
        'kubectl exec kafka-0 -- /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --describe --topic __consumer_offsets',
      host: '/opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --describe --topic __consumer_offsets',
    },
    repair: [
      {
        text: 'Bring back the brokers that hold __consumer_offsets, or set offsets.topic.replication.factor=1 on a single broker before the topic is made',
        compose: 'docker compose up -d --force-recreate kafka',
        host: 'systemctl restart kafka',
      },
    ],
    source:
      'Apache Kafka, Errors.COORDINATOR_NOT_AVAILABLE, AbstractCoordinator; librdkafka rdkafka.c; KafkaJS error codes',
    matches: [
      'org.apache.kafka.common.errors.CoordinatorNotAvailableException: The coordinator is not available.',
      '[Consumer clientId=consumer-shop-1, groupId=shop] Group coordinator lookup failed: The coordinator is not available.',
      '%4|1746517268.826|REQTMOUT| Broker: Coordinator not available',
      '{"level":"ERROR","logger":"kafkajs","message":"[Connection] Response GroupCoordinator(key: 10, version: 2)","error":"The group coordinator is not available","type":"GROUP_COORDINATOR_NOT_AVAILABLE"}',
    ],
    ignores: [
      '[Consumer clientId=consumer-shop-1, groupId=shop] Discovered group coordinator kafka:9092 (id: 2147483646 rack: null)',
    ],
  },
  {
    id: 'kafka-client.record-too-large',
    kind: 'payload_too_large',
    forms: [
      {
        words: 'message is bytes when serialized which is larger than',
        pattern:
          /The message is (?<value>\d{1,12}) bytes when serialized which is larger than (?<limit>\d{1,12}), which is the value of the (?<setting>max\.request\.size) configuration/,
      },
      {
        words: 'request included a message larger than the max message size the server will accept',
        pattern: /The request included a message larger than the max message size the server will accept/,
      },
      { words: 'broker message size too large', pattern: /Broker: Message size too large/ },
      {
        words: 'to produce message larger than configured producer maxmessagebytes',
        pattern:
          /Attempt(?:ed)? to produce message larger than configured Producer\.MaxMessageBytes: (?<value>\d{1,12}) > (?<limit>\d{1,12})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'kafka',
    specificity: 3,
    means: 'A record of {value|too many} bytes is larger than Kafka accepts ({limit|message.max.bytes})',
    check: {
      text: 'Compare max.request.size of the producer with message.max.bytes of the broker and max.message.bytes of the topic; the smallest wins',
      compose:
        'docker compose exec {server|kafka} /opt/kafka/bin/kafka-configs.sh --bootstrap-server localhost:9092 --describe --entity-type topics',
      kubernetes:
        'kubectl exec kafka-0 -- /opt/kafka/bin/kafka-configs.sh --bootstrap-server localhost:9092 --describe --entity-type topics',
      host: '/opt/kafka/bin/kafka-configs.sh --bootstrap-server localhost:9092 --describe --entity-type topics',
    },
    repair: [
      {
        text: 'Raise the limit of the topic and of the producer (max.request.size), or compress or split the record, or store the payload elsewhere and send its address',
        compose:
          'docker compose exec {server|kafka} /opt/kafka/bin/kafka-configs.sh --bootstrap-server localhost:9092 --alter --entity-type topics --entity-name <topic> --add-config max.message.bytes=5242880',
        host: '/opt/kafka/bin/kafka-configs.sh --bootstrap-server localhost:9092 --alter --entity-type topics --entity-name <topic> --add-config max.message.bytes=5242880',
      },
    ],
    source:
      'Apache Kafka, KafkaProducer.ensureValidRecordSize(), Errors.MESSAGE_TOO_LARGE; librdkafka rdkafka.c; Sarama async_producer.go',
    matches: [
      'org.apache.kafka.common.errors.RecordTooLargeException: The message is 1430987 bytes when serialized which is larger than 1048576, which is the value of the max.request.size configuration.',
      'org.apache.kafka.common.errors.RecordTooLargeException: The request included a message larger than the max message size the server will accept.',
      'KafkaError{code=MSG_SIZE_TOO_LARGE,val=10,str="Broker: Message size too large"}',
      'kafka: invalid configuration (Attempt to produce message larger than configured Producer.MaxMessageBytes: 1430987 > 1000000)',
    ],
    ignores: ['max.request.size = 1048576'],
  },
];
