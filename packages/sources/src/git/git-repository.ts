import { availableParallelism } from 'node:os';
import { parseBlamePorcelain, parseUnifiedDiff } from '@mats/engine/history';
import { MatsError } from '@mats/contracts';
import { inParallel } from '../reading/in-parallel.ts';
import type { CatFile } from './cat-file.ts';
import { createCommitCache } from './commit-cache.ts';
import { fileReadOf } from './file-text.ts';
import type { GitContext } from './git-context.ts';
import type { GitTree } from './git-tree.ts';
import { gitFailure } from './git-context.ts';
import { readCommits, readHistory } from './git-history.ts';
import { grepGit } from './git-grep.ts';
import { isRepositoryPath } from './repository.ts';
import type { BlameWanted, DiffResult, DiffWanted, FileBlame, FileRead, FileWanted } from './repository.ts';
import type { Repository, RepositoryState } from './repository.ts';
import { runGit } from './run-git.ts';
import type { WorkTree } from './work-tree.ts';

const DIFF_ARGUMENTS = ['diff-tree', '-r', '-p', '-M', '--unified=3', '--no-color', '--no-ext-diff', '--no-textconv'];

export interface GitRepositoryOptions {
  readonly name: string;
  readonly folder: string;
  readonly state: RepositoryState & { readonly head: string };
  readonly workTree: WorkTree | null;
  /** Closed with the repository. */
  readonly catFile: CatFile;
  readonly treeOf: (commit: string) => Promise<GitTree>;
  /** `./` when the folder lies inside the repository's work tree, else empty: object names count from its top. */
  readonly objectPrefix: '' | './';
}

/** A git repository with at least one commit. Every question goes to the git program; nothing is written. */
export function createGitRepository(options: GitRepositoryOptions): Repository {
  const { name, folder, state, catFile, treeOf, workTree } = options;
  const resolveRevision = (revision: string): Promise<string | null> => resolveGitRevision(catFile, revision);
  const context: GitContext = {
    name,
    folder,
    shallow: state.shallow,
    workTree,
    treeOf,
    commits: createCommitCache(),
    async commitOf(revision) {
      if (revision === undefined || revision === state.head) return state.head;
      const commit = await resolveRevision(revision);
      if (commit !== null) return commit;
      const hint = state.shallow ? ' (the clone is shallow: it may lie before its oldest commit)' : '';
      throw new MatsError('repository_unusable', { seen: name, reason: `it has no revision ${revision}${hint}` });
    },
  };
  const readFile = async (wanted: FileWanted): Promise<FileRead> => {
    const { path } = wanted;
    if (!isRepositoryPath(path)) return { path, state: 'missing', text: null };
    const commit = await context.commitOf(wanted.revision);
    const blob = await catFile.read(`${commit}:${options.objectPrefix}${path}`);
    return blob.state === 'read' ? fileReadOf(path, blob.bytes) : { path, state: blob.state, text: null };
  };
  return {
    name,
    folder,
    state,
    resolveRevision,
    listFiles: async (revision) => (await treeOf(await context.commitOf(revision))).files,
    readFiles: (wanted) => Promise.all(wanted.map(readFile)),
    blame: (wanted) => blameFiles(wanted, (one) => blameFile(context, { wanted: one, readFile })),
    log: (wanted) => readHistory(context, wanted),
    commits: (revisions) => readCommits(context, revisions),
    grep: (wanted) => grepGit(context, wanted),
    diff: (wanted) => diffGit(context, wanted),
    close: () => catFile.close(),
  };
}

/** The number of a release, as logs and images write it: with or without the `v` that its tag may have. */
const RELEASE = /^v?(?<number>\d+(?:\.\d+)+(?:[-+][\w.+-]*)?)$/;

