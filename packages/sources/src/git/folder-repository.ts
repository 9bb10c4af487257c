import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../files/allowed-roots.ts';
import { fileReadOf, LARGEST_CODE_FILE } from './file-text.ts';
import { matchesOfLine, rarestMatches, usableLiterals } from './git-grep.ts';
import { isRepositoryPath } from './repository.ts';
import type { FileRead, GrepMatch, GrepResult, GrepWanted, Repository } from './repository.ts';
import type { RepositoryFile, RepositoryState } from './repository.ts';

const MOST_FILES = 50_000;
const MOST_MATCHES = 2_000;
/** Before the rare ones among them are chosen. */
const MOST_MATCHES_HELD = 100_000;
const MOST_GREP_BYTES = 256 * 1024 * 1024;
/** Installed or made by tools, never the team's own code; git repositories leave them out by themselves. */
const FOLDERS_LEFT_OUT: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules', '.venv', '__pycache__']);

/** Code without history: a plain folder, or a repository that has no commit yet. Links are never followed. */
export function createFolderRepository(options: {
  readonly name: string;
  readonly folder: string;
  readonly state: RepositoryState;
}): Repository {
  const { name, folder, state } = options;
  const history = { what: `history of ${name}`, why: 'It has no git history.' };
  return {
    name,
    folder,
    state,
    resolveRevision: () => Promise.resolve(null),
    listFiles: () => listFolder(folder),
    readFiles: (wanted) => Promise.all(wanted.map((file) => readFolderFile(folder, file.path))),
    blame: (wanted) =>
      Promise.resolve(wanted.map((file) => ({ path: file.path, lines: [], problem: 'there is no git history' }))),
    log: () => Promise.resolve({ commits: [], notRead: [history] }),
    commits: () => Promise.resolve(new Map()),
    grep: (wanted) => grepFolder(folder, wanted),
    diff: () => Promise.resolve({ files: [], notRead: [history] }),
    close: () => undefined,
  };
}

async function listFolder(folder: string): Promise<RepositoryFile[]> {
  const files: RepositoryFile[] = [];
  const open = [''];
  for (let parent = open.pop(); parent !== undefined && files.length < MOST_FILES; parent = open.pop()) {
    const inside = parent;
    const entries = await readdir(path.join(folder, inside), { withFileTypes: true }).catch((): Dirent[] => []);
    for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
      const relative = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory() && !FOLDERS_LEFT_OUT.has(entry.name)) open.push(relative);
      if (!entry.isFile()) continue;
      const bytes = await stat(path.join(folder, relative)).then(
        ({ size }) => size,
        () => null,
      );
      if (bytes !== null) files.push({ path: relative, bytes });
    }
  }
  return files.slice(0, MOST_FILES);
}

async function readFolderFile(folder: string, relative: string): Promise<FileRead> {
  const missing: FileRead = { path: relative, state: 'missing', text: null };
  if (!isRepositoryPath(relative)) return missing;
  const real = await realpath(path.join(folder, relative)).catch(() => null);
  if (real === null || !isInside(real, folder)) return missing;
  const about = await stat(real).catch(() => null);
  if (about === null || !about.isFile()) return missing;
  if (about.size > LARGEST_CODE_FILE) return { path: relative, state: 'too_large', text: null };
  const bytes = await readFile(real).catch(() => null);
  return bytes === null ? missing : fileReadOf(relative, bytes);
}

async function grepFolder(folder: string, wanted: GrepWanted): Promise<GrepResult> {
  const literals = usableLiterals(wanted.literals);
  const maxMatches = wanted.maxMatches ?? MOST_MATCHES;
  const matches: GrepMatch[] = [];
  if (literals.length === 0) return { matches, cut: false };
  let bytesLeft = MOST_GREP_BYTES;
  for (const file of await listFolder(folder)) {
    wanted.signal?.throwIfAborted();
    bytesLeft -= file.bytes;
    if (bytesLeft < 0 || matches.length > MOST_MATCHES_HELD) {
      return { matches: rarestMatches(matches, maxMatches), cut: true };
    }
    const { text } = await readFolderFile(folder, file.path);
    if (text === null || !literals.some((literal) => text.includes(literal))) continue;
    for (const [index, line] of text.split('\n').entries()) {
      matches.push(...matchesOfLine({ path: file.path, line: index + 1, text: line }, literals));
    }
  }
  return { matches: rarestMatches(matches, maxMatches), cut: matches.length > maxMatches };
}
