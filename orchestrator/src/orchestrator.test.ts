import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { eventSchema, investigationSchema, sessionSchema, SPAN_NAMES } from '@mats/contracts';
import type { Investigation, InvestigationEvent } from '@mats/contracts';
import { describeWith } from '@mats/testing';
import { Client } from 'pg';
import request from 'supertest';
import { ask } from './testing/ask.ts';
import { as, findingOf, reportOf, startOrchestrator, working } from './testing/start-orchestrator.ts';
import type { StartedOrchestrator } from './testing/start-orchestrator.ts';
import { stoppedAfterEach } from './testing/stopped-after-each.ts';

const ANN = 'ann@example.com';

const start = stoppedAfterEach();

async function events(orchestrator: StartedOrchestrator, id: string, after = 0): Promise<InvestigationEvent[]> {
  const reply = await request(orchestrator.url)
    .get(`/investigations/${id}/events`)
    .set(as(ANN))
    .set('Last-Event-ID', String(after))
    .buffer(true)
    .parse((response, done) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => done(null, text));
    });
  const data = String(reply.body)
    .split('\n')
    .filter((line) => line.startsWith('data:'));
  return data.map((line) => eventSchema.parse(JSON.parse(line.slice(5))));
}

// A PGlite on disk takes long to open where many work.
jest.setTimeout(60_000);

