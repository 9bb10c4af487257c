import { describe, expect, jest, test } from '@jest/globals';
import request from 'supertest';
import { ask } from './testing/ask.ts';
import { as } from './testing/start-orchestrator.ts';
import type { StartedOrchestrator } from './testing/start-orchestrator.ts';
import { stoppedAfterEach } from './testing/stopped-after-each.ts';

jest.setTimeout(120_000);

const OWNER = 'ann@example.com';
const EDITOR = 'ed@example.com';
const VIEWER = 'vic@example.com';
const STRANGER = 'sam@example.com';

const start = stoppedAfterEach();

/** What a test has made: a session with one turn that has a file, its members, an invitation. */
interface Made {
  session: string;
  investigation: string;
  attachment: string;
  invite: string;
  approval: string;
}

interface Row {
  /** The least that somebody must be for it. */
  needs: 'viewer' | 'editor' | 'owner';
  path: (made: Made) => string;
  body?: object;
  headers?: (made: Made) => Record<string, string>;
  /** What is answered to those who may, where that is no success: what the path names is not there. */
  answers?: number;
}

const QUESTION = { prompt: 'Why does checkout return 500?' };

/**
 * Every route that names a session, a turn or a file. A route that is described and does not stand here fails the
 * first test: whoever adds one says here who may use it.
 */
const TABLE: Readonly<Record<string, Row>> = {
  'post /ask': {
    needs: 'editor',
    path: () => '/ask',
    body: QUESTION,
    headers: ({ session }) => ({ 'X-Session-ID': session }),
  },
  'post /changes': {
    needs: 'editor',
    path: () => '/changes',
    body: { type: 'flag', id: 'flag-1', time: '2026-01-01T00:00:00Z', title: 'on' },
    headers: ({ session }) => ({ 'X-Session-ID': session }),
  },
  'get /attachments/{id}': { needs: 'viewer', path: ({ attachment }) => `/attachments/${attachment}` },
  'get /investigations/{id}': { needs: 'viewer', path: ({ investigation }) => `/investigations/${investigation}` },
  'get /investigations/{id}/events': {
    needs: 'viewer',
    path: ({ investigation }) => `/investigations/${investigation}/events`,
  },
  'get /investigations/{id}/spans': {
    needs: 'viewer',
    path: ({ investigation }) => `/investigations/${investigation}/spans`,
  },
  'get /compare': { needs: 'viewer', path: ({ session }) => `/compare?a=${session}.t1&b=${session}.t1` },
  'post /investigations/{id}/again': {
    needs: 'editor',
    path: ({ investigation }) => `/investigations/${investigation}/again`,
    body: {},
  },
  'get /investigations/{id}/dataset': {
    needs: 'viewer',
    path: ({ investigation }) => `/investigations/${investigation}/dataset`,
  },
  'post /investigations/{id}/dataset': {
    needs: 'editor',
    path: ({ investigation }) => `/investigations/${investigation}/dataset`,
    body: { dataset: 'seen', expected: { kinds: [], components: [], places: [] } },
    answers: 503,
  },
  'post /investigations/{id}/cancel': {
    needs: 'editor',
    path: ({ investigation }) => `/investigations/${investigation}/cancel`,
    body: {},
  },
  'post /investigations/{id}/feedback': {
    needs: 'editor',
    path: ({ investigation }) => `/investigations/${investigation}/feedback`,
    body: { score: 'up' },
  },
  'post /investigations/{id}/comments': {
    needs: 'editor',
    path: ({ investigation }) => `/investigations/${investigation}/comments`,
    body: { text: 'Seen before.' },
  },
  'post /investigations/{id}/approvals': {
    needs: 'editor',
    path: ({ investigation }) => `/investigations/${investigation}/approvals`,
    body: { action: 'issue_text' },
  },
  'post /investigations/{id}/approvals/{approval}': {
    needs: 'editor',
    path: ({ investigation, approval }) => `/investigations/${investigation}/approvals/${approval}`,
    body: { decision: 'approve' },
  },
  'post /investigations/{id}/exports': {
    needs: 'viewer',
    path: ({ investigation }) => `/investigations/${investigation}/exports`,
    body: { format: 'json' },
  },
  'get /sessions/{id}': { needs: 'viewer', path: ({ session }) => `/sessions/${session}` },
  'get /sessions/{id}/export': { needs: 'viewer', path: ({ session }) => `/sessions/${session}/export` },
  'patch /sessions/{id}': {
    needs: 'editor',
    path: ({ session }) => `/sessions/${session}`,
    body: { tags: ['seen'] },
  },
  'get /sessions/{id}/feedback': { needs: 'viewer', path: ({ session }) => `/sessions/${session}/feedback` },
  'get /sessions/{id}/analysis': { needs: 'viewer', path: ({ session }) => `/sessions/${session}/analysis` },
  'post /sessions/{id}/archive': {
    needs: 'viewer',
    path: ({ session }) => `/sessions/${session}/archive`,
    body: { archived: false },
  },
  'get /sessions/{id}/members': { needs: 'viewer', path: ({ session }) => `/sessions/${session}/members` },
  'get /sessions/{id}/discussion': { needs: 'viewer', path: ({ session }) => `/sessions/${session}/discussion` },
  'get /sessions/{id}/events': { needs: 'viewer', path: ({ session }) => `/sessions/${session}/events` },
  'put /sessions/{id}/members/{member}': {
    needs: 'owner',
    path: ({ session }) => `/sessions/${session}/members/${VIEWER}`,
    body: { role: 'viewer' },
  },
  'delete /sessions/{id}/members/{member}': {
    needs: 'owner',
    path: ({ session }) => `/sessions/${session}/members/gone@example.com`,
    body: {},
    answers: 404,
  },
  'put /sessions/{id}/sharing': {
    needs: 'owner',
    path: ({ session }) => `/sessions/${session}/sharing`,
    body: { team_readable: false },
  },
  'get /sessions/{id}/invites': { needs: 'owner', path: ({ session }) => `/sessions/${session}/invites` },
  'post /sessions/{id}/invites': {
    needs: 'owner',
    path: ({ session }) => `/sessions/${session}/invites`,
    body: { role: 'viewer' },
  },
  'delete /sessions/{id}/invites/{invite}': {
    needs: 'owner',
    path: ({ session, invite }) => `/sessions/${session}/invites/${invite}`,
    body: {},
  },
  'get /sessions/{id}/audit': { needs: 'owner', path: ({ session }) => `/sessions/${session}/audit` },
  // The last one: nothing is left for the others to be asked about.
  'delete /sessions/{id}': { needs: 'owner', path: ({ session }) => `/sessions/${session}`, body: {} },
};

