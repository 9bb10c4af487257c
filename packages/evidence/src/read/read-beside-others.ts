import type { SourcedLog } from './read-logs.ts';

const MINUTE = 60_000;

interface Period {
  readonly from: number;
  readonly to: number;
}

function periodOf({ analysis: { from, to } }: SourcedLog): Period[] {
  return from === null || to === null ? [] : [{ from, to }];
}

function overlaps(period: Period, others: readonly Period[]): boolean {
  return others.some(({ from, to }) => from <= period.to && period.from <= to);
}

/**
 * Whether a log whose times name no zone lies beside the logs that name theirs when it is read in UTC, and apart from all of them as it
 * was read: what was handed in together mostly tells of the same time.
 */
export function liesBesideInUtc(log: SourcedLog, logs: readonly SourcedLog[]): boolean {
  const { analysis, zoneOffsetMinutes = 0 } = log;
  const [period] = periodOf(log);
  if (analysis.zone !== 'assumed' || zoneOffsetMinutes === 0 || period === undefined) return false;
  const stated = logs.filter((other) => other.analysis.zone === 'stated').flatMap(periodOf);
  const moved = zoneOffsetMinutes * MINUTE;
  const inUtc = { from: period.from + moved, to: period.to + moved };
  return !overlaps(period, stated) && overlaps(inUtc, stated);
}
