import { describe, expect, test } from '@jest/globals';
import { isValueOfPersonalKey, variesByForm } from './word-forms.ts';
import type { PieceForm } from './word-forms.ts';

function formOf(text: string, more: Partial<PieceForm> = {}): PieceForm {
  const count = (form: RegExp): number => text.match(form)?.length ?? 0;
  return { digits: count(/\d/g), slashes: count(/\//g), dots: count(/\./g), isKey: false, hasPort: false, ...more };
}

describe('a piece of a message varies by its form', () => {
  test.each([
    ['a number', '7'],
    ['a name with a number', 'worker7'],
    ['a path', '/etc'],
    ['a path with a file', 'src/pay.ts'],
    ['a path of several parts', 'a/b/c'],
    ['a class', 'com.acme.Pay'],
    ['a file', 'orders.json'],
    ['a host', 'example.org'],
    ['a mail address', 'ann@example'],
    ['a path of Windows', 'C:\\x'],
    ['a number written in letters', 'deadbeef'],
  ])('where it is %s: %s', (_, text) => {
    expect(variesByForm(text, formOf(text))).toBe(true);
  });

  test.each([
    ['a word', 'order'],
    ['one of two words', 'and/or'],
    ['the class of an error', 'java.net.ConnectException'],
    ['the class of an error after capitals', 'java.io.IOException'],
    ['the class of an error in a module', 'errors.PaymentError'],
    ['an attribute', 'order.total'],
    ['a name with one digit in it', 'ext4_write_begin'],
    ['two ends of a word', '\\n'],
    ['a short word of such letters', 'facade'],
    ['mixed letters', 'DeadBeef'],
  ])('but not where it is %s: %s', (_, text) => {
    expect(variesByForm(text, formOf(text))).toBe(false);
  });

  test('only with more than two digits where it is a key', () => {
    expect(variesByForm('p99', formOf('p99', { isKey: true }))).toBe(false);
    expect(variesByForm('r123', formOf('r123', { isKey: true }))).toBe(true);
  });

  test('with a port behind it and a dot in it, in lower case', () => {
    expect(variesByForm('db.primary', formOf('db.primary', { hasPort: true }))).toBe(true);
    expect(variesByForm('Db.primary', formOf('Db.primary', { hasPort: true }))).toBe(false);
    expect(variesByForm('primary', formOf('primary', { hasPort: true }))).toBe(false);
  });
});

describe('a person or a secret', () => {
  test.each([
    ['password', '', true, 'hunter'],
    ['Token', '', true, 'root'],
    ['user', '', true, 'ann'],
    ['user', 'for', false, 'ann'],
    ['for', 'password', false, 'ann'],
    ['for', 'Failures', false, 'ann'],
  ])('stands after %s (%s): value %s, %s', (previous, before, isValue, text) => {
    expect(isValueOfPersonalKey(previous, before, isValue, text)).toBe(true);
  });

  test.each([
    ['an account that every machine has', 'user', '', true, 'root'],
    ['a value of another key', 'state', '', true, 'on'],
    ['a sentence about users', 'user', 'the', false, 'left'],
    ['a sentence about a purpose', 'for', 'waiting', false, 'ann'],
    ['the article before the account', 'for', 'password', false, 'invalid'],
    ['the word before the account', 'for', 'password', false, 'user'],
    ['a word after a secret that is no value', 'password', '', false, 'expired'],
  ])('is not %s', (_, previous, before, isValue, text) => {
    expect(isValueOfPersonalKey(previous, before, isValue, text)).toBe(false);
  });
});
