import { describe, expect, test } from '@jest/globals';
import {
  askRequestSchema,
  invokeRequestSchema,
  isSessionId,
  isTenantId,
  LIMITS,
  phoenixProject,
  SESSION_SOURCES,
  sessionIdOf,
  sessionIdOfPayload,
} from './index.ts';

describe('session id', () => {
  test.each(['3f0c', 'a.b_c:d-e', 'x'.repeat(128)])('accepts %s', (id) => expect(isSessionId(id)).toBe(true));
  test.each(['', '42', 'a b', 'a/b', 'ä', 'a\u0000', 'x'.repeat(129), 7, null])('refuses %j', (id) =>
    expect(isSessionId(id)).toBe(false),
  );
});

describe('sessionIdOf', () => {
  test('follows the order of the sources', () => {
    const left: Record<string, unknown> = Object.fromEntries(
      SESSION_SOURCES.map(({ attribute }, index) => [attribute, `id-${index}`]),
    );
    const seen = SESSION_SOURCES.map(({ attribute }) => {
      const id = sessionIdOf(left);
      delete left[attribute];
      return id;
    });
    expect(seen).toEqual([...Array.from({ length: 11 }, (_, index) => `id-${index}`), 'user:id-11']);
    expect(sessionIdOf(left)).toBeUndefined();
  });

  test('takes an empty string as missing and a number as text', () => {
    expect(sessionIdOf({ 'session.id': ' ', session_id: 42 })).toBe('42');
  });

  test.each([
    ['JSON text', { metadata: '{"thread_id":"t","conversation_id":"c"}' }, 't'],
    ['a map', { metadata: { conversation_id: 7 } }, '7'],
    ['an attribute of its own before the text', { 'metadata.thread_id': 'a', metadata: '{"thread_id":"b"}' }, 'a'],
  ])('looks into metadata that is %s', (_form, attributes, id) => expect(sessionIdOf(attributes)).toBe(id));

  test.each(['{"session_id":', '[1]', 'session_id', `{"session_id":"x","long":"${'y'.repeat(65_536)}"}`])(
    'finds nothing in metadata that is no short JSON object: %#',
    (metadata) => expect(sessionIdOf({ metadata })).toBeUndefined(),
  );
});

describe('sessionIdOfPayload', () => {
  test('reads the fields of a body, but never makes a session of the user', () => {
    expect(sessionIdOfPayload({ message: 'x', thread_id: 't-1', 'user.email': 'a@b.org' })).toBe('t-1');
    expect(sessionIdOfPayload({ message: 'x', 'user.email': 'a@b.org' })).toBeUndefined();
  });

  test.each([null, undefined, 'session_id', ['session_id'], 7])('finds none in %j', (payload) =>
    expect(sessionIdOfPayload(payload)).toBeUndefined(),
  );
});

describe('phoenixProject', () => {
  test('is one for all services, and one of its own for a tenant', () => {
    expect([phoenixProject(), phoenixProject('default'), phoenixProject('acme')]).toEqual([
      'finoptiagents-MATS',
      'finoptiagents-MATS',
      'finoptiagents-MATS-acme',
    ]);
  });

  test('follows a template, without what Phoenix could not have in a path', () => {
    const names = { template: 'videos-{tenant_id}-{service}', service: 'video/search' };
    expect(phoenixProject('acme', names)).toBe('videos-acme-video-search');
    expect(phoenixProject('acme', { project: 'chatbot' })).toBe('chatbot-acme');
  });
});

describe('tenant', () => {
  test.each(['acme', 'a.b_c-d', '7', 'x'.repeat(64)])('may be %s', (id) => expect(isTenantId(id)).toBe(true));
  test.each(['', '.a', 'a/b', 'a b', 'x'.repeat(65), 7])('may not be %j', (id) => expect(isTenantId(id)).toBe(false));
});

describe('askRequestSchema', () => {
  test('fills in what is left out', () => {
    expect(askRequestSchema.parse({ prompt: ' why? ' })).toEqual({
      prompt: 'why?',
      attachments: [],
      repositories: [],
      sample: false,
    });
  });

  test('takes metadata as an object or as its JSON text, and tags', () => {
    const metadata = { tier: 'premium', nested: { n: [1, null] } };
    const asText = JSON.stringify(metadata);
    for (const given of [metadata, asText]) {
      expect(askRequestSchema.parse({ prompt: 'x', metadata: given, tags: ['beta'] })).toMatchObject({
        metadata,
        tags: ['beta'],
      });
    }
  });

  test.each([{ metadata: 'tier=premium' }, { metadata: { a: 'x'.repeat(8_000) } }, { metadata: [1] }, { tags: [''] }])(
    'refuses %j',
    (more) => expect(askRequestSchema.safeParse({ prompt: 'x', ...more }).success).toBe(false),
  );

  test('never lets a file name act as a path', () => {
    const request = askRequestSchema.parse({ prompt: 'x', attachments: [{ name: '../a\\b\n', content: '' }] });
    expect(request.attachments[0]?.name).toBe('.._a_b_');
  });

  test.each([{}, { prompt: '' }, { prompt: ' ' }, { prompt: 'x'.repeat(LIMITS.promptCharacters + 1) }, { prompt: 7 }])(
    'refuses %#',
    (body) => expect(askRequestSchema.safeParse(body).success).toBe(false),
  );
});

test('an agent can be called with a message alone', () => {
  expect(invokeRequestSchema.parse({ message: 'hello' }).context.attachments).toEqual([]);
});
