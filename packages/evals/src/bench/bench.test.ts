import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Bench } from './bench.ts';
import { figureAt, judge } from './goals.ts';
import { BENCHES } from './registry.ts';
import { reportPage } from './report-page.ts';
import { linesOfPage, readLines, writeReport } from './report.ts';
import { runBench } from './run-bench.ts';

const toy: Bench = {
  name: 'toy',
  compares: 'one thing with another',
  goals: [
    { figure: 'ratio', atLeast: 3, says: 'one ÷ another' },
    { figure: 'plain.ratio', atMost: 1, says: 'one ÷ plain' },
  ],
  run: () => Promise.resolve({ ratio: 3, plain: { ratio: 1.5 } }),
};
const context = { rounds: 1, environment: {}, progress: () => undefined, now: () => new Date('2026-03-04T10:00:00Z') };

const folder = mkdtempSync(join(tmpdir(), 'mats-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('goals', () => {
  test('a figure is found by its path', () => {
    expect(figureAt({ plain: { ratio: 2 } }, 'plain.ratio')).toBe(2);
    expect(figureAt({ ratio: 1 }, 'plain.ratio')).toBeNull();
  });

  test('a figure that is missing reaches nothing', () => {
    expect(judge(toy.goals, { ratio: 2.99 }).map(({ reached }) => reached)).toEqual([false, null]);
  });
});

test('a line holds the bench, its figures and what became of each goal', async () => {
  expect(await runBench(toy, context)).toMatchObject({
    bench: 'toy',
    ratio: 3,
    plain: { ratio: 1.5 },
    goals: {
      ratio: { goal: '≥ 3', value: 3, reached: true },
      'plain.ratio': { goal: '≤ 1', value: 1.5, reached: false },
    },
  });
});

test('the page shows each goal beside what was measured, and why a bench did not run', async () => {
  const line = await runBench(toy, context);
  const page = reportPage(
    [
      { bench: toy, line },
      { bench: { ...toy, name: 'other' }, reason: 'no Phoenix.' },
    ],
    new Map([['toy', 'Nothing helped.\n']]),
  );
  expect(page).toContain('| `plain.ratio` | one ÷ plain | ≤ 1 | 1.5 | no, 50 % over |');
  expect(page).toContain('### What was tried\n\nNothing helped.\n');
  expect(page).toContain('Measured on 2026-03-04. Machine: ');
  expect(page).toContain('## other\n\nOne thing with another.\n\nNot run: no Phoenix.');
});

test('a page tells what it shows, each figure with its day, and keeps it when another one is measured', async () => {
  const [old, other] = [await runBench(toy, context), await runBench({ ...toy, name: 'other' }, context)];
  const file = join(folder, 'performance.md');
  writeFileSync(file, reportPage([{ bench: toy, line: old }], new Map()));
  const lines = join(folder, 'lines.jsonl');
  writeFileSync(lines, `${JSON.stringify({ ...other, measured_on: '2026-03-05' })}\n`);
  const unmeasured = { ...toy, name: 'third', run: () => Promise.reject(new Error('is not run')) };
  const benches = [toy, { ...toy, name: 'other' }, unmeasured];
  await writeReport(benches, { context, from: lines, keep: true, file });
  const page = readFileSync(file, 'utf8');
  expect([...linesOfPage(page)].map(([name, line]) => [name, line.measured_on])).toEqual([
    ['toy', '2026-03-04'],
    ['other', '2026-03-05'],
  ]);
  expect(linesOfPage(page).get('toy')).toEqual(old);
  expect(page).toContain('Not run: no earlier figure was kept; leave out `--keep`.');
});

test('of several lines of a bench the latest counts', () => {
  expect(readLines('{"bench":"a","ratio":1}\n\n{"bench":"a","ratio":2}\n').get('a')?.['ratio']).toBe(2);
});

test('names are unique', () => {
  expect(new Set(BENCHES.map(({ name }) => name)).size).toBe(BENCHES.length);
});

describe('the command', () => {
  const run = (...args: string[]): ReturnType<typeof spawnSync> =>
    spawnSync(execPath, [join(import.meta.dirname, 'main.ts'), ...args], { encoding: 'utf8' });

  test('answers an unknown name with those it knows', () => {
    const { status, stderr, stdout } = run('nothing');
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('There is no bench "nothing".');
    expect(stderr).toContain('Benches: http, start, spans, ask');
  });

  test('refuses rounds that are no number', () => {
    expect(run('http', '--rounds', 'many').stderr).toContain('--rounds is many; a whole number from 1 on is expected.');
  });
});
