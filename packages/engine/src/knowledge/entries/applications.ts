import type { CatalogueEntry } from '../catalogue-entry.ts';
import { ADMIN_PAGES_AND_TUNNELS } from './applications/admin-pages-and-tunnels.ts';
import { ANALYTICS } from './applications/analytics.ts';
import { API_CHATS } from './applications/api-chats.ts';
import { API_CODE_HOSTS } from './applications/api-code-hosts.ts';
import { API_MODELS } from './applications/api-models.ts';
import { API_MODELS_MORE } from './applications/api-models-more.ts';
import { API_PAYMENTS_AND_MAIL } from './applications/api-payments-and-mail.ts';
import { API_PAYMENTS_MORE } from './applications/api-payments-more.ts';
import { API_PLATFORMS } from './applications/api-platforms.ts';
import { API_SENDERS_AND_CONTENT } from './applications/api-senders-and-content.ts';
import { ARTIFACT_STORES } from './applications/artifact-stores.ts';
import { AUTOMATION } from './applications/automation.ts';
import { BACKENDS } from './applications/backends.ts';
import { BACKUP_DATABASES } from './applications/backup-databases.ts';
import { BACKUP_SUITES } from './applications/backup-suites.ts';
import { BACKUPS } from './applications/backups.ts';
import { BATCH_AND_HPC } from './applications/batch-and-hpc.ts';
import { BUSINESS_DETAILS } from './applications/business-details.ts';
import { BUSINESS } from './applications/business.ts';
import { CHAT_BRIDGES } from './applications/chat-bridges.ts';
import { CI_RUNNERS } from './applications/ci-runners.ts';
import { CLOUD_STORAGE_TOOLS } from './applications/cloud-storage-tools.ts';
import { COMMUNITIES } from './applications/communities.ts';
import { COMPUTE_CLUSTERS } from './applications/compute-clusters.ts';
import { CONFIGURATION_MANAGEMENT } from './applications/configuration-management.ts';
import { DAGSTER_RUNS } from './applications/dagster-runs.ts';
import { DATA_AND_WEB_REMAINDERS } from './applications/data-and-web-remainders.ts';
import { DATA_LAKES } from './applications/data-lakes.ts';
import { DATA_SCHEDULERS } from './applications/data-schedulers.ts';
import { DATA_WORKFLOWS } from './applications/data-workflows.ts';
import { DBT } from './applications/dbt.ts';
import { DOCUMENTS_AND_PICTURES } from './applications/documents-and-pictures.ts';
import { DOCUMENTS_AND_SECRETS } from './applications/documents-and-secrets.ts';
import { DOWNLOADS_AND_MEDIA } from './applications/downloads-and-media.ts';
import { DOWNLOADS_AND_PRINTERS } from './applications/downloads-and-printers.ts';
import { ERP } from './applications/erp.ts';
import { FEATURE_FLAGS } from './applications/feature-flags.ts';
import { FLINK_JOBS } from './applications/flink-jobs.ts';
import { FLOWS } from './applications/flows.ts';
import { FORUMS_AND_SCHOOLS } from './applications/forums-and-schools.ts';
import { GAME_HOSTING } from './applications/game-hosting.ts';
import { GAME_SERVERS } from './applications/game-servers.ts';
import { GITEA } from './applications/gitea.ts';
import { GITLAB } from './applications/gitlab.ts';
import { GITOPS } from './applications/gitops.ts';
import { GPU } from './applications/gpu.ts';
import { GRAFANA } from './applications/grafana.ts';
import { HADOOP } from './applications/hadoop.ts';
import { HARMLESS_BUILDS_AND_TOOLS } from './applications/harmless-builds-and-tools.ts';
import { HARMLESS_DATABASES } from './applications/harmless-databases.ts';
import { HARMLESS_HOSTS } from './applications/harmless-hosts.ts';
import { HARMLESS_REQUESTS } from './applications/harmless-requests.ts';
import { HARMLESS_RUNTIMES } from './applications/harmless-runtimes.ts';
import { HARMLESS_SERVICES } from './applications/harmless-services.ts';
import { HDFS } from './applications/hdfs.ts';
import { HOME_ASSISTANT_INTEGRATIONS } from './applications/home-assistant-integrations.ts';
import { HOME_ASSISTANT } from './applications/home-assistant.ts';
import { HOME_ASSISTANT_MORE } from './applications/home-assistant-more.ts';
import { HOME_HUBS } from './applications/home-hubs.ts';
import { HOME_NETWORK } from './applications/home-network.ts';
import { HOSTED_APPS_FURTHER } from './applications/hosted-apps-further.ts';
import { HOSTED_APPS_WORDS } from './applications/hosted-apps-words.ts';
import { JENKINS } from './applications/jenkins.ts';
import { LOG_PIPELINES } from './applications/log-pipelines.ts';
import { LOG_SHIPPERS } from './applications/log-shippers.ts';
import { LOGIN_SERVICES } from './applications/login-services.ts';
import { LOKI } from './applications/loki.ts';
import { MEDIA } from './applications/media.ts';
import { METRICS_MORE } from './applications/metrics-more.ts';
import { MODEL_FRONT_ENDS } from './applications/model-front-ends.ts';
import { MODEL_SERVERS } from './applications/model-servers.ts';
import { MODEL_TRACKING } from './applications/model-tracking.ts';
import { MODELS } from './applications/models.ts';
import { MONITORING } from './applications/monitoring.ts';
import { MONITORS } from './applications/monitors.ts';
import { NEXTCLOUD_FILES } from './applications/nextcloud-files.ts';
import { NEXTCLOUD } from './applications/nextcloud.ts';
import { NIFI_AND_SCHEDULERS } from './applications/nifi-and-schedulers.ts';
import { OFFICE_AND_SYNC } from './applications/office-and-sync.ts';
import { PHOTOS_AND_CAMERAS } from './applications/photos-and-cameras.ts';
import { PREFECT } from './applications/prefect.ts';
import { PRINTING_AND_STORAGE_BOXES } from './applications/printing-and-storage-boxes.ts';
import { PROMETHEUS } from './applications/prometheus.ts';
import { PUBLISHING } from './applications/publishing.ts';
import { PUSH_SERVICES } from './applications/push-services.ts';
import { SCRAPERS_AND_STREAMS } from './applications/scrapers-and-streams.ts';
import { SEARCH_SERVERS } from './applications/search-servers.ts';
import { SECURITY_AGENTS } from './applications/security-agents.ts';
import { SELF_HOSTED_PLATFORMS } from './applications/self-hosted-platforms.ts';
import { SHOPS_AND_SITES } from './applications/shops-and-sites.ts';
import { SIGN_IN } from './applications/sign-in.ts';
import { SIP_MEDIA } from './applications/sip-media.ts';
import { SIP_SERVERS } from './applications/sip-servers.ts';
import { SMART_HOME } from './applications/smart-home.ts';
import { SPARK_JOBS } from './applications/spark-jobs.ts';
import { STOPPED_ON_PURPOSE } from './applications/stopped-on-purpose.ts';
import { TELEMETRY_BACKENDS } from './applications/telemetry-backends.ts';
import { TELEMETRY_CLIENTS } from './applications/telemetry-clients.ts';
import { TELEPHONY } from './applications/telephony.ts';
import { WATCHERS } from './applications/watchers.ts';
import { WIKIS_AND_NOTES } from './applications/wikis-and-notes.ts';
import { WORKFLOW_NODES } from './applications/workflow-nodes.ts';
import { ZIGBEE_AND_CAMERAS } from './applications/zigbee-and-cameras.ts';
import { TELEMETRY_AGENTS } from './applications/telemetry-agents.ts';
import { LANGUAGE_MODELS } from './applications/language-models.ts';
import { HOME_AND_GAMES } from './applications/home-and-games.ts';
import { TELEMETRY_AND_FEDERATION } from './applications/telemetry-and-federation.ts';
import { MONITORING_AGENTS } from './applications/monitoring-agents.ts';
import { HOME_SERVERS } from './applications/home-servers.ts';
import { AGENTS_REFUSED_MORE } from './applications/agents-refused-more.ts';
import { AGENTS_REFUSED } from './applications/agents-refused.ts';
import { CALLS_AND_RELAYS_MORE } from './applications/calls-and-relays-more.ts';
import { CALLS_AND_RELAYS } from './applications/calls-and-relays.ts';
import { COMPUTE_CLUSTER_DETAILS_MORE } from './applications/compute-cluster-details-more.ts';
import { COMPUTE_CLUSTER_DETAILS } from './applications/compute-cluster-details.ts';
import { FLOWS_AND_FORGES } from './applications/flows-and-forges.ts';
import { JELLYFIN } from './applications/jellyfin.ts';
import { LICENCES } from './applications/licences.ts';
import { OUTLINE_AND_SYNAPSE } from './applications/outline-and-synapse.ts';
import { PAPERLESS } from './applications/paperless.ts';
import { PICTURES_AND_HOMES } from './applications/pictures-and-homes.ts';
import { PIHOLE_AND_PROXY_MANAGER } from './applications/pihole-and-proxy-manager.ts';
import { PLANTS_AND_MACHINES } from './applications/plants-and-machines.ts';
import { PORTALS_AND_FILES } from './applications/portals-and-files.ts';
import { PRINTERS_AND_STREAMS } from './applications/printers-and-streams.ts';
import { REMOTE_DESKTOPS } from './applications/remote-desktops.ts';
import { SUPERVISORS_AND_FIRST_STARTS } from './applications/supervisors-and-first-starts.ts';
import { VAULTWARDEN } from './applications/vaultwarden.ts';

