import type { AgentName, EventBody, Finding, InvokeContext, NotChecked, Report } from '@mats/contracts';
import type { Plan } from './plan.ts';

/** The question of one turn, as the investigation sees it. */
export interface Question {
  investigationId: string;
  sessionId: string;
  prompt: string;
  attachments: readonly string[];
  repositories: readonly string[];
  /** The zone of times that name none; left out: UTC. */
  time_zone?: string;
  /** The turn whose question it is again: it knows of the turns before that one alone. */
  again?: number;
}

export interface DelegateInput {
  agent: AgentName;
  question: Question;
  findings: readonly Finding[];
  missingAgents: readonly AgentName[];
  /** Agents that the Architect may ask for beside those of every installation. */
  others: InvokeContext['others'];
  /** The Architect is asked before anybody else: it may answer from the record or name whom it needs. */
  fromRecord: boolean;
  /** Agents whose findings of earlier turns stand for new ones. */
  carry: readonly AgentName[];
}

/** What came of a delegation: a finding, or the words for why there is none. */
export type DelegateOutput =
  | { ok: true; finding: Finding; report?: Report; needs?: readonly AgentName[] }
  | { ok: false; missing: NotChecked & { agent: AgentName } };

/** Every step an investigation can take, with what goes in and comes out; all of it JSON. */
export interface Steps {
  plan: { input: Question; output: Plan };
  delegate: { input: DelegateInput; output: DelegateOutput };
}

export type StepName = keyof Steps;

/**
 * All an investigation may talk to. A step that has finished is not run again when the investigation is taken up
 * after a crash: its stored output is returned. An engine of durable runs can implement this without the
 * investigation changing.
 */
export interface StepContext {
  step<Name extends StepName>(name: Name, input: Steps[Name]['input'], key?: string): Promise<Steps[Name]['output']>;
  emit(event: EventBody): Promise<void>;
}
