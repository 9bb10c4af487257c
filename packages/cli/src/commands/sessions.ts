import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sessionAnalysisSchema, sessionListSchema, sessionSchema, sessionSummarySchema } from '@mats/contracts';
import { CommandError } from '../command-error.ts';
import { call } from '../http/call.ts';
import type { Call } from '../http/call.ts';
import { assertAnswered, findOrchestrator } from '../http/local-orchestrator.ts';
import type { LocalOrchestrator } from '../http/local-orchestrator.ts';
import { createScreen } from '../up/screen.ts';
import type { Screen } from '../up/screen.ts';
import { analysisLines, sessionLine, sessionLines } from './session-lines.ts';

export const SESSIONS_USAGE = `mats sessions [list] [--query TEXT] [--archived no|only|all] [--limit N] [--json]
mats sessions show ID [--analysis] [--json]
mats sessions analyze ID [--json]
mats sessions export ID --out FILE
mats sessions archive ID [--undo] [--json]
mats sessions delete ID [--json]
            [--data FOLDER] [--orchestrator URL]

Sessions of this machine's key (.mats/api-key, or what MATS_API_KEY holds).
  analyze   how long it took, which agents were waited for, what failed, what it cost
  export    the session with all turns, reports and evidence as JSON
  archive   leaves it out of the list; --undo brings it back
  delete    erases it with its files and its spans in Phoenix; --json: {"erased", "phoenix"}`;

const PAGE_TIMEOUT_MS = 60_000;

type Values = {
  readonly json?: boolean | undefined;
  readonly analysis?: boolean | undefined;
  readonly undo?: boolean | undefined;
  readonly query?: string | undefined;
  readonly archived?: string | undefined;
  readonly limit?: string | undefined;
  readonly out?: string | undefined;
};
type Task = { readonly at: LocalOrchestrator; readonly screen: Screen; readonly values: Values };

async function ask({ url, headers }: LocalOrchestrator, path: string, options: Call = {}): Promise<unknown> {
  const answer = await call(`${url}${path}`, { timeoutMs: PAGE_TIMEOUT_MS, headers, ...options }).catch(
    (cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new CommandError(
        `The orchestrator does not answer at ${url}: ${why}`,
        'Start MATS (npm start), or name it with --orchestrator URL.',
      );
    },
  );
  assertAnswered(answer);
  return answer.json;
}

const pathOf = (id: string): string => `/sessions/${encodeURIComponent(id)}`;

function show({ screen, values }: Task, { json, lines }: { json: unknown; lines: readonly string[] }): void {
  if (values.json === true) screen.line(JSON.stringify(json, null, 2));
  else for (const line of lines) screen.line(line);
}

function limitOf(given: string | undefined): number {
  const limit = Number(given ?? '50');
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new CommandError(`--limit ${given} is not a number from 1 on.`, 'Try --limit 50.');
}

async function list(task: Task): Promise<void> {
  const { at, values } = task;
  const limit = limitOf(values.limit);
  const found = [];
  for (let cursor: string | null = '0'; cursor !== null && found.length < limit;) {
    const search = new URLSearchParams({ cursor });
    if (values.query !== undefined) search.set('query', values.query);
    if (values.archived !== undefined) search.set('archived', values.archived);
    const { sessions, next } = sessionListSchema.parse(await ask(at, `/sessions?${search.toString()}`));
    found.push(...sessions);
    cursor = next;
  }
  const shown = found.slice(0, limit);
  show(task, { json: shown, lines: shown.length === 0 ? ['There are no sessions.'] : shown.map(sessionLine) });
}

async function analyze(task: Task, id: string): Promise<void> {
  const json = sessionAnalysisSchema.parse(await ask(task.at, `${pathOf(id)}/analysis`));
  show(task, { json, lines: analysisLines(json) });
}

async function showSession(task: Task, id: string): Promise<void> {
  if (task.values.analysis === true) return analyze(task, id);
  const json = sessionSchema.parse(await ask(task.at, pathOf(id)));
  show(task, { json, lines: sessionLines(json) });
}

async function exportSession(task: Task, id: string): Promise<void> {
  const { out } = task.values;
  if (out === undefined) throw new CommandError('Say where to: --out FILE.', SESSIONS_USAGE);
  const session = sessionSchema.parse(await ask(task.at, pathOf(id)));
  try {
    writeFileSync(out, `${JSON.stringify(session, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new CommandError(`${out} cannot be written: ${code}.`, 'Name a file that is not there yet.');
  }
  task.screen.line(`${out}: ${session.investigations.length} turns`);
}

async function archive(task: Task, id: string): Promise<void> {
  const archived = task.values.undo !== true;
  const json = sessionSummarySchema.parse(
    await ask(task.at, `${pathOf(id)}/archive`, { method: 'POST', body: { archived } }),
  );
  show(task, { json, lines: [`${id} is ${archived ? 'archived' : 'in the list again'}.`] });
}

async function erase(task: Task, id: string): Promise<void> {
  const json = await ask(task.at, pathOf(id), { method: 'DELETE' });
  const { phoenix } = json as { phoenix?: unknown };
  const spans = phoenix === true ? 'and its spans in Phoenix' : 'Phoenix was not reached; its spans go when it is';
  show(task, { json, lines: [`${id} is erased, ${spans}.`] });
}

const ACTIONS: ReadonlyMap<string, (task: Task, id: string) => Promise<void>> = new Map([
  ['show', showSession],
  ['analyze', analyze],
  ['analyse', analyze],
  ['export', exportSession],
  ['archive', archive],
  ['delete', erase],
]);

/** `mats sessions`: resolves to the exit code. */
export async function runSessions(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: flag,
      analysis: flag,
      undo: flag,
      query: text,
      archived: text,
      limit: text,
      out: text,
      data: text,
      orchestrator: text,
    },
  });
  const [action = 'list', id, ...more] = positionals;
  const run = ACTIONS.get(action);
  if (more.length > 0 || (run === undefined ? action !== 'list' || id !== undefined : id === undefined)) {
    throw new CommandError(
      run === undefined ? `There is no "mats sessions ${action}".` : `Say which session: mats sessions ${action} ID.`,
      SESSIONS_USAGE,
    );
  }
  const at = findOrchestrator({ data: values.data, url: values.orchestrator });
  const task = { at, screen: createScreen(process.stdout), values };
  if (run !== undefined && id !== undefined) await run(task, id);
  else await list(task);
  return 0;
}
