import { expect, test } from '@jest/globals';
import type { SessionAnalysis } from '@mats/contracts';
import { analysisLines } from './session-lines.ts';

function analysis(cost: number): SessionAnalysis {
  return {
    session_id: 'night-run-7f3a',
    duration_ms: 8_650,
    busy_ms: 8_650,
    turns: 1,
    running: 0,
    agents: [{ agent: 'sre', runs: 1, failed: 0, busy_ms: 3_480, share: 1 }],
    errors: 0,
    failures: [],
    success_rate: 1,
    verdicts: { root_cause: 1 },
    tokens: { prompt: 14, completion: 5 },
    cost_usd: cost,
    satisfaction: { up: 0, down: 0, score: null },
    slowest: null,
    bottlenecks: [],
  };
}

test('one turn and one run are no turns and runs', () => {
  expect(analysisLines(analysis(0))).toEqual([
    '1 turn in 8.65 s, busy for 8.65 s',
    'answered: 100 %; turns with a failure: 0',
    '  root_cause: 1',
    'sre: 1 run, 0 failed, 3.48 s (100 %)',
    'tokens: 14 in, 5 out; cost: $0.00',
    'thumbs: 0 up, 0 down',
  ]);
});

test.each([
  [0.000068, '$0.000068'],
  [0.0000002, '< $0.000001'],
  [0.0021, '$0.0021'],
  [12.345, '$12.35'],
])('what was spent is no nothing: %d dollars are told as %s', (cost, words) => {
  expect(analysisLines(analysis(cost))).toContain(`tokens: 14 in, 5 out; cost: ${words}`);
});
