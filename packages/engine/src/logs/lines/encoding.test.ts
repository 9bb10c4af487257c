import { describe, expect, test } from '@jest/globals';
import { detectEncoding } from './encoding.ts';

/** Bytes as an image or a program holds them: each value as often as any other. */
function evenlySpread(count: number): Uint8Array {
  let state = 7;
  return Uint8Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}

const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('detectEncoding', () => {
  test('bytes of every value in equal shares are no text', () => {
    expect(detectEncoding(evenlySpread(4_000))).toBe('binary');
  });

  test('text of one byte a letter is read as Latin-1', () => {
    expect(detectEncoding(latin('10:00:01 ERROR café: naïve façade\r\n'.repeat(40)))).toBe('latin1');
  });

  test('one control character in a hundred letters is still text', () => {
    const line = `10:00:01 ERROR für ${'x'.repeat(80)}\u0001\n`;
    expect(detectEncoding(latin(line.repeat(40)))).toBe('latin1');
  });

  test('three in a hundred are not', () => {
    const line = `10:00:01 ERROR für ${'x'.repeat(80)}\u0001\u0002\u0003\n`;
    expect(detectEncoding(latin(line.repeat(40)))).toBe('binary');
  });

  test('UTF-8 with control characters stays text', () => {
    const line = `10:00:01 ERROR für ${'x'.repeat(80)}\u0001\u0002\u0003\n`;
    expect(detectEncoding(new TextEncoder().encode(line.repeat(40)))).toBe('utf-8');
  });
});
