import { glob, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { MatsError } from '@mats/contracts';
import type { NotRead } from '../log-source.ts';
import { isInside } from './allowed-roots.ts';

/** A log file that may be read. */
export interface LogFile {
  /** Real path, every link followed. */
  readonly path: string;
  /** Path as the pattern found it. */
  readonly found: string;
  readonly bytes: number;
  /** Epoch milliseconds. */
  readonly modified: number;
}

const MOST_FILES = 200;
const WILDCARD = /[*?[\]{}()!]/;
/** What rotation puts behind a log's name: `.1`, `.2.gz`, `-20260131`, `.2026-01-31.gz`. */
const ROTATED = /^(?:\.\d{1,4}|[-.]\d{4}-?\d{2}-?\d{2}(?:[-T]?\d{1,6})?)(?:\.gz)?$/;

/** Splits the setting LOG_PATHS. Throws `configuration_invalid` for a path that is not absolute. */
export function parseLogPaths(text: string): readonly string[] {
  const patterns = text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  const relative = patterns.find((pattern) => !path.isAbsolute(pattern));
  if (relative === undefined) return patterns;
  const reason = `${relative} is not an absolute path`;
  throw new MatsError('configuration_invalid', { name: 'LOG_PATHS', reason, example: '/var/log/shop/*.log' });
}

/**
 * The folder that bounds a pattern: the part before its first wildcard. What a pattern finds must lie in it even
 * after links are followed.
 */
function folderOf(pattern: string): string {
  if (!WILDCARD.test(pattern)) return path.dirname(path.resolve(pattern));
  const fixed: string[] = [];
  for (const part of pattern.split('/')) {
    if (WILDCARD.test(part)) break;
    fixed.push(part);
  }
  return path.resolve(fixed.join('/') || '/');
}

/**
 * The files of patterns (absolute paths or globs) with their rotated predecessors, by name. A link that leads out of
 * its pattern's folder, and what lies beyond the newest 200 files, is told of instead.
 */
export async function findLogFiles(
  patterns: readonly string[],
): Promise<{ readonly files: readonly LogFile[]; readonly notRead: readonly NotRead[] }> {
  const byPath = new Map<string, LogFile>();
  const notRead: NotRead[] = [];
  for (const pattern of patterns) {
    const folder = await realpath(folderOf(pattern)).catch(() => null);
    const found = folder === null ? [] : await filesOf(pattern);
    if (found.length === 0) notRead.push({ what: pattern, why: 'No file is there.' });
    for (const file of found) {
      const real = await realpath(file).catch(() => null);
      const about = real === null ? null : await stat(real).catch(() => null);
      if (real === null || about === null || folder === null) continue;
      if (!isInside(real, folder)) notRead.push({ what: file, why: `It is a link that leads out of ${folder}.` });
      else if (!about.isFile()) notRead.push({ what: file, why: 'It is not a regular file.' });
      else byPath.set(real, { path: real, found: file, bytes: about.size, modified: about.mtimeMs });
    }
  }
  const newest = [...byPath.values()].toSorted((one, other) => other.modified - one.modified);
  if (newest.length > MOST_FILES) {
    const why = `Only the ${MOST_FILES} files changed last are read.`;
    notRead.push({ what: `${newest.length - MOST_FILES} older log files`, why });
  }
  const files = newest.slice(0, MOST_FILES).toSorted((one, other) => (one.found < other.found ? -1 : 1));
  return { files, notRead };
}

async function filesOf(pattern: string): Promise<string[]> {
  // A path with brackets or stars in its name that exists is that file, not a pattern.
  const isFile = await stat(pattern).then(
    (about) => about.isFile(),
    () => false,
  );
  const files: string[] = [];
  for await (const found of isFile ? [pattern] : glob(pattern)) {
    const isFolder = await stat(found).then(
      (about) => about.isDirectory(),
      () => true,
    );
    if (!isFolder) files.push(found, ...(await rotatedFiles(found)));
  }
  return [...new Set(files)];
}

async function rotatedFiles(file: string): Promise<string[]> {
  const { dir, base } = path.parse(file);
  const names = await readdir(dir).catch(() => []);
  return names
    .filter((name) => name.startsWith(base) && ROTATED.test(name.slice(base.length)))
    .map((name) => path.join(dir, name));
}
