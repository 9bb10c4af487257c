import { MatsError } from '@mats/contracts';
import type { InvestigationEvent } from '@mats/contracts';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { carryOver } from './member-store.ts';
import type { Database, StoredRequest } from './schema.ts';
import { SessionLifeStore } from './session-life-store.ts';

/** State code of a row that a unique index refuses. */
const UNIQUE_VIOLATION = '23505';

export interface NewInvestigation {
  id: string;
  sessionId: string;
  prompt: string;
  request: StoredRequest;
  traceId: string;
  traceparent: string;
  at: string;
  /** The caller's key for this question; none: a repeat is a question of its own. */
  key?: { idempotencyKey: string; requestHash: string } | undefined;
}

/** Whose question it is, which executor will work on it, and the turn's first event. */
export interface AcceptedBy {
  member: string;
  executor: string;
  first: InvestigationEvent;
  /** The ended session that the turn's session goes on from. */
  continues: string | undefined;
}

export interface AcceptedTurn {
  turn: number;
  /** What it is about: without evidence of its own, what its session already holds. */
  about: StoredRequest;
}

/**
 * In one statement. The session's row lock gives parallel questions of one session different numbers, counted from 1.
 * `previous` is what the session's latest turn with evidence was asked about.
 */
async function insertTurn(
  database: Kysely<Database>,
  turn: NewInvestigation & AcceptedBy,
): Promise<{ turn: number; previous: StoredRequest | undefined }> {
  const { id, sessionId, member, executor, prompt, at, first, key } = turn;
  const query = sql<{ turn: number; previous: StoredRequest | null }>`with accepted as (select * from accept_turn(
    ${id}, ${sessionId}, ${member}, ${prompt.slice(0, 200)}, ${at}, ${prompt}, ${JSON.stringify(turn.request)}::jsonb,
    ${turn.traceId}, ${turn.traceparent}, ${key?.idempotencyKey ?? null}, ${key?.requestHash ?? null}, ${first.seq},
    ${first.at}, ${JSON.stringify(first.body)}::jsonb)),
    run as (insert into runs (investigation_id, executor) select ${id}, ${executor} from accepted)
    select turn, previous from accepted`;
  const { rows } = await query.execute(database).catch((error: unknown) => {
    const { code, constraint } = error as { code?: unknown; constraint?: unknown };
    if (code !== UNIQUE_VIOLATION || constraint !== 'investigations_by_key') throw error;
    throw new MatsError('conflict', { reason: 'the same question is being asked right now' }, { cause: error });
  });
  const [accepted] = rows;
  if (accepted === undefined) throw new MatsError('session_not_found', { seen: sessionId });
  return { turn: accepted.turn, previous: accepted.previous ?? undefined };
}

/** What a question is about that brings no evidence of its own. */
function inherit(request: StoredRequest, previous: StoredRequest): StoredRequest {
  const { repositories } = request.repositories.length > 0 ? request : previous;
  const { attachments, sample, time_zone: zone } = previous;
  // A zone that the question names goes before that of the one before it.
  return { ...(zone === undefined ? {} : { time_zone: zone }), ...request, attachments, sample, repositories };
}

async function acceptWhole(database: Kysely<Database>, turn: NewInvestigation & AcceptedBy): Promise<AcceptedTurn> {
  const { id, sessionId, request, continues } = turn;
  const accepted = await insertTurn(database, turn);
  const lives = new SessionLifeStore(database);
  if (continues !== undefined) {
    await lives.link(sessionId, continues);
    // Later turns find their members there, who may have changed since.
    if (accepted.turn === 1) await carryOver(database, { session: sessionId, from: continues });
  }
  if (hasOwnEvidence(request)) return { turn: accepted.turn, about: request };
  // A session that goes on from an ended one begins with what that one was about, and looks at it anew.
  const previous = accepted.previous ?? (continues === undefined ? undefined : await lives.latestEvidence(continues));
  if (previous === undefined) return { turn: accepted.turn, about: request };
  const about = inherit(request, previous);
  const text = JSON.stringify(about);
  await database.updateTable('investigations').set({ request: text }).where('id', '=', id).execute();
  return { turn: accepted.turn, about };
}

function hasOwnEvidence({ attachments, sample, again }: StoredRequest): boolean {
  return attachments.length > 0 || sample || again !== undefined;
}

/**
 * Stores a turn, its session if that is new, the turn's first event, and what it goes on from; all of it or nothing,
 * so that whoever takes the turn up answers the same question. Most turns are one statement: whoever asks waits for it.
 *
 * @throws MatsError `session_not_found` when the session is somebody else's, `conflict` when the same question is
 * being stored by somebody else at this moment.
 */
export function acceptTurn(database: Kysely<Database>, turn: NewInvestigation & AcceptedBy): Promise<AcceptedTurn> {
  if (turn.continues === undefined && hasOwnEvidence(turn.request)) return acceptWhole(database, turn);
  return database.transaction().execute((transaction) => acceptWhole(transaction, turn));
}
