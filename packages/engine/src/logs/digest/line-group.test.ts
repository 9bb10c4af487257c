import { expect, test } from '@jest/globals';
import { groupLines } from './line-group.ts';
import { readLogLines } from './read-log-lines.ts';

function groupsOf(...files: string[][]): (readonly [string | null, number])[] {
  const texts = files.map((lines, file) => ({ file, firstLine: 1, lines, service: null }));
  const groups = groupLines(readLogLines(texts, { referenceMs: Date.UTC(2026, 0, 10) }));
  return groups.map(({ service, lines }) => [service, lines.length]);
}

test.each([
  ['numbers', 'took 3 ms', 'took 21 ms'],
  ['addresses in memory', 'freed 0xdeadbeef', 'freed 0x1f'],
  ['ids', 'request 9f4e77aa0b failed', 'request 1c2d3e4f5a failed'],
  ['what stands after 400 characters', `${'x '.repeat(200)}one`, `${'x '.repeat(200)}two`],
])('lines that differ in %s are one group', (_, one, other) => {
  expect(groupsOf([one, other])).toEqual([[null, 2]]);
});

test.each([
  ['say something else', ['disk is full', 'disk is slow']],
  ['were written by another', ['web | disk is full', 'db | disk is full']],
])('lines that %s are groups of their own', (_, lines) => {
  expect(groupsOf(lines)).toHaveLength(2);
});

test('lines of another file are a group of their own, and empty ones are none', () => {
  expect(groupsOf(['disk is full', ''], ['disk is full'])).toHaveLength(2);
});
