import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { openDatabase } from './open-database.ts';
import { PreparedStorage } from './prepared-storage.ts';
import type { Database } from './schema.ts';

let database: Kysely<Database>;
beforeEach(() => {
  database = openDatabase({});
});
afterEach(() => database.destroy());

const done = (): Promise<void> => Promise.resolve();

test('no question is taken before the engine can run it', async () => {
  const storage = new PreparedStorage(database, pino({ level: 'silent' }));
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  const before = (): Promise<void> => {
    reached.resolve();
    return opened.promise;
  };
  const prepared = storage.prepare({ before, after: done }, () => false);
  await reached.promise;
  const whileOpening = storage.problem();
  opened.resolve();
  await prepared;
  expect([whileOpening, storage.problem()]).toEqual([expect.any(Error), undefined]);
});

test('files are read again while what was left is taken up', async () => {
  const storage = new PreparedStorage(database, pino({ level: 'silent' }));
  let whileTakenUp: unknown = 'not reached';
  const after = (): Promise<void> => {
    whileTakenUp = storage.problem();
    return Promise.resolve();
  };
  await storage.prepare({ before: done, after }, () => false);
  expect(whileTakenUp).toBeUndefined();
});
