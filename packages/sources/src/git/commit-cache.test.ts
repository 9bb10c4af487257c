import { describe, expect, test } from '@jest/globals';
import type { Commit } from '@mats/engine/history';
import { createCommitCache } from './commit-cache.ts';
import type { PrintedCommits } from './commit-cache.ts';

const commitOf = (sha: string, parents: readonly string[] = ['0']): Commit => ({
  sha,
  author: 'Ada',
  time: 0,
  subject: 'change',
  parents,
  files: [],
});

const printed = (characters: number, ...commits: Commit[]): PrintedCommits => ({ commits, characters });

describe('a cache of commits', () => {
  test('an ordinary commit is the same whether it was logged or shown', () => {
    const cache = createCommitCache();
    const commit = commitOf('1');
    cache.keep('logged', printed(10, commit));
    expect(cache.get('shown', '1')).toBe(commit);
  });

  test('a merge that was logged is none that was shown', () => {
    const cache = createCommitCache();
    cache.keep('logged', printed(10, commitOf('1', ['2', '3'])));
    expect(cache.get('shown', '1')).toBeUndefined();
  });

  test('a commit whose files were only named is none with a diff', () => {
    const cache = createCommitCache();
    cache.keep('named', printed(10, commitOf('1')));
    expect(cache.get('logged', '1')).toBeUndefined();
  });

  test('those asked for longest ago go first when there are too many', () => {
    const cache = createCommitCache(25);
    cache.keep('shown', printed(10, commitOf('1')));
    cache.keep('shown', printed(10, commitOf('2')));
    cache.get('shown', '1');
    cache.keep('shown', printed(10, commitOf('3')));
    expect(['1', '2', '3'].map((sha) => cache.get('shown', sha)?.sha)).toEqual(['1', undefined, '3']);
  });

  test('commits that were printed together go together: each holds the text of all', () => {
    const cache = createCommitCache(25);
    cache.keep('shown', printed(20, commitOf('1'), commitOf('2')));
    cache.keep('shown', printed(10, commitOf('3')));
    expect(cache.size).toBe(1);
  });

  test('one that was printed anew outlives what it was printed with before', () => {
    const cache = createCommitCache(25);
    cache.keep('shown', printed(10, commitOf('1')));
    cache.keep('shown', printed(10, commitOf('1')));
    cache.keep('shown', printed(10, commitOf('2')));
    expect(cache.get('shown', '1')?.sha).toBe('1');
  });

  test('what is too large by itself is not kept', () => {
    const cache = createCommitCache(25);
    cache.keep('shown', printed(30, commitOf('1')));
    expect(cache.size).toBe(0);
  });

  test('ranges are kept by what was asked, the last ones', () => {
    const cache = createCommitCache();
    for (let asked = 0; asked < 40; asked += 1) cache.keepRange(`--max-count=${asked}`, [String(asked)]);
    expect([cache.range('--max-count=39'), cache.range('--max-count=0')]).toEqual([['39'], undefined]);
  });
});