describe('a turn', () => {
  test('answers with session, trace, report and Markdown', async () => {
    const orchestrator = await start();
    const reply = await ask(orchestrator, { session: 's-1' });
    expect(reply.status).toBe(200);
    const investigation = investigationSchema.parse(reply.body);
    expect(investigation).toMatchObject({
      session_id: 's-1',
      turn: 1,
      state: 'done',
      report: { verdict: 'root_cause' },
    });
    expect(reply.headers).toMatchObject({ 'x-session-id': 's-1', 'x-trace-id': investigation.trace_id });
    expect(reply.headers['traceresponse']).toMatch(new RegExp(`^00-${investigation.trace_id}-[0-9a-f]{16}-01$`));
    expect(investigation.markdown).toContain('# Root cause: Why does checkout return 500?');
  });

  test('is one trace with one root, and every span carries the session', async () => {
    const orchestrator = await start();
    const reply = await ask(orchestrator, { session: 's-1' });
    const spans = orchestrator.telemetry.spans();
    expect(spans.filter((span) => span.parentSpanContext === undefined).map((span) => span.name)).toEqual([
      SPAN_NAMES.root,
    ]);
    expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([reply.body.trace_id]));
    expect(new Set(spans.map((span) => span.attributes['session.id']))).toEqual(new Set(['s-1']));
    const root = spans.find((span) => span.name === SPAN_NAMES.root);
    expect(root?.attributes).toMatchObject({
      'input.value': 'Why does checkout return 500?',
      'output.value': 'Root cause (0.90): A test says so.',
    });
  });

  test("keeps a caller's traceparent as an attribute, not as the parent", async () => {
    const orchestrator = await start();
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await ask(orchestrator).set('traceparent', traceparent);
    const root = orchestrator.telemetry.spans().find((span) => span.name === SPAN_NAMES.root);
    expect(root?.spanContext().traceId).not.toBe('a'.repeat(32));
    expect(root?.attributes['caller.traceparent']).toBe(traceparent);
  });

  test('hands trace and session to the agents, in headers of the payload too', async () => {
    const orchestrator = await start();
    const reply = await ask(orchestrator, { session: 's-1' });
    for (const { invoke } of orchestrator.invocations) {
      expect(invoke.session_id).toBe('s-1');
      expect(invoke.headers['traceparent']).toContain(reply.body.trace_id);
      expect(invoke.headers['baggage']).toContain('session.id=s-1');
    }
    expect(orchestrator.invocations.map(({ agent }) => agent)).toEqual(['sre', 'investigator', 'architect']);
  });

  test('answers 202 at once when asked to, and the record follows', async () => {
    const orchestrator = await start();
    const reply = await ask(orchestrator).set('Prefer', 'respond-async');
    expect(reply.status).toBe(202);
    expect(reply.headers['location']).toBe(`/investigations/${reply.body.id}`);
    const seen = await events(orchestrator, reply.body.id);
    expect(seen.at(-1)?.body).toEqual({ type: 'state', state: 'done' });
  });

  test('numbers its events without gaps, and a reader that comes back misses and doubles nothing', async () => {
    const orchestrator = await start();
    const { id } = (await ask(orchestrator)).body as Investigation;
    const all = await events(orchestrator, id);
    expect(all.map((event) => event.seq)).toEqual(all.map((_event, index) => index + 1));
    expect(await events(orchestrator, id, 4)).toEqual(all.slice(4));
    const states = all.flatMap((event) => (event.body.type === 'state' ? event.body.state : []));
    expect(states).toEqual(['accepted', 'planned', 'running', 'running', 'reporting', 'done']);
  });

  test('a question without a log is about the logs its session already has', async () => {
    const orchestrator = await start();
    await ask(orchestrator, { session: 's-1', body: { attachments: [{ name: 'a.log', content: 'ERROR x\n' }] } });
    orchestrator.invocations.length = 0;
    await ask(orchestrator, { session: 's-1', body: { prompt: 'And since when?' } });
    expect(orchestrator.invocations[0]?.invoke.context.attachments.map((item) => item.name)).toEqual(['a.log']);
  });

  test('a summary is written from what was found before', async () => {
    const orchestrator = await start();
    await ask(orchestrator, { session: 's-1' });
    orchestrator.invocations.length = 0;
    await ask(orchestrator, { session: 's-1', body: { prompt: 'Please summarise this for the ticket' } });
    expect(orchestrator.invocations.map(({ agent }) => agent)).toEqual(['architect']);
    const { context } = orchestrator.invocations[0]?.invoke ?? {};
    expect(context?.fromRecord).toBe(true);
    expect(context?.record.flatMap((turn) => turn.findings.map(({ agent }) => agent))).toContain('sre');
    expect(context?.record.map((turn) => [turn.turn, turn.prompt, turn.report.cause])).toEqual([
      [1, 'Why does checkout return 500?', 'A test says so.'],
    ]);
  });

  test('agents that the Architect needs for a follow-up are asked, and the findings of the others are carried', async () => {
    const first = working('architect');
    const orchestrator = await start({
      agents: {
        architect: (invoke, response) => {
          if (!invoke.context.fromRecord) return first?.(invoke, response);
          const result = { type: 'result', finding: findingOf('architect'), needs: ['investigator'] };
          response.end(`${JSON.stringify(result)}\n`);
        },
      },
    });
    await ask(orchestrator, { session: 's-1' });
    orchestrator.invocations.length = 0;
    const { body } = await ask(orchestrator, { session: 's-1', body: { prompt: 'which line?' } });
    expect(body.report.verdict).toBe('root_cause');
    expect(orchestrator.invocations.map(({ agent }) => agent)).toEqual(['architect', 'investigator', 'architect']);
    const last = orchestrator.invocations.at(-1)?.invoke.context;
    expect(last?.findings.map(({ agent }) => agent)).toEqual(['sre', 'investigator']);
  });

  test('a new log in a session is investigated, not looked up', async () => {
    const orchestrator = await start();
    await ask(orchestrator, { session: 's-1' });
    orchestrator.invocations.length = 0;
    const attachments = [{ name: 'b.log', content: 'ERROR y\n' }];
    await ask(orchestrator, { session: 's-1', body: { prompt: 'and this one?', attachments } });
    expect(orchestrator.invocations.map(({ agent }) => agent)).toEqual(['sre', 'investigator', 'architect']);
    expect(orchestrator.invocations.at(-1)?.invoke.context.record).toHaveLength(1);
  });
});

