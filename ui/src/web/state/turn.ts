import { AGENT_NAMES, agentEntry } from '@mats/contracts';
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
  /** What the agent calls itself. */
  title: string;
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
  /** Who asked, by e-mail; null when the page does not know. */
  askedBy: string | null;
  /** Whether something in the question was taken for a secret and not kept. */
  redacted: boolean;
  attachments: readonly TurnAttachment[];
  repositories: readonly string[];
  /** The zone in which times that name none were read. */
  timeZone?: string | undefined;
  sample: boolean;
  /** The turn whose question it is again, with the same inputs. */
  again: number | null;
  /** Its number in the session; null until it is stored. */
  number: number | null;
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
    title: agentEntry(agent)?.title ?? agent,
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

/** Lanes of the agents that every installation has; others get theirs with a plan. */
function emptyLanes(): Record<AgentName, Lane> {
  return Object.fromEntries(AGENT_NAMES.map((agent) => [agent, emptyLane(agent)]));
}

/** The lane of an agent; one that is in no plan has not begun. */
export function laneOf(turn: Pick<Turn, 'lanes'>, agent: AgentName): Lane {
  return (Object.hasOwn(turn.lanes, agent) ? turn.lanes[agent] : undefined) ?? emptyLane(agent);
}

/** The lanes of a turn in the order in which they are shown: the Architect, who ends it, stands last. */
export function lanesOf(turn: Pick<Turn, 'lanes'>): Lane[] {
  const lanes = Object.values(turn.lanes);
  return [...lanes.filter(({ agent }) => agent !== 'architect'), ...lanes.filter(({ agent }) => agent === 'architect')];
}

/** The turn that is on the page before the server has heard of it. */
export function optimisticTurn(
  key: string,
  question: Pick<Turn, 'prompt' | 'attachments' | 'repositories' | 'sample' | 'timeZone'> & { at: string },
): Turn {
  return {
    key,
    investigationId: null,
    traceId: null,
    prompt: question.prompt,
    askedBy: null,
    redacted: false,
    attachments: question.attachments,
    repositories: question.repositories,
    timeZone: question.timeZone,
    sample: question.sample,
    again: null,
    number: null,
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

/** Whether a turn holds all that its finished record will ever say. */
function isSettled(turn: Turn, record: Investigation): boolean {
  return (
    isFinished(turn) &&
    turn.state === record.state &&
    turn.number === record.turn &&
    turn.finishedAt === record.finished_at &&
    turn.markdown === record.markdown &&
    (turn.report === null) === (record.report === null) &&
    turn.failure?.code === record.error?.code
  );
}

/**
 * Puts the stored record over a turn and keeps its key, its lanes and the place in the event log. A turn that holds the record already is
 * the same turn, so that reading a session again draws nothing again.
 */
export function mergeInvestigation(turn: Turn, investigation: Investigation): Turn {
  if (isSettled(turn, investigation)) return turn;
  const state = isFinished(turn) && turn.state !== 'unsent' ? turn.state : investigation.state;
  return {
    ...turn,
    investigationId: investigation.id,
    traceId: investigation.trace_id,
    prompt: investigation.prompt,
    askedBy: investigation.asked_by,
    redacted: investigation.redacted,
    attachments: investigation.attachments,
    repositories: investigation.repositories,
    timeZone: investigation.time_zone,
    sample: investigation.sample,
    again: investigation.again ?? null,
    number: investigation.turn,
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
  return { ...turn, lanes: { ...turn.lanes, [agent]: { ...laneOf(turn, agent), ...change } } };
}

function finishLanes(turn: Turn, status: LaneStatus): Turn {
  const open = lanesOf(turn).filter((lane) => lane.status === 'running' || lane.status === 'waiting');
  const ended = Object.fromEntries(open.map((lane) => [lane.agent, { ...lane, status }]));
  return { ...turn, lanes: { ...turn.lanes, ...ended } };
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
    const named = body.agents.reduce<Turn>((result, agent) => {
      const { title } = laneOf(result, agent);
      return changeLane(result, agent, { title: body.titles?.[agent] ?? title });
    }, planned);
    return lanesOf(named)
      .filter(({ agent, status }) => status === 'waiting' && !body.agents.includes(agent))
      .reduce<Turn>((result, { agent }) => changeLane(result, agent, { status: 'not_needed' }), named);
  },
  'agent.started': (turn, body, at) =>
    changeLane(turn, body.agent, { status: 'running', startedAt: at, attempt: body.attempt, failure: null }),
  'agent.step': (turn, body) => changeLane(turn, body.agent, { step: body.step }),
  'agent.evidence': (turn, body) => {
    const known = laneOf(turn, body.agent).evidence;
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
  for (const lane of lanesOf(turn)) for (const evidence of lane.evidence) found.set(evidence.id, evidence);
  return [...found.values()];
}
