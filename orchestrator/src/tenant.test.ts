import { describe, expect, test } from '@jest/globals';
import { decideTenant, mayChooseTenant } from './tenant.ts';

describe('decideTenant', () => {
  const question = { asked: undefined, own: 'default', mayChoose: true, ofSession: undefined };

  test.each([
    ["the caller's own when nothing is asked for", {}, 'default'],
    ['what is asked for by whoever may choose', { asked: 'acme' }, 'acme'],
    ["the session's when nothing is asked for", { ofSession: 'acme' }, 'acme'],
    ['its own for whoever may not choose', { asked: 'default', mayChoose: false }, 'default'],
  ])('is %s', (_what, given, tenant) => expect(decideTenant({ ...question, ...given })).toBe(tenant));

  test.each([
    ['a name that cannot be one', { asked: 'a/b' }, 'invalid_tenant_id'],
    ['another than its own to whoever may not choose', { asked: 'acme', mayChoose: false }, 'forbidden'],
    ['to move a session', { asked: 'globex', ofSession: 'acme' }, 'conflict'],
    ["somebody else's session to whoever may not choose", { ofSession: 'acme', mayChoose: false }, 'conflict'],
  ])('refuses %s', (_what, given, code) =>
    expect(() => decideTenant({ ...question, ...given })).toThrow(expect.objectContaining({ code })),
  );
});

test('services and keys that may make keys choose tenants, other keys do not', () => {
  expect(mayChooseTenant({})).toBe(true);
  expect(mayChooseTenant({ scopes: new Set(['ask', 'read', 'keys']) })).toBe(true);
  expect(mayChooseTenant({ scopes: new Set(['ask', 'read']) })).toBe(false);
  expect(mayChooseTenant({ scopes: new Set(['ask', 'read', 'keys']), tenant: 'acme' })).toBe(false);
});
