import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { request } from 'undici';
import { CommandError } from '../command-error.ts';
import { assertAnswered, findOrchestrator } from '../http/local-orchestrator.ts';
import { createScreen } from '../up/screen.ts';

export const BACKUP_USAGE = `mats backup FILE [--data FOLDER] [--orchestrator URL]

Writes all that is kept (sessions, reports, evidence, files, keys) into one file; the product goes on meanwhile.`;

export const RESTORE_USAGE = `mats restore FILE [--data FOLDER] [--orchestrator URL]

Puts a backup back into a MATS that holds nothing yet. All of it or nothing.`;

const OPTIONS = { data: { type: 'string' }, orchestrator: { type: 'string' } } as const;

function parse(args: readonly string[], usage: string): { file: string; at: ReturnType<typeof findOrchestrator> } {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new CommandError('Name one file.', usage);
  return { file, at: findOrchestrator({ data: values.data, url: values.orchestrator }) };
}

async function jsonOf(body: { json: () => Promise<unknown> }): Promise<unknown> {
  return body.json().catch(() => undefined);
}

/** `mats backup`: resolves to the exit code. */
export async function runBackup(args: readonly string[]): Promise<number> {
  const { file, at } = parse(args, BACKUP_USAGE);
  const answer = await request(`${at.url}/backup`, { headers: at.headers, bodyTimeout: 0 });
  if (answer.statusCode !== 200) assertAnswered({ status: answer.statusCode, json: await jsonOf(answer.body) });
  const draft = `${file}.${process.pid}`;
  try {
    await pipeline(answer.body, createWriteStream(draft, { mode: 0o600, flags: 'wx' }));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw new CommandError(`The backup is not whole: ${String(error)}.`, 'Look at the log of mats-orchestrator.');
  }
  createScreen(process.stdout).line(`${file}: ${Math.ceil((await stat(file)).size / 1024)} kB`);
  return 0;
}

/** `mats restore`: resolves to the exit code. */
export async function runRestore(args: readonly string[]): Promise<number> {
  const { file, at } = parse(args, RESTORE_USAGE);
  const { size } = await stat(file).catch(() => {
    throw new CommandError(`There is no file ${file}.`, 'Name one that mats backup wrote.');
  });
  const answer = await request(`${at.url}/restore`, {
    method: 'POST',
    headers: { ...at.headers, 'content-type': 'application/gzip', 'content-length': String(size) },
    body: createReadStream(file),
    headersTimeout: 0,
  });
  const json = await jsonOf(answer.body);
  assertAnswered({ status: answer.statusCode, json });
  createScreen(process.stdout).line(`${(json as { rows: number }).rows} rows are back.`);
  return 0;
}
