import { AGENT_NAMES } from '@mats/contracts';
import type {
  AgentName,
  Evidence,
  Failure,
  Investigation,
  InvestigationEvent,
  InvestigationState,
  Report,
} from '@mats/contracts';

export type LaneStatus = 'waiting' | 'not_needed' | 'running' | 'done' | 'failed' | 'stopped';

/** What one agent does for one turn, as the page shows it. */
export interface Lane {
  agent: AgentName;
  status: LaneStatus;
  /** The current or last step, in words. */
  step: string | null;
  attempt: number;
  /** ISO 8601, by the orchestrator's clock. */
  startedAt: string | null;
  durationMs: number | null;
  summary: string | null;
  failure: Failure | null;
  evidence: readonly Evidence[];
}

export interface TurnAttachment {
  /** Null while it is on its way. */
  id: string | null;
  name: string;
  bytes: number;
  lines: number | null;
}

/** `sending` and `unsent` exist only in the page: the question is on its way, or could not be handed over. */
export type TurnState = InvestigationState | 'sending' | 'unsent';

/** One question and its answer, as the page shows it. */
export interface Turn {
  /** Stays the same from the optimistic turn to the stored one, so that nothing is drawn twice. */
  key: string;
  investigationId: string | null;
  traceId: string | null;
  prompt: string;
  attachments: readonly TurnAttachment[];
  repositories: readonly string[];
  sample: boolean;
  state: TurnState;
  createdAt: string;
  finishedAt: string | null;
  plan: { kind: string; reason: string; agents: readonly AgentName[] } | null;
  lanes: Readonly<Record<AgentName, Lane>>;
  lastSeq: number;
  report: Report | null;
  markdown: string | null;
  failure: Failure | null;
  /** How much of the files has left, 0 to 1; null when all is there or there are none. */
  uploaded: number | null;
}

const FINAL_STATES: ReadonlySet<TurnState> = new Set(['done', 'failed', 'cancelled', 'unsent']);

/** Whether nothing more will happen to a turn by itself. */
export function isFinished(turn: Pick<Turn, 'state'>): boolean {
  return FINAL_STATES.has(turn.state);
}

function emptyLane(agent: AgentName): Lane {
  return {
    agent,
    status: 'waiting',
    step: null,
    attempt: 0,
    startedAt: null,
    durationMs: null,
    summary: null,
    failure: null,
    evidence: [],
  };
}

function emptyLanes(): Record<AgentName, Lane> {
  return { sre: emptyLane('sre'), investigator: emptyLane('investigator'), architect: emptyLane('architect') };
}

/** The turn that is on the page before the server has heard of it. */
export function optimisticTurn(
  key: string,
  question: Pick<Turn, 'prompt' | 'attachments' | 'repositories' | 'sample'> & { at: string },
): Turn {
  return {
    key,
    investigationId: null,
    traceId: null,
    prompt: question.prompt,
    attachments: question.attachments,
    repositories: question.repositories,
    sample: question.sample,
    state: 'sending',
    createdAt: question.at,
    finishedAt: null,
    plan: null,
    lanes: emptyLanes(),
    lastSeq: 0,
    report: null,
    markdown: null,
    failure: null,
    uploaded: null,
  };
}

/** A stored investigation as a turn; events rebuild what happened inside it. */
export function turnOf(investigation: Investigation): Turn {
  const turn = optimisticTurn(investigation.id, { ...investigation, at: investigation.created_at });
  return mergeInvestigation(turn, investigation);
}

/** Puts the stored record over a turn and keeps its key, its lanes and the place in the event log. */
export function mergeInvestigation(turn: Turn, investigation: Investigation): Turn {
  const state = isFinished(turn) && turn.state !== 'unsent' ? turn.state : investigation.state;
  return {
    ...turn,
    investigationId: investigation.id,
    traceId: investigation.trace_id,
    prompt: investigation.prompt,
    attachments: investigation.attachments,
    repositories: investigation.repositories,
    sample: investigation.sample,
    state,
    createdAt: investigation.created_at,
    finishedAt: investigation.finished_at ?? turn.finishedAt,
    report: investigation.report ?? turn.report,
    markdown: investigation.markdown ?? turn.markdown,
    failure: investigation.error ?? turn.failure,
    uploaded: null,
  };
}

