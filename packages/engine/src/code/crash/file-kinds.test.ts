import { expect, test } from '@jest/globals';
import { isShared, isVendored } from './file-kinds.ts';

test('what many parts use is known by its name or by its folder', () => {
  expect(isShared('src/string-utils.ts')).toBe(true);
  expect(isShared('src/common/retry.go')).toBe(true);
  expect(isShared('src/cart/total.ts')).toBe(false);
});

test("what is kept of others lies in a folder of others' code", () => {
  expect(isVendored('vendor/thor/lib/thor.rb')).toBe(true);
  expect(isVendored('lib/vendor.rb')).toBe(false);
});
