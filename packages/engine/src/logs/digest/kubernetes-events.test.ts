import { describe, expect, test } from '@jest/globals';
import { kubernetesEvent } from './kubernetes-events.ts';

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
