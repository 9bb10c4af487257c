export type { LogAnalysis, LogSample, LogTemplate, StackBlock } from './lines/types.ts';
export type { LogReader, LogReaderOptions } from './lines/reader.ts';
export { createLogReader } from './lines/reader.ts';
export type { LogPart } from './lines/log-part.ts';
export { combineLogParts } from './lines/log-part.ts';
