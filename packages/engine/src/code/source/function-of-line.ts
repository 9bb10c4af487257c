import type { FunctionRange } from './enclosing-function.ts';

/**
 * Answers for each line (from 1) of a file the named function around it, the innermost if several are. `functions` as `findFunctions` gives
 * them, in the order they begin. Made once in one pass, since a file may have as many statements to ask for as functions.
 */
export function functionOfLine(functions: readonly FunctionRange[]): (line: number) => FunctionRange | undefined {
  const named = functions.filter(({ anonymous }) => !anonymous);
  const lines = named.reduce((most, { endLine }) => Math.max(most, endLine), 0);
  const innermost: (FunctionRange | undefined)[] = [];
  const open: FunctionRange[] = [];
  let next = 0;
  for (let line = 1; line <= lines; line += 1) {
    for (let range = named[next]; range !== undefined && range.startLine <= line; range = named[next]) {
      open.push(range);
      next += 1;
    }
    while ((open.at(-1)?.endLine ?? line) < line) open.pop();
    innermost[line] = open.at(-1);
  }
  return (line) => innermost[line];
}
