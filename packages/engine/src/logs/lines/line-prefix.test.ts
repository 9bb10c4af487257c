import { describe, expect, test } from '@jest/globals';
import { linePrefix, workloadOfPod } from './line-prefix.ts';

test.each([
  ['orders-7c9d4f8b6-x2x9k', 'orders'],
  ['node-exporter-x2x9k', 'node-exporter'],
  ['db-0', 'db'],
  ['db-12', 'db'],
  ['orders', 'orders'],
])('pod %s is of workload %s', (pod, workload) => {
  expect(workloadOfPod(pod)).toBe(workload);
});

describe('what a collector put before a line', () => {
  test.each([
    ['[pod/orders-7c9d4f8b6-x2x9k/app] disk is full', 'orders', 'disk is full'],
    ['orders-7c9d4f8b6-x2x9k app disk is full', 'orders', 'disk is full'],
    ['node-exporter-x2x9k node-exporter disk is full', 'node-exporter', 'disk is full'],
  ])('%s', (line, service, rest) => {
    const prefix = linePrefix(line);
    expect([prefix?.service, line.slice(prefix?.length)]).toEqual([service, rest]);
  });

  test.each([
    'disk is full',
    '[pod/orders] disk is full',
    'self-signed certificate in certificate chain',
    'pre-start hook failed with status 1',
    'non-empty directory was left',
    'read-write mount of the volume failed',
  ])('is nothing in: %s', (line) => {
    expect(linePrefix(line)).toBeNull();
  });
});
