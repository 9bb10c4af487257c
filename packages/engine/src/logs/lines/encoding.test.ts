import { describe, expect, test } from '@jest/globals';
import { createTranscoder, detectEncoding } from './encoding.ts';

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

const LINE = Buffer.from('2026-03-04T10:00:00Z ERROR order failed\n');
const HOLE = Buffer.alloc(4_096);

test('text with a hole in it is text, wherever the hole is', () => {
  expect(detectEncoding(Buffer.concat([HOLE, LINE]))).toBe('utf-8');
  expect(detectEncoding(Buffer.concat([LINE, HOLE, LINE]))).toBe('utf-8');
  expect(detectEncoding(HOLE)).toBe('binary');
});

test('UTF-16 is not taken for holes', () => {
  expect(detectEncoding(Buffer.from('order failed\n'.repeat(50), 'utf16le'))).toBe('utf-16le');
});

/** What is read of bytes that come in chunks of a size. */
function read(bytes: Buffer, size: number): string {
  const transcode = createTranscoder('utf-8');
  const chunks: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += size)
    chunks.push(transcode(bytes.subarray(from, from + size), from + size >= bytes.length));
  return Buffer.concat(chunks).toString();
}

test.each([10_000, 100, 7])('a line after a hole begins where it was written, in chunks of %d bytes', (size) => {
  expect(read(Buffer.concat([LINE, HOLE, LINE, HOLE]), size)).toBe(`${LINE.toString()}${LINE.toString()}`);
});

test.each([10_000, 3])('a few zeros are left to be noted, in chunks of %d bytes', (size) => {
  expect(read(Buffer.from('a\0\0b\n\0'), size)).toBe('a\0\0b\n\0');
});
