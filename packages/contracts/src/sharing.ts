import { z } from 'zod';
import { investigationIdSchema, sessionIdSchema } from './ids.ts';
import { sessionRoleSchema } from './session-role.ts';

/** Who may read sessions that say nothing of it themselves: everybody who may sign in, or their members alone. */
export const READABLE_BY = ['team', 'members'] as const;
export type ReadableBy = (typeof READABLE_BY)[number];

const LONGEST_INVITE_DAYS = 365;

/** `GET /sessions/:id/members` */
export const sessionMembersSchema = z.object({
  session_id: sessionIdSchema,
  /** What the asker may do. */
  role: sessionRoleSchema,
  /** Whether everybody who may sign in may read it. */
  team_readable: z.boolean(),
  members: z.array(
    z.object({
      member: z.string(),
      role: sessionRoleSchema,
      /** Null: from the beginning. */
      joined_at: z.iso.datetime().nullable(),
    }),
  ),
});
export type SessionMembers = z.infer<typeof sessionMembersSchema>;

/** `PUT /sessions/:id/members/:member`; `owner` hands the session over. */
export const newRoleSchema = z.object({ role: sessionRoleSchema });

/** `PUT /sessions/:id/sharing` */
export const newSharingSchema = z.object({ team_readable: z.boolean() });

/** `POST /sessions/:id/invites`: what the link gives, and for how many days it can be used. */
export const newInviteSchema = z.object({
  role: z.enum(['editor', 'viewer']),
  days: z.int().min(1).max(LONGEST_INVITE_DAYS).default(7),
});

/** An invitation as it is shown; its token is shown once, when it is made. */
export const inviteSchema = z.object({
  id: z.string(),
  role: sessionRoleSchema,
  created_by: z.string(),
  created_at: z.iso.datetime(),
  /** The link brings nobody in after that; who has joined stays. */
  expires_at: z.iso.datetime(),
  revoked_at: z.iso.datetime().nullable(),
  used_by: z.array(z.object({ member: z.string(), at: z.iso.datetime() })),
});
export type Invite = z.infer<typeof inviteSchema>;
export const inviteListSchema = z.object({ invites: z.array(inviteSchema) });
export const madeInviteSchema = inviteSchema.extend({ token: z.string() });

/** `POST /invites/redeem` */
export const redeemInviteSchema = z.object({ token: z.string().min(1).max(200) });
export const redeemedInviteSchema = z.object({ session_id: sessionIdSchema, role: sessionRoleSchema });

/** What is written down of who did what. */
export const AUDIT_ACTIONS = [
  'asked',
  'stopped',
  'shared',
  'invited',
  'invite_revoked',
  'joined',
  'role_changed',
  'handed_over',
  'removed',
  'left',
  'commented',
  'judged',
  'exported',
  'proposed',
  'approved',
  'refused',
  'deleted',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Of what an entry is about: names, roles and numbers, never what was asked or answered. */
export const auditAboutSchema = z.object({
  turn: z.int().positive().optional(),
  member: z.string().optional(),
  role: sessionRoleSchema.optional(),
  invite: z.string().optional(),
  until: z.iso.datetime().optional(),
  team_readable: z.boolean().optional(),
  format: z.string().optional(),
  action: z.string().optional(),
  /** Whose the session was when it was deleted: the one who may still read its audit log. */
  owner: z.string().optional(),
});
export type AuditAbout = z.infer<typeof auditAboutSchema>;

/** `GET /sessions/:id/audit`, latest first. */
export const auditEntrySchema = z.object({
  at: z.iso.datetime(),
  /** Null: MATS itself, as when a session's time is over. */
  member: z.string().nullable(),
  action: z.enum(AUDIT_ACTIONS),
  about: auditAboutSchema,
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
export const auditLogSchema = z.object({ entries: z.array(auditEntrySchema), next: z.string().nullable() });

const SHORT_TEXT = 4_000;

/** `POST /investigations/:id/comments` */
export const newCommentSchema = z.object({ text: z.string().trim().min(1).max(SHORT_TEXT) });
export const commentSchema = z.object({
  id: z.string(),
  investigation_id: investigationIdSchema,
  member: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
});
export type Comment = z.infer<typeof commentSchema>;

export const judgementSchema = z.object({
  investigation_id: investigationIdSchema,
  member: z.string(),
  score: z.enum(['up', 'down']),
  comment: z.string(),
  at: z.iso.datetime(),
});
export type Judgement = z.infer<typeof judgementSchema>;

/** Steps that act, or would: none of them sends anything anywhere by itself. */
export const APPROVAL_ACTIONS = ['issue_text'] as const;
export type ApprovalAction = (typeof APPROVAL_ACTIONS)[number];
export const newApprovalSchema = z.object({ action: z.enum(APPROVAL_ACTIONS) });
export const approvalDecisionSchema = z.object({ decision: z.enum(['approve', 'refuse']) });

/** A step that waits until somebody who may ask has approved it; its outcome is there afterwards. */
export const approvalSchema = z.object({
  id: z.string(),
  investigation_id: investigationIdSchema,
  action: z.enum(APPROVAL_ACTIONS),
  state: z.enum(['waiting', 'done', 'refused']),
  proposed_by: z.string(),
  proposed_at: z.iso.datetime(),
  decided_by: z.string().nullable(),
  decided_at: z.iso.datetime().nullable(),
  /** What the step made, such as the text of an issue; null until it is done. */
  outcome: z.string().nullable(),
});
export type Approval = z.infer<typeof approvalSchema>;

/** `GET /sessions/:id/discussion`: what people said of the session's turns, oldest first. */
export const discussionSchema = z.object({
  comments: z.array(commentSchema),
  judgements: z.array(judgementSchema),
  approvals: z.array(approvalSchema),
});
export type Discussion = z.infer<typeof discussionSchema>;

/** `POST /investigations/:id/exports`: a reader has taken the turn away as a file. */
export const newExportSchema = z.object({ format: z.enum(['json', 'html', 'markdown']) });
export const notedSchema = z.object({ noted: z.literal(true) });

/** `GET /sessions/:id/events`: who is there now, and that the session has changed and is to be read again. */
export const sessionNoticeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('here'), members: z.array(z.string()) }),
  z.object({ type: z.literal('changed') }),
]);
export type SessionNotice = z.infer<typeof sessionNoticeSchema>;
