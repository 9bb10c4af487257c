import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { deployRevision } from './deploy-revision.ts';
import { generateHistory } from './generate-history.ts';

const folder = mkdtempSync(join(tmpdir(), 'shop-types-'));
const revisions = join(folder, 'revisions');
const history = generateHistory({ into: join(folder, 'repository') });
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function deployAll(): void {
  for (const [name, revision] of [['healthy', history.healthy] as const, ...history.faults]) {
    deployRevision({ repository: history.folder, revision, folder: join(revisions, name) });
  }
  // Node's own types are found from a folder above the deployed ones.
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'), 'junction');
}

describe('the shop', () => {
  test('has no type errors in any revision: its compiler would not have found a fault', () => {
    deployAll();
    cpSync(join(revisions, 'healthy', 'tsconfig.json'), join(folder, 'shop.json'));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: './shop.json', include: ['revisions/*/src'] }),
    );
    const checked = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
    expect(checked.stdout).toBe('');
    expect(checked.status).toBe(0);
  }, 60_000);
});
