import { ERROR_KEYS, MESSAGE_KEYS } from '../lines/structured-line.ts';

const MOST_TEXTS = 60;
const MOST_CHARACTERS = 4_000;
const MOST_DEPTH = 6;
const FIRST = new Map([...MESSAGE_KEYS, ...ERROR_KEYS].map((key, place) => [key, place]));

function collect(value: unknown, into: { key: string; text: string }[], at: { key: string; depth: number }): void {
  if (into.length >= MOST_TEXTS || at.depth > MOST_DEPTH) return;
  if (typeof value === 'string') {
    const text = value.slice(0, MOST_CHARACTERS);
    if (text.trim() !== '') into.push({ key: at.key, text });
    return;
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    into.push({ key: at.key, text: `${at.key}=${String(value)}` });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) collect(inner, into, { key, depth: at.depth + 1 });
}

/** All texts of a JSON line, one a line, the message and the error first; null when it is no JSON object. */
export function structuredTexts(line: string): string | null {
  const start = line.indexOf('{');
  if (start < 0 || !line.trimEnd().endsWith('}')) return null;
  try {
    const value: unknown = JSON.parse(line.slice(start));
    const texts: { key: string; text: string }[] = [];
    collect(value, texts, { key: '', depth: 0 });
    const rank = ({ key }: { key: string }): number => FIRST.get(key) ?? FIRST.size;
    return texts
      .toSorted((a, b) => rank(a) - rank(b))
      .map(({ text }) => text)
      .join('\n');
  } catch {
    return null;
  }
}

/** A member of a document that is printed over several lines, whose value is a text. */
const TEXT_MEMBER = /^\s{1,80}"[\w./@-]{1,80}": ("(?:[^"\\]|\\.){12,4000}"),?\s{0,4}$/;

/** The text that a line of a printed JSON document holds, as it was before it was escaped; null for any other line. */
export function memberText(line: string): string | null {
  if (!line.includes('": "')) return null;
  const [, value] = TEXT_MEMBER.exec(line) ?? [];
  if (value === undefined) return null;
  try {
    const text: unknown = JSON.parse(value);
    return typeof text === 'string' && /\s\S/.test(text) ? text.trim() : null;
  } catch {
    return null;
  }
}
