import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { describe, expect, jest, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import { findPostgres } from '../faults/postgres-server.ts';
import { searchPath } from '../support/env.ts';
import { quantile } from './load.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
/** On a server of their own. */
const ON_POSTGRES = ['asks', 'viewers'];
const SHORT = [...(findPostgres() === undefined ? [] : ON_POSTGRES), 'spans', 'long-session'];

// It starts the platform four times.
jest.setTimeout(600_000);

describe('the share of values that lies below', () => {
  test.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
  ])('%d of 1 to 100 is %d', (share, expected) => {
    const values = Array.from({ length: 100 }, (_none, index) => 100 - index);
    expect(quantile(values, share)).toBe(expected);
  });
});

describeWith('phoenix', 'the platform under load, in its short form', (url) => {
  test('loses no question, no event and no span', async () => {
    const args = [MAIN, ...SHORT, '--short', '--json'];
    const ended = promisify(execFile)(execPath, args, { env: { PATH: searchPath(), MATS_PHOENIX_URL: url } });
    // How fast it is depends on the machine, and is not asked here.
    const { stdout } = await ended.catch((error: unknown) => error as { stdout: string });
    const results = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { load: string; lost: number });
    expect(results.map(({ load, lost }) => [load, lost])).toEqual(SHORT.map((load) => [load, 0]));
  });
});
