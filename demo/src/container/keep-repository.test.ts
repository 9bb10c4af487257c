import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { runGit } from '../run-git.ts';
import { keepRepository } from './keep-repository.ts';

const folder = mkdtempSync(join(tmpdir(), 'shop-keep-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const status = (): string => runGit(folder, ['status', '--porcelain']);

test('a second start leaves the repository as it is, and another version is replaced', () => {
  const first = keepRepository(folder);
  expect([first.folder, runGit(folder, ['rev-parse', 'HEAD']).trim(), status()]).toEqual([folder, first.healthy, '']);
  writeFileSync(join(folder, 'left.txt'), 'untouched');
  expect(keepRepository(folder)).toEqual(first);
  expect(status()).toBe('?? left.txt\n');
  runGit(folder, ['branch', 'of-an-older-demo', 'HEAD']);
  keepRepository(folder);
  expect([status(), runGit(folder, ['branch', '--list', 'of-an-older-demo'])]).toEqual(['', '']);
});
