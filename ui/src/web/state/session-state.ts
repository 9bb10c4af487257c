import type {
  Discussion,
  Failure,
  InvestigationEvent,
  Session,
  SessionOrigin,
  SessionRole,
  SessionSummary,
} from '@mats/contracts';
import { NO_DISCUSSION } from '../app/company.ts';
import type { Connection } from '../api/follow-events.ts';
import { applyEvent, isFinished, mergeInvestigation, turnOf } from './turn.ts';
import type { Turn } from './turn.ts';

/** What the page of one session shows. */
export interface SessionState {
  status: 'loading' | 'ready' | 'missing' | 'failed';
  failure: Failure | null;
  owner: string | null;
  /** What the reader may do in it. */
  role: SessionRole;
  /** Who looks at it now, by e-mail. */
  here: readonly string[];
  discussion: Discussion;
  /** Where it was imported from; then it cannot be asked. */
  origin: SessionOrigin | null;
  /** The session as lists show it; null until it is stored. */
  summary: SessionSummary | null;
  turns: readonly Turn[];
  connection: Connection | null;
  /** How far the server's clock is ahead of this one, in milliseconds. */
  clockAhead: number;
}

export const EMPTY_SESSION: SessionState = {
  status: 'loading',
  failure: null,
  owner: null,
  role: 'owner',
  here: [],
  discussion: NO_DISCUSSION,
  origin: null,
  summary: null,
  turns: [],
  connection: null,
  clockAhead: 0,
};

/** Changes the turn of a key and leaves the others as they are. */
export function changeTurn(state: SessionState, key: string, change: (turn: Turn) => Turn): SessionState {
  return { ...state, turns: state.turns.map((turn) => (turn.key === key ? change(turn) : turn)) };
}

/** Applies an event to the turn of an investigation. */
export function applyToTurn(state: SessionState, investigationId: string, event: InvestigationEvent): SessionState {
  return {
    ...state,
    turns: state.turns.map((turn) => (turn.investigationId === investigationId ? applyEvent(turn, event) : turn)),
  };
}

/** Whether a question is on its way, so that an unknown investigation may be its own. */
export function isSending(state: Pick<SessionState, 'turns'>): boolean {
  return state.turns.some((turn) => turn.state === 'sending');
}

/**
 * Brings the page to what is stored. Turns keep their key and have the order in which they were accepted; investigations that others
 * began are added.
 * While a question is on its way, unknown ones wait for the next reading: one of them may be that question.
 */
export function mergeSession(state: SessionState, stored: { session: Session; clockAhead: number }): SessionState {
  const { investigations, ...summary } = stored.session;
  const { owner, role, origin = null } = summary;
  const known = new Set(state.turns.map((turn) => turn.investigationId));
  const merged = state.turns.map((turn) => {
    const record = investigations.find((investigation) => investigation.id === turn.investigationId);
    return record === undefined ? turn : mergeInvestigation(turn, record);
  });
  const added = isSending(state) ? [] : investigations.filter((record) => !known.has(record.id)).map(turnOf);
  const ordered = inOrder([...merged, ...added], investigations);
  const isSame = ordered.length === state.turns.length && ordered.every((turn, index) => turn === state.turns[index]);
  const turns = isSame ? state.turns : ordered;
  return {
    ...state,
    status: 'ready',
    failure: null,
    owner,
    role,
    origin,
    summary,
    turns,
    clockAhead: stored.clockAhead,
  };
}

/** Stored turns as the server numbered them; those that are not stored stand where their time is. */
function inOrder(turns: readonly Turn[], investigations: Session['investigations']): Turn[] {
  const numberOf = new Map(investigations.map(({ id, turn }) => [id, turn]));
  const number = ({ investigationId }: Turn): number | undefined => numberOf.get(investigationId ?? '');
  const ordered = turns
    .filter((turn) => number(turn) !== undefined)
    .toSorted((first, second) => (number(first) ?? 0) - (number(second) ?? 0));
  for (const turn of turns) {
    if (number(turn) !== undefined) continue;
    const later = ordered.findIndex(({ createdAt }) => createdAt > turn.createdAt);
    ordered.splice(later === -1 ? ordered.length : later, 0, turn);
  }
  return ordered;
}

/** Investigations whose events are still to come. */
export function runningInvestigations(state: Pick<SessionState, 'turns'>): readonly string[] {
  return state.turns.flatMap((turn) =>
    isFinished(turn) || turn.investigationId === null ? [] : [turn.investigationId],
  );
}
