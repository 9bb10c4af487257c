import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PHOENIX_PROJECT } from '@mats/contracts';
import { startTelemetry, withSpan } from '@mats/telemetry';
import { describeWith } from '@mats/testing';
import type { LogSource, LogStream } from '../log-source.ts';
import { readRecording } from '../recordings/read-recordings.ts';
import { connectedProjects } from './connected-projects.ts';
import { createPhoenixSource } from './create-phoenix-source.ts';
import { createPhoenixApi } from './phoenix-api.ts';
import { askedProjects, isOwnProject, projectsOf } from './phoenix-projects.ts';
import { storedSpanOf } from './stored-spans.ts';

const HOUR = 3_600_000;

describe('which projects', () => {
  const projects = ['chatbot', 'chatbot-eu', 'search'];

  test.each([
    ['which requests of chatbot failed?', ['chatbot']],
    ['is Chatbot-EU slow', ['chatbot-eu']],
    ['chatbot or search?', ['chatbot', 'search']],
    ['which requests failed?', projects],
  ])('%j asks for %j', (question, asked) => expect(askedProjects(question, projects)).toEqual(asked));

  test.each([
    [PHOENIX_PROJECT, true],
    [`${PHOENIX_PROJECT}-acme`, true],
    [`my-${PHOENIX_PROJECT}`, false],
  ])('%s is our own: %s', (name, own) => expect(isOwnProject(name)).toBe(own));
});

describe('a stored span', () => {
  const stored = {
    name: 'chat',
    span_kind: 'LLM',
    context: { trace_id: 'a'.repeat(32), span_id: 'b'.repeat(16) },
    parent_id: null,
    start_time: '2026-11-29T08:00:00.123456+00:00',
    end_time: '2026-11-29T09:00:00+01:00',
    status_code: 'ERROR',
    status_message: 'refused for password=hunter22secret',
    attributes: {
      'input.value': 'my prompt',
      llm: { input_messages: [{ message: { content: 'my prompt' } }] },
      service: { name: 'bot' },
      metadata: { tier: 'premium' },
    },
    events: [
      { name: 'exception', attributes: { 'exception.type': 'E', 'exception.message': 'm' } },
      { name: 'prompt' },
    ],
  };

  test('keeps who ran, when, and how it failed, and nothing of what was said', () => {
    const text = JSON.stringify(storedSpanOf(stored));
    expect(text).not.toMatch(/my prompt|premium|hunter22secret/);
    expect(storedSpanOf(stored)).toMatchObject({
      service: 'bot',
      startMs: 1_795_939_200_123.456,
      endMs: 1_795_939_200_000,
      otlp: {
        startTimeUnixNano: '1795939200123456000',
        attributes: [{ key: 'openinference.span.kind', value: { stringValue: 'LLM' } }],
        events: [{ name: 'exception', attributes: [{ key: 'exception.type' }, { key: 'exception.message' }] }],
        status: { code: 'STATUS_CODE_ERROR', message: 'refused for password=[redacted]' },
      },
    });
  });

  test.each([null, 'x', {}, { ...stored, context: {} }, { ...stored, start_time: 'yesterday' }])(
    'is not read from %j',
    (json) => expect(storedSpanOf(json)).toBeNull(),
  );
});

test('a Phoenix that is away is told of and fails nothing', async () => {
  const settings = { url: 'http://127.0.0.1:9', projects: ['chatbot'], agent: 'sre' };
  const source = createPhoenixSource(settings, { text: '', window: { from: 0, to: 1 } });
  expect(await source.list()).toEqual({
    streams: [],
    notRead: [{ what: 'Phoenix project chatbot', why: 'Phoenix does not answer at http://127.0.0.1:9.' }],
  });
  expect(await connectedProjects(settings)).toMatchObject([{ name: 'chatbot', state: 'failed' }]);
});

