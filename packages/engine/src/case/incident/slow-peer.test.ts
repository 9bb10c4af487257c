import { expect, test } from '@jest/globals';
import type { RecordedSpan } from '../../signals/recorded.ts';
import { slowPeerOf } from './slow-peer.ts';

/** Requests of `web`, which enter `till` and ask a database there: `own` and `asked` are the milliseconds of each. */
function requests(
  count: number,
  took: { own: number; asked: number },
  more: Partial<RecordedSpan> = {},
): RecordedSpan[] {
  return Array.from({ length: count }, (_, at) => {
    const base = { traceId: `t${at}`, failed: false, startMs: at * 1000 };
    const whole = took.own + took.asked;
    return [
      { ...base, spanId: 'a', parentId: null, service: 'web', operation: 'GET /', endMs: base.startMs + whole + 9 },
      { ...base, spanId: 'b', parentId: 'a', service: 'till', operation: 'POST /', endMs: base.startMs + whole },
      {
        ...base,
        spanId: 'c',
        parentId: 'b',
        service: 'till',
        operation: 'SELECT prices',
        endMs: base.startMs + took.asked,
        peer: 'postgresql',
        ...more,
      },
    ];
  }).flat();
}
const before = requests(5, { own: 10, asked: 20 });

test('a call that explains most of what a service takes longer is told, with its middles', () =>
  expect(slowPeerOf('till', { before, during: requests(5, { own: 10, asked: 920 }) })).toEqual({
    peer: 'postgresql',
    operation: 'SELECT prices',
    beforeMs: 20,
    afterMs: 920,
  }));

test('a call that explains less than half of it is not', () => {
  expect(slowPeerOf('till', { before, during: requests(5, { own: 120, asked: 129 }) })).toBeNull();
  expect(slowPeerOf('till', { before, during: requests(5, { own: 119, asked: 129 }) })?.peer).toBe('postgresql');
});

test('a call of which nobody knows what was usual is not', () => {
  const during = requests(5, { own: 10, asked: 920 }, { operation: 'SELECT carts' });
  expect(slowPeerOf('till', { before, during })).toBeNull();
  expect(slowPeerOf('till', { before: requests(2, { own: 10, asked: 20 }), during })).toBeNull();
});

test('a service whose own spans were read is no peer, and neither is a service that got faster', () => {
  const recorded = { peer: 'web' };
  const during = requests(5, { own: 10, asked: 920 }, recorded);
  expect(slowPeerOf('till', { before: requests(5, { own: 10, asked: 20 }, recorded), during })).toBeNull();
  expect(slowPeerOf('till', { before: requests(5, { own: 10, asked: 920 }), during: before })).toBeNull();
});
