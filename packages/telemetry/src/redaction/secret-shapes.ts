// cspell:ignore ghijkmnpqrstuvwxyz GHJKLMNPQRSTUVWXYZ
import { createHash } from 'node:crypto';
import type { SecretShapes } from '@mats/contracts';
import { REDACTED, redactSecrets, SECRET_FORMS } from './redact-secrets.ts';

/**
 * What stood where `[redacted]` stands, without the secret itself: of each character its class alone, and which secrets were equal. A text
 * of the same shape is read like the one that held the secrets: lines, lengths and what repeats are the same.
 */

/** The texts that stand in a pattern as they are: what every secret of its form has, or some have. */
function spelledIn(pattern: string): string[] {
  const kept = 0xe000;
  const runs = pattern
    .replaceAll(/\\([^A-Za-z\d])/g, (_whole, sign: string) => String.fromCharCode(kept + sign.charCodeAt(0)))
    .replaceAll(/\[[^\]]{0,200}\]|\{[\d,]{0,20}\}|\\[A-Za-z\d]|\(\?:/g, '\0')
    .replaceAll(/[^\0]\?|[()|^$.*+]/g, '\0')
    .replaceAll(/[\ue000-\ue07f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - kept))
    .split('\0');
  return runs.filter((run) => run.length > 1 && /[A-Za-z0-9]/.test(run));
}

/** What tells of a key which service's it is, or where it begins and ends, is no part of the secret. */
const MARKED = SECRET_FORMS.filter(({ keepsName }) => keepsName !== true).map(({ pattern, expression, hints }) => ({
  expression,
  marks: [...spelledIn(pattern), ...hints.filter((hint) => /[A-Za-z]/.test(hint))],
}));
/** A mark as short as this counts only where such keys have it: further on it may be the secret's own. */
const SHORT = 4;
const HEAD = 16;
const ARMOUR = /-----(?:BEGIN|END) [A-Z0-9 ]{0,50}-----/g;

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
/** At the beginning of a shape, as often as its text is not the first one that could be made. */
const ANOTHER = '+';
const MOST_SECRETS = 100_000;

function codeOf(character: string): string {
  const found = CLASSES.find(({ of }) => of.test(character));
  if (found !== undefined) return found.code;
  // Letters of other alphabets are as good as any.
  return /\p{L}/u.test(character) ? 'l' : `${LITERAL}${character}`;
}

/** The characters of a secret that everybody may know: which stand for themselves. */
function knownPlaces(secret: string): Set<number> {
  const known = new Set<number>();
  const add = (from: number, length: number): void => {
    for (let at = from; at < from + length; at += 1) known.add(at);
  };
  for (const mark of MARKED.filter(({ expression }) => secret.search(expression) !== -1).flatMap(
    ({ marks }) => marks,
  )) {
    const until = mark.length < SHORT ? HEAD : secret.length;
    for (let at = secret.indexOf(mark); at !== -1 && at < until; at = secret.indexOf(mark, at + mark.length)) {
      add(at, mark.length);
    }
  }
  for (const { index, 0: armour } of secret.matchAll(ARMOUR)) add(index, armour.length);
  return known;
}

/** The class of each character; what is known of such keys stands for itself. */
function shapeOf(secret: string): string {
  const known = knownPlaces(secret);
  return secret
    .split('')
    .map((character, at) => (known.has(at) ? `${LITERAL}${character}` : codeOf(character)))
    .join('');
}

