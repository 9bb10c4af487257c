import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { MatsError } from '@mats/contracts';
import { isInside, underRoots } from '../files/allowed-roots.ts';
import type { NotRead } from '../log-source.ts';
import { createFolderRepository } from './folder-repository.ts';
import { createGitRepository, resolveGitRevision } from './git-repository.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

const MOST_SUBMODULES_NAMED = 10;

export interface RepositoryPlace {
  /** What reports call it. */
  readonly name: string;
  readonly path: string;
  /**
   * Folders the path, and git's own data, must lie under; null for a path the operator configured, which is trusted.
   */
  readonly roots: readonly string[] | null;
}

/**
 * Opens code for reading: a git repository, a folder inside one (history of that folder), a bare repository, or a plain
 * folder without history. Throws `repository_unusable` with the reason when the path does not exist, is no folder or
 * lies outside the allowed roots.
 */
export async function openRepository(place: RepositoryPlace): Promise<Repository> {
  const folder = await usableFolder(place);
  const layout = await gitLayout(folder, place.roots);
  const { name } = place;
  const head = layout === null ? null : await resolveGitRevision(folder, 'HEAD');
  if (layout === null || head === null || (await isUntracked(folder, layout, head))) {
    const known = layout !== null && layout.top === folder;
    const why = known ? 'The repository has no commit yet.' : 'The folder is not a git repository.';
    const notRead = [{ what: `history of ${name}`, why }];
    if (layout?.bare === true) throw unusable(place, 'it has no commit yet');
    const state = { kind: 'folder', head: null, branch: null, shallow: false, notRead } as const;
    return createFolderRepository({ name, folder, state });
  }
  const [branch, submodules] = await Promise.all([branchOf(folder), submodulesOf(folder, { head, name })]);
  const state = { kind: 'git', head, branch, shallow: layout.shallow, notRead: submodules } as const;
  return createGitRepository({ name, folder, state, objectPrefix: layout.top === folder || layout.bare ? '' : './' });
}

async function usableFolder(place: RepositoryPlace): Promise<string> {
  if (place.roots !== null) {
    const rooted = await underRoots(place.path, place.roots);
    if (!rooted.ok) throw unusable(place, rooted.reason);
    return folderAt(rooted.path, place);
  }
  const real = await realpath(path.resolve(place.path)).catch(() => null);
  if (real === null) throw unusable(place, 'it does not exist');
  return folderAt(real, place);
}

async function folderAt(real: string, place: RepositoryPlace): Promise<string> {
  const isFolder = await stat(real).then(
    (about) => about.isDirectory(),
    () => false,
  );
  if (!isFolder) throw unusable(place, 'it is not a folder');
  return real;
}

interface GitLayout {
  /** Top of the work tree, or the repository itself when it is bare. */
  readonly top: string;
  readonly bare: boolean;
  readonly shallow: boolean;
}

/** How git sees a folder, or null when it sees no repository there that may be used. */
async function gitLayout(folder: string, roots: readonly string[] | null): Promise<GitLayout | null> {
  const answer = await runGit({
    folder,
    arguments: [
      'rev-parse',
      '--is-bare-repository',
      '--is-shallow-repository',
      '--absolute-git-dir',
      '--git-common-dir',
    ],
  });
  if (answer.exitCode !== 0) return null;
  const [bare, shallow, ownData = '', commonData = ''] = answer.output.trimEnd().split('\n');
  // A `.git` file may point anywhere; data that lies outside the roots is as good as a path outside them.
  if (roots !== null) {
    for (const data of [ownData, path.resolve(folder, commonData)]) {
      if (!(await underRoots(data, roots)).ok) return null;
    }
  }
  if (bare === 'true') return { top: folder, bare: true, shallow: shallow === 'true' };
  const topAnswer = await runGit({ folder, arguments: ['rev-parse', '--show-toplevel'] });
  const top = await realpath(topAnswer.output.trimEnd()).catch(() => null);
  if (topAnswer.exitCode !== 0 || top === null || !isInside(folder, top)) return null;
  return { top, bare: false, shallow: shallow === 'true' };
}

/** A folder that merely lies inside somebody's repository (a download, a build) must not be given its history. */
async function isUntracked(folder: string, layout: GitLayout, head: string): Promise<boolean> {
  if (layout.bare || layout.top === folder) return false;
  const answer = await runGit({ folder, arguments: ['ls-tree', '--name-only', head], maxBytes: 4_096 });
  return answer.output === '';
}

async function branchOf(folder: string): Promise<string | null> {
  const answer = await runGit({ folder, arguments: ['symbolic-ref', '--quiet', '--short', 'HEAD'] });
  return answer.exitCode === 0 ? answer.output.trim() : null;
}

async function submodulesOf(folder: string, at: { readonly head: string; readonly name: string }): Promise<NotRead[]> {
  const answer = await runGit({ folder, arguments: ['ls-tree', '-r', '-z', at.head] });
  const paths = answer.output.split('\0').flatMap((record) => /^160000 [^\t]*\t([^]*)$/.exec(record)?.[1] ?? []);
  if (paths.length === 0) return [];
  const named = paths.slice(0, MOST_SUBMODULES_NAMED).join(', ');
  const more = paths.length > MOST_SUBMODULES_NAMED ? ` and ${paths.length - MOST_SUBMODULES_NAMED} more` : '';
  const why = 'Submodules are repositories of their own; name them in REPOSITORIES.';
  return [{ what: `code of ${at.name} in ${named}${more}`, why }];
}

function unusable(place: RepositoryPlace, reason: string): MatsError {
  return new MatsError('repository_unusable', { seen: place.name, reason });
}
