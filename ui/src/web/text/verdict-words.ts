import type { EvidenceKind, Report, Verdict } from '@mats/contracts';

/** How sure a verdict looks: `certain` takes the accent, `doubt` amber, `calm` neither. */
export type VerdictTone = 'certain' | 'doubt' | 'calm';

interface VerdictWords {
  label: string;
  tone: VerdictTone;
  /** A sign beside the colour, so that colour is never the only one. */
  sign: string;
}

export const VERDICT_WORDS: Readonly<Record<Verdict, VerdictWords>> = {
  root_cause: { label: 'Root cause', tone: 'certain', sign: '●' },
  probable_cause: { label: 'Probable cause', tone: 'doubt', sign: '◐' },
  inconclusive: { label: 'Inconclusive', tone: 'doubt', sign: '○' },
  no_incident: { label: 'No incident', tone: 'calm', sign: '–' },
};

const STEPS: readonly (readonly [least: number, words: string])[] = [
  [0.9, 'very likely'],
  [0.7, 'likely'],
  [0.5, 'more likely than not'],
  [0.2, 'one of several'],
];

/** A calibrated probability (0 to 1) in words. */
export function confidenceWords(confidence: number): string {
  return STEPS.find(([least]) => confidence >= least)?.[1] ?? 'unlikely';
}

/** A probability in words and as a number; null where it says nothing of a cause, or rounds to nothing. */
export function probabilityWords({ verdict, confidence }: Pick<Report, 'verdict' | 'confidence'>): string | null {
  if (verdict === 'inconclusive') return null;
  const percent = Math.min(99, Math.round(confidence * 100));
  return percent === 0 ? null : `${confidenceWords(confidence)} (${percent} %)`;
}

const ABSTENTION_WORDS: Readonly<Record<NonNullable<Report['abstention']>, string>> = {
  no_anomaly: 'Nothing in what was read differs from normal.',
  insufficient_data: 'There was too little to read to name a cause.',
  conflicting_evidence: 'The evidence points to more than one cause.',
  evidence_unverified: 'The evidence could not be found again in its source.',
  agent_missing: 'An agent that this question needs did not answer.',
};

/** Why an answer names no cause, as a sentence, for reports that do not say it in their headline; null when it names one. */
export function abstentionWords(report: Pick<Report, 'abstention' | 'headline'>): string | null {
  return report.abstention === undefined || report.headline !== undefined ? null : ABSTENTION_WORDS[report.abstention];
}

export const EVIDENCE_KIND_WORDS: Readonly<Record<EvidenceKind, string>> = {
  log_excerpt: 'log',
  log_template: 'log template',
  stack_trace: 'stack trace',
  code_range: 'code',
  commit: 'commit',
  deploy: 'deploy',
  change: 'change',
  status_notice: 'status page',
  container_state: 'container',
  metric_window: 'metric',
  trace: 'trace',
};
