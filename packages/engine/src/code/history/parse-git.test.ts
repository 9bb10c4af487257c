import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseBlamePorcelain } from './parse-blame.ts';
import { GIT_LOG_ARGUMENTS, parseGitLog } from './parse-git-log.ts';

let folder = '';

function git(...words: string[]): string {
  const identity = ['-c', 'user.name=Ann Smith', '-c', 'user.email=ann@shop.example', '-c', 'commit.gpgsign=false'];
  const environment = {
    ...process.env,
    GIT_AUTHOR_DATE: '2024-05-01T10:00:00Z',
    GIT_COMMITTER_DATE: '2024-05-01T10:00:00Z',
  };
  return execFileSync('git', ['-C', folder, ...identity, ...words], { encoding: 'utf8', env: environment });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-'));
  git('init', '--quiet');
  writeFileSync(join(folder, 'a.txt'), 'one\ntwo\n');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  writeFileSync(join(folder, 'a.txt'), 'one\ntoo\n');
  git('commit', '--quiet', '--all', '--message', 'second\n\nbecause of:\n- spelling\n+ style');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('reads what git answers to the fixed arguments', () => {
  const commits = parseGitLog(git(...GIT_LOG_ARGUMENTS));
  expect(
    commits.map(({ subject, body, files }) => [subject, body, files.map(({ path, status }) => [path, status])]),
  ).toEqual([
    ['second', 'because of:\n- spelling\n+ style', [['a.txt', 'modified']]],
    ['first', undefined, [['a.txt', 'added']]],
  ]);
  expect(commits[0]).toMatchObject({
    author: 'Ann Smith',
    email: 'ann@shop.example',
    time: Date.parse('2024-05-01T10:00:00Z'),
    parents: [commits[1]?.sha],
  });
  expect(commits[0]?.files[0]?.hunks[0]?.lines).toEqual([' one', '-two', '+too']);
});

test('reads both porcelain forms of blame alike', () => {
  const [second, first] = parseGitLog(git(...GIT_LOG_ARGUMENTS));
  const lines = parseBlamePorcelain(git('blame', '--porcelain', 'a.txt'));
  expect(lines.map(({ line, sha, subject, text }) => [line, sha, subject, text])).toEqual([
    [1, first?.sha, 'first', 'one'],
    [2, second?.sha, 'second', 'too'],
  ]);
  expect(parseBlamePorcelain(git('blame', '--line-porcelain', 'a.txt'))).toEqual(lines);
});

test('text that git did not write gives no commits', () => {
  expect(parseGitLog('fatal: not a git repository')).toEqual([]);
  expect(parseGitLog('')).toEqual([]);
  expect(parseBlamePorcelain('fatal: no such path')).toEqual([]);
});
