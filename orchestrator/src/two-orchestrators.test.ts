import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Investigation, InvestigationEvent } from '@mats/contracts';
import { describeWith } from '@mats/testing';
import { startTemporalServer } from '@mats/testing/servers';
import type { TemporalServer } from '@mats/testing/servers';
import { Client } from 'pg';
import type { EngineName } from './engines/step-engine.ts';
import { startAgents, reportOf, working } from './testing/start-agents.ts';
import { as } from './testing/start-orchestrator.ts';
import { removeDirectory, startOrchestratorProcess } from './testing/start-orchestrator-process.ts';
import type { OrchestratorProcess } from './testing/start-orchestrator-process.ts';

/** Signed for now: a token lives for a minute, and processes take a while to start. */
const ann = (): Record<string, string> => ({ ...as('ann@example.com'), 'content-type': 'application/json' });

function post<Body>({ url }: OrchestratorProcess, path: string, headers: Record<string, string> = {}): Promise<Body> {
  const body = JSON.stringify({ prompt: 'Why does checkout return 500?' });
  return fetch(`${url}${path}`, { method: 'POST', headers: { ...ann(), ...headers }, body }).then(
    (reply) => reply.json() as Promise<Body>,
  );
}

/** The events as one viewer gets them until the stream ends. */
async function watch({ url }: OrchestratorProcess, id: string): Promise<InvestigationEvent[]> {
  const reply = await fetch(`${url}/investigations/${id}/events`, { headers: ann() });
  return (await reply.text())
    .split('\n')
    .filter((line) => line.startsWith('data:{') || line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice('data:'.length)) as InvestigationEvent);
}

/** Resolves once the stream holds the text, after what was looked for before. */
function seenIn(reply: Response): (text: string) => Promise<void> {
  const chunks = (reply.body as ReadableStream<Uint8Array>).values({ preventCancel: true });
  let rest = '';
  return async (text) => {
    for (let at = rest.indexOf(text); ; at = rest.indexOf(text)) {
      if (at >= 0) return void (rest = rest.slice(at + text.length));
      const { value, done } = await chunks.next();
      if (done === true) throw new Error(`the stream ended without ${text}: ${rest}`);
      rest += Buffer.from(value).toString('utf8');
    }
  };
}

type StartTwo = (environment: Record<string, string>) => Promise<[OrchestratorProcess, OrchestratorProcess]>;

/** For the tests of one block: starts two on a database of their own, which are killed after each test. */
function startsTwo(
  postgresUrl: string,
  engine: { name: EngineName; settings?: () => Record<string, string> },
): StartTwo {
  jest.setTimeout(180_000);
  let databaseUrl: string;
  let processes: OrchestratorProcess[];
  const admin = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: postgresUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  beforeEach(async () => {
    processes = [];
    const url = new URL(postgresUrl);
    url.pathname = `/mats_test_${randomUUID().replaceAll('-', '')}`;
    databaseUrl = url.href;
    await admin(`create database ${url.pathname.slice(1)}`);
  });
  afterEach(async () => {
    for (const process of processes) await process.kill();
    await admin(`drop database ${new URL(databaseUrl).pathname.slice(1)} with (force)`);
    for (const { directory } of processes) await removeDirectory(directory);
  });
  return async (environment) => {
    const start = (): Promise<OrchestratorProcess> =>
      startOrchestratorProcess({
        engine: engine.name,
        databaseUrl,
        environment: { ...environment, ...engine.settings?.() },
      });
    const two: [OrchestratorProcess, OrchestratorProcess] = [await start(), await start()];
    processes.push(...two);
    return two;
  };
}

function runsAtBoth(startTwo: StartTwo): void {
  test('one is killed in the middle of a run: the other ends it, and its viewer sees all of it once', async () => {
    const asked = Promise.withResolvers<void>();
    let first = true;
    const agents = await startAgents({
      architect: (invoke, response) => {
        if (!first) return working('architect')?.(invoke, response);
        first = false;
        asked.resolve();
      },
    });
    const [one, other] = await startTwo(agents.environment);
    const { id } = await post<Investigation>(one, '/ask', { prefer: 'respond-async' });
    const seen = watch(other, id);
    await asked.promise;
    await one.kill();
    const events = await seen;
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index + 1));
    expect(events.at(-1)?.body).toEqual({ type: 'state', state: 'done' });
    const told = events.map(({ body }) => JSON.stringify(body));
    expect(told.filter((body) => body.includes('agent.started')).length).toBe(3);
    const reply = await fetch(`${other.url}/investigations/${id}`, { headers: ann() });
    expect(await reply.json()).toMatchObject({ state: 'done', report: reportOf('root_cause') });
    // The step in which it was killed is the one that was done again, under the same key.
    expect(agents.invocations.map(({ key }) => key)).toEqual(
      ['sre', 'investigator', 'architect', 'architect'].map((step) => `${id}:${step}`),
    );
    await agents.stop();
  });

  test('the same key at both at once is one run with one answer, and either can stop it', async () => {
    const asked = Promise.withResolvers<void>();
    const agents = await startAgents({ architect: () => asked.resolve() });
    const [one, other] = await startTwo(agents.environment);
    const twice = await Promise.all(
      [one, other].map((process) =>
        post<Investigation>(process, '/ask', { prefer: 'respond-async', 'idempotency-key': 'k-1' }),
      ),
    );
    expect(twice[0]?.id).toBe(twice[1]?.id);
    await asked.promise;
    const elsewhere = [one, other].map((process) =>
      post<Investigation>(process, `/investigations/${twice[0]?.id}/cancel`),
    );
    expect((await Promise.all(elsewhere)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(agents.invocations.length).toBe(3);
    await agents.stop();
  });
}

describeWith('postgres', 'two orchestrators on one Postgres', (postgresUrl) => {
  const startTwo = startsTwo(postgresUrl, { name: 'dbos' });

  runsAtBoth(startTwo);

  test('whoever looks at a session sees who looks at it through the other one, until they leave', async () => {
    const agents = await startAgents({});
    const [one, other] = await startTwo({ ...agents.environment, SESSIONS_READABLE: 'team' });
    const { session_id: session } = await post<Investigation>(one, '/ask', {});
    const bob = as('bob@example.com');
    const [stays, gone] = [new AbortController(), new AbortController()];
    const seen = await fetch(`${one.url}/sessions/${session}/events`, { headers: ann(), signal: stays.signal });
    const told = seenIn(seen);
    await fetch(`${other.url}/sessions/${session}/events`, { headers: bob, signal: gone.signal });
    await told('"ann@example.com","bob@example.com"');
    gone.abort();
    await told('"members":["ann@example.com"]');
    stays.abort();
    await agents.stop();
  });
});

describeWith('postgres', 'two orchestrators on one Postgres', (postgresUrl) => {
  describeWith('temporal', 'with runs in Temporal', (program) => {
    let server: TemporalServer;
    beforeAll(async () => {
      server = await startTemporalServer(program);
    });
    afterAll(() => server.kill());

    runsAtBoth(startsTwo(postgresUrl, { name: 'temporal', settings: () => ({ TEMPORAL_ADDRESS: server.address }) }));
  });
});