/** Self-hosted applications, and what is written on good days. */
export const APPLICATIONS: readonly CatalogueEntry[] = [
  ...ADMIN_PAGES_AND_TUNNELS,
  ...ANALYTICS,
  ...API_CHATS,
  ...API_CODE_HOSTS,
  ...API_MODELS,
  ...API_MODELS_MORE,
  ...API_PAYMENTS_AND_MAIL,
  ...API_PAYMENTS_MORE,
  ...API_PLATFORMS,
  ...API_SENDERS_AND_CONTENT,
  ...ARTIFACT_STORES,
  ...AUTOMATION,
  ...BACKENDS,
  ...BACKUP_DATABASES,
  ...BACKUP_SUITES,
  ...BACKUPS,
  ...BATCH_AND_HPC,
  ...BUSINESS_DETAILS,
  ...BUSINESS,
  ...CHAT_BRIDGES,
  ...CI_RUNNERS,
  ...CLOUD_STORAGE_TOOLS,
  ...COMMUNITIES,
  ...COMPUTE_CLUSTERS,
  ...CONFIGURATION_MANAGEMENT,
  ...DAGSTER_RUNS,
  ...DATA_AND_WEB_REMAINDERS,
  ...DATA_LAKES,
  ...DATA_SCHEDULERS,
  ...DATA_WORKFLOWS,
  ...DBT,
  ...DOCUMENTS_AND_PICTURES,
  ...DOCUMENTS_AND_SECRETS,
  ...DOWNLOADS_AND_MEDIA,
  ...DOWNLOADS_AND_PRINTERS,
  ...ERP,
  ...FEATURE_FLAGS,
  ...FLINK_JOBS,
  ...FLOWS,
  ...FORUMS_AND_SCHOOLS,
  ...GAME_HOSTING,
  ...GAME_SERVERS,
  ...GITEA,
  ...GITLAB,
  ...GITOPS,
  ...GPU,
  ...GRAFANA,
  ...HADOOP,
  ...HARMLESS_BUILDS_AND_TOOLS,
  ...HARMLESS_DATABASES,
  ...HARMLESS_REQUESTS,
  ...HARMLESS_RUNTIMES,
  ...HARMLESS_SERVICES,
  ...HDFS,
  ...HOME_ASSISTANT_INTEGRATIONS,
  ...HOME_ASSISTANT,
  ...HOME_ASSISTANT_MORE,
  ...HOME_HUBS,
  ...HOME_NETWORK,
  ...HOSTED_APPS_FURTHER,
  ...HOSTED_APPS_WORDS,
  ...JENKINS,
  ...LOG_PIPELINES,
  ...LOG_SHIPPERS,
  ...LOGIN_SERVICES,
  ...LOKI,
  ...MEDIA,
  ...METRICS_MORE,
  ...MODEL_FRONT_ENDS,
  ...MODEL_SERVERS,
  ...MODEL_TRACKING,
  ...MODELS,
  ...MONITORING,
  ...MONITORS,
  ...NEXTCLOUD_FILES,
  ...NEXTCLOUD,
  ...NIFI_AND_SCHEDULERS,
  ...OFFICE_AND_SYNC,
  ...PHOTOS_AND_CAMERAS,
  ...PREFECT,
  ...PRINTING_AND_STORAGE_BOXES,
  ...PROMETHEUS,
  ...PUBLISHING,
  ...PUSH_SERVICES,
  ...SCRAPERS_AND_STREAMS,
  ...SEARCH_SERVERS,
  ...SECURITY_AGENTS,
  ...SELF_HOSTED_PLATFORMS,
  ...SHOPS_AND_SITES,
  ...SIGN_IN,
  ...SIP_MEDIA,
  ...SIP_SERVERS,
  ...SMART_HOME,
  ...SPARK_JOBS,
  ...STOPPED_ON_PURPOSE,
  ...TELEMETRY_BACKENDS,
  ...TELEMETRY_CLIENTS,
  ...TELEPHONY,
  ...WATCHERS,
  ...WIKIS_AND_NOTES,
  ...WORKFLOW_NODES,
  ...ZIGBEE_AND_CAMERAS,
  ...TELEMETRY_AGENTS,
  ...LANGUAGE_MODELS,
  ...HOME_AND_GAMES,
  ...TELEMETRY_AND_FEDERATION,
  ...MONITORING_AGENTS,
  ...HOME_SERVERS,
  ...HARMLESS_HOSTS,
  ...AGENTS_REFUSED_MORE,
  ...AGENTS_REFUSED,
  ...CALLS_AND_RELAYS_MORE,
  ...CALLS_AND_RELAYS,
  ...COMPUTE_CLUSTER_DETAILS_MORE,
  ...COMPUTE_CLUSTER_DETAILS,
  ...LICENCES,
  ...PLANTS_AND_MACHINES,
  ...PRINTERS_AND_STREAMS,
  ...REMOTE_DESKTOPS,
  ...VAULTWARDEN,
  ...PAPERLESS,
  ...JELLYFIN,
  ...PIHOLE_AND_PROXY_MANAGER,
  ...OUTLINE_AND_SYNAPSE,
  ...FLOWS_AND_FORGES,
  ...PORTALS_AND_FILES,
  ...PICTURES_AND_HOMES,
  ...SUPERVISORS_AND_FIRST_STARTS,
];
