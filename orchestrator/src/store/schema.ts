import type {
  ApiKeyScope,
  AuditAbout,
  Change,
  EventBody,
  Failure,
  FiledDelegation,
  Finding,
  InvestigationState,
  Report,
  SessionOrigin,
  Verdict,
} from '@mats/contracts';
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, string, string>;
/** JSON goes in as text and comes out parsed. */
type Json<Value> = ColumnType<Value, string, string>;

export interface StoredRequest {
  attachments: string[];
  repositories: string[];
  sample: boolean;
  /** The zone of times that name none; left out: UTC. */
  time_zone?: string;
  /** Whose project its spans go to; none in records from before tenants were kept. */
  tenant?: string;
  /** Set when something in the question was taken for a secret. */
  redacted?: true;
  /** Set when the page's server handed the question on, which makes a span of its own. */
  viaPage?: true;
  metadata?: Record<string, unknown>;
  tags?: string[];
  /** The turn whose question it is again: it knows of the turns before that one alone. */
  again?: number;
}

type CallBody = Pick<FiledDelegation, 'version' | 'request' | 'finding' | 'report' | 'needs'>;

export interface Database {
  sessions: {
    id: string;
    owner: string;
    title: string;
    created_at: Timestamp;
    last_activity: Timestamp;
    turns: number;
    duration_ms: number;
    verdict: Verdict | null;
    service: string | null;
    /** What the newest answer says in one line. */
    headline: string | null;
    /** Set with the first turn and never changed; null: from before tenants were kept. */
    tenant: Generated<string | null>;
  };
  session_members: {
    session_id: string;
    member: string;
    role: string;
    /** Null: from the session's beginning. */
    joined_at: ColumnType<Date | null, string | null | undefined, string | null>;
  };
  /** Of sessions that say themselves who may read them; of others the installation's setting holds. */
  session_sharing: { session_id: string; team_readable: boolean };
  invites: {
    id: string;
    session_id: string;
    role: string;
    /** SHA-256 of the token, in hexadecimal. */
    hash: string;
    created_by: string;
    created_at: Timestamp;
    expires_at: Timestamp;
    revoked_at: ColumnType<Date | null, string | null, string | null>;
  };
  invite_uses: { invite_id: string; member: string; at: Timestamp };
  comments: { id: string; investigation_id: string; member: string; body: string; at: Timestamp };
  approvals: {
    id: string;
    investigation_id: string;
    action: string;
    state: string;
    proposed_by: string;
    proposed_at: Timestamp;
    decided_by: string | null;
    decided_at: ColumnType<Date | null, string | null, string | null>;
    outcome: string | null;
  };
  /** Who did what; without a reference to the session, which it outlives. `member` is null for MATS itself. */
  audit: {
    id: Generated<number>;
    session_id: string;
    at: Timestamp;
    member: string | null;
    action: string;
    about: Json<AuditAbout>;
  };
  session_archive: { session_id: string; member: string; at: Timestamp };
  /** Sessions that go on from one that had ended; `root` is the first of the chain. */
  session_links: { session_id: string; continues: string; root: string };
  /** Erased sessions of which spans may still arrive. */
  erasures: {
    session_id: string;
    erased_at: Timestamp;
    due_at: Timestamp;
    looks: number;
    /** Of its turns; none in records from before they were kept. */
    traces: ColumnType<string[], string | undefined, string>;
    tenant: Generated<string | null>;
  };
  /** Files whose bytes are to be removed, those of uploads under way unless they come to their end. */
  file_removals: { id: string; due_at: Timestamp };
  /** Sign-ins of the page that ended before their cookies. */
  sign_outs: { login: string; until: Timestamp };
  session_marks: {
    session_id: string;
    /** Null: the first question is its title. */
    title: string | null;
    tags: ColumnType<string[], string | undefined, string>;
    resolved_at: ColumnType<Date | null, string | null | undefined, string | null>;
  };
  session_pins: { session_id: string; member: string };
  investigations: {
    id: string;
    session_id: string;
    turn: number;
    state: InvestigationState;
    prompt: string;
    request: Json<StoredRequest>;
    trace_id: string;
    traceparent: string;
    attempts: Generated<number>;
    /** Null for questions from before keys were kept. */
    asked_by: string | null;
    idempotency_key: string | null;
    request_hash: string | null;
    created_at: Timestamp;
    finished_at: ColumnType<Date | null, string | null, string | null>;
    error: ColumnType<Failure | null, string | null, string | null>;
  };
  /** `origin` names what an event tells of, so that it is stored once; null for the first of a turn. */
  events: { investigation_id: string; seq: number; at: Timestamp; body: Json<EventBody>; origin: string | null };
  /** Processes that work on runs; `beat` rises while one lives. */
  executors: { id: string; place: string | null; pid: number; began: string | null; beat: number };
  /** Unfinished investigations and whose they are; the executor is empty for one that was left in good order. */
  runs: { investigation_id: string; executor: string; fence: Generated<number>; cancel: Generated<boolean> };
  steps: { investigation_id: string; key: string; output: Json<unknown> };
  findings: { investigation_id: string; agent: string; body: Json<Finding> };
  evidence: { investigation_id: string; id: string; body: Json<unknown> };
  reports: { investigation_id: string; body: Json<Report>; markdown: string };
  attachments: {
    id: string;
    owner: string;
    name: string;
    bytes: number;
    lines: number;
    sha256: string;
    created_at: Timestamp;
  };
  api_keys: {
    id: string;
    name: string;
    member: string;
    scopes: Json<ApiKeyScope[]>;
    /** Null: any. */
    tenant: Generated<string | null>;
    hash: string;
    created_at: Timestamp;
    expires_at: ColumnType<Date | null, string | null, string | null>;
    last_used_at: ColumnType<Date | null, string | null, string | null>;
  };
  /** Posted changes; `scope` is a session's id, or empty for all of the installation. */
  changes: {
    scope: string;
    id: string;
    body: Json<Change>;
    happened_at: ColumnType<Date | null, string | null, string | null>;
    member: string;
    received_at: Timestamp;
  };
  stored_spans: {
    investigation_id: string;
    made: number;
    stored: number;
    complete: boolean;
    checked_at: Timestamp;
  };
  /**
   * `body`: the request, the finding and the report; `tape`: packed, without secrets; `redacted`: how many of its texts had some, null where an
   * earlier version kept it as it came.
   */
  agent_calls: {
    investigation_id: string;
    key: string;
    agent: string;
    at: Timestamp;
    body: Json<CallBody>;
    tape: string | null;
    redacted: number | null;
  };
  /** `file`: the session file as it came, gzip in base64. */
  imported_sessions: { session_id: string; origin: Json<SessionOrigin>; file: string; imported_at: Timestamp };
  feedback: { investigation_id: string; member: string; score: string; comment: string; at: Timestamp };
}
