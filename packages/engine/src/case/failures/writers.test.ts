import { describe, expect, test } from '@jest/globals';
import { namesProgram, serviceNamedIn, serviceOfPeer } from './writers.ts';

const services = new Set(['db', 'inventory', 'checkout']);

describe('the service that an address means', () => {
  test.each(['db', 'db:5432', 'db.shop.svc.cluster.local', 'http://db/x', 'postgres://app@db:5432/shop'])(
    '%s',
    (peer) => expect(serviceOfPeer(peer, services)).toBe('db'),
  );

  test('is none for an address of somebody else', () => expect(serviceOfPeer('127.0.0.1:5432', services)).toBeNull());
});

describe('the service that a line names', () => {
  const named = (message: string): string | null => serviceNamedIn(message, { services, writer: 'checkout' });

  test('is the one other whose name stands alone', () =>
    expect(named('inventory could not be reached: connect ECONNREFUSED 127.0.0.1:8080')).toBe('inventory'));

  test('is none where the name is a part of a word', () => expect(named('dbx and inventory-old are gone')).toBeNull());

  test('is none where two are named', () => expect(named('inventory cannot reach db')).toBeNull());

  test('is never the writer itself', () => expect(named('checkout gives up')).toBeNull());
});

test('a program is known by the names it runs under', () => {
  expect(namesProgram('immich_postgres', 'postgresql')).toBe(true);
  expect(namesProgram('postman', 'postgresql')).toBe(false);
});
