import type { CatalogueEntry } from '../catalogue-entry.ts';
import { ACTIVEMQ } from './messaging/activemq.ts';
import { AMQP_CODES } from './messaging/amqp-codes.ts';
import { BROKERS_MORE } from './messaging/brokers-more.ts';
import { CELERY } from './messaging/celery.ts';
import { IBM_MQ } from './messaging/ibm-mq.ts';
import { JOB_ENGINES } from './messaging/job-engines.ts';
import { JOB_QUEUES } from './messaging/job-queues.ts';
import { KAFKA_BROKER } from './messaging/kafka-broker.ts';
import { KAFKA_CLIENTS } from './messaging/kafka-clients.ts';
import { KAFKA_CLUSTER } from './messaging/kafka-cluster.ts';
import { KAFKA_CONNECT } from './messaging/kafka-connect.ts';
import { KAFKA_CONSUMERS } from './messaging/kafka-consumers.ts';
import { KAFKA_EXCEPTIONS } from './messaging/kafka-exceptions.ts';
import { KAFKA_SECURITY } from './messaging/kafka-security.ts';
import { MOSQUITTO } from './messaging/mosquitto.ts';
import { NATS } from './messaging/nats.ts';
import { NODE_CLIENTS } from './messaging/node-clients.ts';
import { PULSAR_REDPANDA } from './messaging/pulsar-redpanda.ts';
import { PYTHON_WORKERS } from './messaging/python-workers.ts';
import { RABBITMQ_CHANNELS } from './messaging/rabbitmq-channels.ts';
import { RABBITMQ_CLIENTS } from './messaging/rabbitmq-clients.ts';
import { RABBITMQ_CLUSTER } from './messaging/rabbitmq-cluster.ts';
import { RABBITMQ_SERVER } from './messaging/rabbitmq-server.ts';

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
];
