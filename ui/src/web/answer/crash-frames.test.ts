import { describe, expect, test } from '@jest/globals';
import type { Evidence } from '@mats/contracts';
import { codeOfFrame, groupFrames } from './crash-frames.ts';

const frame = (file: string, line: number, library = false) => ({ function: 'f', file, line, library });

const code: Evidence = {
  id: 'ev_aaaaaaaaaaaa',
  title: 'a.ts',
  locator: { source: 'git', name: 'shop', label: 'shop', path: 'src/a.ts', startLine: 30, endLine: 36 },
  excerpt: '',
  hash: 'a'.repeat(64),
  detail: { kind: 'code_range', language: 'typescript', focusLine: 33, blame: [] },
};

test('library frames that follow each other are one group', () => {
  const groups = groupFrames([frame('a.ts', 1), frame('x', 2, true), frame('y', 3, true), frame('b.ts', 4)]);
  expect(groups.map(({ library, frames }) => [library, frames.length])).toEqual([
    [false, 1],
    [true, 2],
    [false, 1],
  ]);
});

describe('codeOfFrame', () => {
  test('finds the range of the file that the frame ends with', () =>
    expect(codeOfFrame(frame('file:///srv/app/src/a.ts', 33), [code])).toBe(code));

  test('a line outside of the range, or a file that only ends alike, is other code', () => {
    expect(codeOfFrame(frame('/srv/app/src/a.ts', 37), [code])).toBeUndefined();
    expect(codeOfFrame(frame('/srv/app/other-src/a.ts', 33), [code])).toBeUndefined();
  });
});