describe('agents that fail', () => {
  test('all away: a partial answer that names each', async () => {
    const orchestrator = await start({ agents: { sre: null, investigator: null, architect: null } });
    const reply = await ask(orchestrator);
    expect(reply.status).toBe(200);
    expect(reply.body.report).toMatchObject({
      verdict: 'inconclusive',
      abstention: 'agent_missing',
      missingAgents: ['sre', 'investigator', 'architect'],
    });
  });

  test('one away: the others are asked and told who is missing', async () => {
    const orchestrator = await start({ agents: { investigator: null } });
    await ask(orchestrator);
    const last = orchestrator.invocations.at(-1);
    expect(last?.agent).toBe('architect');
    expect(last?.invoke.context.missingAgents).toEqual(['investigator']);
  });

  test.each([
    ['answers garbage', '<html>nope</html>', 'agent_bad_answer'],
    ['answers half a result', '{"type":"step","step":"x"}\n', 'agent_bad_answer'],
    [
      'says that it failed',
      `${JSON.stringify({ type: 'error', error: { code: 'internal', message: 'x', next: 'y' } })}\n`,
      'agent_failed',
    ],
  ])('%s: asked again, then named', async (_what, text, code) => {
    const orchestrator = await start({ agents: { sre: (_invoke, response) => void response.end(text) } });
    const { body } = await ask(orchestrator);
    expect(body.state).toBe('done');
    const failures = (await events(orchestrator, body.id)).flatMap((event) =>
      event.body.type === 'agent.failed' ? [event.body] : [],
    );
    expect(failures.map((failure) => [failure.error.code, failure.final])).toEqual([
      [code, false],
      [code, true],
    ]);
  });

  test.each([
    [
      'an error about the request',
      '{"type":"error","error":{"code":"repository_unusable","message":"x","next":"y"}}\n',
      200,
    ],
    ['a refusal', '{}', 422],
  ])('%s will not go away, so it is not asked for again', async (_what, text, status) => {
    const orchestrator = await start({
      agents: { investigator: (_invoke, response) => void response.writeHead(status).end(text) },
    });
    const { body } = await ask(orchestrator);
    expect(orchestrator.invocations.filter(({ agent }) => agent === 'investigator')).toHaveLength(1);
    expect(body).toMatchObject({ state: 'done', report: { verdict: 'root_cause' } });
  });

  test('a slow one is given up after its time, and a late answer changes nothing', async () => {
    const orchestrator = await start({
      agents: { sre: (_invoke, response) => void setTimeout(() => response.end('late'), 1_500).unref() },
      environment: { AGENT_TIMEOUT_MS: '300' },
    });
    const { body } = await ask(orchestrator);
    expect(body.state).toBe('done');
    const failed = (await events(orchestrator, body.id)).find((event) => event.body.type === 'agent.failed');
    expect(failed?.body).toMatchObject({
      error: { code: 'agent_timeout', message: 'The SRE agent did not answer within 0.3 s.' },
    });
  });

  test('one that comes back is used', async () => {
    let calls = 0;
    const orchestrator = await start({
      agents: {
        sre: (invoke, response) => {
          calls += 1;
          if (calls === 1) response.writeHead(500).end('oops');
          else working('sre')?.(invoke, response);
        },
      },
    });
    const { body } = await ask(orchestrator);
    expect(calls).toBe(2);
    expect(body.report.verdict).toBe('root_cause');
  });

  test('stop ends a running investigation, and says so', async () => {
    const orchestrator = await start({ agents: { sre: () => undefined } });
    const { body } = await ask(orchestrator).set('Prefer', 'respond-async');
    const reply = await request(orchestrator.url).post(`/investigations/${body.id}/cancel`).set(as(ANN)).send({});
    expect(reply.body).toMatchObject({ state: 'cancelled', error: { code: 'cancelled' } });
  });
});

describe('sessions', () => {
  test('lists them latest first with title, turns and verdict, and finds by words', async () => {
    const orchestrator = await start();
    await ask(orchestrator, { session: 's-1', body: { prompt: 'Why is payment slow?' } });
    await ask(orchestrator, { session: 's-2' });
    await ask(orchestrator, { session: 's-1', body: { prompt: 'Since when?' } });
    const list = await request(orchestrator.url).get('/sessions').set(as(ANN));
    expect(list.body.sessions).toMatchObject([
      { id: 's-1', title: 'Why is payment slow?', turns: 2, verdict: 'root_cause', service: 'checkout' },
      { id: 's-2', turns: 1 },
    ]);
    const found = await request(orchestrator.url).get('/sessions?query=PAYMENT').set(as(ANN));
    expect(found.body.sessions.map((session: { id: string }) => session.id)).toEqual(['s-1']);
  });

  test('somebody else sees nothing of it: 404 on ask, read, events and cancel', async () => {
    const orchestrator = await start();
    const { body } = await ask(orchestrator, { session: 's-1' });
    const user = 'bob@example.com';
    expect((await ask(orchestrator, { session: 's-1', user })).body.error.code).toBe('session_not_found');
    for (const path of [`/sessions/s-1`, `/investigations/${body.id}`, `/investigations/${body.id}/events`]) {
      expect((await request(orchestrator.url).get(path).set(as(user))).status).toBe(404);
    }
    expect(
      (await request(orchestrator.url).post(`/investigations/${body.id}/cancel`).set(as(user)).send({})).status,
    ).toBe(404);
  });

  test('keeps them over a restart, and finishes what was running', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'mats-restart-'));
    const options = { directory, database: { dataFolder: directory } };
    const before = await startOrchestrator({ ...options, agents: { architect: () => undefined } });
    const { body } = await ask(before, { session: 's-1' }).set('Prefer', 'respond-async');
    while (before.invocations.length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    await before.kill();
    const after = await start(options);
    const seen = await events(after, body.id);
    expect(seen.map((event) => event.seq)).toEqual(seen.map((_event, index) => index + 1));
    expect(seen.at(-1)?.body).toEqual({ type: 'state', state: 'done' });
    expect(after.invocations.map(({ agent }) => agent)).toEqual(['architect']);
    await rm(directory, { recursive: true, force: true });
  });
});

