import { appendFile, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { logSourceContract } from '@mats/testing';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { createFileLogSource } from './file-log-source.ts';
import { parseLogPaths } from './find-log-files.ts';

const LINES = ['first', 'second', 'third ü', 'fourth', 'fifth'];
const TEXT = `${LINES.join('\n')}\n`;
const temporaryFolder = temporaryFolders();

async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}

const labelsOf = async (...patterns: string[]): Promise<string[]> =>
  (await createFileLogSource({ patterns }).list()).streams.map(({ label }) => label);

logSourceContract('a log file', async () => {
  const folder = await folderWith({ 'checkout.log': TEXT });
  return { source: createFileLogSource({ patterns: [`${folder}/checkout.log`] }), lines: LINES };
});
logSourceContract('a packed log file', async () => {
  const folder = await folderWith({ 'logs/checkout.log.1.gz': gzipSync(TEXT) });
  return { source: createFileLogSource({ patterns: [`${folder}/**/*.gz`] }), lines: LINES };
});

describe('what patterns find', () => {
  test('a path brings its rotated predecessors, and nothing else that begins like it', async () => {
    const folder = await folderWith({
      'app.log': TEXT,
      'app.log.1': TEXT,
      'app.log.2.gz': gzipSync(TEXT),
      'app.log-20260131.gz': gzipSync(TEXT),
      'app.log.bak': TEXT,
      'app.log.config.json': TEXT,
    });
    expect(await labelsOf(`${folder}/app.log`)).toEqual([
      'app.log',
      'app.log-20260131.gz',
      'app.log.1',
      'app.log.2.gz',
    ]);
  });

  test('globs go down into folders, a file found twice is listed once', async () => {
    const folder = await folderWith({ 'a.log': TEXT, 'deep/er/b.log': TEXT, 'c.txt': TEXT });
    expect(await labelsOf(`${folder}/**/*.log`, `${folder}/a.log`)).toEqual(['a.log', 'b.log']);
  });

  test('an existing path with brackets in its name is that file', async () => {
    const folder = await folderWith({ 'app[1].log': TEXT });
    expect(await labelsOf(`${folder}/app[1].log`)).toEqual(['app[1].log']);
  });

  test('a pattern without files is told of', async () => {
    const folder = await folderWith({});
    const source = createFileLogSource({ patterns: [`${folder}/*.log`, `${folder}/none/*.log`] });
    expect((await source.list()).notRead.map(({ why }) => why)).toEqual(['No file is there.', 'No file is there.']);
  });

  test('a link may stay inside the folder of its pattern, and not lead out of it', async () => {
    const outside = await folderWith({ 'secret.log': TEXT });
    const folder = await folderWith({ 'checkout-7.log': TEXT });
    await symlink('checkout-7.log', path.join(folder, 'current.log'));
    await symlink(path.join(outside, 'secret.log'), path.join(folder, 'leak.log'));
    await symlink(outside, path.join(folder, 'linked'));
    const { streams, notRead } = await createFileLogSource({ patterns: [`${folder}/**/*.log`] }).list();
    expect(streams.map(({ locator }) => locator.name)).toEqual([path.join(folder, 'checkout-7.log')]);
    expect(notRead).toEqual([
      { what: path.join(folder, 'leak.log'), why: `It is a link that leads out of ${folder}.` },
    ]);
  });

  test('a damaged archive does not fail the others', async () => {
    const folder = await folderWith({ 'a.log': TEXT, 'b.log': Buffer.from('PK\u0003\u0004 and no more') });
    const { streams, notRead } = await createFileLogSource({ patterns: [`${folder}/*.log`] }).list();
    expect([streams.map(({ label }) => label), notRead.map(({ what }) => what)]).toEqual([
      ['a.log'],
      [path.join(folder, 'b.log')],
    ]);
  });

  test('a file that grew is read as it is now', async () => {
    const folder = await folderWith({ 'a.log': 'one\n' });
    const source = createFileLogSource({ patterns: [`${folder}/a.log`] });
    const [stream] = (await source.list()).streams;
    await appendFile(path.join(folder, 'a.log'), 'two\n');
    expect(stream && (await source.readLines(stream, { startLine: 1, endLine: 9 }))).toEqual(['one', 'two']);
  });
});

describe('a file that was found before', () => {
  const whole = { startLine: 1, endLine: 9 };

  test('is read no more once its place is a link that leads elsewhere', async () => {
    const outside = await folderWith({ 'secret.log': 'secret\n' });
    const folder = await folderWith({ 'a.log': 'one\n' });
    const source = createFileLogSource({ patterns: [`${folder}/a.log`] });
    const [stream] = (await source.list()).streams;
    if (stream === undefined) throw new Error('no stream');
    expect(await source.readLines(stream, whole)).toEqual(['one']);
    await rm(path.join(folder, 'a.log'));
    await symlink(path.join(outside, 'secret.log'), path.join(folder, 'a.log'));
    await expect(source.readLines(stream, whole)).rejects.toMatchObject({ code: 'attachment_unreadable' });
  });

  test('does not stand for those that come later', async () => {
    const folder = await folderWith({ 'a.log': 'one\n' });
    const source = createFileLogSource({ patterns: [`${folder}/*.log`] });
    const [stream] = (await source.list()).streams;
    if (stream === undefined) throw new Error('no stream');
    await writeFile(path.join(folder, 'b.log'), 'two\n');
    const later = { ...stream, locator: { ...stream.locator, name: path.join(folder, 'b.log') } };
    expect(await source.readLines(later, whole)).toEqual(['two']);
  });
});

describe('the setting LOG_PATHS', () => {
  test('is a list of absolute paths', () => {
    expect(parseLogPaths(' /var/log/a.log, /srv/*.log ,')).toEqual(['/var/log/a.log', '/srv/*.log']);
  });

  test('says which one is not', () => {
    expect(() => parseLogPaths('/var/log/a.log,b.log')).toThrow(
      'The setting LOG_PATHS cannot be used: b.log is not an absolute path.',
    );
  });
});
