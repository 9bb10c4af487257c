import { expect, test } from '@jest/globals';
import { claimText, claimValues } from './claim-values.ts';

const CLAIMS = {
  role: 'admin',
  groups: ['ops', 7, 'admins'],
  realm_access: { roles: ['inner'] },
  'https://example.com/roles': ['named'],
  'a.b': 'whole name first',
  a: { b: 'inside' },
  count: 3,
};

test.each([
  ['role', ['admin']],
  ['groups', ['ops', 'admins']],
  ['realm_access.roles', ['inner']],
  ['https://example.com/roles', ['named']],
  ['a.b', ['whole name first']],
  ['realm_access', undefined],
  ['count', undefined],
  ['role.length', undefined],
  ['__proto__', undefined],
  ['constructor.name', undefined],
])('the claim %s has the values %j', (name, values) => {
  expect(claimValues(CLAIMS, name)).toEqual(values);
});

test('a claim that is a list is no text, however short the list is', () => {
  expect([claimText(CLAIMS, 'role'), claimText(CLAIMS, 'a.b')]).toEqual(['admin', 'whole name first']);
  expect([claimText({ tenant: ['acme'] }, 'tenant'), claimText(CLAIMS, 'count')]).toEqual([undefined, undefined]);
});