describeWith('phoenix', 'projects of a real Phoenix', (url) => {
  const project = `bot-${randomUUID().slice(0, 8)}`;
  const settings = { url, projects: [project, 'no-such-project'], agent: 'sre' };
  const started = Date.now();
  const window = { from: started - HOUR, to: started + HOUR };

  const sourceOf = (given: Partial<typeof settings> = {}): LogSource =>
    createPhoenixSource({ ...settings, ...given }, { text: '', window });
  async function streamOf(source: LogSource): Promise<LogStream> {
    const [stream] = (await source.list()).streams;
    if (stream === undefined) throw new Error('no stream');
    return stream;
  }

  beforeAll(async () => {
    const telemetry = startTelemetry({ serviceName: 'bot', endpoint: url, project, syncExport: true });
    await withSpan({ name: 'answered', kind: 'CHAIN', input: 'a secret prompt', root: true }, (span) => {
      span.setOutput('a secret completion');
    });
    const failing = withSpan({ name: 'refused', kind: 'CHAIN', root: true }, () =>
      withSpan({ name: 'look_up', kind: 'TOOL' }, () =>
        Promise.reject(new TypeError('no api_key=sk-12345678901234567890')),
      ),
    );
    await expect(failing).rejects.toThrow('no api_key');
    await telemetry.shutdown();
    for (let tries = 0; tries < 200; tries += 1) {
      const [found] = await connectedProjects({ ...settings, projects: [project] });
      if (found?.count === 3) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the spans did not arrive');
  }, 60_000);
  afterAll(async () => {
    await fetch(`${url}/v1/projects/${project}`, { method: 'DELETE' });
  });

  test('are recordings with the kinds of spans, their failures and stacks, without prompts and secrets', async () => {
    const source = sourceOf();
    const stream = await streamOf(source);
    const read = await readRecording(source, stream);
    expect(JSON.stringify(read?.recording.spans)).not.toMatch(/secret|sk-12345678901234567890/);
    const byName = new Map(read?.recording.spans.map((span) => [span.operation, span]));
    expect(byName.get('answered')).toMatchObject({ service: 'bot', kind: 'CHAIN', failed: false, parentId: null });
    expect(byName.get('look_up')).toMatchObject({
      kind: 'TOOL',
      failed: true,
      parentId: byName.get('refused')?.spanId,
      message: 'TypeError: no api_key=[redacted]',
      stack: expect.stringContaining('phoenix-source.test.ts'),
    });
  });

  test('a project that is not there is told of', async () => {
    expect((await sourceOf().list()).notRead).toEqual([
      { what: 'Phoenix project no-such-project', why: 'Phoenix has no project of this name' },
    ]);
  });

  test('one trace is read again by its evidence alone', async () => {
    const whole = await readRecording(sourceOf(), await streamOf(sourceOf()));
    const failed = whole?.recording.spans.find(({ operation }) => operation === 'refused');
    const { id, label, locator } = await streamOf(sourceOf());
    const again = createPhoenixSource(settings, { text: '', window: { from: 0, to: 0 } });
    const stream = { id, label, bytes: null, service: null, locator: { ...locator, part: `trace:${failed?.traceId}` } };
    const spans = (await readRecording(again, stream))?.recording.spans;
    expect(spans?.map(({ operation }) => operation).toSorted()).toEqual(['look_up', 'refused']);
  });

  test('evidence of a project that is not named is not read', async () => {
    const stream = await streamOf(sourceOf());
    const other = sourceOf({ projects: ['search'] });
    await expect(other.readLines(stream, { startLine: 1, endLine: 1 })).rejects.toMatchObject({
      code: 'evidence_gone',
    });
  });

  test('* is every project but our own', async () => {
    const listed = (await sourceOf({ projects: ['*'] }).list()).streams.map(({ label }) => label);
    expect(listed).toContain(`Phoenix project ${project}`);
    expect(listed.filter((label) => label.includes(PHOENIX_PROJECT))).toEqual([]);
  });

  test('* reads every page of projects, and says when there are more than it reads', async () => {
    const api = createPhoenixApi(settings);
    const every = await projectsOf(api, ['*']);
    expect(every.names).toContain(project);
    expect(await projectsOf(api, ['*'], { page: 1 })).toEqual(every);
    const { notRead } = await projectsOf(api, ['*'], { page: 1, most: 1 });
    expect(notRead).toEqual([
      { what: 'Phoenix projects', why: 'only the first 1 were read; name yours in PHOENIX_PROJECTS' },
    ]);
  });

  test('the installation says how many spans there are and when the newest began', async () => {
    const [found, gone] = await connectedProjects(settings);
    expect(found).toMatchObject({ kind: 'phoenix_project', name: project, state: 'connected', count: 3 });
    expect(Math.abs(Date.parse(found?.time ?? '') - started)).toBeLessThan(60_000);
    expect(gone).toMatchObject({ name: 'no-such-project', state: 'failed' });
  });
});
