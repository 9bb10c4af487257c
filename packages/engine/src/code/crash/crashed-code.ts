import type { BlameLine, Commit } from '../history/commit.ts';

/** What reading a crash needs of a repository: one revision's files, who changed which line, and the latest commits. */
export interface CrashedCode {
  /** `folder`: there is code, but no history. */
  readonly state: { readonly kind: 'git' | 'folder' };
  /** In the order asked for; a file that is missing or no text has none. */
  readFiles(
    wanted: readonly { readonly path: string; readonly revision?: string | undefined }[],
  ): Promise<readonly { readonly path: string; readonly text: string | null }[]>;
  /** Lines that hold any of the literals. */
  grep(wanted: {
    readonly literals: readonly string[];
    readonly revision?: string | undefined;
    readonly maxMatches?: number | undefined;
    readonly signal?: AbortSignal | undefined;
  }): Promise<{
    readonly matches: readonly {
      readonly literal: string;
      readonly path: string;
      readonly line: number;
      readonly text: string;
    }[];
  }>;
  /** The newest commits first, without hunks. */
  log(wanted: {
    readonly to?: string | undefined;
    readonly maxCount: number;
    readonly withDiff: false;
    readonly signal?: AbortSignal | undefined;
  }): Promise<{ readonly commits: readonly Commit[] }>;
  /** Who changed the lines of each range last, in the order asked for. */
  blame(
    wanted: readonly {
      readonly path: string;
      readonly revision?: string | undefined;
      readonly ranges: readonly { readonly startLine: number; readonly endLine: number }[];
      readonly throughMoves?: boolean | undefined;
    }[],
  ): Promise<readonly { readonly lines: readonly BlameLine[] }[]>;
}
