import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { createFileLogSource } from '../files/file-log-source.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { createFeedChangeSource, readChangeFeeds } from './read-change-feeds.ts';

const temporaryFolder = temporaryFolders();
const SHA = '9f3c1aa2b4d5e6f708192a3b4c5d6e7f80910213';

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return folder;
}

test('feeds are told from logs and other documents by what stands in them', async () => {
  const folder = await folderWith({
    'a.json': JSON.stringify([{ sha: SHA, message: 'One', date: '2026-06-24T10:00:00Z' }]),
    'b.log': '{"time":"2026-06-24T10:00:00Z","level":"info","msg":"deployed","version":"1.2.3","service":"web"}\n',
    'c.json': JSON.stringify({ name: 'web', version: '1.2.3', scripts: {} }),
    'd.csv': 'timestamp,service,version\n2026-06-24T10:00:00Z,web,v2\n',
  });
  const source = createFileLogSource({ patterns: [path.join(folder, '*')] });
  const { streams } = await source.list();
  const feeds = await readChangeFeeds(source, streams);
  expect(feeds.map(({ stream, changes }) => [stream.label, changes.map(({ id }) => id)])).toEqual([
    ['a.json', [`commit:${SHA}`]],
    ['d.csv', ['deployment:2']],
  ]);
  expect(feeds[0]?.changes[0]?.locator).toMatchObject({ source: 'file', part: `change:commit:${SHA}` });
});

test('a long feed whose first change is bigger than what is looked at first is one', async () => {
  const commits = [{ sha: SHA, message: 'One', date: '2026-06-24', diff: `+${'x'.repeat(100_000)}` }];
  const folder = await folderWith({ 'a.json': JSON.stringify(commits, null, 1) });
  const source = createFileLogSource({ patterns: [path.join(folder, '*')] });
  const { streams } = await source.list();
  expect(await createFeedChangeSource(source, streams).list()).toMatchObject({ changes: [{ type: 'commit' }] });
});

test('where the operator says that a file is a feed, what it cannot be read as is told of', async () => {
  const folder = await folderWith({
    'deploys.csv': 'time,title\n2026-06-24T10:00:00Z,Spring release\n',
    'x.txt': 'hello\n',
  });
  const source = createFileLogSource({ patterns: [path.join(folder, '*')], holds: 'changes' });
  const { streams } = await source.list();
  const { changes, notRead } = await createFeedChangeSource(source, streams).list();
  expect(changes.map(({ type, title }) => [type, title])).toEqual([['deployment', 'Spring release']]);
  expect(notRead).toEqual([{ what: 'x.txt', why: 'It holds no entry.' }]);
});
