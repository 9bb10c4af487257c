import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the clone that this command runs from. */
export const REPOSITORY_ROOT = path.resolve(import.meta.dirname, '..', '..', '..');

/** The version of MATS in that clone. */
export function matsVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(REPOSITORY_ROOT, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
