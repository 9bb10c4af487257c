// cspell:ignore llllhl
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, jest, test } from '@jest/globals';
import { hashesOf, readSessionFile } from '@mats/contracts';
import type { PackedTape, SessionFile } from '@mats/contracts';
import request from 'supertest';
import { ask } from '../testing/ask.ts';
import { as, findingOf, sharedDatabase } from '../testing/start-orchestrator.ts';
import type { AgentBehaviour, StartedOrchestrator } from '../testing/start-orchestrator.ts';
import { stoppedAfterEach } from '../testing/stopped-after-each.ts';
import { CallStore } from '../store/call-store.ts';
import { unpackTape } from './pack-blobs.ts';
import { redactBytes } from './redact-bytes.ts';

jest.setTimeout(120_000);

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';
const SECRET = 'hunter2222';
const start = stoppedAfterEach();

/** A tape with its logs as text. */
function opened(tape: string): object {
  const { tape: told, blobs } = unpackTape(tape);
  const logs = Object.values(blobs).map(({ gzip }) => String(gunzipSync(Buffer.from(gzip, 'base64'))));
  return { tape: told, blobs, logs };
}

const sha256Of = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** An agent that hands over what it read: a log and a call, both with a secret in them. */
const taping: AgentBehaviour = (_invoke, response) => {
  const log = Buffer.from(`start\nlogin password=${SECRET} ok\n`);
  const sha256 = sha256Of(log);
  const packed: PackedTape = {
    tape: {
      clock: [1],
      sources: [{ kind: 'file', name: 'files', taped: true }],
      docker: false,
      repositories: ['shop'],
      calls: [{ of: 'repository:shop', call: 'grep', input: null, output: [`password=${SECRET}`] }],
      logs: [{ of: 'source:0', stream: 'a.log', bytes: log.length, sha256, whole: true }],
    },
    blobs: { [sha256]: { bytes: log.length, gzip: gzipSync(log).toString('base64') } },
  };
  const tape = gzipSync(JSON.stringify(packed)).toString('base64');
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.end(
    [
      { type: 'tape', tape },
      { type: 'result', finding: findingOf('sre') },
    ]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  );
};

async function exported({ url }: StartedOrchestrator, id: string): Promise<SessionFile> {
  const { text, status } = await request(url).get(`/sessions/${id}/export`).set(as(ANN));
  expect(status).toBe(200);
  readSessionFile(text, sha256Of);
  // As it was written: reading it fills in what is left out.
  return JSON.parse(text) as SessionFile;
}

const bring = ({ url }: StartedOrchestrator, content: string): request.Test =>
  request(url).post('/sessions/import').set(as(BOB)).set('content-type', 'application/octet-stream').send(content);

function contentOf({ blobs }: SessionFile, sha256: string | undefined): string {
  return gunzipSync(Buffer.from(blobs[sha256 ?? '']?.gzip ?? '', 'base64')).toString('utf8');
}

test('an export holds what was asked, attached, read and answered, without secrets, and each part by its hash', async () => {
  const orchestrator = await start({ agents: { sre: taping } });
  const attachments = [
    { name: 'web.log', content: `a\npassword=${SECRET} b\nc\n` },
    { name: 'dump.bin', content: 'a\0b' },
  ];
  await ask(orchestrator, { session: 's-1', body: { attachments } });
  const file = await exported(orchestrator, 's-1');
  expect(JSON.stringify(file)).not.toContain(SECRET);
  const [web, dump] = file.attachments;
  expect(contentOf(file, web?.sha256)).toBe('a\npassword=[redacted] b\nc\n');
  expect(dump?.leftOut).toBe('it is neither text nor packed with gzip, so it was not searched for secrets');
  const [turn] = file.turns;
  expect(turn).toMatchObject({ turn: 1, state: 'done', report: { verdict: 'root_cause' } });
  expect(turn?.delegations.map(({ agent, tape }) => [agent, tape === null])).toEqual([
    ['sre', false],
    ['investigator', true],
    ['architect', true],
  ]);
  const tape = turn?.delegations[0]?.tape;
  expect(tape?.calls).toMatchObject([{ call: 'grep', output: ['password=[redacted]'] }]);
  expect(contentOf(file, tape?.logs[0]?.sha256)).toBe('start\nlogin password=[redacted] ok\n');
  expect(file.redacted).toBe(3);
  const shaped = (sha256 = ''): unknown => file.blobs[sha256]?.secrets;
  expect(shaped(web?.sha256)).toEqual({ shapes: ['llllhl9999'], lines: [[1, 0]] });
  expect(shaped(tape?.logs[0]?.sha256)).toEqual({ shapes: ['llllhl9999'], lines: [[1, 0]] });
});

