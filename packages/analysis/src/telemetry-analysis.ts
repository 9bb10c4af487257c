export type { LoadRise } from './telemetry/metric/load-rise.ts';
export { findLoadRise } from './telemetry/metric/load-rise.ts';
export type { MetricAlarm, MetricCause, MetricDiagnosis } from './telemetry/metric/metric-causes.ts';
export { findMetricCauses } from './telemetry/metric/metric-causes.ts';
export type { MetricOnset, TimedValues } from './telemetry/metric/metric-onset.ts';
export { findMetricOnset } from './telemetry/metric/metric-onset.ts';
export type { MetricName, MetricPoint, MetricTable } from './telemetry/metric/metric-table.ts';
export { buildMetricTable } from './telemetry/metric/metric-table.ts';
export type { CallGraph, MetricMeaning } from './telemetry/metric/metric-view.ts';
export { reachableFrom } from './telemetry/metric/metric-view.ts';
export type { Saturation } from './telemetry/metric/saturation.ts';
export { findSaturation } from './telemetry/metric/saturation.ts';
export { seriesText, thinnedPoints } from './telemetry/metric/series-text.ts';
export type { RecordedSpan, RecordedTelemetry } from './telemetry/recorded.ts';
export { FAILED_REQUESTS, requestSeries, SLOW_REQUESTS } from './telemetry/trace/request-series.ts';
export type { ServiceVersion } from './telemetry/trace/version-changes.ts';
export { versionsText } from './telemetry/trace/version-changes.ts';
export { traceRows, traceText } from './telemetry/trace/trace-text.ts';
export type { NamedPlace } from './telemetry/service/named-place.ts';
export type { ServiceLogLine } from './telemetry/service/log-event.ts';
export { learnQuietBaseline, type QuietBaseline } from './telemetry/service/quiet-baseline.ts';
export type { ResourceWindow, ServiceSeries } from './telemetry/service/resource-changes.ts';
export {
  type RankingContext,
  rankServices,
  type Resource,
  type ServiceCause,
  type ServiceSign,
} from './telemetry/service/rank-services.ts';
export { rankingConfidence } from './telemetry/service/ranking-confidence.ts';
export type { SuspectPlace } from './telemetry/service/suspect-places.ts';
export type { TelemetryWindow } from './telemetry/service/window-profile.ts';
export type { Span } from './telemetry/trace/span.ts';
