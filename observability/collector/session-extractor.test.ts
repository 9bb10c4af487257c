import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SESSION_SOURCES, sessionIdOf } from '@mats/contracts';
import { describeWith } from '@mats/testing';
import { toOtlp } from '../support/otlp-json.ts';
import type { Plain, PlainSpan } from '../support/otlp-json.ts';
import { startCollector } from '../support/start-collector.ts';
import type { RunningCollector } from '../support/start-collector.ts';
import { startTraceReceiver } from '../support/trace-receiver.ts';
import type { TraceReceiver } from '../support/trace-receiver.ts';
import { until } from '../support/until.ts';

const CONFIG = join(import.meta.dirname, 'session-extractor.yaml');
/** One span of a service that knows nothing of MATS. */
function span(attributes: Readonly<Record<string, Plain>>, rest: Partial<PlainSpan> = {}): PlainSpan {
  return {
    traceId: randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    name: 'work',
    resource: { 'service.name': 'payments' },
    attributes,
    ...rest,
  };
}

async function send(url: string, spans: readonly PlainSpan[]): Promise<number> {
  const response = await fetch(`${url}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(toOtlp(spans, Date.now())),
  });
  return response.status;
}

describe('session-extractor.yaml', () => {
  test('reads the session id from the sources of the contracts, in their order', async () => {
    const text = await readFile(CONFIG, 'utf8');
    const read = [
      ...text.matchAll(
        /set\(cache\["session"\], (?:Concat\(\["(?<prefix>[^"]*)", Trim\()?attributes\["(?<attribute>[^"]+)"\]/g,
      ),
    ];
    expect(read.map(({ groups }) => ({ attribute: groups?.['attribute'], prefix: groups?.['prefix'] ?? '' }))).toEqual(
      SESSION_SOURCES.map(({ attribute, prefix }) => ({ attribute, prefix })),
    );
    const inside = [...text.matchAll(/set\(cache\["session"\], cache\["metadata"\]\["(?<key>[^"]+)"\]/g)];
    expect(inside.map(({ groups }) => `metadata.${groups?.['key']}`)).toEqual(
      SESSION_SOURCES.map(({ attribute }) => attribute).filter((name) => name.startsWith('metadata.')),
    );
  });

  test('has no stage that holds spans in memory, and never gives up', async () => {
    const text = await readFile(CONFIG, 'utf8');
    expect(text).toContain('processors: [memory_limiter, transform/session, redaction, transform/restore]');
    expect(text).toContain('max_elapsed_time: 0\n');
    expect(text).toContain('storage: file_storage/queue');
    expect(text).toContain('block_on_overflow: true');
  });
});

describeWith('collector', 'the session extractor on the real collector', (binary) => {
  let receiver: TraceReceiver;
  let collector: RunningCollector;
  let queueFolder: string;

  beforeAll(async () => {
    queueFolder = await mkdtemp(join(tmpdir(), 'mats-collector-'));
    receiver = await startTraceReceiver();
    collector = await startCollector({ binary, phoenixUrl: receiver.url, queueFolder, encoding: 'json' });
  });
  afterAll(async () => {
    await collector.stop();
    await receiver.close();
    await rm(queueFolder, { recursive: true, force: true });
  });

  async function through(sent: PlainSpan): Promise<PlainSpan> {
    expect(await send(collector.url, [sent])).toBe(200);
    return until(`span ${sent.spanId}`, async () => receiver.find(sent.spanId));
  }

  const ALL_FIVE = {
    'session.id': 'first',
    session_id: 'second',
    'openinference.session.id': 'third',
    'gen_ai.conversation.id': 'fourth',
    'user.email': 'ada@example.org',
  } as const;

  const cases: readonly {
    readonly says: string;
    readonly attributes: Readonly<Record<string, Plain>>;
    readonly id?: string;
  }[] = [
    { says: 'session.id wins over all others', attributes: ALL_FIVE, id: 'first' },
    { says: 'session_id comes second', attributes: { ...ALL_FIVE, 'session.id': '' }, id: 'second' },
    {
      says: 'openinference.session.id comes third',
      attributes: { 'openinference.session.id': 'third', 'gen_ai.conversation.id': 'fourth', 'user.email': 'a@b.org' },
      id: 'third',
    },
    {
      says: 'gen_ai.conversation.id comes fourth',
      attributes: { 'gen_ai.conversation.id': 'fourth', 'user.email': 'a@b.org' },
      id: 'fourth',
    },
    { says: 'thread_id comes fifth', attributes: { thread_id: 't', conversation_id: 'c', metadata: '{}' }, id: 't' },
    {
      says: 'conversation_id comes before metadata',
      attributes: { conversation_id: 'c', metadata: '{"session_id":"m"}' },
      id: 'c',
    },
    {
      says: 'an attribute of metadata comes before the JSON text',
      attributes: { 'metadata.session_id': 'a', metadata: '{"session_id":"m"}' },
      id: 'a',
    },
    {
      says: 'metadata as JSON text is looked into, its session first',
      attributes: { metadata: ' {"conversation_id":"c","session_id":"m"}', 'langfuse.session.id': 'l' },
      id: 'm',
    },
    { says: 'a thread in metadata', attributes: { metadata: '{"thread_id":"t","conversation_id":"c"}' }, id: 't' },
    { says: 'a number in metadata becomes text', attributes: { metadata: '{"thread_id":42}' }, id: '42' },
    { says: 'metadata as a map', attributes: { metadata: { conversation_id: 'c' } }, id: 'c' },
    {
      says: 'metadata that is not JSON is passed over',
      attributes: { metadata: '{"session_id":', 'langfuse.session.id': 'l' },
      id: 'l',
    },
    {
      says: 'metadata of text is passed over',
      attributes: { metadata: 'session_id', 'langfuse.session.id': 'l' },
      id: 'l',
    },
    {
      says: 'langfuse comes before traceloop',
      attributes: { 'langfuse.session.id': 'l', 'traceloop.association.properties.session_id': 'o' },
      id: 'l',
    },
    {
      says: 'traceloop comes before the user',
      attributes: { 'traceloop.association.properties.session_id': 'o', 'user.email': 'a@b.org' },
      id: 'o',
    },
    { says: 'the user comes last', attributes: { 'user.email': 'ada@example.org' }, id: 'user:ada@example.org' },
    {
      says: 'an empty text counts as missing',
      attributes: { session_id: '', 'gen_ai.conversation.id': 'fourth' },
      id: 'fourth',
    },
    { says: 'blanks count as missing', attributes: { 'session.id': ' \t ', session_id: 'second' }, id: 'second' },
    { says: 'blanks around an id are cut', attributes: { session_id: '  second\n' }, id: 'second' },
    { says: 'a number becomes text', attributes: { session_id: 42 }, id: '42' },
    { says: 'zero is a number too', attributes: { 'session.id': 0, session_id: 'second' }, id: '0' },
    { says: 'a fraction becomes text', attributes: { session_id: 1.5 }, id: '1.5' },
    { says: 'a number under session.id itself becomes text', attributes: { 'session.id': 7 }, id: '7' },
    { says: 'a boolean becomes text', attributes: { session_id: true }, id: 'true' },
    { says: 'a list names no session', attributes: { 'session.id': ['x'], session_id: 'second' }, id: 'second' },
    { says: 'a map names no session', attributes: { 'session.id': { id: 'x' }, session_id: 'second' }, id: 'second' },
    {
      says: 'conflicting ids follow the order',
      attributes: { 'gen_ai.conversation.id': 'b', session_id: 'a' },
      id: 'a',
    },
    { says: 'without any source there is none', attributes: { 'user.id': 'u1' } },
    { says: 'an empty e-mail address makes none', attributes: { 'user.email': ' ' } },
  ];

  test.each(cases)('$says', async ({ attributes, id }) => {
    const arrived = await through(span(attributes));
    expect(arrived.attributes['session.id']).toBe(id);
    expect(sessionIdOf(attributes)).toBe(id);
  });

  test('an id of NUL bytes alone counts as missing', async () => {
    const arrived = await through(span({ 'session.id': '\0\0', session_id: 'sec\0ond' }));
    expect(arrived.attributes['session.id']).toBe('second');
  });

  test('an id that no index could hold is cut, not lost', async () => {
    const arrived = await through(span({ session_id: 'ä'.repeat(3_000) }));
    expect(arrived.attributes['session.id']).toBe('ä'.repeat(200));
  });

  test('other attributes of the span stay as they were', async () => {
    const attributes = {
      session_id: 'second',
      'llm.token_count.prompt': 11,
      'tag.tags': ['a', 'b'],
      ratio: 0.5,
      on: true,
    };
    const arrived = await through(span(attributes));
    expect(arrived.attributes).toEqual({ ...attributes, 'session.id': 'second', 'service.name': 'payments' });
  });

  test('copies service.name from the resource, and leaves one that the span has', async () => {
    expect((await through(span({ session_id: 's' }))).attributes['service.name']).toBe('payments');
    expect((await through(span({ 'service.name': 'own' }))).attributes['service.name']).toBe('own');
  });

  test('names the project of the platform where the sender names none', async () => {
    expect((await through(span({}))).resource['openinference.project.name']).toBe('finoptiagents-MATS');
    const named = span({}, { resource: { 'openinference.project.name': 'other' } });
    expect((await through(named)).resource['openinference.project.name']).toBe('other');
  });

  test('strips NUL from every text of a span', async () => {
    const arrived = await through(
      span(
        {
          'input.value': 'a\0b\0\0c',
          'ke\0y': 'value',
          metadata: String.raw`{"line":"a\u0000\u0000b","kept":"\\u0000"}`,
          list: ['x\0y'],
        },
        { name: 'na\0me', statusText: 'bro\0ken', events: [{ name: 'ex\0ception', attributes: { text: 'st\0ack' } }] },
      ),
    );
    expect(JSON.stringify(arrived)).not.toMatch(/[^\\](\\\\)*\\u0000/);
    expect(arrived).toMatchObject({
      name: 'name',
      statusText: 'broken',
      attributes: { 'input.value': 'abc', key: 'value', metadata: String.raw`{"line":"ab","kept":"\\u0000"}` },
      events: [{ name: 'exception', attributes: { text: 'stack' } }],
    });
  });

  test('what only looks like a secret passes', async () => {
    const attributes = {
      'input.value': 'Unexpected token: "<" at bearer of bad news; keyboard = qwerty; http://127.0.0.1:8080/a@b',
      'llm.token_count.total': 18,
      'tool.parameters': '{"path":"src/secrets.ts","line":12}',
      'code.stack': 'TypeError: x is undefined\n    at checkout (/app/src/checkout.ts:12:34)',
    };
    expect((await through(span(attributes))).attributes).toMatchObject(attributes);
  });
  withSecrets(through);

  test('spans that were accepted while Phoenix was away arrive, also after the collector was killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mats-collector-'));
    const away = await startTraceReceiver();
    const options = { binary, phoenixUrl: away.url, queueFolder: folder, encoding: 'json' } as const;
    try {
      away.answer(503);
      const sent = Array.from({ length: 20 }, (_, number) => span({ session_id: `s${number}` }));
      const first = await startCollector(options);
      for (const one of sent) expect(await send(first.url, [one])).toBe(200);
      await first.stop('SIGKILL');
      const second = await startCollector(options);
      away.answer(200);
      await until('all spans', async () => (sent.every((one) => away.find(one.spanId)) ? true : undefined));
      await second.stop();
      expect(sent.map((one) => away.find(one.spanId)?.attributes['session.id'])).toEqual(
        sent.map((_, number) => `s${number}`),
      );
    } finally {
      await away.close();
      await rm(folder, { recursive: true, force: true });
    }
  }, 40_000);
});

/** Each secret is put together here, so that no scanner takes this file for a leak. */
function plantedSecrets(): Readonly<Record<string, string>> {
  const letters = randomBytes(40).toString('hex');
  return {
    'password in a setting': `hunter-${letters.slice(0, 9)}`,
    'OpenAI key': `sk-${'proj'}-${letters.slice(0, 40)}`,
    'Anthropic key': `sk-${'ant'}-api03-${letters.slice(0, 40)}`,
    'Stripe key': `sk_${'live'}_${letters.slice(0, 24)}`,
    'GitHub token': `gh${'p'}_${letters.slice(0, 36)}`,
    'GitLab token': `gl${'pat'}-${letters.slice(0, 20)}`,
    'Slack token': `xox${'b'}-${letters.slice(0, 24)}`,
    'Google key': `AI${'za'}${letters.slice(0, 35)}`,
    'AWS key id': `AK${'IA'}${letters.slice(0, 16).toUpperCase()}`,
    'JSON web token': `ey${'J'}${letters.slice(0, 20)}.${letters.slice(20, 40)}.${letters.slice(40, 60)}`,
  };
}

function withSecrets(through: (sent: PlainSpan) => Promise<PlainSpan>): void {
  const secrets = plantedSecrets();

  test.each(Object.entries(secrets).slice(1))('hides a %s wherever it stands', async (_name, secret) => {
    const arrived = await through(
      span(
        {
          'input.value': `before ${secret} after`,
          'tool.parameters': JSON.stringify({ value: secret }),
          list: ['kept', secret],
          map: { inner: secret },
        },
        {
          name: `call ${secret}`,
          statusText: `failed with ${secret}`,
          events: [{ name: secret, attributes: { text: secret } }],
        },
      ),
    );
    expect(JSON.stringify(arrived)).not.toContain(secret);
    expect(arrived.attributes['input.value']).toBe('before **** after');
  });

  const password = secrets['password in a setting'] ?? '';
  test.each([
    ['an assignment', `DB_PASSWORD=${password} PORT=1`],
    ['a quoted assignment', `password: "${password} with blanks"`],
    ['JSON text', JSON.stringify({ user: 'ada', password })],
    ['JSON inside JSON', JSON.stringify({ body: JSON.stringify({ client_secret: password }) })],
    ['a connection string', `postgres://shop:${password}@db:5432/shop`],
    ['a connection string without a user', `redis://:${password}@cache:6379/0`],
    ['a storage account', `Endpoint=https://x;AccountKey=${Buffer.from(password + password).toString('base64')}`],
    ['a URL parameter', `GET /pay?id=1&token=${password}&x=2`],
    ['a bearer token', `Authorization: Bearer ${password}`],
    ['basic authorization', `authorization: Basic ${Buffer.from(`u:${password}`).toString('base64')}`],
    ['an AWS secret key', `aws_secret_access_key = ${password}/abc+def`],
    ['an API key header', `x-api-key: ${password}`],
  ])('hides the secret of %s', async (_name, text) => {
    const arrived = JSON.stringify(await through(span({ 'output.value': text })));
    expect(arrived).toContain('****');
    expect(arrived).not.toContain(password);
    expect(arrived).not.toContain(Buffer.from(password).toString('base64').slice(0, 12));
  });

  test.each(['password', 'db.password', 'http.request.header.authorization', 'api_key', 'AWS_SECRET_KEY', 'cookie'])(
    'hides the whole value of an attribute called %s',
    async (key) => {
      expect((await through(span({ [key]: 'plain words' }))).attributes[key]).toBe('****');
    },
  );

  test('hides a private key, also one whose end was cut off', async () => {
    const begin = `-----BEGIN ${'RSA'} PRIVATE KEY-----`;
    const whole = `${begin}\nMIIEow\nIBAAKC\n-----END ${'RSA'} PRIVATE KEY-----`;
    expect((await through(span({ log: `key ${whole} end` }))).attributes['log']).toBe('key **** end');
    expect((await through(span({ log: `key ${begin}\nMIIEow\nIBAAKC` }))).attributes['log']).toBe('key ****');
  });
}

