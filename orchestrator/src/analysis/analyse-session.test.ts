import { expect, test } from '@jest/globals';
import { sessionAnalysisSchema } from '@mats/contracts';
import { analyseSession } from './analyse-session.ts';
import { roundedCost } from './rounded-cost.ts';
import type { TurnRecord } from './analyse-session.ts';

const FAILURE = { code: 'agent_failed', message: 'The SRE agent failed: HTTP 500.', next: 'Look at its log.' };

function turn(number: number, given: Partial<TurnRecord> = {}): TurnRecord {
  return {
    id: `inv_${String(number).padStart(32, '0')}`,
    turn: number,
    traceId: String(number).padStart(32, '0'),
    prompt: `question ${number}`,
    state: 'done',
    askedAt: number * 10_000,
    endedAt: number * 10_000 + 1_000,
    error: null,
    verdict: 'root_cause',
    tokens: { prompt: 10, completion: 5 },
    costUsd: 0.25,
    events: [],
    opinions: { up: 0, down: 0 },
    ...given,
  };
}

function run(agent: 'sre' | 'architect', at: number, durationMs: number): TurnRecord['events'] {
  return [
    { at, body: { type: 'agent.started', agent, attempt: 1 } },
    { at: at + durationMs, body: { type: 'agent.done', agent, summary: '', duration_ms: durationMs } },
  ];
}

test('a session is from its first question to its last end, busy while at least one turn ran', () => {
  const turns = [turn(1), turn(2, { endedAt: 24_000 }), turn(3, { askedAt: 22_000, endedAt: 25_000 })];
  const { duration_ms, busy_ms, slowest } = analyseSession('s-1', turns);
  expect([duration_ms, busy_ms]).toEqual([15_000, 6_000]);
  expect(slowest).toMatchObject({ turn: 2, duration_ms: 4_000, prompt: 'question 2' });
});

test('agents share the time of all agents, and each turn names the one that it waited for longest', () => {
  const turns = [
    turn(1, { events: [...run('sre', 10_000, 600), ...run('architect', 10_700, 200)] }),
    turn(2, { events: run('architect', 20_000, 1_000) }),
  ];
  const { agents, bottlenecks } = analyseSession('s-1', turns);
  expect(agents).toEqual([
    { agent: 'architect', runs: 2, failed: 0, busy_ms: 1_200, share: 1_200 / 1_800 },
    { agent: 'sre', runs: 1, failed: 0, busy_ms: 600, share: 600 / 1_800 },
  ]);
  expect(bottlenecks).toEqual([
    { turn: 2, agent: 'architect', duration_ms: 1_000, share: 1 },
    { turn: 1, agent: 'sre', duration_ms: 600, share: 0.6 },
  ]);
});

test('an error is a turn in which anything failed, however often; a repeated agent does not make the turn fail', () => {
  const failed = { type: 'agent.failed', agent: 'sre', error: FAILURE } as const;
  const turns = [
    turn(1, {
      events: [
        { at: 10_000, body: { type: 'agent.started', agent: 'sre', attempt: 1 } },
        { at: 10_040, body: { ...failed, final: false } },
        { at: 10_050, body: { type: 'agent.started', agent: 'sre', attempt: 2 } },
        { at: 10_150, body: { ...failed, final: true } },
      ],
    }),
    turn(2, { state: 'failed', verdict: null, error: { ...FAILURE, code: 'internal' } }),
    turn(3),
    turn(4, { state: 'running', endedAt: null, verdict: null }),
  ];
  const analysis = sessionAnalysisSchema.parse(analyseSession('s-1', turns));
  expect(analysis).toMatchObject({ turns: 4, running: 1, errors: 2, success_rate: 2 / 3, verdicts: { root_cause: 2 } });
  expect(analysis.failures.map(({ turn: number, agent, code }) => [number, agent, code])).toEqual([
    [1, 'sre', 'agent_failed'],
    [1, 'sre', 'agent_failed'],
    [2, null, 'internal'],
  ]);
  expect(analysis.agents).toEqual([{ agent: 'sre', runs: 2, failed: 2, busy_ms: 140, share: 1 }]);
});

test('a sum of costs has no digits that adding has made', () => {
  expect(roundedCost(0.000026 + 0.00004 + 0.00006)).toBe(0.000126);
  expect(roundedCost(1_234.000000001)).toBe(1_234.000000001);
});

test('tokens, cost and thumbs are those of all turns', () => {
  const turns = [turn(1, { opinions: { up: 2, down: 1 } }), turn(2, { opinions: { up: 1, down: 0 } })];
  expect(analyseSession('s-1', turns)).toMatchObject({
    tokens: { prompt: 20, completion: 10 },
    cost_usd: 0.5,
    satisfaction: { up: 3, down: 1, score: 0.75 },
  });
});

test('a session whose first turn still runs has no rates yet', () => {
  expect(analyseSession('s-1', [turn(1, { state: 'running', endedAt: null, verdict: null })])).toMatchObject({
    turns: 1,
    running: 1,
    duration_ms: 0,
    success_rate: null,
    slowest: null,
    satisfaction: { score: null },
  });
});
