import { describe, expect, jest, test } from '@jest/globals';
import type { AuditEntry, Invite } from '@mats/contracts';
import request from 'supertest';
import { MemberStore } from './store/member-store.ts';
import { ask } from './testing/ask.ts';
import { as, sharedDatabase } from './testing/start-orchestrator.ts';
import type { StartedOrchestrator } from './testing/start-orchestrator.ts';
import { stoppedAfterEach } from './testing/stopped-after-each.ts';

jest.setTimeout(120_000);

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';
const EVE = 'eve@example.com';
const DAY_MS = 24 * 3600 * 1000;
const SESSION = '/sessions/s-1';
/** Of the form that a key of AWS has. */
const AWS_KEY = `AKIA${'Q7'.repeat(8)}`;

const start = stoppedAfterEach();

/** An orchestrator with one session of Ann's. */
async function begun(): Promise<StartedOrchestrator> {
  const orchestrator = await start();
  await ask(orchestrator, { session: 's-1', user: ANN });
  return orchestrator;
}

const invite = async ({ url }: StartedOrchestrator, wanted: object): Promise<Invite & { token: string }> =>
  (await request(url).post(`${SESSION}/invites`).set(as(ANN)).send(wanted)).body;
const join = ({ url }: StartedOrchestrator, user: string, token: string): request.Test =>
  request(url).post('/invites/redeem').set(as(user)).send({ token });
const read = async ({ url }: StartedOrchestrator, user: string, path = SESSION): Promise<request.Response> =>
  request(url).get(path).set(as(user));
const roles = async (orchestrator: StartedOrchestrator): Promise<Record<string, string>> => {
  const { body } = await read(orchestrator, ANN, `${SESSION}/members`);
  return Object.fromEntries(body.members.map(({ member, role }: { member: string; role: string }) => [member, role]));
};
const deeds = async (orchestrator: StartedOrchestrator, user = ANN): Promise<string[]> => {
  const { body } = await read(orchestrator, user, `${SESSION}/audit`);
  return (body.entries as AuditEntry[])
    .map(({ member, action, about }) => {
      const { invite: _id, until: _until, ...rest } = about;
      return [member ?? 'MATS', action, ...Object.values(rest).map(String).toSorted()].join(' ');
    })
    .toReversed();
};

