import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { claimFolder, readRunningPorts } from './folder-claim.ts';

const OPTIONS = { url: 'http://127.0.0.1:8501', ports: { ui: 8501 } };

let folder: string;
let children: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mats-claim-'));
  children = [];
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** A living process whose command line holds the name of a file. */
async function startProcess(name: string): Promise<ChildProcess> {
  const file = path.join(folder, name);
  writeFileSync(file, 'setInterval(() => undefined, 1000); console.log("up");');
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  await new Promise((resolve) => {
    child.stdout.once('data', resolve);
  });
  return child;
}

function writeClaim(owner: number, child?: { pid: number; mark: string }): void {
  const record = {
    pid: owner,
    url: OPTIONS.url,
    ports: { ui: 9501 },
    children: child === undefined ? {} : { sre: child },
  };
  writeFileSync(path.join(folder, 'up.json'), JSON.stringify(record));
}

describe('a data folder', () => {
  test('that a running start holds is refused, with where that one is', async () => {
    const owner = await startProcess('main.ts');
    writeClaim(owner.pid ?? 0);
    expect(() => claimFolder(folder, OPTIONS)).toThrow(
      `MATS runs in ${folder} already (process ${owner.pid}, http://127.0.0.1:8501).`,
    );
  });

  test('tells the ports of the start that holds it', async () => {
    const owner = await startProcess('main.ts');
    writeClaim(owner.pid ?? 0);
    expect(readRunningPorts(folder)).toEqual({ ui: 9501 });
  });

  test('is free again after the release', () => {
    claimFolder(folder, OPTIONS).release();
    expect(existsSync(path.join(folder, 'up.json'))).toBe(false);
  });

  test('of a killed start is taken over, and what it left running is ended', async () => {
    const left = await startProcess('left-behind.cjs');
    const ended = new Promise((resolve) => {
      left.once('exit', (_code, signal) => resolve(signal));
    });
    writeClaim(2 ** 22 + 1, { pid: left.pid ?? 0, mark: 'left-behind.cjs' });
    let leftovers = 0;
    claimFolder(folder, { ...OPTIONS, onLeftovers: (count) => (leftovers = count) });
    await expect(ended).resolves.toBe('SIGKILL');
    expect(leftovers).toBe(1);
  });

  test('never ends a process that only has the number of an old one', async () => {
    const stranger = await startProcess('somebody-else.cjs');
    writeClaim(2 ** 22 + 1, { pid: stranger.pid ?? 0, mark: 'left-behind.cjs' });
    claimFolder(folder, OPTIONS);
    expect(stranger.exitCode).toBeNull();
    expect(stranger.kill(0)).toBe(true);
  });

  test('whose claim is no claim is taken over', () => {
    writeFileSync(path.join(folder, 'up.json'), '{"half":');
    claimFolder(folder, OPTIONS).note('sre', { pid: 7, mark: 'main.ts' });
    expect(JSON.parse(readFileSync(path.join(folder, 'up.json'), 'utf8'))).toMatchObject({
      pid: process.pid,
      children: { sre: { pid: 7, mark: 'main.ts' } },
    });
  });
});
