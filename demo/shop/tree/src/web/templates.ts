import { readFileSync } from 'node:fs';

const TEMPLATES_FOLDER = new URL('./templates/', import.meta.url);

export type Template = (values: Readonly<Record<string, string>>) => string;

const loaded = new Map<string, string>();

function source(name: string): string {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`${name}.html`, TEMPLATES_FOLDER), 'utf8');
  loaded.set(name, text);
  return text;
}

/** Fills `{{name}}` in a template; the values are HTML already. */
export function renderTemplate(name: string, values: Readonly<Record<string, string>>): string {
  return source(name).replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '');
}
