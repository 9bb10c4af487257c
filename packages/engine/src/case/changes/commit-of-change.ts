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

function filesOf(change: LocatedChange): FileChange[] {
  const { diff, files, key } = change;
  if (key !== undefined && diff === null) return [settingFile(change, key)];
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
