import { describe, expect, jest, test } from '@jest/globals';
import { analyticsSchema } from '@mats/contracts';
import request from 'supertest';
import { ask } from '../testing/ask.ts';
import { as } from '../testing/start-orchestrator.ts';
import type { StartedOrchestrator } from '../testing/start-orchestrator.ts';
import { stoppedAfterEach } from '../testing/stopped-after-each.ts';
import { analyticsOf, NOTHING, stepFor, wholeDays } from './analytics.ts';

// The first start of a file takes as long as the machine is busy.
jest.setTimeout(120_000);

const DAY_MS = 86_400_000;
describe('the figures', () => {
  test('name the duration below which half, 95 and 99 per cent of the turns lie, within one per cent', () => {
    // The bins of 1, 2, ... 1,000 seconds.
    const bins = new Map<number, number>();
    for (let ms = 1_000; ms <= 1_000_000; ms += 1_000) {
      const bin = Math.ceil(Math.log(ms) / Math.log(1.02));
      bins.set(bin, (bins.get(bin) ?? 0) + 1);
    }
    const rows = [...bins].map(([bin, n]) => ({ ...NOTHING, part: 'duration', key: String(bin), n }));
    const { totals } = analyticsOf([{ ...NOTHING, part: 'turn', n: 1_000, ms: 500_500_000 }, ...rows]);
    const { mean = 0, p50 = 0, p95 = 0, p99 = 0 } = totals.duration_ms ?? {};
    expect(mean).toBe(500_500);
    for (const [seen, exact] of [
      [p50, 500_000],
      [p95, 950_000],
      [p99, 990_000],
    ] as const) {
      expect(Math.abs(seen / exact - 1)).toBeLessThan(0.0101);
    }
  });

  test('of nothing are zeros and nulls', () => {
    expect(analyticsOf([])).toMatchObject({
      totals: { turns: 0, duration_ms: null, success_rate: null, satisfaction: { score: null } },
      series: [],
      agents: [],
    });
  });

  test('say how long an agent takes when it answers', () => {
    const rows = [
      { ...NOTHING, part: 'agent', key: 'sre', n: 4, failed: 1, ms: 900 },
      { ...NOTHING, part: 'agent', key: 'architect', n: 1, failed: 1, ms: 0 },
    ];
    expect(analyticsOf(rows).agents).toEqual([
      { agent: 'sre', runs: 4, failed: 1, mean_ms: 300, share: 1 },
      { agent: 'architect', runs: 1, failed: 1, mean_ms: null, share: 0 },
    ]);
  });
});

test('a time is read by the hour up to two days, and in whole days beyond', () => {
  expect([1, 2, 3, 62, 63, 400, 401].map((days) => stepFor(days * DAY_MS))).toEqual([
    'hour',
    'hour',
    'day',
    'day',
    'week',
    'week',
    'month',
  ]);
  const from = Date.UTC(2026, 0, 1, 13);
  expect(wholeDays(from, from + 3 * DAY_MS)).toEqual({
    from: new Date('2026-01-01T00:00:00Z'),
    to: new Date('2026-01-05T00:00:00Z'),
    step: 'day',
  });
  expect(wholeDays(from, from + DAY_MS).from).toEqual(new Date(from));
});

describe('GET /analytics', () => {
  const start = stoppedAfterEach();
  const get = ({ url }: StartedOrchestrator, search: string, user = 'ann@example.com'): request.Test =>
    request(url).get(`/analytics${search}`).set(as(user));

  test("tells of the asker's own turns: how many, how long, by whom, with what verdict", async () => {
    const orchestrator = await start();
    await ask(orchestrator, { session: 's-1', body: { metadata: { tier: 'premium' } } });
    await ask(orchestrator, { session: 's-1' });
    await ask(orchestrator, { session: 's-2', user: 'bob@example.com' });
    const mine = analyticsSchema.parse((await get(orchestrator, '')).body);
    expect(mine).toMatchObject({
      step: 'day',
      totals: { sessions: 1, turns: 2, failed: 0, success_rate: 1 },
      verdicts: [{ verdict: 'root_cause', turns: 2 }],
      longest: [{ id: 's-1', turns: 2 }],
    });
    const asked = orchestrator.invocations.filter(({ invoke }) => invoke.session_id === 's-1');
    const runs = mine.agents.flatMap((one) => Array.from({ length: one.runs }, () => one.agent));
    expect(runs.toSorted()).toEqual(asked.map(({ agent }) => agent).toSorted());
    expect(mine.choices).toContainEqual({ filter: 'metadata.tier', value: 'premium', turns: 1 });
    const turnsOf = async (search: string): Promise<number> => (await get(orchestrator, search)).body.totals.turns;
    expect(await turnsOf('?metadata.tier=premium')).toBe(1);
    expect(await turnsOf('?metadata.tier=premium&service=checkout')).toBe(1);
    expect(await turnsOf('?metadata.tier=premium&service=web')).toBe(0);
    expect(await turnsOf('?to=2020-01-01T00:00:00Z')).toBe(0);
    expect(await turnsOf(`?from=${new Date(Date.now() - DAY_MS).toISOString()}`)).toBe(2);
    const lines = (await get(orchestrator, '/turns?metadata.tier=premium')).text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { session_id: 's-1', opens_session: true, verdict: 'root_cause', metadata: { tier: 'premium' } },
    ]);
  });

  test.each([
    ['?colour=red', 'colour: there is no such filter'],
    ['?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z', 'from: it is not before to'],
    ['?service=a&service=b', 'service: one value is expected'],
    ['?from=yesterday', 'from'],
  ])('refuses %s and says why', async (search, reason) => {
    const { status, body } = await get(await start(), search);
    expect([status, body.error.code]).toEqual([400, 'invalid_request']);
    expect(body.error.message).toContain(reason);
  });
});
