import { HEADERS, MatsError } from '@mats/contracts';
import { createSession } from 'better-sse';
import { callerOf, memberFor } from '@mats/service';
import { redactSecrets } from '@mats/telemetry';
import { Router } from 'express';
import { z } from 'zod';
import type { EventFeed } from '../live/event-feed.ts';
import type { PlacesPerMember } from '../live/places-per-member.ts';
import { followEvents } from '../live/follow-events.ts';
import type { SessionRooms } from '../live/session-rooms.ts';
import type { Orchestrator } from '../orchestrator.ts';
import type { FeedbackSink } from '../phoenix/feedback-sink.ts';
import type { AuditLog } from '../store/audit-log.ts';
import { databaseText } from '../store/database-text.ts';
import type { InvestigationStore } from '../store/investigation-store.ts';
import type { SessionAccess } from '../store/session-access.ts';
import type { StorageSpace } from '../store/storage-space.ts';
import { mayChooseTenant } from '../tenant.ts';
import { keyIdOf, labelOf } from './asker.ts';

export const feedbackSchema = z.object({
  score: z.enum(['up', 'down']),
  comment: z.string().max(4_000).default(''),
});

interface InvestigationParts {
  investigations: InvestigationStore;
  cancel: (id: string) => Promise<boolean>;
  orchestrator: Orchestrator;
  feed: EventFeed;
  feedback: FeedbackSink;
  streams: PlacesPerMember;
  access: SessionAccess;
  audit: AuditLog;
  rooms: SessionRooms;
  space: StorageSpace;
  isStopping: () => boolean;
  now: () => number;
}

/** A question that is asked again is a question like others: it is not taken while the orchestrator stops, or without room. */
function againRoute({ investigations, orchestrator, space, isStopping }: InvestigationParts): Router {
  return Router().post('/investigations/:id/again', async (request, response) => {
    if (isStopping()) throw new MatsError('stopping');
    const member = memberFor(request, 'ask');
    const asker = {
      member,
      label: labelOf(request),
      traceparent: request.get(HEADERS.traceparent),
      tenant: { asked: undefined, mayChoose: mayChooseTenant(callerOf(request)) },
    };
    await space.assertRoom();
    const turn = await orchestrator.again(request.params.id, asker);
    response
      .status(202)
      .location(`/investigations/${turn.id}`)
      .json(turn.accepted ?? (await investigations.read(turn.id, member)));
  });
}

/** One investigation: its record, its events as they come, stop, and the reader's opinion. */
export function investigationRoutes(options: InvestigationParts): Router {
  const { investigations, cancel, feed, feedback, streams, access, audit, rooms, now } = options;
  const at = (): string => new Date(now()).toISOString();
  const router = Router();
  router.get('/investigations/:id', async (request, response) => {
    response.json(await investigations.read(request.params.id, memberFor(request, 'read')));
  });
  router.get('/investigations/:id/events', async (request, response) => {
    const { id } = request.params;
    const member = memberFor(request, 'read');
    const { sessionId } = await access.assertTurn(id, member, 'read');
    response.once('close', streams.take(member));
    const stream = await createSession(request, response, {
      keepAlive: 15_000,
      retry: 1_000,
      headers: { 'X-Accel-Buffering': 'no', 'Cache-Control': 'no-store' },
    });
    const gone = new AbortController();
    stream.once('disconnected', () => gone.abort());
    response.once(
      'close',
      rooms.listen(sessionId, { member, keyId: keyIdOf(request), onDismissed: () => gone.abort() }),
    );
    const after = Number.parseInt(stream.lastId, 10) || 0;
    for await (const event of followEvents(id, { after, store: investigations, feed, signal: gone.signal })) {
      stream.push(event, 'message', String(event.seq));
    }
    response.end();
  });
  router.post('/investigations/:id/cancel', async (request, response) => {
    const member = memberFor(request, 'ask');
    const { id } = request.params;
    const { sessionId, turn } = await access.assertTurn(id, member, 'ask');
    const stopped = await cancel(id);
    if (stopped) await audit.write({ session: sessionId, member, action: 'stopped', about: { turn }, at: at() });
    const investigation = await investigations.read(id, member);
    if (!stopped && investigation.finished_at === null)
      throw new MatsError('conflict', { reason: 'the orchestrator that works on it does not answer' });
    response.json(investigation);
  });
  router.use(againRoute(options));
  router.post('/investigations/:id/feedback', async (request, response) => {
    const member = memberFor(request, 'ask');
    const { score, comment: said } = feedbackSchema.parse(request.body);
    const comment = redactSecrets(databaseText(said));
    const { id } = request.params;
    const { sessionId, turn, traceId } = await access.assertTurn(id, member, 'ask');
    await investigations.saveFeedback(id, { member, score, comment, at: at() });
    await audit.write({ session: sessionId, member, action: 'judged', about: { turn }, at: at() });
    void rooms.look();
    const sent = await feedback.send({ traceId, sessionId, turn, member, score, comment });
    response.json({ kept: true, phoenix: sent });
  });
  return router;
}
