import type { AgentName, Evidence, Finding, InvokeRequest, Report } from '@mats/contracts';

/** What an agent run returns: its finding, and the report when the agent writes one. */
export interface AgentResult {
  finding: Finding;
  report?: Report;
  /** Agents that the question needs, of an Architect that was asked first; there is no report then. */
  needs?: AgentName[];
  /** What the run took from outside, packed, so that it can be repeated. */
  tape?: string;
}

/** What an agent run may use to tell how it goes. */
export interface AgentProgress {
  /** The current step, in words for a person. */
  step: (words: string) => void;
  /** A piece of evidence, as soon as it is found. */
  evidence: (evidence: Evidence) => void;
}

export interface AgentRun extends AgentProgress {
  request: InvokeRequest;
  signal: AbortSignal;
}

/** The work of an agent for one delegation; everything else it needs was given when it was made. */
export type Agent = (run: AgentRun) => Promise<AgentResult>;
