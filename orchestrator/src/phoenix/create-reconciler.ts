import { completeTrace } from '@mats/service';
import { SpanReconciler } from './span-reconciler.ts';
import type { SpanReconcilerOptions } from './span-reconciler.ts';
import { createStoredTraceReader } from './stored-trace.ts';
import type { HttpClient } from '@mats/service';
import type { Telemetry } from '@mats/telemetry';

/** The reconciler of this service, over Phoenix's HTTP interface. */
export function createReconciler(
  options: Omit<SpanReconcilerOptions, 'readStored' | 'ownPart' | 'client'> & {
    phoenixUrl: string | undefined;
    telemetry: Telemetry;
    client: HttpClient;
  },
): SpanReconciler {
  const { phoenixUrl, telemetry, client, ...others } = options;
  return new SpanReconciler({
    ...others,
    client,
    readStored: createStoredTraceReader({ phoenixUrl, client }),
    ownPart: (held) => completeTrace(telemetry, held),
  });
}
