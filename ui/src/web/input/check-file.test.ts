import { describe, expect, test } from '@jest/globals';
import { checkFile } from './check-file.ts';

const check = (...bytes: number[]): Promise<string | null> => checkFile(new Blob([new Uint8Array(bytes)]));

describe('checkFile', () => {
  test('an empty file says so', async () => expect(await check()).toMatch(/^empty/));
  test('bytes that are no text say so', async () => expect(await check(0x25, 0x00, 0x01)).toMatch(/^not text/));
  test('an archive is unpacked', async () => expect(await check(0x1f, 0x8b, 0x08, 0x00)).toBeNull());
  test('UTF-16 is text', async () => expect(await check(0xff, 0xfe, 0x41, 0x00)).toBeNull());
  test('text is text', async () => expect(await check(0x41, 0xe4, 0x0a)).toBeNull());
});
