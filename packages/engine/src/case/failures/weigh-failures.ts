import type { CauseKind } from '@mats/contracts';
import { FAILURE_RULES, NO_INCIDENT_RULES, UNKNOWN_RULES } from '../../rules/failure-rules.ts';
import { measureAll, probabilitiesOf, reasonsOf } from '../../rules/weigh.ts';
import type { RuleReason, Weights } from '../../rules/weigh.ts';
import type { FailureView } from '../../rules/failure-view.ts';
import { componentOf } from './component.ts';
import { kindOf } from './kind-of.ts';
import type { Failures } from './view-failures.ts';

/** One answer to "what is the cause?": lines of one form, or that it is not known, or that nothing is wrong. */
export type Answer =
  | { readonly is: 'failure'; readonly view: FailureView }
  | { readonly is: 'unknown' }
  | { readonly is: 'no_incident' };

export interface WeighedAnswer {
  readonly answer: Answer;
  /** What the rules measured, by code: what the weights are fitted on. */
  readonly measured: Readonly<Record<string, number>>;
  readonly reasons: readonly RuleReason[];
  readonly score: number;
  /** Of all answers together 1. */
  readonly probability: number;
}

/** All groups of lines that say the same kind of failure: mostly one failure, seen by those at both ends of it. */
export interface FailureCause {
  readonly kind: CauseKind;
  readonly component: string;
  /** Strongest first. */
  readonly answers: readonly (WeighedAnswer & { readonly answer: Extract<Answer, { is: 'failure' }> })[];
  readonly probability: number;
}

function measured(failures: Failures): { answer: Answer; measured: Readonly<Record<string, number>> }[] {
  return [
    ...failures.failures.map((view) => ({
      answer: { is: 'failure', view } as const,
      measured: measureAll(FAILURE_RULES, view),
    })),
    { answer: { is: 'unknown' }, measured: measureAll(UNKNOWN_RULES, failures.whole) },
    { answer: { is: 'no_incident' }, measured: measureAll(NO_INCIDENT_RULES, failures.whole) },
  ];
}

/** Weighs every answer against the others; the most probable first. */
export function weighFailures(failures: Failures, weights: Weights): WeighedAnswer[] {
  const drafts = measured(failures).map((draft) => {
    const reasons = reasonsOf(draft.measured, weights);
    return { ...draft, reasons, score: reasons.reduce((sum, { weight }) => sum + weight, 0) };
  });
  const probabilities = probabilitiesOf(drafts.map(({ score }) => score));
  return drafts
    .map((draft, place) => ({ ...draft, probability: probabilities[place] ?? 0 }))
    .toSorted((a, b) => b.score - a.score);
}

/** Answers that name the same kind of failure, together; the most probable first. The strongest names the part. */
export function causesOf(answers: readonly WeighedAnswer[]): FailureCause[] {
  const causes = new Map<
    CauseKind,
    { kind: CauseKind; component: string; answers: FailureCause['answers'][number][] }
  >();
  for (const weighed of answers) {
    const { answer } = weighed;
    if (answer.is !== 'failure') continue;
    const kind = kindOf(answer.view);
    if (kind === null) continue;
    const cause = causes.get(kind) ?? { kind, component: componentOf(answer.view), answers: [] };
    cause.answers.push({ ...weighed, answer });
    causes.set(kind, cause);
  }
  return [...causes.values()]
    .map((cause) => ({ ...cause, probability: cause.answers.reduce((sum, one) => sum + one.probability, 0) }))
    .toSorted((a, b) => b.probability - a.probability);
}
