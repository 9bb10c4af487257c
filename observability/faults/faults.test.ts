import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { expect, jest, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import { searchPath } from '../support/env.ts';
import type { FaultResult } from './fault.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
/** One of each sort; the others are the command's. */
const SHORT = ['kill-orchestrator', 'stop-orchestrator', 'kill-agents', 'caller-leaves'];

// It starts the platform with a Phoenix of its own, four times.
jest.setTimeout(600_000);

describeWith('phoenixVenv', 'the platform under faults', (venv) => {
  test('loses, doubles and damages nothing, and Phoenix holds every span', async () => {
    const args = [MAIN, ...SHORT, '--engine', 'pglite', '--runs', '1', '--json'];
    const ended = promisify(execFile)(execPath, args, { env: { PATH: searchPath(), MATS_PHOENIX_VENV: venv } });
    // With something broken the exit code is 1; what was said is looked at either way.
    const { stdout } = await ended.catch((error: unknown) => error as { stdout: string });
    const results = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as FaultResult);
    expect(results.flatMap(({ shown }) => shown)).toEqual([]);
    expect(results.map(({ fault, accepted, finished }) => [fault, finished === accepted && accepted > 0])).toEqual(
      SHORT.map((name) => [name, true]),
    );
  });
});
