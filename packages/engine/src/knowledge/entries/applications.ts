import type { CatalogueEntry } from '../catalogue-entry.ts';
import { ANALYTICS } from './applications/analytics.ts';
import { API_CHATS } from './applications/api-chats.ts';
import { API_CODE_HOSTS } from './applications/api-code-hosts.ts';
import { API_MODELS } from './applications/api-models.ts';
import { API_PAYMENTS_AND_MAIL } from './applications/api-payments-and-mail.ts';
import { ARTIFACT_STORES } from './applications/artifact-stores.ts';
import { AUTOMATION } from './applications/automation.ts';
import { BACKENDS } from './applications/backends.ts';
import { BACKUP_SUITES } from './applications/backup-suites.ts';
import { BACKUPS } from './applications/backups.ts';
import { BATCH_AND_HPC } from './applications/batch-and-hpc.ts';
import { BUSINESS_DETAILS } from './applications/business-details.ts';
import { BUSINESS } from './applications/business.ts';
import { CI_RUNNERS } from './applications/ci-runners.ts';
import { CLOUD_STORAGE_TOOLS } from './applications/cloud-storage-tools.ts';
import { COMMUNITIES } from './applications/communities.ts';
import { COMPUTE_CLUSTERS } from './applications/compute-clusters.ts';
import { CONFIGURATION_MANAGEMENT } from './applications/configuration-management.ts';
import { DATA_WORKFLOWS } from './applications/data-workflows.ts';
import { DOCUMENTS_AND_PICTURES } from './applications/documents-and-pictures.ts';
import { DOCUMENTS_AND_SECRETS } from './applications/documents-and-secrets.ts';
import { DOWNLOADS_AND_PRINTERS } from './applications/downloads-and-printers.ts';
import { ERP } from './applications/erp.ts';
import { FLOWS } from './applications/flows.ts';
import { FORUMS_AND_SCHOOLS } from './applications/forums-and-schools.ts';
import { GAME_SERVERS } from './applications/game-servers.ts';
import { GITEA } from './applications/gitea.ts';
import { GITLAB } from './applications/gitlab.ts';
import { GITOPS } from './applications/gitops.ts';
import { GPU } from './applications/gpu.ts';
import { GRAFANA } from './applications/grafana.ts';
import { HADOOP } from './applications/hadoop.ts';
import { HARMLESS_DATABASES } from './applications/harmless-databases.ts';
import { HARMLESS_REQUESTS } from './applications/harmless-requests.ts';
import { HARMLESS_RUNTIMES } from './applications/harmless-runtimes.ts';
import { HARMLESS_SERVICES } from './applications/harmless-services.ts';
import { HDFS } from './applications/hdfs.ts';
import { HOME_ASSISTANT_INTEGRATIONS } from './applications/home-assistant-integrations.ts';
import { HOME_ASSISTANT } from './applications/home-assistant.ts';
import { HOME_NETWORK } from './applications/home-network.ts';
import { JENKINS } from './applications/jenkins.ts';
import { LOG_PIPELINES } from './applications/log-pipelines.ts';
import { LOG_SHIPPERS } from './applications/log-shippers.ts';
import { LOGIN_SERVICES } from './applications/login-services.ts';
import { LOKI } from './applications/loki.ts';
import { MEDIA } from './applications/media.ts';
import { METRICS_MORE } from './applications/metrics-more.ts';
import { MODELS } from './applications/models.ts';
import { MONITORING } from './applications/monitoring.ts';
import { MONITORS } from './applications/monitors.ts';
import { NEXTCLOUD_FILES } from './applications/nextcloud-files.ts';
import { NEXTCLOUD } from './applications/nextcloud.ts';
import { NIFI_AND_SCHEDULERS } from './applications/nifi-and-schedulers.ts';
import { OFFICE_AND_SYNC } from './applications/office-and-sync.ts';
import { PHOTOS_AND_CAMERAS } from './applications/photos-and-cameras.ts';
import { PRINTING_AND_STORAGE_BOXES } from './applications/printing-and-storage-boxes.ts';
import { PROMETHEUS } from './applications/prometheus.ts';
import { PUBLISHING } from './applications/publishing.ts';
import { SIGN_IN } from './applications/sign-in.ts';
import { SIP_MEDIA } from './applications/sip-media.ts';
import { SIP_SERVERS } from './applications/sip-servers.ts';
import { SMART_HOME } from './applications/smart-home.ts';
import { STOPPED_ON_PURPOSE } from './applications/stopped-on-purpose.ts';
import { TELEMETRY_BACKENDS } from './applications/telemetry-backends.ts';
import { TELEPHONY } from './applications/telephony.ts';
import { ZIGBEE_AND_CAMERAS } from './applications/zigbee-and-cameras.ts';
import { TELEMETRY_AGENTS } from './applications/telemetry-agents.ts';
import { LANGUAGE_MODELS } from './applications/language-models.ts';
import { HOME_AND_GAMES } from './applications/home-and-games.ts';
import { TELEMETRY_AND_FEDERATION } from './applications/telemetry-and-federation.ts';
import { MONITORING_AGENTS } from './applications/monitoring-agents.ts';
import { HOME_SERVERS } from './applications/home-servers.ts';

