import { describe, expect, test } from '@jest/globals';
import type { Investigation } from '@mats/contracts';
import { sql } from 'kysely';
import request from 'supertest';
import { ask } from './testing/ask.ts';
import { as, sharedDatabase } from './testing/start-orchestrator.ts';
import type { StartedOrchestrator } from './testing/start-orchestrator.ts';
import { stoppedAfterEach } from './testing/stopped-after-each.ts';

const ANN = 'ann@example.com';
const LOG = { attachments: [{ name: 'a.log', content: 'ERROR out of memory\n' }] };
const start = stoppedAfterEach();

async function age(session: string, hours: number): Promise<void> {
  const earlier = sql`last_activity - make_interval(secs => ${hours * 3600})`;
  await sql`update sessions set last_activity = ${earlier} where id = ${session}`.execute(await sharedDatabase());
}

const get = ({ url }: StartedOrchestrator, path: string, user = ANN): request.Test =>
  request(url).get(path).set(as(user));
const idsOf = async (orchestrator: StartedOrchestrator, search = ''): Promise<string[]> =>
  (await get(orchestrator, `/sessions${search}`)).body.sessions.map(({ id }: { id: string }) => id);

describe('a session that nobody asked in for a day', () => {
  test('has ended, and the next question opens one that goes on from it, with its evidence', async () => {
    const orchestrator = await start();
    await ask(orchestrator, { session: 's-1', body: LOG });
    await age('s-1', 24.1);
    expect((await get(orchestrator, '/sessions/s-1')).body).toMatchObject({ ended: true, turns: 1 });
    const answer = await ask(orchestrator, { session: 's-1', body: { prompt: 'And now?' } });
    const next: string = answer.body.session_id;
    expect(next).not.toBe('s-1');
    expect([answer.headers['x-session-id'], answer.headers['x-continues-session']]).toEqual([next, 's-1']);
    expect(answer.body).toMatchObject({ turn: 1, continues: 's-1', attachments: [{ name: 'a.log' }] });
    expect((await get(orchestrator, `/sessions/${next}`)).body).toMatchObject({ ended: false, continues: 's-1' });
    const old = (await get(orchestrator, '/sessions/s-1')).body;
    expect([old.ended, old.turns, old.continues]).toEqual([true, 1, undefined]);
  });

  test('leads every later question to the same one, until that has ended too', async () => {
    const orchestrator = await start();
    await ask(orchestrator, { session: 's-1' });
    await age('s-1', 25);
    const [first, second] = await Promise.all([
      ask(orchestrator, { session: 's-1', body: { prompt: 'a' } }),
      ask(orchestrator, { session: 's-1', body: { prompt: 'b' } }),
    ]);
    const next: string = first.body.session_id;
    expect(second.body.session_id).toBe(next);
    await age(next, 25);
    const third = await ask(orchestrator, { session: 's-1', body: { prompt: 'c' } });
    expect([third.body.continues, third.body.turn]).toEqual([next, 1]);
    const fourth = await ask(orchestrator, { session: 's-1', body: { prompt: 'd' } });
    expect([fourth.body.session_id, fourth.body.turn]).toEqual([third.body.session_id, 2]);
  });

  test.each([
    ['a day has not passed', 23.9, {}],
    ['sessions never end', 1_000, { MATS_SESSION_IDLE_HOURS: '0' }],
  ])('goes on where %s', async (_what, hours, environment) => {
    const orchestrator = await start({ environment });
    await ask(orchestrator, { session: 's-1' });
    await age('s-1', hours);
    const { body } = await ask(orchestrator, { session: 's-1' });
    expect([body.session_id, body.turn, body.continues]).toEqual(['s-1', 2, undefined]);
  });

  test("stays somebody else's", async () => {
    const orchestrator = await start();
    await ask(orchestrator, { session: 's-1' });
    await age('s-1', 25);
    const { body } = await ask(orchestrator, { session: 's-1', user: 'bob@example.com' });
    expect(body.error.code).toBe('session_not_found');
  });
});

describe('an archived session', () => {
  const archive = ({ url }: StartedOrchestrator, archived: boolean, user = ANN): request.Test =>
    request(url).post('/sessions/s-1/archive').set(as(user)).send({ archived });

  test('is left out of the list, readable, and can be brought back', async () => {
    const orchestrator = await start();
    await ask(orchestrator, { session: 's-1' });
    await ask(orchestrator, { session: 's-2' });
    expect((await archive(orchestrator, true)).body).toMatchObject({ id: 's-1', archived: true });
    expect(await idsOf(orchestrator)).toEqual(['s-2']);
    expect(await idsOf(orchestrator, '?archived=only')).toEqual(['s-1']);
    expect(await idsOf(orchestrator, '?archived=all')).toEqual(['s-2', 's-1']);
    expect((await get(orchestrator, '/sessions/s-1')).body).toMatchObject({ archived: true, turns: 1 });
    await archive(orchestrator, false);
    expect(await idsOf(orchestrator)).toEqual(['s-2', 's-1']);
  });

  test('says in the list what its newest answer says', async () => {
    const orchestrator = await start();
    const { report } = (await ask(orchestrator, { session: 's-1' })).body as Investigation;
    const { sessions } = (await get(orchestrator, '/sessions')).body as { sessions: object[] };
    expect(report?.cause).toEqual(expect.any(String));
    expect(sessions).toMatchObject([{ id: 's-1', headline: report?.headline ?? report?.cause }]);
  });

  test('comes back by itself when somebody asks in it', async () => {
    const orchestrator = await start();
    await ask(orchestrator, { session: 's-1' });
    await archive(orchestrator, true);
    await ask(orchestrator, { session: 's-1' });
    expect(await idsOf(orchestrator)).toEqual(['s-1']);
  });

  test('is put aside by its members alone', async () => {
    const orchestrator = await start();
    await ask(orchestrator, { session: 's-1' });
    expect((await archive(orchestrator, true, 'bob@example.com')).status).toBe(404);
    expect(await idsOf(orchestrator)).toEqual(['s-1']);
  });
});

test("a session's analysis counts what readers said, and is its members' alone", async () => {
  const orchestrator = await start();
  const { body } = await ask(orchestrator, { session: 's-1' });
  const said = { score: 'down', comment: 'It was the pool.' };
  await request(orchestrator.url).post(`/investigations/${body.id}/feedback`).set(as(ANN)).send(said);
  expect((await get(orchestrator, '/sessions/s-1/analysis')).body).toMatchObject({
    turns: 1,
    errors: 0,
    success_rate: 1,
    verdicts: { root_cause: 1 },
    satisfaction: { up: 0, down: 1, score: 0 },
  });
  expect((await get(orchestrator, '/sessions/s-1/analysis', 'eve@example.com')).status).toBe(404);
});
