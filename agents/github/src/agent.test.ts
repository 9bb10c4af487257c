import { afterAll, describe, expect, test } from '@jest/globals';
import { agentService, agentSpan, findingSchema } from '@mats/contracts';
import type { Finding, InvokeRequest } from '@mats/contracts';
import { createAgentApp, createLogger } from '@mats/service';
import { startTestTelemetry } from '@mats/telemetry/testing';
import { createSampleIncident, describeAgentContract, sreFinding } from '@mats/testing';
import request from 'supertest';
import { createGithubAgent } from './agent.ts';
import { card } from './card.ts';
import { startRecordedGithub } from './testing/recorded-github.ts';
import { createGithubApi } from './tools/github-api.ts';
import { createGithubSource } from './tools/read-github.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const sample = createSampleIncident();
const { name, agentName } = agentService('github');
const telemetry = startTestTelemetry({ serviceName: name });
const running: { close: () => void }[] = [];

type Changes = Parameters<typeof startRecordedGithub>[0];

async function start(
  changes: Changes = {},
  options: { repositories?: readonly string[]; token?: string } = {},
): Promise<{ app: ReturnType<typeof createAgentApp>; asked: string[] }> {
  const github = await startRecordedGithub(changes);
  running.push(github);
  const source = createGithubSource({
    api: createGithubApi({ url: github.url, token: options.token }),
    repositories: options.repositories ?? ['acme/shop'],
  });
  const app = createAgentApp({
    card,
    agent: createGithubAgent({ source, now: () => NOW }),
    sources: () => source.connected(),
    readAgain: (locator) => source.readAgain(locator),
    log: createLogger({ name, level: 'silent' }),
    newId: () => 'made-up',
    onRunEnd: () => undefined,
    isStopping: () => false,
  });
  return { app, asked: github.asked };
}

const ONSET = '2026-11-20T10:02:01.000Z';
const sre = sreFinding({ onset: ONSET, service: 'checkout', summary: 'checkout fails' });
const delegation: InvokeRequest = {
  ...sample.delegation,
  context: { ...sample.delegation.context, findings: [sre] },
};

async function ask(app: ReturnType<typeof createAgentApp>, body: object = delegation): Promise<Finding> {
  return findingSchema.parse((await request(app).post('/invoke').send(body)).body.finding);
}

const { app } = await start();
afterAll(() => {
  for (const github of running) github.close();
  sample.remove();
});

describeAgentContract({
  name: 'github',
  spanName: agentSpan('github'),
  agentName,
  app,
  spans: () => telemetry.spans(),
  reset: () => telemetry.reset(),
  stop: () => telemetry.stop(),
  delegation,
});

