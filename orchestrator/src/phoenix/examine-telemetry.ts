import type { HttpClient } from '@mats/service';
import { CollectorQueue } from './collector-queue.ts';
import { createPhoenixExaminer } from './examine-phoenix.ts';
import type { PhoenixExaminer } from './examine-phoenix.ts';

/** Looks at the way of spans: at the collector, where one is named, and into Phoenix. */
export function createTelemetryExaminer(options: {
  phoenixUrl: string | undefined;
  /** Where the collector answers Prometheus; undefined: there is none. */
  collectorMetricsUrl: string | undefined;
  client: Pick<HttpClient, 'get'>;
  now: () => number;
}): PhoenixExaminer {
  const { collectorMetricsUrl: url, client, now } = options;
  const phoenix = createPhoenixExaminer(options);
  if (url === undefined) return phoenix;
  const queue = new CollectorQueue({ url, client, now });
  queue.keepLooking();
  return {
    examine: async (turn) => {
      const [waiting, found] = await Promise.all([queue.check(), phoenix.examine(turn)]);
      return [waiting, ...found];
    },
  };
}