describe('an invitation', () => {
  test('has a token of 256 bits that is shown once and kept as a hash, and says who used it', async () => {
    const orchestrator = await begun();
    const made = await invite(orchestrator, { role: 'editor', days: 3 });
    expect(Buffer.from(made.token, 'base64url')).toHaveLength(32);
    expect(Date.parse(made.expires_at) - Date.parse(made.created_at)).toBe(3 * DAY_MS);
    expect((await join(orchestrator, BOB, made.token)).body).toEqual({ session_id: 's-1', role: 'editor' });
    const { body } = await read(orchestrator, ANN, `${SESSION}/invites`);
    expect(body.invites).toMatchObject([{ id: made.id, role: 'editor', used_by: [{ member: BOB }] }]);
    expect(JSON.stringify(body)).not.toContain(made.token);
    const rows = await (await sharedDatabase()).selectFrom('invites').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(made.token);
    expect((await ask(orchestrator, { session: 's-1', user: BOB })).status).toBe(200);
  });

  test('brings nobody in once it has ended, was revoked, or was guessed', async () => {
    const orchestrator = await begun();
    const [ended, revoked] = [
      await invite(orchestrator, { role: 'viewer', days: 1 }),
      await invite(orchestrator, { role: 'viewer' }),
    ];
    const database = await sharedDatabase();
    const past = new Date(Date.now() - 1000).toISOString();
    await database.updateTable('invites').set({ expires_at: past }).where('id', '=', ended.id).execute();
    await request(orchestrator.url).delete(`${SESSION}/invites/${revoked.id}`).set(as(ANN)).send({});
    const refused = async (token: string): Promise<unknown[]> => {
      const { status, body } = await join(orchestrator, EVE, token);
      return [status, body.error.message];
    };
    expect(await refused(ended.token)).toEqual([404, `This invitation cannot be used: it was good until ${past}.`]);
    expect(await refused(revoked.token)).toEqual([404, 'This invitation cannot be used: it was revoked.']);
    expect((await refused('x'.repeat(43)))[0]).toBe(404);
    expect((await read(orchestrator, EVE)).status).toBe(404);
  });

  test('gives nobody less than they have, and does not bring back who was removed', async () => {
    const orchestrator = await begun();
    const editor = await invite(orchestrator, { role: 'editor' });
    const viewer = await invite(orchestrator, { role: 'viewer' });
    await join(orchestrator, BOB, editor.token);
    expect((await join(orchestrator, BOB, viewer.token)).body.role).toBe('editor');
    expect((await join(orchestrator, ANN, viewer.token)).body.role).toBe('owner');
    await request(orchestrator.url).delete(`${SESSION}/members/${BOB}`).set(as(ANN)).send({});
    expect((await join(orchestrator, BOB, editor.token)).body.error.code).toBe('invite_unusable');
    expect((await read(orchestrator, BOB)).status).toBe(404);
  });

  test('does not undo what its owner did after it was made, by a link that was used or another one', async () => {
    const orchestrator = await begun();
    const { url } = orchestrator;
    const [first, second] = [
      await invite(orchestrator, { role: 'editor' }),
      await invite(orchestrator, { role: 'editor' }),
    ];
    await join(orchestrator, BOB, first.token);
    await request(url).put(`${SESSION}/members/${BOB}`).set(as(ANN)).send({ role: 'viewer' });
    expect((await join(orchestrator, BOB, first.token)).body.role).toBe('viewer');
    expect((await join(orchestrator, BOB, second.token)).body.role).toBe('viewer');
    await request(url).delete(`${SESSION}/members/${BOB}`).set(as(ANN)).send({});
    expect((await join(orchestrator, BOB, second.token)).body.error.code).toBe('invite_unusable');
    expect((await join(orchestrator, EVE, second.token)).body.role).toBe('editor');
    const anew = await invite(orchestrator, { role: 'editor' });
    expect((await join(orchestrator, BOB, anew.token)).body.role).toBe('editor');
  });

  test.each([{ role: 'owner' }, { role: 'viewer', days: 0 }, { role: 'viewer', days: 400 }, {}])(
    'of the kind %j is refused',
    async (wanted) => {
      const orchestrator = await begun();
      const { status } = await request(orchestrator.url).post(`${SESSION}/invites`).set(as(ANN)).send(wanted);
      expect(status).toBe(400);
    },
  );
});

