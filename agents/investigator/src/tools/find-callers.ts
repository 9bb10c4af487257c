import { findCallers } from '@mats/engine/code';
import type { Caller } from '@mats/engine/code';
import { roleOfPath } from '@mats/engine/history';
import type { CodeSuspect } from '@mats/engine/suspect';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Repository } from '@mats/sources/git';
import { withSpan } from '@mats/telemetry';
import type { BlamedCode } from './blame-lines.ts';

const MOST_FILES = 20;
const MOST_MATCHES = 200;
const MOST_CALLERS = 3;
const CONTEXT_LINES = 4;

/** A place that calls the function of a suspect, as code to show. */
export interface CallingCode {
  readonly of: CodeSuspect & { readonly function: string };
  readonly code: BlamedCode;
}

/** How many folders two paths share from the top: names are not resolved, and the nearer one is the likelier one. */
function sharedFolders(one: string, other: string): number {
  const [parts, others] = [one.split('/').slice(0, -1), other.split('/').slice(0, -1)];
  const differing = parts.findIndex((part, index) => part !== others[index]);
  return differing < 0 ? parts.length : differing;
}

function nearest(callers: readonly Caller[], suspect: CodeSuspect): Caller[] {
  const inProduct = callers.filter(({ path }) => roleOfPath(path) !== 'test');
  return inProduct
    .toSorted(
      (a, b) =>
        sharedFolders(b.path, suspect.path) - sharedFolders(a.path, suspect.path) ||
        (a.path < b.path ? -1 : Number(a.path > b.path)) ||
        a.line - b.line,
    )
    .slice(0, MOST_CALLERS);
}

function callingCode(caller: Caller, from: { text: string; suspect: CallingCode['of'] }): CallingCode {
  const all = from.text.split('\n').map((line) => line.replace(/\r$/, ''));
  const startLine = Math.max(1, caller.line - CONTEXT_LINES);
  const lines = all.slice(startLine - 1, caller.line + CONTEXT_LINES);
  const { repository, revision } = from.suspect;
  const suspect: CodeSuspect = {
    repository,
    revision,
    path: caller.path,
    line: caller.line,
    ...(caller.function === undefined ? {} : { function: caller.function }),
    strength: 0,
    found: { code: 'calls_function', name: from.suspect.function },
    evidence: [],
  };
  return { of: from.suspect, code: { suspect, startLine, lines, blame: [], body: lines.join('\n') } };
}

/**
 * Who calls the function that a log statement stands in: a statement alone does not tell how it was reached, as a stack
 * trace does. At most three places, the nearest first; nothing without a function.
 */
export async function findCallersTool(
  suspect: CodeSuspect | undefined,
  options: { repository: Repository; signal: AbortSignal },
): Promise<CallingCode[]> {
  const name = suspect?.function;
  if (suspect === undefined || name === undefined || !/^\w{3,}$/.test(name)) return [];
  const { repository, signal } = options;
  const { revision } = suspect;
  return withSpan({ name: TOOL_SPAN_NAMES.findCallers, kind: 'TOOL', input: name }, async (span) => {
    const { matches } = await repository.grep({ literals: [name], revision, maxMatches: MOST_MATCHES, signal });
    const paths = [...new Set(matches.map(({ path }) => path))].slice(0, MOST_FILES);
    const files = await repository.readFiles(paths.map((path) => ({ path, revision })));
    const texts = new Map(files.flatMap(({ path, text }) => (text === null ? [] : [[path, text] as const])));
    const callers = findCallers(
      [...texts].map(([path, text]) => ({ path, text })),
      name,
    );
    const near = nearest(callers, suspect);
    span.setOutput(
      near.map(({ path, line, text }) => `${path}:${line} ${text}`).join('\n') || 'nobody calls it by name',
    );
    return near.map((caller) =>
      callingCode(caller, { text: texts.get(caller.path) ?? '', suspect: { ...suspect, function: name } }),
    );
  });
}