type Body<Type extends InvestigationEvent['body']['type']> = Extract<InvestigationEvent['body'], { type: Type }>;

type Handlers = { [Type in InvestigationEvent['body']['type']]: (turn: Turn, body: Body<Type>, at: string) => Turn };

function changeLane(turn: Turn, agent: AgentName, change: Partial<Lane>): Turn {
  return { ...turn, lanes: { ...turn.lanes, [agent]: { ...turn.lanes[agent], ...change } } };
}

function finishLanes(turn: Turn, status: LaneStatus): Turn {
  const lanes = { ...turn.lanes };
  for (const agent of AGENT_NAMES) {
    const lane = lanes[agent];
    if (lane.status === 'running' || lane.status === 'waiting') lanes[agent] = { ...lane, status };
  }
  return { ...turn, lanes };
}

const HANDLERS: Handlers = {
  state: (turn, body, at) => {
    const next = { ...turn, state: body.state };
    // The log of a turn whose record is already read is its history: it may not take the answer off the page again.
    if (!isFinished(next)) return isFinished(turn) ? turn : next;
    return finishLanes({ ...next, finishedAt: at }, body.state === 'done' ? 'not_needed' : 'stopped');
  },
  plan: (turn, body) => {
    const planned: Turn = { ...turn, plan: { kind: body.kind, reason: body.reason, agents: body.agents } };
    return AGENT_NAMES.filter((agent) => !body.agents.includes(agent)).reduce<Turn>(
      (result, agent) => changeLane(result, agent, { status: 'not_needed' }),
      planned,
    );
  },
  'agent.started': (turn, body, at) =>
    changeLane(turn, body.agent, { status: 'running', startedAt: at, attempt: body.attempt, failure: null }),
  'agent.step': (turn, body) => changeLane(turn, body.agent, { step: body.step }),
  'agent.evidence': (turn, body) => {
    const known = turn.lanes[body.agent].evidence;
    if (known.some((evidence) => evidence.id === body.evidence.id)) return turn;
    return changeLane(turn, body.agent, { evidence: [...known, body.evidence] });
  },
  'agent.done': (turn, body) =>
    changeLane(turn, body.agent, { status: 'done', summary: body.summary, durationMs: body.duration_ms }),
  'agent.failed': (turn, body) =>
    changeLane(turn, body.agent, { failure: body.error, status: body.final ? 'failed' : 'running' }),
  report: (turn, body) => ({ ...turn, report: body.report }),
  error: (turn, body) => ({ ...turn, failure: body.error }),
};

/**
 * Applies one event of the log. An event that was applied before changes nothing, so a log may be read again from any
 * place. Events must come in the order of `seq`; the reader of the stream sees to that.
 */
export function applyEvent(turn: Turn, event: InvestigationEvent): Turn {
  if (event.seq <= turn.lastSeq) return turn;
  const { body } = event;
  const handler = HANDLERS[body.type] as (turn: Turn, body: InvestigationEvent['body'], at: string) => Turn;
  return { ...handler(turn, body, event.at), lastSeq: event.seq };
}

/** Every piece of evidence of a turn in the order of its citation numbers: the report's, or what was found so far. */
export function evidenceOf(turn: Turn): readonly Evidence[] {
  if (turn.report !== null) return turn.report.evidence;
  const found = new Map<string, Evidence>();
  for (const agent of AGENT_NAMES) for (const evidence of turn.lanes[agent].evidence) found.set(evidence.id, evidence);
  return [...found.values()];
}
