import { describe, expect, test } from '@jest/globals';
import { databaseJson, databaseText } from './database-text.ts';

describe('databaseJson', () => {
  test('leaves a value as it is, also one that speaks of escapes', () => {
    const value = { text: String.raw`\u0000 ä 😀`, list: [1, null] };
    expect(JSON.parse(databaseJson(value))).toEqual(value);
  });

  test('replaces NUL and halves of a pair, wherever they stand', () => {
    const value = { deep: [{ text: 'a\u0000b', cut: '😀'.slice(0, 1) }], fine: '😀' };
    expect(JSON.parse(databaseJson(value))).toEqual({ deep: [{ text: 'a\uFFFDb', cut: '\uFFFD' }], fine: '😀' });
  });

  test('writes nothing as null', () => {
    expect(databaseJson(undefined)).toBe('null');
  });
});

test('databaseText replaces NUL and halves of a pair', () => {
  expect(databaseText(`a\u0000${'😀'.slice(1)}`)).toBe('a\uFFFD\uFFFD');
});
