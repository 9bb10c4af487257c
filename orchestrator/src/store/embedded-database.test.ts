import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { MatsError } from '@mats/contracts';
import { EmbeddedDatabase } from './embedded-database.ts';
import { lockFolder } from './folder-lock.ts';
import { storageFailure } from './storage-failure.ts';
import { createStorageSpace } from './storage-space.ts';

jest.setTimeout(120_000);

const AT = Date.UTC(2026, 0, 1);
const now = (): number => AT;
let seed: string;
let parent: string;
let folder: string;
const opened: EmbeddedDatabase[] = [];

function open(at = parent): EmbeddedDatabase {
  const database = new EmbeddedDatabase({ parent: at, now });
  opened.push(database);
  return database;
}

async function failureOf(work: Promise<unknown>): Promise<MatsError | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => storageFailure(error),
  );
}

/** Made once, since a new database takes seconds. */
beforeAll(async () => {
  seed = mkdtempSync(join(tmpdir(), 'mats-seed-'));
  const umask = process.umask(0o077);
  const database = new EmbeddedDatabase({ parent: seed, now });
  await database.query('create table kept (word text)');
  await database.query(`insert into kept values ('kept')`);
  await database.close();
  process.umask(umask);
});
afterAll(() => rmSync(seed, { recursive: true, force: true }));

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'mats-embedded-'));
  folder = join(parent, 'pglite');
  cpSync(seed, parent, { recursive: true });
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  rmSync(parent, { recursive: true, force: true });
});

const kept = async (database: EmbeddedDatabase): Promise<unknown> =>
  (await database.query('select word from kept')).rows;

describe('the embedded database', () => {
  test('writes nothing that another account could read or change', () => {
    const open = readdirSync(seed, { recursive: true })
      .map((name) => join(seed, String(name)))
      .filter((path) => (statSync(path).mode & 0o077) !== 0);
    expect(open).toEqual([]);
    expect(statSync(seed).mode & 0o777).toBe(0o700);
  });

  test('closes a folder to others that was open before', async () => {
    rmSync(folder, { recursive: true });
    cpSync(join(seed, 'pglite'), folder, { recursive: true, mode: 0 });
    await kept(open());
    expect([statSync(parent).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o700, 0o700]);
  });

  test('has one owner: a second is told who it is, and goes on when the first has ended', async () => {
    const first = open();
    await kept(first);
    const second = open();
    expect((await failureOf(second.query('select 1')))?.message).toMatch(
      new RegExp(`^The database in ${folder} belongs to process ${process.pid} on ${hostname()} since 2026-01-01T`),
    );
    await first.close();
    expect(await kept(second)).toEqual([{ word: 'kept' }]);
  });

  test('is never made over something that is there already', async () => {
    rmSync(join(folder, 'PG_VERSION'));
    const before = readdirSync(folder, { recursive: true }).length;
    const failure = await failureOf(open().query('select 1'));
    expect(failure?.toFailure()).toMatchObject({
      code: 'storage_damaged',
      message: `The database in ${folder} cannot be opened: it holds files, but PG_VERSION is missing.`,
    });
    expect(readdirSync(folder, { recursive: true })).toHaveLength(before);
  });

  test('that is damaged says so, and is read again once it was put right, without a restart', async () => {
    truncateSync(join(folder, 'global', 'pg_control'), 0);
    const database = open();
    expect((await failureOf(database.query('select 1')))?.code).toBe('storage_damaged');
    rmSync(folder, { recursive: true });
    cpSync(join(seed, 'pglite'), folder, { recursive: true });
    expect(await kept(database)).toEqual([{ word: 'kept' }]);
  });

  test('keeps working after a statement that fails', async () => {
    const database = open();
    await expect(database.query('select nothing')).rejects.toMatchObject({ code: '42703' });
    expect(await kept(database)).toEqual([{ word: 'kept' }]);
  });
});

describe('the lock of a folder', () => {
  const lock = (): string => `${folder}.lock`;
  const holder = (changed: object): void =>
    writeFileSync(
      lock(),
      JSON.stringify({ pid: process.pid, host: hostname(), began: null, since: '2026-01-01', ...changed }),
    );

  test('of a process that has ended is taken over', () => {
    holder({ pid: 2 ** 22 - 7 });
    lockFolder(folder, { now }).release();
    expect(existsSync(lock())).toBe(false);
  });

  test('of a process whose number was given to another is taken over', () => {
    holder({ pid: process.ppid, began: '1' });
    expect(() => lockFolder(folder, { now }).release()).not.toThrow();
  });

  test('of another machine holds for as long as it is touched', () => {
    holder({ host: 'elsewhere', pid: 7 });
    const touched = statSync(lock()).mtimeMs;
    expect(() => lockFolder(folder, { now: () => touched + 29_000 })).toThrow(
      `The database in ${folder} belongs to process 7 on elsewhere since 2026-01-01.`,
    );
    expect(() => lockFolder(folder, { now: () => touched + 31_000 }).release()).not.toThrow();
  });

  test.each(['', '{', '{"pid":"1"}'])('that holds %p is nobody’s', (content) => {
    writeFileSync(lock(), content);
    expect(() => lockFolder(folder, { now }).release()).not.toThrow();
  });
});

describe('room on the disk', () => {
  test('is looked at once a second; less than what is wanted is told with both figures', async () => {
    let at = 0;
    let free = 300;
    let looks = 0;
    const space = createStorageSpace({
      folder: '/data',
      minFreeBytes: 200 * 1024 * 1024,
      now: () => at,
      freeBytes: () => {
        looks += 1;
        return Promise.resolve(free * 1024 * 1024);
      },
    });
    await space.assertRoom();
    free = 199;
    await space.assertRoom();
    at = 1_000;
    await expect(space.assertRoom()).rejects.toThrow(
      new MatsError('storage_full', { folder: '/data', reason: '199 MB are free, 200 MB must be' }),
    );
    expect(looks).toBe(2);
  });

  test.each([
    ['a disk without room', Object.assign(new Error('no space'), { code: 'ENOSPC', path: '/data/a' }), 'storage_full'],
    ['Postgres without room', Object.assign(new Error('could not extend file'), { code: '53100' }), 'storage_full'],
    ['a server that stops', Object.assign(new Error('x'), { code: '57P01' }), 'storage_unavailable'],
    ['a statement that is wrong', Object.assign(new Error('x'), { code: '42703' }), undefined],
  ])('%s is told as what it is', (_what, error, code) => {
    expect(storageFailure(error)?.code).toBe(code);
  });
});

test('a folder that cannot be made is told as such', async () => {
  const file = join(parent, 'file');
  mkdirSync(parent, { recursive: true });
  writeFileSync(file, '');
  await expect(open(join(file, 'below')).query('select 1')).rejects.toMatchObject({ code: 'ENOTDIR' });
});