describe('members', () => {
  test('the owner hands the session over and is an editor then; a session has one owner', async () => {
    const orchestrator = await begun();
    await join(orchestrator, BOB, (await invite(orchestrator, { role: 'viewer' })).token);
    const role = (user: string, member: string, given: string): request.Test =>
      request(orchestrator.url).put(`${SESSION}/members/${member}`).set(as(user)).send({ role: given });
    expect((await role(ANN, ANN, 'viewer')).body.error.code).toBe('conflict');
    expect((await role(ANN, BOB, 'owner')).status).toBe(200);
    expect(await roles(orchestrator)).toEqual({ [BOB]: 'owner', [ANN]: 'editor' });
    expect((await role(ANN, ANN, 'owner')).status).toBe(403);
    expect((await read(orchestrator, BOB)).body.owner).toBe(BOB);
    expect((await role(BOB, EVE, 'viewer')).body.error.code).toBe('member_not_found');
  });

  test('what the owner asked for while handing the session over does not take it back', async () => {
    const orchestrator = await begun();
    await join(orchestrator, BOB, (await invite(orchestrator, { role: 'editor' })).token);
    const members = new MemberStore(await sharedDatabase());
    const by = { session: 's-1', by: ANN, at: new Date().toISOString() };
    await members.changeRole({ ...by, member: BOB }, 'owner');
    // As a request that was let in as the owner's and waited for the other.
    await expect(members.changeRole({ ...by, member: ANN }, 'owner')).rejects.toMatchObject({ code: 'conflict' });
    await expect(members.remove({ ...by, member: BOB })).rejects.toMatchObject({ code: 'conflict' });
    expect(await roles(orchestrator)).toEqual({ [BOB]: 'owner', [ANN]: 'editor' });
  });

  test('and their roles go on into the session that goes on from an ended one, whoever asks first', async () => {
    const orchestrator = await begun();
    const [editor, viewer] = [
      await invite(orchestrator, { role: 'editor' }),
      await invite(orchestrator, { role: 'viewer' }),
    ];
    await join(orchestrator, BOB, editor.token);
    await join(orchestrator, EVE, viewer.token);
    const database = await sharedDatabase();
    await database.updateTable('sessions').set({ last_activity: '2026-01-01T00:00:00Z' }).execute();
    const { body: asked } = await ask(orchestrator, { session: 's-1', user: BOB });
    expect(asked.continues).toBe('s-1');
    const { body } = await read(orchestrator, EVE, `/sessions/${asked.session_id}/members`);
    const found = body.members.map(({ member, role }: { member: string; role: string }) => [member, role]);
    expect(found).toEqual([
      [ANN, 'owner'],
      [BOB, 'editor'],
      [EVE, 'viewer'],
    ]);
    expect((await ask(orchestrator, { session: asked.session_id, user: ANN })).body.turn).toBe(2);
    expect((await ask(orchestrator, { session: 's-1', user: EVE })).status).toBe(403);
  });

  test('leave by themselves; the owner has to hand the session over first', async () => {
    const orchestrator = await begun();
    await join(orchestrator, BOB, (await invite(orchestrator, { role: 'viewer' })).token);
    const leave = (user: string): request.Test =>
      request(orchestrator.url).delete(`${SESSION}/members/${user}`).set(as(user)).send({});
    expect((await leave(BOB)).status).toBe(204);
    expect((await read(orchestrator, BOB)).status).toBe(404);
    expect((await leave(ANN)).status).toBe(409);
  });

  test('an open stream ends when its reader is no longer a member', async () => {
    const orchestrator = await start({ agents: { sre: () => undefined } });
    const { url } = orchestrator;
    const { body } = await ask(orchestrator, { session: 's-1', user: ANN }).set('Prefer', 'respond-async');
    await join(orchestrator, BOB, (await invite(orchestrator, { role: 'viewer' })).token);
    const streams = await Promise.all(
      [`${SESSION}/events`, `/investigations/${body.id}/events`].map((path) => fetch(url + path, { headers: as(BOB) })),
    );
    expect(streams.map(({ status }) => status)).toEqual([200, 200]);
    await request(url).delete(`${SESSION}/members/${BOB}`).set(as(ANN)).send({});
    // Resolves only because both end.
    await Promise.all(streams.map((stream) => stream.text()));
    await request(url).post(`/investigations/${body.id}/cancel`).set(as(ANN)).send({});
  });
});

