/* What code, commits and changes are suspected of, as candidates. */
export { changeCandidates, deploymentsOfChange, serviceOfChange } from '../case/changes/change-candidates.ts';
export { rankChanges } from '../case/changes/rank-changes.ts';
export type { RepositoryFacts } from '../case/judge/code-candidates.ts';
export { candidatesOf } from '../case/judge/code-candidates.ts';
export { complaintCandidates } from '../case/judge/complaint-candidates.ts';
export { crashCandidates } from '../case/judge/crash-candidates.ts';
export { clueOf } from '../case/suspect/clue-of.ts';
export type { CodeQuestion } from '../case/suspect/code-question.ts';
export { codeQuestion } from '../case/suspect/code-question.ts';
export type { CodeSuspect } from '../case/suspect/code-suspect.ts';
export { strongestSuspects } from '../case/suspect/code-suspect.ts';
export type { DeployedCode, HistoryWindow } from '../case/suspect/deployed-code.ts';
export { suspectsOfPlaces } from '../case/suspect/printed-places.ts';
export { searchedFailures, suspectsOfStatements } from '../case/suspect/statement-suspects.ts';
export { defectOf } from '../case/suspect/told-defect.ts';
export { suspectsOfTraces } from '../case/suspect/trace-suspects.ts';
