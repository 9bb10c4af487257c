import { describe, expect, test } from '@jest/globals';
import { createLineCounter } from './count-lines.ts';

function linesOf(bytes: Uint8Array, size = 3): number {
  const counter = createLineCounter();
  for (let at = 0; at < bytes.length; at += size) counter.add(bytes.subarray(at, at + size));
  return counter.lines();
}

const wide = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe('the lines of an upload', () => {
  test.each([
    ['text that ends its last line', Buffer.from('one\ntwo\n'), 2],
    ['text that does not', Buffer.from('one\ntwo'), 2],
    ['nothing', Buffer.from(''), 0],
    ['UTF-16 that ends its last line', wide('one\r\ntwo\r\n'), 2],
    ['UTF-16 that does not', wide('one\r\ntwo'), 2],
    ['UTF-16 the other way round', wide('one\r\ntwo\r\n').swap16(), 2],
    ['an archive', Buffer.from([0x1f, 0x8b, 0x0a, 0x0a, 0x0a]), 0],
    ['what is no text', Buffer.from([0x00, 0x0a, 0x00, 0x0a, 0x01, 0x02]), 0],
  ])('%s', (_what, bytes, lines) => expect([linesOf(bytes), linesOf(bytes, 64)]).toEqual([lines, lines]));

  test('a letter of UTF-16 that has the byte of a line end is none', () => {
    expect(linesOf(wide('Ċ\nਊ\n'), 64)).toBe(2);
    expect(linesOf(wide('Ċ\nਊ\n').swap16(), 64)).toBe(2);
  });
});
