import { describe, expect, test } from '@jest/globals';
import type { RecordedSpan } from '../recorded.ts';
import { failureOrigins } from './failure-origins.ts';

type Given = Partial<RecordedSpan> & { readonly spanId: string };

const span = (given: Given): RecordedSpan =>
  ({
    traceId: 't',
    parentId: null,
    service: 'web',
    operation: 'GET /',
    startMs: 0,
    endMs: 10,
    failed: true,
    ...given,
  }) as RecordedSpan;
const originsOf = (...given: Given[]) =>
  failureOrigins(given.map(span)).map(({ service, operation, requests, of, peer }) => ({
    service,
    operation,
    requests,
    of,
    peer,
  }));

const WEB = { spanId: 'a' };
const DB = { spanId: 'b', parentId: 'a', service: 'db', operation: 'query' };

describe('where requests begin to fail', () => {
  test('is below what only passes the failure on', () => {
    expect(originsOf(WEB, DB)).toEqual([{ service: 'db', operation: 'query', requests: 1, of: 1, peer: null }]);
  });

  test('is where nothing below failed', () => {
    expect(originsOf(WEB, { ...DB, failed: false })).toEqual([
      { service: 'web', operation: 'GET /', requests: 1, of: 1, peer: null },
    ]);
  });

  test('is looked for through what did not fail in between', () => {
    const between = { spanId: 'm', parentId: 'a', service: 'shop', operation: 'call', failed: false };
    expect(originsOf(WEB, between, { ...DB, parentId: 'm' }).map(({ service }) => service)).toEqual(['db']);
  });

  test('of one request is what failed first', () => {
    const late = { ...DB, spanId: 'c', service: 'mail', operation: 'send', endMs: 9 };
    expect(originsOf(WEB, late, { ...DB, endMs: 5 }).map(({ service }) => service)).toEqual(['db']);
  });

  test('is counted over all failed requests, the most frequent first, equal ones by name', () => {
    const one = (traceId: string, service: string): Given => ({ spanId: 'a', traceId, service });
    expect(originsOf(one('1', 'web'), one('2', 'shop'), one('3', 'cart'), one('4', 'shop'))).toEqual([
      { service: 'shop', operation: 'GET /', requests: 2, of: 4, peer: null },
      { service: 'cart', operation: 'GET /', requests: 1, of: 4, peer: null },
      { service: 'web', operation: 'GET /', requests: 1, of: 4, peer: null },
    ]);
  });

  test('names who was called there, unless the traces show him', () => {
    expect(originsOf({ ...WEB, peer: 'bank' })[0]?.peer).toBe('bank');
    expect(originsOf({ ...WEB, peer: 'db' }, { ...DB, failed: false })[0]?.peer).toBeNull();
  });

  test('is shown by a request with a stack, else by one that says why', () => {
    const shown = (...given: Given[]) => failureOrigins(given.map(span))[0]?.example.traceId;
    const silent = { spanId: 'a', traceId: '1' };
    const empty = { spanId: 'a', traceId: '2', message: '' };
    const says = { spanId: 'a', traceId: '3', message: 'no' };
    const stack = { spanId: 'a', traceId: '4', stack: 'Error: no' };
    expect([shown(silent, empty, says, stack), shown(silent, empty, says), shown(silent, empty)]).toEqual([
      '4',
      '3',
      '1',
    ]);
  });

  describe('of a call that was given up on', () => {
    const call = { ...WEB, spanId: 'c', parentId: 'a', operation: 'POST ledger', startMs: 0, endMs: 100 };
    const answer = {
      spanId: 'd',
      parentId: 'c',
      service: 'ledger',
      operation: 'POST /',
      failed: false,
      startMs: 2,
      endMs: 180,
    };
    const gaveUpOn = (...given: Given[]) => failureOrigins([WEB, ...given].map(span))[0]?.gaveUpOn;

    test('is whoever was still at work', () => {
      expect(gaveUpOn(call, answer)).toBe('ledger');
    });

    test('is the one that it waited for itself, all the time', () => {
      const further = { ...answer, spanId: 'e', parentId: 'd', operation: 'call disk', endMs: 179 };
      const disk = { ...answer, spanId: 'f', parentId: 'e', service: 'disk', operation: 'write', endMs: 178 };
      expect(gaveUpOn(call, answer, further, disk)).toBe('disk');
      expect(gaveUpOn(call, answer, further, { ...disk, endMs: 60 })).toBe('ledger');
    });

    test.each([
      ['that answered, as one that refuses does', call, { ...answer, endMs: 99 }],
      ['that failed itself', call, { ...answer, failed: true }],
      ['that was only asked late', call, { ...answer, startMs: 60 }],
      ['that a request left running behind it', { ...call, parentId: null }, answer],
    ])('is nobody %s', (_what, first, second) => {
      expect(failureOrigins([first, second].map(span)).every(({ gaveUpOn: late }) => late === null)).toBe(true);
    });
  });

  test('is nowhere where nothing failed', () => {
    expect(originsOf({ ...WEB, failed: false })).toEqual([]);
  });
});
