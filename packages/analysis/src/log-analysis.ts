export type {
  LogAnalysis,
  LogEncoding,
  LogEnvelope,
  LogFormat,
  LogPoint,
  LogSample,
  LogTemplate,
  ServiceActivity,
  Severity,
  StackBlock,
} from './log/types.ts';
export type { Histogram } from './log/histogram.ts';
export type { LogReader, LogReaderOptions } from './log/reader.ts';
export { createLogReader } from './log/reader.ts';
export type { LogPart } from './log/log-part.ts';
export { combineLogParts } from './log/log-part.ts';
export { severityRank } from './log/severity.ts';
export { mergeHistograms } from './log/histogram.ts';
export type { ChangeKind, Counted, RateChange, SplitWindows } from './onset/compare-windows.ts';
export { compareWindows } from './onset/compare-windows.ts';
export type { Onset, OnsetSeries, OnsetWindow, OnsetWitness } from './onset/find-onset.ts';
export { findOnset } from './onset/find-onset.ts';
export type { MinedTemplates } from './template/miner.ts';
export { mineMessages } from './template/miner.ts';
