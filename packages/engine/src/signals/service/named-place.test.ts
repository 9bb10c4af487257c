import { describe, expect, test } from '@jest/globals';
import { findNamedPlace } from './named-place.ts';

describe('the place that a line names', () => {
  test.each([
    ['10:00:00 INFO src/pay.go:12 charged', 'src/pay.go', 12],
    ['[pay.rb:7] charged', 'pay.rb', 7],
    ['INFO shop.api.Payment#12 charged', 'shop.api.Payment', 12],
    ['INFO shop.api.Payment:12 charged', 'shop.api.Payment', 12],
    ['INFO  Payment#12 charged', 'Payment', 12],
    ['[ERROR] Payment:9 charged', 'Payment', 9],
    ['10:00 WARN [main] shop.api.Payment charged', 'shop.api.Payment', null],
    ['10:00 INFO 77 --- [main] s.a.Payment : charged', 's.a.Payment', null],
  ])('%s', (text, file, line) => {
    expect(findNamedPlace(text)).toEqual({ file, line });
  });

  test.each([
    ['a page of documentation', 'see readme.md:12'],
    ['a host with a port', 'connected to db.local:5432'],
    ['a class without a package behind no level', 'Payment#12 charged'],
    ['a class within the message', 'INFO main: said shop.api.Payment twice'],
    ['what stands beyond 240 characters', `${'x'.repeat(240)} src/pay.go:12`],
  ])('is not %s', (_, text) => {
    expect(findNamedPlace(text)).toBeNull();
  });
});
