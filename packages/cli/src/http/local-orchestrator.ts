import { readFileSync } from 'node:fs';
import path from 'node:path';
import { failureSchema } from '@mats/contracts';
import { z } from 'zod';
import { CommandError } from '../command-error.ts';
import { readSettings, setting } from '../env.ts';
import { REPOSITORY_ROOT } from '../repository-root.ts';
import { readRunningPorts } from '../up/folder-claim.ts';
import { foldersUnder } from '../up/folders.ts';
import { choosePorts } from '../up/ports.ts';

/** The orchestrator of this machine, and what a request to it must carry. */
export type LocalOrchestrator = {
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

/** Where the orchestrator listens and the key to it: what is given, else what runs in the data folder. */
export function findOrchestrator(given: { data?: string | undefined; url?: string | undefined }): LocalOrchestrator {
  const environment = readSettings(REPOSITORY_ROOT);
  const folders = foldersUnder(path.resolve(given.data ?? path.join(REPOSITORY_ROOT, '.mats')));
  const ports = { ...choosePorts(environment, 0), ...readRunningPorts(folders.base) };
  const key = readKey(folders.apiKey, setting(environment, 'MATS_API_KEY'));
  return {
    url: (given.url ?? `http://127.0.0.1:${ports.orchestrator}`).replace(/\/{1,9}$/, ''),
    headers: { authorization: `Bearer ${key}` },
  };
}

/** @throws CommandError with what the orchestrator said, when that was an error. */
export function assertAnswered(answer: { readonly status: number; readonly json: unknown }): void {
  if (answer.status < 300) return;
  const parsed = z.object({ error: failureSchema }).safeParse(answer.json);
  if (parsed.success) throw new CommandError(parsed.data.error.message, parsed.data.error.next);
  throw new CommandError(`The orchestrator answered ${answer.status}.`, 'Look at its log.');
}
