import { describe, expect, test } from '@jest/globals';
import { readCommitQuery } from './commit-query.ts';

const kindsOf = (text: string): string[] => [...readCommitQuery([text], {}).kinds];

describe('what a complaint is read for', () => {
  test('its words in stems, its names whole and in parts, its versions', () => {
    const { terms } = readCommitQuery(['Crashes in fooBar and live_migration with 1.8.2'], {});
    expect([...terms.keys()]).toEqual(
      expect.arrayContaining(['crash', 'foo', 'bar', '=foobar', 'live', 'migration', '=livemigration', '#1.8.2']),
    );
    expect(terms.has('in')).toBe(false);
  });

  test('a word that half of all complaints hold tells little, one that none holds tells all', () => {
    const { terms } = readCommitQuery(['The parser crashes'], { crash: 0.5 });
    expect(terms.get('crash')).toBeCloseTo(0.113, 3);
    expect(terms.get('parser')).toBe(1);
  });

  test('a word of an object prototype is a word', () => {
    expect(readCommitQuery(['constructor toString'], {}).terms.get('=tostring')).toBe(1);
  });

  test.each(['a `totalSum` b', 'a "totalSum" b', "a 'totalSum' b"])('what is quoted: %s', (text) => {
    expect([...readCommitQuery([text], {}).quoted]).toEqual(['total', 'sum', '=totalsum']);
  });

  test('an apostrophe quotes nothing', () => {
    expect(readCommitQuery(["it doesn't and he didn't"], {}).quoted.size).toBe(0);
  });
});

test.each([
  ['build', 'does not compile'],
  ['ci', 'the gate is red'],
  ['test', 'one test'],
  ['flaky', 'intermittent'],
  ['speed', 'requests timed out'],
  ['user', 'customers see it'],
  ['documentation', 'the docs'],
  ['dependency', 'a package'],
  ['soon', 'to unblock others'],
])('a complaint of the kind %s: %s', (kind, text) => {
  expect(kindsOf(text)).toEqual([kind]);
});

test('a complaint of no kind', () => {
  expect(kindsOf('orders vanish')).toEqual([]);
});
