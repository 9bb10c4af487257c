import { describe, expect, test } from '@jest/globals';
import { linesOfExport } from './export-lines.ts';

const shown = (...lines: readonly string[]): string[] | undefined =>
  linesOfExport(lines.join('\n'))?.map(({ text, number }) => `${number} ${text}`);

describe('the messages of an exported table', () => {
  test.each([
    ['of commas', ['time,message', '1,one', '2,two'], ['2 one', '3 two']],
    ['of semicolons', ['time;message', '1;one, two'], ['2 one, two']],
    ['of tabs', ['time\tmessage', '1\tone'], ['2 one']],
    ['with quoted names', ['"time","message"', '"1","one"'], ['2 one']],
    ['with quotes and separators in a cell', ['time,message', '1,"one, ""two"""'], ['2 one, "two"']],
    ['with line ends of Windows', ['time,message\r', '1,one\r', '2,two\r', ''], ['2 one', '3 two']],
    [
      'with a cell of several lines',
      ['message,level', '"one', 'two",error', 'three,info'],
      ['2 one', '3 two', '4 three'],
    ],
    ['with a message and a trace', ['message,stack', 'one,at pay'], ['2 one', '2 at pay']],
    ['with a row that is too short', ['time,message', '1', '2,two'], ['3 two']],
    ['with text behind a quote', ['message,level', '"one" x,error'], ['2 one']],
    ['below other lines', ['see this:', '', 'time,message', '1,one'], ['1 see this:', '2 ', '4 one']],
  ])('%s', (_, lines, expected) => {
    expect(shown(...lines)).toEqual(expected);
  });

  test('are in the order of time, also where the newest row is first', () => {
    const rows = ['2026-01-09T10:00:02Z,late', '2026-01-09T10:00:01Z,early'];
    expect(shown('timestamp,message', ...rows)).toEqual(['3 early', '2 late']);
    expect(shown('timestamp,message', ...rows.toReversed())).toEqual(['2 early', '3 late']);
    expect(shown('at,message', ...rows)).toEqual(['2 late', '3 early']);
  });

  test.each([
    ['without a column of messages', ['time,level', '1,error']],
    ['of a sentence with commas', ['well, that failed: again', 'x,y']],
    ['of half a frame', ['message, line 7', 'x,y']],
    ['with a quote that is never closed', ['time,message', '1,"one']],
    ['of one line', ['time,message']],
    ['far below', [...Array.from({ length: 30 }, () => 'x'), 'time,message', '1,one']],
  ])('are none %s', (_, lines) => {
    expect(shown(...lines)).toBeUndefined();
  });
});
