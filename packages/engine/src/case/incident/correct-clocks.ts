import type { Histogram } from '../../logs/lines/histogram.ts';
import type { LogAnalysis } from '../../logs/lines/types.ts';
import { clockOffsets } from './clock-skew.ts';
import type { ReadLog } from './incident-input.ts';
import { serviceOfLog } from './log-events.ts';

type Timed = { readonly time: number | null };

const earlier = <Item extends Timed>(item: Item, by: number): Item =>
  item.time === null ? item : { ...item, time: item.time - by };

/** Buckets stay on multiples of their width, as every reader of histograms expects. */
function movedHistogram({ widthMs, buckets }: Histogram, by: number): Histogram {
  const steps = Math.round(by / widthMs) * widthMs;
  return { widthMs, buckets: buckets.map(([start, count]) => [start - steps, count] as const) };
}

function movedAnalysis(analysis: LogAnalysis, by: number): LogAnalysis {
  return {
    ...analysis,
    from: analysis.from === null ? null : analysis.from - by,
    to: analysis.to === null ? null : analysis.to - by,
    histogram: movedHistogram(analysis.histogram, by),
    errorHistogram: movedHistogram(analysis.errorHistogram, by),
    templates: analysis.templates.map((template) => ({
      ...template,
      first: earlier(template.first, by),
      last: earlier(template.last, by),
      histogram: movedHistogram(template.histogram, by),
      samples: template.samples.map((sample) => earlier(sample, by)),
    })),
    services: analysis.services.map((service) => ({
      ...service,
      firstError: service.firstError === null ? null : earlier(service.firstError, by),
    })),
    stacks: analysis.stacks.map((stack) => earlier(stack, by)),
  };
}

function spanInWords(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 600) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

/**
 * The logs with their times as one clock would have written them, and a sentence on each log whose times were moved.
 * Such a log carries `clockOffset`, so that evidence can state the times that stand in it.
 */
export function correctClocks(logs: readonly ReadLog[]): { logs: readonly ReadLog[]; notes: readonly string[] } {
  const offsets = clockOffsets(logs.map(({ analysis }) => analysis));
  const notes: string[] = [];
  const corrected = logs.map((log, index) => {
    const offset = offsets[index] ?? 0;
    if (offset === 0) return log;
    const way = offset > 0 ? 'ahead' : 'behind';
    notes.push(
      `The clock of ${serviceOfLog(log)} is ${spanInWords(Math.abs(offset))} ${way}; its times were corrected.`,
    );
    return { ...log, analysis: movedAnalysis(log.analysis, offset), clockOffset: offset };
  });
  return { logs: corrected, notes };
}
