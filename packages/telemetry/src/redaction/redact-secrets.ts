import { SECRET_KINDS } from '@mats/contracts';
import type { SecretKind } from '@mats/contracts';

/** Stands where a secret stood. */
export const REDACTED = '[redacted]';

interface Form extends Pick<SecretKind, 'pattern' | 'hints' | 'ignoreCase' | 'keepsName' | 'check'> {
  /** Finds all in a text. */
  readonly expression: RegExp;
}

/** The table of secrets with its patterns made. */
export const SECRET_FORMS: readonly Form[] = SECRET_KINDS.map((kind) => ({
  ...kind,
  expression: new RegExp(kind.pattern, kind.ignoreCase === true ? 'gi' : 'g'),
}));

/** The check digit of card numbers. */
function passesLuhn(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < 13 || digits.length > 19) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.at(-1 - place));
    const counted = place % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}

/** The check digits of account numbers (ISO 7064, modulo 97). */
function passesIban(text: string): boolean {
  const compact = text.replaceAll(' ', '');
  if (compact.length < 15 || compact.length > 34) return false;
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const CHECKS = { luhn: passesLuhn, iban: passesIban } as const;

function redactForm(text: string, { expression, keepsName, check }: Form): string {
  return text.replace(expression, (whole: string, name: unknown) => {
    if (check !== undefined && !CHECKS[check](whole)) return whole;
    const kept = keepsName === true && typeof name === 'string' ? name : '';
    if (whole.slice(kept.length).startsWith(REDACTED)) return whole;
    const end = keepsName === true && whole.endsWith('@') ? '@' : '';
    return `${kept}${REDACTED}${end}${'\n'.repeat(whole.slice(kept.length).split('\n').length - 1)}`;
  });
}

/** Stands in the first and the last line of every secret that takes several. */
const OVER_LINES = 'PRIVATE KEY';
const END_OF_KEY = /-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/;
const LINE_OF_KEY = /^\s{0,40}[A-Za-z0-9+/=]{12,100}\s{0,4}$/;

/** An excerpt may begin within a key: then its end and the lines of it before that are seen alone. */
function redactEndsOfKeys(text: string): string {
  if (!END_OF_KEY.test(text)) return text;
  const lines = text.split('\n');
  for (const [place, line] of lines.entries()) {
    if (!END_OF_KEY.test(line)) continue;
    lines[place] = line.replace(END_OF_KEY, REDACTED);
    for (let before = place - 1; before >= 0 && LINE_OF_KEY.test(lines[before] ?? ''); before -= 1) lines[before] = '';
  }
  return lines.join('\n');
}

/**
 * Text with secrets replaced by `[redacted]`. Used before text becomes evidence, a span attribute or a log line.
 * Line count and line order never change, so that line numbers still point at the source.
 */
export function redactSecrets(text: string): string {
  let result = text;
  const lowerCased = text.toLowerCase();
  for (const form of SECRET_FORMS) {
    // Most texts hold no secret; looking for a word is much faster than for a form.
    const place = form.ignoreCase === true ? lowerCased : text;
    if (form.hints.some((hint) => place.includes(hint))) result = redactForm(result, form);
  }
  return text.includes(OVER_LINES) ? redactEndsOfKeys(result) : result;
}

/** Names of fields that hold references, which must stay what they are. */
const REFERENCES: ReadonlySet<string> = new Set([
  'id',
  'hash',
  'sha256',
  'commit',
  'revision',
  'repository',
  'path',
  'file',
  'name',
  'locator',
  'evidence',
  'for',
  'against',
]);

/** A value of JSON with the secrets of all its texts replaced, but for what refers to something else. */
export function redactAll<Value>(value: Value): Value {
  return redactWithin(value) as Value;
}

function redactWithin(value: unknown): unknown {
  if (typeof value === 'string') return value.length < 8 ? value : redactSecrets(value);
  if (isListOfTexts(value) && value.some((text) => text.includes(OVER_LINES))) return redactLines(value);
  if (Array.isArray(value)) return value.map(redactWithin);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]: [string, unknown]) => {
      const refers = REFERENCES.has(name) && (typeof part === 'string' || isListOfTexts(part));
      return [name, refers ? part : redactWithin(part)];
    }),
  );
}

/** Texts that may be the lines of one: a key over several of them is seen in all together alone. */
function redactLines(texts: readonly string[]): string[] {
  const lines = redactSecrets(texts.join('\n')).split('\n');
  let next = 0;
  return texts.map((text) => {
    const first = next;
    next += text.split('\n').length;
    return lines.slice(first, next).join('\n');
  });
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((part) => typeof part === 'string');
}
