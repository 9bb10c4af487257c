import { type AST, visitRegExpAST } from '@eslint-community/regexpp';
import { type Expression, parseExpression, wholeUnit } from './compile.ts';

/** A text that grows: what leads to the repetition, what is repeated, and what then does not fit. */
export interface Attack {
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
}

/** Units tried where a class is asked for one that fits. */
const PROBES = 'aA 0_-./\\:"\'`,;=()[]{}<>@#$%&*+?!|~^x\t\n\r\0é世bE1n'.split('');
/** Behind the repetition: nothing, a unit that hardly anything takes, an end of line. */
const SUFFIXES = ['', '\u0001', '\n\u0001'];
/** A repetition that ends sooner than this costs a constant. */
const LONG = 50;

/**
 * Texts that make a backtracking engine work, derived from the expression itself: each of its repetitions is pumped with what it
 * repeats, with all that leads to it, and with each unit the expression knows. None when nothing in it repeats without bound.
 */
export function attacksOn(expression: Expression): Attack[] {
  const tree = parseExpression(expression);
  const quantifiers: AST.Quantifier[] = [];
  const units = new Set<string>();
  visitRegExpAST(tree, {
    onQuantifierEnter: (node) => void (node.max >= LONG && quantifiers.push(node)),
    onCharacterEnter: (node) => void units.add(node.raw.length === 1 ? node.raw : sample(node, expression)),
    onCharacterClassEnter: (node) => void units.add(sample(node, expression)),
    onCharacterSetEnter: (node) => void units.add(sample(node, expression)),
  });
  if (quantifiers.length === 0) return [];
  const attacks = quantifiers.flatMap((quantifier) => {
    const prefix = leading(quantifier, expression);
    const inside = sample(quantifier.element, expression) || 'a';
    const fits = fitting(quantifier.element, expression);
    const known = [...units].filter((unit, place) => place < 3 || takes(quantifier.element, { unit, ...expression }));
    const pumps = new Set([
      inside,
      prefix + inside,
      ...fits,
      ...fits.map((unit) => prefix + unit),
      ...known.slice(0, 12),
    ]);
    return [...pumps].flatMap((pump) => [
      { prefix, pump },
      { prefix: '', pump },
    ]);
  });
  const distinct = new Map(
    attacks.filter(({ pump }) => pump !== '').map((attack) => [`${attack.prefix}\u0002${attack.pump}`, attack]),
  );
  return [...distinct.values()].flatMap((attack) =>
    [...SUFFIXES, `\u0001${attack.pump}`].map((suffix) => ({ ...attack, suffix })),
  );
}

/** The text of an attack with about `length` units in its repeated part. */
export function attackText({ prefix, pump, suffix }: Attack, length: number): string {
  return prefix + pump.repeat(Math.ceil(length / pump.length)) + suffix;
}

function takes(node: AST.Node, { unit, flags }: { readonly unit: string; readonly flags: string }): boolean {
  return wholeUnit(node.raw, flags).test(unit);
}

/** Up to four probes that one unit of the node takes. */
function fitting(node: AST.Node, { flags }: Expression): string[] {
  if (node.type !== 'CharacterClass' && node.type !== 'CharacterSet') return [];
  const whole = wholeUnit(node.raw, flags);
  return PROBES.filter((unit) => whole.test(unit)).slice(0, 4);
}

/** A text that the node fits, as short as is easy; assertions are taken to hold. */
function sample(node: AST.Node, expression: Expression): string {
  switch (node.type) {
    case 'Character':
      return String.fromCodePoint(node.value);
    case 'CharacterClass':
    case 'CharacterSet':
      return fitting(node, expression)[0] ?? '';
    case 'Quantifier':
      return sample(node.element, expression).repeat(Math.min(Math.max(node.min, 1), 10));
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives[0] === undefined ? '' : sample(node.alternatives[0], expression);
    case 'Alternative':
      return node.elements.map((element) => sample(element, expression)).join('');
    default:
      return '';
  }
}

/** What has to be read before the node is reached. */
function leading(node: AST.Node, expression: Expression): string {
  const { parent } = node;
  if (parent === null) return '';
  const before = leading(parent, expression);
  if (parent.type !== 'Alternative') return before;
  const place = parent.elements.indexOf(node as AST.Element);
  return (
    before +
    parent.elements
      .slice(0, place)
      .map((element) => sample(element, expression))
      .join('')
  );
}
