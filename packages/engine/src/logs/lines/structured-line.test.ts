import { describe, expect, test } from '@jest/globals';
import { jsonHeader, logfmtHeader } from './structured-line.ts';

const UTC = { zoneOffsetMinutes: 0, referenceMs: Date.UTC(2026, 0, 10) };
const AT = Date.UTC(2026, 0, 9, 10, 11, 12);
const json = (fields: unknown) => jsonHeader(JSON.stringify(fields), UTC);
const messageOf = (fields: unknown): string | undefined => json(fields)?.message;

describe('a line that is a JSON object', () => {
  test.each([
    ['pino', { level: 50, time: AT, name: 'shop', msg: 'x' }, 'error', 'shop'],
    ['winston', { level: 'warn', timestamp: '2026-01-09T10:11:12Z', service: 'shop', message: 'x' }, 'warn', 'shop'],
    ['zap', { level: 'info', ts: AT / 1_000, app: 'shop', msg: 'x' }, 'info', 'shop'],
    [
      'logstash',
      { '@timestamp': '2026-01-09T10:11:12Z', level: 'ERROR', application: 'shop', message: 'x' },
      'error',
      'shop',
    ],
    [
      'ECS',
      { '@timestamp': '2026-01-09T10:11:12Z', 'log.level': 'error', 'service.name': 'shop', message: 'x' },
      'error',
      'shop',
    ],
    [
      'ECS in levels',
      { '@timestamp': '2026-01-09T10:11:12Z', log: { level: 'error' }, service: { name: 'shop' }, message: 'x' },
      'error',
      'shop',
    ],
    ['serilog', { '@t': '2026-01-09T10:11:12Z', '@l': 'Fatal', '@m': 'x', component: 'shop' }, 'fatal', 'shop'],
    ['OTLP', { timeUnixNano: `${AT}000000`, severityText: 'WARN', body: 'x', 'service.name': 'shop' }, 'warn', 'shop'],
    [
      'journald',
      { __REALTIME_TIMESTAMP: `${AT}000`, PRIORITY: '3', SYSLOG_IDENTIFIER: 'shop', MESSAGE: 'x' },
      'error',
      'shop',
    ],
    ['MongoDB', { t: { $date: '2026-01-09T10:11:12Z' }, s: 'E', name: 'shop', msg: 'x' }, 'error', 'shop'],
    ['GELF', { timestamp: AT / 1_000, level: 4, container_name: 'shop', short_message: 'x' }, 'warn', 'shop'],
  ])('of %s has its time, level, service and message', (_, fields, severity, service) => {
    expect(json(fields)).toEqual({
      format: 'json',
      time: AT,
      zoned: true,
      severity,
      service,
      message: 'x',
      attached: null,
      headed: true,
    });
  });

  test.each([
    ['a list', [1]],
    ['a text', 'msg'],
    ['nothing', null],
    ['an object that says nothing', { user: 'ann', count: 3 }],
  ])('is none: %s', (_, value) => {
    expect(json(value)).toBeNull();
  });

  test.each(['{"msg":"x"', 'x {"msg":"x"}', '{"msg":x}'])('is none: %s', (line) => {
    expect(jsonHeader(line, UTC)).toBeNull();
  });

  test('may have blanks behind it', () => {
    expect(jsonHeader('{"msg":"x"}  ', UTC)?.message).toBe('x');
  });

  test('has no service of a name that is longer than names are', () => {
    expect([
      json({ msg: 'x', app: 'a'.repeat(120) })?.service?.length,
      json({ msg: 'x', app: 'a'.repeat(121) })?.service,
    ]).toEqual([120, null]);
  });
});

describe('the error of a line', () => {
  test.each([
    [
      'is told behind the message',
      { msg: 'failed', err: { type: 'TypeError', message: 'no' } },
      'failed: TypeError: no',
    ],
    ['is the message where there is none', { err: 'no' }, 'no'],
    ['is an error where it has no type', { msg: 'failed', error: { message: 'no' } }, 'failed: Error: no'],
    [
      'is the first line of its stack',
      { msg: 'failed', err: { stack: 'TypeError: no\n    at pay' } },
      'failed: TypeError: no',
    ],
    ['is not told twice', { msg: 'failed: no', err: 'no' }, 'failed: no'],
    ['is told behind the first line of the message', { msg: 'failed\nbadly', err: 'no' }, 'failed: no'],
  ])('%s', (_, fields, message) => {
    expect(messageOf(fields)).toBe(message);
  });

  test('and the further lines of the message are kept with it', () => {
    expect(json({ msg: 'failed\nbadly', err: { stack: 'TypeError: no\n    at pay' } })?.attached).toBe(
      'badly\nTypeError: no\n    at pay',
    );
    expect(json({ msg: 'failed' })?.attached).toBeNull();
  });
});

describe('the code of a complaint', () => {
  test.each([
    ['is told', { level: 'error', msg: 'refused', code: 'card_declined' }, 'refused: card_declined'],
    ['is told of a warning', { level: 'warn', msg: 'refused', error: { code: 'E.CARD' } }, 'refused: E.CARD'],
    [
      'is not told twice',
      { level: 'error', msg: 'card_declined: refused', code: 'card_declined' },
      'card_declined: refused',
    ],
    ['is none of what does not complain', { level: 'info', msg: 'refused', code: 'card_declined' }, 'refused'],
    ['is no number', { level: 'error', msg: 'refused', code: '402' }, 'refused'],
    ['is no sentence', { level: 'error', msg: 'refused', code: 'card was declined' }, 'refused'],
    [
      'is not told where the error is',
      { level: 'error', msg: 'refused', err: 'no', code: 'card_declined' },
      'refused: no',
    ],
  ])('%s', (_, fields, message) => {
    expect(messageOf(fields)).toBe(message);
  });
});

describe('the status of a request', () => {
  test.each([
    ['is told where the server failed', { msg: 'done', status: 503 }, 'done status=503'],
    ['is told of a text', { msg: 'done', statusCode: '500' }, 'done status=500'],
    ['is told of what lies deeper', { msg: 'done', res: { statusCode: 599 } }, 'done status=599'],
    ['is not told twice', { msg: 'done status=503', status: 503 }, 'done status=503'],
    ['is not told where the caller failed', { msg: 'done', status: 499 }, 'done'],
    ['is none of a larger number', { msg: 'done', status: 600 }, 'done'],
    ['is none of a word', { msg: 'done', status: 'failed' }, 'done'],
  ])('%s', (_, fields, message) => {
    expect(messageOf(fields)).toBe(message);
  });
});

describe('a line of logfmt', () => {
  test('has what its pairs say', () => {
    const line = 'ts=2026-01-09T10:11:12Z level=error service=shop msg="card \\"7\\" declined" took=3ms';
    expect(logfmtHeader(line, UTC)).toMatchObject({
      format: 'logfmt',
      time: AT,
      severity: 'error',
      service: 'shop',
      message: String.raw`card \"7\" declined`,
    });
  });

  test.each([
    ['without a message', 'level=error took=3ms'],
    ['without a level or a time', 'msg=declined took=3ms'],
    ['with anything that is no pair', 'level=error msg=declined and more'],
    ['that begins otherwise', 'declined level=error msg=declined'],
  ])('is none %s', (_, line) => {
    expect(logfmtHeader(line, UTC)).toBeNull();
  });
});
