import { describe, expect, test } from '@jest/globals';
import type { Commit } from '@mats/engine/history';
import { createCommitCache } from './commit-cache.ts';

const commitOf = (sha: string, about: Partial<Commit> = {}): Commit => ({
  sha,
  author: 'Ada',
  time: 0,
  subject: 'change',
  parents: ['0'],
  files: [],
  ...about,
});

const longDiff = (characters: number): Partial<Commit> => ({
  files: [
    {
      path: 'a.ts',
      status: 'modified',
      hunks: [{ oldStart: 1, oldLines: 0, newStart: 1, newLines: 1, lines: [`+${'x'.repeat(characters)}`] }],
    },
  ],
});

describe('a cache of commits', () => {
  test('an ordinary commit is the same whether it was logged or shown', () => {
    const cache = createCommitCache();
    const commit = commitOf('1');
    cache.keep('logged', [commit]);
    expect(cache.get('shown', '1')).toBe(commit);
  });

  test('a merge that was logged is none that was shown', () => {
    const cache = createCommitCache();
    cache.keep('logged', [commitOf('1', { parents: ['2', '3'] })]);
    expect(cache.get('shown', '1')).toBeUndefined();
  });

  test('a commit whose files were only named is none with a diff', () => {
    const cache = createCommitCache();
    cache.keep('named', [commitOf('1')]);
    expect(cache.get('logged', '1')).toBeUndefined();
  });

  test('the one asked for longest ago goes first when there are too many', () => {
    const cache = createCommitCache(2_500);
    cache.keep('shown', [commitOf('1', longDiff(500)), commitOf('2', longDiff(500))]);
    cache.get('shown', '1');
    cache.keep('shown', [commitOf('3', longDiff(500))]);
    expect(['1', '2', '3'].map((sha) => cache.get('shown', sha)?.sha)).toEqual(['1', undefined, '3']);
  });

  test('one that is too large by itself is not kept', () => {
    const cache = createCommitCache(1_000);
    cache.keep('shown', [commitOf('1', longDiff(2_000))]);
    expect(cache.size).toBe(0);
  });

  test('ranges are kept by what was asked, the last ones', () => {
    const cache = createCommitCache();
    for (let asked = 0; asked < 40; asked += 1) cache.keepRange(`--max-count=${asked}`, [String(asked)]);
    expect([cache.range('--max-count=39'), cache.range('--max-count=0')]).toEqual([['39'], undefined]);
  });
});
