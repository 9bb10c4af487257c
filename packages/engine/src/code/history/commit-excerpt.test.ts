import { describe, expect, test } from '@jest/globals';
import { LIMITS } from '@mats/contracts';
import type { Commit, FileChange } from './commit.ts';
import { commitExcerpt } from './commit-excerpt.ts';

function commitOf(files: readonly FileChange[]): Commit {
  return { sha: 'a'.repeat(40), author: 'Ada', time: 0, subject: 'Cap the basket', files };
}

function added(path: string, lines: readonly string[]): FileChange {
  const hunk = { oldStart: 0, oldLines: 0, newStart: 1, newLines: lines.length, lines };
  return { path, status: 'added', hunks: [hunk] };
}

describe('the text of a commit', () => {
  test('is its subject and its diff with the lines of each hunk', () => {
    const renamed: FileChange = {
      ...added('src/basket.ts', ['+const MOST = 50;']),
      oldPath: 'cart.ts',
      status: 'renamed',
    };
    expect(commitExcerpt(commitOf([renamed]))).toBe(
      `commit ${'a'.repeat(40)}\n    Cap the basket\nrenamed cart.ts -> src/basket.ts\n@@ -0,0 +1,1 @@\n+const MOST = 50;`,
    );
  });

  test('ends soon after four times of what evidence quotes, whatever the commit holds', () => {
    const firstImport = added(
      'first.ts',
      Array.from({ length: 100_000 }, () => '+0123456789'),
    );
    const text = commitExcerpt(commitOf([firstImport, added('second.ts', ['+never reached'])]));
    expect(text.length).toBeGreaterThan(4 * LIMITS.excerptCharacters);
    expect(text.length).toBeLessThan(4 * LIMITS.excerptCharacters + 200);
    expect(text).not.toContain('second.ts');
  });

  test('cuts a line that is longer than all of it', () => {
    const text = commitExcerpt(commitOf([added('bundle.js', [`+${'x'.repeat(1_000_000)}`])]));
    expect(text.length).toBeLessThan(4 * LIMITS.excerptCharacters + 200);
  });
});
