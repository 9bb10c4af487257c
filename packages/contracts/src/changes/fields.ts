/** An object of others, whose fields may be named in any way. */
export type Fields = ReadonlyMap<string, unknown>;

const NESTED = ['commit', 'deployment', 'attributes', 'payload', 'data', 'change', 'metadata'] as const;
const NAMES_OF_OBJECTS = ['name', 'login', 'username', 'displayname', 'email', 'title', 'key', 'id', 'sha'] as const;
const MOST_FIELDS = 200;

/** `commit_sha`, `commitSha` and `Commit SHA` are one name. */
export function foldName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function addFields(fields: Map<string, unknown>, value: Readonly<Record<string, unknown>>): void {
  for (const [name, held] of Object.entries(value).slice(0, MOST_FIELDS)) {
    const folded = foldName(name);
    if (!fields.has(folded)) fields.set(folded, held);
  }
}

/** The fields of an object by their folded names, those of the objects in which feeds wrap a change behind its own; null for no object. */
export function fieldsOf(value: unknown): Fields | null {
  if (!isObject(value)) return null;
  const fields = new Map<string, unknown>();
  addFields(fields, value);
  for (const name of NESTED) {
    const inner = fields.get(name);
    if (!isObject(inner)) continue;
    addFields(fields, inner);
  }
  return fields;
}

/** A text, a number as text, or the name of an object such as `{ login }`; empty for anything else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isObject(value)) return '';
  const fields = new Map(Object.entries(value).map(([name, held]) => [foldName(name), held]));
  for (const name of NAMES_OF_OBJECTS) {
    const held = fields.get(name);
    if (typeof held === 'string' && held !== '') return held.trim();
  }
  return '';
}

/** The first of several names that holds a text. */
export function textOfFirst(fields: Fields, names: readonly string[]): string {
  for (const name of names) {
    const text = textOf(fields.get(name));
    if (text !== '') return text;
  }
  return '';
}
