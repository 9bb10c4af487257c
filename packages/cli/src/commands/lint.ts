import path from 'node:path';
import { parseArgs } from 'node:util';
import { lintSessionId, SESSION_ID_RULES } from '@mats/telemetry';
import type { LintLevel, SessionIdProblem, SessionIdRule } from '@mats/telemetry';
import { CommandError } from '../command-error.ts';
import { fetchSessionIds } from '../doctor/phoenix-api.ts';
import { readSettings, setting } from '../env.ts';
import { REPOSITORY_ROOT } from '../repository-root.ts';
import { readRunningPorts } from '../up/folder-claim.ts';
import { foldersUnder } from '../up/folders.ts';
import { choosePorts } from '../up/ports.ts';
import { createScreen } from '../up/screen.ts';

export const LINT_USAGE = `mats lint ids [ID …] [--json] [--phoenix URL] [--level RULE=error|warning|off]

Says why session ids are bad: those given, or all that Phoenix has. Exit code 0: none has an error; 1: one has.
  --level  how bad a rule is; may be given several times. Rules: ${Object.keys(SESSION_ID_RULES).join(', ')}
  --json   {"ok", "checked", "bad": [{"id", "project", "problems": [{"rule", "level", "message"}]}]}`;

type BadId = { readonly id: string; readonly project: string | undefined; readonly problems: SessionIdProblem[] };

const LEVELS: readonly LintLevel[] = ['error', 'warning', 'off'];

function isRule(name: string): name is SessionIdRule {
  return Object.hasOwn(SESSION_ID_RULES, name);
}

/** @throws CommandError that names the rules and levels there are. */
function levelsOf(given: readonly string[]): Partial<Record<SessionIdRule, LintLevel>> {
  const levels: Partial<Record<SessionIdRule, LintLevel>> = {};
  for (const pair of given) {
    const [rule = '', name = ''] = pair.split('=');
    const level = LEVELS.find((one) => one === name);
    if (!isRule(rule) || level === undefined) {
      throw new CommandError(`There is no level "${pair}".`, `Give RULE=error, warning or off; see mats lint --help.`);
    }
    levels[rule] = level;
  }
  return levels;
}

/** Where Phoenix is on this machine, unless it was said. */
function phoenixUrl(given: string | undefined): string {
  if (given !== undefined) return given.replace(/\/{1,8}$/, '');
  const environment = readSettings(REPOSITORY_ROOT);
  const { base } = foldersUnder(path.join(REPOSITORY_ROOT, '.mats'));
  const ports = { ...choosePorts(environment, 0), ...readRunningPorts(base) };
  return setting(environment, 'PHOENIX_URL') ?? `http://127.0.0.1:${ports.phoenix}`;
}

async function idsOf(
  given: readonly string[],
  phoenix: string | undefined,
): Promise<{ id: string; project: string | undefined }[]> {
  if (given.length > 0) return given.map((id) => ({ id, project: undefined }));
  const url = phoenixUrl(phoenix);
  try {
    return await fetchSessionIds(url);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`Phoenix does not answer at ${url}: ${why}`, 'Start it, or name it with --phoenix URL.');
  }
}

/** `mats lint ids`: resolves to 1 when an id has an error, else to 0. */
export async function runLint(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, phoenix: { type: 'string' }, level: { type: 'string', multiple: true } },
  });
  const [subject, ...given] = positionals;
  if (subject !== 'ids') throw new CommandError(`There is nothing called "${subject ?? ''}" to lint.`, LINT_USAGE);
  const levels = levelsOf(values.level ?? []);
  const ids = await idsOf(given, values.phoenix);
  const found: BadId[] = ids.map(({ id, project }) => ({ id, project, problems: lintSessionId(id, levels) }));
  const bad = found.filter(({ problems }) => problems.length > 0);
  const ok = bad.every(({ problems }) => problems.every(({ level }) => level !== 'error'));
  const screen = createScreen(process.stdout);
  if (values.json === true) screen.line(JSON.stringify({ ok, checked: ids.length, bad }, null, 2));
  else {
    for (const { level, message } of bad.flatMap(({ problems }) => problems)) screen.line(`${level}: ${message}`);
    screen.line(`${ids.length} checked, ${bad.length} with problems.`);
  }
  return ok ? 0 : 1;
}
