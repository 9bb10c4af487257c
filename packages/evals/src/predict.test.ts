import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { predict } from './predict.ts';
import type { Suite } from './suites/suite.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'predict-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const suite = (fail: boolean): Suite => ({
  name: 'sample',
  asks: 'Nothing.',
  goals: [],
  predict: ({ data, write }) => {
    write({ case: 'one', data });
    if (fail) throw new Error('the second case is broken');
    write({ case: 'two', data });
  },
});

test('writes one JSON object a line, into a folder it makes', async () => {
  const out = join(folder, 'deep', 'p.jsonl');
  await expect(predict([suite(false)], { suite: 'sample', data: 'in', out })).resolves.toBe(2);
  expect(readFileSync(out, 'utf8')).toBe('{"case":"one","data":"in"}\n{"case":"two","data":"in"}\n');
});

test('keeps what was ready when a case breaks', async () => {
  const out = join(folder, 'p.jsonl');
  await expect(predict([suite(true)], { suite: 'sample', data: 'in', out })).rejects.toThrow(
    'the second case is broken',
  );
  expect(readFileSync(out, 'utf8')).toBe('{"case":"one","data":"in"}\n');
});

test('an unknown suite is answered with the known ones', async () => {
  await expect(predict([suite(false)], { suite: 'smaple', data: 'in', out: join(folder, 'p') })).rejects.toThrow(
    'There is no suite "smaple". Expected one of: sample.',
  );
});

test('a run that is killed leaves whole lines of all that was ready', async () => {
  const out = join(folder, 'p.jsonl');
  const long = 'x'.repeat(50_000);
  // The third case never ends: whatever is kept back until the end, or in a buffer, would be lost.
  const program = `
    import { predict } from ${JSON.stringify(join(import.meta.dirname, 'predict.ts'))};
    const write = (run) => {
      for (const id of ['one', 'two']) run.write({ case: id, text: '${long}' });
      process.stdout.write('stuck');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    };
    await predict([{ name: 'sample', asks: '', goals: [], predict: write }], { suite: 'sample', data: '', out: ${JSON.stringify(out)} });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lines = ['one', 'two'].map((id) => `${JSON.stringify({ case: id, text: long })}\n`);
  expect(readFileSync(out, 'utf8')).toBe(lines.join(''));
});
