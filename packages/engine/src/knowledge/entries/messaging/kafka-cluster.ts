import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KAFKA_CLUSTER: readonly CatalogueEntry[] = [
  {
    id: 'kafka.in-sync-replicas-too-few',
    kind: 'cluster_quorum',
    program: 'kafka',
    forms: [
      {
        words: 'size of the current isr insufficient to satisfy min isr requirement',
        pattern:
          /The size of the current ISR (?:Set)?\S{0,80}\)? is insufficient to satisfy the min\.isr requirement of (?<limit>\d{1,4}) for partition (?<object>[\w.-]{1,200})/,
      },
      {
        words: 'messages are rejected fewer in sync replicas than required',
        pattern: /Messages are rejected since there are fewer in-sync replicas than required/,
      },
      {
        words: 'not enough in sync replicas',
        pattern: /Broker: Not enough in-sync replicas/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'kafka',
    specificity: 2,
    means: 'Kafka refuses writes to {object|a topic}: fewer replicas in sync than {limit|the minimum}',
    check: {
      text: 'See which broker is missing from the in-sync replicas of the topic',
      compose:
        'docker compose ps; docker compose exec {server|kafka} /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --describe --under-min-isr-partitions',
      kubernetes:
        'kubectl get pods | grep -i kafka; kubectl exec kafka-0 -- /opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --describe --under-min-isr-partitions',
      host: '/opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9092 --describe --under-min-isr-partitions',
    },
    repair: [
      {
        text: 'Start the broker that is away; producers with acks=all go on as soon as it has caught up',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl rollout restart statefulset/kafka',
        host: 'systemctl start kafka',
      },
      {
        text: 'Set min.insync.replicas of the topic to the number of brokers that there are, when there never were more (a single-node cluster)',
        host: '/opt/kafka/bin/kafka-configs.sh --bootstrap-server localhost:9092 --alter --entity-type topics --entity-name <topic> --add-config min.insync.replicas=1',
      },
    ],
    source: 'Apache Kafka, Partition.appendRecordsToLeader(); Errors.NOT_ENOUGH_REPLICAS; librdkafka rdkafka.c',
    matches: [
      'org.apache.kafka.common.errors.NotEnoughReplicasException: The size of the current ISR Set(1) is insufficient to satisfy the min.isr requirement of 2 for partition orders-0',
      'org.apache.kafka.common.errors.NotEnoughReplicasException: Messages are rejected since there are fewer in-sync replicas than required.',
      'KafkaError{code=NOT_ENOUGH_REPLICAS,val=19,str="Broker: Not enough in-sync replicas"}',
    ],
    ignores: ['[Partition orders-0 broker=1] ISR updated to 1,2 and version updated to 14 (kafka.cluster.Partition)'],
  },
  {
    id: 'kafka.replication-factor-too-high',
    kind: 'invalid_setting',
    program: 'kafka',
    forms: [
      {
        words: 'replication factor larger than available brokers',
        pattern: /Replication factor: (?<value>\d{1,4}) larger than available brokers: (?<limit>\d{1,4})/,
      },
      {
        words: 'unable to replicate the partition cannot be reached only registered',
        pattern:
          /Unable to replicate the partition (?<value>\d{1,4}) time\(s\): The target replication factor of \d{1,4} cannot be reached because only (?<limit>\d{1,4}) broker\(s\) are registered/,
      },
      {
        words: 'number of alive brokers does not meet the required replication factor',
        pattern:
          /Number of alive brokers '(?<limit>\d{1,4})' does not meet the required replication factor '(?<value>\d{1,4})' for the (?<object>\S{1,60}) topic/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kafka shall keep {value} replicas of a topic but has {limit} brokers',
    check: {
      text: 'Count the brokers, and see whether one of them is down or the cluster is smaller than the default of three replicas',
      compose: 'docker compose ps; docker compose config | grep -iE "replication_factor|min_isr"',
      kubernetes: 'kubectl get pods | grep -i kafka',
      host: 'grep -E "replication.factor|min.isr" /opt/kafka/config/server.properties',
    },
    repair: [
      {
        text: 'On a single broker set KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR, KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR and KAFKA_TRANSACTION_STATE_LOG_MIN_ISR to 1: without __consumer_offsets no consumer group gets a coordinator',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'echo "offsets.topic.replication.factor=1" >> /opt/kafka/config/server.properties && systemctl restart kafka',
      },
      { text: 'Otherwise start the brokers that are missing' },
    ],
    source: 'Apache Kafka, AdminUtils.assignReplicasToBrokers(), StripedReplicaPlacer, DefaultAutoTopicCreationManager',
    matches: [
      'org.apache.kafka.common.errors.InvalidReplicationFactorException: Replication factor: 3 larger than available brokers: 1.',
      'org.apache.kafka.common.errors.InvalidReplicationFactorException: Unable to replicate the partition 3 time(s): The target replication factor of 3 cannot be reached because only 1 broker(s) are registered.',
      "ERROR [KafkaApi-1] Number of alive brokers '1' does not meet the required replication factor '3' for the offsets topic (configured via 'offsets.topic.replication.factor'). This error can be ignored if the cluster is starting up and not all brokers are up yet. (kafka.server.KafkaApis)",
    ],
    ignores: ['offsets.topic.replication.factor = 3'],
  },
  {
    id: 'kafka.listeners-invalid',
    kind: 'invalid_setting',
    program: 'kafka',
    forms: [
      {
        words: 'advertised listeners cannot use the nonroutable meta address',
        pattern:
          /(?<setting>advertised\.listeners) cannot use the nonroutable meta-address (?<value>\d{1,3}(?:\.\d{1,3}){3})/,
      },
      {
        words: 'no security protocol defined for listener',
        pattern: /No security protocol defined for listener (?<value>[\w-]{1,60})/,
      },
      {
        words: 'must be a listener name defined in advertised listeners',
        pattern: /(?<setting>[\w.]{1,60}) must be a listener name defined in advertised\.listeners/,
      },
      {
        words: 'each listener must have a different',
        pattern: /Each listener must have a different (?:port|name)(?: unless|, listeners: (?<value>\S{1,200}))/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kafka does not start: {setting|a listener} is not valid ({value|see the line})',
    check: {
      text: 'Read listeners, advertised.listeners, listener.security.protocol.map and inter.broker.listener.name side by side',
      compose: 'docker compose config | grep -iE "listener"',
      kubernetes: 'kubectl get statefulset/{service} -o yaml | grep -i listener',
      host: 'grep -i listener /opt/kafka/config/server.properties',
    },
    repair: [
      {
        text: 'Give each listener a name and a port, name each in listener.security.protocol.map, and advertise the host name that clients can reach; only listeners may say 0.0.0.0',
        compose: 'docker compose up -d {service}',
        host: 'systemctl restart kafka',
      },
    ],
    source:
      'Apache Kafka, KafkaConfig.validateValues(), CoreUtils.listenerListToEndPoints(), EndPoint.createEndPoint()',
    matches: [
      'java.lang.IllegalArgumentException: requirement failed: advertised.listeners cannot use the nonroutable meta-address 0.0.0.0. Use a routable IP address.',
      'java.lang.IllegalArgumentException: No security protocol defined for listener PLAINTEXT_HOST',
      'java.lang.IllegalArgumentException: requirement failed: inter.broker.listener.name must be a listener name defined in advertised.listeners. The valid options based on currently configured listeners are EXTERNAL',
      'java.lang.IllegalArgumentException: requirement failed: Each listener must have a different port, listeners: PLAINTEXT://:9092,PLAINTEXT_HOST://:9092',
    ],
    ignores: ['advertised.listeners = PLAINTEXT://kafka:29092,PLAINTEXT_HOST://localhost:9092'],
  },
  {
    id: 'kafka.zookeeper-setting-missing',
    kind: 'missing_setting',
    program: 'kafka',
    forms: [
      {
        words: 'missing required configuration zookeeper connect',
        pattern: /Missing required configuration [`"](?<setting>zookeeper\.connect)[`"] which has no default value/,
      },
      {
        words: 'missing required configuration process roles',
        pattern: /Missing required configuration [`"](?<setting>process\.roles)[`"] which has no default value/,
      },
      { words: 'kafka_zookeeper_connect is required', pattern: /(?<setting>KAFKA_ZOOKEEPER_CONNECT) is required\./ },
      { words: 'kafka_process_roles is required', pattern: /(?<setting>KAFKA_PROCESS_ROLES) is required\./ },
      {
        words: 'kafka_advertised_listeners is required',
        pattern: /(?<setting>KAFKA_ADVERTISED_LISTENERS) is required\./,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Kafka does not start because {setting} is not set',
    check: {
      text: 'See which Kafka version the image now holds: from 4.0 there is no ZooKeeper, before it zookeeper.connect is needed unless process.roles is set',
      compose: 'docker compose images {service}; docker compose config | grep -iE "zookeeper|process_roles|image"',
      kubernetes: 'kubectl get statefulset/{service} -o jsonpath="{.spec.template.spec.containers[*].image}"',
      host: '/opt/kafka/bin/kafka-topics.sh --version',
    },
    repair: [
      {
        text: 'Go back to the image that the settings were written for, or set process.roles, node.id, controller.quorum.voters and a CLUSTER_ID to run without ZooKeeper',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
      },
      { text: 'Move data of a ZooKeeper cluster with a 3.x version that can migrate first: 4.0 cannot read it' },
    ],
    source: 'Apache Kafka, KafkaConfig.validateValues(); ConfigDef.parseValue(); confluentinc docker-utils, dub ensure',
    matches: [
      'org.apache.kafka.common.config.ConfigException: Missing required configuration `zookeeper.connect` which has no default value.',
      'org.apache.kafka.common.config.ConfigException: Missing required configuration "process.roles" which has no default value.',
      'KAFKA_ZOOKEEPER_CONNECT is required.',
      'KAFKA_PROCESS_ROLES is required.',
      'KAFKA_ADVERTISED_LISTENERS is required.',
    ],
    ignores: ['zookeeper.connect = zookeeper:2181'],
  },
  {
    id: 'kafka.zookeeper-unreachable',
    kind: 'connection_refused',
    program: 'kafka',
    forms: [
      {
        words: 'timed out waiting for connection while in state',
        pattern: /Timed out waiting for connection while in state: (?<value>[A-Z_]{1,30})/,
      },
      {
        words: 'unable to connect to zookeeper server',
        pattern:
          /Unable to connect to zookeeper server '?(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})'? with timeout of \d{1,10} ms/i,
      },
    ],
    nearby: [/Opening socket connection to server (?<peer>[\w.-]{1,120})[/\w.]{0,60}:(?<port>\d{1,5})/],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'zookeeper',
    specificity: 2,
    means: 'Kafka gets no connection to ZooKeeper at {peer|its address}:{port|2181}',
    check: {
      text: 'See whether ZooKeeper runs and whether zookeeper.connect names it',
      compose:
        'docker compose ps zookeeper; docker compose logs --tail 50 zookeeper; docker compose config | grep -i zookeeper_connect',
      kubernetes: 'kubectl get pods,endpoints | grep -i zookeeper',
      host: 'systemctl status zookeeper; nc -vz {peer|localhost} {port|2181}',
    },
    repair: [
      {
        text: 'Start ZooKeeper, then the broker: Kafka gives up after zookeeper.connection.timeout.ms',
        compose: 'docker compose up -d zookeeper && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart statefulset/zookeeper',
        host: 'systemctl restart zookeeper kafka',
      },
    ],
    source: 'Apache Kafka, ZooKeeperClient.waitUntilConnected(); I0Itec zkclient',
    matches: [
      'kafka.zookeeper.ZooKeeperClientTimeoutException: Timed out waiting for connection while in state: CONNECTING',
      "org.I0Itec.zkclient.exception.ZkTimeoutException: Unable to connect to zookeeper server 'zookeeper:2181' with timeout of 6000 ms",
    ],
    ignores: ['[ZooKeeperClient Kafka server] Connected. (kafka.zookeeper.ZooKeeperClient)'],
  },
  {
    id: 'kafka.foreign-protocol-at-port',
    kind: 'protocol_mismatch',
    program: 'kafka',
    forms: [
      {
        words: 'invalid receive size larger than',
        pattern: /Invalid receive \(size = (?<value>-?\d{1,12}) larger than (?<limit>\d{1,12})\)/,
      },
    ],
    nearby: [/Unexpected error from \/?(?<peer>[\w.:-]{1,60}) \(channelId=/],
    role: 'cause',
    fault: 'peer',
    specificity: 2,
    means: 'Kafka got bytes of another protocol (HTTP or TLS) from {peer|a client}: size {value}',
    check: {
      text: 'Find who connects: 1195725856 is "GET ", 369295616 and the like the start of a TLS handshake at a plain-text listener',
      compose: 'docker compose logs --since 10m {service} | grep -B2 "Invalid receive"',
      kubernetes: 'kubectl logs {service} --since=10m | grep -B2 "Invalid receive"',
      host: 'ss -tnp state established "( sport = :9092 )"',
    },
    repair: [
      {
        text: 'Set security.protocol of the client to what the listener speaks (SSL or SASL_SSL against PLAINTEXT), or point health checks and scrapers at another port',
      },
    ],
    source: 'Apache Kafka, NetworkReceive.readFrom()',
    matches: [
      'org.apache.kafka.common.network.InvalidReceiveException: Invalid receive (size = 1195725856 larger than 104857600)',
      '[2025-05-06 07:41:08,826] WARN [SocketServer listenerType=ZK_BROKER, nodeId=1] Unexpected error from /172.18.0.7 (channelId=172.18.0.3:9092-172.18.0.7:41234-12); closing connection (org.apache.kafka.common.network.Selector) org.apache.kafka.common.network.InvalidReceiveException: Invalid receive (size = 369296128 larger than 104857600)',
    ],
    ignores: ['socket.request.max.bytes = 104857600'],
  },
];
