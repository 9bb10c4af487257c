import { describe, expect, test } from '@jest/globals';
import { sessionFrom } from './session-from.ts';

const BAGGAGE = 'session.id=from-baggage,user.email=a%40b.org,tenant.id=acme;ttl=1';

describe('sessionFrom', () => {
  test('looks into the payload, then the header, then the baggage', () => {
    const headers = { 'x-session-id': 'from-header', baggage: BAGGAGE };
    expect(sessionFrom({ headers, body: { thread_id: 'from-body' } })?.sessionId).toBe('from-body');
    expect(sessionFrom({ headers })?.sessionId).toBe('from-header');
    expect(sessionFrom({ headers: { baggage: BAGGAGE } })?.sessionId).toBe('from-baggage');
    expect(sessionFrom({ headers: {} })).toBeUndefined();
  });

  test('session_id alone in a payload is enough', () => {
    expect(sessionFrom({ message: 'test', session_id: 'test-session-123' })).toEqual({ sessionId: 'test-session-123' });
  });

  test("reads a payload's own headers, and those of fetch", () => {
    expect(sessionFrom({ message: 'x', headers: { baggage: 'session.id=s-1' } })?.sessionId).toBe('s-1');
    expect(sessionFrom({ headers: new Headers({ 'X-Session-ID': 's-2' }) })?.sessionId).toBe('s-2');
  });

  test('brings user, metadata and tags along', () => {
    const body = { conversation_id: 'c-1', metadata: { tier: 'premium' }, tags: ['beta'] };
    expect(sessionFrom({ headers: { 'X-User-Email': 'a@b.org', 'X-User-ID': 'u1' }, body })).toEqual({
      sessionId: 'c-1',
      userEmail: 'a@b.org',
      userId: 'u1',
      metadata: { tier: 'premium' },
      tags: ['beta'],
    });
  });

  test('passes over ids that cannot be used', () => {
    expect(sessionFrom({ session_id: '42', headers: { 'x-session-id': 'good' } })?.sessionId).toBe('good');
    expect(sessionFrom({ session_id: 'a b' })).toBeUndefined();
  });

  test('takes a tenant only from a caller that may choose one', () => {
    const request = { headers: { 'x-session-id': 's', 'x-tenant-id': 'acme' } };
    expect(sessionFrom(request)?.tenantId).toBeUndefined();
    expect(sessionFrom(request, { trustTenant: true })?.tenantId).toBe('acme');
  });

  test.each([
    null,
    undefined,
    'session_id=a',
    7,
    ['a'],
    { headers: 'x-session-id: a' },
    { headers: { baggage: '%=%' } },
  ])('finds none in %j', (input) => expect(sessionFrom(input)).toBeUndefined());
});
