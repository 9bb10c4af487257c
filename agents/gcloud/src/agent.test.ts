import { afterAll, describe, expect, test } from '@jest/globals';
import { agentService, agentSpan, findingSchema } from '@mats/contracts';
import type { Finding, InvokeRequest } from '@mats/contracts';
import { createAgentApp, createLogger } from '@mats/service';
import { startTestTelemetry } from '@mats/telemetry/testing';
import { createSampleIncident, describeAgentContract, sreFinding } from '@mats/testing';
import request from 'supertest';
import { createGcloudAgent } from './agent.ts';
import { card } from './card.ts';
import { LOG_ENTRIES, startRecordedGcloud } from './testing/recorded-gcloud.ts';
import type { Change } from './testing/recorded-gcloud.ts';
import { createGcloudApis } from './tools/gcloud-api.ts';
import { createGcloudSource } from './tools/read-gcloud.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const ONSET = '2026-11-20T10:02:01.000Z';
const sample = createSampleIncident();
const { name, agentName } = agentService('gcloud');
const telemetry = startTestTelemetry({ serviceName: name });
const running: { close: () => void }[] = [];

interface Given {
  changes?: Readonly<Record<string, Change>>;
  project?: string | undefined;
  regions?: readonly string[];
  credentials?: string;
}

async function start(given: Given = {}): Promise<{ app: ReturnType<typeof createAgentApp>; asked: string[] }> {
  const google = await startRecordedGcloud(given.changes);
  running.push(google);
  const project = 'project' in given ? given.project : 'shop-production';
  const apis = createGcloudApis({
    project: project ?? '',
    access: () =>
      Promise.resolve(
        given.credentials === undefined
          ? { ok: true, headers: { authorization: 'Bearer t-1' } }
          : { ok: false, why: given.credentials },
      ),
    urls: { logging: google.url, errors: google.url, run: google.url },
  });
  const source = createGcloudSource({ apis, project, regions: given.regions ?? [], now: () => NOW });
  const app = createAgentApp({
    card,
    agent: createGcloudAgent({ source, now: () => NOW }),
    sources: () => source.connected(),
    readAgain: (locator) => source.readAgain(locator),
    log: createLogger({ name, level: 'silent' }),
    newId: () => 'made-up',
    onRunEnd: () => undefined,
    isStopping: () => false,
  });
  return { app, asked: google.asked };
}

const sre = sreFinding({ onset: ONSET, service: 'checkout', summary: 'checkout fails' });
const delegation: InvokeRequest = {
  ...sample.delegation,
  context: { ...sample.delegation.context, findings: [sre] },
};

async function ask(app: ReturnType<typeof createAgentApp>, body: object = delegation): Promise<Finding> {
  return findingSchema.parse((await request(app).post('/invoke').send(body)).body.finding);
}

async function sourcesOf(app: ReturnType<typeof createAgentApp>): Promise<unknown> {
  return ((await request(app).get('/sources')).body as { sources: unknown }).sources;
}

const { app } = await start();
afterAll(() => {
  for (const google of running) google.close();
  sample.remove();
});

describeAgentContract({
  name: 'gcloud',
  spanName: agentSpan('gcloud'),
  agentName,
  app,
  spans: () => telemetry.spans(),
  reset: () => telemetry.reset(),
  stop: () => telemetry.stop(),
  delegation,
});

