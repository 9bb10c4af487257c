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
  const known = new Map<string, number>();
  const stepsTo = (folder: string): number => {
    const steps = known.get(folder) ?? Math.min(...from.map((place) => stepsBetween(place, folder.split('/'))));
    known.set(folder, steps);
    return steps;
  };
  const steps = paths.map((path) => stepsTo(folderOf(path)));
  // Everything nearer than the farthest steps that count is taken, and of those as far as these as many as there is room for.
  const farthest = steps.toSorted((one, other) => one - other)[most - 1] ?? 0;
  let room = most - steps.filter((count) => count < farthest).length;
  return paths.filter((_path, place) => {
    const count = steps[place] ?? 0;
    if (count === farthest) room -= 1;
    return count < farthest || (count === farthest && room >= 0);
  });
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
