import { describe, expect, test } from '@jest/globals';
import { unwrapLine } from './envelope.ts';

const UTC = { zoneOffsetMinutes: 0, referenceMs: Date.UTC(2026, 0, 10) };
const AT = Date.UTC(2026, 0, 9, 10, 11, 12, 123);
const NONE = { envelope: 'none', time: null, service: null };

describe('a line out of its wrapper', () => {
  test.each([
    ['compose-1  | ready', { envelope: 'compose', text: 'ready', time: null, service: 'compose' }],
    ['shop-web-12 |ready', { envelope: 'compose', text: 'ready', time: null, service: 'shop-web' }],
    ['shop-web-1234 | ready', { envelope: 'compose', text: 'ready', time: null, service: 'shop-web-1234' }],
    ['web |   at pay', { envelope: 'compose', text: '  at pay', time: null, service: 'web' }],
    [
      '[pod/shop-7d9c5b8f6-x2x9k/app] 2026-01-09T10:11:12.123456789Z ready',
      { envelope: 'kubernetes', text: 'ready', time: AT, service: 'shop' },
    ],
    ['shop-7d9c5b8f6-x2x9k app ready', { envelope: 'kubernetes', text: 'ready', time: null, service: 'shop' }],
    ['2026-01-09T10:11:12.123456789Z ready', { envelope: 'docker-time', text: 'ready', time: AT, service: null }],
    ['2026-01-09T10:11:12.123456789Z stderr F ready', { envelope: 'cri', text: 'ready', time: AT, service: null }],
    ['web-1 | 2026-01-09T10:11:12.123456789Z ready', { envelope: 'compose', text: 'ready', time: AT, service: 'web' }],
    [
      JSON.stringify({ log: 'ready\r\n', stream: 'stdout', time: '2026-01-09T10:11:12.123456789Z' }),
      { envelope: 'docker-json', text: 'ready', time: AT, service: null },
    ],
    [
      JSON.stringify({ log: 'ready', time: 'soon' }),
      { envelope: 'docker-json', text: 'ready', time: null, service: null },
    ],
  ])('%s', (line, expected) => {
    expect(unwrapLine(line, UTC)).toEqual(expected);
  });

  test.each([
    ['a time of the program itself', '2026-01-09T10:11:12.123Z ready'],
    ['a table', '| a | b |'],
    ['a sentence before a bar', 'the answer is a | b'],
    ['a name that is longer than names are', `${'a'.repeat(82)} | ready`],
    ['its own field of that name', JSON.stringify({ log: { level: 'info' }, time: '2026-01-09T10:11:12Z' })],
    ['a log without a time', JSON.stringify({ log: 'ready' })],
    ['what only begins like JSON', '{"log":'],
    ['nothing in JSON', 'null'],
  ])('%s is no wrapper', (_, line) => {
    expect(unwrapLine(line, UTC)).toEqual({ ...NONE, text: line });
  });
});