/** A text of a shape, another one for each number; the same each time. */
function textOf(shape: string, number: number): string {
  let text = '';
  let digest = Buffer.alloc(0);
  const others = /^\+*/.exec(shape)?.[0].length ?? 0;
  const salt = others === 0 ? `${number}` : `${number}+${others}`;
  for (let place = others, used = 0; place < shape.length; place += 1) {
    const code = shape[place] ?? '';
    if (code === LITERAL) {
      place += 1;
      text += shape[place] ?? '';
      continue;
    }
    if (used % 32 === 0) digest = createHash('sha256').update(`${salt}:${used}`).digest();
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

/** A line that goes on with the secret of the line before has its rest behind it. */
function fill(line: string, secrets: readonly string[]): string {
  const kept = line.split(REDACTED);
  if (kept.length === 1) return `${secrets.join('')}${line}`;
  return kept.map((text, place) => `${place === 0 ? '' : (secrets[place - 1] ?? REDACTED)}${text}`).join('');
}

/** Lines that redaction changed together, with what it took out of each. */
interface ChangedLines {
  readonly first: number;
  readonly clean: readonly string[];
  readonly secrets: readonly (readonly string[])[];
  /** The line above and its end where that alone tells that these hold a secret; else empty. */
  readonly above: string;
}

/** A line with `[redacted]` and those behind it from which the rest of its last secret was taken; null where it is not known what stood there. */
function changedAt(first: number, before: readonly string[], after: readonly string[]): ChangedLines | null {
  let end = first + 1;
  while (end < after.length && after[end] !== before[end] && after[end]?.includes(REDACTED) !== true) end += 1;
  const secrets: string[][] = [];
  for (let line = first; line < end; line += 1) {
    const [raw = '', clean = ''] = [before[line], after[line]];
    const rest = raw.endsWith(clean) ? [raw.slice(0, raw.length - clean.length)] : null;
    const found = line === first ? secretsOf(raw, clean) : rest;
    if (found === null) return null;
    secrets.push(found);
  }
  const clean = after.slice(first, end);
  const isToldAlone = redactSecrets(before.slice(first, end).join('\n')) === clean.join('\n');
  return { first, clean, secrets, above: isToldAlone || first === 0 ? '' : `${after[first - 1] ?? ''}\n` };
}

/** Whether redaction takes the lines with other texts in place of the secrets for the same. */
function isTakenForSame(changed: ChangedLines, textFor: (secret: string) => string): boolean {
  const { above, clean } = changed;
  return redactSecrets(above + madeOf(changed, textFor)) === above + clean.join('\n');
}

function madeOf({ clean, secrets }: ChangedLines, textFor: (secret: string) => string): string {
  return clean.map((line, place) => fill(line, (secrets[place] ?? []).map(textFor))).join('\n');
}

/** How many texts of a shape are tried until one has the check digits that the secret had, and how many for all of a text. */
const MOST_TRIES = 600;
const MOST_TRIES_OF_ALL = 50_000;

/** The shapes of the secrets of one text, each once. */
class Shapes {
  readonly all: string[] = [];
  readonly #numbers = new Map<string, number>();
  #triesLeft = MOST_TRIES_OF_ALL;

  numberOf(secret: string, changed: ChangedLines): number {
    const known = this.#numbers.get(secret);
    if (known !== undefined) return known;
    const number = this.all.length;
    this.all.push(this.#fitting(secret, { number, changed }));
    this.#numbers.set(secret, number);
    return number;
  }

  textFor(secret: string): string {
    const number = this.#numbers.get(secret) ?? -1;
    return textOf(this.all[number] ?? '', number);
  }

  /** The shape of a secret whose text is taken for one where the secret stood. */
  #fitting(secret: string, { number, changed }: { number: number; changed: ChangedLines }): string {
    const shape = shapeOf(secret);
    for (let others = 0; others < MOST_TRIES && this.#triesLeft > 0; others += 1, this.#triesLeft -= 1) {
      const tried = ANOTHER.repeat(others) + shape;
      const made = textOf(tried, number);
      if (isTakenForSame(changed, (one) => (one === secret ? made : one))) return tried;
    }
    return shape;
  }
}

/**
 * The shapes of what redaction took out of a text, or null when it took out nothing whose shape can be kept: only what is taken for the same
 * secrets again may stand in a replay.
 */
export function secretShapes(raw: string, redacted: string): SecretShapes | null {
  const [before, after] = [raw.split('\n'), redacted.split('\n')];
  if (before.length !== after.length) return null;
  const shapes = new Shapes();
  const lines: [line: number, ...secrets: number[]][] = [];
  for (const [line, clean] of after.entries()) {
    const changed = clean === before[line] || !clean.includes(REDACTED) ? null : changedAt(line, before, after);
    if (changed === null || shapes.all.length + changed.secrets.flat().length > MOST_SECRETS) continue;
    const numbers = changed.secrets.map((secrets) => secrets.map((secret) => shapes.numberOf(secret, changed)));
    if (!isTakenForSame(changed, (secret) => shapes.textFor(secret))) continue;
    for (const [place, ofLine] of numbers.entries()) lines.push([line + place, ...ofLine]);
  }
  return lines.length === 0 ? null : { shapes: shapes.all, lines };
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
