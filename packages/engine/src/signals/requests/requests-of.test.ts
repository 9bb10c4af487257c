import { describe, expect, test } from '@jest/globals';
import type { RecordedSpan } from '../recorded.ts';
import { requestsOf } from './requests-of.ts';
import { boundNamed, requestsText } from './requests-text.ts';

const T0 = Date.UTC(2026, 10, 29, 8);

function span(traceId: string, spanId: string, more: Partial<RecordedSpan> = {}): RecordedSpan {
  const base = {
    service: 'chatbot',
    operation: 'chat-turn',
    startMs: T0,
    endMs: T0 + 100,
    failed: false,
    kind: 'CHAIN',
  };
  return { traceId, spanId, parentId: null, ...base, ...more };
}

/** Twenty requests of 1 to 20 ms. */
const twenty = Array.from({ length: 20 }, (_, at) => span(`t${at}`, `r${at}`, { endMs: T0 + at + 1 }));

describe('requests', () => {
  test('a request is what began a trace, also where its first span was not recorded', () => {
    const orphans = [
      span('a', 'a2', { parentId: 'gone', startMs: T0 + 5 }),
      span('a', 'a1', { parentId: 'gone' }),
      span('b', 'b1'),
      span('b', 'b2', { parentId: 'b1' }),
    ];
    const { total, slow } = requestsOf(orphans, { of: 'question', ms: 50 });
    expect(total).toBe(2);
    expect(slow.map(({ request }) => request.spanId)).toEqual(['a1', 'b1']);
  });

  test('a failure began in the deepest failed span, the earliest of several', () => {
    const trace = [
      span('a', 'root', { failed: true }),
      span('a', 'tool', { parentId: 'root', failed: true, startMs: T0 + 10 }),
      span('a', 'late', { parentId: 'tool', failed: true, startMs: T0 + 30 }),
      span('a', 'early', { parentId: 'tool', failed: true, startMs: T0 + 20 }),
    ];
    expect(requestsOf(trace, { of: 'usual' }).failed.map((one) => one.span.spanId)).toEqual(['early']);
  });

  test('a request that was answered after a failed step is told apart from one that failed', () => {
    const trace = [span('a', 'root'), span('a', 'tool', { parentId: 'root', failed: true })];
    const { failed, recovered } = requestsOf(trace, { of: 'usual' });
    expect([failed.length, recovered.map((one) => one.span.spanId)]).toEqual([0, ['tool']]);
  });

  test('slow is what is longer than the question says, the slowest first, with the longest step right below', () => {
    const spans = [
      span('a', 'a', { endMs: T0 + 2_000 }),
      span('b', 'b', { endMs: T0 + 2_001 }),
      span('c', 'c', { endMs: T0 + 5_000 }),
      span('c', 'short', { parentId: 'c', endMs: T0 + 1_000 }),
      span('c', 'long', { parentId: 'c', startMs: T0 + 1_000, endMs: T0 + 4_900 }),
      span('c', 'deep', { parentId: 'long', startMs: T0, endMs: T0 + 4_950 }),
    ];
    const { slow } = requestsOf(spans, { of: 'question', ms: 2_000 });
    expect(slow.map(({ request, ms, slowest }) => [request.spanId, ms, slowest?.spanId])).toEqual([
      ['c', 5_000, 'long'],
      ['b', 2_001, undefined],
    ]);
  });

  test('without a bound, slow is longer than nineteen of twenty of the same kind', () => {
    const { slow } = requestsOf([...twenty, span('x', 'x', { kind: 'AGENT', endMs: T0 + 9_000 })], { of: 'usual' });
    expect(slow.map(({ request, than }) => [request.spanId, than])).toEqual([['r19', 19]]);
  });

  test('of nineteen requests nobody can say what is usual', () => {
    expect(requestsOf(twenty.slice(1), { of: 'usual' }).slow).toEqual([]);
  });
});

describe('as text', () => {
  test('counts and each failed and slow request by its span', () => {
    const spans = [
      span('a', 'root', { failed: true, message: 'TypeError: x' }),
      span('a', 'tool', { parentId: 'root', operation: 'look_up', failed: true, message: 'TypeError: x\nmore' }),
      span('b', 'b', { endMs: T0 + 3_000 }),
    ];
    expect(requestsText(spans, { of: 'question', ms: 2_000 })).toBe(
      [
        '2 requests, 1 failed, 0 answered after a failed step, 1 slow, from 2026-11-29T08:00:00.000Z to 2026-11-29T08:00:03.000Z',
        'failed 2026-11-29T08:00:00.000Z chatbot chat-turn, trace a, span root, in chatbot look_up, trace a, span tool: TypeError: x',
        'slow 2026-11-29T08:00:00.000Z 3000.0 ms chatbot chat-turn, trace b, span b',
      ].join('\n'),
    );
  });

  test('no requests are no text', () => expect(requestsText([], { of: 'usual' })).toBe(''));

  test.each([
    ['usual', { of: 'usual' }],
    ['2000', { of: 'question', ms: 2_000 }],
    ['-1', null],
    ['1e9', null],
    ['', null],
  ])('the bound named %j', (name, bound) => expect(boundNamed(name)).toEqual(bound));
});
