import type { CatalogueEntry } from '../catalogue-entry.ts';
import { ACTIVEMQ } from './messaging/activemq.ts';
import { AMQP_CODES } from './messaging/amqp-codes.ts';
import { BROKER_STORES } from './messaging/broker-stores.ts';
import { BROKERS_MORE } from './messaging/brokers-more.ts';
import { CELERY } from './messaging/celery.ts';
import { IBM_MQ } from './messaging/ibm-mq.ts';
import { JOB_ENGINES } from './messaging/job-engines.ts';
import { JOB_QUEUES } from './messaging/job-queues.ts';
import { KAFKA_AND_RABBIT_CLIENTS } from './messaging/kafka-and-rabbit-clients.ts';
import { KAFKA_BROKER } from './messaging/kafka-broker.ts';
import { KAFKA_CLIENTS_MORE } from './messaging/kafka-clients-more.ts';
import { KAFKA_CLIENTS } from './messaging/kafka-clients.ts';
import { KAFKA_CLUSTER } from './messaging/kafka-cluster.ts';
import { KAFKA_CONNECT } from './messaging/kafka-connect.ts';
import { KAFKA_CONSUMERS } from './messaging/kafka-consumers.ts';
import { KAFKA_EXCEPTIONS } from './messaging/kafka-exceptions.ts';
import { KAFKA_PORT } from './messaging/kafka-port.ts';
import { KAFKA_SECURITY } from './messaging/kafka-security.ts';
import { MOSQUITTO } from './messaging/mosquitto.ts';
import { MQTT_BROKERS } from './messaging/mqtt-brokers.ts';
import { NATS_LIMITS } from './messaging/nats-limits.ts';
import { NATS } from './messaging/nats.ts';
import { NODE_CLIENTS } from './messaging/node-clients.ts';
import { PULSAR_REDPANDA } from './messaging/pulsar-redpanda.ts';
import { PYTHON_WORKERS } from './messaging/python-workers.ts';
import { QUEUE_TABLES } from './messaging/queue-tables.ts';
import { RABBITMQ_CHANNELS } from './messaging/rabbitmq-channels.ts';
import { RABBITMQ_CLIENTS } from './messaging/rabbitmq-clients.ts';
import { RABBITMQ_CLUSTER } from './messaging/rabbitmq-cluster.ts';
import { RABBITMQ_SERVER } from './messaging/rabbitmq-server.ts';
import { RABBITMQ_STORE } from './messaging/rabbitmq-store.ts';

/** Brokers and queues. */
export const MESSAGING: readonly CatalogueEntry[] = [
  ...ACTIVEMQ,
  ...AMQP_CODES,
  ...BROKERS_MORE,
  ...CELERY,
  ...IBM_MQ,
  ...JOB_ENGINES,
  ...JOB_QUEUES,
  ...KAFKA_BROKER,
  ...KAFKA_CLIENTS,
  ...KAFKA_CLUSTER,
  ...KAFKA_CONNECT,
  ...KAFKA_CONSUMERS,
  ...KAFKA_EXCEPTIONS,
  ...KAFKA_SECURITY,
  ...MOSQUITTO,
  ...NATS,
  ...NODE_CLIENTS,
  ...PULSAR_REDPANDA,
  ...PYTHON_WORKERS,
  ...RABBITMQ_CHANNELS,
  ...RABBITMQ_CLIENTS,
  ...RABBITMQ_CLUSTER,
  ...RABBITMQ_SERVER,
  ...BROKER_STORES,
  ...KAFKA_CLIENTS_MORE,
  ...KAFKA_PORT,
  ...MQTT_BROKERS,
  ...NATS_LIMITS,
  ...KAFKA_AND_RABBIT_CLIENTS,
  ...QUEUE_TABLES,
  ...RABBITMQ_STORE,
];
