import { expect, test } from '@jest/globals';
import { createLogger } from '@mats/service';
import { migrate, openDatabase } from '../store/open-database.ts';
import { noteErasure } from '../store/erase-session.ts';
import { SpanErasures } from './span-erasures.ts';

const MINUTE = 60_000;

test('an erased session is looked for again until late spans cannot come, and while Phoenix is away', async () => {
  const database = openDatabase({});
  await migrate(database);
  let now = Date.UTC(2026, 0, 1);
  let there = false;
  const asked: string[] = [];
  const forgotten: string[] = [];
  const erasures = new SpanErasures({
    database,
    phoenix: {
      eraseSession: ({ id }) => {
        asked.push(id);
        return Promise.resolve(there);
      },
    },
    forget: (traces) => {
      forgotten.push(...traces);
      return Promise.resolve();
    },
    flush: () => Promise.resolve(),
    now: () => now,
    log: createLogger({ name: 'test', level: 'silent' }),
  });
  await noteErasure(database, {
    id: 's-1',
    at: new Date(now).toISOString(),
    due: new Date(now).toISOString(),
    traces: ['t-1'],
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
  // Spans that a running turn wrote down later go too.
  expect(forgotten).toEqual(Array.from({ length: 6 }, () => 't-1'));
  expect(await database.selectFrom('erasures').selectAll().execute()).toEqual([]);
  await database.destroy();
});
