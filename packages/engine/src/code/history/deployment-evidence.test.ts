import { describe, expect, test } from '@jest/globals';
import type { Clue } from './clue.ts';
import type { Commit } from './commit.ts';
import { rankCommits } from './rank-commits.ts';
import { deploymentEvidence } from './deployment-evidence.ts';

const MINUTE = 60_000;
const ONSET = 1_000 * MINUTE;
const SHA = 'c'.repeat(40);

const commit: Commit = {
  sha: SHA,
  author: 'Ann',
  time: ONSET - 90 * MINUTE,
  subject: 'tidy',
  files: [
    {
      path: 'lib/basket.ts',
      status: 'modified',
      hunks: [
        {
          oldStart: 1,
          oldLines: 1,
          newStart: 1,
          newLines: 1,
          lines: ['-const basket = open();', '+const basket = reopen(basketKey);'],
        },
      ],
    },
  ],
};

const clueOf = (minutes: number, more: Partial<Clue> = {}): Clue => ({
  suspects: [],
  parts: ['basket'],
  onset: ONSET,
  deployments: [{ revision: SHA.slice(0, 9), service: 'basket', time: ONSET - minutes * MINUTE }],
  ...more,
});
const weightOf = (clue: Clue): number => deploymentEvidence(commit, clue).reduce((sum, { weight }) => sum + weight, 0);

describe('deploymentEvidence', () => {
  test('the nearer a deployment lies before the failure, the more it says', () => {
    expect(weightOf(clueOf(0))).toBe(1);
    expect(weightOf(clueOf(15))).toBe(0.5);
    expect(weightOf(clueOf(60))).toBeCloseTo(1 / 16, 6);
  });

  test('a measurement that changed right after the deployment counts, however late the failure showed', () => {
    expect(weightOf(clueOf(80, { changes: [ONSET - 80 * MINUTE] }))).toBe(1);
  });

  test('what went live only on a part that the failing one does not call can hardly be the cause', () => {
    const [reason] = deploymentEvidence(commit, clueOf(5, { parts: ['mail'] }));
    expect(reason).toEqual({ code: 'live_elsewhere', weight: -1, values: { part: 'basket' }, connects: false });
    const { deployments = [] } = clueOf(5);
    const both = [...deployments, ...deployments.map((one) => ({ ...one, service: 'mail' }))];
    expect(weightOf(clueOf(5, { parts: ['mail'], deployments: both }))).toBeGreaterThan(0);
    expect(weightOf(clueOf(5, { parts: [] }))).toBe(0);
  });

  test('deployments of other commits and after the failure say nothing', () => {
    expect(weightOf(clueOf(5, { deployments: [{ revision: 'd'.repeat(40), service: 'basket', time: ONSET }] }))).toBe(
      0,
    );
    expect(weightOf(clueOf(-30))).toBe(0);
  });

  test('a commit that nothing deployed before the failure is less likely, if deployments are known at all', () => {
    expect(
      weightOf(clueOf(0, { deployments: [{ revision: 'd'.repeat(40), service: 'basket', time: commit.time - 1 }] })),
    ).toBe(-1);
    expect(weightOf(clueOf(0, { deployments: [] }))).toBe(0);
  });

  test('a deployment alone blames nothing', () => {
    expect(rankCommits([commit], clueOf(0)).blamed).toBeUndefined();
  });
});
