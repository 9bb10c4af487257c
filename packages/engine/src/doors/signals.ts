/* Spans and series to onset, who failed first and what was saturated. */
export type { Deployment } from '../signals/deployment.ts';
export { seriesText, thinnedPoints } from '../signals/metric/series-text.ts';
export type { ProviderNotice } from '../signals/provider-notice.ts';
export type { RecordedSpan, RecordedTelemetry } from '../signals/recorded.ts';
export type { ServiceLogLine } from '../signals/service/log-event.ts';
export type { ServiceSeries } from '../signals/service/resource-changes.ts';
export { resourceKindOf } from '../signals/service/resource-kind.ts';
export { FAILED_REQUESTS, requestSeries, SLOW_REQUESTS } from '../signals/trace/request-series.ts';
export { traceRows, traceText } from '../signals/trace/trace-text.ts';
export { versionsText } from '../signals/trace/version-changes.ts';