test('what agents read is kept without secrets, and what an earlier version kept as it came is cleaned', async () => {
  const orchestrator = await start({ agents: { sre: taping } });
  await ask(orchestrator, { session: 's-1' });
  const database = await sharedDatabase();
  const calls = new CallStore(database, 'test');
  const kept = async (): Promise<string> => {
    const rows = await database.selectFrom('agent_calls').select('tape').where('tape', 'is not', null).execute();
    return rows.map(({ tape }) => JSON.stringify(opened(tape ?? ''))).join('\n');
  };
  const clean = await kept();
  expect(clean).toContain('password=[redacted]');
  expect(clean).not.toContain(SECRET);
  const raw = gzipSync(clean.replaceAll('[redacted]', SECRET)).toString('base64');
  await database.updateTable('agent_calls').set({ tape: raw, redacted: null }).where('tape', 'is not', null).execute();
  expect(await kept()).toContain(SECRET);
  expect(await calls.redactEarlier()).toBe(1);
  expect(await kept()).not.toContain(SECRET);
});

test('an import is a session of whoever brought it: listed with where it came from, readable, and not to be asked', async () => {
  const orchestrator = await start({});
  const attachments = [{ name: 'web.log', content: 'a\n' }];
  const asked = await ask(orchestrator, { session: 's-1', body: { attachments } });
  const file = await exported(orchestrator, 's-1');
  const { status, body } = await bring(orchestrator, JSON.stringify(file));
  expect([status, body.turns]).toEqual([201, 1]);
  const list = await request(orchestrator.url).get('/sessions').set(as(BOB));
  const { installation, exported_at } = file.origin;
  expect(list.body.sessions).toMatchObject([
    { id: body.session_id, turns: 1, origin: { session: 's-1', installation, exported_at, version: 'test' } },
  ]);
  const session = await request(orchestrator.url).get(`/sessions/${body.session_id}`).set(as(BOB));
  const [turn] = session.body.investigations;
  expect(turn.report).toEqual(asked.body.report);
  const events = await request(orchestrator.url).get(`/investigations/${turn.id}/events`).set(as(BOB));
  expect(events.text).toContain('"type":"report"');
  const content = await request(orchestrator.url).get(`/attachments/${turn.attachments[0].id}`).set(as(BOB));
  expect(String(content.body)).toBe('a\n');
  const again = await ask(orchestrator, { session: body.session_id, user: BOB });
  expect([again.status, again.body.error.code]).toEqual([409, 'session_read_only']);
  const back = await request(orchestrator.url).get(`/sessions/${body.session_id}/export`).set(as(BOB));
  expect(JSON.parse(back.text)).toEqual(JSON.parse(JSON.stringify(file)));
});

test('nothing is kept of a file that is foreign or damaged, and a session of somebody else is not exported', async () => {
  const orchestrator = await start({});
  await ask(orchestrator, { session: 's-1' });
  const file = await exported(orchestrator, 's-1');
  const others = await request(orchestrator.url).get('/sessions/s-1/export').set(as(BOB));
  const foreign = await bring(orchestrator, 'PK\u0003\u0004');
  const changed = JSON.stringify({ ...file, session: { ...file.session, title: 'other' } });
  const damaged = await bring(orchestrator, changed);
  expect([others, foreign, damaged].map(({ status, body }) => [status, body.error.code])).toEqual([
    [404, 'session_not_found'],
    [422, 'session_file_foreign'],
    [422, 'session_file_damaged'],
  ]);
  const list = await request(orchestrator.url).get('/sessions').set(as(BOB));
  expect(list.body.sessions).toEqual([]);
});

