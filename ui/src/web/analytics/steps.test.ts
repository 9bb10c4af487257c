import { expect, test } from '@jest/globals';
import type { Analytics } from '@mats/contracts';
import { pointsOf } from './steps.ts';

function figuresAt(at: string, turns: number): Analytics['series'][number] {
  return {
    at,
    sessions: 1,
    turns,
    failed: 0,
    duration_ms: null,
    tokens: { prompt: 0, completion: 0 },
    cost_usd: 0,
    satisfaction: { up: 0, down: 0, score: null },
  };
}

test.each([
  [
    'hour',
    '2026-03-01T22:30:00Z',
    '2026-03-02T01:00:00Z',
    '2026-03-02T00:00:00.000Z',
    ['03-01 22:00', '03-01 23:00', '03-02 00:00'],
  ],
  [
    'day',
    '2026-02-27T00:00:00Z',
    '2026-03-02T00:00:00Z',
    '2026-03-01T00:00:00.000Z',
    ['2026-02-27', '2026-02-28', '2026-03-01'],
  ],
  [
    'week',
    '2026-03-01T00:00:00Z',
    '2026-03-10T00:00:00Z',
    '2026-03-09T00:00:00.000Z',
    ['2026-02-23', '2026-03-02', '2026-03-09'],
  ],
  [
    'month',
    '2025-11-30T00:00:00Z',
    '2026-01-02T00:00:00Z',
    '2026-01-01T00:00:00.000Z',
    ['2025-11', '2025-12', '2026-01'],
  ],
] as const)('every %s has its place, those without a turn too', (step, from, to, at, labels) => {
  const points = pointsOf({ from, to, step, series: [figuresAt(at, 7)] }, ({ turns }) => turns);
  expect(points).toEqual(labels.map((label, index) => ({ label, value: index === 2 ? 7 : null })));
});
