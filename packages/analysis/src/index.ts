export type {
  ChangeKind,
  Counted,
  Histogram,
  LogAnalysis,
  LogEncoding,
  LogEnvelope,
  LogFormat,
  LogPoint,
  LogReader,
  LogReaderOptions,
  LogSample,
  LogTemplate,
  MinedTemplates,
  Onset,
  OnsetSeries,
  OnsetWindow,
  OnsetWitness,
  RateChange,
  ServiceActivity,
  Severity,
  SplitWindows,
  StackBlock,
} from './log-analysis.ts';
export {
  compareWindows,
  createLogReader,
  findOnset,
  mergeHistograms,
  mineMessages,
  severityRank,
} from './log-analysis.ts';
export type {
  BlameLine,
  Caller,
  Clue,
  CodeReach,
  Commit,
  CommitRanking,
  ExceptionRole,
  FaultPlace,
  FileChange,
  FileStatus,
  FrameLocation,
  FrameOrigin,
  FrameRanking,
  FunctionRange,
  Hunk,
  Language,
  LogStatement,
  PathCandidate,
  PathIndex,
  PathRole,
  RankOptions,
  RankedCommit,
  Reason,
  Rollout,
  Runtime,
  SettingChange,
  SlicedLine,
  SliceStart,
  SourceFile,
  SourceMap,
  SourceMapReference,
  StackException,
  StackFrame,
  StackTrace,
  StatementMatch,
  Suspect,
  SuspectFile,
  SuspectLine,
} from './code-analysis.ts';
export {
  GIT_LOG_ARGUMENTS,
  applySourceMap,
  backwardSlice,
  buildPathIndex,
  extractLogStatements,
  faultPlaces,
  extractSettingChanges,
  findCallers,
  findEnclosingFunction,
  findFunctions,
  findStackTraces,
  languageOfPath,
  loadSourceMap,
  mapStackTrace,
  locateFrame,
  matchTemplateToStatement,
  parseBlamePorcelain,
  parseGitLog,
  parseStackTrace,
  parseUnifiedDiff,
  rankCommits,
  rankFrames,
  roleOfPath,
  sliceStarts,
  sourceMapReferenceOf,
} from './code-analysis.ts';
export { createTranscoder, detectEncoding } from './log/encoding.ts';
export { LineSplitter } from './log/line-splitter.ts';
export { commitExcerpt } from './history/commit-excerpt.ts';
export { isComplaint } from './evidence/is-complaint.ts';
export { createEvidence } from './evidence/create-evidence.ts';
export type { EvidenceDraft } from './evidence/create-evidence.ts';
export { analyseIncident } from './incident/analyse-incident.ts';
export type { IncidentAnalysis } from './incident/analyse-incident.ts';
export { tellsOutcomeOnly } from './incident/changed-failures.ts';
export type { ChangedTemplate } from './incident/changed-failures.ts';
export type { TelemetryFindings } from './incident/telemetry-findings.ts';
export type { LocatedDeploy } from './incident/rollouts.ts';
export type { ContainerFacts, IncidentInput, ReadLog } from './incident/incident-input.ts';
export { CAUSE_SIGNALS } from './incident/failure-signals.ts';
export { judge } from './judge/judgement.ts';
export type { Judgement, JudgeInput, WeighedCandidate } from './judge/judgement.ts';
export { combineLogParts } from './log/log-part.ts';
export type { LogPart } from './log/log-part.ts';
export { changeOf } from './history/change-kind.ts';
export { codeQuestion } from './suspect/code-question.ts';
export type { CodeQuestion, FailureText, FailureTrace } from './suspect/code-question.ts';
export { clueOf } from './suspect/clue-of.ts';
export { strongestSuspects } from './suspect/code-suspect.ts';
export type { CodeSuspect } from './suspect/code-suspect.ts';
export type { DeployedCode, HistoryWindow } from './suspect/deployed-code.ts';
export { searchedFailures, suspectsOfStatements } from './suspect/statement-suspects.ts';
export { suspectsOfTraces } from './suspect/trace-suspects.ts';
export type { CodePlace } from './suspect/trace-suspects.ts';
export { candidatesOf } from './judge/code-candidates.ts';
export type { RepositoryFacts } from './judge/code-candidates.ts';
export type {
  CallGraph,
  LoadRise,
  MetricAlarm,
  MetricCause,
  MetricDiagnosis,
  MetricMeaning,
  MetricOnset,
  Saturation,
  MetricName,
  MetricPoint,
  MetricTable,
  TimedValues,
  NamedPlace,
  QuietBaseline,
  RankingContext,
  Resource,
  ResourceWindow,
  ServiceCause,
  ServiceLogLine,
  ServiceSeries,
  ServiceSign,
  ServiceVersion,
  RecordedSpan,
  RecordedTelemetry,
  Span,
  SuspectPlace,
  TelemetryWindow,
} from './telemetry-analysis.ts';
export {
  FAILED_REQUESTS,
  SLOW_REQUESTS,
  buildMetricTable,
  findLoadRise,
  findMetricCauses,
  findMetricOnset,
  findSaturation,
  learnQuietBaseline,
  rankServices,
  rankingConfidence,
  reachableFrom,
  requestSeries,
  seriesText,
  thinnedPoints,
  traceRows,
  traceText,
  versionsText,
} from './telemetry-analysis.ts';
