import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const PROJECT = '/v1beta1/projects/shop-production';
const RUN = '/v2/projects/shop-production/locations/europe-west1/services';
const NAME = 'projects/shop-production/locations/europe-west1/services/checkout';
const OLD = `${NAME}/revisions/checkout-00041-abc`;
const NEW = `${NAME}/revisions/checkout-00042-def`;
const LABELS = {
  service_name: 'checkout',
  revision_name: 'checkout-00042-def',
  location: 'europe-west1',
  project_id: 'shop-production',
  configuration_name: 'checkout',
};

function entry(second: number, payload: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const timestamp = `2026-11-20T10:02:${String(second).padStart(2, '0')}.123456Z`;
  return {
    insertId: `e"${second}`,
    logName: 'projects/shop-production/logs/run.googleapis.com%2Fstderr',
    receiveTimestamp: timestamp,
    resource: { type: 'cloud_run_revision', labels: LABELS },
    severity: 'ERROR',
    timestamp,
    ...payload,
  };
}

export const LOG_ENTRIES: readonly Record<string, unknown>[] = [
  entry(1, { textPayload: 'TypeError: no discount for order 17\n    at total (/app/src/total.ts:12:9)' }),
  entry(5, { textPayload: 'TypeError: no discount for order 18\n    at total (/app/src/total.ts:12:9)' }),
  entry(6, { jsonPayload: { message: 'payment refused, password=hunter22', code: 7 } }),
  entry(7, { httpRequest: { requestMethod: 'POST', requestUrl: 'https://shop/checkout', status: 500 } }),
];

const EVENT = {
  eventTime: '2026-11-20T10:02:01.500Z',
  serviceContext: { service: 'checkout', version: 'checkout-00042-def', resourceType: 'cloud_run_revision' },
  message: 'TypeError: no discount for order 17\n    at total (/app/src/total.ts:12:9)',
  context: { reportLocation: { filePath: '/app/src/total.ts', lineNumber: 12, functionName: 'total' } },
};

const REVISION = {
  name: NEW,
  uid: '5a1f7c1e-0000-4000-8000-000000000042',
  generation: '1',
  createTime: '2026-11-20T09:59:01.000Z',
  updateTime: '2026-11-20T09:59:20.000Z',
  service: 'checkout',
  creator: 'ann@example.com',
  containers: [{ name: 'checkout-1', image: 'europe-docker.pkg.dev/shop/app/checkout@sha256:42' }],
  conditions: [{ type: 'Ready', state: 'CONDITION_SUCCEEDED', lastTransitionTime: '2026-11-20T09:59:20Z' }],
};

const SERVICE = {
  name: NAME,
  updateTime: '2026-11-20T09:59:25.000Z',
  creator: 'ann@example.com',
  lastModifier: 'ann@example.com',
  latestReadyRevision: NEW,
  latestCreatedRevision: NEW,
  terminalCondition: { type: 'Ready', state: 'CONDITION_SUCCEEDED' },
  traffic: [{ type: 'TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST', percent: 100 }],
  trafficStatuses: [
    { type: 'TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST', percent: 90 },
    { type: 'TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION', revision: 'checkout-00041-abc', percent: 10 },
    { type: 'TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION', revision: 'checkout-00040-zzz', tag: 'old' },
  ],
  uri: 'https://checkout-xyz.a.run.app',
};

const IDLE = {
  ...SERVICE,
  name: NAME.replace('checkout', 'idle'),
  latestReadyRevision: 'a',
  latestCreatedRevision: 'a',
};

/** Answers in the form of the documented REST APIs, as far as anything of them is read, with others around it. */
const REPLIES: Readonly<Record<string, unknown>> = {
  '/v2/entries:list': { entries: LOG_ENTRIES },
  [`${PROJECT}/groupStats`]: {
    errorGroupStats: [
      {
        group: { name: 'projects/shop-production/groups/CNSg', groupId: 'CNSg', resolutionStatus: 'OPEN' },
        count: '132',
        affectedUsersCount: '7',
        firstSeenTime: '2026-11-20T10:02:01.500Z',
        lastSeenTime: '2026-11-20T11:40:00Z',
        affectedServices: [EVENT.serviceContext],
        numAffectedServices: 1,
        representative: EVENT,
      },
      {
        group: { name: 'projects/shop-production/groups/OLD', groupId: 'OLD' },
        count: '9',
        firstSeenTime: '2026-01-01T00:00:00Z',
        lastSeenTime: '2026-11-01T00:00:00Z',
        representative: { ...EVENT, message: 'long ago' },
      },
    ],
    timeRangeBegin: '2026-11-13T12:00:00Z',
  },
  [`${PROJECT}/events`]: {
    errorEvents: [
      { ...EVENT, eventTime: '2026-11-20T10:30:00Z' },
      EVENT,
      { ...EVENT, eventTime: '2026-11-01T00:00:00Z' },
    ],
    timeRangeBegin: '2026-11-13T12:00:00Z',
  },
  [`${RUN}/-/revisions`]: {
    revisions: [REVISION, { ...REVISION, name: OLD, createTime: '2026-11-02T08:00:00Z' }],
  },
  [RUN]: { services: [SERVICE, IDLE] },
  [`${RUN}/checkout`]: SERVICE,
  [`${RUN}/checkout/revisions/checkout-00042-def`]: REVISION,
};

export interface Change {
  readonly status: number;
  readonly body?: unknown;
}

/** One entry alone where a query names its id, as the query language has it. */
function narrowed(path: string, filter: string): unknown {
  const id = /insertId="((?:[^"\\]|\\.){1,200})"/.exec(filter)?.[1]?.replaceAll(/\\(.)/g, '$1');
  return path === '/v2/entries:list' && id !== undefined
    ? { entries: LOG_ENTRIES.filter(({ insertId }) => insertId === id) }
    : REPLIES[path];
}

/** A real HTTP server with the recorded answers of the three APIs; `changes` replaces some, by path. */
export async function startRecordedGcloud(
  changes: Readonly<Record<string, Change>> = {},
): Promise<{ url: string; asked: string[]; close: () => void }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://api').pathname);
      asked.push(`${request.method} ${path} ${request.headers.authorization ?? '-'}`);
      const { filter = '' } = JSON.parse(Buffer.concat(chunks).toString() || '{}') as { filter?: string };
      const change = changes[path];
      const body = change === undefined ? narrowed(path, filter) : change.body;
      const status = change?.status ?? (body === undefined ? 404 : 200);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? { error: { code: status, message: 'as documented', status: 'NOT_FOUND' } }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => server.close().closeAllConnections(),
  };
}
