import type { Commit, FileChange } from '../../code/history/commit.ts';
import { parseUnifiedDiff } from '../../code/history/parse-unified-diff.ts';
import type { LocatedChange } from '../incident/incident-input.ts';

/** Where the value of a flag or setting stands, as a path: what is set for a service is configuration of that service. */
function pathOfSetting({ type, service }: LocatedChange): string {
  return `${service ?? 'system'}/${type === 'flag' ? 'flags' : 'settings'}.properties`;
}

/** A flag or setting as the line of a configuration file that it is. */
function settingFile(change: LocatedChange, key: string): FileChange {
  const { before, after } = change;
  const removed = before === undefined ? [] : [`-${key}=${before}`];
  const added = after === undefined ? [] : [`+${key}=${after}`];
  const counts = { oldStart: 1, oldLines: removed.length, newStart: 1, newLines: added.length };
  return { path: pathOfSetting(change), status: 'modified', hunks: [{ ...counts, lines: [...removed, ...added] }] };
}

/** What a feed tells in words alone of a change that is no commit, as lines that were added: nothing else says what it changed. */
function toldFile({ service, type, title, body }: LocatedChange): FileChange {
  const lines = [title, ...(body === undefined ? [] : body.split('\n'))].map((line) => `+${line}`);
  const hunk = { oldStart: 1, oldLines: 0, newStart: 1, newLines: lines.length, lines };
  return { path: `${service ?? 'system'}/${type}`, status: 'modified', hunks: [hunk] };
}

const TOLD: ReadonlySet<LocatedChange['type']> = new Set(['flag', 'configuration', 'infrastructure']);

function filesOf(change: LocatedChange): FileChange[] {
  const { diff, files, key, type } = change;
  if (key !== undefined && diff === null) return [settingFile(change, key)];
  if (TOLD.has(type) && diff === null && files.length === 0) return [toldFile(change)];
  const changed = parseUnifiedDiff(diff ?? '');
  const known = new Set(changed.map(({ path }) => path));
  const rest = files.filter((path) => !known.has(path));
  return [...changed, ...rest.map((path): FileChange => ({ path, status: 'modified', hunks: [] }))];
}

/**
 * A change of a feed in the form in which changes are compared with a failure; changes that are no commits go by their id. One without
 * a time is taken to be as old as `undated`, in epoch milliseconds.
 */
export function commitOfChange(change: LocatedChange, undated: number): Commit {
  return {
    sha: change.revision !== undefined && change.type === 'commit' ? change.revision : change.id,
    author: change.author ?? '',
    time: change.time === null ? undated : Date.parse(change.time),
    subject: change.title,
    ...(change.body === undefined ? {} : { body: change.body }),
    files: filesOf(change),
  };
}
