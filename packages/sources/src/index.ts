/* Logs wherever they stand, and what is connected. */
export { createAttachmentLogSource } from './attachment/attachment-log-source.ts';
export { connectedContainers, connectedFiles, connectedRepositories } from './connected/connected-sources.ts';
export { EXPORTED_LINES, readExport } from './exports/read-export.ts';
export { createFileLogSource } from './files/file-log-source.ts';
export type { LogSource, LogStream, NotRead, PlainFile } from './log-source.ts';
export { errorCode } from './reading/error-code.ts';
export { inParallel } from './reading/in-parallel.ts';
export { showBytes } from './reading/show-bytes.ts';
export { createTextLogSource } from './text/text-log-source.ts';
