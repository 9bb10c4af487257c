import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Suite } from '../suites/suite.ts';
import { SUITES } from '../suites/registry.ts';
import { accuracyPage } from './accuracy-page.ts';
import { calibrate } from './calibration.ts';
import { HASH_COMMAND, hashFolder } from './hash-folder.ts';
import { runSuite } from './run-suite.ts';
import { scoreCases } from './score-cases.ts';
import { readNotes } from './read-notes.ts';
import { writeAccuracyReport } from './write-report.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Four cases: two right and sure, one wrong and sure, one wrong and unsure. */
const own = (extra: Partial<Suite> = {}): Suite => ({
  name: 'guesses',
  asks: 'Say yes or no.',
  goals: [
    { metric: 'right', atLeast: 0.9, says: 'answers that are right', toBeat: [{ by: 'a coin', value: 0.5 }] },
    { metric: 'wrong', of: 'sum', atMost: 2, says: 'answers that are wrong' },
  ],
  makeData: (where) => {
    mkdirSync(join(where, 'inputs'));
    mkdirSync(join(where, 'truth'));
    writeFileSync(join(where, 'truth', 'answers.json'), '{"a":"yes","b":"yes","c":"no","d":"no"}');
  },
  predict: ({ write }) => {
    for (const [id, confidence] of Object.entries({ a: 0.9, b: 0.9, c: 0.9, d: 0.3 })) {
      write({ case: id, answer: 'yes', confidence });
    }
  },
  score: ({ truth, predictions }) => {
    const answers = JSON.parse(readFileSync(join(truth, 'answers.json'), 'utf8')) as Record<string, string>;
    return Object.entries(answers).map(([id, answer]) => {
      const right = predictions.some((given) => given['case'] === id && given['answer'] === answer) ? 1 : 0;
      return { case: id, metrics: { right, wrong: 1 - right }, groups: [`answer ${answer}`] };
    });
  },
  ...extra,
});

async function page(
  suite: Suite,
  more: { readonly only?: readonly string[]; readonly now?: Date } = {},
): Promise<string> {
  const out = join(folder, 'accuracy.md');
  const results = join(folder, 'results');
  const now = new Date('2026-01-02');
  await writeAccuracyReport([suite], { environment: {}, out, results, now, progress: () => undefined, ...more });
  return readFileSync(out, 'utf8');
}

