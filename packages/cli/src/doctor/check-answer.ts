import { AGENT_NAMES, agentTitle } from '@mats/contracts';
import type { AgentName, EventBody } from '@mats/contracts';
import { failed, notReached, passed } from './check-result.ts';
import type { CheckResult } from './check-result.ts';
import type { Canary } from './send-canary.ts';

function checkAgent(agent: AgentName, events: readonly EventBody[]): CheckResult {
  const name = `orchestrator → ${agentTitle(agent)} agent`;
  for (const event of events.toReversed()) {
    if (event.type === 'agent.done' && event.agent === agent) {
      return passed(name, `answered in ${Math.round(event.duration_ms)} ms`);
    }
    if (event.type === 'agent.failed' && event.agent === agent && event.final) {
      return failed(name, { detail: event.error.message, fix: event.error.next });
    }
  }
  const detail = 'the orchestrator did not ask it';
  return failed(name, { detail, fix: 'See the plan in the log of mats-orchestrator.' });
}

function checkReport({ investigation }: Canary): CheckResult {
  const { state, report, error } = investigation;
  if (state === 'done' && report !== null) return passed('report', `done, verdict ${report.verdict}`);
  const detail = error === null ? `the investigation ended as ${state}` : error.message;
  return failed('report', { detail, fix: error?.next ?? 'Look at the log of mats-orchestrator.' });
}

/** What the answer to the canary says of each hop behind the orchestrator. */
export function checkAnswer(canary: Canary | undefined): readonly CheckResult[] {
  if (canary === undefined) {
    const names = [...AGENT_NAMES.map((agent) => `orchestrator → ${agentTitle(agent)} agent`), 'report'];
    return names.map((name) => notReached(name, 'page → orchestrator'));
  }
  return [...AGENT_NAMES.map((agent) => checkAgent(agent, canary.events)), checkReport(canary)];
}

/** The agents that answered: those whose spans must be in Phoenix. */
export function answeredAgents(canary: Canary): readonly AgentName[] {
  return AGENT_NAMES.filter((agent) =>
    canary.events.some((event) => event.type === 'agent.done' && event.agent === agent),
  );
}
