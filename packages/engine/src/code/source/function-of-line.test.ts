import { expect, test } from '@jest/globals';
import { findFunctions } from './enclosing-function.ts';
import { functionOfLine } from './function-of-line.ts';

test('each line is told the innermost named function around it', () => {
  const text = `function outer() {
  const inner = () => {
    return [1].map((one) => {
      return one;
    });
  };
  return inner();
}

function other() {
  return 1;
}
`;
  const aroundLine = functionOfLine(findFunctions(text, 'typescript'));
  const names = Array.from({ length: 14 }, (_, line) => aroundLine(line)?.name ?? '');
  expect(names).toEqual(['', 'outer', ...Array(5).fill('inner'), 'outer', 'outer', '', ...Array(3).fill('other'), '']);
});
