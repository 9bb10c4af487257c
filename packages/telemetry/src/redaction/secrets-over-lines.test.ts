// cspell:ignore njUN
import { describe, expect, test } from '@jest/globals';
import { redactSecrets } from './redact-secrets.ts';
import { secretShapes, withSecretShapes } from './secret-shapes.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 as keys have it, another one for each number. */
function base64(length: number, number: number): string {
  return Array.from({ length }, (_none, index) => ALPHABET[(index * 7 + number * 13) % 64]).join('');
}

const BODY = [base64(64, 1), base64(64, 2), base64(64, 3), base64(20, 4)];
const KEY = ['-----BEGIN RSA PRIVATE KEY-----', ...BODY, '-----END RSA PRIVATE KEY-----'];
const PGP_END = '-----END PGP PRIVATE KEY BLOCK-----';
const pgp = (...head: string[]): string[] => [
  '-----BEGIN PGP PRIVATE KEY BLOCK-----',
  ...head,
  ...BODY,
  '=njUN',
  PGP_END,
];
const before = (lines: readonly string[], prefix: (place: number) => string): string =>
  lines.map((line, place) => prefix(place) + line).join('\n');
const TIMES = (place: number): string => `2026-11-30T10:00:0${place}.123Z stderr F `;

describe('of a key over several lines nothing is left', () => {
  test.each([
    ['with Windows line ends', KEY.join('\r\n')],
    ['with blank lines between all others', KEY.flatMap((line) => [line, '']).join('\n')],
    ['with two blank lines after the first, and Windows line ends', [KEY[0], '', '', ...KEY.slice(1)].join('\r\n')],
    ['of OpenPGP', pgp('Version: GnuPG v2', '').join('\n')],
    ['of OpenPGP, with a blank line before the header', pgp('', 'Comment: mine', '').join('\n')],
    ['in a block of YAML', `key: |\n${before(KEY, () => '    ')}\nnext: 1`],
    ['with the time of a container before each line', before(KEY, TIMES)],
    [
      'with the name of a container before each line',
      before([...KEY.slice(0, 4), 'abc=', KEY[5] ?? ''], () => 'app-1 | '),
    ],
    ['a line an object', KEY.map((line) => JSON.stringify({ log: `${line}\n`, stream: 'stdout' })).join('\n')],
    ['whose end is not in the excerpt', `${before(KEY.slice(0, 4), TIMES)}\n${TIMES(5)}listening on 8080`],
    ['whose beginning is not in the excerpt', ['x', BODY[1], '', BODY[2], 'abc==', '=njUN', PGP_END].join('\n')],
    ['of which the excerpt has a piece alone', `x\n${BODY[0]}\n${BODY[1]}\n${BODY[2]}`],
    ['of which the excerpt has one line alone', `x\n${BODY[0]}`],
    ['whose beginning is not in the excerpt, with a name before each line', before(KEY.slice(2), () => 'app-1 | ')],
  ])('%s', (_how, text) => {
    const hidden = redactSecrets(text);
    const left = BODY.filter((line) => hidden.includes(line.slice(0, 16)));
    expect([left, hidden.includes('njUN'), /\babc=/.test(hidden)]).toEqual([[], false, false]);
    expect(hidden.split('\n')).toHaveLength(text.split('\n').length);
    expect(redactSecrets(hidden)).toBe(hidden);
  });

  test('and lines of hashes stay', () => {
    const hashes = `${'0123456789abcdef'.repeat(4)}\n${'fedcba9876543210'.repeat(4)}`;
    expect(redactSecrets(hashes)).toBe(hashes);
  });

  test('and what stands around it stays', () => {
    expect(
      redactSecrets(`${before(KEY, TIMES)}\n${TIMES(6)}listening on 8080`)
        .split('\n')
        .at(-1),
    ).toBe(`${TIMES(6)}listening on 8080`);
    expect(redactSecrets(before(KEY, TIMES)).split('\n')[2]).toBe(`${TIMES(2)}[redacted]`);
    expect(redactSecrets(['Disk is full', ...KEY.slice(3)].join('\n')).split('\n')[0]).toBe('Disk is full');
  });
});

