import type { Analytics } from '@mats/contracts';

const DAY_MS = 86_400_000;
const BEGIN = Date.UTC(2026, 0, 1);
const DAYS = 30;

type Figures = Analytics['series'][number];

function figuresOf(day: number): Figures {
  const slow = (1 + ((day * 7) % 5)) * 3_000;
  return {
    at: new Date(BEGIN + day * DAY_MS).toISOString(),
    sessions: 3 + ((day * 7) % 9),
    turns: 12 + ((day * 13) % 31),
    failed: day % 3,
    // Nothing ended on one of the days.
    duration_ms: day === 12 ? null : { mean: slow, p50: slow / 2, p95: slow * 2, p99: slow * 4 },
    tokens: { prompt: 0, completion: 0 },
    cost_usd: 0,
    satisfaction: { up: 1, down: 0, score: 1 },
  };
}

/** What the analytics of a month say; what is not asked for by the page is left at a plain value. */
export function sampleAnalytics(): Analytics {
  return {
    from: new Date(BEGIN).toISOString(),
    to: new Date(BEGIN + DAYS * DAY_MS).toISOString(),
    step: 'day',
    totals: {
      sessions: 214,
      turns: 861,
      failed: 24,
      success_rate: 837 / 861,
      duration_ms: { mean: 9_000, p50: 4_200, p95: 21_000, p99: 65_000 },
      tokens: { prompt: 1_203_400, completion: 84_021 },
      cost_usd: 12.4,
      satisfaction: { up: 81, down: 19, score: 0.81 },
    },
    series: Array.from({ length: DAYS }, (_, day) => figuresOf(day)).filter((_, day) => day !== 5),
    verdicts: [
      { verdict: 'root_cause', turns: 422 },
      { verdict: 'inconclusive', turns: 180 },
    ],
    kinds: [
      { kind: 'code_defect', turns: 180 },
      { kind: 'disk_full', turns: 66 },
    ],
    failures: [{ code: 'agent_unreachable', turns: 14 }],
    agents: [
      { agent: 'sre', runs: 720, failed: 12, mean_ms: 3_200, share: 0.85 },
      { agent: 'architect', runs: 3, failed: 3, mean_ms: null, share: 0.15 },
    ],
    longest: [
      {
        id: 's-long',
        title: 'Why does checkout return 500 since the deploy, and which commit changed that?',
        turns: 14,
        duration_ms: 900_000,
        last_activity: new Date(BEGIN + DAY_MS).toISOString(),
      },
    ],
    choices: [
      { filter: 'kind', value: 'disk_full', turns: 66 },
      { filter: 'metadata.tier', value: 'premium', turns: 210 },
      { filter: 'service', value: 'checkout', turns: 400 },
    ],
  };
}
