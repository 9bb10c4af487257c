import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { turnFactSchema } from '@mats/contracts';
import type { TurnFact } from '@mats/contracts';
import { request } from 'undici';
import { CommandError } from '../command-error.ts';
import { writeBigQuery } from '../export/write-bigquery.ts';
import { writeParquet } from '../export/write-parquet.ts';
import { assertAnswered, findOrchestrator } from '../http/local-orchestrator.ts';
import type { LocalOrchestrator } from '../http/local-orchestrator.ts';
import { createScreen } from '../up/screen.ts';

export const EXPORT_ANALYTICS_USAGE = `mats export analytics --format parquet|bigquery --out FOLDER [--days 30] [--filter NAME=VALUE …]
            [--data FOLDER] [--orchestrator URL]

Writes the ended turns of this machine's key for other programs, a row each.
  parquet    turns.parquet
  bigquery   turns.ndjson and schema.json: bq load --source_format=NEWLINE_DELIMITED_JSON mats.turns turns.ndjson schema.json
  --filter   tenant, user, service, kind or metadata.<key>; may be given several times`;

const DAY_MS = 86_400_000;

function searchOf(values: { days?: string | undefined; filter?: string[] | undefined }): URLSearchParams {
  const days = Number(values.days ?? '30');
  if (!(days > 0)) throw new CommandError(`--days ${values.days} is not a number above 0.`, 'Try --days 30.');
  const search = new URLSearchParams({ from: new Date(Date.now() - days * DAY_MS).toISOString() });
  for (const pair of values.filter ?? []) {
    const at = pair.indexOf('=');
    if (at < 1) throw new CommandError(`--filter ${pair} has no value.`, 'Try --filter service=checkout.');
    search.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return search;
}

async function* turnsOf({ url, headers }: LocalOrchestrator, search: URLSearchParams): AsyncGenerator<TurnFact> {
  const answer = await request(`${url}/analytics/turns?${search.toString()}`, { headers, bodyTimeout: 0 });
  if (answer.statusCode !== 200) {
    assertAnswered({ status: answer.statusCode, json: await answer.body.json().catch(() => undefined) });
  }
  for await (const line of createInterface({ input: answer.body, crlfDelay: Infinity })) {
    yield turnFactSchema.parse(JSON.parse(line));
  }
}

/** Files appear when they are whole. */
async function whole(files: readonly string[], write: (drafts: readonly string[]) => Promise<number>): Promise<number> {
  const drafts = files.map((file) => `${file}.${process.pid}`);
  try {
    const count = await write(drafts);
    for (const [index, file] of files.entries()) await rename(drafts[index] ?? '', file);
    return count;
  } catch (error) {
    for (const draft of drafts) await rm(draft, { force: true });
    throw error;
  }
}

/** `mats export analytics`: resolves to the exit code. */
export async function runExportAnalytics(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: text,
      out: text,
      days: text,
      filter: { type: 'string', multiple: true },
      data: text,
      orchestrator: text,
    },
  });
  const { format, out } = values;
  if (positionals.length !== 1 || positionals[0] !== 'analytics') {
    throw new CommandError(`There is no "mats export ${positionals.join(' ')}".`, EXPORT_ANALYTICS_USAGE);
  }
  if (out === undefined) throw new CommandError('Say where to: --out FOLDER.', EXPORT_ANALYTICS_USAGE);
  if (format !== 'parquet' && format !== 'bigquery') {
    throw new CommandError(`There is no format "${format ?? ''}".`, 'Give --format parquet or --format bigquery.');
  }
  const turns = turnsOf(findOrchestrator({ data: values.data, url: values.orchestrator }), searchOf(values));
  await mkdir(out, { recursive: true, mode: 0o700 });
  const names = format === 'parquet' ? ['turns.parquet'] : ['turns.ndjson', 'schema.json'];
  const files = names.map((name) => join(out, name));
  const count = await whole(files, ([rows = '', schema = '']) =>
    format === 'parquet' ? writeParquet(turns, rows) : writeBigQuery(turns, { rows, schema }),
  );
  createScreen(process.stdout).line(`${files.join(', ')}: ${count} ${count === 1 ? 'turn' : 'turns'}`);
  return 0;
}
