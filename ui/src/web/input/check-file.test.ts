import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { zipOf } from '../../testing/zip-of.ts';
import { checkFile } from './check-file.ts';

const LOG = Buffer.from('10:00:01 ERROR a\n10:00:02 ERROR b\n'.repeat(500));

const check = (bytes: Buffer): ReturnType<typeof checkFile> => checkFile(new Blob([Uint8Array.from(bytes)]));

describe('a file is looked at before it is asked about', () => {
  const binary = Buffer.from([0x00, 0x01, 0x02, 0x0a, 0x03]);
  const cut = gzipSync(Buffer.from(Array.from({ length: 9000 }, (_, index) => `${index * 7919} a\n`).join('')));
  test.each([
    ['an empty file', Buffer.from(''), 'empty: there is nothing to read', null],
    ['bytes that are no text', binary, 'not text: nothing can be read from it', null],
    ['text', LOG, null, null],
    ['UTF-16', Buffer.from('\uFEFFa\n', 'utf16le'), null, 'UTF-16'],
    ['one byte a letter', Buffer.from('Müller\n', 'latin1'), null, 'Windows-1252'],
    ['gzip', gzipSync(LOG), null, '1,000 lines'],
    ['gzip of nothing', gzipSync(Buffer.from('')), 'empty: there is nothing to read', null],
    ['gzip of what is no text', gzipSync(binary), 'not text: nothing can be read from it', null],
    ['gzip that was cut at its begin', cut.subarray(0, 20), 'damaged: it cannot be unpacked', null],
    ['zip', zipOf([['a.log', LOG], ['b.log', LOG]]), null, '2 files, 2,000 lines'], // prettier-ignore
    ['zip with gzip inside', zipOf([['a.log.gz', gzipSync(LOG)]]), null, '1 file'],
    ['zip of nothing', zipOf([]), 'not text: nothing can be read from it', null],
    ['zip of what is no text', zipOf([['a.bin', binary]]), 'damaged: it cannot be unpacked', '1 file'],
    ['zip without its end', zipOf([['a.log', LOG]]).subarray(0, -30), 'cut off: the end of the archive, which lists its files, is missing', null], // prettier-ignore
  ])('%s', async (_what, bytes, warning, about) => expect(await check(bytes)).toEqual({ warning, about }));

  test('gzip that was cut in the middle says how much is left', async () => {
    const { warning } = await check(cut.subarray(0, cut.length / 2));
    expect(warning).toMatch(/^cut off: only its first \d,\d{3} lines can be read$/);
  });
});
