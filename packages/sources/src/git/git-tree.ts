import type { GitContext } from './git-context.ts';
import { gitFailure } from './git-context.ts';
import type { RepositoryFile } from './repository.ts';
import { runGit } from './run-git.ts';

/** What a commit holds. */
export interface GitTree {
  /** Regular files only: links lead elsewhere, and a submodule's files are not in this repository. */
  readonly files: readonly RepositoryFile[];
  /** By path, the id and size of each file's content. */
  readonly contents: ReadonlyMap<string, { readonly id: string; readonly bytes: number }>;
  /** True when the folder has nothing in the commit, links and submodules included. */
  readonly empty: boolean;
  /** Paths of submodules. */
  readonly submodules: readonly string[];
}

/** An investigation looks at the checked-out and at the deployed commit; lists of both stay. */
const MOST_KEPT = 4;

/** Lists commits' files, each commit once: what a full id names never changes. */
export function createTreeReader(context: Pick<GitContext, 'name' | 'folder'>): (commit: string) => Promise<GitTree> {
  const kept = new Map<string, Promise<GitTree>>();
  return (commit) => {
    const known = kept.get(commit);
    kept.delete(commit);
    const tree = known ?? readTree(context, commit);
    kept.set(commit, tree);
    // The next one to ask tries again.
    tree.catch(() => kept.delete(commit));
    for (const oldest of kept.keys()) {
      if (kept.size > MOST_KEPT) kept.delete(oldest);
    }
    return tree;
  };
}

async function readTree(context: Pick<GitContext, 'name' | 'folder'>, commit: string): Promise<GitTree> {
  const list = ['ls-tree', '-r', '-z'];
  const whole = await runGit({ folder: context.folder, arguments: [...list, '-l', commit] });
  // A clone that lacks some contents cannot tell their sizes; their names it can.
  const partial = whole.exitCode !== 0 && whole.said.includes('unable to read');
  const answer = partial ? await runGit({ folder: context.folder, arguments: [...list, commit] }) : whole;
  if (answer.exitCode !== 0) throw gitFailure(context, answer.said);
  const files: RepositoryFile[] = [];
  const contents = new Map<string, { id: string; bytes: number }>();
  const submodules: string[] = [];
  for (const record of answer.output.split('\0')) {
    const [, mode, id, bytes, path] = /^(\d{6}) \w+ ([0-9a-f]+)(?: +(\d+|-))?\t([^]*)$/.exec(record) ?? [];
    if (mode === undefined || id === undefined || path === undefined) continue;
    if (mode === '160000') submodules.push(path);
    if (!mode.startsWith('100')) continue;
    files.push({ path, bytes: Number(bytes ?? 0) });
    contents.set(path, { id, bytes: Number(bytes ?? 0) });
  }
  return { files, contents, empty: answer.output === '', submodules };
}
