import { expect, test } from '@jest/globals';
import { hideChangedSecrets } from './hide-changed-secrets.ts';
import { readChangeFeed } from './read-change-feed.ts';

const hide = (text: string, name = 'feed.json'): string => hideChangedSecrets(text, { name, mark: '[hidden]' });
const time = '2026-06-24T10:00:00Z';
const rotated = { time, service: 'web', setting: 'db.password', before: 'old horse', after: 'new horse' };

test.each([
  ['a list', JSON.stringify([rotated, rotated], null, 2)],
  ['lines', `${JSON.stringify(rotated)}\n${JSON.stringify(rotated)}\n`],
  [
    'values before the name',
    JSON.stringify([{ before: 'old horse', after: 'new horse', time, setting: 'DB_PASSWORD' }]),
  ],
  ['an arrow', JSON.stringify([{ time, kind: 'config', setting: 'stripeApiKey', change: 'old horse -> new horse' }])],
  [
    'a wrapped change',
    JSON.stringify([{ time, type: 'config', change: { key: 'api_token', from: 'old horse', to: 'new horse' } }]),
  ],
  ['a flag', JSON.stringify([{ time, flag: 'client_secret', state: 'new horse' }])],
  ['a table', `time,setting,before,after\n${time},web.secret,old horse,"new horse"\r\n`],
])('neither value of a secret stays in %s, and what is left is the same feed', (_form, text) => {
  const hidden = hide(text);
  expect(hidden).not.toMatch(/horse/);
  expect(hidden).toContain('[hidden]');
  expect(hidden.split('\n')).toHaveLength(text.split('\n').length);
  expect(readChangeFeed(hidden)).toEqual(readChangeFeed(text));
});

test('a number becomes a text, so that the feed stays JSON', () => {
  const text = JSON.stringify([{ time, setting: 'PIN_PASSCODE', before: 1234, after: 5678 }]);
  expect(JSON.parse(hide(text))).toEqual([{ time, setting: 'PIN_PASSCODE', before: '[hidden]', after: '[hidden]' }]);
});

test('a value that a title repeats is hidden there too', () => {
  const change = {
    time,
    kind: 'config',
    setting: 'API_TOKEN',
    title: 'from aa11bb to cc22dd.',
    old: 'aa11bb',
    new: 'cc22dd',
  };
  expect(JSON.parse(hide(JSON.stringify([change])))[0].title).toBe('from [hidden] to [hidden].');
});

test.each([
  ['another setting of the same value', JSON.stringify([{ time, setting: 'POOL', before: '20', after: '200' }])],
  ['a word that is a field too', `${JSON.stringify({ time, setting: 'mode', before: 'time', after: 'setting' })}\n`],
  ['a commit', JSON.stringify([{ sha: '9f3c1aa2b4d5', message: 'db.password', date: time, to: 'main' }])],
  ['a log', `${time} INFO setting db.password from a to b\n`],
  ['no text', ''],
])('%s stays as it is', (_what, text) => expect(hide(text)).toBe(text));

test('only the pair of a field and its value is hidden, not the same word elsewhere', () => {
  const text = JSON.stringify([
    { time, setting: 'auth_token', before: 'none', after: 'setting' },
    { time, setting: 'mode', before: 'setting', after: 'none' },
  ]);
  const [first, second] = JSON.parse(hide(text)) as object[];
  expect(first).toEqual({ time, setting: 'auth_token', before: '[hidden]', after: '[hidden]' });
  expect(second).toEqual({ time, setting: 'mode', before: 'setting', after: 'none' });
});
