import { expect, test } from '@jest/globals';
import { declares } from './declares.ts';

test.each([
  ['  def wiki_page( name, path = nil)', 'wiki_page', true],
  ['func ExtractAll(dir string) error {', 'ExtractAll', true],
  ['func (m *Meta) Size() int {', 'Size', true],
  ['  public static int total(Cart cart) {', 'total', true],
  ['int Arena::total(int a) {', 'total', true],
  ['export const total = 3;', 'total', true],
  ['class Cart extends Base {', 'Cart', true],
  ['  async load(path) {', 'load', true],
  ['    this.total = 3', 'total', true],
  ['  return total(cart);', 'total', false],
  ['  x = total(cart);', 'total', false],
  ['  if (total(cart)) {', 'total', false],
  ['  cart.total == 3', 'total', false],
  ['const subtotal = 3', 'total', false],
])('%s', (line, name, expected) => expect(declares(line, name)).toBe(expected));
