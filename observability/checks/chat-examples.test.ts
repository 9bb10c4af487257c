import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { conversationSessionId, startTelemetry, timeSessionId, withSession, withSpan } from '@mats/telemetry';
import type { Telemetry } from '@mats/telemetry';
import { describeWith } from '@mats/testing';
import { until } from '../support/until.ts';

interface Stored {
  name: string;
  parent_id: string | null;
  start_time: string;
  end_time: string;
  status_code: string;
  status_message: string;
  context: { trace_id: string; span_id: string };
  attributes: Record<string, unknown>;
  events: { name: string; attributes: Record<string, unknown> }[];
}

/** Spans of a project as whoever analyses failures asks for them: `status_code=ERROR`, `parent_id=null`. */
async function query(url: string, options: { project: string; filter?: string }): Promise<Stored[]> {
  const reply = await fetch(`${url}/v1/projects/${options.project}/spans?limit=1000&${options.filter ?? ''}`);
  return reply.ok ? ((await reply.json()) as { data: Stored[] }).data : [];
}

const durationOf = ({ start_time, end_time }: Stored): number => Date.parse(end_time) - Date.parse(start_time);

/** A chat whose turns are one session each, with the model's call below each turn. */
class ChatSession {
  readonly sessionId = conversationSessionId();
  readonly #messages: { role: string; content: string }[] = [];
  readonly #user: string;

  constructor(user: string) {
    this.#user = user;
  }

