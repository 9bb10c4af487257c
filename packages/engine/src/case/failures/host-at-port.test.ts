// cspell:ignore NOAUTH
import { expect, test } from '@jest/globals';
import { hostAtPort } from './host-at-port.ts';

test.each([
  ['password authentication failed for user "orders" on db:5432', 'postgresql', 'db'],
  ['Access denied for user (shop-db, 3306)', 'mysql', 'shop-db'],
  ['FATAL no pg_hba.conf entry, host=pg.internal port=5432', 'postgresql', 'pg.internal'],
  ['NOAUTH from redis://cache:6379/0', 'redis', 'cache'],
])('%s: of %s it is %s', (message, program, host) => expect(hostAtPort(message, program)).toBe(host));

test.each([
  ['another port', 'refused on db:8080', 'postgresql'],
  ['another program', 'refused on db:5432', 'mysql'],
  ['the machine itself', 'refused on localhost:5432', 'postgresql'],
  ['the machine itself by its name for IPv6', 'refused on ip6-localhost:5432', 'postgresql'],
  ['numbers', 'refused on 10.0.0.7:5432', 'postgresql'],
  ['a program without a port of its own', 'refused on db:5432', 'celery'],
  ['a line of code', 'at main.js:54321', 'postgresql'],
])('%s names nobody', (_, message, program) => expect(hostAtPort(message, program)).toBeUndefined());
