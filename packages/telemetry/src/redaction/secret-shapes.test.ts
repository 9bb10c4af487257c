// cspell:ignore correcthorse
import { describe, expect, test } from '@jest/globals';
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
    const classes = (text: string): string =>
      text.replaceAll(/[a-z]/g, 'a').replaceAll(/[A-Z]/g, 'A').replaceAll(/\d/g, '9');
    expect(classes(replayed(raw))).toBe(classes(raw));
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

test.each([
  ['a key over several lines', '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7\n-----END RSA PRIVATE KEY-----'],
  ['a text without secrets', 'nothing here'],
  ['what was redacted before', 'password=[redacted]'],
])('of %s no shape is kept', (_what, raw) => expect(secretShapes(raw, redactSecrets(raw))).toBeNull());

test('a shape that fits no line, and a line without its shape, change nothing', () => {
  const shapes = { shapes: ['9'], lines: [[7, 0] as [number, number], [0, 5] as [number, number]] };
  expect(withSecretShapes('password=[redacted]', shapes)).toBe('password=[redacted]');
});
