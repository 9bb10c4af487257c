import { archiveRequestSchema, LIMITS, VERDICTS } from '@mats/contracts';
import type { SessionSummary } from '@mats/contracts';
import { memberFor } from '@mats/service';
import { Router } from 'express';
import { z } from 'zod';
import type { SessionRooms } from '../live/session-rooms.ts';
import type { SpanErasures } from '../phoenix/span-erasures.ts';
import { eraseSession } from '../store/erase-session.ts';
import type { ErasePlace } from '../store/erase-session.ts';
import type { InvestigationStore } from '../store/investigation-store.ts';
import type { SessionAccess } from '../store/session-access.ts';
import { ARCHIVED_CHOICES, SESSION_SORTS } from '../store/session-store.ts';
import type { SessionLife } from '../session-life.ts';
import type { SessionLifeStore } from '../store/session-life-store.ts';
import type { SessionStore } from '../store/session-store.ts';

const listQuerySchema = z.object({
  cursor: z.string().max(20).exactOptional(),
  query: z.string().max(200).exactOptional(),
  verdict: z.enum([...VERDICTS, 'none']).exactOptional(),
  since: z.iso.datetime().exactOptional(),
  sort: z.enum(SESSION_SORTS).exactOptional(),
  archived: z.enum(ARCHIVED_CHOICES).exactOptional(),
  tag: z.string().max(LIMITS.tagCharacters).exactOptional(),
  service: z.string().max(200).exactOptional(),
  owner: z.string().max(200).exactOptional(),
  state: z.enum(['open', 'resolved']).exactOptional(),
});

/** The asker's sessions, and one of them with its turns. */
export function sessionRoutes(options: {
  sessions: SessionStore;
  investigations: InvestigationStore;
  cancel: (id: string) => Promise<boolean>;
  erasing: ErasePlace;
  phoenix: Pick<SpanErasures, 'eraseSession'>;
  access: SessionAccess;
  rooms: SessionRooms;
  life: SessionLife;
  lives: SessionLifeStore;
  now: () => number;
}): Router {
  const { sessions, investigations, cancel, erasing, phoenix, access, rooms, life, lives, now } = options;
  const router = Router();
  const withLife = (found: readonly SessionSummary[], member: string): Promise<SessionSummary[]> =>
    lives.describe(found, { member, idleSince: life.idleSince() });
  router.get('/sessions', async (request, response) => {
    const member = memberFor(request, 'read');
    const list = await sessions.list(member, listQuerySchema.parse(request.query));
    response.json({ ...list, sessions: await withLife(list.sessions, member) });
  });
  router.get('/sessions/:id', async (request, response) => {
    const member = memberFor(request, 'read');
    const session = await sessions.read(request.params.id, member);
    const [lived] = await withLife([session], member);
    response.json({ ...session, ...lived, investigations: await investigations.ofSession(session.id) });
  });
  router.post('/sessions/:id/archive', async (request, response) => {
    const member = memberFor(request, 'ask');
    const { archived } = archiveRequestSchema.parse(request.body ?? {});
    const session = await sessions.read(request.params.id, member);
    await lives.archive(session.id, { member, archived, at: new Date(now()).toISOString() });
    const [after] = await withLife([session], member);
    response.json(after);
  });
  router.delete('/sessions/:id', async (request, response) => {
    const member = memberFor(request, 'ask');
    const { id } = request.params;
    await access.assert(id, member, 'own');
    for (const turn of await investigations.ofSession(id)) {
      if (turn.finished_at === null) await cancel(turn.id);
    }
    await eraseSession(erasing, { id, member, at: new Date(now()).toISOString() });
    void rooms.look();
    response.json({ erased: true, phoenix: await phoenix.eraseSession(id) });
  });
  return router;
}
