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

/** Lines of one file that are read: a change of more was made by a machine. */
const LINES_OF_FILE = 2000;
// A file's lines are asked for by every rule and every suspect.
const INERT = new WeakMap<FileChange, boolean>();
const CHANGED = new WeakMap<FileChange, { removed: string[]; added: string[] }>();
const ALTERED = new WeakMap<FileChange, { removed: string[]; added: string[]; moved: number }>();

const REVERT_SUBJECT = /^Revert "(.+)"$/i;
const REVERT_BODY = /[Tt]his reverts commit ([0-9a-f]{7,64})/;
/** What begins with a star and goes on with a word is a value of C behind a pointer, with a bracket behind `#` an attribute of Rust or PHP. */
const COMMENT =
  /^\s*(?:\/\/|#(?!include|define|undef|if|elif|else|endif|pragma|[![])|\/\*|\*(?:[\s*/]|$)|--\s|<!--|"""|''')/;

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
  const known = INERT.get(file);
  if (known !== undefined) return known;
  const inert = changesNothing(file);
  INERT.set(file, inert);
  return inert;
}

function changesNothing(file: FileChange): boolean {
  const role = roleOfPath(file.path);
  if (role === 'test' || role === 'documentation') return true;
  if (file.hunks.length === 0) return false;
  const { removed, added } = changedLines(file);
  const isCode = (line: string): boolean => line.trim() !== '' && !COMMENT.test(line);
  if (removed.length === 0 || added.length === 0) return ![...removed, ...added].some(isCode);
  const code = (lines: readonly string[]): string => lines.filter(isCode).map(collapsed).join('\n');
  // Indentation is meaning in Python and YAML, so white space counts there.
  const indented = (lines: readonly string[]): string =>
    lines
      .filter(isCode)
      .map((line) => line.trimEnd())
      .join('\n');
  const text = /\.(?:py|pyi|ya?ml)$/.test(file.path) ? indented : code;
  return text(removed) === text(added);
}

/** The text of the (first few thousand) lines a change took away and put in, in order, without their marks. */
export function changedLines(file: FileChange): { removed: string[]; added: string[] } {
  const known = CHANGED.get(file);
  if (known !== undefined) return known;
  const lines = file.hunks.flatMap((hunk) => hunk.lines).slice(0, LINES_OF_FILE);
  const changed = {
    removed: lines.filter((line) => line.startsWith('-')).map((line) => line.slice(1)),
    added: lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1)),
  };
  CHANGED.set(file, changed);
  return changed;
}

/**
 * The changed lines of a file without those that were only moved or re-indented: a line that is taken away in one place and put in at
 * another does what it did. `moved` counts them.
 */
export function alteredLines(file: FileChange): { removed: string[]; added: string[]; moved: number } {
  const known = ALTERED.get(file);
  if (known !== undefined) return known;
  const altered = withoutMoved(file);
  ALTERED.set(file, altered);
  return altered;
}

function withoutMoved(file: FileChange): { removed: string[]; added: string[]; moved: number } {
  const { removed, added } = changedLines(file);
  if (removed.length === 0 || added.length === 0) return { removed, added, moved: 0 };
  const again = new Map<string, number>();
  for (const line of added) again.set(collapsed(line), (again.get(collapsed(line)) ?? 0) + 1);
  const cancelled = new Map<string, number>();
  const gone = removed.filter((line) => {
    const key = collapsed(line);
    const left = again.get(key) ?? 0;
    if (left === 0) return true;
    again.set(key, left - 1);
    cancelled.set(key, (cancelled.get(key) ?? 0) + 1);
    return false;
  });
  const moved = removed.length - gone.length;
  const fresh = added.filter((line) => {
    const left = cancelled.get(collapsed(line)) ?? 0;
    cancelled.set(collapsed(line), left - 1);
    return left <= 0;
  });
  return { removed: gone, added: fresh, moved };
}

/** All altered lines of a file, what went before what came. */
export function allAltered(file: FileChange): string[] {
  const { removed, added } = alteredLines(file);
  return [...removed, ...added];
}

function collapsed(line: string): string {
  const trimmed = line.trim();
  return /\s\s|\t/.test(trimmed) ? trimmed.replaceAll(/\s+/g, ' ') : trimmed;
}
