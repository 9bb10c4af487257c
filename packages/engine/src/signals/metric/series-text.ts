import type { ServiceSeries } from '../service/resource-changes.ts';

const MOST_POINTS = 240;

/** At most 240 points of a series, evenly thinned, gaps left out. */
export function thinnedPoints({ points }: ServiceSeries): { timeMs: number; value: number }[] {
  const known = points.filter(({ timeMs, value }) => Number.isFinite(timeMs) && Number.isFinite(value));
  const step = Math.max(1, Math.ceil(known.length / MOST_POINTS));
  return known.filter((_, index) => (known.length - 1 - index) % step === 0);
}

/** A series as text, a line a point: what stands in evidence, and what is compared when it is read again. */
export function seriesText(series: ServiceSeries): string {
  const lines = thinnedPoints(series).map(({ timeMs, value }) => `${new Date(timeMs).toISOString()} ${value}`);
  return [`${series.service} ${series.metric}`, ...lines].join('\n');
}
