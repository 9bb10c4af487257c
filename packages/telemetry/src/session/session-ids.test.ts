import { isSessionId } from '@mats/contracts';
import { describe, expect, test } from '@jest/globals';
import { lintSessionId } from './lint-session-id.ts';
import { conversationSessionId, timeSessionId, userSessionId, workflowSessionId } from './session-id-strategies.ts';

const NOW = Date.UTC(2026, 10, 29, 16, 5);

describe('session id strategies', () => {
  test('one session a user', () => expect(userSessionId('123')).toBe('user-123'));

  test('one session a conversation, named or random', () => {
    expect(conversationSessionId({ userId: '123', conversationId: '456' })).toBe('user-123-conv-456');
    expect(conversationSessionId(undefined, () => 'random')).toBe('random');
  });

  test('one session a user and hour, or day', () => {
    expect(timeSessionId('u7', { every: 'hour', now: NOW })).toBe('user-u7-2026-11-29-16');
    expect(timeSessionId('u7', { every: 'day', now: NOW })).toBe('user-u7-2026-11-29');
  });

  test('one session a run of a workflow', () => {
    expect(workflowSessionId({ name: 'doc', item: '4711' }, () => 'random')).toBe('doc-4711-random');
    expect(workflowSessionId({ name: 'nightly' }, () => 'random')).toBe('nightly-random');
  });

  test.each(['ada@example.org', 'Ада', 'x'.repeat(41), ''])(
    'makes a usable id of %j and tells nothing of it',
    (name) => {
      const ids = [
        userSessionId(name),
        conversationSessionId({ userId: name, conversationId: name }),
        timeSessionId(name, { every: 'hour', now: NOW }),
        workflowSessionId({ name, item: name }),
      ];
      expect(ids.filter((id) => !isSessionId(id))).toEqual([]);
      expect(ids.filter((id) => name !== '' && id.includes(name))).toEqual([]);
      expect(userSessionId(name)).toBe(userSessionId(name));
    },
  );
});

describe('lintSessionId', () => {
  const rulesOf = (id: string): string[] => lintSessionId(id).map(({ rule }) => rule);

  test.each([
    ['', ['empty']],
    [' ', ['empty']],
    ['42', ['digits_only']],
    ['test', ['no_number']],
    ['my-session', ['no_number']],
    ['session_1', ['counter']],
    ['run-0007', ['counter']],
    ['a b 1', ['unusable', 'counter']],
    ['user:ada@example.org', ['personal_data', 'unusable', 'no_number']],
    ['ada%40example.org-7f3a', ['personal_data', 'unusable', 'guessable']],
    ['client-10.20.30.40', ['personal_data', 'guessable']],
    ['user_123_conv_456', ['guessable']],
    ['user-u7-2026-11-29-16', ['guessable']],
  ])('%j: %j', (id, rules) => expect(rulesOf(id)).toEqual(rules));

  test.each([
    '3f0c1a52-5c57-4c7e-9d31-0a4a1b8f7c11',
    '80ddaa45962e4fd588fdf5fe384147d0',
    'doc-4711-3f0c1a52-5c57-4c7e-9d31-0a4a1b8f7c11',
    'inv_01A1B2C3D4E5F6G7H8J9K0M1N2',
    'chat-a1B2c3D4e5F6g7H8',
  ])('finds nothing in %s', (id) => expect(rulesOf(id)).toEqual([]));

  test('a guessable id is a warning, the others are errors, unless somebody says otherwise', () => {
    expect(lintSessionId('user_123_conv_456')[0]?.level).toBe('warning');
    expect(lintSessionId('session_1')[0]?.level).toBe('error');
    expect(lintSessionId('session_1', { counter: 'warning' })[0]?.level).toBe('warning');
    expect(lintSessionId('session_1', { counter: 'off' })).toEqual([]);
  });

  test('says what it saw and why it is bad', () => {
    expect(lintSessionId('test')[0]?.message).toBe(
      'test: nothing in it tells one session from another: every run makes the same; add a random part',
    );
  });

  test('looks at ids of any length in no time', () => {
    const started = performance.now();
    lintSessionId(`${'a@'.repeat(50_000)}${'1.'.repeat(50_000)}`);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
