import { expect, test } from '@jest/globals';
import { parseCsv } from './parse-csv.ts';

test('quoted cells hold commas, line ends and quotes', () => {
  expect(parseCsv('name,"a, b"\n"say ""no""","two\nlines"\n')).toEqual([
    ['name', 'a, b'],
    ['say "no"', 'two\nlines'],
  ]);
});

test('empty cells stay, empty last lines go, and line ends may be of either kind', () => {
  expect(parseCsv(',a,\r\nb,,\r\n')).toEqual([
    ['', 'a', ''],
    ['b', '', ''],
  ]);
  expect(parseCsv('a,')).toEqual([['a', '']]);
  expect(parseCsv('')).toEqual([]);
});
