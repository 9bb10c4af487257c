import { expect, test } from '@jest/globals';
import { nearestPaths } from './nearest-paths.ts';

const PATHS = ['a.ts', 'web/page.ts', 'shop/cart/cart.ts', 'shop/cart/price.ts', 'shop/stock.ts', 'web/deep/er/x.ts'];

test('the files of the same folder come first, then those of the folders around it, in the order of the paths', () => {
  const nearest = (most: number): readonly string[] => nearestPaths(PATHS, { places: ['shop/cart/cart.ts'], most });
  expect(nearest(2)).toEqual(['shop/cart/cart.ts', 'shop/cart/price.ts']);
  expect(nearest(3)).toEqual(['shop/cart/cart.ts', 'shop/cart/price.ts', 'shop/stock.ts']);
  expect(nearest(5)).toEqual(['a.ts', 'web/page.ts', 'shop/cart/cart.ts', 'shop/cart/price.ts', 'shop/stock.ts']);
  expect(nearest(6)).toBe(PATHS);
});

test('what is near to one of several places is near', () => {
  const nearest = nearestPaths(PATHS, { places: ['shop/cart/cart.ts', 'web/deep/er/y.ts'], most: 3 });
  expect(nearest).toEqual(['shop/cart/cart.ts', 'shop/cart/price.ts', 'web/deep/er/x.ts']);
});
