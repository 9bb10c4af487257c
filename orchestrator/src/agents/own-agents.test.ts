import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eventSchema, SPAN_NAMES } from '@mats/contracts';
import type { AgentCard, EventBody } from '@mats/contracts';
import request from 'supertest';
import { ask } from '../testing/ask.ts';
import { as, asAgent, findingOf, sharedDatabase } from '../testing/start-orchestrator.ts';
import type { StartedOrchestrator } from '../testing/start-orchestrator.ts';
import { stoppedAfterEach } from '../testing/stopped-after-each.ts';

const start = stoppedAfterEach();
beforeAll(async () => void (await sharedDatabase()), 120_000);
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const CARD: AgentCard = {
  name: 'tickets',
  title: 'Tickets',
  description: 'Reads a tracker.',
  version: '1',
  type: 'general',
  capabilities: ['tickets'],
  tools: [],
  needs: ['sre'],
  skills: ['tickets'],
};
const SOURCES = [{ kind: 'other', name: 'tracker', state: 'connected' }];

interface Answers {
  card?: unknown;
  sources?: unknown;
  finding?: unknown;
}

async function body(incoming: IncomingMessage): Promise<{ session_id?: string; headers?: Record<string, string> }> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString()) as { session_id?: string };
}

/** Somebody's own agent, over HTTP, and the sessions and traces that it was asked in. */
async function ownAgent(answers: Answers = {}): Promise<{ url: string; asked: { session: string; trace: string }[] }> {
  const asked: { session: string; trace: string }[] = [];
  const post = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sent = await body(incoming);
    if (incoming.url === '/evidence') return void response.end(JSON.stringify({ text: 'ticket 7: slow' }));
    asked.push({ session: sent.session_id ?? '', trace: sent.headers?.['traceparent']?.split('-')[1] ?? '' });
    const finding = answers.finding ?? findingOf('tickets');
    response.end(`${JSON.stringify({ type: 'result', finding })}\n`);
  };
  const server = createServer((incoming, response) => {
    if (incoming.method === 'POST') return void post(incoming, response);
    const card = answers.card ?? CARD;
    response.end(JSON.stringify(incoming.url === '/card' ? card : { sources: answers.sources ?? SOURCES }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

async function eventsOf(orchestrator: StartedOrchestrator, id: string): Promise<EventBody[]> {
  const reply = await request(orchestrator.url)
    .get(`/investigations/${id}/events`)
    .set(as('ann@example.com'))
    .buffer(true);
  const data = reply.text.split('\n').filter((line) => line.startsWith('data:'));
  return data.map((line) => eventSchema.parse(JSON.parse(line.slice(5))).body);
}

describe('an agent that AGENTS adds', () => {
  test('takes part in the turn by its card, in the same session and trace, and has a title on the page', async () => {
    const own = await ownAgent();
    const orchestrator = await start({ environment: { AGENTS: `tickets=${own.url}` } });
    const reply = await ask(orchestrator, { session: 's-own' });
    expect(own.asked).toEqual([{ session: 's-own', trace: reply.body.trace_id }]);
    const plan = (await eventsOf(orchestrator, reply.body.id as string)).find(({ type }) => type === 'plan');
    expect(plan).toMatchObject({
      agents: ['sre', 'investigator', 'tickets', 'architect'],
      titles: { tickets: 'Tickets' },
    });
    const architect = orchestrator.invocations.find(({ agent }) => agent === 'architect');
    expect(architect?.invoke.context.findings.map(({ agent }) => agent)).toEqual(['sre', 'investigator', 'tickets']);
    const delegations = orchestrator.telemetry.spans().filter(({ name }) => name === SPAN_NAMES.delegate);
    expect(delegations).toHaveLength(4);
  });

  test.each([
    ['is away', { card: undefined, url: 'http://127.0.0.1:9' }],
    ['answers nonsense', { card: { hello: 'world' } }],
    ['is another', { card: { ...CARD, name: 'others' } }],
    ['has nothing to read', { sources: [{ kind: 'other', name: 'tracker', state: 'failed', reason: 'no token' }] }],
  ])('that %s costs only itself', async (_what, { url, ...answers }: Answers & { url?: string }) => {
    const own = await ownAgent(answers);
    const orchestrator = await start({ environment: { AGENTS: `tickets=${url ?? own.url}` } });
    const reply = await ask(orchestrator, { session: 's-2' });
    expect(reply.body).toMatchObject({ state: 'done', report: { verdict: 'root_cause' } });
    expect(own.asked).toEqual([]);
  });

  test('cannot speak for another', async () => {
    const own = await ownAgent({ finding: findingOf('sre') });
    const orchestrator = await start({ environment: { AGENTS: `tickets=${own.url}` } });
    const reply = await ask(orchestrator, { session: 's-3' });
    const events = await eventsOf(orchestrator, reply.body.id as string);
    expect(events.find((event) => event.type === 'agent.failed' && event.final)).toMatchObject({
      agent: 'tickets',
      error: { code: 'agent_bad_answer' },
    });
  });

  test('is asked again by the Architect, through the orchestrator, and by no person', async () => {
    const own = await ownAgent();
    const orchestrator = await start({ environment: { AGENTS: `tickets=${own.url}` } });
    const locator = { source: 'agent', name: 'tickets', label: 'tracker', path: '7' };
    const again = (name: string, who: { authorization: string }): request.Test =>
      request(orchestrator.url).post(`/agents/${name}/evidence`).set(who).send({ locator });
    expect((await again('tickets', asAgent())).body).toEqual({ text: 'ticket 7: slow' });
    expect((await again('nobody', asAgent())).body.error.code).toBe('agent_unknown');
    expect((await again('tickets', as('ann@example.com'))).body.error.code).toBe('forbidden');
  });
});