describe('the page', () => {
  test('sets each figure beside what to beat and by how much the goal is missed', async () => {
    const text = await page(own());
    expect(text).toContain(
      '| right | answers that are right | 0.500 a coin | ≥ 0.9 | 0.500 | 0.15–0.85 | **missed by 0.400** |',
    );
    expect(text).toContain('| wrong | answers that are wrong |  | ≤ 2 | 2 | 0.6–3.4 | met |');
    expect(text).toContain('| answer yes | 2 | 1.000 | 0.000 |');
  });

  test('says how often a sure answer was wrong', async () => {
    await expect(page(own())).resolves.toContain('Confident (≥ 0.8) in 3, and wrong in 1 of these.');
  });

  test('names a suite without data as not run, and keeps nothing of an earlier run', async () => {
    await page(own());
    const { makeData: _, ...foreign } = own();
    const text = await page(foreign);
    expect(text).toContain('Not run. To run it: set MATS_EVAL_DATA to the folder that holds `guesses/inputs`');
    expect(text).not.toContain('answers that are right');
  });

  test('tells of a suite that is not run again what it reached, and when', async () => {
    const before = await page(own());
    const broken = own({ predict: () => Promise.reject(new Error('it ran')) });
    const text = await page(broken, { only: [], now: new Date('2026-02-03') });
    expect(text).toMatch(/\nMeasured on 2026-01-02, at commit `/);
    expect(before).not.toContain('Measured on');
    const figures = (of: string): string => of.slice(of.indexOf('\n| figure'));
    expect(figures(text)).toBe(figures(before));
  });

  test('says that a suite was never run where nothing of it was kept', async () => {
    await expect(page(own(), { only: [] })).resolves.toContain('Not run. To run it: leave out `--suites`');
  });

  test('keeps what the last mutation run wrote', async () => {
    await page(own());
    const out = join(folder, 'accuracy.md');
    writeFileSync(out, `# x\n\n## What the tests notice\n\nall of it\n`);
    await expect(page(own())).resolves.toContain('\n## What the tests notice\n\nall of it\n');
  });

  test('scores what was ready when predicting broke, and says so', async () => {
    const text = await page(
      own({
        predict: ({ write }) => {
          write({ case: 'a', answer: 'yes' });
          throw new Error('no paper left');
        },
      }),
    );
    expect(text).toContain('**Predicting ended early: no paper left**');
    expect(text).toContain('**3 predictions missing, 0 malformed: counted as wrong.**');
    expect(text).toContain('| ≥ 0.9 | 0.250 |');
  });

  test('includes what a person wrote about the suite', () => {
    const text = accuracyPage([{ suite: own(), notRun: 'x' }], {
      date: new Date(0),
      commit: 'c',
      machine: 'm',
      notes: new Map([['guesses', 'It cannot say no.\n']]),
      tests: '',
    });
    expect(text).toContain('### What is weak, and what was tried\n\nIt cannot say no.\n');
  });
});

test('a hand-written part belongs to a suite, or to all', () => {
  const known = new Set(['general', ...SUITES.map(({ name }) => name)]);
  expect([...readNotes(join(import.meta.dirname, 'notes')).keys()].filter((name) => !known.has(name))).toEqual([]);
});

describe('a foreign scorer', () => {
  /** Runs the suite with a scorer of its own that prints this, if it is called with these words. */
  async function scored(words: string, given: { prints: string; program?: string; more?: Partial<Suite> }) {
    const { prints, program = 'scorer', more = {} } = given;
    const script = `#!/bin/sh\ntest "$1 $2 $4 $6 $7" = "${words}" && test -e "$3" && test -s "$5" || exit 3\necho '${prints}'\n`;
    writeFileSync(join(folder, program), script, { mode: 0o755 });
    await own().makeData?.(folder);
    writeFileSync(join(folder, 'truth', 'labels.jsonl'), '');
    mkdirSync(join(folder, 'data', 'guesses'), { recursive: true });
    execFileSync('mv', ['inputs', 'truth', join('data', 'guesses')], { cwd: folder });
    writeFileSync(join(folder, 'scorer'), script, { mode: 0o755 });
    const { makeData: _, score: __, ...foreign } = own(more);
    return runSuite(foreign, { data: join(folder, 'data'), scorer: join(folder, 'scorer') });
  }

  test('gets the predictions and the truth, and its verdict is taken over', async () => {
    const prints = `{"cases":4,"missing":0,"malformed":0,"headline":{"metric":"right"},"groups":{},"misses":["c"],
"metrics":{"right":{"value":0.75,"n":4,"sum":3}}}`;
    await expect(scored('guesses --truth --predictions --json --misses', { prints })).resolves.toMatchObject({
      result: { score: { cases: 4 }, calibration: { confident: 3, confidentWrong: 1 } },
    });
  });

  test('of rankings tells each miss in a line of its own', async () => {
    const prints = `{"cases":4,"missing":0,"malformed":0,"ac1":0.5}\n{"case":"b"}\n{"case":"c"}`;
    const given = { prints, program: 'scorer-code', more: { scoredBy: 'code' } } as const;
    await expect(scored('guesses --truth --predictions --json --misses', given)).resolves.toMatchObject({
      result: { score: { misses: ['b', 'c'] }, calibration: { confident: 3, confidentWrong: 2 } },
    });
  });
});

describe('calibration', () => {
  test('an engine that is right as often as it says has no error', () => {
    const answers = [...Array.from({ length: 10 }).keys()].map((place) => ({ confidence: 0.7, right: place < 7 }));
    expect(calibrate(answers)?.expectedError).toBeCloseTo(0);
  });

  test('an engine that is always sure and half right is off by one half', () => {
    const answers = [...Array.from({ length: 10 }).keys()].map((place) => ({ confidence: 1, right: place < 5 }));
    expect(calibrate(answers)).toMatchObject({ expectedError: 0.5, brier: 0.5, confident: 10, confidentWrong: 5 });
  });

  test('nothing stated, nothing claimed', () => {
    expect(calibrate([])).toBeUndefined();
  });
});

test('a metric is averaged over the cases it applies to', () => {
  const score = scoreCases(
    [
      { case: 'a', metrics: { file: 1, commit: 0 } },
      { case: 'b', metrics: { file: 0 } },
    ],
    { headline: 'file', predicted: new Set(['a']) },
  );
  expect(score).toMatchObject({
    cases: 2,
    missing: 1,
    misses: ['b'],
    metrics: { file: { value: 0.5, n: 2 }, commit: { value: 0, n: 1 } },
  });
});

describe('the hash of a folder', () => {
  beforeEach(() => {
    mkdirSync(join(folder, 'b'));
    for (const name of ['b/ü.txt', 'b.txt', 'Z', 'a b']) writeFileSync(join(folder, name), `text of ${name}`);
  });

  test('is what the printed command gives', () => {
    const printed = execFileSync('sh', ['-c', HASH_COMMAND], { cwd: folder, encoding: 'utf8' });
    expect(printed.split(' ')[0]).toBe(hashFolder(folder));
  });

  test('changes with a name', () => {
    const before = hashFolder(folder);
    execFileSync('mv', ['Z', 'Y'], { cwd: folder });
    expect(hashFolder(folder)).not.toBe(before);
  });
});
