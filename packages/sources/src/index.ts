export type { LineRange, LogListing, LogSource, LogStream, NotRead, OpenOptions, PlainFile } from './log-source.ts';
export { createTextLogSource } from './text/text-log-source.ts';
export { createAttachmentLogSource } from './attachment/attachment-log-source.ts';
export type { AttachmentLogSourceOptions } from './attachment/attachment-log-source.ts';
export type { AttachmentOrigin } from './attachment/spool-attachment.ts';
export { openRepository } from './git/open-repository.ts';
export type { RepositoryPlace } from './git/open-repository.ts';
export { createRepositories, parseRepositories } from './git/repositories.ts';
export type { Repositories, RepositorySettings } from './git/repositories.ts';
export type {
  BlameWanted,
  DiffResult,
  DiffWanted,
  FileBlame,
  FileRead,
  FileWanted,
  GrepMatch,
  GrepResult,
  GrepWanted,
  History,
  LogWanted,
  Repository,
  RepositoryFile,
  RepositoryState,
} from './git/repository.ts';
export { readLogs } from './incident/read-logs.ts';
export type { LogsRead, ReadLogsOptions, SourcedLog } from './incident/read-logs.ts';
export { spanOfNow } from './incident/log-evidence.ts';
export { gatherEvidence } from './incident/gather-evidence.ts';
export type { IncidentEvidence } from './incident/gather-evidence.ts';
export { incidentRecord } from './incident/incident-record.ts';
export { createIncidentSources } from './incident/incident-sources.ts';
export type { IncidentSources, IncidentSourcesOptions } from './incident/incident-sources.ts';
export { joinRecordings } from './recordings/recording.ts';
export type { Recording } from './recordings/recording.ts';
export { createFileLogSource } from './files/file-log-source.ts';
export { parseLogPaths } from './files/find-log-files.ts';
export { createDocker } from './docker/docker-engine.ts';
export type { ContainersSeen, Docker, DockerOptions, EventsSeen } from './docker/docker-engine.ts';
export type { ContainerEvent, EventKind } from './docker/container-event.ts';
export type { ImageChange } from './docker/image-changes.ts';
export type { ContainerState, HealthRun } from './docker/container-state.ts';
export { parseDockerEvents, parseDockerInspect } from './docker/parse-docker-text.ts';
export { readLocator } from './evidence/read-locator.ts';
export type { LocatorReaders, LocatorText } from './evidence/read-locator.ts';
export { createEvidenceReader } from './evidence/evidence-reader.ts';
export type { EvidenceCheck, EvidenceReader } from './evidence/evidence-reader.ts';
export { analyseLogStream } from './log-workers/analyse-log-stream.ts';
export type { AnalysedLog, AnalyseLogOptions } from './log-workers/analyse-log-stream.ts';
export { createLogWorkers } from './log-workers/log-workers.ts';
export type { LogWorkers, LogWorkerWatch } from './log-workers/log-workers.ts';
export type { LogWorkerJob } from './log-workers/log-worker-messages.ts';
export { readContainerReports } from './docker/read-container-reports.ts';
export type { ContainerReports } from './docker/read-container-reports.ts';
export { createSourceMaps } from './source-maps/source-maps.ts';
export type { SourceMaps } from './source-maps/source-maps.ts';
