import { afterAll, describe, expect, test } from '@jest/globals';
import { agentService, agentSpan, findingSchema } from '@mats/contracts';
import type { Finding, InvokeRequest } from '@mats/contracts';
import { createAgentApp, createLogger } from '@mats/service';
import { startTestTelemetry } from '@mats/telemetry/testing';
import { createSampleIncident, describeAgentContract, sreFinding } from '@mats/testing';
import request from 'supertest';
import { createStorageAgent } from './agent.ts';
import { card } from './card.ts';
import { startRecordedS3 } from './testing/recorded-s3.ts';
import type { RecordedBucket } from './testing/recorded-s3.ts';
import { createGcsStore } from './tools/gcs-store.ts';
import { createStorageSource } from './tools/read-storage.ts';
import { createS3Store } from './tools/s3-store.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const ONSET = '2026-11-20T10:02:01.000Z';
const sample = createSampleIncident();
const { name, agentName } = agentService('storage');
const telemetry = startTestTelemetry({ serviceName: name });
const running: { close: () => void }[] = [];
const daily = (day: number, bytes: number): { key: string; bytes: number; time: string } => ({
  key: `daily/2026-11-${day}.csv`,
  bytes,
  time: `2026-11-${day}T10:00:01Z`,
});
const SHOP: RecordedBucket = {
  objects: [
    ...[15, 16, 17, 18].map((day) => daily(day, 3_145_728)),
    daily(20, 0),
    { key: 'images/', bytes: 0, time: '2026-11-20T10:00:00Z' },
    { key: 'images/logo.png', bytes: 2_048, time: '2026-11-20T09:02:01Z' },
  ],
};

async function start(
  given: {
    buckets?: readonly string[];
    held?: Readonly<Record<string, RecordedBucket>>;
    mostObjects?: number;
  } = {},
): Promise<{ app: ReturnType<typeof createAgentApp>; asked: string[] }> {
  const s3 = await startRecordedS3(given.held ?? { shop: SHOP });
  running.push(s3);
  const stores = {
    s3: createS3Store({
      region: 'us-east-1',
      endpoint: s3.url,
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    }),
    gs: createGcsStore({ url: s3.url, access: () => Promise.resolve({ ok: true, headers: {} }) }),
  };
  const { buckets = ['s3://shop'], mostObjects } = given;
  const source = createStorageSource({ stores, buckets, mostObjects });
  const app = createAgentApp({
    card,
    agent: createStorageAgent({ source, now: () => NOW }),
    sources: () => source.connected(),
    readAgain: (locator) => source.readAgain(locator),
    log: createLogger({ name, level: 'silent' }),
    newId: () => 'made-up',
    onRunEnd: () => undefined,
    isStopping: () => false,
  });
  return { app, asked: s3.asked };
}

const sre = sreFinding({ onset: ONSET, service: 'import', summary: 'the import fails' });
const delegation: InvokeRequest = {
  ...sample.delegation,
  message: 'Why does the import fail? It wants https://shop.s3.eu-west-1.amazonaws.com/daily/2026-11-19.csv.',
  context: { ...sample.delegation.context, findings: [sre] },
};

async function ask(app: ReturnType<typeof createAgentApp>, body: object = delegation): Promise<Finding> {
  return findingSchema.parse((await request(app).post('/invoke').send(body)).body.finding);
}

async function sourcesOf(app: ReturnType<typeof createAgentApp>): Promise<unknown> {
  return ((await request(app).get('/sources')).body as { sources: unknown }).sources;
}

const { app, asked } = await start();
afterAll(() => {
  for (const s3 of running) s3.close();
  sample.remove();
});

describeAgentContract({
  name: 'storage',
  spanName: agentSpan('storage'),
  agentName,
  app,
  spans: () => telemetry.spans(),
  reset: () => telemetry.reset(),
  stop: () => telemetry.stop(),
  delegation,
});

