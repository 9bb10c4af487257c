import { describe, expect, test } from '@jest/globals';
import { readScore } from './read-score.ts';

describe('what scorers print', () => {
  test('is taken as it is in the report’s own shape', () => {
    const own = {
      cases: 2,
      missing: 0,
      malformed: 0,
      headline: { metric: 'pass' },
      metrics: { pass: { value: 0.5, n: 2, sum: 1 } },
      groups: {},
      misses: ['b'],
    };
    expect(readScore(own, 'other')).toEqual(own);
  });

  test('as shares of cases keeps shares, intervals, groups and the ids of misses', () => {
    const share = { k: 1, n: 2, rate: 0.5, low: 0.1, high: 0.9 };
    const printed = {
      cases: 2,
      unusable: 1,
      auroc: 0.75,
      metrics: { right: share },
      by: { style: { pasted: { right: share, cases: 2 } } },
      misses: [{ case: 'b', kinds: ['disk_full'] }],
    };
    const figure = { value: 0.5, n: 2, sum: 1, ci95: [0.1, 0.9] };
    expect(readScore(printed, 'right')).toEqual({
      cases: 2,
      missing: 0,
      malformed: 1,
      headline: { metric: 'right' },
      metrics: { right: figure, auroc: { value: 0.75, n: 2, sum: 1.5 } },
      groups: { 'style pasted': { right: figure } },
      misses: ['b'],
    });
  });

  test('as a ranking keeps its measures alone, with their intervals', () => {
    const printed = {
      cases: 4,
      missing: 1,
      malformed: 0,
      repositories: 3,
      ac1: 0.5,
      ac1_ci: [0.2, 0.8],
      mrr: 0.6,
      group: { easy: { cases: 2, ac1: 1 } },
    };
    expect(readScore(printed, 'ac1')).toEqual({
      cases: 4,
      missing: 1,
      malformed: 0,
      headline: { metric: 'ac1' },
      metrics: { ac1: { value: 0.5, n: 4, sum: 2, ci95: [0.2, 0.8] }, mrr: { value: 0.6, n: 4, sum: 2.4 } },
      groups: { easy: { ac1: { value: 1, n: 2, sum: 2 } } },
      misses: [],
    });
  });

  test('in no known shape is said', () => expect(() => readScore({ ok: true }, 'ac1')).toThrow('another shape'));
});
