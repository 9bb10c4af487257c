import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** The real path of something that lies under an allowed root, or why it cannot be used. */
export type RootedPath = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly reason: string };

/** Whether a path is a folder itself or lies in it. Both must be absolute and normalised; links are not followed. */
export function isInside(candidate: string, folder: string): boolean {
  const relative = path.relative(folder, candidate);
  return relative === '' || (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative));
}

/**
 * Resolves a path that came from outside, every link followed, and says whether it stays under one of the roots. A
 * path that is not even written as lying under a root is refused before the disk is asked, so that an answer never
 * tells what exists elsewhere.
 */
export async function underRoots(candidate: string, roots: readonly string[]): Promise<RootedPath> {
  const outside = { ok: false, reason: 'it lies outside the allowed folders' } as const;
  if (candidate.includes('\0') || !path.isAbsolute(candidate)) {
    return { ok: false, reason: 'it is not an absolute path' };
  }
  const written = path.resolve(candidate);
  const realRoots = await Promise.all(roots.map((root) => realpath(root).catch(() => path.resolve(root))));
  const known = [...roots.map((root) => path.resolve(root)), ...realRoots];
  if (!known.some((root) => isInside(written, root))) return outside;
  const real = await realpath(written).catch(() => null);
  if (real === null) return { ok: false, reason: 'it does not exist' };
  return realRoots.some((root) => isInside(real, root)) ? { ok: true, path: real } : outside;
}
