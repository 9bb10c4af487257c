import { type CallExpression, type NewExpression, parseSync, Visitor } from 'oxc-parser';
import type { Expression } from './compile.ts';

/** A regular expression with the line it stands on. */
export interface WrittenExpression extends Expression {
  readonly line: number;
}

/** What a TypeScript file holds: its literals, and the lines on which `RegExp` is called to make one at run time. */
export interface WrittenExpressions {
  readonly literals: readonly WrittenExpression[];
  readonly made: readonly number[];
}

/**
 * Finds every regular expression of a TypeScript file by its syntax tree.
 *
 * @throws when the text is not TypeScript.
 */
export function expressionsIn(fileName: string, text: string): WrittenExpressions {
  const { program, errors } = parseSync(fileName, text);
  if (errors[0] !== undefined) throw new Error(`${fileName}: ${errors[0].message}`);
  const literals: WrittenExpression[] = [];
  const made: number[] = [];
  const lineAt = (place: number): number => text.slice(0, place).split('\n').length;
  const call = ({ callee, start }: NewExpression | CallExpression): void => {
    if (callee.type === 'Identifier' && callee.name === 'RegExp') made.push(lineAt(start));
  };
  new Visitor({
    Literal(node) {
      if ('regex' in node) literals.push({ ...node.regex, line: lineAt(node.start) });
    },
    NewExpression: call,
    CallExpression: call,
  }).visit(program);
  return { literals, made };
}
