import { parseArgs } from 'node:util';
import { API_KEY_SCOPES, apiKeyListSchema, madeApiKeySchema } from '@mats/contracts';
import type { ApiKey } from '@mats/contracts';
import { CommandError } from '../command-error.ts';
import { call } from '../http/call.ts';
import { assertAnswered, findOrchestrator } from '../http/local-orchestrator.ts';
import type { LocalOrchestrator } from '../http/local-orchestrator.ts';
import { createScreen } from '../up/screen.ts';
import type { Screen } from '../up/screen.ts';

export const KEYS_USAGE = `mats keys [list] [--json]
mats keys add NAME [--scopes ${API_KEY_SCOPES.join(',')}] [--days N] [--member EMAIL] [--tenant TENANT] [--json]
mats keys revoke ID
            [--data FOLDER] [--orchestrator URL]

Keys for direct use of the API: curl -H "Authorization: Bearer <key>" ... A key is shown once, when it is made. Asks with
the key of this machine (.mats/api-key, or what MATS_API_KEY holds).
  --scopes   what it is for; default ask,read
  --days     how long it is good for; default: until it is revoked
  --member   whose sessions it asks in; default: those of this machine's scripts
  --tenant   whose project all that is asked with it goes to; such a key may choose no other`;

function showKey(screen: Screen, key: ApiKey): void {
  const until = key.expires_at === null ? 'until it is revoked' : `until ${key.expires_at.slice(0, 10)}`;
  const used = key.last_used_at === null ? 'never used' : `last used ${key.last_used_at}`;
  const tenant = key.tenant === undefined ? '' : `  tenant ${key.tenant}`;
  screen.line(`${key.id}  ${key.name}  ${key.member}  ${key.scopes.join(',')}${tenant}  ${until}  ${used}`);
}

async function list({ url, headers }: LocalOrchestrator, options: { screen: Screen; json: boolean }): Promise<void> {
  const answer = await call(`${url}/keys`, { headers });
  assertAnswered(answer);
  const { keys } = apiKeyListSchema.parse(answer.json);
  if (options.json) options.screen.line(JSON.stringify(keys, null, 2));
  else if (keys.length === 0) options.screen.line('There are no keys.');
  else for (const key of keys) showKey(options.screen, key);
}

async function add(
  { url, headers }: LocalOrchestrator,
  options: { screen: Screen; json: boolean; wanted: object },
): Promise<void> {
  const answer = await call(`${url}/keys`, { method: 'POST', headers, body: options.wanted });
  assertAnswered(answer);
  const made = madeApiKeySchema.parse(answer.json);
  if (options.json) options.screen.line(JSON.stringify(made, null, 2));
  else {
    options.screen.line(made.key);
    showKey(options.screen, made);
  }
}

async function revoke({ url, headers }: LocalOrchestrator, id: string): Promise<void> {
  assertAnswered(await call(`${url}/keys/${encodeURIComponent(id)}`, { method: 'DELETE', headers }));
}

/** `mats keys`: resolves to the exit code. */
export async function runKeys(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      scopes: text,
      days: text,
      member: text,
      tenant: text,
      data: text,
      orchestrator: text,
    },
  });
  const orchestrator = findOrchestrator({ data: values.data, url: values.orchestrator });
  const shown = { screen: createScreen(process.stdout), json: values.json === true };
  const [action = 'list', what] = positionals;
  if (action === 'list') await list(orchestrator, shown);
  else if (action === 'add' && what !== undefined) {
    const { scopes, days, member, tenant } = values;
    const wanted = {
      name: what,
      scopes: scopes?.split(','),
      days: days === undefined ? undefined : Number(days),
      member,
      tenant,
    };
    await add(orchestrator, { ...shown, wanted });
  } else if (action === 'revoke' && what !== undefined) await revoke(orchestrator, what);
  else throw new CommandError('Say list, add NAME or revoke ID.', KEYS_USAGE);
  return 0;
}
