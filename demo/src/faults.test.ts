import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { faults, findFault } from './faults.ts';
import { generateHistory } from './generate-history.ts';
import { resolveFaults } from './resolve-faults.ts';
import { runGit } from './run-git.ts';

const folder = mkdtempSync(join(tmpdir(), 'shop-faults-'));
const history = generateHistory({ into: folder });
const resolved = resolveFaults(history);
const guilty = resolved.flatMap((fault) => (fault.resolved === undefined ? [] : [{ fault, guilt: fault.resolved }]));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the table of faults', () => {
  test('has at least 24 faults, 6 of them without a code cause', () => {
    expect(faults.length).toBeGreaterThanOrEqual(24);
    expect(faults.filter((fault) => fault.noCodeCause).length).toBeGreaterThanOrEqual(6);
  });

  test('names every fault once', () => {
    expect(new Set(faults.map((fault) => fault.name)).size).toBe(faults.length);
  });

  test('knows the guilty commit of a fault exactly when its cause is in the repository', () => {
    expect(
      faults.filter((fault) => fault.noCodeCause === (fault.guilt !== undefined)).map((fault) => fault.name),
    ).toEqual([]);
  });

  test('says which faults there are when asked for another', () => {
    expect(() => findFault('no-such')).toThrow('no fault "no-such"; there are: bad-deploy, ');
  });
});

describe('the branch of a fault', () => {
  test.each(faults.filter((fault) => !fault.noCodeCause))(
    '$name has two to four commits, one of them guilty',
    ({ commits, guilt }) => {
      expect(commits.length).toBeGreaterThanOrEqual(2);
      expect(commits.length).toBeLessThanOrEqual(4);
      expect(commits.filter((name) => name === guilt?.commit)).toHaveLength(1);
    },
  );

  test.each(guilty)('$fault.name: the guilty commit touches the named file', ({ guilt }) => {
    const touched = runGit(folder, ['show', '--format=', '--name-only', guilt.commit]).trim().split('\n');
    expect(touched).toContain(guilt.file);
  });

  test.each(guilty)(
    '$fault.name: git blames the guilty commit for a named line, or it took a line away there',
    ({ fault, guilt }) => {
      const blame = guilt.lines.map((line) =>
        runGit(folder, ['blame', '--porcelain', `-L${line},${line}`, fault.revision, '--', guilt.file]).slice(0, 40),
      );
      expect(blame).toContain(guilt.commit);
    },
  );
});
