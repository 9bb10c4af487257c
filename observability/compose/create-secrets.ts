import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The database users of the platform; each password exists once, and its user's service alone can read it. */
const DATABASE_HOST = 'db_postgres';
const USERS = ['postgres', 'mats', 'phoenix'] as const;
/** Who calls whom; a service gets the keys of its own calls and of those that come to it. */
const AGENTS = ['sre', 'investigator', 'architect'] as const;
const CALLS = [
  ['ui', 'orchestrator'],
  ...AGENTS.flatMap((agent) => [
    ['orchestrator', agent],
    [agent, 'orchestrator'],
  ]),
] as const;
const KEY_FILE = 'service-keys.json';

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
 * `pgpass` file, which PostgreSQL's clients accept only when nobody but its owner can read it. Each service's folder
 * holds the keys with which it proves to the others who it is.
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
  createServiceKeys(root);
}

function readKeys(file: string): Record<string, string> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}

/** Both ends of a call must hold the same key, so files that do not fit each other are written anew. */
function createServiceKeys(root: string): void {
  const services = ['ui', 'orchestrator', ...AGENTS];
  const fileOf = (service: string): string => join(root, service, KEY_FILE);
  const found = new Map(services.map((service) => [service, readKeys(fileOf(service))]));
  const keys = CALLS.map(([from = '', to = '']): [string, string] => {
    const way = `${from}>${to}`;
    const [one, other] = [found.get(from)?.[way], found.get(to)?.[way]];
    return [way, one !== undefined && one === other ? one : randomBytes(32).toString('base64url')];
  });
  for (const service of services) {
    const own = keys.filter(([way]) => way.split('>').includes(service));
    const text = `${JSON.stringify(Object.fromEntries(own), null, 2)}\n`;
    if (existsSync(fileOf(service)) && readFileSync(fileOf(service), 'utf8') === text) continue;
    const draft = `${fileOf(service)}.draft`;
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, fileOf(service));
  }
}
