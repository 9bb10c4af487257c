import {
  approvalSchema,
  auditLogSchema,
  commentSchema,
  discussionSchema,
  inviteListSchema,
  madeInviteSchema,
  redeemedInviteSchema,
  sessionMembersSchema,
} from '@mats/contracts';
import type { Approval, AuditEntry, Comment, Discussion, Invite, SessionMembers, SessionRole } from '@mats/contracts';
import { send, sendFor } from './http.ts';

function of(session: string, rest: string): string {
  return `/sessions/${encodeURIComponent(session)}/${rest}`;
}

export function readMembers(session: string): Promise<SessionMembers> {
  return sendFor(sessionMembersSchema, of(session, 'members'));
}

/** Gives a member another role; `owner` hands the session over. */
export function changeRole(session: string, member: string, role: SessionRole): Promise<SessionMembers> {
  return sendFor(sessionMembersSchema, of(session, `members/${encodeURIComponent(member)}`), {
    method: 'PUT',
    json: { role },
  });
}

export async function removeMember(session: string, member: string): Promise<void> {
  await send(of(session, `members/${encodeURIComponent(member)}`), { method: 'DELETE', json: {} });
}

export function setTeamReadable(session: string, readable: boolean): Promise<SessionMembers> {
  return sendFor(sessionMembersSchema, of(session, 'sharing'), { method: 'PUT', json: { team_readable: readable } });
}

export async function listInvites(session: string): Promise<readonly Invite[]> {
  return (await sendFor(inviteListSchema, of(session, 'invites'))).invites;
}

export function makeInvite(
  session: string,
  wanted: { role: SessionRole; days: number },
): Promise<Invite & { token: string }> {
  return sendFor(madeInviteSchema, of(session, 'invites'), { method: 'POST', json: wanted });
}

export async function revokeInvite(session: string, id: string): Promise<void> {
  await send(of(session, `invites/${encodeURIComponent(id)}`), { method: 'DELETE', json: {} });
}

export function redeemInvite(token: string): Promise<{ session_id: string; role: SessionRole }> {
  return sendFor(redeemedInviteSchema, '/invites/redeem', { method: 'POST', json: { token } });
}

export function readAudit(
  session: string,
  cursor: string | null,
): Promise<{ entries: AuditEntry[]; next: string | null }> {
  const page = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  return sendFor(auditLogSchema, of(session, `audit${page}`));
}

export function readDiscussion(session: string): Promise<Discussion> {
  return sendFor(discussionSchema, of(session, 'discussion'));
}

export function sendComment(investigation: string, text: string): Promise<Comment> {
  return sendFor(commentSchema, `/investigations/${investigation}/comments`, { method: 'POST', json: { text } });
}

/** Proposes to write the text of an issue; it waits for an approval. */
export function proposeIssueText(investigation: string): Promise<Approval> {
  const json = { action: 'issue_text' };
  return sendFor(approvalSchema, `/investigations/${investigation}/approvals`, { method: 'POST', json });
}

export function decideApproval(approval: Approval, decision: 'approve' | 'refuse'): Promise<Approval> {
  const path = `/investigations/${approval.investigation_id}/approvals/${encodeURIComponent(approval.id)}`;
  return sendFor(approvalSchema, path, { method: 'POST', json: { decision } });
}

/** Notes that the reader has taken a turn away as a file; the file is made here whether or not it can be noted. */
export function noteExport(investigation: string, format: 'json' | 'html' | 'markdown'): void {
  send(`/investigations/${investigation}/exports`, { method: 'POST', json: { format } }).catch(() => undefined);
}
