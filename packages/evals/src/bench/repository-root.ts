import { join } from 'node:path';

/** The folder of the clone. */
export function repositoryRoot(): string {
  return join(import.meta.dirname, '..', '..', '..', '..');
}
