import type { FileChanges } from './crash-in-code.ts';

/** What the latest commits tell of files. */
export interface HistoryNearness {
  /** 1 for files of the newest commit, less the more commits lie after their last change. */
  readonly freshness: ReadonlyMap<string, number>;
  /** How much of the changes of a file and of the nearest ones they have in common (cosine). */
  readonly together: ReadonlyMap<string, number>;
  /** How often files were changed, 1 for the most changed. */
  readonly churn: ReadonlyMap<string, number>;
}

/** A commit of more files is a sweep over the code: that they were changed together says nothing. */
const SWEEP = 30;
/** Keeps one common change of two files that were hardly ever changed from telling much. */
const FEW = 2;

/** Reads the names of changed files of commits, newest first, for what belongs to the nearest files of a crash. */
export function nearnessInHistory(changes: readonly FileChanges[], nearest: readonly string[]): HistoryNearness {
  const freshness = new Map<string, number>();
  const counts = new Map<string, number>();
  const beside = new Map<string, number>();
  let own = 0;
  for (const [place, { files }] of changes.entries()) {
    if (files.length > SWEEP) continue;
    const fresh = 1 - Math.log(1 + place) / Math.log(1 + changes.length);
    const withNearest = nearest.some((path) => files.includes(path));
    if (withNearest) own += 1;
    for (const path of files) {
      if (!freshness.has(path)) freshness.set(path, fresh);
      counts.set(path, (counts.get(path) ?? 0) + 1);
      if (withNearest && !nearest.includes(path)) beside.set(path, (beside.get(path) ?? 0) + 1);
    }
  }
  const most = [...counts.values()].reduce((max, count) => Math.max(max, count), 1);
  return {
    freshness,
    together: new Map(
      [...beside].map(([path, count]) => [path, count / Math.sqrt((own + FEW) * ((counts.get(path) ?? 0) + FEW))]),
    ),
    churn: new Map([...counts].map(([path, count]) => [path, Math.log(1 + count) / Math.log(1 + most)])),
  };
}
