import { describe, expect, test } from '@jest/globals';
import type { ResourceChange } from './resource-changes.ts';
import { resourceSigns } from './resource-signs.ts';

const change = (service: string, kind: ResourceChange['kind'], evidence: number): ResourceChange => ({
  service,
  metric: `${kind}`,
  kind,
  before: 1,
  after: 2,
  evidence,
});
const signsOf = (
  service: string,
  changes: readonly ResourceChange[],
  calls: Readonly<Record<string, readonly string[]>> = {},
) => {
  const graph = new Map(Object.entries(calls).map(([caller, callees]) => [caller, new Set(callees)]));
  const { changes: own = [], ...signs } = resourceSigns(changes, graph).get(service) ?? {};
  return { ...signs, own: own.length };
};
const NONE = { cpu: 0, memory: 0, slow: 0, network: 0 };

describe('what metrics say of a service', () => {
  test('is the strongest of each kind of its own', () => {
    const changes = [
      change('db', 'cpu', 2),
      change('db', 'cpu', 3),
      change('db', 'memory', 1),
      change('web', 'cpu', 9),
    ];
    expect(signsOf('db', changes)).toEqual({ ...NONE, cpu: 3, memory: 1, own: 3 });
  });

  test('is how late it answers beyond what it waits itself', () => {
    const late = change('web', 'server_latency', 5);
    expect(signsOf('web', [late])).toMatchObject({ slow: 5 });
    expect(signsOf('web', [late, change('web', 'client_latency', 2)])).toMatchObject({ slow: 3 });
    expect(signsOf('web', [late, change('web', 'client_latency', 7)])).toMatchObject({ slow: 0 });
  });

  test('is what its callers wait beyond what it takes and waits, the more the more of them wait', () => {
    const waits = [change('a', 'client_latency', 4), change('b', 'client_latency', 4)];
    expect(signsOf('db', waits, { a: ['db'] })).toEqual({ ...NONE, network: 4, own: 0 });
    expect(signsOf('db', waits, { a: ['db'], b: ['db'] }).network).toBeCloseTo(8 / Math.SQRT2, 9);
    expect(signsOf('db', waits, { a: ['db'], c: ['db'] }).network).toBeCloseTo(4 / Math.SQRT2, 9);
    expect(signsOf('db', [...waits, change('db', 'server_latency', 3)], { a: ['db'] })).toMatchObject({
      network: 1,
      slow: 3,
    });
    expect(signsOf('db', [...waits, change('db', 'client_latency', 9)], { a: ['db'] })).toMatchObject({
      network: 0,
      slow: 0,
    });
  });
});
