import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { agentCardSchema, findingSchema, invokeEventSchema, reportSchema } from '@mats/contracts';
import type { AgentName, InvokeEvent, InvokeRequest } from '@mats/contracts';
import request from 'supertest';

/** As much of a finished span as the contract looks at. */
export interface SeenSpan {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly status: { readonly code: number };
  readonly parentSpanContext?: { readonly spanId: string } | undefined;
  spanContext(): { readonly traceId: string; readonly spanId: string };
}

/** An agent under test: its HTTP interface, the spans it made, and a delegation that it can answer. */
export interface AgentUnderTest {
  readonly name: AgentName;
  readonly spanName: string;
  readonly agentName: string;
  readonly app: Parameters<typeof request>[0];
  readonly spans: () => readonly SeenSpan[];
  readonly reset: () => void;
  readonly stop: () => Promise<void>;
  /** A delegation with evidence in it. */
  readonly delegation: InvokeRequest;
}

const OK = 1;
const TRACE = 'a'.repeat(32);
const PARENT = 'b'.repeat(16);

function lines(text: string): InvokeEvent[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => invokeEventSchema.parse(JSON.parse(line)));
}

async function invoke(
  agent: AgentUnderTest,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<request.Response> {
  return request(agent.app)
    .post('/invoke')
    .set({ accept: 'application/json', ...headers })
    .send(body as object);
}

function describeAnswers(agent: AgentUnderTest): void {
  test('has a card that says who it is and what it can do', async () => {
    const reply = await request(agent.app).get('/card');
    expect(agentCardSchema.parse(reply.body).name).toBe(agent.name);
  });

  test('is up and ready', async () => {
    expect((await request(agent.app).get('/healthz')).status).toBe(200);
    expect((await request(agent.app).get('/readyz')).body).toMatchObject({ ready: true });
  });

  test('answers a delegation with a finding whose every claim cites evidence that is there', async () => {
    const reply = await invoke(agent, agent.delegation);
    expect(reply.status).toBe(200);
    const finding = findingSchema.parse(reply.body.finding);
    expect(finding.agent).toBe(agent.name);
    const given = agent.delegation.context.findings.flatMap((item) => item.evidence.map((piece) => piece.id));
    const known = new Set([...given, ...finding.evidence.map((piece) => piece.id)]);
    const cited = [
      ...finding.claims,
      ...finding.candidates.flatMap((candidate) => [...candidate.for, ...candidate.against]),
    ];
    expect(cited.length).toBeGreaterThan(0);
    for (const claim of cited) {
      expect(claim.evidence.length).toBeGreaterThan(0);
      expect(claim.evidence.filter((id) => !known.has(id))).toEqual([]);
    }
  });

  test('says the same when asked the same again', async () => {
    const [first, second] = [await invoke(agent, agent.delegation), await invoke(agent, agent.delegation)];
    const steady = (reply: request.Response): unknown => {
      const finding = findingSchema.parse(reply.body.finding);
      return {
        claims: finding.claims,
        candidates: finding.candidates,
        evidence: finding.evidence.map((piece) => piece.id),
      };
    };
    expect(steady(first)).toEqual(steady(second));
  });

  test('streams its progress and ends with exactly one result', async () => {
    const reply = await invoke(agent, agent.delegation, { accept: 'application/x-ndjson' });
    const events = lines(reply.text);
    expect(events.filter((event) => event.type === 'result')).toHaveLength(1);
    expect(events.at(-1)?.type).toBe('result');
    expect(events.some((event) => event.type === 'step')).toBe(true);
  });

  test('knows nothing when it was given nothing, and says so', async () => {
    const reply = await invoke(agent, { message: 'Why is it slow?', session_id: 'contract' });
    expect(reply.status).toBe(200);
    const finding = findingSchema.parse(reply.body.finding);
    expect(finding.candidates).toEqual([]);
    if (reply.body.report !== undefined) {
      expect(['inconclusive', 'no_incident']).toContain(reportSchema.parse(reply.body.report).verdict);
    }
  });
}

function describeBadInput(agent: AgentUnderTest): void {
  test.each([
    ['no message', {}, 400],
    ['a message that is no text', { message: 7 }, 400],
    ['a bad session id', { message: 'x', session_id: '42' }, 400],
    ['context that is no object', { message: 'x', context: 'y' }, 400],
  ])('refuses %s clearly', async (_what, body, status) => {
    const reply = await invoke(agent, body);
    expect(reply.status).toBe(status);
    expect(reply.body.error).toMatchObject({ code: 'invalid_request', next: expect.any(String) });
  });

  test('an attachment that cannot be fetched is missing data, not a failure', async () => {
    const attachment = {
      id: `att_${'0'.repeat(32)}`,
      name: 'gone.log',
      bytes: 1,
      lines: 1,
      sha256: '',
      // Not an orchestrator that will be back in a moment: it is no address of one.
      url: 'http://127.0.0.1:8/x',
    };
    const reply = await invoke(agent, {
      message: 'why?',
      session_id: 'contract',
      context: { attachments: [attachment] },
    });
    expect(reply.status).toBe(200);
    const finding = findingSchema.parse(reply.body.finding);
    if (agent.name === 'sre') expect(finding.notChecked.map((entry) => entry.what)).toContain('gone.log');
  });
}

function describeSpans(agent: AgentUnderTest): void {
  test('puts the session on every span and is one subtree under its caller', async () => {
    const headers = { traceparent: `00-${TRACE}-${PARENT}-01`, 'X-Session-ID': 'from-http' };
    const body = {
      ...agent.delegation,
      session_id: 'from-payload',
      headers: { ...headers, 'X-Session-ID': 'from-payload' },
    };
    const reply = await invoke(agent, body, headers);
    expect(reply.headers['x-session-id']).toBe('from-payload');
    const spans = agent.spans();
    expect(spans.length).toBeGreaterThan(1);
    expect(new Set(spans.map((span) => span.attributes['session.id']))).toEqual(new Set(['from-payload']));
    expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([TRACE]));
    const ids = new Set([PARENT, ...spans.map((span) => span.spanContext().spanId)]);
    expect(spans.filter((span) => !ids.has(span.parentSpanContext?.spanId ?? ''))).toEqual([]);
  });

  test('its own span names the agent, with readable input and output and status OK', async () => {
    await invoke(agent, agent.delegation);
    const own = agent.spans().find((span) => span.name === agent.spanName);
    expect(own?.attributes).toMatchObject({
      'openinference.span.kind': 'AGENT',
      'agent.name': agent.agentName,
      'input.value': agent.delegation.message,
      'output.value': expect.stringMatching(/^[^{[]/),
    });
    expect(own?.status.code).toBe(OK);
  });
}

/** What every agent promises, whatever it does. */
export function describeAgentContract(agent: AgentUnderTest): void {
  describe(`${agent.name} keeps the contract of agents`, () => {
    beforeEach(() => agent.reset());
    afterAll(() => agent.stop());
    describe('answers', () => describeAnswers(agent));
    describe('bad input', () => describeBadInput(agent));
    describe('spans', () => describeSpans(agent));
  });
}
