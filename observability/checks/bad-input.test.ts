import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HEADERS, investigationSchema, LIMITS } from '@mats/contracts';
import type { Report } from '@mats/contracts';
import { SERVICE_ENTRIES } from '../build/services.ts';
import { signIn } from '../support/browser-user.ts';
import type { BrowserUser } from '../support/browser-user.ts';
import { startPlatform } from '../support/start-platform.ts';
import type { RunningPlatform } from '../support/start-platform.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Nothing listens there: the whole platform works without Phoenix. */
const NOBODY = 'http://127.0.0.1:9';
const QUESTION = 'Why does checkout return 500?';
const JSON_BODY = { 'content-type': 'application/json' };
const BYTES = { 'content-type': 'application/octet-stream' };
type Content = string | Uint8Array | AsyncIterable<Buffer>;

const MEGABYTE = 1024 * 1024;

function line(index: number, text: string): string {
  const at = new Date(Date.UTC(2026, 2, 4, 10) + index * 10).toISOString();
  return `${at} ${text} order=${index} took=${index % 97}ms\n`;
}

const LOG = Array.from({ length: 400 }, (_none, index) =>
  line(
    index * 100,
    index > 200 && index % 3 === 0 ? 'ERROR checkout order failed: total is null' : 'INFO checkout order done',
  ),
).join('');

/** A log of exactly so many bytes that exists a few hundred kilobytes at a time. */
async function* longLog(bytes: number): AsyncGenerator<Buffer> {
  let index = 0;
  for (let left = bytes; left > 0;) {
    let text = '';
    for (let count = 0; count < 4_000; count += 1, index += 1) {
      text += line(
        index,
        index > 900_000 && index % 50 === 0 ? 'ERROR checkout order failed' : 'INFO checkout order done',
      );
    }
    const chunk = Buffer.from(text).subarray(0, left);
    left -= chunk.length;
    yield chunk;
    await Promise.resolve();
  }
}

/** Memory that processes hold, in megabytes. */
async function megabytesOf(pids: readonly number[]): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', pids.join(',')]);
  return stdout
    .trim()
    .split('\n')
    .map((kilobytes) => Number(kilobytes) / 1024);
}

/** The most that each process held while the work went on, in megabytes above what it held before. */
async function growthDuring(pids: readonly number[], work: () => Promise<void>): Promise<number[]> {
  const before = await megabytesOf(pids);
  let most = before;
  let running = true;
  const watching = (async () => {
    while (running) {
      const now = await megabytesOf(pids);
      most = most.map((value, index) => Math.max(value, now[index] ?? 0));
      await sleep(100);
    }
  })();
  try {
    await work();
  } finally {
    running = false;
    await watching;
  }
  return most.map((value, index) => value - (before[index] ?? 0));
}

