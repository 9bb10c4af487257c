import type { CatalogueEntry } from './catalogue-entry.ts';
import { ARTIFACT_STORES } from './entries/applications/artifact-stores.ts';
import { CI_RUNNERS } from './entries/applications/ci-runners.ts';
import { DOCUMENTS_AND_SECRETS } from './entries/applications/documents-and-secrets.ts';
import { GITEA } from './entries/applications/gitea.ts';
import { GITLAB } from './entries/applications/gitlab.ts';
import { GITOPS } from './entries/applications/gitops.ts';
import { GRAFANA } from './entries/applications/grafana.ts';
import { HOME_ASSISTANT } from './entries/applications/home-assistant.ts';
import { HOME_NETWORK } from './entries/applications/home-network.ts';
import { JENKINS } from './entries/applications/jenkins.ts';
import { LOG_PIPELINES } from './entries/applications/log-pipelines.ts';
import { LOG_SHIPPERS } from './entries/applications/log-shippers.ts';
import { LOKI } from './entries/applications/loki.ts';
import { MEDIA } from './entries/applications/media.ts';
import { MONITORING } from './entries/applications/monitoring.ts';
import { NEXTCLOUD } from './entries/applications/nextcloud.ts';
import { OFFICE_AND_SYNC } from './entries/applications/office-and-sync.ts';
import { PHOTOS_AND_CAMERAS } from './entries/applications/photos-and-cameras.ts';
import { PROMETHEUS } from './entries/applications/prometheus.ts';
import { SMART_HOME } from './entries/applications/smart-home.ts';
import { TELEMETRY_BACKENDS } from './entries/applications/telemetry-backends.ts';
import { CITUS } from './entries/databases/citus.ts';
import { COCKROACHDB } from './entries/databases/cockroachdb.ts';
import { MYSQL_ACCESS } from './entries/databases/mysql-access.ts';
import { MYSQL_LIMITS } from './entries/databases/mysql-limits.ts';
import { MYSQL_QUERIES } from './entries/databases/mysql-queries.ts';
import { MYSQL_STARTUP } from './entries/databases/mysql-startup.ts';
import { MYSQL_STORAGE } from './entries/databases/mysql-storage.ts';
import { PGBOUNCER } from './entries/databases/pgbouncer.ts';
import { POSTGRESQL_CLIENTS } from './entries/databases/postgresql-clients.ts';
import { POSTGRESQL_CONNECTIONS } from './entries/databases/postgresql-connections.ts';
import { POSTGRESQL_DATA } from './entries/databases/postgresql-data.ts';
import { POSTGRESQL_LOCKS } from './entries/databases/postgresql-locks.ts';
import { POSTGRESQL_REPLICATION } from './entries/databases/postgresql-replication.ts';
import { POSTGRESQL_RESOURCES } from './entries/databases/postgresql-resources.ts';
import { POSTGRESQL_SCHEMA } from './entries/databases/postgresql-schema.ts';
import { POSTGRESQL_SETTINGS } from './entries/databases/postgresql-settings.ts';
import { POSTGRESQL_STARTUP } from './entries/databases/postgresql-startup.ts';
import { POSTGRESQL_STORAGE } from './entries/databases/postgresql-storage.ts';
import { POSTGRESQL } from './entries/databases/postgresql.ts';
import { TIMESCALEDB } from './entries/databases/timescaledb.ts';
import { BUILDKIT } from './entries/hosts/buildkit.ts';
import { CERT_MANAGER } from './entries/hosts/cert-manager.ts';
import { DOCKER_COMPOSE } from './entries/hosts/docker-compose.ts';
import { DOCKER_DAEMON } from './entries/hosts/docker-daemon.ts';
import { DOCKER_EXITS } from './entries/hosts/docker-exits.ts';
import { DOCKER_IMAGES } from './entries/hosts/docker-images.ts';
import { DOCKER_NETWORK } from './entries/hosts/docker-network.ts';
import { DOCKER_START } from './entries/hosts/docker-start.ts';
import { ETCD } from './entries/hosts/etcd.ts';
import { HELM } from './entries/hosts/helm.ts';
import { INGRESS_NGINX } from './entries/hosts/ingress-nginx.ts';
import { KUBERNETES_API } from './entries/hosts/kubernetes-api.ts';
import { KUBERNETES_CONTROLLERS } from './entries/hosts/kubernetes-controllers.ts';
import { KUBERNETES_NODES } from './entries/hosts/kubernetes-nodes.ts';
import { KUBERNETES_PODS } from './entries/hosts/kubernetes-pods.ts';
import { KUBERNETES_PROBES } from './entries/hosts/kubernetes-probes.ts';
import { KUBERNETES_SCHEDULING } from './entries/hosts/kubernetes-scheduling.ts';
import { LINUX_KERNEL } from './entries/hosts/linux-kernel.ts';
import { LINUX_MEMORY } from './entries/hosts/linux-memory.ts';
import { LINUX_SECURITY } from './entries/hosts/linux-security.ts';
import { PODMAN } from './entries/hosts/podman.ts';
import { SYSTEMD_RUN } from './entries/hosts/systemd-run.ts';
import { SYSTEMD_START } from './entries/hosts/systemd-start.ts';
import { ACTIVEMQ } from './entries/messaging/activemq.ts';
import { CELERY } from './entries/messaging/celery.ts';
import { JOB_QUEUES } from './entries/messaging/job-queues.ts';
import { KAFKA_BROKER } from './entries/messaging/kafka-broker.ts';
import { KAFKA_CLIENTS } from './entries/messaging/kafka-clients.ts';
import { KAFKA_CLUSTER } from './entries/messaging/kafka-cluster.ts';
import { KAFKA_CONNECT } from './entries/messaging/kafka-connect.ts';
import { KAFKA_CONSUMERS } from './entries/messaging/kafka-consumers.ts';
import { KAFKA_SECURITY } from './entries/messaging/kafka-security.ts';
import { MOSQUITTO } from './entries/messaging/mosquitto.ts';
import { NATS } from './entries/messaging/nats.ts';
import { PULSAR_REDPANDA } from './entries/messaging/pulsar-redpanda.ts';
import { RABBITMQ_CHANNELS } from './entries/messaging/rabbitmq-channels.ts';
import { RABBITMQ_CLIENTS } from './entries/messaging/rabbitmq-clients.ts';
import { RABBITMQ_CLUSTER } from './entries/messaging/rabbitmq-cluster.ts';
import { RABBITMQ_SERVER } from './entries/messaging/rabbitmq-server.ts';
import { DJANGO } from './entries/runtimes/django.ts';
import { JVM_CLIENTS } from './entries/runtimes/jvm-clients.ts';
import { JVM_ERRORS } from './entries/runtimes/jvm-errors.ts';
import { JVM_FRAMEWORKS } from './entries/runtimes/jvm-frameworks.ts';
import { JVM_KEYSTORE } from './entries/runtimes/jvm-keystore.ts';
import { JVM_MEMORY } from './entries/runtimes/jvm-memory.ts';
import { JVM_POOLS } from './entries/runtimes/jvm-pools.ts';
import { JVM_SCHEMA } from './entries/runtimes/jvm-schema.ts';
import { JVM } from './entries/runtimes/jvm.ts';
import { PYTHON_ERRORS } from './entries/runtimes/python-errors.ts';
import { PYTHON_SERVERS } from './entries/runtimes/python-servers.ts';
import { PYTHON } from './entries/runtimes/python.ts';
import { SPRING_BOOT } from './entries/runtimes/spring-boot.ts';
import { CLOCK } from './entries/standards/clock.ts';
import { ERRNO_CONNECT } from './entries/standards/errno-connect.ts';
import { ERRNO_FILES } from './entries/standards/errno-files.ts';
import { ERRNO_LIMITS } from './entries/standards/errno-limits.ts';
import { ERRNO_SOCKETS } from './entries/standards/errno-sockets.ts';
import { ERRNO_STORAGE } from './entries/standards/errno-storage.ts';
import { ERRNO_STREAMS } from './entries/standards/errno-streams.ts';
import { EXEC } from './entries/standards/exec.ts';
import { HTTP_CLIENT_STATUSES } from './entries/standards/http-client-statuses.ts';
import { NAME_RESOLUTION } from './entries/standards/name-resolution.ts';
import { SIGNALS } from './entries/standards/signals.ts';
import { TLS_KEYS } from './entries/standards/tls-keys.ts';
import { TLS } from './entries/standards/tls.ts';
import { X509_NAMES } from './entries/standards/x509-names.ts';
import { X509_VERIFICATION } from './entries/standards/x509-verification.ts';
import { NGINX_SOCKETS } from './entries/web/nginx-sockets.ts';
import { NGINX_UPSTREAM } from './entries/web/nginx-upstream.ts';

