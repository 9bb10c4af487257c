import { describe, expect, test } from '@jest/globals';
import { countSpans } from './count-spans.ts';
import { createResponseCounter } from './response-counter.ts';

function field(number: number, content: readonly number[]): number[] {
  const length = content.length;
  return [(number << 3) | 2, ...(length < 128 ? [length] : [(length & 127) | 128, length >> 7]), ...content];
}

describe('countSpans', () => {
  test('counts the spans of all resources and scopes, and nothing else', () => {
    const span = field(2, [0x52, 0x01, 0x61]);
    const scope = field(2, [...field(1, [0x0a, 0x01, 0x6d]), ...span, ...span]);
    const resource = field(1, [...field(1, []), ...scope, ...scope]);
    expect(countSpans(Uint8Array.from([...resource, ...resource]))).toBe(8);
  });

  test('reads lengths of more than one byte', () => {
    const spans = Array.from({ length: 100 }, () => field(2, [0x52, 0x01, 0x61])).flat();
    expect(countSpans(Uint8Array.from(field(1, field(2, spans))))).toBe(100);
  });

  test('refuses bytes that are no trace request', () => {
    expect(() => countSpans(Uint8Array.from([0x08, 0x01]))).toThrow('this is no OTLP trace request');
  });
});

describe('createResponseCounter', () => {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';

  test('counts answers however the bytes are cut', () => {
    const count = createResponseCounter();
    const bytes = Buffer.from(answer.repeat(3));
    const counts = [bytes.subarray(0, 30), bytes.subarray(30, 45), bytes.subarray(45)].map(count);
    expect(counts).toEqual([0, 1, 2]);
  });

  test('stops at an answer that is not 200', () => {
    expect(() => createResponseCounter()(Buffer.from('HTTP/1.1 500 Oops\r\n\r\n'))).toThrow('200 is expected');
  });

  test('stops at an answer without its length', () => {
    expect(() => createResponseCounter()(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))).toThrow('no Content-Length');
  });
});
