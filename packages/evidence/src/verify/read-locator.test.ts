import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Locator } from '@mats/contracts';
import { createFileLogSource, createTextLogSource } from '@mats/sources';
import { createRepositories } from '@mats/sources/git';
import type { Repositories } from '@mats/sources/git';
import { makeRepository, temporaryFolders } from '@mats/sources/testing';
import { readLocator } from './read-locator.ts';

const temporaryFolder = temporaryFolders();
const open: Repositories[] = [];

afterEach(async () => {
  for (const repositories of open.splice(0)) await repositories.close();
});

describe('readLocator', () => {
  test('finds the lines of a log again, secrets redacted', async () => {
    const folder = await temporaryFolder();
    const name = path.join(folder, 'web.log');
    await writeFile(name, 'first\nlogin password=hunter22 ok\r\nthird\n');
    const sources = [createTextLogSource({ text: 'other' }), createFileLogSource({ patterns: [name] })];
    const locator: Locator = { source: 'file', name, label: 'web.log', startLine: 2, endLine: 3 };
    expect(await readLocator(locator, { sources })).toEqual({ ok: true, text: 'login password=[redacted] ok\nthird' });
  });

  test('finds code again at its revision', async () => {
    const made = makeRepository(await temporaryFolder());
    const first = made.commit('start', { 'cart.ts': 'one\r\ntwo\nthree\n' });
    made.commit('change', { 'cart.ts': 'ONE\n' });
    const repositories = createRepositories({ configured: new Map([['shop', made.folder]]), roots: [] });
    open.push(repositories);
    const at: Locator = { source: 'git', name: 'shop', label: 'cart.ts', path: 'cart.ts', revision: first };
    const readers = { sources: [], repositories };
    expect(await readLocator({ ...at, startLine: 1, endLine: 2 }, readers)).toEqual({ ok: true, text: 'one\ntwo' });
    expect(await readLocator({ ...at, startLine: 3 }, readers)).toEqual({ ok: true, text: 'three' });
    expect(await readLocator({ ...at, path: 'none.ts' }, readers)).toEqual({
      ok: false,
      reason: 'the file is missing',
    });
  });

  test('says why it cannot', async () => {
    const repositories = createRepositories({ configured: new Map(), roots: [] });
    const reasonOf = async (locator: Locator): Promise<string> => {
      const answer = await readLocator(locator, { sources: [createTextLogSource({ text: 'x' })], repositories });
      return answer.ok ? answer.text : answer.reason;
    };
    expect(await reasonOf({ source: 'docker', name: 'abc', label: '' })).toBe('nothing here reads docker sources');
    expect(await reasonOf({ source: 'docker', name: 'abc', label: '', path: 'state' })).toBe('no Docker is configured');
    expect(await reasonOf({ source: 'git', name: 'shop', label: '', path: 'a' })).toMatch(/it is not configured/);
    expect(await reasonOf({ source: 'prompt', name: 'other', label: '' })).toMatch(/it is not the pasted text/);
  });
});