test('a file that was made to be brought gives nobody more than it holds, and leaves nothing when it is refused', async () => {
  const orchestrator = await start({});
  const { url, directory } = orchestrator;
  const attachments = [{ name: 'web.log', content: 'ANN ALONE\n' }];
  await ask(orchestrator, { session: 's-1', body: { attachments } });
  const file = await exported(orchestrator, 's-1');
  const [ofAnn, turn] = [file.attachments[0]?.id ?? '', file.turns[0]];
  if (turn === undefined) throw new Error('the file has no turn');
  const made = (part: Partial<SessionFile>): Promise<request.Response> => {
    const changed = { ...file, ...part };
    return bring(orchestrator, JSON.stringify({ ...changed, sha256: hashesOf(changed, sha256Of) })).then(
      (reply) => reply,
    );
  };
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const parts: Partial<SessionFile>[] = [
    { attachments: [] },
    { turns: [{ ...turn, created_at: 'infinity' }] },
    { turns: [{ ...turn, created_at: '0000-01-01T00:00:00Z' }] },
    { turns: [turn, turn] },
    { blobs: { ...file.blobs, ['0'.repeat(64)]: { bytes: 2 ** 31, gzip: bomb.toString('base64') } } },
  ];
  const refused: request.Response[] = [];
  for (const part of parts) refused.push(await made(part));
  expect(refused.map(({ status, body }) => [status, body.error?.code])).toEqual(
    refused.map(() => [422, 'session_file_damaged']),
  );
  expect((await request(url).get(`/attachments/${ofAnn}`).set(as(BOB))).status).toBe(404);
  expect((await request(url).get('/sessions').set(as(BOB))).body.sessions).toEqual([]);
  expect(readdirSync(join(directory, 'attachments'))).toEqual([ofAnn]);
});

test('session files are made and read one at a time for a member: each is held in memory', async () => {
  const orchestrator = await start({});
  await ask(orchestrator, { session: 's-1' });
  const text = JSON.stringify(await exported(orchestrator, 's-1'));
  const half = new AbortController();
  const body = new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from(text.slice(0, 9))) });
  const headers = { ...as(BOB), 'content-type': 'application/octet-stream' };
  const sent = { method: 'POST', headers, body, duplex: 'half', signal: half.signal } as const;
  const first = fetch(`${orchestrator.url}/sessions/import`, sent).catch(() => 'gone');
  let refused = await bring(orchestrator, 'x');
  while (refused.status !== 429) refused = await bring(orchestrator, 'x');
  expect([refused.body.error.code, refused.headers['retry-after']]).toEqual(['too_many_requests', '5']);
  await exported(orchestrator, 's-1');
  half.abort();
  expect(await first).toBe('gone');
  let taken = await bring(orchestrator, text);
  while (taken.status === 429) taken = await bring(orchestrator, text);
  expect(taken.status).toBe(201);
});

test.each([
  ['gzip', gzipSync(`a\npassword=${SECRET}\nb`), gunzipSync, 'a\npassword=[redacted]\nb'],
  [
    'UTF-16',
    Buffer.from(`\uFEFFpassword=${SECRET}\n`, 'utf16le'),
    (bytes: Buffer) => bytes.toString('utf16le'),
    '\uFEFFpassword=[redacted]\n',
  ],
] as const)('secrets are found in %s', (_what, content, unpack, expected) => {
  const clean = redactBytes(content, 'a.log');
  expect('content' in clean ? [clean.changed, String(unpack(clean.content))] : clean).toEqual([true, expected]);
});
