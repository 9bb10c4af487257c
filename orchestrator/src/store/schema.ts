import type {
  ApiKeyScope,
  Change,
  EventBody,
  Failure,
  Finding,
  InvestigationState,
  Report,
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
  /** Whose project its spans go to; none in records from before tenants were kept. */
  tenant?: string;
  metadata?: Record<string, unknown>;
  tags?: string[];
}

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
    /** Set with the first turn and never changed; null: from before tenants were kept. */
    tenant: Generated<string | null>;
  };
  session_members: { session_id: string; member: string; role: string };
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
  events: { investigation_id: string; seq: number; at: Timestamp; body: Json<EventBody> };
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
  feedback: { investigation_id: string; member: string; score: string; comment: string; at: Timestamp };
}
