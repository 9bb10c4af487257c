import { expect, test } from '@jest/globals';
import { holdsByte } from './holds-byte.ts';

test('a byte is found in the first and in the last place', () => {
  const bytes = Uint8Array.of(0, 65, 65, 27);
  expect([0, 27, 66].map((byte) => holdsByte(bytes, byte))).toEqual([true, true, false]);
});

test('a part of an array does not hold what stands beside it', () => {
  const part = Uint8Array.of(0, 65, 65, 27).subarray(1, 3);
  expect([0, 27, 65].map((byte) => holdsByte(part, byte))).toEqual([false, false, true]);
});

test('nothing holds nothing', () => {
  expect(holdsByte(new Uint8Array(), 0)).toBe(false);
});
