import { expect, test } from '@jest/globals';
import { mutantsIn } from './mutants-in.ts';

function mutated(text: string): string[] {
  return mutantsIn('a.ts', text).map(({ start, end, text: after }) => text.slice(0, start) + after + text.slice(end));
}

test('an operator is exchanged for its neighbour', () => {
  expect(mutated('a < b;')).toEqual(['a <= b;']);
});

test('a condition is fixed to true and to false', () => {
  expect(mutated('a ? b : c;')).toEqual(['true ? b : c;', 'false ? b : c;']);
});

test('a number is moved by half, nought to one, and a truth is turned', () => {
  expect(mutated('f(4, 0, 0.5, true);')).toEqual([
    'f(6, 0, 0.5, true);',
    'f(4, 1, 0.5, true);',
    'f(4, 0, 0.75, true);',
    'f(4, 0, 0.5, false);',
  ]);
});

test('all stands for any, and the least for the most', () => {
  expect(mutated('a.some(b); Math.max(c);')).toEqual(['a.every(b); Math.max(c);', 'a.some(b); Math.min(c);']);
});

test('types are left alone', () => {
  expect(mutated('type A = 1 | true;')).toEqual([]);
});
