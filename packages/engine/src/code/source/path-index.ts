import type { StackFrame } from '../../logs/stack/stack-trace.ts';
import { frameSpots } from '../slice/frame-spots.ts';

/** A repository path that a frame may mean. `score` is 0 to 1: 1 when the whole repository path is the end of the frame's. */
export interface PathCandidate {
  readonly path: string;
  readonly score: number;
}

/** Where a frame lies in the repository. Candidates are best first; `ambiguous` when the second is as good as the first. */
export interface FrameLocation {
  readonly candidates: readonly PathCandidate[];
  readonly ambiguous: boolean;
}

/** Repository paths by their last component. Built once; a look-up costs as much as there are files of that name. */
export interface PathIndex {
  readonly paths: readonly string[];
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** Every folder that directly holds a file, with forward slashes. */
  readonly folders: ReadonlySet<string>;
}

/** Folders that hold the same code before and after a build; a match of one with another counts as a match of equals. */
const BUILD_OR_SOURCE = new Set([
  'src',
  'source',
  'lib',
  'dist',
  'build',
  'out',
  'output',
  'compiled',
  'target',
  'esm',
  'cjs',
  '.next',
  '.output',
]);
/** A repository may keep its code below such folders, which an installed package does not have. */
const SOURCE_ROOT = new Set([
  'src',
  'lib',
  'source',
  'main',
  'java',
  'kotlin',
  'scala',
  'app',
  'python',
  'packages',
  'php',
]);
const MOST_CANDIDATES = 10;
/** Two candidates whose scores differ by less are equally likely. */
const TIE = 0.01;

function plainPath(path: string): string {
  const plain = path.includes('\\') ? path.replaceAll('\\', '/') : path;
  return plain.startsWith('./') ? plain.replace(/^(?:\.\/)+/, '') : plain;
}

const BUILT = new WeakMap<readonly string[], PathIndex>();

/**
 * Indexes the paths of a repository, each list once. Separators may be of either kind; other forms than relative paths
 * are allowed.
 */
export function buildPathIndex(paths: readonly string[]): PathIndex {
  const known = BUILT.get(paths);
  if (known !== undefined) return known;
  const byName = new Map<string, string[]>();
  const folders = new Set<string>();
  for (const path of paths) {
    const plain = plainPath(path);
    const slash = plain.lastIndexOf('/');
    folders.add(plain.slice(0, Math.max(0, slash)));
    const name = plain.slice(slash + 1).toLowerCase();
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [path]);
    else known.push(path);
  }
  const index = { paths, byName, folders };
  BUILT.set(paths, index);
  return index;
}

/**
 * Finds the file of a frame by the longest common end of paths, so that it does not matter where the code was built or runs:
 * `/srv/app/src/cart.ts`, `C:\build\src\cart.ts`, `webpack://shop/./src/cart.ts`, `com.shop.Cart(Cart.java)`. Compiled files lead to
 * their sources (`dist/cart.js` to `src/cart.ts`). `near` names folders or services that break ties.
 */
export function locateFrame(
  index: PathIndex,
  frame: Pick<StackFrame, 'file' | 'module' | 'function'>,
  options: { readonly near?: readonly string[] } = {},
): FrameLocation {
  const best = new Map<string, number>();
  for (const spot of frameSpots(frame)) {
    for (const path of index.byName.get((spot.parts[0] ?? '').toLowerCase()) ?? []) {
      // What a build made has the name of its source to the letter: `app.js` is not `App.vue`.
      if (spot.trust < 1 && frame.file !== undefined && !path.endsWith(spot.parts[0] ?? '')) continue;
      const score = scoreOf(plainPath(path).split('/').toReversed(), spot.parts) * spot.trust;
      if (score > (best.get(path) ?? 0)) best.set(path, score);
    }
  }
  // A frame's module names its package or crate: a weaker hint than what the caller knows.
  const near = (options.near ?? []).map((name) => ({ name: folded(name), bonus: 0.05 }));
  for (const [place, name] of (frame.module ?? '').split(/::|[./\\]/).entries()) {
    if (name.length > 2) near.push({ name: folded(name), bonus: 0.03 / (1 + place) });
  }
  const candidates = [...best]
    .map(([path, score]) => ({ path, score: score + nearness(folded(path), near) }))
    .toSorted((a, b) => b.score - a.score || a.path.length - b.path.length || (a.path < b.path ? -1 : 1))
    .slice(0, MOST_CANDIDATES)
    .map(({ path, score }) => ({ path, score: Math.min(1, Math.round(score * 1000) / 1000) }));
  const [first, second] = candidates;
  return { candidates, ambiguous: first !== undefined && second !== undefined && first.score - second.score < TIE };
}

function nearness(path: string, near: readonly { name: string; bonus: number }[]): number {
  return near.reduce((sum, { name, bonus }) => sum + (path.includes(name) ? bonus : 0), 0);
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]/g, '');
}

/**
 * How well two paths agree, both given from their ends. A repository path that is matched whole is certain; when the frame's path
 * is the shorter one, the more of it there is the better; a mismatch before either end counts by the share that agreed.
 */
function scoreOf(repository: readonly string[], frame: readonly string[]): number {
  let same = 0;
  while (same < repository.length && same < frame.length && equal(repository[same], frame[same])) same += 1;
  if (same === 0) return 0;
  if (same === repository.length) return same === 1 ? 0.9 : 1;
  const rest = repository.slice(same);
  if (rest.every((part) => SOURCE_ROOT.has(part))) return 0.95;
  // A part of the repository that is a package of its own: what is above its sources is not installed with it.
  if (same > 1 && same < frame.length && SOURCE_ROOT.has(rest[0] ?? '')) return 0.92;
  if (same === frame.length) return same === 1 ? 0.6 : 0.85 + 0.02 * Math.min(5, same);
  // A folder the build moved the code out of: `dist/orders/x.js` was `src/api/orders/x.ts`. Better the more is shared.
  return same === 1 ? 0.25 : Math.min(0.8, 0.35 + 0.12 * same);
}

function equal(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  if (left === right || left.toLowerCase() === right.toLowerCase()) return true;
  return BUILD_OR_SOURCE.has(left) && BUILD_OR_SOURCE.has(right);
}
