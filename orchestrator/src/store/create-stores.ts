import type { Kysely } from 'kysely';
import { AnalysisStore } from './analysis-store.ts';
import { AnalyticsStore } from './analytics-store.ts';
import type { AttachmentBytes } from './attachment-bytes.ts';
import { AttachmentStore } from './attachment-store.ts';
import { AuditLog } from './audit-log.ts';
import { CallStore } from './call-store.ts';
import { ChangeStore } from './change-store.ts';
import { DiscussionStore } from './discussion-store.ts';
import { InvestigationStore } from './investigation-store.ts';
import { InviteStore } from './invite-store.ts';
import { MemberStore } from './member-store.ts';
import type { Database } from './schema.ts';
import { SessionAccess } from './session-access.ts';
import { SessionLifeStore } from './session-life-store.ts';
import { SessionMarkStore } from './session-marks.ts';
import { SessionStore } from './session-store.ts';
import { SignOutStore } from './sign-out-store.ts';
import type { StorageSpace } from './storage-space.ts';
import { StoredSpansStore } from './stored-spans-store.ts';

/** Everything that is kept in the database. */
export interface Stores {
  readonly access: SessionAccess;
  readonly analyses: AnalysisStore;
  readonly analytics: AnalyticsStore;
  readonly attachments: AttachmentStore;
  readonly audit: AuditLog;
  readonly calls: CallStore;
  readonly changes: ChangeStore;
  readonly discussion: DiscussionStore;
  readonly investigations: InvestigationStore;
  readonly invites: InviteStore;
  readonly lives: SessionLifeStore;
  readonly marks: SessionMarkStore;
  readonly members: MemberStore;
  readonly sessions: SessionStore;
  readonly signOuts: SignOutStore;
  readonly storedSpans: StoredSpansStore;
}

/** Puts the stores over one database; `bytes` are where the attachments lie. */
export function createStores(
  database: Kysely<Database>,
  options: {
    readonly bytes: AttachmentBytes;
    readonly teamReads: boolean;
    readonly newId: () => string;
    readonly now: () => number;
    readonly space: StorageSpace;
    /** What a member may keep in files. */
    readonly perMemberBytes: number;
    /** Of the MATS that keeps them. */
    readonly version: string;
  },
): Stores {
  const { bytes, teamReads, newId, now, space, perMemberBytes, version } = options;
  const access = new SessionAccess(database, { teamReads });
  const attachments = new AttachmentStore(database, { bytes, newId, access, space, perMemberBytes });
  const lives = new SessionLifeStore(database);
  return {
    access,
    analyses: new AnalysisStore(database),
    analytics: new AnalyticsStore(database),
    attachments,
    audit: new AuditLog(database),
    calls: new CallStore(database, version),
    changes: new ChangeStore(database),
    discussion: new DiscussionStore(database, { newId, now }),
    investigations: new InvestigationStore(database, { attachments, access }),
    invites: new InviteStore(database, { now }),
    lives,
    marks: new SessionMarkStore(database),
    members: new MemberStore(database),
    sessions: new SessionStore(database, { access, lives }),
    signOuts: new SignOutStore(database, { now }),
    storedSpans: new StoredSpansStore(database),
  };
}
