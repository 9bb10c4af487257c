import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KAFKA_BROKER: readonly CatalogueEntry[] = [
  {
    id: 'kafka.cluster-id-mismatch',
    kind: 'invalid_setting',
    program: 'kafka',
    forms: [
      {
        words: 'cluster id stored clusterid meta properties',
        pattern:
          /The Cluster ID (?<wanted>[\w-]{1,60}) doesn't match stored clusterId Some\((?<value>[\w-]{1,60})\) in meta\.properties/,
      },
      {
        words: 'invalid cluster id expected but read',
        pattern:
          /Invalid cluster\.id in: (?<path>\S{1,200})\. Expected (?<wanted>[\w-]{1,60}), but read (?<value>[\w-]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Kafka expects the cluster ID {wanted} but its data belongs to the cluster {value}',
    check: {
      text: 'Compare the cluster ID in meta.properties with CLUSTER_ID (KRaft) or with the one ZooKeeper has; ZooKeeper makes a new one when it lost its own volume',
      compose: 'docker compose run --rm --entrypoint cat {service} {path|/var/lib/kafka/data/meta.properties}',
      kubernetes: 'kubectl exec {service} -- cat {path|/var/lib/kafka/data/meta.properties}',
      host: 'grep cluster.id {path|/var/lib/kafka/data/meta.properties}',
    },
    repair: [
      {
        text: 'Give the broker the cluster ID that its data has (CLUSTER_ID with KRaft, the old volume with ZooKeeper), so that the topics are kept',
        compose: 'CLUSTER_ID={value} docker compose up -d {service}',
        kubernetes: 'kubectl set env statefulset/{service} CLUSTER_ID={value}',
      },
      {
        text: 'Or remove meta.properties where the data should join the new cluster; what the new cluster does not know is then lost',
        compose: 'docker compose run --rm --entrypoint rm {service} {path|/var/lib/kafka/data/meta.properties}',
        host: 'rm {path|/var/lib/kafka/data/meta.properties} && systemctl restart kafka',
        destructive: true,
      },
    ],
    source: 'Apache Kafka, KafkaServer.scala (3.x) and MetaPropertiesEnsemble.verify()',
    matches: [
      "kafka.common.InconsistentClusterIdException: The Cluster ID iZ4a1nGqRhe_9zS0wWmVnQ doesn't match stored clusterId Some(dSr6B2yZTU2Yd1oXvX0M3A) in meta.properties. The broker is trying to join the wrong cluster. Configured zookeeper.connect may be wrong.",
      'java.lang.RuntimeException: Invalid cluster.id in: /var/lib/kafka/data/meta.properties. Expected MkU3OEVBNTcwNTJENDM2Qk, but read 5L6g3nShT-eMCtK--X86sw',
    ],
    ignores: ['[2025-05-06 07:41:08,826] INFO Cluster ID = iZ4a1nGqRhe_9zS0wWmVnQ (kafka.server.KafkaServer)'],
  },
  {
    id: 'kafka.node-id-mismatch',
    kind: 'invalid_setting',
    program: 'kafka',
    forms: [
      {
        words: 'configured broker id match stored meta properties',
        pattern:
          /Configured broker\.id (?<value>-?\d{1,10}) doesn't match stored broker\.id (?:Some\()?(?<wanted>\d{1,10})\)? in meta\.properties/,
      },
      {
        words: 'stored node id match previous',
        pattern:
          /Stored node id (?<wanted>\d{1,10}) doesn't match previous node id (?<value>-?\d{1,10}) in (?<path>\S{1,200}?)(?:\.\s|\.?$)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kafka is configured as node {value} but its data belongs to node {wanted}',
    check: {
      text: 'Compare node.id (broker.id) with the number in meta.properties; volumes of two brokers may have been exchanged',
      compose: 'docker compose config | grep -iE "node_id|broker_id"',
      kubernetes: 'kubectl get pods,pvc -o wide | grep -i kafka',
      host: 'grep -rE "^(node|broker).id" /etc/kafka /opt/kafka/config {path|/var/lib/kafka/data/meta.properties}',
    },
    repair: [
      {
        text: 'Set KAFKA_NODE_ID (KAFKA_BROKER_ID) to {wanted}, or mount the volume that belongs to this node, so that ID and data agree',
        compose: 'KAFKA_NODE_ID={wanted} docker compose up -d {service}',
        host: 'sed -i "s/^node.id=.*/node.id={wanted}/" /opt/kafka/config/server.properties && systemctl restart kafka',
      },
    ],
    source: 'Apache Kafka, KafkaServer.scala getOrGenerateBrokerId() and MetaPropertiesEnsemble.verify()',
    matches: [
      "kafka.common.InconsistentBrokerIdException: Configured broker.id 2 doesn't match stored broker.id Some(1) in meta.properties. If you moved your data, make sure your configured broker.id matches.",
      "java.lang.RuntimeException: Stored node id 1 doesn't match previous node id 3 in /bitnami/kafka/data/meta.properties. If you moved your data, make sure your configured node id matches.",
    ],
    ignores: ['[2025-05-06 07:41:08,826] INFO [KafkaServer id=1] started (kafka.server.KafkaServer)'],
  },
  {
    id: 'kafka.storage-not-formatted',
    kind: 'missing_schema',
    program: 'kafka',
    forms: [
      {
        words: 'no meta properties found have you run kafka storage sh',
        pattern: /No `meta\.properties` found in (?<path>\S{1,200}) \(have you run `kafka-storage\.sh`/,
      },
      {
        words: 'no readable meta properties files found',
        pattern: /No readable meta\.properties files found/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Kafka finds no formatted storage in {path|its log directories}',
    check: {
      text: 'See whether the directory is empty: a volume that is mounted at another path than log.dirs names looks like this, too',
      compose: 'docker compose config | grep -iE "log_dirs|volumes" -A3',
      kubernetes: 'kubectl describe pod {service} | grep -A6 -i mounts',
      host: 'grep -E "^(log.dirs|metadata.log.dir)" /opt/kafka/config/server.properties; ls -la {path|/var/lib/kafka/data}',
    },
    repair: [
      {
        text: 'Format the directory once with the ID of the cluster; a KRaft broker does not start without meta.properties',
        host: '/opt/kafka/bin/kafka-storage.sh format -t "$(/opt/kafka/bin/kafka-storage.sh random-uuid)" -c /opt/kafka/config/server.properties',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'Apache Kafka, KafkaRaftServer.initializeLogDirs()',
    matches: [
      'java.lang.RuntimeException: No `meta.properties` found in /tmp/kraft-combined-logs (have you run `kafka-storage.sh` to format the directory?)',
      '[2025-05-06 07:41:08,826] ERROR Exiting Kafka due to fatal exception (kafka.Kafka$) java.lang.RuntimeException: No readable meta.properties files found.',
    ],
    ignores: ['Formatting /tmp/kraft-combined-logs with metadata.version 3.7-IV4.'],
  },
  {
    id: 'kafka.broker-id-taken',
    kind: 'lock_held',
    program: 'kafka',
    forms: [
      {
        words: 'keepererrorcode nodeexists',
        pattern: /NodeExistsException: KeeperErrorCode = NodeExists(?: for \/brokers\/ids\/(?<value>\d{1,10}))?/,
      },
      {
        words: 'error while creating ephemeral at brokers ids node already exists',
        pattern: /Error while creating ephemeral at \/brokers\/ids\/(?<value>\d{1,10}), node already exists and owner/,
      },
      {
        words: 'unable to register broker duplicate_broker_registration',
        pattern:
          /Unable to register broker (?<value>\d{1,10}) because the controller returned error DUPLICATE_BROKER_REGISTRATION/,
      },
      {
        words: 'another broker is registered with that broker id',
        pattern: /Another broker is registered with that broker id/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kafka broker ID {value|of this node} is still registered by another broker',
    check: {
      text: 'See whether two brokers carry the same ID, or the broker came back before its old ZooKeeper session (or KRaft lease) ended',
      compose: 'docker compose config | grep -iE "broker_id|node_id"; docker compose ps',
      kubernetes: 'kubectl get pods -l app.kubernetes.io/name=kafka -o wide',
      host: '/opt/kafka/bin/zookeeper-shell.sh localhost:2181 get /brokers/ids/{value|1}',
    },
    repair: [
      {
        text: 'Wait until the old session ended (zookeeper.session.timeout.ms, 18 s; broker.session.timeout.ms, 9 s) and start the broker again',
        compose: 'sleep 30 && docker compose up -d {service}',
        kubernetes: 'kubectl delete pod {service}',
        host: 'sleep 30 && systemctl restart kafka',
      },
      { text: 'Give each broker an ID of its own where two are configured alike' },
    ],
    source: 'Apache Kafka, KafkaZkClient.CheckedEphemeral; ClusterControlManager.registerBroker()',
    matches: [
      'org.apache.zookeeper.KeeperException$NodeExistsException: KeeperErrorCode = NodeExists',
      "[2025-05-06 07:41:08,826] ERROR Error while creating ephemeral at /brokers/ids/1, node already exists and owner '72061099907219458' does not match current session '72061099907219461' (kafka.zk.KafkaZkClient$CheckedEphemeral)",
      '[BrokerLifecycleManager id=1] Unable to register broker 1 because the controller returned error DUPLICATE_BROKER_REGISTRATION (kafka.server.BrokerLifecycleManager)',
      'org.apache.kafka.common.errors.DuplicateBrokerRegistrationException: Another broker is registered with that broker id.',
    ],
    ignores: ['[BrokerLifecycleManager id=1] Successfully registered broker 1 with broker epoch 12'],
  },
  {
    id: 'kafka.log-directory-locked',
    kind: 'lock_held',
    program: 'kafka',
    forms: [
      {
        words: 'failed to acquire lock on file kafka instance',
        pattern:
          /Failed to acquire lock on file \.lock in (?<path>\S{1,200})\. A Kafka instance in another process or thread/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Kafka finds {path} locked by another running Kafka',
    check: {
      text: 'Find the second Kafka process or container that has the same volume',
      compose: 'docker ps --format "{{.Names}} {{.Mounts}}" | grep -i kafka',
      kubernetes: 'kubectl get pods -A -o wide | grep -i kafka',
      host: 'fuser -v {path}/.lock; pgrep -af kafka.Kafka',
    },
    repair: [
      {
        text: 'End the other broker, or give each one a log directory of its own: only one process may write log.dirs',
        compose: 'docker compose up -d --remove-orphans',
        host: 'systemctl stop kafka && pgrep -af kafka.Kafka',
        destructive: true,
      },
    ],
    source: 'Apache Kafka, LogManager.lockLogDirs()',
    matches: [
      'org.apache.kafka.common.KafkaException: Failed to acquire lock on file .lock in /var/lib/kafka/data. A Kafka instance in another process or thread is using this directory.',
      '[2025-05-06 07:41:08,826] ERROR Exiting Kafka due to fatal exception: Failed to acquire lock on file .lock in /tmp/kafka-logs. A Kafka instance in another process or thread is using this directory. (kafka.Kafka$)',
    ],
    ignores: ['stream-thread [orders-1] Failed to acquire lock while closing the state store for ACTIVE task 0_1'],
  },
  {
    id: 'kafka.log-directory-failed',
    kind: 'read_only_storage',
    program: 'kafka',
    forms: [
      {
        words: 'shutdown broker because all log dirs have failed',
        pattern: /Shutdown broker because all log dirs in (?<path>[^,\s]{1,200})[^\n]{0,300}? have failed/,
      },
      {
        words: 'stopping serving in dir',
        pattern: /Stopping serving (?:logs|replicas) in dir (?<path>\/\S{1,200})/,
      },
      {
        words: 'error while in dir',
        pattern:
          /Error while (?:appending records to|rolling log segment for|flushing log for|creating log for|deleting segments for|renaming dir for) (?<object>[\w.-]{1,200})(?: with offset \d{1,20}[^/]{0,60})? in dir (?<path>\/\S{1,200})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Kafka can no longer write its log directory {path}',
    check: {
      text: 'See whether the disk is full, mounted read-only or broken; the IOException beside the line tells which',
      compose: 'docker compose exec {service} df -h {path}; dmesg -T | tail -50',
      kubernetes: 'kubectl exec {service} -- df -h {path}',
      host: 'df -h {path}; findmnt -T {path}; ls -ld {path}; dmesg -T | grep -iE "i/o error|read-only"',
    },
    repair: [
      {
        text: 'Make room or repair the disk, then restart the broker: Kafka takes a log directory that failed offline until it is started again',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl delete pod {service}',
        host: 'systemctl restart kafka',
      },
      {
        text: 'Shorten the retention of the biggest topic where the disk is full; older records of it are deleted',
        compose:
          'docker compose exec {service} /opt/kafka/bin/kafka-configs.sh --bootstrap-server localhost:9092 --alter --entity-type topics --entity-name <topic> --add-config retention.ms=3600000',
        host: '/opt/kafka/bin/kafka-configs.sh --bootstrap-server localhost:9092 --alter --entity-type topics --entity-name <topic> --add-config retention.ms=3600000',
        destructive: true,
      },
    ],
    source: 'Apache Kafka, LogManager.handleLogDirFailure(), UnifiedLog.append(), ReplicaManager.handleLogDirFailure()',
    matches: [
      '[2025-05-06 07:41:08,826] ERROR Shutdown broker because all log dirs in /var/lib/kafka/data have failed (kafka.log.LogManager)',
      '[2025-05-06 07:41:08,826] WARN [ReplicaManager broker=1] Stopping serving replicas in dir /var/lib/kafka/data (kafka.server.ReplicaManager)',
      '[2025-05-06 07:41:08,826] ERROR Error while appending records to orders-3 in dir /var/lib/kafka/data (org.apache.kafka.storage.internals.log.LogDirFailureChannel)',
    ],
    ignores: [
      '[2025-05-06 07:41:08,826] INFO Loading logs from log dirs ArrayBuffer(/var/lib/kafka/data) (kafka.log.LogManager)',
    ],
  },
];
