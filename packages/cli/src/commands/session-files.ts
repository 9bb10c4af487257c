import { createReadStream } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { request } from 'undici';
import { z } from 'zod';
import type { FieldDifference, ReportComparison } from '@mats/contracts';
import type { TurnReplay } from '@mats/replay';
import { CommandError } from '../command-error.ts';
import { assertAnswered, findOrchestrator } from '../http/local-orchestrator.ts';
import { matsVersion } from '../repository-root.ts';
import { createScreen } from '../up/screen.ts';
import type { Screen } from '../up/screen.ts';

export const EXPORT_USAGE = `mats export SESSION --out FILE [--json] [--data FOLDER] [--orchestrator URL]

Writes a session into one file: questions, attachments, what the agents read, evidence, findings, reports, versions. Secrets are
replaced, every part has its SHA-256.`;

export const IMPORT_USAGE = `mats import FILE [--json] [--data FOLDER] [--orchestrator URL]

Takes the file of an export in as a session that can be read, compared and exported, and not asked.`;

export const REPLAY_USAGE = `mats replay FILE [--turn N] [--json]

Runs the agents again on what they read then, without network and without services. Exit code 0: every report is byte-identical;
1: one differs or could not be done again.
  --json   {"identical", "session", "recorded", "replayed", "redacted", "turns":
           [{"turn", "identical", "version", "against", "agents", "difference"?, "report"?, "notReplayed"?}]}`;

const PLACE = { data: { type: 'string' }, orchestrator: { type: 'string' } } as const;
const JSON_FLAG = { json: { type: 'boolean' } } as const;

const importedSchema = z.object({ session_id: z.string(), turns: z.number() });

function onlyOne(positionals: readonly string[], given: { readonly what: string; readonly usage: string }): string {
  const [first, ...more] = positionals;
  if (first === undefined || more.length > 0) throw new CommandError(`Name one ${given.what}.`, given.usage);
  return first;
}

async function jsonOf(body: { json: () => Promise<unknown> }): Promise<unknown> {
  return body.json().catch(() => undefined);
}

/** `mats export`: resolves to the exit code. */
export async function runExport(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...PLACE, ...JSON_FLAG, out: { type: 'string' } },
  });
  const session = onlyOne(positionals, { what: 'session', usage: EXPORT_USAGE });
  const { out } = values;
  if (out === undefined) throw new CommandError('Say where the file goes.', EXPORT_USAGE);
  const { url, headers } = findOrchestrator({ data: values.data, url: values.orchestrator });
  const address = `${url}/sessions/${encodeURIComponent(session)}/export`;
  const answer = await request(address, { headers, bodyTimeout: 0, headersTimeout: 0 });
  if (answer.statusCode !== 200) assertAnswered({ status: answer.statusCode, json: await jsonOf(answer.body) });
  const { openSessionFile, withOwnReplay } = await import('@mats/replay');
  const given = await answer.body.text();
  const opened = openSessionFile(given);
  const file = await withOwnReplay(opened, matsVersion());
  const text = file === opened ? given : JSON.stringify(file);
  const draft = `${out}.${process.pid}`;
  try {
    await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
    await rename(draft, out);
  } catch (error) {
    await rm(draft, { force: true });
    throw new CommandError(
      `${out} cannot be written: ${String(error)}.`,
      'Name a file in a folder that you may write to.',
    );
  }
  const bytes = Buffer.byteLength(text);
  const screen = createScreen(process.stdout);
  const { turns, attachments, redacted } = file;
  const leftOut = attachments.flatMap(({ name, leftOut: why }) => (why === undefined ? [] : [{ name, why }]));
  if (values.json === true) screen.line(JSON.stringify({ file: out, bytes, turns: turns.length, redacted, leftOut }));
  else {
    screen.line(`${out}: ${turns.length} turns, ${Math.ceil(bytes / 1024)} kB, secrets replaced in ${redacted} places`);
    for (const { name, why } of leftOut) screen.line(`  without ${name}: ${why}`);
  }
  return 0;
}

/** `mats import`: resolves to the exit code. */
export async function runImport(args: readonly string[]): Promise<number> {
  const options = { ...PLACE, ...JSON_FLAG };
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const file = onlyOne(positionals, { what: 'file', usage: IMPORT_USAGE });
  const { size } = await fileAt(file);
  const { url, headers } = findOrchestrator({ data: values.data, url: values.orchestrator });
  const answer = await request(`${url}/sessions/import`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/octet-stream', 'content-length': String(size) },
    body: createReadStream(file),
    headersTimeout: 0,
  });
  const json = await jsonOf(answer.body);
  assertAnswered({ status: answer.statusCode, json });
  const imported = importedSchema.parse(json);
  const screen = createScreen(process.stdout);
  if (values.json === true) screen.line(JSON.stringify(imported));
  else screen.line(`Session ${imported.session_id} with ${imported.turns} turns; it can be read and not asked.`);
  return 0;
}

async function fileAt(file: string): Promise<{ size: number }> {
  return stat(file).catch(() => {
    throw new CommandError(`There is no file ${file}.`, 'Name one that mats export wrote.');
  });
}

function valueWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What differs between two reports, a line each. */
function showDifference(screen: Screen, { fields, evidence, others }: ReportComparison): void {
  const line = ({ field, a, b }: FieldDifference): void =>
    screen.line(`  ${field}: ${valueWords(a)} → ${valueWords(b)}`);
  fields.forEach(line);
  for (const { title, label } of evidence.lost) screen.line(`  evidence lost: ${title} (${label})`);
  for (const { title, label } of evidence.added) screen.line(`  evidence added: ${title} (${label})`);
  if (others.length > 0) screen.line(`  also different: ${others.join(', ')}`);
}

function turnWords({ identical, against }: TurnReplay): string {
  const file =
    against === 'export' ? ', as the file gave when it was made; the report that was shown had read secrets too' : '';
  return `${identical ? 'identical' : 'another report'}${file}`;
}

/** `mats replay`: resolves to 1 unless every report is the same. */
export async function runReplay(args: readonly string[]): Promise<number> {
  const options = { ...JSON_FLAG, turn: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const file = onlyOne(positionals, { what: 'file', usage: REPLAY_USAGE });
  await fileAt(file);
  const { openSessionFile, replaySession } = await import('@mats/replay');
  const opened = openSessionFile(await readFile(file, 'utf8'));
  const turn = values.turn === undefined ? undefined : Number(values.turn);
  if (turn !== undefined && !opened.turns.some((one) => one.turn === turn)) {
    throw new CommandError(`The file has no turn ${values.turn}.`, `It has ${opened.turns.length}, counted from 1.`);
  }
  const replay = await replaySession(opened, { turn, version: matsVersion() });
  const screen = createScreen(process.stdout);
  if (values.json === true) screen.line(JSON.stringify(replay, null, 2));
  else {
    for (const one of replay.turns) {
      if (one.notReplayed !== undefined) screen.line(`turn ${one.turn}: not done again: ${one.notReplayed}`);
      else screen.line(`turn ${one.turn}: ${turnWords(one)}`);
      if (one.difference !== undefined) showDifference(screen, one.difference);
      for (const { agent, missed } of one.agents.filter((call) => call.missed.length > 0)) {
        screen.line(`  ${agent} asked for what was not recorded: ${missed.join(', ')}`);
      }
    }
  }
  return replay.identical ? 0 : 1;
}