describe('a secret that is broken over two lines is gone from both', () => {
  test.each([
    [
      'a token at the width of a terminal',
      'sent Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.\nrest0123456789abcdef_-X\nnext line',
      'sent Authorization: Bearer [redacted]\n\nnext line',
    ],
    [
      'a token by a backslash',
      'curl -H "Authorization: Bearer abcdef0123456789abcdef\\\nrest0123456789abcdef" http://shop',
      'curl -H "Authorization: Bearer [redacted]\\\n" http://shop',
    ],
    ['a text in quotes', '{"password":"abc\nrest","user":"ada"}', '{"password":"[redacted]\n","user":"ada"}'],
    [
      'a block of YAML',
      'data:\n  password: |-\n    rest\n  user: ada',
      'data:\n  password: |-\n    [redacted]\n  user: ada',
    ],
    [
      'a variable and its value',
      'env:\n  - name: DB_PASSWORD\n    value: rest\n  - name: PORT\n    value: "80"',
      'env:\n  - name: DB_PASSWORD\n    value: [redacted]\n  - name: PORT\n    value: "80"',
    ],
  ])('%s', (_what, text, expected) => {
    expect(redactSecrets(text)).toBe(expected);
    expect(redactSecrets(expected)).toBe(expected);
    const shapes = secretShapes(text, expected);
    expect(redactSecrets(shapes === null ? expected : withSecretShapes(expected, shapes))).toBe(expected);
  });

  test('of which the excerpt has the second alone', () =>
    expect(redactSecrets('    value: rest\n  - name: PORT')).toBe('    value: [redacted]\n  - name: PORT'));

  test.each([
    'token=ghp_16C7e42F292c6912E7710c838347Ae178B4a\n2026-11-30T10:00:00Z INFO done',
    'token=ghp_16C7e42F292c6912E7710c838347Ae178B4a\nat com.example.Cart2(Cart.java:12)',
    'password=hunter22\nrestarted',
  ])('and what stands in the line below is left: %j', (text) => {
    expect(redactSecrets(text).split('\n')[1]).toBe(text.split('\n')[1]);
  });
});

describe('a value beside the name of a secret', () => {
  test.each([
    [
      'OTLP',
      '{"key":"db.password","value":{"stringValue":"a rest"}}',
      '{"key":"db.password","value":{"stringValue":"[redacted]"}}',
    ],
    [
      'a list of OTLP',
      '{"key":"http.request.header.x-api-key","value":{"arrayValue":{"values":[{"stringValue":"rest"}]}}}',
      '{"key":"http.request.header.x-api-key","value":{"arrayValue":{"values":[{"stringValue":"[redacted]"}]}}}',
    ],
    [
      'Jaeger',
      '{"key":"auth_token","type":"string","value":"rest"}',
      '{"key":"auth_token","type":"string","value":"[redacted]"}',
    ],
    [
      'JSON in JSON',
      String.raw`{\"key\":\"db.password\",\"value\":{\"stringValue\":\"rest\"}}`,
      String.raw`{\"key\":\"db.password\",\"value\":{\"stringValue\":\"[redacted]\"}}`,
    ],
    [
      'a struct of Go',
      '{Name:DB_PASSWORD Value:rest ValueFrom:nil}',
      '{Name:DB_PASSWORD Value:[redacted] ValueFrom:nil}',
    ],
  ])('is hidden in %s', (_form, text, expected) => expect(redactSecrets(text)).toBe(expected));

  test.each([
    '{"key":"llm.token_count.total","value":{"stringValue":"1042"}}',
    '- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef: {name: db, key: password}',
    '{"key":"http.route","value":{"stringValue":"/checkout"}}',
  ])('of another name stays: %s', (text) => expect(redactSecrets(text)).toBe(text));
});
