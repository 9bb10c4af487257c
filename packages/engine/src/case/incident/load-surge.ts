import type { Histogram } from '../../logs/lines/histogram.ts';
import type { ChangedTemplate } from './changed-failures.ts';
import { isErrorSeverity } from './log-events.ts';
import type { IncidentTemplate } from './log-events.ts';
import type { ServiceFailure } from './service-blame.ts';

/** More work than before, where work comes in. */
export interface LoadSurge {
  /** What the entry service writes most for its work. */
  readonly failure: ChangedTemplate;
  /** Events a second of the entry service before and after. */
  readonly before: number;
  readonly after: number;
}

/** Failures make a service write more too, but seldom this much more where requests come in. */
const SURGE = 3;
/** Too few events before the onset say nothing about a rate. */
const LEAST_BEFORE = 10;
const LEAST_SECONDS = 5;

/**
 * Whether the load rose several times over when it began. It is measured at the services that nobody blames, where
 * requests come in: behind them, retries and failures multiply what is written without any new customer.
 */
export function loadSurgeOf(
  templates: readonly IncidentTemplate[],
  options: { services: readonly ServiceFailure[]; from: number; split: number; to: number },
): LoadSurge | null {
  const { services, from, split, to } = options;
  const secondsBefore = (split - from) / 1000;
  const secondsAfter = (to - split) / 1000;
  if (secondsBefore < LEAST_SECONDS || secondsAfter < 1) return null;
  const blamed = new Set(services.flatMap((service) => service.blames));
  const entries = services.filter((service) => service.blames.length > 0 && !blamed.has(service.name));
  for (const { name } of entries) {
    const own = templates.filter((template) => template.owner === name && !isErrorSeverity(template.severity));
    const counted = own.map((template) => ({ template, ...countsAround(template.histogram, split) }));
    const before = counted.reduce((sum, entry) => sum + entry.before, 0);
    const after = counted.reduce((sum, entry) => sum + entry.after, 0);
    const loudest = counted.toSorted((a, b) => b.after - a.after)[0];
    if (loudest === undefined || before < LEAST_BEFORE) continue;
    const rates = { before: before / secondsBefore, after: after / secondsAfter };
    if (rates.after < SURGE * rates.before) continue;
    const failure: ChangedTemplate = { ...loudest, change: 'risen', signals: ['load_surge'] };
    return { failure, ...rates };
  }
  return null;
}

function countsAround(histogram: Histogram, split: number): { before: number; after: number } {
  let before = 0;
  let after = 0;
  for (const [start, count] of histogram.buckets) {
    if (start + histogram.widthMs / 2 < split) before += count;
    else after += count;
  }
  return { before, after };
}
