import { expect, test } from '@jest/globals';
import { isTestUnit, subjectOfTest, unitName, wordsOfName } from './unit-names.ts';

test.each([
  ['src/cart/index.ts', 'cart'],
  ['src/cart/__init__.py', 'cart'],
  ['src\\cart\\main.rs', 'cart'],
  ['index.ts', 'index'],
  ['src/cart.test.ts', 'cart.test'],
  ['com/shop/Cart.java', 'Cart'],
  ['Makefile', 'Makefile'],
])('%s is called %s', (path, name) => {
  expect(unitName(path)).toBe(name);
});

test.each([
  ['src/cart.test.ts', true],
  ['src/cart-spec.js', true],
  ['cart_test.go', true],
  ['test_cart.py', true],
  ['CartTest.java', true],
  ['CartTests.cs', true],
  ['CartIT.java', true],
  ['AbstractCartTest.java', true],
  ['CartTestSupport.java', true],
  ['conftest.py', true],
  ['tests/helpers.py', true],
  ['src/test/java/Cart.java', true],
  ['e2e/cart.ts', true],
  ['src/cart.ts', false],
  ['src/latest.ts', false],
  ['src/contest/cart.ts', false],
  ['Testament.java', false],
  ['src/attest.ts', false],
])('%s is a test: %s', (path, expected) => {
  expect(isTestUnit(path)).toBe(expected);
});

test.each([
  ['CartTest', 'cart'],
  ['TestCart', 'cart'],
  ['test_cart', 'cart'],
  ['cart_tests', 'cart'],
  ['cart.test', 'cart'],
  ['CartTestCase', 'cart'],
  ['CartIT', 'cart'],
  ['Cart', undefined],
  ['Test', undefined],
  ['Testament', undefined],
])('%s is for %s', (name, subject) => {
  expect(subjectOfTest(name)).toBe(subject);
});

test.each([
  ['cartTotal', ['cart', 'total']],
  ['HTTPServer2', ['http', 'server', '2']],
  ['cart_total-of', ['cart', 'total', 'of']],
  ['', []],
])('the words of %s', (name, words) => {
  expect(wordsOfName(name)).toEqual(words);
});
