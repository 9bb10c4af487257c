import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRepositories } from '../git/repositories.ts';
import { connectedContainers, connectedFiles, connectedRepositories } from './connected-sources.ts';

const redact = (text: string): string => text.replaceAll('hunter2', '[hidden]');
const at = new Date('2026-01-02T03:04:05Z');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mats-connected-'));
  writeFileSync(join(folder, 'a.log'), 'first\n');
  writeFileSync(join(folder, 'b.log'), 'one\npassword=hunter2\n');
  utimesSync(join(folder, 'a.log'), at, new Date(at.getTime() - 60_000));
  utimesSync(join(folder, 'b.log'), at, at);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('connectedFiles', () => {
  test('tells files, size, and the last line of the newest without its secrets', async () => {
    expect(await connectedFiles([`${folder}/*.log`], { kind: 'log_files', redact })).toEqual([
      {
        kind: 'log_files',
        name: `${folder}/*.log`,
        state: 'connected',
        count: 2,
        bytes: 27,
        time: '2026-01-02T03:04:05.000Z',
        lastLine: 'password=[hidden]',
      },
    ]);
  });

  test('a pattern that finds nothing is empty', async () => {
    const [source] = await connectedFiles([`${folder}/none/*.log`], { kind: 'changes', redact });
    expect(source).toMatchObject({ kind: 'changes', state: 'empty', count: 0 });
  });

  test('of bytes that are no text no line is shown', async () => {
    writeFileSync(join(folder, 'c.bin'), Buffer.from([1, 0, 2, 0, 3]));
    const [source] = await connectedFiles([`${folder}/c.bin`], { kind: 'log_files', redact });
    expect(source).toMatchObject({ state: 'connected', count: 1, bytes: 5 });
    expect(source?.lastLine).toBeUndefined();
  });
});

test('a repository that is not there says why', async () => {
  const repositories = createRepositories({ configured: new Map([['shop', `${folder}/none`]]), roots: [] });
  const [source] = await connectedRepositories(repositories);
  expect(source).toMatchObject({ kind: 'repository', name: 'shop', state: 'failed' });
  expect(source?.reason).toBe('The repository shop cannot be used: it does not exist.');
  const [named] = await connectedRepositories(repositories, [`${folder}/elsewhere`]);
  expect(named).toMatchObject({ name: `${folder}/elsewhere`, state: 'failed' });
  expect(named?.reason).toMatch(/outside the allowed folders\. Name a git repository under .*\(REPOSITORY_ROOTS\)\.$/);
  await repositories.close();
});

test('without Docker there are no containers to tell of', async () =>
  expect(await connectedContainers(null, undefined)).toEqual([]));
