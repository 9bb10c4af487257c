import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { EventBody, Investigation, InvestigationEvent } from '@mats/contracts';
import { Client } from 'pg';
import type { EngineName } from '../engines/step-engine.ts';
import { ask, call, ended, eventsOf, until } from './ask-process.ts';
import { startAgents, reportOf, working } from './start-agents.ts';
import type { AgentBehaviour, StartedAgents } from './start-agents.ts';
import { removeDirectory, startOrchestratorProcess } from './start-orchestrator-process.ts';
import type { OrchestratorProcess, ProcessOptions } from './start-orchestrator-process.ts';

/** Runs that are started to be ended at one point each; more than an investigation has points. */
const RUNS = 48;
const HOUR_MS = 3_600_000;

/** Whether an event tells that a call was tried again, as happens when the machine is busy. */
function isOfRepeat({ body }: InvestigationEvent): boolean {
  return (body.type === 'agent.failed' && !body.final) || (body.type === 'agent.started' && body.attempt > 1);
}

/** Events in an order that does not depend on which of two agents was faster, without what differs from run to run. */
function told(events: readonly InvestigationEvent[]): string[] {
  const lasting = (body: EventBody): unknown => (body.type === 'agent.done' ? { ...body, duration_ms: 0 } : body);
  return events
    .filter((event) => !isOfRepeat(event))
    .map(({ body }) => JSON.stringify(lasting(body)))
    .toSorted();
}

function numbersOf(events: readonly InvestigationEvent[]): number[] {
  return events.map(({ seq }) => seq);
}

function upTo(length: number): number[] {
  return Array.from({ length }, (_none, index) => index + 1);
}

/** Starts a process with the engine under test, on the same data every time. */
type Start = (agents: StartedAgents, options?: Partial<ProcessOptions>) => Promise<OrchestratorProcess>;

function killedAtEveryPoint(start: Start): void {
  test('killed at every point of a run, it goes on from there: one answer, no event missing or doubled', async () => {
    const agents = await startAgents();
    const before = await start(agents, { freeze: true });
    const ids = await Promise.all(upTo(RUNS).map(() => ask(before)));
    const goingOn = (): string[] => ids.filter((id) => !before.frozen.has(id));
    const whole: Investigation[] = await until(async () => {
      const records: Investigation[] = [];
      for (const id of goingOn()) records.push(await call<Investigation>(before, `/investigations/${id}`));
      return records.length === goingOn().length && records.every(({ state }) => state === 'done')
        ? records
        : undefined;
    });
    const points = before.frozen.size;
    expect(new Set(before.frozen.values()).size).toBe(points);
    // Some had fewer points than their number, so there is no point at which none was stopped.
    expect(whole.length).toBeGreaterThan(0);
    const reference = told(await eventsOf(before, whole[0]?.id ?? ''));
    const callsBefore = agents.invocations.length;
    await before.kill();

    const after = await start(agents);
    const records: Investigation[] = [];
    for (const id of ids) records.push(await ended(after, id));
    expect(records.map(({ state, report }) => ({ state, report }))).toEqual(
      records.map(() => ({ state: 'done', report: reportOf('root_cause') })),
    );
    for (const id of ids) {
      const events = await eventsOf(after, id);
      expect(numbersOf(events)).toEqual(upTo(events.length));
      expect(told(events)).toEqual(reference);
      // It was inside one step at most when it was ended, so it repeats one at most.
      const calls = agents.invocations.filter(({ invoke }) => invoke.context.investigation_id === id).length;
      expect(calls).toBeLessThanOrEqual(3 + 1 + events.filter(isOfRepeat).length);
    }
    const repeated = agents.invocations.slice(callsBefore).map(({ invoke }) => invoke.context.investigation_id);
    expect(whole.filter(({ id }) => repeated.includes(id))).toEqual([]);
    await after.stop();
    await agents.stop();
  });
}

function killedThreeTimes(start: Start): void {
  test('a run that takes its process down three times is given up and says so; others go on', async () => {
    // A run is taken up before its process says that it is ready: whoever calls is the one that is being started.
    let starting: Promise<OrchestratorProcess> | undefined;
    const poison = Promise.withResolvers<string>();
    const deaths: string[] = [];
    const sre: AgentBehaviour = (invoke, response) => {
      void poison.promise.then(async (id) => {
        if (invoke.context.investigation_id !== id) return working('sre')?.(invoke, response);
        deaths.push(id);
        return (await starting)?.kill();
      });
    };
    const agents = await startAgents({ sre });
    const startNext = (): Promise<OrchestratorProcess> => (starting = start(agents));
    let process = await startNext();
    const [id, other] = [await ask(process), await ask(process)];
    poison.resolve(id);
    for (const times of [1, 2, 3]) {
      await process.ended;
      expect(deaths.length).toBe(times);
      process = await startNext();
    }
    expect(await ended(process, id)).toMatchObject({ state: 'failed', error: { code: 'run_parked' } });
    const events = await eventsOf(process, id);
    expect(events.slice(-2).map(({ body }) => body)).toMatchObject([
      {
        type: 'error',
        error: {
          message: 'The process that worked on this investigation died 3 times, so it is not tried again.',
        },
      },
      { type: 'state', state: 'failed' },
    ]);
    expect(numbersOf(events)).toEqual(upTo(events.length));
    expect((await ended(process, other)).state).toBe('done');
    await process.stop();
    await agents.stop();
  });
}

