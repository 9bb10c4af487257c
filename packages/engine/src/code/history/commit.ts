/** A commit as data: who changed what, when. Read with `parseGitLog`, or built by a source that is not git. */
export interface Commit {
  readonly sha: string;
  readonly author: string;
  readonly email?: string;
  /** Epoch milliseconds. */
  readonly time: number;
  /** Epoch milliseconds at which it came to where it is (git's committer time), where that is known. */
  readonly landed?: number;
  /** First line of the message. */
  readonly subject: string;
  readonly body?: string;
  readonly parents?: readonly string[];
  readonly files: readonly FileChange[];
}

export type FileStatus = 'added' | 'modified' | 'deleted' | 'renamed' | 'copied';

/** The change of one file. Paths are relative to the repository, with forward slashes. */
export interface FileChange {
  /** Path after the change; of a deleted file, its last path. */
  readonly path: string;
  /** Path before, when it was another one. */
  readonly oldPath?: string;
  readonly status: FileStatus;
  /** Empty for binary files and pure renames, and when only names were asked for. */
  readonly hunks: readonly Hunk[];
}

/** One hunk of a unified diff. Line numbers count from 1; a side with no lines has a count of 0, and starts are 0 when the diff does not give them. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  /** What diff prints behind the second `@@`: mostly the enclosing function or class. */
  readonly section?: string;
  /** Each with its first character: blank for context, `-` for removed, `+` for added. */
  readonly lines: readonly string[];
}

/** Who last changed a line. */
export interface BlameLine {
  readonly line: number;
  readonly originalLine: number;
  readonly path: string;
  readonly sha: string;
  readonly author: string;
  readonly email?: string;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly subject: string;
  readonly text: string;
}
