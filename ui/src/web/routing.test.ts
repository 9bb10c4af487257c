import { describe, expect, test } from '@jest/globals';
import { placeHash, placeOf, routeOf, sessionPath } from './routing.ts';

describe('routeOf', () => {
  test.each([
    ['/', { page: 'sessions' }],
    ['/system', { page: 'system' }],
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

describe('placeOf', () => {
  test.each([
    ['#t3', { turn: 3, evidence: null }],
    ['#t3-e5', { turn: 3, evidence: 5 }],
    ['#t0', null],
    ['#t3-e0', null],
    ['#t3-e5x', null],
    ['', null],
  ])('%s', (hash, place) => {
    expect(placeOf(hash)).toEqual(place);
  });

  test('a place leads back to itself', () => {
    expect(placeOf(placeHash({ turn: 12, evidence: 7 }))).toEqual({ turn: 12, evidence: 7 });
  });
});
