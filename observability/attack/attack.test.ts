import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import { searchPath, settingOf } from '../support/env.ts';

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
];

type Seen = { attack: string; tried: number; escaped: number; shown: string[] };

/** What the attacks came to, whatever the exit code. */
async function attack(names: readonly string[], requests: number): Promise<Seen[]> {
  const program = settingOf('MATS_SCHEMATHESIS');
  const env = { PATH: searchPath(), ...(program === undefined ? {} : { MATS_SCHEMATHESIS: program }) };
  const args = [MAIN, ...names, '--requests', String(requests), '--json'];
  const ended = promisify(execFile)(execPath, args, { env });
  const { stdout } = await ended.catch((error: unknown) => error as { stdout: string });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Seen);
}

test('nothing of the attacks escapes, in their short form', async () => {
  const results = await attack(SHORT, 100);
  expect(results.flatMap(({ shown }) => shown)).toEqual([]);
  expect(results.map(({ attack: name, tried }) => [name, tried > 40])).toEqual(SHORT.map((name) => [name, true]));
}, 600_000);

describeWith('python', 'requests that schemathesis makes', () => {
  test('are answered by no error of ours, by any service', async () => {
    const [{ shown, attack: _name, tried, escaped, ...rest }] = (await attack(['schemathesis'], 20)) as [Seen];
    expect([shown, escaped, tried >= 120]).toEqual([[], 0, true]);
    expect(Object.keys(rest)).toEqual(expect.arrayContaining(['mats-orchestrator', 'mats-ui', 'mats-github-agent']));
  }, 600_000);
});
