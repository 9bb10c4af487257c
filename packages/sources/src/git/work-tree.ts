import { lstatSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseGitIndex } from './git-index.ts';
import type { IndexEntry } from './git-index.ts';
import type { GitTree } from './git-tree.ts';

/** The checked-out files of a repository, and where git keeps what it knows of them. */
export interface WorkTree {
  /** The folder that is read. */
  readonly folder: string;
  /** From the top of the work tree to the folder, with a slash at its end; empty at the top. */
  readonly prefix: string;
  readonly indexFile: string;
}

const LARGEST_INDEX = 64 * 1024 * 1024;
/** File states asked for in one go: about a millisecond. */
const STATES_AT_ONCE = 400;

/**
 * Paths of a commit's files whose copy in the work tree may differ from the commit's: those that are missing, changed,
 * or written with other line ends or through a filter. Every other copy is what git wrote there, byte for byte. Null
 * when git's index does not tell. Asks for file states only: no file is opened, no filter or helper is run, whatever
 * the repository's configuration says.
 */
export async function pathsThatDiffer(workTree: WorkTree, tree: GitTree): Promise<ReadonlySet<string> | null> {
  const about = await stat(workTree.indexFile, { bigint: true }).catch(() => null);
  if (about === null || about.size > LARGEST_INDEX) return null;
  const [first] = tree.contents.values();
  const index = await indexOf(workTree, { about, idBytes: (first?.id.length ?? 0) / 2 });
  if (index === null) return null;
  const differing = new Set<string>();
  let asked = 0;
  for (const [file, content] of tree.contents) {
    asked += 1;
    if (asked % STATES_AT_ONCE === 0) await nextTurn();
    const entry = index.get(`${workTree.prefix}${file}`);
    const same =
      entry?.id === content.id &&
      entry.bytes === content.bytes &&
      isUntouched(`${workTree.folder}/${file}`, { entry, written: about.mtimeNs });
    if (!same) differing.add(file);
  }
  return differing;
}

interface ReadIndex {
  readonly version: string;
  readonly entries: ReadonlyMap<string, IndexEntry> | null;
}

const READ = new WeakMap<WorkTree, ReadIndex>();

/** The index as it stands now; read again only when git has written it anew, which gives it another inode. */
async function indexOf(
  workTree: WorkTree,
  now: { readonly about: BigIntStats; readonly idBytes: number },
): Promise<ReadIndex['entries']> {
  const { ino, mtimeNs, size } = now.about;
  const version = `${ino} ${mtimeNs} ${size}`;
  const known = READ.get(workTree);
  if (known?.version === version) return known.entries;
  const entries = parseGitIndex(await readFile(workTree.indexFile), now.idBytes);
  READ.set(workTree, { version, entries });
  return entries;
}

/** Those of some files of the work tree on whose way a link lies, so that they are not where their paths say. */
export async function pathsOutOfPlace(workTree: WorkTree, files: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const byFolder = Map.groupBy(files, (file) => path.posix.dirname(file));
  const found = await Promise.all(
    [...byFolder].map(async ([inside, those]) => {
      const place = path.join(workTree.folder, inside);
      return (await realpath(place).catch(() => null)) === place ? [] : those;
    }),
  );
  return new Set(found.flat());
}

function isUntouched(file: string, known: { readonly entry: IndexEntry; readonly written: bigint }): boolean {
  const { entry, written } = known;
  // A file that is changed within a tick of the clock after git saw it looks as it did ("racy git").
  if (!entry.compared || entry.modified >= written) return false;
  const state = stateOf(file);
  return state !== null && state.isFile() && state.mtimeNs === entry.modified && Number(state.size) === entry.bytes;
}

function stateOf(file: string): BigIntStats | null {
  try {
    // To wait for each of thousands of states costs five times what asking for it does.
    return lstatSync(file, { bigint: true, throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}
