// cspell:ignore passwordprompt
import { isSecretName, SECRET_KINDS } from '@mats/contracts';
import type { SecretKind } from '@mats/contracts';
import { OVER_LINES, redactEndsOfKeys, redactKeyLines, redactPiecesOfKeys } from './key-lines.ts';
import { redactFirstValue, redactRests } from './rest-of-secret.ts';

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

/**
 * Values that are words of a message and no secrets, as in "using password: YES" and "secret: not found", and places for a value and
 * names of variables in an instruction: without them a failure could no longer be known by its words.
 */
const NO_SECRET =
  /^(?:yes|no|not|true|false|null|none|nil|undefined|empty|unset|missing|required|optional|invalid|illegal|expired|incorrect|wrong|failed|failure|errors?|denied|rejected|refused|unknown|unable|cannot|could|must|authentication|authorization|validation|execution|secrets?|expected|unexpected|unauthorized|forbidden|all|passwordprompt|id=[\w.-]{1,40}(?:,[\w=$./-]{0,200})?|<[\w .-]{1,40}>|["']?\$\{?[a-z_]{0,40}(?:pass|pwd|secret|token|key)[a-z_]{0,40}\}?["']?)$/i;

function redactForm(text: string, { expression, keepsName, check }: Form): string {
  return text.replace(expression, (whole: string, name: unknown) => {
    if (check !== undefined && !CHECKS[check](whole)) return whole;
    const kept = keepsName === true && typeof name === 'string' ? name : '';
    const value = whole.slice(kept.length);
    if (value.startsWith(REDACTED) || (kept !== '' && NO_SECRET.test(value))) return whole;
    const end = keepsName === true && whole.endsWith('@') ? '@' : '';
    return `${kept}${REDACTED}${end}${'\n'.repeat(whole.slice(kept.length).split('\n').length - 1)}`;
  });
}

/**
 * Text with secrets replaced by `[redacted]`. Used before text becomes evidence, a span attribute or a log line.
 * Line count and line order never change, so that line numbers still point at the source.
 */
export function redactSecrets(text: string): string {
  const mayTakeLines = text.includes(OVER_LINES);
  let result = mayTakeLines ? redactKeyLines(text, REDACTED) : text;
  const lowerCased = text.toLowerCase();
  for (const form of SECRET_FORMS) {
    // Most texts hold no secret; looking for a word is much faster than for a form.
    const place = form.ignoreCase === true ? lowerCased : text;
    if (form.hints.some((hint) => place.includes(hint))) result = redactForm(result, form);
  }
  if (mayTakeLines) result = redactEndsOfKeys(result, REDACTED);
  if (!text.includes('\n')) return result;
  result = redactFirstValue(redactPiecesOfKeys(result, REDACTED), REDACTED);
  return result === text ? result : redactRests(text, result, REDACTED);
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

/** Names of fields that say what another one of the same object is, and of those that hold it. */
const NAMING = ['key', 'name', 'setting', 'variable', 'parameter', 'property'] as const;
const NAMED: ReadonlySet<string> = new Set(['value', 'before', 'after', 'old', 'new', 'from', 'to']);

/** Whether an object holds a secret in a field of its own, beside the name of what it is: of an attribute, a variable, a setting. */
function namesSecret(value: Readonly<Record<string, unknown>>): boolean {
  return NAMING.some((field) => {
    const name = value[field];
    return typeof name === 'string' && isSecretName(name);
  });
}

function isHeld(value: unknown): boolean {
  return typeof value === 'string' ? value !== '' : typeof value === 'object' && value !== null;
}

/** A value of JSON with the secrets of all its texts replaced, but for what refers to something else. */
export function redactAll<Value>(value: Value): Value {
  return redactWithin(value) as Value;
}

function redactWithin(value: unknown): unknown {
  if (typeof value === 'string') return value.length < 8 ? value : redactSecrets(value);
  if (isListOfTexts(value) && value.length > 1) return redactLines(value);
  if (Array.isArray(value)) return value.map(redactWithin);
  if (typeof value !== 'object' || value === null) return value;
  const secret = namesSecret(value as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    Object.entries(value).map(([name, part]: [string, unknown]) => {
      const refers = REFERENCES.has(name) && (typeof part === 'string' || isListOfTexts(part));
      if (refers) return [name, part];
      const whole = (secret && NAMED.has(name)) || (typeof part === 'string' && isSecretName(name));
      return [name, whole && isHeld(part) ? REDACTED : redactWithin(part)];
    }),
  );
}

/** Texts that may be the lines of one: a secret over several of them is seen in all together alone. */
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
