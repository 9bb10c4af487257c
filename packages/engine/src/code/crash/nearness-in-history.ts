/** What the latest commits tell of files. */
export interface HistoryNearness {
  /** 1 for files of the newest commit, less the more commits lie after their last change. */
  readonly freshness: ReadonlyMap<string, number>;
  /** Share of the changes of one file that also changed another. */
  readonly together: ReadonlyMap<string, number>;
  /** How often files were changed, 1 for the most changed. */
  readonly churn: ReadonlyMap<string, number>;
}

/** A commit of more files is a sweep over the code: that they were changed together says nothing. */
const SWEEP = 30;
const LEAST_TOGETHER = 2;

/** Reads the names of changed files of commits, newest first, for what belongs to a file. */
export function nearnessInHistory(changes: readonly (readonly string[])[], file: string | undefined): HistoryNearness {
  const freshness = new Map<string, number>();
  const counts = new Map<string, number>();
  const beside = new Map<string, number>();
  let own = 0;
  for (const [place, files] of changes.entries()) {
    if (files.length > SWEEP) continue;
    const fresh = 1 - Math.log(1 + place) / Math.log(1 + changes.length);
    const withFile = file !== undefined && files.includes(file);
    if (withFile) own += 1;
    for (const path of files) {
      if (!freshness.has(path)) freshness.set(path, fresh);
      counts.set(path, (counts.get(path) ?? 0) + 1);
      if (withFile && path !== file) beside.set(path, (beside.get(path) ?? 0) + 1);
    }
  }
  const most = [...counts.values()].reduce((max, count) => Math.max(max, count), 1);
  return {
    freshness,
    together: new Map(
      [...beside].filter(([, count]) => count >= LEAST_TOGETHER).map(([path, count]) => [path, count / own]),
    ),
    churn: new Map([...counts].map(([path, count]) => [path, Math.log(1 + count) / Math.log(1 + most)])),
  };
}
