import type { IncomingMessage, ServerResponse } from 'node:http';
import { AGENT_NAMES, agentUrlSetting } from '@mats/contracts';
import type { AgentName, Finding, InvokeRequest, Report } from '@mats/contracts';
import { listen } from './listen.ts';

/** How an agent of a test behaves over HTTP; `null` means that nothing listens. */
export type AgentBehaviour = ((invoke: InvokeRequest, response: ServerResponse) => void) | null;

export interface Invocation {
  agent: AgentName;
  invoke: InvokeRequest;
  /** `Idempotency-Key` of the call. */
  key: string | undefined;
}

export interface StartedAgents {
  /** The agents' addresses as an orchestrator reads them. */
  environment: Record<string, string>;
  invocations: Invocation[];
  stop(): Promise<void>;
}

const USAGE = { tokens: { prompt: 0, completion: 0 }, cost_usd: 0, model: null, duration_ms: 1, calls: [] };

/** What an agent of a test has found. */
export function findingOf(agent: AgentName): Finding {
  const usage = { agent, ...USAGE };
  return {
    agent,
    summary: `${agent} is done`,
    claims: [],
    candidates: [],
    evidence: [],
    read: [],
    notChecked: [],
    usage,
  };
}

export function reportOf(verdict: Report['verdict']): Report {
  return {
    verdict,
    confidence: 0.9,
    answer: 'A test says so.',
    cause: 'A test says so.',
    kind: null,
    change: 'none_known',
    component: null,
    where: { service: 'checkout' },
    onset: null,
    impact: 'None.',
    affected: [],
    nextSteps: [],
    prevention: [],
    claims: [],
    chain: [],
    picture: null,
    ruledOut: [],
    weakerLeads: [],
    read: [],
    notRead: [],
    missingAgents: [],
    evidence: [],
    droppedClaims: 0,
    usage: { agent: 'architect', ...USAGE },
  };
}

function send(response: ServerResponse, lines: unknown[]): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** An agent that works. */
export function working(agent: AgentName): AgentBehaviour {
  return (_invoke, response) => {
    const report = agent === 'architect' ? { report: reportOf('root_cause') } : {};
    send(response, [
      { type: 'step', step: `${agent} works` },
      { type: 'result', finding: findingOf(agent), ...report },
    ]);
  };
}

async function readBody(request: IncomingMessage): Promise<InvokeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString()) as InvokeRequest;
}

/** Agents that behave as a test says: the ways in which one can misbehave over HTTP cannot be had from a real one. */
export async function startAgents(behaviours: Partial<Record<AgentName, AgentBehaviour>> = {}): Promise<StartedAgents> {
  const environment: Record<string, string> = {};
  const invocations: Invocation[] = [];
  const stops: (() => Promise<void>)[] = [];
  for (const agent of AGENT_NAMES) {
    const behaviour = behaviours[agent] === undefined ? working(agent) : behaviours[agent];
    if (behaviour === null) {
      environment[agentUrlSetting(agent)] = 'http://127.0.0.1:9';
      continue;
    }
    const { url, stop } = await listen((request, response) => {
      if (request.method === 'GET') return void response.end('{}');
      void readBody(request).then((invoke) => {
        invocations.push({ agent, invoke, key: request.headers['idempotency-key']?.toString() });
        behaviour(invoke, response);
      });
    });
    environment[agentUrlSetting(agent)] = url;
    stops.push(stop);
  }
  return {
    environment,
    invocations,
    stop: async () => {
      for (const stop of stops) await stop();
    },
  };
}
