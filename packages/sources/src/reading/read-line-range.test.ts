import { describe, expect, test } from '@jest/globals';
import { createLogReader } from '@mats/engine/logs';
import { readLineRange } from './read-line-range.ts';

/** Bytes in chunks of one size, so that every border falls everywhere once. */
async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

const all = { startLine: 1, endLine: 100 };

describe('readLineRange', () => {
  test.each([1, 2, 3, 7, 100])('cuts at line ends wherever chunks of %i bytes end', async (size) => {
    const bytes = Buffer.from('a\r\nbé\n\nlast');
    expect(await readLineRange(inChunks(bytes, size), all)).toEqual(['a', 'bé', '', 'last']);
  });

  test.each([
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('größe\nzwei\n')])],
    ['UTF-16 little-endian', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('größe\nzwei\n', 'utf16le')])],
    ['Latin-1', Buffer.from('größe\nzwei\n', 'latin1')],
  ])('decodes %s', async (_name, bytes) => {
    expect(await readLineRange(inChunks(bytes, 5), all)).toEqual(['größe', 'zwei']);
  });

  test('an impossible range gives no lines', async () => {
    expect(await readLineRange(inChunks(Buffer.from('a\nb\n'), 9), { startLine: 2, endLine: 1 })).toEqual([]);
  });

  test('stops reading after the last line asked for', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += 1;
        yield await Promise.resolve(Buffer.from(`${'x'.repeat(999)}\n`));
      }
    }
    expect(await readLineRange(endless(), { startLine: 70, endLine: 70 })).toEqual(['x'.repeat(999)]);
    expect(given).toBeLessThan(80);
  });

  test('numbers lines as the log reader does', async () => {
    const text = `\n2026-01-01T00:00:00Z INFO start\r\n\r\n${'y'.repeat(70_000)}\n2026-01-01T00:00:01Z ERROR payment failed\n`;
    const reader = createLogReader({ source: 'test', referenceTime: Date.UTC(2026, 0, 2) });
    reader.push(Buffer.from(text));
    const failed = reader.finish().templates.find((template) => template.text.includes('payment failed'));
    const line = failed?.first.line ?? 0;
    expect(await readLineRange(inChunks(Buffer.from(text), 1_000), { startLine: line, endLine: line })).toEqual([
      '2026-01-01T00:00:01Z ERROR payment failed',
    ]);
  });
});
