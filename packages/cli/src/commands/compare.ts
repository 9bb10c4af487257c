import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { compareReports, isSameAnswer, turnAddressOf, turnComparisonSchema } from '@mats/contracts';
import type { Report, ReportComparison, TurnComparison } from '@mats/contracts';
import { CommandError } from '../command-error.ts';
import { call } from '../http/call.ts';
import { assertAnswered, findOrchestrator } from '../http/local-orchestrator.ts';
import { createScreen } from '../up/screen.ts';
import type { Screen } from '../up/screen.ts';
import { showDifference } from './show-difference.ts';

export const COMPARE_USAGE = `mats compare A B [--json] [--data FOLDER] [--orchestrator URL]

Holds two turns against each other: verdict, cause, place, evidence, how long each agent took, spans. A and B are both turns
(SESSION.tN), or both turns of files that mats export wrote (FILE or FILE#tN; without #tN the first). Exit code 0: both say the same on
the same evidence, however long they took; 1: they differ.
  --json   for turns {"a", "b", "identical", "fields", "evidence", "others", "agents", "spans"}; for files the report's part of it`;

const TIMEOUT_MS = 30_000;

/** A file and the turn of it that is meant; null when there is no such file. */
function fileTurnOf(text: string): { file: string; turn: number } | null {
  const [, file = text, turn = '1'] = /^(.+)#t([1-9]\d{0,4})$/.exec(text) ?? [];
  return existsSync(file) ? { file, turn: Number(turn) } : null;
}

async function reportIn({ file, turn }: { file: string; turn: number }): Promise<Report | null> {
  const { openSessionFile } = await import('@mats/replay');
  const { turns } = openSessionFile(await readFile(file, 'utf8'));
  const found = turns.find((one) => one.turn === turn);
  if (found === undefined) throw new CommandError(`${file} has no turn ${turn}.`, `It has ${turns.length} turns.`);
  return found.report;
}

function milliseconds(value: number | null): string {
  return value === null ? '–' : `${Math.round(value)} ms`;
}

function showTurns(screen: Screen, { a, b, agents, spans }: TurnComparison): void {
  screen.line(`a  ${a.session_id}.t${a.turn}  ${a.verdict ?? a.state}  ${milliseconds(a.duration_ms)}  ${a.prompt}`);
  screen.line(`b  ${b.session_id}.t${b.turn}  ${b.verdict ?? b.state}  ${milliseconds(b.duration_ms)}  ${b.prompt}`);
  for (const { agent, a_ms, b_ms } of agents) {
    screen.line(`  ${agent.padEnd(14)}${milliseconds(a_ms)} → ${milliseconds(b_ms)}`);
  }
  for (const { name, depth, a_ms, b_ms } of spans) {
    screen.line(`  ${'  '.repeat(depth)}${name}  ${milliseconds(a_ms)} → ${milliseconds(b_ms)}`);
  }
}

function showReports(screen: Screen, comparison: ReportComparison): void {
  const { identical } = comparison;
  const alike = isSameAnswer(comparison)
    ? 'Both say the same on the same evidence; the reports differ in this alone:'
    : null;
  screen.line(identical ? 'The reports are the same.' : (alike ?? 'The reports differ:'));
  showDifference(screen, comparison);
}

/** `mats compare`: resolves to 0 when the reports say the same on the same evidence, else to 1. */
export async function runCompare(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, data: { type: 'string' }, orchestrator: { type: 'string' } },
  });
  const [a, b, ...more] = positionals;
  if (a === undefined || b === undefined || more.length > 0) throw new CommandError('Name two turns.', COMPARE_USAGE);
  const screen = createScreen(process.stdout);
  const files = [fileTurnOf(a), fileTurnOf(b)] as const;
  if (files[0] !== null && files[1] !== null) {
    const comparison = compareReports(await reportIn(files[0]), await reportIn(files[1]));
    if (values.json === true) screen.line(JSON.stringify(comparison, null, 2));
    else showReports(screen, comparison);
    return isSameAnswer(comparison) ? 0 : 1;
  }
  const strange = [a, b].find((one) => turnAddressOf(one) === null);
  if (strange !== undefined) {
    throw new CommandError(`"${strange}" names no turn.`, 'Give two turns, SESSION.tN, or two files of mats export.');
  }
  const { url, headers } = findOrchestrator({ data: values.data, url: values.orchestrator });
  const answer = await call(`${url}/compare?${new URLSearchParams({ a, b }).toString()}`, {
    headers,
    timeoutMs: TIMEOUT_MS,
  });
  assertAnswered(answer);
  const comparison = turnComparisonSchema.parse(answer.json);
  if (values.json === true) screen.line(JSON.stringify(comparison, null, 2));
  else {
    showTurns(screen, comparison);
    showReports(screen, comparison);
  }
  return isSameAnswer(comparison) ? 0 : 1;
}