/** Everything that is known of how software says that it fails: a program is a file, a new one a line here. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  ...ARTIFACT_STORES,
  ...CI_RUNNERS,
  ...DOCUMENTS_AND_SECRETS,
  ...GITEA,
  ...GITLAB,
  ...GITOPS,
  ...GRAFANA,
  ...HOME_ASSISTANT,
  ...HOME_NETWORK,
  ...JENKINS,
  ...LOG_PIPELINES,
  ...LOG_SHIPPERS,
  ...LOKI,
  ...MEDIA,
  ...MONITORING,
  ...NEXTCLOUD,
  ...OFFICE_AND_SYNC,
  ...PHOTOS_AND_CAMERAS,
  ...PROMETHEUS,
  ...SMART_HOME,
  ...TELEMETRY_BACKENDS,
  ...CITUS,
  ...COCKROACHDB,
  ...MYSQL_ACCESS,
  ...MYSQL_LIMITS,
  ...MYSQL_QUERIES,
  ...MYSQL_STARTUP,
  ...MYSQL_STORAGE,
  ...PGBOUNCER,
  ...POSTGRESQL_CLIENTS,
  ...POSTGRESQL_CONNECTIONS,
  ...POSTGRESQL_DATA,
  ...POSTGRESQL_LOCKS,
  ...POSTGRESQL_REPLICATION,
  ...POSTGRESQL_RESOURCES,
  ...POSTGRESQL_SCHEMA,
  ...POSTGRESQL_SETTINGS,
  ...POSTGRESQL_STARTUP,
  ...POSTGRESQL_STORAGE,
  ...POSTGRESQL,
  ...TIMESCALEDB,
  ...BUILDKIT,
  ...CERT_MANAGER,
  ...DOCKER_COMPOSE,
  ...DOCKER_DAEMON,
  ...DOCKER_EXITS,
  ...DOCKER_IMAGES,
  ...DOCKER_NETWORK,
  ...DOCKER_START,
  ...ETCD,
  ...HELM,
  ...INGRESS_NGINX,
  ...KUBERNETES_API,
  ...KUBERNETES_CONTROLLERS,
  ...KUBERNETES_NODES,
  ...KUBERNETES_PODS,
  ...KUBERNETES_PROBES,
  ...KUBERNETES_SCHEDULING,
  ...LINUX_KERNEL,
  ...LINUX_MEMORY,
  ...LINUX_SECURITY,
  ...PODMAN,
  ...SYSTEMD_RUN,
  ...SYSTEMD_START,
  ...ACTIVEMQ,
  ...CELERY,
  ...JOB_QUEUES,
  ...KAFKA_BROKER,
  ...KAFKA_CLIENTS,
  ...KAFKA_CLUSTER,
  ...KAFKA_CONNECT,
  ...KAFKA_CONSUMERS,
  ...KAFKA_SECURITY,
  ...MOSQUITTO,
  ...NATS,
  ...PULSAR_REDPANDA,
  ...RABBITMQ_CHANNELS,
  ...RABBITMQ_CLIENTS,
  ...RABBITMQ_CLUSTER,
  ...RABBITMQ_SERVER,
  ...DJANGO,
  ...JVM_CLIENTS,
  ...JVM_ERRORS,
  ...JVM_FRAMEWORKS,
  ...JVM_KEYSTORE,
  ...JVM_MEMORY,
  ...JVM_POOLS,
  ...JVM_SCHEMA,
  ...JVM,
  ...PYTHON_ERRORS,
  ...PYTHON_SERVERS,
  ...PYTHON,
  ...SPRING_BOOT,
  ...CLOCK,
  ...ERRNO_CONNECT,
  ...ERRNO_FILES,
  ...ERRNO_LIMITS,
  ...ERRNO_SOCKETS,
  ...ERRNO_STORAGE,
  ...ERRNO_STREAMS,
  ...EXEC,
  ...HTTP_CLIENT_STATUSES,
  ...NAME_RESOLUTION,
  ...SIGNALS,
  ...TLS_KEYS,
  ...TLS,
  ...X509_NAMES,
  ...X509_VERIFICATION,
  ...NGINX_SOCKETS,
  ...NGINX_UPSTREAM,
];
