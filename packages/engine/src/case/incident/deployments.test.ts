import { describe, expect, test } from '@jest/globals';
import { deploymentsInFeeds, rolloutBefore } from './deployments.ts';
import type { LocatedDeployment } from './deployments.ts';
import type { LocatedChange } from './incident-input.ts';

const change = (more: Partial<LocatedChange>): LocatedChange =>
  ({
    type: 'deployment',
    service: 'web',
    revision: 'v2',
    time: '2026-01-09T10:00:00Z',
    locator: { source: 'attachment', name: 'changes', label: 'changes.csv' },
    ...more,
  }) as LocatedChange;

describe('the deployments of a change feed', () => {
  test('are its deployments of a service that name a revision', () => {
    const found = deploymentsInFeeds([
      change({ previous: 'v1' }),
      change({ time: null }),
      change({ type: 'configuration' }),
      change({ service: undefined } as Partial<LocatedChange>),
      change({ revision: undefined } as Partial<LocatedChange>),
    ]);
    expect(found.map(({ service, revision, previous, time }) => ({ service, revision, previous, time }))).toEqual([
      { service: 'web', revision: 'v2', previous: 'v1', time: Date.UTC(2026, 0, 9, 10) },
      { service: 'web', revision: 'v2', previous: undefined, time: null },
    ]);
  });
});

describe('the rollout before a moment', () => {
  const at = (seconds: number | null, service = 'web', name = 'changes'): LocatedDeployment =>
    ({
      service,
      revision: 'v2',
      time: seconds === null ? null : seconds * 1_000,
      told: { change: change({ locator: { source: 'attachment', name, label: name } } as Partial<LocatedChange>) },
    }) as LocatedDeployment;
  const began = (...deployments: LocatedDeployment[]): number | null => {
    const found = rolloutBefore({ at: 1_000_000, to: 1_010_000 }, deployments);
    return found === null ? null : found / 1_000;
  };

  test.each([
    ['is the deployment right before it', [at(100), at(970)], 970],
    ['may be a minute before it', [at(940)], 940],
    ['is none more than a minute before it', [at(939)], null],
    ['may be within the time in which it began', [at(1_005)], 1_005],
    ['is none after that', [at(1_011)], null],
    ['began with the first of several services, a minute apart each', [at(820, 'a'), at(880, 'b'), at(940, 'c')], 820],
    ['ends where the same service was deployed before', [at(950), at(990)], 990],
    ['is told of by several logs', [at(985, 'web', 'log'), at(990)], 985],
    ['leaves out what has no time', [at(990), at(null)], 990],
  ])('%s', (_, deployments, expected) => {
    expect(began(...deployments)).toBe(expected);
  });

  test('is none where nothing began', () => {
    expect(rolloutBefore(null, [at(990)])).toBeNull();
  });
});
