// cspell:ignore correcthorse
// cspell:ignore HLHHHLHHLHH
import { describe, expect, test } from '@jest/globals';
import { SECRET_KINDS } from '@mats/contracts';
import { redactSecrets } from './redact-secrets.ts';
import { secretShapes, withSecretShapes } from './secret-shapes.ts';

/** What a replay reads in place of a text with secrets. */
function replayed(raw: string): string {
  const redacted = redactSecrets(raw);
  const shapes = secretShapes(raw, redacted);
  return shapes === null ? redacted : withSecretShapes(redacted, shapes);
}

describe('a text of the same shape', () => {
  const raw = [
    'start password=hunter22 user=ada',
    'nothing here',
    'login password=hunter22',
    'login password=correcthorse9',
    'fetch postgres://ada:hunter22@db:5432/shop token=ghp_16C7e42F292c6912E7710c838347Ae178B4a.',
  ].join('\n');

  test('holds none of the secrets, and redaction finds in it what it found before', () => {
    expect(replayed(raw)).not.toMatch(/hunter22|correcthorse9|16C7e42F/);
    expect(replayed(raw)).not.toBe(redactSecrets(raw));
    expect(redactSecrets(replayed(raw))).toBe(redactSecrets(raw));
  });

  test('has the lengths of all lines, and letters, digits and signs where they were', () => {
    expect(classesOf(replayed(raw))).toBe(classesOf(raw));
  });

  test('repeats what was repeated, and nothing else', () => {
    const [first = '', , second = '', third = ''] = replayed(raw).split('\n');
    const secretOf = (line: string): string => /password=(\S+)/.exec(line)?.[1] ?? '';
    expect(secretOf(first)).toBe(secretOf(second));
    expect(secretOf(third)).not.toBe(secretOf(second));
  });

  test('is the same each time', () => expect(replayed(raw)).toBe(replayed(raw)));
});

test('the shapes tell the class of each character, and what services write before their keys', () => {
  const raw = 'token=ghp_16C7e42F292c6912E7710c838347Ae178B4a\npassword=Ab-9g';
  expect(secretShapes(raw, redactSecrets(raw))).toEqual({
    shapes: ['=g=h=p=_99H9h99H999h9999H9999h999999Hh999H9h', 'Hh=-9l'],
    lines: [
      [0, 0],
      [1, 1],
    ],
  });
});

function classesOf(text: string): string {
  return text.replaceAll(/[a-z]/g, 'a').replaceAll(/[A-Z]/g, 'A').replaceAll(/\d/g, '9');
}

test.each(SECRET_KINDS.map(({ kind, example, secret = example }) => [kind, example, secret]))(
  'of %s the shape is kept, and not the secret',
  (_kind, example, secret) => {
    const raw = `INFO a ${example} read\nERROR b ${example} refused`;
    expect(replayed(raw)).not.toContain(secret);
    expect(classesOf(replayed(raw))).toBe(classesOf(raw));
    expect(redactSecrets(replayed(raw))).toBe(redactSecrets(raw));
  },
);

test('of a key over several lines the lines keep their lengths, and tell no more of it than that it is one', () => {
  const raw = 'a -----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7\n-----END RSA PRIVATE KEY----- b';
  expect(secretShapes(raw, redactSecrets(raw))?.shapes[1]).toBe('LLLHlHLHHHLHHLHH9');
});

test.each([
  ['a text without secrets', 'nothing here'],
  ['what was redacted before', 'password=[redacted]'],
])('of %s no shape is kept', (_what, raw) => expect(secretShapes(raw, redactSecrets(raw))).toBeNull());

test('a shape that fits no line, and a line without its shape, change nothing', () => {
  const shapes = { shapes: ['9'], lines: [[7, 0] as [number, number], [0, 5] as [number, number]] };
  expect(withSecretShapes('password=[redacted]', shapes)).toBe('password=[redacted]');
});
