import { expect, test } from '@jest/globals';
import { comparePaired, exactSignTest, seededRandom } from './paired-comparison.ts';

function scores(values: readonly number[]): Map<string, number> {
  return new Map(values.map((value, place) => [`e${place}`, value]));
}

test.each([
  [0, 0, 1],
  [1, 0, 1],
  [5, 0, 0.0625],
  [0, 6, 0.03125],
  [8, 2, 0.109375],
])('%i won and %i lost of pairs that differ is by chance with %d', (won, lost, p) => {
  expect(exactSignTest(won, lost)).toBeCloseTo(p, 10);
});

test('the same seed gives the same numbers, from 0 to 1', () => {
  const [one, other] = [seededRandom(7), seededRandom(7)];
  const drawn = Array.from({ length: 5 }, one);
  expect(Array.from({ length: 5 }, other)).toEqual(drawn);
  expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(seededRandom(8)()).not.toBe(drawn[0]);
});

test('only examples that both have are held against each other, and the interval is repeatable', () => {
  const a = scores([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
  const b = new Map([...scores([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]), ['other', 0]]);
  const compared = comparePaired('cause', { a, b, seed: 1 });
  expect(compared).toMatchObject({ name: 'cause', pairs: 10, a: 0.5, b: 1, difference: 0.5, p: 0.0625 });
  expect(compared.interval[0]).toBeCloseTo(0.2, 5);
  expect(compared.interval[1]).toBeCloseTo(0.8, 5);
  expect(comparePaired('cause', { a, b, seed: 1 })).toEqual(compared);
});

test('scores that are no yes or no have an interval alone', () => {
  const compared = comparePaired('seconds', { a: scores([2, 2, 2]), b: scores([1, 1, 1]), seed: 1 });
  expect(compared).toMatchObject({ difference: -1, interval: [-1, -1], p: null });
});

test('experiments without a common example have no pairs and no difference', () => {
  const compared = comparePaired('cause', { a: new Map([['x', 1]]), b: new Map([['y', 1]]), seed: 1 });
  expect(compared).toMatchObject({ pairs: 0, difference: 0, interval: [0, 0], p: null });
});
