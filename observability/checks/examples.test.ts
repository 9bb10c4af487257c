import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  conversationSessionId,
  createHeaderGate,
  runWithHeaders,
  startTelemetry,
  timeSessionId,
  userSessionId,
  withAttributes,
  withSession,
  withSpan,
  workflowSessionId,
} from '@mats/telemetry';
import type { Telemetry } from '@mats/telemetry';
import { describeWith } from '@mats/testing';
import { searchPath } from '../support/env.ts';
import { startCollector } from '../support/start-collector.ts';
import { until } from '../support/until.ts';

const run = promisify(execFile);
const PROGRAM = join(import.meta.dirname, '..', 'examples', 'sessions.py');

interface Stored {
  name: string;
  parent_id: string | null;
  status_code: string;
  status_message: string;
  context: { trace_id: string; span_id: string };
  attributes: Record<string, unknown>;
}

/** The stored spans of a project by name, once there are so many. */
async function storedSpans(url: string, options: { project: string; count: number }): Promise<Map<string, Stored>> {
  const { project, count } = options;
  const spans = await until(`${count} spans in ${project}`, async () => {
    const response = await fetch(`${url}/v1/projects/${project}/spans?limit=1000`);
    if (!response.ok) return undefined;
    const { data } = (await response.json()) as { data: Stored[] };
    return data.length >= count ? data : undefined;
  });
  return new Map(spans.map((span) => [span.name, span]));
}

function sessionsOf(spans: ReadonlyMap<string, Stored>): Record<string, unknown> {
  return Object.fromEntries([...spans].map(([name, { attributes }]) => [name, attributes['session.id']]));
}

/** What Phoenix itself lists as sessions. */
async function listedSessions(url: string, project: string): Promise<string[]> {
  const response = await fetch(`${url}/v1/projects/${project}/sessions?limit=1000`);
  const { data } = (await response.json()) as { data: { session_id: string }[] };
  return data.map(({ session_id }) => session_id);
}

