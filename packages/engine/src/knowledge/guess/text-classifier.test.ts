import { describe, expect, test } from '@jest/globals';
import { createTextClassifier } from './text-classifier.ts';
import type { Example } from './text-classifier.ts';

const example = (label: string, ...features: string[]): Example<string> => ({ features, label });
const times = (count: number, one: Example<string>): Example<string>[] => Array.from({ length: count }, () => one);
const FRUIT = [...times(4, example('fruit', 'apple', 'shared')), ...times(4, example('tool', 'hammer', 'shared'))];

function best(examples: readonly Example<string>[], ...features: string[]): string | undefined {
  return createTextClassifier(examples)
    .classify(features)
    .toSorted((a, b) => b.probability - a.probability)[0]?.label;
}

describe('createTextClassifier', () => {
  test('a feature speaks for the class whose examples hold it', () => {
    expect(best(FRUIT, 'apple')).toBe('fruit');
    expect(best(FRUIT, 'hammer')).toBe('tool');
  });

  test('the probabilities of all classes add up to 1', () => {
    const found = createTextClassifier(FRUIT).classify(['apple', 'shared']);
    expect(found.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
  });

  test('a feature that all classes share decides less than one of its own', () => {
    const classifier = createTextClassifier(FRUIT);
    const of = (feature: string): number =>
      classifier.classify([feature]).find(({ label }) => label === 'fruit')?.probability ?? 0;
    expect(Math.abs(of('shared') - 0.5)).toBeLessThan(Math.abs(of('apple') - 0.5));
  });

  test('what only one example holds is not learnt', () => {
    expect(createTextClassifier([...FRUIT, example('fruit', 'pear')]).classify(['pear'])).toEqual([]);
    expect(best([...FRUIT, ...times(2, example('fruit', 'pear'))], 'pear')).toBe('fruit');
  });

  test('a text without known features has no class', () =>
    expect(createTextClassifier(FRUIT).classify(['cloud'])).toEqual([]));

  test('says which feature speaks for a class most', () => {
    const found = createTextClassifier(FRUIT).classify(['shared', 'apple']);
    expect(found.find(({ label }) => label === 'fruit')?.because).toBe('apple');
  });

  test('the same examples give the same probabilities', () =>
    expect(createTextClassifier(FRUIT).classify(['apple'])).toEqual(createTextClassifier(FRUIT).classify(['apple'])));
});
