import type { StoredSpans } from '@mats/contracts';
import { memberFor } from '@mats/service';
import { Router } from 'express';
import type { SpanReconciler } from '../phoenix/span-reconciler.ts';
import type { InvestigationStore } from '../store/investigation-store.ts';
import type { StoredSpansStore } from '../store/stored-spans-store.ts';

/** How much of a turn's trace is stored in Phoenix. */
export function storedSpansRoutes(options: {
  investigations: InvestigationStore;
  storedSpans: StoredSpansStore;
  reconciler: SpanReconciler;
  now: () => number;
}): Router {
  const { investigations, storedSpans, reconciler, now } = options;
  return Router().get('/investigations/:id/spans', async (request, response) => {
    const { id, trace_id: traceId } = await investigations.read(request.params.id, memberFor(request, 'read'));
    const trace = await storedSpans.traceOf(id);
    const open: StoredSpans = {
      trace_id: traceId,
      made: 0,
      stored: 0,
      complete: false,
      unknown: 'not_ended',
      missing: [],
      checked_at: new Date(now()).toISOString(),
    };
    const seen = trace.ended
      ? ((await storedSpans.whole(id, traceId)) ?? (await reconciler.look(trace, { send: false })))
      : open;
    response.set('cache-control', 'no-store').json(seen);
  });
}
