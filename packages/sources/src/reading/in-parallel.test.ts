import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { inParallel } from './in-parallel.ts';

test('results keep the order of the items, and no more jobs run at once than are allowed', async () => {
  let [running, most] = [0, 0];
  const job = async (item: number): Promise<number> => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = item; turn > 0; turn -= 1) await nextTurn();
    running -= 1;
    return item * 10;
  };
  expect(await inParallel([3, 1, 2, 0], { most: 2, job })).toEqual([30, 10, 20, 0]);
  expect(most).toBe(2);
});
