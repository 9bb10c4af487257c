import { expect, jest, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import { connectPool } from './connect-pool.ts';

jest.setTimeout(60_000);

describeWith('postgres', 'a connection of ours', (url) => {
  test('that goes silent in a transaction holds its locks for less time than others wait before they take over', async () => {
    const pool = connectPool(url);
    const lock = 'select pg_advisory_lock(4711)';
    try {
      const silent = await pool.connect();
      await silent.query('begin');
      await silent.query(lock);
      const begin = performance.now();
      await pool.query(lock);
      expect(performance.now() - begin).toBeLessThan(10_000);
      silent.release(true);
    } finally {
      await pool.end();
    }
  });
});
