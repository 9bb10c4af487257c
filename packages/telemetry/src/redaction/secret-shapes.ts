// cspell:ignore ghijkmnpqrstuvwxyz GHJKLMNPQRSTUVWXYZ
import { createHash } from 'node:crypto';
import { SECRET_KINDS } from '@mats/contracts';
import type { SecretShapes } from '@mats/contracts';
import { REDACTED, redactSecrets } from './redact-secrets.ts';

/**
 * What stood where `[redacted]` stands, without the secret itself: of each character its class alone, and which secrets were equal. A text
 * of the same shape is read like the one that held the secrets: lines, lengths and what repeats are the same.
 */

/** Beginnings by which services' keys are known; they are no part of a secret. */
const KNOWN_BEGINNINGS = SECRET_KINDS.filter(({ keepsName }) => keepsName !== true)
  .flatMap(({ hints }) => hints)
  .filter((hint) => /[A-Za-z]{2}/.test(hint))
  .toSorted((a, b) => b.length - a.length);

const CLASSES: readonly { readonly code: string; readonly of: RegExp; readonly characters: string }[] = [
  { code: '9', of: /\d/, characters: '0123456789' },
  { code: 'h', of: /[a-f]/, characters: 'abcdef' },
  { code: 'l', of: /[g-z]/, characters: 'ghijkmnpqrstuvwxyz' },
  { code: 'H', of: /[A-F]/, characters: 'ABCDEF' },
  { code: 'L', of: /[G-Z]/, characters: 'GHJKLMNPQRSTUVWXYZ' },
];
const CHARACTERS: ReadonlyMap<string, string> = new Map(CLASSES.map(({ code, characters }) => [code, characters]));
/** Before a character that stands for itself. */
const LITERAL = '=';
const MOST_SECRETS = 100_000;

function codeOf(character: string): string {
  const found = CLASSES.find(({ of }) => of.test(character));
  if (found !== undefined) return found.code;
  // Letters of other alphabets are as good as any.
  return /\p{L}/u.test(character) ? 'l' : `${LITERAL}${character}`;
}

/** The class of each character; a known beginning stands for itself. */
function shapeOf(secret: string): string {
  const beginning = KNOWN_BEGINNINGS.find((known) => secret.startsWith(known)) ?? '';
  const literal = beginning.replaceAll(/./g, (character) => `${LITERAL}${character}`);
  return literal + secret.slice(beginning.length).split('').map(codeOf).join('');
}

/** A text of a shape, another one for each number; the same each time. */
function textOf(shape: string, number: number): string {
  let text = '';
  let digest = Buffer.alloc(0);
  for (let place = 0, used = 0; place < shape.length; place += 1) {
    const code = shape[place] ?? '';
    if (code === LITERAL) {
      place += 1;
      text += shape[place] ?? '';
      continue;
    }
    if (used % 32 === 0) digest = createHash('sha256').update(`${number}:${used}`).digest();
    const characters = CHARACTERS.get(code) ?? 'x';
    text += characters[(digest[used % 32] ?? 0) % characters.length] ?? '';
    used += 1;
  }
  return text;
}

/** What stood at each `[redacted]` of a line; null where that cannot be told. */
function secretsOf(raw: string, redacted: string): string[] | null {
  const kept = redacted.split(REDACTED);
  const last = kept.length - 1;
  const [first = ''] = kept;
  if (last < 1 || !raw.startsWith(first)) return null;
  const secrets: string[] = [];
  let at = first.length;
  for (let place = 1; place <= last; place += 1) {
    const after = kept[place] ?? '';
    const end = place === last ? raw.length - after.length : after === '' ? -1 : raw.indexOf(after, at + 1);
    if (end <= at || !raw.startsWith(after, end)) return null;
    secrets.push(raw.slice(at, end));
    at = end + after.length;
  }
  return secrets;
}

function fill(line: string, secrets: readonly string[]): string {
  const kept = line.split(REDACTED);
  return kept.map((text, place) => `${place === 0 ? '' : (secrets[place - 1] ?? REDACTED)}${text}`).join('');
}

/**
 * The shapes of what redaction took out of a text, or null when it took out nothing whose shape can be kept: a secret over several lines, or
 * one whose check digits a text of its shape does not have.
 */
export function secretShapes(raw: string, redacted: string): SecretShapes | null {
  const [before, after] = [raw.split('\n'), redacted.split('\n')];
  if (before.length !== after.length) return null;
  const shapes: string[] = [];
  const numbers = new Map<string, number>();
  const lines: [line: number, ...secrets: number[]][] = [];
  for (const [line, clean] of after.entries()) {
    const secrets = clean === before[line] ? null : secretsOf(before[line] ?? '', clean);
    if (secrets === null || shapes.length + secrets.length > MOST_SECRETS) continue;
    const known = secrets.map((secret) => {
      const number = numbers.get(secret) ?? shapes.length;
      if (number === shapes.length) shapes.push(shapeOf(secret));
      numbers.set(secret, number);
      return number;
    });
    // Only what is taken for a secret again may stand in a replay.
    const made = fill(
      clean,
      known.map((number) => textOf(shapes[number] ?? '', number)),
    );
    if (redactSecrets(made) === clean) lines.push([line, ...known]);
  }
  return lines.length === 0 ? null : { shapes, lines };
}

/** The redacted text with other texts of the same shapes where the secrets stood. */
export function withSecretShapes(redacted: string, { shapes, lines }: SecretShapes): string {
  const texts = redacted.split('\n');
  for (const [line, ...numbers] of lines) {
    const text = texts[line];
    if (text === undefined) continue;
    const made = numbers.map((number) => {
      const shape = shapes[number];
      return shape === undefined ? REDACTED : textOf(shape, number);
    });
    texts[line] = fill(text, made);
  }
  return texts.join('\n');
}
