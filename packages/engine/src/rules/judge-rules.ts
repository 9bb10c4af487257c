import type { Candidate } from '@mats/contracts';
import type { Rule, RuleRow } from './rule.ts';

/** A candidate, and what the judge knows of it besides. */
export interface CandidateView {
  readonly candidate: Candidate;
  /** Whether it lies in the service that failed first; null when that is not known. */
  readonly inFirstService: boolean | null;
}

const flag = (holds: boolean): number => (holds ? 1 : 0);
const has = ({ candidate }: CandidateView, code: string): boolean => candidate.reasons.some((one) => one.code === code);
const LEAST_SHARE = 0.001;
const isKnown = ({ candidate }: CandidateView): boolean => candidate.found === 'known_failure';

/** What speaks for a candidate beside what was found on its own. */
export const JUDGE_RULES = [
  {
    code: 'change_was_made',
    why: 'Most outages follow a change.',
    source: 'Beyer et al., Site Reliability Engineering, 2016, chapter 1: about 70 % of outages are due to changes',
    sign: 1,
    measure: ({ candidate }) => flag(candidate.found === 'change'),
  },
  {
    code: 'share_of_finding',
    why: 'The changes of one history and the places of one crash share its chance: what makes one likelier makes the others less so.',
    sign: 1,
    measure: ({ candidate }) =>
      candidate.found === 'code' || candidate.found === 'change' ? Math.log(Math.max(LEAST_SHARE, candidate.score)) : 0,
  },
  {
    code: 'nothing_but_time',
    why: 'A change that only time ties to the failure is one of many.',
    sign: -1,
    // The suites hold two such changes: a window of the history mostly holds ten commits or more.
    prior: Math.log(1 / 10),
    measure: (view) => flag(view.candidate.found === 'change' && has(view, 'nothing_but_time')),
  },
  {
    code: 'deployed_before',
    why: 'What begins right after a deployment was mostly brought by it.',
    sign: 1,
    measure: (view) => flag(has(view, 'deployed_before_onset')) * (view.candidate.score >= 0.6 ? 1 : 0),
  },
  {
    code: 'crash_in_own_code',
    why: 'A crash whose frames lie in the repository was read to the statement that failed, whatever else complains.',
    sign: 1,
    measure: (view) => flag(has(view, 'crash_in_own_code')),
  },
  {
    code: 'reports_other_failure',
    why: 'An exception that reports a full disk or a failing neighbour is thrown by code that works.',
    sign: -1,
    measure: (view) => flag(has(view, 'reports_other_failure')),
  },
  {
    code: 'outage_announced',
    why: 'Who says itself that it is impaired, and is named where the failure shows, is believed: chance seldom brings both together.',
    sign: 1,
    // Of a factor of a thousand a hundred is kept back: pages are looked at because something fails, and names are shared.
    source:
      'service level agreements of large providers promise 99.9 % of each month, so that one hour in a thousand is impaired',
    prior: Math.log(1_000 / 100),
    measure: (view) => flag(has(view, 'outage_announced')),
  },
  {
    code: 'state_recorded',
    why: "What a container runtime or a gauge has recorded is a fact; a line is somebody's word.",
    sign: 1,
    // No suite holds states of containers: as much as the fitted weights give a line that names its cause.
    prior: Math.log(5),
    measure: ({ candidate }) => flag(candidate.found === 'resource'),
  },
  {
    code: 'load_rose',
    why: 'Demand that rose several times over just before it began explains what could not keep up: chance seldom brings both together.',
    sign: 1,
    // Sudden rises of this size come in less than one hour of a hundred; of that factor ten is kept back, as services are built for some.
    prior: Math.log(100 / 10),
    measure: ({ candidate }) => flag(candidate.found === 'load'),
  },
  {
    code: 'place_only',
    why: 'Where requests begin to fail is a place and not yet a cause.',
    sign: -1,
    measure: ({ candidate }) => flag(candidate.found === 'place'),
  },
  {
    code: 'in_first_service',
    why: 'Who fails first did not catch it from the others.',
    sign: 1,
    measure: (view) => flag(view.inFirstService === true && !isKnown(view)),
  },
  {
    code: 'reported_change',
    why: 'Most outages follow a change, and whoever made it knows of it: one that explains what fails most likely brought it.',
    sign: 1,
    source: 'Beyer et al., Site Reliability Engineering, 2016, chapter 1: about 70 % of outages are due to changes',
    prior: Math.log(0.7 / 0.3),
    measure: (view) => flag(has(view, 'reported_change_fits')),
  },
] as const satisfies readonly Rule<CandidateView>[];

/** How far what the logs alone said is believed: log odds of a known failure and of "no incident" against "not known". */
export const OUTLOOK_RULES = [
  {
    code: 'known_odds',
    why: 'What the lines of the logs make probable stays so beside code and changes.',
    sign: 1,
  },
  {
    code: 'well_odds',
    why: 'What the lines of the logs make improbable stays so beside code and changes.',
    sign: 1,
  },
] as const satisfies readonly RuleRow[];

/** Log odds of rules that no suite holds a case for, by their code. */
export const JUDGE_PRIORS: Readonly<Record<string, number>> = Object.fromEntries(
  JUDGE_RULES.flatMap((rule: Rule<CandidateView>) => (rule.prior === undefined ? [] : [[rule.code, rule.prior]])),
);

/** The sign that each rule's principle demands, by its code. */
export const JUDGE_RULE_SIGNS: Readonly<Record<string, 1 | -1>> = Object.fromEntries(
  [...JUDGE_RULES, ...OUTLOOK_RULES].map(({ code, sign }) => [code, sign]),
);
