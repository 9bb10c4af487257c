import { expect, test } from '@jest/globals';
import { changeOf } from './change-kind.ts';
import { commitOf, fileOf } from './testing/commit-of.ts';

test.each([
  [['src/a.ts'], 'code'],
  [['src/a.test.ts'], 'code'],
  [['README.md', 'docs/how.md'], 'documentation'],
  [['README.md', 'src/a.ts'], 'code'],
  [['config/app.yaml'], 'configuration'],
  [['package.json'], 'dependency'],
  [['config/app.yaml', 'src/a.ts'], 'mixed'],
  [[], 'code'],
] as const)('%j is a change of %s', (paths, change) =>
  expect(changeOf(commitOf(...paths.map((path) => fileOf(path))))).toBe(change),
);
