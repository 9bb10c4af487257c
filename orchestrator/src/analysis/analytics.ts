import { CAUSE_KINDS, VERDICTS } from '@mats/contracts';
import type { Analytics, AnalyticsStep } from '@mats/contracts';
import { BIN_GROWTH } from '../store/turn-facts.ts';
import type { CountRow } from '../store/analytics-store.ts';
import { satisfactionOf } from './analyse-session.ts';
import { roundedCost } from './rounded-cost.ts';

type Figures = Analytics['series'][number];
type Counts = Pick<Analytics, 'totals' | 'series' | 'verdicts' | 'kinds' | 'failures' | 'agents'>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How long a time may be to be shown in a step: some fifty steps at most. */
const STEPS: readonly (readonly [AnalyticsStep, number])[] = [
  ['hour', 2 * DAY_MS],
  ['day', 62 * DAY_MS],
  ['week', 400 * DAY_MS],
];

/** Into which steps a time is cut, in milliseconds of its length. */
export function stepFor(lengthMs: number): AnalyticsStep {
  return STEPS.find(([, longest]) => lengthMs <= longest)?.[0] ?? 'month';
}

/** The time in whole days in UTC, unless it is so short that it is read by the hour. */
export function wholeDays(from: number, to: number): { from: Date; to: Date; step: AnalyticsStep } {
  const step = stepFor(to - from);
  if (step === 'hour') return { from: new Date(from), to: new Date(to), step };
  return {
    from: new Date(Math.floor(from / DAY_MS) * DAY_MS),
    to: new Date(Math.ceil(to / DAY_MS) * DAY_MS),
    step,
  };
}

/** The middle of a bin: what differs least from all that is in it. */
function millisecondsOf(bin: number): number {
  return bin === 0 ? 0.5 : (2 * BIN_GROWTH ** bin) / (BIN_GROWTH + 1);
}

/** The value below which a share of all lies, from sorted bins. */
function percentile(bins: readonly { bin: number; n: number }[], share: number): number {
  const all = bins.reduce((sum, { n }) => sum + n, 0);
  const place = Math.max(1, Math.ceil(all * share));
  let seen = 0;
  for (const { bin, n } of bins) {
    seen += n;
    if (seen >= place) return millisecondsOf(bin);
  }
  return 0;
}

function durationsOf(rows: readonly CountRow[], turns: CountRow): Figures['duration_ms'] {
  const bins = rows
    .filter(({ part }) => part === 'duration')
    .map(({ key, n }) => ({ bin: Number(key), n }))
    .toSorted((a, b) => a.bin - b.bin);
  if (turns.n === 0 || bins.length === 0) return null;
  const at = (share: number): number => Math.round(percentile(bins, share));
  return { mean: turns.ms / turns.n, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** The sums of no turn. */
export const NOTHING: CountRow = {
  at: null,
  part: 'turn',
  key: '',
  n: 0,
  failed: 0,
  ms: 0,
  opened: 0,
  up: 0,
  down: 0,
  prompt_tokens: 0,
  completion_tokens: 0,
  cost_usd: 0,
};

function figuresOf(rows: readonly CountRow[]): Omit<Figures, 'at'> {
  const turns = rows.find(({ part }) => part === 'turn') ?? NOTHING;
  return {
    sessions: turns.opened,
    turns: turns.n,
    failed: turns.failed,
    duration_ms: durationsOf(rows, turns),
    tokens: { prompt: turns.prompt_tokens, completion: turns.completion_tokens },
    cost_usd: roundedCost(turns.cost_usd),
    satisfaction: satisfactionOf(turns),
  };
}

/** The rows of a part, the commonest first. */
function ranked(rows: readonly CountRow[], part: string): CountRow[] {
  return rows.filter((row) => row.part === part).toSorted((a, b) => b.n - a.n || a.key.localeCompare(b.key));
}

function agentsOf(rows: readonly CountRow[]): Analytics['agents'] {
  const agents = ranked(rows, 'agent');
  const all = agents.reduce((sum, { ms }) => sum + ms, 0);
  return agents.map(({ key, n, failed, ms }) => ({
    agent: key,
    runs: n,
    failed,
    mean_ms: n === failed ? null : ms / (n - failed),
    share: all === 0 ? 0 : ms / all,
  }));
}

/** What sums over turns say: all of them, by step, by verdict, by kind of cause, by failure, by agent. */
export function analyticsOf(rows: readonly CountRow[]): Counts {
  const whole = rows.filter(({ at }) => at === null);
  const figures = figuresOf(whole);
  const steps = Map.groupBy(
    rows.filter(({ at }) => at !== null),
    ({ at }) => at?.toISOString() ?? '',
  );
  const outcomes = ranked(whole, 'outcome');
  return {
    totals: {
      ...figures,
      success_rate: figures.turns === 0 ? null : (figures.turns - figures.failed) / figures.turns,
    },
    series: [...steps].map(([at, own]) => ({ at, ...figuresOf(own) })).toSorted((a, b) => a.at.localeCompare(b.at)),
    verdicts: outcomes.flatMap(({ key, n }) => {
      const verdict = VERDICTS.find((one) => one === key);
      return verdict === undefined ? [] : [{ verdict, turns: n }];
    }),
    kinds: ranked(whole, 'kind').flatMap(({ key, n }) => {
      const kind = CAUSE_KINDS.find((one) => one === key);
      return kind === undefined ? [] : [{ kind, turns: n }];
    }),
    failures: ranked(whole, 'failure').map(({ key, n }) => ({ code: key, turns: n })),
    agents: agentsOf(whole),
  };
}
