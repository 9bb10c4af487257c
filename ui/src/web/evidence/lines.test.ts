import { describe, expect, test } from '@jest/globals';
import type { Evidence } from '@mats/contracts';
import { blamedChanges, blamedLines, excerptLines, fieldsOf, linesOf, locatorWords, visibleText } from './lines.ts';

const evidence: Evidence = {
  id: 'ev_aaaaaaaaaaaa',
  title: 'the line that failed',
  locator: { source: 'git', name: 'shop', label: 'shop', path: 'src/charge.ts', startLine: 40, endLine: 42 },
  excerpt: 'a\nb\nc\n',
  hash: 'a'.repeat(64),
  detail: { kind: 'code_range', language: 'typescript', focusLine: 41, blame: [] },
};

describe('lines of evidence', () => {
  test('are numbered as in the source and mark the one that matters', () => {
    expect(excerptLines(evidence)).toEqual([
      { number: 40, text: 'a', focus: false },
      { number: 41, text: 'b', focus: true },
      { number: 42, text: 'c', focus: false },
    ]);
  });

  test('have no numbers when the source has none', () => {
    expect(linesOf('a\r\nb', {}).map((line) => [line.number, line.text])).toEqual([
      [null, 'a'],
      [null, 'b'],
    ]);
  });

  test('blame is told once per run of lines', () => {
    const entry = (line: number, sha: string) => ({
      line,
      sha,
      author: 'Ada',
      time: '2026-01-01T00:00:00Z',
      subject: 's',
    });
    const lines = blamedLines(excerptLines(evidence), [entry(40, 'x'), entry(41, 'x'), entry(42, 'y')]);
    expect(lines.map((line) => line.firstOfRun)).toEqual([true, false, true]);
  });

  test('the changes of a range are counted, the newest first', () => {
    const entry = (line: number, sha: string, time: string) => ({ line, sha, author: 'Ada', time, subject: 's' });
    const changes = blamedChanges([
      entry(1, 'x', '2026-01-01'),
      entry(2, 'y', '2026-02-01'),
      entry(3, 'x', '2026-01-01'),
    ]);
    expect(changes.map(({ blame, lines }) => [blame.sha, lines])).toEqual([
      ['y', 1],
      ['x', 2],
    ]);
  });

  test('colour codes vanish, control and direction characters become visible', () => {
    expect(visibleText('\u001B[31mred\u001B[0m a\u0000b\u202Ec\td\t[x')).toBe('red a␀b␀c\td\t[x');
  });

  test('the place reads as people write it', () => {
    expect(locatorWords(evidence)).toBe('shop:src/charge.ts:40–42');
    const named = { ...evidence.locator, label: 'shop/src/charge.ts' };
    expect(locatorWords({ ...evidence, locator: named })).toBe('shop/src/charge.ts:40–42');
    expect(
      locatorWords({ ...evidence, locator: { source: 'attachment', name: 'att', label: 'a.log', startLine: 3 } }),
    ).toBe('a.log:3');
  });
});

describe('fieldsOf', () => {
  test('unfolds a line of JSON, objects within it by their path, and a stack with its own lines', () =>
    expect(fieldsOf('web-1 | {"level":50,"err":{"stack":"TypeError: x\\n  at f (a.js:1)"},"tags":[1]}')).toEqual([
      { name: 'level', value: '50' },
      { name: 'err.stack', value: 'TypeError: x\n  at f (a.js:1)' },
      { name: 'tags', value: '[\n 1\n]' },
    ]));

  test.each(['plain text', '{broken', '[1, 2]', 'ends with {"a":1} text'])('%s is no JSON line', (text) =>
    expect(fieldsOf(text)).toBeNull(),
  );
});
