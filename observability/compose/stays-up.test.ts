import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { searchPath } from '../support/env.ts';
import { until } from '../support/until.ts';

const SCRIPT = join(import.meta.dirname, 'stays-up');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mats-stays-up-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly ended: Promise<number>;
  /** How often the command has looked. */
  looks(): number;
}

/** Runs the check; its command is well while the file `up` is there, and notes each look. */
function check(settings: Readonly<Record<string, string>> = {}): Run {
  const notes = join(folder, 'looks');
  writeFileSync(notes, '');
  const command = ['sh', '-c', `echo >>${notes}; test -e ${join(folder, 'up')}`];
  const child = spawn('bash', [SCRIPT, ...command], {
    stdio: 'ignore',
    env: { PATH: searchPath(), STAYS_UP_MARK: join(folder, 'mark'), STAYS_UP_LOOKS_EVERY: '0.02', ...settings },
  });
  return {
    ended: once(child, 'exit').then(([code]) => code as number),
    looks: () => readFileSync(notes, 'utf8').length,
  };
}

function setUp(isUp: boolean): void {
  if (isUp) writeFileSync(join(folder, 'up'), '');
  else rmSync(join(folder, 'up'), { force: true });
}

test('the first run ends with 0 as soon as all is well', async () => {
  const run = check();
  await until('a second look', () => Promise.resolve(run.looks() >= 2 || undefined));
  setUp(true);
  expect(await run.ended).toBe(0);
  expect(existsSync(join(folder, 'mark'))).toBe(true);
});

test('the first run ends with 1 when its time is over', async () => {
  const run = check({ STAYS_UP_START_SECONDS: '1' });
  expect(await run.ended).toBe(1);
  expect(run.looks()).toBeGreaterThan(0);
});

test('later runs go on looking, and end with 0', async () => {
  setUp(true);
  await check().ended;
  const run = check({ STAYS_UP_LOOKS: '7' });
  expect([await run.ended, run.looks()]).toEqual([0, 7]);
});

test('later runs end with 1 at the first look that finds something wrong; the next one waits again', async () => {
  setUp(true);
  await check().ended;
  const run = check({ STAYS_UP_LOOKS: '1000' });
  await until('a second look', () => Promise.resolve(run.looks() >= 2 || undefined));
  setUp(false);
  expect(await run.ended).toBe(1);
  const next = check();
  await until('a look', () => Promise.resolve(next.looks() >= 1 || undefined));
  setUp(true);
  expect(await next.ended).toBe(0);
});

test('a run ends when its time is over, however long its looks take', async () => {
  setUp(true);
  await check().ended;
  const run = check({ STAYS_UP_LOOKS: '1000', STAYS_UP_SECONDS: '1' });
  expect(await run.ended).toBe(0);
  expect(run.looks()).toBeLessThan(1_000);
});

test('without a place for its mark every run is a first one', async () => {
  setUp(true);
  const nowhere = { STAYS_UP_MARK: join(folder, 'no', 'folder') };
  expect([await check(nowhere).ended, await check(nowhere).ended]).toEqual([0, 0]);
});
