import { describe, expect, test } from '@jest/globals';
import { SECRET_KINDS } from '@mats/contracts';
import { REDACTED, redactAll, redactSecrets } from './redact-secrets.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEF';

describe('redactSecrets', () => {
  test('knows more than sixty kinds', () => {
    expect(new Set(SECRET_KINDS.map(({ kind }) => kind)).size).toBe(82);
  });

  test.each(
    SECRET_KINDS.map(({ kind, example, secret = example, counterExample }) => [kind, example, secret, counterExample]),
  )('hides %s wherever it stands, and leaves what only looks like it', (_kind, example, secret, counterExample) => {
    const hidden = redactSecrets(example);
    expect(hidden).toContain(REDACTED);
    expect(redactSecrets(hidden)).toBe(hidden);
    for (const text of [`${example} ok`, `a=1 ${example}`, `line\n${example}\nline`]) {
      expect(redactSecrets(text)).not.toContain(secret);
      expect(redactSecrets(text).split('\n')).toHaveLength(text.split('\n').length);
    }
    expect(redactSecrets(`x ${counterExample} y`)).toBe(`x ${counterExample} y`);
  });

  test.each([
    ['AWS key', `key AKIA${'ABCDEFGHIJKLMNOP'} used`, `key ${REDACTED} used`],
    ['GitHub token', `ghp_${LETTERS}`, REDACTED],
    ['API key', `sk-${LETTERS}`, REDACTED],
    ['JSON password', '{"password":"hunter2!","user":"a"}', `{"password":"${REDACTED}","user":"a"}`],
    ['JSON in JSON', String.raw`{\"password\":\"hunter2!\"}`, String.raw`{\"password\":\"${REDACTED}\"}`],
    ['environment', 'DB_PASSWORD=hunter2 PORT=1', `DB_PASSWORD=${REDACTED} PORT=1`],
    ['environment that begins like a word', 'DB_PASSWORD=Yes1234 PORT=1', `DB_PASSWORD=${REDACTED} PORT=1`],
    ['property', 'spring.datasource.password=hunter2', `spring.datasource.password=${REDACTED}`],
    ['URL', 'postgres://mats:hunter2@db:5432/x', `postgres://mats:${REDACTED}@db:5432/x`],
    ['header', 'Authorization: Bearer abcdef0123456789abcdef', `Authorization: Bearer ${REDACTED}`],
    ['JWT', `eyJhbGciOi9.eyJzdWIiOiIx.${LETTERS}`, REDACTED],
  ])('hides a %s and nothing beside it', (_name, text, expected) => expect(redactSecrets(text)).toBe(expected));

  test.each([
    'TypeError: Cannot read properties of undefined (reading "amount")',
    'at totalOf (/srv/app/src/cart/total.ts:17:24)',
    'password reset requested for order 17',
    'https://example.com:8080/a@b',
    'SyntaxError: Unexpected token: < in JSON at position 0',
    'invalidToken: expected a number',
    "Access denied for user 'shop'@'172.18.0.4' (using password: YES)",
    'cannot mount: secret: secrets "tls" not found',
    'APP_SECRET: <value>',
    'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select 1"',
    'commit 1946c42eae87a24d055204568becef9d445c7915',
    '2026-11-20T10:14:02.113Z order=4111111111111112 took=1767225600000',
  ])('leaves %s alone', (text) => expect(redactSecrets(text)).toBe(text));

  test('keeps the number of lines', () => {
    const text = `a\n-----BEGIN PRIVATE KEY-----\nMIIE\nabcd\n-----END PRIVATE KEY-----\nb`;
    expect(redactSecrets(text).split('\n')).toHaveLength(6);
    expect(redactSecrets(text)).not.toContain('MIIE');
  });

  test('every repetition of a pattern is bounded', () => {
    const unbounded = SECRET_KINDS.filter(({ pattern }) =>
      /[*+]|\{\d+,\}/.test(pattern.replaceAll(/\\.|\[(?:[^\]\\]|\\.)*\]/g, '')),
    );
    expect(unbounded.map(({ kind }) => kind)).toEqual([]);
  });
});

const KEY = ['-----BEGIN PRIVATE KEY-----', 'MIIEpAIBAAKCAQEA7', 'abcdefghijklmnop=', '-----END PRIVATE KEY-----'];

test('of a key whose beginning is not in the excerpt nothing is left', () => {
  expect(redactSecrets(['b', ...KEY.slice(2), 'c'].join('\n'))).toBe(`b\n\n${REDACTED}\nc`);
  expect(redactSecrets(`at totalOf (total.ts:1:2)\n${KEY[3]}`)).toBe(`at totalOf (total.ts:1:2)\n${REDACTED}`);
});

test('redactAll finds a key in a list of the lines that hold it', () =>
  expect(redactAll({ lines: ['a', ...KEY, 'b\nc'] })).toEqual({ lines: ['a', REDACTED, '', '', '', 'b\nc'] }));

test('redactAll hides secrets in every text of a value and leaves references', () => {
  const secret = `ghp_${LETTERS}`;
  const value = {
    id: secret,
    list: [{ deep: { blame: [{ subject: `add ${secret}` }] } }],
    evidence: ['ev_1'],
    n: 7,
    z: null,
  };
  expect(redactAll(value)).toEqual({
    ...value,
    list: [{ deep: { blame: [{ subject: `add ${REDACTED}` }] } }],
  });
});

test('redactAll hides what a name tells to be a secret, beside the name or below it', () => {
  expect(
    redactAll({
      password: 'hunter22',
      headers: { 'x-api-key': 'hunter22', host: 'shop' },
      variables: [
        { name: 'DB_PASSWORD', value: 'hunter22' },
        { name: 'PORT', value: '8080' },
      ],
      attributes: [{ key: 'db.password', value: { stringValue: 'hunter22' } }],
      change: { key: 'github.token', before: 'a', after: 'b' },
      secret: '',
      cookie: null,
    }),
  ).toEqual({
    password: REDACTED,
    headers: { 'x-api-key': REDACTED, host: 'shop' },
    variables: [
      { name: 'DB_PASSWORD', value: REDACTED },
      { name: 'PORT', value: '8080' },
    ],
    attributes: [{ key: 'db.password', value: REDACTED }],
    change: { key: 'github.token', before: REDACTED, after: REDACTED },
    secret: '',
    cookie: null,
  });
});
