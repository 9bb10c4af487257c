import type { Change, ChangeType } from './change.ts';
import { fieldsOf, foldName } from './fields.ts';
import { parseCsv } from './parse-csv.ts';
import { readChange, showsChange, typeOfWord } from './read-change.ts';

/** More changes than this are no help; the first ones are kept. */
const MOST_CHANGES = 10_000;
/** Entries that are looked at to tell whether a text is a feed. */
const LOOKED_AT = 20;
/** Share of them that must show by their own fields that they are changes. */
const SURE_SHARE = 0.9;
const MOST_PROBLEMS = 5;

/** Something in a text that may be a change. */
export interface FeedEntry {
  readonly value: unknown;
  /** What the list that holds it is called. */
  readonly type: ChangeType | null;
  /** Line of the text, or place in its list, counted from 1. */
  readonly place: number;
}

export interface ChangeFeed {
  readonly changes: readonly Change[];
  /** Why entries were left out, for people; the first few. */
  readonly problems: readonly string[];
}

export interface ReadFeedOptions {
  /** Somebody has said that it is a feed: then every entry that can be read as a change is one. */
  readonly declared?: boolean;
  /** Its file name: `deploys.json` says what its entries are. */
  readonly name?: string;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The entries of a JSON document: a list, or an object with lists, each named for what it holds. */
function entriesOfDocument(document: unknown, type: ChangeType | null, depth = 0): FeedEntry[] {
  if (Array.isArray(document)) return document.map((value, index) => ({ value, type, place: index + 1 }));
  if (typeof document !== 'object' || document === null || depth > 1) return [];
  const lists = Object.entries(document).filter(([, held]) => typeof held === 'object' && held !== null);
  return lists.flatMap(([name, held]) => entriesOfDocument(held, typeOfWord(name) ?? type, depth + 1));
}

function entriesOfLines(text: string, type: ChangeType | null): FeedEntry[] {
  const entries: FeedEntry[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    if (entries.length > MOST_CHANGES) break;
    entries.push({ value: parseJson(line), type, place: index + 1 });
  }
  return entries;
}

function entriesOfTable(text: string, type: ChangeType | null): FeedEntry[] {
  const [first = ''] = text.split('\n', 1);
  const separator =
    ([',', ';', '\t'] as const).toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  const [header = [], ...rows] = parseCsv(text, { separator, mostRows: MOST_CHANGES + 2 });
  if (header.length < 2) return [];
  return rows.map((row, index) => ({
    value: Object.fromEntries(header.flatMap((name, column) => (row[column] ? [[name, row[column]]] : []))),
    type,
    place: index + 2,
  }));
}

/** Every entry of a text: of a JSON document, of JSON lines, of a table. `name`: its file's. */
export function entriesOf(text: string, name: string): FeedEntry[] {
  const type = typeOfWord(foldName(name.replace(/^.*[/\\]/, '').replace(/\.\w{1,6}$/, '')));
  const plain = text.replace(/^\uFEFF/, '').trimStart();
  if (!plain.startsWith('{') && !plain.startsWith('[')) return entriesOfTable(plain, type);
  const document = parseJson(plain);
  if (document === undefined) return entriesOfLines(plain, type);
  // A single change alone is a document too.
  const entries = entriesOfDocument(document, type);
  return entries.length === 0 && fieldsOf(document) !== null ? [{ value: document, type, place: 1 }] : entries;
}

function isFeed(entries: readonly FeedEntry[]): boolean {
  const looked = entries.slice(0, LOOKED_AT);
  return looked.length > 0 && looked.filter(({ value }) => showsChange(value)).length >= SURE_SHARE * looked.length;
}

/**
 * Reads a change feed: JSON (a list, or an object with lists named for what they hold), JSON lines, or CSV with a header. Null when
 * the text is none. Never throws; what cannot be read as a change is told of.
 */
export function readChangeFeed(text: string, options: ReadFeedOptions = {}): ChangeFeed | null {
  const entries = entriesOf(text, options.name ?? '');
  if (options.declared !== true && !isFeed(entries)) return null;
  const changes = new Map<string, Change>();
  const problems: string[] = [];
  for (const { value, type, place } of entries.slice(0, MOST_CHANGES)) {
    const change = readChange(value, { place, type });
    if (change === null)
      problems.push(
        `Entry ${place} is no change: it needs a revision, a flag, a version or a title, and what sort of change it is.`,
      );
    else changes.set(changes.has(change.id) ? `${change.id}#${place}` : change.id, change);
  }
  if (entries.length > MOST_CHANGES) problems.unshift(`Only its first ${MOST_CHANGES} entries were read.`);
  const unique = [...changes].map(([id, change]) => ({ ...change, id }));
  if (options.declared === true && unique.length === 0 && entries.length === 0) problems.push('It holds no entry.');
  return { changes: unique, problems: problems.slice(0, MOST_PROBLEMS) };
}