  send(content: string, complete: () => Promise<string>): Promise<string> {
    return withSession(this.sessionId, () =>
      withSpan({ name: 'chat-turn', kind: 'CHAIN', input: content }, async (span) => {
        const turn_number = Math.floor(this.#messages.length / 2) + 1;
        span.setAttribute('metadata', JSON.stringify({ user_id: this.#user, turn_number, user_tier: 'premium' }));
        this.#messages.push({ role: 'user', content });
        const answer = await withSpan({ name: 'completion', kind: 'LLM', input: this.#messages }, complete);
        this.#messages.push({ role: 'assistant', content: answer });
        span.setOutput(answer);
        return answer;
      }),
    );
  }
}

const IDLE_MS = 3_600_000;

/** A new session for a user who was away for an hour. */
class SessionManager {
  readonly #sessions = new Map<string, { chat: ChatSession; last: number }>();

  of(user: string, now: number): ChatSession {
    const known = this.#sessions.get(user);
    const chat = known === undefined || now - known.last >= IDLE_MS ? new ChatSession(user) : known.chat;
    this.#sessions.set(user, { chat, last: now });
    return chat;
  }
}

describeWith('phoenix', 'the chat and manager examples in TypeScript', (url) => {
  const project = `chats-${randomUUID().slice(0, 8)}`;
  const chat = new ChatSession('user-456');
  const long = conversationSessionId();
  let telemetry: Telemetry;
  let spans: Stored[];

  async function chats(): Promise<void> {
    await chat.send('Hello!', () => Promise.resolve('Hi.'));
    await chat.send('How are you?', () => Promise.resolve('Fine.'));
    const failed = chat.send('And now?', () => Promise.reject(new Error('the model is away')));
    await expect(failed).rejects.toThrow('the model is away');
  }

  async function operations(): Promise<void> {
    await withSession(long, () =>
      withSpan({ name: 'long_operation', kind: 'CHAIN', startTime: Date.now() - 2_000 }, async () => {
        await withSpan({ name: 'step_1', kind: 'TOOL' }, () => undefined);
        await withSpan({ name: 'step_2', kind: 'TOOL', startTime: Date.now() - 1_500 }, () => undefined);
      }),
    );
    const query = { tenantId: 'acme', serviceName: 'video-search' };
    await telemetry.span('request', query, () =>
      telemetry.span('video_search.query', query, (span) =>
        span.setAttributes({ 'query.text': 'machine learning', 'search.top_k': 10, 'search.latency_ms': 120 }),
      ),
    );
    await telemetry.span('routing', { tenantId: 'acme', serviceName: 'routing' }, (span) =>
      span.setAttributes({ 'routing.chosen_agent': 'video_search', 'routing.confidence': 0.92 }),
    );
  }

  beforeAll(async () => {
    const projectTemplate = `${project}-{tenant}-{service}`;
    telemetry = startTelemetry({ serviceName: 'chats', endpoint: url, project, projectTemplate });
    await chats();
    await operations();
    expect(await telemetry.forceFlush()).toBe(true);
    spans = await until('all spans', async () => {
      const found = await query(url, { project });
      const searched = await query(url, { project: `${project}-acme-video-search` });
      const routed = await query(url, { project: `${project}-acme-routing` });
      return found.length === 9 && searched.length === 2 && routed.length === 1 ? found : undefined;
    });
  }, 120_000);
  afterAll(async () => {
    await telemetry.shutdown();
    for (const name of [project, `${project}-acme-video-search`, `${project}-acme-routing`]) {
      await fetch(`${url}/v1/projects/${name}`, { method: 'DELETE' });
    }
  });

  test('a conversation is one session of three turns with their texts', () => {
    const turns = spans.filter(({ name }) => name === 'chat-turn');
    const told = turns.map(({ attributes: { 'input.value': input, 'output.value': output } }) => [input, output]);
    expect(new Map(told as [string, unknown][])).toEqual(
      new Map([
        ['Hello!', 'Hi.'],
        ['How are you?', 'Fine.'],
        ['And now?', undefined],
      ]),
    );
    expect(turns.map(({ attributes }) => attributes['session.id'])).toEqual(Array(3).fill(chat.sessionId));
    expect(new Set(turns.map(({ context }) => context.trace_id)).size).toBe(3);
  });

  test('its failure is found by status, with its exception', async () => {
    const failed = await query(url, { project, filter: 'status_code=ERROR' });
    expect(new Map(failed.map(({ name, status_message }) => [name, status_message]))).toEqual(
      new Map([
        ['chat-turn', 'the model is away'],
        ['completion', 'the model is away'],
      ]),
    );
    const [event] = failed.find(({ name }) => name === 'completion')?.events ?? [];
    expect([event?.name, event?.attributes['exception.message']]).toEqual(['exception', 'the model is away']);
  });

  test('slow requests are found among the first spans, and what was slow below them', async () => {
    const slow = (await query(url, { project, filter: 'parent_id=null' })).filter((span) => durationOf(span) > 1_000);
    expect(slow.map(({ name, attributes }) => [name, attributes['session.id']])).toEqual([['long_operation', long]]);
    const below = spans.filter(({ parent_id }) => parent_id === slow[0]?.context.span_id);
    expect(below.toSorted((a, b) => durationOf(b) - durationOf(a)).map(({ name }) => name)).toEqual([
      'step_2',
      'step_1',
    ]);
    expect(below.map(({ attributes }) => attributes['session.id'])).toEqual([long, long]);
  });

  test('sessions are summed up from the spans that carry their id', () => {
    const sessions = Map.groupBy(spans, ({ attributes }) => attributes['session.id']);
    const counts = [...sessions].map(([id, own]) => [id, own.filter(({ parent_id }) => parent_id === null).length]);
    expect(new Map(counts as [string, number][])).toEqual(
      new Map([
        [chat.sessionId, 3],
        [long, 1],
      ]),
    );
  });

  test('spans of one session are found by their attribute', async () => {
    const own = await query(url, { project, filter: `attribute=session.id:${encodeURIComponent(long)}` });
    expect(own.map(({ name }) => name).toSorted()).toEqual(['long_operation', 'step_1', 'step_2']);
  });

  test('each service of a tenant has its project, and the manager counts them', async () => {
    const [routed] = await query(url, { project: `${project}-acme-routing` });
    expect(routed?.attributes).toMatchObject({ 'routing.chosen_agent': 'video_search', 'routing.confidence': 0.92 });
    const searched = await query(url, { project: `${project}-acme-video-search` });
    expect(searched.find(({ name }) => name === 'video_search.query')?.attributes).toMatchObject({
      'tenant.id': 'acme',
      'service.name': 'video-search',
      'query.text': 'machine learning',
      'search.top_k': 10,
    });
    const { cacheHits, cacheMisses, failedInitializations, dropped, config } = telemetry.getStats();
    expect([cacheHits > 0, cacheMisses, failedInitializations, dropped]).toEqual([true, 3, 0, 0]);
    expect(config).toMatchObject({ enabled: true, level: 'detailed', environment: 'development' });
  });
});

test('who was away for an hour gets a new session, and an hour has one id', () => {
  const manager = new SessionManager();
  const [first, soon, later] = [0, IDLE_MS - 1, 2 * IDLE_MS].map((now) => manager.of('user-456', now).sessionId);
  expect([first === soon, soon === later]).toEqual([true, false]);
  const idAt = (now: number): string => timeSessionId('user-456', { every: 'hour', now });
  expect([idAt(0) === idAt(IDLE_MS - 1), idAt(0) === idAt(IDLE_MS)]).toEqual([true, false]);
});
