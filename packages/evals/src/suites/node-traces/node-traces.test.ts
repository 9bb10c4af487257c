import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseScore, Prediction } from '../suite.ts';
import { nodeTraces } from './node-traces.ts';
import { parseProgram } from './program.ts';
import { revisionsOf } from './revisions.ts';
import { scoreNodeTraces } from './score-node-traces.ts';

/** Every so many programs are made here; the report makes all. */
const EVERY = 4;

describe('a part of the suite', () => {
  let folder = '';
  let scores: readonly CaseScore[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'node-traces-'));
    // The bundler checks its runtime and finds the one that jest makes too strange to work in.
    const make = `import('${new URL('make-node-traces.ts', import.meta.url).href}').then(({ makeNodeTraces, readPrograms }) =>
      makeNodeTraces(process.argv[1], readPrograms().filter((_, place) => place % ${EVERY} === 0)))`;
    execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', '-e', make, folder]);
    const predictions: Prediction[] = [];
    await nodeTraces.predict({ data: join(folder, 'inputs'), write: (prediction) => predictions.push(prediction) });
    scores = await scoreNodeTraces({ truth: join(folder, 'truth'), predictions });
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const mean = (metric: string): number => {
    const values = scores.flatMap(({ metrics }) => metrics[metric] ?? []);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };

  // In so few programs one is seven points: the goals are for the whole suite.
  test.each([
    ['commit', 0.8],
    ['file', 0.8],
    ['line', 0.9],
  ])('%s: right nearly as often as the goal asks', (metric, atLeast) => {
    expect(mean(metric)).toBeGreaterThanOrEqual(atLeast);
  });

  test('half of the traces come through source maps', () => {
    const mapped = scores.filter(({ groups }) => groups?.includes('through source maps') === true);
    expect(mapped.length).toBeGreaterThanOrEqual(Math.floor(scores.length / 2) - 1);
  });

  test('inputs tell neither marks nor answers', () => {
    expect(existsSync(join(folder, 'inputs', 'cases.jsonl'))).toBe(true);
    const cases = readFileSync(join(folder, 'inputs', 'cases.jsonl'), 'utf8');
    expect(cases).not.toContain('⟵');
    for (const line of cases.trim().split('\n'))
      expect(Object.keys(JSON.parse(line) as object)).not.toContain('commit');
  });
});

const WRITTEN = `Shows: a slip
Run: source
=== start
--- write src/main.ts
const a = 1;
const b = 2;
=== [answer] change b

Because.
--- edit src/main.ts
 const a = 1;
-const b = 2;
+const b = 3; ⟵
=== comment
--- edit src/main.ts
+// the first
 const a = 1;
`;

test('a program is its commits, and its guilty line moves with later ones', () => {
  const program = parseProgram(WRITTEN, 'slip');
  expect(program.commits.map(({ subject, answer, deployed }) => ({ subject, answer, deployed }))).toEqual([
    { subject: 'start', answer: false, deployed: false },
    { subject: 'change b', answer: true, deployed: false },
    { subject: 'comment', answer: false, deployed: true },
  ]);
  const last = revisionsOf(program).at(-1);
  expect(last?.tree.get('src/main.ts')).toBe('// the first\nconst a = 1;\nconst b = 3;\n');
  expect(last?.guilty).toEqual([{ file: 'src/main.ts', line: 3 }]);
});

test('a hunk that does not fit is named', () => {
  const program = parseProgram(WRITTEN.replace('-const b = 2;', '-const b = 9;'), 'slip');
  expect(() => revisionsOf(program)).toThrow(
    'slip, "change b", src/main.ts: the hunk fits 0 times, expected once:\n const a = 1;\n-const b = 9;\n+const b = 3; ⟵',
  );
});

test('a missing prediction is wrong in all, and no file is asked for where no code is at fault', async () => {
  const truth = mkdtempSync(join(tmpdir(), 'truth-'));
  const answers = [
    { case: 'a', commit: 'f'.repeat(40), lines: [{ file: 'src/a.ts', line: 4 }], run: 'source' },
    { case: 'b', commit: null, lines: [], run: 'inline' },
    { case: 'c', commit: 'e'.repeat(40), lines: [{ file: 'src/a.ts', line: 4 }], run: 'inline' },
  ];
  writeFileSync(join(truth, 'cases.jsonl'), answers.map((answer) => JSON.stringify(answer)).join('\n'));
  const scores = await scoreNodeTraces({
    truth,
    predictions: [
      { case: 'b', files: [], lines: [], commit: null },
      { case: 'c', files: ['src/a.ts'], lines: [{ file: 'src/a.ts', line: 7 }], commit: 'd'.repeat(40) },
    ],
  });
  rmSync(truth, { recursive: true, force: true });
  expect(scores.map(({ metrics }) => metrics)).toEqual([
    { commit: 0, 'wrongly blamed': 0, file: 0, line: 0, 'first line': 0 },
    { commit: 1, 'wrongly blamed': 0 },
    { commit: 0, 'wrongly blamed': 1, file: 1, line: 1, 'first line': 0 },
  ]);
});
