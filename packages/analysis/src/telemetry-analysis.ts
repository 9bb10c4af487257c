export type { MetricAlarm, MetricCause, MetricDiagnosis } from './telemetry/metric/metric-causes.ts';
export { findMetricCauses } from './telemetry/metric/metric-causes.ts';
export type { MetricName, MetricPoint, MetricTable } from './telemetry/metric/metric-table.ts';
export { buildMetricTable } from './telemetry/metric/metric-table.ts';
export type { CallGraph, MetricMeaning } from './telemetry/metric/metric-view.ts';
