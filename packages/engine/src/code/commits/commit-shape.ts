import type { Commit, FileChange } from '../history/commit.ts';
import { roleOfPath } from '../history/path-role.ts';

/** What kind of change a commit is, told from its paths and sizes alone. */
export interface CommitShape {
  readonly files: number;
  readonly added: number;
  readonly removed: number;
  /** Changed lines of files that run in production. */
  readonly codeLines: number;
  readonly hasCode: boolean;
  readonly hasTests: boolean;
  readonly onlyTests: boolean;
  readonly onlyDocumentation: boolean;
  /** Nothing but tests and documentation. */
  readonly inert: boolean;
  /** Other people's code in another version: lock files, lists of requirements. */
  readonly pinsVersions: boolean;
  readonly merge: boolean;
}

const PINS =
  /(?:^|\/)(?:[\w-]+\.lock|package-lock\.json|pnpm-lock\.yaml|go\.(?:sum|mod)|DEPS|[\w.-]{0,40}requirements[\w.-]{0,40}\.txt|[\w-]{0,40}constraints\.txt|Versions\.props|Version\.Details\.xml)$/;

/** Conventions beside those of `roleOfPath` that tell what does not run in production; the first that fits counts. */
const KINDS: readonly (readonly ['test' | 'build' | 'documentation', RegExp])[] = [
  [
    'test',
    /(?:^|\/)(?:acceptance|testing|integration[-_]?tests?)\/|[_.-](?:unittest|browsertest|perftest|integrationtest)\.\w{1,8}$/,
  ],
  [
    'build',
    /(?:^|\/)(?:BUILD(?:\.\w{1,8})?|WORKSPACE|CMakeLists\.txt|Rakefile|configure(?:\.\w{1,8})?|meson\.build|tox\.ini|settings\.gradle)$|\.(?:gni?|cmake|bzl|mk|targets)$|(?:^|\/)(?:ci|infra|zuul\.d|playbooks)\//,
  ],
  [
    'documentation',
    /\.pot?$|(?:^|\/)(?:releasenotes|documentation|man|website)\/|(?:^|\/)(?:CHANGES|NEWS|README)(?:\.\w{1,8})?$/,
  ],
];

/** Reads the kind of a change. */
export function shapeOf(commit: Commit): CommitShape {
  const files = commit.files.map((file) => ({ ...linesOf(file), kind: kindOf(file.path), path: file.path }));
  const code = files.filter(({ kind }) => kind === 'code');
  const all = (kinds: readonly string[]): boolean =>
    files.length > 0 && files.every(({ kind }) => kinds.includes(kind));
  return {
    files: files.length,
    added: files.reduce((sum, { added }) => sum + added, 0),
    removed: files.reduce((sum, { removed }) => sum + removed, 0),
    codeLines: code.reduce((sum, { added, removed }) => sum + added + removed, 0),
    hasCode: code.length > 0,
    hasTests: files.some(({ kind }) => kind === 'test'),
    onlyTests: all(['test']),
    onlyDocumentation: all(['documentation']),
    inert: all(['test', 'documentation']),
    pinsVersions: files.some(({ path }) => PINS.test(path)),
    merge: (commit.parents?.length ?? 0) > 1,
  };
}

function kindOf(path: string): string {
  return KINDS.find(([, pattern]) => pattern.test(path))?.[0] ?? roleOfPath(path);
}

function linesOf(file: FileChange): { added: number; removed: number } {
  let [added, removed] = [0, 0];
  for (const { lines } of file.hunks) {
    for (const line of lines) {
      if (line.startsWith('+')) added += 1;
      else if (line.startsWith('-')) removed += 1;
    }
  }
  return { added, removed };
}
