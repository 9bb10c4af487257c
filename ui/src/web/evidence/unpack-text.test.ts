// cspell:ignore ungültig zweite
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { zipOf } from '../../testing/zip-of.ts';
import { textOfFile } from './unpack-text.ts';

const LOG = 'Größe ungültig\nzweite Zeile\n';
const UTF8 = Buffer.from(LOG);
const textOf = (bytes: Buffer, entry?: string): Promise<string | null> =>
  textOfFile(new Blob([Uint8Array.from(bytes)]), entry);

describe('the text of an attached file', () => {
  const two = zipOf([['a.log', Buffer.from('a\n')], ['b.log', UTF8]]); // prettier-ignore
  test.each([
    ['UTF-8', UTF8, undefined, LOG],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${LOG}`, 'utf16le'), undefined, LOG],
    ['one byte a letter', Buffer.from(LOG, 'latin1'), undefined, LOG],
    ['gzip', gzipSync(UTF8), undefined, LOG],
    ['the only file of an archive', zipOf([['b.log', UTF8]]), undefined, LOG],
    ['a named file of an archive', two, 'b.log', LOG],
    ['gzip in an archive', zipOf([['b.log.gz', gzipSync(UTF8)]]), 'b.log.gz', LOG],
    ['an empty file', Buffer.from(''), undefined, ''],
  ])('%s', async (_what, bytes, entry, text) => expect(await textOf(bytes, entry)).toBe(text));

  test.each([
    ['bytes that are none', Buffer.from([0, 1, 2, 3]), undefined],
    ['a file that an archive does not hold', two, 'c.log'],
    ['gzip that was cut at its begin', gzipSync(UTF8).subarray(0, 10), undefined],
    ['an archive without its end', two.subarray(0, -30), 'a.log'],
  ])('there is none of %s', async (_what, bytes, entry) => expect(await textOf(bytes, entry)).toBeNull());

  test('of gzip that was cut in the middle what is left is shown', async () => {
    const lines = Array.from({ length: 9_000 }, (_, index) => `${index * 7919} a\n`).join('');
    const packed = gzipSync(Buffer.from(lines));
    const text = (await textOf(packed.subarray(0, packed.length / 2))) ?? '';
    expect([text.length > 1_000, lines.startsWith(text)]).toEqual([true, true]);
  });
});
