import { randomUUID } from 'node:crypto';
import { expect, jest, test } from '@jest/globals';
import type { Investigation, InvestigationEvent } from '@mats/contracts';
import { currentSpan, WorkParked } from '@mats/telemetry';
import type { KyselyPlugin, RootOperationNode } from 'kysely';
import request from 'supertest';
import type { OwnedRun } from './store/run-store.ts';
import type { TurnRecord } from './store/patient-record.ts';
import { ask } from './testing/ask.ts';
import { as, reportOf, sharedDatabase } from './testing/start-orchestrator.ts';
import type { StartedOrchestrator } from './testing/start-orchestrator.ts';
import { stoppedAfterEach } from './testing/stopped-after-each.ts';

jest.setTimeout(300_000);
const start = stoppedAfterEach();

const PATIENT = {
  // How fast a busy machine connects is not what is tried.
  AGENT_AWAY_MS: '30000',
  AGENT_RETRIES: '5',
};
/** More than a turn has statements, and more than it has writes. */
const [STATEMENTS, WRITES] = [60, 30];
const AT_ONCE = 8;
const FILE = { attachments: [{ name: 'a.log', content: 'ERROR x\n' }] };

/** What Postgres says to a connection that it ends. */
function cutOff(): Error {
  return Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100));
}

/**
 * Cuts the n-th trace's n-th statement off, once: before it is done, or when it is done and the answer is on its way.
 * A trace with fewer statements is not cut.
 */
function cutEachElsewhere(when: 'before' | 'after'): { plugin: KyselyPlugin; cut: Set<string> } {
  const numbers = new Map<string, number>();
  const passed = new Map<string, number>();
  const cut = new Set<string>();
  const pass = (): void => {
    const id = currentSpan()?.traceId;
    if (id === undefined || cut.has(id)) return;
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    const statement = passed.get(id) ?? 0;
    passed.set(id, statement + 1);
    if (statement !== number) return;
    cut.add(id);
    throw cutOff();
  };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (when === 'before') pass();
      return node;
    },
    transformResult: ({ result }) => {
      if (when === 'after') pass();
      return Promise.resolve(result);
    },
  };
  return { plugin, cut };
}

/** Asks under one key until the question is taken; resolves to the turn once it has ended. */
async function answered(orchestrator: StartedOrchestrator, session = randomUUID(), body = {}): Promise<Investigation> {
  const key = randomUUID();
  const post = (): request.Test =>
    ask(orchestrator, { session, body }).set('Idempotency-Key', key).set('Prefer', 'respond-async');
  let reply = await post();
  for (; reply.status === 503; reply = await post()) await pause();
  expect(reply.status).toBe(202);
  return endOf(orchestrator, reply.body.id as string);
}

async function endOf({ url }: StartedOrchestrator, id: string): Promise<Investigation> {
  for (;;) {
    const reply = await request(url).get(`/investigations/${id}`).set(as('ann@example.com'));
    if (reply.status === 200 && reply.body.finished_at !== null) return reply.body as Investigation;
    await pause();
  }
}

async function eventsOf(id: string): Promise<Pick<InvestigationEvent, 'seq'>[]> {
  const database = await sharedDatabase();
  return database.selectFrom('events').select('seq').where('investigation_id', '=', id).orderBy('seq').execute();
}

/** Every turn is its session's only one, is answered, and has its events once. */
async function expectWhole(turns: readonly Investigation[]): Promise<void> {
  expect(turns.map(({ turn, state, report, error }) => ({ turn, state, report, error }))).toEqual(
    turns.map(() => ({ turn: 1, state: 'done', report: reportOf('root_cause'), error: null })),
  );
  for (const { id } of turns) {
    const numbers = (await eventsOf(id)).map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.map((_seq, index) => index + 1));
  }
}

/** Does the same so many times, a few at once. */
async function times<Result>(count: number, work: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let left = count;
  const next = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      results.push(await work());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return results;
}

