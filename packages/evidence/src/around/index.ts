export { byNearness, failureWindow, isWithin, momentWords } from './failure-window.ts';
export type { FailureWindow, Period } from './failure-window.ts';
export { plainFinding, plainSummary } from './plain-finding.ts';
export type { Told } from './plain-finding.ts';
