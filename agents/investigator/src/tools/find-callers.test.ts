import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createRepositories } from '@mats/sources/git';
import type { Repository } from '@mats/sources/git';
import { findCallersTool } from './find-callers.ts';
import type { CallingCode } from './find-callers.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mats-callers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function callersOf(name: string | undefined): Promise<CallingCode[]> {
  const repositories = createRepositories({ configured: new Map([['shop', folder]]), roots: [] });
  const repository: Repository = await repositories.open('shop');
  const suspect = {
    repository: 'shop',
    revision: undefined,
    path: 'src/till/drawer.ts',
    line: 2,
    ...(name === undefined ? {} : { function: name }),
    strength: 0.9,
    found: { code: 'logs_failure' } as const,
    evidence: ['ev_1'],
  };
  const found = await findCallersTool(suspect, { repository, signal: new AbortController().signal });
  await repositories.close();
  return found;
}

test('calls in the product are found, the nearest first, with the function they stand in', async () => {
  put('src/till/drawer.ts', 'export function openDrawer(): void {\n  log.error("stuck");\n}\n');
  put('src/till/till.ts', 'export function payOut(): void {\n  // openDrawer() in words\n  openDrawer();\n}\n');
  put('lib/tools.ts', 'export const retry = () => openDrawer();\n');
  put('src/till/till.test.ts', 'test("opens", () => openDrawer());\n');
  const found = await callersOf('openDrawer');
  expect(found.map(({ code: { suspect } }) => `${suspect.path}:${suspect.line}`)).toEqual([
    'src/till/till.ts:3',
    'lib/tools.ts:1',
  ]);
  expect(found[0]?.code).toMatchObject({
    startLine: 1,
    suspect: { function: 'payOut', found: { code: 'calls_function', name: 'openDrawer' } },
  });
});

test.each([
  ['a function that nobody calls', 'openDrawer'],
  ['a line outside of functions', undefined],
])('of %s nothing is said', async (_what, name) => {
  put('src/till/drawer.ts', 'export function openDrawer(): void {\n  log.error("stuck");\n}\n');
  await expect(callersOf(name)).resolves.toEqual([]);
});
