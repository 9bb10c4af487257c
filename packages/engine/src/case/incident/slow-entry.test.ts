import { expect, test } from '@jest/globals';
import type { RecordedSpan } from '../../signals/recorded.ts';
import { slowEntryOf } from './slow-entry.ts';

/** Requests that enter `till` with an operation and take so many milliseconds. */
function entries(operation: string, took: readonly number[]): RecordedSpan[] {
  return took.map((endMs, at) => ({
    traceId: `${operation} ${at}`,
    spanId: 'b',
    parentId: 'a',
    service: 'till',
    operation,
    startMs: 0,
    endMs,
    failed: false,
  }));
}

const before = [...entries('POST /', [9, 10, 11]), ...entries('GET /', [5, 5, 5])];

test('the operation that became slowest is told by its slowest tenth', () => {
  const during = [...entries('POST /', [10, 10, 810]), ...entries('GET /', [5, 6, 6])];
  const found = slowEntryOf('till', { before, during });
  expect({ ...found, beforeMs: Math.round(found?.beforeMs ?? 0) }).toEqual({
    operation: 'POST /',
    beforeMs: 11,
    afterMs: 650,
  });
});

test.each([
  ['none became slower', entries('POST /', [9, 10, 11])],
  ['it was not asked before', entries('PUT /', [900, 900, 900])],
  ['it was asked twice only', entries('POST /', [900, 900])],
])('nothing is told where %s', (_what, during) => expect(slowEntryOf('till', { before, during })).toBeNull());
