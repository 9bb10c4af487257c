import type { BenchResult, Goal } from './bench.ts';

/** A goal with what was reached; `reached` is null when the result does not hold the figure. */
export interface JudgedGoal extends Goal {
  readonly value: number | null;
  readonly reached: boolean | null;
}

/** The number at a path such as `plain.ratio`, or null. */
export function figureAt(result: BenchResult, path: string): number | null {
  let value: unknown = result;
  for (const key of path.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }
  return typeof value === 'number' ? value : null;
}

/** Which goals a result reaches. */
export function judge(goals: readonly Goal[], result: BenchResult): JudgedGoal[] {
  return goals.map((goal) => {
    const value = figureAt(result, goal.figure);
    const reached = value === null ? null : value >= (goal.atLeast ?? -Infinity) && value <= (goal.atMost ?? Infinity);
    return { ...goal, value, reached };
  });
}

/** Whether a goal was reached, in words: `yes`, or `no, 12 % short`, of the bound that was missed. */
export function reachedInWords({ reached, value, atLeast, atMost }: JudgedGoal): string {
  if (reached === true) return 'yes';
  if (value === null) return 'no';
  const isLow = atLeast !== undefined && value < atLeast;
  const bound = isLow ? atLeast : (atMost ?? value);
  return `no, ${Math.max(1, Math.round((Math.abs(value - bound) / bound) * 100))} % ${isLow ? 'short' : 'over'}`;
}

/** A goal's bound in words: `≥ 3` or `≤ 2.5`. */
export function boundOf(goal: Goal): string {
  return [
    ...(goal.atLeast === undefined ? [] : [`≥ ${goal.atLeast}`]),
    ...(goal.atMost === undefined ? [] : [`≤ ${goal.atMost}`]),
  ].join(' and ');
}