/** Routes that name none of these by their path: what they hold is the asker's own. */
const OWN_ALONE = new Set([
  'post /attachments',
  'get /sessions',
  'get /analytics',
  'get /analytics/turns',
  'post /sessions/import',
  'post /invites/redeem',
  'get /keys',
  'post /keys',
  'delete /keys/{id}',
  'get /checks',
  'get /sources',
  'get /readyz',
]);

const ROLES = ['viewer', 'editor', 'owner'] as const;

async function make(orchestrator: StartedOrchestrator): Promise<Made> {
  const { url } = orchestrator;
  const session = 's-shared';
  const attachments = [{ name: 'a.log', content: 'ERROR x\n' }];
  const { body } = await ask(orchestrator, { session, user: OWNER, body: { attachments } });
  const invite = async (role: string): Promise<{ id: string; token: string }> =>
    (await request(url).post(`/sessions/${session}/invites`).set(as(OWNER)).send({ role })).body;
  const join = (user: string, token: string): request.Test =>
    request(url).post('/invites/redeem').set(as(user)).send({ token });
  const made = await invite('viewer');
  await join(VIEWER, made.token);
  await join(EDITOR, (await invite('editor')).token);
  const proposed = await request(url)
    .post(`/investigations/${body.id}/approvals`)
    .set(as(EDITOR))
    .send({ action: 'issue_text' });
  return {
    session,
    investigation: body.id,
    attachment: body.attachments[0].id,
    invite: made.id,
    approval: proposed.body.id,
  };
}

