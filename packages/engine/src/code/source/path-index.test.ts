import { describe, expect, test } from '@jest/globals';
import { buildPathIndex, locateFrame } from './path-index.ts';

const index = buildPathIndex([
  'src/cart/total.ts',
  'src/cart/index.ts',
  'src/order/index.ts',
  'services/payment/src/charge.py',
  'services/invoice/src/charge.py',
  'inventory/src/main/java/com/shop/stock/Row.java',
  'inventory/src/test/java/com/shop/stock/RowTest.java',
  'internal/store/add.go',
  'Shop/Cart.cs',
  'app/Http/CartController.php',
  'crates/shop-cart/src/lib.rs',
  'crates/shop-order/src/lib.rs',
]);
const best = (file: string, module?: string): string | undefined =>
  locateFrame(index, { file, ...(module === undefined ? {} : { module }) }).candidates[0]?.path;

describe('the same file under other roofs', () => {
  test.each([
    ['/srv/app/src/cart/total.ts', 'src/cart/total.ts'],
    ['file:///srv/app/src/cart/total.ts', 'src/cart/total.ts'],
    ['C:\\build\\agent\\src\\cart\\total.ts', 'src/cart/total.ts'],
    ['file:///C:/build/src/cart/total.ts', 'src/cart/total.ts'],
    ['webpack://shop/./src/cart/total.ts?a1b2', 'src/cart/total.ts'],
    ['webpack-internal:///(rsc)/./src/cart/total.ts', 'src/cart/total.ts'],
    ['https://shop.example/src/cart/total.ts', 'src/cart/total.ts'],
    ['../../src/cart/total.ts', 'src/cart/total.ts'],
    ['/home/ann/SRC/Cart/Total.ts', 'src/cart/total.ts'],
    ['github.com/acme/shop/internal/store/add.go', 'internal/store/add.go'],
    ['/build/shop/Shop/Cart.cs', 'Shop/Cart.cs'],
    ['/var/www/html/app/Http/CartController.php', 'app/Http/CartController.php'],
  ])('%s', (file, path) => {
    expect(best(file)).toBe(path);
    expect(locateFrame(index, { file }).ambiguous).toBe(false);
  });
});

describe('compiled files lead to their sources', () => {
  test.each([
    ['/srv/app/dist/cart/total.js', 'src/cart/total.ts'],
    ['/srv/app/dist/src/cart/total.js', 'src/cart/total.ts'],
    ['/srv/app/build/order/index.js', 'src/order/index.ts'],
    ['/srv/app/cart/total.mjs', 'src/cart/total.ts'],
  ])('%s', (file, path) => {
    expect(best(file)).toBe(path);
  });
});

test('finds a JVM class by its package, inner classes and test doubles apart', () => {
  expect(best('Row.java', 'com.shop.stock.Row$Cell')).toBe('inventory/src/main/java/com/shop/stock/Row.java');
});

test('finds a class whose frame has no file', () => {
  expect(locateFrame(index, { module: 'Shop.Cart' }).candidates[0]?.path).toBe('Shop/Cart.cs');
});

test('says when two files are equally likely, and lets a neighbourhood decide', () => {
  const frame = { file: '/app/src/charge.py' };
  expect(locateFrame(index, frame)).toMatchObject({ ambiguous: true });
  const near = locateFrame(index, frame, { near: ['invoice'] });
  expect(near.ambiguous).toBe(false);
  expect(near.candidates[0]?.path).toBe('services/invoice/src/charge.py');
});

test('a crate named in a frame tells equal paths apart', () => {
  expect(best('src/lib.rs', 'shop_order::cart')).toBe('crates/shop-order/src/lib.rs');
});

test('knows no file for what the repository does not have', () => {
  expect(locateFrame(index, { file: '/srv/app/src/refund.ts' }).candidates).toEqual([]);
  expect(locateFrame(index, { file: '' }).candidates).toEqual([]);
  expect(locateFrame(index, {}).candidates).toEqual([]);
});
