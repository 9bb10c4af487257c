import { compareWindows } from '../../signals/onset/compare-windows.ts';
import type { Onset } from '../../signals/onset/find-onset.ts';
import { signalsOf } from './failure-signals.ts';
import type { SignalKind } from './failure-signals.ts';
import { isErrorSeverity } from './log-events.ts';
import type { ErrorChange, IncidentTemplate } from './log-events.ts';

/** A template that matters, with how it changed at the onset. */
export interface ChangedTemplate {
  readonly template: IncidentTemplate;
  readonly change: ErrorChange;
  readonly before: number;
  readonly after: number;
  readonly signals: readonly SignalKind[];
}

/** The signs that a template's fixed text shows, or at least half of its examples: one odd event is not the template's. */
function signalsOfTemplate(template: IncidentTemplate): SignalKind[] {
  const inText = new Set(signalsOf(template.text));
  const shown = template.samples.map((sample) => new Set(signalsOf(sample.text)));
  const often = (kind: SignalKind): boolean => shown.filter((kinds) => kinds.has(kind)).length * 2 >= shown.length;
  const kinds = new Set([...inText, ...shown.flatMap((found) => [...found])]);
  return [...kinds].filter((kind) => inText.has(kind) || often(kind));
}

/** A change point is as fine as its buckets; the first event of a failure never seen before is exact. */
export function refineOnset(onset: Onset | null, failures: readonly ChangedTemplate[]): Onset | null {
  if (onset === null) return null;
  const slack = Math.max(...failures.map((entry) => entry.template.histogram.widthMs), 0);
  const firsts = failures
    .filter((entry) => entry.change === 'new')
    .flatMap((entry) => entry.template.first.time ?? [])
    .filter((time) => time >= onset.from - slack && time <= onset.to + slack);
  return firsts.length === 0 ? onset : { ...onset, at: Math.min(...firsts) };
}

/** Warnings can be the failure too ("request refused"), but only when they rose beyond chance; many logs warn all day. */
export function canFail(template: IncidentTemplate): boolean {
  return isErrorSeverity(template.severity) || template.severity === 'warn';
}

/** A line that only tells of a request's outcome repeats what the failure itself has said. */
export function tellsOutcomeOnly(template: IncidentTemplate): boolean {
  return /\bstatus=[45]\d\d\b/.test(template.text);
}

/**
 * Failures split at the onset. Without an onset nothing can be compared, and every failure counts. What the question asks
 * about counts as soon as it is new or rose, however few events there are: who asks has seen it.
 */
export function splitFailures(
  templates: readonly IncidentTemplate[],
  options: {
    onset: Onset | null;
    range: { from: number; to: number } | null;
    deployedAt: number | null;
    asked: ReadonlySet<string>;
  },
): { failures: ChangedTemplate[]; background: ChangedTemplate[] } {
  const { onset, range } = options;
  const candidates = templates.filter(canFail);
  const untimed = (template: IncidentTemplate): ChangedTemplate => ({
    template,
    change: 'unknown',
    before: 0,
    after: template.count,
    signals: signalsOfTemplate(template),
  });
  if (onset === null || range === null) {
    return {
      failures: candidates
        .filter((template) => isErrorSeverity(template.severity) || options.asked.has(template.key))
        .map(untimed),
      background: [],
    };
  }
  // The interval's start, since an event inside it may already belong to the incident; and the deployment right before
  // it, since what a deployment broke first may be too little to move the onset.
  const began = Math.min(onset.from, onset.at, options.deployedAt ?? Number.POSITIVE_INFINITY);
  const windows = { from: range.from, split: Math.max(range.from, began), to: range.to + 1 };
  const compared = compareWindows(
    candidates.map((template) => ({ ...template, id: template.key, template })),
    windows,
  );
  const seen = new Set(compared.map((entry) => entry.item.id));
  const changes = compared.map((entry): ChangedTemplate => ({
    template: entry.item.template,
    change: entry.kind,
    before: entry.before,
    after: entry.after,
    signals: signalsOfTemplate(entry.item.template),
  }));
  const significant = new Set(compared.filter((entry) => entry.significant).map((entry) => entry.item.id));
  const belongs = ({ change, before, after, template }: ChangedTemplate): boolean =>
    (change === 'new' || (change === 'risen' && after > before)) &&
    (isErrorSeverity(template.severity) || significant.has(template.key) || options.asked.has(template.key));
  return {
    failures: [
      ...changes.filter(belongs),
      ...candidates
        .filter((template) => !seen.has(template.key) && template.histogram.buckets.length === 0)
        .map(untimed),
    ],
    background: changes.filter((entry) => !belongs(entry) && isErrorSeverity(entry.template.severity)),
  };
}
