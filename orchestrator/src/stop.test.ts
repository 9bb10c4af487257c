import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { SPAN_NAMES } from '@mats/contracts';
import type { Investigation, InvestigationEvent, InvokeRequest } from '@mats/contracts';
import request from 'supertest';
import { ask } from './testing/ask.ts';
import { as, asAgent, closeSharedDatabase, startOrchestrator, working } from './testing/start-orchestrator.ts';
import type { AgentBehaviour, StartedOrchestrator } from './testing/start-orchestrator.ts';

const ANN = 'ann@example.com';
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mats-stop-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));
afterAll(closeSharedDatabase);
jest.setTimeout(120_000);

const start = (agents: Record<string, AgentBehaviour> = {}): Promise<StartedOrchestrator> =>
  startOrchestrator({ agents, directory });
const startAgain = (): Promise<StartedOrchestrator> => startOrchestrator({ directory, goesOn: true });

async function read({ url }: StartedOrchestrator, id: string): Promise<Investigation> {
  for (let tries = 0; ; tries += 1) {
    const { body } = await request(url).get(`/investigations/${id}`).set(as(ANN));
    if ((body as Investigation).finished_at !== null || tries > 200) return body as Investigation;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** An agent whose answer waits until the test lets it go. */
function held(agent: 'sre' | 'architect'): {
  behaviour: AgentBehaviour;
  asked: Promise<InvokeRequest>;
  release: () => void;
} {
  const asked = Promise.withResolvers<InvokeRequest>();
  const waiting: { invoke: InvokeRequest; response: ServerResponse }[] = [];
  return {
    asked: asked.promise,
    behaviour: (invoke, response) => {
      waiting.push({ invoke, response });
      asked.resolve(invoke);
    },
    release: () => {
      for (const { invoke, response } of waiting.splice(0)) working(agent)?.(invoke, response);
    },
  };
}

describe('a turn that runs when the orchestrator is stopped', () => {
  test('ends its step with everything it needs, is parked, and goes on in its trace after the next start', async () => {
    const sre = held('sre');
    const before = await start({ sre: sre.behaviour });
    const attachments = [{ name: 'a.log', content: 'ERROR x\n' }];
    const { body } = await ask(before, { session: 's-1', body: { attachments } }).set('Prefer', 'respond-async');
    const invoke = await sre.asked;
    const stopped = before.stop();
    const { pathname, search } = new URL(invoke.context.attachments[0]?.url ?? '');
    const fetched = await request(before.url).get(`${pathname}${search}`).set(asAgent());
    expect(fetched.status).toBe(200);
    expect((await ask(before)).body.error.code).toBe('stopping');
    sre.release();
    await stopped;
    expect(before.invocations.map(({ agent }) => agent)).toEqual(['sre']);

    const after = await startAgain();
    expect(await read(after, body.id)).toMatchObject({ state: 'done', trace_id: body.trace_id, error: null });
    expect(after.invocations.map(({ agent }) => agent)).toEqual(['investigator', 'architect']);
    const spans = [...before.telemetry.spans(), ...after.telemetry.spans()];
    expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([body.trace_id]));
    const ids = new Set(spans.map((span) => span.spanContext().spanId));
    expect(ids.size).toBe(spans.length);
    expect(spans.filter(({ parentSpanContext: parent }) => parent !== undefined && !ids.has(parent.spanId))).toEqual(
      [],
    );
    const [root, ...others] = spans.filter(({ parentSpanContext: parent }) => parent === undefined);
    expect([root?.name, root?.attributes['mats.turn'], others]).toEqual([SPAN_NAMES.root, 1, []]);
    await after.stop();
  });

  test('in a step that does not end is given up without a word in its record, and is answered as if nothing was', async () => {
    const architect = held('architect');
    const before = await start({ architect: architect.behaviour });
    const { body } = await ask(before, { session: 's-1' }).set('Prefer', 'respond-async');
    await architect.asked;
    await before.stop();

    const after = await startAgain();
    const finished = await read(after, body.id);
    expect(finished).toMatchObject({ state: 'done', report: { verdict: 'root_cause', missingAgents: [] } });
    expect(after.invocations.map(({ agent }) => agent)).toEqual(['architect']);
    const events = await request(after.url).get(`/investigations/${body.id}/events`).set(as(ANN)).buffer(true);
    const seen = events.text
      .split('\n')
      .filter((line) => line.startsWith('data:'))
      .map((line) => JSON.parse(line.slice(5)) as InvestigationEvent);
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_event, index) => index + 1));
    expect(seen.filter(({ body: { type } }) => type === 'agent.failed' || type === 'error')).toEqual([]);
    await after.stop();
  });
});

test('readers of a running turn are sent away when the orchestrator stops, so that they come back', async () => {
  const sre = held('sre');
  const orchestrator = await start({ sre: sre.behaviour });
  const { body } = await ask(orchestrator).set('Prefer', 'respond-async');
  await sre.asked;
  const answer = await fetch(`${orchestrator.url}/investigations/${body.id}/events`, { headers: as(ANN) });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ''; !text.includes('"agent.started"');) text += (await reader?.read())?.value ?? '';
  const stopped = orchestrator.stop();
  sre.release();
  let part = await reader?.read();
  while (part?.done === false) part = await reader?.read();
  expect(part).toEqual({ done: true, value: undefined });
  await stopped;
});
