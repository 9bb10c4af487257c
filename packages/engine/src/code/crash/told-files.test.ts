import { expect, test } from '@jest/globals';
import { codeText } from './code-text.ts';
import { foldersTold, namedInCalls, subjectsTold } from './told-files.ts';
import type { LocatedFrame } from './located-frames.ts';

test('folders that the first line names count, less the longer the path', () => {
  const told = foldersTold('\nshop: the payment fails\ncart is fine');
  expect(told('payment/src/card.ts')).toBeCloseTo(1 / Math.sqrt(3), 6);
  expect(told('cart/src/card.ts')).toBe(0);
});

test('the best subject of the latest commits counts by its rare words in common', () => {
  const others = Array.from({ length: 60 }, (_, place) => ({
    subject: `change number ${place}`,
    files: [`f${place}.ts`],
  }));
  const told = subjectsTold(
    [{ subject: 'retry refused vouchers', files: ['a.ts'] }, { subject: 'tidy up', files: ['b.ts'] }, ...others],
    'vouchers are refused twice',
  );
  expect(told('a.ts')).toBeCloseTo(2 / Math.sqrt(3), 6);
  expect(told('a.ts')).toBeGreaterThan(told('b.ts'));
  expect(told('unknown.ts')).toBe(0);
});

test('a file whose name stands in the functions of the nearest calls is named', () => {
  const file = codeText('src/cart.js', 'function total(cart) {\n  return PriceList.of(cart)\n}\n');
  const frame: LocatedFrame = {
    path: 'src/cart.js',
    line: 2,
    frame: { origin: 'application', library: false, raw: '' },
    function: 'total',
    range: file.functions[0],
    exception: 0,
    depth: 0,
    place: 0,
    installed: false,
    agreement: 'agrees',
    score: 1,
  };
  const named = namedInCalls([frame], () => file);
  expect(named('src/price-list.js')).toBe(true);
  expect(named('src/voucher.js')).toBe(false);
});
