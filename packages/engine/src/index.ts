/* From an incident to candidates and a verdict. */
export { createEvidence } from './case/evidence/create-evidence.ts';
export { isComplaint } from './case/evidence/is-complaint.ts';
export type { Platform } from './case/failures/cause-facts.ts';
export { meaningOf, nextStepsOf, stepsOfKind, valuesOf } from './case/failures/cause-facts.ts';
export type { ExplainedFailures } from './case/failures/explain-failures.ts';
export { explainFailures } from './case/failures/explain-failures.ts';
export type { IncidentAnalysis } from './case/incident/analyse-incident.ts';
export { analyseIncident } from './case/incident/analyse-incident.ts';
export type { ChangedTemplate } from './case/incident/changed-failures.ts';
export { tellsOutcomeOnly } from './case/incident/changed-failures.ts';
export type { LocatedDeployment } from './case/incident/deployments.ts';
export { tellerOf } from './case/incident/deployments.ts';
export { CAUSE_SIGNALS } from './case/incident/failure-signals.ts';
export type { ContainerFacts, IncidentInput, LocatedChange, ReadLog } from './case/incident/incident-input.ts';
export type { LocatedNotice } from './case/incident/related-outages.ts';
export type { TelemetryFindings } from './case/incident/telemetry-findings.ts';
export type { JudgeInput, Judgement, WeighedCandidate } from './case/judge/judgement.ts';
export { judge } from './case/judge/judgement.ts';
