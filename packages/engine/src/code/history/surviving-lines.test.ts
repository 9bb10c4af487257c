import { describe, expect, test } from '@jest/globals';
import type { FileChange } from './commit.ts';
import { survivingLines } from './surviving-lines.ts';

const change = (lines: readonly string[], more: Partial<FileChange> & { newStart?: number } = {}): FileChange => ({
  path: 'pay.ts',
  status: more.status ?? 'modified',
  hunks: [{ oldStart: 1, oldLines: 1, newStart: more.newStart ?? 1, newLines: 1, lines }],
});
const NOW = [
  'function pay(order) {',
  '  const total = order.total * 2;',
  '  charge(order, total);',
  '  log(total);',
  '}',
].join('\n');
const linesOf = (lines: readonly string[], text = NOW, newStart = 1): number[] =>
  survivingLines(change(lines, { newStart }), text).map(({ line }) => line);

describe('the lines of a change that are there now', () => {
  test('are those that it put in', () => {
    expect(survivingLines(change(['+  charge(order, total);']), NOW)).toEqual([
      { line: 3, written: 'charge(order, total);' },
    ]);
  });

  test('are found in a later form, if it is alike enough', () => {
    expect(linesOf(['+  charge(order, total, now);'])).toEqual([3]);
    expect(linesOf(['+  refund(card, sum, now);'])).toEqual([]);
  });

  test('are not the line that it replaced', () => {
    expect(linesOf(['-  const total = order.total * 2;', '+  const total = order.total * 3;'])).toEqual([]);
  });

  test('are where something went and nothing came, what stands behind it', () => {
    expect(
      survivingLines(change([' function pay(order) {', '-  check(order);', '   const total = order.total * 2;']), NOW),
    ).toEqual([{ line: 2, written: 'const total = order.total * 2;' }]);
    expect(linesOf(['-  check(order);', '+  charge(order, total);', '   log(total);'])).toEqual([3]);
  });

  test('are none of what says the same in another way', () => {
    expect(linesOf(['-  charge( order,total );', '+  charge(order, total);'])).toEqual([]);
    const added = change(['+  charge(order, total);'], { status: 'added' });
    expect(survivingLines(added, NOW).map(({ line }) => line)).toEqual([3]);
  });

  test('are the nearest of equal ones, and none that is far away', () => {
    const twice = ['a();', 'pay(order);', 'b();', 'c();', 'd();', 'pay(order);'].join('\n');
    expect(linesOf(['+pay(order);'], twice, 1)).toEqual([2]);
    expect(linesOf(['+pay(order);'], twice, 6)).toEqual([6]);
    const far = `${'x();\n'.repeat(401)}pay(order);`;
    expect([linesOf(['+pay(order);'], far, 1), linesOf(['+pay(order);'], far, 2)]).toEqual([[], [402]]);
  });

  test('are in their order, each once', () => {
    expect(linesOf(['+  log(total);', '+', '+  charge(order, total);', '+  log(total);'])).toEqual([3, 4]);
  });
});

describe('what a change altered in a line', () => {
  const altered = (before: string, after: string) => {
    const [found] = survivingLines(change([`-${before}`, `+${after}`]), after);
    return {
      words: [...(found?.words ?? [])].toSorted(),
      ...(found?.keys === undefined ? {} : { keys: [...found.keys] }),
    };
  };

  test.each([
    ['a word', 'charge(order, total);', 'charge(order, sum);', { words: [')', ',', 'sum', 'total'] }],
    [
      'a mark, and what it meant',
      'if (!order.paid) charge(order);',
      'if (order.paid) charge(order);',
      { words: ['!', '(', 'paid'] },
    ],
    [
      'the value of a key',
      'timeout: 500,',
      'timeout: 5000,',
      { words: ['5000', '500', ',', ':'].toSorted(), keys: ['timeout'] },
    ],
  ])('is %s', (_, before, after, expected) => {
    expect(altered(before, after)).toEqual(expected);
  });

  test('is not told of a line that is wholly new', () => {
    expect(survivingLines(change(['+  charge(order, total);']), NOW)[0]).not.toHaveProperty('words');
  });
});
