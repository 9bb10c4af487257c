import { describe, expect, test } from '@jest/globals';
import type { CatalogueEntry } from '../../knowledge/catalogue-entry.ts';
import type { LogLine } from '../../logs/digest/log-line.ts';
import { serverOf } from './server-of.ts';

const NONE: ReadonlyMap<string, ReadonlySet<string>> = new Map();

interface Given {
  readonly program?: string;
  readonly peerProgram?: string;
  readonly writer?: string | null;
  readonly peer?: string;
  readonly message?: string;
  readonly services?: readonly string[];
  readonly programs?: ReadonlyMap<string, ReadonlySet<string>>;
}

function server(given: Given): string | null {
  const { program = 'postgresql', peerProgram = 'postgresql', writer = 'api', peer, programs = NONE } = given;
  const { message = '' } = given;
  const entry = { program, peerProgram } as CatalogueEntry;
  const line = { service: writer, file: 0, message } as LogLine;
  return serverOf({ entry, line, peer }, { services: new Set(given.services ?? []), programs });
}

describe('the service whose words a line has', () => {
  test('is whoever is called by the program', () => {
    expect(server({ services: ['api', 'shop_postgres'] })).toBe('shop_postgres');
    expect(server({ writer: 'pg', services: ['api', 'pg'] })).toBe('pg');
  });

  test('is whoever wrote other lines of it', () =>
    expect(server({ services: ['api', 'store'], programs: new Map([['store', new Set(['postgresql'])]]) })).toBe(
      'store',
    ));

  test('is whom the line addresses, before anybody who has its name', () =>
    expect(server({ peer: 'store:5432', services: ['api', 'store', 'postgres'] })).toBe('store'));

  test('is whom the line names with the port of the program, by the name of its service where that was read', () => {
    const message = 'refused for orders on store:5432';
    expect(server({ message, services: ['api', 'shop_postgres'] })).toBe('store');
    expect(server({ message: 'refused on shop-store.internal:5432', services: ['api', 'shop-store'] })).toBe(
      'shop-store',
    );
  });

  test('is whoever is called by what it does where nobody is called by its name', () => {
    expect(server({ services: ['api', 'orders-db'] })).toBe('orders-db');
    expect(server({ services: ['api', 'cache'], peerProgram: 'redis', program: 'redis' })).toBe('cache');
    expect(server({ services: ['api', 'cache'] })).toBeNull();
    expect(server({ writer: 'db', services: ['db'] })).toBe('db');
  });

  test('is not known where two may be meant, or nobody', () => {
    expect(server({ services: ['api', 'postgres', 'pg-replica'] })).toBeNull();
    expect(server({ services: ['api', 'orders-db', 'users-db'] })).toBeNull();
    expect(server({ services: ['api'] })).toBeNull();
  });

  test('is the writer where clients do not repeat them', () => {
    const entry = { program: 'postgresql' } as CatalogueEntry;
    const line = { service: 'store', file: 0 } as LogLine;
    expect(serverOf({ entry, line, peer: undefined }, { services: new Set(['pg']), programs: NONE })).toBe('store');
  });
});
