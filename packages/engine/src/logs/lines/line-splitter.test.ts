import { describe, expect, test } from '@jest/globals';
import { LineSplitter } from './line-splitter.ts';

const LONGEST = 65_536;

/** The lines of a text that comes in chunks of a size; a line that was cut has an ellipsis. */
function linesOf(text: string, chunkSize: number): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((bytes, start, end, cut) =>
    lines.push(`${Buffer.from(bytes.subarray(start, end)).toString('latin1')}${cut ? '…' : ''}`),
  );
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += chunkSize) splitter.push(bytes.subarray(at, at + chunkSize));
  splitter.finish();
  return lines;
}

describe('the lines of a text', () => {
  test.each([1, 2, 3, 5, 7, 100])('are the same in chunks of %d bytes', (size) => {
    expect(linesOf('one\r\n\ntwo\rthree\nfour', size)).toEqual(['one', '', 'two\rthree', 'four']);
  });

  test('are none of nothing, and one without a line end', () => {
    expect([linesOf('', 1), linesOf('one', 2), linesOf('one\n', 2)]).toEqual([[], ['one'], ['one']]);
  });

  test.each([1_000, 65_535, 65_536, 200_000])('are cut where they are too long, in chunks of %d bytes', (size) => {
    const fits = 'x'.repeat(LONGEST);
    expect(linesOf(`${fits}\n${fits}y\nnext\n`, size)).toEqual([fits, `${fits}…`, 'next']);
  });

  test('keep what was handed on while others come', () => {
    const kept: { bytes: Uint8Array; start: number; end: number }[] = [];
    const splitter = new LineSplitter((bytes, start, end) => void kept.push({ bytes, start, end }));
    for (const part of ['on', 'e\ntw', 'o\n']) splitter.push(Buffer.from(part));
    expect(kept.map(({ bytes, start, end }) => Buffer.from(bytes.subarray(start, end)).toString())).toEqual([
      'one',
      'two',
    ]);
  });
});