/** The status of an answer, and the code of its error; of a stream its head alone. */
async function send(
  { url }: StartedOrchestrator,
  { route, made, user }: { route: string; made: Made; user: string },
): Promise<{ status: number; code: string | undefined; next: string | undefined }> {
  const row = TABLE[route];
  if (row === undefined) throw new Error(`${route} is not in the table`);
  const gone = new AbortController();
  const answer = await fetch(`${url}${row.path(made)}`, {
    method: route.split(' ')[0]?.toUpperCase() ?? '',
    headers: { ...as(user), 'content-type': 'application/json', ...row.headers?.(made) },
    ...(row.body === undefined ? {} : { body: JSON.stringify(row.body) }),
    signal: gone.signal,
  });
  if (answer.ok) {
    gone.abort();
    return { status: 200, code: undefined, next: undefined };
  }
  const { error } = (await answer.json()) as { error: { code: string; next: string } };
  return { status: answer.status, code: error.code, next: error.next };
}

test('every route that names a session, a turn or a file stands in the table of who may use it', async () => {
  const { url } = await start();
  const { body } = await request(url).get('/openapi.json').set(as(OWNER));
  const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(described.filter((route) => !OWN_ALONE.has(route)).toSorted()).toEqual(Object.keys(TABLE).toSorted());
});

describe('who may do what', () => {
  test('a stranger finds nothing of another’s session, on any route', async () => {
    const orchestrator = await start();
    const made = await make(orchestrator);
    const found: Record<string, number> = {};
    for (const route of Object.keys(TABLE))
      found[route] = (await send(orchestrator, { route, made, user: STRANGER })).status;
    expect(found).toEqual(Object.fromEntries(Object.keys(TABLE).map((route) => [route, 404])));
  });

  test.each([
    ['a viewer', VIEWER, 'viewer'],
    ['an editor', EDITOR, 'editor'],
    ['an owner', OWNER, 'owner'],
  ] as const)('%s does what the role allows, and is told whom to ask for more', async (_what, user, role) => {
    const orchestrator = await start();
    const made = await make(orchestrator);
    const seen: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const [route, { needs, answers = 200 }] of Object.entries(TABLE)) {
      const { status, code, next } = await send(orchestrator, { route, made, user });
      seen[route] = status === 403 ? `${code} ${next}` : status;
      const needed = needs === 'owner' ? 'its owner' : 'an editor';
      const may = ROLES.indexOf(role) >= ROLES.indexOf(needs);
      wanted[route] = may ? answers : `role_too_low Ask its owner, ${OWNER}, to make you ${needed}.`;
    }
    expect(seen).toEqual(wanted);
  });

  test('a session that the team may read is read by everybody who may sign in, and asked in by its members alone', async () => {
    const orchestrator = await start({ environment: { SESSIONS_READABLE: 'team' } });
    const { url } = orchestrator;
    await ask(orchestrator, { session: 's-1', user: OWNER });
    const read = (): request.Test => request(url).get('/sessions/s-1').set(as(STRANGER));
    expect((await read()).body).toMatchObject({ id: 's-1', role: 'viewer' });
    expect((await request(url).get('/sessions').set(as(STRANGER))).body.sessions).toHaveLength(1);
    expect((await ask(orchestrator, { session: 's-1', user: STRANGER })).status).toBe(403);
    const archive = await request(url).post('/sessions/s-1/archive').set(as(STRANGER)).send({ archived: true });
    expect([archive.status, archive.body.archived]).toEqual([200, true]);
    await request(url).put('/sessions/s-1/sharing').set(as(OWNER)).send({ team_readable: false });
    expect((await read()).status).toBe(404);
    expect((await request(url).get('/sessions').set(as(STRANGER))).body.sessions).toEqual([]);
  });

  test('its owner opens one session to the team where the others stay with their members', async () => {
    const orchestrator = await start();
    const { url } = orchestrator;
    for (const session of ['s-1', 's-2']) await ask(orchestrator, { session, user: OWNER });
    await request(url).put('/sessions/s-1/sharing').set(as(OWNER)).send({ team_readable: true });
    const status = async (id: string): Promise<number> =>
      (await request(url).get(`/sessions/${id}`).set(as(STRANGER))).status;
    expect([await status('s-1'), await status('s-2')]).toEqual([200, 404]);
  });
});
