import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { deployRevision } from './deploy-revision.ts';
import { generateHistory } from './generate-history.ts';

const folder = mkdtempSync(join(tmpdir(), 'shop-types-'));
const history = generateHistory({ into: join(folder, 'repository') });
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

// The types of Node are found from the folder above the deployed one.
symlinkSync(modules, join(folder, 'node_modules'), 'junction');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function check(revision: string): string {
  const app = join(folder, 'app');
  deployRevision({ repository: history.folder, revision, folder: app });
  return spawnSync(process.execPath, [compiler, '-p', app], { encoding: 'utf8' }).stdout;
}

describe('the shop', () => {
  test('has no type errors when it is healthy', () => {
    expect(check(history.healthy)).toBe('');
  });

  test.each([...history.faults])(
    'has no type errors with %s: its compiler would not have found the fault',
    (_, revision) => {
      expect(check(revision)).toBe('');
    },
  );
});
