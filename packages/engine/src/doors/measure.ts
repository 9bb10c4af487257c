/* What benchmarks measure alone: only evaluations come in here. */
export { countTerms } from '../code/commits/split-words.ts';
export { rankFrames } from '../code/frames/rank-frames.ts';
export { applySourceMap } from '../code/frames/source-map.ts';
export { extractSettingChanges } from '../code/history/changed-settings.ts';
export { findFunctions } from '../code/source/enclosing-function.ts';
export type { LogStatement } from '../code/source/log-statements.ts';
export { extractLogStatements } from '../code/source/log-statements.ts';
export { matchTemplateToStatement } from '../code/source/match-template.ts';
export { CATALOGUE } from '../knowledge/catalogue.ts';
export type { Histogram } from '../logs/lines/histogram.ts';
export { normalisedRegions } from '../logs/raw/normalise-trace-text.ts';
export { mineMessages } from '../logs/template/miner.ts';
export { compareWindows } from '../signals/onset/compare-windows.ts';
export { findOnset } from '../signals/onset/find-onset.ts';