describeWith('collector', 'the session extractor in front of the real Phoenix', (binary) => {
  describeWith('phoenix', 'with its sessions read back', (url) => {
    test('every source becomes a session that Phoenix lists, and a span with NUL bytes is stored', async () => {
      const project = `extractor-${randomUUID()}`;
      const queueFolder = await mkdtemp(join(tmpdir(), 'mats-collector-'));
      const collector = await startCollector({
        binary,
        phoenixUrl: url,
        queueFolder,
        encoding: 'proto',
        project,
      });
      const unique = randomUUID();
      const sources = SESSION_SOURCES.map(({ attribute }) => span({ [attribute]: `${attribute}-${unique}` }));
      const withNul = span({
        session_id: `nul-${unique}`,
        'input.value': 'a\0b',
        metadata: String.raw`{"a":"\u0000"}`,
      });
      try {
        expect(await send(collector.url, [...sources, withNul])).toBe(200);
        const wanted = [
          ...SESSION_SOURCES.map(({ attribute, prefix }) => `${prefix}${attribute}-${unique}`),
          `nul-${unique}`,
        ];
        const listed = await until('the sessions in Phoenix', async () => {
          const response = await fetch(`${url}/v1/projects/${project}/sessions?limit=100`);
          if (!response.ok) return undefined;
          const { data } = (await response.json()) as { data: { session_id: string }[] };
          return data.length >= wanted.length ? data.map(({ session_id }) => session_id) : undefined;
        });
        expect(listed.toSorted()).toEqual(wanted.toSorted());
      } finally {
        await collector.stop();
        await fetch(`${url}/v1/projects/${project}`, { method: 'DELETE' });
        await rm(queueFolder, { recursive: true, force: true });
      }
    }, 40_000);
  });
});
