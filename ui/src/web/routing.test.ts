import { describe, expect, test } from '@jest/globals';
import { routeOf, sessionPath } from './routing.ts';

describe('routeOf', () => {
  test.each([
    ['/', { page: 'sessions' }],
    ['/s/3f2a-91c', { page: 'session', id: '3f2a-91c' }],
    ['/s/user:a.b/', { page: 'session', id: 'user:a.b' }],
    ['/s/', { page: 'unknown' }],
    ['/s/123', { page: 'unknown' }],
    ['/s/%E0%A4%A', { page: 'unknown' }],
    ['/s/a%2F..%2Fb', { page: 'unknown' }],
    ['/elsewhere', { page: 'unknown' }],
  ])('%s', (pathname, route) => {
    expect(routeOf(pathname)).toEqual(route);
  });

  test('the path of a session leads back to it', () => {
    expect(routeOf(sessionPath('user:a.b'))).toEqual({ page: 'session', id: 'user:a.b' });
  });
});
