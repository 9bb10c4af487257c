import { describe, expect, test } from '@jest/globals';
import { fileKindOf } from './file-kind.ts';

const of = (...bytes: number[]): string => fileKindOf(Uint8Array.from(bytes));
const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('fileKindOf', () => {
  test.each([
    ['nothing', [], 'empty'],
    ['gzip', [0x1f, 0x8b, 0x08, 0x00], 'gzip'],
    ['zip', [0x50, 0x4b, 0x03, 0x04, 0x00], 'zip'],
    ['UTF-16 with its mark', [0xff, 0xfe, 0x41, 0x00], 'utf-16le'],
    ['UTF-16 the other way round', [0xfe, 0xff, 0x00, 0x41], 'utf-16be'],
    ['ASCII', [0x41, 0x0a], 'utf-8'],
    ['UTF-8 whose last character is cut', [0x41, 0x41, 0xc3], 'utf-8'],
    ['a letter of Windows-1252', [0x41, 0xe4, 0x0a], 'windows-1252'],
    ['zeros', [0x25, 0x00, 0x01], 'binary'],
  ])('%s', (_what, bytes, kind) => expect(of(...bytes)).toBe(kind));

  test('two strange bytes in a hundred are text, three are not', () => {
    const text = (strange: number): Uint8Array => latin(`${'ä'.repeat(100 - strange)}${'\u0001'.repeat(strange)}`);
    expect([fileKindOf(text(2)), fileKindOf(text(3))]).toEqual(['windows-1252', 'binary']);
  });
});
