import { expect, test } from '@jest/globals';
import { storageFailure } from './storage-failure.ts';

test.each([
  ['08006', 'storage_unavailable'],
  ['57P01', 'storage_unavailable'],
  ['25006', 'storage_unavailable'],
  ['25P03', 'storage_unavailable'],
  ['53100', 'storage_full'],
  ['23505', undefined],
  ['25001', undefined],
])('an error of Postgres with the state %s is %s', (code, expected) => {
  expect(storageFailure(Object.assign(new Error('no'), { code }))?.code).toBe(expected);
});

test.each([
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
])('what the driver says of a connection that broke is known: %s', (message) => {
  expect(storageFailure(new Error(message))?.code).toBe('storage_unavailable');
});
