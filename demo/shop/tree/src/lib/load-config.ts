import { readFileSync } from 'node:fs';

const CONFIG_FOLDER = new URL('../../config/', import.meta.url);

/** Reads `config/<name>.json`. The caller states the shape; the files are reviewed like code. */
export function loadConfig<T>(name: string): T {
  const file = new URL(`${name}.json`, CONFIG_FOLDER);
  const settings: T = JSON.parse(readFileSync(file, 'utf8'));
  return settings;
}
