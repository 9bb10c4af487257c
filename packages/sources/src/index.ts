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
export { containerEvidence, deployEvidence, stackEvidence, templateEvidence } from './incident/log-evidence.ts';
