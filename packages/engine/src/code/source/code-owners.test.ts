import { describe, expect, test } from '@jest/globals';
import { ownersOf, parseCodeOwners } from './code-owners.ts';

const of = (text: string, path: string): string[] => ownersOf(parseCodeOwners(text), path);

describe('who owns a file', () => {
  test.each([
    ['* @all', 'a/b/c.ts', true],
    ['*.js @all', 'a/b/c.js', true],
    ['*.js @all', 'a/b/c.ts', false],
    ['/build/logs/ @all', 'build/logs/a/b.txt', true],
    ['/build/logs/ @all', 'x/build/logs/a.txt', false],
    ['docs/* @all', 'docs/start.md', true],
    ['docs/* @all', 'docs/build/start.md', false],
    ['apps/ @all', 'x/apps/y/z.ts', true],
    ['/apps/github @all', 'apps/github/a.ts', true],
    ['**/logs @all', 'deep/in/logs/a.txt', true],
    ['/src/**/test.ts @all', 'src/test.ts', true],
    ['/src/**/test.ts @all', 'src/a/b/test.ts', true],
    ['/src/**/test.ts @all', 'src/a/b/rest.ts', false],
    ['/src/checkout.ts @all', 'src/checkout.tsx', false],
    ['/*/a?c.ts @all', 'x/abc.ts', true],
  ])('%s and %s: %s', (text, path, fits) => expect(of(text, path)).toEqual(fits ? ['@all'] : []));

  test('the last rule that fits decides, and one without owners takes them away', () => {
    const text = '* @all\n/src/ @dev # the team\n/src/free/\n';
    expect(of(text, 'src/a.ts')).toEqual(['@dev']);
    expect(of(text, 'src/free/a.ts')).toEqual([]);
    expect(of(text, 'README.md')).toEqual(['@all']);
  });

  test('sections each name their owners, with those of the section where a rule has none', () => {
    const text = '[Docs] @writers\n*.md\n\n^[Backend][2] @dev\n/src/ @sre ops@example.com\n*.md @dev\n';
    expect(of(text, 'README.md')).toEqual(['@writers', '@dev']);
    expect(of(text, 'src/a.ts')).toEqual(['@sre', 'ops@example.com']);
  });

  test('a pattern full of stars takes no longer than others', () => {
    const text = `${'*a'.repeat(2_000)} @all\n${'**/'.repeat(500)}x @all`;
    expect(of(text, `${'a/'.repeat(500)}${'a'.repeat(4_000)}b`)).toEqual([]);
  });
});
