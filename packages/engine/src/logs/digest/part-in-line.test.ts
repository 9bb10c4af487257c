import { describe, expect, test } from '@jest/globals';
import { partInLine } from './part-in-line.ts';

describe('the part that a line names before its message', () => {
  test.each([
    ['2026-11-29 08:00:02 ERROR billing: no such table', 'no such table', 'billing'],
    ['ERROR [stock-api] no such table', 'no such table', 'stock-api'],
    ['2026-11-29 08:00:02 mail-worker[812]: no such table', 'no such table', 'mail-worker'],
    ['[thumbs] no space left', '[thumbs] no space left', 'thumbs'],
  ])('%s', (line, message, part) => {
    expect(partInLine(line, message)).toBe(part);
  });

  test.each([
    ['2026-11-29 08:00:02 ERROR main: no such table', 'no such table'],
    ['[error] no space left', '[error] no space left'],
    ['2026-11-29 08:00:02 ERROR com.acme.Billing: no such table', 'no such table'],
    ['2026-11-29 08:00:02 no such table', 'no such table'],
    ['thumbs: no space left', 'thumbs: no space left'],
  ])('is none in %s', (line, message) => {
    expect(partInLine(line, message)).toBeNull();
  });
});
