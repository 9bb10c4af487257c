import { expect, test } from '@jest/globals';
import { findCallers } from './find-callers.ts';

test('finds calls with the function they stand in, but no declarations, comments or strings', () => {
  const callers = findCallers(
    [
      { path: 'a.ts', text: "export function price(cart) {\n  return 1;\n}\n// price(x)\nconst s = 'price(y)';\n" },
      {
        path: 'b.ts',
        text: 'async function checkout() {\n  const total = await price<Cart>(cart);\n}\nprice(other);\nrepriced(x);\n',
      },
      { path: 'c.py', text: 'def price(cart):\n    pass\n\ndef run():\n    return price(cart)\n' },
    ],
    'price',
  );
  expect(callers).toEqual([
    { path: 'b.ts', line: 2, text: 'const total = await price<Cart>(cart);', function: 'checkout' },
    { path: 'b.ts', line: 4, text: 'price(other);' },
    { path: 'c.py', line: 5, text: 'return price(cart)', function: 'run' },
  ]);
});

test('refuses what is no name', () => {
  expect(findCallers([{ path: 'a.ts', text: 'a(b)' }], 'a(')).toEqual([]);
});
