import {
  approvalDecisionSchema,
  MatsError,
  newApprovalSchema,
  newCommentSchema,
  newExportSchema,
} from '@mats/contracts';
import { memberFor } from '@mats/service';
import { redactSecrets } from '@mats/telemetry';
import { Router } from 'express';
import type { Request } from 'express';
import type { SessionRooms } from '../live/session-rooms.ts';
import { issueText } from '../report/issue-text.ts';
import type { AuditLog } from '../store/audit-log.ts';
import { databaseText } from '../store/database-text.ts';
import type { DiscussionStore } from '../store/discussion-store.ts';
import type { InvestigationStore } from '../store/investigation-store.ts';
import type { Right, SessionAccess } from '../store/session-access.ts';

export interface DiscussionParts {
  access: SessionAccess;
  discussion: DiscussionStore;
  investigations: InvestigationStore;
  audit: AuditLog;
  rooms: SessionRooms;
  now: () => number;
}

/** What people say of turns, steps that wait for an approval, and that a turn was taken away as a file. */
export function discussionRoutes(parts: DiscussionParts): Router {
  const { access, discussion, investigations, audit, rooms, now } = parts;
  const router = Router();
  const turnOf = async (
    request: Request<{ id: string }>,
    right: Right,
  ): Promise<{ investigation: string; session: string; turn: number; by: string }> => {
    const by = memberFor(request, right === 'read' ? 'read' : 'ask');
    const { id } = request.params;
    const { sessionId, turn } = await access.assertTurn(id, by, right);
    return { investigation: id, session: sessionId, turn, by };
  };
  router.get('/sessions/:id/discussion', async (request, response) => {
    await access.assert(request.params.id, memberFor(request, 'read'), 'read');
    response.json(await discussion.read(request.params.id));
  });
  router.post('/investigations/:id/comments', async (request, response) => {
    const about = await turnOf(request, 'ask');
    const { text } = newCommentSchema.parse(request.body);
    const comment = await discussion.comment(about, redactSecrets(databaseText(text)));
    void rooms.look();
    response.status(201).json(comment);
  });
  router.post('/investigations/:id/approvals', async (request, response) => {
    const about = await turnOf(request, 'ask');
    const { action } = newApprovalSchema.parse(request.body);
    const { report } = await investigations.read(about.investigation, about.by);
    if (report === null) throw new MatsError('conflict', { reason: 'the turn has no answer to write an issue from' });
    const approval = await discussion.propose(about, action);
    void rooms.look();
    response.status(201).json(approval);
  });
  router.post('/investigations/:id/approvals/:approval', async (request, response) => {
    const about = await turnOf(request, 'ask');
    const { decision } = approvalDecisionSchema.parse(request.body);
    const investigation = await investigations.read(about.investigation, about.by);
    const approval = await discussion.decide(about, {
      id: request.params.approval,
      approved: decision === 'approve',
      carryOut: () => issueText(investigation),
    });
    void rooms.look();
    response.json(approval);
  });
  router.post('/investigations/:id/exports', async (request, response) => {
    const { session, turn, by } = await turnOf(request, 'read');
    const { format } = newExportSchema.parse(request.body);
    const at = new Date(now()).toISOString();
    await audit.write({ session, member: by, action: 'exported', about: { turn, format }, at });
    response.status(201).json({ noted: true });
  });
  return router;
}
