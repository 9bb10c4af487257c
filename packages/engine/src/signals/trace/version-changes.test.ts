import { expect, test } from '@jest/globals';
import type { RecordedSpan } from '../recorded.ts';
import { serviceVersions, versionsText } from './version-changes.ts';

const span = (service: string, version: string | undefined, startMs: number): RecordedSpan =>
  ({ service, startMs, ...(version === undefined ? {} : { version }) }) as RecordedSpan;

const SPANS = [
  span('web', 'v2', 5_000),
  span('web', 'v1', 1_000),
  span('web', 'v2', 4_000),
  span('db', '9', 3_000),
  span('mail', undefined, 2_000),
];

test('a second version of a service was deployed when it was first seen; the first may have run long before', () => {
  expect(serviceVersions(SPANS)).toEqual([
    { service: 'db', revision: '9', time: null },
    { service: 'web', revision: 'v1', time: null },
    { service: 'web', revision: 'v2', previous: 'v1', time: 4_000 },
  ]);
});

test('versions that were first seen together are in the order of their names', () => {
  const both = serviceVersions([span('web', 'v2', 1_000), span('web', 'v1', 1_000)]);
  expect(both.map(({ revision }) => revision)).toEqual(['v1', 'v2']);
});

test('the versions of a service are a line each', () => {
  expect(versionsText(SPANS, 'web')).toBe('web v1 from the first span on\nweb v2 since 1970-01-01T00:00:04.000Z');
});
