import { expect, test } from '@jest/globals';
import { toldCommits } from './testing/told-commits.ts';
import { shapeOf } from './commit-shape.ts';
import type { CommitShape } from './commit-shape.ts';

function shape(...paths: string[]): CommitShape | undefined {
  const files = Object.fromEntries(paths.map((path) => [path, ['+x', '-y', ' z']]));
  return toldCommits([{ files }]).map(shapeOf)[0];
}

test('lines are counted by side, code apart', () => {
  expect(shape('src/a.ts', 'README.md')).toMatchObject({ files: 2, added: 2, removed: 2, codeLines: 2, hasCode: true });
});

test.each(['a/x_unittest.cc', 'a/x.browsertest.ts', 'acceptance/a.rb', 'integration-tests/a.go', 'src/a_test.go'])(
  '%s is a test',
  (path) => expect(shape(path)).toMatchObject({ onlyTests: true, hasTests: true, inert: true, hasCode: false }),
);

test('tests and documentation together run nothing, and are neither alone', () => {
  expect(shape('tests/a.py', 'docs/a.md')).toMatchObject({ onlyTests: false, onlyDocumentation: false, inert: true });
});

test.each(['yarn.lock', 'sub/go.mod', 'test-requirements.txt', 'DEPS', 'upper-constraints.txt', 'eng/Versions.props'])(
  '%s pins versions',
  (path) => expect(shape(path)?.pinsVersions).toBe(true),
);

test.each(['lock.ts', 'DEPS.md', 'src/requirements.ts'])('%s pins none', (path) => {
  expect(shape(path)?.pinsVersions).toBe(false);
});

test('a commit without files is no test and no documentation', () => {
  expect(shape()).toMatchObject({ files: 0, onlyTests: false, onlyDocumentation: false, inert: false });
});

test.each(['locale/de/a.po', 'releasenotes/notes/a.yaml', 'man/a.1', 'CHANGES', 'NEWS.old'])('%s documents', (path) => {
  expect(shape(path)?.onlyDocumentation).toBe(true);
});

test.each(['src/BUILD.gn', 'CMakeLists.txt', 'a/rules.bzl', 'ci/run.sh', 'configure.ac', 'playbooks/run.yaml'])(
  '%s builds',
  (path) => expect(shape(path)).toMatchObject({ hasCode: false, onlyDocumentation: false, onlyTests: false }),
);
