import { expect, test } from '@jest/globals';
import { foldedCases, optionsOf } from './crash-options.ts';
import type { CrashCase } from './crash-options.ts';
import { crashFigures, fitCrashFiles } from './fit-crash-weights.ts';

/** A crash of two files, the nearest first; the right one by its place, or none. */
function crash(project: string, right: number | null, suite: CrashCase['suite'] = 'fixes'): CrashCase {
  const options = [
    { measured: { in_trace: 1, nearest_call: 1 }, right: right === 0 },
    { measured: { in_trace: 1 }, right: right === 1 },
    { measured: { elsewhere: 1 }, right: right === null },
  ];
  return { suite, project, headline: true, options };
}

test('that none of the files is meant is an answer, right where no file is', () => {
  const isRight = (): boolean => false;
  expect(optionsOf([], isRight)).toEqual([{ measured: { elsewhere: 1 }, right: true }]);
});

test('a project is left out whole, and traces of tests count less than crashes', () => {
  const folded = foldedCases([
    crash('a', 0),
    crash('a', 0),
    crash('b', 0, 'defects4j-traces'),
    { ...crash('b', 0, 'defects4j-traces'), headline: false },
  ]);
  expect(folded[0]?.fold).toBe(folded[1]?.fold);
  expect(folded[0]?.fold).not.toBe(folded[2]?.fold);
  expect(folded.map(({ weight }) => weight)).toEqual([1, 1, 0.6, 0.25]);
});

test('figures come from projects that the weights have not seen, and the chance stated is the share that is right', () => {
  const shop = ['a', 'b', 'c', 'd'].flatMap((project) => [
    ...Array.from({ length: 6 }, () => crash(project, 0)),
    ...Array.from({ length: 2 }, () => crash(project, 1)),
    ...Array.from({ length: 2 }, () => crash(project, null)),
  ]);
  const { leftOut, weights } = fitCrashFiles(shop, [0.0001]);
  expect(crashFigures(leftOut)).toMatchObject({ fixes: { cases: 40, first: 0.6, three: 0.8, five: 0.8 } });
  expect(weights['nearest_call']).toBeGreaterThan(0.9);
  for (const { confidence } of leftOut) expect(confidence).toBeCloseTo(0.6, 1);
});
