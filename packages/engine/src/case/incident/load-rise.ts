import { findLoadRise } from '../../signals/metric/load-rise.ts';
import type { TimedValues } from '../../signals/metric/metric-onset.ts';
import type { ServiceSeries } from '../../signals/service/resource-changes.ts';
import { resourceKindOf } from '../../signals/service/resource-kind.ts';

/** Requests to a failing service that rose before it failed, from outside. */
export interface MeasuredLoad {
  readonly series: ServiceSeries;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly factor: number;
}

function timed({ points }: ServiceSeries): TimedValues {
  return points.map(({ timeMs, value }) => [timeMs, value] as const);
}

/** Whether metrics show that a service was asked for more than before, and that it failed after that; null when not. */
export function measuredLoad(
  series: readonly ServiceSeries[],
  failing: { readonly service: string; readonly from: number },
): MeasuredLoad | null {
  const rates = series.filter(({ metric }) => resourceKindOf(metric) === 'load');
  const others = rates.filter(({ service }) => service !== failing.service).map(timed);
  for (const own of rates.filter(({ service }) => service === failing.service)) {
    const rise = findLoadRise({ own: timed(own), others, failingFrom: failing.from });
    if (rise !== null) return { series: own, ...rise };
  }
  return null;
}