/** The full id of the commit a text names (branch, tag, short id, number of a tagged release), or null. */
export async function resolveGitRevision(catFile: CatFile, revision: string): Promise<string | null> {
  // What git would take as an option, a range or a search is no name of a commit.
  if (!/^[\w][\w./@~^+-]{0,250}$/.test(revision) || revision.includes('..')) return null;
  const commit = await catFile.commitId(revision);
  const number = RELEASE.exec(revision)?.groups?.['number'];
  if (commit !== null || number === undefined) return commit;
  return catFile.commitId(`refs/tags/${number === revision ? 'v' : ''}${number}`);
}

/** Blames each file once, whatever the number of its ranges: git follows all lines of a file in one walk. */
async function blameFiles(
  wanted: readonly BlameWanted[],
  blame: (file: BlameWanted) => Promise<FileBlame>,
): Promise<FileBlame[]> {
  const keyOf = (one: BlameWanted): string => `${one.revision ?? ''} ${one.throughMoves === true} ${one.path}`;
  const byFile = [...Map.groupBy(wanted, keyOf)].map(([key, asked]) => ({ key, asked }));
  const blamed = await inParallel(byFile, {
    most: availableParallelism(),
    async job({ key, asked }) {
      const [first] = asked;
      const ranges = asked.flatMap((one) => one.ranges);
      return [key, first === undefined ? null : await blame({ ...first, ranges })] as const;
    },
  });
  const byKey = new Map(blamed);
  return wanted.map((one) => {
    const found = byKey.get(keyOf(one)) ?? { path: one.path, lines: [], problem: null };
    const isAskedFor = ({ line }: { line: number }): boolean =>
      one.ranges.some(({ startLine, endLine }) => startLine <= line && line <= endLine);
    return { ...found, lines: found.lines.filter(isAskedFor) };
  });
}

async function blameFile(
  context: GitContext,
  from: { readonly wanted: BlameWanted; readonly readFile: (wanted: FileWanted) => Promise<FileRead> },
): Promise<FileBlame> {
  const { path, ranges } = from.wanted;
  const commit = await context.commitOf(from.wanted.revision);
  const file = await from.readFile({ path, revision: commit });
  if (file.text === null) return { path, lines: [], problem: `the file is ${file.state.replace('_', ' ')}` };
  // git refuses a whole question for one line number beyond the end of the file.
  const lineCount = file.text.split('\n').length - (file.text.endsWith('\n') ? 1 : 0);
  const wanted = ranges
    .map(({ startLine, endLine }) => ({ start: Math.max(1, startLine), end: Math.min(endLine, lineCount) }))
    .filter(({ start, end }) => start <= end);
  if (wanted.length === 0) return { path, lines: [], problem: `the file has ${lineCount} lines` };
  const lines = wanted.flatMap(({ start, end }) => ['-L', `${start},${end}`]);
  const moves = from.wanted.throughMoves === true ? ['-M', '-C'] : [];
  const answer = await runGit({
    folder: context.folder,
    arguments: ['blame', '--porcelain', '--no-textconv', '-w', ...moves, ...lines, commit, '--', path],
  });
  if (answer.exitCode !== 0) return { path, lines: [], problem: answer.said || 'git blame was stopped' };
  return { path, lines: parseBlamePorcelain(answer.output), problem: null };
}

async function diffGit(context: GitContext, wanted: DiffWanted): Promise<DiffResult> {
  const [from, to] = await Promise.all([context.commitOf(wanted.from), context.commitOf(wanted.to)]);
  const paths = (wanted.paths ?? []).filter(isRepositoryPath);
  const answer = await runGit({
    folder: context.folder,
    arguments: [...DIFF_ARGUMENTS, '--relative', from, to, '--', ...paths],
  });
  if (answer.exitCode !== 0 && answer.cut === null) throw gitFailure(context, answer.said);
  const notRead = answer.cut === null ? [] : [{ what: `part of the diff ${from} to ${to}`, why: 'It is too large.' }];
  return { files: parseUnifiedDiff(answer.output), notRead };
}
