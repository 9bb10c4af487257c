import { sessionMarksSchema } from '@mats/contracts';
import { memberFor } from '@mats/service';
import { redactAll } from '@mats/telemetry';
import { Router } from 'express';
import type { InvestigationStore } from '../store/investigation-store.ts';
import type { SessionAccess } from '../store/session-access.ts';
import type { SessionMarkStore } from '../store/session-marks.ts';
import type { SessionStore } from '../store/session-store.ts';

/** What people note of a session (name, tags, pin, resolved), and what the asker said of its answers. */
export function sessionMarkRoutes(options: {
  sessions: SessionStore;
  investigations: InvestigationStore;
  access: SessionAccess;
  marks: SessionMarkStore;
  now: () => number;
}): Router {
  const { access, sessions, investigations, marks, now } = options;
  const router = Router();
  router.patch('/sessions/:id', async (request, response) => {
    const member = memberFor(request, 'ask');
    const wanted = redactAll(sessionMarksSchema.parse(request.body));
    const { id } = request.params;
    const { pinned: _own, ...ofAll } = wanted;
    // A pin is its reader's alone; what all see is for those who may ask.
    await access.assert(id, member, Object.keys(ofAll).length === 0 ? 'read' : 'ask');
    await marks.set(id, wanted, { member, at: new Date(now()).toISOString() });
    response.json(await sessions.read(id, member));
  });
  router.get('/sessions/:id/feedback', async (request, response) => {
    const member = memberFor(request, 'read');
    const { id } = await sessions.read(request.params.id, member);
    response.json({ feedback: await investigations.feedbackOf(id, member) });
  });
  return router;
}
