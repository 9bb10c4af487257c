import { expect, test } from '@jest/globals';
import { createLogger } from '@mats/service';
import { migrate, openDatabase } from '../store/open-database.ts';
import { SpanErasures } from './span-erasures.ts';

const MINUTE = 60_000;

test('an erased session is looked for again until late spans cannot come, and while Phoenix is away', async () => {
  const database = openDatabase({});
  await migrate(database);
  let now = Date.UTC(2026, 0, 1);
  let there = false;
  const asked: string[] = [];
  const erasures = new SpanErasures({
    database,
    phoenix: {
      eraseSession: ({ id }) => {
        asked.push(id);
        return Promise.resolve(there);
      },
    },
    flush: () => Promise.resolve(),
    now: () => now,
    log: createLogger({ name: 'test', level: 'silent' }),
  });
  expect(await erasures.eraseSession('s-1')).toBe(false);
  now += MINUTE;
  expect(await erasures.look()).toBe(1);
  there = true;
  const looked: number[] = [];
  for (const minutes of [1, 10, 10, 60, 24 * 60, 24 * 60]) {
    now += minutes * MINUTE;
    looked.push(await erasures.look());
  }
  expect(looked).toEqual([0, 1, 1, 1, 1, 0]);
  expect(asked).toHaveLength(6);
  expect(await database.selectFrom('erasures').selectAll().execute()).toEqual([]);
  await database.destroy();
});
