import { createEvidence } from '@mats/engine';
import type { IncidentAnalysis, TelemetryFindings } from '@mats/engine';
import { findTraces } from '@mats/engine/logs';
import { FAILED_REQUESTS, requestSeries, SLOW_REQUESTS, thinnedPoints, traceRows } from '@mats/engine/signals';
import type { Deployment, RecordedSpan, ServiceSeries } from '@mats/engine/signals';
import type { Evidence, EvidenceDetail } from '@mats/contracts';
import { redactSecrets } from '@mats/telemetry';
import type { Recording } from '@mats/sources/signals';
import { partOfSeries, partOfStack, partOfTrace, partOfVersions, textOfPart } from './recording-text.ts';
import { revisionTitle, spanOfNow, stackDetail, stackTitle } from './log-evidence.ts';

interface TelemetryEvidence {
  readonly traces: readonly Evidence[];
  readonly metrics: readonly { series: ServiceSeries; evidence: Evidence }[];
  readonly deploys: readonly { deploy: Deployment; evidence: Evidence }[];
}

/** The text of a part and where it stands. */
function placeOf(recording: Recording, part: string): Pick<Evidence, 'excerpt' | 'locator'> {
  const text = textOfPart(recording, part) ?? '';
  return { excerpt: redactSecrets(text), locator: { ...recording.stream.locator, part } };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}

function traceEvidence(example: readonly RecordedSpan[], recording: Recording): Evidence[] {
  const [first] = example;
  if (first === undefined) return [];
  const rows = traceRows(example);
  const detail: EvidenceDetail<'trace'> = {
    kind: 'trace',
    traceId: first.traceId,
    spans: rows.map((row) => ({
      ...row,
      message: redactSecrets(row.message),
      startMs: rounded(row.startMs),
      durationMs: rounded(row.durationMs),
      ownMs: rounded(row.ownMs),
    })),
  };
  const [root] = rows;
  const title = `${root?.service ?? ''} ${root?.operation ?? ''}, ${Math.round(root?.durationMs ?? 0)} ms`;
  const begin = Math.min(...example.map(({ startMs }) => startMs));
  const piece = createEvidence({
    title,
    ...(root === undefined ? {} : { service: root.service }),
    time: new Date(begin).toISOString(),
    ...placeOf(recording, partOfTrace(first.traceId)),
    ...spanOfNow(),
    detail,
  });
  return [piece];
}

/** The stack trace that was recorded with a failed span. */
function stackOfSpan(span: RecordedSpan, recording: Recording): Evidence[] {
  const [trace] = findTraces(span.stack ?? '').traces;
  const detail = trace === undefined ? null : stackDetail(trace, 1);
  if (detail === null) return [];
  return [
    createEvidence({
      title: stackTitle(detail),
      service: span.service,
      time: new Date(span.endMs).toISOString(),
      ...placeOf(recording, partOfStack(span)),
      ...spanOfNow(),
      detail,
    }),
  ];
}

const UNITS: ReadonlyMap<string, string> = new Map([
  [FAILED_REQUESTS, 'failures'],
  [SLOW_REQUESTS, 'ms'],
]);

function metricEvidence(series: ServiceSeries, recording: Recording): { series: ServiceSeries; evidence: Evidence } {
  const points = thinnedPoints(series).map(({ timeMs, value }) => ({ at: timeMs, count: value }));
  const evidence = createEvidence({
    title: `${series.service} ${series.metric}`.slice(0, 200),
    service: series.service,
    ...placeOf(recording, partOfSeries(series)),
    ...spanOfNow(),
    detail: { kind: 'metric_window', metric: series.metric, unit: UNITS.get(series.metric) ?? '', points },
  });
  return { series, evidence };
}

/** The latest version of each service: it ran when requests failed, and what its code was then is what counts. */
function deploysOf(telemetry: TelemetryFindings, recordings: readonly Recording[]): TelemetryEvidence['deploys'] {
  const latest = new Map(telemetry.versions.map((version) => [version.service, version]));
  return [...latest.values()].flatMap((deploy) => {
    const { service, revision, previous, time } = deploy;
    const recording = recordings.find(({ spans }) =>
      spans.some((span) => span.service === service && span.version === revision),
    );
    if (recording === undefined) return [];
    const evidence = createEvidence({
      title: `${service} ${time === null ? 'runs' : 'deployed'} ${revisionTitle(revision)}`,
      service,
      ...(time === null ? {} : { time: new Date(time).toISOString() }),
      ...placeOf(recording, partOfVersions(service)),
      ...spanOfNow(),
      detail: { kind: 'deploy', revision, ...(previous === undefined ? {} : { previous }) },
    });
    return [{ deploy, evidence }];
  });
}

