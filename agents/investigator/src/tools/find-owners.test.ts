import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { createEvidence } from '@mats/engine';
import type { Evidence } from '@mats/contracts';
import { openRepository } from '@mats/sources/git';
import { findOwnersTool } from './find-owners.ts';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function codeIn(path: string): Evidence {
  return createEvidence({
    title: path,
    locator: { source: 'git', name: 'shop', label: `shop/${path}`, path, startLine: 1, endLine: 1 },
    excerpt: 'throw new Error();',
    detail: { kind: 'code_range', language: 'typescript', focusLine: 1, blame: [] },
  });
}

async function ownersIn(files: Readonly<Record<string, string>>, path: string): Promise<string[] | undefined> {
  folder = mkdtempSync(join(tmpdir(), 'mats-owners-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const [piece] = await findOwnersTool(
    [codeIn(path)],
    await openRepository({ name: 'shop', path: folder, roots: [folder] }),
  );
  return piece?.detail.kind === 'code_range' ? piece.detail.owners : undefined;
}

test('code is told with the owners that its repository names', async () => {
  const files = {
    '.github/CODEOWNERS': '* @all\n/src/checkout/ @checkout-team ann@example.com\n',
    CODEOWNERS: '* @old',
  };
  expect(await ownersIn(files, 'src/checkout/price.ts')).toEqual(['@checkout-team', 'ann@example.com']);
});

test('code that nobody owns, and a repository without such a file, are told without', async () => {
  expect(await ownersIn({ CODEOWNERS: '/docs/ @writers' }, 'src/price.ts')).toBeUndefined();
  rmSync(folder, { recursive: true });
  expect(await ownersIn({ 'README.md': '' }, 'src/price.ts')).toBeUndefined();
});
