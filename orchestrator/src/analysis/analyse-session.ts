import type { EventBody, Failure, InvestigationState, Satisfaction, SessionAnalysis, Verdict } from '@mats/contracts';
import { roundedCost } from './rounded-cost.ts';

/** What tells of an agent's work in a turn, in the order of its events. */
export type AgentEvent = Extract<EventBody, { type: 'agent.started' | 'agent.done' | 'agent.failed' }>;

/** One turn of a session, as its record tells. Times are epoch milliseconds. */
export interface TurnRecord {
  readonly id: string;
  readonly turn: number;
  readonly traceId: string;
  readonly prompt: string;
  readonly state: InvestigationState;
  readonly askedAt: number;
  /** Null while it runs. */
  readonly endedAt: number | null;
  readonly error: Failure | null;
  readonly verdict: Verdict | null;
  readonly tokens: { readonly prompt: number; readonly completion: number };
  readonly costUsd: number;
  readonly events: readonly { readonly at: number; readonly body: AgentEvent }[];
  readonly opinions: { readonly up: number; readonly down: number };
}

/** One time that an agent was asked. */
interface AgentRun {
  readonly turn: number;
  readonly agent: string;
  readonly durationMs: number;
  readonly error: Failure | null;
}

type EndedTurn = TurnRecord & { readonly endedAt: number };

const BOTTLENECKS = 5;

function isEnded(turn: TurnRecord): turn is EndedTurn {
  return turn.endedAt !== null;
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function durationOf(turn: EndedTurn): number {
  return Math.max(0, turn.endedAt - turn.askedAt);
}

/** A started run that has neither ended nor failed was left by a process that stopped: its repetition counts. */
function runsOf({ turn, events }: TurnRecord): AgentRun[] {
  const started = new Map<string, number>();
  return events.flatMap(({ at, body }): AgentRun[] => {
    const { agent } = body;
    if (body.type === 'agent.started') {
      started.set(agent, at);
      return [];
    }
    if (body.type === 'agent.done') return [{ turn, agent, durationMs: body.duration_ms, error: null }];
    return [{ turn, agent, durationMs: Math.max(0, at - (started.get(agent) ?? at)), error: body.error }];
  });
}

/** The time that intervals cover together. */
function covered(turns: readonly EndedTurn[]): number {
  let total = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { askedAt, endedAt } of turns.toSorted((a, b) => a.askedAt - b.askedAt)) {
    total += Math.max(0, endedAt - Math.max(askedAt, until));
    until = Math.max(until, endedAt);
  }
  return total;
}

function agentsOf(runs: readonly AgentRun[]): SessionAnalysis['agents'] {
  const all = sum(runs, ({ durationMs }) => durationMs);
  const byAgent = Map.groupBy(runs, ({ agent }) => agent);
  return [...byAgent]
    .map(([agent, own]) => {
      const busy = sum(own, ({ durationMs }) => durationMs);
      const failed = own.filter(({ error }) => error !== null).length;
      return { agent, runs: own.length, failed, busy_ms: busy, share: all === 0 ? 0 : busy / all };
    })
    .toSorted((a, b) => b.busy_ms - a.busy_ms || a.agent.localeCompare(b.agent));
}

function failuresOf(turns: readonly EndedTurn[], runs: readonly AgentRun[]): SessionAnalysis['failures'] {
  const ended = new Set(turns.map(({ turn }) => turn));
  const ofAgents = runs.flatMap(({ turn, agent, error }) =>
    error === null || !ended.has(turn) ? [] : [{ turn, agent, code: error.code, message: error.message }],
  );
  const ofTurns = turns.flatMap(({ turn, error }) =>
    error === null ? [] : [{ turn, agent: null, code: error.code, message: error.message }],
  );
  return [...ofAgents, ...ofTurns].toSorted((a, b) => a.turn - b.turn);
}

function bottlenecksOf(turns: readonly EndedTurn[], runs: readonly AgentRun[]): SessionAnalysis['bottlenecks'] {
  return turns
    .flatMap((ended) => {
      const [longest] = runs.filter(({ turn }) => turn === ended.turn).toSorted((a, b) => b.durationMs - a.durationMs);
      if (longest === undefined) return [];
      const whole = durationOf(ended);
      const share = whole === 0 ? 0 : Math.min(1, longest.durationMs / whole);
      return [{ turn: ended.turn, agent: longest.agent, duration_ms: longest.durationMs, share }];
    })
    .toSorted((a, b) => b.duration_ms - a.duration_ms || a.turn - b.turn)
    .slice(0, BOTTLENECKS);
}

function slowestOf(turns: readonly EndedTurn[]): SessionAnalysis['slowest'] {
  const [slowest] = turns.toSorted((a, b) => durationOf(b) - durationOf(a) || a.turn - b.turn);
  if (slowest === undefined) return null;
  const { turn, id, traceId, prompt } = slowest;
  return { turn, investigation_id: id, trace_id: traceId, prompt, duration_ms: durationOf(slowest) };
}

/** The share of thumbs up; null where nobody said anything. */
export function satisfactionOf({ up, down }: { up: number; down: number }): Satisfaction {
  return { up, down, score: up + down === 0 ? null : up / (up + down) };
}

/** What a session took, who did it, and what went wrong. */
export function analyseSession(sessionId: string, turns: readonly TurnRecord[]): SessionAnalysis {
  const ended = turns.filter(isEnded);
  const runs = ended.flatMap(runsOf);
  const failures = failuresOf(ended, runs);
  const verdicts: SessionAnalysis['verdicts'] = {};
  for (const { verdict } of ended) if (verdict !== null) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  const first = Math.min(...turns.map(({ askedAt }) => askedAt));
  const last = Math.max(...ended.map(({ endedAt }) => endedAt));
  return {
    session_id: sessionId,
    duration_ms: ended.length === 0 ? 0 : Math.max(0, last - first),
    busy_ms: covered(ended),
    turns: turns.length,
    running: turns.length - ended.length,
    agents: agentsOf(runs),
    errors: new Set(failures.map(({ turn }) => turn)).size,
    failures,
    success_rate: ended.length === 0 ? null : ended.filter(({ state }) => state === 'done').length / ended.length,
    verdicts,
    tokens: {
      prompt: sum(ended, ({ tokens }) => tokens.prompt),
      completion: sum(ended, ({ tokens }) => tokens.completion),
    },
    cost_usd: roundedCost(sum(ended, ({ costUsd }) => costUsd)),
    satisfaction: satisfactionOf({
      up: sum(turns, ({ opinions }) => opinions.up),
      down: sum(turns, ({ opinions }) => opinions.down),
    }),
    slowest: slowestOf(ended),
    bottlenecks: bottlenecksOf(ended, runs),
  };
}
