import { describe, expect, test } from '@jest/globals';
import { linesOf } from './lines.ts';
import { findLines, lineAtTime, splitAtText } from './log-search.ts';

const lines = linesOf(
  [
    '2026-01-02T10:00:00Z INFO ready',
    '2026-01-02T10:00:05Z ERROR Pool empty',
    '    at Pool.take',
    '2026-01-02T10:01:00Z INFO pool',
  ].join('\n'),
  { startLine: 1 },
);

describe('findLines', () => {
  test('finds a text whatever its case', () => expect(findLines(lines, 'POOL')).toEqual([1, 2, 3]));
  test('finds nothing for nothing', () => expect(findLines(lines, '  ')).toEqual([]));
  test('takes the text as it is, not as a pattern', () => expect(findLines(lines, '.*')).toEqual([]));
});

describe('splitAtText', () => {
  test.each([
    ['a pool, a Pool.', 'pool', ['a ', 'pool', ', a ', 'Pool', '.']],
    ['Pool', ' pool ', ['', 'Pool', '']],
    ['none', 'pool', ['none']],
    ['none', ' ', ['none']],
    ['\u0130 pool', 'pool', ['\u0130 pool']],
  ])('%s at “%s”', (line, text, parts) => expect(splitAtText(line, text)).toEqual(parts));
});

describe('lineAtTime', () => {
  test.each([
    ['10:00', 0],
    ['10:00:03', 1],
    ['10:00:30', 3],
    ['11:00', -1],
    ['noon', -1],
  ])('%s', (clock, index) => {
    expect(lineAtTime(lines, clock)).toBe(index);
  });
});
