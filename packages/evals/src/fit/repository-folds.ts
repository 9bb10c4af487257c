const FOLDS = 10;

/** Spreads repositories over folds of about equal numbers of cases: a repository is left out whole. Takes a name for each case. */
export function repositoryFolds(names: readonly string[], folds = FOLDS): Map<string, string> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sizes = Array.from({ length: folds }, () => 0);
  const largestFirst = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return new Map(
    largestFirst.map(([name, count]) => {
      const fold = sizes.indexOf(Math.min(...sizes));
      sizes[fold] = (sizes[fold] ?? 0) + count;
      return [name, String(fold)];
    }),
  );
}
