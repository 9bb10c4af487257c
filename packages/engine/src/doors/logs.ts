/* Bytes to lines, events, templates, counts and stack traces. */
export type { LineGroup } from '../logs/digest/line-group.ts';
export type { LogLine, LogText } from '../logs/digest/log-line.ts';
export { readLogLines } from '../logs/digest/read-log-lines.ts';
export { unpackExport } from '../logs/export/unpack-export.ts';
export { createTranscoder, detectEncoding } from '../logs/lines/encoding.ts';
export { LineSplitter } from '../logs/lines/line-splitter.ts';
export type { LogPart } from '../logs/lines/log-part.ts';
export { combineLogParts } from '../logs/lines/log-part.ts';
export type { LogReaderOptions } from '../logs/lines/reader.ts';
export { createLogReader } from '../logs/lines/reader.ts';
export type { LogAnalysis, LogEncoding, Severity, StackBlock } from '../logs/lines/types.ts';
export { findTraces } from '../logs/stack/find-traces.ts';
export type { FoundTraces } from '../logs/stack/find-traces.ts';
export type { StackFrame, StackTrace } from '../logs/stack/stack-trace.ts';
