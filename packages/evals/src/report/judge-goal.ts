import type { AccuracyGoal } from '../suites/suite.ts';
import type { Figure, SuiteScore } from './suite-score.ts';

/** A goal with what was reached: `by` is how far above (+) or below (-) its bound, in the goal's good direction. */
export interface JudgedGoal {
  readonly goal: AccuracyGoal;
  readonly figure?: Figure;
  readonly value?: number;
  readonly by?: number;
}

/** Holds each goal against a score; a figure that the scorer does not give stays open. */
export function judgeGoals(goals: readonly AccuracyGoal[], score: SuiteScore): JudgedGoal[] {
  return goals.map((goal) => {
    const figures = goal.group === undefined ? score.metrics : score.groups[goal.group];
    const figure = figures?.[goal.metric];
    if (figure === undefined) return { goal };
    const value = goal.of === 'sum' ? figure.sum : figure.value;
    const by = Math.min(value - (goal.atLeast ?? -Infinity), (goal.atMost ?? Infinity) - value);
    return { goal, figure, value, by };
  });
}
