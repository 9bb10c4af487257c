import { expect, test } from '@jest/globals';
import { createLogger } from '@mats/service';
import { openDatabase } from './open-database.ts';
import { PreparedStorage } from './prepared-storage.ts';

test('no question is taken before what must come first is done, though the tables are there', async () => {
  const database = openDatabase({});
  const storage = new PreparedStorage(database, createLogger({ name: 'test', level: 'silent' }));
  const opening = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  let begun: unknown;
  const prepared = storage.prepare(
    {
      open: () => {
        opening.resolve();
        return opened.promise;
      },
      begin: () => {
        begun = storage.problem();
        return Promise.resolve();
      },
    },
    () => false,
  );
  await opening.promise;
  expect(await database.selectFrom('sessions').select('id').execute()).toEqual([]);
  expect(storage.problem()).toBeInstanceOf(Error);
  opened.resolve();
  await prepared;
  expect([begun, storage.problem()]).toEqual([undefined, undefined]);
  await database.destroy();
});
