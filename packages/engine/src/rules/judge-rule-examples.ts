import type { Candidate, Signal } from '@mats/contracts';
import { FAILURE_LINE, ofFinding } from './testing/judged-case.ts';
import type { JudgedCase } from './testing/judged-case.ts';
import type { RuleExample } from './testing/rule-example.ts';

const change = (score: number, ...codes: readonly string[]): Candidate =>
  ofFinding({ id: 'change', found: 'change', service: 'mail', score }, codes);
const crash = (score: number, ...codes: readonly string[]): Candidate =>
  ofFinding({ id: 'crash', found: 'code', service: 'mail', score }, codes);
const known = (score: number): Candidate =>
  ofFinding({ id: 'known', found: 'known_failure', kind: 'disk_full', service: 'stock', score });
const reported = (code: string): Candidate =>
  ofFinding({ id: 'reported', found: 'reported', kind: 'invalid_setting', score: 0.5 }, [code]);
const signal = (kind: Signal['kind'], more: Partial<Signal> = {}): Signal => ({
  kind,
  source: 'containers',
  service: 'stock',
  count: 3,
  evidence: [FAILURE_LINE],
  ...more,
});
const of = (about: string, first: string, input: JudgedCase): RuleExample<JudgedCase>['decides'] => ({
  about,
  first,
  input,
});

/** Logs that hardly leave open whether they tell the cause. */
const TOLD = { unknown: 0.02, noIncident: 0.001 };
const OUTAGE: Signal = {
  kind: 'provider_outage',
  source: 'logs',
  target: 'pay.example',
  count: 1,
  evidence: [FAILURE_LINE],
};
const SURGE = signal('load_surge', { source: 'metrics' });
const TIMEOUT = signal('timeout', { source: 'logs' });

/** What decides between the candidates of all agents. */
export const JUDGE_RULE_EXAMPLES: readonly RuleExample<JudgedCase>[] = [
  {
    code: 'change_was_made',
    decides: of('change', 'change', { candidates: [change(0.6)] }),
    looksAlike: of('crash', 'inconclusive', { candidates: [crash(0.6)] }),
  },
  {
    code: 'share_of_finding',
    decides: of('change', 'inconclusive', { candidates: [change(0.05)] }),
    // What containers record is found for itself, and shares its chance with nothing.
    looksAlike: of('signal:disk_full:stock', 'signal:disk_full:stock', { signals: [signal('disk_full')] }),
  },
  {
    code: 'nothing_but_time',
    decides: of('change', 'inconclusive', { candidates: [change(0.6, 'nothing_but_time')] }),
    looksAlike: of('change', 'change', { candidates: [change(0.6)] }),
  },
  {
    code: 'deployed_before',
    decides: of('change', 'change', {
      candidates: [change(0.65, 'deployed_before_onset'), known(0.9)],
      outlook: TOLD,
    }),
    // A deployment brings many changes: it says nothing for one that does not fit by itself.
    looksAlike: of('change', 'known', {
      candidates: [change(0.55, 'deployed_before_onset'), known(0.9)],
      outlook: TOLD,
    }),
  },
  {
    code: 'crash_in_own_code',
    decides: of('crash', 'crash', { candidates: [crash(0.6, 'crash_in_own_code')] }),
    looksAlike: of('crash', 'inconclusive', { candidates: [crash(0.6, 'location_moved')] }),
  },
  {
    code: 'reports_other_failure',
    decides: of('crash', 'known', {
      candidates: [crash(0.6, 'crash_in_own_code', 'reports_other_failure'), known(0.6)],
      outlook: { unknown: 0.06, noIncident: 0.001 },
    }),
    looksAlike: of('crash', 'crash', {
      candidates: [crash(0.6, 'crash_in_own_code'), known(0.6)],
      outlook: { unknown: 0.06, noIncident: 0.001 },
    }),
  },
  {
    code: 'outage_announced',
    decides: of('outage:pay.example:', 'outage:pay.example:', {
      signals: [OUTAGE],
    }),
    // A neighbour that is blamed and says nothing of itself.
    looksAlike: of('neighbour', 'inconclusive', {
      candidates: [ofFinding({ id: 'neighbour', found: 'neighbour', kind: 'outside_outage', score: 0.5 })],
    }),
  },
  {
    code: 'state_recorded',
    decides: of('signal:disk_full:stock', 'signal:disk_full:stock', { signals: [signal('disk_full')] }),
    looksAlike: of('signal:disk_full:stock', 'inconclusive', { signals: [signal('disk_full', { source: 'logs' })] }),
  },
  {
    code: 'load_rose',
    decides: of('load:stock', 'load:stock', { signals: [SURGE, TIMEOUT] }),
    // More requests came in, and nothing shows that they were too many.
    looksAlike: of('load:stock', 'inconclusive', { signals: [SURGE] }),
  },
  {
    code: 'place_only',
    decides: of('signal:failing_requests:stock', 'inconclusive', {
      signals: [signal('failing_requests', { source: 'traces' })],
      firstService: 'stock',
    }),
    looksAlike: of('signal:changed_behaviour:stock', 'signal:changed_behaviour:stock', {
      signals: [signal('changed_behaviour', { source: 'traces' })],
      firstService: 'stock',
    }),
  },
  {
    code: 'in_first_service',
    decides: of('crash', 'crash', { candidates: [crash(0.6)], firstService: 'mail' }),
    looksAlike: of('crash', 'inconclusive', { candidates: [crash(0.6)], firstService: 'stock' }),
  },
  {
    code: 'reported_change',
    decides: of('reported', 'reported', { candidates: [reported('reported_change_fits')] }),
    looksAlike: of('reported', 'inconclusive', { candidates: [reported('reported_change')] }),
  },
  {
    code: 'known_odds',
    decides: of('known', 'known', { candidates: [known(0.6)], outlook: { unknown: 0.1, noIncident: 0.001 } }),
    looksAlike: of('crash', 'inconclusive', {
      candidates: [crash(0.6)],
      outlook: { unknown: 0.1, noIncident: 0.001 },
    }),
  },
  {
    code: 'well_odds',
    decides: of('no_incident', 'no_incident', { outlook: { unknown: 0.05, noIncident: 0.9 } }),
    looksAlike: of('known', 'known', {
      candidates: [known(0.9)],
      outlook: { unknown: 0.05, noIncident: 0.05 },
    }),
  },
];
