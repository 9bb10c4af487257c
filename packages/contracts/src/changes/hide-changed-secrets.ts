import { isSecretSetting } from '../secrets/secret-names.ts';
import { fieldsOf, foldName, textOf } from './fields.ts';
import { FIELD_NAMES, typeOfFields } from './read-change.ts';
import { entriesOf } from './read-change-feed.ts';
import type { FeedEntry } from './read-change-feed.ts';

/** What says of which setting or flag a change is. */
const NAMING: readonly string[] = [...FIELD_NAMES.setting, ...FIELD_NAMES.flag, 'name', 'title'];
/** What says from what to what it was changed. */
const HOLDING: ReadonlySet<string> = new Set([...FIELD_NAMES.before, ...FIELD_NAMES.after, 'change']);
/** Objects in which feeds wrap a change are as deep as this. */
const DEEPEST = 2;

/** A field of JSON with a text or a number, by what stands before its value. */
const PAIR = /("((?:[^"\\]|\\.){1,100})"\s{0,20}:\s{0,20})("(?:[^"\\]|\\.){0,4096}"|-?\d{1,40}(?:\.\d{1,40})?)/g;
const SEPARATOR = /([,;\t]|\r$)/;
/** A word of a text that may be a value which is told a second time: in a title, for example. */
const WORD = /[\p{L}\d][^\s"',;:()<>]{4,298}[^\s"',;:()<>.!?]/gu;

/** What was held, and by which field. */
interface Held {
  readonly field: string;
  readonly value: string | number;
}

function heldIn(value: unknown, depth = 0): Held[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > DEEPEST) return [];
  return Object.entries(value).flatMap(([field, held]: [string, unknown]): Held[] => {
    if (typeof held !== 'string' && typeof held !== 'number') return heldIn(held, depth + 1);
    return HOLDING.has(foldName(field)) && held !== '' ? [{ field, value: held }] : [];
  });
}

/** What an entry tells of the values of a secret. */
function secretsOf({ value, type }: FeedEntry): Held[] {
  const fields = fieldsOf(value);
  if (fields === null || !NAMING.some((name) => isSecretSetting(textOf(fields.get(name))))) return [];
  const of = typeOfFields(fields) ?? type;
  return of === 'configuration' || of === 'flag' ? heldIn(value) : [];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function pairKey(field: unknown, value: unknown): string {
  return JSON.stringify([field, value]);
}

function hideInJson(text: string, held: readonly Held[], mark: string): string {
  const pairs = new Set(held.map(({ field, value }) => pairKey(field, value)));
  return text.replace(PAIR, (whole, before: string, field: string, value: string) =>
    pairs.has(pairKey(parsed(`"${field}"`), parsed(value))) ? `${before}${JSON.stringify(mark)}` : whole,
  );
}

function hideInTable(text: string, held: readonly Held[], mark: string): string {
  const cells = new Set(held.map(({ value }) => String(value).trim()));
  const clean = (cell: string): string => {
    const inner = cell.trim().replace(/^"([^]*)"$/, '$1');
    return cells.has(inner.replaceAll('""', '"')) ? cell.replace(inner, () => mark) : cell;
  };
  const lines = text.split('\n').map((line) => line.split(SEPARATOR).map(clean).join(''));
  return lines.join('\n');
}

/** Values as mixed as keys and passwords are, wherever the text repeats them. */
function hideRepeated(text: string, held: readonly Held[], mark: string): string {
  const told = new Set(
    held.map(({ value }) => String(value)).filter((value) => /\d/.test(value) && /\p{L}/u.test(value)),
  );
  return told.size === 0 ? text : text.replace(WORD, (word) => (told.has(word) ? mark : word));
}

/** Hides secrets in a text. */
export type Hider = (text: string) => string;

/**
 * What hides, in a change feed and in any part of it, the values of those settings and flags whose names say that they hold a secret, with
 * `mark` in their place; null where the text tells of none. Such values need have no form of their own: only who reads the feed can find them.
 * Lines stay where they are.
 */
export function changedSecretHider(
  feed: string,
  { name, mark }: { readonly name: string; readonly mark: string },
): Hider | null {
  const held = entriesOf(feed, name).flatMap(secretsOf);
  if (held.length === 0) return null;
  const isJson = /^\uFEFF?\s{0,1000}[[{]/.test(feed);
  return (text) => hideRepeated((isJson ? hideInJson : hideInTable)(text, held, mark), held, mark);
}

/** A change feed without such values; any other text as it is. */
export function hideChangedSecrets(text: string, options: { readonly name: string; readonly mark: string }): string {
  return changedSecretHider(text, options)?.(text) ?? text;
}
