import { describe, expect, test } from '@jest/globals';
import { REDACTED, redactSecrets } from './redact-secrets.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEF';

describe('redactSecrets', () => {
  test.each([
    ['AWS key', `key AKIA${'ABCDEFGHIJKLMNOP'} used`, `key ${REDACTED} used`],
    ['GitHub token', `ghp_${LETTERS}`, REDACTED],
    ['API key', `sk-${LETTERS}`, REDACTED],
    ['JSON password', '{"password":"hunter2!","user":"a"}', `{"password":"${REDACTED}","user":"a"}`],
    ['environment', 'DB_PASSWORD=hunter2 PORT=1', `DB_PASSWORD=${REDACTED} PORT=1`],
    ['URL', 'postgres://mats:hunter2@db:5432/x', `postgres://mats:${REDACTED}@db:5432/x`],
    ['header', 'Authorization: Bearer abcdef0123456789abcdef', `Authorization: Bearer ${REDACTED}`],
    ['JWT', `eyJhbGciOi9.eyJzdWIiOiIx.${LETTERS}`, REDACTED],
  ])('hides a %s', (_name, text, expected) => expect(redactSecrets(text)).toBe(expected));

  test.each([
    'TypeError: Cannot read properties of undefined (reading "amount")',
    'at totalOf (/srv/app/src/cart/total.ts:17:24)',
    'password reset requested for order 17',
    'https://example.com:8080/a@b',
  ])('leaves %s alone', (text) => expect(redactSecrets(text)).toBe(text));

  test('keeps the number of lines', () => {
    const text = `a\n-----BEGIN PRIVATE KEY-----\nMIIE\nabcd\n-----END PRIVATE KEY-----\nb`;
    expect(redactSecrets(text).split('\n')).toHaveLength(6);
    expect(redactSecrets(text)).not.toContain('MIIE');
  });
});
