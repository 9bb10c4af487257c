import type { CatalogueEntry } from './catalogue-entry.ts';
import { ANALYTICS } from './entries/applications/analytics.ts';
import { API_CHATS } from './entries/applications/api-chats.ts';
import { API_CODE_HOSTS } from './entries/applications/api-code-hosts.ts';
import { API_MODELS } from './entries/applications/api-models.ts';
import { API_PAYMENTS_AND_MAIL } from './entries/applications/api-payments-and-mail.ts';
import { ARTIFACT_STORES } from './entries/applications/artifact-stores.ts';
import { AUTOMATION } from './entries/applications/automation.ts';
import { BACKENDS } from './entries/applications/backends.ts';
import { BACKUPS } from './entries/applications/backups.ts';
import { BUSINESS } from './entries/applications/business.ts';
import { CI_RUNNERS } from './entries/applications/ci-runners.ts';
import { CLOUD_STORAGE_TOOLS } from './entries/applications/cloud-storage-tools.ts';
import { COMMUNITIES } from './entries/applications/communities.ts';
import { COMPUTE_CLUSTERS } from './entries/applications/compute-clusters.ts';
import { DATA_WORKFLOWS } from './entries/applications/data-workflows.ts';
import { DOCUMENTS_AND_SECRETS } from './entries/applications/documents-and-secrets.ts';
import { ERP } from './entries/applications/erp.ts';
import { GAME_SERVERS } from './entries/applications/game-servers.ts';
import { GITEA } from './entries/applications/gitea.ts';
import { GITLAB } from './entries/applications/gitlab.ts';
import { GITOPS } from './entries/applications/gitops.ts';
import { GPU } from './entries/applications/gpu.ts';
import { GRAFANA } from './entries/applications/grafana.ts';
import { HARMLESS_DATABASES } from './entries/applications/harmless-databases.ts';
import { HARMLESS_REQUESTS } from './entries/applications/harmless-requests.ts';
import { HARMLESS_RUNTIMES } from './entries/applications/harmless-runtimes.ts';
import { HARMLESS_SERVICES } from './entries/applications/harmless-services.ts';
import { HDFS } from './entries/applications/hdfs.ts';
import { HOME_ASSISTANT } from './entries/applications/home-assistant.ts';
import { HOME_NETWORK } from './entries/applications/home-network.ts';
import { JENKINS } from './entries/applications/jenkins.ts';
import { LOG_PIPELINES } from './entries/applications/log-pipelines.ts';
import { LOG_SHIPPERS } from './entries/applications/log-shippers.ts';
import { LOKI } from './entries/applications/loki.ts';
import { MEDIA } from './entries/applications/media.ts';
import { MODELS } from './entries/applications/models.ts';
import { MONITORING } from './entries/applications/monitoring.ts';
import { NEXTCLOUD } from './entries/applications/nextcloud.ts';
import { OFFICE_AND_SYNC } from './entries/applications/office-and-sync.ts';
import { PHOTOS_AND_CAMERAS } from './entries/applications/photos-and-cameras.ts';
import { PROMETHEUS } from './entries/applications/prometheus.ts';
import { PUBLISHING } from './entries/applications/publishing.ts';
import { SIGN_IN } from './entries/applications/sign-in.ts';
import { SMART_HOME } from './entries/applications/smart-home.ts';
import { STOPPED_ON_PURPOSE } from './entries/applications/stopped-on-purpose.ts';
import { TELEMETRY_BACKENDS } from './entries/applications/telemetry-backends.ts';
import { TELEPHONY } from './entries/applications/telephony.ts';
import { ALEMBIC } from './entries/databases/alembic.ts';
import { CITUS } from './entries/databases/citus.ts';
import { COCKROACHDB } from './entries/databases/cockroachdb.ts';
import { ELASTICSEARCH_CLUSTER } from './entries/databases/elasticsearch-cluster.ts';
import { ELASTICSEARCH_INDEXING } from './entries/databases/elasticsearch-indexing.ts';
import { ELASTICSEARCH_STARTUP } from './entries/databases/elasticsearch-startup.ts';
import { GALERA } from './entries/databases/galera.ts';
import { HIBERNATE } from './entries/databases/hibernate.ts';
import { HIKARICP } from './entries/databases/hikaricp.ts';
import { JDBC } from './entries/databases/jdbc.ts';
import { MONGODB_ACCESS } from './entries/databases/mongodb-access.ts';
import { MONGODB_CLIENTS } from './entries/databases/mongodb-clients.ts';
import { MONGODB_OPERATIONS } from './entries/databases/mongodb-operations.ts';
import { MONGODB_SERVER } from './entries/databases/mongodb-server.ts';
import { MYSQL_ACCESS } from './entries/databases/mysql-access.ts';
import { MYSQL_CLIENTS } from './entries/databases/mysql-clients.ts';
import { MYSQL_LIMITS } from './entries/databases/mysql-limits.ts';
import { MYSQL_QUERIES } from './entries/databases/mysql-queries.ts';
import { MYSQL_REPLICATION } from './entries/databases/mysql-replication.ts';
import { MYSQL_STARTUP } from './entries/databases/mysql-startup.ts';
import { MYSQL_STORAGE } from './entries/databases/mysql-storage.ts';
import { ORACLE_CONNECT } from './entries/databases/oracle-connect.ts';
import { ORACLE_SERVER } from './entries/databases/oracle-server.ts';
import { PGBOUNCER } from './entries/databases/pgbouncer.ts';
import { PHP_PDO } from './entries/databases/php-pdo.ts';
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
import { REDIS_CLIENTS } from './entries/databases/redis-clients.ts';
import { REDIS_CLUSTER } from './entries/databases/redis-cluster.ts';
import { REDIS_COMMANDS } from './entries/databases/redis-commands.ts';
import { REDIS_SERVER } from './entries/databases/redis-server.ts';
import { SQL_SERVER_QUERIES } from './entries/databases/sql-server-queries.ts';
import { SQL_SERVER } from './entries/databases/sql-server.ts';
import { SQLALCHEMY } from './entries/databases/sqlalchemy.ts';
import { SQLITE } from './entries/databases/sqlite.ts';
import { TIMESCALEDB } from './entries/databases/timescaledb.ts';
import { ANSIBLE } from './entries/hosts/ansible.ts';
import { AWS_ACCESS } from './entries/hosts/aws-access.ts';
import { AWS_SERVICES } from './entries/hosts/aws-services.ts';
import { AZURE } from './entries/hosts/azure.ts';
import { BUILDKIT } from './entries/hosts/buildkit.ts';
import { CEPH } from './entries/hosts/ceph.ts';
import { CERT_MANAGER } from './entries/hosts/cert-manager.ts';
import { CI_JOBS } from './entries/hosts/ci-jobs.ts';
import { DOCKER_COMPOSE } from './entries/hosts/docker-compose.ts';
import { DOCKER_DAEMON } from './entries/hosts/docker-daemon.ts';
import { DOCKER_EXITS } from './entries/hosts/docker-exits.ts';
import { DOCKER_IMAGES } from './entries/hosts/docker-images.ts';
import { DOCKER_NETWORK } from './entries/hosts/docker-network.ts';
import { DOCKER_START } from './entries/hosts/docker-start.ts';
import { ETCD } from './entries/hosts/etcd.ts';
import { GIT } from './entries/hosts/git.ts';
import { GOOGLE_CLOUD } from './entries/hosts/google-cloud.ts';
import { HELM } from './entries/hosts/helm.ts';
import { KUBERNETES_API } from './entries/hosts/kubernetes-api.ts';
import { KUBERNETES_CONTROLLERS } from './entries/hosts/kubernetes-controllers.ts';
import { KUBERNETES_INGRESS } from './entries/hosts/kubernetes-ingress.ts';
import { KUBERNETES_NODES } from './entries/hosts/kubernetes-nodes.ts';
import { KUBERNETES_PODS } from './entries/hosts/kubernetes-pods.ts';
import { KUBERNETES_PROBES } from './entries/hosts/kubernetes-probes.ts';
import { KUBERNETES_SCHEDULING } from './entries/hosts/kubernetes-scheduling.ts';
import { LINUX_DISKS } from './entries/hosts/linux-disks.ts';
import { LINUX_FILESYSTEMS } from './entries/hosts/linux-filesystems.ts';
import { LINUX_KERNEL } from './entries/hosts/linux-kernel.ts';
import { LINUX_LIMITS } from './entries/hosts/linux-limits.ts';
import { LINUX_MEMORY } from './entries/hosts/linux-memory.ts';
import { LINUX_NETWORK } from './entries/hosts/linux-network.ts';
import { LINUX_SECURITY } from './entries/hosts/linux-security.ts';
import { PODMAN } from './entries/hosts/podman.ts';
import { PROCESS_MANAGERS } from './entries/hosts/process-managers.ts';
import { PROXMOX } from './entries/hosts/proxmox.ts';
import { SSH_CLIENTS } from './entries/hosts/ssh-clients.ts';
import { SUPERVISORD } from './entries/hosts/supervisord.ts';
import { SYSTEMD_RUN } from './entries/hosts/systemd-run.ts';
import { SYSTEMD_START } from './entries/hosts/systemd-start.ts';
import { SYSTEMD_UNITS } from './entries/hosts/systemd-units.ts';
import { TERRAFORM } from './entries/hosts/terraform.ts';
import { TIME_SYNC } from './entries/hosts/time-sync.ts';
import { WINDOWS } from './entries/hosts/windows.ts';
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
import { BEAM } from './entries/runtimes/beam.ts';
import { BUN } from './entries/runtimes/bun.ts';
import { DART } from './entries/runtimes/dart.ts';
import { DENO } from './entries/runtimes/deno.ts';
import { DJANGO } from './entries/runtimes/django.ts';
import { DOTNET_RUNTIME } from './entries/runtimes/dotnet-runtime.ts';
import { DOTNET_WEB } from './entries/runtimes/dotnet-web.ts';
import { DOTNET } from './entries/runtimes/dotnet.ts';
import { GO_BUILD } from './entries/runtimes/go-build.ts';
import { GO } from './entries/runtimes/go.ts';
import { JVM_CLIENTS } from './entries/runtimes/jvm-clients.ts';
import { JVM_ERRORS } from './entries/runtimes/jvm-errors.ts';
import { JVM_FRAMEWORKS } from './entries/runtimes/jvm-frameworks.ts';
import { JVM_KEYSTORE } from './entries/runtimes/jvm-keystore.ts';
import { JVM_MEMORY } from './entries/runtimes/jvm-memory.ts';
import { JVM_POOLS } from './entries/runtimes/jvm-pools.ts';
import { JVM_SCHEMA } from './entries/runtimes/jvm-schema.ts';
import { JVM } from './entries/runtimes/jvm.ts';
import { LARAVEL } from './entries/runtimes/laravel.ts';
import { NATIVE } from './entries/runtimes/native.ts';
import { NODE_DATA } from './entries/runtimes/node-data.ts';
import { NODE_ERRORS } from './entries/runtimes/node-errors.ts';
import { NODE_PACKAGES } from './entries/runtimes/node-packages.ts';
import { NODE_SETTINGS } from './entries/runtimes/node-settings.ts';
import { NODE } from './entries/runtimes/node.ts';
import { OPENRESTY } from './entries/runtimes/openresty.ts';
import { PHP_PACKAGES } from './entries/runtimes/php-packages.ts';
import { PHP } from './entries/runtimes/php.ts';
import { PRISMA } from './entries/runtimes/prisma.ts';
import { PYTHON_DATA } from './entries/runtimes/python-data.ts';
import { PYTHON_ERRORS } from './entries/runtimes/python-errors.ts';
import { PYTHON_PACKAGING } from './entries/runtimes/python-packaging.ts';
import { PYTHON_SERVERS } from './entries/runtimes/python-servers.ts';
import { PYTHON } from './entries/runtimes/python.ts';
import { RAILS } from './entries/runtimes/rails.ts';
import { RUBY } from './entries/runtimes/ruby.ts';
import { RUST_BUILD } from './entries/runtimes/rust-build.ts';
import { RUST } from './entries/runtimes/rust.ts';
import { SPRING_BOOT } from './entries/runtimes/spring-boot.ts';
import { SWIFT } from './entries/runtimes/swift.ts';
import { AMQP } from './entries/standards/amqp.ts';
import { CLOCK } from './entries/standards/clock.ts';
import { ERRNO_CONNECT } from './entries/standards/errno-connect.ts';
import { ERRNO_FILES } from './entries/standards/errno-files.ts';
import { ERRNO_LIMITS } from './entries/standards/errno-limits.ts';
import { ERRNO_SOCKETS } from './entries/standards/errno-sockets.ts';
import { ERRNO_STORAGE } from './entries/standards/errno-storage.ts';
import { ERRNO_STREAMS } from './entries/standards/errno-streams.ts';
import { ERRNO_UNREACHABLE } from './entries/standards/errno-unreachable.ts';
import { EXEC } from './entries/standards/exec.ts';
import { GENERIC } from './entries/standards/generic.ts';
import { GRPC } from './entries/standards/grpc.ts';
import { HTTP_CLIENT_STATUSES } from './entries/standards/http-client-statuses.ts';
import { JWT } from './entries/standards/jwt.ts';
import { LDAP } from './entries/standards/ldap.ts';
import { NAME_RESOLUTION } from './entries/standards/name-resolution.ts';
import { OAUTH } from './entries/standards/oauth.ts';
import { RESP } from './entries/standards/resp.ts';
import { SETTINGS } from './entries/standards/settings.ts';
import { SIGNALS } from './entries/standards/signals.ts';
import { SMTP } from './entries/standards/smtp.ts';
import { SQLSTATE_ACCESS } from './entries/standards/sqlstate-access.ts';
import { SQLSTATE_LIMITS } from './entries/standards/sqlstate-limits.ts';
import { SQLSTATE_LOCKS } from './entries/standards/sqlstate-locks.ts';
import { TLS_CONNECTIONS } from './entries/standards/tls-connections.ts';
import { TLS_KEYS } from './entries/standards/tls-keys.ts';
import { TLS } from './entries/standards/tls.ts';
import { X509_NAMES } from './entries/standards/x509-names.ts';
import { X509_VERIFICATION } from './entries/standards/x509-verification.ts';
import { ACME } from './entries/web/acme.ts';
import { APACHE_CONTENT } from './entries/web/apache-content.ts';
import { APACHE_HTTPD } from './entries/web/apache-httpd.ts';
import { BROWSER_PROXIES } from './entries/web/browser-proxies.ts';
import { CADDY_CLOUDFLARED } from './entries/web/caddy-cloudflared.ts';
import { DNS_SERVERS } from './entries/web/dns-servers.ts';
import { DOVECOT_EXIM } from './entries/web/dovecot-exim.ts';
import { ENVOY } from './entries/web/envoy.ts';
import { FILE_SHARING } from './entries/web/file-sharing.ts';
import { HAPROXY } from './entries/web/haproxy.ts';
import { IDENTITY_SERVERS } from './entries/web/identity-servers.ts';
import { INGRESS_NGINX } from './entries/web/ingress-nginx.ts';
import { LDAP_KERBEROS } from './entries/web/ldap-kerberos.ts';
import { NGINX_LIMITS } from './entries/web/nginx-limits.ts';
import { NGINX_SERVER } from './entries/web/nginx-server.ts';
import { NGINX_SOCKETS } from './entries/web/nginx-sockets.ts';
import { NGINX_UPSTREAM } from './entries/web/nginx-upstream.ts';
import { PHP_RUBY_SERVERS } from './entries/web/php-ruby-servers.ts';
import { POSTFIX } from './entries/web/postfix.ts';
import { SINGLE_SIGN_ON } from './entries/web/single-sign-on.ts';
import { SSH } from './entries/web/ssh.ts';
import { TOMCAT_IIS } from './entries/web/tomcat-iis.ts';
import { TRAEFIK } from './entries/web/traefik.ts';
import { VPN } from './entries/web/vpn.ts';
import { WEB_NOISE } from './entries/web/web-noise.ts';