describe('what people say and do', () => {
  test('stands with its author beside the turn', async () => {
    const orchestrator = await begun();
    await join(orchestrator, BOB, (await invite(orchestrator, { role: 'editor' })).token);
    const { body: asked } = await ask(orchestrator, { session: 's-1', user: BOB, body: { prompt: 'Since when?' } });
    expect(asked.asked_by).toBe(BOB);
    const about = `/investigations/${asked.id}`;
    const post = (path: string, sent: object): request.Test =>
      request(orchestrator.url).post(`${about}/${path}`).set(as(BOB)).send(sent);
    expect((await post('comments', { text: ` The key is ${AWS_KEY}\u0000 ` })).status).toBe(201);
    expect((await post('comments', { text: '  ' })).status).toBe(400);
    await post('feedback', { score: 'down', comment: 'It was DNS.' });
    const { body } = await read(orchestrator, ANN, `${SESSION}/discussion`);
    expect(body.comments).toMatchObject([{ investigation_id: asked.id, member: BOB }]);
    expect(body.comments[0].text).not.toContain(AWS_KEY);
    expect(body.judgements).toMatchObject([{ member: BOB, score: 'down', comment: 'It was DNS.' }]);
  });

  test('a step that would act waits for an approval, is decided once, and makes a text that goes nowhere', async () => {
    const orchestrator = await begun();
    const { url } = orchestrator;
    const { body: session } = await read(orchestrator, ANN);
    const about = `/investigations/${session.investigations[0].id}/approvals`;
    const post = (path: string, sent: object): request.Test =>
      request(url)
        .post(about + path)
        .set(as(ANN))
        .send(sent);
    const { body: proposed } = await post('', { action: 'issue_text' });
    expect(proposed).toMatchObject({ state: 'waiting', proposed_by: ANN, decided_by: null, outcome: null });
    expect((await post('', { action: 'issue_text' })).body.id).toBe(proposed.id);
    const { body: done } = await post(`/${proposed.id}`, { decision: 'approve' });
    expect(done).toMatchObject({ state: 'done', decided_by: ANN });
    expect(done.outcome).toMatch(/^checkout: A test says so\.\n\n# Root cause/);
    expect((await post(`/${proposed.id}`, { decision: 'refuse' })).status).toBe(409);
    expect((await post('/unknown', { decision: 'approve' })).body.error.code).toBe('approval_not_found');
  });

  test('a refused step can be proposed anew', async () => {
    const orchestrator = await begun();
    const { body: session } = await read(orchestrator, ANN);
    const about = `/investigations/${session.investigations[0].id}/approvals`;
    const post = (path: string, sent: object): request.Test =>
      request(orchestrator.url)
        .post(about + path)
        .set(as(ANN))
        .send(sent);
    const { body: first } = await post('', { action: 'issue_text' });
    expect((await post(`/${first.id}`, { decision: 'refuse' })).body).toMatchObject({
      state: 'refused',
      outcome: null,
    });
    expect((await post('', { action: 'issue_text' })).body).toMatchObject({ id: first.id, state: 'waiting' });
  });
});

describe('the audit log', () => {
  test('tells its owner who did what, in order, and outlives the session without its contents', async () => {
    const orchestrator = await begun();
    const { url } = orchestrator;
    const made = await invite(orchestrator, { role: 'editor' });
    await join(orchestrator, BOB, made.token);
    const { body: second } = await ask(orchestrator, {
      session: 's-1',
      user: BOB,
      body: { prompt: 'SECRET QUESTION' },
    });
    const about = `/investigations/${second.id}`;
    await request(url).post(`${about}/comments`).set(as(BOB)).send({ text: 'SECRET COMMENT' });
    await request(url).post(`${about}/feedback`).set(as(BOB)).send({ score: 'up' });
    await request(url).post(`${about}/exports`).set(as(BOB)).send({ format: 'markdown' });
    await read(orchestrator, BOB, `${SESSION}/export`);
    const { body: step } = await request(url).post(`${about}/approvals`).set(as(BOB)).send({ action: 'issue_text' });
    await request(url).post(`${about}/approvals/${step.id}`).set(as(ANN)).send({ decision: 'approve' });
    await request(url).put(`${SESSION}/sharing`).set(as(ANN)).send({ team_readable: true });
    await request(url).put(`${SESSION}/members/${BOB}`).set(as(ANN)).send({ role: 'viewer' });
    await request(url).delete(`${SESSION}/invites/${made.id}`).set(as(ANN)).send({});
    await request(url).delete(`${SESSION}/members/${BOB}`).set(as(ANN)).send({});
    const before = [
      `${ANN} asked 1`,
      `${ANN} invited editor`,
      `${BOB} joined editor`,
      `${BOB} asked 2`,
      `${BOB} commented 2`,
      `${BOB} judged 2`,
      `${BOB} exported 2 markdown`,
      `${BOB} exported session`,
      `${BOB} proposed 2 issue_text`,
      `${ANN} approved 2 issue_text`,
      `${ANN} shared true`,
      `${ANN} role_changed ${BOB} viewer`,
      `${ANN} invite_revoked`,
      `${ANN} removed ${BOB}`,
    ];
    expect(await deeds(orchestrator)).toEqual(before);
    await request(url).delete(SESSION).set(as(ANN)).send({});
    expect(await deeds(orchestrator)).toEqual([...before, `${ANN} deleted ${ANN}`]);
    expect(JSON.stringify((await read(orchestrator, ANN, `${SESSION}/audit`)).body)).not.toContain('SECRET');
    expect((await read(orchestrator, BOB, `${SESSION}/audit`)).status).toBe(404);
  });
});

describe('at once', () => {
  /** Notices of a session's stream as they come. */
  async function notices(
    { url }: StartedOrchestrator,
    user: string,
  ): Promise<{
    next: (wanted: (notice: { type: string; members?: string[] }) => boolean) => Promise<void>;
    end: () => void;
  }> {
    const gone = new AbortController();
    const stream = await fetch(`${url}${SESSION}/events`, { headers: as(user), signal: gone.signal });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    return {
      end: () => gone.abort(),
      next: async (wanted) => {
        for (;;) {
          for (let at = text.indexOf('\n\n'); at >= 0; at = text.indexOf('\n\n')) {
            const data = /^data: ?(.*)$/m.exec(text.slice(0, at))?.[1];
            text = text.slice(at + 2);
            if (data !== undefined && data !== '' && wanted(JSON.parse(data))) return;
          }
          const read = await reader?.read();
          if (read?.done !== false) throw new Error('the stream has ended');
          text += read.value;
        }
      },
    };
  }

  test('everybody sees who is here, and that somebody asked', async () => {
    const orchestrator = await begun();
    await join(orchestrator, BOB, (await invite(orchestrator, { role: 'editor' })).token);
    const ann = await notices(orchestrator, ANN);
    await ann.next(({ type, members }) => type === 'here' && members?.join() === ANN);
    const bob = await notices(orchestrator, BOB);
    await ann.next(({ type, members }) => type === 'here' && members?.join() === [ANN, BOB].join());
    await ask(orchestrator, { session: 's-1', user: BOB });
    await ann.next(({ type }) => type === 'changed');
    await bob.next(({ type }) => type === 'changed');
    bob.end();
    await ann.next(({ type, members }) => type === 'here' && members?.join() === ANN);
    ann.end();
  });

  test('two who ask at the same moment both get their answer, each turn with a number of its own', async () => {
    const orchestrator = await begun();
    await join(orchestrator, BOB, (await invite(orchestrator, { role: 'editor' })).token);
    const users = [ANN, BOB, ANN, BOB, ANN, BOB];
    const replies = await Promise.all(users.map((user) => ask(orchestrator, { session: 's-1', user })));
    expect(replies.map(({ status, body }) => [status, body.state])).toEqual(users.map(() => [200, 'done']));
    expect(replies.map(({ body }) => body.turn).toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7]);
    const seen = await Promise.all([ANN, BOB].map((user) => read(orchestrator, user)));
    const turnsOf = ({ body }: request.Response): unknown =>
      body.investigations.map(({ id, turn, asked_by }: Record<string, unknown>) => [turn, id, asked_by]);
    expect(seen.map(turnsOf)[0]).toEqual(seen.map(turnsOf)[1]);
    expect(seen[0]?.body.investigations).toHaveLength(7);
  });
});
