import type { Analytics, AnalyticsStep } from '@mats/contracts';
import type { Point } from './chart.tsx';

type Figures = Analytics['series'][number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function beginOf(at: Date, step: AnalyticsStep): Date {
  if (step === 'hour') return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
  const day = new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
  // A week begins on Monday.
  if (step === 'week') return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY_MS);
  return step === 'month' ? new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth())) : day;
}

function nextOf(at: Date, step: AnalyticsStep): Date {
  if (step === 'month') return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1));
  return new Date(at.getTime() + { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS }[step]);
}

function labelOf(at: Date, step: AnalyticsStep): string {
  const iso = at.toISOString();
  if (step === 'hour') return `${iso.slice(5, 10)} ${iso.slice(11, 16)}`;
  return step === 'month' ? iso.slice(0, 7) : iso.slice(0, 10);
}

/** A reading for every step of the time, also for those in which nothing was asked; steps are in UTC. */
export function pointsOf(
  { from, to, step, series }: Pick<Analytics, 'from' | 'to' | 'step' | 'series'>,
  of: (figures: Figures) => number | null,
): Point[] {
  const known = new Map(series.map((figures) => [Date.parse(figures.at), figures]));
  const points: Point[] = [];
  for (let at = beginOf(new Date(from), step); at.getTime() < Date.parse(to); at = nextOf(at, step)) {
    const figures = known.get(at.getTime());
    points.push({ label: labelOf(at, step), value: figures === undefined ? null : of(figures) });
  }
  return points;
}