describe('the GitHub agent', () => {
  test('tells what happened around the onset, the nearest before it first', async () => {
    const { claims, summary, notChecked } = await ask(app);
    expect(claims.map(({ text }) => text)).toEqual([
      'acme/shop: e5bd3914 to production was deployed by ann, 3 min before it began to fail.',
      'acme/shop: check e2e on e5bd3914 did not pass, 7 min before it began to fail.',
      'acme/shop: #12 “Discounts are optional” was merged by ann, 14 min before it began to fail.',
      'acme/shop: #13 “Checkout answers 500” was opened by bob, 10 min after it began to fail.',
    ]);
    expect(summary).toBe(`${claims[0]?.text ?? ''} 3 more in the same time.`);
    expect(notChecked).toEqual([]);
  });

  test('every piece of evidence can be read again with the same text, and no other path is read', async () => {
    const { evidence } = await ask(app);
    const again = await Promise.all(
      evidence.map(async ({ locator }) => (await request(app).post('/evidence').send({ locator })).body.text as string),
    );
    expect(again).toEqual(evidence.map(({ excerpt }) => excerpt));
    const elsewhere = ['/user', '/repos/acme/other/pulls/1', '/repos/acme/shop/pulls/../../../user'].map((path) =>
      request(app)
        .post('/evidence')
        .send({ locator: { source: 'agent', name: 'github', label: 'x', path } }),
    );
    expect((await Promise.all(elsewhere)).map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  test('only reads, and gives its token to the API alone', async () => {
    const { app: own, asked } = await start({}, { token: 't-1' });
    await ask(own);
    expect(asked.filter((line) => !line.startsWith('GET /repos/acme/shop/') || !line.endsWith(' Bearer t-1'))).toEqual(
      [],
    );
    expect(asked).toHaveLength(4);
  });

  test('a limit that is used up, a refused token and a missing repository are said with what to do', async () => {
    const reset = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795176000' };
    const { app: own } = await start({
      '/repos/acme/shop/pulls': { status: 403, headers: reset },
      '/repos/acme/shop/deployments': { status: 401 },
      '/repos/acme/shop/issues': null,
    });
    const { notChecked, claims } = await ask(own);
    expect([claims, notChecked]).toEqual([
      [],
      [
        {
          what: 'Pull requests of acme/shop',
          why: "the API's limit of requests is used up until 2026-11-20T12:00:00.000Z; set GITHUB_TOKEN for a higher one",
        },
        { what: 'Deployments of acme/shop', why: 'the token in GITHUB_TOKEN is refused (HTTP 401)' },
        { what: 'Issues of acme/shop', why: 'it is not there, or the token may not read it (HTTP 404)' },
      ],
    ]);
  });

  test('an answer that is no list, and titles with secrets or lines, do no harm', async () => {
    const pull = {
      number: 1,
      title: 'password=hunter22\nmerged by nobody',
      user: null,
      merged_at: '2026-11-20T10:00:00Z',
    };
    const { app: own } = await start({
      '/repos/acme/shop/pulls': { status: 200, body: [pull, null, 7, { number: 'x' }] },
      '/repos/acme/shop/deployments': { status: 200, body: { hello: 'world' } },
    });
    const { evidence, notChecked } = await ask(own);
    const excerpt = evidence.find(({ title }) => title.includes('#1 '))?.excerpt ?? '';
    expect(excerpt.split('\n')[0]).toBe('pull request #1: password=[redacted] merged by nobody');
    expect(notChecked).toEqual([{ what: 'Deployments of acme/shop', why: 'the answer is no list' }]);
  });

  test('an issue with null where a pull request would stand is one, as other forges of this language write it', async () => {
    const issue = { number: 3, title: 'Slow', user: { login: 'bob' }, created_at: '2026-11-20T10:00:01Z' };
    const body = [
      { ...issue, pull_request: null },
      { ...issue, number: 4, pull_request: { url: 'x' } },
    ];
    const { app: own } = await start({ '/repos/acme/shop/issues': { status: 200, body } });
    const { claims } = await ask(own);
    expect(claims.filter(({ text }) => text.includes('“Slow”')).map(({ text }) => text)).toEqual([
      'acme/shop: #3 “Slow” was opened by bob, 2 min before it began to fail.',
    ]);
  });

  test('without an onset the last day counts', async () => {
    const { claims } = await ask(app, { message: 'What happened?', session_id: 's' });
    expect(claims[0]?.text).toBe('acme/shop: #13 “Checkout answers 500” was opened by bob, 108 min ago.');
  });

  test('not configured, it says so, asks nobody and has no source', async () => {
    const { app: bare, asked } = await start({}, { repositories: [] });
    const { notChecked, summary } = await ask(bare);
    const why = 'not configured: set GITHUB_REPOSITORIES=owner/name';
    expect([notChecked, summary, asked]).toEqual([[{ what: 'GitHub', why }], `Nothing was read: ${why}.`, []]);
    const { sources } = (await request(bare).get('/sources')).body as { sources: unknown };
    expect(sources).toEqual([{ kind: 'code_host', name: 'GITHUB_REPOSITORIES', state: 'failed', reason: why }]);
  });

  test('names its repositories as sources', async () => {
    const { sources } = (await request(app).get('/sources')).body as { sources: unknown };
    expect(sources).toEqual([{ kind: 'code_host', name: 'acme/shop', state: 'connected' }]);
  });
});
