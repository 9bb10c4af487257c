/* Where a trace points to in code, and what feeds the failing value. */
export { wordsAround } from '../code/crash/crash-names.ts';
export { rankFramesAlone } from '../code/crash/frames-alone.ts';
export type { BlamedRange, ReadCrash } from '../code/crash/read-crash.ts';
export { readCrash } from '../code/crash/read-crash.ts';
export { mapStackTrace } from '../code/frames/map-stack-trace.ts';
export type { SourceMap } from '../code/frames/source-map.ts';
export { loadSourceMap, sourceMapReferenceOf } from '../code/frames/source-map.ts';
export { backwardSlice } from '../code/slice/backward-slice.ts';
export { sliceStarts } from '../code/slice/slice-starts.ts';
export { ownersOf, parseCodeOwners } from '../code/source/code-owners.ts';
export type { FunctionRange } from '../code/source/enclosing-function.ts';
export { findEnclosingFunction } from '../code/source/enclosing-function.ts';
export type { Caller } from '../code/source/find-callers.ts';
export { findCallers } from '../code/source/find-callers.ts';
export { languageOfPath } from '../code/source/language.ts';
export type { PathIndex } from '../code/source/path-index.ts';
export { buildPathIndex, locateFrame } from '../code/source/path-index.ts';
