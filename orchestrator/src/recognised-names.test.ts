import { describe, expect, jest, test } from '@jest/globals';
import { HEADERS, SPAN_NAMES } from '@mats/contracts';
import request from 'supertest';
import { ask } from './testing/ask.ts';
import { as } from './testing/start-orchestrator.ts';
import type { StartedOrchestrator } from './testing/start-orchestrator.ts';
import { stoppedAfterEach } from './testing/stopped-after-each.ts';

// The first start of a file takes as long as the machine is busy.
jest.setTimeout(120_000);

const start = stoppedAfterEach();

function rootOf(orchestrator: StartedOrchestrator): Record<string, unknown> {
  return { ...orchestrator.telemetry.spans().findLast(({ name }) => name === SPAN_NAMES.root)?.attributes };
}

describe('the session of a question', () => {
  test('is named in the body by any of the names that spans may have, before the header', async () => {
    const orchestrator = await start();
    const forms = [
      { session_id: 'a-1' },
      { thread_id: 'b-1' },
      { conversation_id: 'c-1' },
      { metadata: { session_id: 'd-1' } },
      { metadata: '{"thread_id":"e-1"}' },
      { 'gen_ai.conversation.id': 'f-1' },
    ];
    const ids: unknown[] = [];
    for (const body of forms) ids.push((await ask(orchestrator, { session: 'header', body })).body.session_id);
    expect(ids).toEqual(['a-1', 'b-1', 'c-1', 'd-1', 'e-1', 'f-1']);
  });

  test('that cannot be used is refused, not replaced', async () => {
    const reply = await ask(await start(), { body: { metadata: { thread_id: 42 } } });
    expect([reply.status, reply.body.error.code]).toEqual([400, 'invalid_session_id']);
  });

  test.each([
    [
      'warn',
      'session_1',
      200,
      'session_1: a counter is its only own part: a restart or a second copy makes it again; add a random part',
    ],
    ['warn', 'chat-7f3a9c21e04b5d68', 200, undefined],
    ['off', 'session_1', 200, undefined],
    [
      'refuse',
      'test',
      400,
      'Session id test cannot be used: it is refused here (SESSION_ID_CHECK). test: nothing in it tells one session from another: every run makes the same; add a random part.',
    ],
  ])(
    'with SESSION_ID_CHECK=%s and the id %s is answered with %d and what is wrong',
    async (check, session, status, why) => {
      const reply = await ask(await start({ environment: { SESSION_ID_CHECK: check } }), { session });
      expect([reply.status, reply.body.error?.message ?? reply.headers['x-session-warning']]).toEqual([status, why]);
    },
  );

  test('that MATS or its page made is not judged', async () => {
    const orchestrator = await start({ environment: { SESSION_ID_CHECK: 'refuse' } });
    const reply = await request(orchestrator.url).post('/ask').set(as('ann@example.com')).send({ prompt: 'Why?' });
    expect([reply.status, reply.headers['x-session-warning']]).toEqual([200, undefined]);
  });
});

describe('metadata and tags', () => {
  test('stand on the root span, and sessions are found by them', async () => {
    const orchestrator = await start();
    await ask(orchestrator, { session: 's-1', body: { metadata: { tier: 'premium' }, tags: ['beta'] } });
    expect(rootOf(orchestrator)).toMatchObject({ metadata: '{"tier":"premium"}', 'tag.tags': ['beta'] });
    await ask(orchestrator, { session: 's-2', body: { metadata: { tier: 'free' } } });
    const found = async (query: string): Promise<string[]> => {
      const reply = await request(orchestrator.url).get('/sessions').query({ query }).set(as('ann@example.com'));
      return (reply.body as { sessions: { id: string }[] }).sessions.map(({ id }) => id);
    };
    expect(await found("metadata['tier'] == 'premium'")).toEqual(['s-1']);
    expect(await found('metadata.tier:free checkout')).toEqual(['s-2']);
    expect(await found('tag:beta')).toEqual(['s-1']);
    expect(await found('tag:alpha')).toEqual([]);
  });
});

describe('the tenant of a question', () => {
  const of = (orchestrator: StartedOrchestrator, tenant: string): request.Test =>
    ask(orchestrator, { session: 's-1' }).set(HEADERS.tenantId, tenant);

  test('decides the project of every span, and goes to the agents', async () => {
    const orchestrator = await start();
    const reply = await of(orchestrator, 'acme');
    expect(reply.headers['x-tenant-id']).toBe('acme');
    const projects = orchestrator.telemetry
      .spans()
      .map(({ resource }) => resource.attributes['openinference.project.name']);
    expect([projects.length > 1, ...new Set(projects)]).toEqual([true, 'finoptiagents-MATS-acme']);
    expect(orchestrator.invocations[0]?.invoke.headers['baggage']).toContain('tenant.id=acme');
  });

  test('stays that of the session', async () => {
    const orchestrator = await start();
    await of(orchestrator, 'acme');
    const moved = await of(orchestrator, 'globex');
    expect([moved.status, moved.body.error.message]).toEqual([
      409,
      'This cannot be done now: the session belongs to another tenant; open a new session.',
    ]);
    expect((await ask(orchestrator, { session: 's-1' })).headers['x-tenant-id']).toBe('acme');
    expect(rootOf(orchestrator)['tenant.id']).toBe('acme');
  });

  test('is the one of the installation when nobody asks for another', async () => {
    const orchestrator = await start();
    await ask(orchestrator, { session: 's-1' });
    expect(rootOf(orchestrator)['tenant.id']).toBe('default');
  });
});
