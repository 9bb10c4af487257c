import { expect, test } from '@jest/globals';
import { useForms } from './use-forms.ts';

test.each([
  ['src/shop/Cart.java', ['.Cart;', 'Cart.']],
  ['src/util/locks.h', ['/locks.h"']],
  ['src/cart/index.ts', ["/cart'", '/cart"']],
  ['shop/cart.py', ['import cart', '.cart import']],
  ['pkg/log/log.go', ['/log"']],
  ['README.md', []],
])('%s is used as %j', (path, forms) => expect(useForms(path)).toEqual(forms));
