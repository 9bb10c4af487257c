import { type Attack, attacksOn, attackText } from './attacks.ts';
import { compileExpression, type Expression } from './compile.ts';
import { countSteps, type Program } from './program.ts';

/** How fast the work on a text may grow with its length. */
export type Order = 'linear' | 'quadratic';

/** A text twice as long takes 2 or 4 times the steps; what lies clearly above is of a higher order. */
const MOST_RATIO: Readonly<Record<Order, number>> = { linear: 2.9, quadratic: 5.6 };
/**
 * The second size lies beyond what counted repetitions such as `{0,1000}` can take at each place: only true growth remains. The limit of
 * the first leaves room for quadratic work, that of the second need not: what reaches it does not grow linearly.
 */
const FIRST = { length: 300, limit: 8_000_000 };
const SECOND = { length: 2000, limit: 14_000_000 };
/** Steps for each unit that need no second look. */
const CHEAP = 30;

/** The attack that makes an expression do work of a higher order than allowed, or undefined when none of those tried does. */
export function findGrowth(expression: Expression, allowed: Order): Attack | undefined {
  const attacks = attacksOn(expression);
  if (attacks.length === 0) return undefined;
  const program = compileExpression(expression);
  const most = MOST_RATIO[allowed];
  const sizes = allowed === 'linear' ? [FIRST, SECOND] : [FIRST];
  return attacks.find((attack) => sizes.every((size) => growthAt(program, { attack, ...size }) > most));
}

/** Steps for twice the length over steps for the length; infinite where the limit is reached, 0 where both are cheap. */
function growthAt(
  program: Program,
  { attack, length, limit }: { readonly attack: Attack; readonly length: number; readonly limit: number },
): number {
  const text = attackText(attack, 2 * length);
  const twice = countSteps(program, { text, limit });
  if (twice >= limit) return Number.POSITIVE_INFINITY;
  if (twice < CHEAP * text.length) return 0;
  return twice / countSteps(program, { text: attackText(attack, length), limit });
}
