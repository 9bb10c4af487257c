import { parseSync, Visitor } from 'oxc-parser';

/** One small change of a source file, which a test should notice. Places are offsets in UTF-16 units. */
export interface Mutant {
  readonly start: number;
  readonly end: number;
  /** What stands there instead. */
  readonly text: string;
  readonly line: number;
  /** What is changed, as `before → after`. */
  readonly words: string;
}

/** Operators and what each is exchanged for. */
const OPERATORS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '&&': '||',
  '||': '&&',
};
const METHODS: Readonly<Record<string, string>> = { some: 'every', every: 'some', max: 'min', min: 'max' };

/** Half as much again, so that a threshold moves visibly; a whole number stays one. */
function otherNumber(value: number): string {
  if (value === 0) return '1';
  return Number.isInteger(value) ? String(value + Math.ceil(value / 2)) : String(value * 1.5);
}

/**
 * All mutants of a TypeScript file: operators exchanged, conditions fixed, numbers moved, truths turned, `some` for `every`.
 *
 * @throws when the text is not TypeScript.
 */
export function mutantsIn(fileName: string, text: string): Mutant[] {
  const { program, errors } = parseSync(fileName, text);
  if (errors[0] !== undefined) throw new Error(`${fileName}: ${errors[0].message}`);
  const found: Mutant[] = [];
  const change = (node: { readonly start: number; readonly end: number }, after: string): void => {
    const { start, end } = node;
    const line = text.slice(0, start).split('\n').length;
    found.push({ start, end, text: after, line, words: `${text.slice(start, end).slice(0, 60)} → ${after}` });
  };
  const operator = (left: { readonly end: number }, right: { readonly start: number }, sign: string): void => {
    const other = OPERATORS[sign];
    const start = text.indexOf(sign, left.end);
    if (other !== undefined && start !== -1 && start < right.start) change({ start, end: start + sign.length }, other);
  };
  const types: { readonly start: number; readonly end: number }[] = [];
  new Visitor({
    TSLiteralType: (node) => void types.push(node),
    BinaryExpression: ({ left, right, operator: sign }) => {
      operator(left, right, sign);
    },
    LogicalExpression: ({ left, right, operator: sign }) => {
      operator(left, right, sign);
    },
    UnaryExpression: (node) => {
      if (node.operator === '!') change({ start: node.start, end: node.start + 1 }, '');
      if (node.operator === '-') change({ start: node.start, end: node.start + 1 }, '');
    },
    ConditionalExpression: ({ test }) => {
      change(test, 'true');
      change(test, 'false');
    },
    IfStatement: ({ test }) => {
      change(test, 'true');
      change(test, 'false');
    },
    Literal: (node) => {
      if (typeof node.value === 'boolean') change(node, String(!node.value));
      if (typeof node.value === 'number') change(node, otherNumber(node.value));
    },
    MemberExpression: ({ property }) => {
      const other = property.type === 'Identifier' ? METHODS[property.name] : undefined;
      if (other !== undefined) change(property, other);
    },
  }).visit(program);
  return found.filter((mutant) => !types.some(({ start, end }) => start <= mutant.start && mutant.end <= end));
}
