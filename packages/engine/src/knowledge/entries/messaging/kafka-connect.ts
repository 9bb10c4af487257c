import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KAFKA_CONNECT: readonly CatalogueEntry[] = [
  {
    id: 'schema-registry.schema-incompatible',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'schema being registered is incompatible with an earlier schema',
        pattern:
          /Schema being registered is incompatible with an earlier schema(?: for subject \\?"(?<object>[^"\\]{1,200}))?/,
      },
      {
        words: 'incompatible with an earlier schema error code 409',
        pattern: /incompatible with an earlier schema[^\n]{0,300}?error code: 409/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The schema registry refuses the new schema of {object|the subject} as incompatible',
    check: {
      text: 'Read the compatibility level and the latest version of the subject, and compare it with the new schema',
      compose: 'docker compose exec schema-registry curl -s localhost:8081/subjects/{object|<subject>}/versions/latest',
      kubernetes:
        'kubectl exec deploy/schema-registry -- curl -s localhost:8081/subjects/{object|<subject>}/versions/latest',
      host: 'curl -s localhost:8081/config/{object|<subject>}; curl -s localhost:8081/subjects/{object|<subject>}/versions/latest',
    },
    repair: [
      {
        text: 'Give new fields a default and keep the old ones, so that readers of the earlier schema still can read; then release the producer again',
      },
      {
        text: 'Or lower the compatibility of this subject, when all consumers are released anew, too',
        host: `curl -X PUT -H "Content-Type: application/json" -d '{"compatibility":"NONE"}' localhost:8081/config/{object|<subject>}`,
      },
    ],
    source: 'Confluent Schema Registry, SubjectVersionsResource, Errors.incompatibleSchemaException()',
    matches: [
      'io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException: Schema being registered is incompatible with an earlier schema for subject "orders-value", details: [{errorType:\'READER_FIELD_MISSING_DEFAULT_VALUE\'}]; error code: 409',
      '{"error_code":409,"message":"Schema being registered is incompatible with an earlier schema for subject \\"orders-value\\""}',
    ],
    ignores: [
      'INFO Registering new schema: subject orders-value, version null, id null, type null (io.confluent.kafka.schemaregistry.rest.resources.SubjectVersionsResource)',
    ],
  },
  {
    id: 'schema-registry.subject-not-found',
    kind: 'missing_object',
    forms: [
      {
        words: 'subject not found error code 40401',
        pattern: /Subject (?:'(?<object>[^']{1,200})' )?not found\.; error code: 40401/,
      },
      {
        words: 'schema not found error code 40403',
        pattern: /Schema (?<value>\d{1,12} )?not found\.?; error code: 40403/,
      },
      {
        words: 'error retrieving schema for id',
        pattern: /Error retrieving (?:Avro|JSON|Protobuf) (?:unknown )?schema for id (?<value>\d{1,12})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'schema-registry',
    specificity: 2,
    means: 'The schema registry does not have {object|the schema} that the client asks for',
    check: {
      text: 'List the subjects; a registry with another or an emptied _schemas topic has none of them',
      compose: 'docker compose exec schema-registry curl -s localhost:8081/subjects',
      kubernetes: 'kubectl exec deploy/schema-registry -- curl -s localhost:8081/subjects',
      host: 'curl -s localhost:8081/subjects',
    },
    repair: [
      {
        text: 'Point schema.registry.url at the registry that the producer used, or register the schema; auto.register.schemas=false leaves that to a release step',
      },
    ],
    source: 'Confluent Schema Registry, Errors.java (40401, 40403), AbstractKafkaAvroDeserializer',
    matches: [
      "io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException: Subject 'orders-value' not found.; error code: 40401",
      'io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException: Schema 12 not found; error code: 40403',
      'org.apache.kafka.common.errors.SerializationException: Error retrieving Avro schema for id 12',
    ],
    ignores: ['GET /subjects/orders-value/versions/latest HTTP/1.1" 200'],
  },
  {
    id: 'kafka-connect.task-killed',
    kind: 'code_defect',
    program: 'kafka-connect',
    forms: [
      {
        words: 'task threw an uncaught and unrecoverable exception task is being killed',
        pattern:
          /(?:WorkerS(?:ink|ource)Task\{id=(?<object>[\w.-]{1,200})\} )?Task threw an uncaught and unrecoverable exception\. Task is being killed/,
      },
      {
        words: 'tolerance exceeded in error handler',
        pattern: /ConnectException: Tolerance exceeded in error handler/,
      },
    ],
    role: 'symptom',
    fault: 'own_data',
    specificity: 2,
    means: 'Kafka Connect ended the task {object|of a connector}, it stays failed until it is restarted',
    check: {
      text: 'Read the status of the connector: its trace names the record, the converter or the remote system that failed',
      compose: 'docker compose exec {service} curl -s "localhost:8083/connectors?expand=status"',
      kubernetes: 'kubectl exec deploy/{service} -- curl -s "localhost:8083/connectors?expand=status"',
      host: 'curl -s "localhost:8083/connectors?expand=status"',
    },
    repair: [
      {
        text: 'Repair what the trace names and restart the failed tasks',
        compose:
          'docker compose exec {service} curl -X POST "localhost:8083/connectors/<connector>/restart?includeTasks=true&onlyFailed=true"',
        kubernetes:
          'kubectl exec deploy/{service} -- curl -X POST "localhost:8083/connectors/<connector>/restart?includeTasks=true&onlyFailed=true"',
        host: 'curl -X POST "localhost:8083/connectors/<connector>/restart?includeTasks=true&onlyFailed=true"',
      },
      {
        text: 'Set errors.tolerance=all with errors.deadletterqueue.topic.name, when single bad records shall not stop a sink',
      },
    ],
    source: 'Apache Kafka, WorkerTask.doRun(), WorkerSinkTask.deliverMessages(), RetryWithToleranceOperator',
    matches: [
      '[2025-05-06 07:41:08,826] ERROR [orders-sink|task-0] WorkerSinkTask{id=orders-sink-0} Task threw an uncaught and unrecoverable exception. Task is being killed and will not recover until manually restarted (org.apache.kafka.connect.runtime.WorkerTask:212)',
      'org.apache.kafka.connect.errors.ConnectException: Tolerance exceeded in error handler',
    ],
    ignores: ['WorkerSinkTask{id=orders-sink-0} Sink task finished initialization and start'],
  },
  {
    id: 'kafka-connect.converter-mismatch',
    kind: 'invalid_setting',
    program: 'kafka-connect',
    forms: [
      {
        words: 'converting byte to kafka connect data failed due to serialization error',
        pattern: /Converting byte\[\] to Kafka Connect data failed due to serialization error/,
      },
      {
        words: 'jsonconverter with schemas enable requires schema and payload fields',
        pattern: /JsonConverter with (?<setting>schemas\.enable) requires "schema" and "payload" fields/,
      },
      {
        words: 'failed to deserialize data for topic to',
        pattern: /Failed to deserialize data for topic (?<object>[\w.-]{1,200}) to (?:Avro|Protobuf|JSON)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The converter of the connector does not fit the records of {object|the topic}',
    check: {
      text: 'Compare key.converter and value.converter (and schemas.enable) of the connector with a record of the topic',
      compose: 'docker compose exec {service} curl -s localhost:8083/connectors/<connector>/config',
      kubernetes: 'kubectl exec deploy/{service} -- curl -s localhost:8083/connectors/<connector>/config',
      host: 'curl -s localhost:8083/connectors/<connector>/config',
    },
    repair: [
      {
        text: 'Set value.converter to the format that the topic holds (JsonConverter with schemas.enable=false for plain JSON, AvroConverter with its registry for Avro), and restart the tasks',
      },
    ],
    source: 'Apache Kafka, JsonConverter.toConnectData(); Confluent AvroConverter.toConnectData()',
    matches: [
      'org.apache.kafka.connect.errors.DataException: Converting byte[] to Kafka Connect data failed due to serialization error: ',
      'org.apache.kafka.connect.errors.DataException: JsonConverter with schemas.enable requires "schema" and "payload" fields and may not contain additional fields. If you are trying to deserialize plain JSON data, set schemas.enable=false in your converter configuration.',
      'org.apache.kafka.connect.errors.DataException: Failed to deserialize data for topic orders to Avro: ',
    ],
    ignores: ['value.converter = class org.apache.kafka.connect.json.JsonConverter'],
  },
  {
    id: 'kafka-connect.plugin-missing',
    kind: 'missing_module',
    program: 'kafka-connect',
    forms: [
      {
        words: 'failed to find any class that implements connector and which name matches',
        pattern: /Failed to find any class that implements Connector and which name matches (?<object>[\w.$]{1,200})/,
      },
      {
        words: 'invalid value for configuration class could not be found',
        pattern:
          /Invalid value (?<object>[\w.$]{1,200}) for configuration (?<setting>[\w.]{1,80}): Class [\w.$]{1,200} could not be found/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Kafka Connect has no plugin with the class {object}',
    check: {
      text: 'List the plugins that the worker found below plugin.path',
      compose: 'docker compose exec {service} curl -s localhost:8083/connector-plugins',
      kubernetes: 'kubectl exec deploy/{service} -- curl -s localhost:8083/connector-plugins',
      host: 'curl -s localhost:8083/connector-plugins; grep plugin.path /etc/kafka/connect-distributed.properties',
    },
    repair: [
      {
        text: 'Install the plugin in its own folder below plugin.path on every worker and restart them: plugins are read at the start only',
        compose:
          'docker compose exec {service} confluent-hub install --no-prompt <owner>/<plugin>:<version> && docker compose restart {service}',
        host: 'confluent-hub install --no-prompt <owner>/<plugin>:<version> && systemctl restart {service}',
      },
    ],
    source: 'Apache Kafka, Plugins.connectorClass(), ConfigDef.parseType()',
    matches: [
      'org.apache.kafka.connect.errors.ConnectException: Failed to find any class that implements Connector and which name matches io.debezium.connector.postgresql.PostgresConnector, available connectors are: PluginDesc{klass=class org.apache.kafka.connect.mirror.MirrorSourceConnector}',
      'org.apache.kafka.common.config.ConfigException: Invalid value io.confluent.connect.avro.AvroConverter for configuration value.converter: Class io.confluent.connect.avro.AvroConverter could not be found.',
    ],
    ignores: [
      "INFO Added plugin 'io.debezium.connector.postgresql.PostgresConnector' (org.apache.kafka.connect.runtime.isolation.DelegatingClassLoader)",
    ],
  },
  {
    id: 'kafka-connect.connector-configuration-invalid',
    kind: 'invalid_setting',
    program: 'kafka-connect',
    forms: [
      {
        words: 'connector configuration is invalid and contains the following error',
        pattern: /Connector configuration is invalid and contains the following (?<value>\d{1,4}) error\(s\):/,
      },
      {
        words: 'supplied via the property is required to have cleanup policy compact',
        pattern:
          /Topic '(?<object>[\w.-]{1,200})' supplied via the '(?<setting>[\w.]{1,80})' property is required to have 'cleanup\.policy=compact'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kafka Connect refuses the configuration ({setting|of the connector}, {object|see the lines below})',
    check: {
      text: 'Have the worker check the configuration and read the errors of each field',
      compose: 'docker compose exec {service} curl -s localhost:8083/connectors/<connector>/config',
      kubernetes: 'kubectl exec deploy/{service} -- curl -s localhost:8083/connectors/<connector>/config',
      host: 'curl -s -X PUT -H "Content-Type: application/json" -d @config.json localhost:8083/connector-plugins/<class>/config/validate',
    },
    repair: [
      {
        text: 'Correct the fields that the message lists; database connectors report a refused login or a missing permission here, too',
      },
      {
        text: 'Give the internal topics cleanup.policy=compact: with deletion the worker forgets its connectors and offsets',
        host: '/opt/kafka/bin/kafka-configs.sh --bootstrap-server localhost:9092 --alter --entity-type topics --entity-name {object|connect-offsets} --add-config cleanup.policy=compact',
      },
    ],
    source: 'Apache Kafka, AbstractHerder.maybeAddConfigErrors(), TopicAdmin.verifyTopicCleanupPolicyOnlyCompact()',
    matches: [
      'org.apache.kafka.connect.runtime.rest.errors.BadRequestException: Connector configuration is invalid and contains the following 1 error(s):',
      "org.apache.kafka.common.config.ConfigException: Topic 'connect-offsets' supplied via the 'offset.storage.topic' property is required to have 'cleanup.policy=compact' to guarantee consistency and durability of source connector offsets, but found the topic currently has 'cleanup.policy=delete'.",
    ],
    ignores: [
      'INFO [orders-sink|worker] Finished creating connector orders-sink (org.apache.kafka.connect.runtime.Worker:335)',
    ],
  },
  {
    id: 'debezium.log-position-gone',
    kind: 'missing_object',
    program: 'debezium',
    forms: [
      {
        words: 'connector is trying to read starting at but this is no longer available on the server',
        pattern:
          /The connector is trying to read (?:binlog|redo log|change stream) starting at [^\n]{1,300}? but this is no longer available on the server/,
      },
      {
        words: 'the db history topic missing',
        pattern: /The db history topic (?:or its content is fully or partially )?(?:is )?missing/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Debezium cannot go on: the log position it stood at is no longer kept by the database',
    check: {
      text: 'See how long the database keeps its log (binlog_expire_logs_seconds, replication slots) and how long the connector was away',
      compose: 'docker compose exec db mysql -e "SHOW BINARY LOGS; SHOW VARIABLES LIKE \'binlog_expire_logs_seconds\'"',
      kubernetes: 'kubectl exec deploy/{service} -- curl -s "localhost:8083/connectors?expand=status"',
      host: 'mysql -e "SHOW BINARY LOGS; SHOW VARIABLES LIKE \'binlog_expire_logs_seconds\'"',
    },
    repair: [
      {
        text: 'Take a new snapshot (snapshot.mode=when_needed, or delete the offsets of the connector), since the changes in between cannot be read any more',
        host: 'curl -X PUT localhost:8083/connectors/<connector>/stop && curl -X DELETE localhost:8083/connectors/<connector>/offsets',
        destructive: true,
      },
      { text: 'Keep the log longer than the longest outage' },
    ],
    source:
      'Debezium, MySqlConnectorTask, HistorizedRelationalSnapshotChangeEventSource; documentation of snapshot.mode',
    matches: [
      'io.debezium.DebeziumException: The connector is trying to read binlog starting at SourceInfo [currentGtid=null, currentBinlogFilename=binlog.000012, currentBinlogPosition=157], but this is no longer available on the server. Reconfigure the connector to use a snapshot when needed.',
      'io.debezium.DebeziumException: The db history topic is missing. You may attempt to recover it by reconfiguring the connector to SCHEMA_ONLY_RECOVERY',
    ],
    ignores: ['INFO MySQL current GTID set is available on the server'],
  },
];
