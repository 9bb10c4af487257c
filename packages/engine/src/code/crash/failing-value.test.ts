import { expect, test } from '@jest/globals';
import { failingValue } from './failing-value.ts';

test.each([
  ['TypeError', "Cannot read properties of undefined (reading 'authors')", 'null', 'authors'],
  ['TypeError', "Cannot read property 'days' of null", 'null', 'days'],
  ['NoMethodError', "undefined method `name' for nil:NilClass", 'null', 'name'],
  ['AttributeError', "'NoneType' object has no attribute 'lock'", 'null', 'lock'],
  ['KeyError', "'price'", 'missing', 'price'],
  ['NameError', "name 'models' is not defined", 'undefined_name', 'models'],
  ['NameError', 'uninitialized constant Cask::Migrator', 'undefined_name', 'Migrator'],
  ['java.lang.NullPointerException', 'Cannot invoke "a.Cart.total()" because "order.cart" is null', 'null', 'total'],
  ['IndexError', 'tuple index out of range', 'out_of_range', undefined],
  ['Error', 'the mail was refused', 'unknown', undefined],
])('%s: %s', (type, message, state, asked) => {
  const value = failingValue(type, message);
  expect([value.state, value.asked[0]]).toEqual([state, asked]);
});

test('what the runtime says has no value is told as it stands in the code', () => {
  expect(failingValue('TypeError', 'cart.items.map is not a function').expression).toBe('cart.items.map');
});