/** Names of the spans that Phoenix finds by what a person types into its filter. */
async function filtered(url: string, options: { project: string; condition: string }): Promise<string[]> {
  const project = (await (await fetch(`${url}/v1/projects/${options.project}`)).json()) as { data: { id: string } };
  const query = `query ($id: ID!, $condition: String!) { node(id: $id) { ... on Project {
    spans(first: 50, filterCondition: $condition) { edges { node { name } } } } } }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id: project.data.id, condition: options.condition } }),
  });
  const { data } = (await response.json()) as { data: { node: { spans: { edges: { node: { name: string } }[] } } } };
  return data.node.spans.edges.map(({ node }) => node.name);
}

const call = (name: string): Promise<void> => withSpan({ name, kind: 'LLM', input: 'Hello!' }, () => undefined);

describeWith('phoenix', 'the session examples in TypeScript', (url) => {
  const project = `examples-${randomUUID().slice(0, 8)}`;
  let telemetry: Telemetry;
  let spans: Map<string, Stored>;
  const made: Record<string, string> = {};

  async function sessionsAroundCalls(): Promise<void> {
    made['first-call'] = made['second-call'] = conversationSessionId();
    await withSession(made['first-call'], async () => {
      await call('first-call');
      await call('second-call');
    });
    made['by-user'] = userSessionId(`u-${project}`);
    await withSession(made['by-user'], () => call('by-user'));
    made['by-hour'] = timeSessionId(`u-${project}`, { every: 'hour', now: Date.now() });
    await withSession(made['by-hour'], () => call('by-hour'));
    made['chunk'] = made['embed'] = workflowSessionId({ name: 'doc', item: '4711' });
    await withSession(made['chunk'], async () => {
      await call('chunk');
      await call('embed');
    });
  }

  async function attributesAndMetadata(): Promise<void> {
    made['with-user'] = conversationSessionId();
    const metadata = { user_tier: 'premium', region: 'us-west' };
    await withAttributes({ userId: 'user_123', sessionId: made['with-user'], metadata, tags: ['beta'] }, () =>
      call('with-user'),
    );
    made['chat-turn'] = conversationSessionId();
    const inMetadata = JSON.stringify({ session_id: made['chat-turn'], user_id: 'user-123', conversation_id: 'c' });
    await withSpan({ name: 'chat-turn', kind: 'CHAIN' }, (span) => span.setAttribute('metadata', inMetadata));
    made['thread'] = conversationSessionId();
    await withSpan({ name: 'thread', kind: 'LLM', attributes: { thread_id: made['thread'] } }, () => undefined);
  }

  async function agents(): Promise<void> {
    const sessionId = conversationSessionId();
    for (const name of ['run_investigation', 'agent-sre', 'agent-investigator', 'agent-architect'])
      made[name] = sessionId;
    const gate = createHeaderGate(['127.0.0.1']);
    await runWithHeaders([{ 'X-Session-ID': sessionId }], { trustTrace: false }, () =>
      withSpan({ name: 'run_investigation', kind: 'CHAIN', input: 'Investigate' }, async (root) => {
        for (const name of ['agent-sre', 'agent-investigator', 'agent-architect']) {
          const { traceparent = '' } = gate('http://127.0.0.1:8081/invoke');
          const payload = { message: 'do work', session_id: sessionId, headers: { traceparent } };
          await runWithHeaders([payload.headers], { trustTrace: true, payload }, () => call(name));
        }
        root.setOutput('done');
      }),
    );
  }

  beforeAll(async () => {
    telemetry = startTelemetry({ serviceName: 'examples', endpoint: url, project });
    await sessionsAroundCalls();
    await attributesAndMetadata();
    await agents();
    await telemetry.span('validation', {}, (span) => span.fail('Validation failed'));
    const risky = telemetry.span('risky_operation', {}, () => Promise.reject(new Error('no index')));
    await expect(risky).rejects.toThrow('no index');
    for (const tenantId of ['acme', 'globex']) {
      await telemetry.span('request', { tenantId, serviceName: 'search' }, () =>
        telemetry.span('routing', { tenantId, serviceName: 'search' }, (span) =>
          span.setAttribute('query.text', `for ${tenantId}`),
        ),
      );
    }
    expect(await telemetry.forceFlush()).toBe(true);
    spans = await storedSpans(url, { project, count: 15 });
  }, 120_000);
  afterAll(async () => {
    await telemetry.shutdown();
    for (const name of [project, `${project}-acme`, `${project}-globex`]) {
      await fetch(`${url}/v1/projects/${name}`, { method: 'DELETE' });
    }
  });

  test('every span is in its session', () => expect(sessionsOf(spans)).toMatchObject(made));

  test('every session is listed', async () => {
    expect(new Set(await listedSessions(url, project))).toEqual(new Set(Object.values(made)));
  });

  test('user, metadata and tags are there, and found by the filter that docs/sessions.md gives', async () => {
    expect(spans.get('with-user')?.attributes).toMatchObject({ 'user.id': 'user_123', 'tag.tags': ['beta'] });
    expect(await filtered(url, { project, condition: "metadata['user_tier'] == 'premium'" })).toEqual(['with-user']);
  });

  test('agents that were called with a payload are children in one trace', () => {
    const root = spans.get('run_investigation');
    const children = ['agent-sre', 'agent-investigator', 'agent-architect'].map((name) => spans.get(name));
    expect(root?.parent_id).toBeNull();
    expect(children.map((child) => [child?.parent_id, child?.context.trace_id])).toEqual(
      Array(3).fill([root?.context.span_id, root?.context.trace_id]),
    );
  });

  test('failures have their status and message', () => {
    const statusOf = (name: string): unknown[] => [spans.get(name)?.status_code, spans.get(name)?.status_message];
    expect(statusOf('validation')).toEqual(['ERROR', 'Validation failed']);
    expect(statusOf('risky_operation')).toEqual(['ERROR', 'no index']);
  });

  test.each(['acme', 'globex'])("%s's spans are in its project alone", async (tenant) => {
    const own = await storedSpans(url, { project: `${project}-${tenant}`, count: 2 });
    expect([...own.keys()].toSorted()).toEqual(['request', 'routing']);
    expect(own.get('routing')?.attributes).toMatchObject({
      'query.text': `for ${tenant}`,
      'tenant.id': tenant,
      'service.name': 'search',
      environment: 'development',
    });
  });
});

/** The program that the documentation of Python gives. */
async function recipe(): Promise<string> {
  const page = await readFile(join(import.meta.dirname, '..', '..', 'docs', 'telemetry.md'), 'utf8');
  const [, program = ''] = /^```py\n([^]*?)^```$/m.exec(page) ?? [];
  return program;
}

describeWith('phoenix', 'the session examples in Python', (url) => {
  describeWith('phoenixVenv', 'with OpenInference', (venv) => {
    test('the program of docs/telemetry.md: on its own and called by another service, each in its session', async () => {
      const project = `recipe-${randomUUID().slice(0, 8)}`;
      const [session, trace] = [`called-${randomUUID()}`, randomUUID().replaceAll('-', '')];
      const parent = trace.slice(16);
      const call = `answer({"traceparent": "00-${trace}-${parent}-01"}, {"message": "Hello", "session_id": "${session}"})`;
      const program = (await recipe()).replace('provider.shutdown()', `${call}\nprovider.shutdown()`);
      try {
        await run(join(venv, 'bin', 'python'), ['-c', program], {
          timeout: 120_000,
          env: { PATH: searchPath(), PHOENIX_COLLECTOR_ENDPOINT: url, PHOENIX_PROJECT_NAME: project },
        });
        const spans = await storedSpans(url, { project, count: 4 });
        expect(sessionsOf(spans)).toEqual({
          check_backups: 'night-run-7f3a',
          list_backups: 'night-run-7f3a',
          my_agent: session,
          look_up: session,
        });
        expect(spans.get('my_agent')).toMatchObject({ parent_id: parent, context: { trace_id: trace } });
        expect(spans.get('check_backups')).toMatchObject({
          status_code: 'OK',
          attributes: { 'user.id': 'u1', 'input.value': 'Check the backups', 'output.value': 'All backups are there.' },
        });
        expect(await listedSessions(url, project)).toContain(session);
      } finally {
        await fetch(`${url}/v1/projects/${project}`, { method: 'DELETE' });
      }
    }, 180_000);

    describeWith('collector', 'through the session extractor', (binary) => {
      test('every span is in its session, whatever name it has it under', async () => {
        const project = `examples-${randomUUID().slice(0, 8)}`;
        const queueFolder = await mkdtemp(join(tmpdir(), 'mats-collector-'));
        const collector = await startCollector({ binary, phoenixUrl: url, queueFolder, encoding: 'proto', project });
        try {
          const { stdout } = await run(join(venv, 'bin', 'python'), [PROGRAM, collector.url, project], {
            timeout: 240_000,
          });
          const made = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, string>;
          const spans = await storedSpans(url, { project, count: 18 });
          const sessions = sessionsOf(spans);
          expect(sessions).toMatchObject(made);
          expect(sessions['first-call']).toMatch(/^user_123_conv_/);
          expect(sessions['second-call']).toBe(sessions['first-call']);
          expect(spans.get('with-user')?.attributes['user.id']).toBe('user_123');
          expect(spans.get('hello')).toMatchObject({
            status_code: 'OK',
            attributes: { 'input.value': 'Hello!', 'output.value': 'Hi.' },
          });
          const { status_code, status_message } = spans.get('refused') ?? {};
          expect([status_code, status_message]).toEqual(['ERROR', 'the model is away']);
          expect(spans.get('step_2')?.parent_id).toBe(spans.get('long_operation')?.context.span_id);
          expect(spans.get('work')?.parent_id).toBe(spans.get('orchestrator')?.context.span_id);
          const listed = new Set(await listedSessions(url, project));
          expect(Object.values(made).filter((id) => !listed.has(id))).toEqual([]);
        } finally {
          await collector.stop();
          await fetch(`${url}/v1/projects/${project}`, { method: 'DELETE' });
          await rm(queueFolder, { recursive: true, force: true });
        }
      }, 300_000);
    });
  });
});
