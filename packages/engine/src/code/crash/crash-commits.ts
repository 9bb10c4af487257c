import type { BlameLine } from '../history/commit.ts';
import type { CrashCommit } from '../../rules/crash-commit-rules.ts';
import type { CrashLine } from './crash-lines.ts';

/** Lines of a crash with who changed them last. */
export interface BlamedLine extends CrashLine {
  readonly blame: BlameLine;
  /** How probable it is that the file of the line has to be repaired. */
  readonly suspicion: number;
}

const DAY = 86_400_000;
const OLDEST_DAYS = 3_650;

/** The commits that last changed the lines of a crash, with what ties each to it. `at` is when it crashed, epoch milliseconds. */
export function crashCommits(
  lines: readonly BlamedLine[],
  context: { readonly at: number; readonly functions: ReadonlyMap<string, number> },
): CrashCommit[] {
  const bySha = Map.groupBy(lines, ({ blame }) => blame.sha);
  const newest = Math.max(...lines.map(({ blame }) => blame.time));
  const newestOfFeeding = Math.max(...lines.filter(({ role }) => role !== 'call').map(({ blame }) => blame.time));
  return [...bySha].map(([sha, own]): CrashCommit => {
    const time = Math.max(...own.map(({ blame }) => blame.time));
    const best = (role: CrashLine['role']): number =>
      own.filter((line) => line.role === role).reduce((most, { steps }) => Math.max(most, 1 / Math.max(1, steps)), 0);
    const days = Math.max(0, context.at - time) / DAY;
    return {
      sha,
      time,
      threw: own.some(({ role }) => role === 'throw'),
      calls: best('call'),
      feeds: best('feeds'),
      suspicion: own.reduce((most, line) => Math.max(most, line.suspicion), 0),
      recency: 1 - Math.log(1 + Math.min(days, OLDEST_DAYS)) / Math.log(1 + OLDEST_DAYS),
      newest: time === newest,
      newestOfValue: time === newestOfFeeding && own.some(({ role }) => role !== 'call'),
      lines: own.length / lines.length,
      ofFunction: context.functions.get(sha) ?? 0,
    };
  });
}