describe('bad input, sent to the running platform as a browser sends it', () => {
  let folder: string;
  let platform: RunningPlatform;
  let user: BrowserUser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mats-bad-input-'));
    await mkdir(join(folder, 'roots', 'plain'), { recursive: true });
    const settings = { REPOSITORY_ROOTS: join(folder, 'roots') };
    platform = await startPlatform({
      tracesUrl: NOBODY,
      phoenixUrl: NOBODY,
      folder,
      tenantId: 'bad-input',
      sampleFolder: join(ROOT, 'demo/incidents/bad-deploy'),
      repositories: '',
      settings: { 'mats-investigator-agent': settings, 'mats-architect-agent': settings },
    });
    user = await signIn(platform.uiUrl, 'ada@example.org');
  }, 120_000);

  afterAll(async () => {
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function failureOf(answer: Response): Promise<unknown> {
    const { error } = (await answer.json()) as { error: { code: string; message: string; next: string } };
    expect(error.next).toMatch(/[.)]$/);
    return { status: answer.status, code: error.code, message: error.message };
  }

  const askWith = (headers: Record<string, string>, body: string): Promise<Response> =>
    user.send('/ask', { method: 'POST', headers, body });

  async function reportOn(question: object): Promise<Report> {
    const answer = await askWith(JSON_BODY, JSON.stringify({ prompt: QUESTION, ...question }));
    const { report, state } = investigationSchema.parse(await answer.json());
    if (report === null) throw new Error(`no report: ${state}`);
    return report;
  }

  async function upload(name: string, body: Content): Promise<Response> {
    const streamed = { method: 'POST', headers: BYTES, body, duplex: 'half' } as RequestInit;
    return user.send(`/attachments?name=${name}`, streamed);
  }

  async function uploadedId(name: string, body: Content): Promise<string> {
    return ((await (await upload(name, body)).json()) as { id: string }).id;
  }

  const whyNotRead = (report: Report): string => report.notRead.map(({ what, why }) => `${what}: ${why}`).join('\n');

  test.each([
    ['no body', {}, '', 415, 'unsupported_media_type', /is not read here\.$/],
    ['text instead of JSON', { 'content-type': 'text/plain' }, 'why', 415, 'unsupported_media_type', /text\/plain/],
    ['JSON that ends early', JSON_BODY, '{"prompt":', 400, 'invalid_json', /Unexpected end of JSON input/],
    ['JSON that is no object', JSON_BODY, '["why"]', 400, 'invalid_request', /the body is not a JSON object/],
    ['brackets without end', JSON_BODY, '['.repeat(200_000), 400, 'invalid_json', /not valid JSON/],
    ['no prompt', JSON_BODY, '{}', 400, 'prompt_missing', 'The request has no prompt.'],
    ['a prompt of blanks', JSON_BODY, '{"prompt":" "}', 400, 'prompt_missing', 'The request has no prompt.'],
    [
      'a prompt of a megabyte',
      JSON_BODY,
      JSON.stringify({ prompt: 'x'.repeat(MEGABYTE) }),
      413,
      'prompt_too_long',
      'The prompt has 1048576 characters; at most 32000 are read.',
    ],
    ['a body of five', JSON_BODY, 'x'.repeat(5 * MEGABYTE), 413, 'body_too_large', 'The body is larger than 4 MB.'],
    [
      'another encoding',
      { 'content-type': 'application/json; charset=iso-8859-1' },
      '{"prompt":"why"}',
      415,
      'unsupported_media_type',
      /ISO-8859-1/,
    ],
    [
      'a session id of digits',
      { ...JSON_BODY, [HEADERS.sessionId]: '42' },
      '{"prompt":"why"}',
      400,
      'invalid_session_id',
      'Session id 42 cannot be used: it must not consist of digits alone.',
    ],
    [
      'a file that nobody uploaded',
      JSON_BODY,
      JSON.stringify({ prompt: 'why', attachments: [{ id: `att_${'0'.repeat(32)}` }] }),
      404,
      'attachment_not_found',
      /There is no attachment att_0+\./,
    ],
  ] as const)('%s is refused with what came and what to do', async (_what, headers, body, status, code, message) => {
    const failure = await failureOf(await askWith(headers, body));
    const expected = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(failure).toEqual({ status, code, message: expected });
  });

  test.each([
    ['/sessions/%ZZ', 400, 'invalid_request'],
    ['/sessions/%00', 400, 'invalid_request'],
    ['/sessions/of-nobody', 404, 'session_not_found'],
    ['/investigations/..%2f..%2f1', 404, 'investigation_not_found'],
    ['/attachments/..%2f..%2f1', 404, 'attachment_not_found'],
  ])('%s is %i', async (path, status, code) => {
    expect(await failureOf(await user.get(path))).toMatchObject({ status, code });
  });

  test("another user's session, file and investigation do not exist for anybody else", async () => {
    const sessionId = await user.newSession();
    const id = await uploadedId('own.log', LOG);
    const turn = await user.ask(sessionId, { prompt: QUESTION });
    const other = await signIn(platform.uiUrl, 'bob@example.org');
    const paths = [`/sessions/${sessionId}`, `/attachments/${id}`, `/investigations/${turn.id}`];
    const statuses = await Promise.all(
      [user, other].map((one) => Promise.all(paths.map(async (path) => (await one.get(path)).status))),
    );
    expect(statuses).toEqual([
      [200, 200, 200],
      [404, 404, 404],
    ]);
  });

  test.each([
    ['an empty log', 'empty.log', '', /empty\.log: It is empty\./],
    ['a log without times', 'a.log', LOG.replaceAll(/^\S+ /gm, ''), /a\.log: .*No time stamps/],
    [
      'binary bytes',
      'a.log',
      Buffer.from(Array.from({ length: 20_000 }, (_none, index) => (index * 7919) % 256)),
      /bytes that are not text/,
    ],
    [
      'a picture',
      'a.png',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      /The file a\.png cannot be read: it is binary/,
    ],
    [
      'gzip that ends early',
      'cut.gz',
      gzipSync(LOG).subarray(0, 300),
      /cut\.gz cannot be read: its gzip data ends early/,
    ],
    ['one line of 8 MB', 'a.log', 'x'.repeat(8 * MEGABYTE), /cut for its length/],
  ])('%s: an honest answer that names it', async (_what, name, bytes, why) => {
    const report = await reportOn({ attachments: [{ id: await uploadedId(name, bytes) }] });
    expect(report.verdict).toBe('inconclusive');
    expect(whyNotRead(report)).toMatch(why);
  });

  test.each([
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(LOG, 'utf16le')])],
    ['Latin-1', Buffer.from(LOG.replaceAll('order failed', 'café closed'), 'latin1')],
  ])('a log in %s is read', async (_encoding, bytes) => {
    const report = await reportOn({ attachments: [{ id: await uploadedId('checkout.log', bytes) }] });
    expect(report.evidence.map(({ excerpt }) => excerpt).join('\n')).toMatch(/ERROR checkout/);
  });

  test.each([
    ['a name that is not configured', () => 'nope', /it is not configured \(configured: none\)/],
    ['a path outside the allowed folders', () => '/etc', /it lies outside the allowed folders/],
    ['a path that climbs out', () => `${folder}/roots/../../../etc`, /it lies outside the allowed folders/],
    ['a path that does not exist', () => `${folder}/roots/absent`, /it does not exist/],
    ['a folder that is not git', () => `${folder}/roots/plain`, /The folder is not a git repository\./],
  ])('%s as repository: an answer that names it', async (_what, repository, why) => {
    const attachments = [{ name: 'checkout.log', content: LOG }];
    const report = await reportOn({ prompt: 'Which commit broke it?', repositories: [repository()], attachments });
    expect(whyNotRead(report)).toMatch(why);
  });

  test('a log over the limit is refused while it streams; one of 200 MB is read; neither is ever whole in memory', async () => {
    const pids = Object.keys(SERVICE_ENTRIES).flatMap((name) => platform.processOf(name).pid ?? []);
    const growth = await growthDuring(pids, async () => {
      expect(await failureOf(await upload('big.log', longLog(LIMITS.uploadBytes + 1)))).toEqual({
        status: 413,
        code: 'attachment_too_large',
        message: 'The file big.log is larger than 200 MB.',
      });
      const report = await reportOn({
        attachments: [{ id: await uploadedId('big.log', longLog(LIMITS.uploadBytes)) }],
      });
      expect(report.missingAgents).toEqual([]);
      expect(report.evidence.map(({ excerpt }) => excerpt).join('\n')).toContain('ERROR checkout order failed');
    });
    expect(Math.max(...growth)).toBeLessThan(LIMITS.uploadBytes / MEGABYTE);
  }, 180_000);

  test('zip bomb: stopped at the stated limit, and the answer says so', async () => {
    const bomb = gzipSync(Buffer.alloc(LIMITS.unpackedBytes + MEGABYTE, 'x'.repeat(1_000) + '\n'), { level: 1 });
    const report = await reportOn({ attachments: [{ id: await uploadedId('bomb.gz', bomb) }] });
    expect(whyNotRead(report)).toMatch(/bomb\.gz: The file bomb\.gz is larger than 1 GB unpacked\./);
  }, 180_000);

  test('an agent that dies: the answer says who is missing, and nothing else stops', async () => {
    platform.processOf('mats-investigator-agent').kill('SIGKILL');
    const report = await reportOn({ attachments: [{ name: 'checkout.log', content: LOG }] });
    expect(report.missingAgents).toEqual(['investigator']);
    expect((await user.get('/sessions')).status).toBe(200);
  }, 60_000);
});