/** Everything that is known of how software says that it fails: a program is a file, a new one a line here. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  ...ANALYTICS,
  ...API_CHATS,
  ...API_CODE_HOSTS,
  ...API_MODELS,
  ...API_PAYMENTS_AND_MAIL,
  ...ARTIFACT_STORES,
  ...AUTOMATION,
  ...BACKENDS,
  ...BACKUPS,
  ...BUSINESS,
  ...CI_RUNNERS,
  ...CLOUD_STORAGE_TOOLS,
  ...COMMUNITIES,
  ...COMPUTE_CLUSTERS,
  ...DATA_WORKFLOWS,
  ...DOCUMENTS_AND_SECRETS,
  ...ERP,
  ...GAME_SERVERS,
  ...GITEA,
  ...GITLAB,
  ...GITOPS,
  ...GPU,
  ...GRAFANA,
  ...HARMLESS_DATABASES,
  ...HARMLESS_REQUESTS,
  ...HARMLESS_RUNTIMES,
  ...HARMLESS_SERVICES,
  ...HDFS,
  ...HOME_ASSISTANT,
  ...HOME_NETWORK,
  ...JENKINS,
  ...LOG_PIPELINES,
  ...LOG_SHIPPERS,
  ...LOKI,
  ...MEDIA,
  ...MODELS,
  ...MONITORING,
  ...NEXTCLOUD,
  ...OFFICE_AND_SYNC,
  ...PHOTOS_AND_CAMERAS,
  ...PROMETHEUS,
  ...PUBLISHING,
  ...SIGN_IN,
  ...SMART_HOME,
  ...STOPPED_ON_PURPOSE,
  ...TELEMETRY_BACKENDS,
  ...TELEPHONY,
  ...ALEMBIC,
  ...CITUS,
  ...COCKROACHDB,
  ...ELASTICSEARCH_CLUSTER,
  ...ELASTICSEARCH_INDEXING,
  ...ELASTICSEARCH_STARTUP,
  ...GALERA,
  ...HIBERNATE,
  ...HIKARICP,
  ...JDBC,
  ...MONGODB_ACCESS,
  ...MONGODB_CLIENTS,
  ...MONGODB_OPERATIONS,
  ...MONGODB_SERVER,
  ...MYSQL_ACCESS,
  ...MYSQL_CLIENTS,
  ...MYSQL_LIMITS,
  ...MYSQL_QUERIES,
  ...MYSQL_REPLICATION,
  ...MYSQL_STARTUP,
  ...MYSQL_STORAGE,
  ...ORACLE_CONNECT,
  ...ORACLE_SERVER,
  ...PGBOUNCER,
  ...PHP_PDO,
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
  ...REDIS_CLIENTS,
  ...REDIS_CLUSTER,
  ...REDIS_COMMANDS,
  ...REDIS_SERVER,
  ...SQL_SERVER_QUERIES,
  ...SQL_SERVER,
  ...SQLALCHEMY,
  ...SQLITE,
  ...TIMESCALEDB,
  ...ANSIBLE,
  ...AWS_ACCESS,
  ...AWS_SERVICES,
  ...AZURE,
  ...BUILDKIT,
  ...CEPH,
  ...CERT_MANAGER,
  ...CI_JOBS,
  ...DOCKER_COMPOSE,
  ...DOCKER_DAEMON,
  ...DOCKER_EXITS,
  ...DOCKER_IMAGES,
  ...DOCKER_NETWORK,
  ...DOCKER_START,
  ...ETCD,
  ...GIT,
  ...GOOGLE_CLOUD,
  ...HELM,
  ...KUBERNETES_API,
  ...KUBERNETES_CONTROLLERS,
  ...KUBERNETES_INGRESS,
  ...KUBERNETES_NODES,
  ...KUBERNETES_PODS,
  ...KUBERNETES_PROBES,
  ...KUBERNETES_SCHEDULING,
  ...LINUX_DISKS,
  ...LINUX_FILESYSTEMS,
  ...LINUX_KERNEL,
  ...LINUX_LIMITS,
  ...LINUX_MEMORY,
  ...LINUX_NETWORK,
  ...LINUX_SECURITY,
  ...PODMAN,
  ...PROCESS_MANAGERS,
  ...PROXMOX,
  ...SSH_CLIENTS,
  ...SUPERVISORD,
  ...SYSTEMD_RUN,
  ...SYSTEMD_START,
  ...SYSTEMD_UNITS,
  ...TERRAFORM,
  ...TIME_SYNC,
  ...WINDOWS,
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
  ...BEAM,
  ...BUN,
  ...DART,
  ...DENO,
  ...DJANGO,
  ...DOTNET_RUNTIME,
  ...DOTNET_WEB,
  ...DOTNET,
  ...GO_BUILD,
  ...GO,
  ...JVM_CLIENTS,
  ...JVM_ERRORS,
  ...JVM_FRAMEWORKS,
  ...JVM_KEYSTORE,
  ...JVM_MEMORY,
  ...JVM_POOLS,
  ...JVM_SCHEMA,
  ...JVM,
  ...LARAVEL,
  ...NATIVE,
  ...NODE_DATA,
  ...NODE_ERRORS,
  ...NODE_PACKAGES,
  ...NODE_SETTINGS,
  ...NODE,
  ...OPENRESTY,
  ...PHP_PACKAGES,
  ...PHP,
  ...PRISMA,
  ...PYTHON_DATA,
  ...PYTHON_ERRORS,
  ...PYTHON_PACKAGING,
  ...PYTHON_SERVERS,
  ...PYTHON,
  ...RAILS,
  ...RUBY,
  ...RUST_BUILD,
  ...RUST,
  ...SPRING_BOOT,
  ...SWIFT,
  ...AMQP,
  ...CLOCK,
  ...ERRNO_CONNECT,
  ...ERRNO_FILES,
  ...ERRNO_LIMITS,
  ...ERRNO_SOCKETS,
  ...ERRNO_STORAGE,
  ...ERRNO_STREAMS,
  ...ERRNO_UNREACHABLE,
  ...EXEC,
  ...GENERIC,
  ...GRPC,
  ...HTTP_CLIENT_STATUSES,
  ...JWT,
  ...LDAP,
  ...NAME_RESOLUTION,
  ...OAUTH,
  ...RESP,
  ...SETTINGS,
  ...SIGNALS,
  ...SMTP,
  ...SQLSTATE_ACCESS,
  ...SQLSTATE_LIMITS,
  ...SQLSTATE_LOCKS,
  ...TLS_CONNECTIONS,
  ...TLS_KEYS,
  ...TLS,
  ...X509_NAMES,
  ...X509_VERIFICATION,
  ...ACME,
  ...APACHE_CONTENT,
  ...APACHE_HTTPD,
  ...BROWSER_PROXIES,
  ...CADDY_CLOUDFLARED,
  ...DNS_SERVERS,
  ...DOVECOT_EXIM,
  ...ENVOY,
  ...FILE_SHARING,
  ...HAPROXY,
  ...IDENTITY_SERVERS,
  ...INGRESS_NGINX,
  ...LDAP_KERBEROS,
  ...NGINX_LIMITS,
  ...NGINX_SERVER,
  ...NGINX_SOCKETS,
  ...NGINX_UPSTREAM,
  ...PHP_RUBY_SERVERS,
  ...POSTFIX,
  ...SINGLE_SIGN_ON,
  ...SSH,
  ...TOMCAT_IIS,
  ...TRAEFIK,
  ...VPN,
  ...WEB_NOISE,
];
