import { expect, test } from '@jest/globals';
import { faultKind } from './fault-kind.ts';

test.each([
  ['java.lang.NullPointerException', 'null', 'statement'],
  ['TypeError', 'x is not a function', 'statement'],
  ['panic', 'runtime error: invalid memory address or nil pointer dereference', 'statement'],
  ['com.shop.PaymentRefusedException', 'card expired', 'other'],
  ['ThreadSanitizer', 'data race (pid=1)', 'threads'],
  ['java.util.ConcurrentModificationException', '', 'threads'],
])('%s with "%s" is of kind %s', (type, message, kind) => {
  expect(faultKind(type, message)).toBe(kind);
});

test('what stands before a trace is read only where the trace has no type', () => {
  expect(faultKind('', '', 'Error: uninitialized constant Shop::Cart')).toBe('statement');
  expect(faultKind('ShopError', 'closed', 'Error: uninitialized constant Shop::Cart')).toBe('other');
});