describe('bad input', () => {
  test.each([
    ['no prompt', {}, 400, 'prompt_missing'],
    ['an empty prompt', { prompt: '  ' }, 400, 'prompt_missing'],
    ['a list', [], 400, 'invalid_request'],
    ['a prompt that is a number', { prompt: 7 }, 400, 'invalid_request'],
    ['a 1 MB prompt', { prompt: 'x'.repeat(1024 * 1024) }, 413, 'prompt_too_long'],
    [
      'an unknown attachment',
      { prompt: 'x', attachments: [{ id: `att_${'0'.repeat(32)}` }] },
      404,
      'attachment_not_found',
    ],
  ])('%s', async (_what, body, status, code) => {
    const orchestrator = await start();
    const reply = await request(orchestrator.url).post('/ask').set(as(ANN)).send(body);
    expect(reply.status).toBe(status);
    expect(reply.body.error).toMatchObject({ code, next: expect.any(String) });
    expect(
      (await request(orchestrator.url).get('/sessions').set(as(ANN))).body.sessions.flatMap(
        (session: { turns: number }) => (session.turns > 0 ? session : []),
      ),
    ).toEqual([]);
  });

  test('characters that no database takes are replaced, not refused', async () => {
    const orchestrator = await start({
      agents: {
        sre: (_invoke, response) => {
          const step = { type: 'step', step: `a\u0000b${'😀'.slice(0, 1)}` };
          response.end(
            [step, { type: 'result', finding: findingOf('sre') }].map((line) => JSON.stringify(line)).join('\n'),
          );
        },
      },
    });
    const { body } = await ask(orchestrator, { body: { prompt: 'Why \u0000?' } });
    expect(body).toMatchObject({ prompt: 'Why \uFFFD?', state: 'done' });
    const steps = (await events(orchestrator, body.id)).flatMap((event) =>
      event.body.type === 'agent.step' ? event.body.step : [],
    );
    expect(steps).toContain('a\uFFFDb\uFFFD');
  });

  test.each(['/sessions/%00', '/investigations/%00', '/attachments/%00', '/sessions?query=%00'])(
    '%s is refused as an address',
    async (path) => {
      const orchestrator = await start();
      const reply = await request(orchestrator.url).get(path).set(as(ANN));
      expect(reply.body.error).toMatchObject({ code: 'invalid_request' });
    },
  );

  test('while the database is away a question is refused with what to do, and the service lives', async () => {
    const orchestrator = await start({
      database: { url: 'postgres://nobody@127.0.0.1:9/none' },
      databaseAway: true,
    });
    const reply = await ask(orchestrator);
    expect([reply.status, reply.headers['retry-after']]).toEqual([503, '2']);
    expect(reply.body.error).toEqual({
      code: 'storage_unavailable',
      message: 'The database does not answer.',
      next: 'Check that it runs (MATS_DATABASE_URL); the question was not accepted, so ask again.',
    });
    expect((await request(orchestrator.url).get('/healthz')).status).toBe(200);
    expect((await request(orchestrator.url).get('/readyz')).body.checks[0]).toMatchObject({
      name: 'database',
      ok: false,
    });
  });

  test('an upload over the limit is refused before it is read', async () => {
    const orchestrator = await start();
    const reply = await request(orchestrator.url)
      .post('/attachments?name=big.log')
      .set(as(ANN))
      .set('content-type', 'application/octet-stream')
      .set('content-length', String(300 * 1024 * 1024))
      .send('x')
      .catch((error: { response?: request.Response }) => error.response);
    expect(reply?.body.error.code).toBe('attachment_too_large');
  });

  test('an upload is stored, counted and readable', async () => {
    const orchestrator = await start();
    const reply = await request(orchestrator.url)
      .post('/attachments?name=a%2F..%2Fb.log')
      .set(as(ANN))
      .type('application/octet-stream')
      .send('one\ntwo');
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ name: 'a_.._b.log', bytes: 7, lines: 2 });
    const bytes = await request(orchestrator.url).get(`/attachments/${reply.body.id}`).set(as(ANN)).buffer(true);
    expect(Buffer.from(bytes.body as Buffer).toString()).toBe('one\ntwo');
  });
});

