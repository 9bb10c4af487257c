import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { MatsError } from '@mats/contracts';
import { underRoots } from '../files/allowed-roots.ts';
import type { NotRead } from '../log-source.ts';
import { CatFile } from './cat-file.ts';
import { createFolderRepository } from './folder-repository.ts';
import { createGitRepository, resolveGitRevision } from './git-repository.ts';
import { createTreeReader } from './git-tree.ts';
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
  const git = layout === null ? null : await openGit(place.name, { folder, layout });
  if (git !== null) return git;
  const { name } = place;
  if (layout?.bare === true) throw unusable(place, 'it has no commit yet');
  const known = layout !== null && layout.prefix === '';
  const why = known ? 'The repository has no commit yet.' : 'The folder is not a git repository.';
  const notRead = [{ what: `history of ${name}`, why }];
  const state = { kind: 'folder', head: null, branch: null, shallow: false, notRead } as const;
  return createFolderRepository({ name, folder, state });
}

/** The repository that git sees, or null when it has no commit, or none that holds the folder. */
async function openGit(
  name: string,
  at: { readonly folder: string; readonly layout: GitLayout },
): Promise<Repository | null> {
  const { folder, layout } = at;
  const { bare, prefix, shallow } = layout;
  const catFile = new CatFile(folder);
  try {
    const [head, branch] = await Promise.all([resolveGitRevision(catFile, 'HEAD'), branchOf(folder)]);
    const treeOf = createTreeReader({ name, folder });
    const tree = head === null ? null : await treeOf(head);
    // A folder that merely lies inside somebody's repository (a download, a build) must not be given its history.
    const isUntracked = prefix !== '' && tree?.empty === true;
    if (head === null || tree === null || isUntracked) {
      catFile.close();
      return null;
    }
    const notRead = submodulesNotRead(name, tree.submodules);
    const state = { kind: 'git', head, branch, shallow, notRead } as const;
    const workTree = bare ? null : { folder, prefix, indexFile: path.join(layout.gitFolder, 'index') };
    return createGitRepository({
      name,
      folder,
      state,
      workTree,
      catFile,
      treeOf,
      objectPrefix: prefix === '' ? '' : './',
    });
  } catch (error) {
    catFile.close();
    throw error;
  }
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
  readonly bare: boolean;
  readonly shallow: boolean;
  /** From the top of the work tree to the folder, with a slash at its end; empty at the top and in a bare repository. */
  readonly prefix: string;
  /** Where git keeps the data of this work tree. */
  readonly gitFolder: string;
}

/** How git sees a folder, or null when it sees no repository there that may be used. */
async function gitLayout(folder: string, roots: readonly string[] | null): Promise<GitLayout | null> {
  const answer = await runGit({
    folder,
    arguments: [
      'rev-parse',
      '--is-bare-repository',
      '--is-shallow-repository',
      '--is-inside-work-tree',
      '--absolute-git-dir',
      '--git-common-dir',
      '--show-prefix',
    ],
  });
  if (answer.exitCode !== 0) return null;
  const [bare, shallow, inside, gitFolder = '', commonData = '', prefix = ''] = answer.output.split('\n');
  // A `.git` file may point anywhere; data that lies outside the roots is as good as a path outside them.
  if (roots !== null) {
    const common = path.resolve(folder, commonData);
    for (const data of [gitFolder, common]) {
      if (!(await underRoots(data, roots)).ok) return null;
    }
    if (!(await objectsUnderRoots(path.join(common, 'objects'), { roots, depth: 0 }))) return null;
  }
  if (bare !== 'true' && inside !== 'true') return null;
  return { bare: bare === 'true', shallow: shallow === 'true', prefix, gitFolder };
}

/** Git itself follows no more. */
const MOST_ALTERNATES_DEEP = 5;
const MOST_ALTERNATES_BYTES = 64 * 1024;

/** Whether a store of objects, and all those that it borrows from, lie under the roots. */
async function objectsUnderRoots(
  objects: string,
  at: { readonly roots: readonly string[]; readonly depth: number },
): Promise<boolean> {
  const real = await underRoots(objects, at.roots);
  if (!real.ok || at.depth > MOST_ALTERNATES_DEEP) return false;
  const text = await readFile(path.join(real.path, 'info', 'alternates'), 'utf8').catch(() => '');
  if (text.length > MOST_ALTERNATES_BYTES) return false;
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    // Git reads a name in quotes as one with escapes; no store of ours needs them.
    if (line.startsWith('"')) return false;
    const borrowed = path.resolve(real.path, line);
    if (!(await objectsUnderRoots(borrowed, { ...at, depth: at.depth + 1 }))) return false;
  }
  return true;
}

async function branchOf(folder: string): Promise<string | null> {
  const answer = await runGit({ folder, arguments: ['symbolic-ref', '--quiet', '--short', 'HEAD'] });
  return answer.exitCode === 0 ? answer.output.trim() : null;
}

function submodulesNotRead(name: string, paths: readonly string[]): NotRead[] {
  if (paths.length === 0) return [];
  const named = paths.slice(0, MOST_SUBMODULES_NAMED).join(', ');
  const more = paths.length > MOST_SUBMODULES_NAMED ? ` and ${paths.length - MOST_SUBMODULES_NAMED} more` : '';
  const why = 'Submodules are repositories of their own; name them in REPOSITORIES.';
  return [{ what: `code of ${name} in ${named}${more}`, why }];
}

function unusable(place: RepositoryPlace, reason: string): MatsError {
  return new MatsError('repository_unusable', { seen: place.name, reason });
}