test.each(['before', 'after'] as const)(
  'a connection that is cut %s any statement of a turn changes neither its answer nor its events',
  async (when) => {
    const { plugin, cut } = cutEachElsewhere(when);
    const orchestrator = await start({ statements: plugin, environment: PATIENT });
    const turns = await times(STATEMENTS, () => answered(orchestrator, randomUUID(), FILE));
    await expectWhole(turns);
    // Some turns had fewer statements than their number, so no statement was left out.
    expect(cut.size).toBeGreaterThan(20);
    expect(turns.some(({ trace_id: id }) => !cut.has(id))).toBe(true);
  },
);

/** Fails what a run does with its record as storage does that was waited for in vain, when `fails` says so. */
function failing(fails: (run: string, call: number) => boolean): (record: TurnRecord) => TurnRecord {
  const calls = new Map<string, number>();
  const around =
    <Given extends unknown[], Result>(work: (run: OwnedRun, ...given: Given) => Promise<Result>) =>
    async (run: OwnedRun, ...given: Given): Promise<Result> => {
      const call = calls.get(run.id) ?? 0;
      calls.set(run.id, call + 1);
      if (fails(run.id, call)) throw new WorkParked();
      return work(run, ...given);
    };
  return (record) => ({
    ...record,
    appendEvent: around(record.appendEvent),
    finish: around(record.finish),
    saveFinding: around(record.saveFinding),
    saveStep: around(record.saveStep),
  });
}

test('storage that is away for longer than it is waited for leaves the turn, and answers it when it is back', async () => {
  const numbers = new Map<string, number>();
  const failed = new Set<string>();
  const watchRecord = failing((run, call) => {
    const number = numbers.get(run) ?? numbers.size;
    numbers.set(run, number);
    if (call !== number) return false;
    failed.add(run);
    return true;
  });
  const orchestrator = await start({ watchRecord, environment: PATIENT });
  const turns = await times(WRITES, () => answered(orchestrator));
  await expectWhole(turns);
  expect(failed.size).toBeGreaterThan(20);
  expect(turns.some(({ id }) => !failed.has(id))).toBe(true);
});

test('however often storage fails under a turn, that is not held against it', async () => {
  let failures = 0;
  // The first write of each attempt.
  const watchRecord = failing((_run, call) => {
    failures += Number(call < 5);
    return call < 5;
  });
  const orchestrator = await start({ watchRecord });
  await expectWhole([await answered(orchestrator)]);
  expect(failures).toBe(5);
});

function textOf(node: RootOperationNode): string {
  return node.kind === 'RawNode' ? node.sqlFragments.join('?') : '';
}

test.each([
  ['when it has taken a run and does not learn which', 'with free as', 'after'],
  ['when it is about to begin it', 'set attempts', 'before'],
] as const)('an orchestrator whose connection is cut %s does not keep the run for good', async (_when, words, when) => {
  const agents = { sre: (): void => undefined };
  const before = await start({ agents });
  const { body } = await ask(before).set('Prefer', 'respond-async');
  while (before.invocations.length === 0) await pause();
  await before.stop();

  const ids = new Set<object>();
  let cuts = 0;
  const cutOnce = (): void => {
    cuts += 1;
    if (cuts === 1) throw cutOff();
  };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      if (textOf(node).includes(words)) ids.add(queryId);
      if (when === 'before' && ids.has(queryId)) cutOnce();
      return node;
    },
    transformResult: ({ result, queryId }) => {
      if (when === 'after' && ids.has(queryId) && result.rows.length > 0) cutOnce();
      return Promise.resolve(result);
    },
  };
  const after = await start({ statements: plugin, goesOn: true });
  const turn = await endOf(after, body.id as string);
  expect(turn).toMatchObject({ state: 'done', report: reportOf('root_cause') });
  expect(cuts).toBeGreaterThan(1);
});

test('a follow-up whose connection is cut while it is being stored is about what its session is about', async () => {
  const statements: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (cuts === 0 && node.kind === 'UpdateQueryNode' && currentSpan() !== undefined) {
        cuts += 1;
        throw cutOff();
      }
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  let cuts = 1;
  const orchestrator = await start({ statements });
  const session = randomUUID();
  const first = await answered(orchestrator, session, FILE);
  cuts = 0;
  const second = await answered(orchestrator, session);
  expect(cuts).toBe(1);
  expect(second.turn).toBe(2);
  expect(second.attachments.map(({ id }) => id)).toEqual(first.attachments.map(({ id }) => id));
});
