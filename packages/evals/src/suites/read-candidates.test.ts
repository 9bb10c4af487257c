import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readCandidates } from './read-candidates.ts';
import { reverts } from './reverts.ts';
import type { Prediction } from './suite.ts';

let folder = '';
let shas: string[] = [];

function git(...words: string[]): string {
  const identity = ['-c', 'user.name=Ann', '-c', 'user.email=ann@shop.example', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', folder, ...identity, ...words], { encoding: 'utf8' }).trim();
}

function commit(path: string, text: string, message: string): string {
  writeFileSync(join(folder, path), text);
  git('add', '.');
  git('commit', '--quiet', '--message', message);
  return git('rev-parse', 'HEAD');
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'candidates-'));
  git('init', '--quiet', '--initial-branch=main');
  shas = [commit('start.ts', 'start\n', 'Start')];
  git('checkout', '--quiet', '-b', 'side');
  shas.unshift(commit('price.ts', 'cachePrice()\n', 'Cache prices'));
  git('checkout', '--quiet', 'main');
  shas.unshift(commit('stock.ts', 'sort()\n', 'Sort stock'));
  git('merge', '--quiet', '--no-ff', '--message', 'Merge side', 'side');
  shas.unshift(git('rev-parse', 'HEAD'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('commits come in the order asked for; a merge brings what its branch brought', async () => {
  const commits = await readCandidates(join(folder, '.git'), shas);
  expect(commits.map(({ subject }) => subject)).toEqual(['Merge side', 'Sort stock', 'Cache prices', 'Start']);
  expect(commits.map(({ files }) => files.map(({ path }) => path))).toEqual([
    ['price.ts'],
    ['stock.ts'],
    ['price.ts'],
    ['start.ts'],
  ]);
  expect(commits[0]?.landed).toBeGreaterThan(0);
});

test('a commit whose file is not there comes without its change, and costs no other', async () => {
  const blob = git('rev-parse', `${shas[1] ?? ''}:stock.ts`);
  const objects = join(folder, '.git', 'objects', blob.slice(0, 2));
  expect(readdirSync(objects)).toContain(blob.slice(2));
  rmSync(join(objects, blob.slice(2)), { force: true });
  const commits = await readCandidates(join(folder, '.git'), shas);
  expect(commits.map(({ subject, files }) => [subject, files.length])).toEqual([
    ['Merge side', 1],
    ['Sort stock', 0],
    ['Cache prices', 1],
    ['Start', 1],
  ]);
});

test('the suite ranks the candidates of a case', async () => {
  const one = {
    case: 'x',
    repository: join(folder, '.git'),
    time: '2030-01-01T00:00:00Z',
    text: 'the stock of a warehouse is no longer sorted by shelf',
    candidates: shas.slice(1),
  };
  writeFileSync(join(folder, 'cases.jsonl'), `${JSON.stringify(one)}\n`);
  const written: Prediction[] = [];
  await reverts.predict({ data: folder, write: (prediction) => written.push(prediction) });
  expect(written).toEqual([{ case: 'x', commits: [shas[1], shas[2], shas[3]], confidence: expect.any(Number) }]);
});
