import { compareReports, MatsError, phoenixProject } from '@mats/contracts';
import type { ComparedTurn, Investigation, InvestigationEvent, TurnAddress, TurnComparison } from '@mats/contracts';
import type { TraceReader } from '../phoenix/trace-reader.ts';
import type { InvestigationStore } from '../store/investigation-store.ts';
import type { SessionStore } from '../store/session-store.ts';
import { compareSpans, treesOf, treesOfEvents } from './compare-spans.ts';
import type { SpanTree } from './compare-spans.ts';

export interface ComparePlace {
  readonly sessions: SessionStore;
  readonly investigations: InvestigationStore;
  readonly traces: TraceReader;
}

/** A turn with what happened in it. */
interface Side {
  readonly turn: Investigation;
  readonly events: readonly InvestigationEvent[];
  readonly project: string;
}

async function sideOf(
  place: ComparePlace,
  asked: { readonly address: TurnAddress; readonly member: string },
): Promise<Side> {
  const { session, turn: number } = asked.address;
  const tenant = await place.sessions.tenantOf(session, asked.member);
  const turns = await place.investigations.ofSession(session);
  const turn = turns.find((one) => one.turn === number);
  if (turn === undefined) throw new MatsError('investigation_not_found', { seen: `${session}.t${number}` });
  const events = await place.investigations.eventsAfter(turn.id, 0);
  return { turn, events, project: phoenixProject(tenant) };
}

function summaryOf({ turn }: Side): ComparedTurn {
  const { report, created_at, finished_at } = turn;
  return {
    session_id: turn.session_id,
    turn: turn.turn,
    investigation_id: turn.id,
    trace_id: turn.trace_id,
    prompt: turn.prompt,
    state: turn.state,
    created_at,
    duration_ms: finished_at === null ? null : Date.parse(finished_at) - Date.parse(created_at),
    verdict: report?.verdict ?? null,
    confidence: report?.confidence ?? null,
    cause: report?.cause ?? null,
    where: report?.where ?? null,
  };
}

/** How long each agent took, all of its calls together. */
function agentTimes({ events }: Side): Map<string, number> {
  const times = new Map<string, number>();
  for (const { body } of events) {
    if (body.type === 'agent.done') times.set(body.agent, (times.get(body.agent) ?? 0) + body.duration_ms);
  }
  return times;
}

async function spansOf(
  place: ComparePlace,
  sides: readonly [Side, Side],
): Promise<{ trees: [readonly SpanTree[], readonly SpanTree[]]; from: TurnComparison['spans_from'] }> {
  const [a, b] = await Promise.all(sides.map(({ turn, project }) => place.traces.spansOf(turn.trace_id, project)));
  // Spans of one and events of the other could not be held against each other.
  if (a != null && b != null) return { trees: [treesOf(a), treesOf(b)], from: 'phoenix' };
  return { trees: [treesOfEvents(sides[0].events), treesOfEvents(sides[1].events)], from: 'events' };
}

/**
 * Two turns of sessions that the member may read, side by side.
 *
 * @throws MatsError `session_not_found`, `investigation_not_found`
 */
export async function compareTurns(
  place: ComparePlace,
  asked: { readonly a: TurnAddress; readonly b: TurnAddress; readonly member: string },
): Promise<TurnComparison> {
  const { member } = asked;
  const a = await sideOf(place, { address: asked.a, member });
  const b = await sideOf(place, { address: asked.b, member });
  const { identical, fields, evidence, others } = compareReports(a.turn.report, b.turn.report);
  const [timesOfA, timesOfB] = [agentTimes(a), agentTimes(b)];
  const { trees, from } = await spansOf(place, [a, b]);
  return {
    a: summaryOf(a),
    b: summaryOf(b),
    identical,
    fields: [...fields],
    evidence: { added: [...evidence.added], lost: [...evidence.lost], same: [...evidence.same] },
    others: [...others],
    agents: [...new Set([...timesOfA.keys(), ...timesOfB.keys()])].map((agent) => ({
      agent,
      a_ms: timesOfA.get(agent) ?? null,
      b_ms: timesOfB.get(agent) ?? null,
    })),
    spans: compareSpans(...trees),
    spans_from: from,
  };
}
