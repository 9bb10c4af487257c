import { callGraphOf } from '../../signals/metric/call-graph.ts';
import type { ServiceSeries } from '../../signals/service/resource-changes.ts';
import { findOnset } from '../../signals/onset/find-onset.ts';
import type { Onset, OnsetSeries } from '../../signals/onset/find-onset.ts';
import type { StackBlock } from '../../logs/lines/types.ts';
import { askedAbout } from './asked-about.ts';
import { canFail, refineOnset, splitFailures, tellsOutcomeOnly } from './changed-failures.ts';
import type { ChangedTemplate } from './changed-failures.ts';
import { filledResources } from './filled-resources.ts';
import { correctClocks } from './correct-clocks.ts';
import type { IncidentInput, ReadLog } from './incident-input.ts';
import { signalsOfIncident } from './incident-signals.ts';
import type { IncidentSignal } from './incident-signals.ts';
import { loadSurgeOf } from './load-surge.ts';
import type { LoadSurge } from './load-surge.ts';
import { incidentTemplates, isErrorSeverity, serviceOfLog } from './log-events.ts';
import type { IncidentTemplate } from './log-events.ts';
import { diagnoseAlarm } from './alarm.ts';
import type { AlarmDiagnosis } from './alarm.ts';
import { askedMetrics, askedServices } from './asked-metrics.ts';
import { relatedOutages } from './related-outages.ts';
import { deploymentsOf, rolloutBefore } from './deployments.ts';
import type { LocatedDeployment } from './deployments.ts';
import { firstToFail } from './service-blame.ts';
import type { ServiceFailure } from './service-blame.ts';
import { failuresOfServices } from './service-failures.ts';
import { findInTelemetry } from './telemetry-findings.ts';
import type { TelemetryFindings } from './telemetry-findings.ts';
import { signalsOfLoad, signalsOfOutages, signalsOfResources, signalsOfTelemetry } from './telemetry-signals.ts';
import { onsetSeriesOf, recordedRange } from './telemetry-onset.ts';

