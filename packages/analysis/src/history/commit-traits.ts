import type { Commit, FileChange } from './commit.ts';
import { roleOfPath } from './path-role.ts';

/** What can be told of a commit without knowing the incident. */
export interface CommitTraits {
  /** The sha (or its start) of the commit that this one takes back. */
  readonly reverts?: string;
  /** The subject of the commit that this one takes back. */
  readonly revertsSubject?: string;
  /** Nothing that runs in production was changed: tests, documentation, comments or white space alone. */
  readonly inert: boolean;
  readonly merge: boolean;
}

const REVERT_SUBJECT = /^Revert "(.+)"$/i;
const REVERT_BODY = /[Tt]his reverts commit ([0-9a-f]{7,64})/;
const COMMENT = /^\s*(?:\/\/|#(?!include|define|if|!)|\/?\*|\*\/|--\s|<!--|"""|''')/;

/** Reads a commit's kind from its message and diff. */
export function traitsOf(commit: Commit): CommitTraits {
  const subject = REVERT_SUBJECT.exec(commit.subject)?.[1];
  const sha = REVERT_BODY.exec(commit.body ?? '')?.[1];
  return {
    ...(sha === undefined ? {} : { reverts: sha }),
    ...(subject === undefined ? {} : { revertsSubject: subject }),
    inert: commit.files.length > 0 && commit.files.every(isInert),
    merge: (commit.parents?.length ?? 0) > 1,
  };
}

/** True when the change of a file cannot change what runs: its role says so, or only comments and blanks differ. */
export function isInert(file: FileChange): boolean {
  const role = roleOfPath(file.path);
  if (role === 'test' || role === 'documentation') return true;
  if (file.hunks.length === 0) return false;
  const { removed, added } = changedLines(file);
  const code = (lines: readonly string[]): string =>
    lines
      .filter((line) => line.trim() !== '' && !COMMENT.test(line))
      .map((line) => line.replaceAll(/\s+/g, ' ').trim())
      .join('\n');
  // Indentation is meaning in Python and YAML, so white space counts there.
  const spaced = /\.(?:py|pyi|ya?ml)$/.test(file.path) && removed.join('\n').trim() !== added.join('\n').trim();
  if (spaced && code(removed) !== '') return false;
  return code(removed) === code(added);
}

/** The text of the lines a change took away and put in, in order, without their marks. */
export function changedLines(file: FileChange): { removed: string[]; added: string[] } {
  const lines = file.hunks.flatMap((hunk) => hunk.lines);
  return {
    removed: lines.filter((line) => line.startsWith('-')).map((line) => line.slice(1)),
    added: lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1)),
  };
}

/**
 * The changed lines of a file without those that were only moved or re-indented: a line that is taken away in one place and put in at
 * another does what it did. `moved` counts them.
 */
export function alteredLines(file: FileChange): { removed: string[]; added: string[]; moved: number } {
  const { removed, added } = changedLines(file);
  const plain = (line: string): string => line.replaceAll(/\s+/g, ' ').trim();
  const again = new Map<string, number>();
  for (const line of added) again.set(plain(line), (again.get(plain(line)) ?? 0) + 1);
  const cancelled = new Map<string, number>();
  const gone = removed.filter((line) => {
    const key = plain(line);
    const left = again.get(key) ?? 0;
    if (left === 0) return true;
    again.set(key, left - 1);
    cancelled.set(key, (cancelled.get(key) ?? 0) + 1);
    return false;
  });
  const moved = removed.length - gone.length;
  const fresh = added.filter((line) => {
    const left = cancelled.get(plain(line)) ?? 0;
    cancelled.set(plain(line), left - 1);
    return left <= 0;
  });
  return { removed: gone, added: fresh, moved };
}

/** All altered lines of a file, what went before what came. */
export function allAltered(file: FileChange): string[] {
  const { removed, added } = alteredLines(file);
  return [...removed, ...added];
}
