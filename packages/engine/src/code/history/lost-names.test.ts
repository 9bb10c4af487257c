import { describe, expect, test } from '@jest/globals';
import type { CodeReach } from './clue.ts';
import type { FileChange } from './commit.ts';
import { lostNameReason, lostNames } from './lost-names.ts';
import { lostProtection } from './lost-protection.ts';
import { commitOf, fileOf } from './testing/commit-of.ts';

const TEXTS: Readonly<Record<string, string>> = {
  'src/pay.ts': 'export function pay(order) {\n  return order.customerName + order.total;\n}',
  'src/order.ts': 'export const order = { customer: 1, total: 2 };',
};
const REACH: CodeReach = {
  lines: [
    { path: 'src/pay.ts', line: 2, distance: 2 },
    { path: 'src/pay.ts', line: 1, distance: 1 },
  ],
  read: (path) => TEXTS[path],
} as CodeReach;
const lost = (...files: readonly FileChange[]): string[] =>
  lostNames(commitOf(...files), REACH).map(({ name, path, line }) => `${name} ${path}:${line}`);

describe('a name that a commit took away', () => {
  test('is missed where it is used still', () => {
    expect(
      lost(
        fileOf('src/order.ts', '-export const order = { customerName: 1 };', '+export const order = { customer: 1 };'),
      ),
    ).toEqual(['customerName src/pay.ts:2']);
  });

  test.each([
    ['that is there still', fileOf('src/order.ts', '-  total: 1,')],
    ['that was put back', fileOf('src/order.ts', '-  customerName: 1,', '+  a: { customerName: 2 },')],
    ['that nobody uses', fileOf('src/order.ts', '-  street: 1,')],
    ['of the file that uses it', fileOf('src/pay.ts', '-  customerName: 1,')],
    ['of a test', fileOf('test/order.test.ts', '-  customerName: 1,')],
    ['of a local word', fileOf('src/order.ts', '-  x = customerName;')],
    ['of a file that is new', { ...fileOf('src/order.ts', '-  customerName: 1,'), status: 'added' as const }],
  ])('is not one %s', (_, file) => {
    expect(lost(file)).toEqual([]);
  });

  test('tells less the further its use lies from the failure', () => {
    const at = (distance: number) => lostNameReason([{ name: 'a', path: 'b.ts', line: 7, distance }]);
    expect(at(0)).toMatchObject({ code: 'lost_name', values: { name: 'a', place: 'b.ts:7' } });
    expect(at(2).weight / at(0).weight).toBeCloseTo(1 / 1.7, 9);
  });
});

describe('a protection that a commit took away', () => {
  const gone = (...lines: readonly string[]) =>
    lostProtection(commitOf(fileOf('src/pay.ts', ...lines))).map(({ values }) => values['what']);

  test.each([
    ['a null check', '-  if (order !== null) pay(order);', '+  pay(order);'],
    ['the handling of errors', '-  try { pay(); } catch (e) {}', '+  pay();'],
    ['a time limit', '-  fetch(url, { timeout: 3 });', '+  fetch(url);'],
    ['a lock', '-  mutex.enter();', '+  enter();'],
    ['a second attempt', '-  retry(pay);', '+  pay();'],
    ['the release of a resource', '-  pool.release(one);', '+  one.use();'],
    ['a validation', '-  assert(order);', '+  use(order);'],
    ['a limit', '-  take(MAX_SIZE);', '+  take(all);'],
    ['a cache', '-  memoize(pay);', '+  pay();'],
  ])('is %s', (what, removed, added) => {
    expect(gone(removed, added)).toEqual([what]);
  });

  test('is none that was put back, or moved, or added', () => {
    expect(gone('-  if (order !== null) pay(order);', '+  if (card !== null) pay(card);')).toEqual([]);
    expect(gone('+  if (order !== null) pay(order);')).toEqual([]);
    expect(lostProtection(commitOf(fileOf('test/pay.test.ts', '-  assert(order);')))).toEqual([]);
  });
});
