import { describe, expect, test } from '@jest/globals';
import type { Span } from '../trace/span.ts';
import { countEvents } from './event-counts.ts';
import type { ServiceLogLine } from './log-event.ts';
import { profileWindow } from './window-profile.ts';

const span = (spanId: string, more: Partial<Span> = {}): Span => ({
  traceId: 't',
  spanId,
  parentId: null,
  service: 'web',
  operation: 'GET /',
  startMs: 0,
  endMs: 100,
  failed: false,
  ...more,
});
const line = (text: string, more: Partial<ServiceLogLine> = {}): ServiceLogLine => ({
  service: 'web',
  timeMs: 50,
  traceId: 't',
  spanId: null,
  text,
  ...more,
});
/** The events of each visit, in the order of the visits. */
const eventsOf = (
  spans: readonly Span[],
  logs: readonly ServiceLogLine[] = [],
): (readonly (readonly [string, number])[])[] => profileWindow({ spans, logs }).visits.map(({ events }) => [...events]);

const WEB = span('a');
const DB = span('b', { parentId: 'a', service: 'db', operation: 'query', startMs: 20, endMs: 60 });

describe('a visit', () => {
  test('is one of each service that a request comes to', () => {
    const { visits, calls } = profileWindow({
      spans: [WEB, span('c', { parentId: 'a', operation: 'render' }), DB],
      logs: [],
    });
    expect(visits.map(({ context, endMs }) => [context, endMs])).toEqual([
      ['web GET /', 100],
      ['db query', 60],
    ]);
    expect([...calls].map(([caller, callees]) => [caller, ...callees])).toEqual([['web', 'db']]);
  });

  test('shows its steps, its calls and its failures, each when it was first seen', () => {
    const steps = [
      span('c', { parentId: 'a', operation: 'render', startMs: 70, endMs: 80 }),
      span('d', { parentId: 'a', operation: 'render', startMs: 30, endMs: 40, failed: true }),
    ];
    expect(eventsOf([WEB, ...steps, DB])).toEqual([
      [
        ['web call db query', 20],
        ['web step render', 30],
        ['web failure render', 40],
      ],
      [],
    ]);
  });

  test('has the lines of its span, else those of its service that were written while it was open', () => {
    const twice = [WEB, span('z', { startMs: 200, endMs: 300 })];
    expect(eventsOf(twice, [line('order placed', { spanId: 'z' })])).toEqual([[], [['web line order placed', 50]]]);
    expect(eventsOf(twice, [line('order placed', { timeMs: 250 })])).toEqual([[], [['web line order placed', 250]]]);
    expect(eventsOf(twice, [line('order placed', { timeMs: 900 })])).toEqual([[['web line order placed', 900]], []]);
    expect(eventsOf([WEB, DB], [line('order placed', { spanId: 'b' })])).toEqual([
      [
        ['web call db query', 20],
        ['web line order placed', 50],
      ],
      [],
    ]);
  });

  test('tells whether a statement wrote twice', () => {
    const lines = [line('order placed'), line('order placed'), line('order placed')];
    expect(eventsOf([WEB], lines)).toEqual([
      [
        ['web line order placed', 50],
        ['web line order placed again', 50],
      ],
    ]);
  });

  test('does not count without a time', () => {
    expect(eventsOf([span('a', { startMs: Number.NaN }), span('b', { endMs: Number.POSITIVE_INFINITY })])).toEqual([]);
  });
});

describe('a warning', () => {
  const kindsOf = (text: string, services: readonly string[] = []) => [
    ...profileWindow({ spans: [], logs: [line(text, { traceId: null })] }, services).kinds.values(),
  ];

  test('is about the other service that it names', () => {
    expect(kindsOf('ERROR cannot reach db', ['db'])).toMatchObject([{ about: 'db', severity: 'error' }]);
  });

  test.each([
    ['its own service', 'ERROR cannot reach web'],
    ['a part of a word', 'ERROR cannot reach db-old'],
    ['a service in a line that complains of nothing', 'INFO asked db'],
  ])('is not about %s', (_, text) => {
    expect(kindsOf(text, ['db', 'a.b'])).toMatchObject([{ about: null }]);
  });

  test('takes the name of a service as it is written', () => {
    expect(kindsOf('ERROR cannot reach a.b', ['a.b'])[0]?.about).toBe('a.b');
    expect(kindsOf('ERROR cannot reach axb', ['a.b'])[0]?.about).toBeNull();
  });
});

describe('times', () => {
  test('are those of its own work, and what a call takes beyond the part of the one called', () => {
    const call = span('c', { parentId: 'a', operation: 'call', startMs: 10, endMs: 70 });
    const { timings } = profileWindow({ spans: [WEB, call, { ...DB, parentId: 'c' }], logs: [] });
    const shown = [...timings.values()].map(({ caller, callee, operation, values }) => [
      caller,
      callee,
      operation,
      values,
    ]);
    expect(shown).toEqual([
      ['web', null, 'GET /', [40]],
      ['web', 'db', 'query', [20]],
      ['db', null, 'query', [40]],
    ]);
  });
});

test('lines without a visit are counted by service, apart from the visits', () => {
  const logs = [line('ready', { traceId: null }), line('ready', { traceId: 'unknown' }), line('order placed')];
  const counts = countEvents(profileWindow({ spans: [WEB], logs }));
  expect([...counts].map(([context, { loose, occasions, kinds }]) => [context, loose, occasions, [...kinds]])).toEqual([
    ['web GET /', false, 1, [['web line order placed', 1]]],
    ['web without trace', true, 2, [['web line ready', 2]]],
  ]);
});