/** Self-hosted applications, and what is written on good days. */
export const APPLICATIONS: readonly CatalogueEntry[] = [
  ...ANALYTICS,
  ...API_CHATS,
  ...API_CODE_HOSTS,
  ...API_MODELS,
  ...API_PAYMENTS_AND_MAIL,
  ...ARTIFACT_STORES,
  ...AUTOMATION,
  ...BACKENDS,
  ...BACKUP_SUITES,
  ...BACKUPS,
  ...BATCH_AND_HPC,
  ...BUSINESS_DETAILS,
  ...BUSINESS,
  ...CI_RUNNERS,
  ...CLOUD_STORAGE_TOOLS,
  ...COMMUNITIES,
  ...COMPUTE_CLUSTERS,
  ...CONFIGURATION_MANAGEMENT,
  ...DATA_WORKFLOWS,
  ...DOCUMENTS_AND_PICTURES,
  ...DOCUMENTS_AND_SECRETS,
  ...DOWNLOADS_AND_PRINTERS,
  ...ERP,
  ...FLOWS,
  ...FORUMS_AND_SCHOOLS,
  ...GAME_SERVERS,
  ...GITEA,
  ...GITLAB,
  ...GITOPS,
  ...GPU,
  ...GRAFANA,
  ...HADOOP,
  ...HARMLESS_DATABASES,
  ...HARMLESS_REQUESTS,
  ...HARMLESS_RUNTIMES,
  ...HARMLESS_SERVICES,
  ...HDFS,
  ...HOME_ASSISTANT_INTEGRATIONS,
  ...HOME_ASSISTANT,
  ...HOME_NETWORK,
  ...JENKINS,
  ...LOG_PIPELINES,
  ...LOG_SHIPPERS,
  ...LOGIN_SERVICES,
  ...LOKI,
  ...MEDIA,
  ...METRICS_MORE,
  ...MODELS,
  ...MONITORING,
  ...MONITORS,
  ...NEXTCLOUD_FILES,
  ...NEXTCLOUD,
  ...NIFI_AND_SCHEDULERS,
  ...OFFICE_AND_SYNC,
  ...PHOTOS_AND_CAMERAS,
  ...PRINTING_AND_STORAGE_BOXES,
  ...PROMETHEUS,
  ...PUBLISHING,
  ...SIGN_IN,
  ...SIP_MEDIA,
  ...SIP_SERVERS,
  ...SMART_HOME,
  ...STOPPED_ON_PURPOSE,
  ...TELEMETRY_BACKENDS,
  ...TELEPHONY,
  ...ZIGBEE_AND_CAMERAS,
  ...TELEMETRY_AGENTS,
  ...LANGUAGE_MODELS,
  ...HOME_AND_GAMES,
  ...TELEMETRY_AND_FEDERATION,
  ...MONITORING_AGENTS,
  ...HOME_SERVERS,
];
