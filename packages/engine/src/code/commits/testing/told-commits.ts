import type { Commit, FileChange } from '../../history/commit.ts';

/** A commit as a test tells it; what is left out is ordinary. */
export interface ToldCommit {
  readonly subject?: string;
  readonly body?: string;
  readonly author?: string;
  readonly sha?: string;
  /** Hours before the complaint. */
  readonly landed?: number;
  /** Hours between writing and landing. */
  readonly waited?: number;
  readonly parents?: number;
  /** By path: lines with their marks; the function the hunk stands in follows `@@ `. */
  readonly files?: Readonly<Record<string, readonly string[]>>;
  /** The line at which its hunks begin. */
  readonly start?: number;
  /** Its files are new. */
  readonly added?: boolean;
}

/** What a rule measures of each of some commits. */
export interface RuleExample {
  readonly code: string;
  readonly text?: string;
  readonly commits: readonly ToldCommit[];
  readonly measures: readonly number[];
}

/** When complaints of tests are told. */
export const TOLD_AT = Date.UTC(2025, 4, 1);
const HOUR = 3_600_000;

/** Builds the commits of a test, newest first. */
export function toldCommits(told: readonly ToldCommit[]): Commit[] {
  return told.map((one, place) => {
    const landed = TOLD_AT - (one.landed ?? 10) * HOUR;
    return {
      sha: one.sha ?? String(place).padStart(40, '0'),
      author: one.author ?? `author ${place}`,
      time: landed - (one.waited ?? 0) * HOUR,
      landed,
      subject: one.subject ?? 'Ordinary work',
      ...(one.body === undefined ? {} : { body: one.body }),
      parents: Array.from({ length: one.parents ?? 1 }, (_, at) => `parent${at}`),
      files: Object.entries(one.files ?? { [`src/plain${place}.ts`]: ['+something'] }).map((file) => fileOf(file, one)),
    };
  });
}

function fileOf([path, lines]: readonly [string, readonly string[]], { start = 1, added }: ToldCommit): FileChange {
  const section = lines.find((line) => line.startsWith('@@ '))?.slice(3);
  const content = lines.filter((line) => !line.startsWith('@@ '));
  const hunk = {
    oldStart: start,
    oldLines: content.filter((line) => !line.startsWith('+')).length,
    newStart: start,
    newLines: content.filter((line) => !line.startsWith('-')).length,
    ...(section === undefined ? {} : { section }),
    lines: content,
  };
  return { path, status: added === true ? 'added' : 'modified', hunks: [hunk] };
}
