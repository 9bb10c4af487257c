import { describe, expect, test } from '@jest/globals';
import type { CatalogueEntry } from '../../knowledge/catalogue-entry.ts';
import type { LogLine } from '../../logs/digest/log-line.ts';
import { namesProgram, programsOfWriters, serviceNamedIn, serviceOfPeer, writerOf } from './writers.ts';

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

describe('the host of an address', () => {
  test.each(['db.shop', 'user:secret@db:5432', 'DB', 'mongodb+srv://db'])('%s is the service db', (peer) =>
    expect(serviceOfPeer(peer, services)).toBe('db'),
  );

  test.each(['db2', 'shop.db', 'my-db'])('%s is another', (peer) => expect(serviceOfPeer(peer, services)).toBeNull());

  test('may be written in other letters than the service', () =>
    expect(serviceOfPeer('db', new Set(['DB']))).toBe('DB'));
});

describe('a name in a line', () => {
  const named = (message: string, writer = 'checkout'): string | null => serviceNamedIn(message, { services, writer });

  test('stands alone between signs and at both ends', () => {
    for (const message of ['db', '(db)', 'no db', 'db: gone', 'dbx, then db']) expect(named(message)).toBe('db');
    for (const message of ['adb', 'db_1', '1db', 'dbä', '']) expect(named(message)).toBeNull();
  });

  test('may be written in other letters', () => expect(named('DB is gone')).toBe('db'));
});

describe('who wrote a line', () => {
  test('is its service, else its file', () => {
    expect(writerOf({ service: 'db', file: 2 })).toBe('db');
    expect(writerOf({ service: null, file: 2 })).toBe('file:2');
  });

  const programs = (...given: readonly (readonly [service: string, Partial<CatalogueEntry>])[]): unknown =>
    Object.fromEntries(
      [
        ...programsOfWriters(
          given.map(([service, entry]) => ({
            line: { service, file: 0 } as LogLine,
            sighting: {
              entry: { specificity: 3, fault: 'own_data', ...entry } as CatalogueEntry,
              captures: {},
              start: 0,
              end: 1,
            },
          })),
        ),
      ].map(([writer, known]) => [writer, [...known]]),
    );

  test('is the program whose own lines he writes, of several all', () =>
    expect(programs(['a', { program: 'redis' }], ['a', { program: 'nginx' }], ['b', { program: 'redis' }])).toEqual({
      a: ['redis', 'nginx'],
      b: ['redis'],
    }));

  test('is not told by a form that others write, or that speaks of the other end', () => {
    expect(programs(['a', { program: 'redis', specificity: 2 }])).toEqual({});
    expect(programs(['a', { program: 'redis', fault: 'peer' }])).toEqual({});
    expect(programs(['a', {}])).toEqual({});
  });
});

test('a program of two words is named by both', () => {
  expect(namesProgram('my-spring-boot-app', 'spring boot')).toBe(true);
  expect(namesProgram('my-spring', 'spring boot')).toBe(false);
});

test('a program is known by the names it runs under', () => {
  expect(namesProgram('immich_postgres', 'postgresql')).toBe(true);
  expect(namesProgram('postman', 'postgresql')).toBe(false);
});
