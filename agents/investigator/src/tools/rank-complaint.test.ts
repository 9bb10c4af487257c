import { expect, test } from '@jest/globals';
import type { ListedChange } from '@mats/sources/changes';
import { createRepositories } from '@mats/sources/git';
import { makeRepository, temporaryFolders } from '@mats/sources/testing';
import { rankComplaintTool } from './rank-complaint.ts';
import type { RankedComplaint } from './rank-complaint.ts';

const NOW = Date.UTC(2026, 0, 3);
const COMPLAINT = 'Since this week the invoice totals round wrongly for customers in Denmark';
const folders = temporaryFolders();

async function rank(folder: string, changes: readonly ListedChange[] = []): Promise<RankedComplaint> {
  const repositories = createRepositories({ configured: new Map([['shop', folder]]), roots: [] });
  const repository = await repositories.open('shop');
  const { signal } = new AbortController();
  const ranked = await rankComplaintTool(repository, { message: COMPLAINT, now: NOW, changes, signal });
  await repositories.close();
  return ranked;
}

test('the commit that is about what somebody complains of comes first, with its evidence', async () => {
  const made = makeRepository(await folders());
  const guilty = made.commit('round invoice totals half up', { 'src/invoice/totals.ts': 'round();\n' });
  made.commit('add a favicon', { 'web/icon.ts': 'icon();\n' });
  made.commit('sort the menu', { 'web/menu.ts': 'sort();\n' });
  const { candidates, evidence } = await rank(made.folder);
  expect(candidates[0]).toMatchObject({ commit: guilty, found: 'complaint', file: 'src/invoice/totals.ts' });
  expect(candidates[0]?.title).toMatch(/ is about “\w+”, “\w+”/);
  expect(evidence.map(({ id }) => id)).toEqual(expect.arrayContaining(candidates[0]?.for[0]?.evidence ?? []));
});

test('where a change feed names commits, these alone are in question', async () => {
  const made = makeRepository(await folders());
  made.commit('round invoice totals half up', { 'src/invoice/totals.ts': 'round();\n' });
  const named = made.commit('add a favicon', { 'web/icon.ts': 'icon();\n' });
  const change: ListedChange = {
    id: 'one',
    type: 'commit',
    revision: named,
    title: 'add a favicon',
    time: null,
    files: [],
    diff: null,
    locator: { source: 'file', name: 'changes', label: 'changes' },
  };
  const { candidates } = await rank(made.folder, [change]);
  expect(candidates.map((candidate) => candidate.commit)).toEqual([named]);
});
