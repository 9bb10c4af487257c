import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { searchPath } from '../support/env.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
const SHORT = [
  'identity',
  'other-sites',
  'generated-requests',
  'secrets',
  'injections',
  'ssrf',
  'hostile-git',
  'other-accounts',
  '--requests',
  '100',
  '--json',
];

test('nothing of the attacks escapes, in their short form', async () => {
  const ended = promisify(execFile)(execPath, [MAIN, ...SHORT], { env: { PATH: searchPath() } });
  // With an escape the exit code is 1; what was said is looked at either way.
  const { stdout } = await ended.catch((error: unknown) => error as { stdout: string });
  const results = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { attack: string; tried: number; escaped: number; shown: string[] });
  expect(results.flatMap(({ shown }) => shown)).toEqual([]);
  expect(results.map(({ attack, tried }) => [attack, tried > 40])).toEqual(
    SHORT.slice(0, SHORT.indexOf('--requests')).map((name) => [name, true]),
  );
}, 300_000);
