import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import type { AST } from '@eslint-community/regexpp';
import type { Expression } from './compile.ts';

/** A repetition within one that may repeat more often than this multiplies their work. */
const FEW = 8;

/** Whether a part of a pattern stands within a repetition that may repeat often. */
function isRepeated(node: AST.Node | null): boolean {
  if (node === null) return false;
  return (node.type === 'Quantifier' && node.max > FEW) || isRepeated(node.parent);
}

/** Repetitions that have no upper bound, or that stand within another that may repeat often; as they are written. */
export function looseRepetitions({ pattern, flags }: Expression): string[] {
  const loose: string[] = [];
  const tree = new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: flags.includes('u') });
  visitRegExpAST(tree, {
    onQuantifierEnter(quantifier) {
      const endless = quantifier.max === Infinity;
      const nested = quantifier.max > FEW && isRepeated(quantifier.parent);
      if (endless || nested) loose.push(quantifier.raw);
    },
  });
  return loose;
}
