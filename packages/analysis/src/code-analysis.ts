export { findStackTraces, parseStackTrace } from './stack/find-stack-traces.ts';
export type {
  ExceptionRole,
  FrameOrigin,
  Runtime,
  StackException,
  StackFrame,
  StackTrace,
} from './stack/stack-trace.ts';
export {
  applySourceMap,
  loadSourceMap,
  sourceMapReferenceOf,
  type SourceMap,
  type SourceMapReference,
} from './stack/source-map.ts';
export { mapStackTrace } from './stack/map-stack-trace.ts';
export {
  rankFrames,
  type FrameRanking,
  type RankOptions,
  type SuspectFile,
  type SuspectLine,
} from './stack/rank-frames.ts';
export {
  buildPathIndex,
  locateFrame,
  type FrameLocation,
  type PathCandidate,
  type PathIndex,
} from './code/path-index.ts';
export type { BlameLine, Commit, FileChange, FileStatus, Hunk } from './history/commit.ts';
export { GIT_LOG_ARGUMENTS, parseGitLog } from './history/parse-git-log.ts';
export { parseUnifiedDiff } from './history/parse-unified-diff.ts';
export { parseBlamePorcelain } from './history/parse-blame.ts';
export { extractSettingChanges, type SettingChange } from './history/changed-settings.ts';
export { rankCommits, type CommitRanking, type RankedCommit } from './history/rank-commits.ts';
export type { Clue, CodeReach, Reason, Rollout, Suspect } from './history/clue.ts';
export { faultPlaces, type FaultPlace } from './history/fault-places.ts';
export { backwardSlice, type SliceStart } from './code/backward-slice.ts';
export type { SlicedLine } from './code/sliced-lines.ts';
export { sliceStarts } from './code/slice-starts.ts';
export { roleOfPath, type PathRole } from './history/path-role.ts';
export { findEnclosingFunction, findFunctions, type FunctionRange } from './code/enclosing-function.ts';
export { findCallers, type Caller, type SourceFile } from './code/find-callers.ts';
export { extractLogStatements, type LogStatement } from './code/log-statements.ts';
export { matchTemplateToStatement, type StatementMatch } from './code/match-template.ts';
export { languageOfPath, type Language } from './code/language.ts';
