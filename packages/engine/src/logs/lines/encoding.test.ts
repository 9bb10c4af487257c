import { describe, expect, test } from '@jest/globals';
import { createTranscoder, detectEncoding } from './encoding.ts';

/** Bytes that mean nothing, the same in every run. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

const LINE = Buffer.from('2026-03-04T10:00:00Z ERROR order failed\n');
const HOLE = Buffer.alloc(4_096);

describe('how a log is encoded', () => {
  test('bytes that mean nothing are no text', () => {
    expect(detectEncoding(noise(65_536))).toBe('binary');
  });

  test('text with colours and tabs is text', () => {
    const coloured = Buffer.from('\u001B[31m\tERROR\u001B[0m\torder failed\r\n'.repeat(100));
    expect(detectEncoding(coloured)).toBe('utf-8');
  });

  test('text with a hole in it is text, wherever the hole is', () => {
    expect(detectEncoding(Buffer.concat([HOLE, LINE]))).toBe('utf-8');
    expect(detectEncoding(Buffer.concat([LINE, HOLE, LINE]))).toBe('utf-8');
    expect(detectEncoding(HOLE)).toBe('binary');
  });

  test('UTF-16 is not taken for holes', () => {
    expect(detectEncoding(Buffer.from('order failed\n'.repeat(50), 'utf16le'))).toBe('utf-16le');
  });
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
