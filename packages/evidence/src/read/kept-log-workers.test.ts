import { expect, test } from '@jest/globals';
import { withLogWorkers } from './kept-log-workers.ts';

test('threads serve a few questions one after the other, then others do', async () => {
  const used: unknown[] = [];
  for (let question = 0; question < 4; question += 1) {
    used.push(await withLogWorkers((workers) => Promise.resolve(workers)));
  }
  expect(used.map((workers) => used.indexOf(workers))).toEqual([0, 0, 0, 3]);
});

test('a question that fails gives its threads back', async () => {
  await expect(withLogWorkers(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(withLogWorkers((workers) => Promise.resolve(workers.size))).resolves.toBeGreaterThanOrEqual(0);
});
