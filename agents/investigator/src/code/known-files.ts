import { roleOfPath } from '@mats/engine/history';
import type { RepositoryFile } from '@mats/sources/git';

/** Paths of a revision. */
export interface KnownFiles {
  readonly paths: readonly string[];
  /** Without tests and documents, which cannot have run. */
  readonly runnable: readonly string[];
}

const KNOWN = new WeakMap<readonly RepositoryFile[], KnownFiles>();

/** The paths of a listing; the same ones for the same listing, so that what is worked out of them can be kept. */
export function knownFilesOf(files: readonly RepositoryFile[]): KnownFiles {
  const known = KNOWN.get(files);
  if (known !== undefined) return known;
  const paths = files.map(({ path }) => path);
  const runnable = paths.filter((path) => !['test', 'documentation'].includes(roleOfPath(path)));
  KNOWN.set(files, { paths, runnable });
  return { paths, runnable };
}
