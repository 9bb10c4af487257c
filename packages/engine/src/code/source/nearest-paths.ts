/** Places in a list of paths by the folder they lie in. */
type ByFolder = ReadonlyMap<string, readonly number[]>;

const FOLDERS = new WeakMap<readonly string[], ByFolder>();

/**
 * At most so many of the paths, those that lie fewest folders away from one of the places first; in their own order.
 */
export function nearestPaths(
  paths: readonly string[],
  options: { readonly places: readonly string[]; readonly most: number },
): readonly string[] {
  const { places, most } = options;
  if (paths.length <= most) return paths;
  const from = [...new Set(places.map(folderOf))].map((folder) => folder.split('/'));
  const folders = [...foldersOf(paths)].map(([folder, inside]) => {
    const parts = folder.split('/');
    return { inside, steps: Math.min(...from.map((place) => stepsBetween(place, parts))) };
  });
  const nearest = folders.toSorted((one, other) => one.steps - other.steps).flatMap(({ inside }) => inside);
  return nearest
    .slice(0, most)
    .toSorted((one, other) => one - other)
    .flatMap((place) => paths[place] ?? []);
}

/** Worked out once for a list. */
function foldersOf(paths: readonly string[]): ByFolder {
  const known = FOLDERS.get(paths) ?? Map.groupBy(paths.keys(), (place) => folderOf(paths[place] ?? ''));
  FOLDERS.set(paths, known);
  return known;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Folders up and down again from one to the other. */
function stepsBetween(one: readonly string[], other: readonly string[]): number {
  const least = Math.min(one.length, other.length);
  let shared = 0;
  while (shared < least && one[shared] === other[shared]) shared += 1;
  return one.length + other.length - 2 * shared;
}
