import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { AGENT_NAMES, agentUrlSetting } from '@mats/contracts';
import type { AgentName, InvokeEvent } from '@mats/contracts';
import { bodyOf } from '../support/trace-receiver.ts';

/** Agents that answer at once, so that what is measured is what lies between them. */
export interface ScriptedAgents {
  /** `SRE_AGENT_URL` and the others. */
  readonly settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Steps that the SRE agent tells before its answer, and the time (ms) between two of them. */
export interface Telling {
  readonly steps: number;
  readonly everyMs: number;
}

function usageOf(agent: string): { agent: string } & Record<string, unknown> {
  return { agent, tokens: { prompt: 0, completion: 0 }, cost_usd: 0, model: null, duration_ms: 1, calls: [] };
}

function resultOf(agent: AgentName): object {
  const finding = {
    agent,
    summary: `${agent} is done`,
    claims: [],
    candidates: [],
    evidence: [],
    read: [],
    notChecked: [],
    usage: usageOf(agent),
  };
  if (agent !== 'architect') return { type: 'result', finding };
  const lists = [
    'affected',
    'nextSteps',
    'prevention',
    'claims',
    'chain',
    'ruledOut',
    'weakerLeads',
    'read',
    'notRead',
  ];
  const empty = Object.fromEntries([...lists, 'missingAgents', 'evidence'].map((name) => [name, []]));
  const words = { answer: 'A script says so.', cause: 'A script says so.', impact: 'None.' };
  const nothing = { kind: null, component: null, onset: null, picture: null, where: {}, droppedClaims: 0 };
  const usage = usageOf('architect');
  const report = {
    verdict: 'inconclusive',
    confidence: 0.5,
    change: 'none_known',
    ...words,
    ...nothing,
    ...empty,
    usage,
  };
  return { type: 'result', finding, report };
}

async function answer(agent: AgentName, response: ServerResponse, telling: Telling): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  const write = (event: object): void => void response.write(`${JSON.stringify(event)}\n`);
  if (agent === 'sre') {
    for (let step = 1; step <= telling.steps; step += 1) {
      await sleep(telling.everyMs);
      write({ type: 'step', step: `step ${step}` } satisfies InvokeEvent);
    }
  }
  write(resultOf(agent));
  response.end();
}

export async function startScriptedAgents(telling: Telling = { steps: 1, everyMs: 0 }): Promise<ScriptedAgents> {
  const closing: (() => void)[] = [];
  const settings: Record<string, string> = {};
  for (const agent of AGENT_NAMES) {
    const server = createServer((request, response) => {
      if (request.method === 'GET') return void response.end('{}');
      const isInvoke = request.url === '/invoke';
      void bodyOf(request).then(() => (isInvoke ? answer(agent, response, telling) : void response.end('{}')));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    settings[agentUrlSetting(agent)] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    closing.push(() => {
      server.closeAllConnections();
      server.close();
    });
  }
  return {
    settings,
    close: () => {
      for (const close of closing) close();
      return Promise.resolve();
    },
  };
}
