const REPLACEMENT = '\uFFFD';
const NUL = '\u0000';

/** What Postgres takes in no text and no JSON: NUL, and halves of a pair that stand alone (a cut emoji is one). */
const REFUSED_ESCAPE = /\\u(?:0000|d[89a-f])/i;

/** Text as the database takes it: what it refuses stands as U+FFFD. */
export function databaseText(text: string): string {
  return text.replaceAll(NUL, REPLACEMENT).toWellFormed();
}

/** A value as JSON that the database takes; one strange character must not cost a finding. */
export function databaseJson(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  if (!REFUSED_ESCAPE.test(text)) return text;
  return JSON.stringify(value, (_name, part: unknown) => (typeof part === 'string' ? databaseText(part) : part));
}
