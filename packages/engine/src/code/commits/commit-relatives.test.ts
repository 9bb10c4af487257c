import { expect, test } from '@jest/globals';
import { toldCommits } from './testing/told-commits.ts';
import type { ToldCommit } from './testing/told-commits.ts';
import { commitRelatives, takenBack } from './commit-relatives.ts';

const SHA = 'abcdef0123456789abcdef0123456789abcdef01';
const found = (...told: ToldCommit[]): [number, number][] => [...takenBack(toldCommits(told))];

test.each([
  ['its quoted subject', { subject: 'Revert "Add the rows of a basket"' }],
  ['its subject behind a part', { subject: 'shop: Revert "Add the rows of a basket"' }],
  ['its subject without quotes', { subject: 'Revert: Add the rows of a basket' }],
  ['the start of its subject', { subject: 'Revert "Add the rows of a bas"' }],
  ['its sha', { subject: 'Undo rows', body: `This takes back ${SHA.slice(0, 10)}.` }],
])('a commit is taken back by %s', (_, revert) => {
  expect(found(revert, {}, { subject: 'Add the rows of a basket', sha: SHA })).toEqual([[2, 0]]);
});

test('a sha in a message that takes nothing back, a short start and an older revert name nothing', () => {
  expect(found({ subject: 'Follow-up', body: SHA }, { subject: 'Add rows', sha: SHA })).toEqual([]);
  expect(found({ subject: 'Revert "Add"' }, { subject: 'Add rows' })).toEqual([]);
  expect(found({ subject: 'Add rows' }, { subject: 'Revert "Add rows"' })).toEqual([]);
});

test('nearness to what was taken back: author, files, ticket', () => {
  const near = (other: ToldCommit): number | undefined =>
    commitRelatives(
      toldCommits([
        { subject: 'Revert "Add rows"', author: 'cy', files: { 'c.ts': ['-x'] } },
        other,
        { subject: 'Add rows', author: 'ann', body: 'SHOP-12', files: { 'a.ts': ['+x'] } },
      ]),
    )[1]?.takenBack;
  expect(near({ author: 'bo', files: { 'b.ts': ['+x'] } })).toBe(0);
  expect(near({ author: 'ann', files: { 'b.ts': ['+x'] } })).toBe(0.5);
  expect(near({ author: 'bo', files: { 'a.ts': ['+x'] } })).toBe(1);
  expect(near({ author: 'bo', files: { 'a.ts': ['+x'], 'b.ts': ['+x'], 'd.ts': ['+x'], 'e.ts': ['+x'] } })).toBe(0.5);
  expect(near({ author: 'bo', body: 'see SHOP-12', files: { 'b.ts': ['+x'] } })).toBe(1);
});

test('work that lies more than forty commits back is other work', () => {
  const between = Array.from({ length: 40 }, (): ToldCommit => ({}));
  const own: ToldCommit = { author: 'ann', files: { 'a.ts': ['+x'] } };
  expect(commitRelatives(toldCommits([own, ...between, own]))[41]?.followed).toBe(false);
  expect(commitRelatives(toldCommits([own, ...between.slice(1), own]))[40]?.followed).toBe(true);
});
