import { expect, test } from '@jest/globals';
import { rankingConfidence } from './ranking-confidence.ts';

const sure = (...scores: readonly number[]): number => rankingConfidence(scores.map((score) => ({ score })));

test('much evidence for one service alone is near certain', () => {
  expect(sure(60, 2, 1)).toBeGreaterThan(0.95);
});

test('two services with as much evidence share the confidence', () => {
  expect(sure(60, 60)).toBeCloseTo(0.5, 1);
});

test('little evidence is little confidence, even for one alone', () => {
  expect(sure(2)).toBeLessThan(0.2);
});

test('no evidence, or nothing ranked, is none', () => {
  expect(sure(0, 0)).toBe(0);
  expect(sure()).toBe(0);
});