describe('the Google Cloud agent', () => {
  test('tells what was deployed, where requests go and what failed, deployments first', async () => {
    const { claims, summary, notChecked } = await ask(app);
    expect(claims.map(({ about, text }) => [about, text])).toEqual([
      [
        'change',
        'Requests to checkout (europe-west1): 90 % to checkout-00042-def, 10 % to checkout-00041-abc, since its update 3 min before it began to fail.',
      ],
      [
        'change',
        'checkout-00042-def of checkout (europe-west1) was deployed by ann@example.com, 3 min before it began to fail.',
      ],
      ['symptom', 'checkout logged “TypeError: no discount for order 17” 2 times, first 0 s after it began to fail.'],
      [
        'symptom',
        'checkout (checkout-00042-def): “TypeError: no discount for order 17” was seen 132 times, the first time 1 s after it began to fail.',
      ],
      ['symptom', 'checkout logged “payment refused, password=[redacted]” once, first 5 s after it began to fail.'],
      ['symptom', 'checkout logged “POST https://shop/checkout answered 500” once, first 6 s after it began to fail.'],
    ]);
    expect(summary).toBe(`${claims[0]?.text ?? ''} 5 more in the same time.`);
    expect(notChecked).toEqual([]);
  });

  test('every piece of evidence can be read again with the same text, and nothing else can', async () => {
    const { evidence } = await ask(app);
    const again = await Promise.all(
      evidence.map(async ({ locator }) => (await request(app).post('/evidence').send({ locator })).body.text as string),
    );
    expect([again.length, again]).toEqual([6, evidence.map(({ excerpt }) => excerpt)]);
    const paths = ['run/europe-west1/..%2F..%2Fother', 'run/europe-west1/none', 'errors/CNSg/2026-11-20', 'x/y/z', '%'];
    const elsewhere = paths.map((path) =>
      request(app)
        .post('/evidence')
        .send({ locator: { source: 'agent', name: 'gcloud', label: 'x', path } }),
    );
    expect((await Promise.all(elsewhere)).map(({ status }) => status)).toEqual(paths.map(() => 404));
  });

  test('evidence is verbatim but for secrets', async () => {
    const { evidence } = await ask(app);
    const excerpts = evidence.map(({ excerpt }) => excerpt);
    expect(excerpts).toContain(
      '2026-11-20T10:02:01.123456Z ERROR checkout checkout-00042-def\nTypeError: no discount for order 17\n    at total (/app/src/total.ts:12:9)',
    );
    expect(excerpts.filter((text) => text.includes('hunter22'))).toEqual([]);
  });

  test('only lists, of its project, with the credentials of the account', async () => {
    const { app: own, asked } = await start();
    await ask(own);
    expect(asked.toSorted()).toEqual(
      [
        'GET /v1beta1/projects/shop-production/events',
        'GET /v1beta1/projects/shop-production/groupStats',
        'GET /v2/projects/shop-production/locations/europe-west1/services',
        'GET /v2/projects/shop-production/locations/europe-west1/services/-/revisions',
        'POST /v2/entries:list',
      ].map((line) => `${line} Bearer t-1`),
    );
  });

  test('a revision that does not become ready is told with the reason', async () => {
    const service = '/v2/projects/shop-production/locations/europe-west1/services';
    const failed = {
      type: 'Ready',
      state: 'CONDITION_FAILED',
      revisionReason: 'HEALTH_CHECK_CONTAINER_ERROR',
      message: 'The user-provided container failed to start and listen on the port.\nLogs: …',
    };
    const revision = {
      name: 'projects/shop-production/locations/europe-west1/services/checkout/revisions/checkout-00043-ghi',
      createTime: '2026-11-20T10:01:01Z',
      conditions: [failed],
    };
    const { app: own } = await start({
      changes: {
        [`${service}/-/revisions`]: { status: 200, body: { revisions: [revision] } },
        [service]: { status: 200, body: {} },
      },
    });
    const { claims } = await ask(own);
    expect(claims[0]?.text).toBe(
      'checkout-00043-ghi of checkout (europe-west1) was deployed, 1 min before it began to fail. It is not ready (HEALTH_CHECK_CONTAINER_ERROR: The user-provided container failed to start and listen on the port.).',
    );
  });

  test.each([
    [
      403,
      [{ reason: 'IAM_PERMISSION_DENIED', metadata: { permission: 'logging.logEntries.list' } }],
      'the account lacks logging.logEntries.list in shop-production (HTTP 403); grant it roles/logging.viewer',
    ],
    [
      403,
      [{ reason: 'SERVICE_DISABLED', metadata: { service: 'logging.googleapis.com' } }],
      'the API logging.googleapis.com is not switched on in shop-production; run: gcloud services enable logging.googleapis.com --project shop-production',
    ],
    [401, [], 'Google does not take the credentials (HTTP 401); look at GOOGLE_APPLICATION_CREDENTIALS'],
    [
      404,
      [],
      'the project shop-production is not there, or the account may not see it (HTTP 404); look at GCP_PROJECT_ID',
    ],
    [429, [{ retryDelay: '30s' }], 'the quota of requests is used up (HTTP 429); ask again in 30s'],
    [500, 'no list', 'the API answered HTTP 500'],
  ])('HTTP %s is missing data, said with what to do: %j', async (status, details, why) => {
    const { app: own } = await start({
      changes: { '/v2/entries:list': { status, body: { error: { code: status, details } } } },
    });
    const { notChecked } = await ask(own);
    expect(notChecked).toEqual([
      { what: 'Logs of shop-production', why },
      { what: 'Cloud Run', why: 'no region is known: set GCP_REGIONS, such as europe-west1' },
    ]);
    expect(await sourcesOf(own)).toEqual([
      { kind: 'cloud_project', name: 'shop-production', state: 'failed', reason: why },
    ]);
  });

  test('more than the limits are said', async () => {
    const { app: own } = await start({
      changes: { '/v2/entries:list': { status: 200, body: { entries: LOG_ENTRIES, nextPageToken: 'p2' } } },
    });
    const { notChecked } = await ask(own);
    const why = 'more than 200 failures were logged then; the first were read';
    expect(notChecked).toEqual([{ what: 'Logs of shop-production', why }]);
  });

  test('regions that are set are read, at most five, and one that is none is named', async () => {
    const regions = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'Not/One'];
    const { app: own, asked } = await start({ regions });
    const { notChecked } = await ask(own);
    expect(asked.filter((line) => line.includes('/-/revisions'))).toHaveLength(5);
    expect(notChecked.slice(-2)).toEqual([
      { what: 'Cloud Run in Not/One', why: 'it is no region' },
      { what: 'Cloud Run in r6', why: 'at most 5 are read' },
    ]);
  });

  test('answers of another form do no harm', async () => {
    const nonsense = { status: 200, body: { entries: [null, 7, { insertId: 1 }], errorGroupStats: 'x' } };
    const { app: own } = await start({
      changes: { '/v2/entries:list': nonsense, '/v1beta1/projects/shop-production/groupStats': nonsense },
      regions: ['europe-west1'],
    });
    expect((await ask(own)).claims).toHaveLength(2);
  });

  test('without an onset the last day counts', async () => {
    const { claims } = await ask(app, { message: 'What happened?', session_id: 's' });
    expect(claims[1]?.text).toBe(
      'checkout-00042-def of checkout (europe-west1) was deployed by ann@example.com, 2 h ago.',
    );
  });

  test('without credentials Google is not asked', async () => {
    const { app: own, asked } = await start({ credentials: 'no credentials can be used' });
    const { summary } = await ask(own);
    expect([summary, asked]).toEqual(['Nothing was read: no credentials can be used.', []]);
  });

  test.each([
    [undefined, 'not configured: set GCP_PROJECT_ID'],
    ['../x', 'GCP_PROJECT_ID is no id of a project: ../x'],
  ])('project %s: it says so, asks nobody and has no source', async (project, why) => {
    const { app: bare, asked } = await start({ project });
    const { notChecked, summary } = await ask(bare);
    expect([notChecked, summary, asked]).toEqual([[{ what: 'Google Cloud', why }], `Nothing was read: ${why}.`, []]);
    expect(await sourcesOf(bare)).toEqual([
      { kind: 'cloud_project', name: 'GCP_PROJECT_ID', state: 'failed', reason: why },
    ]);
  });

  test('names its project as a source', async () => {
    expect(await sourcesOf(app)).toEqual([{ kind: 'cloud_project', name: 'shop-production', state: 'connected' }]);
  });
});
