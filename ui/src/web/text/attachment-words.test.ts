import { describe, expect, test } from '@jest/globals';
import { sizeWords } from './attachment-words.ts';

describe('the size of an attachment', () => {
  test('of text is told with its lines', () =>
    expect(sizeWords({ name: 'a.log', bytes: 114_745, lines: 1050 })).toBe('112 kB, 1,050 lines'));

  test('of an archive is told with the lines that were read inside', () => {
    const read = [
      { what: 'a.zip/x.log', lines: 1000 },
      { what: 'a.zip/y.log', lines: 71 },
      { what: 'a.zip.log', lines: 5 },
    ].map((one) => ({ ...one, kind: 'log' as const, services: [] }));
    expect(sizeWords({ name: 'a.zip', bytes: 6626, lines: 0 }, read)).toBe('6.5 kB, 1,071 lines');
  });

  test('of a recording on one line is told with its records, and until it was read alone', () => {
    const read = [{ what: 'traces.json', kind: 'recording' as const, lines: 600, services: [] }];
    const file = { name: 'traces.json', bytes: 114_745, lines: 1 };
    expect([sizeWords(file), sizeWords(file, read)]).toEqual(['112 kB', '112 kB, 600 records']);
  });

  test('of what holds no lines is told alone', () =>
    expect(sizeWords({ name: 'core.bin', bytes: 512, lines: 0 })).toBe('512 B'));
});
