import { expect, test } from '@jest/globals';
import type { Report } from '@mats/contracts';
import type { WeighedCandidate } from '@mats/engine';
import { writeReport } from './write-report.ts';

const SHA = 'abcdef0123456789abcdef0123456789abcdef01';

function reportOf(change: WeighedCandidate['change']): Report {
  const best: WeighedCandidate = {
    id: 'crash:app:src/a.ts:3',
    found: 'code',
    kind: 'code_defect',
    change,
    title: 'src/a.ts:3 in pay throws TypeError',
    headline: 'pay throws TypeError',
    commit: SHA,
    file: 'src/a.ts',
    line: 3,
    score: 0.9,
    odds: 1,
    reasons: [],
    nextSteps: [],
    for: [],
    against: [],
  };
  return writeReport({
    findings: [],
    evidence: [],
    judgement: { verdict: 'root_cause', confidence: 0.9, best, weighed: [best] },
    verification: { verified: new Set(), failed: [] },
    missingAgents: [],
    durationMs: 0,
  });
}

test('a commit that brought the cause is said to have introduced it', () => {
  const { cause, where } = reportOf('commit');
  expect(cause).toBe('pay throws TypeError. Introduced by abcdef01.');
  expect(where.commit).toBe(SHA);
});

test('a commit that only changed the place last is named as that, and blamed for nothing', () => {
  const { cause, where, change } = reportOf('none_known');
  expect(cause).toBe('src/a.ts:3 in pay throws TypeError. Last changed by abcdef01.');
  expect([where.commit, change]).toEqual([SHA, 'none_known']);
});
