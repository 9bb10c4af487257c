import { describe, expect, test } from '@jest/globals';
import { askRequestSchema, invokeRequestSchema, isSessionId, LIMITS, sessionIdOf } from './index.ts';

describe('session id', () => {
  test.each(['3f0c', 'a.b_c:d-e', 'x'.repeat(128)])('accepts %s', (id) => expect(isSessionId(id)).toBe(true));
  test.each(['', '42', 'a b', 'a/b', 'ä', 'a\u0000', 'x'.repeat(129), 7, null])('refuses %j', (id) =>
    expect(isSessionId(id)).toBe(false),
  );
});

describe('sessionIdOf', () => {
  test('follows the priorities', () => {
    const all = {
      'session.id': 'a',
      session_id: 'b',
      'openinference.session.id': 'c',
      'gen_ai.conversation.id': 'd',
      'user.email': 'e@x',
    };
    const left: Record<string, unknown> = { ...all };
    const seen: (string | undefined)[] = [];
    for (const name of Object.keys(all)) {
      seen.push(sessionIdOf(left));
      delete left[name];
    }
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'user:e@x']);
    expect(sessionIdOf(left)).toBeUndefined();
  });

  test('takes an empty string as missing and a number as text', () => {
    expect(sessionIdOf({ 'session.id': ' ', session_id: 42 })).toBe('42');
  });
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
