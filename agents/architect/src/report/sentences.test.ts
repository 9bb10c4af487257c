import { expect, test } from '@jest/globals';
import { IMPACT } from './sentences.ts';

test('the impact says what was counted: entries of a log are no requests', () => {
  const web = { name: 'web', errors: 1_240, counted: 'requests' as const };
  const checkout = { name: 'checkout', errors: 39 };
  expect(IMPACT.failures([web, checkout])).toBe('web: 1,240 failed requests and checkout: 39 errors logged.');
  expect(IMPACT.failuresOfOne({ errors: 1 })).toBe('1 error logged.');
  expect(IMPACT.failuresOfOne({ errors: 1, counted: 'requests' })).toBe('1 failed request.');
});
