import type { BlameLine, Commit, FileChange } from '@mats/engine/history';
import type { NotRead } from '../log-source.ts';

/** What is known of a repository when it is opened. */
export interface RepositoryState {
  /** `folder`: there is code, but no git history (or no commit yet). */
  readonly kind: 'git' | 'folder';
  /** Full id of the commit checked out, or null without one. */
  readonly head: string | null;
  /** Name of the branch checked out; null when the head is detached or there is no history. */
  readonly branch: string | null;
  /** True when older history was left out of the clone. */
  readonly shallow: boolean;
  /** What cannot be looked at here: missing history, submodules, folders left out. */
  readonly notRead: readonly NotRead[];
}

export interface RepositoryFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
}

export interface FileWanted {
  readonly path: string;
  /** Any revision git understands; the checked-out commit when left out. Ignored without history. */
  readonly revision?: string | undefined;
}

export interface FileRead {
  readonly path: string;
  readonly state: 'read' | 'missing' | 'too_large' | 'binary';
  /** The file's text when `state` is `read`. */
  readonly text: string | null;
}

export interface BlameWanted {
  readonly path: string;
  readonly revision?: string | undefined;
  /** Lines from 1, inclusive; the parts beyond the file's end are left out. */
  readonly ranges: readonly { readonly startLine: number; readonly endLine: number }[];
  /** Look through lines that were moved within a file or came from another file of the same commit. */
  readonly throughMoves?: boolean | undefined;
}

export interface FileBlame {
  readonly path: string;
  readonly lines: readonly BlameLine[];
  /** Why `lines` is empty, or null. */
  readonly problem: string | null;
}

export interface LogWanted {
  /** Leave out this revision and everything before it. */
  readonly from?: string | undefined;
  /** Start here; the checked-out commit when left out. */
  readonly to?: string | undefined;
  readonly paths?: readonly string[] | undefined;
  /** Epoch milliseconds, committer time. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  readonly maxCount: number;
  /** False: files are named but have no hunks, which is many times faster. */
  readonly withDiff: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface History {
  /** Newest first. */
  readonly commits: readonly Commit[];
  readonly notRead: readonly NotRead[];
}

export interface GrepWanted {
  readonly literals: readonly string[];
  readonly revision?: string | undefined;
  /** 2,000 when left out. */
  readonly maxMatches?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface GrepMatch {
  readonly literal: string;
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

export interface GrepResult {
  /** Those of the literals found least often first, then by path and line. */
  readonly matches: readonly GrepMatch[];
  /** True when there were more. */
  readonly cut: boolean;
}

export interface DiffWanted {
  readonly from: string;
  readonly to: string;
  readonly paths?: readonly string[] | undefined;
}

export interface DiffResult {
  readonly files: readonly FileChange[];
  readonly notRead: readonly NotRead[];
}

/**
 * Code and its history, read only. A revision that does not exist is `repository_unusable` with the revision named,
 * except for `resolveRevision`, which answers null. Paths are relative to the repository; one that leaves it is missing.
 */
export interface Repository {
  readonly name: string;
  /** Real path on this machine. */
  readonly folder: string;
  readonly state: RepositoryState;
  resolveRevision(revision: string): Promise<string | null>;
  listFiles(revision?: string): Promise<readonly RepositoryFile[]>;
  /** In the order asked for. */
  readFiles(wanted: readonly FileWanted[]): Promise<readonly FileRead[]>;
  /** In the order asked for; one process a file whatever its ranges, several files at once. */
  blame(wanted: readonly BlameWanted[]): Promise<readonly FileBlame[]>;
  log(wanted: LogWanted): Promise<History>;
  /** Single commits with their diffs by revision, in one process; those that are not there are left out. */
  commits(revisions: readonly string[]): Promise<ReadonlyMap<string, Commit>>;
  /** Lines that hold any of the literals, found in one pass. Literals with line ends are never found. */
  grep(wanted: GrepWanted): Promise<GrepResult>;
  diff(wanted: DiffWanted): Promise<DiffResult>;
  /** Ends the processes it keeps. Safe to call twice; a later call starts them again. */
  close(): void;
}

/** Whether a path can name a file inside a repository: relative, no steps upwards, no control characters. */
export function isRepositoryPath(path: string): boolean {
  if (path === '' || path.startsWith('/') || /[\p{Cc}\\]/u.test(path)) return false;
  return !path.split('/').some((part) => part === '' || part === '.' || part === '..');
}