/** What the logs and containers say of an incident. Times are epoch milliseconds, UTC. */
export interface IncidentAnalysis {
  readonly from: number | null;
  readonly to: number | null;
  readonly onset: Onset | null;
  /** Failures that are new or rose, loudest first; all failures when there is no onset to compare with. */
  readonly failures: readonly ChangedTemplate[];
  /** Failures that were there before and did not rise: not the incident. */
  readonly background: readonly ChangedTemplate[];
  readonly services: readonly ServiceFailure[];
  readonly firstService: string | null;
  /** Blamed by failing services, and not among the services that were read. */
  readonly outside: readonly string[];
  readonly deploys: readonly LocatedDeployment[];
  readonly signals: readonly IncidentSignal[];
  /** Set when much more work came in than before. */
  readonly surge: LoadSurge | null;
  /** Stack traces that belong to the failures, with the log they stand in. */
  readonly stacks: readonly { readonly block: StackBlock; readonly log: ReadLog; readonly service: string }[];
  /** What traces and metrics say; null when there were none. */
  readonly telemetry: TelemetryFindings | null;
  /** What metrics say of the one that was asked about; null when none was, or nothing tells what is usual. */
  readonly alarm: AlarmDiagnosis | null;
  /** Sentences on what had to be assumed or corrected. */
  readonly notes: readonly string[];
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The time that was watched: an event of yesterday does not mean that failures of yesterday would have been seen. */
function timeRange(logs: readonly ReadLog[]): Range | null {
  const dense = logs.filter(({ analysis, sparse }) => sparse !== true && analysis.from !== null);
  const starts = (dense.length > 0 ? dense : logs).flatMap(({ analysis }) => analysis.from ?? []);
  const ends = logs.flatMap(({ analysis }) => analysis.to ?? []);
  return starts.length === 0 ? null : { from: Math.min(...starts), to: Math.max(...ends) };
}

/** The time that any of them watched. */
function joined(logs: Range | null, recorded: Range | null): Range | null {
  if (logs === null || recorded === null) return logs ?? recorded;
  return { from: Math.min(logs.from, recorded.from), to: Math.max(logs.to, recorded.to) };
}

function onsetOf(
  templates: readonly IncidentTemplate[],
  options: { range: Range | null; recorded: readonly OnsetSeries[] },
): Onset | null {
  const { range, recorded } = options;
  if (range === null || range.to <= range.from) return null;
  const told = templates.filter(canFail).map((template): OnsetSeries => ({
    kind: 'counts',
    name: template.key,
    histogram: template.histogram,
    weight: isErrorSeverity(template.severity) ? 1 : 0.25,
  }));
  const series = [...told, ...recorded];
  return series.length === 0 ? null : findOnset(series, range);
}

/** How sure an onset is that rests on the question and a rollout rather than on counts. */
const ASKED_CONFIDENCE = 0.5;

/** What the question is about and nobody wrote before the last rollout began with it, even if it is rare. */
function onsetOfAsked(
  templates: readonly IncidentTemplate[],
  options: { asked: ReadonlySet<string>; deploys: readonly LocatedDeployment[] },
): Onset | null {
  const firsts = templates.filter((template) => options.asked.has(template.key)).flatMap((one) => one.first.time ?? []);
  const first = Math.min(...firsts);
  if (!Number.isFinite(first)) return null;
  const deployedAt = rolloutBefore({ at: first, to: first }, options.deploys);
  if (deployedAt === null) return null;
  return { at: first, from: deployedAt, to: first, confidence: ASKED_CONFIDENCE, witnesses: [] };
}

/** What began in the time that was asked about; else that time itself, as far as it was watched. */
function onsetInPeriod(
  onset: Onset | null,
  about: { readonly period: Range | null; readonly range: Range | null },
): Onset | null {
  const { period, range } = about;
  if (period === null || range === null || period.from <= range.from || period.from > range.to) return onset;
  if (onset !== null && onset.to >= period.from && onset.from <= period.to) return onset;
  return { at: period.from, from: period.from, to: period.from, confidence: ASKED_CONFIDENCE, witnesses: [] };
}

function endOf(period: Range | null | undefined): { to?: number } {
  return period === null || period === undefined ? {} : { to: period.to };
}

interface MetricsRead {
  /** The series that the question is about. */
  readonly asked: readonly ServiceSeries[];
  readonly alarm: AlarmDiagnosis | null;
  /** Metrics are all there is, and one of them was asked about. */
  readonly decide: boolean;
  /** What to look for an onset in. */
  readonly series: readonly OnsetSeries[];
  /** When what was asked about began, where metrics decide. */
  readonly onset: Onset | null;
}

/** What the metrics are to the question. */
function readMetrics(
  { telemetry, question = '', period = null }: IncidentInput,
  about: { readonly recorded: Range | null; readonly logged: boolean },
): MetricsRead {
  const { recorded, logged } = about;
  if (telemetry === undefined || recorded === null) {
    return { asked: [], alarm: null, decide: false, series: [], onset: null };
  }
  const asked = askedMetrics(question, telemetry.series);
  const alarm = diagnoseAlarm(telemetry.series, { asked, graph: callGraphOf(telemetry), period });
  const decide = alarm !== null && !logged && telemetry.spans.length === 0;
  if (!decide) {
    return {
      asked,
      alarm,
      decide,
      series: onsetSeriesOf(telemetry, { range: recorded, asked: new Set(asked) }),
      onset: null,
    };
  }
  const { from, to } = alarm.window;
  const onset = alarm.incident ? { at: from, from, to, confidence: alarm.confidence, witnesses: [] } : null;
  return { asked, alarm, decide, series: [], onset };
}

/**
 * The stack traces of the failures, and those that stand alone. Where there are none of these, all that were thrown: what nobody caught is
 * printed below whatever line came before it, and what somebody caught is logged as loud as he found it.
 */
function stacksOf(logs: readonly ReadLog[], failures: readonly ChangedTemplate[]): IncidentAnalysis['stacks'] {
  const failing = new Set(failures.map(({ template }) => template.key));
  const all = logs.flatMap((log, index) =>
    log.analysis.stacks.map((block) => ({
      block,
      log,
      key: block.templateId === null ? null : `${index}:${block.templateId}`,
    })),
  );
  const ofFailures = all.filter(({ key }) => key === null || failing.has(key));
  return (ofFailures.length > 0 ? ofFailures : all).map(({ block, log }) => ({
    block,
    log,
    service: block.service ?? serviceOfLog(log),
  }));
}

/**
 * Puts all logs and container states of an incident together: when it began, which failures belong to it, who failed
 * first, what was deployed, which resources or neighbours gave way. Pure; the order of the logs does not matter.
 */
export function analyseIncident(input: IncidentInput): IncidentAnalysis {
  const { containers, question = '' } = input;
  const { logs, notes } = correctClocks(input.logs);
  const templates = incidentTemplates(logs);
  const recorded = input.telemetry === undefined ? null : recordedRange(input.telemetry);
  const range = joined(timeRange(logs), recorded);
  const deploys = deploymentsOf(templates, input.changes ?? []);
  const traced = input.telemetry?.spans.map(({ service }) => service) ?? [];
  const names = [
    ...new Set([...templates.map(({ owner }) => owner), ...containers.map(({ service }) => service), ...traced]),
  ].toSorted();
  const asked = askedAbout(templates, { text: question, services: names });
  const metrics = readMetrics(input, { recorded, logged: templates.length > 0 });
  const { alarm } = metrics;
  const told = metrics.decide ? null : onsetOf(templates, { range, recorded: metrics.series });
  const found = told ?? metrics.onset ?? onsetOfAsked(templates, { asked, deploys });
  const onset = metrics.decide ? found : onsetInPeriod(found, { period: input.period ?? null, range });
  const deployedAt = rolloutBefore(onset, deploys);
  const { failures, background } = splitFailures(templates, { onset, range, deployedAt, asked });
  const services = failuresOfServices(failures, names);
  const surge =
    onset === null || range === null || failures.length === 0
      ? null
      : loadSurgeOf(templates, { services, from: range.from, split: onset.from, to: range.to });
  // Where metrics alone are read, the one that was asked about decides: not all that moved is its cause.
  const telemetry =
    input.telemetry === undefined || recorded === null
      ? null
      : findInTelemetry(input.telemetry, {
          split: metrics.decide || onset === null ? null : { at: onset.at, from: onset.from, ...endOf(input.period) },
          to: recorded.to,
          lines: input.lines ?? [],
        });
  // Traces show who waits for whom; logs only what each says of it.
  const first =
    telemetry?.first ??
    (metrics.decide
      ? (alarm?.causes[0]?.node ?? null)
      : firstToFail(services, new Set(askedServices(question, names))));
  const window = onset === null ? range : { from: onset.from, to: onset.to };
  return {
    from: range?.from ?? null,
    to: range?.to ?? null,
    onset: refineOnset(onset, failures),
    failures: failures.toSorted(
      (a, b) =>
        Number(tellsOutcomeOnly(a.template)) - Number(tellsOutcomeOnly(b.template)) ||
        b.after - a.after ||
        (a.template.key < b.template.key ? -1 : 1),
    ),
    background,
    services: services.map((service) => {
      // A service that logs no failure may fail all the same.
      const requests = service.errors === 0 ? (telemetry?.failed.get(service.name) ?? 0) : 0;
      return requests === 0 ? service : { ...service, errors: requests, counted: 'requests' };
    }),
    firstService: first,
    outside: [...new Set(services.flatMap((service) => service.blames))].filter((name) => !names.includes(name)),
    deploys,
    signals: [
      ...signalsOfIncident(failures, { containers, names, surge }),
      ...signalsOfTelemetry(telemetry),
      ...signalsOfLoad(input.telemetry?.series ?? [], {
        first,
        onset,
        measured: telemetry?.measured ?? [],
        askedSeries: metrics.asked,
      }),
      ...signalsOfResources(metrics.decide ? [] : filledResources(input.telemetry?.series ?? [])),
      ...signalsOfOutages(
        relatedOutages(input.notices ?? [], { failures, spans: input.telemetry?.spans ?? [], window }),
      ),
    ],
    surge,
    telemetry,
    alarm,
    stacks: stacksOf(logs, failures),
    notes,
  };
}
