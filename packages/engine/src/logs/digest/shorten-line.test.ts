import { describe, expect, test } from '@jest/globals';
import { readLogLines } from './read-log-lines.ts';
import { shortenLine } from './shorten-line.ts';

const document = (message: string): string =>
  JSON.stringify({ time: '2024-05-01T10:00:00Z', service: 'till', message });

describe('shortenLine', () => {
  test('a line that is short enough stays as it is', () => {
    expect(shortenLine('{"a": "b"}', 10)).toBe('{"a": "b"}');
  });

  test('of a JSON document the long text is cut, and its other fields stay', () => {
    const short = shortenLine(document('x'.repeat(9_000)), 8_000);
    expect(JSON.parse(short)).toEqual({
      time: '2024-05-01T10:00:00Z',
      service: 'till',
      message: `${'x'.repeat(4_000)}…`,
    });
  });

  test('texts are cut further until the document is short enough', () => {
    const texts = Array.from({ length: 5 }, () => 'y'.repeat(5_000));
    expect(JSON.parse(shortenLine(JSON.stringify({ texts }), 8_000))).toEqual({
      texts: Array.from({ length: 5 }, () => `${'y'.repeat(1_000)}…`),
    });
  });

  test('what is no document, or too deep a one, is cut at its end', () => {
    const open = `{"message": "${'z'.repeat(9_000)}`;
    expect(shortenLine(open, 8_000)).toBe(open.slice(0, 8_000));
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    expect(shortenLine(deep, 8_000)).toHaveLength(8_000);
  });

  test('what stands before a document stays before it', () => {
    const short = shortenLine(`web-1  | ${document('x'.repeat(9_000))}`, 8_000);
    expect(short).toBe(`web-1  | ${document(`${'x'.repeat(4_000)}…`)}`);
  });

  test('the service and the message of a very long line are read', () => {
    const lines = [document(`order refused ${'x'.repeat(9_000)}`)];
    const [line] = readLogLines([{ file: 0, firstLine: 1, lines, service: 'all' }], { referenceMs: 0 });
    expect([line?.service, line?.message.slice(0, 13)]).toEqual(['till', 'order refused']);
  });
});