/** A line that stays at nothing, or has but one point, is no picture. */
function isTelling(series: ServiceSeries): boolean {
  const points = thinnedPoints(series);
  return points.length > 1 && points.some(({ value }) => value > 0);
}

const MOST_MOVED = 4;
/** Medians of two halves this many usual deviations apart have moved; noise of a steady series stays below. */
const MOVED = 6;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** How far a series is in its second half from where it was in its first, in usual deviations of the first. */
function shiftOf(series: ServiceSeries): number {
  const values = thinnedPoints(series).map(({ value }) => value);
  const half = Math.floor(values.length / 2);
  if (half < 4) return 0;
  const [before, after] = [values.slice(0, half), values.slice(half)];
  const usual = median(before);
  const deviation = median(before.map((value) => Math.abs(value - usual)));
  return Math.abs(median(after) - usual) / Math.max(deviation, Math.abs(usual) * 0.02, 1e-9);
}

/** Where nobody is blamed, the series that moved most are still what is known. */
function movedSeries(recordings: readonly Recording[]): TelemetryEvidence['metrics'] {
  return recordings
    .flatMap((recording) => recording.series.map((series) => ({ recording, series, shift: shiftOf(series) })))
    .filter(({ series, shift }) => shift >= MOVED && isTelling(series))
    .toSorted((a, b) => b.shift - a.shift)
    .slice(0, MOST_MOVED)
    .map(({ series, recording }) => metricEvidence(series, recording));
}

const MOST_OF_ALARM = 4;

/** The series that was asked about, and those of the places where it begins. */
function seriesOfAlarm(alarm: IncidentAnalysis['alarm']): ServiceSeries[] {
  if (alarm === null) return [];
  const { service, metric, series, causes } = alarm;
  const own = series.filter((one) => one.service === service && one.metric === metric);
  const nodes = causes.slice(0, 2).map(({ node }) => node);
  const others = nodes.flatMap((node) => series.filter((one) => one.service === node).slice(-1));
  return [...new Set([...own.slice(-1), ...others])].slice(0, MOST_OF_ALARM);
}

function metricsOf(all: readonly ServiceSeries[], recordings: readonly Recording[]): TelemetryEvidence['metrics'] {
  return [...new Set(all)].flatMap((series) => {
    const recording = recordings.find((one) => one.series.includes(series));
    return recording === undefined ? [] : [metricEvidence(series, recording)];
  });
}

/** What traces and metrics showed, as evidence that can be read again in the recordings they came from. */
export function evidenceOfTelemetry(
  { telemetry, signals, alarm }: Pick<IncidentAnalysis, 'telemetry' | 'signals' | 'alarm'>,
  recordings: readonly Recording[],
): TelemetryEvidence {
  const shown = metricsOf([...signals.flatMap(({ series }) => series ?? []), ...seriesOfAlarm(alarm)], recordings);
  // Only what speaks for somebody is evidence: a request that went well shows nothing.
  if (telemetry === null || telemetry.first === null) {
    return { traces: [], metrics: shown.length > 0 ? shown : movedSeries(recordings), deploys: [] };
  }
  const [traceId, failed] = [telemetry.example[0]?.traceId, telemetry.origins[0]?.example];
  const holding = recordings.find(({ spans }) => spans.some((span) => span.traceId === traceId));
  const stacked = failed?.stack === undefined ? undefined : recordings.find(({ spans }) => spans.includes(failed));
  const requests = holding === undefined ? [] : requestSeries(holding.spans).filter(isTelling);
  return {
    traces: [
      ...(holding === undefined ? [] : traceEvidence(telemetry.example, holding)),
      ...(stacked === undefined || failed === undefined ? [] : stackOfSpan(failed, stacked)),
    ],
    deploys: deploysOf(telemetry, recordings),
    metrics: [
      ...shown,
      ...metricsOf(telemetry.metrics, recordings).filter((own) => !shown.some(({ series }) => series === own.series)),
      ...(holding === undefined ? [] : requests.map((series) => metricEvidence(series, holding))),
    ],
  };
}
