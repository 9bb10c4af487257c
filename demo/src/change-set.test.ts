import { describe, expect, test } from '@jest/globals';
import { applyChangeSet, parseChangeSet, revertChangeSet } from './change-set.ts';

const COMMIT = `Author: Lena Hoffmann <lena@shop.example>
Date: 2026-09-01T09:12:40+02:00

web: count from two

Because it is shorter.

=== edit src/count.ts
--- old
const first = 1;
--- new
const first = 2;
=== write docs/new.md
# New
`;

const tree = new Map([['src/count.ts', 'const first = 1;\nconst last = 9;\n']]);

describe('parseChangeSet', () => {
  test('reads who, when, why and the changes', () => {
    expect(parseChangeSet(COMMIT, 'x')).toEqual({
      name: 'x',
      author: { name: 'Lena Hoffmann', email: 'lena@shop.example' },
      date: '2026-09-01T09:12:40+02:00',
      subject: 'web: count from two',
      body: 'Because it is shorter.',
      changes: [
        {
          kind: 'edit',
          path: 'src/count.ts',
          replacements: [{ before: 'const first = 1;', after: 'const first = 2;' }],
        },
        { kind: 'write', path: 'docs/new.md', text: '# New\n' },
      ],
    });
  });

  test('refuses a change-set without an author', () => {
    expect(() => parseChangeSet('web: count\n', 'x')).toThrow('x: a change-set starts with "Author: Name <mail>"');
  });

  test('refuses an edit that is not pairs of old and new', () => {
    expect(() => parseChangeSet(COMMIT.replace('--- new', '--- old'), 'x')).toThrow('pairs of "--- old" and "--- new"');
  });
});

describe('applyChangeSet', () => {
  test('edits and writes files', () => {
    expect(applyChangeSet(tree, parseChangeSet(COMMIT, 'x'))).toEqual(
      new Map([
        ['src/count.ts', 'const first = 2;\nconst last = 9;\n'],
        ['docs/new.md', '# New\n'],
      ]),
    );
  });

  test('refuses an edit whose text is not there', () => {
    const other = new Map([['src/count.ts', 'const first = 7;\n']]);
    expect(() => applyChangeSet(other, parseChangeSet(COMMIT, 'x'))).toThrow('x, src/count.ts: not found');
  });

  test('refuses an edit whose text is there twice', () => {
    const other = new Map([['src/count.ts', 'const first = 1;\nconst first = 1;\n']]);
    expect(() => applyChangeSet(other, parseChangeSet(COMMIT, 'x'))).toThrow('x, src/count.ts: found more than once');
  });
});

describe('revertChangeSet', () => {
  test('undoes edits and takes added files away', () => {
    const text = COMMIT.replace('=== write docs/new.md\n# New\n', '=== add docs/**\n');
    const after = new Map([
      ['src/count.ts', 'const first = 2;\n'],
      ['docs/a.md', 'a'],
      ['docs/deep/b.md', 'b'],
    ]);
    expect(revertChangeSet(after, parseChangeSet(text, 'x'))).toEqual(
      new Map([['src/count.ts', 'const first = 1;\n']]),
    );
  });
});
