import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readEnvironment } from '../env.ts';
import { withTemporaryFolder } from '../measuring/temporary-folder.ts';
import { generateRepository } from './generated-repository.ts';

const SMALL = { seed: 7, files: 60, commits: 90, journeys: 3 };
const searchPath = readEnvironment()['PATH'] ?? '';

test('a repository has the files, commits and authors that its facts say', async () => {
  await withTemporaryFolder(async (folder) => {
    const made = await generateRepository(SMALL, { folder: join(folder, 'code'), searchPath });
    const git = (...words: string[]): string =>
      execFileSync('git', words, { cwd: made.folder, encoding: 'utf8', env: { PATH: searchPath } });
    expect(git('ls-files').trim().split('\n')).toHaveLength(SMALL.files);
    expect(Number(git('rev-list', '--count', 'HEAD'))).toBeGreaterThanOrEqual(SMALL.commits);
    expect(git('rev-parse', 'HEAD').trim()).toBe(made.head);
    for (const { path, line, sha, author } of made.journeys.flat()) {
      const blamed = git('blame', '--porcelain', '-L', `${line},${line}`, 'HEAD', '--', path);
      expect(blamed.startsWith(`${sha} `)).toBe(true);
      expect(blamed).toContain(`author ${author}\n`);
    }
  });
});

test('the same shape gives the same commits, another seed gives others', async () => {
  await withTemporaryFolder(async (folder) => {
    const headOf = async (name: string, seed: number): Promise<string> =>
      (await generateRepository({ ...SMALL, seed }, { folder: join(folder, name), searchPath })).head;
    const [first, again, other] = [await headOf('first', 7), await headOf('again', 7), await headOf('other', 8)];
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});
