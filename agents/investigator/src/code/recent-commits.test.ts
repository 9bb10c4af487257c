import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRepositories } from '@mats/sources/git';
import { makeRepository } from '@mats/sources/testing';
import { recentCommits } from './recent-commits.ts';

const HOUR = 3_600_000;
/** Commits of a made repository are an hour apart from then on. */
const FIRST = Date.UTC(2026, 0, 1);
const folder = mkdtempSync(path.join(tmpdir(), 'recent-'));
const repositories = createRepositories({ configured: new Map([['shop', folder]]), roots: [] });
const shas: string[] = [];

beforeAll(() => {
  const made = makeRepository(folder);
  for (const hour of [0, 1, 2, 3, 4, 5]) shas.push(made.commit(`hour ${hour}`, { 'a.txt': `${hour}\n` }));
});
afterAll(async () => {
  await repositories.close();
  rmSync(folder, { recursive: true, force: true });
});

async function subjects(options: { until: number; from?: string; to?: string }): Promise<string[]> {
  const { until, from, to } = options;
  const window = {
    from,
    to,
    until: from === undefined ? until : undefined,
    maxCount: 60,
    of: { is: 'last', revision: '', previous: '' } as const,
  };
  const deployed = { revision: to, window, evidence: [], deployed: from !== undefined };
  const { signal } = new AbortController();
  const repository = await repositories.open('shop');
  return (await recentCommits(repository, { deployed, until, signal })).map(({ subject }) => subject);
}

test('what changed is the last four commits of the week before the onset', async () => {
  expect(await subjects({ until: FIRST + 4.5 * HOUR })).toEqual(['hour 4', 'hour 3', 'hour 2', 'hour 1']);
});

test('commits of more than a week before, or made afterwards, are not what changed', async () => {
  expect(await subjects({ until: FIRST + 7 * 24 * HOUR + 4.5 * HOUR })).toEqual(['hour 5']);
  expect(await subjects({ until: FIRST - HOUR })).toEqual([]);
});

test('what was deployed is what changed, of whatever age', async () => {
  const later = FIRST + 30 * 24 * HOUR;
  expect(await subjects({ until: later, from: shas[1] ?? '', to: shas[3] ?? '' })).toEqual(['hour 3', 'hour 2']);
});
