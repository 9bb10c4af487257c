import { afterEach, expect, test } from '@jest/globals';
import * as collecting from './collected-tests.ts';

afterEach(() => void collecting.takeCollected());

const names = (): string[] => collecting.takeCollected().tests.map(({ name }) => name);

test('tests are collected under the names of their groups, and taken once', () => {
  collecting.describe('a cart', () => {
    collecting.describe('of two', () => collecting.test('has a price', () => undefined));
  });
  collecting.test('alone', () => undefined);
  expect(names()).toEqual(['a cart > of two > has a price', 'alone']);
  expect(names()).toEqual([]);
});

test('a row is handed on as arguments when it is a list, else as it is', async () => {
  const seen: unknown[] = [];
  collecting.test.each([[1, 2], 3])('%s', (...values) => seen.push(values));
  for (const { run } of collecting.takeCollected().tests) await run();
  expect(seen).toEqual([[1, 2], [3]]);
});

test('what comes before and after all tests is kept apart', () => {
  collecting.beforeAll(() => undefined);
  collecting.afterAll(() => undefined);
  const { tests, before, after } = collecting.takeCollected();
  expect([tests.length, before.length, after.length]).toEqual([0, 1, 1]);
});