function cancelled(start: Start): void {
  test('cancelled in a step, it ends at once, once, and stays so after a restart', async () => {
    const asked = Promise.withResolvers<void>();
    const agents = await startAgents({ architect: () => asked.resolve() });
    const before = await start(agents);
    const id = await ask(before);
    await asked.promise;
    const cancelled = await call<Investigation>(before, `/investigations/${id}/cancel`, {
      method: 'POST',
      body: '{}',
    });
    expect(cancelled).toMatchObject({ state: 'cancelled', error: { code: 'cancelled' }, report: null });
    await before.kill();
    const calls = agents.invocations.length;
    const after = await start(agents);
    expect((await ended(after, id)).state).toBe('cancelled');
    const events = await eventsOf(after, id);
    expect(events.filter(({ body }) => body.type === 'state').at(-1)?.body).toEqual({
      type: 'state',
      state: 'cancelled',
    });
    expect(events.filter(({ body }) => body.type === 'state' && body.state === 'cancelled').length).toBe(1);
    expect(agents.invocations.length).toBe(calls);
    await after.stop();
    await agents.stop();
  });
}

function retriedAndTimedOut(start: Start): void {
  test('a step that fails in passing is tried again, and one that takes too long is left out of the answer', async () => {
    let failures = 1;
    const agents = await startAgents({
      sre: (invoke, response) => {
        if (failures-- > 0) response.writeHead(500).end();
        else working('sre')?.(invoke, response);
      },
      investigator: () => undefined,
    });
    const process = await start(agents, { environment: { AGENT_TIMEOUT_MS: '700' } });
    const id = await ask(process);
    expect(await ended(process, id)).toMatchObject({ state: 'done', report: reportOf('root_cause') });
    const outcomes = (await eventsOf(process, id)).flatMap(({ body }) =>
      body.type === 'agent.failed' ? [[body.agent, body.error.code, body.final]] : [],
    );
    expect(outcomes).toEqual([
      ['sre', 'agent_failed', false],
      ['investigator', 'agent_timeout', true],
    ]);
    await process.stop();
    await agents.stop();
  });
}

function clockJumps(start: Start): void {
  test('a clock that jumps an hour forwards and two back changes neither the order nor the answer', async () => {
    let process: OrchestratorProcess | undefined;
    const jumping =
      (agent: 'sre' | 'investigator', offset: number): AgentBehaviour =>
      (invoke, response) => {
        process?.setClock(offset);
        setTimeout(() => working(agent)?.(invoke, response), 200);
      };
    const agents = await startAgents({
      sre: jumping('sre', HOUR_MS),
      investigator: jumping('investigator', -HOUR_MS),
    });
    process = await start(agents);
    const id = await ask(process);
    expect(await ended(process, id)).toMatchObject({ state: 'done', report: reportOf('root_cause') });
    const events = await eventsOf(process, id);
    expect(numbersOf(events)).toEqual(upTo(events.length));
    expect(events.flatMap(({ body }) => (body.type === 'agent.failed' ? [body] : []))).toEqual([]);
    expect(agents.invocations.length).toBe(3);
    await process.stop();
    await agents.stop();
  });
}

/** Where an engine keeps runs, and which one it is. */
export interface EngineSetUp {
  engine: EngineName;
  /** A Postgres in which databases may be made; without it PGlite. */
  postgresUrl?: () => string;
  /** Further settings that it needs. */
  environment?: () => Record<string, string>;
}

/** What every engine behind the step context keeps. Real processes are killed; agents live in the test. */
export function stepContextContract(title: string, setUp: EngineSetUp): void {
  describe(`${title} keeps what was accepted`, () => {
    jest.setTimeout(180_000);
    const name = `mats_test_${randomUUID().replaceAll('-', '')}`;
    let directory: string;
    let databaseUrl: string | undefined;
    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'mats-engine-'));
      const server = setUp.postgresUrl?.();
      if (server === undefined) return;
      await admin(server, `create database ${name}`);
      const url = new URL(server);
      url.pathname = `/${name}`;
      databaseUrl = url.href;
    });
    afterAll(async () => {
      const server = setUp.postgresUrl?.();
      if (server !== undefined) await admin(server, `drop database ${name} with (force)`);
      await removeDirectory(directory);
    });
    const start: Start = (agents, options = {}) =>
      startOrchestratorProcess({
        engine: setUp.engine,
        databaseUrl,
        directory,
        ...options,
        environment: {
          MATS_RUNNING_TURNS: String(RUNS),
          ...agents.environment,
          ...setUp.environment?.(),
          ...options.environment,
        },
      });

    killedAtEveryPoint(start);
    killedThreeTimes(start);
    cancelled(start);
    retriedAndTimedOut(start);
    clockJumps(start);
  });
}

async function admin(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}
