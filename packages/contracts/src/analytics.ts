import { z } from 'zod';
import { causeKindSchema } from './cause-kind.ts';
import { sessionIdSchema } from './ids.ts';
import { VERDICTS } from './report.ts';
import { satisfactionSchema, tokenCountsSchema } from './session-analysis.ts';

const countSchema = z.int().nonnegative();
const shareSchema = z.number().min(0).max(1);

/** How long turns took, in milliseconds; percentiles within one per cent; null where no turn ended. */
const durationsSchema = z.object({
  mean: z.number().nonnegative(),
  p50: z.number().nonnegative(),
  p95: z.number().nonnegative(),
  p99: z.number().nonnegative(),
});

const figuresSchema = z.object({
  /** Sessions whose first question is among the turns. */
  sessions: countSchema,
  /** Turns that have ended. */
  turns: countSchema,
  /** Of these, those without a report: failed or stopped. */
  failed: countSchema,
  duration_ms: durationsSchema.nullable(),
  tokens: tokenCountsSchema,
  cost_usd: z.number().nonnegative(),
  satisfaction: satisfactionSchema,
});

export const ANALYTICS_STEPS = ['hour', 'day', 'week', 'month'] as const;

/** What turns can be told apart by; `metadata.<key>` beside these. */
export const ANALYTICS_FILTERS = ['tenant', 'user', 'service', 'kind'] as const;

/** `GET /analytics`: the turns of the sessions that the asker is a member of. Times are ISO 8601. */
export const analyticsSchema = z.object({
  from: z.iso.datetime(),
  /** Not included. */
  to: z.iso.datetime(),
  step: z.enum(ANALYTICS_STEPS),
  totals: figuresSchema.extend({ success_rate: shareSchema.nullable() }),
  /** One for each step in which a turn was asked, in order; `at` is its begin. */
  series: z.array(figuresSchema.extend({ at: z.iso.datetime() })),
  /** The commonest first, as everything below. */
  verdicts: z.array(z.object({ verdict: z.enum(VERDICTS), turns: countSchema })),
  /** What was wrong in the incidents that were asked about. */
  kinds: z.array(z.object({ kind: causeKindSchema, turns: countSchema })),
  /** Why turns ended without a report: codes of the error registry. */
  failures: z.array(z.object({ code: z.string(), turns: countSchema })),
  agents: z.array(
    z.object({
      agent: z.string(),
      runs: countSchema,
      failed: countSchema,
      /** Of runs that did not fail; null where all failed. */
      mean_ms: z.number().nonnegative().nullable(),
      /** Of the time of all agents. */
      share: shareSchema,
    }),
  ),
  /** The sessions that were busy longest, at most ten. */
  longest: z.array(
    z.object({
      id: sessionIdSchema,
      title: z.string(),
      turns: countSchema,
      duration_ms: z.number().nonnegative(),
      last_activity: z.iso.datetime(),
    }),
  ),
  /** Values that can be filtered by in this time, with their turns; at most fifty of each. */
  choices: z.array(z.object({ filter: z.string(), value: z.string(), turns: countSchema })),
});
export type Analytics = z.infer<typeof analyticsSchema>;
export type AnalyticsStep = (typeof ANALYTICS_STEPS)[number];

/** One ended turn as exports have it: `GET /analytics/turns`, a JSON line each. */
export const turnFactSchema = z.object({
  investigation_id: z.string(),
  session_id: z.string(),
  at: z.iso.datetime(),
  tenant: z.string(),
  user: z.string(),
  /** Empty where no service, kind, verdict or failure is known. */
  service: z.string(),
  kind: z.string(),
  state: z.string(),
  verdict: z.string(),
  failure: z.string(),
  opens_session: z.boolean(),
  duration_ms: countSchema,
  prompt_tokens: countSchema,
  completion_tokens: countSchema,
  cost_usd: z.number(),
  thumbs_up: countSchema,
  thumbs_down: countSchema,
  /** Names and values, at most eight. */
  metadata: z.record(z.string(), z.string()),
  agents: z.array(z.object({ agent: z.string(), runs: countSchema, failed: countSchema, ms: countSchema })),
});
export type TurnFact = z.infer<typeof turnFactSchema>;
