import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The database users of the platform; each password exists once, and its user's service alone can read it. */
const DATABASE_HOST = 'db_postgres';
const USERS = ['postgres', 'mats', 'phoenix'] as const;

function writeOnce(file: string, options: { content: () => string; mode: number }): string {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const content = options.content();
  const draft = `${file}.draft`;
  writeFileSync(draft, content, { mode: options.mode });
  chmodSync(draft, options.mode);
  renameSync(draft, file);
  return content;
}

/**
 * Creates the secrets that are not there yet, below `root`; a second run changes nothing. Nothing is printed.
 *
 * `root/database` holds the password of every database user and is mounted into the database alone (its user differs
 * from ours, so the files are readable: the volume is the fence). `root/orchestrator` and `root/phoenix` each hold one
 * `pgpass` file, which PostgreSQL's clients accept only when nobody but its owner can read it.
 */
export function createSecrets(root: string): void {
  for (const user of USERS) {
    const password = writeOnce(join(root, 'database', user), {
      content: () => randomBytes(24).toString('base64url'),
      mode: 0o444,
    });
    if (user === 'postgres') continue;
    const owner = user === 'mats' ? 'orchestrator' : user;
    writeOnce(join(root, owner, 'pgpass'), {
      content: () => `${DATABASE_HOST}:5432:${user}:${user}:${password}\n`,
      mode: 0o600,
    });
  }
}
