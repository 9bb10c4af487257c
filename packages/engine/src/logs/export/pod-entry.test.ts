import { describe, expect, test } from '@jest/globals';
import { unpackExport } from './unpack-export.ts';

const POD = {
  kind: 'Pod',
  metadata: { name: 'cart-7b4c5d6f8d-9wz2m', creationTimestamp: '2026-11-29T06:00:00Z' },
  spec: { containers: [{ name: 'app', resources: { limits: { memory: '192Mi' } } }] },
  status: {
    containerStatuses: [
      {
        name: 'app',
        restartCount: 9,
        state: { waiting: { reason: 'CrashLoopBackOff' } },
        lastState: { terminated: { reason: 'OOMKilled', exitCode: 137, finishedAt: '2026-11-29T07:03:40Z' } },
      },
    ],
  },
};
const told = (document: unknown): string | null => unpackExport(JSON.stringify(document, null, 2));

describe('a pod that kubectl prints', () => {
  test('is a line of its workload with reason, code and limit of its containers', () => {
    expect(told({ kind: 'List', items: [POD] })).toContain(
      '[pod/cart/cart] 2026-11-29T07:03:40.000000000Z ERROR pod cart-7b4c5d6f8d-9wz2m, container app, Reason: CrashLoopBackOff, Reason: OOMKilled, Exit Code: 137, memory limit 192Mi, restarted 9 times',
    );
  });
});
