export type {
  LineRange,
  LogListing,
  LogSource,
  LogStream,
  NotRead,
  OpenOptions,
  PlainFile,
} from './log-source.ts';
export { createTextLogSource } from './text/text-log-source.ts';
export { createAttachmentLogSource } from './attachment/attachment-log-source.ts';
export type { AttachmentLogSourceOptions } from './attachment/attachment-log-source.ts';
export type { AttachmentOrigin } from './attachment/spool-attachment.ts';