describe('the Storage agent', () => {
  test('tells what is missing, what is too small and what was written, the more telling first', async () => {
    const { claims, summary, notChecked } = await ask(app);
    expect(claims.map(({ text, about }) => [about, text])).toEqual([
      [
        'symptom',
        's3://shop/daily/2026-11-19.csv is not there (HTTP 404). The newest beside it is s3://shop/daily/2026-11-20.csv, written 2 min before it began to fail.',
      ],
      [
        'symptom',
        's3://shop/daily/2026-11-20.csv is empty, and the one before it, s3://shop/daily/2026-11-18.csv, has 3 MB; it was written 2 min before it began to fail.',
      ],
      ['change', 's3://shop/images/logo.png was written 60 min before it began to fail; it has 2 kB.'],
    ]);
    expect(summary).toBe(`${claims[0]?.text ?? ''} s3://shop holds 7 objects of 12 MB.`);
    expect(notChecked).toEqual([]);
  });

  test('every piece of evidence can be read again with the same text, and nothing outside its places', async () => {
    const { evidence } = await ask(app);
    const again = await Promise.all(
      evidence.map(async ({ locator }) => (await request(app).post('/evidence').send({ locator })).body.text as string),
    );
    expect([again.length, again]).toEqual([4, evidence.map(({ excerpt }) => excerpt)]);
    const elsewhere = ['s3://other/key', 'gs://shop/daily/2026-11-18.csv', 'daily/2026-11-18.csv'].map((path) =>
      request(app)
        .post('/evidence')
        .send({ locator: { source: 'agent', name: 'storage', label: 'x', path } }),
    );
    expect((await Promise.all(elsewhere)).map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  test('only lists and looks', async () => {
    await ask(app);
    expect(new Set(asked)).toEqual(
      new Set([
        'GET /shop/',
        ...[18, 19, 20].map((day) => `HEAD /shop/daily/2026-11-${day}.csv`),
        'HEAD /shop/images/logo.png',
      ]),
    );
  });

  test('a prefix bounds what is listed and looked for', async () => {
    const { app: own, asked: seen } = await start({ buckets: ['s3://shop/images/'] });
    const { claims } = await ask(own);
    expect(claims.map(({ text }) => text)).toEqual([
      's3://shop/images/logo.png was written 60 min before it began to fail; it has 2 kB.',
    ]);
    expect(new Set(seen)).toEqual(new Set(['GET /shop/']));
  });

  test('that nothing was written for long is told', async () => {
    const held = { shop: { objects: [daily(17, 10), daily(18, 10)] } };
    const { app: own } = await start({ held });
    const { claims } = await ask(own, { ...delegation, message: 'Why does the import fail?' });
    expect(claims.map(({ text }) => text)).toEqual([
      'Nothing newer is there than s3://shop/daily/2026-11-18.csv, written 48 h before it began to fail.',
    ]);
  });

  test('an object that is named and there is told as that', async () => {
    const message = 'Is s3://shop/images/logo.png, the logo, there?';
    const { claims } = await ask(app, { ...delegation, message });
    expect(claims.find(({ about }) => about === 'exclusion')?.text).toBe(
      's3://shop/images/logo.png is there: it has 2 kB, and was written 60 min before it began to fail.',
    );
  });

  test('a path that a missing object names alone counts only where something lies beside it', async () => {
    const candidate: Finding['candidates'][number] = {
      id: 'c1',
      found: 'known_failure',
      kind: 'missing_object',
      change: 'none_known',
      title: 'an object is missing',
      commit: null,
      score: 0.5,
      reasons: [],
      values: { object: '/daily/2026-11-21.csv', other: 'topics/orders.v1', note: 'not found' },
      nextSteps: [],
      for: [],
      against: [],
    };
    const context = { ...delegation.context, findings: [{ ...sre, candidates: [candidate] }] };
    const { claims } = await ask(app, { ...delegation, message: 'Why?', context });
    expect(claims.filter(({ text }) => text.includes('is not there')).map(({ text }) => text.slice(0, 46))).toEqual([
      's3://shop/daily/2026-11-21.csv is not there (H',
    ]);
  });

  test('a bucket that is gone is told and can be read again, and the agent takes part for it', async () => {
    const { app: own } = await start({ buckets: ['s3://gone'] });
    const { claims, evidence } = await ask(own);
    expect(claims.map(({ text }) => text)).toEqual(['s3://gone: there is no such bucket (HTTP 404 NoSuchBucket).']);
    const locator = evidence[0]?.locator;
    expect((await request(own).post('/evidence').send({ locator })).body.text).toBe(evidence[0]?.excerpt);
    expect(await sourcesOf(own)).toEqual([{ kind: 'bucket', name: 'gone', state: 'connected' }]);
  });

  test.each([
    [403, 'AccessDenied', 'the keys may not read it (AccessDenied); grant s3:ListBucket and s3:GetObject'],
    [400, 'ExpiredToken', 'the credentials have expired (ExpiredToken); renew them: AWS_SESSION_TOKEN or the profile'],
    [
      403,
      'InvalidAccessKeyId',
      'the store does not know the access key (InvalidAccessKeyId); look at AWS_ACCESS_KEY_ID',
    ],
    [
      400,
      'AuthorizationHeaderMalformed',
      'the bucket is in eu-west-1, and us-east-1 was asked (AuthorizationHeaderMalformed); set AWS_REGION=eu-west-1',
    ],
    [500, 'NoSuchSentence', 'the store answered HTTP 500 NoSuchSentence'],
  ])('HTTP %s %s is missing data, said with what to do', async (status, code, why) => {
    const { app: own } = await start({ held: { shop: { error: { status, code, region: 'eu-west-1' } } } });
    const { claims, notChecked } = await ask(own, { ...delegation, message: 'Why?' });
    expect([claims, notChecked]).toEqual([[], [{ what: 'Objects of s3://shop', why }]]);
    expect(await sourcesOf(own)).toEqual([{ kind: 'bucket', name: 'shop', state: 'failed', reason: why }]);
  });

  test('more objects than the limit are said, and then nothing follows from what was not seen', async () => {
    const objects = ['a', 'b', 'c'].map((key) => ({ key, bytes: 1, time: '2026-11-01T00:00:00Z' }));
    const { app: own } = await start({ held: { shop: { objects } }, mostObjects: 2 });
    const { claims, notChecked, summary } = await ask(own, { ...delegation, message: 'Why?' });
    const why = 'more than 2 are there; the first by name were read: name a prefix in STORAGE_BUCKETS';
    expect([claims, notChecked]).toEqual([[], [{ what: 'Objects of s3://shop', why }]]);
    expect(summary).toBe('Nothing was missing or written around that time. s3://shop holds 2 objects of 2 bytes.');
  });

  test('not configured, it says so, asks nobody and has no source', async () => {
    const { app: bare, asked: seen } = await start({ buckets: [] });
    const { notChecked, summary } = await ask(bare);
    const why = 'not configured: set STORAGE_BUCKETS=s3://bucket/prefix,gs://bucket';
    expect([notChecked, summary, seen]).toEqual([[{ what: 'Storage', why }], `Nothing was read: ${why}.`, []]);
    expect(await sourcesOf(bare)).toEqual([{ kind: 'bucket', name: 'STORAGE_BUCKETS', state: 'failed', reason: why }]);
  });

  test('it is ready without a source, and says what it misses', async () => {
    const { app: bare } = await start({ buckets: [] });
    const next = 'Connect what STORAGE_BUCKETS names; until then no question is planned with the Storage agent.';
    const detail = 'not configured: set STORAGE_BUCKETS=s3://bucket/prefix,gs://bucket';
    expect((await request(bare).get('/readyz')).body).toEqual({
      service: name,
      ready: true,
      checks: [{ name: 'sources', ok: false, detail, next }],
    });
  });

  test('what cannot be a place, and places beyond five, are named', async () => {
    const more = ['s3://one', 's3://two', 's3://three', 's3://four', 's3://five'];
    const { app: own } = await start({ buckets: ['shop', 's3://shop', ...more] });
    const { notChecked } = await ask(own, { ...delegation, message: 'Why?' });
    expect(notChecked).toEqual([
      { what: 'Bucket shop', why: 'it is not written s3://bucket/prefix or gs://bucket/prefix' },
      { what: 'Bucket s3://five', why: 'at most 5 are read' },
    ]);
  });
});
