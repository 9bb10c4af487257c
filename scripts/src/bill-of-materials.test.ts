import { describe, expect, test } from '@jest/globals';
import { countLicences, isAllowed, refused } from './bill-of-materials.ts';
import type { Component } from './bill-of-materials.ts';

const component = (name: string, ...ids: string[]): Component => ({
  name,
  licenses: ids.map((id) => ({ license: { id } })),
});

describe('licences of what is shipped', () => {
  test.each([
    ['MIT', true],
    ['GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND GPL-3.0-only', false],
    ['(MPL-2.0 OR Apache-2.0)', true],
    ['', false],
  ])('%s: %s', (expression, expected) => {
    expect(isAllowed(expression)).toBe(expected);
  });

  test('are counted, and what says none is refused', () => {
    const components = [component('a', 'MIT'), component('b', 'MIT'), component('c', 'GPL-3.0-only'), { name: 'd' }];
    expect(countLicences(components)).toEqual([
      ['MIT', 2],
      ['GPL-3.0-only', 1],
      ['not said', 1],
    ]);
    expect(refused(components).map(({ name }) => name)).toEqual(['c', 'd']);
  });
});
