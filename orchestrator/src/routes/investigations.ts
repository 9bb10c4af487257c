import { MatsError } from '@mats/contracts';
import { createSession } from 'better-sse';
import { memberFor } from '@mats/service';
import { Router } from 'express';
import { z } from 'zod';
import type { InvestigationRunner } from '../investigation/investigation-runner.ts';
import type { EventFeed } from '../live/event-feed.ts';
import { followEvents } from '../live/follow-events.ts';
import type { FeedbackSink } from '../phoenix/feedback-sink.ts';
import type { InvestigationStore } from '../store/investigation-store.ts';

export const feedbackSchema = z.object({
  score: z.enum(['up', 'down']),
  comment: z.string().max(4_000).default(''),
});

/** One investigation: its record, its events as they come, stop, and the reader's opinion. */
export function investigationRoutes(options: {
  investigations: InvestigationStore;
  runner: InvestigationRunner;
  feed: EventFeed;
  feedback: FeedbackSink;
  now: () => number;
}): Router {
  const { investigations, runner, feed, feedback, now } = options;
  const router = Router();
  router.get('/investigations/:id', async (request, response) => {
    response.json(await investigations.read(request.params.id, memberFor(request, 'read')));
  });
  router.get('/investigations/:id/events', async (request, response) => {
    const { id } = request.params;
    const member = memberFor(request, 'read');
    if (!feed.isOwner(id, member)) await investigations.read(id, member);
    const stream = await createSession(request, response, {
      keepAlive: 15_000,
      retry: 1_000,
      headers: { 'X-Accel-Buffering': 'no', 'Cache-Control': 'no-store' },
    });
    const gone = new AbortController();
    stream.once('disconnected', () => gone.abort());
    const after = Number.parseInt(stream.lastId, 10) || 0;
    for await (const event of followEvents(id, { after, store: investigations, feed, signal: gone.signal })) {
      stream.push(event, 'message', String(event.seq));
    }
    response.end();
  });
  router.post('/investigations/:id/cancel', async (request, response) => {
    const member = memberFor(request, 'ask');
    const { id } = await investigations.read(request.params.id, member);
    const stopped = await runner.cancel(id);
    const investigation = await investigations.read(id, member);
    if (!stopped && investigation.finished_at === null)
      throw new MatsError('conflict', { reason: 'it runs elsewhere' });
    response.json(investigation);
  });
  router.post('/investigations/:id/feedback', async (request, response) => {
    const member = memberFor(request, 'ask');
    const { score, comment } = feedbackSchema.parse(request.body);
    const investigation = await investigations.read(request.params.id, member);
    await investigations.saveFeedback(investigation.id, { member, score, comment, at: new Date(now()).toISOString() });
    const sent = await feedback.send({ traceId: investigation.trace_id, member, score, comment });
    response.json({ kept: true, phoenix: sent });
  });
  return router;
}
