import { describe, expect, test } from '@jest/globals';
import { describedWorkload, kubernetesEvent } from './kubernetes-events.ts';
import { readLogLines } from './read-log-lines.ts';

describe('a row of Kubernetes events', () => {
  test.each([
    [
      '3m   Warning   BackOff   pod/orders-7c9d4f8b6-x2x9k   Back-off restarting failed container',
      'warn',
      'orders',
      'BackOff Back-off restarting failed container',
    ],
    [
      'shop   3m20s   Normal   ScalingReplicaSet   deployment/orders   Scaled up to 3',
      'info',
      'orders',
      'ScalingReplicaSet Scaled up to 3',
    ],
    [
      '<unknown>   Warning   FailedScheduling   0/3 nodes are available',
      'warn',
      null,
      'FailedScheduling 0/3 nodes are available',
    ],
    [
      '2m (x4 over 4m)   Warning   Unhealthy   pod/db-0   Readiness probe failed',
      'warn',
      'db',
      'Unhealthy Readiness probe failed',
    ],
    [
      '  Warning  Failed     2m (x4 over 4m)  kubelet   Error: ImagePullBackOff',
      'warn',
      null,
      'Failed Error: ImagePullBackOff',
    ],
    [
      '  Normal  Pulled  5m  kubelet  Container image already present',
      'info',
      null,
      'Pulled Container image already present',
    ],
  ])('%s', (line, severity, service, message) => {
    expect(kubernetesEvent(line)).toEqual({ severity, service, message });
  });

  test.each([
    ['a program that warns', '10:00:00 Warning Disk is nearly full'],
    ['a sentence', 'Normal operation goes on'],
    ['another type', '3m   Error   BackOff   pod/orders   text'],
    ['a reason in lower case', '3m   Warning   backoff   pod/orders   text'],
  ])('is not %s', (_, line) => {
    expect(kubernetesEvent(line)).toBeNull();
  });
});

describe('what `kubectl describe` tells of', () => {
  test.each([
    ['a pod, by its workload', 'Name:             worker-6f9c7d5b4-x2x9k', 'Namespace:        shop', 'worker'],
    ['a workload', 'Name:                   worker', 'Namespace:              shop', 'worker'],
    ['a node', 'Name:               node-1', 'Roles:              worker', 'node-1'],
    ['nothing where neither namespace nor roles follow', 'Name:               node-1', 'Labels:             a=b', null],
    ['nothing within an object', '    Name:  worker', 'Namespace: shop', null],
    ['nothing in a sentence', 'Name: of the person', 'Namespace: shop', null],
  ])('%s', (_, line, next, expected) => expect(describedWorkload(line, next)).toBe(expected));
});

test('lines of a described pod are its workload’s, and not the file’s', () => {
  const lines = ['Name:       worker-6f9c7d5b4-x2x9k', 'Namespace:  shop', '      Reason:   OOMKilled'];
  const read = readLogLines([{ file: 0, firstLine: 1, lines, service: 'describe' }], { referenceMs: 0 });
  expect(read.map(({ service }) => service)).toEqual(['worker', 'worker', 'worker']);
});