describe('the interface', () => {
  test('describes itself', async () => {
    const orchestrator = await start();
    const { body } = await request(orchestrator.url).get('/openapi.json').set(as(ANN));
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/ask', '/sessions/{id}', '/investigations/{id}/events']),
    );
  });

  test('keeps a reader opinion even when Phoenix is away', async () => {
    const orchestrator = await start();
    const { body } = await ask(orchestrator);
    const reply = await request(orchestrator.url)
      .post(`/investigations/${body.id}/feedback`)
      .set(as(ANN))
      .send({ score: 'up', comment: 'right' });
    expect(reply.body).toEqual({ kept: true, phoenix: false });
  });
});

/** A database server that can go away and come back: a door to the real one. */
async function startDoor(database: string): Promise<{ url: string; open: () => Promise<void>; shut: () => void }> {
  const url = new URL(database);
  const { hostname, port } = url;
  const sockets = new Set<Socket>();
  const door = createServer((inner) => {
    const outer = connect(Number(port || 5432), hostname);
    for (const socket of [inner, outer]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy()).once('close', () => sockets.delete(socket));
    }
    inner.pipe(outer).pipe(inner);
  });
  const open = (at: number): Promise<void> => new Promise((resolve) => door.listen(at, '127.0.0.1', resolve));
  await open(0);
  const { port: own } = door.address() as AddressInfo;
  const shut = (): void => {
    door.close();
    for (const socket of sockets) socket.destroy();
  };
  url.hostname = '127.0.0.1';
  url.port = String(own);
  return { url: url.href, open: () => open(own), shut };
}

describeWith('postgres', 'on Postgres', (postgresUrl) => {
  const admin = new Client({ connectionString: postgresUrl });
  let database: string;
  beforeAll(() => admin.connect());
  afterAll(() => admin.end());
  beforeEach(async () => {
    const url = new URL(postgresUrl);
    url.pathname = `/mats_test_${randomUUID().replaceAll('-', '')}`;
    database = url.href;
    await admin.query(`create database ${url.pathname.slice(1)}`);
  });
  afterEach(() => admin.query(`drop database ${new URL(database).pathname.slice(1)} with (force)`));

  test('that is away at the start and goes away later: questions are refused meanwhile and answered after', async () => {
    const door = await startDoor(database);
    door.shut();
    const orchestrator = await startOrchestrator({ database: { url: door.url }, databaseAway: true });
    const answered = async (): Promise<number> => {
      let { status } = await ask(orchestrator);
      for (let tries = 0; status === 503 && tries < 100; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        ({ status } = await ask(orchestrator));
      }
      return status;
    };
    expect((await ask(orchestrator)).body.error.code).toBe('storage_unavailable');
    await door.open();
    expect(await answered()).toBe(200);
    door.shut();
    expect((await ask(orchestrator)).body.error.code).toBe('storage_unavailable');
    await door.open();
    expect(await answered()).toBe(200);
    await orchestrator.stop();
    door.shut();
  });

  test('that goes away while a turn runs: the turn waits for it and loses nothing', async () => {
    const door = await startDoor(database);
    let shut = false;
    const orchestrator = await startOrchestrator({
      database: { url: door.url },
      agents: {
        sre: (invoke, response) => {
          if (!shut) door.shut();
          shut = true;
          setTimeout(() => void door.open(), 1_000);
          working('sre')?.(invoke, response);
        },
      },
    });
    const { body, status } = await ask(orchestrator);
    expect(status).toBe(200);
    expect(body.report).toEqual(reportOf('root_cause'));
    const seen = await events(orchestrator, body.id);
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_event, index) => index + 1));
    expect(seen.at(-1)?.body).toEqual({ type: 'state', state: 'done' });
    await orchestrator.stop();
    door.shut();
  });

  test('keeps sessions, turns, events and reports as on PGlite', async () => {
    const orchestrator = await startOrchestrator({ database: { url: database } });
    const { body } = await ask(orchestrator, {
      session: 's-1',
      body: { attachments: [{ name: 'a.log', content: 'x' }] },
    });
    const session = await request(orchestrator.url).get('/sessions/s-1').set(as(ANN));
    expect(sessionSchema.parse(session.body).investigations[0]).toMatchObject({
      id: body.id,
      report: reportOf('root_cause'),
    });
    expect((await events(orchestrator, body.id)).length).toBeGreaterThan(8);
    const twice = await Promise.all(['s-2', 's-2'].map((key) => ask(orchestrator).set('Idempotency-Key', key)));
    expect(twice[0]?.body.id).toBe(twice[1]?.body.id);
    await orchestrator.stop();
  });
});
