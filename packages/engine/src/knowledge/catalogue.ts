import type { CatalogueEntry } from './catalogue-entry.ts';
import { ARTIFACT_STORES } from './entries/applications/artifact-stores.ts';
import { CI_RUNNERS } from './entries/applications/ci-runners.ts';
import { DOCUMENTS_AND_SECRETS } from './entries/applications/documents-and-secrets.ts';
import { GITEA } from './entries/applications/gitea.ts';
import { GITLAB } from './entries/applications/gitlab.ts';
import { GITOPS } from './entries/applications/gitops.ts';
import { HOME_ASSISTANT } from './entries/applications/home-assistant.ts';
import { HOME_NETWORK } from './entries/applications/home-network.ts';
import { JENKINS } from './entries/applications/jenkins.ts';
import { MEDIA } from './entries/applications/media.ts';
import { NEXTCLOUD } from './entries/applications/nextcloud.ts';
import { OFFICE_AND_SYNC } from './entries/applications/office-and-sync.ts';
import { PHOTOS_AND_CAMERAS } from './entries/applications/photos-and-cameras.ts';
import { SMART_HOME } from './entries/applications/smart-home.ts';
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
import { BUILDKIT } from './entries/hosts/buildkit.ts';
import { DOCKER_COMPOSE } from './entries/hosts/docker-compose.ts';
import { DOCKER_DAEMON } from './entries/hosts/docker-daemon.ts';
import { DOCKER_EXITS } from './entries/hosts/docker-exits.ts';
import { DOCKER_IMAGES } from './entries/hosts/docker-images.ts';
import { DOCKER_NETWORK } from './entries/hosts/docker-network.ts';
import { DOCKER_START } from './entries/hosts/docker-start.ts';
import { KUBERNETES_PODS } from './entries/hosts/kubernetes-pods.ts';
import { KUBERNETES_PROBES } from './entries/hosts/kubernetes-probes.ts';
import { KUBERNETES_SCHEDULING } from './entries/hosts/kubernetes-scheduling.ts';
import { LINUX_SECURITY } from './entries/hosts/linux-security.ts';
import { PODMAN } from './entries/hosts/podman.ts';
import { KAFKA_BROKER } from './entries/messaging/kafka-broker.ts';
import { KAFKA_CLIENTS } from './entries/messaging/kafka-clients.ts';
import { KAFKA_CLUSTER } from './entries/messaging/kafka-cluster.ts';
import { KAFKA_CONNECT } from './entries/messaging/kafka-connect.ts';
import { KAFKA_CONSUMERS } from './entries/messaging/kafka-consumers.ts';
import { KAFKA_SECURITY } from './entries/messaging/kafka-security.ts';
import { RABBITMQ_CLIENTS } from './entries/messaging/rabbitmq-clients.ts';
import { RABBITMQ_CLUSTER } from './entries/messaging/rabbitmq-cluster.ts';
import { RABBITMQ_SERVER } from './entries/messaging/rabbitmq-server.ts';
import { JVM_ERRORS } from './entries/runtimes/jvm-errors.ts';
import { JVM_MEMORY } from './entries/runtimes/jvm-memory.ts';
import { JVM } from './entries/runtimes/jvm.ts';
import { SPRING_BOOT } from './entries/runtimes/spring-boot.ts';
import { ERRNO_CONNECT } from './entries/standards/errno-connect.ts';
import { ERRNO_FILES } from './entries/standards/errno-files.ts';
import { ERRNO_LIMITS } from './entries/standards/errno-limits.ts';
import { ERRNO_SOCKETS } from './entries/standards/errno-sockets.ts';
import { ERRNO_STORAGE } from './entries/standards/errno-storage.ts';
import { ERRNO_STREAMS } from './entries/standards/errno-streams.ts';
import { EXEC } from './entries/standards/exec.ts';
import { NAME_RESOLUTION } from './entries/standards/name-resolution.ts';

/** Everything that is known of how software says that it fails: a program is a file, a new one a line here. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  ...ARTIFACT_STORES,
  ...CI_RUNNERS,
  ...DOCUMENTS_AND_SECRETS,
  ...GITEA,
  ...GITLAB,
  ...GITOPS,
  ...HOME_ASSISTANT,
  ...HOME_NETWORK,
  ...JENKINS,
  ...MEDIA,
  ...NEXTCLOUD,
  ...OFFICE_AND_SYNC,
  ...PHOTOS_AND_CAMERAS,
  ...SMART_HOME,
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
  ...BUILDKIT,
  ...DOCKER_COMPOSE,
  ...DOCKER_DAEMON,
  ...DOCKER_EXITS,
  ...DOCKER_IMAGES,
  ...DOCKER_NETWORK,
  ...DOCKER_START,
  ...KUBERNETES_PODS,
  ...KUBERNETES_PROBES,
  ...KUBERNETES_SCHEDULING,
  ...LINUX_SECURITY,
  ...PODMAN,
  ...KAFKA_BROKER,
  ...KAFKA_CLIENTS,
  ...KAFKA_CLUSTER,
  ...KAFKA_CONNECT,
  ...KAFKA_CONSUMERS,
  ...KAFKA_SECURITY,
  ...RABBITMQ_CLIENTS,
  ...RABBITMQ_CLUSTER,
  ...RABBITMQ_SERVER,
  ...JVM_ERRORS,
  ...JVM_MEMORY,
  ...JVM,
  ...SPRING_BOOT,
  ...ERRNO_CONNECT,
  ...ERRNO_FILES,
  ...ERRNO_LIMITS,
  ...ERRNO_SOCKETS,
  ...ERRNO_STORAGE,
  ...ERRNO_STREAMS,
  ...EXEC,
  ...NAME_RESOLUTION,
];
