import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { generateHistory } from './generate-history.ts';
import { runGit } from './run-git.ts';

const folder = mkdtempSync(join(tmpdir(), 'shop-history-'));
const history = generateHistory({ into: join(folder, 'all') });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('generateHistory', () => {
  test('makes the commits whose ids are in shop/revisions.json', () => {
    const committed: unknown = JSON.parse(readFileSync(new URL('../shop/revisions.json', import.meta.url), 'utf8'));
    expect({ healthy: history.healthy, faults: Object.fromEntries(history.faults) }).toEqual(committed);
  });

  test('makes the same commits when only one fault is deployed, on main and without the name of the fault', () => {
    const deployed = generateHistory({ into: join(folder, 'deployed'), deployed: 'bad-deploy' });
    expect(deployed.faults.get('bad-deploy')).toBe(history.faults.get('bad-deploy'));
    expect(deployed.healthy).toBe(history.healthy);
    expect(runGit(deployed.folder, ['for-each-ref', '--format=%(refname)'])).toBe('refs/heads/main\n');
  });

  test('leaves a clean work tree at the end of main', () => {
    expect(runGit(history.folder, ['status', '--porcelain'])).toBe('');
    expect(runGit(history.folder, ['rev-parse', 'HEAD']).trim()).toBe(history.healthy);
  });
});
