import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { SpansHeld, SpansMade, StoredSpans } from '@mats/contracts';
import { createHttpClient, createLogger } from '@mats/service';
import { currentSession, pageSpanIdOf, withSession } from '@mats/telemetry';
import request from 'supertest';
import { StoredSpansStore } from '../store/stored-spans-store.ts';
import { ask } from '../testing/ask.ts';
import { as, closeSharedDatabase, sharedDatabase, startOrchestrator } from '../testing/start-orchestrator.ts';
import type { StartedOrchestrator } from '../testing/start-orchestrator.ts';
import { SpanReconciler } from './span-reconciler.ts';
import type { SpanReconcilerOptions } from './span-reconciler.ts';
import { createStoredTraceReader } from './stored-trace.ts';

const OWN = ['a'.repeat(16), 'b'.repeat(16)];
const OF_AGENT = ['c'.repeat(16)];
const PARENT = `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`;

jest.setTimeout(120_000);

let orchestrator: StartedOrchestrator;
let id: string;
const closing: (() => void)[] = [];
beforeEach(async () => {
  orchestrator = await startOrchestrator({});
  id = (await ask(orchestrator, { session: 's-1' })).body.id as string;
});
afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await orchestrator.stop();
});
afterAll(closeSharedDatabase);

/** Answers every request alike, as JSON. */
async function answering(answer: (path: string, body: string) => unknown): Promise<string> {
  const server = createServer((incoming, response) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
    incoming.on('end', () =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer(incoming.url ?? '', body))),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Scene {
  reconciler: SpanReconciler;
  store: StoredSpansStore;
  /** What the agents and this service were told to be stored. */
  told: SpansHeld[];
  stored: string[];
}

async function scene(options: Partial<SpanReconcilerOptions> = {}): Promise<Scene> {
  const told: SpansHeld[] = [];
  const stored: string[] = [];
  const agent = await answering((_path, body) => {
    told.push(JSON.parse(body) as SpansHeld);
    return { made: OF_AGENT, sent: 0 } satisfies SpansMade;
  });
  const client = createHttpClient({ sessionHosts: [] });
  closing.push(() => void client.close());
  const store = new StoredSpansStore(await sharedDatabase());
  const reconciler = new SpanReconciler({
    store,
    readStored: () => Promise.resolve([...stored]),
    ownPart: () => Promise.resolve({ made: OWN, sent: 0 }),
    agentUrls: { sre: agent, investigator: 'http://127.0.0.1:9', architect: agent },
    client,
    now: Date.now,
    log: createLogger({ name: 'test', level: 'silent' }),
    ...options,
  });
  closing.push(() => reconciler.stop());
  return { reconciler, store, told, stored };
}

const trace = (viaPage = false): Parameters<SpanReconciler['ended']>[0] => ({
  id,
  traceId: '1'.repeat(32),
  traceparent: PARENT,
  tenant: undefined,
  viaPage,
});

describe('what Phoenix stores of a turn', () => {
  test('is counted over the services that made its spans; an agent that is away does not hinder it', async () => {
    const { reconciler, stored } = await scene();
    stored.push(OWN[0] ?? '', ...OF_AGENT, 'f'.repeat(16));
    expect(await reconciler.look(trace(), { send: false })).toMatchObject({
      made: 3,
      stored: 2,
      complete: false,
      missing: [OWN[1]],
    });
  });

  test('includes the span of the page, whose id is known', async () => {
    const { reconciler, stored } = await scene();
    stored.push(...OWN, ...OF_AGENT);
    expect(await reconciler.look(trace(true), { send: false })).toMatchObject({ missing: [pageSpanIdOf(PARENT)] });
    stored.push(pageSpanIdOf(PARENT));
    expect(await reconciler.look(trace(true), { send: false })).toMatchObject({ made: 4, stored: 4, complete: true });
  });

  test('is looked at after the end of a turn, and sent again from the second look on until it is whole', async () => {
    const { reconciler, store, told, stored } = await scene({ delays: [10, 20, 30, 40] });
    reconciler.ended(trace());
    while (told.length < 4) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(told.slice(0, 4).map(({ send }) => send)).toEqual([false, false, true, true]);
    stored.push(...OWN, ...OF_AGENT);
    let whole: StoredSpans | undefined;
    while (whole === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      whole = await store.whole(id, '1'.repeat(32));
    }
    expect(whole).toMatchObject({ made: 3, stored: 3, complete: true });
    const looks = told.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(told.length).toBe(looks);
  });

  test('is not sent again when the session was erased meanwhile', async () => {
    const { reconciler, told } = await scene({ delays: [10, 20] });
    const other = (await ask(orchestrator, { session: 's-2' })).body.id as string;
    await request(orchestrator.url).delete('/sessions/s-1').set(as('ann@example.com')).expect(200);
    reconciler.ended(trace());
    reconciler.ended({ ...trace(), id: other, traceId: '3'.repeat(32) });
    // Two agents, two looks.
    while (told.length < 4) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(new Set(told.map(({ trace_id: traceId }) => traceId))).toEqual(new Set(['3'.repeat(32)]));
  });

  test('is looked at in no session, whichever turn has ended', async () => {
    const seen: unknown[] = [];
    const readStored = (): Promise<string[]> => {
      seen.push(currentSession()?.sessionId);
      return Promise.resolve([...OWN, ...OF_AGENT]);
    };
    const { reconciler } = await scene({ delays: [10], readStored });
    await withSession('s-1', async () => {
      seen.push(currentSession()?.sessionId);
      reconciler.ended(trace());
      await Promise.resolve();
    });
    while (seen.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(seen).toEqual(['s-1', undefined]);
  });

  test('is looked at in its time while another trace waits for a later look', async () => {
    const { reconciler, told } = await scene({ delays: [10, 600_000] });
    const looks = async (count: number): Promise<void> => {
      while (told.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
      // The look is over, and the next one of this trace is waited for.
      await new Promise((resolve) => setTimeout(resolve, 200));
    };
    reconciler.ended(trace());
    await looks(2);
    const begin = performance.now();
    reconciler.ended(trace());
    await looks(4);
    expect(performance.now() - begin).toBeLessThan(30_000);
  });

  test('is taken up by the next process when it was not whole', async () => {
    const { reconciler, told } = await scene({ delays: [10] });
    await reconciler.resume();
    while (told.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(told[0]?.trace_id).toMatch(/^[0-9a-f]{32}$/);
  });

  test('is said to be unknown without a Phoenix, or when it does not answer', async () => {
    const without = await scene({ readStored: undefined });
    expect(await without.reconciler.look(trace(), { send: false })).toMatchObject({ unknown: 'no_phoenix' });
    const away = createStoredTraceReader({
      phoenixUrl: 'http://127.0.0.1:9',
      client: createHttpClient({ sessionHosts: [] }),
    });
    const { reconciler } = await scene({ readStored: away });
    expect(await reconciler.look(trace(), { send: false })).toMatchObject({ unknown: 'phoenix_away' });
  });

  test('is read from Phoenix page by page', async () => {
    const paths: string[] = [];
    const phoenixUrl = await answering((path) => {
      paths.push(path);
      const [span_id, next_cursor] = paths.length === 1 ? ['d'.repeat(16), 'n1'] : ['e'.repeat(16), null];
      return { data: [{ context: { span_id } }], next_cursor };
    });
    const read = createStoredTraceReader({ phoenixUrl, client: createHttpClient({ sessionHosts: [] }) });
    expect(await read?.({ traceId: '1'.repeat(32), project: 'p q' })).toEqual(['d'.repeat(16), 'e'.repeat(16)]);
    expect(paths).toEqual([
      `/v1/projects/p%20q/spans?limit=1000&trace_id=${'1'.repeat(32)}`,
      `/v1/projects/p%20q/spans?limit=1000&trace_id=${'1'.repeat(32)}&cursor=n1`,
    ]);
  });

  test('is told to its owner alone', async () => {
    const own = await request(orchestrator.url).get(`/investigations/${id}/spans`).set(as('ann@example.com'));
    expect([own.status, own.body.unknown]).toEqual([200, 'no_phoenix']);
    const other = await request(orchestrator.url).get(`/investigations/${id}/spans`).set(as('bob@example.com'));
    expect([other.status, other.body.error.code]).toEqual([404, 'investigation_not_found']);
  });
});
