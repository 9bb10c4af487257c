import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { createEvidence } from '@mats/engine';
import { commitExcerpt } from '@mats/engine/history';
import type { Evidence } from '@mats/contracts';
import { createFileLogSource } from '@mats/sources';
import { createRepositories } from '@mats/sources/git';
import { makeRepository, temporaryFolders } from '@mats/sources/testing';
import { createEvidenceReader } from './evidence-reader.ts';

const temporaryFolder = temporaryFolders();

function commitPiece(revision: string, excerpt: string): Evidence {
  const detail: Evidence['detail'] = {
    kind: 'commit',
    sha: revision,
    author: 'Ada',
    subject: '',
    files: [],
    change: 'code',
  };
  const locator = { source: 'git', name: 'shop', label: 'shop', revision } as const;
  return createEvidence({ title: revision, locator, excerpt, detail });
}

function linePiece(name: string, excerpt: string): Evidence {
  const detail: Evidence['detail'] = { kind: 'log_excerpt' };
  return createEvidence({
    title: name,
    locator: { source: 'file', name, label: 'web.log', startLine: 1 },
    excerpt,
    detail,
  });
}

test('pieces are checked in their order, and one that is gone does not spoil the others', async () => {
  const made = makeRepository(await temporaryFolder());
  const first = made.commit('start', { 'cart.ts': 'one\n' });
  const second = made.commit('change', { 'cart.ts': 'two\n' });
  const log = path.join(await temporaryFolder(), 'web.log');
  await writeFile(log, 'failed\n');
  const repositories = createRepositories({ configured: new Map([['shop', made.folder]]), roots: [] });
  try {
    const { commits } = await (await repositories.open('shop')).log({ maxCount: 2, withDiff: true });
    const excerpts = new Map(commits.map((commit) => [commit.sha, commitExcerpt(commit)]));
    const reader = createEvidenceReader({ sources: [createFileLogSource({ patterns: [log] })], repositories });
    const checks = await reader.check([
      commitPiece(second, excerpts.get(second) ?? ''),
      linePiece(log, 'failed'),
      commitPiece('f'.repeat(40), ''),
      commitPiece(first, 'another text'),
      linePiece(log, 'succeeded'),
      commitPiece(first, excerpts.get(first) ?? ''),
    ]);
    expect(checks).toEqual([
      { ok: true },
      { ok: true },
      { ok: false, reason: 'shop: the commit is not there' },
      { ok: false, reason: 'shop now holds other text' },
      { ok: false, reason: 'web.log now holds other text' },
      { ok: true },
    ]);
  } finally {
    await repositories.close();
  }
});
