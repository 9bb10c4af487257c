import { newInviteSchema, newRoleSchema, newSharingSchema, redeemInviteSchema } from '@mats/contracts';
import type { SessionMembers } from '@mats/contracts';
import { memberFor } from '@mats/service';
import { createSession } from 'better-sse';
import { Router } from 'express';
import { z } from 'zod';
import type { PlacesPerMember } from '../live/places-per-member.ts';
import type { SessionRooms } from '../live/session-rooms.ts';
import type { AuditLog } from '../store/audit-log.ts';
import type { InviteStore } from '../store/invite-store.ts';
import type { MemberStore } from '../store/member-store.ts';
import type { SessionAccess } from '../store/session-access.ts';
import { keyIdOf } from './asker.ts';

const auditQuerySchema = z.object({ cursor: z.string().max(20).exactOptional() });

export interface SharingParts {
  access: SessionAccess;
  members: MemberStore;
  invites: InviteStore;
  audit: AuditLog;
  rooms: SessionRooms;
  streams: PlacesPerMember;
  now: () => number;
}

/** Who may do what in a session: members, invitations, what was done, and who is there now. */
export function sharingRoutes(parts: SharingParts): Router {
  return Router().use(memberRoutes(parts), inviteRoutes(parts), liveRoutes(parts));
}

function memberRoutes({ access, members, rooms, now }: SharingParts): Router {
  const router = Router();
  const at = (): string => new Date(now()).toISOString();
  const read = async (session: string, member: string): Promise<SessionMembers> => {
    const { role } = await access.assert(session, member, 'read');
    const team_readable = await access.isTeamReadable(session);
    return { session_id: session, role, team_readable, members: await members.list(session) };
  };
  router.get('/sessions/:id/members', async (request, response) => {
    response.json(await read(request.params.id, memberFor(request, 'read')));
  });
  router.put('/sessions/:id/members/:member', async (request, response) => {
    const by = memberFor(request, 'ask');
    const { id: session, member } = request.params;
    await access.assert(session, by, 'own');
    await members.changeRole({ session, member, by, at: at() }, newRoleSchema.parse(request.body).role);
    void rooms.look();
    response.json(await read(session, by));
  });
  router.delete('/sessions/:id/members/:member', async (request, response) => {
    const by = memberFor(request, 'ask');
    const { id: session, member } = request.params;
    // Whoever is a member may leave; to send somebody else away needs the owner.
    await access.assert(session, by, by === member ? 'read' : 'own');
    await members.remove({ session, member, by, at: at() });
    void rooms.look();
    response.status(204).end();
  });
  router.put('/sessions/:id/sharing', async (request, response) => {
    const by = memberFor(request, 'ask');
    const session = request.params.id;
    await access.assert(session, by, 'own');
    const { team_readable: readable } = newSharingSchema.parse(request.body);
    await members.setTeamReadable(session, { readable, by, at: at() });
    void rooms.look();
    response.json(await read(session, by));
  });
  return router;
}

function inviteRoutes({ access, invites, rooms }: SharingParts): Router {
  const router = Router();
  router.get('/sessions/:id/invites', async (request, response) => {
    await access.assert(request.params.id, memberFor(request, 'read'), 'own');
    response.json({ invites: await invites.list(request.params.id) });
  });
  router.post('/sessions/:id/invites', async (request, response) => {
    const by = memberFor(request, 'ask');
    await access.assert(request.params.id, by, 'own');
    const made = await invites.make(request.params.id, { ...newInviteSchema.parse(request.body), by });
    void rooms.look();
    response.status(201).json(made);
  });
  router.delete('/sessions/:id/invites/:invite', async (request, response) => {
    const by = memberFor(request, 'ask');
    await access.assert(request.params.id, by, 'own');
    await invites.revoke(request.params.id, { id: request.params.invite, by });
    void rooms.look();
    response.status(204).end();
  });
  router.post('/invites/redeem', async (request, response) => {
    const member = memberFor(request, 'ask');
    const redeemed = await invites.redeem(redeemInviteSchema.parse(request.body).token, member);
    void rooms.look();
    response.json(redeemed);
  });
  return router;
}

function liveRoutes({ access, audit, rooms, streams }: SharingParts): Router {
  const router = Router();
  router.get('/sessions/:id/audit', async (request, response) => {
    const member = memberFor(request, 'read');
    const { id } = request.params;
    // Of a session that is gone, whoever was its owner may still read what was done.
    if ((await audit.ownerOfDeleted(id)) !== member || (await access.roleIn(id, member)) !== undefined) {
      await access.assert(id, member, 'own');
    }
    response.json(await audit.read(id, auditQuerySchema.parse(request.query).cursor));
  });
  router.get('/sessions/:id/events', async (request, response) => {
    const member = memberFor(request, 'read');
    const { id } = request.params;
    await access.assert(id, member, 'read');
    response.once('close', streams.take(member));
    const stream = await createSession(request, response, {
      keepAlive: 15_000,
      retry: 1_000,
      headers: { 'X-Accel-Buffering': 'no', 'Cache-Control': 'no-store' },
    });
    const leave = await rooms.enter(id, {
      member,
      keyId: keyIdOf(request),
      onHere: (members) => stream.push({ type: 'here', members }),
      onChanged: () => stream.push({ type: 'changed' }),
      onDismissed: () => response.end(),
    });
    if (response.closed) leave();
    response.once('close', leave);
  });
  return router;
}
