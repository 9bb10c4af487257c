import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { API_KEY_SCOPES, apiKeyListSchema, failureSchema, madeApiKeySchema } from '@mats/contracts';
import type { ApiKey } from '@mats/contracts';
import { z } from 'zod';
import { CommandError } from '../command-error.ts';
import { readSettings, setting } from '../env.ts';
import { call } from '../http/call.ts';
import type { Answer } from '../http/call.ts';
import { REPOSITORY_ROOT } from '../repository-root.ts';
import { readRunningPorts } from '../up/folder-claim.ts';
import { foldersUnder } from '../up/folders.ts';
import { choosePorts } from '../up/ports.ts';
import { createScreen } from '../up/screen.ts';
import type { Screen } from '../up/screen.ts';

export const KEYS_USAGE = `mats keys [list] [--json]
mats keys add NAME [--scopes ${API_KEY_SCOPES.join(',')}] [--days N] [--member EMAIL] [--json]
mats keys revoke ID
            [--data FOLDER] [--orchestrator URL]

Keys for direct use of the API: curl -H "Authorization: Bearer <key>" ... A key is shown once, when it is made. Asks with
the key of this machine (.mats/api-key, or what MATS_API_KEY holds).
  --scopes   what it is for; default ask,read
  --days     how long it is good for; default: until it is revoked
  --member   whose sessions it asks in; default: those of this machine's scripts`;

type Orchestrator = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
};

function readKey(file: string, given: string | undefined): string {
  if (given !== undefined) return given;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new CommandError(
      `There is no key in ${file} (${(error as NodeJS.ErrnoException).code ?? String(error)}).`,
      'Start MATS, which makes it; for containers: MATS_API_KEY=$(docker compose exec mats-orchestrator cat /data/api-key).',
    );
  }
}

function assertOk(answer: Answer): Answer {
  if (answer.status < 300) return answer;
  const parsed = z.object({ error: failureSchema }).safeParse(answer.json);
  if (parsed.success) throw new CommandError(parsed.data.error.message, parsed.data.error.next);
  throw new CommandError(`The orchestrator answered ${answer.status}.`, 'Look at its log.');
}

function showKey(screen: Screen, key: ApiKey): void {
  const until = key.expires_at === null ? 'until it is revoked' : `until ${key.expires_at.slice(0, 10)}`;
  const used = key.last_used_at === null ? 'never used' : `last used ${key.last_used_at}`;
  screen.line(`${key.id}  ${key.name}  ${key.member}  ${key.scopes.join(',')}  ${until}  ${used}`);
}

async function list({ url, headers }: Orchestrator, options: { screen: Screen; json: boolean }): Promise<void> {
  const { keys } = apiKeyListSchema.parse(assertOk(await call(`${url}/keys`, { headers })).json);
  if (options.json) options.screen.line(JSON.stringify(keys, null, 2));
  else if (keys.length === 0) options.screen.line('There are no keys.');
  else for (const key of keys) showKey(options.screen, key);
}

async function add(
  { url, headers }: Orchestrator,
  options: { screen: Screen; json: boolean; wanted: object },
): Promise<void> {
  const answer = assertOk(await call(`${url}/keys`, { method: 'POST', headers, body: options.wanted }));
  const made = madeApiKeySchema.parse(answer.json);
  if (options.json) options.screen.line(JSON.stringify(made, null, 2));
  else {
    options.screen.line(made.key);
    showKey(options.screen, made);
  }
}

async function revoke({ url, headers }: Orchestrator, id: string): Promise<void> {
  assertOk(await call(`${url}/keys/${encodeURIComponent(id)}`, { method: 'DELETE', headers }));
}

/** `mats keys`: resolves to the exit code. */
export async function runKeys(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, scopes: text, days: text, member: text, data: text, orchestrator: text },
  });
  const environment = readSettings(REPOSITORY_ROOT);
  const folders = foldersUnder(path.resolve(values.data ?? path.join(REPOSITORY_ROOT, '.mats')));
  const ports = { ...choosePorts(environment, 0), ...readRunningPorts(folders.base) };
  const key = readKey(folders.apiKey, setting(environment, 'MATS_API_KEY'));
  const orchestrator = {
    url: (values.orchestrator ?? `http://127.0.0.1:${ports.orchestrator}`).replace(/\/+$/, ''),
    headers: { authorization: `Bearer ${key}` },
  };
  const shown = { screen: createScreen(process.stdout), json: values.json === true };
  const [action = 'list', what] = positionals;
  if (action === 'list') await list(orchestrator, shown);
  else if (action === 'add' && what !== undefined) {
    const { scopes, days, member } = values;
    const wanted = {
      name: what,
      scopes: scopes?.split(','),
      days: days === undefined ? undefined : Number(days),
      member,
    };
    await add(orchestrator, { ...shown, wanted });
  } else if (action === 'revoke' && what !== undefined) await revoke(orchestrator, what);
  else throw new CommandError('Say list, add NAME or revoke ID.', KEYS_USAGE);
  return 0;
}
