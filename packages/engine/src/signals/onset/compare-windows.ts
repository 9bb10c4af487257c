import type { Histogram } from '../../logs/lines/histogram.ts';
import { equalRatesPValue, falseDiscoveryRates } from './exact-test.ts';

/** What is compared: anything with an id and counts over time, such as a `LogTemplate`. */
export interface Counted {
  readonly id: string;
  readonly histogram: Histogram;
}

/** Epoch milliseconds. `from <= split <= to`; events before `split` are the first window, the others the second. */
export interface SplitWindows {
  readonly from: number;
  readonly split: number;
  readonly to: number;
}

export type ChangeKind = 'new' | 'risen' | 'steady' | 'fallen' | 'vanished';

/** How the rate of one thing changed from the first window to the second. */
export interface RateChange<Item extends Counted> {
  readonly item: Item;
  readonly kind: ChangeKind;
  readonly before: number;
  readonly after: number;
  /** Rate after / rate before, with half an event added to each count so that it is finite. */
  readonly ratio: number;
  readonly pValue: number;
  /** Adjusted for the number of things compared (false discovery rate). */
  readonly qValue: number;
  /** Whether `qValue` is at most 0.05: `new` and `vanished` state what was seen even when too few events were seen to prove a change. */
  readonly significant: boolean;
}

const SIGNIFICANCE = 0.05;

/** Events of a histogram before and after a time; a bucket that contains it is divided in proportion to the time on each side. */
const divide = (histogram: Histogram, windows: SplitWindows): { readonly before: number; readonly after: number } => {
  let before = 0;
  let after = 0;
  for (const [start, count] of histogram.buckets) {
    const end = start + histogram.widthMs;
    if (end <= windows.from || start > windows.to) continue;
    const share = Math.min(1, Math.max(0, (windows.split - start) / histogram.widthMs));
    before += count * share;
    after += count * (1 - share);
  }
  const wholeBefore = Math.round(before);
  return { before: wholeBefore, after: Math.round(before + after) - wholeBefore };
};

const kindOf = (before: number, after: number, significant: boolean): ChangeKind => {
  if (before === 0 && after > 0) return 'new';
  if (after === 0 && before > 0) return 'vanished';
  if (!significant || before === after) return 'steady';
  return 'risen';
};

/**
 * Compares the rates of many things in two windows by an exact test (see `equalRatesPValue`) with the false discovery rate held at
 * five per cent. Most significant first; equal ones by id. Things without events in the windows are left out.
 */
export const compareWindows = <Item extends Counted>(
  items: readonly Item[],
  windows: SplitWindows,
): RateChange<Item>[] => {
  const durations = { durationBefore: windows.split - windows.from, durationAfter: windows.to - windows.split };
  const counted = items
    .map((item) => ({ item, ...divide(item.histogram, windows) }))
    .filter(({ before, after }) => before + after > 0);
  const pValues = counted.map(({ before, after }) => equalRatesPValue({ before, after, ...durations }));
  const qValues = falseDiscoveryRates(pValues);
  const changes = counted.map(({ item, before, after }, index): RateChange<Item> => {
    const qValue = qValues[index] ?? 1;
    const significant = qValue <= SIGNIFICANCE;
    const ratio =
      (after + 0.5) / Math.max(1, durations.durationAfter) / ((before + 0.5) / Math.max(1, durations.durationBefore));
    const kind = kindOf(before, after, significant);
    return {
      item,
      kind: kind === 'risen' && ratio < 1 ? 'fallen' : kind,
      before,
      after,
      ratio,
      pValue: pValues[index] ?? 1,
      qValue,
      significant,
    };
  });
  return changes.toSorted((a, b) => a.qValue - b.qValue || a.pValue - b.pValue || (a.item.id < b.item.id ? -1 : 1));
};
